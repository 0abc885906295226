"""Forecasts of panels: a long frame in, a long frame of the same library out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .panel import Panel
from .request import Progress, Request


def forecast(
    frame: Any,
    horizon: int,
    frequency: str | int,
    models: Sequence[str] = ("auto",),
    level: Sequence[float] = (),
    *,
    season_length: int | None = None,
    bounds: tuple[float | None, float | None] | None = None,
    cap: float | None = None,
    pooled: bool = False,
    fitted: bool = False,
    threads: int = 0,
    progress: Progress | None = None,
) -> Any:
    """Forecasts every series of a long frame.

    `frame` has the columns `unique_id`, `ds` and `y`, in any order of rows: pandas, polars, Arrow, any other frame
    that narwhals reads, or a mapping of arrays. `ds` holds dates, timestamps, texts of periods ("2024", "2024-H1",
    "2024-Q3", "2024-07", "2024-W05") or whole numbers; `frequency` is "year", "half", "quarter", "month", "week",
    "day", or the step between whole numbers. Missing rows and missing values of `y` are the same and no obstacle; they
    are never taken for 0.

    The result is of the same library: `unique_id`, `ds` (the `horizon` periods after the last row of each series),
    and for each model its median and, for each level in percent, the central interval: `auto`, `auto-lo-80`,
    `auto-hi-80`. Where a series has no forecast its numbers are missing and the column `auto-reason` says why
    (`no_observation`, `out_of_range`, `not_positive`); that column is there only where it says something.

    `models`: "auto" (the default, and the best on short annual series), "naive", "seasonal_naive", "drift", "ses",
    "holt", "damped", "comb", "trend_average", "ets", "theta", "log_theta", "dynamic_theta", "optimised_theta", and
    "logistic" and "gompertz", which need `cap`; or several of them joined period by period, "median(ets,theta,damped)"
    or "mean(...)", whose intervals are as wide as those of its members on average. `season_length` is the number of periods of a season; by default those of a year,
    7 for days. `bounds` are the least and the most that the quantity can be, None for no bound: (0, 100) for a
    share, (1, 193) for a rank; nothing leaves them. With `pooled`, the panel's own past moves the trend of "auto" and all
    widths (`pooled_constants`): worth it from some 40 series of one kind on. With `fitted`, the rows of the past come
    first, each with the forecast made one period before from the rows before it alone, never pooled; the column `y`
    tells them apart.
    `threads` is the number of cores to use, 0 for all. `progress(done, total)` is called now and then; Ctrl-C stops.

    Errors: `InvalidValue` for arguments and columns that make no sense, rows without a `unique_id` or `ds`, texts beside
    numbers in one of them, times with a time zone, a horizon above 1,000,000 periods, and a series that is nearly all holes;
    `UnknownName` for an unknown model.

    >>> forecast({"unique_id": ["a", "a"], "ds": [2023, 2024], "y": [5.0, 5.0]}, 1, "year")["auto"]
    array([5.])
    """
    panel = Panel.read(frame, frequency)
    run = Request(panel, horizon, models, level, season_length, bounds, cap, pooled, threads, progress)
    horizon = run.horizon
    ahead = run.result(panel.values, panel.offsets, horizon)
    series = np.repeat(np.arange(len(panel)), horizon)
    steps = np.tile(np.arange(1, horizon + 1), len(panel))
    columns = {"unique_id": panel.ids[series], "ds": panel.later(series, steps), **ahead}
    if not fitted:
        return panel.give_back(columns)
    past = run.result(*panel.prefixes(), 1, pooled=False)
    rows = panel.observed
    first = {"unique_id": panel.ids[panel.series[rows]], "ds": panel.ds[rows], "y": panel.y[rows]}
    first |= {name: cells[panel.place[rows]] for name, cells in past.items()}
    columns = {"unique_id": columns["unique_id"], "ds": columns["ds"], "y": np.full(len(series), np.nan), **ahead}
    for name in first.keys() ^ columns.keys():
        for part, count in ((first, len(rows)), (columns, len(series))):
            part.setdefault(name, np.full(count, "", dtype=object))
    return panel.give_back({name: np.concatenate([first[name], columns[name]]) for name in columns})
