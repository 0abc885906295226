"""A long frame as one block of values, series after series."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._frames.columns import columns_of, frame_of
from .._frames.input_columns import InputColumns, numbers_in
from .._frames.masks import unmasked
from .._frames.numbers import BLANKS, check_decimal, is_missing
from .._frames.text_files import is_path
from .._frames.types import Decimal
from .._visible import spelt
from ..errors import Fault, InputError, InvalidValue
from ._calendar import Calendar, Integers
from ._names import clean_name
from ._times import Times, read_times

Floats = NDArray[np.float64]
Cells = NDArray[Any]

MOST_HOLES = 1_000  # periods per row, of a whole panel
_AT_ONCE = 2_000_000  # values of prefixes
_LONGER = {  # frequencies and the periods that they have, the longest first
    "month": (("year", 12), ("half", 6), ("quarter", 3)),
    "quarter": (("year", 4), ("half", 2)),
    "half": (("year", 2),),
    "day": (("week", 7),),
}
_SINGLE: dict[str, Any] = {
    "float32": np.float32,
    "float[pyarrow]": np.float32,
    "float": np.float32,  # of Arrow
    "float16": np.float16,
    "halffloat[pyarrow]": np.float16,
    "halffloat": np.float16,  # of Arrow
}
WANTED = ("unique_id", "ds", "y")


@dataclass(frozen=True)
class Panel:
    """A long frame as one block of values without holes in time, and what it takes to give a frame back."""

    ids: Cells  # of each series, in the order of first appearance
    values: Floats
    offsets: Integers
    times: Times  # of each row
    y: Floats
    series: Integers  # of each row
    position: Integers  # of each row in `values`
    groups: Integers  # of each series, the number of its panel; empty where each is forecast alone
    give: Callable[[dict[str, Cells]], Any]

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def read(cls, frame: Any, frequency: Any, decimal: str, panel: Any = None) -> Panel:
        """Read a frame, a mapping of lists or a CSV file. Raises what `forecast` raises for its columns."""
        calendar = Calendar.of(frequency)
        column = panel_column(panel)
        columns, give = _columns(frame, check_decimal(decimal), column)
        y = _values(columns["y"], columns["source"])
        times = read_times(columns["ds"], calendar)
        names, series = _series(columns["unique_id"])
        groups = (
            _groups(columns[column], column, names, series) if column else np.zeros(len(names) * bool(panel), np.int64)
        )
        number = times.numbers
        order = np.lexsort((number, series)) if not _sorted(series, number) else np.arange(len(series))
        series, number, y = series[order], number[order], y[order]
        same = series[1:] == series[:-1]
        begins = np.flatnonzero(np.concatenate([[True], ~same])) if len(series) else np.zeros(0, np.int64)
        times = times.in_order(order, begins)
        twice = np.flatnonzero(same & (number[1:] == number[:-1]))
        if len(twice):
            raise InvalidValue(_two_rows(names, series, times, columns["ds"][order], int(twice[0])))
        _warn_of_coarse_steps(number, same, calendar)
        ends = np.append(begins[1:], len(series)) - 1 if len(series) else begins
        lengths = number[ends] - number[begins] + 1
        if float(lengths.sum(dtype=np.float64)) > MOST_HOLES * (1_000 + len(series)):
            longest = int(lengths.argmax())
            first, last = columns["ds"][order][[begins[longest], ends[longest]]]
            raise InvalidValue(
                f"series {spelt(names.tolist()[longest])} runs over {lengths[longest]} periods, nearly all without a "
                f"row, from {first} to {last}: is the frequency {spelt(calendar.frequency)}?"
            )
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        position = offsets[series] + number - number[begins][series] if len(series) else series
        values = np.full(offsets[-1], np.nan)
        values[position] = y
        return cls(names, values, offsets, times, y, series, position, groups, give)

    @property
    def calendar(self) -> Calendar:
        """The calendar of the frequency."""
        return self.times.calendar

    @property
    def firsts(self) -> Integers:
        """The number of the period in which each series begins."""
        numbers: Integers = self.times.numbers[np.searchsorted(self.series, np.arange(len(self)))]
        return numbers

    @property
    def observed(self) -> Integers:
        """The rows that have a value."""
        return np.flatnonzero(~np.isnan(self.y))

    def ds_of_rows(self, rows: Integers) -> Cells:
        """Return the times of rows, as the frame has them."""
        return self.times.later(rows, np.zeros(len(rows), np.int64))

    def ds_at(self, positions: Integers) -> Cells:
        """Return the times of positions in `values`: those of the frame, or counted from the row before."""
        if len(self.position) == len(self.values):  # no gaps
            return self.times.later(positions, np.zeros(len(positions), np.int64))
        row_at = np.zeros(len(self.values), np.int64)
        row_at[self.position] = np.arange(len(self.position))
        rows = np.maximum.accumulate(row_at)[positions]
        return self.times.later(rows, positions - self.position[rows])

    def ds_after(self, series: Integers, steps: Integers) -> Cells:
        """Return what comes `steps` periods after the last row of each series."""
        last = np.searchsorted(self.series, np.arange(len(self)), side="right") - 1
        return self.times.later(last[series], steps)

    def prefixes(self) -> Iterator[tuple[Floats, Integers]]:
        """Return every series as it was before each of its periods: in all, as many series as there are values.

        They come in blocks of some 2,000,000 values, and at least one series: 1,000 years of one series have prefixes
        of 499,500 values, and 10,000 have a hundred times as many.
        """
        if len(self.values) == 0:
            yield self.values, self.offsets
        starts = np.repeat(self.offsets[:-1], np.diff(self.offsets))
        lengths = np.arange(len(self.values)) - starts
        ends = np.cumsum(lengths)
        first = 0
        while first < len(starts):
            before = ends[first] - lengths[first]
            last = max(first + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
            block = slice(first, last)
            yield self.values[ranges(starts[block], lengths[block])], np.concatenate([[0], ends[block] - before])
            first = last


def _warn_of_coarse_steps(number: Integers, same: Cells, calendar: Calendar) -> None:
    """Warn where every step of a panel is one of a longer frequency: then nearly all periods would be gaps."""
    steps = np.diff(number)[same]
    longer = [name for name, parts in _LONGER.get(str(calendar.frequency), ()) if not (steps % parts).any()]
    if len(steps) >= 3 and longer:
        warnings.warn(
            f"every step in ds is that of a {longer[0]}, and the {calendar.frequency}s between are taken for gaps: is "
            f"the frequency {spelt(longer[0])}?",
            stacklevel=4,  # where forecast, cross_validation or back_test was called
        )


def panel_column(panel: Any) -> str:
    """Return the column that names the panel of each series; empty where there is none.

    >>> panel_column("indicator"), panel_column(True)
    ('indicator', '')
    """
    if panel is None or isinstance(panel, (bool, np.bool_)):
        return ""
    if isinstance(panel, str) and panel.strip(BLANKS):
        return panel.strip(BLANKS)
    raise InvalidValue(
        "panel is True where all series are of one kind, or the column that names the panel of each series, not "
        f"{spelt(panel)}"
    )


def _columns(frame: Any, decimal: Decimal, panel: str) -> tuple[dict[str, Any], Callable[[dict[str, Cells]], Any]]:
    """Return unique_id, ds, y and the column of panels as arrays, the `source` of y, and what gives such a frame."""
    import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

    if is_path(frame):
        source = columns_of(frame, decimal=decimal)
        names = _names(source, panel, source.file)
        return {name: _array(source[at]) for name, at in names.items()} | {"source": source}, dict
    if isinstance(frame, Mapping):
        names = _names(frame, panel)
        arrays: dict[str, Any] = {name: _array(frame[at]) for name, at in names.items()}
        if any(cells.ndim != 1 for cells in arrays.values()):
            raise InvalidValue("unique_id, ds and y are lists of plain values, one per row")
        if len({len(cells) for cells in arrays.values()}) > 1:
            lengths = ", ".join(f"{name} {len(cells)}" for name, cells in arrays.items())
            raise InvalidValue(f"the columns are not of the same length: {lengths}")
        return arrays | {"source": InputColumns(decimal=decimal)}, dict
    table = frame_of(frame)
    names = _names(table.columns, panel)
    kind = table[names["ds"]].dtype
    if isinstance(kind, nw.Datetime) and kind.time_zone is not None:
        raise InvalidValue(f"ds has the time zone {kind.time_zone}; give the local times without it")
    arrays = {name: np.asarray(table[at].to_numpy()) for name, at in names.items()}
    if any(cells.ndim != 1 for cells in arrays.values()):
        raise InvalidValue("unique_id, ds and y hold plain values, one per row")
    backend, lazy = table.implementation, type(frame).__name__ == "LazyFrame"

    def give(columns: dict[str, Cells]) -> Any:
        import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

        native = nw.from_dict(columns, backend=backend).to_native()
        return native.lazy() if lazy else native

    return arrays | {"source": InputColumns(decimal=decimal)}, give


def _names(given: Iterable[Any], panel: str, file: str = "") -> dict[str, Any]:
    """Return what the columns are called; blanks around names are no part of them.

    Raises `InvalidValue` for a column that is not there, and warns of those that are not used.
    """
    there = [(str(name).strip(BLANKS), name) for name in given]
    wanted = dict.fromkeys((*WANTED, panel) if panel else WANTED)
    found = {name: own for name, own in there if name in wanted}
    if panel and panel not in found and len(found) == len(WANTED):
        raise InvalidValue(
            f"there is no column {spelt(panel)} to name the panel of each series; there are "
            f"{', '.join(list(dict(there)))}"
        )
    if missing := [name for name in WANTED if name not in found]:
        problem = f"there is no column {', '.join(missing)}; there are {', '.join(list(dict(there))) or 'none'}"
        if file:
            raise InputError([Fault(file, 1, 0, problem, "name the columns unique_id, ds and y in the first line")])
        raise InvalidValue(f"{problem}. A long frame has the columns unique_id, ds and y")
    if unused := [name for name, _ in there if name not in wanted]:
        shown = ", ".join(unused[:5]) + (f" and {len(unused) - 5} more" if len(unused) > 5 else "")
        warnings.warn(
            f"columns that a forecast does not use: {shown}. No model takes regressors; drop them if they are none",
            stacklevel=5,  # where forecast, cross_validation or back_test was called
        )
    return {name: found[name] for name in wanted}


def _array(cells: Any) -> Cells:
    """Return cells as an array, masked ones as missing. Texts beside other cells stay what they are."""
    cells = unmasked(cells)
    single = _SINGLE.get(str(getattr(cells, "dtype", getattr(cells, "type", ""))).lower())
    if single is not None and not isinstance(cells, np.ndarray):  # columns of pandas, polars and Arrow in a mapping
        plain = cells.to_pylist() if hasattr(cells, "to_pylist") else list(cells)
        return np.array([np.nan if is_missing(cell) else cell for cell in plain], dtype=single)
    if isinstance(cells, (list, tuple)):
        kinds = set(map(type, cells))
        if len(kinds) > 1 and any(issubclass(kind, (str, np.float32, np.float16, np.ma.MaskedArray)) for kind in kinds):
            return np.array(cells, dtype=object)
    try:
        return np.asarray(cells)
    except (TypeError, ValueError):
        raise InvalidValue("unique_id, ds and y are lists of plain values, one per row") from None


def _values(y: Cells, source: InputColumns) -> Floats:
    """Return the values as numbers, missing ones as NaN; those of single and half precision by their shortest text."""
    kind = y.dtype.kind
    if kind == "f":
        return y.astype(np.float64) if y.dtype.itemsize >= 8 else y.astype(str).astype(np.float64)
    if kind in "iu":
        return y.astype(np.float64)
    if "y" not in source:
        source["y"] = y.tolist()
    numbers = numbers_in(source, "y")
    return np.array([np.nan if number is None else number for number in numbers], np.float64)


def _groups(panels: Cells, column: str, names: Cells, series: Integers) -> Integers:
    """Return the number of the panel of each series. Raises `InvalidValue` for a series of two panels."""
    _, group = _series(panels, column)
    firsts = np.zeros(len(names), np.int64)
    firsts[series[::-1]] = np.arange(len(series))[::-1]
    groups: Integers = group[firsts]
    if (odd := np.flatnonzero(group != groups[series])).size:
        row = int(odd[0])
        first, other = panels[firsts[series[row]]], panels[row]
        raise InvalidValue(
            f"series {spelt(names.tolist()[series[row]])} has two panels in the column {spelt(column)}: {first} and "
            f"{other}"
        )
    return groups


def _series(ids: Cells, column: str = "unique_id") -> tuple[Cells, Integers]:
    """Return the names of the series in the order of their first rows, and the number of each row's series.

    Texts are compared in NFC and without blanks around them: what looks the same in print is one series.
    """
    if len(ids) == 0:
        return ids, np.zeros(0, np.int64)
    if ids.dtype.kind == "f" and np.isnan(ids).any():
        raise InvalidValue(f"row {int(np.isnan(ids).argmax()) + 1} has no {column}")
    if ids.dtype.kind not in "biufMOUT":
        raise InvalidValue(f"{column} holds texts or whole numbers, not {spelt(ids.tolist()[0])}")
    changes = np.flatnonzero(np.concatenate([[True], _differ(ids)]))
    names = ids[changes].tolist()
    if ids.dtype.kind in "OUTM" and not _are_clean(names):
        names = [_name(name, row, column) for name, row in zip(names, changes.tolist(), strict=True)]
        _check_kinds(names, column)
    numbers: dict[Any, int] = {}
    try:
        block_of = np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)
    except TypeError:
        raise InvalidValue(f"{column} holds lists or the like; it has one plain value per row") from None
    blocks = np.repeat(np.arange(len(changes)), np.diff(np.append(changes, len(ids))))
    if len(numbers) == len(names):
        firsts = np.arange(len(names))
    else:
        firsts = np.unique(block_of, return_index=True)[1]
    if ids.dtype.kind in "OUT":
        distinct = np.fromiter(numbers, dtype=object, count=len(numbers))
    else:
        distinct = ids[changes][firsts]
    return distinct, block_of[blocks]


def _are_clean(names: Sequence[Any]) -> bool:
    """Return whether all names are plain texts without a blank, which most are: then nothing has to be compared."""
    try:
        joined = "".join(names)
    except TypeError:  # some are no texts
        return False
    return joined.isascii() and "" not in names and not any(blank in joined for blank in " \t\n\r\v\f")


def _differ(ids: Cells) -> Cells:
    """Return whether each id but the first differs from the one before."""
    try:
        return np.asarray(ids[1:] != ids[:-1], dtype=bool)
    except (TypeError, ValueError):  # the NA of pandas does not know, an array has no answer
        return np.ones(len(ids) - 1, dtype=bool)


def _name(name: Any, row: int, column: str) -> Any:
    """Return an id as it is compared. Raises `InvalidValue` for a missing one."""
    name = clean_name(name)
    if is_missing(name) or (isinstance(name, str) and not name):
        raise InvalidValue(f"row {row + 1} has no {column}")
    if isinstance(name, bytes):
        raise InvalidValue(f"{column} holds texts or whole numbers, not {spelt(name)}; decode it")
    return name


def _check_kinds(names: Sequence[Any], column: str) -> None:
    """Raise `InvalidValue` for ids of which some are texts and others are not."""
    are_texts = {isinstance(name, str) for name in names}
    if len(are_texts) > 1:
        odd = next(name for name in names if not isinstance(name, str))
        raise InvalidValue(f"{column} holds texts, and {spelt(odd)} is none: 1 and '1' would be one series, or two")


def _two_rows(names: Cells, series: Integers, times: Times, ds: Cells, row: int) -> str:
    first, second = ds[row], ds[row + 1]
    said = f"series {spelt(names.tolist()[series[row]])} has two rows for"
    frequency = times.calendar.frequency
    return f"{said} {first}" if first == second else f"{said} one {frequency}: {first} and {second}"


def _sorted(series: Integers, number: Integers) -> bool:
    later = (series[1:] > series[:-1]) | ((series[1:] == series[:-1]) & (number[1:] >= number[:-1]))
    return bool(later.all())


def ranges(starts: Integers, lengths: Integers) -> Integers:
    """Return the indices of several stretches, one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    indices: Integers = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return indices
