"""Texts that a spreadsheet would take for a formula, guarded in every CSV that people open.

A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, and some look behind a tab or a line end at the
begin; a name such as `=HYPERLINK(...)` then acts on who opens the file. Such a text is written with an apostrophe
before it, which spreadsheets read as "this is a text". The readers of tables take one apostrophe away again, so that a
text comes back as it was, one that begins with an apostrophe and `=` included. A number is no formula: -5 stays -5.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Collection, Iterator

from .numbers import number_of_text

_BEGINS = "=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20"  # the wide forms are those of Chinese and Japanese keyboards
_FORMULA = re.compile(f"'*[{_BEGINS}]")
_GUARDED = re.compile(f"'+[{_BEGINS}]")
_ANYWHERE = re.compile(f"(?:^|[,;\\t\\r\\n\"]) *'+[{_BEGINS}]")
_AT_BEGIN = re.compile(f"(?:^|[,\\n\"])(?!-[0-9.]+[,\\n])'*[{_BEGINS}]")  # but a negative number

_AT_ONCE = 50_000  # rows between two looks at Ctrl-C
_PIECE = 2**20  # letters


def guarded(text: str) -> str:
    """Return a text as a CSV file has it: with an apostrophe before it if a spreadsheet would compute it.

    >>> guarded("=1+1"), guarded("-5"), guarded("Hà Nội")
    ("'=1+1", '-5', 'Hà Nội')
    """
    return f"'{text}" if _FORMULA.match(text) and number_of_text(text) is None else text


def unguarded(text: str) -> str:
    """Return the text that a cell of a CSV file stands for.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


def may_be_guarded(text: str) -> bool:
    """Return whether a cell of a CSV file may be guarded; it is quick and may say yes where none is."""
    return "'" in text and _ANYWHERE.search(text) is not None


def needs_guard(text: str) -> bool:
    """Return whether a cell of comma-separated text may have to be guarded; it is quick, and may say yes for none."""
    return _AT_BEGIN.search(text) is not None


def guarded_csv(text: str, columns: Collection[str]) -> str:
    """Return comma-separated text with its header and the cells of these columns guarded."""
    rows = csv.reader(itertools.chain.from_iterable(_buffers_of(text)))
    header = next(rows, [])
    are_texts = [name in columns for name in header]
    pieces: list[str] = []
    piece = io.StringIO()
    csv.writer(piece, lineterminator="\n").writerow(map(guarded, header))
    while piece.tell():
        pieces.append(piece.getvalue())
        piece = io.StringIO()
        writer = csv.writer(piece, lineterminator="\n")
        for row in itertools.islice(rows, _AT_ONCE):
            writer.writerow([guarded(cell) if is_text else cell for cell, is_text in zip(row, are_texts, strict=True)])
    return "".join(pieces)


def _buffers_of(text: str) -> Iterator[io.StringIO]:
    """Return the lines of a text in several buffers; one for the whole text is long to make."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield io.StringIO(text[start:end], newline="")
        start = end
