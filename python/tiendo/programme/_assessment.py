"""The main job: programme + observations + day -> where every target stands."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, overload

from .. import _core
from .._frames.arguments import flag, listed, number, one_of, text, whole
from .._frames.collector import paused_collector
from .._frames.input_columns import Columns
from .._frames.result_files import write_result
from .._frames.tables import Table, Tabular
from .._visible import spelt
from ..errors import InvalidValue
from ..measures import Method
from ._catalogue import Programme
from ._comparison import MethodComparison, compare
from ._priorities import BEHIND, furthest_behind, most_needed
from ._rendering import Boundaries, renderer
from .observations import Observations, read_inputs


class Assessment(Tabular):
    """Where every target of a programme stood on a day, as far as it was known on that day.

    One row per target, area version and method. `primary` marks the row that counts for the target. An assessment can
    be pickled and copied; it is equal to another one of an equal programme, equal observations, the same day and the
    same options.
    """

    def __init__(
        self,
        core: _core.programme.Assessment,
        programme: Programme,
        observations: Observations,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        self._core = core
        self.programme = programme
        self.observations = observations
        self._settings = dict(settings or {})

    @property
    def as_of(self) -> datetime.date:
        """The day."""
        return self._core.as_of

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._core)

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self._core.table()

    def to_csv(self) -> str:
        """Return the rows as comma-separated text.

        A text that a spreadsheet would take for a formula has an apostrophe before it.
        """
        return self._core.to_csv()

    @overload
    def to_json(self, path: None = None) -> str: ...
    @overload
    def to_json(self, path: str | os.PathLike[str]) -> None: ...
    def to_json(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """Return programme, totals, rows and evidence as one JSON document, or write it to a file.

        A file is there whole or not at all, and is written row by row, so that the text is never in memory as a whole.

        Raises
        ------
        OutputError
            Where the file cannot be written.
        """
        if path is None:
            return self._core.to_json()
        write_result(path, self._core.write_json)
        return None

    def to_dict(self) -> dict[str, Any]:
        """Return the same document as Python objects."""
        document: dict[str, Any] = {}  # belongs to this frame, so that Ctrl-C arrives before a part of it is freed
        with paused_collector():
            self._core.document(document)
        return document

    def to_html(
        self,
        path: str | os.PathLike[str],
        *,
        map: Boundaries | None = None,
        map_code: str | None = None,
        since: Assessment | None = None,
    ) -> None:
        """Write one page that opens offline: every target with its values, verdict and sources, every area by tier.

        Parameters
        ----------
        path
            The file to write; it is there whole or not at all.
        map
            A GeoJSON file, or a FeatureCollection as Python objects, whose features have the codes of areas, or their
            `code@day`, as the property `code`, as `id`, or as the property that `map_code` names. The page then has a
            map for every target with values in two areas or more.
        map_code
            The property of a feature that is the code of its area.
        since
            An assessment of an earlier day: the page then begins with the verdicts that have changed.

        Raises
        ------
        InputError
            Lists every fault of the GeoJSON file; no page is written then.
        InvalidValue
            For an assessment of a later day, and for what is no assessment.
        """
        if since is not None and not isinstance(since, Assessment):
            raise InvalidValue(f"since is an assessment of an earlier day, not {spelt(since)}")
        if since is not None and since.as_of > self.as_of:
            raise InvalidValue(f"since is an assessment of an earlier day; {since.as_of} is later than {self.as_of}")
        renderer().write_page(self, path, map, map_code, since)

    def explain(self, target_id: str) -> Explanation:
        """Explain the verdict of a target: its rule, its evidence and the sources.

        Raises
        ------
        UnknownName
            The programme has no such target.
        """
        if not isinstance(target_id, str):
            raise InvalidValue(f"a target is named by its id, a text, not {spelt(target_id)}")
        return Explanation(self._core.explain(text("a target", target_id)))

    def compare_methods(self, *, methods: Sequence[Method] = ()) -> MethodComparison:
        """Apply the official methods, and any of one's own, to this assessment (see `tiendo.compare_methods`)."""
        return compare(self, methods)

    def totals(self) -> dict[str, dict[Any, Any]]:
        """Count targets by verdict: "overall", "by_due_year", "by_tier", "by_programme", "by_act".

        A target whose methods contradict each other counts as "disputed"; verdicts by proxy never count.
        """
        return self._core.totals()

    def expected_totals(self) -> dict[str, Any]:
        """Return how many targets will be met by their due dates, in the groups of `totals`.

        Each count has `total`; `met` and `missed`, which were due; `open`, with a chance; `unknown`, of which nothing
        can be said; `expected`, the number met and the sum of the chances; and `low` and `high`, the central interval
        of the number met at the level of the assessment, from joint paths: targets of one series lie on the same
        paths, areas that were forecast together share a part of their errors, other series are independent.
        """
        return self._core.expected_totals()

    def summary(self, language: str = "en") -> str:
        """Return how many targets are met and how many are expected to be, in sentences; `language` is "en" or "vi".

        Raises
        ------
        InvalidValue
            For another language.
        """
        return self._core.summary(one_of("language", language, ("en", "vi")))

    def furthest_behind(self, count: int = 5) -> Table:
        """Return the targets that are not due yet and are not expected to be met, the least likely ones first.

        A target without a chance stands where its share of the required pace is the same number; one whose methods
        contradict each other is left out. `probability` and `pace_ratio` say how far behind it is.
        """
        rows = furthest_behind(self.to_dict()["rows"], whole("a count", count, 0))
        types = self._table()[1]
        return Table({name: [row[name] for row in rows] for name in BEHIND}, {name: types[name] for name in BEHIND})

    def most_needed(self, count: int = 5) -> Table:
        """Return the series whose observations are missing for a verdict, those first that tell of the most targets.

        `targets` is their number, `periods` the periods for which a value is missing.
        """
        series = most_needed(self.needs().records(), whole("a count", count, 0))
        types = {
            "indicator_id": "text", "area_code": "text", "area_valid_from": "day", "tier": "text", "method": "text",
            "targets": "integer", "periods": "text",
        }  # fmt: skip
        columns: dict[str, list[Any]] = {name: [one[name] for one in series] for name in types}
        columns["targets"] = [len(one["targets"]) for one in series]
        return Table(columns, types)

    def needs(self) -> Table:
        """Return the observations that are missing for a verdict, one row per observation."""
        return Table(*self._core.needs())

    def unused(self) -> Table:
        """Return the observations that no row uses, each with its reason.

        The reasons are "published_later" (than the day), "no_target" (for the indicator in force on the day),
        "other_area" and "other_tier" (than those that the targets name).
        """
        return Table(*self._core.unused())

    @property
    def warnings(self) -> list[str]:
        """What is odd about the programme and the observations, though not wrong."""
        return self._core.warnings

    def observation_template(self) -> str:
        """Return an observations.csv with a row for every missing observation, to be filled in."""
        return self._core.observation_template()

    def __eq__(self, other: object) -> bool:
        """Whether the other is of an equal programme, equal observations, the same day and the same options."""
        if not isinstance(other, Assessment):
            return NotImplemented
        return (self.as_of, self.programme, self.observations, self._settings) == (
            other.as_of,
            other.programme,
            other.observations,
            other._settings,
        )

    def __hash__(self) -> int:
        """A hash of the programme, the observations and the day."""
        return hash((self.as_of, self.programme, self.observations))

    def __copy__(self) -> Assessment:
        """Return itself, which does not change."""
        return self

    def __deepcopy__(self, memo: Any) -> Assessment:
        """Return itself, which does not change."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Assess again where it arrives."""
        return _assessed_again, (self.programme, self.observations, str(self.as_of), self._settings)

    def __repr__(self) -> str:
        """The programme, the day and the counts of verdicts."""
        counts = self.totals()["overall"]
        known = ", ".join(
            f"{n} {name.replace('_', ' ')}" for name, n in counts.items() if n and name not in ("total", "unknown")
        )
        return f"<Assessment of {self.programme.id} as of {self.as_of}: {counts['total']} targets: {known}>"

    def _repr_html_(self) -> str:
        return renderer().fragment(self)


