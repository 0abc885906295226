"""What the past of a panel says about the trend and the intervals of "auto" on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .. import _core
from .._frames.types import Bounds, Decimal, Frequency, IntoFrame
from ._panel import Panel
from ._request import Request


@dataclass(frozen=True)
class PooledConstants:
    """Constants estimated from the past of a panel, which adjust "auto" on it.

    Attributes
    ----------
    trend
        The share of the changes that "auto" expects.
    width
        The width of intervals relative to the usual one.
    series
        From how many series they are.
    """

    trend: float
    width: float
    series: int


def pooled_constants(
    frame: IntoFrame,
    horizon: int,
    frequency: Frequency | int,
    *,
    season_length: int | None = None,
    bounds: Bounds | None = None,
    decimal: Decimal = ".",
) -> PooledConstants:
    """Estimate from the panel's own past what `forecast(..., pooled=True)` goes by.

    "auto" forecasts each series' last `horizon` values and the `horizon` before them, each from what came before,
    where two values or more do. `trend` is the share of the expected changes that would have been best, `width` the
    ratio of error to half-width that 5 % of the errors exceed; both are shrunk towards 1 by N / (N + 100) for N
    series, so that one series alone moves them by about 1 %.

    Parameters
    ----------
    frame, horizon, frequency, season_length, bounds, decimal
        As `forecast` takes them.

    Returns
    -------
    PooledConstants
        The two constants and the number of series.

    Raises
    ------
    InvalidValue, InputError
        As `forecast` does.

    Examples
    --------
    >>> pooled_constants({"unique_id": ["a"], "ds": [1], "y": [5.0]}, 1, 1)
    PooledConstants(trend=1.0, width=1.0, series=0)
    """
    panel = Panel.read(frame, frequency, decimal)
    run = Request(panel, horizon, ("auto",), (), {"season_length": season_length, "bounds": bounds})
    wanted: dict[str, Any] = {name: run.arguments[name] for name in ("season_length", "low", "high")}
    return PooledConstants(*_core.forecasting.pooled_constants(panel.values, panel.offsets, run.horizon, **wanted))
