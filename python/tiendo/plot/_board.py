"""The board of targets: one row per target, one column per area, by verdict or by chance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from .._frames.arguments import one_of
from .._frames.columns import columns_of
from ..errors import InvalidValue
from ..programme import Assessment
from ..report.area_tree import Standing
from ._frame import checked_columns
from ._goal_words import goal_words
from ._options import Given, PlotOptions
from ._sheet import Sheet, counts
from ._theme import CHANCES, INK, LINE, SOFT, Heading, VerdictScales, altair, finished
from ._words import chance_text, shown, verdict_word, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

    from .._frames.types import IntoFrame

MOST_ROWS = 400  # and columns
STEP = 26  # pixels of a cell


def board(
    of: Assessment | IntoFrame,
    by: Literal["verdict", "chance"] | None = None,
    *,
    targets: str | list[str] | None = None,
    areas: str | list[str] | None = None,
    **options: Unpack[PlotOptions],
) -> alt.LayerChart:
    """Draw every target in every area, by its verdict or by the chance that it is met in time.

    A verdict has a colour and a mark, a chance a shade and its percents. A ring stands where there is no chance, and ≠
    where methods give different ones; where a target does not apply there is nothing.

    Parameters
    ----------
    of
        An assessment; or what `attainment` returned: a frame, a mapping of lists or a path to a CSV file with the
        columns `unique_id`, `rule`, `value`, `due` and `probability`, whose series are the rows and whose targets the
        columns.
    by
        "verdict" or "chance"; by default verdicts of an assessment, and chances of a frame, which has no verdicts.
    targets, areas
        Of an assessment: the ids of targets and the codes of areas (`code`, or `code@day`) to draw, by default all.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.LayerChart
        The board. It has at most 400 rows and 400 columns.

    Raises
    ------
    UnknownName
        With every target and area that is not there.
    InvalidValue
        For arguments that make no sense, and for more than 400 rows or columns.
    InputError
        For columns that are missing and cells that make no sense.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tiendo
    >>> a = tiendo.assess("examples/hcmc/programme.toml", "examples/hcmc/observations.csv", "2025-06-30")
    >>> chart = board(a, targets=["2393-17", "749-egdi-2025"], language="vi")
    >>> chart.title.text
    ['Mục tiêu theo đơn vị hành chính']
    """
    given = Given.of(board, options)
    chosen = None if by is None else one_of("by", by, ("verdict", "chance"))
    if isinstance(of, Assessment):
        chart: alt.LayerChart = _of_assessment(of, chosen or "verdict", targets, areas, given)
        return chart
    if chosen == "verdict":
        raise InvalidValue("a frame has chances and no verdicts; leave by out, or give an assessment")
    if targets is not None or areas is not None:
        raise InvalidValue("targets and areas are those of an assessment; leave out rows of the frame instead")
    chart = _of_frame(of, given)
    return chart


def _of_assessment(assessment: Assessment, by: str, targets: Any, areas: Any, given: Given) -> Any:
    sheet, language = Sheet(assessment, given.language), given.language
    standings = [standing for standing in sheet.chosen(targets, areas) if standing.verdict is not None]
    cells = []
    for standing in standings:
        row = standing.first
        chance, said = _chance(standing, language)
        cells.append({
            "row": sheet.target_label(row), "column": sheet.place(standing), "name": sheet.target_name(row),
            "verdict": verdict_word(standing.verdict or "", language), "status": standing.verdict, "chance": chance,
            "shown": said,
        })  # fmt: skip
    heading = Heading(
        word("board", language), [sheet.name], word("chance_unit" if by == "chance" else "verdict", language),
        sheet.sources(row for standing in standings for row in standing.rows), sheet.as_of,
    )  # fmt: skip
    return _drawn(cells, by, heading, given)


def _chance(standing: Standing, language: str) -> tuple[float | None, str]:
    """Return the chance of a target in an area, and in words; where methods give several there is none to be shaded."""
    rows = [row for row in standing.rows if counts(row) and row["probability"] is not None]
    primary = [row for row in rows if row["primary"]] or rows
    if not primary:
        return None, word("missing_chance", language)
    if len(primary) > 1:
        return None, ", ".join(f"{shown(r['method'])} {chance_text(r['probability'], language)}" for r in primary)
    return primary[0]["probability"], chance_text(primary[0]["probability"], language)


def _of_frame(frame: Any, given: Given) -> Any:
    columns = columns_of(frame)
    kinds = {"unique_id": "name", "rule": "name", "value": "number", "due": "name", "probability": "chance"}
    read = checked_columns(columns, kinds)
    language = given.language
    cells: list[dict[str, Any]] = []
    for id, rule, value, due, chance in zip(*read.values(), strict=True):
        aim = goal_words(rule, value, value, given.unit or "", language) or rule
        cells.append({
            "row": shown(id), "column": shown(f"{aim} {word('by', language)} {due}"), "name": shown(id),
            "chance": chance,
            "shown": word("missing_chance", language) if chance is None else chance_text(chance, language),
        })  # fmt: skip
    seen: Counter[tuple[str, str]] = Counter()
    for cell in cells:  # a second row of a series and a target is a row of its own
        place = cell["row"], cell["column"]
        seen[place] += 1
        cell["row"] += f" #{seen[place]}" if seen[place] > 1 else ""
    heading = Heading(word("board", language), [], word("chance_unit", language), own_unit=True)
    return _drawn(cells, "chance", heading, given)


def _drawn(cells: list[dict[str, Any]], by: str, heading: Heading, given: Given) -> Any:
    alt, language = altair(), given.language
    rows, columns = ({cell[name]: None for cell in cells} for name in ("row", "column"))
    if not cells:
        raise InvalidValue("there is no target to draw: no row of the frame, or none in force on the day")
    if max(len(rows), len(columns)) > MOST_ROWS:
        raise InvalidValue(
            f"{len(rows):,} rows and {len(columns):,} columns: a board has at most {MOST_ROWS} of each; "
            "name some by targets= and areas="
        )
    tooltip = [
        alt.Tooltip("name:N", title=word("target", language)),
        alt.Tooltip("column:N", title=word("node", language)),
        *([alt.Tooltip("verdict:N", title=word("verdict", language))] if "verdict" in cells[0] else []),
        alt.Tooltip("shown:N", title=word("chance", language)),
    ]
    base = alt.Chart(alt.Data(values=cells)).encode(
        x=alt.X(
            "column:N",
            scale=alt.Scale(domain=list(columns)),
            title=None,
            axis=alt.Axis(
                orient="top", labelAngle=-40, labelAlign="left", labelLimit=300, grid=False, domain=False, ticks=False
            ),
        ),
        y=alt.Y(
            "row:N",
            scale=alt.Scale(domain=list(rows)),
            title=None,
            axis=alt.Axis(labelLimit=440, domain=False, ticks=False),
        ),
        tooltip=tooltip,
    )
    step = {"width": {"step": STEP if by == "verdict" else 58}, "height": {"step": STEP}}
    if by == "verdict":
        scales = VerdictScales.of((cell["status"] for cell in cells), language)
        layers = [
            base.mark_rect(opacity=0.16, stroke="white", strokeWidth=2).encode(color=scales.colour()),
            base.mark_point(filled=True, size=110, opacity=1).encode(color=scales.colour(), shape=scales.mark()),
        ]
        return finished(alt.layer(*layers).properties(**step), heading, given)
    scale = alt.Scale(domain=[0, 1], range=list(CHANCES))
    colour = alt.Color(
        "chance:Q",
        scale=scale,
        title=word("chance", language),
        legend=alt.Legend(format=".0%", gradientLength=220, values=[0, 0.25, 0.5, 0.75, 1]),
    )
    known, unknown = base.transform_filter("isValid(datum.chance)"), base.transform_filter("!isValid(datum.chance)")
    layers = [
        known.mark_rect(stroke="white", strokeWidth=2).encode(color=colour),
        known.mark_text(fontSize=10).encode(
            text="shown:N", color=alt.condition("datum.chance > 0.45", alt.value("white"), alt.value(INK))
        ),
        unknown.mark_rect(fill="white", stroke=LINE),
        unknown.mark_text(color=SOFT, fontSize=12).encode(
            text=alt.condition(f"datum.shown == '{word('missing_chance', language)}'", alt.value("○"), alt.value("≠"))
        ),
    ]
    return finished(alt.layer(*layers).properties(**step), heading, given)
