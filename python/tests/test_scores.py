"""Scores of forecasts of the past against other implementations, and one call that gives all of them."""

from __future__ import annotations

import pickle
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
import tiendo
from tiendo.forecasting._back_test import _blocks
from tiendo.forecasting._interval_names import ends
from tiendo.forecasting._scores import OF_CRPS, ScoredBlock, Sums, wilson_interval

QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9]
PAST = ([3.0, 5, 4, 8, 6, 9], [100.0, 90, 95, 70, 80, 60])
LATER = np.array([[7.0, 12, 10, 8], [55, 66, 40, 58]])
MEDIAN = np.array([[9.0, 10, 11, 12], [58, 56, 54, 52]])
DEVIATION = np.array([[1, 1.5, 2, 2.5], [4, 6, 8, 10]])


def sums_of_two_series(level: list[float]) -> Sums:
    """Normal forecasts of two series, whose quantiles can be handed to any other implementation."""
    sums = Sums(1, 2, level, QUANTILES)
    last = np.array([past[-1] for past in PAST])
    quantiles = {p: (MEDIAN + NormalDist().inv_cdf(p) * DEVIATION)[None] for p in sums.probabilities}
    block = ScoredBlock(
        later=LATER,
        scale=np.array([np.abs(np.diff(past)).mean() for past in PAST]),
        last=last,
        median=MEDIAN[None],
        naive=np.repeat(last, 4).reshape(2, 4),
        quantiles=quantiles,
        chance=np.full((1, 2, 4), 0.25),
        answered=np.ones((1, 2), dtype=bool),
    )
    sums.add(np.arange(2), block)
    return sums


def test_scores_are_those_of_utilsforecast() -> None:
    """utilsforecast 0.2.17, `utilsforecast.losses`, on these two series, whose `ds` are 1 to 6 and 7 to 10.

    mae, rmse, smape (times 200), mase (seasonality 1), coverage and winkler_score at 80 and 50, scaled_crps of the
    five quantiles, and mqloss of 20 evenly spaced ones (twice that is the CRPS), divided by the scale of MASE, which
    is 2.4 and 14.
    """
    found = {name: cells[0].tolist() for name, cells in sums_of_two_series([80, 50]).of_series().items()}
    scale = [2.4, 14.0]
    expected = {
        "mae": [2.25, 8.25],
        "rmse": [2.5, 9.233092656309694],
        "smape": [200 * 0.11588203463203464, 200 * 0.07799937760983656],
        "mase": [0.9375, 0.5892857142857143],
        "coverage-80": [0.25, 0.5],
        "coverage-50": [0.25, 0.25],
        "msis-80": [8.466035910098594 / scale[0], 33.08741712356338 / scale[1]],
        "msis-50": [6.988265374705877 / scale[0], 24.30204099921567 / scale[1]],
        "mwql": [0.16080734852697637, 0.09869773123039455],
        "crps": [2 * 0.7637816651419277 / scale[0], 2 * 2.7688753745262122 / scale[1]],
        "owa": [
            (0.11588203463203464 / 0.094828062804069 + 0.9375 / 0.7291666666666667) / 2,
            (0.07799937760983656 / 0.07701161525774643 + 1) / 2,
        ],
        "values": [4, 4],
        "forecasts": [1, 1],
        # of 7, 12, 10, 8 two are not below 9, of 55, 66, 40, 58 one is not below 60: (n .75^2 + (4 - n) .25^2) / 4
        "brier": [(2 * 0.5625 + 2 * 0.0625) / 4, (0.5625 + 3 * 0.0625) / 4],
    }
    for name, cells in expected.items():
        assert found[name] == pytest.approx(cells, rel=1e-12), name


def test_scores_of_all_series_weigh_forecasts_alike_and_losses_by_size() -> None:
    sums = sums_of_two_series([80])
    alone, overall = sums.of_series(), sums.overall()
    for name in ("mae", "rmse", "smape", "mase", "crps", "msis", "brier"):
        assert overall[name][0] == pytest.approx(alone[name][0].mean())
    size = np.abs(LATER).sum(axis=1)
    assert overall["mwql"][0] == pytest.approx((alone["mwql"][0] * size).sum() / size.sum())
    assert overall["coverage"][0] == 3 / 8


def test_the_interval_of_a_coverage_is_that_of_scipy() -> None:
    """scipy 1.17.1, `binomtest(k, n).proportion_ci(.95, "wilson")`."""
    low, high = wilson_interval(np.array([9.0, 0, 7, 950, 8]), np.array([10.0, 8, 8, 1000, 8]))
    assert low == pytest.approx([0.5958499732, 0.0, 0.5291118178, 0.9346861798, 0.6755924351], abs=1e-9)
    assert high == pytest.approx([0.9821237869, 0.3244075649, 0.9775825085, 0.9618697376, 1.0], abs=1e-9)
    assert np.isnan(wilson_interval(np.array([0.0]), np.array([0.0]))).all()


def noisy(series: int, seed: int = 2) -> dict[str, Any]:
    """Random walks of 3 to 14 years, some values missing."""
    dice = np.random.default_rng(seed)
    lengths = dice.integers(3, 15, series)
    y = np.concatenate([50 + np.cumsum(dice.normal(0.5, 2, n)) for n in lengths])
    y[dice.random(len(y)) < 0.06] = np.nan
    ids = [f"s{i}" for i, n in enumerate(lengths) for _ in range(n)]
    return {"unique_id": ids, "ds": [2025 - n + k for n in lengths for k in range(n)], "y": y}


