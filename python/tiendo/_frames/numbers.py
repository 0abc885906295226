"""The grammar of numbers: what a text or a cell must look like to be read as a number.

A text is a number if it is written with ASCII digits, at most one sign `-`, a decimal mark with digits on both sides of
it, and optionally an exponent: `12`, `-0.5`, `1e5`, `2.5E-3`. With decimal commas the whole part may have dots between
groups of three digits: `1.234,5`. Everything else is refused, since nothing is guessed: `1_5`, `+3`, `.5`, `5%`,
`1,234`, `12.3 b`, ` 2 `, `nan`, `inf`, full-width and Arabic-Indic digits. (The reader of CSV files removes blanks at
the ends of cells before.) The compiled readers (include/tiendo/core/number.hpp) have the same grammar, but take no
exponents.
"""

from __future__ import annotations

import math
import numbers
import re
from typing import Any

import numpy as np

from .._visible import spelt
from ..errors import InvalidValue
from .masks import is_masked_cell
from .types import Decimal as DecimalMark

_POINT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_LONG_EXPONENT = re.compile(r"e[+-]?[0-9]{5}", re.ASCII)
_COMMA = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)

_PLAIN = b"0123456789.-eE+\n"
_NO_NUMBER = ("\n.", "-.", ".\n", "\n+", ".e", ".E")  # what Python reads as a number and the grammar does not

