"""Masked arrays of numpy: what they hide is missing, whatever lies below the mask."""

from __future__ import annotations

from typing import Any

import numpy as np


def unmasked(values: Any) -> Any:
    """Return an array with its masked cells as missing ones: NaN among floats, NaT among times, else None.

    Anything but a masked array comes back as it is.

    >>> unmasked(np.ma.array([1.0, 999.0], mask=[False, True])).tolist()
    [1.0, nan]
    """
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


def is_masked_cell(cell: Any) -> bool:
    """Return whether a cell of a list is one that a masked array hides."""
    return isinstance(cell, np.ma.MaskedArray) and cell.ndim == 0 and bool(np.ma.getmaskarray(cell)[()])
