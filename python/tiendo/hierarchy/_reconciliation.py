"""Reconciliation: the smallest change after which forecasts add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from .._frames.arguments import array, different_columns, each_once, flag, options_of, texts
from .._frames.types import FilePath, FloatArray, FrameT, ReconciliationMethod
from ..errors import InvalidValue
from ._node_frames import Array, NodeFrame, Nodes, point_forecast
from ._options import FORMER_NAMES, FRAME_DEFAULTS, ReconcileFrameOptions, ReconcileOptions
from ._structure import Recipe, matrix_of, structure_of

if TYPE_CHECKING:
    from typing_extensions import Unpack


@overload
def reconcile(
    *,
    base: Any,
    S: Any = ...,
    parents: Sequence[int] | None = ...,
    residuals: Any = ...,
    method: ReconciliationMethod = ...,
    **options: Unpack[ReconcileOptions],
) -> FloatArray: ...
@overload
def reconcile(
    *,
    frame: FilePath | Mapping[Any, Any],
    hierarchy: Any,
    residuals: Any = ...,
    method: ReconciliationMethod = ...,
    **options: Unpack[ReconcileFrameOptions],
) -> dict[str, Any]: ...
@overload
def reconcile(
    *,
    frame: FrameT,
    hierarchy: Any,
    residuals: Any = ...,
    method: ReconciliationMethod = ...,
    **options: Unpack[ReconcileFrameOptions],
) -> FrameT: ...
def reconcile(
    *,
    base: Any = None,
    S: Any = None,
    parents: Sequence[int] | None = None,
    frame: Any = None,
    hierarchy: Any = None,
    residuals: Any = None,
    method: ReconciliationMethod = "mint_shrink_uncentred",
    **options: Unpack[ReconcileFrameOptions],
) -> Any:
    """Move base forecasts as little as their errors allow until they add up.

    ``y~ = y - W C' (C W C')^-1 C y`` with W by `method`: "ols", "wls_struct", "wls_var", "mint_shrink_uncentred"
    (residuals as they are: hts, fabletools, FoReco), "mint_shrink_centred" (means taken out: hierarchicalforecast),
    "mint_sample_uncentred", "mint_sample_centred". Other methods go from some nodes alone: "bottom_up",
    "top_down_average_proportions" and "top_down_proportions_of_averages" (proportions of the total in `history`),
    "top_down_forecast_proportions", and "middle_out" from a tier, `middle`.

    Parameters
    ----------
    base
        With arrays: n values, or n rows and a column per horizon or sample path. A missing value (NaN) becomes what
        its sum leaves.
    S, parents
        With arrays, one of the two: the summing matrix (n x m, dense or scipy's sparse), or the index of the parent
        of each node (-1 for none).
    frame
        With frames: a long one with a row per node and time; any frame, a mapping of lists or a path to a CSV file.
    hierarchy
        With frames: a mapping of each node to its parent, None for a root; or a frame or file with the columns
        `child` and `parent`.
    residuals
        Past errors of one period ahead, which the methods "wls_var" and "mint_..." need: a long frame with the
        columns of nodes and times and the errors in one column, named as the forecasts or "y"; for arrays one row
        per time and one column per node.
    method
        How; see above.
    **options
        `value`, `history`, `middle`, `bounds` (or `low` and `high`), `non_negative`, `immutable`, `id`, `time` and
        `decimal`: see `tiendo.typing.ReconcileFrameOptions`. Bounds and fixed nodes are for the methods with W.

    Returns
    -------
    array or frame
        An array of the shape of `base`; or a frame of the same kind, rows and order, where a node without a row at a
        time gets none. Interval ends (auto-lo-80) do not add up: they are refused as `value`, and those of what is
        reconciled are left out of the result, to which they no longer belong. `reconcile_paths` has intervals.

    Raises
    ------
    InvalidValue
        Where sizes do not fit, where nothing within the bounds adds up, where a fixed node lies outside its bounds,
        or where the residuals cannot tell the sums apart.
    InputError
        For cells that are no numbers, and for a file that cannot be read.
    UnknownName
        For an unknown method, column or node.
    TypeError
        For an unknown keyword.

    Examples
    --------
    >>> reconcile(parents=[-1, 0, 0], base=[100.0, 40.0, 50.0], method="ols").round(2)
    array([96.67, 43.33, 53.33])
    >>> reconcile(parents=[-1, 0, 0], base=[100.0, 40.0, 50.0], method="top_down_forecast_proportions").round(2)
    array([100.  ,  44.44,  55.56])
    """
    chosen = options_of(reconcile, options, FRAME_DEFAULTS, FORMER_NAMES)
    if frame is None:
        if base is None or (S is None) == (parents is None) or hierarchy is not None:
            raise InvalidValue("give base, and either S or parents; or a frame and its hierarchy")
        if named := [name for name in ("value", "id", "time", "decimal") if name in options]:
            raise InvalidValue(f"{' and '.join(named)} is of the columns of a frame, and there is none")
        y = array("base", base)
        if y.ndim == 0 or y.size == 0:
            what = "one number" if y.ndim == 0 else "empty"
            raise InvalidValue(f"base is {what}; it has one value per node")
        structure = structure_of(S, parents)
        recipe = Recipe(len(structure), parents, method, chosen)
        flat, past = y.reshape(len(y), -1), matrix_of(residuals)
        return recipe.apply(structure, flat, past, matrix_of(chosen["history"])).reshape(y.shape)
    if hierarchy is None or base is not None or S is not None or parents is not None:
        raise InvalidValue("a frame needs a hierarchy, the parent of each node, and neither base, S nor parents")
    nodes = Nodes(hierarchy)
    rows = NodeFrame(frame, nodes, chosen)
    recipe = Recipe(len(nodes), nodes.parents, method, chosen, nodes)
    errors, known = past_frames(nodes, residuals, chosen)
    structure = structure_of(None, nodes.parents)
    moved = {}
    columns = [chosen["value"]] if isinstance(chosen["value"], str) else texts("value", chosen["value"])
    each_once("a column (value)", columns)
    for name in columns:
        different_columns({"id": chosen["id"], "time": chosen["time"], "value": name})
        own = rows.matrix(point_forecast(name))
        past = None if errors is None else errors.values(name)
        moved[name] = recipe.apply(structure, own, past, None if known is None else known.values(name))
    return rows.replaced(moved)


def past_frames(nodes: Nodes, residuals: Any, options: Mapping[str, Any]) -> tuple[NodeFrame | None, NodeFrame | None]:
    """Return the frames of past errors and of past values, None where there is none."""
    history = options["history"]
    return (
        None if residuals is None else NodeFrame(residuals, nodes, options),
        None if history is None else NodeFrame(history, nodes, options),
    )


def reconcile_shares(
    *,
    shares: Any,
    denominators: Any,
    S: Any = None,
    parents: Sequence[int] | None = None,
    bounded: bool = True,
) -> Array:
    """Make the shares of all nodes add up as ratios do: ``p_parent = sum(D_i p_i) / sum(D_i)``.

    Parameters
    ----------
    shares
        One per node. Forecasts may lie somewhat outside of 0 and 1, and are moved within; beyond -1 and 2 they are no
        shares and are refused, unless `bounded` is False.
    denominators
        Those of the bottom nodes, in their order, above 0.
    S, parents
        One of the two, as `reconcile` takes them.
    bounded
        Whether the result stays within 0 and 1; False for ratios that are no shares.

    Returns
    -------
    array
        One share per node.

    Raises
    ------
    InvalidValue
        Where sizes do not fit, a denominator is not above 0, or a share is beyond -1 or 2.

    Examples
    --------
    100 of 200 are 20 less than 40 and 80 of 100 each; the whole takes 10 of these, its parts 5 each:

    >>> reconcile_shares(shares=[0.5, 0.4, 0.8], denominators=[100, 100], parents=[-1, 0, 0]).round(3)
    array([0.55, 0.35, 0.75])
    """
    if (S is None) == (parents is None):
        raise InvalidValue("give either S or parents")
    structure = structure_of(S, parents)
    own, sizes = array("shares", shares), array("denominators", denominators)
    for what, numbers, count in (("shares", own, len(structure)), ("denominators", sizes, len(structure.bottom))):
        if numbers.shape != (count,):
            raise InvalidValue(f"{what} of shape {numbers.shape}, where {count} numbers are needed")
    within = flag("bounded", bounded)
    if within and (strange := own[(own < -1) | (own > 2)]).size:
        cure = "divide percentages by 100, or give bounded=False for ratios that are no shares"
        raise InvalidValue(f"a share is from 0 to 1, not {strange[0]:g}; {cure}")
    return structure.reconcile_shares(own, sizes, within)
