"""Forecasts of panels: a long frame in, a long frame of the same library out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from .._frames.arguments import flag, options_of
from .._frames.types import ArrayMapping, FilePath, FrameT, Frequency, Level
from ._options import FORECAST_DEFAULTS, FORMER_NAMES, ForecastOptions
from ._panel import Panel
from ._request import Request, missing_cells

if TYPE_CHECKING:
    from typing_extensions import Unpack


@overload
def forecast(
    frame: FilePath | Mapping[Any, Any],
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ...,
    level: Level = ...,
    *,
    fitted: bool = ...,
    **options: Unpack[ForecastOptions],
) -> ArrayMapping: ...
@overload
def forecast(
    frame: FrameT,
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ...,
    level: Level = ...,
    *,
    fitted: bool = ...,
    **options: Unpack[ForecastOptions],
) -> FrameT: ...
def forecast(
    frame: Any,
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ("auto",),
    level: Level = (),
    *,
    fitted: bool = False,
    **options: Unpack[ForecastOptions],
) -> Any:
    """Forecast every series of a long frame.

    Parameters
    ----------
    frame
        A frame with the columns `unique_id`, `ds` and `y`, in any order of rows: pandas, polars, Arrow, any other
        one that narwhals reads, a mapping of lists, or a path to a CSV file. Missing rows and missing values of `y`
        mean the same; they are never taken for 0. Series whose ids differ by blanks at their ends or by the Unicode
        form alone are one. Other columns are not used, and a warning names them.
    horizon
        How many periods to forecast, up to 1,000,000.
    frequency
        "year", "half", "quarter", "month", "week", "day", or the step between whole numbers. `ds` holds dates,
        timestamps, periods of pandas, texts of periods (2024, 2024-H1, 2024-Q3, 2018Q1, 2024-07, 2021M01, 01/2021,
        2024-W05) or whole numbers: years, or periods such as 202412 for December 2024 and 20244 for its last
        quarter, or counts below 1000. Dates keep their day of the month, the last one if they are all of the last
        one.
    models
        "auto" (the default, for years and for seasons), "naive", "seasonal_naive", "drift", "ses", "holt",
        "damped", "comb", "trend_average", "ets", "theta", "log_theta", "dynamic_theta", "optimised_theta", and
        "logistic" and "gompertz", which need `cap`; or combinations of several, period by period:
        "median(ets,theta,damped)" or "mean(...)", whose intervals are as wide as those of their members on average.
    level
        Levels of central prediction intervals in percent, such as 80 or [80, 95].
    fitted
        Whether the rows of the past come first, each with the forecast made one period before from the rows before it,
        of the series alone, never of its panel; the column `y` tells them apart.
    **options
        `season_length`, `bounds`, `cap`, `progress`, `decimal`, `panel`, `holidays` and `threads`: see
        `tiendo.typing.ForecastOptions`. With `panel=` "auto" forecasts series of one kind by what they share; it is
        worth it from two series and two values on.

    Returns
    -------
    frame
        Of the same library, a mapping of arrays for a mapping or a path: `unique_id`, `ds` (the `horizon` periods
        after the last row of each series, written as `ds` is), and for each model its median and, for each level,
        the ends of the interval: `auto`, `auto-lo-80`, `auto-hi-80`. Where a series has no forecast its numbers are
        missing and the column `auto-reason` says why (`no_observation`, `out_of_range`, `not_positive`); that column
        is there only where it says something. Where a
        median or an end of an interval lies at a bound, the probability of that bound stands in `auto-lo-100-mass` or
        `auto-hi-100-mass`; where all of them lie there, the interval of 99.9 % is given too. From these
        `reconcile_paths` draws the whole distribution.

    Raises
    ------
    InvalidValue
        For arguments and columns that make no sense: rows without a `unique_id` or `ds`, two rows of a series in one
        period, times that are not written in one way, times with a time zone, and a series that is nearly all gaps.
    InputError
        For cells of `y` that are no numbers, and for a file that cannot be read.
    UnknownName
        For an unknown model.
    TypeError
        For an unknown keyword.

    Examples
    --------
    >>> forecast({"unique_id": ["a", "a"], "ds": [2023, 2024], "y": [5.0, 5.0]}, 1, "year")["auto"]
    array([5.])
    >>> forecast({"unique_id": ["a", "a"], "ds": ["2024-11", "2024-12"], "y": [5.0, 5.0]}, 1, "month")["ds"].tolist()
    ['2025-01']
    """
    chosen = options_of(forecast, options, FORECAST_DEFAULTS, FORMER_NAMES)
    panel = Panel.read(frame, frequency, chosen["decimal"], chosen["panel"])
    run = Request(panel, horizon, models, level, chosen)
    with_past = flag("fitted", fitted)
    horizon = run.horizon
    ahead = run.result(panel.values, panel.offsets, horizon, panel.firsts, panel.groups)
    series = np.repeat(np.arange(len(panel)), horizon)
    steps = np.tile(np.arange(1, horizon + 1), len(panel))
    columns = {"unique_id": panel.ids[series], "ds": panel.ds_after(series, steps), **ahead}
    if not with_past:
        return panel.give(columns)
    past = run.of_past(panel)
    rows = panel.observed
    first = {"unique_id": panel.ids[panel.series[rows]], "ds": panel.ds_of_rows(rows), "y": panel.y[rows]}
    first |= {name: cells[panel.position[rows]] for name, cells in past.items()}
    columns = {"unique_id": columns["unique_id"], "ds": columns["ds"], "y": np.full(len(series), np.nan), **ahead}
    for name in first.keys() ^ columns.keys():
        for part, count in ((first, len(rows)), (columns, len(series))):
            part.setdefault(name, missing_cells(name, count))
    return panel.give({name: np.concatenate([first[name], columns[name]]) for name in columns})
