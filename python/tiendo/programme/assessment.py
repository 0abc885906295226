"""The main job: programme + observations + day -> where every target stands."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .. import _core
from .._frames.columns import Columns
from .._frames.tables import Tabular
from .catalogue import Programme
from .observations import Observations

if TYPE_CHECKING:
    from ..report.geojson import AreaShapes
    from .comparison import MethodComparison


class Assessment(Tabular):
    """Where every target of a programme stood on a day, as far as it was known on that day.

    One row per target, area version and method. `primary` marks the row that speaks for the target.
    """

    def __init__(self, core: _core.Assessment, programme: Programme, observations: Observations) -> None:
        self._core = core
        self.programme = programme
        self.observations = observations

    @property
    def as_of(self) -> datetime.date:
        """The day."""
        return self._core.as_of

    def __len__(self) -> int:
        return len(self._core)

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self._core.table(), self._core.types()

    def to_csv(self) -> str:
        """The rows as comma-separated text."""
        return self._core.to_csv()

    def to_json(self) -> str:
        """Programme, totals, rows and evidence as one JSON document."""
        return self._core.to_json()

    def to_dict(self) -> dict[str, Any]:
        """The same document as Python objects."""
        document: dict[str, Any] = json.loads(self.to_json())
        return document

    def to_html(
        self,
        path: str | os.PathLike[str],
        *,
        map: str | os.PathLike[str] | Mapping[str, Any] | AreaShapes | None = None,
        map_code: str | None = None,
    ) -> None:
        """Writes one page that opens offline: every target with its figures, verdict and sources, every area by tier.

        `map` is a GeoJSON file (or a FeatureCollection as Python objects) whose features bear the codes of areas, or
        their `code@day`, as the property `code`, as `id`, or as the property that `map_code` names. The page then has a
        map for every target with figures in two areas or more. Raises `InputError` with every fault of the file; no page
        is written then.
        """
        from ..report.page import write_page

        write_page(self, path, map, map_code)

    def explain(self, target_id: str) -> Explanation:
        """Why a target stands where it stands, from which sources, by which rule.

        Raises `UnknownName` where the programme has no such target.
        """
        return Explanation(self._core.explain(target_id))

    def compare_methods(self) -> MethodComparison:
        """What the official methods say of the same programme, figures and day (`tiendo.compare_methods`)."""
        from .comparison import compare_methods

        return compare_methods(self.programme, self.observations, self.as_of)

    def totals(self) -> dict[str, dict[Any, Any]]:
        """Targets counted by verdict: "overall", "by_due_year", "by_tier", "by_programme", "by_act".

        A target whose methods disagree counts as "disputed"; verdicts by proxy never count.
        """
        return self._core.totals()

    def needs(self) -> dict[str, list[Any]]:
        """The figures that would turn "unknown" into a verdict, as columns."""
        return self._core.needs()

    def observation_template(self) -> str:
        """An observations.csv with a row for every missing figure, to be filled in."""
        return self._core.observation_template()

    def __repr__(self) -> str:
        counts = self.totals()["overall"]
        known = ", ".join(
            f"{n} {name.replace('_', ' ')}" for name, n in counts.items() if n and name not in ("total", "unknown")
        )
        return f"<Assessment of {self.programme.id} as of {self.as_of}: {counts['total']} targets: {known}>"

    def _repr_html_(self) -> str:
        from ..report.page import fragment

        return fragment(self)


class Explanation(str):
    """A text that shows itself as it reads, in a terminal and in a notebook."""

    def __repr__(self) -> str:
        return str(self)


def assess(
    programme: Programme,
    observations: Observations,
    as_of: str | datetime.date,
    *,
    progress: Callable[[int, int], object] | None = None,
) -> Assessment:
    """Holds every target in force on `as_of` against what was published by then (inclusive).

    `as_of` is a day ("2024-12-31" or a date) and has no default. `progress` is called with the number
    of targets done and of all; an exception in it, Ctrl-C included, stops the job.
    Raises `InputError` where observations do not fit the programme.

    The shipped programme as of 2025-06-30: target 2393-17 is `at_risk` by method mic (22 % of GRDP in
    2024, .74 of the required pace) and `off_track` by method gso (14.65 in 2023).
    """
    day = as_of.date() if isinstance(as_of, datetime.datetime) else as_of
    core = _core.assess(programme._core, observations._core, str(day), progress)
    return Assessment(core, programme, observations)
