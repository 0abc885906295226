"""The commands carry and aggregate."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from ..areas import Reform
from ..areas import aggregate as aggregate_areas
from .options import DataFile, DecimalComma, Json, decimal_mark, grouped, table_file
from .output import check_data_out, is_json, json_of, say, write_json, write_text

SHOWN = 10  # values without a counterpart


@dataclass(frozen=True)
class RatioColumns:
    """The columns of what is summed."""

    numerator: Annotated[str | None, typer.Option("--numerator", help="the column of a ratio's numerators")] = None
    denominator: Annotated[str | None, typer.Option("--denominator", help="the column of its denominators")] = None
    ratio: Annotated[str | None, typer.Option("--ratio", help="the column of ratios, instead of numerators")] = None

    def fits(self, alone: str | None) -> bool:
        """Return whether one way is named: a column alone, or a denominator with a numerator or a ratio."""
        if (alone is None) == (self.denominator is None) or (self.numerator is not None and self.ratio is not None):
            return False
        return alone is not None or self.numerator is not None or self.ratio is not None


@dataclass(frozen=True)
class CarryChoice:
    """What is transferred, and how."""

    code: Annotated[str, typer.Option("--code", help="the column of area codes")] = "code"
    value: Annotated[str | None, typer.Option("--value", help="the column of values that add up")] = None
    rate: Annotated[bool, typer.Option("--rate", help="a numerator may exceed its denominator")] = False
    per: Annotated[float, typer.Option("--per", help="the unit of ratios, such as 100 or 100000")] = 1.0
    backward: Annotated[bool, typer.Option("--backward", help="from the new areas to the old ones")] = False
    json: Json = False
    out: DataFile = None
    decimal_comma: DecimalComma = False


@grouped
def carry(
    values: Annotated[Path, typer.Argument(metavar="VALUES", help="values of areas (CSV); - is the standard input")],
    links: Annotated[list[Path], typer.Argument(metavar="LINKS...", help="a reform: tables of links (CSV, .csv.gz)")],
    effective: Annotated[str, typer.Option("--effective", metavar="YYYY-MM-DD", help="the first day of the new areas")],
    columns: RatioColumns,
    choice: CarryChoice,
) -> None:
    """Transfers values of areas across a territorial reform; prints comma-separated rows, one per area."""
    if not columns.fits(choice.value):
        raise typer.BadParameter("name --value, or --denominator with --numerator or --ratio")
    check_data_out(choice.out, choice.json)
    carried = Reform.read(*links, effective=effective).carry(
        table_file(values),
        code=choice.code,
        value=choice.value,
        numerator=columns.numerator,
        denominator=columns.denominator,
        ratio=columns.ratio,
        share=not choice.rate,
        per=choice.per,
        backward=choice.backward,
        decimal=decimal_mark(choice.decimal_comma),
    )
    if is_json(choice.out, choice.json):
        parts = {"areas": carried.records(), "blocks": carried.blocks.records(), "left": carried.left.records()}
        write_json(json_of(parts), choice.out)
        return
    write_text(carried.to_csv(), choice.out)
    left = carried.left.records()
    for row in left[:SHOWN]:
        say(f"left behind: {row['code']} ({row['reason']})", err=True)
    if len(left) > SHOWN:
        say(f"and {len(left) - SHOWN} more: --json lists them", err=True)


@dataclass(frozen=True)
class GroupChoice:
    """How groups are summed."""

    count: Annotated[str | None, typer.Option("--count", help="the column of counts, instead of a ratio")] = None
    weight: Annotated[str | None, typer.Option("--weight", help="the column that the coverage weighs by")] = None
    coverage: Annotated[str, typer.Option("--coverage", help="complete, world_bank, escap, or a share of 0 to 1")] = (
        "complete"
    )
    per: Annotated[float, typer.Option("--per", help="the unit of ratios, such as 100 or 100000")] = 1.0
    suppress: Annotated[
        bool, typer.Option("--suppress", help="hide small counts, and those from which they follow")
    ] = False
    total: Annotated[str | None, typer.Option("--total", help="the column of groups whose sums are shown")] = None


@dataclass(frozen=True)
class RankChoice:
    """How groups are ranked."""

    ranking: Annotated[str | None, typer.Option("--ranking", help="rank the groups: highest or lowest is best")] = None
    decimals: Annotated[int | None, typer.Option("--decimals", help="of the values that ranks compare")] = None
    rank: Annotated[str | None, typer.Option("--rank", help="the column of ranks, where nothing else is known")] = None
    field: Annotated[str | None, typer.Option("--field", help="the size of the field: a column or a number")] = None
    top: Annotated[int | None, typer.Option("--top", help="how many are among the best N")] = None


@grouped
def aggregate(
    values: Annotated[Path, typer.Argument(metavar="VALUES", help="values of areas (CSV); - is the standard input")],
    by: Annotated[str, typer.Option("--by", help="the column of groups, such as a province's code")],
    columns: RatioColumns,
    groups: GroupChoice,
    ranks: RankChoice,
    json: Json = False,
    out: DataFile = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Aggregates values of areas to groups, with their coverage; prints comma-separated rows."""
    if ranks.rank is None and not columns.fits(groups.count):
        raise typer.BadParameter("name --count, or --denominator with --numerator or --ratio, or --rank")
    check_data_out(out, json)
    least: Any = groups.coverage
    with contextlib.suppress(ValueError):
        least = float(groups.coverage)
    ranking: Any = ranks.ranking
    field = ranks.field
    result = aggregate_areas(
        table_file(values),
        by=by,
        numerator=columns.numerator,
        denominator=columns.denominator,
        ratio=columns.ratio,
        count=groups.count,
        per=groups.per,
        weight=groups.weight,
        coverage=least,
        suppress=groups.suppress,
        total=groups.total,
        ranking=ranking,
        decimals=ranks.decimals,
        rank=ranks.rank,
        field=int(field) if field and field.isdecimal() else field,
        top=ranks.top,
        decimal=decimal_mark(decimal_comma),
    )
    if is_json(out, json):
        write_json(json_of({"groups": result.records()}), out)
    else:
        write_text(result.to_csv(), out)


COMMANDS = (carry, aggregate)