class Explanation(str):
    """A text that shows itself as it reads, in a terminal and in a notebook."""

    __slots__ = ()

    def __repr__(self) -> str:
        """The text itself."""
        return str(self)


def assess(
    programme: Programme | str | os.PathLike[str],
    observations: Observations | str | os.PathLike[str] | Any,
    as_of: str | datetime.date,
    *,
    panel: bool = True,
    status_basis: str = "pace",
    probability_thresholds: tuple[float, float] = (0.66, 0.33),
    progress: Callable[[int, int], object] | None = None,
) -> Assessment:
    """Assess every target in force on a day with what was published by then (inclusive).

    Parameters
    ----------
    programme
        The programme, or the path of its file.
    observations
        The observations, the path of their file, or a frame or mapping with the columns of observations.csv.
    as_of
        The day, "2024-12-31" or a date; it has no default.
    panel
        Whether areas of one tier are forecast together where their series are of one indicator, method, unit and
        frequency; `forecast_areas` in a row tells how many were. Forecasts decide a verdict only if `status_basis` says
        so.
    status_basis
        What decides on a target that is not due yet: "pace", or "probability", the chance that it is met, where a row
        has one. A row says in `status_basis` which it was.
    probability_thresholds
        The chances from which on such a target is on track, and at risk; below the second one it is off track. By
        default those of "likely" and "unlikely" of the IPCC (2010).
    progress
        Is called with the numbers of targets done and of all; an exception in it, Ctrl-C included, stops the job.

    Returns
    -------
    Assessment
        One row per target, area version and method.

    Raises
    ------
    InputError
        Lists every fault of files and frames, and the observations that do not fit the programme.
    InvalidValue
        `as_of` is no day of the calendar, an argument is of another kind, or thresholds do not satisfy
        0 <= second <= first <= 1.

    Examples
    --------
    By method mic the target 2393-17 stands at 22 % of GRDP in 2024 after 15.38 in 2021, at .74 of the pace that 25 %
    in 2025 requires. Of method hids there is one value, a range for 2021, which shows no pace.

    >>> a = assess("examples/hcmc/programme.toml", "examples/hcmc/observations.csv", "2025-06-30")
    >>> [(r["method"], r["status"]) for r in a.records() if r["target_id"] == "2393-17"]
    [('gso', 'off_track'), ('hids', 'insufficient_data'), ('mic', 'at_risk')]
    """
    paths = str, os.PathLike
    if isinstance(programme, paths) and isinstance(observations, paths):
        p, o, _ = read_inputs(programme, observations)
    else:
        p = Programme.read(programme) if isinstance(programme, paths) else programme
        o = Observations.read(observations) if isinstance(observations, paths) else observations
    if not isinstance(p, Programme):
        raise InvalidValue(f"a programme is a Programme or the path of its file, not {type(p).__name__}")
    if not isinstance(o, Observations):
        o = Observations.from_frame(o)
    if progress is not None and not callable(progress):
        raise InvalidValue(f"progress is called with two numbers, and {spelt(progress)} cannot be called")
    on_track, at_risk = _thresholds(probability_thresholds)
    settings: dict[str, Any] = {
        "panel": flag("panel", panel),
        "status_basis": one_of("status_basis", status_basis, ("pace", "probability")),
        "probability_thresholds": (on_track, at_risk),
    }
    by_probability = settings["status_basis"] == "probability"
    core = _core.programme.assess(
        p._core, o._core, day_text(as_of), progress, settings["panel"], by_probability, on_track, at_risk
    )
    return Assessment(core, p, o, settings)


