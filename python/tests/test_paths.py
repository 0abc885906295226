"""Reconciled sample paths: coherent path by path, quantiles and chances, and the chain from history to chances."""

from __future__ import annotations

import copy
import pickle
import re
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas
import polars
import pytest
import tiendo

PARENTS = [-1, 0, 0]
Z90 = 1.2815515655446004  # the normal quantile .9


def coherent(values: Any) -> bool:
    return bool(np.abs(values[0] - values[1] - values[2]).max() < 1e-9 * np.abs(values).max())


def test_own_paths_are_taken_path_by_path() -> None:
    own = np.random.default_rng(1).normal(50, 5, (3, 2, 40))
    found = tiendo.reconcile_paths(parents=PARENTS, paths=own, method="ols")
    assert found.values.shape == (3, 2, 40)
    assert coherent(found.values)
    for h in range(2):
        np.testing.assert_allclose(
            found.values[:, h, :], tiendo.reconcile(parents=PARENTS, base=own[:, h, :], method="ols")
        )
    for p in (0.0, 0.1, 0.5, 0.77, 1.0):  # numpy's default is type 7, too
        np.testing.assert_allclose(found.quantile(p), np.quantile(found.values, p, axis=2), rtol=1e-13)
    np.testing.assert_allclose(found.chance(60), (found.values >= 60).mean(axis=2))
    np.testing.assert_allclose(found.chance({1: 50}, direction="down")[1], (found.values[1] <= 50).mean(axis=1))
    assert np.isnan(found.chance({1: 50})[0]).all()
    assert repr(found) == "<Paths: 40 of 3 nodes, 2 periods>"


def test_a_mean_and_a_deviation_give_the_normal_answer() -> None:
    # By hand: with OLS on 100, 40, 60 (sd 3 each, independent) the total is (2 T + E + W) / 3: sd 3 sqrt(6) / 3 = sqrt(6).
    mean, sd = [[100.0], [40.0], [60.0]], [[3.0], [3.0], [3.0]]
    found = tiendo.reconcile_paths(parents=PARENTS, mean=mean, sd=sd, method="ols", count=40_000, seed=3)
    error = 4 * 1.71 * 6**0.5 / 40_000**0.5
    assert found.quantile(0.5)[0, 0] == pytest.approx(100, abs=error)
    assert found.quantile(0.9)[0, 0] == pytest.approx(100 + Z90 * 6**0.5, abs=error)
    assert found.chance(100 + Z90 * 6**0.5)[0, 0] == pytest.approx(0.1, abs=4 * (0.09 / 40_000) ** 0.5)
    again = tiendo.reconcile_paths(parents=PARENTS, mean=mean, sd=sd, method="ols", count=40_000, seed=3)
    assert (again.values == found.values).all()


def test_quantiles_are_kept_and_past_errors_make_nodes_go_together() -> None:
    quantiles = np.array([[[90.0, 100, 110]], [[36, 40, 44]], [[54, 60, 66]]])
    errors = np.random.default_rng(2).normal(size=(400, 1)) @ np.ones((1, 3)) + 1e-3 * np.random.default_rng(3).normal(
        size=(400, 3)
    )
    arguments: dict[str, Any] = {
        "parents": PARENTS, "quantiles": quantiles, "probabilities": [0.1, 0.5, 0.9], "method": "bottom_up", "count": 20_000,
    }  # fmt: skip
    together = tiendo.reconcile_paths(**arguments, residuals=errors)
    apart = tiendo.reconcile_paths(**arguments)
    slack = 4 * 1.71 * 10 / Z90 / 20_000**0.5
    for found in (together, apart):
        assert coherent(found.values)
        np.testing.assert_allclose(found.quantile(0.9)[1:, 0], [44, 66], atol=slack)
    # sums of what goes together spread by the sum of the widths, 4 + 6; of what does not, by the root of squares
    assert together.quantile(0.9)[0, 0] == pytest.approx(110, abs=2 * slack)
    assert apart.quantile(0.9)[0, 0] == pytest.approx(100 + 52**0.5, abs=slack)


