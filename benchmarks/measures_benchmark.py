"""Each official method over one million series with their targets, beside numpy, on one core.

Both sides give the same outputs: ratio, score where the method has one, class, reason. The numpy functions are
written with whole-array operations and in place where that is natural; every run first checks that both agree.
"""

from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from collections.abc import Callable
from typing import Any

import numpy as np
import tiendo
from results import Result, best_time, publish
from tiendo import measures

ROWS = 1_000_000
POINTS = 5
REASON = {name: code for code, name in enumerate(tiendo._core.reason_codes())}

Found = dict[str, Any]


def figures() -> dict[str, Any]:
    """Positive figures of different years; one in fifty is missing, one in fifty has its base at its target."""
    random = np.random.default_rng(3)
    data: dict[str, Any] = {name: random.uniform(10, 200, ROWS) for name in ("b", "x", "v")}
    data["b"][random.random(ROWS) < 0.02] = np.nan
    same = random.random(ROWS) < 0.02
    data["v"][same] = data["b"][same]
    data["t0"] = random.integers(2005, 2012, ROWS).astype(float)
    data["t"] = random.integers(2013, 2024, ROWS).astype(float)
    data["due"] = random.integers(2025, 2035, ROWS).astype(float)
    data["spread"] = random.uniform(1, 20, ROWS)
    data["years"] = 2005.0 + 4 * np.arange(POINTS)
    course = random.uniform(10, 200, (POINTS, ROWS))
    course[random.random((POINTS, ROWS)) < 0.1] = np.nan
    data["course"] = course
    return data


# The formulas in numpy. Higher is better throughout, as in the calls of ours below.


def growth(b: Any, x: Any, years: Any) -> Any:
    rate = np.divide(x, b)
    np.power(rate, 1 / years, out=rate)
    rate -= 1
    return rate


def reasons(ratio: Any, *rules: tuple[Any, str]) -> Any:
    """The codes of the rules, the first one that holds; any other undefined ratio is not comparable."""
    codes = np.where(np.isfinite(ratio), np.uint8(0), np.uint8(REASON["not_comparable"]))
    for mask, name in reversed(rules):
        codes[mask] = REASON[name]
    return codes


def classes(ratio: Any, cuts: list[float], defined: Any) -> Any:
    found = np.zeros(ratio.shape, np.int8)
    for cut in cuts:
        found += ratio >= cut
    found[~defined] = -1
    return found


def finish(
    ratio: Any, why: Any, *, met: Any = None, cuts: list[float] | None = None, met_class: int | None = None
) -> Found:
    defined = why == 0
    np.copyto(ratio, np.nan, where=~defined)
    found = {"ratio": ratio, "reason": why}
    if cuts is not None:
        found["status"] = classes(ratio, cuts, defined)
        if met_class is not None:
            found["status"][met] = met_class
    if met is not None:
        why[met if met_class is not None else met & defined] = REASON["met"]
    return found


def timed(d: dict[str, Any], *, compound: bool, targeted: bool = True) -> list[tuple[Any, str]]:
    """What is missing, then the times, then the numbers, in the order of importance."""
    b, x, t0, t = d["b"], d["x"], d["t0"], d["t"]
    rules = [(np.isnan(x) | np.isnan(t), "no_observation"), (np.isnan(b) | np.isnan(t0), "single_observation")]
    if targeted:
        rules.append((np.isnan(d["v"]) | np.isnan(d["due"]), "target_missing"))
    rules += [(t == t0, "single_observation"), (t < t0, "not_comparable")]
    if targeted:
        rules.append((d["due"] <= t0, "deadline_passed"))
    if compound:
        opposite = (x < 0) != (b < 0)
        if targeted:
            opposite |= (d["v"] < 0) != (b < 0)
        rules += [(b == 0, "zero_base"), (opposite, "sign_change")]
    return rules


def rate_ratio(d: dict[str, Any]) -> tuple[Any, Any, Any]:
    ratio = growth(d["b"], d["x"], d["t"] - d["t0"])
    required = growth(d["b"], d["v"], d["due"] - d["t0"])
    ratio /= np.abs(required, out=required)
    ratio *= np.sign(d["b"])
    why = reasons(ratio, *timed(d, compound=True), (d["b"] == d["v"], "base_equals_target"))
    return ratio, why, d["x"] >= d["v"]


def open_sdg(d: dict[str, Any]) -> Found:
    ratio, why, met = rate_ratio(d)
    found = finish(ratio, why, met=met, cuts=[0, 0.6, 0.95], met_class=4)
    found["score"] = np.interp(ratio, [-0.6, 0.6, 0.95, 1.3], [-5, 0, 2.5, 5])
    found["score"][met] = 5  # the score of a met target is that of met
    return found


def eurostat(d: dict[str, Any]) -> Found:
    ratio, why, met = rate_ratio(d)
    return finish(ratio, why, met=met, cuts=[0, 0.6, 0.95])


def unsd_2022(d: dict[str, Any]) -> Found:
    ratio, why, met = rate_ratio(d)
    return finish(ratio, why, met=met, cuts=[-0.1, 0.5, 0.95], met_class=3)


