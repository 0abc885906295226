"""The results of an index: scores and ranks, and the uncertainty of the ranks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from .. import _core
from .._frames.tables import Table
from ..programme.observations import Observations

_UNCERTAINTY_TYPES = {
    "unit": "text", "rank": "integer", "rank_mean": "number", "rank_median": "integer",
    "rank_low": "integer", "rank_high": "integer", "draws": "integer",
}  # fmt: skip


class IndexResult(Table):
    """One row per node and unit: score, rank with its field, coverage, and the reason of a missing score."""

    def __init__(self, core: _core.IndexResult) -> None:
        super().__init__(core.table(), core.types())
        self._core = core

    def __len__(self) -> int:
        return len(self._core)

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
        """The index's places as observations of a rank indicator, each with the field it is of.

        Units are area codes, of which `only` may name a few; `period` is the first and the last day that
        the figures speak of. Add the
        result to other observations and assess "among the top 5 of 63" like any other target.
        """
        first, last = period
        valid_from = None if area_valid_from is None else str(area_valid_from)
        return Observations(
            self._core.rank_observations(
                indicator, str(first), str(last), str(published), source, method, valid_from, list(only)
            )
        )

    def __repr__(self) -> str:
        return f"<IndexResult: {len(self)} units>"


class RankUncertainty(Table):
    """One row per unit: nominal rank, mean, median and interval of its places, chances of being on top."""

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        super().__init__(columns, {name: _UNCERTAINTY_TYPES.get(name, "number") for name in columns})

    def __len__(self) -> int:
        return len(self.columns["unit"])

    def __repr__(self) -> str:
        return f"<RankUncertainty: {len(self)} units>"
