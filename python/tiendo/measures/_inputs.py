"""What methods take: numbers and columns of numbers as arrays, pairs of time and value, directions."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._frames.input_columns import plain_cells
from .._frames.masks import unmasked
from .._frames.numbers import NotANumber, number_of_cell
from .._visible import spelt
from ..errors import InvalidValue

Array = NDArray[np.float64]
Pair = tuple[Any, Any] | list[Any]
"""(time, value); each a number, or a column: a list, an array or a column of a frame."""

NAN: Array = np.array(np.nan)
_SIGNS = {"up": 1.0, "down": -1.0, "parity": 0.0}
_MEANT = {
    "higher_is_better": "up", "higher": "up", "increase": "up", "positive": "up", "lower_is_better": "down",
    "lower": "down", "decrease": "down", "negative": "down", "range": "parity", "within_range": "parity",
}  # fmt: skip
_DATES = "times are years, such as 2021 or 2021.5; of a column of dates give year + (day of the year) / 365.25"


def number_column(what: str, value: Any) -> Array:
    """Return a number or a column as an array of doubles, missing ones as NaN.

    Numbers in single and half precision are read by their shortest text. Raises `InvalidValue` for anything else, dates
    included, with the row.
    """
    if value is None:
        return NAN
    if type(value) is float or (type(value) is int and abs(value) < 2**53):
        return np.array(value, dtype=np.float64)
    array = _array(what, value)
    if array.ndim > 1:
        raise InvalidValue(f"{what} is a number or a column, not a table")
    if array.dtype.kind in "fiu":
        if array.dtype.kind == "f" and array.dtype.itemsize < 8:
            array = array.astype(str)
        return np.ascontiguousarray(array, dtype=np.float64) if array.ndim else array.astype(np.float64)
    if array.dtype.kind in "mM" or (array.dtype.kind == "O" and any(map(_is_date, array.ravel()[:1]))):
        raise InvalidValue(f"{what}: a date is no number; {_DATES}")
    if array.ndim == 0:
        return np.array(_number(what, array[()], None), dtype=np.float64)
    return np.array([_number(what, cell, row) for row, cell in enumerate(array.tolist(), 1)], dtype=np.float64)


def pair_of_columns(what: str, pair: Any) -> tuple[Array, Array]:
    """Return time and value of a pair; both missing if it is None."""
    if pair is None:
        return NAN, NAN
    if isinstance(pair, (tuple, list)) and len(pair) == 2:
        return number_column(f"the time of {what}", pair[0]), number_column(f"the value of {what}", pair[1])
    raise InvalidValue(f"{what} is a pair (time, value), such as (2015, 50), not {_shown(pair)}")


def series_columns(series: Any) -> list[Array]:
    """Return times and values of a series of pairs one after the other."""
    if series is None:
        return []
    if isinstance(series, (str, bytes)) or not hasattr(series, "__iter__") or getattr(series, "ndim", 1) == 0:
        raise InvalidValue(f"a series is a list of pairs (time, value), not {_shown(series)}")
    return [part for pair in series for part in pair_of_columns("each of series", pair)]


def signs_of(direction: Any, default: float | None) -> Array:
    """Return 1 for "up", -1 for "down", 0 for "parity", of one word or of a column of words; `default` for None."""
    if direction is None and default is not None:
        return np.array(default)
    if isinstance(direction, str) or direction is None:
        return np.array(_sign(direction))
    words = _array("direction", direction)
    if words.ndim != 1:
        raise InvalidValue(f"direction is 'up', 'down', 'parity' or a column of these, not {_shown(direction)}")
    return np.array([_sign(word) for word in words.tolist()], dtype=np.float64)


def rows_of(columns: list[Array]) -> int | None:
    """Return the common length of all columns, None if there are only numbers."""
    lengths = {len(column) for column in columns if column.ndim}
    if len(lengths) > 1:
        raise InvalidValue(f"columns of different lengths: {', '.join(map(str, sorted(lengths)))}")
    return lengths.pop() if lengths else None


def _sign(word: Any) -> float:
    if isinstance(word, str) and word in _SIGNS:
        return _SIGNS[word]
    meant = _MEANT.get(word) if isinstance(word, str) else None
    remedy = f"write {spelt(meant)}" if meant else "write 'up', 'down' or 'parity'"
    raise InvalidValue(f"{spelt(word)} is no direction; {remedy}")


def _array(what: str, value: Any) -> NDArray[Any]:
    import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

    value = unmasked(value)
    if isinstance(value, (np.ndarray, np.generic, int, float, str, bytes)):
        return np.asarray(value)
    try:
        cells = nw.from_native(value, series_only=True)
    except TypeError:
        pass
    else:
        if cells.dtype.is_float() or cells.dtype.is_integer():
            return np.asarray(cells.to_numpy())  # missing cells are NaN
        return _object_array(plain_cells(cells.to_list()))
    if isinstance(value, (list, tuple)):
        return _object_array(list(value))
    if isinstance(value, (dict, set, frozenset)) or hasattr(type(value), "columns"):
        raise InvalidValue(f"{what} is a number or a column, not {_shown(value)}")
    try:
        return np.asarray(value)
    except (TypeError, ValueError, RecursionError, MemoryError):
        raise InvalidValue(f"{what} is a number or a column, not {_shown(value)}") from None


def _object_array(cells: list[Any]) -> NDArray[Any]:
    if all(type(cell) in (int, float) for cell in cells):
        try:
            return np.array(cells, dtype=np.float64)
        except OverflowError:
            pass
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    return array


def _number(what: str, cell: Any, row: int | None) -> float:
    where = what if row is None else f"{what}, row {row}"
    if row is None and isinstance(cell, (str, bytes)):
        raise InvalidValue(f"{where}: {spelt(cell)} is not a number; give a number")
    try:
        found = number_of_cell(cell)
    except NotANumber as wrong:
        remedy = _DATES if _is_date(cell) else wrong.remedy
        raise InvalidValue(f"{where}: {wrong.problem}; {remedy}") from None
    return np.nan if found is None else found


def _is_date(cell: Any) -> bool:
    return isinstance(cell, (datetime.date, np.datetime64)) or type(cell).__name__ in ("Period", "NaTType")


def _shown(value: Any) -> str:
    shown = spelt(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
