"""Forecasts of panels: a long frame in, a long frame of the same library out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _core
from .arguments import number, percentages, texts, whole
from .errors import InvalidValue
from .frames import Table
from .node_frames import interval_columns
from .panel import Floats, Integers, Panel, ranges

Progress = Callable[[int, int], object]

LONGEST_HORIZON = 1_000_000


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
    run = _Run(panel, horizon, models, level, season_length, bounds, cap, pooled, threads, progress)
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
    run = _Run(panel, horizon, models, level, season_length, bounds, cap, pooled, threads, progress)
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
    run = _Run(panel, horizon, models, [level], season_length, bounds, cap, False, 0, progress)
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


@dataclass(frozen=True)
class PooledConstants:
    """What a panel's past says of "auto" on it: the share `trend` of the changes it expects, the `width` of its intervals
    against the usual, and from how many `series`.
    """

    trend: float
    width: float
    series: int


def pooled_constants(
    frame: Any,
    horizon: int,
    frequency: str | int,
    *,
    season_length: int | None = None,
    bounds: tuple[float | None, float | None] | None = None,
) -> PooledConstants:
    """Learns from the panel's own past what `forecast(..., pooled=True)` goes by.

    "auto" forecasts each series' last `horizon` values and the `horizon` before them, each from what came before, where
    two figures or more do. `trend` is the share of the expected changes that would have been best, `width` the ratio of
    error to half-width that 5 % of the errors pass; both are drawn towards 1 by N / (N + 100) for N series, so that one
    series alone moves them by about 1 %. Arguments and errors are those of `forecast`.

    >>> pooled_constants({"unique_id": ["a"], "ds": [1], "y": [5.0]}, 1, 1)
    PooledConstants(trend=1.0, width=1.0, series=0)
    """
    panel = Panel.read(frame, frequency)
    run = _Run(panel, horizon, ("auto",), (), season_length, bounds, None, False, 0, None)
    wanted: dict[str, Any] = {name: run.arguments[name] for name in ("season_length", "low", "high")}
    return PooledConstants(*_core.pooled_constants(panel.values, panel.offsets, run.horizon, **wanted))


class _Run:
    """A checked request, and its results as columns."""

    def __init__(
        self,
        panel: Panel,
        horizon: int,
        models: Sequence[str],
        level: Sequence[float],
        season_length: int | None,
        bounds: tuple[float | None, float | None] | None,
        cap: float | None,
        pooled: bool,
        threads: int,
        progress: Progress | None,
    ) -> None:
        self.models = texts("models", models)
        if not self.models:
            raise InvalidValue("there is no model to forecast with")
        self.level = percentages(level, 1)
        self.horizon = whole("a horizon", horizon, 1, LONGEST_HORIZON)
        if progress is not None and not callable(progress):
            raise InvalidValue(f"progress is called with two numbers, and {progress!r} cannot be called")
        low, high = _bounds(bounds)
        self.arguments: dict[str, Any] = {
            "models": self.models,
            "probabilities": [p for percent in level for p in ((100 - percent) / 200, (100 + percent) / 200)],
            "season_length": panel.calendar.season_length if season_length is None else whole("a season", season_length),
            "low": low,
            "high": high,
            "cap": 0.0 if cap is None else number("a cap", cap),
            "pooled": bool(pooled),
            "threads": whole("threads", threads, 0, 2**31 - 1),
            "progress": progress,
        }

    def result(self, values: Floats, offsets: Integers, horizon: int, **other: bool) -> dict[str, NDArray[Any]]:
        arguments: dict[str, Any] = self.arguments | other
        try:
            median, quantiles, reasons = _core.forecast(values, offsets, horizon, **arguments)
        except MemoryError:
            rows = (len(offsets) - 1) * horizon
            raise InvalidValue(f"{rows} rows of {len(self.models)} models do not fit into the memory") from None
        columns: dict[str, NDArray[Any]] = {}
        names = np.array(_core.reason_codes(), dtype=object)
        for m, model in enumerate(self.models):
            columns[model] = median[m].ravel()
            for k, percent in enumerate(self.level):
                low, high = interval_columns(model, percent)
                columns[low], columns[high] = quantiles[m, 2 * k].ravel(), quantiles[m, 2 * k + 1].ravel()
            if reasons[m].any():
                columns[f"{model}-reason"] = np.repeat(names[reasons[m]], horizon)
        return columns


def _bounds(bounds: Any) -> tuple[float, float]:
    """The least and the most, without a bound the infinite ones."""
    if bounds is None:
        return -np.inf, np.inf
    try:
        low, high = bounds
    except (TypeError, ValueError):
        raise InvalidValue(f"bounds are the least and the most, such as (0, 100) or (0, None), not {bounds!r}") from None
    return -np.inf if low is None else number("a bound", low), np.inf if high is None else number("a bound", high)
