"""Effects of holidays and trading days, which are removed before a forecast and added to it."""

from __future__ import annotations

import contextlib
import datetime
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._frames.columns import columns_of
from .._frames.numbers import is_missing
from .._visible import spelt
from ..errors import InvalidValue
from ._calendar import Calendar, Integers
from ._country_holidays import country_holidays, is_country
from ._names import clean_name
from ._times import CountedTimes, Times

Floats = NDArray[np.float64]

WIDEST_WINDOW = 366  # days before or after a holiday
_MEMORY = 0.5  # both parameters of the airline model that the errors are taken to follow
_CLEAR = 9  # an effect of up to three standard errors counts as 0, and a larger one is shrunk
_USUAL = 1.5  # errors beyond as many standard errors count less


@dataclass(frozen=True)
class Holidays:
    """The days of each holiday."""

    days: dict[str, NDArray[np.datetime64]]
    calendar: Calendar

    @classmethod
    def of(cls, given: Any, times: Times, horizon: int) -> Holidays:
        """Read a frame of holidays, or look up those of a country from the first time to the end of the horizon.

        Raises `InvalidValue` for what is neither, and for periods without dates.
        """
        calendar = times.calendar
        if calendar.frequency not in ("quarter", "month", "week", "day"):
            raise InvalidValue(f"holidays need quarters, months, weeks or days, not {spelt(calendar.frequency)}")
        if isinstance(times, CountedTimes) and len(times.numbers):
            raise InvalidValue("holidays have dates, and ds holds counts of periods without a date")
        if is_country(given):
            given = country_holidays(given, _years(times, horizon), single_days=calendar.frequency == "day")
        columns = columns_of(given)
        if missing := [name for name in ("ds", "holiday") if name not in columns]:
            raise InvalidValue(f"holidays have the columns ds and holiday; there is no {' and no '.join(missing)}")
        count = len(columns["ds"])
        windows = [
            _window(name, columns[name] if name in columns else [0] * count)
            for name in ("lower_window", "upper_window")
        ]
        days: dict[str, list[NDArray[np.datetime64]]] = {}
        for row in range(count):
            name = clean_name(columns["holiday"][row])
            if not isinstance(name, str) or not name:
                raise InvalidValue(f"row {row + 1} of holidays has no name in the column holiday")
            first, last = _day(columns["ds"][row], row) + np.array([-windows[0][row], windows[1][row] + 1])
            days.setdefault(name, []).append(np.arange(first, last))
        return cls({name: np.unique(np.concatenate(some)) for name, some in sorted(days.items())}, calendar)

    def counts(self, first: int, last: int) -> Floats:
        """Return how many days of each holiday lie in each period, and for months and quarters their trading days.

        The latter are the weekdays less 2.5 times the days of weekends, which is 0 in whole weeks.
        """
        columns = []
        for days in self.days.values():
            periods = self.calendar.of_days(days)
            within = periods[(periods >= first) & (periods <= last)] - first
            columns.append(np.bincount(within, minlength=last - first + 1).astype(np.float64))
        if self.calendar.months:
            starts = self.calendar.first_days(np.arange(first, last + 2))
            weekdays = np.busday_count(starts[:-1], starts[1:])
            columns.append(weekdays - 2.5 * (np.diff(starts).astype(np.int64) - weekdays))
        return np.stack(columns, 1) if columns else np.zeros((last - first + 1, 0))


def _years(times: Times, horizon: int) -> range:
    """Return the years from the first time to the end of the horizon, those of them that dates have."""
    if len(times.numbers) == 0:
        return range(0)
    days = times.calendar.first_days(np.array([times.numbers.min(), times.numbers.max() + horizon + 1]))
    first, last = (days - np.array([0, 1])).astype("datetime64[Y]").astype(np.int64) + 1970
    return range(max(int(first), 1), min(int(last), 9999) + 1)


def _window(name: str, cells: Any) -> list[int]:
    """Return how many days a holiday begins earlier, or ends later, than its day."""
    sign = -1 if name == "lower_window" else 1
    found = []
    for row, cell in enumerate(cells):
        size = 0 if is_missing(cell) else sign * cell if isinstance(cell, (int, float, np.number)) else -1
        if not 0 <= size <= WIDEST_WINDOW or size != int(size):
            raise InvalidValue(
                f"row {row + 1} of holidays has the {name} {spelt(cell)}; it is a whole number of days from "
                f"{min(0, sign * WIDEST_WINDOW)} to {max(0, sign * WIDEST_WINDOW)}"
            )
        found.append(int(size))
    return found


def _day(cell: Any, row: int) -> np.datetime64:
    day = np.datetime64("NaT", "D")
    if isinstance(cell, (datetime.date, np.datetime64)) or (isinstance(cell, str) and len(cell) >= len("2024-02-10")):
        with contextlib.suppress(TypeError, ValueError):
            day = np.asarray([cell], dtype="datetime64[us]").astype("datetime64[D]")[0]
    if np.isnat(day):
        raise InvalidValue(f"row {row + 1} of holidays has no date such as 2024-02-10 in the column ds: {spelt(cell)}")
    return day