BLANKS = (
    " \t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004"
    "\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
"""Blanks at the ends of cells and headers that are not part of them, zero-width ones included."""


def check_decimal(mark: object) -> DecimalMark:
    """Return the decimal mark, or raise `InvalidValue` for any other than "." and ","."""
    if isinstance(mark, str) and mark in (".", ","):
        return "." if mark == "." else ","
    raise InvalidValue(f"decimal is '.' or ',', not {spelt(mark)}")


def number_of_text(text: str, decimal: DecimalMark = ".") -> float | None:
    """Return the number that a text is, None if it is none.

    A number that a double cannot hold (`1e400`), or that becomes zero without being zero (`1e-400`), is none.

    Examples
    --------
    >>> number_of_text("20.5"), number_of_text("1.234,5", ","), number_of_text("1_5")
    (20.5, 1234.5, None)
    """
    if not (_POINT if decimal == "." else _COMMA).fullmatch(text):
        return None
    plain = text if decimal == "." else text.replace(".", "").replace(",", ".")
    value = float(plain)
    if not math.isfinite(value):
        return None
    return None if value == 0 and _is_not_zero(plain) else value


def _is_not_zero(text: str) -> bool:
    """Return whether a text that is read as zero is the text of a smaller number, such as 1e-400."""
    return any(digit in "123456789" for digit in text.lower().partition("e")[0])


def numbers_of_column(cells: list[Any]) -> list[float | None] | None:
    """Return the numbers of a whole column at once; None if one of the cells needs a closer look.

    The column has doubles alone, or plain cells with decimal points, of which empty ones are missing; its numbers are
    those of `number_of_cell`.
    """
    if set(map(type, cells)) == {float}:
        return None if np.isinf(np.array(cells)).any() else [None if cell != cell else cell for cell in cells]
    try:
        joined = "\n".join(["", *["" if text is None else text for text in cells], ""])
    except TypeError:
        return None
    if not joined.isascii() or joined.encode().translate(None, _PLAIN) or any(part in joined for part in _NO_NUMBER):
        return None
    if ("e" in joined or "E" in joined) and _LONG_EXPONENT.search(joined.lower()):
        return None
    try:
        numbers = [float(text) if text else None for text in cells]
    except ValueError:
        return None
    if math.inf in numbers or -math.inf in numbers:
        return None
    if 0.0 in numbers:
        zeros = {text for number, text in zip(numbers, cells, strict=True) if number == 0}
        if any(map(_is_not_zero, zeros)):
            return None
    return numbers


def remedy_for_text(text: str, decimal: DecimalMark = ".") -> str:
    """Say how a text that is no number would be written."""
    plain = text.strip(BLANKS)
    if plain.lower() in ("nan", "na", "n/a", "null", "none", "-", "--", "...", "..", "?", "#n/a", "nil", "inf", "-inf"):
        return "leave the cell empty if the value is missing"
    if plain != text and number_of_text(plain, decimal) is not None:
        return f"write {plain} without blanks"
    if plain.startswith("+") and number_of_text(plain[1:], decimal) is not None:
        return f"write {plain[1:]}"
    if plain.endswith("%") and number_of_text(plain[:-1].strip(BLANKS), decimal) is not None:
        return f"write {plain[:-1].strip(BLANKS)}"
    if decimal == "." and number_of_text(plain, ",") is not None:
        return "write a decimal point, or say decimal=',' for decimal commas"
    if decimal == "," and number_of_text(plain, ".") is not None:
        return "write a decimal comma, or say decimal='.' for decimal points"
    return f"write digits and a decimal {'point' if decimal == '.' else 'comma'}, such as 1234{decimal}5"


def number_of_cell(cell: Any, decimal: DecimalMark = ".") -> float | None:
    """Return the number of a cell, None if it is missing. Raises `NotANumber` with the reason for anything else."""
    kind = type(cell)
    if kind is float:
        if math.isfinite(cell):
            return float(cell)
        if math.isnan(cell):
            return None
        raise NotANumber(f"{cell} is not a finite number", "leave the cell empty if the value is missing")
    if kind is int:
        return _finite(cell)
    if cell is None:
        return None
    if isinstance(cell, str):
        if not cell.strip(BLANKS):
            return None
        found = number_of_text(cell, decimal)
        if found is None:
            raise NotANumber(f"{spelt(str(cell))} is not a number", remedy_for_text(cell, decimal))
        return found
    if is_missing(cell):
        return None
    if isinstance(cell, np.timedelta64):
        raise NotANumber(f"{cell} is not a number", _remedy_for_kind(cell))
    if isinstance(cell, (bool, np.bool_)):
        raise NotANumber(f"{bool(cell)} is not a number", "write 1 or 0 if these are meant")
    if isinstance(cell, np.ndarray) and cell.ndim == 0:
        return number_of_cell(cell[()], decimal)
    if isinstance(cell, np.floating):
        return number_of_cell(shortest(cell), decimal)
    if isinstance(cell, numbers.Real) or kind.__name__ == "Decimal":
        return _finite(cell)
    raise NotANumber(f"{_shown(cell)} is not a number", _remedy_for_kind(cell))


class NotANumber(Exception):
    """A cell is no number: the problem and the remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def shortest(cell: np.floating[Any]) -> float:
    """Return a number in single or half precision as its shortest text is read: float32(56.7) is 56.7."""
    return float(str(cell)) if cell.dtype.itemsize < 8 else float(cell)


def is_missing(cell: Any) -> bool:
    """Return whether a cell is None, NaN, a time that is none (NaT), the NA of pandas, or masked."""
    if cell is None:
        return True
    if isinstance(cell, (str, int)):
        return False
    if isinstance(cell, np.ndarray):
        return is_masked_cell(cell) or (cell.ndim == 0 and is_missing(cell.item()))
    try:
        return bool(cell != cell)  # a missing number or time differs from itself
    except TypeError:  # the NA of pandas is neither true nor false
        return type(cell).__name__ == "NAType"
    except (ValueError, ArithmeticError):  # an array, or a signalling NaN of decimal
        return type(cell).__name__ == "Decimal"


def _finite(cell: Any) -> float:
    try:
        value = float(cell)
    except (OverflowError, ValueError):
        value = math.inf
    if math.isfinite(value):
        return value
    raise NotANumber(f"{_shown(cell)} is not a finite number", "leave the cell empty if the value is missing")


def _shown(cell: Any) -> str:
    text = spelt(cell)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _remedy_for_kind(cell: Any) -> str:
    if hasattr(cell, "isoformat") or type(cell).__name__ in ("datetime64", "Period", "Timestamp"):
        return "a date is no number; give the numbers in this column"
    return "give numbers"
