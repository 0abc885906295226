"""Series made by a seed, for measurements where TIENDO_DATA names no folder: annual series alone and panels of one kind.

They show times, and that accuracy and intervals are in order; they are no evidence of how well official statistics
or the series of M4 are forecast.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SEED = 14
Floats = NDArray[np.float64]
NOTE = "TIENDO_DATA does not say where the measuring data lies: the series are generated"


def annual(count: int) -> list[Floats]:
    """Positive series of 13 to 60 values: logarithms with a slope that wanders, a level that wanders, and noise."""
    dice = np.random.default_rng(SEED)
    lengths = dice.integers(13, 61, count)
    slope = dice.normal(0.02, 0.03, (count, 1)) + 0.008 * dice.standard_t(5, (count, 60)).cumsum(axis=1)
    level = (slope + dice.lognormal(-3.5, 0.7, (count, 1)) * dice.standard_t(5, (count, 60))).cumsum(axis=1)
    noise = dice.lognormal(-4, 1, (count, 1)) * dice.normal(size=(count, 60))
    values = dice.lognormal(6, 2, (count, 1)) * np.exp(np.clip(level + noise, -5, 5))
    return [y[:n] for y, n in zip(values, lengths, strict=True)]


def panels(count: int, areas: int) -> tuple[list[str], list[Floats], NDArray[np.int64]]:
    """The names of panels, the series of their areas, and the number of the panel of each.

    Areas of a panel share a common path and the rate at which they return to it; each has a level of its own.
    """
    dice = np.random.default_rng(SEED)
    series = []
    for _ in range(count):
        years = int(dice.integers(12, 26))
        common = np.cumsum(dice.normal(0.5, 1) + dice.normal(size=years))
        keeps, spread = dice.uniform(0.5, 1), dice.uniform(0.3, 2)
        own = np.empty((areas, years))
        own[:, 0] = dice.normal(0, 4 * spread, areas)
        for t in range(1, years):
            own[:, t] = keeps * own[:, t - 1] + spread * dice.normal(size=areas)
        series += list(100 + common + own)
    return [f"panel {i}" for i in range(count)], series, np.repeat(np.arange(count), areas)
