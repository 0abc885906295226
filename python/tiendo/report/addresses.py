"""Addresses of sources and acts on the page: which of them become links."""

from __future__ import annotations

import re

from .._visible import acts, escaped

# A host or a mailbox follows; blanks, quotes and the like never stand in an address.
_ADDRESS = re.compile(r"(?:https?://[^\s/?#\\\"'<>`]|mailto:[^\s\"'<>`])[^\s\"<>`\\]*", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Return whether a text is an address that may become a link: of http, https or mailto.

    Everything else stays a text, scripts (`javascript:`) and documents within the address (`data:`) above all, however
    they are spelt.

    >>> is_address("https://example.org/"), is_address(" JavaScript:alert(1)")
    (True, False)
    """
    return _ADDRESS.fullmatch(text.strip(" ")) is not None and not acts(text)


def linked(words: str, address: str) -> str:
    """Return words that lead to an address, as HTML; where it is no address of the web, it stands behind them as text.

    >>> linked("Yearbook", "https://example.org/?a=1&b=2")
    '<a href="https://example.org/?a=1&amp;b=2">Yearbook</a>'
    >>> linked("Yearbook", "javascript:alert(1)")
    'Yearbook (javascript:alert(1))'
    """
    if not address:
        return escaped(words)
    if is_address(address):
        return f'<a href="{escaped(address.strip(" "))}">{escaped(words)}</a>'
    return f"{escaped(words)} ({escaped(address)})"
