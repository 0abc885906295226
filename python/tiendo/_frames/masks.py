"""Masked arrays of numpy: what they hide is missing, whatever lies below the mask."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..errors import InvalidValue

MOST_CELLS = 2**31 - 1  # of a column


def unmasked(values: Any) -> Any:
    """Return an array with its masked cells as missing ones: NaN among floats, NaT among times, else None.

    Anything but a masked array comes back as it is. Raises `InvalidValue` for more than 2,147,483,647 cells.

    >>> unmasked(np.ma.array([1.0, 999.0], mask=[False, True])).tolist()
    [1.0, nan]
    """
    check_length(values)
    if not isinstance(values, np.ma.MaskedArray):
        return values
    if not np.ma.is_masked(values):
        return values.data
    if values.dtype.kind == "f":
        return values.filled(np.nan)
    if values.dtype.kind in "mM":
        return values.filled(values.dtype.type("NaT"))
    cells = np.array(values.data, dtype=object)
    cells[np.ma.getmaskarray(values)] = None
    return cells


def check_length(values: Any) -> None:
    """Raise `InvalidValue` for more cells than any column has: an array that repeats one number, a range."""
    if isinstance(values, (np.ndarray, range)):
        cells = values.size if isinstance(values, np.ndarray) else (values.stop - values.start) // values.step
        if cells > MOST_CELLS:
            raise InvalidValue(f"a column has at most {MOST_CELLS:,} cells, not {cells:,}")


def is_masked_cell(cell: Any) -> bool:
    """Return whether a cell of a list is one that a masked array hides."""
    return isinstance(cell, np.ma.MaskedArray) and cell.ndim == 0 and bool(np.ma.getmaskarray(cell)[()])
