"""The trajectory of a target or a series: values, forecast with intervals, and the required path."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from .._frames.arguments import text
from .._visible import spelt
from ..errors import InvalidValue, UnknownName
from ..programme import Assessment
from ..report.area_tree import Standing
from ..report.labels import VERDICTS, has_figure
from ._course import Ahead, Course, Goal
from ._course_lines import lines_of
from ._drawing import drawn
from ._goal_words import goal_words, limits_of
from ._history import history_of
from ._options import Given, PlotOptions
from ._series import course_of_series
from ._sheet import Sheet, missing, named
from ._theme import Heading, altair, finished
from ._words import chance_text, number_text, shown, unit_text, verdict_word, with_unit, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

    from .._frames.types import IntoFrame

Row = dict[str, Any]
MOST_PANELS = 24
WIDE, SMALL = (560, 300), (330, 170)


def trajectory(
    of: Assessment | IntoFrame,
    name: str | None = None,
    *,
    area: str | list[str] | None = None,
    method: str | list[str] | None = None,
    history: IntoFrame | None = None,
    targets: IntoFrame | None = None,
    model: str | None = None,
    **options: Unpack[PlotOptions],
) -> alt.LayerChart | alt.ConcatChart:
    """Draw where a series stands, what is expected of it, and the path to its target.

    Dots are published values (hollow: not final), thick bars ranges, arrows bounds. The line joins the values that were
    published last for each period, dotted where periods between have no value; crosses at the foot are periods that are
    stated without a value. The blue line is the forecast in its intervals, the green one with the flag the target at
    its due date; dashed and dotted lines are the paths that are required from the latest value and from the base. Ranks
    have place 1 at the top.

    Parameters
    ----------
    of
        An assessment; or what `forecast` returned: a frame, a mapping of lists or a path to a CSV file with the columns
        `unique_id` and `ds`, the forecasts and the ends of their intervals.
    name
        The id of the target; of a frame the `unique_id` of the series, which may be left out where there is one.
    area, method
        Of an assessment: the codes of areas (`code`, or `code@day`) and the methods to draw, by default all; each row
        has a panel of its own, of which there are at most 24.
    history
        Of a forecast: the frame that was forecast, with the columns `unique_id`, `ds` and `y`. It may be left out where
        `forecast` was called with `fitted=True`.
    targets
        Of a forecast: targets as `attainment` takes them, with the columns `unique_id`, `rule`, `value`, `due` and, for
        "between" and "exactly", `value_to`. Rules without a level of the series are not drawn.
    model
        Of a forecast: the column of the forecast, by default the first one.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.LayerChart or altair.ConcatChart
        One drawing, or one panel for each row. `save` of `tiendo.plot` writes it.

    Raises
    ------
    UnknownName
        For a target, an area, a method or a series that is not there, and for a column that is missing.
    InvalidValue
        For arguments that do not fit together, a target without any value, and more than 24 panels.
    InputError
        For cells of a frame that make no sense.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tiendo
    >>> a = tiendo.assess("examples/hcmc/programme.toml", "examples/hcmc/observations.csv", "2025-06-30")
    >>> chart = trajectory(a, "2393-17", method="mic")
    >>> chart.title.text
    ['Digital economy as a share of GRDP']

    >>> frame = {"unique_id": ["a"] * 5, "ds": [2020, 2021, 2022, 2023, 2024], "y": [30, 35, 38, 44, 48]}
    >>> ahead = tiendo.forecast(frame, 4, "year", level=[80, 95], bounds=(0, 100))
    >>> goals = {"unique_id": ["a"], "rule": ["at_least"], "value": [60], "due": [2028]}
    >>> chart = trajectory(ahead, history=frame, targets=goals, unit="%", language="vi")
    """
    given = Given.of(trajectory, options)
    if isinstance(of, Assessment):
        unfit = {"history": history, "targets": targets, "model": model}
        _refuse(unfit, "an assessment has its own")
        chart: alt.LayerChart | alt.ConcatChart = _of_assessment(of, name, area, method, given)
        return chart
    _refuse({"area": area, "method": method}, "a frame has none; name a series")
    course, called = course_of_series(of, name, history, targets, model, given)
    heading = Heading(called)
    chart = finished(drawn(course, given.language, WIDE, lines_of([course])), heading, given)
    return chart


def _refuse(arguments: dict[str, Any], why: str) -> None:
    if wrong := [name for name, value in arguments.items() if value is not None]:
        raise InvalidValue(f"leave {' and '.join(wrong)} out: {why}")


def _of_assessment(assessment: Assessment, name: Any, area: Any, method: Any, given: Given) -> Any:
    if name is None:
        known = next(iter(assessment.programme.target_ids), "")
        raise InvalidValue(f"name a target of the assessment, such as {spelt(known)}")
    target, language = text("the name of a target", name), given.language
    sheet = Sheet(assessment, language)
    standings = sheet.chosen(target, area)
    wanted = named("methods", method)
    rows = [(standing, row) for standing in standings for row in standing.rows]
    methods = sorted({row["method"] or "" for _, row in rows})
    if wanted and (unknown := [each for each in wanted if each not in methods]):
        raise UnknownName("; ".join(missing("method", each, methods) for each in unknown))
    rows = [(s, row) for s, row in rows if has_figure(row) and (wanted is None or (row["method"] or "") in wanted)]
    if not rows:
        needed = next((row["needed"] for s in standings for row in s.rows if row["needed"]), "")
        raise InvalidValue(f"target {target!r} has no value to draw" + (f"; needed: {needed}" if needed else ""))
    if len(rows) > MOST_PANELS:
        raise InvalidValue(f"target {target!r} has {len(rows)} rows with values; name at most {MOST_PANELS} by area=")
    first = rows[0][1]
    courses = [_course_of(sheet, standing, row) for standing, row in rows]
    if len(rows) == 1:
        lines = [f"{shown(target)} · {sheet.goal(first)}", _state(sheet, rows[0][0], first)]
        heading = Heading(sheet.target_name(first), lines, sheet.unit_name(first), _sources(courses), sheet.as_of)
        return finished(drawn(courses[0], language, WIDE, lines_of(courses)), heading, given)
    return finished(*_panels(sheet, rows, courses, given), given)


def _panels(sheet: Sheet, rows: list[Any], courses: list[Course], given: Given) -> tuple[Any, Heading]:
    """Return a panel for each row, and the heading of all; what all have in common stands in the heading."""
    alt, language, panels, names = altair(), sheet.language, [], lines_of(courses)
    several = len({standing.area + standing.tier for standing, _ in rows}) > 1
    for (standing, row), course in zip(rows, courses, strict=True):
        title = alt.TitleParams(
            textwrap.wrap(_place_of(sheet, standing, row, several), 50),
            subtitle=textwrap.wrap(_outlook(row, sheet, language), 64), anchor="start", frame="group", fontSize=12,
            color=VERDICTS[row["status"]].colour, offset=6, lineHeight=15,
        )  # fmt: skip
        panels.append(drawn(course, language, SMALL, names).properties(title=title))
    chart = alt.concat(*panels, columns=2, spacing=26).resolve_scale(color="shared", strokeDash="shared")
    if len({course.axis for course in courses}) == 1:
        chart = chart.resolve_scale(y="shared")
    standing, first = rows[0]
    line = f"{shown(first['target_id'])} · {sheet.goal(first)}" + ("" if several else f" · {sheet.place(standing)}")
    return chart, Heading(sheet.target_name(first), [line], sheet.unit_name(first), _sources(courses), sheet.as_of, 760)


def _course_of(sheet: Sheet, standing: Standing, row: Row) -> Course:
    """Return what is drawn of one row."""
    own_tier = sheet.areas[standing.area]["tier"] if standing.area in sheet.areas else row["tier"]
    symbol, language = sheet.unit(row), sheet.language
    values = history_of(row, sheet.assessment.observations, own_tier, symbol)
    limits = limits_of(row)
    goals = []
    if limits and "not_comparable" not in row["reasons"] and row["unit"] != "milestone":
        goals = [Goal(row["due"], *limits, goal_words(row["rule"], *limits, symbol, language), row["rule"])]
    ahead = [
        Ahead(e["period_last"], e["period"], e["median"], {80.0: (e["lo_80"], e["hi_80"])}) for e in row["prospect"]
    ]
    return Course(
        values, (), ahead, goals, _known(row, "base"), _known(row, "latest"), unit_text(symbol, language),
        sheet.unit_name(row), row["unit"] == "rank",
    )  # fmt: skip


def _known(row: Row, role: str) -> tuple[str, float] | None:
    """Return the day of the evidence of a role and the middle of what it says."""
    found = [piece for piece in row["evidence"] if piece["role"] == role]
    ends = [end for piece in found for end in (piece["low"], piece["high"]) if end is not None]
    return (found[0]["period_last"], min(ends) / 2 + max(ends) / 2) if ends else None


def _sources(courses: list[Course]) -> list[str]:
    return [value.source for course in courses for value in reversed(course.values)]  # the latest first


def _place_of(sheet: Sheet, standing: Standing, row: Row, with_area: bool = True) -> str:
    """The area of a row, its method, and the indicator of a proxy."""
    method = row["method"] and f"{word('method', sheet.language)} {shown(row['method'])}"
    proxy = row["proxy"] and name_of_indicator(row, sheet.language)
    return ", ".join(filter(None, [sheet.place(standing) if with_area else "", method, proxy]))


def name_of_indicator(row: Row, language: str) -> str:
    """Return the name of the indicator that a row is measured by."""
    both = (row["indicator_name_vi"], row["indicator_name_en"])
    return shown((both[0] or both[1]) if language == "vi" else (both[1] or both[0]))


def _state(sheet: Sheet, standing: Standing, row: Row) -> str:
    return f"{_place_of(sheet, standing, row)} · {_outlook(row, sheet, sheet.language)}"


def _outlook(row: Row, sheet: Sheet, language: str) -> str:
    """The verdict, the chance, and what is expected when the target is due."""
    parts = [verdict_word(row["status"], language)]
    if row["probability"] is not None:
        parts.append(f"{word('chance', language)} {chance_text(row['probability'], language)}")
    if row["forecast_at_due"] is not None:
        ends = f"{number_text(row['lo_80'], language)} – {number_text(row['hi_80'], language)}"
        median = with_unit(
            number_text(row["forecast_at_due"], language), unit_text(sheet.unit(row), language), language
        )
        parts.append(f"{word('expected', language)} {median} ({ends})")
    return " · ".join(parts)
