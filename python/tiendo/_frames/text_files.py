"""The text of a file, or a fault that says why it has none."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from pathlib import Path
from typing import NoReturn

from ..errors import Fault, InputError

LARGEST_UNPACKED = 256 * 2**20  # bytes of a packed file; a few bytes can unpack to any size

PathLike = str | os.PathLike[str]

_SAVE_SHEET = "save the sheet as CSV, or give the frame of pandas.read_excel"
_KINDS = (  # first bytes, what the file is, what to do
    (b"PK\x03\x04", "an Excel workbook or another ZIP archive", _SAVE_SHEET),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", _SAVE_SHEET),
    (b"PAR1", "a Parquet file", "give the frame of pandas.read_parquet or polars.read_parquet"),
    (b"ARROW1", "an Arrow file", "give the frame of pandas.read_feather or polars.read_ipc"),
    (b"\x1f\x8b", "packed with gzip", "let its name end in .csv.gz"),
    (b"BZh", "packed with bzip2", "unpack it, or pack it with gzip"),
    (b"\xfd7zXZ\x00", "packed with xz", "unpack it, or pack it with gzip"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it, or pack it with gzip"),
    (b"SQLite format 3\x00", "an SQLite database", "export the table as CSV"),
    (b"%PDF", "a PDF document", "save the table as CSV"),
    (b"\xff\xfe", "UTF-16", "save it as UTF-8"),
    (b"\xfe\xff", "UTF-16", "save it as UTF-8"),
)  # fmt: skip


def is_path(values: object) -> bool:
    """Return whether the argument is a path: a text or a path object."""
    return isinstance(values, (str, os.PathLike))


def shown_path(path: PathLike) -> str:
    """Return the path as a text that can be printed, as the caller wrote it."""
    return os.fsdecode(os.fspath(path)).encode("utf-8", "replace").decode("utf-8")


def text_of(path: PathLike) -> str:
    """Return the text of a file in UTF-8, unpacked if its name ends in .gz, without a byte-order mark.

    Raises
    ------
    InputError
        If there is no such file, if it is a folder, cannot be read or unpacked, unpacks to more than 256 MiB, is no
        text (workbooks, Parquet and other binary files are named as such), is not UTF-8, or has a NUL byte.
    """
    name = shown_path(path)
    if len(name) > 200 or "\n" in name:
        name = f"{name[:60].splitlines()[0]}..."
    try:
        packed = os.fsdecode(os.fspath(path)).endswith(".gz")
        content = Path(os.fsdecode(os.fspath(path))).read_bytes()
    except FileNotFoundError:
        refuse(name, "there is no such file", "check the path")
    except IsADirectoryError:
        refuse(name, "this is a folder", "name a file in it")
    except OSError as problem:
        refuse(name, f"the file cannot be read: {problem.strerror or problem}", "check the path and its permissions")
    except ValueError:  # a NUL in the path
        refuse(name.replace("\0", "\\0"), "a path has no NUL", "check the path")
    if packed:
        content = _unpacked(content, name)
    for start, kind, remedy in _KINDS:
        if content.startswith(start):
            refuse(name, f"this is {kind}, not a text in UTF-8", remedy)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        before = content[: wrong.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise InputError([Fault(name, line, column, "the text is not UTF-8", "save the file as UTF-8")]) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise InputError([Fault(name, line, 0, "the file holds a NUL byte", "save it as a text")])
    return text


def _unpacked(content: bytes, name: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            while part := file.read(2**20):
                size += len(part)
                if size > LARGEST_UNPACKED:
                    limit = f"{LARGEST_UNPACKED >> 20} MiB"
                    refuse(name, f"the file unpacks to more than {limit}", "unpack it first, or give a frame")
                parts.append(part)
    except (gzip.BadGzipFile, EOFError, zlib.error) as wrong:
        refuse(name, f"the file cannot be unpacked: {wrong}", "pack it again")
    return b"".join(parts)


def refuse(file: str, problem: str, remedy: str) -> NoReturn:
    """Raise an `InputError` about a whole file."""
    raise InputError([Fault(file, 0, 0, problem, remedy)]) from None
