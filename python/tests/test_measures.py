"""The official methods: worked numbers, arrays, frames, policies, methods of one's own, paths."""

from __future__ import annotations

import datetime
import json
import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest
import tiendo
from tiendo import measures

VECTORS = Path(__file__).parents[2] / "tests" / "data" / "vectors" / "methods.json"


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text(encoding="utf-8")), ids=lambda v: v["method"])
def test_the_published_vectors(vector: dict[str, Any]) -> None:
    method = getattr(measures, vector["method"])
    figures: dict[str, Any] = {"direction": vector.get("direction", "up"), "limit": vector.get("limit")}
    if "series" in vector:
        figures |= {"series": vector["series"], "target": (2030, 8.4), "direction": "down"}
    else:
        figures |= {"base": vector["base"], "latest": vector["latest"]}
        figures["target"] = (2030, vector["green"]) if "green" in vector else vector.get("target")
    r = method(**figures)
    places = {
        "ratio": 4 if vector["method"] == "sdsn_trend" else 6,
        "score": 6,
        "extrapolated": 6,
        "value": 6,
        "aarr": 6,
        "needed": 6,
        "actual": 6,
    }
    found = {
        "ratio": r.ratio,
        "score": r.score,
        "extrapolated": r.actual,
        "value": r.score,
        "aarr": r.actual,
        "needed": r.required,
        "actual": r.actual,
    }
    for key, digits in places.items():
        if key in vector:
            assert found[key] == pytest.approx(vector[key], abs=0.51 * 10**-digits)
    if "limit_factor" in vector:
        assert measures.limit_factor(vector["base"][1], vector["limit"]) == pytest.approx(
            vector["limit_factor"], abs=5.1e-8
        )
    if "status" in vector:
        assert r.status == vector["status"]


@pytest.mark.parametrize("name", measures.built_in)
@pytest.mark.parametrize("policy", ["reason_coded", "as_published"])
def test_arrays_give_what_single_figures_give(name: str, policy: str) -> None:
    random = np.random.default_rng(11)
    n = 60
    base, latest, target = (random.uniform(1, 100, n) for _ in range(3))
    base[3] = target[3]
    latest[5] = np.nan
    base[7] = 0
    years = random.integers(2010, 2015, n)
    direction = random.choice(["up", "down"], n)
    method = getattr(measures, name)
    many = method(
        base=(years, base), latest=(2020, latest), target=(2030, target), direction=direction, spread=5, policy=policy
    )
    for i in range(n):
        one = method(
            base=(years[i], base[i]),
            latest=(2020, latest[i]),
            target=(2030, target[i]),
            direction=str(direction[i]),
            spread=5,
            policy=policy,
        )
        for attribute in ("ratio", "score", "actual", "required"):
            left, right = getattr(many, attribute), getattr(one, attribute)
            if left is None:
                assert right is None
            elif right is None:
                assert np.isnan(left[i])
            else:
                assert left[i] == pytest.approx(right, rel=1e-12)
        assert many.reason[i] == one.reason
        assert one.status == (None if many.status is None else many.status[i])
        if one.ratio is None:
            assert one.reason is not None


def test_columns_of_every_frame_library() -> None:
    values = {"base": [50.0, None, 0.0], "latest": [65.0, 3.0, 4.0]}
    expected = measures.eurostat(
        base=(2015, np.array([50, np.nan, 0])), latest=(2021, np.array([65, 3, 4])), target=(2030, 80)
    )
    for frame in (pandas.DataFrame(values), polars.DataFrame(values), pyarrow.table(values)):
        r = measures.eurostat(base=(2015, frame["base"]), latest=(2021, frame["latest"]), target=(2030, 80))
        np.testing.assert_array_equal(r.ratio, expected.ratio)
        assert list(r.reason) == [None, "single_observation", "zero_base"]
        assert list(r.status) == ["significant", None, None]
        assert list(r.status_code) == [3, -1, -1]


