"""What holds of every function for any input: sums, order, what turns around with its input, and what comes back."""

from __future__ import annotations

import datetime
import itertools
import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest
import tiendo
from tiendo import measures

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, assume, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

settings.register_profile(
    "functions",
    deadline=None,
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("functions")

HCMC = Path(__file__).parents[2] / "examples" / "hcmc"
PROGRAMME = tiendo.Programme.read(HCMC / "programme.toml")
OBSERVATIONS = tiendo.Observations.read(HCMC / "observations.csv")
EGDI = tiendo.Index.shipped("egdi")

shares = st.floats(0, 1).map(lambda x: round(x, 6))
amounts = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
sizes = st.floats(1e-3, 1e6).map(lambda x: round(x, 3) or 1.0)
weights = st.floats(0, 1e6).map(lambda x: round(x, 3))
missing_amounts = st.one_of(st.none(), amounts)


@st.composite
def parts(draw: Any) -> dict[str, Any]:
    """The parts of a whole before and after."""
    count = draw(st.integers(1, 8))
    table: dict[str, Any] = {"code": [f"p{i}" for i in range(count)]}
    for name in ("ratio_before", "ratio_after"):
        table[name] = draw(st.lists(shares, min_size=count, max_size=count))
    for name in ("weight_before", "weight_after"):
        table[name] = draw(st.lists(weights, min_size=count, max_size=count))
    return table


@given(parts())
def test_a_change_is_the_sum_of_its_parts(table: dict[str, Any]) -> None:
    found = tiendo.change_split(table)
    if found.change is None:
        assert found.reason
        return
    assert found.performance is not None and found.mix is not None
    assert found.performance + found.mix == pytest.approx(found.change, abs=1e-12)
    assert sum(found["performance"]) == pytest.approx(found.performance, abs=1e-12)
    assert sum(found["mix"]) == pytest.approx(found.mix, abs=1e-12)
    for side, own in (("before", found.before), ("after", found.after)):
        whole = math.fsum(table[f"weight_{side}"])
        expected = (
            math.fsum(r * w for r, w in zip(table[f"ratio_{side}"], table[f"weight_{side}"], strict=True)) / whole
        )
        assert own == pytest.approx(expected, abs=1e-12)
    back = tiendo.change_split({
        "code": table["code"], "ratio_before": table["ratio_after"], "ratio_after": table["ratio_before"],
        "weight_before": table["weight_after"], "weight_after": table["weight_before"],
    })  # fmt: skip
    assert back.performance == pytest.approx(-found.performance, abs=1e-12)
    assert back.mix == pytest.approx(-found.mix, abs=1e-12)


@st.composite
def mergers(draw: Any) -> tuple[dict[str, list[str]], list[float | None]]:
    """Whole areas that come together, and a value of each."""
    count = draw(st.integers(1, 10))
    into = draw(st.lists(st.integers(0, 4), min_size=count, max_size=count))
    links = {"old_code": [f"o{i}" for i in range(count)], "new_code": [f"n{k}" for k in into], "type": ["full"] * count}
    return links, draw(st.lists(missing_amounts, min_size=count, max_size=count))


@given(mergers(), st.randoms(use_true_random=False))
def test_whole_areas_add_up_across_a_reform(
    given_links: tuple[dict[str, list[str]], list[float | None]], dice: Any
) -> None:
    links, values = given_links
    reform = tiendo.Reform.read(links, effective="2025-07-01")
    carried = reform.carry({"code": links["old_code"], "v": values}, value="v")
    members: dict[str, list[float | None]] = {}
    for new, value in zip(links["new_code"], values, strict=True):
        members.setdefault(new, []).append(value)
    for row in carried.records():
        parts = members[row["code"]]
        if None in parts:
            assert row["value"] is None and row["reason"]  # missing is never zero
        else:
            assert row["value"] == pytest.approx(math.fsum(x for x in parts if x is not None), rel=1e-12, abs=1e-6)
    order = list(range(len(values)))
    dice.shuffle(order)
    shuffled = {"code": [links["old_code"][i] for i in order], "v": [values[i] for i in order]}
    again = reform.carry(shuffled, value="v").records()
    for one, two in zip(carried.records(), again, strict=True):
        assert one["code"] == two["code"] and one["reason"] == two["reason"]
        assert (one["value"] is None) == (two["value"] is None)
        assert one["value"] is None or one["value"] == pytest.approx(two["value"], rel=1e-12, abs=1e-6)
    blocks = reform.components().records()
    assert sorted(code for block in blocks for code in block["before"]) == sorted(links["old_code"])
    assert sorted(code for block in blocks for code in block["after"]) == sorted(members)


@given(mergers(), st.data())
def test_ratios_are_divided_after_the_transfer(given_links: tuple[dict[str, list[str]], Any], data: Any) -> None:
    links, _ = given_links
    count = len(links["old_code"])
    below = data.draw(st.lists(sizes, min_size=count, max_size=count))
    above = [size * data.draw(shares) for size in below]
    reform = tiendo.Reform.read(links, effective="2025-07-01")
    found = reform.carry({"code": links["old_code"], "n": above, "d": below}, numerator="n", denominator="d")
    for row in found.records():
        own = [i for i in range(count) if links["new_code"][i] == row["code"]]
        assert row["value"] == pytest.approx(
            math.fsum(above[i] for i in own) / math.fsum(below[i] for i in own), rel=1e-9, abs=1e-12
        )
    live = reform.areas()
    for day, codes in (("2025-06-30", links["old_code"]), ("2025-07-01", links["new_code"])):
        assert sorted(live.live(day)["code"]) == sorted(set(codes))
        for code in codes:
            assert live.resolve(code, day).candidates[0].code == code
    for old, new in zip(links["old_code"], links["new_code"], strict=True):
        assert live.successors(old, "2025-06-30")["code"] == [new]
        assert old in live.predecessors(new, "2025-07-01")["code"]


units = st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=9)


