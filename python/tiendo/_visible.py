r"""Texts of others, shown so that no character of them acts on a terminal or turns a line around.

A name may hold what a terminal obeys (escape sequences that change colours, titles, or what was printed before) and
what turns letters around for the eye (U+202E). Whatever is shown, in the terminal, on the page and in faults, has such
characters in the spelling of Python: `\x1b`, `\u202e`. What is written as data (CSV, JSON) keeps them.
"""

from __future__ import annotations

import html
import re

# Controls of ASCII (but the end of a line and the tab) and of Latin-1, marks of direction, the two separators of lines
# and paragraphs, halves of surrogate pairs, and annotations between lines.
_RANGES = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff\\ufff9-\\ufffb"
)
_ACTING = re.compile(f"[{_RANGES}]")
_ACTING_OR_BREAK = re.compile(f"[\\n\\t{_RANGES}]")
_NAMED = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}


def acts(text: str) -> bool:
    """Return whether a text has a character that acts instead of being seen; line ends and tabs do not."""
    return _ACTING.search(text) is not None


def visible(text: str) -> str:
    r"""Return a text of one line or several in which every character is seen.

    >>> print(visible("red: \x1b[31m, and \u202eback"))
    red: \x1b[31m, and \u202eback
    """
    return _ACTING.sub(_spelt, text)


def visible_line(text: str) -> str:
    r"""Return a text in which every character is seen, as one line.

    >>> print(visible_line("one\ntwo"))
    one\ntwo
    """
    return _ACTING_OR_BREAK.sub(_spelt, text)


def escaped(text: object) -> str:
    r"""Return a text for a page: markup and quotes are text, and every character is seen.

    >>> print(escaped("<b>\x07"))
    &lt;b&gt;\x07
    """
    return html.escape(visible(str(text)))


def quiet_json(document: str) -> str:
    r"""Return a JSON document that says the same and has no character that acts, nor one that UTF-8 cannot hold.

    >>> print(quiet_json('"\u202e"'))
    "\u202e"
    """
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def _spelt(found: re.Match[str]) -> str:
    letter = found[0]
    return _NAMED.get(letter) or (f"\\x{ord(letter):02x}" if ord(letter) < 256 else f"\\u{ord(letter):04x}")


_MOST_LETTERS = 300


def spelt(value: object) -> str:
    """Return what an argument is, for a message: its repr, shortened; its kind where it has none.

    >>> spelt("x"), spelt(10**5000)
    ("'x'", 'a number of 16,610 bits')
    """
    try:
        text = repr(value)
    except Exception:  # a number of very many digits, a list in itself in itself, a repr that fails
        whole = isinstance(value, int)
        return f"a number of {value.bit_length():,} bits" if whole else f"an object of {type(value).__name__}"  # type: ignore[attr-defined]
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 20]}...{text[-17:]}"
