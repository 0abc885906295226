"""Forecasts of the past at a rolling origin, and the scores of models on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from .. import _core
from .._frames.arguments import level as one_level
from .._frames.arguments import options_of, whole
from .._frames.tables import Table, kind_of
from .._frames.types import ArrayMapping, FilePath, FrameT, Frequency, IntoFrame, Level
from ._options import FORECAST_DEFAULTS, FORMER_NAMES, MODEL_DEFAULTS, ForecastOptions, ModelOptions
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
    windows, step = _rolling(windows, step, horizon)
    longest = int(np.diff(panel.offsets).max(initial=0))
    parts = []
    for window in reversed(range(min(windows, max(1, 1 + (longest - horizon - 1) // step)))):
        left = np.diff(panel.offsets) - horizon - window * step
        chosen_series = np.flatnonzero(left > 0)
        lengths = left[chosen_series]
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


class BackTest(Table):
    """One row per model: how many `forecasts` were scored, how many were `without_answer`, and the scores."""

    def __repr__(self) -> str:
        scored = [pair for pair in zip(self.columns["mase"], self.columns["model"], strict=True) if pair[0] is not None]
        best = f"{min(scored)[1]} with the least MASE, {min(scored)[0]:.4g}" if scored else "nothing to judge them by"
        return f"<BackTest: {len(self)} models, {best}>"


def back_test(
    frame: IntoFrame,
    horizon: int,
    frequency: Frequency | int,
    models: Iterable[str] = ("auto", "naive", "drift", "theta", "ets"),
    level: Level = 95,
    *,
    windows: int = 1,
    step: int | None = None,
    **options: Unpack[ModelOptions],
) -> BackTest:
    """Score models on the past: each forecasts it from what came before, at a rolling origin.

    Parameters
    ----------
    frame, horizon, frequency, models, windows, step
        As `cross_validation` takes them.
    level
        The level of the interval that is scored, in percent.
    **options
        `season_length`, `bounds`, `cap`, `progress` and `decimal`: see `tiendo.typing.ModelOptions`.

    Returns
    -------
    BackTest
        One row per model, with means over its forecasts; `to_pandas()` and the like give a frame. `mae` and `rmse`
        in the unit of the values; `smape` (0 to 200); `mase` (1: as good as naive within the sample); `owa` (below
        1: better than naive on the same values); `coverage` and `msis` of the central interval at `level`; `crps`,
        the score of the whole distribution, over the scale of MASE; `brier` of the probability to be at least at the
        last known value. Missing and infinite values are not scored, nor are origins before which a series never
        moved, since errors then have no scale. Without anything to score they are None. For scores per series,
        cutoff and period take `cross_validation`.

    Raises
    ------
    InvalidValue, InputError, UnknownName, TypeError
        As `forecast` does.

    Examples
    --------
    >>> back_test({"unique_id": ["a"] * 3, "ds": [1, 2, 3], "y": [1.0, 2, 4]}, 1, 1, ["naive"]).columns["mase"]
    [2.0]
    """
    chosen = options_of(back_test, options, MODEL_DEFAULTS, FORMER_NAMES)
    panel = Panel.read(frame, frequency, chosen["decimal"])
    percent = one_level(level)
    run = Request(panel, horizon, models, percent, chosen)
    windows, step = _rolling(windows, step, run.horizon)
    given = run.arguments
    judged = _core.forecasting.back_test(
        panel.values, panel.offsets, run.horizon, run.models, given["season_length"], given["low"], given["high"],
        given["cap"], windows, step, percent / 100, given["progress"],
    )  # fmt: skip
    scores = {name: [None if score != score else score for score in column] for name, column in judged.items()}
    counts = dict.fromkeys(("forecasts", "without_answer"), "integer")
    types = {"model": "text"} | {name: counts.get(name, "number") for name in scores}
    return BackTest({"model": run.models, **scores}, types, kind_of(frame))


def _rolling(windows: int, step: int | None, horizon: int) -> tuple[int, int]:
    return whole("windows", windows), whole("step", horizon if step is None else step)
