"""The one reader of separated text for all tables."""

from __future__ import annotations

import csv
import io
import re

from .._visible import spelt
from ..errors import Fault
from .fault_list import FaultList
from .formula_guard import may_be_guarded, unguarded
from .input_columns import InputColumns, Origin
from .numbers import BLANKS
from .text_files import PathLike, refuse, shown_path, text_of
from .types import Decimal as DecimalMark

_NO_TABLE = 10  # rows of another length than the header, if they are more than half, or the header is one text
MOST_COLUMNS = 16_384  # as many as a spreadsheet has
_AT_ONCE = 50_000  # rows between two looks at Ctrl-C

_INNER = BLANKS.translate({ord(end): None for end in "\n\r"})  # blanks that do not end a line
_UNTIDY, _UNTIDY_TAB = (
    re.compile(rf"(?:^|[,;\t\"\r\n])[{blanks}]|[{blanks}](?:$|[,;\t\"\r\n])")
    for blanks in (_INNER, _INNER.replace("\t", ""))
)


def read_csv(path: PathLike, decimal: DecimalMark = ".") -> InputColumns:
    """Return the columns of a CSV file (.csv or .csv.gz) as texts; an empty cell is None.

    The separator is the one that the first line has most of: comma, semicolon or tab. Blanks around names and cells are
    removed, and so is the apostrophe that guards a text against spreadsheets (see `formula_guard`); lines without any
    cell are skipped; columns without a name and without cells are omitted.

    Raises
    ------
    InputError
        With all problems: no header, two columns of one name, rows that are longer or shorter than the header, and
        quotes that do not end.
    """
    return parse_csv(text_of(path), shown_path(path), decimal)


def parse_csv(text: str, file: str, decimal: DecimalMark = ".") -> InputColumns:
    """Return the columns of a text; `file` is the name in messages. See `read_csv`."""
    refuse_other_text(text, file)
    separator = separator_of(text)
    tidy, may_guard = is_tidy(text, separator), may_be_guarded(text)
    _check_width(text, file, separator)
    if tidy and not may_guard and (found := _plain_columns(text, file, separator, decimal)) is not None:
        return found
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    faults = FaultList()
    header: list[str] = []
    rows: list[list[str]] = []
    lines: list[int] = []
    start = 1
    try:
        for row in reader:
            cells = row if tidy else [cell.strip(BLANKS) for cell in row]
            if may_guard:
                cells = [unguarded(cell) for cell in cells]
            if not cells or (not tidy and not any(cells)):
                pass
            elif not header:
                header = cells
                lines.append(start)
            elif len(cells) != len(header):
                counted = f"{len(cells)} field{'' if len(cells) == 1 else 's'}"
                remedy = (
                    "quote a text that holds the separator, or remove the surplus"
                    if len(cells) > len(header)
                    else "add the missing fields"
                )
                faults.append(Fault(file, start, 0, f"the row has {counted}, the header {len(header)}", remedy))
            else:
                rows.append(cells)
                lines.append(start)
            start = reader.line_num + 1
    except csv.Error as wrong:
        remedy = "end lines as usual, and close every quote"
        if "field larger" in str(wrong):
            wrong = csv.Error(f"a field has more than {csv.field_size_limit():,} letters")
        faults.append(Fault(file, start, 0, f"this is no row: {wrong}", remedy))
    if len(faults) >= _NO_TABLE and (len(faults) > len(rows) or len(header) == 1):
        refuse(
            file,
            f"this is not a table: {len(faults):,} lines have another number of fields than the first",
            "give comma-separated values, with the names of the columns in the first line",
        )
    if not header and not faults:
        faults.append(Fault(file, 1, 0, "the file is empty", "begin it with a line of column names"))
    places = {name: at for at, name in reversed(list(enumerate(header)))}
    columns = InputColumns(origin=Origin(file, text, separator, lines, places), decimal=decimal)
    for at, name in enumerate(header):
        cells_of_column = [row[at] or None for row in rows]
        if name not in columns:
            columns[name] = cells_of_column
        elif name:
            faults.append(Fault(file, 1, 0, f"two columns have the name {spelt(name)}", "rename one"))
        elif any(cells_of_column):
            faults.append(Fault(file, 1, 0, f"column {at + 1} has cells and no name", "name it"))
    if faults:
        faults.refuse()
    if "" in columns and not any(columns[""]):
        del columns[""]
    return columns


def refuse_other_text(text: str, file: str) -> None:
    """Raise `InputError` for the text of another format: JSON, HTML, XML."""
    start = text[:1000].lstrip(BLANKS)
    inner = start[1:].lstrip(BLANKS)
    if start.startswith("{") or (start.startswith("[") and inner.startswith(("{", "[", "]"))):
        refuse(
            file, "this is JSON, not a table of separated values", "give the frame of pandas.read_json, or write CSV"
        )
    if start[:15].lower().startswith(("<!doctype html", "<html", "<table")):
        refuse(file, "this is an HTML page, not a table of separated values", "give a frame of pandas.read_html")
    if start.startswith("<?xml"):
        refuse(file, "this is XML, not a table of separated values", "give the frame of pandas.read_xml, or write CSV")


def _check_width(text: str, file: str, separator: str) -> None:
    """Raise `InputError` for a first line of very many separators, before they become columns."""
    end = text.find("\n")
    fields = text.count(separator, 0, end if end >= 0 else len(text)) + 1
    if fields > MOST_COLUMNS:
        problem = f"the first line has {fields:,} fields; a table has at most {MOST_COLUMNS:,} columns"
        refuse(file, problem, "give a row per unit and time instead")


def _plain_columns(text: str, file: str, separator: str, decimal: DecimalMark) -> InputColumns | None:
    """Return the columns of a tidy text without quotes, in which each line is a row; None if it needs a closer look."""
    if '"' in text or "\0" in text:
        return None
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    header = lines[0].split(separator)
    if not all(header) or len(set(header)) < len(header) or "" in lines or "\r" in "".join(lines):
        return None
    if {line.count(separator) for line in lines} != {len(header) - 1}:
        return None
    places = {name: at for at, name in enumerate(header)}
    columns = InputColumns(
        origin=Origin(file, text, separator, list(range(1, len(lines) + 1)), places), decimal=decimal
    )
    parts: list[list[str | None]] = [[] for _ in header]
    for first in range(1, len(lines), _AT_ONCE):
        cells = separator.join(lines[first : first + _AT_ONCE]).split(separator)
        for at, part in enumerate(parts):
            part.extend([cell or None for cell in cells[at :: len(header)]])
    columns.update(zip(header, parts, strict=True))
    return columns


def is_tidy(text: str, separator: str) -> bool:
    """Return whether the text can be read as it is: no blanks at the ends of cells, no lines and names without a cell.

    A text that says no is read with more care, and is not wrong.
    """
    header = text.lstrip("\r\n").partition("\n")[0].partition("\r")[0]
    if not all(header.split(separator)) or f"\n{separator}" in text or f"\r{separator}" in text:
        return False
    blanks = _INNER.replace("\t", "") if separator == "\t" else _INNER
    if not any(blank in text for blank in blanks):
        return True
    found = _UNTIDY_TAB.search(text) if separator == "\t" else _UNTIDY.search(text)
    return found is None


def separator_of(text: str) -> str:
    """Return the separator that the first line has most of: comma, semicolon or tab; a comma if it has none."""
    line = text.lstrip("\r\n").partition("\n")[0].partition("\r")[0]
    return max(",;\t", key=line.count)
