"""The changes that a reconciliation made to forecasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, overload

import numpy as np

from .._frames.types import FilePath, FrameT, IntoFrame
from ..errors import InvalidValue
from ._node_frames import NodeFrame, Nodes, point_forecast
from ._structure import structure_of


@overload
def reconciliation_moves(
    before: FilePath | Mapping[Any, Any],
    after: IntoFrame,
    hierarchy: Any,
    value: str = ...,
    *,
    id: str = ...,
    time: str = ...,
) -> dict[str, Any]: ...
@overload
def reconciliation_moves(
    before: FrameT, after: IntoFrame, hierarchy: Any, value: str = ..., *, id: str = ..., time: str = ...
) -> FrameT: ...
def reconciliation_moves(
    before: Any, after: Any, hierarchy: Any, value: str = "auto", *, id: str = "unique_id", time: str = "ds"
) -> Any:
    """Say what `reconcile` did to the forecasts `before`, which gave those `after`.

    Parameters
    ----------
    before, after
        The forecasts of the same nodes and times: frames, mappings of lists or paths to CSV files.
    hierarchy
        As `reconcile` takes it.
    value, id, time
        The columns of forecasts, nodes and times.

    Returns
    -------
    frame
        A long frame of the library of `before` with every node at every time. `moved` is ``(after - before) / mean
        |before|``, in units of the node's own size over all times. `incoherence_before` and `incoherence_after` say
        for each sum how far it is from its parts over the larger one: 0 where it adds up. Missing: incoherence of
        nodes without parts or of which a value is missing, `moved` of what was missing before or has no size.

    Raises
    ------
    InvalidValue
        Where the frames are not of the same nodes and times, or a value is infinite.

    Examples
    --------
    >>> from tiendo import reconcile
    >>> before = {"unique_id": ["city", "east", "west"], "ds": [2025] * 3, "auto": [100.0, 40.0, 50.0]}
    >>> tiers = {"city": None, "east": "city", "west": "city"}
    >>> after = reconcile(frame=before, hierarchy=tiers, value="auto", method="bottom_up")
    >>> found = reconciliation_moves(before, after, tiers)
    >>> [float(found[name][0]) for name in ("before", "after", "moved", "incoherence_before", "incoherence_after")]
    [100.0, 90.0, -0.1, 0.1, 0.0]
    """
    nodes = Nodes(hierarchy)
    names = {"id": id, "time": time, "decimal": "."}
    rows, moved = NodeFrame(before, nodes, names), NodeFrame(after, nodes, names)
    if rows.times != moved.times or rows.cells != moved.cells:
        raise InvalidValue("the forecasts before and after are not of the same nodes and times")
    own, other = rows.matrix(point_forecast(value)), moved.matrix(value)
    structure = structure_of(None, nodes.parents)
    apart = np.full((2, *own.shape), np.nan)
    apart[:, sorted(set(nodes.parents) - {-1})] = structure.incoherence(own), structure.incoherence(other)
    there = ~np.isnan(own)
    sizes = np.where(there, np.abs(own), 0).sum(axis=1, keepdims=True) / np.maximum(there.sum(axis=1, keepdims=True), 1)
    share = (other - own) / np.where(sizes > 0, sizes, np.nan)
    return rows.long(
        {"before": own, "after": other, "moved": share, "incoherence_before": apart[0], "incoherence_after": apart[1]}
    )
