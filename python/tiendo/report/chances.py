"""Chances of targets, and whether such chances came true, in the terminal."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table

from .labels import number
from .outlook import chance_in_percent, share_in_percent

if TYPE_CHECKING:
    from ..chances import Calibration

Row = dict[str, Any]
SCORES: dict[str, Callable[[Any], str]] = {
    "events": "{:,}".format,
    "base_rate": share_in_percent,
    "brier": "{:.3f}".format,
    "miscalibration": "{:.3f}".format,
    "discrimination": "{:.3f}".format,
    "uncertainty": "{:.3f}".format,
    "log_score": "{:.3f}".format,
    "sharpness": share_in_percent,
    "skill_over_drift": lambda skill: f"{round(100 * skill):+d} %",
    "skill_over_climatology": lambda skill: f"{round(100 * skill):+d} %",
}
ROUNDING = 1e-9  # a share at the end of a band may miss it by as much


def attainment_table(rows: Sequence[Row], levels: Sequence[float], paths: int) -> Table:
    """Every target: its chance, the value and the date that are expected with their intervals, and the paces.

    Chances are whole percents: 1,000 paths have a standard error of .016, which reaches the second digit.
    """
    table = Table(
        title="Chances of targets",
        caption=f"Standard error of a chance from sample paths: at most {50 / math.sqrt(paths):.2g} percentage points. "
        "`tiendo calibrate` compares chances of the past with what happened.",
        title_style="bold",
    )
    for header in (
        "series", "target", "chance", "expected when due", "expected from", "earned schedule", "pace / required",
    ):  # fmt: skip
        table.add_column(header, overflow="fold")
    for row in rows:
        known, together = row["probability"] is not None, row.get("joint_probability")
        reason = row["reason"].replace("_", " ")
        table.add_row(
            str(row["unique_id"]),
            _target(row),
            _lines(
                chance_in_percent(row["probability"]) if known else reason,
                "" if together is None else f"joint {chance_in_percent(together)}",
            ),
            _lines(_cell(row, "expected"), *_intervals(row, "", levels)),
            _lines(reason if known else "", _cell(row, "expected_date"), *_intervals(row, "expected_date_", levels)),
            _cell(row, "schedule_date"),
            f"{_cell(row, 'current_pace') or '?'} / {_cell(row, 'required_pace') or '?'}" if known else "",
        )
    return table


def scenario_table(rows: Sequence[Row]) -> Table:
    """Every target and scenario: the value when due, its pace, the chance, and the difference from the forecast."""
    table = Table(
        title="Chances in scenarios",
        caption="A scenario is the forecast with its median moved; the errors around it stay.",
        title_style="bold",
    )
    for header in ("series", "target", "scenario", "expected when due", "a year", "chance", "points"):
        table.add_column(header, overflow="fold")
    for _, group in itertools.groupby(rows, lambda row: (row["unique_id"], _target(row))):
        for place, row in enumerate(group):
            known = row["probability"] is not None
            table.add_row(
                "" if place else str(row["unique_id"]),
                "" if place else _target(row),
                row["scenario"].replace("_", " "),
                _cell(row, "expected"),
                _cell(row, "pace"),
                chance_in_percent(row["probability"]) if known else row["reason"].replace("_", " "),
                f"{round(100 * row['change']):+d}" if known and row["scenario"] != "forecast" else "",
            )
    return table


def calibration_table(found: Calibration) -> Table:
    """The scores of chances, for each number of periods ahead and for all."""
    table = Table(
        title="Chances of the past against what happened",
        caption="brier = miscalibration - discrimination + uncertainty",
        title_style="bold",
    )
    table.add_column("periods ahead")
    scores = found.records()
    for score in scores:
        table.add_column("all" if score["horizon"] is None else str(score["horizon"]), justify="right")
    for name, shown in SCORES.items():
        table.add_row(name.replace("_", " "), *("" if score[name] is None else shown(score[name]) for score in scores))
    return table


def reliability_table(found: Calibration) -> Table:
    """The reliability curve at the chance of the median event of each class: about 0, 10, ... 100 %.

    Chances have the digits that the errors of the past allow (`Calibration.digits`).
    """
    table = Table(
        title="Reliability",
        caption="Right chances come true within the band 9 times of 10.",
        title_style="bold",
    )
    for header in ("chance", "came true", "band", "", "events"):
        table.add_column(header, justify="right")
    for point, count in _typical(found.curve.records()):
        low, high, frequency = point["low"], point["high"], point["frequency"]
        table.add_row(
            chance_in_percent(point["forecast"], found.digits),
            share_in_percent(frequency, found.digits),
            f"{share_in_percent(low, found.digits)} to {share_in_percent(high, found.digits)}",
            "below" if frequency < low - ROUNDING else "above" if frequency > high + ROUNDING else "within",
            f"{count:,}",
        )
    return table


def _typical(points: Sequence[Row]) -> list[tuple[Row, int]]:
    """Return the point of the median event of each class of chances, and the number of events of the class."""
    classes: dict[float, list[Row]] = {}
    for point in points:  # in the order of chances
        classes.setdefault(round(point["forecast"], 1), []).append(point)
    found = []
    for some in classes.values():
        until = list(itertools.accumulate(point["count"] for point in some))
        found.append((some[bisect.bisect_left(until, until[-1] / 2)], round(until[-1])))
    return found


def _target(row: Row) -> str:
    """Return a target in words: "between 30 and 45 by 2026", "exactly 30, or within 2 of it, by 2026"."""
    rule, other = str(row["rule"]).strip(), row.get("value_to")
    words = f"{rule.replace('_', ' ')} {number(row['value'])}"
    if other is not None and rule == "between":
        words += f" and {number(other)}"
    elif other and rule == "exactly":
        words += f", or within {number(other)} of it,"
    return f"{words} by {row['due']}"


def _intervals(row: Row, name: str, levels: Sequence[float]) -> Iterator[str]:
    """Give the interval of each level: "80 %: 55.79 to 81.42"."""
    for level in levels:
        low, high = _cell(row, f"{name}lo_{level:g}"), _cell(row, f"{name}hi_{level:g}")
        if low:
            yield f"{level:g} %: {low} {f'to {high}' if high else 'or later'}"


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _cell(row: Row, name: str) -> str:
    """Return a number as it is read, a time as it is written; years, which may have a fraction, without groups."""
    value = row[name]
    if value is None:
        return ""
    return str(value) if not isinstance(value, float) else f"{value:.1f}" if "date" in name else number(value)
