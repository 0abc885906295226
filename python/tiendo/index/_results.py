"""The results of an index: scores and ranks, and the uncertainty of the ranks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Protocol

from .. import _core
from .._frames.arguments import day, each_once, text, texts
from .._frames.columns import Columns, InputColumns, with_origin
from .._frames.tables import Table
from .._visible import spelt
from ..errors import InvalidValue
from ..programme.observations import Observations


class Computing(Protocol):
    """An index, as far as its result needs it to be computed again."""

    @property
    def _core(self) -> _core.index.Index: ...

    def _core_values(self, columns: InputColumns) -> Any: ...


class IndexResult(Table):
    """One row per node and unit: score, rank with the size of its field, coverage, and why a score is missing."""

    _not_compared = ("_kind", "_core")

    def __init__(
        self, core: _core.index.IndexResult, index: Computing, values: InputColumns, kind: str = "mapping"
    ) -> None:
        super().__init__(*core.table(), kind)
        self._core: _core.index.IndexResult | None = core
        self._index = index
        self._values: Columns = dict(values)

    @property
    def _result(self) -> _core.index.IndexResult:
        """The compiled result; after pickling it is computed again."""
        if self._core is None:
            self._core = self._index._core.compute(self._index._core_values(with_origin(self._values)))
        return self._core

    def __getstate__(self) -> dict[str, Any]:
        return vars(self) | {"_core": None}

    @property
    def units(self) -> int:
        """The number of units."""
        return len(self._result)

    def rank_observations(
        self,
        indicator: str,
        *,
        period: tuple[str | datetime.date, str | datetime.date],
        published: str | datetime.date,
        source: str,
        method: str = "",
        area_valid_from: str | datetime.date | None = None,
        only: Iterable[str] = (),
    ) -> Observations:
        """Return the ranks of the index as observations of a rank indicator, each with the size of its field.

        Add the result to other observations and assess "among the top 5 of 63" like any other target.

        Parameters
        ----------
        indicator
            The id of the rank indicator.
        period
            The first and the last day of the reference period.
        published
            The release date: a day, a month ("2025-03") or a year.
        source, method
            The source and the method of the observations.
        area_valid_from
            The first day of the versions of the areas; units are area codes.
        only
            The units to take; without it all.

        Raises
        ------
        InvalidValue
            For days that are none, a period that ends before it begins, and units that the result does not have.

        Examples
        --------
        >>> from tiendo import Index
        >>> table = {"unit": ["79", "01"], "osi": [0.9, 0.5], "tii": [0.6, 0.8], "hci": [0.3, 0.2]}
        >>> result = Index.shipped("egdi").compute(table)
        >>> year = ("2024-01-01", "2024-12-31")
        >>> len(result.rank_observations("egdi_rank", period=year, published="2025", source="a report"))
        2
        """
        if not isinstance(period, (tuple, list)) or len(period) != 2:
            raise InvalidValue(
                f"a period is its first and its last day, such as ('2024-01-01', '2024-12-31'), not {spelt(period)}"
            )
        units = texts("only", only)
        if strange := [unit for unit in units if unit not in set(self.columns["unit"])]:
            raise InvalidValue(f"the result has no unit {spelt(strange[0])}")
        each_once("a unit", units)
        first, last = (day("a day of the period", each) for each in period)
        valid_from = None if area_valid_from is None else day("area_valid_from", area_valid_from)
        return Observations(
            self._result.rank_observations(
                text("indicator", indicator), first, last, day("published", published), text("source", source),
                text("method", method), valid_from, units,
            )
        )  # fmt: skip

    def __repr__(self) -> str:
        return f"<IndexResult: {self.units} units>"


class RankUncertainty(Table):
    """One row per unit: rank; mean, median and interval of its drawn ranks; probabilities of a rank among the best."""

    def __repr__(self) -> str:
        return f"<RankUncertainty: {len(self)} units>"
