"""Scores of forecasts of the past: of each series, and of all.

A forecast is scored over its periods, and forecasts count alike in a mean. y is the value, f the median, q(p) the
quantile of the probability p, lo and hi the ends of the interval at a level; n the forecasts, v the values.

    mae       mean |y - f|, in the unit of the values
    rmse      the root of mean (y - f)^2
    smape     mean 200 |y - f| / (|y| + |f|)                              Makridakis et al. (2020), IJF 36(1), eq. 1
    mase      mae / scale, the mean absolute seasonal difference before   Hyndman and Koehler (2006), IJF 22(4)
    owa       (smape / smape of naive + mase / mase of naive) / 2         Makridakis et al. (2020), section 2.3
    mwql      sum over values of the mean over p of 2 loss(p) / sum |y|   Gasthaus et al. (2019), AISTATS 89, section 4;
              with loss(p) = max(p (y - q(p)), (p - 1) (y - q(p)))        Koenker and Bassett (1978), Econometrica 46(1)
    crps      mean of 2 loss(p) / scale over 20 evenly spaced p           Gneiting and Ranjan (2011), JBES 29(3), eq. 10
    coverage  k / v: the share of the values from lo to hi, with its
              Wilson interval at 95 %                                     Wilson (1927), JASA 22(158)
    msis      mean (hi - lo + 2 / (1 - level) distance from them) / scale Gneiting and Raftery (2007), JASA 102, eq. 43
    brier     mean (chance - event)^2, the event being a value not below
              the last one before the origin                              Brier (1950), Monthly Weather Review 78(1)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._frames.arguments import array
from .._visible import spelt
from ..errors import InvalidValue
from ._interval_names import ends

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

OF_CRPS = tuple((i + 0.5) / 20 for i in range(20))
COUNTS = ("forecasts", "without_answer", "values")
_MEANS = ("mae", "rmse", "smape", "mase", "crps", "brier")


def wilson_interval(covered: Floats, count: Floats, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return the ends of Wilson's interval of a share, NaN where nothing was counted.

    With z the normal quantile of (1 + level) / 2 they are those p at which |k - n p| = z sqrt(n p (1 - p)):

        (k + z^2 / 2 -+ z sqrt(k (n - k) / n + z^2 / 4)) / (n + z^2)

    Source: Wilson (1927), JASA 22(158), 209-212.

    >>> low, high = wilson_interval(np.array([9.0]), np.array([10.0]))
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.5958, 0.9821)
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    n = np.where(count > 0, count, np.nan)
    half = z * np.sqrt(covered * (n - covered) / n + z * z / 4)
    middle = covered + z * z / 2
    return np.maximum(0.0, (middle - half) / (n + z * z)), np.minimum(1.0, (middle + half) / (n + z * z))


def checked_quantiles(quantiles: Iterable[float]) -> list[float]:
    """Return the probabilities of quantiles. Raises `InvalidValue` for what is none, for none and for one twice."""
    given = array("quantiles", quantiles)
    if given.ndim != 1 or len(given) == 0 or not ((given > 0) & (given < 1)).all():
        raise InvalidValue(
            f"quantiles are probabilities above 0 and below 1, such as [0.1, 0.5], not {spelt(quantiles)}"
        )
    if len(np.unique(given)) < len(given):
        raise InvalidValue("a quantile stands twice; name each once")
    probabilities: list[float] = given.tolist()
    return probabilities


@dataclass(frozen=True)
class ScoredBlock:
    """Forecasts of several series from one origin: models first, then series and periods."""

    later: Floats  # the values after the origin, series x periods
    scale: Floats  # of errors of each series, NaN for those that are not scored
    last: Floats  # value before the origin
    median: Floats
    naive: Floats  # series x periods
    quantiles: Mapping[float, Floats]
    chance: Floats  # to be at least at the last value
    answered: Flags  # models x series: whether both the model and the naive one have a forecast


class Sums:
    """Sums of the scores of each model and series."""

    def __init__(self, models: int, series: int, level: Sequence[float], quantiles: Sequence[float]) -> None:
        self._level = list(level)
        self._quantiles = list(quantiles)
        of_levels = [f"{what}-{percent:.15g}" for percent in level for what in ("covered", "msis")]
        names = (*COUNTS, *_MEANS, "naive_smape", "naive_mase", "loss", "size", *of_levels)
        self._sums = {name: np.zeros((models, series)) for name in names}

    @property
    def probabilities(self) -> list[float]:
        """Which quantiles are scored, rising."""
        return sorted({*OF_CRPS, *self._quantiles, *(p for percent in self._level for p in ends(percent))})

    @np.errstate(over="ignore", invalid="ignore")
    def add(self, series: NDArray[np.int64], block: ScoredBlock) -> None:
        """Add the scores of a block, whose series have these numbers."""
        there = np.isfinite(block.later) & np.isfinite(block.scale)[:, None]
        count = there.sum(axis=1)
        scored = block.answered & (count > 0)
        y = np.where(there, block.later, 0.0)

        def mean(of_values: NDArray[Any]) -> Floats:
            """Return the mean of what each value says; that of periods without a value is left out."""
            means: Floats = np.where(there, of_values, 0.0).sum(axis=-1) / np.maximum(count, 1)
            return means

        def add(name: str, of_forecasts: Floats) -> None:
            self._sums[name][:, series] += np.where(scored, of_forecasts, 0.0)

        def loss(p: float) -> Floats:
            error = y - block.quantiles[p]
            return np.maximum(p * error, (p - 1) * error)

        errors, naive = np.abs(y - block.median), np.abs(y - block.naive)
        add("forecasts", np.ones_like(block.scale))
        add("values", count)
        self._sums["without_answer"][:, series] += ~block.answered & np.isfinite(block.scale)
        add("mae", mean(errors))
        add("rmse", np.sqrt(mean(errors**2)))
        add("smape", mean(_relative(errors, np.abs(y) + np.abs(block.median))))
        add("mase", mean(errors) / block.scale)
        add("naive_smape", mean(_relative(naive, np.abs(y) + np.abs(block.naive))))
        add("naive_mase", mean(naive) / block.scale)
        add("crps", 2 * mean(sum(map(loss, OF_CRPS), np.zeros(()))) / len(OF_CRPS) / block.scale)
        add("brier", mean((block.chance - (y >= block.last[:, None])) ** 2))
        add("loss", 2 * mean(sum(map(loss, self._quantiles), np.zeros(()))) / len(self._quantiles) * count)
        add("size", np.abs(y).sum(axis=1))
        for percent in self._level:
            low, high = (block.quantiles[p] for p in ends(percent))
            beyond = np.maximum(0, low - y) + np.maximum(0, y - high)
            add(f"msis-{percent:.15g}", mean(high - low + 200 / (100 - percent) * beyond) / block.scale)
            add(f"covered-{percent:.15g}", mean((low <= y) & (y <= high)) * count)

    def of_series(self) -> dict[str, Floats]:
        """Return the scores of each model (row) and series (column)."""
        return self._finished(self._sums)

    def overall(self) -> dict[str, Floats]:
        """Return the scores of each model over all series."""
        return self._finished({name: sums.sum(axis=1) for name, sums in self._sums.items()})

    def _finished(self, sums: Mapping[str, Floats]) -> dict[str, Floats]:
        with np.errstate(divide="ignore", invalid="ignore"):
            n = np.where(sums["forecasts"] > 0, sums["forecasts"], np.nan)
            scores = {name: sums[name] for name in COUNTS} | {name: sums[name] / n for name in _MEANS}
            relative = sums["smape"] / sums["naive_smape"] + sums["mase"] / sums["naive_mase"]
            scores["owa"] = np.where(sums["naive_smape"] > 0, relative / 2, np.nan)
            scores["mwql"] = np.where(sums["size"] > 0, sums["loss"] / sums["size"], np.nan)
            for percent in self._level:
                text = f"{percent:.15g}"
                said = f"-{text}" if len(self._level) > 1 else ""
                covered = np.rint(sums[f"covered-{text}"])
                scores[f"coverage{said}"] = covered / np.where(sums["values"] > 0, sums["values"], np.nan)
                low, high = wilson_interval(covered, sums["values"])
                scores[f"coverage{said}-lo"], scores[f"coverage{said}-hi"] = low, high
                scores[f"msis{said}"] = sums[f"msis-{text}"] / n
        order = (*COUNTS, "mae", "rmse", "smape", "mase", "owa", "mwql", "crps", "brier")
        return {name: scores[name] for name in dict.fromkeys((*order, *scores))}


def _relative(errors: Floats, size: Floats) -> Floats:
    """Return errors in percent of the mean of value and forecast; 0 where both are 0."""
    return np.where(size > 0, 200 * errors / np.where(size > 0, size, 1.0), 0.0)
