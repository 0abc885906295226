"""The names of series and nodes, as they are compared."""

from __future__ import annotations

import unicodedata
from typing import Any

from .._frames.numbers import BLANKS


def clean_name(name: Any) -> Any:
    """Return a text in NFC and without blanks at its ends: what looks the same in print is one name. Others stay.

    >>> clean_name(" Hue\u0302\u0301 ") == "Hu\u1ebf", clean_name(79)
    (True, 79)
    """
    if not isinstance(name, str):
        return name
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).strip(BLANKS)