@given(units, st.randoms(use_true_random=False))
def test_an_index_does_not_depend_on_the_order_of_units(rows: list[tuple[float, float, float]], dice: Any) -> None:
    table: dict[str, Any] = {"unit": [f"u{i}" for i in range(len(rows))]}
    table |= {name: [row[k] for row in rows] for k, name in enumerate(("osi", "tii", "hci"))}
    found = {(row["unit"], row["node"]): row for row in EGDI.compute(table).records()}
    order = list(range(len(rows)))
    dice.shuffle(order)
    again = EGDI.compute({name: [cells[i] for i in order] for name, cells in table.items()}).records()
    for row in again:
        before = found[row["unit"], row["node"]]
        assert (row["score"], row["rank"]) == (before["score"], before["rank"])
    scores = {unit: found[unit, "egdi"]["score"] for unit in table["unit"]}
    for k, unit in enumerate(table["unit"]):
        assert scores[unit] == pytest.approx(sum(rows[k]) / 3, abs=1e-12)
        above = sum(score > scores[unit] + 1e-9 for score in scores.values())
        level = sum(abs(score - scores[unit]) <= 1e-9 for score in scores.values())
        assert above < found[unit, "egdi"]["rank"] <= above + level
    drawn = EGDI.uncertainty(table, draws=20, weights=0.3, top=[1, len(rows)] if len(rows) > 1 else [1]).records()
    for row in drawn:
        assert 1 <= row["rank_low"] <= row["rank_high"] <= len(rows)
        assert 0 <= row["top_1"] <= 1
        assert row[f"top_{len(rows)}"] == 1


@st.composite
def assessed(draw: Any) -> dict[str, Any]:
    """Base, latest and target of several rows, with gaps."""
    count = draw(st.integers(1, 5))
    column = st.lists(
        st.one_of(st.none(), st.floats(-100, 1000).map(lambda x: round(x, 2))), min_size=count, max_size=count
    )
    return {
        "base": (2015, draw(column)), "latest": (2020, draw(column)), "target": (2030, draw(column)),
        "direction": draw(st.lists(st.sampled_from(["up", "down"]), min_size=count, max_size=count)), "spread": 2.5, "limit": 2000.0,
    }  # fmt: skip


