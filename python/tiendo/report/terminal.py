"""An assessment in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from .._visible import visible
from .area_tree import count, standings_of
from .labels import READINGS, VERDICTS, figure, grouped, number

if TYPE_CHECKING:
    from ..index._composite import Index
    from ..index._results import IndexResult, RankUncertainty
    from ..programme._assessment import Assessment
    from ..programme._changes import Difference
    from ..programme._comparison import MethodComparison

PIPED_WIDTH = 160

# Header, share of the width that is left, least width.
_COLUMNS = (
    ("target", 2, 12),
    ("what, how much, by when", 5, 16),
    ("latest figure", 4, 12),
    ("verdict", 2, 15),
    ("because", 2, 10),
)


class PlainConsole(Console):
    """A console that shows texts as they are: no markup or emoji is read into them, and every character is seen."""

    def render_str(self, text: str, **options: Any) -> Text:
        """Return the text of a cell, a title or a caption."""
        return super().render_str(visible(text), **{**options, "markup": False, "emoji": False, "highlight": False})


def console(*, stderr: bool = False) -> PlainConsole:
    """A console that is wide enough for a table where nobody watches, and plain there."""
    target = PlainConsole(stderr=stderr)
    return target if target.is_terminal else PlainConsole(stderr=stderr, width=PIPED_WIDTH, color_system=None)


def verdict_text(name: str) -> Text:
    """Mark, words and colour of a verdict."""
    verdict = VERDICTS[name]
    return Text(f"{verdict.mark} {verdict.words}", style=verdict.style)


def assessment_table(assessment: Assessment) -> Table:
    """Every target with every row: value, method, verdict, main reason.

    One that is set for several areas has its verdicts counted instead.
    """
    document = assessment.to_dict()
    name = document["programme"]["name"]
    table = Table(
        expand=True,
        title=f"{name['en'] or name['vi']}, as of {assessment.as_of}",
        caption="A row by proxy or of a former territory never counts in the totals.",
        title_style="bold",
    )
    for header, ratio, width in _COLUMNS:
        table.add_column(header, ratio=ratio, min_width=width, overflow="fold")
    for rows in grouped(document["rows"]):
        standings = [standing for standing in standings_of(rows) if standing.verdict is not None]
        if len(standings) > 1:
            figures = sum(standing.has_figure for standing in standings)
            verdicts = count(standings)
            table.add_row(
                rows[0]["target_id"],
                _what(rows[0], document["targets"]),
                f"figures in {figures} of {len(standings)} areas",
                Text("\n").join(verdict_text(name).append(f" {verdicts[name]}") for name in VERDICTS if verdicts[name]),
                "",
                end_section=True,
            )
            continue
        for row in rows:
            first = row is rows[0]
            table.add_row(
                row["target_id"] if first else "",
                _what(row, document["targets"]) if first else "",
                _figure_with_origin(row, document["units"]),
                verdict_text(row["status"]),
                (row["reason"] or "").replace("_", " "),
                style="dim" if row["proxy"] or row["history"] else "",
                end_section=row is rows[-1],
            )
    return table


def _what(row: dict[str, Any], targets: dict[str, Any]) -> str:
    tier = targets[row["target_id"]]["tier"]
    name = row["name_en"] or row["name_vi"]
    return f"{name}{f', {tier} tier' if tier else ''}: {row['rule_in_words']} by {row['due']}"


def _figure_with_origin(row: dict[str, Any], symbols: dict[str, str]) -> str:
    text = figure(row, symbols)
    if not text:
        return ""
    origin = [row["latest_period"]]
    if row["method"]:
        origin.append(row["method"])
    if row["proxy"]:
        origin.append(f"proxy: {row['indicator_id']}")
    elif row["history"]:
        origin.append("former territory")
    elif row["area_valid_from"] is None:
        origin.append("territory unknown")
    return f"{text} ({', '.join(origin)})"


def totals_table(assessment: Assessment) -> Table:
    """Targets by verdict, for each due year and over all."""
    totals = assessment.totals()
    groups = [("all", totals["overall"]), *((str(y), c) for y, c in totals["by_due_year"].items())]
    groups += [(act, counts) for act, counts in totals["by_act"].items() if counts["total"] >= 10]
    table = Table(title="Targets by verdict", title_style="bold", caption=visible(assessment.summary()))
    table.add_column("verdict")
    for name, _ in groups:
        table.add_column(name, justify="right")
    for verdict in VERDICTS:
        counts = [group[verdict] for _, group in groups]
        if any(counts):
            table.add_row(verdict_text(verdict), *(str(n) if n else "" for n in counts))
    table.add_row("targets", *(str(group["total"]) for _, group in groups), style="bold")
    return table


def comparison_table(comparison: MethodComparison, most: int | None = None) -> Table:
    """The targets that methods judge, those first on which they differ most, all or so many: who says what, and why."""
    targets = comparison.targets(most)
    more = len(comparison) - len(targets)
    methods = {verdict["method"] for target in targets for verdict in target["verdicts"]}
    table = Table(
        expand=True,
        title=f"What {len(methods)} official methods say, as of {comparison.as_of}",
        caption=f"{len(comparison.left_out())} rows have no level to reach or no two figures that show a pace."
        + (f" {more} more are in `tiendo compare`." if more else ""),
        title_style="bold",
    )
    table.add_column("target", min_width=12, ratio=2, overflow="fold")
    for reading in READINGS.values():
        table.add_column(f"{reading.mark} {reading.words}", justify="right", no_wrap=True)
    table.add_column("why they differ", ratio=9)
    for target in targets:
        label = f" ({target['label']})" if target["label"] else ""
        counts = [sum(1 for v in target["verdicts"] if v["reading"] == name) for name in READINGS]
        table.add_row(f"{target['target_id']}{label}", *(str(n) if n else "" for n in counts), target["sentence"])
    return table


def difference_table(changes: Difference, first: str, second: str) -> Table:
    """What changed, row by row; with the code of the area where a target has changes in several."""
    records = changes.records()
    places: dict[str, set[str]] = {}
    for change in records:
        places.setdefault(change["target_id"], set()).add(change["area_code"])
    table = Table(title=f"What changed from {first} to {second}", title_style="bold")
    for column in ("target", "indicator, method", "change", "before", "after"):
        table.add_column(column, no_wrap=column == "target")
    for change in records:
        method = f", {change['method']}" if change["method"] else ""
        table.add_row(
            change["target_id"] + (f" ({change['area_code']})" if len(places[change["target_id"]]) > 1 else ""),
            f"{change['indicator_id']}{method}{' (proxy)' if change['proxy'] else ''}",
            change["change"].replace("_", " "),
            _side(change, "before"),
            _side(change, "after"),
        )
    return table


def index_table(index: Index, result: IndexResult, firm: RankUncertainty | None) -> Table:
    """The units by place: score of the index and of its pillars, coverage, and how firm the place is."""
    rows = result.records()
    root = rows[0]["node"] if rows else ""
    root = next((row["node"] for row in rows if row["parent"] is None), root)
    pillars = list(dict.fromkeys(row["node"] for row in rows if row["parent"] == root))
    scores = {(row["unit"], row["node"]): row["score"] for row in rows}
    places = {row["unit"]: row for row in firm.records()} if firm else {}
    table = Table(title=index.name["en"] or index.name["vi"], title_style="bold")
    table.add_column("rank", justify="right")
    table.add_column("unit")
    for header in ("score", *pillars, "coverage"):
        table.add_column(header, justify="right")
    if firm:
        table.add_column("rank interval")
    own = [row for row in rows if row["node"] == root]
    for row in sorted(own, key=lambda row: (row["rank"] is None, row["rank"] or 0, row["unit"])):
        cells = [
            f"{row['rank']} of {row['field_size']}" if row["rank"] is not None else "",
            row["unit"],
            number(row["score"]) if row["score"] is not None else row["reason"].replace("_", " "),
            *("" if (x := scores[row["unit"], pillar]) is None else number(x) for pillar in pillars),
            f"{row['coverage']:.0%}",
        ]
        if firm:
            place = places[row["unit"]]
            cells.append(f"{place['rank_low']} to {place['rank_high']}" if place["draws"] else "")
        table.add_row(*cells)
    return table


def _side(change: dict[str, Any], side: str) -> str:
    status = change[f"status_{side}"]
    parts = [VERDICTS[status].words if status else "", change[f"figure_{side}"], change[f"reason_{side}"]]
    return ", ".join(str(part).replace("_", " ") for part in parts if part)
