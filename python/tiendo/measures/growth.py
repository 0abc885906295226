"""Growth rates."""

from __future__ import annotations

from typing import Any

from .. import _core


def growth_rate(first: Any, last: Any, years: Any) -> Any:
    """Compound growth a year as a share, (last / first)^(1 / years) - 1; arrays too. 50 to 65 in 6 years: .0446975."""
    return _core.growth_rate(first, last, years)


def limit_factor(base: Any, limit: Any) -> Any:
    """How much growth Open SDG still expects near a natural limit, 1 without one (NaN). 95 of 100: .2036705."""
    return _core.limit_factor(base, limit)