def test_forecasts_alone_take_errors_of_whole_times() -> None:
    errors = [[3.0, 1, 2], [-2, -1, -1], [0, 1, -1]]
    found = tiendo.reconcile_paths(
        parents=PARENTS, mean=[[100.0], [40], [60]], residuals=errors, method="bottom_up", count=50
    )
    parts = {tuple(column) for column in found.values[1:, 0, :].T}
    assert parts == {(41.0, 62.0), (39.0, 59.0), (41.0, 59.0)}
    with pytest.raises(tiendo.InvalidValue, match="give sd, quantiles or intervals, or residuals"):
        tiendo.reconcile_paths(parents=PARENTS, mean=[[100.0], [40], [60]], method="ols")


def test_bounds_and_held_nodes_hold_on_every_path() -> None:
    mean, sd = [[4.0, 5], [1, 1], [3, 4]], [[1.0, 1]] * 3
    found = tiendo.reconcile_paths(parents=PARENTS, mean=mean, sd=sd, method="wls_struct", non_negative=True, count=300)
    assert coherent(found.values)
    assert found.values.min() == 0  # some of the paths of the second node, 1 with a deviation of 1, would fall below
    free = tiendo.reconcile_paths(parents=PARENTS, mean=mean, sd=sd, method="wls_struct", count=300)
    assert free.values.min() < 0
    held = tiendo.reconcile_paths(parents=PARENTS, mean=mean, sd=sd, method="wls_struct", immutable=[0], count=300)
    base = tiendo.reconcile_paths(
        parents=[-1, -1, -1], mean=mean, sd=sd, method="ols", count=300
    )  # nothing to reconcile
    np.testing.assert_allclose(held.values[0], base.values[0], rtol=1e-9)


def test_frames_keep_their_library_and_columns() -> None:
    hierarchy = {"city": None, "east": "city", "west": "city"}
    rows = {
        "unique_id": ["west", "city", "east"] * 2, "ds": ["2026"] * 3 + ["2025"] * 3, "auto": [60.0, 100, 41, 62, 104, 42],
        "auto-lo-80": [55.0, 90, 38, 50, 84, 36], "auto-hi-80": [65.0, 110, 44, 74, 124, 48],
    }  # fmt: skip
    frames: list[Any] = [pandas.DataFrame(rows), polars.DataFrame(rows), rows]
    for frame in frames:
        paths = tiendo.reconcile_paths(frame=frame, hierarchy=hierarchy, method="wls_struct", low=0.0)
        found = paths.to_frame(level=[80], targets={"city": 100})
        assert type(found) is type(frame)
        assert list(found["unique_id"]) == ["city"] * 2 + ["east"] * 2 + ["west"] * 2
        assert list(found["ds"]) == ["2025", "2026"] * 3
        names = list(found if isinstance(found, dict) else found.columns)
        assert names == ["unique_id", "ds", "auto", "auto-lo-80", "auto-hi-80", "auto-chance"]
        low, middle, high = (np.array(list(found[name])) for name in ("auto-lo-80", "auto", "auto-hi-80"))
        assert (low < middle).all() and (middle < high).all()
        chance = np.array(list(found["auto-chance"]), dtype=float)
        assert 0.3 < chance[1] < chance[0] < 1 and np.isnan(chance[2:]).all()
    assert coherent(paths.values)


def test_the_ten_lines_of_the_docs_run() -> None:
    page = (Path(__file__).parents[2] / "docs" / "geography.md").read_text(encoding="utf-8")
    (shown,) = (block for block in re.findall(r"```python\n(.*?)```", page, re.S) if "reconcile_paths" in block)
    assert len([line for line in shown.splitlines() if line.strip()]) <= 10
    names: dict[str, Any] = {}
    exec(shown, names)
    point, chances, paths = names["point"], names["chances"], names["paths"]
    for year in (2025, 2026, 2027):
        auto = point[point["ds"] == year].set_index("unique_id")["auto"]
        assert auto["city"] == pytest.approx(auto["east"] + auto["west"])
    assert coherent(paths.values)
    assert chances["auto-chance"].between(0, 1).sum() == 3
    assert (chances["auto-lo-80"] <= chances["auto"]).all()