def test_a_series_may_have_gaps() -> None:
    years = [2012, 2015, 2018, 2021, 2024]
    table = np.array([[12, 11, 10.4, 9.1, 8.6], [np.nan, 11, 10.4, np.nan, 8.6], [12, np.nan, np.nan, np.nan, np.nan]])
    r = measures.unicef_aarr(series=list(zip(years, table.T, strict=True)), target=(2030, 8.0), direction="down")
    assert r.actual[0] == pytest.approx(2.812718, abs=5e-7)
    alone = measures.unicef_aarr(series=[(2015, 11), (2018, 10.4), (2024, 8.6)], target=(2030, 8.0), direction="down")
    assert r.ratio[1] == pytest.approx(alone.ratio, rel=1e-12)
    assert r.reason[2] == "single_observation"
    assert (
        measures.unicef_aarr(
            series=[(2010, 2.25), (2020, 1.25)], target=(2030, 0.5), direction="down", policy="as_published"
        ).actual
        == 5.55
    )
    wasting = measures.unicef_aarr(base=(2019, 100), latest=(2020, 98.1), target=(2021, 90), direction="down", band=2.0)
    assert wasting.status == "none"


def test_as_published_guesses_the_direction_as_open_sdg_does() -> None:
    figures: dict[str, Any] = {"base": (2015, 60), "latest": (2020, 50), "target": (2030, 80)}
    assert measures.open_sdg(**figures, direction=None, policy="as_published").status == "achieved"
    assert measures.open_sdg(**figures).status == "deterioration"
    with pytest.raises(tiendo.InvalidValue, match="no direction"):
        measures.open_sdg(**figures, direction=None)


def test_what_cannot_be_meant_is_refused() -> None:
    with pytest.raises(tiendo.InvalidValue, match="no direction"):
        measures.astat(base=(2015, 1), latest=(2016, 2), direction="sideways")  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue, match="policy is one of"):
        measures.astat(base=(2015, 1), latest=(2016, 2), policy="mine")  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue, match="different lengths"):
        measures.astat(base=(2015, np.ones(2)), latest=(2016, np.ones(3)))
    with pytest.raises(tiendo.InvalidValue, match="pair"):
        measures.astat(base=5, latest=(2016, 2))  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue, match="not a table"):
        measures.astat(base=(2015, np.ones((2, 2))), latest=(2016, 2))


def test_a_method_of_ones_own() -> None:
    own = measures.Method(
        "own",
        "baseline_ratio",
        cuts=[0, (0.5, False)],
        labels=["behind", "under way", ("good", "toward")],
        met="good",
        score=[(0, 0), (1, 100)],
    )
    assert own.name == "own"
    assert own.classes == ["behind", "under way", "good"]
    r = own(base=(2015, 40), latest=(2020, np.array([55, 65, 66, 90])), target=(2030, 90))
    assert list(r.status) == ["under way", "under way", "good", "good"]
    np.testing.assert_allclose(r.score, [30, 50, 52, 100])
    assert list(r.reason) == [None, None, None, "met"]
    for wrong in ({"cuts": [0]}, {"cuts": [1, 0], "labels": ["a", "b", "c"]}, {"met": "x"}, {"score": [(0, 1)]}):
        with pytest.raises(tiendo.InvalidValue):
            measures.Method("own", "baseline_ratio", **wrong)
    with pytest.raises(tiendo.InvalidValue, match="quantity is one of"):
        measures.Method("own", "speed")


def test_methods_are_read_from_toml(tmp_path: Path) -> None:
    file = tmp_path / "methods.toml"
    file.write_text(
        'format = 1\n[[method]]\nid = "mine"\nquantity = "pace_ratio"\n'
        'class = [{ label = "late", reading = "too_slow" }, { label = "in time", from = 1, reading = "toward" }]\n',
        encoding="utf-8",
    )
    (mine,) = measures.read_methods(file)
    assert mine(base=(2020, 0), latest=(2022, 10), target=(2024, 20)).status == "in time"
    file.write_text('format = 1\n[[method]]\nid = "mine"\nquantity = "pace"\n', encoding="utf-8")
    with pytest.raises(tiendo.InputError) as faults:
        measures.read_methods(file)
    assert [(fault.line, fault.column) for fault in faults.value.faults] == [(4, 12)]


