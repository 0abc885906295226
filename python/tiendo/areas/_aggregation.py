"""Values of areas summed to groups: ratios, counts and rates, and order statistics of ranks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from .. import _core
from .._frames.arguments import different_columns, flag, number, one_of, options_of, unit, whole
from .._frames.columns import Columns, InputColumns, columns_of, numbers_in, texts_in, whole_numbers_in
from .._frames.fault_list import FaultList
from .._frames.tables import Table, kind_of
from .._frames.types import Decimal, IntoFrame
from .._visible import spelt
from ..errors import InvalidValue

if TYPE_CHECKING:
    from typing_extensions import Unpack

_COVERAGE = {"complete": 1.0, "world_bank": 2 / 3, "escap": 2 / 3}

CoverageRule = Literal["complete", "world_bank", "escap"]
Ranking = Literal["highest", "lowest"]


class AggregateOptions(TypedDict, total=False):
    """Keywords of `aggregate` that are rarely used.

    Attributes
    ----------
    weight
        The column by which the coverage is measured; without it the denominator, of a count the number of areas.
    coverage
        The least coverage of a group with a value: "complete", "world_bank" (two thirds of the weight), "escap" (two
        thirds; name residents as `weight`), or a share from 0 to 1.
    unreliable_below, suppress_below
        Numerators below these are flagged "unreliable" (20; the relative standard error is 1/sqrt(n)) and
        "suppressible" (10).
    suppress
        Whether suppressible groups are hidden, and in each total one more where a single hidden count could be derived
        from the rest.
    total
        The column of the totals that are published beside the groups.
    ranking
        "highest" or "lowest": which value is best. Groups get a rank and the size of the field.
    decimals
        Ranks compare values rounded to so many decimals; without it values within 1e-12 are tied.
    rank
        The column of the members' ranks, where only these are known.
    field
        The size of the field of these ranks: a column or a number.
    top
        Counts how many members are among the best `top`, at least and at most.
    decimal
        The decimal mark of numbers that are texts, "." or ",".
    """

    weight: str | None
    coverage: CoverageRule | float
    unreliable_below: float
    suppress_below: float
    suppress: bool
    total: str | None
    ranking: Ranking | None
    decimals: int | None
    rank: str | None
    field: str | int | None
    top: int | None
    decimal: Decimal


_DEFAULTS: dict[str, Any] = {
    "weight": None, "coverage": "complete", "unreliable_below": 20, "suppress_below": 10, "suppress": False,
    "total": None, "ranking": None, "decimals": None, "rank": None, "field": None, "top": None, "decimal": ".",
}  # fmt: skip


class Aggregate(Table):
    """One row per group: `value`, `numerator`, `denominator`, `coverage`, `flag`, and the `reason` of a missing value.

    With `ranking` also `rank` and `field`. Of ranks (`rank`): `best`, `median_low`, `median_high`, `worst`, `field`,
    `within_top_low`, `within_top_high`, `reason`.
    """

    def __repr__(self) -> str:
        return f"<Aggregate: {len(self)} groups>"


def aggregate(
    values: IntoFrame,
    *,
    by: str,
    numerator: str | None = None,
    denominator: str | None = None,
    ratio: str | None = None,
    count: str | None = None,
    per: float = 1.0,
    **options: Unpack[AggregateOptions],
) -> Aggregate:
    """Aggregate values of areas to groups: the ratio of sums, never the mean of ratios.

    Parameters
    ----------
    values
        A frame, a mapping of lists or a path to a CSV file.
    by
        The column of groups.
    numerator, denominator
        The columns of events and of what they are counted among.
    ratio
        The column of ratios, with `denominator`: each ratio weighs by its denominator.
    count
        The column of counts, alone.
    per
        The unit of ratios and rates: 100000 for rates per 100,000, 100 for percentages. A column of ratios is in this
        unit, as the result is.
    **options
        See `AggregateOptions`.

    Returns
    -------
    Aggregate
        One row per group. A missing value lowers the coverage, the share of the weight that has a value; below the
        least coverage a group has no value. The coverage stands beside every value. The flags of small counts speak of
        events, whatever unit `per` gives.

        Ranks neither add nor average. With `ranking` groups have ranks by their own values, ties as in an index; a
        group without a value has no rank. Where only the members' ranks are known (`rank`), there are the best, the
        worst and the middle rank (two where the middle lies between two).

    Raises
    ------
    InvalidValue
        For negative counts, denominators or weights, for one column that is named for two things, for cells that are
        no numbers (`InputError`, with row and column), and for arguments that exclude each other, such as a rank with a
        value.
    UnknownName
        For a column that is not there.

    Examples
    --------
    40 of 100 and 30 of 50 are 70 of 150:

    >>> wards = {"province": ["79", "79"], "online": [40, 30], "dossiers": [100, 50]}
    >>> aggregate(wards, by="province", numerator="online", denominator="dossiers").records()[0]["value"]
    0.4666666666666667

    12 per 100,000 of 20,000 residents and 8 of 50,000 are 6.4 events, 9.14 per 100,000:

    >>> areas = {"province": ["P", "P"], "rate": [12.0, 8.0], "residents": [20_000, 50_000]}
    >>> rate = aggregate(areas, by="province", ratio="rate", denominator="residents", per=100_000)
    >>> rate.columns["numerator"], round(rate.columns["value"][0], 2), rate.columns["flag"]
    ([6.4], 9.14, ['suppressible'])

    Ranks 2, 9, 30 and a missing one have the median 9:

    >>> ranks = {"group": ["a"] * 4, "rank": [2, 9, 30, None]}
    >>> aggregate(ranks, by="group", rank="rank", field=63, top=10).columns["median_low"]
    [9]
    """
    chosen = options_of(aggregate, options, _DEFAULTS)
    columns = columns_of(values, decimal=chosen["decimal"])
    groups = texts_in(columns, by)
    if chosen["rank"] is not None:
        value_columns = (numerator, denominator, ratio, count, chosen["weight"], chosen["ranking"], chosen["total"])
        if any(name is not None for name in value_columns) or per != 1:
            raise InvalidValue(
                "ranks neither add nor average: sum the values and rank the sums (ranking=), or give rank alone"
            )
        different_columns({"by": by, "rank": chosen["rank"], "field": chosen["field"]})
        return Aggregate(*_summarised_ranks(columns, groups, chosen), kind_of(values))
    if chosen["field"] is not None or chosen["top"] is not None:
        raise InvalidValue("field and top are of ranks: name their column as rank")
    different_columns({"by": by, "numerator": numerator, "denominator": denominator, "ratio": ratio, "count": count})
    scale = unit("per", per)
    above, below = _parts(columns, (numerator, denominator, ratio, count), scale)
    weights = [] if chosen["weight"] is None else numbers_in(columns, chosen["weight"])
    totals = [] if chosen["total"] is None else texts_in(columns, chosen["total"])
    unreliable, suppressible = (number(name, chosen[name]) for name in ("unreliable_below", "suppress_below"))
    if not (unreliable >= 0 and suppressible >= 0):
        raise InvalidValue(f"unreliable_below and suppress_below are 0 or more, not {unreliable} and {suppressible}")
    ranking, decimals = _ranking(chosen)
    table, types = _core.areas.aggregate(
        groups, above, below, weights, count is None, _least_coverage(chosen["coverage"]), scale, unreliable,
        suppressible, flag("suppress", chosen["suppress"]), totals, ranking, decimals,
    )  # fmt: skip
    return Aggregate(table, types, kind_of(values))


def _summarised_ranks(columns: Columns, groups: list[str], chosen: Mapping[str, Any]) -> _core.areas.Described:
    of_values = ("coverage", "unreliable_below", "suppress_below", "suppress", "decimals")
    if named := [name for name in of_values if chosen[name] != _DEFAULTS[name]]:
        verb = "is" if len(named) == 1 else "are"
        raise InvalidValue(f"{' and '.join(named)} {verb} of values; of ranks there are field and top")
    field = chosen["field"]
    fields: list[int | None]
    if isinstance(field, str):
        fields = whole_numbers_in(columns, field)
    else:
        fields = [None if field is None else whole("field", field)] * len(groups)
    best = None if chosen["top"] is None else whole("top", chosen["top"])
    if best is not None and field is not None and not isinstance(field, str) and best > field:
        raise InvalidValue(f"top is at most the field, {field}, not {best}")
    return _core.areas.summarise_ranks(groups, whole_numbers_in(columns, chosen["rank"]), fields, best)


def _ranking(chosen: Mapping[str, Any]) -> tuple[str, int | None]:
    ranking, decimals = chosen["ranking"], chosen["decimals"]
    if ranking is not None:
        one_of("ranking", ranking, ("highest", "lowest"))
    if decimals is None:
        return ranking or "", None
    if ranking is None:
        raise InvalidValue("decimals are of the values that ranks compare: give ranking, too")
    return ranking, whole("decimals", decimals, 0, 15)


def _least_coverage(coverage: Any) -> float:
    if isinstance(coverage, str):
        return _COVERAGE[one_of("coverage", coverage, _COVERAGE)]
    return number("coverage", coverage)


def _parts(
    columns: InputColumns, names: tuple[str | None, str | None, str | None, str | None], per: float
) -> tuple[list[float | None], list[float | None]]:
    numerator, denominator, ratio, count = names
    if count is not None and numerator is denominator is ratio is None:
        if per != 1:
            raise InvalidValue("per is the unit of ratios; counts have none")
        return _counts(columns, count), []
    if count is not None or denominator is None or (numerator is None) == (ratio is None):
        raise InvalidValue("name count, or numerator and denominator, or ratio and denominator, or rank")
    below = numbers_in(columns, denominator)
    if numerator is not None:
        return numbers_in(columns, numerator), below
    return events_of(numbers_in(columns, "" if ratio is None else ratio), below, per), below


def _counts(columns: InputColumns, name: str) -> list[float | None]:
    """Return a column of counts. Raises `InputError` for negative ones."""
    counts = numbers_in(columns, name)
    if min(filter(None, counts), default=0) < 0:
        faults = FaultList()
        for row, number in enumerate(counts, 1):
            if number is not None and number < 0:
                problem = f"{number:g} in column {spelt(name)} is a negative count"
                faults.append(columns.fault(row, name, problem, "correct it"))
        faults.refuse()
    return counts


def events_of(ratios: list[float | None], denominators: list[float | None], per: float) -> list[float | None]:
    """Return the numerators of ratios in units of `per`: 12 per 100,000 of 20,000 are 2.4.

    A whole number that the rounding of the division has missed by less than 1e-12 of itself is restored: a third of 30
    are 10 events, which is not below 10.
    """
    return [
        None if ratio is None or size is None else _restored(ratio * size / per)
        for ratio, size in zip(ratios, denominators, strict=True)
    ]


def _restored(value: float) -> float:
    whole_number = round(value) if abs(value) < 2**53 else value
    return float(whole_number) if abs(value - whole_number) <= 1e-12 * abs(value) else value
