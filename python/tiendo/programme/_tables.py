"""Columns of observations.csv: which are numbers, and which every table has."""

from __future__ import annotations

from collections.abc import Iterable

from .._frames.csv_reader import separator_of
from .._frames.numbers import BLANKS
from ..errors import Fault, InputError

_AROUND = BLANKS + '"'  # what may stand around a name

NUMBERS = ("value", "low", "high", "numerator", "denominator", "field_size")

REQUIRED = ("indicator_id", "area_code", "period_first", "period_last", "published", "source")


def check_header(names: Iterable[str], file: str) -> None:
    """Raise `InputError` for a table without any of the columns that observations must have: it is another one."""
    if not set(REQUIRED) & {name.strip(_AROUND) for name in names}:
        problem = f"this is not a table of observations: it has none of the columns {', '.join(REQUIRED)}"
        raise InputError([Fault(file, 0, 0, problem, "give one with the columns of observations.csv")])


def header_of(text: str) -> list[str]:
    """Return the names in the first line of a table; none where there is none."""
    line = text.lstrip("\ufeff\r\n").partition("\n")[0].partition("\r")[0]
    return line.split(separator_of(line)) if line else []
