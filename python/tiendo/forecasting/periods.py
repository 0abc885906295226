"""Periods as whole numbers, and back: years, halves, quarters, months, weeks, days or steps of an integer."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidValue

MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
DAYS = {"week": 7, "day": 1}
SEASONS = {"year": 1, "half": 2, "quarter": 4, "month": 12, "week": 52, "day": 7}
TEXTS = {
    "year": (re.compile(r"(\d{4})"), "{0:04}"),
    "half": (re.compile(r"(\d{4})-H([12])"), "{0:04}-H{1}"),
    "quarter": (re.compile(r"(\d{4})-Q([1-4])"), "{0:04}-Q{1}"),
    "month": (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), "{0:04}-{1:02}"),
    "week": (re.compile(r"(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])"), "{0:04}-W{1:02}"),
}
FREQUENCIES = (*MONTHS, *DAYS)
LARGEST = 2**60  # number of a period

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Calendar:
    """Turns the column `ds` into period numbers, and period numbers behind a last one into the same kind of `ds`."""

    frequency: str | int

    def __post_init__(self) -> None:
        if isinstance(self.frequency, bool) or not (
            self.frequency in FREQUENCIES or (isinstance(self.frequency, int) and 0 < self.frequency <= LARGEST)
        ):
            names = ", ".join(f"'{name}'" for name in FREQUENCIES)
            raise InvalidValue(f"a frequency is {names} or a whole number of steps above 0, not {self.frequency!r}")

    @property
    def season_length(self) -> int:
        """How many periods make a year; 7 for days; 1 for steps."""
        return SEASONS[self.frequency] if isinstance(self.frequency, str) else 1

    def numbers(self, ds: NDArray[Any]) -> Integers:
        """The number of each period. Steps of an integer count from the least of them."""
        if ds.dtype.kind in "iu":
            for extreme in (int(ds.min(initial=0)), int(ds.max(initial=0))):
                if abs(extreme) > LARGEST:
                    raise InvalidValue(f"ds {extreme} is too large for the number of a period")
            return self._from_integers(ds.astype(np.int64))
        if ds.dtype.kind == "M":
            return self._from_times(ds)
        for kind in (str, datetime.date):
            if len(ds) and isinstance(ds[0], kind):
                for cell in ds if ds.dtype.kind == "O" else ():
                    if not isinstance(cell, kind):
                        raise InvalidValue(f"ds holds {ds[0]!r} and {cell!r}: write all of it in one way")
                    if getattr(cell, "tzinfo", None) is not None:
                        raise InvalidValue(f"ds {cell} has a time zone; give the local times without it")
                return self._from_texts(ds) if kind is str else self._from_times(ds.astype("datetime64[us]"))
        if len(ds) == 0:
            return np.zeros(0, np.int64)
        raise InvalidValue(f"ds holds dates, timestamps, texts of periods or whole numbers, not {ds[:1].tolist()[0]!r}")

    def later(self, last: NDArray[Any], steps: Integers) -> NDArray[Any]:
        """What comes `steps` periods after each `last`, of the same kind. A last day of a month stays one."""
        if last.dtype.kind in "iu":
            step = self.frequency if isinstance(self.frequency, int) else 1
            if int(last.max(initial=0)) + step * int(steps.max(initial=0)) > LARGEST:
                raise InvalidValue(f"the forecast would go beyond {LARGEST}, the largest number of a period")
            return last.astype(np.int64) + steps * step
        if last.dtype.kind == "M":
            return self._later_times(last, steps)
        if len(last) and isinstance(last[0], str):
            return self._later_texts(last, steps)
        return self._later_times(last.astype("datetime64[us]"), steps).astype(object).astype(last.dtype)

    def _from_integers(self, ds: Integers) -> Integers:
        if isinstance(self.frequency, str):
            return ds
        least = ds.min() if len(ds) else 0
        steps, rest = np.divmod(ds - least, self.frequency)
        if rest.any():
            odd = ds[np.flatnonzero(rest)[0]]
            raise InvalidValue(f"ds {odd} is no whole number of steps of {self.frequency} from {least}")
        return steps

    def _from_times(self, ds: NDArray[Any]) -> Integers:
        if isinstance(self.frequency, int):
            raise InvalidValue("ds are dates: a frequency of theirs is " + ", ".join(FREQUENCIES))
        if np.isnat(ds).any():
            raise InvalidValue("ds has a missing date")
        if self.frequency in MONTHS:
            return ds.astype("datetime64[M]").astype(np.int64) // MONTHS[self.frequency]
        return (ds.astype("datetime64[D]").astype(np.int64) + 3) // DAYS[self.frequency]  # 1970-01-01 is a Thursday

    def _from_texts(self, ds: NDArray[Any]) -> Integers:
        if self.frequency not in TEXTS:
            return self._from_times(np.array([_day(text) for text in ds], "datetime64[D]"))
        names, places = np.unique(ds.astype(str), return_inverse=True)
        return np.array([self._from_text(str(name)) for name in names], np.int64)[places]

    def _from_text(self, text: str) -> int:
        pattern, _ = TEXTS[str(self.frequency)]
        if not (found := pattern.fullmatch(text)):
            return int(self._from_times(np.array([_day(text)], "datetime64[D]"))[0])
        year, *rest = (int(part) for part in found.groups())
        if self.frequency == "week":
            try:
                monday = datetime.date.fromisocalendar(year, rest[0], 1)
            except ValueError as wrong:
                raise InvalidValue(f"{year} has no week {rest[0]}") from wrong
            return (monday - datetime.date(1969, 12, 29)).days // 7  # the Monday of the week of 1970-01-01
        per_year = 12 // MONTHS[str(self.frequency)]
        return (year - 1970) * per_year + (rest[0] - 1 if rest else 0)

    def _later_texts(self, last: NDArray[Any], steps: Integers) -> NDArray[Any]:
        pattern, form = TEXTS.get(str(self.frequency), (None, ""))
        if pattern is None or not pattern.fullmatch(last[0]):
            days = np.array([_day(text) for text in last], "datetime64[D]")
            return self._later_times(days, steps).astype(str).astype(object)
        numbers, places = np.unique(self._from_texts(last) + steps, return_inverse=True)
        weeks = (datetime.date.max - datetime.date(1969, 12, 29)).days // 7
        end = weeks if self.frequency == "week" else (10_000 - 1970) * (12 // MONTHS[str(self.frequency)])
        if len(numbers) and numbers[-1] >= end:
            raise InvalidValue("the forecast would go beyond the year 9999")
        names = np.array([self._text(int(number), form) for number in numbers], dtype=object)
        return names[places]

    def _text(self, number: int, form: str) -> str:
        if self.frequency == "week":
            year, week, _ = (np.datetime64(7 * number - 3, "D")).astype(datetime.date).isocalendar()
            return form.format(year, week)
        year, part = divmod(number, 12 // MONTHS[str(self.frequency)])
        return form.format(1970 + year, part + 1)

    def _later_times(self, last: NDArray[Any], steps: Integers) -> NDArray[Any]:
        day = last.astype("datetime64[D]")
        if self.frequency in DAYS:
            moved = (steps * DAYS[str(self.frequency)]).astype("timedelta64[D]")
            _check_end(day + moved, last.dtype)
            new: NDArray[Any] = last + moved
            return new
        months = last.astype("datetime64[M]")
        in_month = (day - months.astype("datetime64[D]")).astype(np.int64)
        ends = in_month + 1 == _length(months)
        later = months + (steps * MONTHS[str(self.frequency)]).astype("timedelta64[M]")
        _check_end(later.astype("datetime64[D]"), last.dtype)
        most = _length(later) - 1
        in_month = np.where(ends, most, np.minimum(in_month, most))
        result: NDArray[Any] = (later.astype("datetime64[D]") + in_month.astype("timedelta64[D]")).astype(
            last.dtype
        ) + (last - day)
        return result


def _check_end(days: NDArray[Any], kind: np.dtype[Any]) -> None:
    """Raises `InvalidValue` for days behind those that this kind of time can hold."""
    end = np.datetime64("2262-03-31" if np.datetime_data(kind)[0] == "ns" else "9999-12-31", "D")
    if len(days) and days.max() > end:
        raise InvalidValue(f"the forecast would go beyond {end}, the last day that ds can hold")


def _length(months: NDArray[Any]) -> Integers:
    """How many days a month has."""
    first = months.astype("datetime64[D]")
    length: Integers = ((months + np.timedelta64(1, "M")).astype("datetime64[D]") - first).astype(np.int64)
    return length


def _day(text: str) -> np.datetime64:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError as wrong:
        raise InvalidValue(f"ds {text!r} is no period of this frequency, such as 2024, 2024-Q3 or 2024-07") from wrong
    if moment.tzinfo is not None:
        raise InvalidValue(f"ds {text!r} has a time zone; give the local time without it")
    return np.datetime64(moment.date(), "D")
