"""The lines of a drawing of one series, and how they are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..report.labels import VERDICTS
from ._course import Course
from ._theme import FAN, INK, LINK, SOFT
from ._time_axis import is_gap, ordinal

GOAL = VERDICTS["achieved"].colour

# Colour and dashes of each line, in the order of the legend.
LINES: dict[str, tuple[str, list[int]]] = {
    "history": (INK, [1, 0]),
    "gap": (SOFT, [1, 3]),
    "expected": (LINK, [1, 0]),
    "interval": (FAN, [1, 0]),
    "level": (GOAL, [10, 4]),
    "path_from_latest": (INK, [5, 3]),
    "path_from_base": (SOFT, [2, 2]),
}


def lines_of(courses: Iterable[Course]) -> list[str]:
    """Return which lines there are, in the order of the legend."""
    there = {row["what"] for course in courses for row in line_rows(course)}
    there |= {"interval" for course in courses if any(one.ends for one in course.ahead)}
    return [name for name in LINES if name in there]


def line_rows(course: Course) -> Iterator[dict[str, Any]]:
    """Give the points of the lines; those of one piece have one number as `part`."""
    through = {value.time: value for value in course.values if value.joined}  # the last one of each time
    times = sorted(through, key=ordinal)
    absent = {ordinal(time) for time, _ in course.absent}
    part = 0
    for before, after, far in zip(times, times[1:], is_gap(times), strict=False):
        gap = far or any(ordinal(before) < time < ordinal(after) for time in absent)
        part += 1
        for time in (before, after):
            yield {"what": "gap" if gap else "history", "part": part, "time": time, "value": through[time].middle}
    part += 1
    expected = [(one.time, one.median) for one in course.ahead]
    if course.latest and expected:
        yield {"what": "expected", "part": part, "time": course.latest[0], "value": course.latest[1]}
    for time, median in expected:
        yield {"what": "expected", "part": part, "time": time, "value": median}
    first = min(course.times, key=ordinal)
    for goal in course.goals:
        for level in {goal.low, goal.high}:
            part += 1
            yield {"what": "level", "part": part, "time": first, "value": level}
            yield {"what": "level", "part": part, "time": goal.time, "value": level}
    for what, start in (("path_from_base", course.base), ("path_from_latest", course.latest)):
        if start is None:
            continue
        for goal in course.goals:
            if ordinal(start[0]) < ordinal(goal.time) and not goal.is_met(start[1]):
                part += 1
                yield {"what": what, "part": part, "time": start[0], "value": start[1]}
                yield {"what": what, "part": part, "time": goal.time, "value": goal.nearest(start[1])}
