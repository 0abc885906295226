"""Chances of targets, and their calibration."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

def rule_faults(
    names: list[str],
    values: NDArray[np.float64],
    others: NDArray[np.float64],
    baselines: NDArray[np.float64],
) -> list[str]: ...

class Chances:
    def __init__(
        self,
        values: NDArray[np.float64],
        offsets: NDArray[np.int64],
        ends: NDArray[np.int64],
        series: NDArray[np.int64],
        rules: list[str],
        levels: NDArray[np.float64],
        others: NDArray[np.float64],
        baselines: NDArray[np.float64],
        deviations: NDArray[np.float64],
        due: NDArray[np.int64],
        until: NDArray[np.uint8],
        since: NDArray[np.int64],
        lower: NDArray[np.uint8],
        groups: NDArray[np.int64],
        season_length: int,
        periods_a_year: float,
        low: float,
        high: float,
        paths: int,
        seed: int,
        threads: int,
        progress: Callable[[int, int], object] | None = None,
    ) -> None: ...
    def outlooks(self, level: float) -> dict[str, Any]: ...
    def number_met(self, targets: list[int]) -> list[float]: ...
    def probabilities_if(self, expected: NDArray[np.float64], spread: NDArray[np.float64]) -> NDArray[np.float64]: ...

def panel_paths(
    values: NDArray[np.float64],
    offsets: NDArray[np.int64],
    ends: NDArray[np.int64],
    horizon: int,
    season_length: int,
    low: float,
    high: float,
    groups: NDArray[np.int64],
    count: int,
    seed: int,
    threads: int,
    progress: Callable[[int, int], object] | None = None,
) -> NDArray[np.float64]: ...
def calibration(probabilities: NDArray[np.float64], happened: NDArray[np.uint8]) -> dict[str, Any]: ...
def consistency_band(
    probabilities: NDArray[np.float64], clusters: NDArray[np.int64], level: float, draws: int, seed: int
) -> tuple[list[float], list[float]]: ...
def checklist_probability(items: NDArray[np.float64], required: int) -> tuple[float, float, float]: ...
