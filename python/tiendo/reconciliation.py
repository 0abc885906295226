"""Forecasts that add up, and sparse areas that lean on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _core
from .arguments import array, listed, text, texts, whole
from .errors import InvalidValue
from .node_frames import Array, NodeFrame, Nodes, point_forecast


def reconcile(
    *,
    base: Any = None,
    S: Any = None,  # noqa: N803, the field's name for the summing matrix
    parents: Sequence[int] | None = None,
    residuals: Any = None,
    method: str = "mint_shrink_uncentred",
    history: Any = None,
    level: int | Sequence[Any] | None = None,
    low: Any = None,
    high: Any = None,
    non_negative: bool = False,
    immutable: Sequence[Any] = (),
    frame: Any = None,
    hierarchy: Any = None,
    value: str | Sequence[str] = "y",
    id: str = "unique_id",
    time: str = "ds",
) -> Any:
    """Moves base forecasts as little as their errors allow until they add up.

    ``y~ = y - W C' (C W C')^-1 C y`` with W by `method`: "ols", "wls_struct", "wls_var", "mint_shrink_uncentred"
    (residuals as they are: hts, fabletools, FoReco), "mint_shrink_centred" (means taken out: hierarchicalforecast),
    "mint_sample_uncentred", "mint_sample_centred". Other methods go from some nodes alone: "bottom_up",
    "top_down_average_proportions" and "top_down_proportions_of_averages" (shares of the total in `history`),
    "top_down_forecast_proportions", and "middle_out" from a `level`: how many steps below the root, or its nodes.

    With arrays: `S` is the summing matrix (n x m, dense or scipy's sparse) or `parents` the parent of each node (-1 for
    none); `base` has n values, or n rows and a column per horizon or sample path; `residuals` and `history` have one row
    per time and one column per node. A missing base value (NaN) becomes what its sum leaves. `low`, `high` (n values,
    one, or a mapping of some nodes), `non_negative` and `immutable` (nodes that keep their base) bound the result of the
    methods with W. Returns an array of base's shape.

    With frames: `frame` is long, with a row per node and time: any frame, a mapping of lists or a CSV file. `hierarchy`
    maps each node to its parent, None for a root; or is a frame or file with the columns `child` and `parent`. `residuals`
    and `history` are long frames with the same columns of nodes and times, and figures in one column, named as the forecasts
    or "y"; `id` and `time` name the columns of nodes and times, and `level`, `low`, `high` and `immutable` name nodes. Several columns of forecasts, `value=["auto", "theta"]`,
    are each reconciled by itself. Returns a frame of the same kind, rows and order; a node without a row at a time gets
    none. The ends of intervals (auto-lo-80) do not add up: they are refused as `value`, and those of what is reconciled are
    left out of the result, which they no longer belong to. `reconcile_paths` has intervals.

    Raises `InvalidValue` where sizes do not fit, where nothing in the bounds adds up, or where the residuals cannot
    tell the sums apart; `UnknownName` for an unknown method, column or node.

    >>> reconcile(parents=[-1, 0, 0], base=[100.0, 40.0, 50.0], method="ols").round(2)
    array([96.67, 43.33, 53.33])
    >>> reconcile(parents=[-1, 0, 0], base=[100.0, 40.0, 50.0], method="top_down_forecast_proportions").round(2)
    array([100.  ,  44.44,  55.56])
    """
    if frame is None:
        if base is None or (S is None) == (parents is None):
            raise InvalidValue("give base, and either S or parents; or a frame and its hierarchy")
        y = array("base", base)
        if y.ndim == 0:
            raise InvalidValue("base is one number; it has one value per node")
        structure = structure_of(S, parents)
        recipe = Recipe(len(structure), parents, method, level, low, high, non_negative, immutable)
        return recipe.apply(structure, y.reshape(len(y), -1), matrix_of(residuals), matrix_of(history)).reshape(y.shape)
    if hierarchy is None:
        raise InvalidValue("a frame needs a hierarchy: the parent of each node")
    nodes = Nodes(hierarchy)
    rows = NodeFrame(frame, nodes, id, time)
    recipe = Recipe(len(nodes), nodes.parents, method, level, low, high, non_negative, immutable, nodes)
    past = None if residuals is None else NodeFrame(residuals, nodes, id, time)
    known = None if history is None else NodeFrame(history, nodes, id, time)
    structure = structure_of(None, nodes.parents)
    moved = {}
    for name in [value] if isinstance(value, str) else texts("value", value):
        errors = None if past is None else past.figures(name)
        moved[name] = recipe.apply(structure, rows.matrix(point_forecast(name)), errors, None if known is None else known.figures(name))
    return rows.replaced(moved)


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
                raise InvalidValue("a level counts steps below the root of a tree: give parents, or name the level's nodes")
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


def reconcile_shares(
    *, shares: Any, denominators: Any, S: Any = None, parents: Sequence[int] | None = None, bounded: bool = True  # noqa: N803
) -> Array:
    """Shares of all nodes that add up as ratios do: ``p_parent = sum(D_i p_i) / sum(D_i)``, in [0, 1] if `bounded`.

    `denominators` are those of the bottom nodes, in their order, above 0.
    """
    if (S is None) == (parents is None):
        raise InvalidValue("give either S or parents")
    structure = structure_of(S, parents)
    return structure.reconcile_shares(
        array("shares", shares), array("denominators", denominators), bounded
    )


@dataclass(frozen=True)
class Pooled:
    """Areas around their mean: `values` with `variances`, the `mean`, the variance `between` areas, `q` and `i_squared`.

    Over two levels (`groups`) only values and variances are given.
    """

    values: Array
    variances: Array
    mean: float | None = None
    mean_variance: float | None = None
    between: float | None = None
    q: float | None = None
    i_squared: float | None = None


def pool(values: Any, variances: Any, *, method: str = "paule_mandel", groups: Sequence[int] | None = None) -> Pooled:
    """Pulls each area's estimate towards the mean by as much as it is uncertain: B = tau^2 / (tau^2 + v).

    tau^2 by "paule_mandel", "der_simonian_laird" or "reml". `groups` numbers each area's group from 0: areas lean on
    their group, groups on the whole. Raises `InvalidValue` with fewer than two areas or a variance that is not above 0.
    """
    numbers = None if groups is None else [int(g) for g in groups]
    result = _core.pool([float(v) for v in values], [float(v) for v in variances], method, numbers)
    result["values"], result["variances"] = np.asarray(result["values"]), np.asarray(result["variances"])
    return Pooled(**result)


def trend_of_share(numerators: Any, denominators: Any) -> dict[str, float]:
    """Level (at the weighted mean `time`) and slope per period of a share on the logit scale, with their variances, by
    weighted least squares.

    >>> round(trend_of_share([23, 28, 35, 29, 36], [40] * 5)["slope"], 6)
    0.345392
    """
    names = ("level", "level_variance", "slope", "slope_variance", "time")
    found = _core.trend_of_share([float(n) for n in numerators], [float(d) for d in denominators])
    return dict(zip(names, found, strict=True))


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
