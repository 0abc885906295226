"""The options that the functions of reconciliation share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from .._frames.types import Decimal


class ReconcileOptions(TypedDict, total=False):
    """How forecasts are reconciled, beside the method. Nodes are named with a frame, otherwise counted from 0.

    Attributes
    ----------
    history
        Past values, which the methods top_down_average_proportions and top_down_proportions_of_averages need: a long
        frame with the columns of nodes and times and values in one column, named as the forecasts or "y"; for arrays
        one row per time and one column per node.
    middle
        The tier of "middle_out": how many steps below the root, or its nodes.
    bounds
        The least and the greatest value, (0, None) for no upper one. Each is one number, one per node, or a mapping
        of some nodes.
    low, high
        The same two, each by itself.
    non_negative
        Whether nothing falls below 0.
    immutable
        The nodes that keep their forecast.
    id, time
        The columns of nodes and times of frames; "unique_id" and "ds".
    decimal
        The decimal mark of numbers that are texts, "." or ",".
    """

    history: Any
    middle: int | Sequence[Any] | None
    bounds: tuple[Any, Any] | None
    low: Any
    high: Any
    non_negative: bool
    immutable: Sequence[Any]
    id: str
    time: str
    decimal: Decimal


class ReconcileFrameOptions(ReconcileOptions, total=False):
    """What `reconcile` is told of a frame beside `ReconcileOptions`.

    Attributes
    ----------
    value
        The column of forecasts, or several, which are each reconciled by itself; "y".
    """

    value: str | Sequence[str]


class PathOptions(ReconcileOptions, total=False):
    """What is known of the forecasts from which `reconcile_paths` draws, beside `ReconcileOptions`.

    Attributes
    ----------
    value
        The frame's column of medians, whose intervals are value-lo-80 and the like; "auto".
    S, parents
        The hierarchy of arrays, as `reconcile` takes it.
    paths
        The caller's own sample paths: nodes x horizons x paths. How errors of two nodes go together is for the
        caller to have drawn; here they are taken path by path.
    mean, sd
        Means and standard deviations of normal distributions: nodes x horizons. Means alone are point forecasts.
    quantiles, probabilities
        Quantiles (nodes x horizons x probabilities) at these probabilities.
    """

    value: str
    S: Any
    parents: Sequence[int] | None
    paths: Any
    mean: Any
    sd: Any
    quantiles: Any
    probabilities: Sequence[float]


RECONCILE_DEFAULTS: dict[str, Any] = {
    "history": None,
    "middle": None,
    "bounds": None,
    "low": None,
    "high": None,
    "non_negative": False,
    "immutable": (),
    "id": "unique_id",
    "time": "ds",
    "decimal": ".",
}
FRAME_DEFAULTS: dict[str, Any] = {**RECONCILE_DEFAULTS, "value": "y"}
PATH_DEFAULTS: dict[str, Any] = {
    **RECONCILE_DEFAULTS,
    "value": "auto",
    **dict.fromkeys(("S", "parents", "paths", "mean", "sd", "quantiles")),
    "probabilities": (),
}
FORMER_NAMES = {"level": "a tier of a hierarchy is middle=; level= is the level of an interval in percent"}
