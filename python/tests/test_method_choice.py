"""The choice of a method of reconciliation: scores by hand, what was known when, and what a method did."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pytest
import tiendo

CITY = {"city": None, "east": "city", "west": "city"}
TREE = {"city": None, "east": "city", "west": "city", "old": "east", "new": "east"}
SUMS = np.array([[1, 1, 1], [1, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]])


def row(scores: tiendo.ReconciliationScores, method: str) -> dict[str, Any]:
    (found,) = [record for record in scores.records() if record["method"] == method]
    return found


def panel(scale: float = 1.0) -> dict[str, Any]:
    """Thirteen years of five nodes that add up, each with its own noise."""
    random = np.random.default_rng(75)
    figures = SUMS @ (random.uniform(20, 60, (3, 1)) + np.cumsum(random.normal(1, 2, (3, 13)), axis=1))
    return {
        "unique_id": np.repeat(list(TREE), 13),
        "ds": np.tile(np.arange(2012, 2025), 5),
        "y": scale * figures.ravel(),
    }


def past(scale: float = 1.0) -> tuple[dict[str, Any], dict[str, Any]]:
    """Forecasts of the panel's past with all that a method may need."""
    figures = panel(scale)
    fitted = tiendo.forecast(figures, 1, "year", fitted=True)
    errors = {"unique_id": fitted["unique_id"], "ds": fitted["ds"], "y": fitted["y"] - fitted["auto"]}
    cv = tiendo.cross_validation(figures, 2, "year", windows=3)
    return cv, {"residuals": errors, "history": figures, "middle": 1}


def test_the_worked_numbers() -> None:
    cv = {
        "unique_id": ["city", "east", "west"],
        "ds": [2024] * 3,
        "cutoff": [2023] * 3,
        "y": [96.0, 42, 54],
        "auto": [100.0, 40, 50],
    }
    found = tiendo.back_test_reconciliation(cv, CITY)
    assert (
        repr(found)
        == "<ReconciliationScores: wls_struct with the least error, 0.0167; base 0.05445; 5 of 13 methods usable>"
    )
    # By hand: with W = diag(2, 1, 1) 95, 42.5, 52.5; OLS gives 96.67, 43.33, 53.33; bottom-up 90, 40, 50; the top alone 100, 44.44, 55.56.
    assert row(found, "wls_struct")["error"] == pytest.approx((1 / 96 + 0.5 / 42 + 1.5 / 54) / 3)
    assert row(found, "ols")["error"] == pytest.approx((2 / 96 + 4 / 42 + 2 / 54) / 9)
    assert row(found, "bottom_up")["error_top"] == pytest.approx(6 / 96)
    assert row(found, "top_down_forecast_proportions")["error_bottom"] == pytest.approx((22 / 9 / 42 + 14 / 9 / 54) / 2)
    assert row(found, "base")["incoherence"] == pytest.approx(0.1)
    assert row(found, "ols")["error_middle"] is None
    assert row(found, "wls_var") == {
        **dict.fromkeys(found.columns),
        "method": "wls_var",
        "reason": "2023: 'wls_var' needs residuals",
    }
    assert list(found.to_pandas().columns) == list(found.to_polars().columns) == list(found.columns)


def test_every_method_has_a_row_and_takes_what_was_known() -> None:
    cv, known = past()
    found = tiendo.back_test_reconciliation(cv, TREE, **known)
    assert len(found) == 13
    # six years of errors and three sums that every node is part of: all can be used
    assert [record["reason"] for record in found.records()] == [""] * 13
    errors = found.columns["error"]
    assert errors == sorted(errors)
    for record in found.records():
        assert record["method"] == "base" or record["incoherence"] < 1e-13
        tiers = 1 * record["error_top"] + 1 * record["error_middle"] + 3 * record["error_bottom"]
        assert record["error"] == pytest.approx(tiers / 5)
    assert row(found, "base")["incoherence"] > 1e-4


