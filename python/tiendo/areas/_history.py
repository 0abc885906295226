"""The version history of areas: which area was in force on a day, under which one, and what succeeded it."""

from __future__ import annotations

import datetime
from typing import Any

from .. import _core
from .._frames.arguments import day as as_day
from .._frames.arguments import text as as_text
from .._frames.csv_text import parse_through_text
from .._frames.tables import Table, kind_of
from .._frames.types import IntoFrame
from ._version import Area, Resolution

Day = str | datetime.date


class Areas(Table):
    """One row per version of an area: code, valid_from, area_id (code@day), name, tier, parent_code, valid_to."""

    def __repr__(self) -> str:
        return f"<Areas: {', '.join(self.columns['area_id'][:5])}{', ...' if len(self) > 5 else ''}>"


class AreaHistory:
    """Areas over time. A code is not an identity: an area is named by its code and a day on which it is in force.

    Every question about an area that is not in force on that day raises `UnknownName`. Histories can be pickled, copied
    and compared.

    Examples
    --------
    >>> history = AreaHistory.read({
    ...     "code": ["79", "26740"], "valid_from": ["2000-01-01", "2000-01-01"], "tier": ["city", "ward"],
    ...     "parent_code": [None, "79"], "parent_valid_from": [None, "2000-01-01"],
    ...     "name_vi": ["Thành phố Hồ Chí Minh", "Phường Bến Nghé"], "name_en": ["Ho Chi Minh City", "Ben Nghe ward"]})
    >>> history.parent("26740", "2024-12-31").name
    'Thành phố Hồ Chí Minh'
    >>> history.resolve("P. Bến Nghé", "2024-12-31")
    <Resolution of 'P. Bến Nghé': name, Phường Bến Nghé (26740@2000-01-01)>
    """

    def __init__(self, core: _core.areas.AreaHistory, made_from: tuple[Any, ...], kind: str = "mapping") -> None:
        self._core = core
        self._made_from = made_from  # (text, name), or (reform, known_from)
        self._kind = kind

    @classmethod
    def read(cls, source: IntoFrame) -> AreaHistory:
        """Read a table of areas (areas.csv of docs/formats.md): a path, a frame or a mapping of lists.

        Raises
        ------
        InputError
            With every problem of the table.
        InvalidValue
            With everything that contradicts itself: two versions of a code on a day, a parent that is not in force all
            the time, an area within itself.
        """
        return parse_through_text(source, lambda text, name: cls._parsed(text, name, kind_of(source)))

    @classmethod
    def _parsed(cls, text: str, name: str, kind: str) -> AreaHistory:
        return cls(_core.areas.AreaHistory.parse(text, name), (text, name), kind)

    @classmethod
    def _of_reform(cls, reform: Any, since: str | None) -> AreaHistory:
        return cls(reform._core.areas(since), (reform, since), reform._kind)

    def live(self, day: Day, *, tier: str = "") -> Areas:
        """Return every area that is in force on the day, of one tier if it is named.

        Raises `UnknownName` for a tier that no area has at any time.
        """
        return self._areas(self._core.live(as_text("a tier", tier), day_text(day)))

    def parent(self, code: str, day: Day) -> Area | None:
        """Return the area right above, None at the root."""
        above = self.ancestors(code, day).columns
        return Area(*(cells[0] for cells in above.values())) if above["code"] else None

    def ancestors(self, code: str, day: Day) -> Areas:
        """Return the areas from the parent up to the root."""
        return self._areas(self._core.ancestors(_code(code), day_text(day)))

    def children(self, code: str, day: Day) -> Areas:
        """Return the areas right below that are in force on the day."""
        return self._areas(self._core.children(_code(code), day_text(day)))

    def successors(self, code: str, day: Day, *, until: Day | None = None) -> Areas:
        """Return the versions that took over territory of the area.

        With `until` those in force on that day, through all reforms between, and the area itself if it still is; none
        if it was dissolved. `until` before the day raises `InvalidValue`. 74 of 2025-06-30 (Bình Dương) has the
        successor 79@2025-07-01.
        """
        last = None if until is None else day_text(until)
        return self._areas(self._core.successors(_code(code), day_text(day), last))

    def predecessors(self, code: str, day: Day, *, since: Day | None = None) -> Areas:
        """Return the versions that the area took over territory from.

        With `since` those in force on that day, through all reforms between, and the area itself if it was. 79 of
        2025-07-01 has the predecessors 79, 74 and 77 of 2025-06-30.
        """
        return self._areas(
            self._core.predecessors(_code(code), day_text(day), None if since is None else day_text(since))
        )

    def resolve(self, text: str, day: Day, *, tier: str = "", within: str = "") -> Resolution:
        """Return the area that a code or a Vietnamese name means on a day; see `Reform.resolve`."""
        answer = self._core.resolve(as_text("a name", text), day_text(day), as_text("a tier", tier), _code(within))
        candidates = [Area(*row) for row in zip(*answer["candidates"].values(), strict=True)]
        return Resolution(text, answer["how"], candidates)

    def _areas(self, described: _core.areas.Described) -> Areas:
        return Areas(*described, self._kind)

    def __len__(self) -> int:
        return len(self._core)

    def __eq__(self, other: object) -> bool:
        return self._made_from == other._made_from if isinstance(other, AreaHistory) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._made_from)

    def __reduce__(self) -> tuple[Any, ...]:
        if isinstance(self._made_from[0], str):
            return AreaHistory._parsed, (*self._made_from, self._kind)
        return AreaHistory._of_reform, self._made_from

    def __deepcopy__(self, memo: dict[int, Any]) -> AreaHistory:
        return self  # nothing in it can be changed

    def __repr__(self) -> str:
        return f"<AreaHistory: {len(self)} versions of areas>"


def _code(code: str) -> str:
    return as_text("a code", code)


def day_text(day: Day) -> str:
    """Return a day as YYYY-MM-DD."""
    return as_day("a day", day)
