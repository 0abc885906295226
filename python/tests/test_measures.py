"""The official methods: worked numbers, arrays, frames, policies, methods of one's own, paths."""

from __future__ import annotations

import json
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
        measures.astat(base=(2015, 1), latest=(2016, 2), direction="sideways")
    with pytest.raises(tiendo.InvalidValue, match="no policy"):
        measures.astat(base=(2015, 1), latest=(2016, 2), policy="mine")
    with pytest.raises(tiendo.InvalidValue, match="different lengths"):
        measures.astat(base=(2015, np.ones(2)), latest=(2016, np.ones(3)))
    with pytest.raises(tiendo.InvalidValue, match="pair"):
        measures.astat(base=5, latest=(2016, 2))
    with pytest.raises(tiendo.InvalidValue, match="not tables"):
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
    with pytest.raises(tiendo.InvalidValue, match="no quantity"):
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
        measures.Path("round", (2020, 1), (2030, 2))


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
