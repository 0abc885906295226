"""Versions of areas: which was where on a day, under whom, and what became of it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

from .. import _core
from .._frames.arguments import text as as_text
from .._frames.columns import text_of
from .._frames.csv_text import csv_of
from .._frames.tables import Table
from .version import Area, Resolution


class Areas(Table):
    """One row per version of an area: code, valid_from, area_id (code@day), name, tier, parent_code, valid_to."""

    def __len__(self) -> int:
        return len(self.columns["code"])

    def __repr__(self) -> str:
        return f"<Areas: {', '.join(self.columns['area_id'][:5])}{', ...' if len(self) > 5 else ''}>"


class AreaHistory:
    """Areas over time. A code is not an identity: an area is named by its code and a day on which it is in force.

    Every question about an area that is not in force on that day raises `UnknownName`.
    """

    def __init__(self, core: _core.AreaHistory) -> None:
        self._core = core

    @classmethod
    def read(cls, source: Any) -> AreaHistory:
        """Reads a table of areas (areas.csv of docs/formats.md): a path or a frame. Raises `InputError` with every fault of
        the table, `InvalidValue` with everything that cannot be: two versions of a code on a day, a parent that is not in
        force all the time, an area within itself.
        """
        if isinstance(source, (str, os.PathLike)):
            return cls(_core.AreaHistory.parse(text_of(source), str(Path(source))))
        return cls(_core.AreaHistory.parse(csv_of(source), "<frame>"))

    def live(self, day: str | datetime.date, *, tier: str = "") -> Areas:
        """Every area that is in force on the day, of one tier if it is named. A tier that no area ever had is an `UnknownName`."""
        return Areas(*self._core.live(as_text("a tier", tier), day_text(day)))

    def parent(self, code: str, day: str | datetime.date) -> Area | None:
        """The area right above, None at the root."""
        above = self.ancestors(code, day).columns
        return Area(*(cells[0] for cells in above.values())) if above["code"] else None

    def ancestors(self, code: str, day: str | datetime.date) -> Areas:
        """From the parent up to the root."""
        return Areas(*self._core.ancestors(_code(code), day_text(day)))

    def children(self, code: str, day: str | datetime.date) -> Areas:
        """The areas right below that are in force on the day."""
        return Areas(*self._core.children(_code(code), day_text(day)))

    def successors(self, code: str, day: str | datetime.date, *, until: str | datetime.date | None = None) -> Areas:
        """The versions that took over territory of the area; with `until` those in force on that day, through all reforms
        between, and itself where it still is. None where it was dissolved. `until` before the day is an `InvalidValue`.

        74 of 2025-06-30 (Bình Dương) has the successor 79@2025-07-01.
        """
        return Areas(*self._core.successors(_code(code), day_text(day), None if until is None else day_text(until)))

    def predecessors(self, code: str, day: str | datetime.date, *, since: str | datetime.date | None = None) -> Areas:
        """The versions that the area took over territory from; with `since` those in force on that day, through all
        reforms between, and itself where it was.

        79 of 2025-07-01 has the predecessors 79, 74 and 77 of 2025-06-30.
        """
        return Areas(*self._core.predecessors(_code(code), day_text(day), None if since is None else day_text(since)))

    def resolve(self, text: str, day: str | datetime.date, *, tier: str = "", within: str = "") -> Resolution:
        """Which area a code or a Vietnamese name means on a day; see `Reform.resolve`."""
        answer = self._core.resolve(as_text("a name", text), day_text(day), as_text("a tier", tier), _code(within))
        candidates = [Area(*row) for row in zip(*answer["candidates"].values(), strict=True)]
        return Resolution(text, answer["how"], candidates)

    def __len__(self) -> int:
        return len(self._core)

    def __repr__(self) -> str:
        return f"<AreaHistory: {len(self)} versions of areas>"


def _code(code: str) -> str:
    return as_text("a code", code)


def day_text(day: str | datetime.date) -> str:
    if isinstance(day, datetime.datetime):
        day = day.date()
    return str(day)
