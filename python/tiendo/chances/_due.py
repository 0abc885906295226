"""Due dates as numbers of the periods of a panel, and times of a panel from such numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._frames.fault_list import FaultList
from .._frames.input_columns import InputColumns
from .._frames.numbers import is_missing
from ..errors import InvalidValue
from ..forecasting._calendar import Integers
from ..forecasting._panel import Panel
from ..forecasting._times import CountedTimes, DayTimes, Times, read_times

Floats = NDArray[np.float64]
Cells = list[Any]
NO_PERIOD = np.iinfo(np.int64).min
_PERIODS_A_YEAR = {"year": 1.0, "half": 2.0, "quarter": 4.0, "month": 12.0, "week": 52.1775, "day": 365.2425}


def periods_a_year(panel: Panel) -> float:
    """Return how many periods a year has; 1 where `ds` counts steps."""
    return _PERIODS_A_YEAR.get(str(panel.calendar.frequency), 1.0)


def last_rows(panel: Panel) -> Integers:
    """Return the last row with a value of each series, -1 where there is none."""
    rows = np.full(len(panel), -1, np.int64)
    observed = panel.observed
    rows[panel.series[observed]] = observed  # rows ascend within a series: the last one stays
    return rows


def last_periods(panel: Panel) -> Integers:
    """Return the number of the period of the last row of each series."""
    ends = np.searchsorted(panel.series, np.arange(len(panel)), side="right") - 1
    return panel.times.numbers[ends]


def period_numbers(cells: Sequence[Any], panel: Panel, column: str) -> Integers:
    """Return the periods in which dates lie, numbered as those of the panel are.

    Raises
    ------
    InvalidValue
        For a cell that is no time of the frequency, or of another kind than `ds`.
    """
    try:
        times = read_times(_array(cells), panel.calendar)
    except InvalidValue as wrong:
        raise InvalidValue(re.sub(r"\bds\b", column, str(wrong))) from None
    own = panel.times
    counted = isinstance(times, CountedTimes)
    if isinstance(own, CountedTimes) and isinstance(panel.calendar.frequency, int):
        return _steps(times, own, column)
    if counted == isinstance(own, CountedTimes):
        return times.numbers
    if panel.calendar.frequency == "year":
        return times.numbers + (-1970 if counted else 1970)
    raise InvalidValue(f"{column} and ds are written in different ways: one counts periods, the other names them")


def periods_and_faults(source: InputColumns, name: str, panel: Panel, faults: FaultList) -> Integers:
    """Return the periods of a column of dates, and add a fault for every cell that is none; its period is `NO_PERIOD`.

    Empty cells have no period and no fault. Cells that are dates one by one, but not together, are one fault.
    """
    cells = source[name]
    periods = np.full(len(cells), NO_PERIOD, np.int64)
    known = [row for row, cell in enumerate(cells) if not (is_missing(cell) or cell == "")]
    if not known:
        return periods
    try:
        periods[known] = period_numbers([cells[row] for row in known], panel, name)
    except InvalidValue as together:
        different = {_key(cells[row]): cells[row] for row in known}
        alone = {key: _fault_alone(cell, panel, name) for key, cell in different.items()}
        wrong = [(row, alone[_key(cells[row])]) for row in known if alone[_key(cells[row])]]
        for row, text in wrong or [(-1, str(together))]:
            problem, _, remedy = text.partition("; ")
            faults.append(source.fault(row + 1, name, problem, remedy or "write it as ds is written"))
    return periods


def _key(cell: Any) -> tuple[type, Any]:
    """Return what equal plain cells have in common; any other object has itself alone."""
    return type(cell), cell if isinstance(cell, (str, int, float)) else id(cell)


def _fault_alone(cell: Any, panel: Panel, name: str) -> str:
    """Return what is wrong with a cell whatever the others are; empty if it is a time."""
    try:
        period_numbers([cell], panel, name)
    except InvalidValue as wrong:
        return str(wrong)
    return ""


def _array(cells: Sequence[Any]) -> Any:
    array = np.empty(len(cells), dtype=object)
    array[:] = [_plain(cell) for cell in cells]
    return array


def _plain(cell: Any) -> Any:
    return cell.astype("datetime64[us]").item() if isinstance(cell, np.datetime64) else cell


def _steps(times: Times, own: CountedTimes, column: str) -> Integers:
    if not isinstance(times, CountedTimes):
        raise InvalidValue(f"{column} holds whole numbers, as ds does")
    step = own.calendar.step
    first = int(own.values[0] - own.numbers[0] * step) if len(own.values) else 0
    numbers, rest = np.divmod(times.values - first, step)
    if rest.any():
        odd = times.values[np.flatnonzero(rest)[0]]
        raise InvalidValue(f"{column} {odd} is no whole number of steps of {step} from {first}")
    return numbers


def times_of(numbers: Floats, series: Integers, panel: Panel) -> tuple[Cells, str]:
    """Return the times of period numbers of series, written as `ds` is, and their type; missing ones as None."""
    rows = last_rows(panel)[series]
    known = np.flatnonzero(np.isfinite(numbers) & (rows >= 0))
    cells: Cells = [None] * len(numbers)
    steps = np.floor(numbers[known]).astype(np.int64) - panel.times.numbers[rows[known]]
    given = panel.times.later(rows[known], steps)
    plain, kind = _of_kind(given)
    for at, cell in zip(known.tolist(), plain, strict=True):
        cells[at] = cell
    return cells, kind


def moments_of(numbers: Floats, series: Integers, panel: Panel) -> tuple[Cells, str]:
    """Return the times of fractions of periods: 2024.8 where `ds` counts, a day between two days, else the period."""
    cells, kind = times_of(numbers, series, panel)
    if kind == "text":
        return cells, kind
    after, _ = times_of(numbers + 1, series, panel)
    parts = np.where(np.isfinite(numbers), numbers - np.floor(numbers), 0.0).tolist()
    whole = isinstance(panel.times, CountedTimes)
    if kind == "integer" and not whole:
        return cells, kind
    between = [
        None if cell is None else cell + part * (later - cell)
        for cell, later, part in zip(cells, after, parts, strict=True)
    ]
    return between, "number" if kind == "integer" else kind


def _of_kind(cells: Any) -> tuple[Cells, str]:
    """Return cells as plain objects of Python, and their type."""
    if cells.dtype.kind == "M":
        return cells.astype("datetime64[D]").tolist(), "day"
    plain = cells.tolist()
    if plain and isinstance(plain[0], str):
        return plain, "text"
    if plain and hasattr(plain[0], "date") and not hasattr(plain[0], "freqstr"):
        return [cell.date() for cell in plain], "day"
    if plain and hasattr(plain[0], "isoformat"):
        return plain, "day"
    if plain and not isinstance(plain[0], (int, float)):
        return [str(cell) for cell in plain], "text"
    return [int(cell) for cell in plain], "integer"


def kind_of_times(panel: Panel) -> str:
    """Return the type of the times of a panel, for columns without a single one."""
    if isinstance(panel.times, DayTimes):
        return "day"
    return "integer" if isinstance(panel.times, CountedTimes) else "text"
