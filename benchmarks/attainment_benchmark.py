"""Chances of targets beside the same in numpy, on one core: levels until a date, and places in a field.

Both give the chance of each target and the dates at which chances of 10, 50 and 90 % are reached. numpy gets the medians
and the standard deviations of the forecasts for nothing and draws one set of standard normal paths for all series, as
tiendo does; tiendo's times include reading the frame, the forecasts and the frame that is given back.
"""

from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from typing import Any

import numpy as np
import tiendo
from results import Result, best_time, publish

SERIES, YEARS, AHEAD, PATHS = 10_000, 10, 6, 1_000
AFTER = 30  # periods after the due date in which a target may still be expected
AREAS, AREA_PATHS = 63, 10_000


def walks(count: int, seed: int) -> Any:
    random = np.random.default_rng(seed)
    return random.uniform(20, 60, (count, 1)) + random.normal(0.8, 1.5, (count, YEARS)).cumsum(axis=1)


def frame_of(y: Any) -> dict[str, Any]:
    return {
        "unique_id": np.repeat(np.arange(len(y)), YEARS),
        "ds": np.tile(np.arange(2025 - YEARS, 2025), len(y)),
        "y": y.ravel(),
    }


def drift(y: Any) -> tuple[Any, Any]:
    """Medians and standard deviations of a random walk with drift."""
    steps = np.diff(y, axis=1)
    ahead = np.arange(1, AHEAD + AFTER + 1)
    return y[:, -1:] + steps.mean(axis=1, keepdims=True) * ahead, steps.std(axis=1, ddof=1, keepdims=True) * np.sqrt(
        ahead
    )


def standard_paths(paths: int, seed: int) -> Any:
    steps = np.random.default_rng(seed).standard_normal((AHEAD + AFTER, paths))
    return steps.cumsum(axis=0) / np.sqrt(np.arange(1, AHEAD + AFTER + 1))[:, None]


def until_in_numpy(medians: Any, deviations: Any, levels: Any) -> tuple[Any, Any]:
    """The chances until the due date, and the first periods with chances of 10, 50 and 90 %."""
    z = standard_paths(PATHS, 1)
    chances, periods = np.empty(len(levels)), np.empty((3, len(levels)))
    for begin in range(0, len(levels), 10):  # blocks that fit into the caches
        some = slice(begin, begin + 10)
        values = deviations[some, :, None] * z
        values += medians[some, :, None]
        passed = np.logical_or.accumulate(values >= levels[some, None, None], axis=1).mean(axis=2)
        chances[some] = passed[:, AHEAD - 1]
        for at, chance in enumerate((0.1, 0.5, 0.9)):
            likely = passed >= chance
            periods[at, some] = np.where(likely.any(axis=1), likely.argmax(axis=1), np.inf)
    return chances, periods


def places_in_numpy(medians: Any, deviations: Any, place: int) -> Any:
    random = np.random.default_rng(1)
    common, own = random.standard_normal(AREA_PATHS), random.standard_normal((AREAS, AREA_PATHS))
    values = medians[:, :1] + deviations[:, :1] * (np.sqrt(0.2) * common + np.sqrt(0.8) * own)
    ranks = (-values).argsort(axis=0).argsort(axis=0)
    return (ranks < place).mean(axis=1)


def main() -> None:
    y = walks(SERIES, 1)
    levels = y[:, -1] + np.random.default_rng(2).uniform(0, 12, SERIES)
    frame = frame_of(y)
    goals = {
        "unique_id": np.arange(SERIES),
        "rule": ["at_least"] * SERIES,
        "value": levels,
        "due": [2024 + AHEAD] * SERIES,
    }
    medians, deviations = drift(y)
    ours = best_time(lambda: tiendo.attainment(frame, goals, by="until", paths=PATHS, threads=1), 5)
    theirs = best_time(lambda: until_in_numpy(medians, deviations, levels), 3)
    exact = best_time(lambda: tiendo.attainment(frame, goals, threads=1), 5)
    areas = walks(AREAS, 3)
    area_frame = frame_of(areas)
    places = {
        "unique_id": np.arange(AREAS),
        "rule": ["within_top"] * AREAS,
        "value": [10] * AREAS,
        "due": [2025] * AREAS,
    }
    ranks = best_time(lambda: tiendo.attainment(area_frame, places, panel=True, paths=AREA_PATHS, threads=1), 9)
    area_medians, area_deviations = drift(areas)
    ranks_in_numpy = best_time(lambda: places_in_numpy(area_medians, area_deviations, 10), 9)
    publish(
        "attainment",
        [
            Result(f"{SERIES:,} targets until a date, {PATHS:,} paths", "time", ours, "s", "numpy", theirs),
            Result(f"{SERIES:,} targets at a date", "time", exact, "s"),
            Result(f"places of {AREAS} areas, {AREA_PATHS:,} paths", "time", ranks, "s", "numpy", ranks_in_numpy),
        ],
    )


if __name__ == "__main__":
    main()
