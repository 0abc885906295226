"""Forecasts and their scores."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

def forecast(
    values: NDArray[np.float64],
    offsets: NDArray[np.int64],
    horizon: int,
    models: list[str],
    probabilities: list[float],
    season_length: int = 1,
    low: float = ...,
    high: float = ...,
    cap: float = 0.0,
    threads: int = 0,
    groups: NDArray[np.int64] = ...,
    targets: NDArray[np.float64] = ...,
    chances: NDArray[np.float64] = ...,
    progress: Callable[[int, int], object] | None = None,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint8]]: ...
def error_scales(
    values: NDArray[np.float64], offsets: NDArray[np.int64], season_length: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]: ...
def forecast_models() -> list[str]: ...
def forecast_instruction_set() -> str: ...
def distribution_shape() -> tuple[list[float], list[float]]: ...