def test_intervals_of_a_total_hold_what_they_promise_only_if_errors_may_come_together() -> None:
    """150 cities of four parts whose yearly steps share a shock (sd 1.2 beside .8 of their own), 14 years, 3 ahead."""
    draws = np.random.default_rng(7)
    names, city = (
        [f"part {k}" for k in range(4)],
        {"city": None, **dict.fromkeys([f"part {k}" for k in range(4)], "city")},
    )
    held: dict[str, list[bool]] = {"together": [], "apart": []}
    for seed in range(150):
        common, own = draws.normal(size=17), draws.normal(size=(4, 17))
        parts = np.maximum(50 + np.cumsum(0.5 + 1.2 * common + 0.8 * own, axis=1), 1)
        figures = dict(zip(["city", *names], [parts.sum(axis=0), *parts], strict=True))
        past = pandas.DataFrame(
            [(name, 2000 + t, y[t]) for name, y in figures.items() for t in range(14)], columns=["unique_id", "ds", "y"]
        )
        rows = tiendo.forecast(past, 3, "year", level=[80], fitted=True)
        errors = rows.assign(y=rows.y - rows.auto).dropna(subset=["y"])[["unique_id", "ds", "y"]]
        for name, residuals in (("together", errors), ("apart", None)):
            drawn = tiendo.reconcile_paths(
                frame=rows[rows.y.isna()], hierarchy=city, residuals=residuals, method="bottom_up", count=400, seed=seed
            )
            low, high = drawn.quantile(0.1)[0], drawn.quantile(0.9)[0]
            held[name] += [bool(x) for x in (low <= figures["city"][14:]) & (figures["city"][14:] <= high)]
    # of 450: .796 and .618 were measured; a standard error is about .03, since the three years of a city go together
    assert 0.72 < np.mean(held["together"]) < 0.87
    assert np.mean(held["apart"]) < 0.70


def test_misuse_is_typed() -> None:
    with pytest.raises(ValueError, match="one of paths, mean, quantiles"):
        tiendo.reconcile_paths(parents=PARENTS)
    with pytest.raises(tiendo.InvalidValue, match="three axes"):
        tiendo.reconcile_paths(parents=PARENTS, paths=np.ones((3, 4)), method="ols")
    with pytest.raises(tiendo.InvalidValue, match="4 base values for 3 nodes"):
        tiendo.reconcile_paths(parents=PARENTS, paths=np.ones((4, 1, 4)), method="ols")
    with pytest.raises(tiendo.InvalidValue, match="is below the one before"):
        tiendo.reconcile_paths(
            parents=PARENTS, quantiles=np.array([[[2.0, 1]]] * 3), probabilities=[0.1, 0.9], method="ols"
        )
    with pytest.raises(tiendo.InvalidValue, match="negative"):
        tiendo.reconcile_paths(parents=PARENTS, mean=[[1.0]] * 3, sd=[[-1.0]] * 3, method="ols")
    with pytest.raises(tiendo.InvalidValue, match="nodes x horizons, alike"):
        tiendo.reconcile_paths(parents=PARENTS, mean=[[1.0]] * 3, sd=[[1.0, 1]] * 3, method="ols")
    wrongs: list[dict[str, Any]] = [{"seed": -1}, {"seed": 2**64}, {"count": 0}, {"count": 2**40}, {"count": 1.5}]
    for wrong in wrongs:
        with pytest.raises(tiendo.InvalidValue, match=r"at least|at most|whole number"):
            tiendo.reconcile_paths(parents=PARENTS, mean=[[1.0]] * 3, sd=[[1.0]] * 3, method="ols", **wrong)
    with pytest.raises(tiendo.InvalidValue, match="every node needs a forecast"):
        tiendo.reconcile_paths(parents=PARENTS, mean=[[1.0], [2.0], [float("nan")]], sd=[[1.0]] * 3, method="ols")
    found = tiendo.reconcile_paths(parents=PARENTS, mean=[[1.0]] * 3, sd=[[1.0]] * 3, method="ols", count=10)
    with pytest.raises(tiendo.InvalidValue, match="have no frame"):
        found.to_frame()
    with pytest.raises(tiendo.UnknownName, match="there is no node 7"):
        found.chance({7: 1})
    for targets in ([1, 2], [[1, 2, 3]], "much", {0: "much"}):
        with pytest.raises(tiendo.InvalidValue, match="targets"):
            found.chance(targets)
    with pytest.raises(tiendo.InvalidValue, match="between 0 and 1"):
        found.quantile(2)