def astat(d: dict[str, Any]) -> Found:
    ratio = growth(d["b"], d["x"], d["t"] - d["t0"])
    ratio *= np.sign(d["b"])
    found = finish(ratio, reasons(ratio, *timed(d, compound=True, targeted=False)), cuts=[])
    status = np.zeros(ratio.shape, np.int8)
    for cut, inclusive in ((-0.05, False), (-0.01, False), (0.01, True), (0.05, True)):
        status += (ratio >= cut) if inclusive else (ratio > cut)
    status[found["reason"] != 0] = -1
    found["status"] = status
    return found


def extrapolated(d: dict[str, Any]) -> tuple[Any, Any, Any]:
    b, v = d["b"], d["v"]
    ratio = np.divide(d["x"], b)
    np.power(ratio, (d["due"] - d["t0"]) / (d["t"] - d["t0"]), out=ratio)
    ratio *= b
    ratio -= b
    ratio /= np.abs(v - b)
    rules = timed({**d, "v": np.abs(v)}, compound=True)
    return ratio, reasons(ratio, *rules, (b == v, "base_equals_target")), d["x"] >= v


def unsd_2023(d: dict[str, Any]) -> Found:
    ratio, why, met = extrapolated(d)
    return finish(ratio, why, met=met, cuts=[0.1, 0.95], met_class=2)


def who_aroc(d: dict[str, Any]) -> Found:
    ratio, why, met = extrapolated(d)
    return finish(ratio, why, met=met)


def linear_rate(d: dict[str, Any]) -> tuple[Any, Any, Any]:
    b, v = d["b"], d["v"]
    ratio = np.subtract(d["x"], b)
    ratio /= d["t"] - d["t0"]
    required = np.abs(v - b)
    required /= d["due"] - d["t0"]
    ratio /= required
    return ratio, reasons(ratio, *timed(d, compound=False), (b == v, "base_equals_target")), d["x"] >= v


def sdsn_trend(d: dict[str, Any]) -> Found:
    ratio, why, met = linear_rate(d)
    return finish(ratio, why, met=met, cuts=[0, 0.5, 1], met_class=3)


def who_fixed_target(d: dict[str, Any]) -> Found:
    ratio, why, met = linear_rate(d)
    return finish(ratio, why, met=met)


def untimed(d: dict[str, Any]) -> list[tuple[Any, str]]:
    return [
        (np.isnan(d["x"]), "no_observation"),
        (np.isnan(d["b"]), "single_observation"),
        (np.isnan(d["v"]), "target_missing"),
    ]


def baseline_ratio(d: dict[str, Any]) -> Found:
    ratio = np.subtract(d["x"], d["b"])
    ratio /= np.abs(d["v"] - d["b"])
    return finish(ratio, reasons(ratio, *untimed(d), (d["b"] == d["v"], "base_equals_target")), met=d["x"] >= d["v"])


def escap_current_status(d: dict[str, Any]) -> Found:
    found = baseline_ratio(d)
    found["score"] = 10 * found["ratio"]
    met = d["x"] >= d["v"]
    found["score"][met] = np.maximum(found["score"][met], 10)  # NaN stays: an undefined score is none
    return found


def simple_ratio(d: dict[str, Any]) -> Found:
    x, v = d["x"], d["v"]
    ratio = np.divide(x, v)
    rules = [
        (np.isnan(x), "no_observation"),
        (np.isnan(v), "target_missing"),
        (v == 0, "zero_target"),
        ((v < 0) | (x < 0), "sign_change"),
    ]
    return finish(ratio, reasons(ratio, *rules), met=x >= v)


def linear_pace(d: dict[str, Any]) -> Found:
    b, x, v = d["b"], d["x"], d["v"]
    met = x >= v
    ratio = np.subtract(x, b)
    ratio /= d["t"] - d["t0"]
    required = np.subtract(v, x)
    required /= d["due"] - d["t"]
    ratio /= required
    np.copyto(ratio, 0, where=x == b)
    why = reasons(ratio, *timed(d, compound=False), (d["due"] <= d["t"], "deadline_passed"), (met, "met"))
    return finish(ratio, why, met=met, cuts=[0, 0.6, 0.95], met_class=4)


def oecd_distance(d: dict[str, Any]) -> Found:
    x, v, spread = d["x"], d["v"], d["spread"]
    score = np.subtract(v, x)
    np.maximum(score, 0, out=score)
    score /= spread
    rules = [(np.isnan(x), "no_observation"), (np.isnan(v), "target_missing"), (~(spread > 0), "not_comparable")]
    found = finish(-score, reasons(score, *rules), met=x >= v)
    np.copyto(score, np.nan, where=np.isnan(found["ratio"]))
    found["score"] = score
    return found


