"""Forecasts that add up, and sparse areas that lean on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np

from . import _core

Array = np.ndarray[Any, np.dtype[np.float64]]


def reconcile(
    *,
    base: Any = None,
    S: Any = None,  # noqa: N803, the field's name for the summing matrix
    parents: Sequence[int] | None = None,
    residuals: Any = None,
    method: str = "mint_shrink_uncentred",
    low: Any = None,
    high: Any = None,
    non_negative: bool = False,
    immutable: Sequence[int] = (),
    frame: Any = None,
    hierarchy: Mapping[str, str | None] | None = None,
    value: str = "y",
    id: str = "unique_id",
    time: str = "ds",
) -> Any:
    """Moves base forecasts as little as their errors allow until they add up.

    ``y~ = y - W C' (C W C')^-1 C y`` with W by `method`: "ols", "wls_struct", "wls_var", "mint_shrink_uncentred"
    (residuals as they are: hts, fabletools, FoReco), "mint_shrink_centred" (means taken out: hierarchicalforecast),
    "mint_sample_uncentred", "mint_sample_centred", or "bottom_up".

    With arrays: `S` is the summing matrix (n x m, dense or scipy's sparse) or `parents` the parent of each node (-1 for
    none); `base` has n values, or n rows and a column per horizon or sample path; `residuals` one row per time
    and one column per node. A missing base value (NaN) becomes what its sum leaves. `low`, `high` (n values or
    one), `non_negative` and `immutable` (nodes that keep their base) bound the result. Returns an array of base's shape.

    With frames: `frame` is long, with a row per node and time; `hierarchy` maps each node to its parent, None for a
    root. Returns a frame of the same kind with the reconciled `value`; a node that has no row at a time gets none.

    Raises `InvalidValue` where sizes do not fit, where nothing in the bounds adds up, or where the residuals cannot
    tell the sums apart; `UnknownName` for an unknown method.

    >>> reconcile(parents=[-1, 0, 0], base=[100.0, 40.0, 50.0], method="ols").round(2)
    array([96.67, 43.33, 53.33])
    """
    if frame is not None:
        if hierarchy is None:
            raise ValueError("a frame needs a hierarchy: the parent of each node")
        return _reconcile_frame(frame, hierarchy, value, id, time, residuals, method, low, high, non_negative)
    if base is None or (S is None) == (parents is None):
        raise ValueError("give base, and either S or parents; or a frame and its hierarchy")
    structure = _structure(S, parents)
    y = np.asarray(base, dtype=np.float64)
    columns = y.reshape(len(y), -1)
    lowest, highest = _bounds(len(structure), columns, low, high, non_negative, immutable)
    past = None if residuals is None else np.asarray(residuals, dtype=np.float64)
    return structure.reconcile(columns, past, method, lowest, highest).reshape(y.shape)


def reconcile_shares(
    *, shares: Any, denominators: Any, S: Any = None, parents: Sequence[int] | None = None, bounded: bool = True  # noqa: N803
) -> Array:
    """Shares of all nodes that add up as ratios do: ``p_parent = sum(D_i p_i) / sum(D_i)``, in [0, 1] if `bounded`.

    `denominators` are those of the bottom nodes, in their order, above 0.
    """
    if (S is None) == (parents is None):
        raise ValueError("give either S or parents")
    structure = _structure(S, parents)
    return structure.reconcile_shares(
        np.asarray(shares, dtype=np.float64), np.asarray(denominators, dtype=np.float64), bounded
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
    """Level and slope per period of a share on the logit scale, with their variances, by weighted least squares.

    >>> round(trend_of_share([23, 28, 35, 29, 36], [40] * 5)["slope"], 6)
    0.345392
    """
    names = ("level", "level_variance", "slope", "slope_variance")
    found = _core.trend_of_share([float(n) for n in numerators], [float(d) for d in denominators])
    return dict(zip(names, found, strict=True))


def _structure(S: Any, parents: Sequence[int] | None) -> _core.Structure:  # noqa: N803
    if parents is not None:
        return _core.Structure.tree([int(p) for p in parents])
    if hasattr(S, "tocoo"):
        entries = S.tocoo()
        rows, columns, values = entries.row, entries.col, entries.data
        shape = entries.shape
    else:
        dense = np.asarray(S, dtype=np.float64)
        rows, columns = np.nonzero(dense)
        values, shape = dense[rows, columns], dense.shape
    return _core.Structure.of(
        [int(r) for r in rows], [int(c) for c in columns], [float(v) for v in values], int(shape[0]), int(shape[1])
    )


def _bounds(
    nodes: int, columns: Array, low: Any, high: Any, non_negative: bool, immutable: Sequence[int]
) -> tuple[Array | None, Array | None]:
    if low is None and high is None and not non_negative and not len(immutable):
        return None, None
    lowest = np.broadcast_to(np.asarray(-np.inf if low is None else low, dtype=np.float64), (nodes,)).copy()
    highest = np.broadcast_to(np.asarray(np.inf if high is None else high, dtype=np.float64), (nodes,)).copy()
    if non_negative:
        lowest = np.maximum(lowest, 0.0)
    if len(immutable):
        if columns.shape[1] != 1:
            raise ValueError("nodes can be held for one column of base values at a time")
        held = list(immutable)
        lowest[held] = highest[held] = columns[held, 0]
    return lowest, highest


def _reconcile_frame(
    frame: Any, hierarchy: Mapping[str, str | None], value: str, id: str, time: str, residuals: Any, method: str,
    low: Any, high: Any, non_negative: bool,
) -> Any:  # fmt: skip
    table = nw.from_native(frame, eager_only=True)
    nodes = list(hierarchy)
    place = {node: i for i, node in enumerate(nodes)}
    unknown = sorted({str(p) for p in hierarchy.values() if p is not None and p not in place})
    strange = sorted({str(n) for n in table[id].to_list() if n not in place})
    if unknown or strange:
        raise ValueError(f"not in the hierarchy: {', '.join(dict.fromkeys(unknown + strange))}")
    parents = [-1 if (p := hierarchy[node]) is None else place[p] for node in nodes]
    times = list(dict.fromkeys(table[time].to_list()))
    column = {t: j for j, t in enumerate(times)}
    base = np.full((len(nodes), len(times)), np.nan)
    at = [(place[n], column[t]) for n, t in zip(table[id].to_list(), table[time].to_list(), strict=True)]
    if len(set(at)) != len(at):
        raise ValueError("a node has two rows at one time")
    for (i, j), x in zip(at, table[value].to_list(), strict=True):
        base[i, j] = np.nan if x is None else x
    past = None
    if residuals is not None:
        history = nw.from_native(residuals, eager_only=True)
        past_times = {t: j for j, t in enumerate(dict.fromkeys(history[time].to_list()))}
        past = np.full((len(past_times), len(nodes)), np.nan)
        for n, t, x in zip(history[id].to_list(), history[time].to_list(), history[value].to_list(), strict=True):
            past[past_times[t], place[n]] = np.nan if x is None else x
    moved = reconcile(base=base, parents=parents, residuals=past, method=method, low=low, high=high, non_negative=non_negative)
    own = nw.new_series(value, [float(moved[i, j]) for i, j in at], backend=table.implementation)
    return table.with_columns(own).to_native()
