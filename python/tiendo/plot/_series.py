"""One series of a forecast as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .._frames.columns import columns_of
from .._frames.input_columns import InputColumns
from .._frames.numbers import BLANKS
from .._frames.types import IntoFrame
from .._visible import spelt
from ..errors import InvalidValue, UnknownName
from ..forecasting._calendar import FREQUENCIES, Calendar
from ..forecasting._interval_names import end_of_interval, interval_columns
from ..forecasting._names import clean_name
from ..forecasting._spellings import frequency_of_number, frequency_of_text
from ..forecasting._times import LEAST_YEAR, read_times
from ._course import Ahead, Course, Goal, Value
from ._frame import Checked, checked_tables, name_text
from ._goal_words import goal_words
from ._options import Given
from ._sheet import missing
from ._time_axis import Time
from ._words import shown

_TARGETS = {"unique_id": "id", "rule": "name", "value": "number", "due": "cell", "value_to": "number"}
_LEVELS = ("at_least", "greater_than", "at_most", "less_than", "exactly", "between")


def course_of_series(
    forecast: IntoFrame, name: Any, history: IntoFrame | None, targets: IntoFrame | None, model: Any, given: Given
) -> tuple[Course, str]:
    """Return what is drawn of a series of a forecast, and the name of the series."""
    columns = columns_of(forecast)
    label = _model_of(columns, model)
    levels = _levels_of(columns, label)
    values = dict.fromkeys([label, "y", *(end for ends in levels.values() for end in ends)], "number")
    ahead, past, goals = checked_tables(
        (columns, {"unique_id": "id", "ds": "cell", **values}, ("y",)),
        None if history is None else (columns_of(history), {"unique_id": "id", "ds": "cell", "y": "number"}, ()),
        None if targets is None else (columns_of(targets), _TARGETS, ("value_to",)),
    )
    chosen = _series_of(ahead["unique_id"], name)
    future = _rows_of(ahead, chosen)
    if history is None and "y" in ahead:  # of forecast(fitted=True), whose rows of the past have a value
        past, future = ahead, [row for row in future if row["y"] is None]
    known = [row for row in _rows_of(past, chosen) if past is not ahead or row["y"] is not None]
    due = [row for row in _rows_of(goals, chosen) if row["rule"] in _LEVELS and row["value"] is not None]
    times = times_of([row["ds"] for row in (*known, *future)] + [row["due"] for row in due])
    first, second = len(known), len(known) + len(future)

    pairs = sorted(zip(times[:first], known, strict=True), key=lambda pair: pair[0])
    dots = [Value(time, name_text(row["ds"]), row["y"], row["y"]) for time, row in pairs if row["y"] is not None]
    absent = [(time, name_text(row["ds"])) for time, row in pairs if row["y"] is None]
    forecasts = [
        Ahead(time, name_text(row["ds"]), row[label], {at: (row[low], row[high]) for at, (low, high) in levels.items()})
        for time, row in sorted(zip(times[first:second], future, strict=True), key=lambda pair: pair[0])
    ]
    aims = [_goal(time, row, given) for time, row in zip(times[second:], due, strict=True)]
    latest = (dots[-1].time, dots[-1].middle) if dots else None
    base = (dots[0].time, dots[0].middle) if len(dots) > 1 else None
    unit = shown(given.unit or "")
    return Course(dots, absent, forecasts, aims, base, latest, unit, unit), name_text(chosen)


def _rows_of(columns: Checked, series: Any) -> list[dict[str, Any]]:
    """Return the rows of one series."""
    names = list(columns)
    return [
        dict(zip(names, cells, strict=True))
        for cells in zip(*columns.values(), strict=True)
        if cells[names.index("unique_id")] == series
    ]


def times_of(cells: Sequence[Any]) -> list[Time]:
    """Return times as the last days of their periods, dates as they are, and counts as numbers.

    >>> times_of(["2024-Q3", "2024-Q4"]), times_of([2024]), times_of([7])
    (['2024-09-30', '2024-12-31'], ['2024-12-31'], [7.0])
    """
    if not cells:
        return []
    plain = np.empty(len(cells), object)
    plain[:] = [cell.strip(BLANKS) if isinstance(cell, str) else cell for cell in cells]
    if plain.tolist() and all(isinstance(cell, (int, float, np.number)) for cell in plain):
        plain = np.asarray(plain.tolist())
    frequency = _frequency(plain.tolist())
    read = read_times(plain, Calendar.of(frequency))
    if hasattr(read, "moments"):
        return [str(day) for day in read.moments.astype("datetime64[D]")]
    if hasattr(read, "values") and (len(read.values) == 0 or int(np.max(read.values)) < LEAST_YEAR):
        return [float(value) for value in read.values.tolist()]
    numbers = read.numbers
    if hasattr(read, "values"):
        numbers = read.values - 1970  # years as whole numbers
    last = Calendar.of(frequency).first_days(numbers + 1) - np.timedelta64(1, "D")
    return [str(day) for day in last]


def _frequency(cells: list[Any]) -> str | int:
    first = cells[0]
    if isinstance(first, str):
        return frequency_of_text(first) or ("day" if "-" in first or len(first) == 8 else "year")
    if isinstance(first, (int, float, np.number)) and not isinstance(first, bool) and float(first).is_integer():
        whole = max(int(cell) for cell in cells if isinstance(cell, (int, float, np.number)) and cell == cell)
        return (frequency_of_number(whole) or "year") if whole > 9999 else "year" if whole >= LEAST_YEAR else 1
    if type(first).__name__ == "Period":
        return next((name for name in FREQUENCIES if name[0].upper() == str(first.freqstr)[:1]), "day")
    return "day"


def _series_of(ids: list[Any], name: Any) -> Any:
    """Return the series that is meant."""
    known = list(dict.fromkeys(ids))
    if not known:
        raise InvalidValue("the forecast has no series")
    if name is None:
        if len(known) > 1:
            raise InvalidValue(f"the forecast has {len(known)} series; name one, such as {spelt(known[0])}")
        return known[0]
    wanted = clean_name(name)
    if not isinstance(name, (str, int)) or wanted not in known:
        raise UnknownName(missing("series", name, [str(id) for id in known]))
    return wanted


def _model_of(ahead: InputColumns, model: Any) -> str:
    """Return the column of the forecast that is drawn."""
    models = [
        name
        for name in ahead
        if name not in ("unique_id", "ds", "y", "cutoff")
        and end_of_interval(name) is None
        and not name.endswith(("-reason", "-mass"))
    ]
    if model is None:
        if not models:
            raise UnknownName("the frame has no column with forecasts, such as 'auto'; give what forecast() returned")
        return models[0]
    if not isinstance(model, str) or model not in models:
        raise UnknownName(missing("model", model, models))
    return model


def _levels_of(ahead: InputColumns, model: str) -> dict[float, tuple[str, str]]:
    """Return the levels of the intervals of a forecast, and the columns of their ends."""
    found = {}
    for name in ahead:
        probability = end_of_interval(name, of=model)
        if probability is not None and probability > 0.5:
            level = round(200 * probability - 100, 9)
            if set(interval_columns(model, level)) <= set(ahead):
                found[level] = interval_columns(model, level)
    return found


def _goal(time: Time, row: dict[str, Any], given: Given) -> Goal:
    rule, value, other = row["rule"], row["value"], row.get("value_to")
    low = high = value
    if rule == "between" and other is not None:
        low, high = min(value, other), max(value, other)
    if rule == "exactly" and other is not None:
        low, high = value - abs(other), value + abs(other)
    return Goal(time, low, high, goal_words(rule, low, high, given.unit or "", given.language), rule)