def test_two_columns_for_one_quantile_are_refused() -> None:
    rows = {"unique_id": ["city", "east", "west"], "ds": [1, 1, 1], "auto": [10.0, 4, 5], "auto-lo-80": [8.0, 3, 4]}
    tiers = {"city": None, "east": "city", "west": "city"}
    for twice in ("auto-lo-80.0", "auto-lo-0"):
        with pytest.raises(tiendo.InvalidValue, match=f"{twice} are the same quantile"):
            tiendo.reconcile_paths(frame=rows | {twice: [1.0, 1, 1]}, hierarchy=tiers, method="ols")


def test_levels_that_differ_little_have_columns_of_their_own() -> None:
    rows = {"unique_id": ["city", "east", "west"], "ds": [1, 1, 1], "auto": [10.0, 4, 5], "auto-lo-80": [8.0, 3, 4]}
    found = tiendo.reconcile_paths(
        frame=rows, hierarchy={"city": None, "east": "city", "west": "city"}, method="ols", count=20
    )
    assert {"auto-lo-99.99999", "auto-lo-99.999999"} < set(found.to_frame(level=[99.99999, 99.999999]))


def test_paths_can_be_copied_and_pickled() -> None:
    rows = pandas.DataFrame(
        {"unique_id": ["city", "east", "west"], "ds": [1, 1, 1], "auto": [10.0, 4, 5], "auto-lo-80": [8.0, 3, 4]}
    )
    found = tiendo.reconcile_paths(
        frame=rows, hierarchy={"city": None, "east": "city", "west": "city"}, method="ols", count=20
    )
    for again in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
        assert again == found and np.array_equal(again.values, found.values)
        assert again.to_frame().equals(found.to_frame())


@pytest.mark.parametrize("levels", [(80,), (80, 95), (50, 80, 90, 95, 99)])
def test_the_probability_at_a_bound_does_not_depend_on_the_levels(levels: tuple[float, ...]) -> None:
    """Normal forecasts cut at a bound: P(x >= 100) of N(98, 4) is 1 - Phi(.5) = .3085, and so is P(x <= 0) of N(2, 4)."""
    of = NormalDist(98, 4)
    at = {"normal": 0.5} | {
        f"normal-{side}-{p}": (100 + (p if side == "hi" else -p)) / 200 for p in levels for side in ("lo", "hi")
    }
    high = {name: min(of.inv_cdf(p), 100.0) for name, p in at.items()}
    low = {name: max(NormalDist(2, 4).inv_cdf(p), 0.0) for name, p in at.items()}
    rows = {"unique_id": ["a", "b"], "ds": [1, 1]} | {name: [high[name], low[name]] for name in at}
    paths = tiendo.reconcile_paths(
        frame=rows, hierarchy={"a": None, "b": None}, value="normal", method="ols", bounds=(0, 100), count=40_000
    )
    error = 4 * (0.3085 * 0.6915 / 40_000) ** 0.5
    assert paths.chance({"a": 100})[0, 0] == pytest.approx(0.3085, abs=error)
    assert paths.chance({"b": 0}, direction="down")[1, 0] == pytest.approx(0.3085, abs=error)
    assert (paths.values >= 0).all() and (paths.values <= 100).all()
    assert paths.quantile(0.5)[0, 0] == pytest.approx(98, abs=0.1)


