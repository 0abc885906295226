"""Forecasts and their scores."""

from collections.abc import Callable
from typing import Any

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
    progress: Callable[[int, int], object] | None = None,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.uint8]]: ...
def back_test(
    values: NDArray[np.float64],
    offsets: NDArray[np.int64],
    horizon: int,
    models: list[str],
    season_length: int,
    low: float,
    high: float,
    cap: float,
    origins: int,
    step: int,
    level: float,
    progress: Callable[[int, int], object] | None = None,
) -> dict[str, list[Any]]: ...
def forecast_models() -> list[str]: ...
def forecast_instruction_set() -> str: ...
