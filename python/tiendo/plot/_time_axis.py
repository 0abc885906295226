"""The axis of time: a tick at times that the data have, labelled as the data write them."""

from __future__ import annotations

import datetime
import itertools
import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from ._theme import altair

Time = str | float  # a day as YYYY-MM-DD, or a count
MOST_TICKS = 9


def time_axis(times: Iterable[Time], room: int) -> Any:
    """Return the axis of the column `time`: days, or counts where all times are numbers.

    A tick stands at the last time and at every so many before it. Days are labelled by their year where all are of one
    day of the year, by year and month where all are ends or beginnings of months, else whole.
    """
    alt = altair()
    distinct = sorted(set(times), key=ordinal)
    ticks = thinned(distinct, max(2, min(MOST_TICKS, room // 60)))
    if not all(isinstance(time, str) for time in distinct):
        axis = alt.Axis(values=ticks, format="d", grid=False, title=None)
        return alt.X("time:Q", axis=axis, scale=alt.Scale(padding=16, nice=False, zero=False))
    axis = alt.Axis(values=ticks, format=_format([str(time) for time in distinct]), grid=False, title=None)
    return alt.X("time:T", axis=axis, scale=alt.Scale(type="utc", padding=16, nice=False))


def thinned(times: Sequence[Time], most: int) -> list[Time]:
    """Return the last time, and times at equal distances in the sequence before it.

    >>> thinned([2020.0, 2021.0, 2022.0, 2023.0, 2024.0], 3)
    [2020.0, 2022.0, 2024.0]
    """
    step = max(1, -(-len(times) // most))
    return list(reversed(list(reversed(times))[::step]))


def ordinal(time: Time) -> float:
    """Return a time as a number: days from the first of the calendar, or the count itself."""
    return float(datetime.date.fromisoformat(time).toordinal()) if isinstance(time, str) else float(time)


def is_gap(times: Sequence[Time]) -> list[bool]:
    """Return for each time but the first whether it is far from the one before: beyond 1.5 times the median distance.

    >>> is_gap([2018.0, 2019.0, 2020.0, 2023.0])
    [False, False, True]
    """
    steps = [ordinal(after) - ordinal(before) for before, after in itertools.pairwise(times)]
    usual = statistics.median(steps) if steps else 0.0
    return [step > 1.5 * usual for step in steps]


def _format(days: Sequence[str]) -> str:
    if len({_in_year(day) for day in days}) == 1:
        return "%Y"
    ends = all((datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).day == 1 for day in days)
    return "%Y-%m" if ends or all(day.endswith("-01") for day in days) else "%Y-%m-%d"


def _in_year(day: str) -> str:
    return "02-28" if day.endswith("02-29") else day[5:]
