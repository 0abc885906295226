"""Long frames of nodes and times as arrays, a row per node and a column per time, and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .._frames.columns import Columns, column, columns_of, frame_of, is_missing, numbers_in
from .._frames.text_files import is_path
from .._visible import spelt
from ..errors import InvalidValue, UnknownName
from ..forecasting._interval_names import end_of_interval, mass_columns
from ..forecasting._names import clean_name
from ._time_order import in_order

if TYPE_CHECKING:
    import narwhals as nw


Array = np.ndarray[Any, np.dtype[np.float64]]
Positions = np.ndarray[Any, np.dtype[np.int64]]
Node = Hashable


class Nodes:
    """The nodes of a hierarchy, in its order, and the parent of each by its index (-1 for none)."""

    def __init__(self, hierarchy: Any) -> None:
        parent_of = _parents(hierarchy)
        self.names: list[Node] = list(parent_of)
        self.index: dict[Node, int] = {name: i for i, name in enumerate(self.names)}
        if unknown := [str(p) for p in dict.fromkeys(parent_of.values()) if p is not None and p not in self.index]:
            raise InvalidValue(f"not in the hierarchy: {', '.join(unknown)}")
        self.parents: list[int] = [-1 if p is None else self.index[p] for p in parent_of.values()]

    def __len__(self) -> int:
        return len(self.names)

    def positions_of(self, names: Sequence[Node]) -> list[int]:
        """Return the indices of nodes. Raises `UnknownName` for what is no node."""
        try:
            known = [clean_name(name) for name in names]
            strange = [name for name in known if name not in self.index]
        except TypeError:
            raise InvalidValue("a choice of nodes holds something that is no name: a list, for example") from None
        if strange:
            raise UnknownName(f"not in the hierarchy: {self.alike(list(dict.fromkeys(strange)))}")
        return [self.index[name] for name in known]

    def alike(self, strange: Sequence[Node]) -> str:
        """Return names that are no nodes, each with the node that looks like it: 1 beside '1'."""
        looks = {_plain(name): name for name in self.names}
        shown = []
        for name in strange[:20]:
            twin = looks.get(_plain(name))
            shown.append(_plain(name) if twin is None else f"{spelt(name)} (the hierarchy has {spelt(twin)})")
        more = len(strange) - len(shown)
        return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _plain(name: Node) -> str:
    return name if isinstance(name, str) else spelt(name)


class NodeFrame:
    """A long frame with a row per node and time: any frame, a mapping of lists, or a path to a CSV file."""

    def __init__(self, frame: Any, nodes: Nodes, names: Mapping[str, Any]) -> None:
        """Take the columns of nodes and times, and the decimal mark, as `names` has them: id, time, decimal."""
        self.nodes: Nodes = nodes
        self.id: str = names["id"]
        self.time: str = names["time"]
        self._native: nw.DataFrame[Any] | None = None
        self._lazy = type(frame).__name__ == "LazyFrame"
        if is_path(frame) or isinstance(frame, Mapping):
            self.columns: Columns = columns_of(frame, decimal=names["decimal"])
        else:
            self._native = frame_of(frame)  # once: a reader of record batches can be read once
            self.columns = columns_of(self._native.to_native(), decimal=names["decimal"])
            own = dict(zip(self._native.columns, self.columns, strict=True))
            self._native = self._native.rename({old: new for old, new in own.items() if old != new})
        times = column(self.columns, self.time)
        ids = self._ids(column(self.columns, self.id))
        self.times: list[Any]
        self.times, self._order = in_order(times, self.time)
        at = {t: j for j, t in enumerate(self.times)}
        self.rows: Positions = np.array([nodes.index[name] for name in ids], dtype=np.int64)
        self.positions: Positions = np.array([at[t] for t in times], dtype=np.int64)
        self.cells: set[tuple[int, int]] = set(zip(self.rows.tolist(), self.positions.tolist(), strict=True))
        if len(self.cells) != len(ids):
            seen: set[tuple[str, Any]] = set()
            for key in zip(ids, times, strict=True):
                if key in seen:
                    raise InvalidValue(f"a node has two rows at one time: {key[0]} at {key[1]}")
                seen.add(key)

    def _ids(self, cells: list[Any]) -> list[Any]:
        ids = [clean_name(name) for name in cells]
        try:
            strange = [name for name in dict.fromkeys(ids) if name not in self.nodes.index]
        except TypeError:
            raise InvalidValue(
                f"the column {spelt(self.id)} holds something that is no name: a list, for example"
            ) from None
        if strange:
            for row, name in enumerate(ids, 1):
                if is_missing(name) or name == "":
                    raise InvalidValue(f"row {row} has no {self.id}")
            raise InvalidValue(f"not in the hierarchy: {self.nodes.alike(strange)}")
        return ids

    def count_until(self, last: Any) -> int:
        """Return how many of the times are at or before this one."""
        try:
            return bisect_right(self.times, self._order(last), key=self._order)
        except (TypeError, ValueError):
            raise InvalidValue(f"{last} and the times in column {spelt(self.time)} are of different kinds") from None

    def matrix(self, value: str) -> Array:
        """Return one row per node and one column per time; what the frame does not say is NaN."""
        cells = np.array([np.nan if x is None else x for x in numbers_in(self.columns, value)], dtype=np.float64)
        full = np.full((len(self.nodes), len(self.times)), np.nan)
        full[self.rows, self.positions] = cells
        return full

    def values(self, value: str, until: Any = None) -> Array:
        """Return the errors or past values that belong to forecasts named `value`, in the column of that name or "y".

        One row per time, of all or of those until then, and one column per node.
        """
        there = [name for name in dict.fromkeys((value, "y")) if name in self.columns]
        if not there:
            raise UnknownName(
                f"there is no column {spelt(value)} and no column 'y'; there are {', '.join(self.columns)}"
            )
        if len(there) > 1:  # one may be the forecast and the other its error: nobody can tell
            raise InvalidValue(f"residuals and histories have a column {spelt(value)} or a column 'y', not both")
        past = self.matrix(there[0]).T
        return past if until is None else past[: self.count_until(until)]

    def replaced(self, matrices: Mapping[str, Array]) -> Any:
        """Return the frame in its own library, rows and order, with other values in these columns.

        The intervals that belonged to the values before are left out. A mapping for a mapping or a file.
        """
        import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

        cells = {name: matrix[self.rows, self.positions] for name, matrix in matrices.items()}
        masses = {name for of in cells for name in mass_columns(of)}
        kept = [
            name
            for name in self.columns
            if name not in masses and all(end_of_interval(name, of) is None for of in cells)
        ]
        if self._native is None:
            return {name: cells.get(name, self.columns[name]) for name in kept}
        own = [
            nw.new_series(name, cells[name].tolist(), nw.Float64(), backend=self._native.implementation)
            for name in cells
        ]
        return self._own_kind(self._native.with_columns(*own).select(kept))

    def long(self, matrices: Mapping[str, Array]) -> Any:
        """Return a new frame of the same library with every node at every time; NaN is missing as it is there."""
        import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

        names, count = self.nodes.names, len(self.times)
        keys = {self.id: [name for name in names for _ in range(count)], self.time: self.times * len(names)}
        if self._native is None:
            return keys | {name: matrix.ravel() for name, matrix in matrices.items()}
        backend = self._native.implementation
        cells = {name: [None if x != x else x for x in matrix.ravel().tolist()] for name, matrix in matrices.items()}
        own = [nw.new_series(name, cells[name], nw.Float64(), backend=backend) for name in cells]
        return self._own_kind(nw.from_dict(keys, backend=backend).with_columns(*own))

    def _own_kind(self, frame: nw.DataFrame[Any]) -> Any:
        native = frame.to_native()
        return native.lazy() if self._lazy else native


def point_forecast(name: str) -> str:
    """Return the name, unless it is that of an end of an interval."""
    if not isinstance(name, str):
        raise InvalidValue(f"value is the name of a column, not {spelt(name)}")
    if end_of_interval(name) is not None:
        raise InvalidValue(f"{name} is an end of an interval, and these do not add up: reconcile_paths has intervals")
    return name


def _parents(hierarchy: Any) -> dict[Node, Node | None]:
    if isinstance(hierarchy, Mapping) and not all(isinstance(cells, list) for cells in hierarchy.values()):
        links = list(hierarchy.items())
    else:
        table = columns_of(hierarchy)
        links = list(zip(column(table, "child"), column(table, "parent"), strict=True))
    parents: dict[Node, Node | None] = {}
    for row, (child, parent) in enumerate(links, 1):
        own, above = clean_name(child), clean_name(parent)
        if is_missing(own) or own == "":
            raise InvalidValue(f"row {row} of the hierarchy names no child")
        above = None if is_missing(above) or above == "" else above
        try:
            hash(above)
            known = parents.setdefault(own, above)
        except TypeError:
            raise InvalidValue(f"{spelt(own)} in the hierarchy is no name of a node") from None
        if known != above:
            raise InvalidValue(f"{own} has two parents in the hierarchy: {known} and {above}")
    if isinstance(hierarchy, Mapping) and links and not isinstance(next(iter(hierarchy.values())), list):
        return parents
    in_order: dict[Node, Node | None] = {}
    for child, parent in parents.items():
        if parent is not None:
            in_order.setdefault(parent, parents.get(parent))  # what is nobody's child is a root
        in_order.setdefault(child, parent)
    return in_order
