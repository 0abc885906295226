"""The text of a file, or a fault that says why it has none."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import os
import stat
import zlib
from pathlib import Path
from typing import BinaryIO, NoReturn

from .._visible import spelt
from ..errors import Fault, InputError, InvalidValue

LARGEST_UNPACKED = 256 * 2**20  # bytes of a packed file; a few bytes can unpack to any size
LARGEST_TEXT = 2 * 2**30  # bytes of any other file; a device has no end
_PIECE = 2**20

PathLike = str | os.PathLike[str]

_SAVE_SHEET = "save the sheet as CSV, or give the frame of pandas.read_excel"
_KINDS = (  # first bytes, what the file is, what to do
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", _SAVE_SHEET),
    (b"PAR1", "a Parquet file", "give the frame of pandas.read_parquet or polars.read_parquet"),
    (b"ARROW1", "an Arrow file", "give the frame of pandas.read_feather or polars.read_ipc"),
    (b"FEA1", "an old Feather file", "give the frame of pandas.read_feather"),
    (b"Obj\x01", "an Avro file", "give the frame of polars.read_avro"),
    (b"\x89HDF", "an HDF5 file", "give the frame of pandas.read_hdf"),
    (b"<stata_dta>", "a Stata file", "give the frame of pandas.read_stata"),
    (b"r\x02\x01\x00", "a Stata file", "give the frame of pandas.read_stata"),
    (b"s\x02\x01\x00", "a Stata file", "give the frame of pandas.read_stata"),
    (b"$FL2", "an SPSS file", "give the frame of pandas.read_spss"),
    (b"\x93NUMPY", "an array of numpy", "give a frame of what numpy.load reads"),
    (b"\x80\x04\x95", "a pickle of Python", "give the frame that it holds"),
    (b"\x80\x05\x95", "a pickle of Python", "give the frame that it holds"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"\x1f\x8b", "packed with gzip", "let its name end in .csv.gz"),
    (b"BZh", "packed with bzip2", "unpack it, or pack it with gzip"),
    (b"\xfd7zXZ\x00", "packed with xz", "unpack it, or pack it with gzip"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it, or pack it with gzip"),
    (b"SQLite format 3\x00", "an SQLite database", "export the table as CSV"),
    (b"%PDF", "a PDF document", "save the table as CSV"),
    (b"\x89PNG", "a picture", "write the table as CSV"),
    (b"\xff\xd8\xff", "a picture", "write the table as CSV"),
    (b"GIF8", "a picture", "write the table as CSV"),
    (b"\x7fELF", "a program", "write the table as CSV"),
    (b"\xff\xfe", "UTF-16", "save it as UTF-8"),
    (b"\xfe\xff", "UTF-16", "save it as UTF-8"),
)  # fmt: skip


_ARCHIVES = (  # what the first entries of a ZIP archive say, what the file is, what to do
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet", _SAVE_SHEET),
    (b"opendocument", "an OpenDocument text", "save the table as CSV"),
    (b"word/", "a Word document", "save the table as CSV"),
    (b"xl/", "an Excel workbook", _SAVE_SHEET),
    (b"[Content_Types].xml", "an Excel workbook or another document", _SAVE_SHEET),
)  # fmt: skip


def kind_of_bytes(start: bytes) -> tuple[str, str] | None:
    r"""Return what a file is by its first bytes, and what to do instead of reading it as text; None for a text.

    >>> kind_of_bytes(b"PAR1\x15\x04")
    ('a Parquet file', 'give the frame of pandas.read_parquet or polars.read_parquet')
    """
    if start.startswith(b"PK\x03\x04"):
        known = ((kind, remedy) for sign, kind, remedy in _ARCHIVES if sign in start)
        return next(known, ("a ZIP archive", "unpack it, or pack the table with gzip (.csv.gz)"))
    if start.startswith(b"ORC") and b"\0" in start:  # ORC alone may be the name of a column
        return "an ORC file", "give the frame of pandas.read_orc"
    if start[8:12] == b"DUCK" and b"\0" in start:
        return "a DuckDB database", "export the table as CSV"
    return next(((kind, remedy) for sign, kind, remedy in _KINDS if start.startswith(sign)), None)


def is_path(values: object) -> bool:
    """Return whether the argument is a path: a text or a path object."""
    return isinstance(values, (str, os.PathLike))


def checked_path(path: object) -> str:
    """Return a path as a text. Raises `InvalidValue` for what is no path, and for one with a NUL, which names no file.

    >>> checked_path("page.html")
    'page.html'
    """
    if not isinstance(path, (str, os.PathLike)):
        raise InvalidValue(f"a path is a text or a path object, not {type(path).__name__}")
    name = os.fsdecode(os.fspath(path))
    if "\0" in name:
        raise InvalidValue(f"a path has no NUL: {spelt(name)}")
    if not name:
        raise InvalidValue("a path is no empty text")
    return name


def shown_path(path: PathLike) -> str:
    """Return the path as a text that can be printed, as the caller wrote it."""
    return os.fsdecode(os.fspath(path)).encode("utf-8", "replace").decode("utf-8")


def core_path(path: object) -> str:
    """Return a path for the compiled part, which takes texts in UTF-8.

    Raises
    ------
    InputError
        The name of the file is no UTF-8, or it is a device, which may have no end.
    """
    name = checked_path(path)
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        refuse(name, "the name of the file is no UTF-8", "rename it")
    with contextlib.suppress(OSError):  # whose reader says what is wrong
        if stat.S_ISCHR(Path(name).stat().st_mode):
            refuse(name, "this is a device, not a file", "name a file")
    return str(Path(name))


def text_of(path: PathLike) -> str:
    """Return the text of a file in UTF-8, unpacked if its name ends in .gz, without a byte-order mark.

    The file is read in pieces, so that Ctrl-C ends it, and what is no text is refused by its first piece.

    Raises
    ------
    InputError
        If there is no such file, if it is a folder, cannot be read or unpacked, has more than 2 GiB or unpacks to more
        than 256 MiB, is no text (workbooks, Parquet and other binary files are named as such), is not UTF-8, or has a
        NUL byte.
    """
    name = _name_in_messages(path)
    try:
        packed = os.fsdecode(os.fspath(path)).endswith(".gz")
        with Path(os.fsdecode(os.fspath(path))).open("rb") as file:
            return _text(gzip.GzipFile(fileobj=file) if packed else file, name, packed)
    except FileNotFoundError:
        refuse(name, "there is no such file", "check the path")
    except IsADirectoryError:
        refuse(name, "this is a folder", "name a file in it")
    except (gzip.BadGzipFile, EOFError, zlib.error) as wrong:
        refuse(name, f"the file cannot be unpacked: {wrong}", "pack it again")
    except OSError as problem:
        refuse(name, f"the file cannot be read: {problem.strerror or problem}", "check the path and its permissions")
    except MemoryError:
        refuse(name, "the file is larger than the memory", "split it, or give a frame")
    except InputError:
        raise
    except ValueError:  # a NUL in the path
        refuse(name.replace("\0", "\\0"), "a path has no NUL", "check the path")


def _name_in_messages(path: PathLike) -> str:
    name = shown_path(path)
    if not name:
        raise InvalidValue("a path is no empty text")
    return f"{name[:60].splitlines()[0]}..." if len(name) > 200 or "\n" in name else name


def _text(file: BinaryIO | gzip.GzipFile, name: str, packed: bool) -> str:
    """Return the text of an open file; the first piece says whether it is one."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    parts: list[str] = []
    size, limit = 0, LARGEST_UNPACKED if packed else LARGEST_TEXT
    while piece := file.read(_PIECE):
        if not size and (found := kind_of_bytes(piece)):
            refuse(name, f"this is {found[0]}, not a text in UTF-8", found[1])
        size += len(piece)
        if size > limit:
            if packed:
                refuse(name, f"the file unpacks to more than {limit >> 20} MiB", "unpack it first, or give a frame")
            refuse(name, f"the file has more than {limit >> 30} GiB", "split it, or give a frame")
        _add(parts, decoder, piece, name)
    _add(parts, decoder, b"", name)
    return "".join(parts)


def _add(parts: list[str], decoder: codecs.IncrementalDecoder, piece: bytes, name: str) -> None:
    """Decode a piece; the last one is empty."""
    left = decoder.getstate()[0]
    try:
        text = decoder.decode(piece, not piece)
    except UnicodeDecodeError as wrong:
        before = "".join(parts) + (left + piece)[: wrong.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise InputError([Fault(name, line, column, "the text is not UTF-8", "save the file as UTF-8")]) from None
    if "\0" in text:
        line = sum(part.count("\n") for part in parts) + text[: text.index("\0")].count("\n") + 1
        raise InputError([Fault(name, line, 0, "the file holds a NUL byte", "save it as a text")])
    parts.append(text)


def refuse(file: str, problem: str, remedy: str) -> NoReturn:
    """Raise an `InputError` about a whole file."""
    raise InputError([Fault(file, 0, 0, problem, remedy)]) from None
