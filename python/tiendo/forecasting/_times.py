"""The column `ds`: what its cells mean as numbers of periods, and what comes later, written in the same way."""

from __future__ import annotations

import abc
import datetime
import numbers as number_kinds
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._frames.numbers import BLANKS, is_missing
from .._visible import spelt
from ..errors import InvalidValue
from ._calendar import FREQUENCIES, LARGEST, Calendar, Integers
from ._spellings import (
    EXAMPLES,
    NumberCode,
    Spelling,
    frequency_of_number,
    frequency_of_text,
    spelling_of,
)

Cells = NDArray[Any]
LEAST_YEAR = 1000  # smaller whole numbers are counts of periods
_DAY_TEXT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9:.]+(?:[+-][0-9:]+|Z)?))?|([0-9]{8})")
_WHOLE_TEXT = re.compile(r"-?[0-9]+")
_PANDAS_PERIOD = re.compile(r"([0-9]*)(Y|A|Q|M|W|D)(?:-.*)?")


@dataclass(frozen=True)
class Times(abc.ABC):
    """The times of the rows of a panel."""

    calendar: Calendar
    numbers: Integers  # of the periods

    def in_order(self, order: Integers, begins: Integers) -> Times:
        """Return the times in another order of rows, with the rows at which the series begin then."""
        return replace(self, numbers=self.numbers[order])

    @abc.abstractmethod
    def later(self, rows: Integers, steps: Integers) -> Cells:
        """Return what comes `steps` periods after these rows, written as the cells are; the cells themselves for 0."""


@dataclass(frozen=True)
class CountedTimes(Times):
    """Whole numbers that rise by the step of the calendar: counts of periods, and years."""

    values: Integers
    give: Callable[[Integers], Cells]

    def in_order(self, order: Integers, begins: Integers) -> Times:
        """See `Times`."""
        return replace(self, numbers=self.numbers[order], values=self.values[order])

    def later(self, rows: Integers, steps: Integers) -> Cells:
        """See `Times`."""
        last = self.values[rows]
        if int(last.max(initial=0)) + self.calendar.step * int(steps.max(initial=0)) > LARGEST:
            raise InvalidValue(f"the forecast would go beyond {LARGEST}, the largest number of a period")
        return self.give(last + steps * self.calendar.step)


@dataclass(frozen=True)
class CodedTimes(Times):
    """Whole numbers that write a period, such as 202412."""

    code: NumberCode
    give: Callable[[Integers], Cells]

    def later(self, rows: Integers, steps: Integers) -> Cells:
        """See `Times`."""
        return self.give(self.code.codes(self.numbers[rows] + steps))


@dataclass(frozen=True)
class SpelledTimes(Times):
    """Texts that write a period, all of them in one way."""

    spelling: Spelling

    def later(self, rows: Integers, steps: Integers) -> Cells:
        """See `Times`."""
        distinct, at = np.unique(self.numbers[rows] + steps, return_inverse=True)
        return np.array([self.spelling.text(int(number)) for number in distinct], dtype=object)[at]


@dataclass(frozen=True)
class DayTimes(Times):
    """Days and moments. They keep their day of the month: the last one, or one that a shorter month may cut."""

    moments: Cells  # datetime64
    begins: Integers  # the rows at which the series begin
    give: Callable[[Cells], Cells]

    def in_order(self, order: Integers, begins: Integers) -> Times:
        """See `Times`."""
        return replace(self, numbers=self.numbers[order], moments=self.moments[order], begins=begins)

    @cached_property
    def kept_days(self) -> Integers:
        """The day of the month that each row has in later months, if they are long enough."""
        return days_of_month(self.moments, self.begins)

    def later(self, rows: Integers, steps: Integers) -> Cells:
        """See `Times`."""
        last = self.moments[rows]
        if self.calendar.days:
            moved = (steps * self.calendar.days).astype("timedelta64[D]")
            _check_end(last.astype("datetime64[D]") + moved, last.dtype)
            return self.give(last + moved)
        day, own_months = last.astype("datetime64[D]"), last.astype("datetime64[M]")
        kept = (day - own_months.astype("datetime64[D]")).astype(np.int64) + 1
        if ((kept < 31) & (kept == _length(own_months))).any():  # the last of a short month, by rule or by chance
            kept = self.kept_days[rows]
        months = own_months + (steps * self.calendar.months).astype("timedelta64[M]")
        _check_end(months.astype("datetime64[D]"), last.dtype)
        in_month = np.minimum(kept, _length(months)) - 1
        later = months.astype("datetime64[D]") + in_month.astype("timedelta64[D]")
        return self.give(np.where(steps == 0, last, later.astype(last.dtype) + (last - day)))