def shares(many: int, seed: int) -> dict[str, Any]:
    """Shares in percent of all kinds: in the middle, near 0 and near 100, steady and noisy, of 2 to 12 years."""
    dice = np.random.default_rng(seed)
    rows: dict[str, list[Any]] = {"unique_id": [], "ds": [], "y": []}
    for i in range(many):
        years = int(dice.integers(2, 13))
        last, step, noise = dice.choice([1.0, 30, 70, 96, 99.5]), dice.normal(0, 3), dice.choice([0.05, 1, 4])
        y = last - step * np.arange(years)[::-1] + dice.normal(0, noise, years)
        rows["unique_id"] += [f"s{i}"] * years
        rows["ds"] += range(2025 - years, 2025)
        rows["y"] += np.clip(y, 0, 100).tolist()
    return rows


@pytest.mark.parametrize("seed", range(5))
def test_chances_quantiles_and_paths_agree_whatever_levels_are_asked_for(seed: int) -> None:
    """The chance of any value is that of the distribution: the engine's own, which knows no levels."""
    many, count = 30, 4_000
    frame = shares(many, seed)
    tree: dict[str, None] = dict.fromkeys(frame["unique_id"])
    lengths = [frame["unique_id"].count(name) for name in tree]
    targets = np.array([0.0, 2.0, 50.0, 97.0, 100.0])
    chances = np.empty((1, 5, many, 3))
    _, quantiles, _ = tiendo._core.forecasting.forecast(
        np.array(frame["y"]), np.concatenate([[0], np.cumsum(lengths)]), 3, ["auto"],
        [0.06, 0.14, 0.46, 0.54, 0.86, 0.94], low=0.0, high=100.0, targets=np.tile(targets, many), chances=chances,
    )  # fmt: skip
    first = None
    for level in ([80], [50], [95], [80, 95], [50, 80, 90, 95, 99]):
        f = tiendo.forecast(frame, 3, "year", level=level, bounds=(0, 100))
        paths = tiendo.reconcile_paths(frame=f, hierarchy=tree, method="ols", bounds=(0, 100), count=count)
        error = 5 * np.sqrt(0.25 / count)
        found = np.stack([paths.chance(float(target)) for target in targets])
        np.testing.assert_allclose(found, chances[0], atol=error)
        for k, p in enumerate((0.1, 0.5, 0.9)):
            low, high = quantiles[0, 2 * k : 2 * k + 2]
            assert ((low - 1e-6 <= paths.quantile(p)) & (paths.quantile(p) <= high + 1e-6)).all()
        first = paths.values if first is None else first
        np.testing.assert_allclose(paths.values, first, atol=1e-3)


def test_the_probability_of_a_bound_is_a_column_where_a_quantile_lies_there() -> None:
    """Chances of the engine; frames without such quantiles, and without bounds, have no such column."""
    rows = {"unique_id": ["a"] * 4 + ["b"] * 4, "ds": [1, 2, 3, 4] * 2, "y": [80.0, 90, 96, 99, 40, 41, 40, 42]}
    chance = np.empty((1, 1, 2, 2))
    tiendo._core.forecasting.forecast(
        np.array(rows["y"]), np.array([0, 4, 8]), 2, ["auto"], [], low=0.0, high=100.0,
        targets=np.array([100.0, 100.0]), chances=chance,
    )  # fmt: skip
    bounded = tiendo.forecast(rows, 2, 1, level=80, bounds=(0, 100))
    assert bounded["auto-hi-100-mass"] == pytest.approx(chance.ravel())
    assert "auto-lo-100-mass" not in bounded
    assert (bounded["auto-hi-100-mass"][:2] > 0.1).all() and (bounded["auto-hi-100-mass"][2:] < 0.01).all()
    for other in (
        tiendo.forecast(rows, 2, 1, bounds=(0, 100)), tiendo.forecast(rows, 2, 1, level=80),
        tiendo.forecast(rows, 2, 1, level=80, bounds=(0, 1e6)),
    ):  # fmt: skip
        assert not any("mass" in name for name in other)
    past = tiendo.forecast(rows, 2, 1, level=80, bounds=(0, 100), fitted=True)
    assert (np.isfinite(past["auto-hi-100-mass"]) == np.isfinite(past["auto"])).all()
    steep = tiendo.forecast({**rows, "y": [10.0, 40, 70, 100] * 2}, 2, 1, ["drift"], level=50, bounds=(0, 100))
    assert (steep["drift-lo-50"] == 100).all()
    assert (steep["drift-lo-99.9"] < 100).all()  # nothing else tells of the rest
    reconciled = tiendo.reconcile(frame=bounded, hierarchy={"a": None, "b": None}, method="ols", value="auto")
    assert list(reconciled) == ["unique_id", "ds", "auto"]