@given(assessed(), st.sampled_from(measures.built_in), st.sampled_from(["reason_coded", "as_published"]))
def test_columns_are_rows_one_by_one(rows: dict[str, Any], name: str, policy: Any) -> None:
    method = getattr(measures, name)
    whole = method(**rows, policy=policy)
    for i, direction in enumerate(rows["direction"]):
        pairs = {what: (rows[what][0], rows[what][1][i]) for what in ("base", "latest", "target")}
        one = method(**pairs, direction=direction, policy=policy, spread=2.5, limit=2000.0)
        for attribute in ("status", "reason"):
            several = getattr(whole, attribute)
            assert (None if several is None else several[i]) == getattr(one, attribute)
        for attribute in ("ratio", "score"):
            several, own = getattr(whole, attribute), getattr(one, attribute)
            if several is None or own is None:
                assert own is None and (several is None or several[i] is None or math.isnan(several[i]))
            else:
                assert several[i] == pytest.approx(own, rel=1e-9, nan_ok=True)


@given(st.floats(0.1, 1e4), st.floats(0.1, 1e4), st.floats(1, 50))
def test_growth_leads_from_the_first_to_the_last_value(first: float, last: float, years: float) -> None:
    rate = measures.growth_rate(first, last, years)
    assert first * (1 + rate) ** years == pytest.approx(last, rel=1e-6)
    assert measures.growth_rate([first], [last], years).tolist() == [rate]
    back = measures.growth_rate(last, first, years)
    assert (1 + rate) * (1 + back) == pytest.approx(1, rel=1e-6)


@given(
    st.sampled_from(["linear", "geometric", "logistic"]),
    st.floats(0.1, 90),
    st.floats(0.1, 90),
    st.floats(0.5, 40),
    st.floats(0.3, 5),
)
def test_a_path_leads_from_base_to_target(shape: Any, base: float, target: float, years: float, step: float) -> None:
    path = measures.Path(shape, (2000, base), (2000 + years, target), 100 if shape == "logistic" else math.nan)
    assume(path.exists)
    assert path.at(2000) == pytest.approx(base, rel=1e-9)
    assert path.at(2000 + years) == pytest.approx(target, rel=1e-9)
    points = path.checkpoints(step)
    assert points[-1][0] == 2000 + years
    assert points[-1][1] == pytest.approx(target, rel=1e-9)
    assert [time for time, _ in points] == sorted(time for time, _ in points)
    values = [base, *(value for _, value in points)]
    rising = 1 if target >= base else -1
    assert all(rising * (b - a) >= -1e-9 * abs(a) for a, b in itertools.pairwise(values))


@st.composite
def trees(draw: Any) -> list[int]:
    """The parent of each node, -1 for the root, every parent before its parts."""
    count = draw(st.integers(2, 9))
    return [-1, *(draw(st.integers(0, i - 1)) for i in range(1, count))]


def gaps(parents: list[int], values: Any) -> float:
    """The largest difference of a sum and its parts."""
    return max(
        abs(float(values[node]) - math.fsum(values[i] for i, parent in enumerate(parents) if parent == node))
        for node in set(parents) - {-1}
    )


WITHOUT_PAST = ("ols", "wls_struct", "bottom_up", "top_down_forecast_proportions")


@given(trees(), st.sampled_from(WITHOUT_PAST), st.data())
def test_reconciled_forecasts_add_up(parents: list[int], method: Any, data: Any) -> None:
    base = data.draw(st.lists(st.floats(1, 1e4), min_size=len(parents), max_size=len(parents)))
    found = tiendo.reconcile(base=base, parents=parents, method=method)
    assert gaps(parents, found) <= 1e-8 * max(map(abs, found))
    again = tiendo.reconcile(base=found, parents=parents, method=method)
    np.testing.assert_allclose(again, found, rtol=1e-7, atol=1e-6)  # what adds up stays
    twice = tiendo.reconcile(base=np.array(base) * 2, parents=parents, method=method)
    np.testing.assert_allclose(twice, found * 2, rtol=1e-7, atol=1e-6)
    if method in ("ols", "wls_struct"):
        within = tiendo.reconcile(base=base, parents=parents, method=method, non_negative=True)
        assert within.min() >= 0
        assert gaps(parents, within) <= 1e-7 * max(1.0, *within)
        held = tiendo.reconcile(base=base, parents=parents, method=method, immutable=[0])
        assert held[0] == pytest.approx(base[0], rel=1e-9)
        assert gaps(parents, held) <= 1e-7 * max(map(abs, held))
    names = [f"n{i}" for i in range(len(parents))]
    tiers = {name: None if parent < 0 else names[parent] for name, parent in zip(names, parents, strict=True)}
    frame = {"unique_id": names, "ds": [1] * len(names), "y": base}
    by_name = tiendo.reconcile(frame=frame, hierarchy=tiers, method=method)
    np.testing.assert_allclose(by_name["y"], found, rtol=1e-9)
    moves = tiendo.reconciliation_moves(frame, by_name, tiers, "y")
    np.testing.assert_allclose(
        np.array(moves["after"], float) - np.array(moves["before"], float), found - base, atol=1e-6
    )


