"""Texts that a spreadsheet would take for a formula, guarded in every CSV that people open.

The compiled part has the same rule (include/tiendo/io/detail/formula_guard.hpp): what it writes is guarded, and what it
reads is taken without the guard.

A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, and some look behind a tab or a line end at the
begin; a name such as `=HYPERLINK(...)` then acts on who opens the file. Such a text is written with an apostrophe
before it, which spreadsheets read as "this is a text". The readers of tables take one apostrophe away again, so that a
text comes back as it was, one that begins with an apostrophe and `=` included. A number is no formula: -5 stays -5.
"""

from __future__ import annotations

import re

from .numbers import number_of_text

_BEGINS = "=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20"  # the wide forms are those of Chinese and Japanese keyboards
_FORMULA = re.compile(f"'*[{_BEGINS}]")
_GUARDED = re.compile(f"'+[{_BEGINS}]")
_ANYWHERE = re.compile(f"(?:^|[,;\\t\\r\\n\"]) *'+[{_BEGINS}]")


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


def kept(text: str) -> str:
    """Return a text as the compiled readers take it for itself: with one apostrophe more where they remove one.

    >>> kept("'=1+1"), kept("=1+1")
    ("''=1+1", '=1+1')
    """
    return f"'{text}" if _GUARDED.match(text) else text


def may_be_guarded(text: str) -> bool:
    """Return whether a cell of a CSV file may be guarded; it is quick and may say yes where none is."""
    return "'" in text and _ANYWHERE.search(text) is not None
