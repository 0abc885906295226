"""Forecasts of the past at a rolling origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from .._frames.arguments import options_of, whole
from .._frames.types import ArrayMapping, FilePath, FrameT, Frequency, Level
from ._calendar import Integers
from ._options import FORECAST_DEFAULTS, FORMER_NAMES, ForecastOptions
from ._panel import Panel, ranges
from ._request import Request, joined

if TYPE_CHECKING:
    from typing_extensions import Unpack


@overload
def cross_validation(
    frame: FilePath | Mapping[Any, Any],
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ...,
    level: Level = ...,
    *,
    windows: int = ...,
    step: int | None = ...,
    **options: Unpack[ForecastOptions],
) -> ArrayMapping: ...
@overload
def cross_validation(
    frame: FrameT,
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ...,
    level: Level = ...,
    *,
    windows: int = ...,
    step: int | None = ...,
    **options: Unpack[ForecastOptions],
) -> FrameT: ...
def cross_validation(
    frame: Any,
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ("auto",),
    level: Level = (),
    *,
    windows: int = 1,
    step: int | None = None,
    **options: Unpack[ForecastOptions],
) -> Any:
    """Forecast the past from what came before it, at a rolling origin.

    The last `horizon` periods of each series are forecast from those before them, then the same `step` periods earlier,
    `windows` times in all; a series takes part in the windows that leave it at least one period.

    Parameters
    ----------
    frame, horizon, frequency, models, level
        As `forecast` takes them.
    windows
        How many times the past is forecast.
    step
        How many periods lie between the origins; by default `horizon`.
    **options
        As `forecast` takes them: see `tiendo.typing.ForecastOptions`.

    Returns
    -------
    frame
        `unique_id`, `ds`, `cutoff` (the last period known), `y` and the columns of `forecast`, windows from the
        earliest to the latest. `ds` and `cutoff` are those of the frame's own rows, so that the two can be joined; a
        period without a row has the time that follows from the row before.

    Raises
    ------
    InvalidValue, InputError, UnknownName, TypeError
        As `forecast` does.

    Examples
    --------
    >>> cross_validation({"unique_id": ["a"] * 3, "ds": [1, 2, 3], "y": [5.0, 5, 5]}, 1, 1)["auto"]
    array([5.])
    """
    chosen = options_of(cross_validation, options, FORECAST_DEFAULTS, FORMER_NAMES)
    panel = Panel.read(frame, frequency, chosen["decimal"], chosen["panel"])
    run = Request(panel, horizon, models, level, chosen)
    horizon = run.horizon
    parts = []
    for chosen_series, lengths in origins(panel, horizon, windows, step):
        starts = panel.offsets[chosen_series]
        known = ranges(starts, lengths)
        firsts = panel.firsts[chosen_series]
        groups = panel.groups[chosen_series] if len(panel.groups) else None
        ahead = run.result(panel.values[known], np.concatenate([[0], np.cumsum(lengths)]), horizon, firsts, groups)
        truth = ranges(starts + lengths, np.full(len(chosen_series), horizon))
        parts.append(
            {
                "unique_id": panel.ids[np.repeat(chosen_series, horizon)],
                "ds": panel.ds_at(truth),
                "cutoff": panel.ds_at(np.repeat(starts + lengths - 1, horizon)),
                "y": panel.values[truth],
                **ahead,
            }
        )
    return panel.give(joined(parts))


def origins(panel: Panel, horizon: int, windows: int, step: int | None) -> Iterator[tuple[Integers, Integers]]:
    """Return for each origin, from the earliest, the numbers of the series that take part and their known lengths.

    Raises `InvalidValue` for windows and steps below 1.
    """
    windows, step = whole("windows", windows), whole("step", horizon if step is None else step)
    lengths = np.diff(panel.offsets)
    longest = int(lengths.max(initial=0))
    left = (
        lengths - horizon - window * step
        for window in reversed(range(min(windows, max(1, 1 + (longest - horizon - 1) // step))))
    )
    return ((np.flatnonzero(known > 0), known[known > 0]) for known in left)
