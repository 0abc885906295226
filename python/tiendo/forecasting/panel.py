"""A long frame as one block of values, series after series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from .._frames.columns import frame_of, is_missing
from ..errors import InvalidValue
from .periods import Calendar

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST_HOLES = 1_000  # periods per row, of a whole panel


@dataclass(frozen=True)
class Panel:
    """A long frame as one block of values without holes in time, and what it takes to give a frame back."""

    ids: NDArray[Any]  # of each series, in the order of first appearance
    values: Floats
    offsets: Integers
    last: NDArray[Any]  # the last ds of each series
    calendar: Calendar
    ds: NDArray[Any]
    y: Floats
    series: Integers  # of each row
    place: Integers  # of each row in `values`
    backend: Any

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def read(cls, frame: Any, frequency: str | int) -> Panel:
        calendar = Calendar(frequency)
        columns, backend = _columns(frame)
        ids, ds, y = columns["unique_id"], columns["ds"], columns["y"]
        number = calendar.numbers(ds)
        names, series = _series(ids)
        order = np.lexsort((number, series)) if not _sorted(series, number) else np.arange(len(series))
        series, number, ds, y = series[order], number[order], ds[order], y[order]
        same = series[1:] == series[:-1]
        twice = np.flatnonzero(same & (number[1:] == number[:-1]))
        if len(twice):
            raise InvalidValue(f"series {names.tolist()[series[twice[0]]]!r} has two rows for {ds[twice[0]]}")
        begins = np.flatnonzero(np.concatenate([[True], ~same])) if len(series) else np.zeros(0, np.int64)
        ends = np.append(begins[1:], len(series)) - 1 if len(series) else begins
        lengths = number[ends] - number[begins] + 1
        if float(lengths.sum(dtype=np.float64)) > MOST_HOLES * (1_000 + len(series)):
            longest = int(lengths.argmax())
            raise InvalidValue(
                f"series {names.tolist()[longest]!r} runs over {lengths[longest]} periods, nearly all of them without a row, from "
                f"{ds[begins[longest]]} to {ds[ends[longest]]}: is the frequency {calendar.frequency!r}?"
            )
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        place = offsets[series] + number - number[begins][series] if len(series) else series
        values = np.full(offsets[-1], np.nan)
        values[place] = y
        return cls(names, values, offsets, ds[ends], calendar, ds, y, series, place, backend)

    @property
    def observed(self) -> Integers:
        """The rows that have a figure."""
        return np.flatnonzero(~np.isnan(self.y))

    def later(self, series: Integers, steps: Integers) -> NDArray[Any]:
        return self.calendar.later(self.last[series], steps)

    def prefixes(self) -> tuple[Floats, Integers]:
        """Every series as it was before each of its periods: as many series as there are values."""
        lengths = np.arange(len(self.values)) - np.repeat(self.offsets[:-1], np.diff(self.offsets))
        starts = np.repeat(self.offsets[:-1], np.diff(self.offsets))
        return self.values[ranges(starts, lengths)], np.concatenate([[0], np.cumsum(lengths)])

    def give_back(self, columns: Mapping[str, NDArray[Any]]) -> Any:
        if self.backend is None:
            return dict(columns)
        return nw.from_dict(dict(columns), backend=self.backend).to_native()


def _columns(frame: Any) -> tuple[dict[str, NDArray[Any]], Any]:
    """unique_id, ds and y as arrays, and the library to give a frame back in (None for a mapping)."""
    wanted = ("unique_id", "ds", "y")
    backend = None
    if isinstance(frame, Mapping):
        there: Any = frame
        names = list(frame)
    else:
        there = frame_of(frame)
        names, backend = there.columns, there.implementation
    if missing := [name for name in wanted if name not in names]:
        raise InvalidValue(f"the frame has no column {', '.join(missing)}")
    arrays = {name: np.asarray(there[name] if backend is None else there[name].to_numpy()) for name in wanted}
    if any(cells.ndim != 1 for cells in arrays.values()):
        raise InvalidValue("unique_id, ds and y are lists of plain values, one per row")
    if len({len(cells) for cells in arrays.values()}) > 1:
        raise InvalidValue("unique_id, ds and y are not of the same length")
    if backend is not None and isinstance(kind := there["ds"].dtype, nw.Datetime) and kind.time_zone is not None:
        raise InvalidValue(f"ds has the time zone {kind.time_zone}; give the local times without it")
    _check_ids(arrays["unique_id"], there["unique_id"])
    if arrays["y"].dtype.kind not in "biufOUST":
        raise InvalidValue(f"y holds something that is no number: {arrays['y'].tolist()[0]!r}")
    try:
        arrays["y"] = arrays["y"].astype(np.float64)
    except (TypeError, ValueError, OverflowError) as wrong:
        raise InvalidValue(f"y holds something that is no number: {wrong}") from wrong
    return arrays, backend


def _check_ids(ids: NDArray[Any], given: Any) -> None:
    """Raises `InvalidValue` for a row without an id, and for ids of which some are texts and others are not."""
    if ids.dtype.kind == "f" and np.isnan(ids).any():
        raise InvalidValue(f"row {int(np.isnan(ids).argmax()) + 1} has no unique_id")
    if ids.dtype.kind == "U" and not isinstance(given, (list, tuple)):
        return
    names = ids.tolist() if ids.dtype.kind == "O" else list(given) if isinstance(given, (list, tuple)) else []
    if (kinds := set(map(type, names))) <= {str}:
        return
    for row, name in enumerate(names, 1):
        if is_missing(name):
            raise InvalidValue(f"row {row} has no unique_id")
    if any(issubclass(kind, str) for kind in kinds) and not all(issubclass(kind, str) for kind in kinds):
        odd = next(name for name in names if not isinstance(name, str))
        raise InvalidValue(f"unique_id holds texts, and {odd!r} is none: 1 and '1' would be one series, or two")


def _series(ids: NDArray[Any]) -> tuple[NDArray[Any], Integers]:
    """The names of the series in the order of their first rows, and the number of each row's series."""
    if len(ids) == 0:
        return ids, np.zeros(0, np.int64)
    changes = np.flatnonzero(np.concatenate([[True], ids[1:] != ids[:-1]]))
    names = ids[changes]
    blocks = np.repeat(np.arange(len(changes)), np.diff(np.append(changes, len(ids))))
    numbers: dict[Any, int] = {}
    block_of = np.array([numbers.setdefault(name, len(numbers)) for name in names.tolist()], np.int64)
    if len(numbers) == len(names):
        return names, blocks
    firsts = np.unique(block_of, return_index=True)[1]
    return names[firsts], block_of[blocks]


def _sorted(series: Integers, number: Integers) -> bool:
    later = (series[1:] > series[:-1]) | ((series[1:] == series[:-1]) & (number[1:] >= number[:-1]))
    return bool(later.all())


def ranges(starts: Integers, lengths: Integers) -> Integers:
    """The indices of several stretches, one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    indices: Integers = np.arange(total) + np.repeat(starts - (ends - lengths), lengths)
    return indices