def test_paths() -> None:
    line = measures.Path("linear", (2018, 68), (2025, 99))
    assert [value for _, value in line.checkpoints()] == pytest.approx(
        [72.428571, 76.857143, 81.285714, 85.714286, 90.142857, 94.571429, 99], abs=5.1e-7
    )
    assert line.at(2019) == pytest.approx(68 + 31 / 7)
    assert line.acceleration((2018, 70)) == (None, "single_observation")
    assert measures.Path("geometric", (2020, 100), (2022, 400)).at(2021) == pytest.approx(200)
    missing = measures.Path("geometric", (2020, 0), (2022, 400))
    assert not missing.exists
    assert missing.reason == "zero_base"
    assert missing.at(2021) is None
    assert missing.checkpoints() == []
    multiple, reason = measures.Path("logistic", (2020, 20), (2030, 80), cap=100).acceleration((2025, 50))
    assert multiple == pytest.approx(1)
    assert reason is None
    with pytest.raises(tiendo.InvalidValue, match="shape"):
        measures.Path("round", (2020, 1), (2030, 2))  # type: ignore[arg-type]


def test_every_method_says_what_it_is() -> None:
    for name in measures.built_in:
        method = getattr(measures, name)
        assert method.name == name
        assert len(method.__doc__) > 60
        assert repr(method) == f"<Method {name}>"
    assert measures.open_sdg.cuts == [(0, True), (0.6, True), (0.95, True)]
    assert repr(measures.simple_ratio(latest=(2024, 22), target=(2025, 25))) == "<Result ratio=0.88>"
    assert repr(measures.simple_ratio(latest=(2024, np.ones(3)), target=(2025, 25))) == "<Result of 3 rows>"
    assert measures.growth_rate(50, 65, 6) == pytest.approx(0.0446975, abs=5e-8)
    undefined = measures.growth_rate([1, 2, 0, 5, -5], [2, 2, 5, 0, 5], [0, 0, 3, 0, 2])
    assert all(math.isnan(rate) for rate in undefined)


DAYS = ["2015-12-31", "2021-12-31"]


@pytest.mark.parametrize(
    "time",
    [
        pandas.Series(pandas.to_datetime(DAYS[:1])), np.array(DAYS[:1], "datetime64[D]"), np.array(DAYS[:1], "datetime64[ns]"), [datetime.date(2015, 12, 31)],
        datetime.datetime(2015, 12, 31), pandas.Timestamp("2015-12-31"), polars.Series([datetime.date(2015, 12, 31)]), pandas.period_range("2015", periods=1, freq="Y"),
        pyarrow.array([datetime.date(2015, 12, 31)]), pandas.Series(["2015-12-31"]), "2015-12-31", np.datetime64("2015-12-31"), [None, datetime.date(2015, 12, 31)],
        np.array([1], "timedelta64[D]"),
    ],
    ids=str,
)  # fmt: skip
def test_dates_are_no_times(time: Any) -> None:
    for arguments in (
        {"base": (time, [50.0]), "latest": ([2022.0], [65.0])},
        {"series": [(time, [50.0])], "target": (2030, 8)},
    ):
        with pytest.raises(tiendo.InvalidValue, match=r"times are years|is not a number"):
            measures.unicef_aarr(**arguments)
    with pytest.raises(tiendo.InvalidValue):
        measures.growth_rate(50, 65, time)


