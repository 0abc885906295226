"""The drawing of one series as layers of altair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ._course import Course, Value
from ._course_lines import GOAL, LINES, line_rows
from ._theme import FAN, INK, LINK, SOFT, altair
from ._time_axis import ordinal, time_axis
from ._words import number_text, shown, with_unit, word

_FLAG = "M-.2-1L1-.5L-.2 0L-.2 1L-.4 1L-.4-1Z"
_UP, _DOWN = "M0-1L.8 .2L.2 .2L.2 1L-.2 1L-.2 .2L-.8 .2Z", "M0 1L.8-.2L.2-.2L.2-1L-.2-1L-.2-.2L-.8-.2Z"


def drawn(course: Course, language: str, size: tuple[int, int], lines: Sequence[str]) -> Any:
    """Return the drawing as layers, without a heading; the legend names those lines."""
    alt = altair()
    x = time_axis(course.times, size[0])
    axis = alt.Axis(labelExpr="datum.value < 1 ? '' : datum.label") if course.is_rank else alt.Axis()
    y = alt.Y(
        "value:Q",
        title=course.axis or word("value", language),
        axis=axis,
        scale=alt.Scale(zero=False, reverse=course.is_rank, padding=8),
    )
    parts = [
        *_fan(course, language, x, y),
        *_goal_bands(course, x, y),
        _lines(course, language, x, y, lines),
        *_dots(course, language, x, y),
        *_flags(course, language, x, y),
    ]
    return alt.layer(*parts).properties(width=size[0], height=size[1])


def _data(rows: Iterable[dict[str, Any]]) -> Any:
    return altair().Data(values=list(rows))


def _fan(course: Course, language: str, x: Any, y: Any) -> list[Any]:
    """The intervals, the widest first, each opening from the latest value."""
    alt = altair()
    layers = []
    for level in sorted({level for one in course.ahead for level in one.ends}, reverse=True):
        rows: list[dict[str, Any]] = []
        if course.latest:
            rows.append({"time": course.latest[0], "value": course.latest[1], "high": course.latest[1]})
        for one in course.ahead:
            low, high = one.ends.get(level, (None, None))
            rows.append({
                "time": one.time, "value": low, "high": high, "period": shown(one.period), "level": level,
                "shown": f"{_number(low, course, language)} – {_number(high, course, language)}",
            })  # fmt: skip
        tooltip = [
            alt.Tooltip("period:N", title=word("period", language)),
            alt.Tooltip("shown:N", title=word("interval", language).format(f"{level:g}")),
        ]
        layers.append(
            alt.Chart(_data(rows))
            .mark_area(color=FAN, opacity=0.75, line=False)
            .encode(x=x, y=y, y2="high:Q", tooltip=tooltip)
        )
    return layers


def _goal_bands(course: Course, x: Any, y: Any) -> list[Any]:
    alt = altair()
    first = min(course.times, key=ordinal)
    rows = [
        {"time": first, "until": goal.time, "value": goal.low, "high": goal.high}
        for goal in course.goals
        if goal.low != goal.high
    ]
    if not rows:
        return []
    return [alt.Chart(_data(rows)).mark_rect(color=GOAL, opacity=0.12).encode(x=x, x2="until", y=y, y2="high:Q")]


def _lines(course: Course, language: str, x: Any, y: Any, names: Sequence[str]) -> Any:
    """All lines, told apart by colour and dashes with one legend."""
    alt = altair()
    rows = list(line_rows(course))
    levels = sorted({level for one in course.ahead for level in one.ends}) or [80]
    words = {name: word(name, language) for name in names}
    if "interval" in words:
        words["interval"] = words["interval"].format(", ".join(f"{level:g}" for level in levels))
    for row in rows:
        row["what"] = words[row["what"]]
    given = {"sort": None, "title": None, "legend": alt.Legend(symbolType="stroke", symbolSize=400)}
    domain = [words[name] for name in names]
    return (
        alt.Chart(_data(rows))
        .mark_line(strokeWidth=2)
        .encode(
            x=x,
            y=y,
            detail="part:N",
            color=alt.Color("what:N", scale=alt.Scale(domain=domain, range=[LINES[n][0] for n in names]), **given),
            strokeDash=alt.StrokeDash(
                "what:N", scale=alt.Scale(domain=domain, range=[LINES[n][1] for n in names]), **given
            ),
        )
    )


def _dots(course: Course, language: str, x: Any, y: Any) -> list[Any]:
    """The values: full where final, hollow where not; bars between two bounds, arrows from one; crosses for none."""
    alt = altair()
    rows = []
    for value in course.values:
        exact = value.low == value.high
        rows.append({
            "time": value.time, "value": value.low if value.low is not None else value.high,
            "high": value.high if value.high is not None else value.low, "period": shown(value.period),
            "shown": _shown(value, course, language), "note": shown(_note(value, language)), "final": value.final,
            "kind": "exact" if exact else "least" if value.high is None else "most" if value.low is None else "range",
        })  # fmt: skip
    tooltip = [
        alt.Tooltip("period:N", title=word("period", language)),
        alt.Tooltip("shown:N", title=word("value", language)),
        alt.Tooltip("note:N", title=word("source", language)),
    ]
    values = alt.Chart(_data(rows))
    layers = [
        values.transform_filter("datum.kind == 'range'")
        .mark_rule(color=INK, strokeWidth=4, opacity=0.6)
        .encode(x=x, y=y, y2="high:Q", tooltip=tooltip),
        values.transform_filter("datum.kind == 'exact'")
        .mark_point(filled=True, size=46, stroke=INK, strokeWidth=1.4, opacity=1)
        .encode(
            x=x,
            y=y,
            fill=alt.condition("datum.final", alt.value(INK), alt.value("white")),
            tooltip=tooltip,
        ),
        values.transform_filter("datum.kind == 'least' || datum.kind == 'most'")
        .mark_point(filled=True, size=130, color=INK, opacity=1)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("kind:N", scale=alt.Scale(domain=["least", "most"], range=[_UP, _DOWN]), legend=None),
            tooltip=tooltip,
        ),
    ]
    kinds = {row["kind"] for row in rows}
    layers = [
        layer
        for layer, drawn in zip(
            layers, ("range" in kinds, "exact" in kinds, bool(kinds & {"least", "most"})), strict=True
        )
        if drawn
    ]
    if course.ahead:
        expected = [
            {"time": one.time, "value": one.median, "period": shown(one.period),
             "shown": _number(one.median, course, language)}
            for one in course.ahead
        ]  # fmt: skip
        layers.append(
            alt.Chart(_data(expected))
            .mark_point(filled=True, size=30, color=LINK, opacity=1)
            .encode(
                x=x,
                y=y,
                tooltip=[
                    alt.Tooltip("period:N", title=word("period", language)),
                    alt.Tooltip("shown:N", title=word("expected", language)),
                ],
            )
        )
    if course.absent:
        absent = [
            {"time": time, "period": shown(period), "shown": word("missing", language)}
            for time, period in course.absent
        ]
        layers.append(
            alt.Chart(_data(absent))
            .mark_text(text="×", color=SOFT, fontSize=15, baseline="bottom")
            .encode(x=x, y=alt.value("height"), tooltip=[alt.Tooltip("period:N"), alt.Tooltip("shown:N")])
        )
    return layers


def _flags(course: Course, language: str, x: Any, y: Any) -> list[Any]:
    """The targets at their due dates, with what they require."""
    alt = altair()
    if not course.goals:
        return []
    rows = [
        {"time": goal.time, "value": goal.high if course.is_rank else goal.low, "shown": shown(goal.words)}
        for goal in course.goals
    ]
    flags = alt.Chart(_data(rows)).encode(x=x, y=y, tooltip=[alt.Tooltip("shown:N", title=word("target", language))])
    label = {"align": "right", "dx": -9, "dy": -8, "fontWeight": "bold", "fontSize": 12}
    return [
        flags.mark_point(filled=True, shape=_FLAG, size=260, color=GOAL, opacity=1),
        flags.mark_text(stroke="white", strokeWidth=4, strokeJoin="round", **label).encode(text="shown:N"),
        flags.mark_text(color=GOAL, **label).encode(text="shown:N"),
    ]


def _number(value: float | None, course: Course, language: str) -> str:
    return (
        word("missing", language) if value is None else with_unit(number_text(value, language), course.unit, language)
    )


def _shown(value: Value, course: Course, language: str) -> str:
    if value.low == value.high and value.low is not None:
        return _number(value.low, course, language)
    if value.high is None:
        return f"≥ {_number(value.low, course, language)}"
    if value.low is None:
        return f"≤ {_number(value.high, course, language)}"
    return f"{number_text(value.low, language)} – {_number(value.high, course, language)}"


def _note(value: Value, language: str) -> str:
    parts = [value.source, f"{word('published', language)} {value.published}" if value.published else ""]
    return ", ".join(filter(None, parts))
