"""The actual pace of targets as a share of the pace that they require."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .._frames.columns import columns_of
from ..errors import InvalidValue
from ..programme import Assessment
from ._frame import checked_columns
from ._goal_words import goal_words
from ._options import Given, PlotOptions
from ._shares import MOST_ROWS, ROW, WIDE, ShareAxis, line_at_one, rows_axis, share_text
from ._sheet import Sheet, counts, distinct
from ._theme import LINK, SOFT, Heading, VerdictScales, altair, finished
from ._words import number_text, shown, unit_text, verdict_word, with_unit, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

    from .._frames.types import IntoFrame

UPWARDS = frozenset({"at_least", "greater_than", "increase_by"})
DOWNWARDS = frozenset({"at_most", "less_than", "reduce_by"})
THRESHOLDS = (0.6, 0.95)  # of the verdicts at risk and on track, by default


def pace(
    of: Assessment | IntoFrame,
    *,
    targets: str | list[str] | None = None,
    areas: str | list[str] | None = None,
    **options: Unpack[PlotOptions],
) -> alt.LayerChart:
    """Draw the actual pace of each target as a share of the pace that it requires.

    A bar reaches to the share; the line at 100 % is the required pace, and the dotted lines at 60 and 95 % are those
    from which on a target is at risk and on track. A bar to the left of 0 is a change away from the target. Beside the
    bar stand the actual and the required change a year. A share beyond the axis, which ends at 200 % and -100 %, ends
    in an arrow. How many rows have no such share, because they are achieved or have too few values, is said below the
    title.

    Parameters
    ----------
    of
        An assessment; or what `attainment` returned: a frame, a mapping of lists or a path to a CSV file with the
        columns `unique_id`, `rule`, `value`, `due`, `current_pace` and `required_pace`.
    targets, areas
        Of an assessment: the ids of targets and the codes of areas (`code`, or `code@day`) to draw, by default all.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.LayerChart
        One row per target, area and method. It has at most 400.

    Raises
    ------
    UnknownName
        With every target and area that is not there.
    InvalidValue
        For arguments that make no sense, where no target has such a share, and for more than 400 rows.
    InputError
        For columns that are missing and cells that make no sense.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tiendo
    >>> frame = {"unique_id": ["a"] * 5, "ds": [2020, 2021, 2022, 2023, 2024], "y": [30, 35, 38, 44, 48]}
    >>> goals = {"unique_id": ["a"], "rule": ["at_least"], "value": [60], "due": [2028]}
    >>> chart = pace(tiendo.attainment(frame, goals))
    >>> chart.title.text
    ['Actual against required pace']
    """
    given = Given.of(pace, options)
    language = given.language
    if isinstance(of, Assessment):
        sheet = Sheet(of, language)
        rows = [(s, row) for s in sheet.chosen(targets, areas) for row in s.rows if counts(row)]
        drawn = [(s, row) for s, row in rows if row["pace_ratio"] is not None and math.isfinite(row["pace_ratio"])]
        cells, left = _of_rows(sheet, drawn), len(rows) - len(drawn)
        heading = Heading(
            word("paces", language), [sheet.name], word("of_required", language),
            sheet.sources(row for _, row in drawn), sheet.as_of, 800,
        )  # fmt: skip
    else:
        if targets is not None or areas is not None:
            raise InvalidValue("targets and areas are those of an assessment; leave out rows of the frame instead")
        cells, left = _of_frame(of, given)
        heading = Heading(word("paces", language), [], word("of_required", language), wide=800, own_unit=True)
    if not cells:
        raise InvalidValue("no target has both an actual pace and one that is required")
    if len(cells) > MOST_ROWS:
        raise InvalidValue(f"{len(cells):,} rows are more than {MOST_ROWS}; draw some of them")
    axis = ShareAxis.of(cell["share"] for cell in cells)
    for cell in cells:
        cell["at"], cell["beyond"] = axis.place(cell["share"]), axis.beyond(cell["share"])
    lines = [*heading.lines, word("beside", language)]
    lines += [f"{word('not_drawn', language)}: {left}"] if left else []
    lines += [word("beyond", language)] if any(cell["beyond"] != "no" for cell in cells) else []
    heading = replace(heading, lines=lines)
    chart: alt.LayerChart = finished(_layers(cells, axis, language), heading, given)
    return chart


def _of_rows(sheet: Sheet, rows: list[Any]) -> list[dict[str, Any]]:
    cells = []
    for label, (_, row) in zip(sheet.row_labels(rows), rows, strict=True):
        unit = "" if row["unit"] in ("rank", "count") else unit_text(sheet.unit(row), sheet.language)
        cells.append({
            "row": label, "name": sheet.target_name(row), "status": row["status"],
            "verdict": verdict_word(row["status"], sheet.language), "share": row["pace_ratio"],
            **_texts(row["actual_pace"], row["required_pace"], row["pace_ratio"], unit, sheet.language),
        })  # fmt: skip
    return cells


def _of_frame(frame: Any, given: Given) -> tuple[list[dict[str, Any]], int]:
    kinds = {
        "unique_id": "name", "rule": "name", "value": "number", "due": "name", "current_pace": "number",
        "required_pace": "number",
    }  # fmt: skip
    read = checked_columns(columns_of(frame), kinds)
    language, unit = given.language, given.unit or ""
    cells: list[dict[str, Any]] = []
    count = 0
    for id, rule, value, due, actual, required in zip(*read.values(), strict=True):
        count += 1
        if actual is None or required is None or _is_reached(rule, required) or math.isinf(actual / required):
            continue
        aim = goal_words(rule, value, value, unit, language) or rule
        cells.append({
            "row": shown(f"{id}  {aim} {word('by', language)} {due}"), "name": shown(id), "status": None, "verdict": "",
            "share": actual / required, **_texts(actual, required, actual / required, unit, language),
        })  # fmt: skip
    for cell, label in zip(cells, distinct(cell["row"] for cell in cells), strict=True):
        cell["row"] = label
    return cells, count - len(cells)


def _is_reached(rule: str, required: float) -> bool:
    """Return whether the last value satisfies the rule, so that no change is required."""
    return required == 0 or (rule in UPWARDS and required < 0) or (rule in DOWNWARDS and required > 0)


def _texts(actual: float | None, required: float | None, share: float, unit: str, language: str) -> dict[str, str]:
    paces = [
        word("missing", language) if pace is None else with_unit(number_text(pace, language), unit, language)
        for pace in (actual, required)
    ]
    both = f"{paces[0].removesuffix(unit).strip()} / {paces[1]}"
    return {"actual": paces[0], "required": paces[1], "shown": f"{share_text(share, language)}: {both}"}


def _layers(cells: list[dict[str, Any]], axis: ShareAxis, language: str) -> Any:
    alt = altair()
    title = word("of_required", language)
    y = rows_axis([cell["row"] for cell in cells])
    judged = [cell["status"] for cell in cells if cell["status"]]
    scales = VerdictScales.of(judged, language)
    tooltip = [
        alt.Tooltip("name:N", title=word("target", language)),
        *([alt.Tooltip("verdict:N", title=word("verdict", language))] if judged else []),
        alt.Tooltip("actual:N", title=word("actual_pace", language)),
        alt.Tooltip("required:N", title=word("required_pace", language)),
        alt.Tooltip("shown:N", title=title),
    ]
    base = alt.Chart(alt.Data(values=cells)).encode(y=y, tooltip=tooltip)
    x, x_end = axis.encoded("at", title), {"x2": alt.datum(0)}
    bars = base.mark_bar(height=12, opacity=0.35).encode(x=x, **x_end)
    thresholds = alt.Chart(alt.Data(values=[{"at": share} for share in THRESHOLDS]))
    marks = base.mark_point(filled=True, size=110, opacity=1)
    if judged:
        bars = bars.encode(color=scales.colour())
        marks = marks.encode(x=x, color=scales.colour(), shape=scales.mark())
    else:
        bars, marks = bars.encode(color=alt.value(LINK)), marks.encode(x=x, color=alt.value(LINK))
    return alt.layer(
        bars,
        thresholds.mark_rule(color=SOFT, strokeDash=[2, 3]).encode(x=x),
        line_at_one(axis),
        marks,
        base.transform_filter("datum.beyond != 'no'")
        .mark_text(fontSize=15)
        .encode(
            x=x, text=alt.condition("datum.beyond == 'right'", alt.value("→"), alt.value("←")), xOffset=alt.value(12)
        ),
        base.mark_text(align="left", dx=22).encode(x=alt.value("width"), text="shown:N"),
    ).properties(width=WIDE, height={"step": ROW})
