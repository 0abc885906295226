"""Wrong arguments: whatever is given, only errors of tiendo and a TypeError with a sentence reach the caller."""

from __future__ import annotations

import datetime
import inspect
import math
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pytest
import tiendo
from tiendo import measures

LINKS = {
    "old_code": ["1", "2"],
    "new_code": ["9", "9"],
    "old_name": ["A", "B"],
    "new_name": ["C", "C"],
    "type": ["full", "full"],
}
AREAS = {
    "code": ["79"], "valid_from": ["2000-01-01"], "tier": ["city"], "parent_code": [None], "parent_valid_from": [None],
    "name_vi": ["Thành phố"], "name_en": ["City"],
}  # fmt: skip
VALUES = {"unit": ["79", "01"], "osi": [0.9, 0.5], "tii": [0.6, 0.8], "hci": [0.3, 0.2]}
TABLE = {"code": ["1", "2"], "g": ["p", "q"], "n": [1, 2], "d": [3, 4], "r": [0.5, 0.5], "rank": [1, 2]}
SHARES = {
    "code": ["1", "2"] * 2,
    "year": [2023, 2023, 2024, 2024],
    "numerator": [10, 10, 12, 13],
    "denominator": [20] * 4,
}
SPLIT = {"code": ["a"], "ratio_before": [0.5], "ratio_after": [0.6], "weight_before": [1], "weight_after": [2]}
PERIOD = ("2024-01-01", "2024-12-31")

REFORM = tiendo.Reform.read(LINKS, effective="2025-07-01")
HISTORY = REFORM.areas()
INDEX = tiendo.Index.shipped("egdi")
RESULT = INDEX.compute(VALUES)
METHOD = measures.open_sdg
PATH = measures.Path("linear", (2018, 68), (2025, 99))
PAIRS: dict[str, Any] = {"base": (2015, 50), "latest": (2021, 65), "target": (2030, 80)}

CALLS: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = [
    (tiendo.aggregate, (TABLE,), {"by": "g", "count": "n", "decimal": "."}),
    (tiendo.aggregate, (TABLE,), {
        "by": "g", "numerator": "n", "denominator": "d", "per": 100, "weight": "d", "coverage": 0.5, "unreliable_below": 20, "suppress_below": 10,
        "suppress": True, "total": "g", "ranking": "highest", "decimals": 2}),
    (tiendo.aggregate, (TABLE,), {"by": "g", "ratio": "r", "denominator": "d", "per": 100}),
    (tiendo.aggregate, (TABLE,), {"by": "g", "rank": "rank", "field": 63, "top": 3}),
    (tiendo.change_split, (SPLIT,), {name: name for name in SPLIT} | {"decimal": "."}),
    (tiendo.Reform.read, (LINKS,), {"effective": "2025-07-01", "act": "1"}),
    (REFORM.carry, (TABLE,), {"code": "code", "value": "n", "backward": True, "weights": {"1": 2.0}, "decimal": "."}),
    (REFORM.carry, (TABLE,), {"numerator": "n", "denominator": "d", "share": True, "per": 1}),
    (REFORM.carry, (TABLE,), {"ratio": "r", "denominator": "d", "per": 100}),
    (REFORM.pool_shares, (SHARES, None), {
        "until": 2025, "groups": {"9": "g"}, "method": "reml", "level": 80, "code": "code", "year": "year", "numerator": "numerator",
        "denominator": "denominator", "decimal": "."}),
    (REFORM.resolve, ("C", "2025-07-01"), {"tier": "commune", "within": "", "known_from": "2000-01-01"}),
    (REFORM.areas, (), {"known_from": "2000-01-01"}), (REFORM.components, (), {}),
    (tiendo.AreaHistory.read, (AREAS,), {}), (HISTORY.live, ("2025-07-01",), {"tier": "commune"}), (HISTORY.parent, ("9", "2025-07-01"), {}),
    (HISTORY.ancestors, ("9", "2025-07-01"), {}), (HISTORY.children, ("9", "2025-07-01"), {}),
    (HISTORY.successors, ("1", "2025-06-30"), {"until": "2025-07-01"}), (HISTORY.predecessors, ("9", "2025-07-01"), {"since": "2025-06-30"}),
    (HISTORY.resolve, ("C", "2025-07-01"), {"tier": "commune", "within": ""}),
    (tiendo.Index.read, (Path(tiendo.__file__).parent / "indices" / "egdi.toml",), {}), (tiendo.Index.shipped, ("egdi",), {}),
    (INDEX.compute, (VALUES,), {"decimal": "."}),
    (INDEX.uncertainty, (VALUES,), {
        "draws": 5, "seed": 1, "level": 90, "top": [1], "progress": None, "weights": 0.2, "relative_noise": 0.1, "noise": {"osi": 0.1},
        "normalise": ["rank"], "aggregate": ["geometric"], "decimal": "."}),
    (INDEX.with_aggregation, ("egdi", lambda scores, weights: 0.0), {}),
    (RESULT.rank_observations, ("i",), {
        "period": PERIOD, "published": "2025-03-01", "source": "s", "method": "m", "area_valid_from": "2000-01-01", "only": ["79"]}),
    (METHOD, (), {**PAIRS, "direction": "up", "policy": "reason_coded", "limit": 100, "spread": 2, "band": 0.5}),
    (measures.unicef_aarr, (), {"series": [(2012, 12), (2015, 11)], "target": (2030, 8), "direction": ["down"]}),
    (measures.Method, ("m", "baseline_ratio"), {
        "cuts": [0.5], "labels": ["a", ("b", "toward")], "met": "b", "score": [(0, 0), (1, 1)],
        "without_target": measures.Method("g", "growth_rate")}),
    (measures.Path, ("logistic", (2018, 68), (2025, 99), 100), {}), (PATH.at, (2020,), {}), (PATH.checkpoints, (1,), {}),
    (PATH.acceleration, ((2020, 80),), {}), (measures.growth_rate, (50, 65, 6), {}), (measures.limit_factor, (95, 100), {}),
    (measures.read_methods, (Path("none.toml"),), {}),
]  # fmt: skip

