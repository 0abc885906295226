"""Reforms of territories: what came of which area, and figures carried across."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .. import _core
from .._frames.arguments import number, percentages, text, whole
from .._frames.columns import columns_of, numbers_in, text_of, texts_in, whole_numbers_in
from .._frames.csv_text import csv_of
from ..errors import InvalidValue, UnknownName
from .history import AreaHistory, day_text
from .transfer import Carried, Components, PooledShares
from .version import Resolution

LAST_YEAR = 9999


class Reform:
    """A reform of territories: the areas before, the areas after, and the links between them.

    A code is not an identity: most new codes were codes of other areas. A share that is not given is unknown, between
    0 and 1, and never an equal part.
    """

    def __init__(self, core: _core.Reform) -> None:
        self._core = core
        self._areas: dict[str | None, AreaHistory] = {}

    @classmethod
    def read(cls, *sources: Any, effective: str | datetime.date, act: str = "") -> Reform:
        """Reads tables of links (docs/formats.md): paths to .csv or .csv.gz files, or frames.

        Several tables make one reform, such as a crosswalk and the rows that it lacks. `effective` is the first day of
        the new areas; it has no default. Raises `InputError` with every fault of every table: shares that cannot sum
        to 1, `full` beside other links, two names of one code.
        """
        if not sources:
            raise InvalidValue("name at least one table of links")
        tables = [
            (str(Path(source)), text_of(source))
            if isinstance(source, (str, os.PathLike))
            else ("<frame>", csv_of(source))
            for source in sources
        ]
        return cls(_core.Reform.parse(tables, day_text(effective), act))

    @property
    def effective(self) -> datetime.date:
        """The first day of the new areas."""
        return self._core.effective

    @property
    def act(self) -> str:
        """The act behind it."""
        return self._core.act

    def components(self) -> Components:
        """The blocks of areas that the links connect: over each, totals are exact without any share.

        One row per block: `event` (merge, split, transfer, ...), the codes `before` and `after`, `exact` where there
        is one area after. A and B whole to X, C in parts to X and Y: one block, A, B, C to X, Y.
        """
        columns, types = self._core.components()
        return Components(columns, types)

    def carry(
        self,
        values: Any,
        *,
        code: str = "code",
        value: str | None = None,
        numerator: str | None = None,
        denominator: str | None = None,
        ratio: str | None = None,
        share: bool = True,
        backward: bool = False,
        weights: Mapping[str, float] | None = None,
    ) -> Carried:
        """Carries figures of areas to the other side of the reform.

        `values` is a frame, a mapping of lists or a path to a CSV file with a column of codes and either `value` (what
        adds up: residents, dossiers), or `numerator` and `denominator`, or `ratio` and `denominator`. Ratios go through
        both parts and are divided last; `share=False` lets a numerator exceed its denominator. `backward` carries
        from the new areas to the old ones; `weights` (by old code, such as residents) then part an area that several
        came together in.

        Exact where whole areas came together or shares are known, limits `low` and `high` where not, and a `reason`
        where an area has nothing. Missing is never zero. 40 of 100 and 30 of 50 come together: 70 of 150 = .4667.

        Raises `InvalidValue` for a code with two figures, a text that is no number, a negative weight, and `UnknownName`
        for a column or a weight of nothing.
        """
        columns = columns_of(values)
        codes = texts_in(columns, code)
        weighted = [str(area) for area in weights or {}]
        sizes: list[float | None] = [number("a weight", weight) for weight in (weights or {}).values()]
        if value is not None and numerator is denominator is ratio is None:
            return Carried(self._core.carry(codes, numbers_in(columns, value), backward, weighted, sizes))
        if value is not None or denominator is None or (numerator is None) == (ratio is None):
            raise InvalidValue("name value, or numerator and denominator, or ratio and denominator")
        below = numbers_in(columns, denominator)
        if numerator is not None:
            above = numbers_in(columns, numerator)
        else:
            ratios = numbers_in(columns, str(ratio))
            above = [None if r is None or d is None else r * d for r, d in zip(ratios, below, strict=True)]
            below = [None if r is None else d for r, d in zip(ratios, below, strict=True)]
        return Carried(self._core.carry_ratio(codes, above, below, share, backward, weighted, sizes))

    def pool_shares(
        self,
        before: Any,
        after: Any = None,
        *,
        until: int,
        code: str = "code",
        year: str = "year",
        numerator: str = "numerator",
        denominator: str = "denominator",
        groups: Mapping[str, str] | None = None,
        method: str = "paule_mandel",
        level: float = 95,
    ) -> PooledShares:
        """Trends of shares that are too sparse to be read one by one, through the reform.

        `before` has figures of old areas, `after` of new ones: frames, mappings or CSV files with a row per area and year.
        Over a block of areas that the reform connects, numerators and denominators sum to the same on both sides, so each
        block has one exact series through the reform, split areas included. The slope of its logit share
        (`trend_of_share`) leans on its group's mean and groups on the whole (`pool`, over two levels), by as much as it
        is uncertain (`method`, as of `pool`); the level stays its own. `code`, `year`, `numerator` and `denominator` name
        columns. A group is the parent of the new areas, or what `groups` names by code.
        `until` is the year to forecast, `level` the interval of the trend there in percent: counts scatter around it.

        A year in which an area of a block has no figure is a gap of the block; with fewer than two years it has no trend
        and a `reason`. 23, 28, 35, 29, 36 of 40 from 2020 on, by itself, is .944 in 2027, .821 to .984.

        Raises `InvalidValue` for an area with two figures in a year, a block with a year on both sides, and for what is no
        number, `UnknownName` for a column that is not there and a group of no area.
        """
        (percent,) = percentages([level])
        if not isinstance(groups, (Mapping, type(None))) or not all(
            isinstance(name, str) for name in (groups or {}).values()
        ):
            raise InvalidValue("groups name the group of each area by its code: {'26740': 'inner', ...}")
        if strange := sorted(map(str, set(groups or {}) - self._codes())):
            raise UnknownName(f"no area of the reform is {', '.join(strange[:20])}")
        old, new = (_shares_of(side, code, year, numerator, denominator) for side in (before, after))
        return PooledShares(
            *_core.pool_across(
                self._core,
                old,
                new,
                whole("until", until, 0, LAST_YEAR),
                text("a method", method),
                percent / 100,
                dict(groups or {}),
            )
        )

    def _codes(self) -> set[str]:
        blocks = self._core.components()[0]
        return {code for side in ("before", "after") for codes in blocks[side] for code in codes}

    def resolve(
        self,
        text: str,
        day: str | datetime.date,
        *,
        tier: str = "",
        within: str = "",
        known_from: str | datetime.date | None = None,
    ) -> Resolution:
        """Which area a code or a Vietnamese name means on a day.

        Letters and tones decide, wherever a tone is written (Hoà = Hòa), with or without the kind of unit in front.
        An ambiguous name gives its candidates. A name without diacritics only offers what looks like it. `tier` and
        `within` (the code of a district or province) narrow the search. The table speaks of the day before the reform and
        of the time after it; `known_from` says since when the old areas existed.

        26740 is Phường Bến Nghé on 2025-06-30 and Phường Sài Gòn from 2025-07-01 on.
        """
        return self.areas(known_from=known_from).resolve(text, day, tier=tier, within=within)

    def areas(self, *, known_from: str | datetime.date | None = None) -> AreaHistory:
        """The areas of both sides as a history: parents, children, successors and predecessors on a day, as frames.

        The table speaks of the day before the reform and of the time after it; `known_from` says since when the old areas
        existed.
        """
        since = None if known_from is None else day_text(known_from)
        if since not in self._areas:
            self._areas[since] = AreaHistory(self._core.areas(since))
        return self._areas[since]

    def __len__(self) -> int:
        return len(self._core)

    def __repr__(self) -> str:
        before, after = self._core.count_before(), self._core.count_after()
        return f"<Reform of {self.effective}: {before} areas to {after}, {len(self)} links>"


def _shares_of(values: Any, code: str, year: str, numerator: str, denominator: str) -> _core.ShareColumns:
    if values is None:
        return [], [], [], []
    columns = columns_of(values)
    years = whole_numbers_in(columns, year)
    for row, value in enumerate(years, 1):
        if value is None:
            raise InvalidValue(f"row {row}: there is no year in column {year!r}")
    return (
        texts_in(columns, code), [number for number in years if number is not None],
        numbers_in(columns, numerator), numbers_in(columns, denominator),
    )  # fmt: skip
