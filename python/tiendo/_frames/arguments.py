"""Arguments as they are meant, or an `InvalidValue` that says what would be right."""

from __future__ import annotations

import datetime
import difflib
import math
import operator
from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._visible import spelt
from ..errors import InvalidValue
from .masks import check_length, is_masked_cell, unmasked
from .numbers import shortest

LARGEST = 2**63 - 1


def whole(what: str, value: Any, least: int = 1, most: int = LARGEST) -> int:
    """A whole number between `least` and `most`; neither 2.0 nor "2" is one.

    >>> whole("a horizon", 6)
    6
    """
    try:
        number = operator.index(value)
    except TypeError:
        raise InvalidValue(f"{what} is a whole number, not {spelt(value)}") from None
    if not least <= number <= most:
        limit = f"at least {least}" if number < least else f"at most {most}"
        raise InvalidValue(f"{what} is {limit}, not {spelt(number)}")
    return number


def number(what: str, value: Any) -> float:
    """A number; neither a text nor a truth value is one. In single precision it is the number of its shortest text."""
    try:
        if not isinstance(value, (str, bytes, bool, np.bool_)) and not is_masked_cell(value):
            return shortest(value) if isinstance(value, np.floating) else float(value)
    except (TypeError, ValueError, OverflowError):
        pass
    raise InvalidValue(f"{what} is a number, not {spelt(value)}")


def day(what: str, value: Any) -> str:
    """A day as YYYY-MM-DD, of a text, a date or a time; what the text says is checked by the reader of days.

    >>> day("a day", datetime.date(2025, 7, 1))
    '2025-07-01'
    """
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date) or (isinstance(value, np.datetime64) and not np.isnat(value)):
        return str(value)[:10]
    if isinstance(value, str):
        return text(what, value)
    raise InvalidValue(f"{what} is a text such as '2025-07-01' or a date, not {spelt(value)}")


def listed(what: str, values: Any) -> list[Any]:
    """What can be listed, as a list; a text is not a list of its letters."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InvalidValue(f"{what} is a list, such as [{spelt(values)}]")
    check_length(values)
    try:
        return list(values)
    except TypeError:  # an array without an axis
        raise InvalidValue(f"{what} is a list, such as [{spelt(values)}]") from None


def text(what: str, value: Any) -> str:
    """A text that UTF-8 can hold: no number, no half of a letter, and no NUL."""
    if isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in value):
        return value
    raise InvalidValue(f"{what} is a text, not {spelt(value)}")


def texts(what: str, values: Any) -> list[str]:
    """A list of texts."""
    return [text(f"each of {what}", name) for name in listed(what, values)]


def options_of(
    function: Callable[..., Any],
    given: Mapping[str, Any],
    defaults: Mapping[str, Any],
    renamed: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The options of a call, those that were not given with their defaults.

    Parameters
    ----------
    function
        The function that was called; its name and its own parameters serve the message.
    given
        The keywords that it took as ``**options``.
    defaults
        Every option and its default.
    renamed
        Former names of arguments, each with the sentence that says what to write.

    Raises
    ------
    TypeError
        For a keyword that is no option, with what was probably meant.

    Examples
    --------
    >>> def f(values, **options): return options_of(f, options, {"per": 1.0})
    >>> f([1])
    {'per': 1.0}
    >>> f([1], pre=2)
    Traceback (most recent call last):
    TypeError: f() has no argument 'pre'; did you mean 'per'?
    """
    for name in given:
        if name in defaults:
            continue
        said = f"{function.__qualname__}() has no argument {spelt(name)}"
        if renamed and name in renamed:
            raise TypeError(f"{said}; {renamed[name]}")
        code = function.__code__
        own = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        known = [other for other in (*own, *defaults) if other not in ("self", "cls") and other not in given]
        alike = difflib.get_close_matches(name, known, 1)
        raise TypeError(f"{said}; did you mean {spelt(alike[0])}?" if alike else f"{said}; it has {', '.join(known)}")
    return {**defaults, **given}


def each_once(what: str, values: Iterable[Hashable]) -> None:
    """Raise `InvalidValue` for a value that stands twice in a list.

    >>> each_once("a model", ["naive", "theta", "naive"])
    Traceback (most recent call last):
    tiendo.errors.InvalidValue: a model stands twice: 'naive'; name each once
    """
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            raise InvalidValue(f"{what} stands twice: {spelt(value)}; name each once")
        seen.add(value)