WRONG: list[Any] = [
    None, True, -1, 0, 1.5, math.nan, math.inf, 2**70, 10**400, "", " ", "x", "\ud800", "\0", "2025-02-30", "79\nx", b"x", 1j, Decimal("NaN"), [], [1], ["x"],
    [None], [[1, 2], [3]], (), (1,), (1, 2, 3), ("a", "b"), (None, None), {}, {"x": 1}, {1: [2]}, {"code": [], "g": [], "n": []}, {"unit": ["A"], "osi": ["high"]},
    {"g": [None], "n": ["1_5"]}, {"code": [1], "g": [1]}, set(), object(), type, print, datetime.date(2025, 1, 1), datetime.datetime(2025, 1, 1, 12), datetime.time(1),
    np.array([]), np.array([[1.0]]), np.array(["x"]), np.array(["2024-01-01"], "datetime64[D]"), np.float32("inf"), pandas.NA, pandas.NaT, pandas.Timestamp("2025-01-01"),
    pandas.DataFrame(), pandas.DataFrame({"g": [1]}), pandas.Series(["a"]), pandas.Series(pandas.to_datetime(["2024-01-01"])), polars.DataFrame(), polars.Series([None]),
    polars.LazyFrame(), Path("/"), Path("none"), lambda *_: "no number", iter([1]), (x for x in "ab"), float("-inf"), 0.9, [0.9], [200], "higher_is_better", "1e5",
]  # fmt: skip

LEAKS = (
    "incompatible function arguments",
    "incompatible constructor arguments",
    "tiendo._core",
    "object has no attribute",
    "Unable to cast",
    "pybind",
)


def survives(call: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]) -> str | None:
    """Return what is wrong with how the call ends; None if it works or is refused as promised."""
    try:
        call(*args, **given)
    except (tiendo.Error, TypeError) as refusal:
        said = str(refusal)
        if len(said) < 15 or any(leak in said for leak in LEAKS):
            return f"{type(refusal).__name__}: {said[:200]}"
    except Exception as leak:
        return f"{type(leak).__name__}: {str(leak)[:200]}"
    return None


@pytest.mark.parametrize(
    ("call", "args", "given"), CALLS, ids=[getattr(call, "__qualname__", str(call)) for call, _, _ in CALLS]
)
def test_the_grid_of_wrong_arguments(call: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]) -> None:
    leaks = []
    for wrong in WRONG:
        for i in range(len(args)):
            leaks.append((f"argument {i}", wrong, survives(call, (*args[:i], wrong, *args[i + 1 :]), given)))
        for name in given:
            leaks.append((name, wrong, survives(call, args, {**given, name: wrong})))
    found = [(name, repr(wrong)[:60], leak) for name, wrong, leak in leaks if leak]
    assert not found, "\n".join(map(str, found[:20]))


@pytest.mark.parametrize(
    ("call", "args", "given"), CALLS, ids=[getattr(call, "__qualname__", str(call)) for call, _, _ in CALLS]
)
def test_what_is_right_works(call: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]) -> None:
    if call is measures.read_methods:
        with pytest.raises(tiendo.InputError, match="no such file"):
            call(*args)
        return
    call(*args, **given)


def test_misspelt_arguments_are_named() -> None:
    for call, args, given, sentence in (
        (tiendo.aggregate, (TABLE,), {"by": "g", "count": "n", "rankin": "highest"}, r"aggregate\(\) has no argument 'rankin'; did you mean 'ranking'"),
        (REFORM.carry, (TABLE,), {"value": "n", "backwards": True}, "no argument 'backwards'; did you mean 'backward'"),
        (REFORM.pool_shares, (SHARES,), {"until": 2025, "yeer": "y"}, "no argument 'yeer'; did you mean 'year'"),
        (INDEX.uncertainty, (VALUES,), {"weigths": 0.1}, "no argument 'weigths'; did you mean 'weights'"),
        (METHOD, (), {**PAIRS, "spred": 1}, "no argument 'spred'; did you mean 'spread'"),
    ):  # fmt: skip
        with pytest.raises(TypeError, match=sentence):
            call(*args, **given)


def test_no_function_has_more_than_eight_parameters() -> None:
    rooms = (tiendo.areas, tiendo.index, tiendo.measures)
    functions = [getattr(room, name) for room in rooms for name in room.__all__]
    methods = [
        m
        for kind in functions
        if inspect.isclass(kind)
        for _, m in inspect.getmembers(kind, inspect.isfunction)
        if m.__module__.startswith("tiendo")
    ]
    long = [
        f.__qualname__
        for f in [*filter(inspect.isfunction, functions), *methods]
        if len(inspect.signature(f).parameters) > 8
    ]
    assert not long


def test_levels_are_percentages() -> None:
    for call in (
        lambda level: REFORM.pool_shares(SHARES, until=2025, level=level),
        lambda level: INDEX.uncertainty(VALUES, draws=5, level=level),
    ):
        with pytest.raises(tiendo.InvalidValue, match="write 90"):
            call(0.9)
        for wrong in (0, 100, -5, "90", [80, 90], None, math.nan):
            with pytest.raises(tiendo.InvalidValue):
                call(wrong)
        call(50)
    narrow, wide = (INDEX.uncertainty(VALUES, draws=200, weights=0.9, level=level) for level in (10, 99))
    assert all(a <= b for a, b in zip(wide.columns["rank_low"], narrow.columns["rank_low"], strict=True))