@dataclass(frozen=True)
class PeriodTimes(Times):
    """Periods of pandas, which go on by themselves."""

    cells: Cells
    per_period: int  # how many periods of pandas one of the calendar has

    def in_order(self, order: Integers, begins: Integers) -> Times:
        """See `Times`."""
        return replace(self, numbers=self.numbers[order], cells=self.cells[order])

    def later(self, rows: Integers, steps: Integers) -> Cells:
        """See `Times`."""
        later: Cells = self.cells[rows] + (steps * self.per_period).astype(object)
        return later


def read_times(ds: Cells, calendar: Calendar) -> Times:
    """Read the column `ds`.

    Raises
    ------
    InvalidValue
        For a row without a time, for what is no time of the calendar, and for times that are not written in one way.
    """
    kind = ds.dtype.kind
    if kind in "iu":
        return _whole_numbers(ds, calendar, lambda later: _narrowed(later, ds.dtype))
    if kind == "f":
        if np.isnan(ds).any():
            raise _no_time(int(np.isnan(ds).argmax()))
        odd = ds[ds != np.floor(ds)]  # an infinite one is too large
        if len(odd):
            raise InvalidValue(
                f"ds {float(odd[0])} is no whole number; write dates, or periods such as {_example(calendar)}"
            )
        return _whole_numbers(ds, calendar, lambda later: later.astype(ds.dtype))
    if kind == "M":
        return _days(ds, calendar, lambda later: later)
    if kind in "OUT":
        return _objects(ds.astype(object), calendar)
    raise InvalidValue(f"ds holds dates, timestamps, texts of periods or whole numbers, not {ds.tolist()[:1]}")


def _objects(ds: Cells, calendar: Calendar) -> Times:
    """Read cells that are Python objects, each different one once."""
    cells = ds.tolist()
    try:
        distinct = {cell: i for i, cell in enumerate(dict.fromkeys(cells))}
    except TypeError:
        raise InvalidValue("ds holds lists or the like; it has one time per row") from None
    at = np.fromiter(map(distinct.__getitem__, cells), np.int64, len(cells))
    names = list(distinct)
    for i, name in enumerate(names):
        if is_missing(name) or (isinstance(name, str) and not name.strip(BLANKS)):
            raise _no_time(int((at == i).argmax()))
    if not names:
        return CountedTimes(calendar, np.zeros(0, np.int64), np.zeros(0, np.int64), lambda later: later.astype(object))
    kinds = [_kind(name) for name in names]
    if len(set(kinds)) > 1:
        other = next(i for i, kind in enumerate(kinds) if kind != kinds[0])
        raise InvalidValue(f"ds holds {spelt(names[0])} and {spelt(names[other])}: write all of it in one way")
    if kinds[0] == "text":
        return _texts([name.strip(BLANKS) for name in names], at, calendar)
    if kinds[0] == "number":
        return _whole_numbers(_integers(names)[at], calendar, lambda later: later)
    if kinds[0] == "period":
        return _periods(ds, names, at, calendar)
    if kinds[0] != "day":
        raise InvalidValue(f"ds holds dates, timestamps, texts of periods or whole numbers, not {spelt(names[0])}")
    for name in names:
        if getattr(name, "tzinfo", None) is not None:
            raise InvalidValue(f"ds {name} has a time zone; give the local times without it")
    plain = not any(isinstance(name, datetime.datetime) for name in names)
    moments = np.array(names, dtype=object).astype("datetime64[us]")[at]
    return _days(
        moments, calendar, lambda later: later.astype("datetime64[D]" if plain else "datetime64[us]").astype(object)
    )


def _kind(cell: Any) -> str:
    if isinstance(cell, str):
        return "text"
    if isinstance(cell, datetime.date):
        return "day"
    if isinstance(cell, (number_kinds.Real, np.number)) and not isinstance(cell, (bool, np.bool_)):
        return "number"
    if type(cell).__name__ == "Decimal":
        return "number"
    return "period" if type(cell).__name__ == "Period" else type(cell).__name__


def _integers(cells: Sequence[Any]) -> Integers:
    for cell in cells:
        if cell != cell // 1:
            raise InvalidValue(f"ds {spelt(cell)} is no whole number; write dates or whole numbers")
        if abs(cell) > LARGEST:
            raise InvalidValue(f"ds {spelt(cell)} is too large for the number of a period")
    return np.array([int(cell) for cell in cells], np.int64)


