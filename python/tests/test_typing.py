"""What a type checker says of a user's script: wrong words fail, right ones keep the caller's frame type."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import tiendo

pytest.importorskip("mypy")

RIGHT = """
from pathlib import Path
import pandas as pd
import polars as pl
import tiendo
from typing_extensions import assert_type
from tiendo.typing import ForecastOptions, ReconcileOptions

pandas_frame, polars_frame, tiers = pd.DataFrame(), pl.DataFrame(), {"city": None, "east": "city"}
assert_type(tiendo.forecast(pandas_frame, 6, "year", level=[80, 95], bounds=(0, 100)), pd.DataFrame)
assert_type(tiendo.forecast(polars_frame, 6, 2, level=80, panel=True), pl.DataFrame)
assert_type(tiendo.forecast(polars_frame.lazy(), 6, "month"), pl.LazyFrame)
assert_type(tiendo.cross_validation(pandas_frame, 1, "quarter", windows=3, cap=None), pd.DataFrame)
assert_type(tiendo.reconcile(frame=polars_frame, hierarchy=tiers, method="ols", middle=1), pl.DataFrame)
tiendo.reconcile(base=[1.0], parents=[-1], method="wls_struct").sum()
assert_type(tiendo.reconciliation_moves(pandas_frame, polars_frame, tiers), pd.DataFrame)
tiendo.forecast({"unique_id": ["a"], "ds": [1], "y": [1.0]}, 1, 1)["auto"].mean()
tiendo.forecast(Path("rows.csv"), 1, "day")["auto"].mean()
options: ForecastOptions = {"bounds": (None, 100), "threads": 2, "decimal": ","}
how: ReconcileOptions = {"immutable": ["city"], "non_negative": True}
tiendo.forecast(pandas_frame, 6, "year", **options)
tiendo.reconcile(frame=pandas_frame, hierarchy=tiers, **how)
paths = tiendo.reconcile_paths(frame=pandas_frame, hierarchy=tiers, low=0, high=100, count=20_000)
paths.chance({"city": 3}, direction="down")
tiendo.pool([1.0, 5.0], [1.0, 1.0], method="reml")
assessment = tiendo.assess("programme.toml", "observations.csv", "2025-06-30")
tiendo.plot.trajectory(assessment, "target", language="vi").save("trajectory.svg")
tiendo.plot.save(tiendo.plot.board(pandas_frame, "chance", source="a report"), "board.png")
"""
WRONG = """
import pandas as pd
import tiendo
frame = pd.DataFrame()
paths = tiendo.reconcile_paths(frame=frame, hierarchy={})
tiendo.forecast(frame, 6, "yaer")
tiendo.forecast(frame, 6, "year", bonds=(0, 100))
tiendo.forecast(frame, 6, "year", level="80")
tiendo.cross_validation(frame, 6, "MS")
tiendo.back_test(frame, 6, "monthly")
tiendo.forecast(frame, 6, "year", panel=2.5)
tiendo.reconcile(frame=frame, hierarchy={}, method="old")
tiendo.reconcile(frame=frame, hierarchy={}, level=1)
tiendo.back_test_reconciliation(frame, {}, level=1)
paths.chance(3, direction="higher")
paths.to_frame(targets=3, lower_is_better=True)
tiendo.pool([1.0], [1.0], method="mean")
tiendo.plot.board(frame, language="fr")
tiendo.plot.board(frame, "verdicts")
tiendo.plot.achievement(3)
tiendo.plot.save("chart", "board.png")
"""


def faults_of(script: str, folder: Path) -> list[int]:
    """The lines of a script at which mypy --strict finds a fault."""
    file = folder / "script.py"
    file.write_text(script, encoding="utf-8")
    place = Path(tiendo.__file__).parents[1]
    environment = dict(os.environ)
    if place != Path(sysconfig.get_path("platlib")):  # mypy finds what is installed, and refuses to be told of it
        environment["MYPYPATH"] = str(place)
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / "cache"), str(file)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=folder,
        check=False,
    )
    assert re.search(r"^(Success|Found \d+ error)", found.stdout, re.M), found.stdout + found.stderr
    return sorted({int(line) for line in re.findall(r"^script\.py:(\d+): error", found.stdout, re.M)})


def test_right_words_pass_and_keep_the_frame_type(tmp_path: Path) -> None:
    assert faults_of(RIGHT, tmp_path) == []


def test_wrong_words_fail(tmp_path: Path) -> None:
    assert faults_of(WRONG, tmp_path) == list(range(6, len(WRONG.splitlines()) + 1))