def test_forecasts_within_their_bounds_are_drawn_as_before() -> None:
    rows = {"unique_id": ["a"], "ds": [1], "auto": [50.0], "auto-lo-80": [45.0], "auto-hi-80": [60.0]}
    free = tiendo.reconcile_paths(frame=rows, hierarchy={"a": None}, method="ols", count=500)
    held = tiendo.reconcile_paths(frame=rows, hierarchy={"a": None}, method="ols", count=500, bounds=(-1e6, 1e6))
    np.testing.assert_allclose(held.values, free.values)


def test_arguments_of_paths_are_checked() -> None:
    found = tiendo.reconcile_paths(parents=PARENTS, mean=[[1.0]] * 3, sd=[[1.0]] * 3, method="ols", count=10)
    chance: Any = found.chance
    for direction in ("parity", "higher", None, 1):
        with pytest.raises(tiendo.InvalidValue, match="'up', 'down'"):
            chance(1, direction=direction)
    np.testing.assert_array_equal(found.chance(1, direction="down"), (found.values <= 1).mean(axis=2))
    reconcile_paths: Any = tiendo.reconcile_paths
    rows = {"unique_id": ["city"], "ds": [1], "auto": [10.0], "auto-lo-80": [8.0]}
    wrong: list[dict[str, Any]] = [
        {"frame": rows}, {"frame": rows, "hierarchy": {"city": None}, "mean": [[1.0]]}, {"frame": rows, "hierarchy": {"city": None}, "parents": [-1]},
        {"parents": [-1], "paths": np.ones((0, 0, 0))}, {"parents": [-1], "quantiles": [[[1.0]]], "probabilities": "x"},
        {"parents": [-1], "mean": "x", "sd": [[1.0]]}, {"frame": rows, "hierarchy": {"city": None}, "value": ["auto"]},
        {"frame": rows, "hierarchy": {"city": None}, "value": "auto-lo-80"}, {"hierarchy": {"city": None}, "mean": [[1.0]], "parents": [-1]},
    ]  # fmt: skip
    for arguments in wrong:
        with pytest.raises(tiendo.InvalidValue):
            reconcile_paths(**arguments, method="ols")
    frame = tiendo.reconcile_paths(frame=rows, hierarchy={"city": None}, method="ols", count=9)
    assert list(frame.to_frame(level=80)) == list(frame.to_frame(level=[80]))
    with pytest.raises(tiendo.InvalidValue, match="write 90"):
        frame.to_frame(level=[0.9])


def test_results_compare_and_travel() -> None:
    def drawn(seed: int) -> tiendo.Paths:
        return tiendo.reconcile_paths(
            parents=PARENTS, mean=[[1.0]] * 3, sd=[[1.0]] * 3, method="ols", count=9, seed=seed
        )

    rows: dict[str, Any] = {"unique_id": ["a"] * 4, "ds": [1, 2, 3, 4], "y": [1.0, 2, 4, 3]}
    cv = {
        "unique_id": ["city", "east", "west"],
        "ds": [2] * 3,
        "cutoff": [1] * 3,
        "y": [96.0, 42, 54],
        "auto": [100.0, 40, 50],
    }
    tiers = {"city": None, "east": "city", "west": "city"}
    makers: list[tuple[Any, Any]] = [
        (lambda: drawn(1), drawn(2)),
        (lambda: tiendo.pool([1.0, 5], [1.0, 1]), tiendo.pool([1.0, 6], [1.0, 1])),
        (lambda: tiendo.back_test(rows, 1, 1, ["naive"]), tiendo.back_test(rows, 1, 1, ["drift"])),
        (
            lambda: tiendo.back_test_reconciliation(cv, tiers),
            tiendo.back_test_reconciliation({**cv, "auto": [90.0, 40, 50]}, tiers),
        ),
    ]
    for make, other in makers:
        found = make()
        assert found == make() and found != other and found != 5
        assert repr(found).startswith(("<", "Pooled"))
        for again in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
            assert again == found
    assert isinstance(tiendo.back_test(polars.DataFrame(rows), 1, 1, ["naive"]).to_native(), polars.DataFrame)