@pytest.mark.parametrize(
    "column",
    [
        pandas.Series([65, None], dtype="Int64"), pandas.Series([65, None], dtype="Float64"), pandas.Series([65, pandas.NA], dtype=object), pandas.Series([65.0, np.nan]),
        pandas.Series([65, None], dtype=pandas.ArrowDtype(pyarrow.int64())), polars.Series([65, None]), pyarrow.array([65, None]), pyarrow.chunked_array([[65], [None]]),
        [65, None], (65, float("nan")), [Decimal(65), None], np.array([65, np.nan], "float32"), pandas.Series(["65", ""]), pandas.Series([65, None]).astype("category"),
    ],
    ids=lambda column: f"{type(column).__module__} {getattr(column, 'dtype', '')}",
)  # fmt: skip
def test_columns_of_every_kind(column: Any) -> None:
    found = measures.linear_pace(base=(2015, 50), latest=(2021, column), target=(2030, 80))
    wanted = measures.linear_pace(base=(2015, 50), latest=(2021, 65), target=(2030, 80))
    assert found.ratio[0] == wanted.ratio
    assert np.isnan(found.ratio[1])
    assert list(found.status) == [wanted.status, None]


def test_single_precision_is_what_it_says() -> None:
    """56.7 in single precision is 56.7: the target of 56.7 is met, and 56.70000076 would be too."""
    for value in (
        np.array([56.7], "float32"),
        np.float32(56.7),
        np.array([56.7], "float16"),
        polars.Series([56.7], dtype=polars.Float32),
    ):
        found = measures.simple_ratio(latest=(2024, value), target=(2025, 56.7))
        assert np.ravel(found.ratio)[0] == 1
    base: Any = (2020, np.float32(56.7))
    assert measures.Path("linear", base, (2030, 60)).at(2020) == 56.7


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("higher_is_better", "up"),
        ("lower_is_better", "down"),
        ("range", "parity"),
        ("increase", "up"),
        ("lower", "down"),
    ],
)
def test_other_words_for_a_direction_name_the_right_one(word: Any, meant: str) -> None:
    for direction in (word, ["up", word]):
        with pytest.raises(tiendo.InvalidValue, match=f"'{word}' is no direction; write '{meant}'"):
            measures.astat(base=(2015, [1, 2]), latest=(2016, [2, 3]), direction=direction)


def test_what_is_no_number_has_its_row() -> None:
    with pytest.raises(
        tiendo.InvalidValue, match=r"the value of latest, row 2: 'n/a' is not a number; leave the cell empty"
    ):
        measures.astat(base=(2015, 50), latest=(2021, ["65", "n/a"]))
    with pytest.raises(tiendo.InvalidValue, match=r"the value of base: True is not a number"):
        measures.astat(base=(2015, True), latest=(2021, 3))
    with pytest.raises(tiendo.InvalidValue, match=r"base is a pair \(time, value\)"):
        measures.astat(base=50, latest=(2021, 3))  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue, match="columns of different lengths: 1, 2"):
        measures.growth_rate([1, 2], [3], 4)


def test_rows_without_a_target_have_classes_of_their_own() -> None:
    # Eurostat's classes with a target and without one; each row is what it is by itself.
    with_target, without = (
        measures.eurostat(base=(2015, 1.0), latest=(2020, 0.5), target=(2030, 2.0)),
        measures.eurostat(base=(2015, 1.0), latest=(2020, 0.5)),
    )
    assert (with_target.status, without.status) == ("movement_away", "significant_away")
    for targets in ([2.0, None], [None, 2.0], [None, None], [2.0, 2.0], [None, 2.0, None]):
        found = measures.eurostat(base=(2015, [1.0] * len(targets)), latest=(2020, 0.5), target=(2030, targets))
        expected = [(without if target is None else with_target).status for target in targets]
        assert found.status.tolist() == expected
        assert found.labels == (without if targets == [None, None] else with_target).labels
    for name in measures.built_in:
        method = getattr(measures, name)
        both = method(base=(2015, [40.0, 40.0]), latest=(2020, [50.0, 50.0]), target=(2030, [85.0, None]), spread=2.0)
        one, other = (
            method(base=(2015, 40.0), latest=(2020, 50.0), target=(2030, t), spread=2.0) for t in (85.0, None)
        )
        for attribute in ("status", "reason"):
            several = getattr(both, attribute)
            own = [getattr(one, attribute), getattr(other, attribute)]
            assert own == ([None, None] if several is None else several.tolist())
    empty = measures.eurostat(base=(2015, []), latest=(2020, []), target=(2030, []))
    assert empty.status.tolist() == []
