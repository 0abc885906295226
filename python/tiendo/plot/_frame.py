"""Columns of a frame as a chart needs them, checked with all faults at once."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from .._frames.fault_list import FaultList
from .._frames.input_columns import InputColumns, numbers_in
from .._frames.numbers import is_missing
from .._visible import spelt
from ..errors import InputError


def checked_columns(
    columns: InputColumns, kinds: Mapping[str, str], optional: tuple[str, ...] = ()
) -> dict[str, list[Any]]:
    """Return columns by their names.

    A "name" is any cell that is there, as a text; a "number" a number or None; a "chance" one from 0 to 1 or None.
    Columns that are optional may be absent.

    Raises
    ------
    InputError
        With every column that is missing, and every cell that is not of its kind.
    """
    faults = FaultList()
    found: dict[str, list[Any]] = {}
    for name, kind in kinds.items():
        if name not in columns:
            if name not in optional:
                alike = difflib.get_close_matches(name, columns, 1)
                there = f"did you mean {spelt(alike[0])}?" if alike else f"there are {', '.join(columns) or 'none'}"
                faults.append(columns.fault(0, "", f"there is no column {spelt(name)}", there))
            continue
        try:
            found[name] = _names(columns, name) if kind == "name" else numbers_in(columns, name)
        except InputError as wrong:
            faults += wrong.faults
            continue
        if kind == "chance":
            faults += [
                columns.fault(row, name, f"{cell:g} in column {spelt(name)} is no probability", "it is from 0 to 1")
                for row, cell in enumerate(found[name], 1)
                if cell is not None and not 0 <= cell <= 1
            ]
    if faults:
        faults.refuse()
    return found


def _names(columns: InputColumns, name: str) -> list[str]:
    faults = FaultList()
    names = []
    for row, cell in enumerate(columns[name], 1):
        if is_missing(cell) or isinstance(cell, (list, dict, set, bytes)):
            faults.append(columns.fault(row, name, f"a cell is missing in column {spelt(name)}", "fill it in"))
        names.append(_text(cell))
    if faults:
        faults.refuse()
    return names


def _text(cell: Any) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    text = spelt(int(cell)) if whole else cell if isinstance(cell, str) else str(cell)
    return text.removesuffix(" 00:00:00").strip()
