"""The probability that a forecast leaves to a bound, when only some of its quantiles are known.

A quantile that lies at a bound says that at least the rest of the probability is there. How much lies between it and
the quantile before is not known from a straight line between the two, which would spread over the gap what is at the
bound. So the curve of the quantiles within the bounds goes on beyond the bound, and what is drawn there is put back
to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from .. import _core
from ._node_frames import Array
from ._structure import Recipe


def beyond_bounds(cube: Array, probabilities: Sequence[float], recipe: Recipe) -> Array:
    """Return quantiles (nodes x horizons x probabilities) whose ends at a bound go on beyond it."""
    if recipe.low is None or recipe.high is None or len(probabilities) < 3:
        return cube
    z = np.array([NormalDist().inv_cdf(p) if 0 < p < 1 else np.nan for p in probabilities])
    if not np.isfinite(z).all():
        return cube
    upper = _gone_on(cube, z, recipe.high)
    lower = _gone_on(-cube[:, :, ::-1], -z[::-1], -recipe.low)
    result = upper if lower is None else _merged(cube, upper, -lower[:, :, ::-1])
    return cube if result is None else result


def within_bounds(paths: _core.hierarchy.JointPaths, recipe: Recipe, quantiles: Array) -> _core.hierarchy.JointPaths:
    """Return paths of which nothing lies outside the bounds, for nodes whose quantiles (of a frame) all lie within."""
    if recipe.low is None or recipe.high is None:
        return paths
    low, high = recipe.low[:, None], recipe.high[:, None]
    flat = quantiles.reshape(len(quantiles), -1)
    held = ((flat >= low) & (flat <= high)).all(axis=1, keepdims=True)
    figures = np.clip(paths.figures, np.where(held, low, -np.inf), np.where(held, high, np.inf))
    return _core.hierarchy.JointPaths(figures, paths.periods)


def _gone_on(cube: Array, z: Array, high: Array) -> Array | None:
    """Return the quantiles, those at the upper bound replaced by the line through the two before; None if none is."""
    at_bound = cube >= high[:, None, None]
    last = len(z) - 1 - at_bound.sum(axis=2)  # the last quantile below the bound
    open_ends = at_bound[:, :, -1] & (last >= 1)
    if not open_ends.any():
        return None
    result = cube.copy()
    for node, period in np.argwhere(open_ends):
        k = last[node, period]
        before, here = cube[node, period, k - 1 : k + 1]
        slope = (here - before) / (z[k] - z[k - 1])
        line = here + slope * (z[k + 1 :] - z[k])
        result[node, period, k + 1 :] = np.maximum(line, high[node])
    return result


def _merged(cube: Array, upper: Array | None, lower: Array) -> Array:
    return lower if upper is None else np.where(upper != cube, upper, lower)
