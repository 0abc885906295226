"""The achievement of targets as dots, beside what it was a year before."""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING, Any

from .._frames.arguments import day
from .._visible import spelt
from ..errors import InvalidValue
from ..programme import Assessment, assess
from ._options import Given, PlotOptions
from ._shares import MOST_ROWS, ROW, WIDE, ShareAxis, line_at_one, rows_axis, share_text
from ._sheet import Sheet, check_assessment, counts
from ._theme import INK, SOFT, Heading, VerdictScales, altair, finished
from ._words import day_text, number_text, shown, verdict_word, with_unit, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

Row = dict[str, Any]


def achievement(
    of: Assessment,
    since: Assessment | str | datetime.date | None = None,
    *,
    targets: str | list[str] | None = None,
    areas: str | list[str] | None = None,
    **options: Unpack[PlotOptions],
) -> alt.LayerChart:
    """Draw how much of each target has been achieved, and how much it was on an earlier day.

    The mark of the verdict stands at the achieved share of the target (`achievement` of a row), a hollow dot at that of
    the earlier day. A bar is the range where only bounds are known. A share beyond the axis, which ends at 200 % and
    -100 %, is an arrow at its end; its number stands beside. How many rows have no such share is said below the title.

    Parameters
    ----------
    of
        An assessment.
    since
        An assessment of the earlier day, or the day, on which the same observations are then assessed; by default a
        year before.
    targets, areas
        The ids of targets and the codes of areas (`code`, or `code@day`) to draw, by default all.
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
        For arguments that make no sense, a later day, where no target has such a share, and for more than 400 rows.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tiendo
    >>> a = tiendo.assess("examples/hcmc/programme.toml", "examples/hcmc/observations.csv", "2025-06-30")
    >>> chart = achievement(a, "2024-06-30")
    >>> chart.title.text
    ['Achievement of targets']
    """
    given = Given.of(achievement, options)
    sheet, language = Sheet(check_assessment(of), given.language), given.language
    before = _earlier(of, since)
    rows = [(s, row) for s in sheet.chosen(targets, areas) for row in s.rows if counts(row)]
    then = {_key(row): _ends(row) for row in before.to_dict()["rows"] if counts(row)}
    drawn = [(s, row) for s, row in rows if _ends(row) or then.get(_key(row))]
    if not drawn:
        raise InvalidValue("no target has an achieved share to draw, neither now nor on the earlier day")
    if len(drawn) > MOST_ROWS:
        raise InvalidValue(f"{len(drawn):,} rows are more than {MOST_ROWS}; name some by targets= and areas=")
    cells = _cells(sheet, drawn, then)
    axis = ShareAxis.of([cell[name] for cell in cells for name in ("low", "high", "then_low", "then_high")])
    for cell in cells:
        for name in ("low", "high", "then_low", "then_high"):
            cell[f"{name}_at"] = axis.place(cell[name])
        cell["middle_at"] = None if cell["low_at"] is None else (cell["low_at"] + cell["high_at"]) / 2
        cell["then_at"] = None if cell["then_low_at"] is None else (cell["then_low_at"] + cell["then_high_at"]) / 2
        cell["beyond"] = axis.beyond(cell["high"])
    lines = [sheet.name, f"{word('then_dots', language)}: {day_text(str(before.as_of), language)}"]
    if len(drawn) < len(rows):
        lines.append(f"{word('not_drawn', language)}: {len(rows) - len(drawn)}")
    if any(cell["beyond"] != "no" for cell in cells):
        lines.append(word("beyond", language))
    heading = Heading(
        word("achievements", language), lines, word("achievement", language),
        sheet.sources(row for _, row in drawn), sheet.as_of, 800,
    )  # fmt: skip
    chart: alt.LayerChart = finished(_layers(cells, axis, language), heading, given)
    return chart


def _earlier(after: Assessment, since: Any) -> Assessment:
    if isinstance(since, Assessment):
        before = since
    else:
        if since is None:
            earlier = _year_before(after.as_of)
        else:
            earlier = day("since", since)
        before = assess(after.programme, after.observations, earlier, **after._settings)
    if before.as_of > after.as_of:
        raise InvalidValue(f"since is an earlier day; {spelt(str(before.as_of))} is later than {after.as_of}")
    return before


