"""Reconciliation from Python: the reference values, frames in and out, gaps, bounds and errors."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pytest
import tiendo

VECTORS = Path(__file__).parents[2] / "tests" / "data" / "vectors"


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((VECTORS / "reconciliation.json").read_text(encoding="utf-8"))
    return found


def test_reference_values(reference: dict[str, Any]) -> None:
    for method, expected in reference["reconciled"].items():
        found = tiendo.reconcile(
            S=reference["S"], base=reference["base"], residuals=reference["residuals_T_by_n"], method=method
        )
        np.testing.assert_allclose(found, expected, rtol=1e-9)
    assert tiendo._core.hierarchy.shrinkage(np.array(reference["residuals_T_by_n"]), False) == pytest.approx(
        reference["lambda_uncentred"], rel=1e-12
    )


def test_bounds_and_held_nodes(reference: dict[str, Any]) -> None:
    held, both, cut = reference["constrained"][1], reference["constrained"][2], reference["constrained"][4]
    found = tiendo.reconcile(S=reference["S"], base=held["base"], method="wls_struct", immutable=[0])
    np.testing.assert_allclose(found, held["result"], atol=1e-6)
    found = tiendo.reconcile(S=reference["S"], base=both["base"], method="wls_struct", immutable=[0, 5])
    np.testing.assert_allclose(found, both["result"], atol=1e-6)
    found = tiendo.reconcile(S=reference["S"], base=cut["base"], method="wls_struct", non_negative=True)
    np.testing.assert_allclose(found, cut["result"], atol=1e-6)
    shares = reference["constrained"][8]
    found = tiendo.reconcile_shares(S=reference["S"], shares=shares["base"], denominators=[25, 28, 40, 36])
    np.testing.assert_allclose(found, shares["result"], atol=1e-6)


def test_paths_are_columns_and_gaps_follow_from_sums() -> None:
    base = np.array([[100.0, 10.0], [40.0, np.nan], [50.0, 4.0]])
    found = tiendo.reconcile(parents=[-1, 0, 0], base=base, method="ols")
    np.testing.assert_allclose(found[:, 0], [100 - 10 / 3, 40 + 10 / 3, 50 + 10 / 3])
    np.testing.assert_allclose(found[:, 1], [10, 6, 4])


def test_frames_keep_their_kind_and_order() -> None:
    hierarchy = {"city": None, "east": "city", "west": "city"}
    rows = {
        "unique_id": ["west", "city", "east", "city", "east", "west"],
        "ds": [2025, 2025, 2025, 2026, 2026, 2026],
        "y": [50.0, 100.0, 40.0, 200.0, 80.0, 100.0],
    }
    for frame in (pandas.DataFrame(rows), polars.DataFrame(rows)):
        found = tiendo.reconcile(frame=frame, hierarchy=hierarchy, method="ols")
        assert type(found) is type(frame)
        assert list(found["unique_id"]) == rows["unique_id"]
        np.testing.assert_allclose(list(found["y"])[:3], [50 + 10 / 3, 100 - 10 / 3, 40 + 10 / 3])
        np.testing.assert_allclose(list(found["y"])[3:], [200 - 20 / 3, 80 + 20 / 3, 100 + 20 / 3])
    history = polars.DataFrame({"unique_id": ["city", "east", "west"] * 4, "ds": [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4],
                                "y": [1.0, 0.5, 0.1, -1.0, 0.4, 0.2, 2.0, 0.3, -0.1, -1.0, 0.1, 0.3]})  # fmt: skip
    moved = tiendo.reconcile(frame=polars.DataFrame(rows), hierarchy=hierarchy, residuals=history)
    y = list(moved["y"])
    assert y[1] == pytest.approx(y[0] + y[2])
    with pytest.raises(ValueError, match="not in the hierarchy: north"):
        tiendo.reconcile(frame=pandas.DataFrame({"unique_id": ["north"], "ds": [1], "y": [1.0]}), hierarchy=hierarchy)
    with pytest.raises(ValueError, match="two rows"):
        tiendo.reconcile(
            frame=pandas.DataFrame({"unique_id": ["city"] * 2, "ds": [1, 1], "y": [1.0, 2]}), hierarchy=hierarchy
        )


CITY = {"city": None, "east": "city", "west": "city", "old": "east", "new": "east"}
YEARS = {"unique_id": list(CITY) * 2, "ds": [2025] * 5 + [2026] * 5}


def test_the_methods_that_go_from_some_nodes_have_frames() -> None:
    # By hand: 100 over 40 and 60, of which 40 over 10 and 40.
    frame = polars.DataFrame({**YEARS, "y": [100.0, 40, 60, 10, 40, 200, 40, 60, 10, 40]})
    history = pandas.DataFrame(
        {
            "unique_id": ["old", "new", "west", "east", "city"] * 2,
            "ds": [1] * 5 + [2] * 5,
            "y": [1.0, 1, 2, 2, 4, 3, 0, 3, 3, 6],
        }
    )

    def by(method: Any, **more: Any) -> list[float]:
        found = tiendo.reconcile(frame=frame, hierarchy=CITY, method=method, **more)
        assert isinstance(found, polars.DataFrame)
        return list(found["y"])

    assert by("bottom_up")[:5] == [110, 50, 60, 10, 40]
    assert by("top_down_forecast_proportions") == pytest.approx([100, 40, 60, 8, 32, 200, 80, 120, 16, 64])
    # shares of the city: old 1/4 and 3/6, new 1/4 and 0, west 2/4 and 3/6; of the averages 4/10, 1/10, 5/10
    assert by("top_down_average_proportions", history=history)[:5] == pytest.approx([100, 50, 50, 37.5, 12.5])
    assert by("top_down_proportions_of_averages", history=history)[:5] == pytest.approx([100, 50, 50, 40, 10])
    for middle in (1, ["east", "west"]):
        assert by("middle_out", middle=middle)[:5] == pytest.approx([100, 40, 60, 8, 32])
    assert by("middle_out", middle=["old", "new", "west"])[:5] == [110, 50, 60, 10, 40]
    with pytest.raises(tiendo.InvalidValue, match="needs a history"):
        by("top_down_average_proportions")
    with pytest.raises(tiendo.InvalidValue, match="has to be one"):
        by("middle_out", middle=2)
    with pytest.raises(tiendo.UnknownName, match="not in the hierarchy: north"):
        by("middle_out", middle=["north"])
    with pytest.raises(tiendo.InvalidValue, match="supports neither bounds nor fixed nodes"):
        by("bottom_up", immutable=["city"])


def test_arrays_know_the_same_methods() -> None:
    parents, base = [-1, 0, 0, 1, 1], [100.0, 40, 60, 10, 40]
    found = tiendo.reconcile(parents=parents, base=base, method="middle_out", middle=1)
    np.testing.assert_allclose(found, [100, 40, 60, 8, 32])
    found = tiendo.reconcile(
        parents=parents,
        base=base,
        method="top_down_proportions_of_averages",
        history=[[4, 2, 2, 1, 1], [6, 3, 3, 3, 0]],
    )
    np.testing.assert_allclose(found, [100, 50, 50, 40, 10])
    matrix = [[1, 1, 1], [1, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]]
    with pytest.raises(ValueError, match="steps below the root"):
        tiendo.reconcile(S=matrix, base=base, method="middle_out", middle=1)
    with pytest.raises(tiendo.InvalidValue, match="no node lies 3 steps below the root"):
        tiendo.reconcile(parents=parents, base=base, method="middle_out", middle=3)
    with pytest.raises(tiendo.InvalidValue, match="needs a tree"):
        tiendo.reconcile(S=matrix, base=base, method="middle_out", middle=[1, 2])
    held = tiendo.reconcile(parents=parents, base=np.array([base, base]).T, method="ols", immutable=[0])
    np.testing.assert_allclose(held[0], [100, 100])  # column by column


def test_frames_have_bounds_and_held_nodes_by_name_and_several_columns() -> None:
    frame = pandas.DataFrame({**YEARS, "auto": [100.0, 40, 70, 10, 40] * 2, "theta": [100.0, 50, 50, 20, 30] * 2})
    frame["auto-lo-80"] = frame["auto"] - 5
    found = tiendo.reconcile(
        frame=frame, hierarchy=CITY, value=["auto", "theta"], method="wls_struct", immutable=["city", "west"],
        low={"old": 8.0}, high={"new": 21.0},
    )  # fmt: skip
    assert list(found.columns) == ["unique_id", "ds", "auto", "theta"]  # the interval belonged to the forecast before
    np.testing.assert_allclose(found["theta"], frame["theta"].where(frame["unique_id"] != "new", 21).where(
        frame["unique_id"] != "old", 29), atol=1e-8)  # fmt: skip
    np.testing.assert_allclose(found["auto"][:5], [100, 30, 70, 9, 21], atol=1e-8)
    with pytest.raises(tiendo.InvalidValue, match="auto-lo-80 is an end of an interval"):
        tiendo.reconcile(frame=frame, hierarchy=CITY, value=["auto", "auto-lo-80"], method="ols")
    both = frame.assign(y=0.0)
    with pytest.raises(tiendo.InvalidValue, match="a column 'auto' or a column 'y', not both"):
        tiendo.reconcile(frame=frame, hierarchy=CITY, value="auto", residuals=both)  # which of them is the error?
    with pytest.raises(tiendo.InvalidValue, match="row 1 has no time"):
        tiendo.reconcile(frame={"unique_id": ["city"], "ds": [None], "y": [1.0]}, hierarchy=CITY, method="ols")
    with pytest.raises(tiendo.UnknownName, match="no column 'naive'"):
        tiendo.reconcile(frame=frame, hierarchy=CITY, value="naive", method="ols")


def test_the_command(tmp_path: Path) -> None:
    links, rows, errors = tmp_path / "links.csv", tmp_path / "rows.csv", tmp_path / "errors.csv"
    links.write_text("child,parent\neast,city\nwest,city\n", encoding="utf-8")
    rows.write_text(
        "unique_id,ds,auto,auto-lo-80,auto-hi-80\n" + "".join(
            f"{node},{year},{x},{x - 5},{x + 5}\n" for year in (9, 10) for node, x in (("city", 100), ("east", 40), ("west", 50))
        ), encoding="utf-8",
    )  # fmt: skip
    errors.write_text("unique_id,ds,y\n" + "".join(f"{node},{t},{(t - 3) * k}\n" for t in range(1, 6) for k, node in
                      ((2, "city"), (1, "east"), (1, "west"))), encoding="utf-8")  # fmt: skip

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tiendo", "reconcile", str(rows), str(links), *words]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    shown = run("--method", "ols")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.splitlines()[:2] == ["unique_id,ds,auto", "city,9,96.66666667"]
    assert run("--method", "ols", "--hold", "city", "--non-negative").stdout.splitlines()[1:4] == [
        "city,9,100",
        "east,9,45",
        "west,9,55",
    ]
    assert run("--method", "middle_out", "--middle", "1").stdout.splitlines()[1] == "city,9,90"
    assert run("--residuals", str(errors)).returncode == 0
    futures = run("--residuals", str(errors), "--paths", "200", "--level", "90", "--level", "50")
    lines = futures.stdout.splitlines()
    assert lines[0] == "unique_id,ds,auto,auto-lo-90,auto-hi-90,auto-lo-50,auto-hi-50"
    assert [line.split(",")[:2] for line in lines[1:]] == [
        [n, y] for n in ("city", "east", "west") for y in ("9", "10")
    ]
    assert futures.stdout == run("--residuals", str(errors), "--paths", "200", "--level", "90", "--level", "50").stdout
    assert run("--level", "90").returncode == 2
    assert "--interval has another name: write --level" in run("--paths", "9", "--interval", "90").stderr
    missing = run()
    assert (missing.returncode, missing.stdout, missing.stderr) == (
        2,
        "",
        "tiendo: 'mint_shrink_uncentred' needs residuals\n",
    )
    assert "there is no column 'theta'" in run("--value", "theta", "--method", "ols").stderr
    assert run("--method", "mint").returncode == 2
    links.write_text("child,parent\neast\n", encoding="utf-8")
    ragged = run("--method", "ols")
    assert (ragged.returncode, ragged.stdout) == (2, "")
    assert "links.csv:2: the row has 1 field, the header 2" in ragged.stderr


def test_hierarchies_and_forecasts_come_as_tables_and_files(tmp_path: Path) -> None:
    links = tmp_path / "links.csv"
    links.write_text("child,parent\neast,city\nwest,city\n", encoding="utf-8")
    rows = tmp_path / "rows.csv"
    rows.write_text("unique_id,ds,y\ncity,2025,100\neast,2025,40\nwest,2025,50\n", encoding="utf-8")
    found = tiendo.reconcile(frame=rows, hierarchy=links, method="ols")
    np.testing.assert_allclose(found["y"], [100 - 10 / 3, 40 + 10 / 3, 50 + 10 / 3])
    assert found["unique_id"] == ["city", "east", "west"]
    same: list[Any] = [
        {"child": ["east", "west"], "parent": ["city", "city"]}, {"city": float("nan"), "east": "city", "west": "city"},
        {"city": pandas.NA, "east": "city", "west": "city"},
        polars.DataFrame({"child": ["city", "east", "west"], "parent": [None, "city", "city"]}),
    ]  # fmt: skip
    for hierarchy in same:
        again = tiendo.reconcile(frame=rows, hierarchy=hierarchy, method="ols")
        assert list(again["y"]) == list(found["y"])
    with pytest.raises(tiendo.InvalidValue, match="east has two parents in the hierarchy: city and west"):
        tiendo.reconcile(
            frame=rows, hierarchy=pandas.DataFrame({"child": ["east", "east"], "parent": ["city", "west"]})
        )
    with pytest.raises(tiendo.InvalidValue, match="not in the hierarchy: land"):
        tiendo.reconcile(frame=rows, hierarchy={"city": "land"})
    with pytest.raises(tiendo.InvalidValue, match="parts of themselves"):
        tiendo.reconcile(
            frame=rows, hierarchy={"city": "east", "east": "city", "west": "city"}, method="middle_out", middle=1
        )


def test_pooling(reference: dict[str, Any]) -> None:
    wards = json.loads((VECTORS / "partial_pooling.json").read_text(encoding="utf-8"))
    trends = [
        tiendo.trend_of_share(n, [d] * 5) for n, d in zip(wards["numerators"], wards["denominators"], strict=True)
    ]
    slopes, variances = [t["slope"] for t in trends], [t["slope_variance"] for t in trends]
    np.testing.assert_allclose(slopes, wards["slopes"], rtol=1e-12)
    found = tiendo.pool(slopes, variances, method="der_simonian_laird")
    assert found.between == pytest.approx(wards["DL"]["tau2"], rel=1e-10)
    np.testing.assert_allclose(found.values, wards["DL"]["blup"], rtol=1e-10)
    nested = tiendo.pool(slopes, variances, groups=[0] * 5 + [1] * 5)
    assert nested.values.shape == (10,) and nested.mean is None


def test_errors_are_typed() -> None:
    with pytest.raises(tiendo.UnknownName, match="there is no method 'mint'"):
        tiendo.reconcile(parents=[-1, 0], base=[1.0, 2.0], method="mint")  # type: ignore[call-overload]
    with pytest.raises(tiendo.InvalidValue, match="needs residuals"):
        tiendo.reconcile(parents=[-1, 0], base=[1.0, 2.0])
    with pytest.raises(tiendo.InvalidValue, match="2 base values for 3 nodes"):
        tiendo.reconcile(parents=[-1, 0, 0], base=[1.0, 2.0], method="ols")
    with pytest.raises(tiendo.InvalidValue, match="parts of themselves"):
        tiendo.reconcile(parents=[1, 0], base=[1.0, 2.0], method="ols")
    with pytest.raises(ValueError, match="either S or parents"):
        tiendo.reconcile(base=[1.0], method="ols")
    reconcile: Any = tiendo.reconcile  # the arguments are wrong on purpose
    wrongs: list[dict[str, Any]] = [{"low": {9: 1.0}}, {"low": [1.0, 2]}, {"immutable": [-1]}, {"base": 3.0}]
    for wrong in wrongs:
        with pytest.raises(tiendo.InvalidValue, match=r"no node|bounds of shape|one number"):
            reconcile(**{"parents": [-1, 0, 0], "base": [1.0, 2, 3], "method": "ols", **wrong})
    wrongs = [
        {"parents": [-1, 0.7, 0]}, {"parents": ["city"]}, {"parents": None, "S": [1, 1]}, {"base": ["much", 1, 2]}, {"method": None},
        {"immutable": 5}, {"low": float("inf")}, {"low": "much"}, {"method": "bottom_up", "base": [0, 1e308, 1e308]},
    ]  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(tiendo.InvalidValue):
            reconcile(**{"parents": [-1, 0, 0], "base": [1.0, 2, 3], "method": "ols", **wrong})


def test_names_are_compared_in_one_unicode_form_and_without_blanks() -> None:
    apart = unicodedata.normalize("NFD", "Hà Nội")
    tiers: dict[Any, Any] = {"VN": None, "Hà Nội": "VN ", "79": "VN"}
    rows = {"unique_id": ["VN", apart, "79\u00a0"], "ds": [1, 1, 1], "y": [10.0, 4, 5]}
    found = tiendo.reconcile(frame=rows, hierarchy=tiers, method="ols", immutable=[f" {apart}"])
    np.testing.assert_allclose(found["y"], [9.5, 4, 5.5])  # the gap of 1 is split between VN and 79
    assert found["unique_id"] == rows["unique_id"]  # as they came
    with pytest.raises(tiendo.InvalidValue, match="Hà Nội has two parents in the hierarchy: VN and 79"):
        tiendo.reconcile(frame=rows, hierarchy=tiers | {apart: "79"}, method="ols")
    with pytest.raises(tiendo.InvalidValue, match="two rows at one time: VN at 1"):
        tiendo.reconcile(frame={**rows, "unique_id": ["VN", "VN ", "79"]}, hierarchy=tiers, method="ols")
    for missing in (None, "", " ", float("nan"), pandas.NA):
        with pytest.raises(tiendo.InvalidValue, match="row 2 has no unique_id"):
            tiendo.reconcile(frame={**rows, "unique_id": ["VN", missing, "79"]}, hierarchy=tiers, method="ols")
    with pytest.raises(tiendo.InvalidValue, match=re.escape("'79' (the hierarchy has 79)")):
        tiendo.reconcile(frame=rows, hierarchy={"VN": None, apart: "VN", 79: "VN"}, method="ols")
    with pytest.raises(tiendo.InvalidValue, match="not of the same length: unique_id 3, ds 3, y 2"):
        tiendo.reconcile(frame={**rows, "y": [1.0, 2]}, hierarchy=tiers, method="ols")


TREE: dict[str, Any] = {"parents": [-1, 0, 0], "base": [100.0, -5.0, 50.0], "method": "ols"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"immutable": [1], "non_negative": True}, "node 1 is fixed at -5, below its bound 0"),
        ({"immutable": [0], "bounds": (None, 90)}, "node 0 is fixed at 100, above its bound 90"),
        ({"immutable": [0, 2], "low": {2: 51.0}}, "node 2 is fixed at 50, below its bound 51"),
        ({"immutable": [2], "high": [np.inf, np.inf, 49]}, "node 2 is fixed at 50, above its bound 49"),
        ({"immutable": [1], "bounds": ({1: -4.0}, None)}, "node 1 is fixed at -5, below its bound -4"),
        (
            {"base": [[100.0, 100], [1, -1], [50, 50]], "immutable": [1], "low": 0.0},
            "node 1 is fixed at -1, below its bound 0",
        ),
    ],
)
def test_a_fixed_node_outside_its_bounds_is_refused(options: dict[str, Any], message: str) -> None:
    reconcile: Any = tiendo.reconcile
    with pytest.raises(tiendo.InvalidValue, match=message):
        reconcile(**TREE | options)


def test_a_fixed_node_outside_its_bounds_is_named_in_frames_and_paths_and_back_tests() -> None:
    tiers = {"city": None, "east": "city", "west": "city"}
    rows = {"unique_id": ["city", "east", "west"], "ds": [2024] * 3, "cutoff": [2023] * 3,
            "y": [96.0, 42, 54], "auto": [100.0, -5, 50], "auto-lo-80": [90.0, -9, 40]}  # fmt: skip
    known: Any = {"frame": rows, "hierarchy": tiers, "value": "auto", "immutable": ["east"], "non_negative": True}
    calls: Any = (tiendo.reconcile, tiendo.reconcile_paths, tiendo.back_test_reconciliation)
    for call in calls:
        method: Any = {} if call is tiendo.back_test_reconciliation else {"method": "ols"}
        with pytest.raises(tiendo.InvalidValue, match=r"east is fixed at -[0-9.]+, below its bound 0"):
            call(**known, **method)
    exact = tiendo.reconcile(parents=[-1, 0, 0], base=[100.0, 0, 50], method="ols", immutable=[1], non_negative=True)
    np.testing.assert_allclose(exact, [75, 0, 75], atol=1e-6)  # at its bound


def test_bounds_are_said_in_one_way() -> None:
    base = [100.0, -5.0, 50.0]
    low = tiendo.reconcile(parents=[-1, 0, 0], base=base, method="ols", low=0)
    for options in (
        {"bounds": (0, None)},
        {"bounds": [0, None]},
        {"non_negative": True},
        {"bounds": ([0, 0, 0], None)},
    ):
        found: Any = tiendo.reconcile
        np.testing.assert_array_equal(found(parents=[-1, 0, 0], base=base, method="ols", **options), low)
    reconcile: Any = tiendo.reconcile
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"bounds": (0, 1), "low": 0}, "not both"), ({"bounds": 5}, "such as"), ({"bounds": (1, 2, 3)}, "such as"),
        ({"bounds": {"a": 1}}, "such as"), ({"bounds": "01"}, "such as"), ({"low": float("nan")}, "a bound is a number"),
        ({"non_negative": "no"}, "True or False"), ({"middle": 1.5}, "how many steps"), ({"middle": True}, "how many steps"),
        ({"value": "y"}, "value is of the columns of a frame"), ({"hierarchy": {}}, "give base"), ({"residuals": [1.0]}, "not 1 axes"),
        ({"frame": {}}, "a frame needs a hierarchy"),
    ]  # fmt: skip
    for options, message in wrong:
        with pytest.raises(tiendo.InvalidValue, match=message):
            reconcile(**TREE | options)
    for keyword, message in (
        ("level", "a tier of a hierarchy is middle="), ("non_negativ", "did you mean 'non_negative'"), ("hierachy", "did you mean 'hierarchy'"),
    ):  # fmt: skip
        for call in (tiendo.reconcile, tiendo.reconcile_paths):
            anything: Any = call
            with pytest.raises(TypeError, match=message):
                anything(method="ols", **{keyword: 1})


@pytest.mark.parametrize(
    "times",
    [
        ["11/2023", "12/2023", "01/2024"], ["2023m9", "2023m10", "2023m11"], ["Q3 2023", "Q4 2023", "Q1 2024"], ["9", "10", "11"],
        ["2023-W51", "2023-W52", "2024-W01"], list(pandas.period_range("2023-11", periods=3, freq="M")),
    ],
)  # fmt: skip
def test_times_are_in_order_by_what_they_mean(times: list[Any]) -> None:
    rows: dict[str, list[Any]] = {"unique_id": ["city", "east", "west"] * 3, "ds": [t for t in times for _ in range(3)]}
    rows |= {"auto": [100.0, 40, 60] * 3, "auto-lo-80": [90.0, 36, 54] * 3}
    paths = tiendo.reconcile_paths(
        frame=rows, hierarchy={"city": None, "east": "city", "west": "city"}, method="ols", count=9
    )
    assert paths.to_frame()["ds"][:3] == times
    past = {"unique_id": rows["unique_id"], "ds": rows["ds"], "y": [4.0, 1, 3, 6, 3, 3, 9, 9, 0]}
    cv = {
        "unique_id": ["city", "east", "west"],
        "ds": [times[2]] * 3,
        "cutoff": [times[1]] * 3,
        "y": [96.0, 42, 54],
        "auto": [100.0, 40, 50],
    }
    scores = tiendo.back_test_reconciliation(cv, {"city": None, "east": "city", "west": "city"}, history=past)
    (row,) = [record for record in scores.records() if record["method"] == "top_down_average_proportions"]
    assert row["error_top"] == pytest.approx(4 / 96)
    # by hand: the proportions of the first two times are 1/4 and 1/2, 3/4 and 1/2: 37.5 and 62.5
    assert row["error_bottom"] == pytest.approx((4.5 / 42 + 8.5 / 54) / 2)


def test_times_that_may_be_two_days_are_refused() -> None:
    rows = {"unique_id": ["city"] * 2, "ds": ["31/12/2023", "01/02/2024"], "y": [1.0, 2]}
    with pytest.raises(tiendo.InvalidValue, match="'31/12/2023' in column 'ds' may be one of two days"):
        tiendo.reconcile(frame=rows, hierarchy={"city": None}, method="ols")


def test_lazy_frames_readers_and_other_headers() -> None:
    tiers = {"city": None, "east": "city", "west": "city"}
    rows = {" unique_id": ["city", "east", "west"], "ds": [1, 1, 1], "y": np.array([100, 40, 50], "float32")}
    lazy = tiendo.reconcile(frame=polars.DataFrame(rows).lazy(), hierarchy=tiers, method="ols")
    assert isinstance(lazy, polars.LazyFrame)
    np.testing.assert_allclose(lazy.collect()["y"], [96.6666666667, 43.3333333333, 53.3333333333])
    wide = pandas.DataFrame(rows).assign(x=1).rename(columns={"x": 2024})
    assert list(tiendo.reconcile(frame=wide, hierarchy=tiers, method="ols").columns) == ["unique_id", "ds", "y", "2024"]
    reader: Any = polars.DataFrame(rows).to_arrow().to_reader()
    assert tiendo.reconcile(frame=reader, hierarchy=tiers, method="ols").column_names == ["unique_id", "ds", "y"]


def test_wrong_arguments_of_pooling_are_named() -> None:
    pool: Any = tiendo.pool
    for arguments, message in (
        (("much", [1.0]), "values"), ((["1", "x"], [1.0, 1]), "values"), (([1.0, 2], [[1.0], [1]]), "list of numbers"), (([1.0], [1.0]), "two areas"),
        (([1.0, 2], [0.0, 1]), "variance"), ((None, [1.0]), "list of numbers"),
    ):  # fmt: skip
        with pytest.raises(tiendo.InvalidValue, match=message):
            pool(*arguments)
    for options in (
        {"method": "reml2"},
        {"method": None},
        {"groups": [0]},
        {"groups": [0, 1.5]},
        {"groups": 5},
        {"groups": [-1, 0]},
    ):
        with pytest.raises(tiendo.InvalidValue):
            pool([1.0, 2.0], [1.0, 1.0], **options)
    trend: Any = tiendo.trend_of_share
    for parts in (("a", [1]), ([1, 2], [3]), ([5, 1], [2, 2]), ([1], [2]), ([None, 1], "xy")):
        with pytest.raises(tiendo.InvalidValue):
            trend(*parts)
    shares: Any = tiendo.reconcile_shares
    for wrong in (
        {"shares": [0.5, 0.4]},
        {"denominators": [1.0]},
        {"denominators": [0.0, 1]},
        {"bounded": "yes"},
        {"parents": None},
        {"shares": 0.5},
    ):
        with pytest.raises(tiendo.InvalidValue):
            shares(**{"shares": [0.5, 0.4, 0.8], "denominators": [1.0, 1], "parents": [-1, 0, 0]} | wrong)
