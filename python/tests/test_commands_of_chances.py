"""The commands attainment and calibrate give what the functions give, and print no more than is known."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiendo
from tiendo.report.chances import reliability_table
from tiendo.report.outlook import chance_in_percent, share_in_percent
from tiendo.report.terminal import console

SERIES = "unique_id,ds,y,kind\n" + "".join(
    f"{name},{2013 + i},{base + slope * i + (i * 7 % 5)},{kind}\n"
    for name, base, slope, kind in (("a", 20, 3, "x"), ("b", 10, 1, "x"), ("[red]c[/red]", 60, -2, "z"))
    for i in range(12)
)
GOALS = (
    (
        "unique_id,rule,value,due,act\na,at_least,70,2028,1\na,greater_than,57.5,2026,1\nb,at_most,30,2027,\n"
        "[red]c[/red],between,30,2026,2\nnobody,at_least,5000,2030,2\n"
    )
    .replace(",act\n", ",act,value_to\n")
    .replace(",1\n", ",1,\n")
    .replace("2027,\n", "2027,,\n")
    .replace(",2\n", ",2,45\n")
)
PAST = "unique_id,rule,value,due\na,at_least,50,2024\nb,at_least,30,2023\na,at_most,60,2022\nb,at_least,1,2030\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    plain = "\n".join(line.rpartition(",")[0] for line in SERIES.splitlines()) + "\n"
    for name, text in (("s.csv", SERIES), ("plain.csv", plain), ("g.csv", GOALS), ("past.csv", PAST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> str:
    command = [sys.executable, "-m", "tiendo", *words]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def same(shown: str, value: Any) -> bool:
    """Whether a cell of a CSV has a value, numbers with ten significant digits."""
    if isinstance(value, float):
        return float(shown) == pytest.approx(value, rel=1e-9)
    return shown == ("" if value is None else str(value))


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ((), {}),
        (("--by", "until", "--seed", "7", "--paths", "200"), {"by": "until", "seed": 7, "paths": 200}),
        (("--low", "0", "--high", "100"), {"bounds": (0, 100)}),
        (("--low", "0"), {"bounds": (0, None)}),
        (("--high", "90.5"), {"bounds": (None, 90.5)}),
        (("--low", "-5", "--high", "1e3"), {"bounds": (-5, 1_000)}),
        (("--level", "95", "--level", "50"), {"level": [95, 50]}),
        (("--one-panel", "--all-joint"), {"panel": True, "joint": True}),
        (("--joint", "act"), {"joint": "act"}),
        (("--season-length", "1", "--frequency", "1"), {"season_length": 1, "frequency": 1}),
    ],
)
def test_attainment_gives_what_the_function_gives(
    folder: Path, words: tuple[str, ...], options: dict[str, Any]
) -> None:
    wanted = tiendo.attainment("plain.csv", "g.csv", **options)
    assert [chance is None for chance in wanted["probability"]] == [False] * 4 + [True]
    header, *rows = csv.reader(io.StringIO(run("attainment", "plain.csv", "g.csv", "--csv", *words)))
    assert header == list(wanted)
    assert all(
        same(shown, value)
        for row, values in zip(rows, zip(*wanted.values(), strict=True), strict=True)
        for shown, value in zip(row, values, strict=True)
    )
    document = json.loads(run("attainment", "plain.csv", "g.csv", "--json", *words))
    assert document == {"targets": [dict(zip(wanted, row, strict=True)) for row in zip(*wanted.values(), strict=True)]}


def test_a_column_of_panels(folder: Path) -> None:
    shown = json.loads(run("attainment", "s.csv", "g.csv", "--json", "--panel", "kind"))["targets"]
    wanted = tiendo.attainment("s.csv", "g.csv", panel="kind")
    assert [row["probability"] for row in shown] == wanted["probability"]
    assert wanted["probability"] != tiendo.attainment("plain.csv", "g.csv")["probability"]


@pytest.mark.parametrize("words", [("calibrate", "plain.csv"), ("attainment", "plain.csv", "g.csv")])
def test_out_has_what_is_printed(folder: Path, words: tuple[str, ...]) -> None:
    for ending in ("csv", "json"):
        printed = run(*words, f"--{ending}")
        assert run(*words, "--out", f"r.{ending}") == ""
        assert (folder / f"r.{ending}").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (("--horizon", "2"), {"horizon": 2}),
        (("--horizon", "3", "--windows", "2", "--step", "1"), {"horizon": 3, "windows": 2, "step": 1}),
        (("--one-panel", "--low", "0", "--high", "200"), {"panel": True, "bounds": (0, 200)}),
        (("past.csv", "--horizon", "3"), {"targets": "past.csv", "horizon": 3}),
        (("--by", "until", "--paths", "100", "--seed", "3"), {"by": "until", "paths": 100, "seed": 3}),
    ],
)
def test_calibrate_gives_what_the_function_gives(folder: Path, words: tuple[str, ...], options: dict[str, Any]) -> None:
    wanted = tiendo.calibrate("plain.csv", **options)
    header, *rows = csv.reader(io.StringIO(run("calibrate", "plain.csv", "--csv", *words)))
    assert header == list(wanted.columns)
    assert all(
        same(shown, value)
        for row, values in zip(rows, wanted.records(), strict=True)
        for shown, value in zip(row, values.values(), strict=True)
    )
    document = json.loads(run("calibrate", "plain.csv", "--json", *words))
    assert document == {"scores": wanted.records(), "curve": wanted.curve.records()}


def cells(shown: str) -> list[list[str]]:
    """The rows of the tables of a terminal; a line without a first cell goes on with the row above."""
    rows: list[list[str]] = []
    for line in shown.splitlines():
        if line[:1] != "│":
            continue
        row = [cell.strip() for cell in line.strip("│").split("│")]
        if row[0]:
            rows.append(row)
        else:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], row, strict=True)]
    return rows


def test_the_table_of_targets(folder: Path) -> None:
    """Names are no markup, chances are whole percents, and each level has its interval."""
    wanted = tiendo.attainment("plain.csv", "g.csv", level=[80, 95], joint="act")
    shown = run("attainment", "plain.csv", "g.csv", "--level", "80", "--level", "95", "--joint", "act")
    rows = cells(shown)
    assert [row[0] for row in rows] == wanted["unique_id"]
    assert "[red]c[/red]" in wanted["unique_id"]
    assert [row[1] for row in rows] == [
        "at least 70 by 2028", "greater than 57.5 by 2026", "at most 30 by 2027", "between 30 and 45 by 2026",
        "at least 5,000 by 2030",
    ]  # fmt: skip
    joint = wanted["joint_probability"]
    assert [p is None for p in joint] == [False, False, True, True, True]  # nobody's target has no chance
    assert [row[2] for row in rows] == [
        "no observation" if p is None else chance_in_percent(p) + (f" joint {chance_in_percent(q)}" if q else "")
        for p, q in zip(wanted["probability"], joint, strict=True)
    ]
    flat = " ".join(shown.split())
    assert flat.count("80 %: ") == flat.count("95 %: ") == 2 * sum(x is not None for x in wanted["lo_80"])
    assert "at most 1.6 percentage points" in flat
    assert "at most 16 percentage points" in run("attainment", "plain.csv", "g.csv", "--paths", "10")


def test_a_target_that_is_never_met_says_so(folder: Path) -> None:
    (folder / "far.csv").write_text("unique_id,rule,value,due\na,at_least,900,2028\n", encoding="utf-8")
    (row,) = cells(run("attainment", "plain.csv", "far.csv"))
    assert row[2] == "1 % or less" and row[4].startswith("never at this pace")


def test_the_tables_of_calibration(folder: Path) -> None:
    wanted = tiendo.calibrate("plain.csv", horizon=2)
    rows = cells(run("calibrate", "plain.csv", "--horizon", "2"))
    shown = {row[0].replace(" ", "_"): row[1:] for row in rows if len(row) == 4}
    assert list(shown) == [name for name in wanted.columns if name != "horizon"]
    assert shown["events"] == [str(count) for count in wanted.columns["events"]]
    for name in ("brier", "miscalibration", "discrimination", "uncertainty", "log_score"):
        assert shown[name] == [f"{score:.3f}" for score in wanted.columns[name]]
    assert shown["skill_over_drift"] == [f"{round(100 * skill):+d} %" for skill in wanted.columns["skill_over_drift"]]
    curve = [row for row in rows if len(row) == 5]
    assert sum(int(row[-1]) for row in curve) == wanted.columns["events"][-1] == 30
    assert all(re.fullmatch(r"\d?\d?0 %( or (less|more))?", row[0]) for row in curve)  # 30 events: tens of percents
    assert {row[3] for row in curve} <= {"below", "within", "above"}


def test_the_digits_of_chances_are_those_of_the_evidence() -> None:
    """Of 1,500 events of random walks, whose chances are right, whole percents are known; of 45 of them, tens."""
    rng = np.random.default_rng(2)
    y = np.cumsum(rng.normal(size=(150, 25)), axis=1) + rng.normal(size=(150, 1)) * 5
    shown = {}
    for count in (150, 9):
        frame = {
            "unique_id": np.repeat(np.arange(count), 25).tolist(),
            "ds": np.tile(np.arange(2000, 2025), count).tolist(),
            "y": y[:count].ravel().tolist(),
        }
        found = tiendo.calibrate(frame, horizon=2 if count == 150 else 1, panel=True)
        assert found.digits == (2 if count == 150 else 1)
        screen = console()
        with screen.capture() as captured:
            screen.print(reliability_table(found))
        shown[count] = [row[0].split()[0] for row in cells(captured.get())]
    assert any(int(percents) % 10 for percents in shown[150])
    assert all(int(percents) % 10 == 0 for percents in shown[9])


@pytest.mark.parametrize(
    ("share", "whole", "tens"),
    [
        (0.0, "1 % or less", "10 % or less"),
        (0.004, "1 % or less", "10 % or less"),
        (0.005, "1 % or less", "10 % or less"),
        (0.02, "2 %", "10 % or less"),
        (0.483, "48 %", "50 %"),
        (0.96, "96 %", "90 % or more"),
        (0.995, "99 % or more", "90 % or more"),
        (0.996, "99 % or more", "90 % or more"),
        (1.0, "99 % or more", "90 % or more"),
    ],
)
def test_a_chance_is_never_impossible_or_certain(share: float, whole: str, tens: str) -> None:
    assert (chance_in_percent(share), chance_in_percent(share, 1)) == (whole, tens)
    assert (share_in_percent(0.0), share_in_percent(1.0, 1)) == ("0 %", "100 %")  # what was may be so


@pytest.mark.parametrize("command", ["attainment", "calibrate", "scenarios"])
def test_the_help_has_an_example_that_runs(folder: Path, command: str) -> None:
    helped = " ".join(run(command, "--help").split())
    found = re.search(rf"Example: tiendo ({command} .*?) Arguments:", helped)
    assert found is not None
    words = found[1].replace("series.csv", "plain.csv").replace("targets.csv", "g.csv").split()
    run(*words)


@pytest.mark.parametrize("text", ["\x1b[31mred", "\u202eback", "a\x07"])
def test_what_acts_on_a_terminal_is_seen(folder: Path, text: str) -> None:
    (folder / "n.csv").write_text(f"unique_id,ds,y\n{text},2020,1\n{text},2021,2\n", encoding="utf-8")
    (folder / "m.csv").write_text(f"unique_id,rule,value,due\n{text},at_least,3,2023\n", encoding="utf-8")
    shown = run("attainment", "n.csv", "m.csv")
    assert text not in shown
    assert text.encode("unicode_escape").decode()[:4] in shown


def test_the_series_may_come_from_the_standard_input(folder: Path) -> None:
    command = [sys.executable, "-m", "tiendo", "attainment", "-", "g.csv", "--csv"]
    text = (folder / "plain.csv").read_text(encoding="utf-8")
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, run("attainment", "plain.csv", "g.csv", "--csv"))


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ((), {}),
        (("--low", "0", "--high", "100", "--one-panel"), {"bounds": (0, 100), "panel": True}),
        (("--own", "plan.csv"), {"own": "plan.csv"}),
    ],
)
def test_scenarios_gives_what_the_function_gives(folder: Path, words: tuple[str, ...], options: dict[str, Any]) -> None:
    (folder / "plan.csv").write_text("unique_id,ds,y\na,2026,70\n", encoding="utf-8")
    wanted = tiendo.scenarios("plain.csv", "g.csv", **options)
    rows = [dict(zip(wanted, row, strict=True)) for row in zip(*wanted.values(), strict=True)]
    assert json.loads(run("scenarios", "plain.csv", "g.csv", "--json", *words)) == {"scenarios": rows}
    assert len(list(csv.reader(io.StringIO(run("scenarios", "plain.csv", "g.csv", "--csv", *words))))) == len(rows) + 1
    shown = run("scenarios", "plain.csv", "g.csv", *words)
    for name in wanted["scenario"][: len(rows) // 5]:
        assert name.replace("_", " ") in shown