def _year_before(last: datetime.date) -> str:
    is_leap_day = (last.month, last.day) == (2, 29)
    return last.replace(year=max(1, last.year - 1), day=28 if is_leap_day else last.day).isoformat()


def _key(row: Row) -> tuple[Any, ...]:
    return row["target_id"], row["area_code"], row["area_valid_from"], row["tier"], row["method"]


def _ends(row: Row) -> tuple[float, float] | None:
    """Return the least and the greatest share that a row's bounds allow; None where one is not known."""
    low, high, exact = row["achievement_low"], row["achievement_high"], row["achievement"]
    if low is None or high is None:
        low = high = exact
    return None if low is None or high is None or math.isinf(low) or math.isinf(high) else (low, high)


def _cells(sheet: Sheet, rows: list[Any], then: dict[Any, Any]) -> list[dict[str, Any]]:
    cells = []
    for label, (_, row) in zip(sheet.row_labels(rows), rows, strict=True):
        low, high = _ends(row) or (None, None)
        then_low, then_high = then.get(_key(row)) or (None, None)
        latest = "" if row["latest_value"] is None else with_unit(
            number_text(row["latest_value"], sheet.language), sheet.unit_name(row), sheet.language
        )  # fmt: skip
        share = word("missing", sheet.language) if low is None else share_text(low, sheet.language)
        if low is not None and low != high:
            share = f"{share} – {share_text(high, sheet.language)}"
        cells.append({
            "row": label, "name": sheet.target_name(row), "status": row["status"],
            "verdict": verdict_word(row["status"], sheet.language), "low": low, "high": high, "then_low": then_low,
            "then_high": then_high, "shown": share, "then": share_text(then_low, sheet.language),
            "latest": f"{latest} ({shown(row['latest_period'])})" if latest else "",
        })  # fmt: skip
    return cells


def _layers(cells: list[dict[str, Any]], axis: ShareAxis, language: str) -> Any:
    alt = altair()
    title = word("achievement", language)
    y = rows_axis([cell["row"] for cell in cells])
    scales = VerdictScales.of((cell["status"] for cell in cells), language)
    tooltip = [
        alt.Tooltip("name:N", title=word("target", language)),
        alt.Tooltip("verdict:N", title=word("verdict", language)),
        alt.Tooltip("latest:N", title=word("latest", language)),
        alt.Tooltip("shown:N", title=title),
        alt.Tooltip("then:N", title=word("then", language)),
    ]
    base = alt.Chart(alt.Data(values=cells)).encode(y=y, tooltip=tooltip)
    return alt.layer(
        line_at_one(axis),
        base.transform_filter("isValid(datum.then_at) && isValid(datum.middle_at)")
        .mark_rule(color=SOFT, strokeWidth=1.5)
        .encode(x=axis.encoded("then_at", title), x2="middle_at"),
        base.transform_filter("isValid(datum.low_at) && datum.low_at != datum.high_at")
        .mark_rule(color=INK, strokeWidth=5, opacity=0.5)
        .encode(x=axis.encoded("low_at", title), x2="high_at"),
        base.transform_filter("isValid(datum.then_at)")
        .mark_point(filled=True, fill="white", stroke=SOFT, strokeWidth=1.6, size=60, opacity=1)
        .encode(x=axis.encoded("then_at", title)),
        base.transform_filter("isValid(datum.middle_at)")
        .mark_point(filled=True, size=110, opacity=1)
        .encode(x=axis.encoded("middle_at", title), color=scales.colour(), shape=scales.mark()),
        base.transform_filter("datum.beyond != 'no'")
        .mark_text(text="→", fontSize=15, dx=12)
        .encode(x=axis.encoded("middle_at", title)),
        base.mark_text(align="left", dx=22).encode(x=alt.value("width"), text="shown:N"),
    ).properties(width=WIDE, height={"step": ROW})
