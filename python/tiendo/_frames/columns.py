"""What comes in: the columns of a frame, of a mapping of lists or of a CSV file, with checked cells."""

from __future__ import annotations

import csv
import gzip
import io
import os
import unicodedata
import zlib
from collections.abc import Mapping
from typing import Any

import narwhals as nw

from ..errors import Fault, InputError, InvalidValue, UnknownName

Columns = dict[str, list[Any]]


def is_missing(cell: Any) -> bool:
    """None, NaN, a time that is none, and the NA of pandas."""
    if cell is None:
        return True
    try:
        return bool(cell != cell)  # a missing number or time differs from itself
    except TypeError:  # the NA of pandas does not know
        return True


def columns_of(values: Any) -> Columns:
    """The columns of a frame, of a mapping of lists, or of a comma-separated file (.csv or .csv.gz)."""
    if isinstance(values, (str, os.PathLike)):
        return _columns_of_file(values)
    if isinstance(values, Mapping):
        try:
            columns = {str(name): list(column) for name, column in values.items()}
        except TypeError:
            raise InvalidValue("every column of a mapping is a list: {'code': ['79'], ...}") from None
        if len({len(column) for column in columns.values()}) > 1:
            lengths = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
            raise InvalidValue(f"the columns are not of the same length: {lengths}")
        return columns
    table = frame_of(values)
    return {name: table[name].to_list() for name in table.columns}


def frame_of(frame: Any) -> nw.DataFrame[Any]:
    """A frame of any library that narwhals reads, whole in the memory. Raises `InvalidValue` for anything else."""
    try:
        return nw.from_native(frame, eager_only=True)
    except TypeError:
        kind = type(frame)
        known = "a pandas, polars or Arrow frame, or a mapping of lists"
        raise InvalidValue(f"{kind.__module__}.{kind.__qualname__} is no frame; give {known}") from None
    except nw.exceptions.DuplicateError:
        raise InvalidValue("two columns have one name; rename one") from None


def _columns_of_file(path: str | os.PathLike[str]) -> Columns:
    reader = csv.reader(io.StringIO(text_of(path)))
    columns: Columns = {}
    faults: list[Fault] = []
    try:
        header = next(reader, [])
        columns = {name: [] for name in header}
        if len(columns) < len(header):
            faults.append(Fault(str(path), 1, 0, "two columns have one name", "rename one"))
        for row in reader:
            if row and len(row) != len(header):
                fields = f"{len(row)} field{'' if len(row) == 1 else 's'}"
                faults.append(
                    Fault(str(path), reader.line_num, 0, f"the row has {fields}, the header {len(header)}", "")
                )
            elif row:
                for name, cell in zip(header, row, strict=True):
                    columns[name].append(cell if cell else None)
    except csv.Error as wrong:
        faults.append(
            Fault(
                str(path), reader.line_num, 0, f"this is no row: {wrong}", "end lines as usual, and close every quote"
            )
        )
    if faults:
        raise InputError(faults)
    return columns


def text_of(path: str | os.PathLike[str]) -> str:
    """The text of a file, unpacked where its name ends in .gz. Raises `InputError` for what is no text."""
    packed = str(path).endswith(".gz")
    with gzip.open(path, "rb") if packed else open(path, "rb") as file:
        try:
            text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputError([Fault(str(path), 0, 0, "the file is not UTF-8", "save it as UTF-8")]) from None
        except (gzip.BadGzipFile, EOFError, zlib.error) as wrong:
            raise InputError(
                [Fault(str(path), 0, 0, f"the file cannot be unpacked: {wrong}", "pack it again")]
            ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise InputError([Fault(str(path), line, 0, "the file holds a NUL byte", "save it as a text")])
    return text


def column(columns: Columns, name: str) -> list[Any]:
    """One column; raises `UnknownName` where there is none of that name."""
    if name not in columns:
        raise UnknownName(f"there is no column {name!r}; there are {', '.join(columns)}")
    return columns[name]


def texts_in(columns: Columns, name: str) -> list[str]:
    """A column of codes or names, in NFC. Raises `InvalidValue` for a number: 00001 and 1 are two codes."""
    cells = column(columns, name)
    for row, cell in enumerate(cells, 1):
        if not isinstance(cell, str):
            raise InvalidValue(
                f"row {row}: {cell!r} in column {name!r} is no text; codes keep their zeros only as texts"
            )
    return [unicodedata.normalize("NFC", cell) for cell in cells]


def numbers_in(columns: Columns, name: str) -> list[float | None]:
    """A column of numbers, missing ones as None. Raises `InvalidValue` for any other text."""
    numbers: list[float | None] = []
    for row, cell in enumerate(column(columns, name), 1):
        try:
            number = None if is_missing(cell) else float(cell)
        except (TypeError, ValueError, OverflowError):
            raise InvalidValue(f"row {row}: {cell!r} in column {name!r} is not a number") from None
        numbers.append(number)
    return numbers


def whole_numbers_in(columns: Columns, name: str) -> list[int | None]:
    """A column of years or places, missing ones as None. Raises `InvalidValue` for what is no whole number."""
    whole: list[int | None] = []
    for row, number in enumerate(numbers_in(columns, name), 1):
        if number is not None and not (
            number.is_integer() and abs(number) <= 2**53
        ):  # up to there a double holds each of them
            raise InvalidValue(f"row {row}: {number} in column {name!r} is not a whole number")
        whole.append(None if number is None else int(number))
    return whole