def _whole_numbers(ds: Cells, calendar: Calendar, give: Callable[[Integers], Cells]) -> Times:
    least, most = (ds.min(initial=0), ds.max(initial=0)) if len(ds) == 0 else (ds.min(), ds.max())
    for extreme in (least, most):
        if not abs(float(extreme)) <= LARGEST:
            raise InvalidValue(f"ds {extreme} is too large for the number of a period")
    values: Integers = ds.astype(np.int64)
    if isinstance(calendar.frequency, int):
        steps, rest = np.divmod(values - int(least), calendar.frequency)
        if rest.any():
            odd = values[np.flatnonzero(rest)[0]]
            raise InvalidValue(f"ds {odd} is no whole number of steps of {calendar.frequency} from {int(least)}")
        return CountedTimes(calendar, steps, values, give)
    if int(most) < LEAST_YEAR or (calendar.frequency == "year" and int(most) <= 9999):
        return CountedTimes(calendar, values, values, give)
    if calendar.frequency != "year":
        code = NumberCode(calendar)
        found = code.numbers(values)
        if found is not None:
            return CodedTimes(calendar, found, code, give)
        if int(least) < LEAST_YEAR and int(most) <= 9999:  # counts that go on beyond 1000
            return CountedTimes(calendar, values, values, give)
    raise InvalidValue(_no_code(values, calendar))


def _no_code(values: Integers, calendar: Calendar) -> str:
    distinct = np.unique(values).tolist()
    code = NumberCode(calendar)
    for odd in reversed(distinct):
        if odd >= LEAST_YEAR and (
            odd > 9999 if calendar.frequency == "year" else code.numbers(np.array([odd], np.int64)) is None
        ):
            break
    example = _example(calendar).replace("-", "").replace("Q", "").replace("H", "").replace("W", "")
    other = "year" if odd <= 9999 else frequency_of_number(odd)
    if other == "day":
        return f"ds {odd} is a day, written as a whole number; give dates"
    if other is not None:
        return f"ds {odd} is no {calendar.frequency}, as {example} is; is the frequency {spelt(other)}?"
    return f"ds {odd} is no {calendar.frequency}; write whole numbers such as {example}, texts or dates"


def _texts(names: Sequence[str], at: Integers, calendar: Calendar) -> Times:
    if isinstance(calendar.frequency, int):
        for name in names:
            if not _WHOLE_TEXT.fullmatch(name):
                raise InvalidValue(
                    f"ds {spelt(name)} is no whole number; with dates the frequency is {_either(FREQUENCIES)}"
                )
        return _whole_numbers(
            _integers([int(name) for name in names])[at], calendar, lambda later: later.astype(str).astype(object)
        )
    spelling = spelling_of(names, calendar)
    if spelling is not None:
        numbers = np.array([spelling.number(name) for name in names], np.int64)
        return SpelledTimes(calendar, numbers[at], spelling)
    if all(_WHOLE_TEXT.fullmatch(name) and len(name.lstrip("-")) < 4 for name in names):  # counts
        return _whole_numbers(
            np.array([int(name) for name in names])[at], calendar, lambda later: later.astype(str).astype(object)
        )
    found = [_DAY_TEXT.fullmatch(name) for name in names]
    if not all(found):
        raise InvalidValue(_no_text(names, calendar))
    compact, rest = {match[3] is not None for match in found if match}, {match[2] for match in found if match}
    if len(compact) > 1:
        other = next(name for name in names if ("-" in name) != ("-" in names[0]))
        raise InvalidValue(f"ds holds {spelt(names[0])} and {spelt(other)}: write all of it in one way")
    days = np.array([_day(name) for name in names], "datetime64[D]")[at]
    tail = names[0][10:] if len(rest) == 1 else ""

    def give(later: Cells) -> Cells:
        texts = later.astype("datetime64[D]").astype(str).astype(object)
        if True in compact:
            return np.array([text.replace("-", "") for text in texts], dtype=object)
        return texts + tail if tail else texts

    return _days(days, calendar, give)


def _no_text(names: Sequence[str], calendar: Calendar) -> str:
    """Say what is wrong with texts that are not all periods of the calendar written in one way."""
    frequency = calendar.frequency
    for name in names:
        if spelling_of([name], calendar) is not None or _DAY_TEXT.fullmatch(name):
            continue
        other = frequency_of_text(name)
        if other is not None and other != frequency:
            return (
                f"ds {spelt(name)} is no period of the frequency {spelt(frequency)}; is the frequency {spelt(other)}?"
            )
        example = _example(calendar)
        either = example if frequency == "day" else f"{example}, or a date such as 2024-12-31"
        return f"ds {spelt(name)} is no period of the frequency {spelt(frequency)}; write {either}"
    first = names[0]
    if _DAY_TEXT.fullmatch(first):
        second = next(name for name in names if not _DAY_TEXT.fullmatch(name))
    else:
        second = next(name for name in names if spelling_of([first, name], calendar) is None)
    return f"ds holds {spelt(first)} and {spelt(second)}: write all of it in one way"


