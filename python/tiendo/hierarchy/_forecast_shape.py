"""The whole distribution of a forecast from the quantiles of its frame, the same whichever levels were asked for.

A predictive distribution of `tiendo.forecast` has a median and a half-width on each side; its quantiles lie at fixed
multiples of them (`distribution` in C++). Between quantiles the distance from the median is therefore interpolated in
these multiples, which gives back all of the distribution. A quantile at a bound says only that the rest lies there;
there the frame has the probability of the bound, which is one more point of the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from .. import _core
from ..forecasting._interval_names import mass_columns
from ._bound_mass import beyond_bounds
from ._node_frames import Array, NodeFrame
from ._structure import Recipe

CLOSE = 1e-5  # half-widths of the 95 % interval: points nearer than this make no slope


def has_shape(value: str) -> bool:
    """Return whether a column is of a model of `tiendo.forecast`, and its quantiles have the shape of these."""
    return value in _core.forecasting.forecast_models() or value.startswith(("mean(", "median("))


def whole_distribution(
    rows: NodeFrame, value: str, cube: Array, probabilities: Sequence[float], recipe: Recipe
) -> tuple[Array, list[float]]:
    """Return quantiles (nodes x horizons x probabilities) at all places where the shape changes its slope.

    They go on beyond the bounds of the recipe. `cube` has those of the frame at these probabilities.
    """
    z = np.array([NormalDist().inv_cdf(p) for p in probabilities])
    knots = np.array(_core.forecasting.distribution_shape()[0])
    all_z = np.union1d(np.concatenate([-knots, knots]), z)
    q, at = _multiples(z), _multiples(all_z)
    found = _through(q, beyond_bounds(cube, probabilities, recipe), at)
    if recipe.low is not None and recipe.high is not None:
        low, high = (bound[:, None] for bound in (recipe.low, recipe.high))
        masses = [
            rows.matrix(name) if name in rows.columns else np.full(cube.shape[:2], np.nan)
            for name in mass_columns(value)
        ]
        at_low = (cube[:, :, 0] == low) & np.isfinite(masses[0])
        at_high = (cube[:, :, -1] == high) & np.isfinite(masses[1])
        for node, period in np.argwhere(at_low | at_high):
            mass_low = masses[0][node, period] if at_low[node, period] else 0.0
            mass_high = masses[1][node, period] if at_high[node, period] else 0.0
            bounds = (float(recipe.low[node]), mass_low), (float(recipe.high[node]), mass_high)
            found[node, period] = _with_masses(q, cube[node, period], bounds, at)
    return found, [NormalDist().cdf(point) for point in all_z]


def _with_masses(q: Array, values: Array, bounds: tuple[tuple[float, float], tuple[float, float]], at: Array) -> Array:
    """Return the values at some multiples from the quantiles within the bounds and the probabilities of these.

    Where nothing else is known than the probability of a bound, the rest is taken to lie right beside it.
    """
    (low, mass_low), (high, mass_high) = bounds
    within = (values != low) & (values != high)
    ends = [(mass_low, low)] if 0 < mass_low < 1 else []
    ends += [(1 - mass_high, high)] if 0 < mass_high < 1 else []
    x = _multiples(np.array([NormalDist().inv_cdf(p) for p, _ in ends]))
    y = np.array([bound for _, bound in ends])
    apart = within & (np.abs(q[:, None] - x) > CLOSE).all(axis=1)
    order = np.argsort(np.concatenate([x, q[apart]]))
    x, y = np.concatenate([x, q[apart]])[order], np.concatenate([y, values[apart]])[order]
    if len(x) == 0:
        return np.full(len(at), high if mass_high >= 1 else low)
    if len(x) == 1:
        line: Array = y + (at - x) * 1e-9 * np.maximum(1.0, np.abs(y))
        return line
    return _through(x, y, at)


def _multiples(z: Array) -> Array:
    """Return the distances from the median, in half-widths of the 95 % interval, of normal quantiles."""
    knots, stretch = map(np.array, _core.forecasting.distribution_shape())
    distance: Array = _through(knots, stretch, np.abs(z))
    return np.copysign(distance, z)


def _through(x: Array, y: Array, at: Array) -> Array:
    """Return the values of lines through points, the last axis of y, that go on beyond the outermost two.

    >>> _through(np.array([0.0, 1, 3]), np.array([0.0, 2, 3]), np.array([-1, 0.5, 2, 5])).tolist()
    [-2.0, 1.0, 2.5, 4.0]
    """
    k = np.clip(np.searchsorted(x, at), 1, len(x) - 1)
    share = (at - x[k - 1]) / (x[k] - x[k - 1])
    line: Array = y[..., k - 1] * (1 - share) + y[..., k] * share
    return line
