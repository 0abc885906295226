"""Rows of shares on one axis, on which a value far away is an arrow at its end and a number in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ._theme import INK, altair
from ._words import number_text

MOST_ROWS = 400
ROW = 22  # pixels of a row
WIDE = 420


@dataclass(frozen=True)
class ShareAxis:
    """The ends of the axis: from 0, or -1 at the least, to 2 at the most; 1 is always on it."""

    low: float
    high: float

    @classmethod
    def of(cls, shares: Iterable[float | None]) -> ShareAxis:
        """Return the axis on which shares are drawn.

        >>> ShareAxis.of([0.3, 7.0])
        ShareAxis(low=0.0, high=2.0)
        """
        known = [share for share in shares if share is not None]
        return cls(max(-1.0, min([0.0, *known])), min(2.0, max([1.1, *known])))

    def place(self, share: float | None) -> float | None:
        """Return where a share is drawn: at the end of the axis where it lies beyond it."""
        return None if share is None else min(max(share, self.low), self.high)

    def beyond(self, share: float | None) -> str:
        """Return at which end a share lies beyond the axis, "no" for none."""
        if share is None or self.low <= share <= self.high:
            return "no"
        return "left" if share < self.low else "right"

    def encoded(self, field: str, title: str) -> Any:
        """Return the axis in percent."""
        alt = altair()
        scale = alt.Scale(domain=[self.low, self.high], nice=False, padding=8)
        axis = alt.Axis(format=".0%", tickCount=6, grid=True, orient="top")
        return alt.X(f"{field}:Q", title=title, scale=scale, axis=axis)


def rows_axis(labels: Sequence[str], wide: int = 560) -> Any:
    """Return the axis of rows in their order."""
    alt = altair()
    axis = alt.Axis(labelLimit=wide, domain=False, ticks=False, grid=True)
    return alt.Y("row:N", scale=alt.Scale(domain=list(labels)), title=None, axis=axis)


def line_at_one(axis: ShareAxis) -> Any:
    """Return the line at 100 %."""
    alt = altair()
    return (
        alt.Chart(alt.Data(values=[{"at": 1.0}])).mark_rule(color=INK, strokeWidth=1.4).encode(x=axis.encoded("at", ""))
    )


def share_text(share: float | None, language: str) -> str:
    """Return a share in percent with its digits where it is far from 1.

    >>> share_text(0.876, "en"), share_text(12.5, "vi")
    ('88 %', '1.250%')
    """
    if share is None:
        return ""
    blank = "" if language == "vi" else " "
    return f"{number_text(round(100 * share), language)}{blank}%"
