"""Partial pooling: random-effects shrinkage of the estimates of small areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import _core
from .node_frames import Array


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
    """Level (at the weighted mean `time`) and slope per period of a share on the logit scale, with their variances, by
    weighted least squares.

    >>> round(trend_of_share([23, 28, 35, 29, 36], [40] * 5)["slope"], 6)
    0.345392
    """
    names = ("level", "level_variance", "slope", "slope_variance", "time")
    found = _core.trend_of_share([float(n) for n in numerators], [float(d) for d in denominators])
    return dict(zip(names, found, strict=True))
