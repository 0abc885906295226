"""The targets of series, one row each, as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from .._frames.columns import columns_of
from .._frames.fault_list import FaultList
from .._frames.input_columns import InputColumns, numbers_in, plain_cells
from .._frames.numbers import is_missing
from .._frames.types import IntoFrame
from .._visible import spelt
from ..errors import InvalidValue
from ..forecasting._calendar import Integers
from ..forecasting._names import clean_name
from ..forecasting._panel import Panel
from ._due import last_periods, period_numbers
from ._options import settings

Floats = NDArray[np.float64]
WANTED = ("unique_id", "rule", "value", "due")
READINGS = ("due", "until")
NONE = np.iinfo(np.int64).min  # of a first period


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
        cells = {name: plain_cells(self.source[name]) for name in WANTED}
        cells["value"] = [
            number if isinstance(cell, str) else cell
            for cell, number in zip(cells["value"], self.values.tolist(), strict=True)
        ]
        return cells, {name: _type_of(column) for name, column in cells.items()} | {"rule": "text", "value": "number"}

    @classmethod
    def read(cls, targets: IntoFrame, panel: Panel, decimal: str, by: str) -> Targets:
        """Read targets. Raises what `attainment` raises for them."""
        source = columns_of(targets, decimal=decimal)
        if missing := [name for name in WANTED if name not in source]:
            raise InvalidValue(
                f"targets have no column {', '.join(missing)}; they have the columns unique_id, rule, value and due"
            )
        rules = _texts(source, "rule")
        values, others = _numbers(source, "value"), _numbers(source, "value_to")
        baselines, deviations = _numbers(source, "baseline"), _numbers(source, "baseline_deviation")
        _check_rules(source, rules, values, others, baselines, deviations)
        series = _series(source, panel)
        due = period_numbers(source["due"], panel, "due") if rules else np.zeros(0, np.int64)
        return cls(
            source, series, rules, values, others, baselines, np.nan_to_num(deviations), due,
            _readings(source, by), _first_periods(source, panel), _lower(source),
        )  # fmt: skip


def _numbers(source: InputColumns, name: str) -> Floats:
    if name not in source:
        return np.full(len(source["rule"]), np.nan)
    return np.array([np.nan if cell is None else cell for cell in numbers_in(source, name)], np.float64)


def _texts(source: InputColumns, name: str) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" if is_missing(cell) else str(cell) for cell in source[name]]


def _check_rules(
    source: InputColumns, rules: list[str], values: Floats, others: Floats, baselines: Floats, deviations: Floats
) -> None:
    faults = FaultList()
    for row, wrong in enumerate(_core.attainment.rule_faults(rules, values, others, baselines), 1):
        if wrong:
            name = "rule" if wrong.startswith("there is no rule") else "value"
            faults.append(source.fault(row, name, wrong, "correct the target"))
        elif deviations[row - 1] < 0:
            faults.append(source.fault(row, "baseline_deviation", "is below 0", "give a standard deviation"))
    if faults:
        faults.refuse()


def _series(source: InputColumns, panel: Panel) -> Integers:
    numbers = {clean_name(name): number for number, name in enumerate(panel.ids.tolist())}
    faults = FaultList()
    found = []
    for row, cell in enumerate(source["unique_id"], 1):
        if is_missing(cell) or (isinstance(cell, str) and not cell.strip()):
            faults.append(source.fault(row, "unique_id", "a cell is missing in column 'unique_id'", "name a series"))
        found.append(numbers.get(clean_name(cell), -1) if not is_missing(cell) else -1)
    if faults:
        faults.refuse()
    if found and max(found) < 0 and len(panel):
        first, other = source["unique_id"][0], panel.ids.tolist()[0]
        raise InvalidValue(
            f"no target is one of a series of the frame: targets name {spelt(first)}, the frame {spelt(other)}"
        )
    return np.array(found, np.int64)


def _readings(source: InputColumns, by: str) -> NDArray[np.uint8]:
    if "by" not in source:
        return np.full(len(source["rule"]), by == "until", np.uint8)
    faults = FaultList()
    found = []
    for row, cell in enumerate(source["by"], 1):
        reading = by if is_missing(cell) or cell == "" else cell
        if reading not in READINGS:
            faults.append(source.fault(row, "by", f"{spelt(cell)} is no reading of a due date", "write due or until"))
        found.append(reading == "until")
    if faults:
        faults.refuse()
    return np.array(found, np.uint8)


def _first_periods(source: InputColumns, panel: Panel) -> Integers:
    periods = np.full(len(source["rule"]), NONE, np.int64)
    if "since" not in source:
        return periods
    known = [row for row, cell in enumerate(source["since"]) if not (is_missing(cell) or cell == "")]
    if known:
        periods[known] = period_numbers([source["since"][row] for row in known], panel, "since")
    return periods


def _lower(source: InputColumns) -> NDArray[np.uint8]:
    if "better" not in source:
        return np.zeros(len(source["rule"]), np.uint8)
    faults = FaultList()
    found = []
    for row, cell in enumerate(source["better"], 1):
        word: Any = "up" if is_missing(cell) or cell == "" else cell
        if word not in ("up", "down"):
            faults.append(source.fault(row, "better", f"{spelt(cell)} is no direction", "write up or down"))
        found.append(word == "down")
    if faults:
        faults.refuse()
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
