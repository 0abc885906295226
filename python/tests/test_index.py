"""Composite indices: the same numbers as in C++, from any frame, with every gap explained."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow
import pytest
import tiendo

VALUES = {"unit": ["A", "B", "C"], "osi": [0.9, 0.5, None], "tii": [0.6, 0.8, 0.4], "hci": [0.3, 0.5, 0.7]}


@pytest.fixture(scope="module")
def egdi() -> tiendo.Index:
    return tiendo.Index.shipped("egdi")


def scores(result: tiendo.IndexResult, node: str) -> dict[str, float | None]:
    return {row["unit"]: row["score"] for row in result.records() if row["node"] == node}


def test_the_mean_of_three_components_from_any_frame(egdi: tiendo.Index) -> None:
    # By hand: (.9 + .6 + .3) / 3 = .6; (.5 + .8 + .5) / 3 = .6
    for frame in (pandas.DataFrame(VALUES), polars.DataFrame(VALUES), pyarrow.table(VALUES)):
        result = egdi.compute(frame)
        assert scores(result, "egdi") == {"A": pytest.approx(0.6), "B": pytest.approx(0.6), "C": None}
        rows = {row["unit"]: row for row in result.records() if row["node"] == "egdi"}
        assert (rows["A"]["rank"], rows["B"]["rank"], rows["C"]["rank"]) == (1, 1, None)
        assert rows["A"]["field_size"] == 2
        assert rows["C"]["reason"] == "no_observation"
        assert rows["C"]["coverage"] == pytest.approx(9 / 10)  # ten figures below, of which osi is one


def test_frames_out(egdi: tiendo.Index) -> None:
    result = egdi.compute(polars.DataFrame(VALUES))
    assert result.to_pandas().shape == result.to_polars().shape
    assert result.to_arrow().num_rows == 3 * len(egdi.nodes)
    assert "<table" in result._repr_html_()
    assert repr(result) == "<IndexResult: 3 units>"


def test_points_of_provinces() -> None:
    dti = tiendo.Index.shipped("dti_province")
    pillars = {name: [80.0] for name in dti.nodes if name not in ("dti_province", "foundation", "activity")}
    assert len(pillars) == 8
    result = dti.compute(pandas.DataFrame({"unit": ["79"], **pillars}))
    assert scores(result, "foundation")["79"] == pytest.approx(400)
    assert scores(result, "dti_province")["79"] == pytest.approx(0.64)  # 8 x 80 of 1000 points
    pillars["security"] = [float("nan")]
    assert scores(dti.compute(pandas.DataFrame({"unit": ["79"], **pillars})), "dti_province")["79"] is None


def test_what_does_not_fit_is_named_at_once(egdi: tiendo.Index, tmp_path: Path) -> None:
    with pytest.raises(tiendo.InvalidValue) as caught:
        egdi.compute(pandas.DataFrame({"unit": ["A", "A"], "oci": [1, 2], "epi": [1, 2]}))
    for words in (
        "row 2, column 'unit': 'A' has a row already",
        "no node of the index is called 'oci'; did you mean 'osi'?",
        "called 'epi'",
    ):
        assert words in str(caught.value)
    with pytest.raises(tiendo.UnknownName, match="no column 'unit'"):
        egdi.compute(pandas.DataFrame({"osi": [1]}))
    file = tmp_path / "values.csv"
    file.write_text("unit,osi\nA,high\n", encoding="utf-8")
    with pytest.raises(tiendo.InputError, match=r"values.csv:2:3: 'high' in column 'osi' is not a number"):
        egdi.compute(file)
    with pytest.raises(
        tiendo.UnknownName, match="no shipped index 'none'; there are digital_progress, dti_province, egdi"
    ):
        tiendo.Index.shipped("none")  # type: ignore[arg-type]


def test_an_aggregation_of_ones_own(egdi: tiendo.Index) -> None:
    def weakest(scores: list[float], weights: list[float]) -> float:
        assert weights == [1, 1, 1]
        return min(scores)

    own = egdi.with_aggregation("egdi", weakest)
    assert scores(own.compute(pandas.DataFrame(VALUES)), "egdi")["A"] == pytest.approx(0.3)
    with pytest.raises(tiendo.UnknownName):
        egdi.with_aggregation("gdp", weakest)

    def broken(scores: list[float], weights: list[float]) -> float:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        egdi.with_aggregation("egdi", broken).compute(pandas.DataFrame(VALUES))


def test_uncertainty_is_a_matter_of_the_seed(egdi: tiendo.Index) -> None:
    values = pandas.DataFrame(VALUES)
    first = egdi.uncertainty(values, draws=200, seed=7, weights=0.5, top=[1])
    assert first.columns == egdi.uncertainty(values, draws=200, seed=7, weights=0.5, top=[1]).columns
    assert first.columns != egdi.uncertainty(values, draws=200, seed=8, weights=0.5, top=[1]).columns
    rows = {row["unit"]: row for row in first.records()}
    assert 0 < rows["A"]["top_1"] < 1
    assert (rows["A"]["rank_low"], rows["A"]["rank_high"]) == (1, 2)
    assert rows["C"]["draws"] == 0 and rows["C"]["top_1"] is None
    assert first.to_polars().shape == (3, 8)


def test_uncertainty_can_be_watched_and_stopped(egdi: tiendo.Index) -> None:
    steps: list[int] = []
    egdi.uncertainty(pandas.DataFrame(VALUES), draws=5, progress=lambda done, total: steps.append(done))
    assert steps == sorted(steps)  # with none done before the first draw, and all done while ranks are summarised
    assert set(steps) == {0, 1, 2, 3, 4, 5}

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        egdi.uncertainty(pandas.DataFrame(VALUES), draws=5, progress=stop)
    for fault in ({"draws": 0}, {"level": 0.95}, {"normalise": ["x"]}, {"aggregate": ["x"]}, {"noise": {"osi": -1}}):
        with pytest.raises(tiendo.InvalidValue):
            egdi.uncertainty(pandas.DataFrame(VALUES), **fault)


def test_a_rank_target_reads_the_places_of_an_index(
    programme: tiendo.Programme, observations: tiendo.Observations
) -> None:
    dti = tiendo.Index.shipped("dti_province")
    pillars = [name for name in dti.nodes if name not in ("dti_province", "foundation", "activity")]
    units = ["79", *(f"x{i}" for i in range(62))]
    table = {
        "unit": units,
        **{name: [70.0 if unit == "79" else 1.0 * i for i, unit in enumerate(units)] for name in pillars},
    }
    ranks = dti.compute(polars.DataFrame(table)).rank_observations(
        "dti_rank", period=("2024-01-01", "2024-12-31"), published="2025-03-01", source="a test",
        area_valid_from="1976-07-02", only=["79"],
    )  # fmt: skip
    assert len(ranks) == 1
    rows = tiendo.assess(programme, ranks, "2025-06-30").to_polars().to_dicts()
    row = next(row for row in rows if row["target_id"] == "2393-16" and row["indicator_id"] == "dti_rank")
    assert (row["latest_value"], row["field_size"], row["status"], row["proxy"]) == (1, 63, "achieved", True)
    assert len(observations + ranks) == len(observations) + 1


def test_the_command(tmp_path: Path) -> None:
    values = tmp_path / "values.csv"
    with values.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["unit", "osi", "tii", "hci"], ["A", 0.9, 0.6, 0.3], ["B", 0.5, 0.8, 0.8], ["C", "", 1, 1]])
    definition = Path(tiendo.__file__).parent / "indices" / "egdi.toml"
    run: Callable[..., subprocess.CompletedProcess[str]] = lambda *words: subprocess.run(  # noqa: E731
        [sys.executable, "-m", "tiendo", "index", str(definition), str(values), *words],
        capture_output=True, text=True, env={**os.environ, "COLUMNS": "160"},
    )  # fmt: skip
    shown = run("--draws", "50", "--weights", "0.25")
    assert shown.returncode == 0, shown.stderr
    lines = [line for line in shown.stdout.splitlines() if "of 2" in line or "no observation" in line]
    assert [line.split()[1] for line in lines if "of 2" in line] == ["1", "2"]
    assert "no observation" in lines[2]
    document = json.loads(run("--json").stdout)
    assert document["index"] == "egdi"
    assert document["uncertainty"] is None
    values.write_text("unit,osl\nA,1\n", encoding="utf-8")
    refused = run()
    assert refused.returncode == 2
    assert "values.csv:1:6" in refused.stderr
    assert refused.stdout == ""


MISSING = [0.9, 0.5, None]


@pytest.mark.parametrize(
    "column",
    [
        pandas.array([9, 5, None], "Int64"), pandas.array(MISSING, "Float64"), pandas.array(MISSING, "Float32"), pandas.Series(MISSING, dtype=object),
        pandas.Series([0.9, 0.5, pandas.NA], dtype=object), pandas.Series(["0.9", "0.5", " "]), pandas.Series(MISSING, dtype=pandas.ArrowDtype(pyarrow.float64())),
        pandas.Series(MISSING).astype("category"), pandas.Series([0.9, 0.5, float("nan")], dtype="float32"),
    ],
    ids=lambda column: str(column.dtype),
)  # fmt: skip
def test_missing_values_of_every_kind_are_missing(egdi: tiendo.Index, column: Any) -> None:
    scale = 10 if str(column.dtype) == "Int64" else 1
    wanted = egdi.compute({**VALUES, "osi": [None if x is None else scale * x for x in MISSING]})
    assert egdi.compute(pandas.DataFrame({**VALUES, "osi": column})) == wanted


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unit": [1, 2, 3]}, "row 1: 1 in column 'unit' is no text"), ({"unit": ["A", None, "C"]}, "row 2: a cell is missing in column 'unit'"),
        ({"unit": ["A", float("nan"), "C"]}, "row 2: a cell is missing"), ({"unit": ["A", " ", "C"]}, "row 2: a cell is missing"),
        ({"unit": ["Huế", "C", "Hue\u0302\u0301"]}, "row 3, column 'unit': 'Huế' has a row already"), ({"unit": ["A", "A ", "C"]}, "row 2, column 'unit': 'A' has"),
        ({"osi": ["0.9", "n/a", None]}, "row 2: 'n/a' in column 'osi' is not a number"), ({"osi": [True, False, None]}, "row 1: True in column 'osi'"),
        ({"osi": pandas.to_datetime(["2024-01-01"] * 3)}, "in column 'osi' is not a number; a date is no number"), ({"osi": [0.9, float("inf"), 1]}, "row 2: inf in column 'osi'"),
        ({"osi": ["1_5", "1", "1"]}, "row 1: '1_5' in column 'osi'"), ({"name": ["P", "Q", "R"]}, "no node of the index is called 'name'"), ({"hcl": [1, 2, 3]}, "did you mean 'hci'?"),
    ],
)  # fmt: skip
def test_one_checked_door_for_frames_and_files(
    egdi: tiendo.Index, change: dict[str, Any], words: str, tmp_path: Path
) -> None:
    table = {**VALUES, **change}
    for frame in (table, pandas.DataFrame(table)):
        for ask in (egdi.compute, lambda given: egdi.uncertainty(given, draws=2)):
            with pytest.raises(tiendo.InvalidValue) as caught:
                ask(frame)
            assert words in str(caught.value)
    if not any(
        words.startswith(start) for start in ("row 1: 1 in", "row 1: True", "in column")
    ):  # a file has texts alone
        file = tmp_path / "values.csv"
        pandas.DataFrame(table).to_csv(file, index=False)
        with pytest.raises(tiendo.InputError, match=r"values.csv:[1-4]:[0-9]+: "):
            egdi.compute(file)


def test_files_of_every_separator_and_decimal_mark(egdi: tiendo.Index, tmp_path: Path) -> None:
    wanted = egdi.compute(VALUES)
    file = tmp_path / "values.csv"
    for separator, decimal in ((",", "."), (";", "."), (";", ","), ("\t", ","), ("\t", ".")):
        pandas.DataFrame(VALUES).to_csv(file, index=False, sep=separator, decimal=decimal, encoding="utf-8-sig")
        assert egdi.compute(file, decimal=decimal) == wanted  # type: ignore[arg-type]
        assert egdi.uncertainty(file, draws=3, decimal=decimal) == egdi.uncertainty(VALUES, draws=3)  # type: ignore[arg-type]
    with pytest.raises(tiendo.InputError, match="say decimal=','"):
        pandas.DataFrame(VALUES).to_csv(file, index=False, sep=";", decimal=",")
        egdi.compute(file)


def _returns(value: Any) -> Callable[[list[float], list[float]], Any]:
    return lambda scores, weights: value


def test_an_aggregation_must_give_a_number(egdi: tiendo.Index) -> None:
    for wrong in ("x", None, [1], True):
        with pytest.raises(tiendo.InvalidValue, match=r"the result of .* is a number"):
            egdi.with_aggregation("egdi", _returns(wrong)).compute(VALUES)
    with pytest.raises(tiendo.InvalidValue, match="is a function of scores and weights"):
        egdi.with_aggregation("egdi", "mean")  # type: ignore[arg-type]
