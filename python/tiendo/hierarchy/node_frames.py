"""Long frames of nodes and times as arrays, a row per node and a column per time, and back."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import narwhals as nw
import numpy as np

from .._frames.columns import Columns, column, columns_of, frame_of, is_missing, numbers_in
from ..errors import InvalidValue, UnknownName

Array = np.ndarray[Any, np.dtype[np.float64]]
Node = Hashable


class Nodes:
    """The nodes of a hierarchy, in its order, and the parent of each by its place (-1 for none)."""

    def __init__(self, hierarchy: Any) -> None:
        parent_of = _parents(hierarchy)
        self.names: list[Node] = list(parent_of)
        self.place = {name: i for i, name in enumerate(self.names)}
        if unknown := [str(p) for p in dict.fromkeys(parent_of.values()) if p is not None and p not in self.place]:
            raise InvalidValue(f"not in the hierarchy: {', '.join(unknown)}")
        self.parents = [-1 if p is None else self.place[p] for p in parent_of.values()]

    def __len__(self) -> int:
        return len(self.names)

    def places(self, names: Sequence[Node]) -> list[int]:
        """The places of nodes; raises `UnknownName` for what is no node."""
        if strange := [str(name) for name in names if name not in self.place]:
            raise UnknownName(f"not in the hierarchy: {self.alike(list(dict.fromkeys(strange)))}")
        return [self.place[name] for name in names]

    def alike(self, strange: Sequence[Node]) -> str:
        """Names that are no nodes, and what looks like them in the hierarchy: 1 beside '1', or letters put together otherwise."""
        looks = {unicodedata.normalize("NFC", str(name)): name for name in self.names}
        shown = []
        for name in strange[:20]:
            twin = looks.get(unicodedata.normalize("NFC", str(name)))
            if twin is None:
                shown.append(str(name))
            elif isinstance(name, str) and isinstance(twin, str):
                shown.append(f"{name} (the hierarchy has it with other Unicode letters: write both in NFC)")
            else:
                shown.append(f"{name!r} (the hierarchy has {twin!r})")
        more = len(strange) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


class NodeFrame:
    """A long frame with a row per node and time: any frame, a mapping of lists, or a path to a CSV file."""

    def __init__(self, frame: Any, nodes: Nodes, id: str, time: str) -> None:
        self.nodes, self.id, self.time = nodes, id, time
        self.columns: Columns = columns_of(frame)
        plain = isinstance(frame, (str, os.PathLike, Mapping))
        self._native = None if plain else frame_of(frame)
        ids, times = column(self.columns, id), column(self.columns, time)
        try:
            strange = list(dict.fromkeys(name for name in ids if name not in nodes.place))
        except TypeError:
            raise InvalidValue(f"the column {id!r} holds something that is no name: a list, for example") from None
        if strange:
            raise InvalidValue(f"not in the hierarchy: {nodes.alike(strange)}")
        self.times, self._order = in_order(times, time)
        at = {t: j for j, t in enumerate(self.times)}
        self.rows = np.array([nodes.place[name] for name in ids], dtype=np.int64)
        self.places = np.array([at[t] for t in times], dtype=np.int64)
        self.cells = set(zip(self.rows.tolist(), self.places.tolist(), strict=True))
        if len(self.cells) != len(ids):
            raise InvalidValue("a node has two rows at one time")

    def count_until(self, last: Any) -> int:
        """How many of the times are at or before this one."""
        try:
            return bisect_right(self.times, self._order(last), key=self._order)
        except (TypeError, ValueError):
            raise InvalidValue(f"{last} and the times in column {self.time!r} are of different kinds") from None

    def matrix(self, value: str) -> Array:
        """One row per node and one column per time; what the frame does not say is NaN."""
        cells = np.array([np.nan if x is None else x for x in numbers_in(self.columns, value)], dtype=np.float64)
        full = np.full((len(self.nodes), len(self.times)), np.nan)
        full[self.rows, self.places] = cells
        return full

    def figures(self, value: str, until: Any = None) -> Array:
        """The errors or past figures that belong to forecasts named `value`, in the column of that name or "y": one row per
        time, of all or of those until then, and one column per node."""
        there = [name for name in dict.fromkeys((value, "y")) if name in self.columns]
        if not there:
            raise UnknownName(f"there is no column {value!r} and no column 'y'; there are {', '.join(self.columns)}")
        if len(there) > 1:  # one may be the forecast and the other its error: nobody can tell
            raise InvalidValue(f"residuals and histories have a column {value!r} or a column 'y', not both")
        past = self.matrix(there[0]).T
        return past if until is None else past[: self.count_until(until)]

    def replaced(self, matrices: Mapping[str, Array]) -> Any:
        """The frame in its own library, rows and order, with other figures in these columns and without the intervals that
        belonged to the figures before; a mapping for a mapping or a file."""
        cells = {name: matrix[self.rows, self.places] for name, matrix in matrices.items()}
        kept = [name for name in self.columns if all(end_of_interval(name, of) is None for of in cells)]
        if self._native is None:
            return {name: cells.get(name, self.columns[name]) for name in kept}
        own = [
            nw.new_series(name, cells[name].tolist(), nw.Float64(), backend=self._native.implementation)
            for name in cells
        ]
        return self._native.with_columns(*own).select(kept).to_native()

    def long(self, matrices: Mapping[str, Array]) -> Any:
        """A new frame of the same library with every node at every time; what is NaN is missing as it is there."""
        names, count = self.nodes.names, len(self.times)
        keys = {self.id: [name for name in names for _ in range(count)], self.time: self.times * len(names)}
        if self._native is None:
            return keys | {name: matrix.ravel() for name, matrix in matrices.items()}
        backend = self._native.implementation
        cells = {name: [None if x != x else x for x in matrix.ravel().tolist()] for name, matrix in matrices.items()}
        own = [nw.new_series(name, cells[name], nw.Float64(), backend=backend) for name in cells]
        return nw.from_dict(keys, backend=backend).with_columns(*own).to_native()


def in_order(times: Sequence[Any], column: str) -> tuple[list[Any], Callable[[Any], Any]]:
    """The times, each once and the earliest first, and what they are ordered by."""
    if any(is_missing(t) for t in times):
        raise InvalidValue(f"a row has no time in column {column!r}")
    numbered = all(isinstance(t, str) and t.isdecimal() for t in times)  # as whole numbers come from a file
    order: Callable[[Any], Any] = int if numbered else _moment
    try:
        return sorted(set(times), key=order), order
    except TypeError:
        raise InvalidValue(f"the column {column!r} holds times of different kinds") from None


def _moment(time: Any) -> Any:
    """A day as its first moment, so that pandas' days and Python's have one order; any other time as it is."""
    day = isinstance(time, datetime.date) and not isinstance(time, datetime.datetime)
    return datetime.datetime(time.year, time.month, time.day) if day else time


def interval_columns(name: str, percent: float) -> tuple[str, str]:
    """The columns of the ends of an interval: auto-lo-80 and auto-hi-80."""
    return f"{name}-lo-{percent:.15g}", f"{name}-hi-{percent:.15g}"


def end_of_interval(name: str, of: str = "") -> float | None:
    """The probability that a column such as auto-lo-80 holds the quantile of (here .1), of a forecast if one is named."""
    found = re.fullmatch(r"(.+)-(lo|hi)-(\d+(?:\.\d+)?)", name)
    if found is None or (of and found[1] != of):
        return None
    return (100 + (-1 if found[2] == "lo" else 1) * float(found[3])) / 200


def point_forecast(name: str) -> str:
    """The name, unless it is that of an end of an interval."""
    if end_of_interval(name) is not None:
        raise InvalidValue(f"{name} is an end of an interval, and these do not add up: reconcile_paths has intervals")
    return name


def _parents(hierarchy: Any) -> dict[Node, Node | None]:
    if isinstance(hierarchy, Mapping) and not all(isinstance(cells, list) for cells in hierarchy.values()):
        return {child: None if is_missing(parent) else parent for child, parent in hierarchy.items()}
    table = columns_of(hierarchy)
    parents: dict[Node, Node | None] = {}
    for child, parent in zip(column(table, "child"), column(table, "parent"), strict=True):
        if is_missing(child):
            raise InvalidValue("a row of the hierarchy names no child")
        own = None if is_missing(parent) or parent == "" else parent
        if parents.setdefault(child, own) != own:
            raise InvalidValue(f"{child} has two parents in the hierarchy: {parents[child]} and {own}")
    in_order: dict[Node, Node | None] = {}
    for child, parent in parents.items():
        if parent is not None:
            in_order.setdefault(parent, parents.get(parent))  # what is nobody's child is a root
        in_order.setdefault(child, parent)
    return in_order