def different_columns(named: Mapping[str, Any]) -> None:
    """Raise `InvalidValue` where two arguments name the same column; None names none.

    >>> different_columns({"numerator": "online", "denominator": "online"})
    Traceback (most recent call last):
    tiendo.errors.InvalidValue: numerator and denominator are both column 'online'; each is a column of its own
    """
    first: dict[str, str] = {}
    for argument, name in named.items():
        if isinstance(name, str) and first.setdefault(name, argument) != argument:
            said = f"{first[name]} and {argument} are both column {spelt(name)}"
            raise InvalidValue(f"{said}; each is a column of its own")


def unit(what: str, value: Any) -> float:
    """The unit of ratios: a finite number above 0, such as 100 for percentages.

    >>> unit("per", 100_000)
    100000.0
    """
    per = number(what, value)
    if not 0 < per < math.inf:
        raise InvalidValue(f"{what} must be finite and > 0, not {spelt(value)}")
    return per


def flag(what: str, value: Any) -> bool:
    """A yes or no; "no" is neither.

    >>> flag("fitted", True)
    True
    """
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    raise InvalidValue(f"{what} is True or False, not {spelt(value)}")


def callback(progress: Any) -> Any:
    """What is called with the progress of a long computation, or None."""
    if progress is not None and not callable(progress):
        raise InvalidValue(f"progress is called with two numbers, and {spelt(progress)} cannot be called")
    return progress


def one_of(what: str, value: Any, names: Iterable[str]) -> str:
    """One of some names.

    >>> one_of("a direction", "up", ("up", "down"))
    'up'
    """
    known = list(names)
    if isinstance(value, str) and value in known:
        return value
    alike = difflib.get_close_matches(value, known, 1) if isinstance(value, str) else []
    meant = f"; did you mean {spelt(alike[0])}?" if alike else ""
    raise InvalidValue(f"{what} is one of {', '.join(map(repr, known))}, not {spelt(value)}{meant}")


def levels(value: Any) -> list[float]:
    """The levels of intervals in percent: one number or several, each once and from 1 to below 100.

    >>> levels(80), levels([80, 95])
    ([80.0], [80.0, 95.0])
    >>> levels(0.9)
    Traceback (most recent call last):
    tiendo.errors.InvalidValue: a level is a percentage from 1 to below 100, not 0.9; write 90
    """
    check_length(value)
    several = isinstance(value, Iterable) and not isinstance(value, (str, bytes)) and getattr(value, "ndim", 1) != 0
    found: list[float] = []
    for given in list(value) if several else [value]:
        percent = number("a level", given)
        if not 1 <= percent < 100:
            meant = f"; write {Decimal(repr(percent)) * 100:f}".rstrip("0").rstrip(".") if 0.01 <= percent < 1 else ""
            raise InvalidValue(f"a level is a percentage from 1 to below 100, not {spelt(given)}{meant}")
        found.append(percent)
    each_once("a level", found)
    return found


def level(value: Any) -> float:
    """One level in percent: a number, or a list of one number.

    >>> level(95)
    95.0
    """
    found = levels(value)
    if len(found) != 1:
        raise InvalidValue(f"there is one level here, such as 95, not {len(found)}")
    return found[0]


def percentages(values: Any, least: float = 0) -> list[float]:
    """Levels of intervals in percent: above 0, or from `least` on, and below 100."""
    levels = listed("level", values)
    for level in levels:
        percent = number("a level", level)
        if not (least <= percent < 100 and percent > 0):
            within = f"from {least:g} to below 100" if least else "between 0 and 100"
            raise InvalidValue(f"a level is a percentage {within}, such as 95, not {spelt(level)}")
    return levels


def array(what: str, values: Any) -> NDArray[np.float64]:
    """Numbers as an array of any shape."""
    try:
        return np.asarray(unmasked(values), dtype=np.float64)
    except (TypeError, ValueError, OverflowError, RecursionError, MemoryError):
        raise InvalidValue(f"{what} holds something that is no number: {spelt(values)}") from None
