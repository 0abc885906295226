"""The one writer of comma-separated text, for results and for tables that the compiled part reads."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import math
import numbers
import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

import numpy as np

from .._visible import spelt
from ..errors import Fault, InputError
from .collector import paused_collector
from .columns import columns_of
from .csv_reader import is_tidy, parse_csv, refuse_other_text, separator_of
from .fault_list import FaultList
from .formula_guard import guarded, kept, may_be_guarded
from .input_columns import Columns, InputColumns
from .numbers import BLANKS, is_missing, number_of_text
from .text_files import is_path, shown_path, text_of

Parsed = TypeVar("Parsed")

_HALVES = re.compile("[\ud800-\udfff]")  # of letters that UTF-16 writes in two parts
_MOST_DIGITS = 10**4000  # of a whole number that Python writes
_AT_ONCE = 50_000  # rows between two looks at Ctrl-C
_RESULT_WORDS = ("true", "false")
_INPUT_WORDS = ("yes", "no")  # docs/formats.md: what the tables that are read say


def csv_of(frame: Any) -> str:
    """Return the text of a frame as comma-separated values, missing values as empty fields, booleans as yes and no."""
    return csv_of_columns(columns_of(frame), _INPUT_WORDS)


def csv_of_columns(columns: Columns, words: tuple[str, str] = _RESULT_WORDS) -> str:
    """Return the text of columns; lists are joined by " | ", booleans are the two words."""
    fields = [[csv_field(cell, words) for cell in cells] for cells in columns.values()]
    text = _written_rows(columns, fields, io.StringIO, "\n")
    # A carriage return ends a row unless it is quoted, which is done for the letters of the line's end alone.
    return _written_rows(columns, fields, _Lines, "\r\n") if "\r" in text else text


def _written_rows(columns: Columns, fields: list[list[str]], buffer: type[io.StringIO], end: str) -> str:
    """Return the rows as text, made of pieces: one buffer for all is long to copy, which Ctrl-C cannot end."""
    rows = zip(*fields, strict=True)
    pieces: list[str] = []
    several: list[tuple[str, ...]] = [tuple(columns)]
    with paused_collector():
        while several:
            piece = buffer()
            csv.writer(piece, lineterminator=end).writerows(several)
            pieces.append(piece.getvalue())
            several = list(itertools.islice(rows, _AT_ONCE))
    return "".join(pieces)


class _Lines(io.StringIO):
    """Takes rows that end in CR LF and keeps them with a line feed alone."""

    def __init__(self) -> None:
        super().__init__(newline="")

    def write(self, row: str, /) -> int:
        """Take a row."""
        return super().write(row.removesuffix("\r\n") + "\n")


def csv_of_result(columns: Columns) -> str:
    """Return the text of a result, which people open: texts that a spreadsheet would compute are guarded."""
    return csv_of_columns(
        {
            guarded(str(name)): [
                guarded(cell if isinstance(cell, str) else csv_field(cell)) if _is_text(cell) else cell
                for cell in cells
            ]
            for name, cells in columns.items()
        }
    )


def csv_of_input(columns: Columns) -> str:
    """Return the text of columns for a compiled reader, which reads the same texts from it."""
    text = csv_of_columns(columns, _INPUT_WORDS)
    if not may_be_guarded(text):
        return text
    return csv_of_columns(
        {kept(name): [_kept_cell(cell) for cell in cells] for name, cells in columns.items()}, _INPUT_WORDS
    )


def _kept_cell(cell: Any) -> Any:
    return kept(csv_field(cell)) if _is_text(cell) else cell


def _is_text(cell: Any) -> bool:
    return isinstance(cell, (str, list, tuple))


def csv_field(value: Any, words: tuple[str, str] = _RESULT_WORDS) -> str:
    """Return the text of a cell: numbers by their shortest text without an exponent, dates as YYYY-MM-DD."""
    if isinstance(value, str):
        return value
    if is_missing(value):
        return ""
    if isinstance(value, int) and abs(value) >= _MOST_DIGITS:
        return spelt(value)
    if isinstance(value, (bool, np.bool_)):
        return words[0] if value else words[1]
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (float, np.floating)) and math.isfinite(value):
        return f"{Decimal(str(value)):f}".removesuffix(".0")
    if isinstance(value, np.datetime64):
        return csv_field(value.astype("datetime64[us]").item(), words)
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    if isinstance(value, (list, tuple)):
        return " | ".join(spelt(part) if isinstance(part, (list, tuple)) else csv_field(part, words) for part in value)
    return str(value)


class RawText(NamedTuple):
    """The text of a file that a compiled reader can read as it is."""

    file: str
    text: str


def text_or_columns(source: Any) -> RawText | InputColumns:
    """Return what a compiled reader takes: the text of a tidy file, or the columns of anything else."""
    if not is_path(source):
        return columns_of(source)
    text, file = text_of(source), shown_path(source)
    refuse_other_text(text, file)
    return RawText(file, text) if is_tidy(text, separator_of(text)) else parse_csv(text, file)


def parse_through_text(source: Any, parse: Callable[[str, str], Parsed]) -> Parsed:
    """Return what a compiled reader makes of a table that it takes as text; `parse` takes the text and its name.

    The positions of its faults are those of the input: row and column of a frame, line and column of a file.
    """
    return parse_tables_through_text([source], lambda texts: parse(texts[0][1], texts[0][0]))


def parse_tables_through_text(sources: Sequence[Any], parse: Callable[[tuple[tuple[str, str], ...]], Parsed]) -> Parsed:
    """Return what a compiled reader makes of several tables; `parse` takes pairs of names and texts."""
    tables = [_stripped(source if isinstance(source, InputColumns) else text_or_columns(source)) for source in sources]
    frames = sum(not table.file for table in tables)
    names: list[str] = []
    for table in tables:
        name = table.file or ("<frame>" if frames == 1 else f"<frame {len(names) + 1}>")
        names.append(name if name not in names else f"{name} ({len(names) + 1})")
    texts = [table.text if isinstance(table, RawText) else _text_of_columns(table) for table in tables]
    origins = {name: table for name, table in zip(names, tables, strict=True) if isinstance(table, InputColumns)}
    try:
        return parse(tuple(zip(names, texts, strict=True)))
    except InputError as problem:
        raise InputError(
            [
                placed(fault, origins[fault.file], fault.file) if fault.file in origins else fault
                for fault in problem.faults
            ]
        ) from None


def _stripped(table: RawText | InputColumns) -> RawText | InputColumns:
    """Return the columns of a frame without blanks at the ends of cells, as those of a file have none."""
    if isinstance(table, RawText) or table.file:
        return table
    return table.like(
        {
            name: [cell.strip(BLANKS) if isinstance(cell, str) else cell for cell in cells]
            for name, cells in table.items()
        }
    )


_PLAIN = (str, bool, np.bool_, numbers.Real, Decimal, datetime.date, np.datetime64, list, tuple)


def _text_of_columns(columns: InputColumns) -> str:
    """Return the text of columns for a compiled reader.

    Raises `InputError` for cells that are no text, number, truth value or date, and for texts that no file can hold.
    """
    faults = FaultList()
    for name, cells in columns.items():
        odd = {kind for kind in set(map(type, cells)) if not issubclass(kind, _PLAIN) and kind.__name__ != "Period"}
        for row, cell in enumerate(cells if odd else (), 1):
            if type(cell) in odd and not is_missing(cell):
                shown = spelt(cell)
                remedy = (
                    "decode it" if isinstance(cell, (bytes, bytearray, memoryview)) else "give texts, numbers or dates"
                )
                faults.append(columns.fault(row, name, f"{shown} in column {spelt(name)} is no text", remedy))
    if not faults:
        text = csv_of_input(columns)
        if "\0" not in text and _is_whole(text):
            return text
        for name, cells in columns.items():
            for row, cell in enumerate(cells, 1):
                shown = csv_field(cell)
                if "\0" in shown or _HALVES.search(shown):
                    what = "a NUL" if "\0" in shown else "half of a letter"
                    faults.append(
                        columns.fault(row, name, f"a cell in column {spelt(name)} holds {what}", "correct it")
                    )
    if not faults:
        faults.append(columns.fault(0, "", "the name of a column holds a NUL or half of a letter", "correct it"))
    faults.refuse()


def _is_whole(text: str) -> bool:
    """Return whether a text holds no half of a letter; to encode it is quicker than to search it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def with_decimal_points(columns: InputColumns, names: Collection[str]) -> InputColumns:
    """Return the same columns with numbers in decimal points, as the compiled readers of frames take them.

    Only the texts in the columns of these names are numbers: a source called "1,5" keeps its name.
    """
    if columns.decimal == ".":
        return columns

    def pointed(cell: Any) -> Any:
        number = number_of_text(cell.strip(BLANKS), ",") if isinstance(cell, str) else None
        return cell if number is None else cell.strip(BLANKS).replace(".", "").replace(",", ".")

    return columns.like(
        {name: [pointed(cell) for cell in cells] if name in names else cells for name, cells in columns.items()}
    )


