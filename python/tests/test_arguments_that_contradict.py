"""Arguments that contradict each other, or say one thing twice, are refused with a sentence that says what is right."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
import tiendo
from tiendo import measures
from tiendo.measures import Method, Path

SPLIT: dict[str, Any] = {
    "code": ["a", "b"], "ratio_before": [0.5, 0.9], "ratio_after": [0.6, 0.95], "weight_before": [1, 1], "weight_after": [1, 2],
}  # fmt: skip
ROWS: dict[str, Any] = {"unique_id": ["a"] * 6, "ds": list(range(2015, 2021)), "y": [1.0, 2, 4, 3, 5, 6]}
AREAS: dict[str, Any] = {"g": ["a", "a", "b"], "n": [1, 2, 3], "d": [2, 2, 2], "r": [3, 1, 2], "f": [3, 3, 3]}
NODES: dict[str, Any] = {"unique_id": ["a", "b", "c"], "ds": [1, 1, 1], "y": [3.0, 1, 1]}
TIERS = {"a": None, "b": "a", "c": "a"}
PARENTS = [-1, 0, 0]
REFORM = tiendo.Reform.read(
    {"old_code": ["1", "2", "3"], "new_code": ["9", "9", "8"], "type": ["full"] * 3}, effective="2025-07-01"
)
OLD: dict[str, Any] = {"code": ["1", "2"], "v": [1.0, 2.0], "d": [4.0, 4.0]}
INDEX = tiendo.Index.shipped("egdi")
UNITS: dict[str, Any] = {"unit": ["A", "B"], "osi": [0.9, 0.5], "tii": [0.6, 0.8], "hci": [0.3, 0.5]}
PAIRS: dict[str, Any] = {"base": (2015, 50), "latest": (2021, 65), "target": (2030, 80)}
YEARS = [(2012, 12.0), (2015, 11.0), (2018, 10.4)]
ONES = np.ones((3, 1, 2))
PATHS = tiendo.reconcile_paths(parents=PARENTS, mean=np.ones((3, 1)), sd=np.ones((3, 1)), method="ols", count=9)


def refused(call: Callable[[], object], said: str) -> None:
    with pytest.raises(tiendo.Error, match=re.escape(said)):
        call()


@pytest.mark.parametrize(
    ("codes", "rows"),
    [
        (["a", "a"], [2]), (["a", "b", "a"], [3]), (["a", " a"], [2]), (["Hoà", "Hoa\u0300"], [2]), (["a", "a", "a"], [2, 3]),
        (["a", "b", "b", "a"], [3, 4]), (["1", "1"], [2]),
    ],
)  # fmt: skip
def test_a_part_has_one_row(codes: list[str], rows: list[int]) -> None:
    table = {name: codes if name == "code" else [0.5] * len(codes) for name in SPLIT}
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.change_split(table)
    assert [fault.row for fault in caught.value.faults] == rows
    assert all("has a row already" in fault.problem and fault.field == "code" for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: tiendo.change_split(SPLIT, ratio_after="ratio_before"), "ratio_before and ratio_after are both column 'ratio_before'"),
        (lambda: tiendo.change_split(SPLIT, weight_after="weight_before"), "weight_before and weight_after are both"),
        (lambda: tiendo.aggregate(AREAS, by="g", numerator="n", denominator="n"), "numerator and denominator are both column 'n'"),
        (lambda: tiendo.aggregate(AREAS, by="g", ratio="d", denominator="d"), "denominator and ratio are both column 'd'"),
        (lambda: tiendo.aggregate(AREAS, by="g", count="g"), "by and count are both column 'g'"),
        (lambda: tiendo.aggregate(AREAS, by="g", rank="r", field="r"), "rank and field are both column 'r'"),
        (lambda: REFORM.carry(OLD, numerator="v", denominator="v"), "numerator and denominator are both column 'v'"),
        (lambda: REFORM.carry(OLD, code="v", value="v"), "code and value are both column 'v'"),
        (lambda: REFORM.pool_shares(OLD, until=2026, numerator="d", denominator="d"), "numerator and denominator are both column 'd'"),
        (lambda: tiendo.reconcile(frame=NODES, hierarchy=TIERS, value="ds", method="ols"), "time and value are both column 'ds'"),
        (lambda: tiendo.reconcile(frame=NODES, hierarchy=TIERS, value=["y", "unique_id"], method="ols"), "id and value are both"),
    ],
)  # fmt: skip
def test_a_column_has_one_meaning(call: Callable[[], object], said: str) -> None:
    refused(call, said)


def again(name: str) -> Callable[[Any], object]:
    """The call that takes a list in which nothing may stand twice."""
    calls: dict[str, Callable[[Any], object]] = {
        "models": lambda given: tiendo.forecast(ROWS, 1, "year", given),
        "models of cross_validation": lambda given: tiendo.cross_validation(ROWS, 1, "year", given),
        "models of back_test": lambda given: tiendo.back_test(ROWS, 1, "year", given),
        "level": lambda given: tiendo.forecast(ROWS, 1, "year", ["naive"], given),
        "level of paths": lambda given: tiendo.reconcile_paths(
            frame={**NODES, "y-lo-80": [2.0, 0.5, 0.5]}, hierarchy=TIERS, value="y", method="ols", count=9
        ).to_frame(level=given),
        "value": lambda given: tiendo.reconcile(frame=NODES, hierarchy=TIERS, value=given, method="ols"),
        "immutable": lambda given: tiendo.reconcile(base=[3.0, 1, 1], parents=PARENTS, method="ols", immutable=given),
        "immutable by name": lambda given: tiendo.reconcile(
            frame=NODES, hierarchy=TIERS, method="ols", immutable=given
        ),
        "middle": lambda given: tiendo.reconcile(base=[3.0, 1, 1], parents=PARENTS, method="middle_out", middle=given),
        "normalise": lambda given: INDEX.uncertainty(UNITS, draws=3, normalise=given),
        "aggregate": lambda given: INDEX.uncertainty(UNITS, draws=3, aggregate=given),
        "top": lambda given: INDEX.uncertainty(UNITS, draws=3, weights=0.1, top=given),
        "labels": lambda given: Method("m", "baseline_ratio", cuts=[0.5], labels=given),
        "only": lambda given: INDEX.compute(UNITS).rank_observations(
            "i", period=("2024-01-01", "2024-12-31"), published="2025-03-01", source="s", only=given
        ),
    }
    return calls[name]


@pytest.mark.parametrize(
    ("name", "twice", "once"),
    [
        ("models", ["naive", "naive"], ["naive", "drift"]), ("models", ["naive", "ses", "naive"], ["naive", "ses"]),
        ("models of cross_validation", ["drift", "drift"], ["drift"]), ("models of back_test", ["ses", "ses"], ["ses"]),
        ("models", ["mean(naive,ses)", "mean(naive,ses)"], ["mean(naive,ses)", "median(naive,ses)"]), ("level", [80, 80], [80, 95]),
        ("level", [80, 95, 80.0], [80, 80.5]), ("level of paths", [80, 80], [80, 95]), ("value", ["y", "y"], ["y"]), ("immutable", [1, 1], [1]),
        ("immutable", [0, 1, 0], [0, 1]), ("immutable by name", ["a", "a"], ["a"]), ("middle", [1, 2, 1], [1, 2]), ("normalise", ["rank", "rank"], ["rank"]),
        ("aggregate", ["geometric"] * 2, ["geometric"]), ("top", [1, 2, 1], [1, 2]), ("labels", ["a", "a"], ["a", "b"]), ("only", ["A", "A"], ["A"]),
    ],
)  # fmt: skip
def test_nothing_stands_twice(name: str, twice: Any, once: Any) -> None:
    refused(lambda: again(name)(twice), "stands twice")
    again(name)(once)


@pytest.mark.parametrize(
    "models",
    [
        ["mean(naive,ses)", "mean(ses,naive)"], ["mean(naive,ses)", "mean(naive, ses)"], ["median(naive,ses,drift)", "naive", "median(drift,naive,ses)"],
        ["mean(naive,naive,ses)", "mean(ses,naive,naive)"], ["drift", "mean( ses,naive)", "mean(naive,ses)"],
    ],
)  # fmt: skip
def test_a_combination_is_one_model_in_any_order(models: list[str]) -> None:
    with pytest.raises(tiendo.Error):
        tiendo.forecast(ROWS, 1, "year", models)
    tiendo.forecast(ROWS, 1, "year", ["mean(naive,naive,ses)", "mean(naive,ses)", "median(naive,ses)", "naive"])


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: Method("eurostat", "baseline_ratio", cuts=[0.5], labels=["a", "b"]), "eurostat is an official method, tiendo.measures.eurostat"),
        (lambda: Method("linear_pace", "pace_ratio"), "linear_pace is an official method"),
        (lambda: Method("", "pace_ratio"), "the name of a method is no empty text"), (lambda: Method(" \u00a0", "pace_ratio"), "no empty text"),
        (lambda: Method("m", "baseline_ratio", cuts=[0.5], labels=["", "b"]), "a label is no empty text"),
        (lambda: Method("m", "baseline_ratio", cuts=[0.5], labels=[("a", "met"), ("b", "away")]), "'b' reads away, and the worse class 'a' reads met"),
        (lambda: Method("m", "baseline_ratio", cuts=[0.5], labels=[("a", "toward"), "b"]), "labels go from the worst to the best"),
        (lambda: Method("m", "baseline_ratio", cuts=[math.inf], labels=["a", "b"]), "a cut is a finite number, not inf"),
        (lambda: Method("m", "baseline_ratio", cuts=[(-math.inf, False)], labels=["a", "b"]), "a cut is a finite number, not -inf"),
        (lambda: Method("m", "baseline_ratio", score=[(0, math.nan), (1, 2)]), "score is a finite number, not nan"),
        (lambda: Method("m", "baseline_ratio", score=[(-math.inf, 0), (1, 2)]), "score is a finite number, not -inf"),
        (lambda: measures.unicef_aarr(series=YEARS, target=(2030, 8), direction="down", band=-1), "band is 0 or more and finite, not -1"),
        (lambda: measures.unicef_aarr(series=YEARS, target=(2030, 8), direction="down", band=math.nan), "band is 0 or more and finite, not nan"),
        (lambda: measures.unicef_aarr(series=YEARS, target=(2030, 8), direction="down", band=math.inf), "band is 0 or more and finite, not inf"),
        (lambda: measures.eurostat(series=YEARS, **PAIRS), "series is given instead of base and latest"),
        (lambda: measures.eurostat(series=YEARS, latest=(2021, 5), target=(2030, 8)), "series is given instead of base and latest"),
        (lambda: Path("linear", (2018, 68), (2025, 99), cap=100), "a logistic path has a cap, and no other one; this is linear"),
        (lambda: Path("geometric", (2018, 68), (2025, 99), 100), "this is geometric"),
        (lambda: Path("logistic", (2018, 68), (2025, 99)), "this is logistic"),
        (lambda: Path("linear", (2018, 68), (2025, 99)).at(math.nan), "a time is a finite number, such as 2026.5, not nan"),
        (lambda: Path("linear", (2018, 68), (2025, 99)).at(-math.inf), "a time is a finite number"),
        (lambda: Path("linear", (2018, 68), (2025, 99)).checkpoints(math.inf), "step is above 0 and finite, not inf"),
    ],
)  # fmt: skip
def test_methods_and_paths(call: Callable[[], object], said: str) -> None:
    refused(call, said)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: tiendo.aggregate({**AREAS, "n": [-1, 2, 3]}, by="g", count="n"), "-1 in column 'n' is a negative count"),
        (lambda: tiendo.aggregate({**AREAS, "n": [1, -0.5, 3]}, by="g", count="n"), "-0.5 in column 'n' is a negative count"),
        (lambda: tiendo.aggregate(AREAS, by="g", count="n", per=100), "per is the unit of ratios; counts have none"),
        (lambda: tiendo.aggregate(AREAS, by="g", numerator="n", denominator="d", per=math.inf), "per must be finite and > 0, not inf"),
        (lambda: tiendo.aggregate(AREAS, by="g", ratio="n", denominator="d", per=-1), "per must be finite and > 0, not -1"),
        (lambda: tiendo.aggregate(AREAS, by="g", rank="r", coverage=0.5), "coverage is of values; of ranks there are field and top"),
        (lambda: tiendo.aggregate(AREAS, by="g", rank="r", unreliable_below=5), "unreliable_below is of values"),
        (lambda: tiendo.aggregate(AREAS, by="g", rank="r", suppress_below=5, decimals=1), "suppress_below and decimals are of values"),
        (lambda: tiendo.aggregate(AREAS, by="g", rank="r", field=3, top=9), "top is at most the field, 3, not 9"),
        (lambda: REFORM.carry(OLD, value="v", weights={"1": 3}), "they are for backward=True"),
        (lambda: REFORM.carry(OLD, numerator="v", denominator="d", weights={"1": 3}), "they are for backward=True"),
        (lambda: REFORM.carry(OLD, value="v", share=False), "share is of ratios; what adds up is none"),
        (lambda: REFORM.carry(OLD, ratio="v", denominator="d", per=math.inf), "per must be finite and > 0, not inf"),
        (lambda: REFORM.carry(OLD, numerator="v", denominator="d", per=-2), "per must be finite and > 0, not -2"),
        (lambda: REFORM.carry(OLD, numerator="v", denominator="d", per=0), "per must be finite and > 0, not 0"),
    ],
)  # fmt: skip
def test_values_of_areas(call: Callable[[], object], said: str) -> None:
    refused(call, said)


@pytest.mark.parametrize(
    ("shares", "odd"),
    [([50, 40, 80], "50"), ([0.5, 40, 0.8], "40"), ([0.5, 0.4, 2.5], "2.5"), ([0.5, -1.5, 0.8], "-1.5"), ([100, 1, 1], "100"), ([0.5, 0.4, 1e9], "1e+09")],
)  # fmt: skip
def test_percentages_are_no_shares(shares: list[float], odd: str) -> None:
    given: dict[str, Any] = {"denominators": [1.0, 3.0], "parents": PARENTS}
    refused(
        lambda: tiendo.reconcile_shares(shares=shares, **given),
        f"a share is from 0 to 1, not {odd}; divide percentages by 100",
    )
    as_ratios = tiendo.reconcile_shares(shares=shares, bounded=False, **given)
    assert as_ratios[0] == pytest.approx((as_ratios[1] + 3 * as_ratios[2]) / 4)
    as_shares = tiendo.reconcile_shares(shares=[1.03, 0.9, -0.02], **given)
    assert as_shares.min() >= 0
    assert as_shares.max() <= 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"mean": ONES[..., 0], "sd": ONES[..., 0], "probabilities": [0.1, 0.5]}, "probabilities belongs to quantiles"),
        ({"quantiles": ONES, "probabilities": [0.1, 0.5], "sd": ONES[..., 0]}, "sd belongs to mean"),
        ({"paths": ONES, "sd": ONES[..., 0]}, "sd belongs to mean"), ({"paths": ONES, "probabilities": [0.5]}, "probabilities belongs to quantiles"),
        ({"quantiles": ONES, "probabilities": [[0.1, 0.5]]}, "probabilities are a list of numbers, not of shape (1, 2)"),
        ({"quantiles": ONES, "probabilities": 0.5}, "probabilities are a list of numbers, not of shape ()"),
        ({"quantiles": ONES, "probabilities": [0.5, 0.5]}, "probabilities"), ({"quantiles": ONES, "probabilities": [10, 50]}, "probabilities"),
    ],
)  # fmt: skip
def test_what_is_known_of_paths_fits_together(given: dict[str, Any], said: str) -> None:
    with pytest.raises(tiendo.Error, match=re.escape(said)):
        tiendo.reconcile_paths(parents=PARENTS, method="ols", count=9, **given)


@pytest.mark.parametrize("targets", [math.inf, -math.inf, [1, math.inf, 2], {0: math.inf}, np.full(3, -math.inf)])
def test_targets_of_paths_are_finite(targets: Any) -> None:
    refused(lambda: PATHS.chance(targets), "a target is a finite number")
    assert np.isnan(PATHS.chance(math.nan)).all()


@pytest.mark.parametrize("bounds", [{0, 10}, {0: 1, 10: 2}, "09", frozenset((0, 1)), "ab", 5, (1,), (0, 1, 2)])
def test_bounds_are_a_pair_in_order(bounds: Any) -> None:
    refused(
        lambda: tiendo.forecast(ROWS, 1, "year", ["naive"], bounds=bounds),
        "bounds are the least and the greatest value",
    )


def test_methods_of_a_comparison_have_names_of_their_own(assessment: tiendo.Assessment) -> None:
    own = Method("mine", "baseline_ratio", cuts=[0.5], labels=["a", "b"])
    other = Method("mine", "pace_ratio", cuts=[0.5], labels=["a", "b"])
    for methods, said in (
        ([own, own], "stands twice: 'mine'"), ([own, other], "stands twice: 'mine'"), ([measures.eurostat], "eurostat is an official method"),
        ([own, measures.linear_pace], "linear_pace is an official method"), ([measures.open_sdg, measures.open_sdg], "open_sdg is an official method"),
    ):  # fmt: skip
        refused(partial(assessment.compare_methods, methods=methods), said)
    assert "mine" in {row["method"] for row in assessment.compare_methods(methods=[own]).records()}


@pytest.mark.parametrize("most", [-1, 2.5, "3", math.nan, [1], 2**70])
def test_how_many_targets_are_shown_is_a_whole_number(most: Any, assessment: tiendo.Assessment) -> None:
    comparison = assessment.compare_methods()
    refused(lambda: comparison.targets(most), "most is")
    assert [len(comparison.targets(few)) for few in (0, 1, 3)] == [0, 1, 3]


@pytest.mark.parametrize("only", [["C"], ["A", "x"], [""], ["a"], ["A "]])
def test_units_of_observations_are_those_of_the_result(only: list[str]) -> None:
    given: dict[str, Any] = {"period": ("2024-01-01", "2024-12-31"), "published": "2025-03-01", "source": "s"}
    refused(lambda: INDEX.compute(UNITS).rank_observations("i", only=only, **given), "the result has no unit")
