"""Forecasts of the past at a rolling origin, and the scores of models on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import _core
from .._frames.arguments import whole
from .._frames.tables import Table
from .panel import Panel, ranges
from .request import Progress, Request


def cross_validation(
    frame: Any,
    horizon: int,
    frequency: str | int,
    models: Sequence[str] = ("auto",),
    level: Sequence[float] = (),
    *,
    windows: int = 1,
    step: int | None = None,
    season_length: int | None = None,
    bounds: tuple[float | None, float | None] | None = None,
    cap: float | None = None,
    pooled: bool = False,
    threads: int = 0,
    progress: Progress | None = None,
) -> Any:
    """Forecasts the past from what came before it, at a rolling origin.

    The last `horizon` periods of each series are forecast from those before them, then the same `step` periods
    earlier (`horizon` by default), `windows` times in all; a series takes part in the windows that leave it at least
    one period. The result has `unique_id`, `ds`, `cutoff` (the last period known), `y` and the columns of `forecast`,
    windows from the earliest to the latest. Other arguments and errors are those of `forecast`.

    >>> cross_validation({"unique_id": ["a"] * 3, "ds": [1, 2, 3], "y": [5.0, 5, 5]}, 1, 1)["auto"]
    array([5.])
    """
    panel = Panel.read(frame, frequency)
    run = Request(panel, horizon, models, level, season_length, bounds, cap, pooled, threads, progress)
    horizon = run.horizon
    windows, step = _rolling(windows, step, horizon)
    longest = int(np.diff(panel.offsets).max(initial=0))
    parts = []
    for window in reversed(range(min(windows, max(1, 1 + (longest - horizon - 1) // step)))):
        left = np.diff(panel.offsets) - horizon - window * step
        chosen = np.flatnonzero(left > 0)
        lengths = left[chosen]
        starts = panel.offsets[chosen]
        known = ranges(starts, lengths)
        ahead = run.result(panel.values[known], np.concatenate([[0], np.cumsum(lengths)]), horizon)
        truth = ranges(starts + lengths, np.full(len(chosen), horizon))
        series = np.repeat(chosen, horizon)
        steps = np.tile(np.arange(1, horizon + 1), len(chosen))
        back = np.repeat(lengths - np.diff(panel.offsets)[chosen], horizon)
        parts.append(
            {
                "unique_id": panel.ids[series],
                "ds": panel.later(series, back + steps),
                "cutoff": panel.later(series, back),
                "y": panel.values[truth],
                **ahead,
            }
        )
    names = list(dict.fromkeys(name for part in parts for name in part))
    for part in parts:
        for name in names:
            part.setdefault(name, np.full(len(part["y"]), "", dtype=object))
    return panel.give_back({name: np.concatenate([part[name] for part in parts]) for name in names})


class BackTest(Table):
    """One row per model: how many `forecasts` were judged, how many were `without_answer`, and the scores."""

    def __len__(self) -> int:
        return len(self.columns["model"])

    def __repr__(self) -> str:
        scored = [pair for pair in zip(self.columns["mase"], self.columns["model"], strict=True) if pair[0] is not None]
        best = f"{min(scored)[1]} with the least MASE, {min(scored)[0]:.4g}" if scored else "nothing to judge them by"
        return f"<BackTest: {len(self)} models, {best}>"


def back_test(
    frame: Any,
    horizon: int,
    frequency: str | int,
    models: Sequence[str] = ("auto", "naive", "drift", "theta", "ets"),
    level: float = 95,
    *,
    windows: int = 1,
    step: int | None = None,
    season_length: int | None = None,
    bounds: tuple[float | None, float | None] | None = None,
    cap: float | None = None,
    progress: Progress | None = None,
) -> BackTest:
    """Scores models on the past: each forecasts it from what came before, at a rolling origin.

    Origins are those of `cross_validation`; missing and infinite figures are not judged, nor are origins before which a
    series never moved, since errors then have no scale. Without anything to judge a score is None. Means over forecasts: `mae` and `rmse` in the figures' unit; `smape` (0 to
    200); `mase` (1: as good as naive within the sample); `owa` (below 1: better than naive on the same figures);
    `coverage` and `msis` of the central interval at `level`; `crps`, the score of the whole distribution, over the scale
    of MASE; `brier` of the chance to be at least at the last known figure. `result.to_pandas()` and the like give a frame.
    `progress(done, total)` is called now and then; Ctrl-C stops.

    >>> back_test({"unique_id": ["a"] * 3, "ds": [1, 2, 3], "y": [1.0, 2, 4]}, 1, 1, ["naive"]).columns["mase"]
    [2.0]
    """
    panel = Panel.read(frame, frequency)
    run = Request(panel, horizon, models, [level], season_length, bounds, cap, False, 0, progress)
    windows, step = _rolling(windows, step, run.horizon)
    given = run.arguments
    judged = _core.back_test(
        panel.values, panel.offsets, run.horizon, run.models, given["season_length"], given["low"], given["high"], given["cap"],
        windows, step, level / 100, progress,
    )  # fmt: skip
    scores = {name: [None if score != score else score for score in column] for name, column in judged.items()}
    counts = dict.fromkeys(("forecasts", "without_answer"), "integer")
    types = {"model": "text"} | {name: counts.get(name, "number") for name in scores}
    return BackTest({"model": run.models, **scores}, types)


def _rolling(windows: int, step: int | None, horizon: int) -> tuple[int, int]:
    return whole("windows", windows), whole("step", horizon if step is None else step)