def test_the_scores_are_those_of_reconcile_with_what_was_known() -> None:
    cv, known = past()
    found = tiendo.back_test_reconciliation(cv, TREE, **known)
    rows = pandas.DataFrame(cv)
    methods: Any = ("mint_shrink_uncentred", "top_down_average_proportions", "middle_out", "bottom_up")
    for method in methods:
        parts = []
        for cutoff, window in rows.groupby("cutoff"):
            then: dict[str, Any] = {}
            for name in ("residuals", "history"):
                long = pandas.DataFrame(known[name])
                then[name] = long[long["ds"] <= cutoff]
            parts.append(tiendo.reconcile(frame=window, hierarchy=TREE, value="auto", method=method, middle=1, **then))
        moved = pandas.concat(parts)
        moved["square"] = (moved["auto"] - moved["y"]) ** 2
        by_node = moved.groupby("unique_id")[["square", "y"]].mean()
        assert row(found, method)["error"] == pytest.approx((np.sqrt(by_node["square"]) / by_node["y"]).mean())


def test_no_look_at_the_future() -> None:
    cv, known = past()
    found = tiendo.back_test_reconciliation(cv, TREE, **known)
    changed = dict(known)
    last = max(cv["cutoff"].tolist())
    for name in ("residuals", "history"):
        after = np.asarray(known[name]["ds"]) > last
        changed[name] = {**known[name], "y": np.where(after, 1e6, known[name]["y"])}
    assert tiendo.back_test_reconciliation(cv, TREE, **changed).records() == found.records()
    at = np.asarray(known["residuals"]["ds"]) == min(cv["cutoff"].tolist())
    changed["residuals"] = {**known["residuals"], "y": np.where(at, 9.0, known["residuals"]["y"])}
    assert row(tiendo.back_test_reconciliation(cv, TREE, **changed), "wls_var") != row(
        found, "wls_var"
    )  # known on the day
    late = pandas.DataFrame(known["residuals"]).query("ds > 2020")
    none = tiendo.back_test_reconciliation(cv, TREE, residuals=late)
    assert row(none, "wls_var")["reason"] == "2018: the residuals have no row"
    none = tiendo.back_test_reconciliation(cv, TREE, history=pandas.DataFrame(known["history"]).query("ds > 2020"))
    assert row(none, "top_down_average_proportions")["reason"] == "2018: the history has no row"


def test_rows_in_any_order_frames_of_any_kind_and_figures_of_any_unit(tmp_path: Path) -> None:
    cv, known = past()
    found = {
        record["method"]: record["error"] for record in tiendo.back_test_reconciliation(cv, TREE, **known).records()
    }
    shuffled = pandas.DataFrame(cv).sample(frac=1, random_state=1)
    scaled, known_scaled = past(1e6)
    table = tmp_path / "cv.csv"
    pandas.DataFrame(cv).to_csv(table, index=False)
    errors, history = tmp_path / "errors.csv", tmp_path / "history.csv"
    pandas.DataFrame(known["residuals"]).to_csv(errors, index=False)
    pandas.DataFrame(known["history"]).to_csv(history, index=False)
    others: list[tuple[Any, dict[str, Any]]] = [
        (shuffled, known), (polars.DataFrame(cv), known), (scaled, known_scaled),
        (table, {"residuals": errors, "history": history, "middle": ["east", "west"]}),
    ]  # fmt: skip
    for frame, more in others:
        again = tiendo.back_test_reconciliation(frame, TREE, **more)
        assert {record["method"]: record["error"] for record in again.records()} == pytest.approx(found, rel=1e-9)


def test_days_of_python_and_of_pandas_are_one_calendar() -> None:
    figures = panel()
    ends = [datetime.date(int(year), 12, 31) for year in figures["ds"]]
    days = pandas.DataFrame({**figures, "ds": ends})
    cv = tiendo.cross_validation(days, 2, "year", windows=3)
    assert cv["cutoff"][0] == datetime.date(2018, 12, 31)
    cv["cutoff"] = pandas.to_datetime(cv["cutoff"])
    found = tiendo.back_test_reconciliation(cv, TREE, history=days, middle=1)
    years = tiendo.back_test_reconciliation(past()[0], TREE, history=figures, middle=1)
    assert found.columns["error"] == years.columns["error"]
    assert row(found, "wls_var")["reason"] == "2018-12-31: 'wls_var' needs residuals"


