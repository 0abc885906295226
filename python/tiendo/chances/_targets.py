"""The targets of series, one row each, as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from .._frames.columns import columns_of
from .._frames.fault_list import FaultList
from .._frames.input_columns import InputColumns, numbers_and_faults, plain_cells
from .._frames.numbers import is_missing
from .._frames.types import IntoFrame
from .._visible import spelt
from ..errors import InvalidValue
from ..forecasting._calendar import Integers
from ..forecasting._names import clean_name
from ..forecasting._panel import Panel
from ._due import NO_PERIOD, last_periods, periods_and_faults
from ._options import settings

Floats = NDArray[np.float64]
WANTED = ("unique_id", "rule", "value", "due")
READINGS = ("due", "until")
NUMBERS = ("value", "value_to", "baseline", "baseline_deviation")
PLACES = (("upper", "value_to"), ("tolerance", "value_to"), ("baseline", "baseline"))  # what a fault is about


@dataclass(frozen=True)
class Targets:
    """The targets of a panel: what was given, and as numbers."""

    source: InputColumns
    series: Integers  # -1 where the frame does not have it
    rules: list[str]
    values: Floats
    others: Floats
    baselines: Floats
    deviations: Floats
    due: Integers
    until: NDArray[np.uint8]
    since: Integers
    lower: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.rules)

    def columns(self) -> tuple[dict[str, list[Any]], dict[str, str]]:
        """Return what a result repeats of the targets, and the types of these columns; values are numbers."""
        optional = ["value_to"] if "value_to" in self.source else []
        cells = {name: plain_cells(self.source[name]) for name in ("unique_id", "rule", "value", *optional, "due")}
        for name, numbers in (("value", self.values), ("value_to", self.others)):
            if name in cells:
                cells[name] = _numbers_of(cells[name], numbers)
        types = {name: _type_of(column) for name, column in cells.items()} | {"rule": "text", "value": "number"}
        types |= dict.fromkeys(optional, "number")
        return cells, types

    @classmethod
    def read(cls, targets: IntoFrame, panel: Panel, decimal: str, by: str) -> Targets:
        """Read targets. Raises what `attainment` raises for them."""
        source = columns_of(targets, decimal=decimal)
        if missing := [name for name in WANTED if name not in source]:
            raise InvalidValue(
                f"targets have no column {', '.join(missing)}; they have the columns unique_id, rule, value and due"
            )
        faults = FaultList()
        rules = _texts(source, "rule")
        values, others, baselines, deviations = (_numbers(source, name, faults) for name in NUMBERS)
        _check_rules(source, rules, (values, others, baselines, deviations), faults)
        series = _series(source, panel, faults)
        due = periods_and_faults(source, "due", panel, faults)
        _need_cells(source, "due", "give a date", faults)
        since = (
            periods_and_faults(source, "since", panel, faults) if "since" in source else np.full(len(rules), NO_PERIOD)
        )
        until = _words(source, "by", READINGS, by, "reading of a due date", faults)
        lower = _words(source, "better", ("up", "down"), "up", "direction", faults)
        if faults:
            faults.sort(key=lambda fault: (fault.row, fault.line))
            faults.refuse()
        _need_a_series(source, series, panel)
        return cls(
            source, series, rules, values, others, baselines, np.nan_to_num(deviations), due, until, since, lower
        )  # fmt: skip


def _numbers(source: InputColumns, name: str, faults: FaultList) -> Floats:
    if name not in source:
        return np.full(len(source["rule"]), np.nan)
    return np.array([np.nan if cell is None else cell for cell in numbers_and_faults(source, name, faults)], np.float64)


def _numbers_of(cells: list[Any], numbers: Floats) -> list[Any]:
    """Return cells as they were given, texts as the numbers that they are, and missing ones as None."""
    return [
        None if number != number else number if isinstance(cell, str) else cell
        for cell, number in zip(cells, numbers.tolist(), strict=True)
    ]


def _texts(source: InputColumns, name: str) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" if is_missing(cell) else str(cell) for cell in source[name]]


def _check_rules(source: InputColumns, rules: list[str], numbers: tuple[Floats, ...], faults: FaultList) -> None:
    """Add the faults of rules: a name that is none, and numbers that a rule cannot have where they are numbers."""
    unread = {(fault.row, fault.line) for fault in faults}
    values, others, baselines, deviations = numbers
    for row, wrong in enumerate(_core.attainment.rule_faults(rules, values, others, baselines), 1):
        no_rule = wrong.startswith("there is no rule")
        if wrong:
            name = "rule" if no_rule else next((name for word, name in PLACES if word in wrong), "value")
            fault = source.fault(row, name, wrong, "correct the target")
            if no_rule or (fault.row, fault.line) not in unread:
                faults.append(fault)
        if deviations[row - 1] < 0:
            faults.append(source.fault(row, "baseline_deviation", "is below 0", "give a standard deviation"))


def _need_cells(source: InputColumns, name: str, remedy: str, faults: FaultList) -> None:
    for row, cell in enumerate(source[name], 1):
        if is_missing(cell) or (isinstance(cell, str) and not cell.strip()):
            faults.append(source.fault(row, name, f"a cell is missing in column {spelt(name)}", remedy))


def _series(source: InputColumns, panel: Panel, faults: FaultList) -> Integers:
    _need_cells(source, "unique_id", "name a series", faults)
    numbers = {clean_name(name): number for number, name in enumerate(panel.ids.tolist())}
    found = [-1 if is_missing(cell) else numbers.get(clean_name(cell), -1) for cell in source["unique_id"]]
    return np.array(found, np.int64)


def _need_a_series(source: InputColumns, series: Integers, panel: Panel) -> None:
    if len(series) and series.max() < 0 and len(panel):
        first, other = source["unique_id"][0], panel.ids.tolist()[0]
        raise InvalidValue(
            f"no target is one of a series of the frame: targets name {spelt(first)}, the frame {spelt(other)}"
        )


def _words(
    source: InputColumns, name: str, words: tuple[str, str], usual: str, what: str, faults: FaultList
) -> NDArray[np.uint8]:
    """Return 1 where an optional column has the second of two words, and the usual one where it is empty."""
    if name not in source:
        return np.full(len(source["rule"]), usual == words[1], np.uint8)
    found = []
    for row, cell in enumerate(source[name], 1):
        word: Any = usual if is_missing(cell) or cell == "" else cell
        if not isinstance(word, str) or word not in words:
            faults.append(source.fault(row, name, f"{spelt(cell)} is no {what}", f"write {words[0]} or {words[1]}"))
        found.append(word == words[1])
    return np.array(found, np.uint8)


def chances_of(panel: Panel, goals: Targets, known: Integers, chosen: dict[str, Any]) -> _core.attainment.Chances:
    """Return the chances of the targets in the known rows."""
    return _core.attainment.Chances(
        panel.values, panel.offsets, last_periods(panel), goals.series[known],
        [goals.rules[row] for row in known.tolist()], goals.values[known], goals.others[known], goals.baselines[known],
        goals.deviations[known], goals.due[known], goals.until[known], goals.since[known], goals.lower[known],
        panel.groups, **settings(chosen, panel),
    )  # fmt: skip


def spread_over(cells: list[Any], rows: Integers, count: int) -> list[Any]:
    """Return cells at their rows, those of other rows and what is no number as None."""
    spread: list[Any] = [None] * count
    for row, cell in zip(rows.tolist(), cells, strict=True):
        spread[row] = None if cell != cell else cell
    return spread


def _type_of(cells: list[Any]) -> str:
    """Return the type of a column of the result."""
    kinds = {type(cell) for cell in cells if not is_missing(cell)}
    if kinds and all(issubclass(kind, str) for kind in kinds):
        return "text"
    if kinds and all(issubclass(kind, (int, np.integer)) for kind in kinds):
        return "integer"
    if kinds and all(hasattr(kind, "isoformat") for kind in kinds):
        return "day"
    return "number" if kinds and all(issubclass(kind, (int, float, np.number)) for kind in kinds) else "text"
