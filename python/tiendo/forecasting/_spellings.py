"""How periods are written: as texts such as 2024-Q3, 2021M01 or 01/2021, and as whole numbers such as 202412."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..errors import InvalidValue
from ._calendar import FREQUENCIES, Calendar, Integers

_FORMS = {  # y: the year, p: the period within it; the first that fits all texts is taken
    "year": ("{y:04}", "{y:04}.0", "{y:04}-A1"),
    "half": tuple(form.replace("H", letter) for letter in "HS" for form in (
        "{y:04}-H{p}", "{y:04}H{p}", "{y:04} H{p}", "H{p} {y:04}", "H{p}/{y:04}", "H{p}-{y:04}")),
    "quarter": ("{y:04}-Q{p}", "{y:04}Q{p}", "{y:04} Q{p}", "Q{p} {y:04}", "Q{p}/{y:04}", "Q{p}-{y:04}"),
    "month": ("{y:04}-{p:02}", "{y:04}M{p:02}", "{y:04}-M{p:02}", "{y:04}M{p}", "{p:02}/{y:04}", "{p}/{y:04}",
              "{y:04}/{p:02}", "{y:04}.{p:02}", "{p:02}-{y:04}", "{p:02}.{y:04}", "{y:04}-{p}", "{y:04}{p:02}",
              "{y:04}{p:02}.0"),
    "week": ("{y:04}-W{p:02}", "{y:04}W{p:02}", "{y:04}W{p}"),
    "day": (),
}  # fmt: skip
_DIGITS = {"{y:04}": r"(?P<y>[0-9]{4})", "{p:02}": r"(?P<p>[0-9]{2})", "{p}": r"(?P<p>[1-9][0-9]?)"}
EXAMPLES = {
    "year": "2024",
    "half": "2024-H1",
    "quarter": "2024-Q3",
    "month": "2024-07",
    "week": "2024-W05",
    "day": "2024-07-31",
}
_FACTOR = {"half": 10, "quarter": 10, "month": 100, "week": 100}  # of the year in a whole number


@dataclass(frozen=True)
class Spelling:
    """One way to write a period of a calendar as a text."""

    calendar: Calendar
    form: str
    pattern: re.Pattern[str]

    def number(self, text: str) -> int | None:
        """Return the number of the period, None if the text is written in another way."""
        found = self.pattern.fullmatch(text)
        if found is None:
            return None
        part = int(found["p"]) if "{p" in self.form else 1
        return self.calendar.of_part(int(found["y"]), part) if 1 <= part <= self.calendar.parts else None

    def text(self, number: int) -> str:
        """Return the text of a period."""
        year, part = self.calendar.part_of(number)
        return self.form.format(y=year, p=part)


@cache
def spellings(calendar: Calendar) -> tuple[Spelling, ...]:
    """Return all ways to write the periods of a calendar, the usual one first."""
    forms = _FORMS.get(str(calendar.frequency), ())
    return tuple(
        Spelling(calendar, form, re.compile(_pattern(form)))
        for form in dict.fromkeys(
            (*forms, *(form.replace("H", "h").replace("Q", "q").replace("M", "m") for form in forms))
        )
    )


def _pattern(form: str) -> str:
    return "".join(_DIGITS.get(piece, re.escape(piece)) for piece in re.split(r"(\{[^}]*\})", form))


def spelling_of(texts: Iterable[str], calendar: Calendar) -> Spelling | None:
    """Return how all of the texts are written, None if they are no periods of the calendar, or not all in one way."""
    for spelling in spellings(calendar):
        if all(spelling.number(text) is not None for text in texts):
            return spelling
    return None


def frequency_of_text(text: str) -> str | None:
    """Return the frequency whose period a text is, None if it is none.

    >>> frequency_of_text("2018Q1"), frequency_of_text("soon")
    ('quarter', None)
    """
    for name in FREQUENCIES:
        try:
            if any(spelling.number(text) is not None for spelling in spellings(Calendar(name))):
                return name
        except InvalidValue:  # week 53 of a year that has 52
            return name
    return None


@dataclass(frozen=True)
class NumberCode:
    """A period as a whole number: 202412 for December 2024, 20244 for its last quarter, 20241231 for its last day."""

    calendar: Calendar

    def numbers(self, codes: Integers) -> Integers | None:
        """Return the numbers of the periods, None if some of the whole numbers are no codes of this calendar."""
        if self.calendar.frequency == "day":
            return self._of_days(codes)
        factor = _FACTOR[str(self.calendar.frequency)]
        year, part = np.divmod(codes, factor)
        if not ((year >= 1000) & (year <= 9999) & (part >= 1) & (part <= self.calendar.parts)).all():
            return None
        if self.calendar.frequency != "week":
            numbers: Integers = (year - 1970) * self.calendar.parts + part - 1
            return numbers
        distinct, at = np.unique(codes, return_inverse=True)
        return np.array([self.calendar.of_part(*divmod(int(code), factor)) for code in distinct], np.int64)[at]

    def codes(self, numbers: Integers) -> Integers:
        """Return the periods as whole numbers again."""
        distinct, at = np.unique(numbers, return_inverse=True)
        return np.array([self._code(int(number)) for number in distinct], np.int64)[at]

    def _code(self, number: int) -> int:
        if self.calendar.frequency == "day":
            day = self.calendar.first_days(np.array([number]))[0]
            if day > np.datetime64("9999-12-31"):
                raise InvalidValue("the forecast would go beyond the year 9999")
            return int(str(day).replace("-", ""))
        year, part = self.calendar.part_of(number)
        return year * _FACTOR[str(self.calendar.frequency)] + part

    def _of_days(self, codes: Integers) -> Integers | None:
        distinct, at = np.unique(codes, return_inverse=True)
        if len(distinct) and not (distinct[0] >= 1000_01_01 and distinct[-1] <= 9999_12_31):
            return None
        texts = [f"{code // 10000}-{code // 100 % 100:02}-{code % 100:02}" for code in distinct.tolist()]
        try:
            days = np.array(texts, "datetime64[D]")
        except ValueError:
            return None
        return self.calendar.of_days(days)[at]


def frequency_of_number(code: int) -> str | None:
    """Return the frequency whose code a whole number of five digits or more is, None if it is none.

    >>> frequency_of_number(202412), frequency_of_number(20244), frequency_of_number(20241231)
    ('month', 'quarter', 'day')
    """
    for name in ("quarter", "month", "week", "day"):
        try:
            if NumberCode(Calendar(name)).numbers(np.array([code], np.int64)) is not None:
                return name
        except InvalidValue:
            continue
    return None
