"""The order of the times in a column: whole numbers, dates, and texts of periods by what they mean."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any

from .._frames.columns import is_missing
from .._visible import spelt
from ..errors import InvalidValue
from ..forecasting._calendar import FREQUENCIES, Calendar
from ..forecasting._spellings import spelling_of

_DAY_FIRST = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}.*")


def in_order(times: Sequence[Any], column: str) -> tuple[list[Any], Callable[[Any], Any]]:
    """Return the times, each once and the earliest first, and what they are ordered by.

    >>> in_order(["02/2024", "11/2023", "02/2024"], "ds")[0]
    ['11/2023', '02/2024']
    """
    for row, time in enumerate(times, 1):
        if is_missing(time) or time == "":
            raise InvalidValue(f"row {row} has no time in column {spelt(column)}")
    try:
        distinct = list(dict.fromkeys(times))
        order = _order(distinct, column)
        return sorted(distinct, key=order), order
    except TypeError:
        raise InvalidValue(f"the column {spelt(column)} holds times of different kinds") from None


def _order(times: Sequence[Any], column: str) -> Callable[[Any], Any]:
    if not times or not all(isinstance(time, str) for time in times):
        return _moment
    if all(time.isdecimal() for time in times):  # as whole numbers come from a file
        return int
    for frequency in FREQUENCIES:
        spelling = spelling_of(times, Calendar(frequency))
        if spelling is not None:
            return lambda time: _number(spelling.number(time))
    for time in times:
        if _DAY_FIRST.fullmatch(time):
            raise InvalidValue(
                f"{spelt(time)} in column {spelt(column)} may be one of two days; write dates such as 2024-12-31"
            )
    return _moment


def _number(found: int | None) -> int:
    if found is None:
        raise ValueError
    return found


def _moment(time: Any) -> Any:
    """Return a day as its first moment, so that pandas' days and Python's have one order; any other time as it is."""
    day = isinstance(time, datetime.date) and not isinstance(time, datetime.datetime)
    return datetime.datetime(time.year, time.month, time.day) if day else time
