"""A checked request for forecasts, and its results as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from .._frames.arguments import callback, levels, number, texts, whole
from .._visible import spelt
from ..errors import InvalidValue
from ._calendar import Integers
from ._holidays import CalendarEffects, Holidays
from ._interval_names import ends, interval_columns, mass_columns
from ._options import FORECAST_DEFAULTS
from ._panel import Floats, Panel

LONGEST_HORIZON = 1_000_000
FARTHEST = 99.9  # level of the interval that is given where those asked for lie at a bound


class Request:
    """A checked request, and its results as columns."""

    def __init__(
        self, panel: Panel, horizon: int, models: Iterable[str], level: Any, options: Mapping[str, Any]
    ) -> None:
        given = {**FORECAST_DEFAULTS, **options}
        self.models = texts("models", models)
        if not self.models:
            raise InvalidValue("there is no model to forecast with")
        _check_different(self.models)
        self.level = levels(level)
        self.horizon = whole("a horizon", horizon, 1, LONGEST_HORIZON)
        progress, season, cap = given["progress"], given["season_length"], given["cap"]
        low, high = bounds_of(given["bounds"])
        self.arguments: dict[str, Any] = {
            "models": self.models,
            "probabilities": [p for percent in self.level for p in ends(percent)],
            "season_length": panel.calendar.season_length if season is None else whole("a season", season),
            "low": low,
            "high": high,
            "cap": 0.0 if cap is None else number("a cap", cap),
            "threads": whole("threads", given["threads"], 0, 2**31 - 1),
            "progress": callback(progress),
        }
        self.effects: CalendarEffects | None = None
        if given["holidays"] is not None:
            holidays = Holidays.of(given["holidays"], panel.times, self.horizon)
            self.effects = CalendarEffects(holidays, self.arguments["season_length"], low, high)

    def of_past(self, panel: Panel) -> dict[str, NDArray[Any]]:
        """Return the forecast of each period of a panel of its series before it alone, as columns."""
        blocks: list[dict[str, NDArray[Any]]] = []
        progress, total, done = self.arguments["progress"], len(panel.values), 0
        firsts = np.repeat(panel.firsts, np.diff(panel.offsets))

        def report(of_block: int, _: int) -> object:
            return progress(done + of_block, total)

        for values, offsets in panel.prefixes():
            own = firsts[done : done + len(offsets) - 1]
            blocks.append(self.result(values, offsets, 1, own, progress=None if progress is None else report))
            done += len(offsets) - 1
        return joined(blocks)

    def result(
        self,
        values: Floats,
        offsets: Integers,
        horizon: int,
        firsts: Integers,
        groups: Integers | None = None,
        **other: Any,
    ) -> dict[str, NDArray[Any]]:
        """Return the forecasts of a block of series as columns, and the reasons where there is none.

        `firsts` are the periods in which the series begin. `groups` are the numbers of their panels; each series is
        forecast alone without them.
        """
        arguments: dict[str, Any] = self.arguments | other
        arguments["groups"] = np.zeros(0, np.int64) if groups is None else groups
        low, high = self.arguments["low"], self.arguments["high"]
        bounded = (low > -np.inf or high < np.inf) and self.effects is None
        with_masses = bounded and bool(self.level and len(offsets) > 1)
        if with_masses:  # the chances to be above the lower bound, and at the upper one
            arguments["probabilities"] = [*arguments["probabilities"], *ends(FARTHEST)]
            arguments["targets"] = np.tile([np.nextafter(low, np.inf), high], len(offsets) - 1)
            arguments["chances"] = np.empty((len(self.models), 2, len(offsets) - 1, horizon))
        if self.effects is not None:
            values, ahead, multiply = self.effects.remove(values, offsets, firsts, horizon)
        try:
            median, quantiles, reasons = _core.forecasting.forecast(values, offsets, horizon, **arguments)
        except MemoryError:
            rows = (len(offsets) - 1) * horizon
            raise InvalidValue(f"{rows} rows of {len(self.models)} models do not fit into the memory") from None
        if self.effects is not None:
            median, quantiles = (self.effects.restore(block, ahead, multiply) for block in (median, quantiles))
        columns: dict[str, NDArray[Any]] = {}
        names = np.array(_core.reason_codes(), dtype=object)
        for m, model in enumerate(self.models):
            columns[model] = median[m].ravel()
            for k, percent in enumerate(self.level):
                for name, end in zip(interval_columns(model, percent), quantiles[m, 2 * k :], strict=False):
                    columns[name] = end.ravel()
            if with_masses:
                masses = (1 - arguments["chances"][m, 0], arguments["chances"][m, 1])
                for name, bound, mass in zip(mass_columns(model), (low, high), masses, strict=True):
                    there = np.concatenate([median[m : m + 1], quantiles[m, :-2]]) == bound
                    if there.any():
                        columns[name] = mass.ravel()
                    if there.all(axis=0).any():  # all that was asked for: the rest needs one more quantile
                        farthest = zip(interval_columns(model, FARTHEST), quantiles[m, -2:], strict=True)
                        columns |= {end: block.ravel() for end, block in farthest}
            if reasons[m].any():
                columns[f"{model}-reason"] = np.repeat(names[reasons[m]], horizon)
        return columns


def joined(blocks: Sequence[Mapping[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    """Return the columns of several blocks of rows one after the other; what a block lacks is missing there."""
    names = dict.fromkeys(name for block in blocks for name in block)
    rows = [len(next(iter(block.values()))) for block in blocks]
    return {
        name: np.concatenate(
            [
                block[name] if name in block else missing_cells(name, count)
                for block, count in zip(blocks, rows, strict=True)
            ]
        )
        for name in names
    }


def missing_cells(name: str, count: int) -> NDArray[Any]:
    """Return the cells of a column that some rows lack: no reason is an empty text, no number NaN."""
    return np.full(count, "", dtype=object) if name.endswith("-reason") else np.full(count, np.nan)


def _check_different(models: Iterable[str]) -> None:
    """Raise `InvalidValue` for a model that stands twice; the order of a combination's members makes no other one."""
    first: dict[tuple[str, ...], str] = {}
    for model in models:
        how, _, members = model.removesuffix(")").partition("(")
        same = (how.strip(), *sorted(member.strip() for member in members.split(",")))
        if same in first:
            other = first[same]
            said = (
                f"{spelt(model)} stands twice" if model == other else f"{spelt(other)} and {spelt(model)} are one model"
            )
            raise InvalidValue(f"{said}; name each once")
        first[same] = model


def bounds_of(bounds: Any) -> tuple[float, float]:
    """Return the least and the greatest value, the infinite ones where there is no bound."""
    if bounds is None:
        return -np.inf, np.inf
    try:
        if isinstance(bounds, (str, Mapping, set, frozenset)):  # without an order, or no numbers
            raise TypeError
        low, high = bounds
    except (TypeError, ValueError):
        raise InvalidValue(
            f"bounds are the least and the greatest value, such as (0, 100) or (0, None), not {spelt(bounds)}"
        ) from None
    return -np.inf if low is None else number("a bound", low), np.inf if high is None else number("a bound", high)
