"""A hierarchy as the compiled part takes it, and the options of its reconciliation with nodes by their indices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .. import _core
from .._frames.arguments import array, listed, text, whole
from ..errors import InvalidValue
from .node_frames import Array, Nodes


class Recipe:
    """How to reconcile, with nodes by their places."""

    def __init__(
        self, count: int, parents: Sequence[int] | None, method: str, level: int | Sequence[Any] | None, low: Any, high: Any,
        non_negative: bool, immutable: Sequence[Any], nodes: Nodes | None = None,
    ) -> None:  # fmt: skip
        def places(named: Sequence[Any]) -> list[int]:
            if nodes is not None:
                return nodes.places([named] if isinstance(named, str) else listed("a choice of nodes", named))
            numbers = [whole("the place of a node", node, -(2**63)) for node in listed("a choice of nodes", named)]
            if strange := [number for number in numbers if not 0 <= number < count]:
                raise InvalidValue(f"there is no node {strange[0]}")
            return numbers

        def spread(bound: Any, otherwise: float) -> Array:
            if isinstance(bound, Mapping):
                full = np.full(count, otherwise)
                full[places(list(bound))] = array("bounds", list(bound.values()))
                return full
            full = array("bounds", otherwise if bound is None else bound)
            if full.shape not in ((), (count,)):
                raise InvalidValue(f"bounds of shape {full.shape} for {count} nodes")
            return np.broadcast_to(full, (count,)).copy()

        self.method = text("a method", method)
        self.held = places(immutable)
        self.middle: list[int] = []
        if isinstance(level, int):
            if parents is None:
                raise InvalidValue(
                    "a level counts steps below the root of a tree: give parents, or name the level's nodes"
                )
            self.middle = [i for i, depth in enumerate(_depths(parents)) if depth == level]
            if not self.middle:
                raise InvalidValue(f"no node lies {level} steps below the root")
        elif level is not None:
            self.middle = places(level)
        self.low = self.high = None
        if low is not None or high is not None or non_negative:
            self.low, self.high = spread(low, -np.inf), spread(high, np.inf)
            if non_negative:
                self.low = np.maximum(self.low, 0.0)

    def apply(self, structure: _core.Structure, base: Array, residuals: Array | None, history: Array | None) -> Array:
        return structure.reconcile(base, self.method, residuals, history, self.middle, self.low, self.high, self.held)


def _depths(parents: Sequence[int]) -> list[int]:
    """How many steps each node lies below its root."""
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
    return None if numbers is None else array("residuals or history", numbers)


def structure_of(S: Any, parents: Sequence[int] | None) -> _core.Structure:  # noqa: N803
    if parents is not None:
        return _core.Structure.tree([whole("a parent's place", p, -(2**63)) for p in listed("parents", parents)])
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
    return _core.Structure.of(
        [int(r) for r in rows], [int(c) for c in columns], [float(v) for v in values], int(shape[0]), int(shape[1])
    )