def effects(z: Floats, counts: Floats, season: int, horizon: int) -> Floats:
    """Return the effects on each period of series of one span, and on the periods ahead; columns are series.

    `counts` has a row for each of these periods. The errors are taken to follow the airline model with both parameters
    .5, which removes trends and seasons, and effects minimise them robustly. An effect b with the standard error s is
    shrunk to b max(0, 1 - 9 s^2 / b^2): the nonnegative garrote, Breiman (1995), Technometrics 37(4). Effects are
    those beside the season: the counts are less their mean in the same period of past seasons.
    """
    n, series = z.shape
    moved = np.zeros((n + horizon, series))
    first = 1 + (season if season > 1 else 0)
    means = np.stack([counts[:n][at % season : n : season].mean(0) for at in range(min(season, n))])
    beside = counts - means[np.arange(n + horizon) % season] if n >= season else np.zeros_like(counts)
    errors = _airline_errors(np.concatenate([z, beside[:n]], 1), season)[first:]
    scale = np.sqrt((errors[:, series:] ** 2).sum(0))
    used = np.flatnonzero(scale > 1e-9)
    rows = len(errors)
    if rows < 10 + 2 * len(used) or len(used) == 0:
        return moved
    x = errors[:, series + used]
    for at in range(series):
        y = errors[:, at]
        weights = np.ones(rows)
        for _ in range(5):
            inverse = np.linalg.pinv(x.T @ (weights[:, None] * x))
            b = inverse @ (x.T @ (weights * y))
            left = y - x @ b
            size = 1.4826 * np.median(np.abs(left))
            if not size > 0:
                break
            weights = 1 / np.maximum(1, np.abs(left) / (_USUAL * size))
        variance = (weights * left**2).sum() / (rows - len(used)) * np.diag(inverse)
        kept = np.where(b**2 > 0, np.maximum(0, 1 - _CLEAR * variance / np.where(b**2 > 0, b**2, 1)), 0)
        moved[:, at] = beside[:, used] @ (kept * b)
    return moved


def _airline_errors(z: Floats, season: int) -> Floats:
    """Return the errors of the airline model of each column; those of the first differences are the differences."""
    w = z.copy()
    w[1:] -= z[:-1]
    if season > 1:
        before = w.copy()
        w[season:] -= before[:-season]
        w[: season + 1] = 0
    else:
        w[:1] = 0
    for t in range(1, len(w)):
        w[t] += _MEMORY * w[t - 1]
    for t in range(season, len(w) if season > 1 else 0):
        w[t] += _MEMORY * w[t - season]
    return w


class CalendarEffects:
    """The effects of holidays on a panel whose series begin in the periods `firsts`."""

    def __init__(self, holidays: Holidays, season: int, low: float, high: float) -> None:
        self.holidays, self.season, self.low, self.high = holidays, season, low, high
        self.additive_only = bool(np.isfinite(low) and np.isfinite(high))

    def remove(
        self, values: Floats, offsets: Integers, firsts: Integers, horizon: int
    ) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """Return the values without the effects, the effects ahead of each series, and whether they multiply."""
        adjusted, ahead = values.copy(), np.zeros((len(firsts), horizon))
        lengths = np.diff(offsets)
        multiply = np.zeros(len(firsts), bool)
        spans: dict[tuple[int, int, bool], list[int]] = {}
        for at in range(len(firsts)):
            own = values[offsets[at] : offsets[at + 1]]
            seen = own[~np.isnan(own)]
            if len(seen) == 0 or not np.isfinite(seen).all() or (seen < self.low).any() or (seen > self.high).any():
                continue
            multiply[at] = not self.additive_only and seen.min() > 0
            spans.setdefault((int(firsts[at]), int(lengths[at]), bool(multiply[at])), []).append(at)
        for (first, length, logs), series in spans.items():
            z = np.stack([_without_gaps(values[offsets[at] : offsets[at + 1]]) for at in series], 1)
            counts = self.holidays.counts(first, first + length + horizon - 1)
            moved = effects(np.log(z) if logs else z, counts, self.season, horizon)
            for column, at in enumerate(series):
                past = moved[:length, column]
                own = adjusted[offsets[at] : offsets[at + 1]]
                own[:] = np.clip(own / np.exp(past) if logs else own - past, self.low, self.high)
                ahead[at] = moved[length:, column]
        return adjusted, ahead, multiply

    def restore(self, forecasts: Floats, ahead: Floats, multiply: NDArray[np.bool_]) -> Floats:
        """Return forecasts, whose last axes are series and periods, with the effects."""
        moved = np.where(
            multiply[:, None], forecasts * np.exp(np.where(multiply[:, None], ahead, 0)), forecasts + ahead
        )
        restored: Floats = np.clip(moved, self.low, self.high)
        return restored


def _without_gaps(y: Floats) -> Floats:
    """Return values whose gaps are filled by straight lines, and at the ends by the nearest value."""
    known = np.flatnonzero(~np.isnan(y))
    return np.interp(np.arange(len(y)), known, y[known])
