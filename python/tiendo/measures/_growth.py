"""Growth rates."""

from __future__ import annotations

from typing import Any

from .. import _core
from ._inputs import number_column, rows_of


def growth_rate(first: Any, last: Any, years: Any) -> Any:
    """Return the compound growth a year as a share, (last / first)^(1 / years) - 1.

    Parameters
    ----------
    first, last
        The first and the last value: numbers or columns.
    years
        The years between them.

    Returns
    -------
    float or numpy.ndarray
        NaN where it is undefined.

    Examples
    --------
    >>> round(growth_rate(50, 65, 6), 7)
    0.0446975
    """
    return _vectorised(_core.measures.growth_rate, first=first, last=last, years=years)


def limit_factor(base: Any, limit: Any) -> Any:
    """Return how much growth Open SDG still expects near a natural limit: 1 without one (None or NaN).

    Examples
    --------
    >>> round(limit_factor(95, 100), 7)
    0.2036705
    """
    return _vectorised(_core.measures.limit_factor, base=base, limit=limit)


def _vectorised(function: Any, **given: Any) -> Any:
    columns = [number_column(name, value) for name, value in given.items()]
    rows = rows_of(columns)
    found = function(*columns)
    return float(found) if rows is None else found
