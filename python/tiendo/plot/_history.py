"""The published values of the series that a row rests on, as far as they were known on the day."""

from __future__ import annotations

import calendar
import datetime
from typing import Any

from .._frames.input_columns import Columns
from ..programme import Observations
from ._course import Value

Row = dict[str, Any]
_TEXTS = {"year": "{y}", "half": "{y}-H{p}", "quarter": "{y}-Q{p}", "month": "{y}-{p:02}"}
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}


def history_of(row: Row, observations: Observations, tier_of_area: str, symbol: str) -> list[Value]:
    """Return the values of the row's series that were published by its day, in the order of time.

    The series is that of the observation which is the row's latest evidence: of the same indicator, area, tier, method,
    unit, and proxy or not. What the row rests on is always among them. The line goes through values whose period is of
    the kind of the latest one.
    """
    columns, _ = observations._table()
    latest = [piece for piece in row["evidence"] if piece["role"] == "latest"]
    kinds = {kind_of_period(*_ends_of(str(piece["period"]), piece["period_last"]))[0] for piece in latest}
    candidates = [
        at
        for at, indicator in enumerate(columns["indicator_id"])
        if indicator == row["indicator_id"] and _is_of_row(columns, at, row, tier_of_area)
    ]
    series = {_series(columns, at) for at in candidates for piece in latest if _is_evidence(columns, at, piece)}
    values = [_of_observation(columns, at, symbol, kinds) for at in candidates if _series(columns, at) in series]
    known = {value for value in values if last_day(value.published) <= row["as_of"] and _has_number(value)}
    there = {(value.time, value.source, value.published) for value in known}
    evidence = {_of_evidence(piece, kinds) for piece in row["evidence"]}
    rest = {value for value in evidence if (value.time, value.source, value.published) not in there}
    return sorted(known | rest, key=_order)


def last_day(published: str) -> str:
    """Return the last day of a day, month or year.

    >>> last_day("2024-02"), last_day("2024")
    ('2024-02-29', '2024-12-31')
    """
    if len(published) == 4:
        return f"{published}-12-31"
    if len(published) == 7:
        return f"{published}-{calendar.monthrange(int(published[:4]), int(published[5:]))[1]}"
    return published


def kind_of_period(first: datetime.date, last: datetime.date) -> tuple[str, str]:
    """Return the kind of a period and how it is written.

    >>> kind_of_period(datetime.date(2024, 7, 1), datetime.date(2024, 9, 30))
    ('quarter', '2024-Q3')
    """
    if first == last:
        return "day", last.isoformat()
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    for kind, length in _MONTHS.items():
        if whole and months == length and (first.month - 1) % length == 0:
            return kind, _TEXTS[kind].format(y=last.year, p=(first.month - 1) // length + 1)
    return str((last - first).days + 1), f"{first}/{last}"


def _order(value: Value) -> tuple[Any, ...]:
    return value.time, last_day(value.published), value.source, value.low or 0.0, value.high or 0.0


def _has_number(value: Value) -> bool:
    return value.low is not None or value.high is not None


def _is_of_row(columns: Columns, at: int, row: Row, tier_of_area: str) -> bool:
    """Return whether an observation is of the row's area, tier and method; an empty cell is the usual one."""
    valid_from = columns["area_valid_from"][at]
    return bool(
        columns["area_code"][at] == row["area_code"]
        and (valid_from is None or valid_from == (row["area_valid_from"] or "unknown"))
        and (columns["tier"][at] or tier_of_area) == (row["tier"] or tier_of_area)
        and (columns["method"][at] or "") == (row["method"] or "")
    )


def _is_evidence(columns: Columns, at: int, piece: dict[str, Any]) -> bool:
    return bool(
        str(columns["period_last"][at]) == piece["period_last"]
        and columns["source"][at] == piece["source"]
        and columns["published"][at] == piece["published"]
    )


def _series(columns: Columns, at: int) -> tuple[Any, ...]:
    return columns["unit"][at], columns["proxy"][at]


def _of_observation(columns: Columns, at: int, symbol: str, kinds: set[str]) -> Value:
    first, last = columns["period_first"][at], columns["period_last"][at]
    kind, period = kind_of_period(first, last)
    value, low, high = (columns[name][at] for name in ("value", "low", "high"))
    parts = columns["numerator"][at], columns["denominator"][at]
    if value is None and low is None and high is None and None not in parts and parts[1] != 0:
        value = parts[0] / parts[1] * (100 if symbol.startswith("%") else 1)
    if value is not None:
        low = high = value
    final = columns["status"][at] == "final"
    source, published = columns["source"][at] or "", columns["published"][at] or ""
    return Value(str(last), period, low, high, source, published, final, kind in kinds)


def _of_evidence(piece: dict[str, Any], kinds: set[str]) -> Value:
    last = str(piece["period_last"])
    low, high = piece["low"], piece["high"]
    if low is None and high is None:
        low = high = piece["value"]
    kind, period = kind_of_period(*_ends_of(str(piece["period"]), last))
    return Value(
        last, period, low, high, piece["source"], piece["published"], piece["status"] == "final", kind in kinds
    )


def _ends_of(period: str, last: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a period from its text and its last day."""
    end = datetime.date.fromisoformat(last)
    if len(period) > 10:
        return datetime.date.fromisoformat(period[:10]), end
    months = {4: 12, 7: {"H": 6, "Q": 3}.get(period[5:6], 1)}.get(len(period))
    if months is None or "W" in period:
        return (end - datetime.timedelta(days=6) if "W" in period else end), end
    first = (end.year * 12 + end.month - 1) - (months - 1)
    return datetime.date(first // 12, first % 12 + 1, 1), end
