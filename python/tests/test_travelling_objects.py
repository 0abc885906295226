"""Objects travel: pickled, copied, sent to other processes, and equal afterwards."""

from __future__ import annotations

import concurrent.futures
import copy
import multiprocessing
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cloudpickle
import joblib
import numpy as np
import pytest
import tiendo
from tiendo import measures

LINKS = {
    "old_code": ["1", "2"],
    "old_name": ["Xã A", "Xã B"],
    "new_code": ["9", "9"],
    "new_name": ["Xã C", "Xã C"],
    "type": ["full", "full"],
}
VALUES = {"unit": ["A", "B", "C"], "osi": [0.9, 0.5, None], "tii": [0.6, 0.8, 0.4], "hci": [0.3, 0.5, 0.7]}
METHODS = """format = 1
[[method]]
id = "thirds"
quantity = "baseline_ratio"
class = [{ label = "slow", reading = "away" }, { label = "middle", from = 0.333, reading = "too_slow" }, { label = "fast", above = 0.667, reading = "toward" }]
score = [[0, 0], [1, 100]]
[[method]]
id = "growth"
quantity = "growth_rate"
class = [{ label = "falling", reading = "away" }, { label = "rising", from = 0, reading = "toward" }]
"""


def smallest(scores: list[float], weights: list[float]) -> float:
    return min(scores)


def objects() -> list[Any]:
    reform = tiendo.Reform.read(LINKS, effective="2025-07-01", act="202/2025/QH15")
    egdi = tiendo.Index.shipped("egdi")
    own = measures.Method(
        "own",
        "baseline_ratio",
        cuts=[(0.5, False)],
        labels=["low", ("high", "toward")],
        met="high",
        score=[(0, 0), (1, 5)],
    )
    array = np.array([65.0, np.nan, 40.0])
    old = {
        "code": ["1", "2"] * 2,
        "year": [2023, 2023, 2024, 2024],
        "numerator": [10, 10, 12, 13],
        "denominator": [20] * 4,
    }
    return [
        reform, reform.areas(), reform.areas(known_from="2000-01-01"), reform.areas().live("2025-07-01"), reform.components(),
        reform.resolve("Xã C", "2025-07-01"), reform.areas().parent("9", "2025-07-01"), reform.resolve("9", "2025-07-01").found,
        reform.carry({"code": ["1"], "n": [5]}, value="n"), reform.pool_shares(old, until=2025),
        egdi, egdi.with_aggregation("egdi", smallest), egdi.compute(VALUES), egdi.uncertainty(VALUES, draws=20, top=[1]),
        measures.open_sdg, measures.unicef_aarr, own, measures.Method("two", "pace_ratio", without_target=measures.Method("g", "growth_rate")),
        measures.open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80)), own(base=(2015, 50), latest=(2021, array), target=(2030, 80)),
        measures.unicef_aarr(series=[(2012, 12), (2015, 11), (2018, 10.4)], target=(2030, 8), direction="down", band=0.8),
        measures.open_sdg(base=(2015, 0), latest=(2021, 65), target=(2030, 80), policy="as_published"),
        measures.Path("linear", (2018, 68), (2025, 99)), measures.Path("logistic", (2018, 68), (2025, 90), cap=100), measures.Path("geometric", (2018, 0), (2025, 99)),
        tiendo.aggregate({"g": ["p"], "n": [1]}, by="g", count="n"), tiendo.Fault("f.csv", 1, 2, "wrong", "mend it", field="n"),
        tiendo.change_split({"code": ["a"], "ratio_before": [0.5], "ratio_after": [0.6], "weight_before": [1], "weight_after": [2]}),
    ]  # fmt: skip


def _pickled(protocol: int) -> Callable[[Any], Any]:
    return lambda x: pickle.loads(pickle.dumps(x, protocol))


