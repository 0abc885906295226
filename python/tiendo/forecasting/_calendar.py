"""Frequencies, and periods as whole numbers: years, halves, quarters, months, weeks, days or steps of an integer."""

from __future__ import annotations

import datetime
import difflib
import operator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._visible import spelt
from ..errors import InvalidValue

MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
DAYS = {"week": 7, "day": 1}
SEASONS = {"year": 1, "half": 2, "quarter": 4, "month": 12, "week": 52, "day": 7}
FREQUENCIES = (*MONTHS, *DAYS)
LARGEST = 2**60  # number of a period
FIRST_MONDAY = datetime.date(1969, 12, 29)  # of the week of 1970-01-01
ALIASES = {  # of pandas and polars, without their endings such as -DEC
    "year": ("Y", "YE", "YS", "A", "AS", "1y", "annual", "yearly", "years"),
    "half": ("2Q", "2QS", "2QE", "6M", "6mo", "semester"),
    "quarter": ("Q", "QE", "QS", "1q", "quarterly", "quarters"),
    "month": ("M", "ME", "MS", "1mo", "monthly", "months"),
    "week": ("W", "1w", "weekly", "weeks"),
    "day": ("D", "1d", "daily", "days"),
}

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Calendar:
    """The periods of a frequency, numbered without a gap; those of dates count from that of 1970-01-01."""

    frequency: str | int

    @classmethod
    def of(cls, frequency: Any) -> Calendar:
        """Return the calendar of a frequency. Raises `InvalidValue` for what is none, with the word that is meant."""
        if isinstance(frequency, str):
            if frequency in FREQUENCIES:
                return cls(frequency)
        elif not isinstance(frequency, (bool, np.bool_)):
            try:
                step = operator.index(frequency)
            except TypeError:
                step = 0
            if 0 < step <= LARGEST:
                return cls(step)
        names = ", ".join(f"'{name}'" for name in FREQUENCIES)
        raise InvalidValue(
            f"a frequency is {names} or a whole number of steps above 0, not {spelt(frequency)}{_meant(frequency)}"
        )

    @property
    def season_length(self) -> int:
        """How many periods make a year; 7 for days; 1 for steps."""
        return SEASONS[self.frequency] if isinstance(self.frequency, str) else 1

    @property
    def step(self) -> int:
        """By how much whole numbers rise from one period to the next."""
        return self.frequency if isinstance(self.frequency, int) else 1

    @property
    def months(self) -> int:
        """How many months a period has; 0 for weeks, days and steps."""
        return MONTHS.get(str(self.frequency), 0)

    @property
    def days(self) -> int:
        """How many days a period has; 0 for the others."""
        return DAYS.get(str(self.frequency), 0)

    @property
    def parts(self) -> int:
        """How many periods are numbered within a year: 53 weeks, and 1 where the year is the period."""
        return 53 if self.frequency == "week" else 12 // self.months if self.months else 1

    def of_days(self, days: NDArray[Any]) -> Integers:
        """Return the number of the period of each day."""
        if self.months:
            numbers: Integers = days.astype("datetime64[M]").astype(np.int64) // self.months
        else:
            numbers = (days.astype("datetime64[D]").astype(np.int64) + 3) // self.days  # 1970-01-01 is a Thursday
        return numbers

    def first_days(self, numbers: Integers) -> NDArray[np.datetime64]:
        """Return the first day of each period: 2024-07-01 of the third quarter of 2024, whose number is 218."""
        if self.months:
            return (numbers * self.months).astype("datetime64[M]").astype("datetime64[D]")
        return (numbers * self.days - 3).astype("datetime64[D]")

    def of_part(self, year: int, part: int) -> int:
        """Return the number of a period from its year and its part of it. Raises `InvalidValue` for week 53 of 2021."""
        if self.frequency == "week":
            try:
                monday = datetime.date.fromisocalendar(year, part, 1)
            except ValueError:
                raise InvalidValue(f"{year} has no week {part}") from None
            return (monday - FIRST_MONDAY).days // 7
        return (year - 1970) * self.parts + part - 1

    def part_of(self, number: int) -> tuple[int, int]:
        """Return the year of a period and its number within it. Raises `InvalidValue` beyond the year 9999."""
        last = (datetime.date.max - FIRST_MONDAY).days // 7 if self.frequency == "week" else (9999 - 1969) * self.parts
        if number >= last:
            raise InvalidValue("the forecast would go beyond the year 9999")
        if self.frequency == "week":
            year, week, _ = (FIRST_MONDAY + datetime.timedelta(weeks=number)).isocalendar()
            return year, week
        year, part = divmod(number, self.parts)
        return 1970 + year, part + 1


def _meant(frequency: Any) -> str:
    if not isinstance(frequency, str):
        return ""
    base = frequency.split("-")[0]
    for name, aliases in ALIASES.items():
        if base in aliases or frequency.lower() in (name, *aliases):
            return f"; write {spelt(name)}"
    alike = difflib.get_close_matches(frequency.lower(), FREQUENCIES, 1)
    return f"; did you mean {spelt(alike[0])}?" if alike else ""