def test_one_call_gives_the_scores_of_the_frame_of_cross_validation() -> None:
    """From the columns of `cross_validation` at the levels whose ends are the quantiles, series by series."""
    frame = noisy(40)
    level = sorted({abs(200 * p - 100) for p in (*OF_CRPS, *QUANTILES, *ends(95)) if p != 0.5})
    past = tiendo.cross_validation(frame, 2, "year", ["theta"], level, windows=2)
    scores = tiendo.back_test(frame, 2, "year", ["theta"], [80, 95], quantiles=QUANTILES, windows=2)
    by_series = scores.by_series.to_pandas().set_index("unique_id")
    known = {name: {} for name in set(frame["unique_id"])}  # type: dict[str, dict[int, float]]
    for name, year, y in zip(frame["unique_id"], frame["ds"], frame["y"], strict=True):
        known[name][year] = y

    def quantile(p: float, rows: Any) -> Any:
        percent = f"{abs(200 * p - 100):.15g}"
        return past["theta" if p == 0.5 else f"theta-{'lo' if p < 0.5 else 'hi'}-{percent}"][rows]

    checked = 0
    for name in by_series.index[by_series["forecasts"] == 2]:
        rows = (past["unique_id"] == name) & ~np.isnan(past["y"])
        y = past["y"][rows]
        loss = {
            p: np.maximum(p * (y - q), (p - 1) * (y - q)) for p in (*QUANTILES, *OF_CRPS) for q in [quantile(p, rows)]
        }
        row = by_series.loc[name]
        assert row["values"] == rows.sum()
        mwql = sum(2 * loss[p].sum() for p in QUANTILES) / len(QUANTILES) / np.abs(y).sum()
        assert row["mwql"] == pytest.approx(mwql)
        inside = (quantile(0.025, rows) <= y) & (y <= quantile(0.975, rows))
        assert row["coverage-95"] == pytest.approx(inside.mean())
        assert row["coverage-95-lo"] <= row["coverage-95"] <= row["coverage-95-hi"]
        crps, mase = [], []
        for cutoff in np.unique(past["cutoff"][rows]):
            at = past["cutoff"][rows] == cutoff
            before = np.array([known[name][t] for t in sorted(known[name]) if t <= cutoff])
            there = np.flatnonzero(~np.isnan(before))
            before = np.interp(np.arange(there[0], there[-1] + 1), there, before[there])
            scale = np.abs(np.diff(before)).mean()
            crps.append(2 * np.mean([loss[p][at].mean() for p in OF_CRPS]) / scale)
            mase.append(np.abs(y - quantile(0.5, rows))[at].mean() / scale)
        assert (row["crps"], row["mase"]) == (pytest.approx(np.mean(crps)), pytest.approx(np.mean(mase)))
        checked += 1
    assert checked >= 20


def test_scores_do_not_depend_on_the_models_beside_nor_on_the_levels_beside() -> None:
    frame = noisy(12)
    alone = tiendo.back_test(frame, 2, "year", ["ets"], 80, windows=2)
    beside = tiendo.back_test(frame, 2, "year", ["drift", "ets", "naive"], [50, 80, 95], windows=2)
    row = {name: cells[1] for name, cells in beside.columns.items()}
    for name, cells in alone.columns.items():
        assert (
            row[f"{name}-80" if name in ("coverage", "msis") else name.replace("coverage-", "coverage-80-")] == cells[0]
        )
    assert len(beside.by_series) == 36
    assert beside.by_series["model"][:3] == ["drift", "ets", "naive"]


def test_scores_of_panels_are_those_of_their_forecasts() -> None:
    frame = noisy(30)
    alone, together = (tiendo.back_test(frame, 2, "year", ["auto"], panel=panel) for panel in (None, True))
    assert alone.columns["mae"] != together.columns["mae"]
    past = tiendo.cross_validation(frame, 2, "year", panel=True)
    one = together.by_series.to_pandas().set_index("unique_id")["mae"].dropna()
    for name in one.index[:10]:
        rows = (past["unique_id"] == name) & ~np.isnan(past["y"])
        assert one[name] == pytest.approx(np.abs(past["y"] - past["auto"])[rows].mean())


def test_blocks_of_series_hold_whole_groups() -> None:
    groups = np.array([2, 0, 2, 1, 1, 0, 2, 2])
    assert [groups[block].tolist() for block in _blocks(groups, 3)] == [[0, 0], [1, 1], [2, 2, 2, 2]]
    assert [groups[block].tolist() for block in _blocks(groups, 4)] == [[0, 0, 1, 1], [2, 2, 2, 2]]
    assert [block.tolist() for block in _blocks(np.arange(5), 2)] == [[0, 1], [2, 3], [4]]
    assert list(_blocks(np.zeros(0, np.int64), 3)) == []


def test_scores_are_kept_by_pickle_and_compared_by_what_they_say() -> None:
    scores = tiendo.back_test(noisy(3), 1, "year", ["naive"])
    assert pickle.loads(pickle.dumps(scores)) == scores
    other = pickle.loads(pickle.dumps(scores))
    other.by_series.columns["mae"][0] = -1.0
    assert other != scores


def test_wrong_quantiles_are_refused() -> None:
    for wrong in ([], [0.0], [1.0], [0.5, 1.5], [float("nan")], 0.5, [0.1, 0.1]):
        with pytest.raises(tiendo.InvalidValue, match="quantile"):
            tiendo.back_test(noisy(2), 1, "year", quantiles=wrong)  # type: ignore[arg-type]