def rising(series: int, years: int, seed: int = 3) -> dict[str, Any]:
    """Series that rise together: shocks of a year that all have, and one of their own."""
    dice = np.random.default_rng(seed)
    steps = 1 + dice.normal(0, 1, years) + dice.normal(0, 1, (series, years))
    return {
        "unique_id": np.repeat([f"area {i}" for i in range(series)], years).tolist(),
        "ds": list(range(2025 - years, 2025)) * series,
        "y": (50 + np.cumsum(steps, axis=1)).ravel().tolist(),
    }


def test_joint_paths_of_a_panel_keep_each_forecast_and_its_common_error() -> None:
    frame = rising(40, 12)
    paths = tiendo.panel_paths(frame, 3, "year", paths=4000)
    one = tiendo.forecast(frame, 3, "year", level=[80], panel=True)
    assert paths.nodes == list(dict.fromkeys(one["unique_id"].tolist()))
    for name, p in (("auto", 0.5), ("auto-lo-80", 0.1), ("auto-hi-80", 0.9)):
        width = (one["auto-hi-80"] - one["auto-lo-80"]).reshape(40, 3)
        assert (np.abs(paths.quantile(p) - one[name].reshape(40, 3)) < 0.1 * width).all()
    apart = tiendo.panel_paths(frame, 3, "year", paths=4000, panel=None)
    together = paths.values.mean(axis=0).std(axis=1), apart.values.mean(axis=0).std(axis=1)
    assert (together[0] > 2 * together[1]).all()  # of the mean over areas, in which own errors cancel
    assert (np.diff(together[0]) > 0).all()
    shown = paths.to_frame(level=80)
    assert len(shown["auto"]) == 120
    assert tiendo.panel_paths(frame, 3, "year", paths=20) == tiendo.panel_paths(frame, 3, "year", paths=20, panel=True)


def test_panels_of_one_call_have_no_error_in_common() -> None:
    first, second = rising(20, 10), rising(20, 10, seed=4)
    second["unique_id"] = [f"other {name}" for name in second["unique_id"]]
    frame = {name: first[name] + second[name] for name in first}
    frame["kind"] = ["a"] * 200 + ["b"] * 200
    paths = tiendo.panel_paths(frame, 1, "year", paths=4000, panel="kind")
    of_a = np.array([name.startswith("area") for name in paths.nodes])
    a, b = paths.values[of_a, 0].mean(axis=0), paths.values[~of_a, 0].mean(axis=0)
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.06


def test_paths_of_short_series_of_one_and_of_bounded_ones() -> None:
    for frame in (rising(2, 2), rising(1, 5), rising(3, 1), rising(1, 1), rising(30, 4)):
        highest = max(frame["y"]) + 1
        paths = tiendo.panel_paths(frame, 4, "year", paths=50, bounds=(0, highest))
        assert np.isfinite(paths.values).all()
        assert paths.values.min() >= 0
        assert paths.values.max() <= highest


def test_paths_that_cannot_be_drawn_are_told() -> None:
    frame = rising(2, 5)
    for wrong, told in (
        ({"paths": 0}, "paths is at least"), ({"paths": 2_000_000}, "paths is at most"), ({"seed": -1}, "a seed"),
        ({"bounds": (0, 40)}, "has no forecast, and so no paths"), ({"panel": 3}, "panel is True where"),
    ):  # fmt: skip
        with pytest.raises(tiendo.InvalidValue, match=told):
            tiendo.panel_paths(frame, 2, "year", **wrong)
    with pytest.raises(tiendo.InvalidValue, match="there is no series to draw paths of"):
        tiendo.panel_paths({"unique_id": [], "ds": [], "y": []}, 2, "year")
    with pytest.raises(TypeError):
        tiendo.panel_paths(frame, 2, "year", models=["naive"])  # type: ignore[call-arg]
