"""What the past of a panel says about the trend and the intervals of "auto" on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .. import _core
from .panel import Panel
from .request import Request


@dataclass(frozen=True)
class PooledConstants:
    """What a panel's past says of "auto" on it: the share `trend` of the changes it expects, the `width` of its intervals
    against the usual, and from how many `series`.
    """

    trend: float
    width: float
    series: int


def pooled_constants(
    frame: Any,
    horizon: int,
    frequency: str | int,
    *,
    season_length: int | None = None,
    bounds: tuple[float | None, float | None] | None = None,
) -> PooledConstants:
    """Learns from the panel's own past what `forecast(..., pooled=True)` goes by.

    "auto" forecasts each series' last `horizon` values and the `horizon` before them, each from what came before, where
    two figures or more do. `trend` is the share of the expected changes that would have been best, `width` the ratio of
    error to half-width that 5 % of the errors pass; both are drawn towards 1 by N / (N + 100) for N series, so that one
    series alone moves them by about 1 %. Arguments and errors are those of `forecast`.

    >>> pooled_constants({"unique_id": ["a"], "ds": [1], "y": [5.0]}, 1, 1)
    PooledConstants(trend=1.0, width=1.0, series=0)
    """
    panel = Panel.read(frame, frequency)
    run = Request(panel, horizon, ("auto",), (), season_length, bounds, None, False, 0, None)
    wanted: dict[str, Any] = {name: run.arguments[name] for name in ("season_length", "low", "high")}
    return PooledConstants(*_core.pooled_constants(panel.values, panel.offsets, run.horizon, **wanted))
