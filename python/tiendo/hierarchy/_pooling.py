"""Partial pooling: random-effects shrinkage of the estimates of small areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from .. import _core
from .._frames.arguments import array, listed, one_of, whole
from .._frames.tables import same
from .._frames.types import PoolingMethod
from ..errors import InvalidValue
from ._node_frames import Array

_METHODS = ("paule_mandel", "der_simonian_laird", "reml")


@dataclass(frozen=True, eq=False)
class Pooled:
    """Pooled estimates of areas.

    Attributes
    ----------
    values, variances
        One per area, shrunk towards the mean.
    mean, mean_variance
        The mean of the areas and its variance; None with groups.
    between
        The variance between areas, tau^2; None with groups.
    q, i_squared
        Cochran's Q and I^2; None with groups.
    """

    values: Array
    variances: Array
    mean: float | None = None
    mean_variance: float | None = None
    between: float | None = None
    q: float | None = None
    i_squared: float | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pooled) and same(vars(self), vars(other))

    __hash__: ClassVar[None]  # type: ignore[assignment]  # arrays can be changed


def pool(
    values: Any, variances: Any, *, method: PoolingMethod = "paule_mandel", groups: Sequence[int] | None = None
) -> Pooled:
    """Shrink each area's estimate towards the mean by as much as it is uncertain: B = tau^2 / (tau^2 + v).

    Parameters
    ----------
    values, variances
        The estimate of each area and its variance v, which is above 0.
    method
        The estimator of tau^2: "paule_mandel", "der_simonian_laird" or "reml".
    groups
        The number of each area's group, from 0: areas are shrunk towards their group, groups towards the whole.

    Returns
    -------
    Pooled
        The estimates, and what is known of all areas.

    Raises
    ------
    InvalidValue
        With fewer than two areas, with a variance that is not above 0, and for an unknown method.

    Examples
    --------
    >>> pool([1.0, 5.0], [1.0, 1.0]).values  # tau^2 is 7, and B is 7/8
    array([1.25, 4.75])
    """
    how = one_of("a method", method, _METHODS)
    own, noise = _column("values", values), _column("variances", variances)
    numbers = None
    if groups is not None:
        numbers = [whole("the number of a group", group, 0) for group in listed("groups", groups)]
        if len(numbers) != len(own):
            raise InvalidValue(f"groups has {len(numbers)} numbers for {len(own)} values")
    result = _core.hierarchy.pool(own, noise, how, numbers)
    result["values"], result["variances"] = np.asarray(result["values"]), np.asarray(result["variances"])
    return Pooled(**result)


def trend_of_share(numerators: Any, denominators: Any) -> dict[str, float]:
    """Estimate level and slope of a share on the logit scale, by weighted least squares.

    Parameters
    ----------
    numerators, denominators
        One per period, from the first to the last.

    Returns
    -------
    dict
        `level` (at the weighted mean `time`) and `slope` per period, `level_variance` and `slope_variance`, and `time`.

    Raises
    ------
    InvalidValue
        For columns of different lengths, fewer than two periods, and a share outside 0 to 1.

    Examples
    --------
    >>> round(trend_of_share([23, 28, 35, 29, 36], [40] * 5)["slope"], 6)
    0.345392
    """
    names = ("level", "level_variance", "slope", "slope_variance", "time")
    found = _core.hierarchy.trend_of_share(_column("numerators", numerators), _column("denominators", denominators))
    return dict(zip(names, found, strict=True))


def _column(what: str, numbers: Any) -> list[float]:
    found = array(what, numbers)
    if found.ndim != 1:
        raise InvalidValue(f"{what} is a list of numbers, not of shape {found.shape}")
    cells: list[float] = found.tolist()
    return cells