def test_coherent_forecasts_are_left_alone_and_perfect_ones_err_nowhere() -> None:
    cv, known = past()
    naive = {**cv, "auto": cv["y"] * 1.1}  # a tenth too high everywhere: adds up
    found = tiendo.back_test_reconciliation(naive, TREE, **known)
    for record in found.records():
        if "average" not in record["method"]:  # shares of the past are others
            assert [record["error_top"], record["incoherence"]] == pytest.approx(
                [row(found, "base")["error_top"], 0], abs=1e-12
            )
    exact = tiendo.back_test_reconciliation({**cv, "auto": cv["y"].copy()}, TREE)
    assert exact.columns["error"][:5] == pytest.approx([0] * 5, abs=1e-12)


def test_gaps_bounds_and_held_nodes() -> None:
    cv, known = past()
    first = (cv["unique_id"] == "new") & (cv["ds"] == 2019)
    gaps = {**cv, "auto": np.where(first, np.nan, cv["auto"])}
    found = tiendo.back_test_reconciliation(gaps, TREE, **known)
    assert row(found, "bottom_up")["reason"] == "2018: 'bottom_up' needs a base forecast that is missing"
    assert row(found, "ols")["error"] is not None
    held = tiendo.back_test_reconciliation(cv, TREE, **known, immutable=["city"], non_negative=True)
    assert row(held, "ols")["error_top"] == pytest.approx(row(held, "base")["error_top"])
    assert "supports neither bounds nor fixed nodes" in row(held, "middle_out")["reason"]


def test_errors_are_typed() -> None:
    cv, _known = past()
    rows = pandas.DataFrame(cv)
    wrongs: list[tuple[dict[str, Any], type[tiendo.Error], str]] = [
        ({"frame": rows.drop(columns="cutoff")}, tiendo.UnknownName, "no column 'cutoff'"),
        ({"frame": rows, "value": "theta"}, tiendo.UnknownName, "no column 'theta'"),
        ({"frame": rows, "value": "y"}, tiendo.InvalidValue, "both forecast and value"),
        ({"frame": rows.assign(low=1.0).rename(columns={"low": "auto-lo-80"}), "value": "auto-lo-80"}, tiendo.InvalidValue, "end of an"),
        ({"frame": rows.assign(cutoff=2030)}, tiendo.InvalidValue, "forecast of 2019 was not made at the cutoff 2030"),
        ({"frame": rows.assign(cutoff=None)}, tiendo.InvalidValue, "row 1 has no time in column 'cutoff'"),
        ({"frame": rows.assign(cutoff="then")}, tiendo.InvalidValue, "then and the times in column 'ds' are of different kinds"),
        ({"frame": rows.assign(y=np.nan)}, tiendo.InvalidValue, "no error can be computed"),
        ({"frame": rows.assign(y=np.inf)}, tiendo.InputError, "not a finite number"),
        ({"frame": rows.iloc[:0]}, tiendo.InvalidValue, "needs at least one past forecast"),
        ({"frame": pandas.concat([rows, rows])}, tiendo.InvalidValue, "two rows at one time"),
        ({"frame": rows, "hierarchy": CITY}, tiendo.InvalidValue, "not in the hierarchy: old, new"),
        ({"frame": rows, "middle": ["north"]}, tiendo.UnknownName, "not in the hierarchy: north"),
        ({"frame": rows, "residuals": {"unique_id": ["city"], "ds": ["2024-Q1"], "y": [1.0]}}, tiendo.InvalidValue, "different kinds"),
    ]  # fmt: skip
    for wrong, kind, text in wrongs:
        with pytest.raises(kind, match=text):
            tiendo.back_test_reconciliation(**{"hierarchy": TREE, **wrong})