@given(trees(), st.data())
def test_reconciled_shares_add_up_as_ratios(parents: list[int], data: Any) -> None:
    leaves = [node for node in range(len(parents)) if node not in parents]
    base = data.draw(st.lists(shares, min_size=len(parents), max_size=len(parents)))
    below = dict(
        zip(leaves, data.draw(st.lists(st.floats(50, 500), min_size=len(leaves), max_size=len(leaves))), strict=True)
    )
    for node in reversed(range(len(parents))):
        if node not in below:
            below[node] = math.fsum(below[i] for i, parent in enumerate(parents) if parent == node)
    found = tiendo.reconcile_shares(shares=base, denominators=[below[leaf] for leaf in leaves], parents=parents)
    assert found.min() >= 0 and found.max() <= 1
    assert gaps(parents, [share * below[node] for node, share in enumerate(found)]) <= 1e-7 * below[0]


@given(trees(), st.integers(0, 2**64 - 1), st.data())
def test_paths_add_up_one_by_one(parents: list[int], seed: int, data: Any) -> None:
    count = len(parents)
    mean = np.array(data.draw(st.lists(st.floats(-1e3, 1e3), min_size=count, max_size=count)))[:, None]
    sd = np.array(data.draw(st.lists(st.floats(0.1, 1e2), min_size=count, max_size=count)))[:, None]
    given_arrays: dict[str, Any] = {
        "parents": parents,
        "mean": mean,
        "sd": sd,
        "method": "wls_struct",
        "count": 25,
        "seed": seed,
    }
    found = tiendo.reconcile_paths(**given_arrays)
    for path in range(25):
        assert gaps(parents, found.values[:, 0, path]) <= 1e-6
    assert found == tiendo.reconcile_paths(**given_arrays)
    ends = [found.quantile(p) for p in (0.0, 0.25, 0.5, 1.0)]
    assert all((low <= high).all() for low, high in itertools.pairwise(ends))
    np.testing.assert_array_equal(ends[0][:, 0], found.values[:, 0].min(axis=1))
    target = float(np.median(found.values[0, 0]))
    np.testing.assert_allclose(found.chance(target)[:, 0], (found.values[:, 0] >= target).mean(axis=1))
    np.testing.assert_allclose(
        found.chance(target, direction="down")[:, 0], (found.values[:, 0] <= target).mean(axis=1)
    )


estimates = st.lists(st.tuples(st.floats(-100, 100), st.floats(0.01, 100)), min_size=2, max_size=10)


@given(estimates, st.sampled_from(["paule_mandel", "der_simonian_laird", "reml"]))
def test_pooled_estimates_lie_between_their_own_and_the_mean(rows: list[tuple[float, float]], method: Any) -> None:
    values, variances = (np.array(column) for column in zip(*rows, strict=True))
    found = tiendo.pool(values, variances, method=method)
    assert found.mean is not None and found.between is not None and found.between >= 0
    low, high = np.minimum(values, found.mean), np.maximum(values, found.mean)
    assert (found.values >= low - 1e-6).all() and (found.values <= high + 1e-6).all()
    kept = found.between / (found.between + variances)
    np.testing.assert_allclose(found.values, found.mean + kept * (values - found.mean), rtol=1e-6, atol=1e-6)
    turned = tiendo.pool(values[::-1], variances[::-1], method=method)
    np.testing.assert_allclose(turned.values[::-1], found.values, rtol=1e-6, atol=1e-6)
    moved = tiendo.pool(values + 1000, variances, method=method)
    np.testing.assert_allclose(moved.values, found.values + 1000, rtol=1e-6, atol=1e-4)


counts = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)).map(sorted), min_size=2, max_size=8)


