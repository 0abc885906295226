"""What the official methods say of one programme, side by side."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Protocol

from .. import _core
from .._frames.arguments import each_once, listed, whole
from .._frames.collector import paused_collector
from .._frames.input_columns import Columns
from .._frames.tables import Table, Tabular
from ..errors import InvalidValue
from ..measures import Method, built_in
from ._catalogue import Programme
from ._rendering import renderer

MOST_SHOWN = 40  # targets in a report; `tiendo compare` shows all


class Assessed(Protocol):
    """An assessment, as far as a comparison needs it."""

    @property
    def programme(self) -> Programme:
        """The programme."""

    @property
    def _core(self) -> _core.programme.Assessment: ...


class MethodComparison(Tabular):
    """The matrix target x method: one row per target, series and method, most disagreement first.

    `reading` puts the classes of all methods on one scale (away, too_slow, toward, met). `disagreement` is the mean
    distance between any two readings of a target as a share of that scale. `sentence` says why the methods differ. A
    method that knows values with and without a target appears twice; `trend` marks the one without.
    """

    def __init__(self, core: _core.programme.MethodComparison, assessment: Assessed, methods: Sequence[Method]) -> None:
        self._core = core
        self._of = assessment, tuple(methods)

    @property
    def programme(self) -> Programme:
        """The programme."""
        return self._of[0].programme

    @property
    def as_of(self) -> datetime.date:
        """The day."""
        return self._core.as_of

    def __len__(self) -> int:
        """The number of targets and series that are compared."""
        return len(self._core)

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self._core.table(None)

    def to_json(self) -> str:
        """Return rows and what was left out as one JSON document."""
        return self._core.to_json()

    def left_out(self) -> Table:
        """Return the targets that no method could be applied to, and why."""
        return Table(*self._core.left_out())

    def targets(self, most: int | None = None) -> list[dict[str, Any]]:
        """Return one dict per target, area and series, with its `verdicts`: the rows of its methods.

        Its `label` tells it from others of the same target: the code of the area where the target has several, the
        series. `most` is for the first so many alone, those on which the methods differ most.
        """
        if most is not None:
            most = whole("most", most, 0)
        with paused_collector():
            return _grouped(Table(*self._core.table(most)).records(), self._core.of_several_areas)

    def __eq__(self, other: object) -> bool:
        """Whether the other is of an equal assessment by the same methods."""
        return self._of == other._of if isinstance(other, MethodComparison) else NotImplemented

    def __hash__(self) -> int:
        """A hash of the assessment."""
        return hash(self._of[0])

    def __copy__(self) -> MethodComparison:
        """Return itself, which does not change."""
        return self

    def __deepcopy__(self, memo: Any) -> MethodComparison:
        """Return itself, which does not change."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Compare again where it arrives."""
        return compare, self._of

    def __repr__(self) -> str:
        """The programme, the day and on how many targets the methods differ."""
        return (
            f"<MethodComparison of {self.programme.id} as of {self.as_of}: "
            f"methods differ on {self._core.differing} of {len(self)} targets>"
        )

    def _repr_html_(self) -> str:
        return renderer().comparison_fragment(self)


def _grouped(rows: list[dict[str, Any]], of_several_areas: set[str]) -> list[dict[str, Any]]:
    groups: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for row in rows:
        key = (row["target_id"], row["area_code"], row["tier"] or "", row["series"] or "")
        group = groups.setdefault(key, {**row, "verdicts": []})
        group["verdicts"].append(row)
    for (target, area, _, series), group in groups.items():
        group["label"] = ", ".join(part for part in (area if target in of_several_areas else "", series) if part)
    return list(groups.values())


def compare(assessment: Assessed, methods: Sequence[Method] = ()) -> MethodComparison:
    """Compare the methods on an assessment that is there."""
    own = listed("methods", methods)
    if odd := [method for method in own if not isinstance(method, Method)]:
        raise InvalidValue(f"methods are of tiendo.measures.Method, not {type(odd[0]).__name__}")
    if official := [method.name for method in own if method.name in built_in]:
        raise InvalidValue(f"{official[0]} is an official method, which is applied already; leave it out")
    each_once("the name of a method", [method.name for method in own])
    return MethodComparison(
        _core.programme.compare_methods(assessment._core, [method._core for method in own]), assessment, own
    )
