"""A small drawing: where the figures stand, and the way that is left to the target."""

from __future__ import annotations

import datetime
import math
from typing import Any

from .._visible import escaped
from .labels import number

WIDTH, HEIGHT, MARGIN, FOOT = 176, 66, 8, 14


def decimal_year(day: str) -> float:
    """The end of a day on a time line counted in years: 2024-12-31 gives 2025.0."""
    date = datetime.date.fromisoformat(day)
    length = 366 if (date.year % 4 == 0 and date.year % 100 != 0) or date.year % 400 == 0 else 365
    return date.year + date.timetuple().tm_yday / length


def trajectory(row: dict[str, Any], unit: str) -> str:
    """An inline SVG of the values of a row and of its forecast; empty where there is nothing to draw.

    Values are dots, or bars where only bounds are known; the change so far is solid, the target a flag, the required
    path dashed, and the forecast a line with its 80 % interval as a fan.
    """
    goal = row["target_value"]
    points = _points(row)
    if goal is None or not points or row["unit"] == "milestone" or "not_comparable" in row["reasons"]:
        return ""
    due = decimal_year(row["due"])
    ahead = [(decimal_year(e["period_last"]), e["lo_80"], e["median"], e["hi_80"]) for e in row["prospect"]]
    times = [t for t, _, _ in points] + [t for t, *_ in ahead] + [due]
    values = [v for _, low, high in points for v in (low, high)] + [v for _, *ends in ahead for v in ends] + [goal]
    x = _scale(min(times), max(times), MARGIN, WIDTH - MARGIN)
    low, high = min(values), max(values)
    y = _scale(low, high, HEIGHT - FOOT - MARGIN, MARGIN)
    parts = [f'<line class="goal" x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{y(goal)}" y2="{y(goal)}"/>']
    middles = [(x(t), y(a / 2 + b / 2)) for t, a, b in points]
    if ahead:
        parts += _fan(middles[-1], [(x(t), y(low), y(median), y(high)) for t, low, median, high in ahead])
    if len(middles) > 1:
        path = " ".join(f"{a},{b}" for a, b in middles)
        parts.append(f'<polyline class="past" points="{path}"/>')
    last_x, last_y = middles[-1]
    if row["required_pace_low"] is not None or row["required_pace_high"] is not None:
        parts.append(f'<line class="way" x1="{last_x}" y1="{last_y}" x2="{x(due)}" y2="{y(goal)}"/>')
    for (at, a, b), (cx, cy) in zip(points, middles, strict=True):
        if a == b:
            parts.append(f'<circle cx="{cx}" cy="{cy}" r="3"/>')
        else:
            parts.append(f'<line class="span" x1="{x(at)}" x2="{x(at)}" y1="{y(a)}" y2="{y(b)}"/>')
    above = y(goal) > HEIGHT / 2
    parts.append(f'<text class="aim" x="{MARGIN}" y="{y(goal) + (-4 if above else 11)}">{number(goal)}</text>')
    parts.append(f'<path class="flag" d="M{x(due)} {y(goal) - 4}l5 4l-5 4z" transform="translate(-3 0)"/>')
    parts += _labels(int(min(times) - 1e-9), int(due - 1e-9))
    title = escaped(_title(row, points, unit))
    return (
        f'<svg class="trajectory" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{title}</title>{''.join(parts)}</svg>"
    )


def _fan(start: tuple[float, float], ahead: list[tuple[float, float, float, float]]) -> list[str]:
    """The expected way as a line, and around it the interval, opening from the latest figure."""
    upper = [f"{x},{high}" for x, _, _, high in ahead]
    lower = [f"{x},{low}" for x, low, _, _ in reversed(ahead)]
    first = f"{start[0]},{start[1]}"
    middle = " ".join([first, *(f"{x},{median}" for x, _, median, _ in ahead)])
    return [
        f'<polygon class="fan" points="{" ".join([first, *upper, *lower])}"/>',
        f'<polyline class="expected" points="{middle}"/>',
    ]


def _labels(first: int, last: int) -> list[str]:
    """The years at both ends of the time line; the end of a year belongs to it."""
    return [
        f'<text x="{MARGIN}" y="{HEIGHT - 3}">{first}</text>',
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - 3}" text-anchor="end">{last}</text>',
    ]


def _points(row: dict[str, Any]) -> list[tuple[float, float, float]]:
    """Time, low and high of each period that the row rests on."""
    periods: dict[float, list[float]] = {}
    for piece in row["evidence"]:
        if piece["role"] == "superseded":
            continue
        ends = [v for v in (piece["low"], piece["high"]) if v is not None]
        periods.setdefault(decimal_year(piece["period_last"]), []).extend(ends)
    return [(t, min(values), max(values)) for t, values in sorted(periods.items()) if values]


def _scale(first: float, last: float, start: float, end: float) -> Any:
    span = last - first
    if not math.isfinite(span):  # ends of opposite signs beyond half of what a double holds
        return lambda value: round(start + (value / 4 - first / 4) / (last / 4 - first / 4) * (end - start), 1)
    # The share first: multiplied by the width, a large difference would be infinite.
    return lambda value: round(start + ((value - first) / (span or 1.0)) * (end - start), 1)


def _title(row: dict[str, Any], points: list[tuple[float, float, float]], unit: str) -> str:
    seen = ", ".join(f"{a:g}" if a == b else f"{a:g} to {b:g}" for _, a, b in points)
    title = f"{row['name_en'] or row['name_vi']}: {seen} {unit}; target {row['target_value']:g} by {row['due']}"
    if row["forecast_at_due"] is None:
        return title
    low, high = number(row["lo_80"]), number(row["hi_80"])
    return f"{title}; expected then {number(row['forecast_at_due'])}, 80 % interval {low} to {high}"
