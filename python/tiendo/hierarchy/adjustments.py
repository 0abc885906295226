"""The changes that a reconciliation made to forecasts."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..errors import InvalidValue
from .node_frames import NodeFrame, Nodes, point_forecast
from .structure import structure_of


def reconciliation_moves(
    before: Any, after: Any, hierarchy: Any, value: str = "auto", *, id: str = "unique_id", time: str = "ds"
) -> Any:
    """What `reconcile` did to the forecasts `before`, which gave those `after`: every node at every time.

    A long frame of the library of `before`. `moved` is ``(after - before) / mean |before|``, in units of the node's own size
    over all times. `incoherence_before` and `incoherence_after` say for each sum how far it is from its parts over the
    larger one: 0 where it adds up. Missing: incoherence of nodes without parts or of which a figure is missing, `moved` of
    what was missing before or has no size. Largest and mean are those of the columns.

    Raises `InvalidValue` where the frames are not of the same nodes and times, or a figure is infinite.

    >>> before = {"unique_id": ["city", "east", "west"], "ds": [2025] * 3, "auto": [100.0, 40.0, 50.0]}
    >>> tiers = {"city": None, "east": "city", "west": "city"}
    >>> after = reconcile(frame=before, hierarchy=tiers, value="auto", method="bottom_up")
    >>> found = reconciliation_moves(before, after, tiers)
    >>> [float(found[name][0]) for name in ("before", "after", "moved", "incoherence_before", "incoherence_after")]
    [100.0, 90.0, -0.1, 0.1, 0.0]
    """
    nodes = Nodes(hierarchy)
    rows, moved = NodeFrame(before, nodes, id, time), NodeFrame(after, nodes, id, time)
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
