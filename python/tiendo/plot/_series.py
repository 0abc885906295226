"""One series of a forecast as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .._frames.columns import columns_of
from .._frames.fault_list import FaultList
from .._frames.input_columns import InputColumns, numbers_in
from .._frames.numbers import BLANKS, is_missing
from .._frames.types import IntoFrame
from .._visible import spelt
from ..errors import InputError, InvalidValue, UnknownName
from ..forecasting._calendar import FREQUENCIES, Calendar
from ..forecasting._interval_names import end_of_interval, interval_columns
from ..forecasting._names import clean_name
from ..forecasting._spellings import frequency_of_number, frequency_of_text
from ..forecasting._times import LEAST_YEAR, read_times
from ._course import Ahead, Course, Goal, Value
from ._goal_words import goal_words
from ._options import Given
from ._sheet import missing
from ._time_axis import Time
from ._words import shown

_LEVELS = ("at_least", "greater_than", "at_most", "less_than", "exactly", "between")


def course_of_series(
    forecast: IntoFrame, name: Any, history: IntoFrame | None, targets: IntoFrame | None, model: Any, given: Given
) -> tuple[Course, str]:
    """Return what is drawn of a series of a forecast, and the name of the series."""
    ahead = columns_of(forecast)
    _need(ahead, ("unique_id", "ds"))
    past = columns_of(history) if history is not None else None
    if past is not None:
        _need(past, ("unique_id", "ds", "y"))
    goals = columns_of(targets) if targets is not None else None
    if goals is not None:
        _need(goals, ("unique_id", "rule", "value", "due"))
    chosen = _series_of(ahead, past, name)
    label = _model_of(ahead, model)
    faults = FaultList()
    numbers: dict[str, list[float | None]] = {}
    levels = _levels_of(ahead, label)
    for wanted in (label, *("y" for _ in [0] if "y" in ahead), *(n for pair in levels.values() for n in pair)):
        numbers[wanted] = _collected(faults, ahead, wanted)
    y = _collected(faults, past, "y") if past is not None else numbers.get("y", [])
    limits = {n: _collected(faults, goals, n) for n in ("value", "value_to") if goals is not None and n in goals}
    rules = [str(rule).strip(BLANKS) for rule in goals["rule"]] if goals is not None else []
    if faults:
        faults.refuse()

    rows = [at for at, id in enumerate(ahead["unique_id"]) if clean_name(id) == chosen]
    fitted = past is None and "y" in ahead
    future = [at for at in rows if not (fitted and numbers["y"][at] is not None)]
    before = ahead if fitted else past
    known = [at for at in rows if at not in set(future)] if fitted else []
    if past is not None:
        known = [at for at, id in enumerate(past["unique_id"]) if clean_name(id) == chosen]
    due = [
        at
        for at, id in enumerate(goals["unique_id"] if goals is not None else [])
        if clean_name(id) == chosen and rules[at] in _LEVELS and limits["value"][at] is not None
    ]
    cells = [before["ds"][at] for at in known] if before is not None else []
    cells += [ahead["ds"][at] for at in future]
    cells += [goals["due"][at] for at in due] if goals is not None else []
    times = times_of(cells)
    first, second = len(known), len(known) + len(future)
    pairs = [(time, str(cell), y[at]) for time, cell, at in zip(times, cells, known, strict=False)]
    pairs.sort(key=lambda pair: pair[0])
    values = [Value(time, period, value, value) for time, period, value in pairs if value is not None]
    forecasts = [
        Ahead(time, str(cell), numbers[label][at], {
            level: (numbers[low][at], numbers[high][at]) for level, (low, high) in levels.items()
        })
        for time, cell, at in zip(times[first:second], cells[first:second], future, strict=True)
    ]  # fmt: skip
    forecasts.sort(key=lambda one: one.time)
    drawn = [
        _goal(time, rules[at], limits["value"][at] or 0.0, limits.get("value_to", {}), at, given)
        for time, at in zip(times[second:], due, strict=True)
    ]
    latest = (values[-1].time, values[-1].middle) if values else None
    base = (values[0].time, values[0].middle) if len(values) > 1 else None
    absent = [(time, period) for time, period, value in pairs if value is None]
    return Course(
        values, absent, forecasts, drawn, base, latest, shown(given.unit or ""), shown(given.unit or "")
    ), str(chosen)


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


def _need(columns: InputColumns, names: Sequence[str]) -> None:
    """Raise `InputError` with every column that is missing."""
    absent = [name for name in names if name not in columns]
    if absent:
        there = ", ".join(map(shown, columns)) or "none"
        raise InputError([
            columns.fault(0, "", f"there is no column {spelt(name)}", f"there are {there}") for name in absent
        ])  # fmt: skip


def _collected(faults: FaultList, columns: InputColumns, name: str) -> list[float | None]:
    try:
        return numbers_in(columns, name)
    except InputError as wrong:
        faults += wrong.faults
        return [None] * len(columns[name])


def _series_of(ahead: InputColumns, past: InputColumns | None, name: Any) -> Any:
    """Return the series that is meant."""
    ids = list(dict.fromkeys(clean_name(id) for id in ahead["unique_id"] if not is_missing(id)))
    if not ids:
        raise InvalidValue("the forecast has no series")
    if name is None:
        if len(ids) > 1:
            raise InvalidValue(f"the forecast has {len(ids)} series; name one, such as {spelt(ids[0])}")
        return ids[0]
    wanted = clean_name(name)
    if not isinstance(name, (str, int)) or wanted not in ids:
        raise UnknownName(missing("series", str(name), [str(id) for id in ids]))
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
        raise UnknownName(missing("model", model if isinstance(model, str) else spelt(model), models))
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


def _goal(time: Time, rule: str, value: float, others: Any, at: int, given: Given) -> Goal:
    other = others[at] if others else None
    low, high = (value, other) if rule == "between" and other is not None else (value, value)
    if rule == "exactly" and other:
        low, high = value - other, value + other
    low, high = min(low, high), max(low, high)
    return Goal(time, low, high, goal_words(rule, low, high, given.unit or "", given.language), rule)
