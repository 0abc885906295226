"""Arguments as they are meant, or an `InvalidValue` that says what would be right."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidValue

LARGEST = 2**63 - 1


def whole(what: str, value: Any, least: int = 1, most: int = LARGEST) -> int:
    """A whole number between `least` and `most`; neither 2.0 nor "2" is one.

    >>> whole("a horizon", 6)
    6
    """
    try:
        number = operator.index(value)
    except TypeError:
        raise InvalidValue(f"{what} is a whole number, not {value!r}") from None
    if not least <= number <= most:
        limit = f"at least {least}" if number < least else f"at most {most}"
        raise InvalidValue(f"{what} is {limit}, not {number}")
    return number


def number(what: str, value: Any) -> float:
    """A number; no text is one."""
    try:
        if not isinstance(value, str):
            return float(value)
    except (TypeError, ValueError, OverflowError):
        pass
    raise InvalidValue(f"{what} is a number, not {value!r}")


def listed(what: str, values: Any) -> list[Any]:
    """What can be listed, as a list; a text is not a list of its letters."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InvalidValue(f"{what} is a list, such as [{values!r}]")
    return list(values)


def text(what: str, value: Any) -> str:
    """A text that UTF-8 can hold: no number, and no half of a letter."""
    if isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value):
        return value
    raise InvalidValue(f"{what} is a text, not {value!r}")


def texts(what: str, values: Any) -> list[str]:
    """A list of texts."""
    return [text(f"each of {what}", name) for name in listed(what, values)]


def percentages(values: Any, least: float = 0) -> list[float]:
    """Levels of intervals in percent: above 0, or from `least` on, and below 100."""
    levels = listed("level", values)
    for level in levels:
        percent = number("a level", level)
        if not (least <= percent < 100 and percent > 0):
            within = f"from {least:g} to below 100" if least else "between 0 and 100"
            raise InvalidValue(f"a level is a percentage {within}, such as 95, not {level}")
    return levels


def array(what: str, values: Any) -> NDArray[np.float64]:
    """Numbers as an array of any shape."""
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as wrong:
        raise InvalidValue(f"{what} holds something that is no number: {wrong}") from None
