"""Territorial reforms: what succeeded which area, and values transferred across."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from .. import _core
from .._frames.arguments import different_columns, flag, number, one_of, options_of, text, unit, whole
from .._frames.arguments import level as one_level
from .._frames.columns import Columns, columns_of, numbers_in, texts_in, whole_numbers_in
from .._frames.csv_text import parse_tables_through_text
from .._frames.tables import kind_of
from .._frames.types import Decimal, IntoFrame, PoolingMethod
from .._visible import spelt
from ..errors import InputError, InvalidValue, UnknownName
from ._aggregation import events_of
from ._history import AreaHistory, Day, day_text
from ._transfer import Carried, Components, PooledShares
from ._version import Resolution

if TYPE_CHECKING:
    from typing_extensions import Unpack

LAST_YEAR = 9999


class CarryOptions(TypedDict, total=False):
    """Keywords of `Reform.carry` that are rarely used.

    Attributes
    ----------
    share
        Whether a ratio is a share, whose numerator cannot exceed its denominator (default); False for rates.
    per
        The unit of ratios: 100 for percentages, 100000 for rates per 100,000. The result is in the same unit.
    backward
        Transfer from the new areas to the old ones.
    weights
        The weights (by old code, such as residents) that part an area in which several came together, backward.
    decimal
        The decimal mark of numbers that are texts, "." or ",".
    """

    share: bool
    per: float
    backward: bool
    weights: Mapping[str, float] | None
    decimal: Decimal


class ShareColumns(TypedDict, total=False):
    """The names of the columns that `Reform.pool_shares` reads, and the decimal mark of numbers that are texts."""

    code: str
    year: str
    numerator: str
    denominator: str
    decimal: Decimal


_CARRY: dict[str, Any] = {"share": True, "per": 1.0, "backward": False, "weights": None, "decimal": "."}
_SHARES: dict[str, Any] = {
    "code": "code", "year": "year", "numerator": "numerator", "denominator": "denominator", "decimal": ".",
}  # fmt: skip


class Reform:
    """A territorial reform: the areas before, the areas after, and the links between them.

    A code is not an identity: most new codes were codes of other areas. A share that is not given is unknown, between
    0 and 1, and never an equal part. Reforms can be pickled, copied and compared.

    Examples
    --------
    >>> links = {"old_code": ["1", "2"], "new_code": ["9", "9"], "type": ["full", "full"]}
    >>> reform = Reform.read(links, effective="2025-07-01")
    >>> reform
    <Reform of 2025-07-01: 2 areas to 1, 2 links>
    >>> reform.carry({"code": ["1", "2"], "residents": [40, 30]}, value="residents").columns["value"]
    [70.0]
    """

    def __init__(self, core: _core.areas.Reform, made_from: tuple[Any, ...], kind: str = "mapping") -> None:
        self._core = core
        self._made_from = made_from  # (texts with their names, effective, act)
        self._kind = kind
        self._areas: dict[str | None, AreaHistory] = {}

    @classmethod
    def read(cls, *sources: IntoFrame, effective: Day, act: str = "") -> Reform:
        """Read tables of links (docs/formats.md): paths, frames or mappings of lists.

        Several tables make one reform, such as a crosswalk and the rows that it lacks. `effective` is the first day of
        the new areas; it has no default.

        Raises
        ------
        InputError
            With every problem of every table: shares that cannot sum to 1, `full` beside other links, two names of one
            code.
        """
        if not sources:
            raise InvalidValue("name at least one table of links")
        day, name = day_text(effective), text("act", act)
        return parse_tables_through_text(sources, lambda texts: cls._parsed(texts, day, name, kind_of(sources[0])))

    @classmethod
    def _parsed(cls, texts: tuple[tuple[str, str], ...], effective: str, act: str, kind: str) -> Reform:
        return cls(_core.areas.Reform.parse(list(texts), effective, act), (texts, effective, act), kind)

    @property
    def effective(self) -> datetime.date:
        """The first day of the new areas."""
        return self._core.effective

    @property
    def act(self) -> str:
        """The legal act behind it."""
        return self._core.act

    def components(self) -> Components:
        """Return the connected components (blocks) of the links: over each, totals are exact without any share.

        One row per block: `event` (merge, split, transfer, ...), the codes `before` and `after`, `exact` if there is
        one area after. A and B whole to X, C in parts to X and Y: one block, A, B, C to X, Y.
        """
        return Components(*self._core.components(), self._kind)

    def carry(
        self,
        values: IntoFrame,
        *,
        code: str = "code",
        value: str | None = None,
        numerator: str | None = None,
        denominator: str | None = None,
        ratio: str | None = None,
        **options: Unpack[CarryOptions],
    ) -> Carried:
        """Transfer values of areas to the other side of the reform.

        Parameters
        ----------
        values
            A frame, a mapping of lists or a path to a CSV file.
        code
            The column of codes.
        value
            The column of what adds up: residents, dossiers.
        numerator, denominator
            The columns of both parts of a ratio. They are transferred separately and divided last.
        ratio
            The column of ratios, with `denominator`, in units of `per`.
        **options
            See `CarryOptions`.

        Returns
        -------
        Carried
            One row per area on the other side: exact if whole areas came together or shares are known, bounds `low` and
            `high` if not, and a `reason` if an area has nothing. Missing is never zero.

        Raises
        ------
        InvalidValue
            For a code with two values, a cell that is no number (`InputError`, with row and column), a negative weight.
        UnknownName
            For a column that is not there, and a weight of no area.

        Examples
        --------
        40 of 100 and 30 of 50 come together to 70 of 150:

        >>> reform = Reform.read({"old_code": ["1", "2"], "new_code": ["9", "9"], "type": ["full", "full"]},
        ...                      effective="2025-07-01")
        >>> shares = {"code": ["1", "2"], "online": [40, 30], "dossiers": [100, 50]}
        >>> reform.carry(shares, numerator="online", denominator="dossiers").columns["value"]
        [0.4666666666666667]
        """
        chosen = options_of(Reform.carry, options, _CARRY)
        different_columns({
            "code": code, "value": value, "numerator": numerator, "denominator": denominator, "ratio": ratio,
        })  # fmt: skip
        columns = columns_of(values, decimal=chosen["decimal"])
        codes = texts_in(columns, code)
        weighted, sizes = _weights(chosen["weights"])
        kind, per = kind_of(values), unit("per", chosen["per"])
        backward, share = flag("backward", chosen["backward"]), flag("share", chosen["share"])
        if weighted and not backward:
            raise InvalidValue("weights part an area in which several came together: they are for backward=True")
        if value is not None and numerator is denominator is ratio is None:
            if per != 1:
                raise InvalidValue("per is the unit of ratios; what adds up has none")
            if not share:
                raise InvalidValue("share is of ratios; what adds up is none")
            return Carried(self._core.carry(codes, numbers_in(columns, value), backward, weighted, sizes), kind)
        if value is not None or denominator is None or (numerator is None) == (ratio is None):
            raise InvalidValue("name value, or numerator and denominator, or ratio and denominator")
        below = numbers_in(columns, denominator)
        if numerator is not None:
            above = numbers_in(columns, numerator)
        else:
            ratios = numbers_in(columns, "" if ratio is None else ratio)
            above = events_of(ratios, below, per)
            below = [None if r is None else d for r, d in zip(ratios, below, strict=True)]
        tables = self._core.carry_ratio(codes, above, below, share, backward, weighted, sizes)
        return Carried(_in_unit(tables, per), kind)

    def pool_shares(
        self,
        before: IntoFrame,
        after: IntoFrame | None = None,
        *,
        until: int,
        groups: Mapping[str, str] | None = None,
        method: PoolingMethod = "paule_mandel",
        level: float = 95,
        **columns: Unpack[ShareColumns],
    ) -> PooledShares:
        """Forecast shares of connected components through the reform, with trends that borrow strength from each other.

        Over a connected component, numerators and denominators sum to the same on both sides, so each has one exact
        series through the reform, split areas included. The slope of its logit share (`trend_of_share`) is pooled with
        its group's mean, and groups with the overall mean (`pool`, over two levels), by as much as it is uncertain; the
        level stays its own. A group is the parent of the new areas, or what `groups` names by code.

        Parameters
        ----------
        before, after
            Values of old and of new areas: frames, mappings or CSV files with one row per area and year.
        until
            The year to forecast.
        groups
            The group of each area by its code.
        method
            The estimator of the variance between components, as of `pool`.
        level
            The level in percent of the interval of the trend in that year; counts scatter around it.
        **columns
            The names of the columns, see `ShareColumns`.

        Returns
        -------
        PooledShares
            One row per connected component. A year in which an area of a component has no value is a gap of it; with
            fewer than two years it has no trend and a `reason`. 23, 28, 35, 29, 36 of 40 from 2020 on, by itself, is
            .944 in 2027, .821 to .984.

        Raises
        ------
        InvalidValue
            For an area with two values in a year, a component with a year on both sides, and cells that are no numbers.
        UnknownName
            For a column that is not there and a group of no area.

        Examples
        --------
        >>> reform = Reform.read({"old_code": ["1", "2"], "new_code": ["9", "9"], "type": ["full", "full"]},
        ...                      effective="2025-07-01")
        >>> old = {"code": ["1", "2"] * 2, "year": [2023, 2023, 2024, 2024], "numerator": [10, 10, 12, 13],
        ...        "denominator": [20, 20, 20, 20]}
        >>> reform.pool_shares(old, until=2025).columns["years"]
        [2]
        """
        names = options_of(Reform.pool_shares, columns, _SHARES)
        different_columns({name: names[name] for name in _SHARES if name != "decimal"})
        percent = one_level(level)
        if not isinstance(groups, (Mapping, type(None))) or not all(
            isinstance(name, str) for name in (groups or {}).values()
        ):
            raise InvalidValue("groups name the group of each area by its code: {'26740': 'inner', ...}")
        if strange := sorted(map(str, set(groups or {}) - self._codes())):
            raise UnknownName(f"no area of the reform is {', '.join(strange[:20])}")
        old, new = (_shares_of(side, names) for side in (before, after))
        pooled = _core.hierarchy.pool_across(
            self._core,
            old,
            new,
            whole("until", until, 0, LAST_YEAR),
            one_of("method", method, ("paule_mandel", "der_simonian_laird", "reml")),
            percent / 100,
            dict(groups or {}),
        )
        return PooledShares(pooled[:2], pooled[2:], kind_of(before))

    def _codes(self) -> set[str]:
        blocks = self._core.components()[0]
        return {code for side in ("before", "after") for codes in blocks[side] for code in codes}

    def resolve(
        self, text: str, day: Day, *, tier: str = "", within: str = "", known_from: Day | None = None
    ) -> Resolution:
        """Return the area that a code or a Vietnamese name means on a day.

        Letters and tones decide, wherever a tone is written (Hoà = Hòa), with or without the kind of unit in front; a
        dash, an apostrophe or a blank does not. An ambiguous name gives its candidates. A name without diacritics only
        offers what looks like it.

        Parameters
        ----------
        text
            A code or a name.
        day
            The day on which the area is in force.
        tier, within
            Restrict the search to a tier, or to a district or province by its code.
        known_from
            The day since when the old areas existed; without it the table speaks of the day before the reform and of
            the time after it.

        Returns
        -------
        Resolution
            26740 is Phường Bến Nghé on 2025-06-30 and Phường Sài Gòn from 2025-07-01 on.
        """
        return self.areas(known_from=known_from).resolve(text, day, tier=tier, within=within)

    def areas(self, *, known_from: Day | None = None) -> AreaHistory:
        """Return the areas of both sides as a history: parents, children, successors and predecessors on a day.

        `known_from` is the day since when the old areas existed; without it the table speaks of the day before the
        reform and of the time after it.
        """
        since = None if known_from is None else day_text(known_from)
        if since not in self._areas:
            self._areas[since] = AreaHistory._of_reform(self, since)
        return self._areas[since]

    def __len__(self) -> int:
        return len(self._core)

    def __eq__(self, other: object) -> bool:
        return self._made_from == other._made_from if isinstance(other, Reform) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._made_from)

    def __reduce__(self) -> tuple[Any, ...]:
        return Reform._parsed, (*self._made_from, self._kind)

    def __deepcopy__(self, memo: dict[int, Any]) -> Reform:
        return self  # nothing in it can be changed

    def __repr__(self) -> str:
        before, after = self._core.count_before(), self._core.count_after()
        return f"<Reform of {self.effective}: {before} areas to {after}, {len(self)} links>"


def _weights(weights: Any) -> tuple[list[str], list[float | None]]:
    if weights is None:
        return [], []
    if not isinstance(weights, Mapping):
        raise InvalidValue("weights name the weight of each old area by its code: {'26740': 12000, ...}")
    codes = [unicodedata.normalize("NFC", text("a code", code)) for code in weights]
    return codes, [number("a weight", weight) for weight in weights.values()]


def _in_unit(tables: dict[str, _core.areas.Described], per: float) -> dict[str, _core.areas.Described]:
    """Return the tables with their ratios in units of `per`."""
    if per == 1:
        return tables
    names = {"areas": ("value", "low", "high"), "blocks": ("ratio", "value")}
    for table, ratios in names.items():
        columns: Columns = tables[table][0]
        for name in ratios:
            if name in columns:
                columns[name] = [None if ratio is None else ratio * per for ratio in columns[name]]
    return tables


def _shares_of(values: Any, names: Mapping[str, Any]) -> _core.hierarchy.ShareColumns:
    if values is None:
        return [], [], [], []
    columns = columns_of(values, decimal=names["decimal"])
    year = names["year"]
    years = whole_numbers_in(columns, year)
    faults = [
        columns.fault(row, year, f"there is no year in column {spelt(year)}", "fill it in, or remove the row")
        for row, value in enumerate(years, 1)
        if value is None
    ]
    if faults:
        raise InputError(faults)
    return (
        texts_in(columns, names["code"]), [number for number in years if number is not None],
        numbers_in(columns, names["numerator"]), numbers_in(columns, names["denominator"]),
    )  # fmt: skip