def test_what_a_method_did() -> None:
    before = polars.DataFrame(
        {"unique_id": ["west", "city", "east"] * 2, "ds": [1] * 3 + [2] * 3, "auto": [50.0, 100, 40, 30, 60, None]}
    )
    after = tiendo.reconcile(frame=before, hierarchy=CITY, value="auto", method="ols")
    found = tiendo.reconciliation_moves(before, after, CITY)
    assert isinstance(found, polars.DataFrame)
    assert found["unique_id"].to_list() == ["city", "city", "east", "east", "west", "west"]
    # By hand: the city's mean forecast is 80, that of the west 40, the east's only one 40.
    third = 10 / 3
    assert found["moved"].to_list() == [pytest.approx(x) for x in (-third / 80, 0, third / 40)] + [None] + [
        pytest.approx(x) for x in (third / 40, 0)
    ]
    assert found["after"].to_list() == pytest.approx([100 - third, 60, 40 + third, 30, 50 + third, 30])
    assert found["incoherence_before"].to_list() == [pytest.approx(0.1), None, None, None, None, None]
    assert found["incoherence_after"].to_list()[:2] == pytest.approx([0, 0], abs=1e-15)
    frame = pandas.DataFrame({"unique_id": ["city", "east", "west"], "ds": [1] * 3, "auto": [0.0, 5, -5]})
    alike = tiendo.reconciliation_moves(frame, frame.iloc[::-1], CITY)
    assert np.isnan(alike["moved"][0]) and list(alike["moved"][1:]) == [0, 0]  # the city has no size
    assert alike["incoherence_before"][0] == 0
    with pytest.raises(tiendo.InvalidValue, match="not of the same nodes and times"):
        tiendo.reconciliation_moves(frame, frame.iloc[:2], CITY)
    with pytest.raises(tiendo.InvalidValue, match="not of the same nodes and times"):
        tiendo.reconciliation_moves(frame, frame.assign(ds=2), CITY)
    with pytest.raises(tiendo.InputError, match="not a finite number"):
        tiendo.reconciliation_moves(frame.assign(auto=np.inf), frame, CITY)


def test_the_commands(tmp_path: Path) -> None:
    history, links, cv = tmp_path / "history.csv", tmp_path / "links.csv", tmp_path / "cv.csv"
    pandas.DataFrame(panel()).to_csv(history, index=False)
    links.write_text(
        "child,parent\n" + "".join(f"{child},{parent or ''}\n" for child, parent in TREE.items()), encoding="utf-8"
    )

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tiendo", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    made = run("forecast", history, "--horizon", "2", "--frequency", "year", "--windows", "3", "--out", cv)
    assert (made.returncode, made.stderr) == (0, "")
    assert cv.read_text(encoding="utf-8").startswith(
        "unique_id,ds,cutoff,y,auto,auto-lo-80,auto-hi-80,auto-lo-95,auto-hi-95\n"
    )
    shown = run("reconcile", cv, links, "--back-test", "--history", history, "--middle", "1")
    lines = shown.stdout.splitlines()
    assert (shown.returncode, shown.stderr, len(lines)) == (0, "", 14)
    assert lines[0] == "method,error,error_top,error_middle,error_bottom,incoherence,reason"
    found = tiendo.back_test_reconciliation(past()[0], TREE, history=panel(), middle=1)
    assert [line.split(",")[0] for line in lines[1:]] == found.columns["method"]
    assert float(lines[1].split(",")[1]) == pytest.approx(found.columns["error"][0], rel=1e-8)
    assert lines[-1].endswith(",,,,,2018: 'mint_shrink_centred' needs residuals")
    assert run("reconcile", cv, links, "--back-test", "--paths", "9").returncode == 2


def test_the_lines_of_the_page_run() -> None:
    page = (Path(__file__).parents[2] / "docs" / "geography.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.S)
    (known,) = [block for block in blocks if "reconcile_paths" in block]
    (shown,) = [block for block in blocks if "back_test_reconciliation" in block]
    names: dict[str, Any] = {}
    exec(known + shown, names)
    assert len(names["scores"]) == 13
    assert names["moves"]["incoherence_after"].max() < 1e-12
