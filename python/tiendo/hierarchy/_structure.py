"""A hierarchy as the compiled part takes it, and the options of its reconciliation with nodes by their indices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .. import _core
from .._frames.arguments import array, each_once, flag, listed, text, whole
from .._visible import spelt
from ..errors import InvalidValue
from ._node_frames import Array, Nodes

TOLERANCE = 1e-12  # relative, of a fixed value at its bound


class Recipe:
    """How to reconcile, with nodes by their indices."""

    def __init__(
        self,
        count: int,
        parents: Sequence[int] | None,
        method: str,
        options: Mapping[str, Any],
        nodes: Nodes | None = None,
    ) -> None:
        self.count, self.nodes = count, nodes
        self.method = text("a method", method)
        self.fixed = self._indices(options["immutable"])
        self.middle = self._middle(options["middle"], parents)
        low, high = _ends(options)
        self.low = self.high = None
        if low is not None or high is not None or flag("non_negative", options["non_negative"]):
            self.low, self.high = self._spread(low, -np.inf), self._spread(high, np.inf)
            if options["non_negative"]:
                self.low = np.maximum(self.low, 0.0)

    def apply(
        self, structure: _core.hierarchy.Structure, base: Array, residuals: Array | None, history: Array | None
    ) -> Array:
        """Reconcile base forecasts, one column per period or path. Raises `InvalidValue` for what cannot be."""
        self.check(base)
        return structure.reconcile(base, self.method, residuals, history, self.middle, self.low, self.high, self.fixed)

    def check(self, base: Array) -> None:
        """Raise `InvalidValue` for a fixed node whose forecast lies outside its bounds: nothing fits both."""
        if self.low is None or self.high is None or len(base) != self.count:
            return
        for node in self.fixed:
            low, high = self.low[node], self.high[node]
            slack = TOLERANCE * np.abs(base[node])
            for wrong, side, bound in (
                (base[node] < low - slack, "below", low),
                (base[node] > high + slack, "above", high),
            ):
                if wrong.any():
                    value = base[node][wrong][0]
                    raise InvalidValue(f"{self._name(node)} is fixed at {value:g}, {side} its bound {bound:g}")

    def _name(self, node: int) -> str:
        return f"node {node}" if self.nodes is None else str(self.nodes.names[node])

    def _indices(self, named: Any) -> list[int]:
        if self.nodes is not None:
            chosen = self.nodes.positions_of([named] if isinstance(named, str) else listed("a choice of nodes", named))
            each_once("a node", [self._name(node) for node in chosen])
            return chosen
        numbers = [whole("the index of a node", node, -(2**63)) for node in listed("a choice of nodes", named)]
        if strange := [number for number in numbers if not 0 <= number < self.count]:
            raise InvalidValue(f"there is no node {strange[0]}; they are numbered from 0 to {self.count - 1}")
        each_once("a node", numbers)
        return numbers

    def _middle(self, middle: Any, parents: Sequence[int] | None) -> list[int]:
        if middle is None:
            return []
        if isinstance(middle, (bool, float, np.floating)):
            raise InvalidValue(f"middle is how many steps below the root, or a list of nodes, not {spelt(middle)}")
        if not isinstance(middle, (int, np.integer)):
            return self._indices(middle)
        if parents is None:
            raise InvalidValue(
                "middle counts steps below the root of a tree: give parents, or name the nodes of the tier"
            )
        found = [i for i, depth in enumerate(_depths(parents)) if depth == middle]
        if not found:
            raise InvalidValue(f"no node lies {spelt(middle)} steps below the root")
        return found

    def _spread(self, bound: Any, otherwise: float) -> Array:
        if isinstance(bound, Mapping):
            full = np.full(self.count, otherwise)
            full[self._indices(list(bound))] = array("bounds", list(bound.values()))
        else:
            full = array("bounds", otherwise if bound is None else bound)
            if full.shape not in ((), (self.count,)):
                raise InvalidValue(f"bounds of shape {full.shape} for {self.count} nodes")
            full = np.broadcast_to(full, (self.count,)).copy()
        if np.isnan(full).any():
            raise InvalidValue("a bound is a number; leave a node out, or write None, for no bound")
        return full


def _ends(options: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return the lower and the upper bounds, which are given together or one by one."""
    bounds, low, high = options["bounds"], options["low"], options["high"]
    if bounds is None:
        return low, high
    if low is not None or high is not None:
        raise InvalidValue("give bounds=(low, high), or low and high, not both")
    try:
        pair: Any = () if isinstance(bounds, (str, Mapping, set)) else bounds
        low, high = pair
    except (TypeError, ValueError):
        raise InvalidValue(
            f"bounds are the least and the greatest value, such as (0, 100) or (0, None), not {spelt(bounds)}"
        ) from None
    return low, high


def _depths(parents: Sequence[int]) -> list[int]:
    """Return how many steps each node lies below its root."""
    depths: dict[int, int] = {-1: -1}
    for node in range(len(parents)):
        way: list[int] = []
        while node not in depths:
            way.append(node)
            node = parents[node]
            if len(way) > len(parents):
                raise InvalidValue("some nodes are parts of themselves")
        for below in reversed(way):
            depths[below] = depths[parents[below]] + 1
    return [depths[node] for node in range(len(parents))]


def matrix_of(numbers: Any) -> Array | None:
    """Return residuals or a history as an array, None if there is none."""
    if numbers is None:
        return None
    matrix = array("residuals or history", numbers)
    if matrix.ndim != 2:
        raise InvalidValue(f"residuals and histories have a row per time and a column per node, not {matrix.ndim} axes")
    return matrix


def structure_of(S: Any, parents: Sequence[int] | None) -> _core.hierarchy.Structure:
    """Return the hierarchy of a summing matrix or of the parent of each node."""
    if parents is not None:
        return _core.hierarchy.Structure.tree(
            [whole("the index of a parent", p, -(2**63)) for p in listed("parents", parents)]
        )
    if hasattr(S, "tocoo"):
        entries = S.tocoo()
        rows, columns, values = entries.row, entries.col, entries.data
        shape = entries.shape
    else:
        dense = array("S", S)
        if dense.ndim != 2:
            raise InvalidValue(f"S has a row per node and a column per bottom node, not the shape {dense.shape}")
        rows, columns = np.nonzero(dense)
        values, shape = dense[rows, columns], dense.shape
    return _core.hierarchy.Structure.of(
        [int(r) for r in rows], [int(c) for c in columns], [float(v) for v in values], int(shape[0]), int(shape[1])
    )