def ends_of(d: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """First and last known figure of each series, and which are known."""
    course, years = d["course"], d["years"]
    known = ~np.isnan(course)
    rows = np.arange(course.shape[1])
    first = known.argmax(axis=0)
    last = POINTS - 1 - known[::-1].argmax(axis=0)
    ends = {**d, "b": course[first, rows], "x": course[last, rows], "t0": years[first], "t": years[last]}
    return ends, known


def slope_of(values: Any, known: Any, weights: Any, years: Any) -> tuple[Any, Any, Any]:
    """Weighted least squares of each column on the years, through its known values."""
    whole = weights.sum(axis=0)
    values = np.where(known, values, 0)
    time = years @ weights
    time /= whole
    mean = np.einsum("ij,ij->j", weights, values)
    mean /= whole
    from_mean = years[:, None] - time
    weighted = from_mean * weights
    spread = np.einsum("ij,ij->j", weighted, from_mean)
    slope = np.einsum("ij,ij->j", weighted, values)
    slope /= spread
    return time, mean, slope


def unicef_aarr(d: dict[str, Any]) -> Found:
    ends, known = ends_of(d)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = slope_of(np.log(d["course"]), known, known.astype(float), d["years"])[2]
        np.expm1(rate, out=rate)
        required = growth(ends["b"], d["v"], d["due"] - ends["t0"])
        np.abs(required, out=required)
        ratio = rate / required
    negative = (d["course"] < 0).any(axis=0)
    zero = (d["course"] == 0).any(axis=0)
    rules = [
        *timed(ends, compound=True),
        (negative, "sign_change"),
        (zero, "zero_value"),
        (ends["b"] == d["v"], "base_equals_target"),
    ]
    met = ends["x"] >= d["v"]
    found = finish(ratio, reasons(ratio, *rules), met=met)
    status = np.where(rate >= required, 3, np.where(rate > 0.005, 2, np.where(rate < -0.005, 0, 1))).astype(np.int8)
    status[np.isnan(ratio)] = -1
    status[met] = 3
    found["reason"][met] = REASON["met"]
    found["status"] = status
    return found


def escap_anticipated(d: dict[str, Any]) -> Found:
    ends, known = ends_of(d)
    weights = np.where(known, d["years"][:, None] - ends["t0"] + 1, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        time, mean, slope = slope_of(d["course"], known, weights, d["years"])
        ratio = mean + slope * (d["due"] - time)
        ratio -= ends["b"]
        ratio /= np.abs(d["v"] - ends["b"])
    why = reasons(ratio, *timed(ends, compound=False), (ends["b"] == d["v"], "base_equals_target"))
    return finish(ratio, why, met=ends["x"] >= d["v"], cuts=[0, 0.9])


PEERS: dict[str, Callable[[dict[str, Any]], Found]] = {
    f.__name__: f
    for f in (
        open_sdg,
        eurostat,
        astat,
        unsd_2023,
        unsd_2022,
        escap_current_status,
        escap_anticipated,
        sdsn_trend,
        unicef_aarr,
        oecd_distance,
        who_fixed_target,
        who_aroc,
        simple_ratio,
        baseline_ratio,
        linear_pace,
    )
}
FITTED = ("unicef_aarr", "escap_anticipated")


def ours(name: str, d: dict[str, Any]) -> Any:
    method = getattr(measures, name)
    figures = {"target": (d["due"], d["v"])}
    if name in FITTED:
        return method(series=list(zip(d["years"], d["course"], strict=True)), **figures)
    return method(base=(d["t0"], d["b"]), latest=(d["t"], d["x"]), spread=d["spread"], **figures)


def agree(name: str, found: Any, expected: Found, cuts: list[float]) -> None:
    """Equal numbers within 1e-6 (a power less 1 loses digits where little changes), classes and reasons.

    Beside a threshold the class may differ.
    """
    for key in ("ratio", "score"):
        if key in expected:
            np.testing.assert_allclose(
                getattr(found, key), expected[key], rtol=1e-6, atol=1e-9, equal_nan=True, err_msg=name
            )
    ratio = expected["ratio"]
    beside = np.zeros(ratio.shape, bool)
    for cut in cuts:
        beside |= np.abs(ratio - cut) < 1e-6
    if "status" in expected:
        np.testing.assert_array_equal(found.status_code[~beside], expected["status"][~beside], err_msg=name)
    np.testing.assert_array_equal(found._found["reason"], expected["reason"], err_msg=name)


def main() -> None:
    np.seterr(divide="ignore", invalid="ignore", over="ignore")
    data = figures()
    results = []
    for name, peer in PEERS.items():
        agree(name, ours(name, data), peer(data), [cut for cut, _ in getattr(measures, name).cuts])
        own = other = float("inf")
        for _ in range(12):  # by turns, so that what disturbs one disturbs the other
            own = min(own, best_time(lambda name=name: ours(name, data), runs=2))  # type: ignore[misc]
            other = min(other, best_time(lambda peer=peer: peer(data), runs=2))  # type: ignore[misc]
        results.append(Result(name, "time per million series", 1e3 * own, "ms", f"numpy {np.__version__}", 1e3 * other))
    publish("measures", results)


if __name__ == "__main__":
    main()
