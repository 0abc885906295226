"""Sums up the tiers: ratios, counts and rates by group, and what a change is made of."""

from __future__ import annotations

from typing import Any

from .. import _core
from .._frames.arguments import number, whole
from .._frames.columns import Columns, columns_of, numbers_in, texts_in, whole_numbers_in
from .._frames.tables import Table
from ..errors import InvalidValue, UnitError

_COVERAGE = {"complete": 1.0, "world_bank": 2 / 3, "escap": 2 / 3}


class Aggregate(Table):
    """One row per group: `value`, `numerator`, `denominator`, `coverage`, `flag`, and the `reason` of a missing value; with
    `ranking` also `rank` and `field`.

    Of places (`rank`): `best`, `median_low`, `median_high`, `worst`, `field`, `within_top_low`, `within_top_high`, `reason`.
    """

    def __len__(self) -> int:
        return len(self.columns["group"])

    def __repr__(self) -> str:
        return f"<Aggregate: {len(self)} groups>"


def aggregate(
    values: Any,
    *,
    by: str,
    numerator: str | None = None,
    denominator: str | None = None,
    ratio: str | None = None,
    count: str | None = None,
    weight: str | None = None,
    coverage: str | float = "complete",
    per: float = 1.0,
    unreliable_below: float = 20,
    suppress_below: float = 10,
    suppress: bool = False,
    total: str | None = None,
    ranking: str | None = None,
    decimals: int | None = None,
    rank: str | None = None,
    field: str | int | None = None,
    top: int | None = None,
) -> Aggregate:
    """Sums figures of areas up to groups: the ratio of sums, never the mean of ratios.

    `values` is a frame, a mapping of lists or a path to a CSV file. `by` is the column of groups. Either `numerator` and
    `denominator`, or `ratio` and `denominator` (each ratio weighs by its denominator), or `count` alone. `per` is 100000
    for a rate per 100,000.

    A missing figure lowers the coverage: the share of `weight` (default: the denominator, of a count the number of areas)
    that has a figure. Below `coverage` a group has no value: "complete", "world_bank" (two thirds of the weight), "escap"
    (two thirds; name residents as `weight`), or a share of 0 to 1. The coverage stands beside every value.

    Numerators under `unreliable_below` events are flagged "unreliable" (relative standard error 1/sqrt(n)), under
    `suppress_below` "suppressible". With `suppress` these are hidden, and in each `total` (a column: the groups whose sum
    is shown) one more where a single hidden count would follow from the rest.

    Places neither add nor average. With `ranking`, "highest" or "lowest" (which value is best), groups have places by their
    own values, ties as in an index: equal within 1e-12, or with so many `decimals`; who shows no value has no place. Where only
    the members' places are known, `rank` names their column, alone, and `field` what they are of (a column or a number): then
    there is the best, the worst and the middle place (two where the middle lies between two), and how many members are
    among the best `top`, at least and at most. A sum or a mean of places (with `weight`, `count`, ...) is a `UnitError`.

    40 of 100 and 30 of 50 make .4667 with coverage 1; places 2, 9, 30 and a missing one have the median 9, and 2 to 3 of 4
    are among the top ten. Raises `InvalidValue` for negative denominators or weights, for what is no number, and for arguments
    that do not go together; `UnknownName` for a column that is not there.
    """
    columns = columns_of(values)
    groups = texts_in(columns, by)
    if rank is not None:
        if (numerator, denominator, ratio, count, weight, ranking, total) != (None,) * 7 or per != 1:
            raise UnitError(
                "places neither add nor average: sum the figures and rank the sums (ranking=), or give rank alone"
            )
        if suppress or decimals is not None:
            raise InvalidValue("suppress and decimals are of figures; of places there are field and top")
        fields = [field] * len(groups) if isinstance(field, int) or field is None else whole_numbers_in(columns, field)
        best = None if top is None else whole("top", top)
        return Aggregate(*_core.summarise_ranks(groups, whole_numbers_in(columns, rank), fields, best))
    if field is not None or top is not None:
        raise InvalidValue("field and top are of places: name their column as rank")
    if ranking not in (None, "highest", "lowest"):
        raise InvalidValue(f"{ranking!r} is none of highest, lowest")
    if isinstance(coverage, str) and coverage not in _COVERAGE:
        raise InvalidValue(f"{coverage!r} is none of {', '.join(_COVERAGE)}")
    least = _COVERAGE[coverage] if isinstance(coverage, str) else number("coverage", coverage)
    if decimals is not None:
        if ranking is None:
            raise InvalidValue("decimals are of the values that places compare: give ranking, too")
        decimals = whole("decimals", decimals, 0, 15)
    unreliable = number("unreliable_below", unreliable_below)
    suppressible = number("suppress_below", suppress_below)
    if not (unreliable >= 0 and suppressible >= 0):
        raise InvalidValue(
            f"unreliable_below and suppress_below are 0 or more, not {unreliable_below} and {suppress_below}"
        )
    above, below = _parts(columns, numerator, denominator, ratio, count)
    weights = [] if weight is None else numbers_in(columns, weight)
    totals = [] if total is None else texts_in(columns, total)
    table, types = _core.aggregate(
        groups, above, below, weights, count is None, least, number("per", per), unreliable, suppressible, suppress, totals,
        ranking or "", decimals,
    )  # fmt: skip
    return Aggregate(table, types)


def _parts(
    columns: Columns, numerator: str | None, denominator: str | None, ratio: str | None, count: str | None
) -> tuple[list[float | None], list[float | None]]:
    if count is not None and numerator is denominator is ratio is None:
        return numbers_in(columns, count), []
    if count is not None or denominator is None or (numerator is None) == (ratio is None):
        raise InvalidValue("name count, or numerator and denominator, or ratio and denominator, or rank")
    below = numbers_in(columns, denominator)
    if numerator is not None:
        return numbers_in(columns, numerator), below
    ratios = numbers_in(columns, str(ratio))
    return [None if r is None or d is None else r * d for r, d in zip(ratios, below, strict=True)], below
