"""Columns of frames as charts need them, checked with all faults at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from .._frames.fault_list import FaultList
from .._frames.input_columns import InputColumns, numbers_in
from .._frames.numbers import BLANKS, is_missing
from .._visible import spelt
from ..errors import InputError
from ..forecasting._names import clean_name

Checked = dict[str, list[Any]]


def checked_columns(columns: InputColumns, kinds: Mapping[str, str], optional: tuple[str, ...] = ()) -> Checked:
    """Return columns by their names.

    A "name" is any cell that is there, as a text; an "id" one that can be compared, as series and nodes are; a "cell"
    any one that is there; a "number" a number or None; a "chance" one from 0 to 1 or None. Columns that are optional
    may be absent.

    Raises
    ------
    InputError
        With every column that is missing, and every cell that is not of its kind.
    """
    found, faults = _read(columns, kinds, optional)
    if faults:
        faults.refuse()
    return found


def checked_tables(*tables: tuple[InputColumns, Mapping[str, str], tuple[str, ...]] | None) -> list[Checked]:
    """Return the columns of several tables, empty for None. Raises `InputError` with the faults of all of them."""
    faults = FaultList()
    checked = []
    for table in tables:
        found, wrong = _read(*table) if table is not None else ({}, FaultList())
        checked.append(found)
        faults += wrong
    if faults:
        faults.refuse()
    return checked


def _read(columns: InputColumns, kinds: Mapping[str, str], optional: tuple[str, ...]) -> tuple[Checked, FaultList]:
    faults = FaultList()
    found: Checked = {}
    for name, kind in kinds.items():
        if name not in columns:
            if name not in optional:
                alike = difflib.get_close_matches(name, columns, 1)
                there = f"did you mean {spelt(alike[0])}?" if alike else f"there are {', '.join(columns) or 'none'}"
                faults.append(columns.fault(0, "", f"there is no column {spelt(name)}", there))
            continue
        try:
            if kind in _OF_CELL:
                found[name] = _cells(columns, name, _OF_CELL[kind])
            else:
                found[name] = numbers_in(columns, name)
        except InputError as wrong:
            faults += wrong.faults
            continue
        if kind == "chance":
            faults += [
                columns.fault(row, name, f"{cell:g} in column {spelt(name)} is no probability", "it is from 0 to 1")
                for row, cell in enumerate(found[name], 1)
                if cell is not None and not 0 <= cell <= 1
            ]
    return found, faults


def _cells(columns: InputColumns, name: str, read: Callable[[Any], Any]) -> list[Any]:
    faults = FaultList()
    cells = []
    for row, cell in enumerate(columns[name], 1):
        if is_missing(cell) or (isinstance(cell, str) and not cell.strip(BLANKS)):
            faults.append(columns.fault(row, name, f"a cell is missing in column {spelt(name)}", "fill it in"))
            continue
        try:
            cells.append(read(cell))
        except (TypeError, ValueError, RecursionError, RuntimeError):
            faults.append(
                columns.fault(row, name, f"{spelt(cell)} in column {spelt(name)} is no name", "give texts or numbers")
            )
    if faults:
        faults.refuse()
    return cells


def _id(cell: Any) -> Any:
    name = clean_name(cell)
    hash(name)
    return name


def name_text(cell: Any) -> str:
    """Return a name, a number or a day as a text, without a time at midnight and without the .0 of a whole number.

    >>> name_text(2027.0), name_text(" Hue ")
    ('2027', 'Hue')
    """
    hash(cell)
    if isinstance(cell, float) and cell.is_integer():
        return spelt(int(cell))
    text = cell if isinstance(cell, str) else spelt(cell) if isinstance(cell, int) else str(cell)
    return text.removesuffix(" 00:00:00").removesuffix("T00:00:00").strip(BLANKS)


def _whole(cell: Any) -> Any:
    hash(cell)
    return cell


_OF_CELL: dict[str, Callable[[Any], Any]] = {"name": name_text, "id": _id, "cell": _whole}