def _day(text: str) -> np.datetime64:
    iso = text if "-" in text else f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        moment = datetime.datetime.fromisoformat(iso)
    except ValueError:
        raise InvalidValue(f"ds {spelt(text)} is no day of the calendar; write one such as 2024-12-31") from None
    if moment.tzinfo is not None:
        raise InvalidValue(f"ds {spelt(text)} has a time zone; give the local time without it")
    return np.datetime64(moment.date(), "D")


def _days(moments: Cells, calendar: Calendar, give: Callable[[Cells], Cells]) -> Times:
    if isinstance(calendar.frequency, int):
        raise InvalidValue(f"ds are dates: a frequency of theirs is {_either(FREQUENCIES)}, not {calendar.frequency}")
    if np.isnat(moments).any():
        raise _no_time(int(np.isnat(moments).argmax()))
    if np.datetime_data(moments.dtype)[0] in ("Y", "M", "W"):
        own = moments.dtype
        return _days(moments.astype("datetime64[D]"), calendar, lambda later: give(later.astype(own)))
    return DayTimes(calendar, calendar.of_days(moments), moments, np.zeros(0, np.int64), give)


def _periods(ds: Cells, names: Sequence[Any], at: Integers, calendar: Calendar) -> Times:
    own = str(names[0].freqstr)
    cure = "give dates, as .dt.to_timestamp() does"
    found = _PANDAS_PERIOD.fullmatch(own)
    if found is None or isinstance(calendar.frequency, int):
        raise InvalidValue(
            f"ds holds periods of pandas ({own}), which a frequency of {spelt(calendar.frequency)} has not; {cure}"
        )
    if any(name.freqstr != own for name in names):
        raise InvalidValue(f"ds holds periods of different lengths; {cure}")
    count = int(found[1] or 1)
    unit = {"W": 7, "D": 1}.get(found[2], 0) if calendar.days else {"Y": 12, "A": 12, "Q": 3, "M": 1}.get(found[2], 0)
    whole, rest = divmod(calendar.days or calendar.months, unit * count) if unit else (0, 1)
    if rest or not whole:
        raise InvalidValue(
            f"ds holds periods of pandas ({own}), and the frequency is {spelt(calendar.frequency)}; {cure}"
        )
    try:
        days = np.array([name.start_time.to_datetime64() for name in names], "datetime64[D]")
    except (ValueError, OverflowError):
        raise InvalidValue(f"ds holds periods of pandas beyond the years of its timestamps; {cure}") from None
    return PeriodTimes(calendar, calendar.of_days(days)[at], ds, whole)


def days_of_month(moments: Cells, begins: Integers) -> Integers:
    """Return the day of the month that the dates of each row keep, 31 for the last one.

    All dates of a panel, or else of a series, decide: 28 February is the last day of a month by chance where the dates
    before it are of the 28th, 30th or 15th. Dates that keep no day have the one of their own.
    """
    months = moments.astype("datetime64[M]")
    days: Integers = (moments.astype("datetime64[D]") - months.astype("datetime64[D]")).astype(np.int64) + 1
    if len(days) == 0:
        return days
    length = _length(months)
    for kept in (31, int(days.max())):
        if (days == np.minimum(kept, length)).all():
            return np.full(len(days), kept)
    most = np.maximum.reduceat(days, begins)
    rows = np.diff(np.append(begins, len(days)))
    result = days
    for day in (np.repeat(most, rows), np.full(len(days), 31)):
        keeps = np.logical_and.reduceat(days == np.minimum(day, length), begins)
        result = np.where(np.repeat(keeps, rows), day, result)
    return result


def _check_end(days: Cells, kind: np.dtype[Any]) -> None:
    """Raise `InvalidValue` for days beyond those that this kind of time can hold."""
    end = np.datetime64("2262-03-31" if np.datetime_data(kind)[0] == "ns" else "9999-12-31", "D")
    if len(days) and days.max() > end:
        raise InvalidValue(f"the forecast would go beyond {end}, the last day that ds can hold")


def _length(months: Cells) -> Integers:
    """Return how many days each month has."""
    first = months.astype("datetime64[D]")
    length: Integers = ((months + np.timedelta64(1, "M")).astype("datetime64[D]") - first).astype(np.int64)
    return length


def _narrowed(numbers: Integers, kind: np.dtype[Any]) -> Cells:
    """Return whole numbers of the caller's own width, if they fit into it."""
    limits = np.iinfo(kind)
    fit = len(numbers) == 0 or (numbers.min() >= limits.min and numbers.max() <= limits.max)
    return numbers.astype(kind) if fit else numbers


def _no_time(row: int) -> InvalidValue:
    return InvalidValue(f"row {row + 1} has no ds")


def _example(calendar: Calendar) -> str:
    return EXAMPLES.get(str(calendar.frequency), "1, 2, 3")


def _either(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names[:-1]) + f" or {spelt(names[-1])}"
