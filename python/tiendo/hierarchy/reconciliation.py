"""Forecasts that add up, and sparse areas that lean on each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .._frames.arguments import array, texts
from ..errors import InvalidValue
from .node_frames import Array, NodeFrame, Nodes, point_forecast
from .structure import Recipe, matrix_of, structure_of


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
        moved[name] = recipe.apply(
            structure, rows.matrix(point_forecast(name)), errors, None if known is None else known.figures(name)
        )
    return rows.replaced(moved)


def reconcile_shares(
    *,
    shares: Any,
    denominators: Any,
    S: Any = None,
    parents: Sequence[int] | None = None,
    bounded: bool = True,
) -> Array:
    """Shares of all nodes that add up as ratios do: ``p_parent = sum(D_i p_i) / sum(D_i)``, in [0, 1] if `bounded`.

    `denominators` are those of the bottom nodes, in their order, above 0.
    """
    if (S is None) == (parents is None):
        raise InvalidValue("give either S or parents")
    structure = structure_of(S, parents)
    return structure.reconcile_shares(array("shares", shares), array("denominators", denominators), bounded)