@given(counts)
def test_the_trend_of_a_share_turns_with_time_and_with_the_rest(rows: list[list[int]]) -> None:
    part, whole = ([row[0] for row in rows], [max(row[1], 1) for row in rows])
    found = tiendo.trend_of_share(part, whole)
    back = tiendo.trend_of_share(part[::-1], whole[::-1])
    rest = tiendo.trend_of_share([w - p for p, w in rows_of(part, whole)], whole)
    for other, sign in ((back, 1), (rest, -1)):
        assert other["level"] == pytest.approx(sign * found["level"], rel=1e-9, abs=1e-9)
        assert other["slope"] == pytest.approx(-found["slope"], rel=1e-6, abs=1e-9)
        assert other["slope_variance"] == pytest.approx(found["slope_variance"], rel=1e-6)


def rows_of(part: list[int], whole: list[int]) -> list[tuple[int, int]]:
    return list(zip(part, whole, strict=True))


@st.composite
def panels(draw: Any) -> dict[str, list[Any]]:
    """Series of different lengths, without gaps."""
    table: dict[str, list[Any]] = {"unique_id": [], "ds": [], "y": []}
    for k in range(draw(st.integers(1, 4))):
        y = draw(st.lists(st.floats(0.1, 1e4).map(lambda x: round(x, 2)), min_size=1, max_size=9))
        table["unique_id"] += [f"s{k}"] * len(y)
        table["ds"] += list(range(2000, 2000 + len(y)))
        table["y"] += y
    return table


@given(panels(), st.integers(1, 3), st.sampled_from(["naive", "drift", "theta", "auto"]))
def test_the_past_is_forecast_from_what_came_before(table: dict[str, list[Any]], horizon: int, model: str) -> None:
    frame = pandas.DataFrame(table)
    found = tiendo.cross_validation(frame, horizon, "year", [model], [80])
    for name, rows in found.groupby("unique_id", sort=False):
        series = frame[frame["unique_id"] == name]
        known = series.iloc[: len(series) - horizon]
        alone = tiendo.forecast(known, horizon, "year", [model], [80])
        for column in (model, f"{model}-lo-80", f"{model}-hi-80"):
            np.testing.assert_array_equal(rows[column], alone[column])
        assert rows["y"].tolist() == series["y"].iloc[len(series) - horizon :].tolist()
    scored = tiendo.back_test(frame, horizon, "year", [model]).records()[0]
    assert scored["forecasts"] + scored["without_answer"] <= len(found)
    fitted = tiendo.forecast(frame, 1, "year", [model], fitted=True)
    past = fitted[fitted["y"].notna()]
    assert past["y"].tolist() == table["y"]
    for row in range(len(frame)):
        name, ds = table["unique_id"][row], table["ds"][row]
        before = frame[(frame["unique_id"] == name) & (frame["ds"] < ds)]
        own = past[model].iloc[row]
        expected = tiendo.forecast(before, 1, "year", [model])[model].iloc[0] if len(before) else math.nan
        assert own == expected or (math.isnan(own) and math.isnan(expected))
    by_itself = tiendo.forecast(frame, horizon, "year", [model])
    shared = [tiendo.forecast(frame, horizon, "year", [model], panel=True, threads=threads) for threads in (1, 2)]
    assert shared[0].equals(shared[1])
    assert shared[0][model].isna().tolist() == by_itself[model].isna().tolist()


dates = st.dates(datetime.date(2019, 1, 1), datetime.date(2030, 12, 31))


@given(dates, dates)
@settings(max_examples=15)
def test_differences_and_comparisons_on_any_day(one: datetime.date, two: datetime.date) -> None:
    earlier, later = sorted((one, two))
    before, after = (tiendo.assess(PROGRAMME, OBSERVATIONS, day) for day in (earlier, later))
    assert len(tiendo.difference(before, before)) == 0
    changed = tiendo.difference(before, after)
    assert len(changed) <= len(before) + len(after) + len(set(PROGRAMME.target_ids)) * 8
    if earlier == later:
        assert len(changed) == 0
    comparison = after.compare_methods()
    rows = comparison.records()
    assert all(0 <= row["disagreement"] <= 1 for row in rows if row["disagreement"] is not None)
    assert len({(row["target_id"], row["area_code"], row["tier"], row["series"]) for row in rows}) == len(comparison)
    assert [len(comparison.targets(k)) for k in (0, 1)] == [0, min(1, len(comparison))]
