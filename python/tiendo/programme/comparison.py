"""What the official methods say of one programme, side by side."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

from .. import _core
from .._frames.columns import Columns
from .._frames.tables import Tabular
from ..measures.method import Method
from .catalogue import Programme
from .observations import Observations

MOST_SHOWN = 40  # targets in a report; `tiendo compare` shows all


class MethodComparison(Tabular):
    """The matrix target x method: one row per target, series and method, most disagreement first.

    `reading` puts the classes of all methods on one scale (away, too_slow, toward, met). `disagreement` is the mean distance
    between any two readings of a target as a share of that scale. `sentence` says why the methods differ. A method that
    knows figures with and without a target appears twice; `trend` marks the one without.
    """

    def __init__(self, core: _core.MethodComparison, programme: Programme) -> None:
        self._core = core
        self.programme = programme

    @property
    def as_of(self) -> datetime.date:
        """The day."""
        return self._core.as_of

    def __len__(self) -> int:
        return len(self._core)

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self._core.table(), self._core.types()

    def to_json(self) -> str:
        """Rows and what was left out as one JSON document."""
        return self._core.to_json()

    def left_out(self) -> dict[str, list[Any]]:
        """The targets that no method could be applied to, and why, as columns."""
        return self._core.left_out()

    def targets(self) -> list[dict[str, Any]]:
        """One dict per target, area and series, with its `verdicts`: the rows of its methods.

        Its `label` tells it from others of the same target: the code of the area where the target has several, the series.
        """
        groups: dict[tuple[str, str, str, str], dict[str, Any]] = {}
        for row in json.loads(self.to_json())["rows"]:
            key = (row["target_id"], row["area_code"], row["tier"] or "", row["series"] or "")
            group = groups.setdefault(key, {**row, "verdicts": []})
            group["verdicts"].append(row)
        areas: dict[str, set[str]] = {}
        for target, area, *_ in groups:
            areas.setdefault(target, set()).add(area)
        for (target, area, _, series), group in groups.items():
            group["label"] = ", ".join(part for part in (area if len(areas[target]) > 1 else "", series) if part)
        return list(groups.values())

    def __repr__(self) -> str:
        apart = sum(1 for target in self.targets() if target["disagreement"] > 0)
        return f"<MethodComparison of {self.programme.id} as of {self.as_of}: methods differ on {apart} of {len(self)} targets>"

    def _repr_html_(self) -> str:
        from ..report.page import comparison_fragment

        return comparison_fragment(self)


def compare_methods(
    programme: Programme,
    observations: Observations,
    as_of: str | datetime.date,
    *,
    methods: Sequence[Method] = (),
) -> MethodComparison:
    """Applies every official method, and any of one's own `methods`, to every target in force on `as_of`.

    A target takes part where it has a level to reach and two comparable exact figures since it was set; base and latest are those
    of `assess`. Raises `InputError` where observations do not fit the programme.

    The shipped programme as of 2025-06-30: for 2393-17 by method mic (15.38 % of GRDP in 2021, 22 in 2024, 25 due in 2025)
    Open SDG says substantial, while the pace that is still required is met by .74: at_risk.
    """
    day = as_of.date() if isinstance(as_of, datetime.datetime) else as_of
    core = _core.compare_methods(programme._core, observations._core, str(day), [method._core for method in methods])
    return MethodComparison(core, programme)
