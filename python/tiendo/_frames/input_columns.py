"""The columns of an input, which know where they come from, and their checked cells."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .._visible import spelt
from ..errors import Fault, UnknownName
from .fault_list import FaultList
from .masks import unmasked
from .numbers import BLANKS, NotANumber, is_missing, number_of_cell, numbers_of_column
from .types import Decimal as DecimalMark

Columns = dict[str, list[Any]]


class InputColumns(Columns):
    """Columns by name that know their origin: the name and text of the file, and the line of each row.

    Without a file they are those of a frame. `decimal` is the decimal mark of numbers that are texts.
    """

    def __init__(
        self, columns: Columns | None = None, *, origin: Origin | None = None, decimal: DecimalMark = "."
    ) -> None:
        super().__init__(columns or {})
        self.origin = origin
        self.decimal: DecimalMark = decimal

    @property
    def file(self) -> str:
        """The name of the file; empty for a frame."""
        return self.origin.file if self.origin else ""

    def like(self, columns: Columns) -> InputColumns:
        """Return other columns of the same origin, with decimal points."""
        return InputColumns(columns, origin=self.origin)

    def position(self, row: int, name: str) -> tuple[int, int]:
        """Return the line and column of a cell in the file; row 0 is the header, and an unknown column is 0."""
        assert self.origin is not None
        return self.origin.position(row, name)

    def fault(self, row: int, name: str, problem: str, remedy: str) -> Fault:
        """Return a fault of the cell in that row (from 1, 0 for the header) and column."""
        if self.origin is None:
            return Fault("<frame>", 0, 0, problem, remedy, row, name)
        line, at = self.position(row, name)
        return Fault(self.file, line, at, problem, remedy, 0, name)


class Origin:
    """The file of columns: its name, text and separator, the line of each row, and the fields of its columns."""

    def __init__(self, file: str, text: str, separator: str, lines: Sequence[int], places: Mapping[str, int]) -> None:
        self.file = file
        self._text = text
        self._separator = separator
        self._lines = lines
        self._places = places

    def position(self, row: int, name: str) -> tuple[int, int]:
        """Return the line and column where a field begins; column 0 if it is not on the first line of its row."""
        line, field = self._lines[row], self._places.get(name)
        if field is None:
            return line, 0
        written = re.split(r"\r\n|\r|\n", self._text)[line - 1]
        quoted = False
        for at, letter in enumerate(written, 1):
            if field == 0:
                return line, at
            quoted ^= letter == '"'
            field -= letter == self._separator and not quoted
        return line, len(written) + 1 if field == 0 else 0


def with_origin(columns: Columns) -> InputColumns:
    """Return columns with their origin; those of a plain mapping are those of a frame."""
    return columns if isinstance(columns, InputColumns) else InputColumns(columns)


def column(columns: Columns, name: str) -> list[Any]:
    """Return one column. Raises `UnknownName` if there is none of that name."""
    if isinstance(name, int) and not isinstance(name, bool) and abs(name) < 2**63:
        name = str(name)  # a frame with years as names
    if not isinstance(name, str):
        raise UnknownName(f"the name of a column is a text, not {spelt(name)}")
    if name not in columns:
        alike = difflib.get_close_matches(name, columns, 1)
        raise UnknownName(
            f"there is no column {spelt(name)}; there are {', '.join(map(str, columns)) or 'none'}"
            + (f"; did you mean {spelt(alike[0])}?" if alike else "")
        )
    return columns[name]


def texts_in(columns: Columns, name: str) -> list[str]:
    """Return a column of codes or names in NFC, without blanks at their ends.

    Raises
    ------
    InputError
        For missing cells, and for numbers: 00001 and 1 are two codes, and a number has lost the difference.
    """
    source = with_origin(columns)
    cells = column(columns, name)
    faults = FaultList()
    texts: list[str] = []
    if set(map(type, cells)) == {str}:
        plain = {cell: unicodedata.normalize("NFC", cell).strip(BLANKS) for cell in set(cells)}  # codes recur
        if all(plain.values()):
            return [plain[cell] for cell in cells]
    for row, cell in enumerate(cells, 1):
        text = unicodedata.normalize("NFC", cell).strip(BLANKS) if isinstance(cell, str) else ""
        texts.append(text)
        if text:
            continue
        if isinstance(cell, str) or is_missing(cell):
            faults.append(
                source.fault(row, name, f"a cell is missing in column {spelt(name)}", "fill it in, or remove the row")
            )
        else:
            remedy = "codes keep their zeros only as texts"
            faults.append(source.fault(row, name, f"{spelt(cell)} in column {spelt(name)} is no text", remedy))
    if faults:
        faults.refuse()
    return texts


def optional_texts_in(columns: Columns, name: str) -> list[str | None]:
    """Return a column of words in NFC, missing ones as None. Raises `InputError` for what is no text."""
    source = with_origin(columns)
    faults = FaultList()
    texts: list[str | None] = []
    for row, cell in enumerate(column(columns, name), 1):
        if isinstance(cell, str):
            texts.append(unicodedata.normalize("NFC", cell).strip(BLANKS) or None)
        elif is_missing(cell):
            texts.append(None)
        else:
            faults.append(source.fault(row, name, f"{spelt(cell)} in column {spelt(name)} is no text", "give texts"))
    if faults:
        faults.refuse()
    return texts


def numbers_in(columns: Columns, name: str) -> list[float | None]:
    """Return a column of numbers, missing ones as None. Raises `InputError` for every cell that is no number."""
    faults = FaultList()
    numbers = numbers_and_faults(columns, name, faults)
    if faults:
        faults.refuse()
    return numbers


def numbers_and_faults(columns: Columns, name: str, faults: FaultList) -> list[float | None]:
    """Return a column of numbers, and add a fault for every cell that is none; such cells and missing ones are None."""
    source = with_origin(columns)
    cells = column(columns, name)
    if source.decimal == "." and (found := numbers_of_column(cells)) is not None:
        return found
    numbers: list[float | None] = []
    for row, cell in enumerate(cells, 1):
        try:
            numbers.append(number_of_cell(cell, source.decimal))
        except NotANumber as wrong:
            numbers.append(None)
            problem = wrong.problem.replace(" is not a ", f" in column {spelt(name)} is not a ", 1)
            faults.append(source.fault(row, name, problem, wrong.remedy))
    return numbers


def whole_numbers_in(columns: Columns, name: str) -> list[int | None]:
    """Return a column of years or ranks, missing ones as None. Raises `InputError` for what is no whole number."""
    source = with_origin(columns)
    faults = FaultList()
    whole: list[int | None] = []
    for row, number in enumerate(numbers_in(columns, name), 1):
        # up to 2**53 a double holds each whole number
        if number is not None and not (number.is_integer() and abs(number) <= 2**53):
            problem = f"{number} in column {spelt(name)} is not a whole number"
            faults.append(source.fault(row, name, problem, "write a whole number"))
        whole.append(None if number is None or faults else int(number))
    if faults:
        faults.refuse()
    return whole


def repeated(columns: InputColumns, name: str, cells: Sequence[str], remedy: str) -> list[Fault]:
    """Return a fault for every cell of a column that stands in a row before."""
    if len(set(cells)) == len(cells):
        return []
    rows: dict[str, int] = {}
    return [
        columns.fault(row, name, f"{spelt(cell)} has a row already", remedy)
        for row, cell in enumerate(cells, 1)
        if rows.setdefault(cell, row) != row
    ]


def plain_cells(values: Any) -> list[Any]:
    """Return the cells of a column as Python objects; numbers in single or half precision by their shortest text."""
    values = unmasked(values)
    if isinstance(values, np.ndarray):
        if values.dtype.kind == "f" and values.dtype.itemsize < 8:
            return [None if cell != cell else cell for cell in values.astype(str).astype(float).tolist()]
        return list(values.tolist()) if values.dtype.kind in "fiub" and values.ndim == 1 else list(values)
    return list(values)