WAYS: list[Callable[[Any], Any]] = [
    *map(_pickled, range(2, pickle.HIGHEST_PROTOCOL + 1)),
    lambda x: cloudpickle.loads(cloudpickle.dumps(x)),
    copy.copy,
    copy.deepcopy,
]


@pytest.mark.parametrize("way", WAYS)
def test_everything_is_equal_afterwards(way: Callable[[Any], Any]) -> None:
    for one, other in zip(objects(), objects(), strict=True):
        assert one == other, "made twice of the same"
        travelled = way(one)
        assert type(travelled) is type(one)
        assert travelled == one
        assert repr(travelled) == repr(one)
        assert not repr(one).startswith("<tiendo"), "a useful repr"


def test_different_objects_are_different() -> None:
    made = objects()
    for i, one in enumerate(made):
        assert all(one != other for other in made[i + 1 :]), one
        assert one != "something else"


def test_what_has_travelled_still_works(tmp_path: Path) -> None:
    reform, index = tiendo.Reform.read(LINKS, effective="2025-07-01"), tiendo.Index.shipped("egdi")
    again: Callable[[Any], Any] = lambda x: pickle.loads(pickle.dumps(x))  # noqa: E731
    assert again(reform).carry({"code": ["1", "2"], "n": [1, 2]}, value="n").columns["value"] == [3]
    assert again(reform.areas()).resolve("xã c", "2025-07-01").found.code == "9"
    assert again(reform).act == "" and again(reform).effective == reform.effective
    assert again(index).compute(VALUES) == index.compute(VALUES)
    own = index.with_aggregation("egdi", smallest)
    assert again(own).compute(VALUES).columns["score"][:2] == [0.3, 0.5]
    period = ("2024-01-01", "2024-12-31")
    result = again(index.compute(VALUES))
    assert len(result.rank_observations("r", period=period, published="2025", source="s")) == 2
    assert again(measures.open_sdg).__doc__ == measures.open_sdg.__doc__
    found = again(measures.open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80)))
    assert found.required == pytest.approx((80 / 50) ** (1 / 15) - 1, rel=1e-12)  # compound growth a year
    with pytest.raises(AttributeError):
        pickle.dumps(index.with_aggregation("egdi", lambda scores, weights: 1.0))
    assert (
        cloudpickle.loads(cloudpickle.dumps(index.with_aggregation("egdi", lambda s, w: 1.0))).compute(VALUES)
        is not None
    )


def test_methods_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "methods.toml"
    file.write_text(METHODS, encoding="utf-8")
    for method in measures.read_methods(file):
        travelled = pickle.loads(pickle.dumps(method))
        assert travelled == method == copy.deepcopy(method)
        assert (travelled.classes, travelled.cuts) == (method.classes, method.cuts)
    assert measures.read_methods(file) == measures.read_methods(file)


def test_errors_travel() -> None:
    problem = tiendo.InputError([tiendo.Fault("f.csv", 1, 2, "wrong", "mend it")])
    other = pickle.loads(pickle.dumps(problem))
    assert (other.faults, str(other)) == (problem.faults, str(problem))


def _used(things: tuple[Any, ...]) -> list[Any]:
    reform, index, method, path = things
    return [
        reform.carry({"code": ["1", "2"], "n": [1, 2]}, value="n"), index.compute(VALUES), path.at(2020), things,
        method(base=(2015, 50), latest=(2021, 65), target=(2030, 80)),
    ]  # fmt: skip


def test_other_processes() -> None:
    things = (
        tiendo.Reform.read(LINKS, effective="2025-07-01"), tiendo.Index.shipped("egdi"), measures.open_sdg,
        measures.Path("linear", (2018, 68), (2025, 99)),
    )  # fmt: skip
    wanted = _used(things)
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(cloudpickle.loads, cloudpickle.dumps(wanted)).result() == wanted
    assert joblib.Parallel(n_jobs=2)(joblib.delayed(_used)(things) for _ in range(2)) == [wanted] * 2