def _thresholds(given: Any) -> tuple[float, float]:
    found = [number("a threshold of probability", one) for one in listed("probability_thresholds", given)]
    if len(found) != 2:
        raise InvalidValue(f"there are two thresholds of probability, such as (0.66, 0.33), not {len(found)}")
    return found[0], found[1]


def _assessed_again(
    programme: Programme, observations: Observations, as_of: str, settings: Mapping[str, Any]
) -> Assessment:
    """Return what an assessment was, where it arrives."""
    return assess(programme, observations, as_of, **settings)


def compare_methods(
    programme: Programme | str | os.PathLike[str],
    observations: Observations | str | os.PathLike[str] | Any,
    as_of: str | datetime.date,
    *,
    methods: Sequence[Method] = (),
) -> MethodComparison:
    """Apply every official method, and any of one's own, to every target in force on a day.

    A target takes part where it has a level to reach and two comparable exact values since it was set; base and latest
    are those of `assess`. Where an assessment is there already, `assessment.compare_methods()` does not assess again.

    Parameters
    ----------
    programme, observations, as_of
        As of `assess`.
    methods
        Methods of one's own, applied beside the official ones.

    Raises
    ------
    InputError
        The observations do not fit the programme.

    Examples
    --------
    The target 2393-17 by method mic (15.38 % of GRDP in 2021, 22 in 2024, 25 due in 2025) has .74 of the pace that is
    still required; Open SDG calls the progress substantial.

    >>> c = compare_methods("examples/hcmc/programme.toml", "examples/hcmc/observations.csv", "2025-06-30")
    >>> rows = [r for r in c.records() if (r["target_id"], r["series"]) == ("2393-17", "mic") and not r["trend"]]
    >>> [r["status"] for r in rows if r["method"] in ("linear_pace", "open_sdg")]
    ['at_risk', 'substantial']
    """
    return compare(assess(programme, observations, as_of), methods)


def day_text(day: str | datetime.date) -> str:
    """Return a day as text. Raises `InvalidValue` for what is neither a text nor a date."""
    if isinstance(day, datetime.datetime):
        day = day.date()
    if not isinstance(day, (str, datetime.date)):
        raise InvalidValue(f"a day is a text such as '2024-12-31' or a date, not {spelt(day)}")
    return text("a day", day) if isinstance(day, str) else str(day)