def placed(fault: Fault, columns: InputColumns, name: str) -> Fault:
    """Return a fault of the text of `csv_of_input` as one of the columns that were written, named like the input."""
    row, field = _cell_at(fault.line, fault.column, columns) if fault.line else (0, "")
    if not columns.file:
        return Fault(name, 0, 0, fault.problem, fault.remedy, row, field)
    line, at = columns.position(row, field) if fault.line else (0, 0)
    return Fault(name, line, at, fault.problem, fault.remedy, 0, field if row else "")


def _cell_at(line: int, column: int, columns: InputColumns) -> tuple[int, str]:
    """Return the row (from 1, 0 for the header) and the name of the column at a position of the written text."""
    records = [list(columns), *zip(*columns.values(), strict=True)]
    first = 1
    for row, cells in enumerate(records):
        fields = [_written(csv_field(_kept_cell(cell), _INPUT_WORDS)) for cell in cells]
        lines = 1 + sum(field.count("\n") for field in fields)
        if line < first + lines:
            if lines > 1 or not column:
                return row, ""
            for name, field in zip(columns, fields, strict=True):
                column -= len(field) + 1
                if column <= 0:
                    return row, name
            return row, ""
        first += lines
    return 0, ""


def _written(field: str) -> str:
    quoted = any(letter in field for letter in ',"\r\n')
    return '"' + field.replace('"', '""') + '"' if quoted else field
