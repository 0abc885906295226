"""Whole futures of all nodes that add up: quantiles and chances from sample paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .. import _core
from .._frames.arguments import array, number, percentages, whole
from ..errors import InvalidValue, UnknownName
from .node_frames import Array, NodeFrame, Nodes, end_of_interval, interval_columns
from .structure import Recipe, matrix_of, structure_of

MOST_PATHS = 1_000_000


class Paths:
    """Sample paths of all nodes that add up, path by path; what may come of a node is read off its row.

    Quantiles of sums are not sums of quantiles: `quantile` of a parent is not the sum of its parts', its paths are.
    """

    def __init__(
        self, core: _core.JointPaths, nodes: Sequence[Any], rows: NodeFrame | None = None, value: str = "y"
    ) -> None:
        self._core = core
        self.nodes = list(nodes)
        self._rows = rows
        self._value = value

    @property
    def values(self) -> Array:
        """The figures: nodes x horizons x paths."""
        figures = self._core.figures
        return figures.reshape(len(figures), -1, self._core.periods).transpose(0, 2, 1)

    def quantile(self, probability: float) -> Array:
        """The quantile of each node (row) in each period (column), a straight line between ordered figures (type 7).

        Raises `InvalidValue` outside of 0 to 1. Of paths at 1, 2 and 4 the quantile .75 is 3.
        """
        return self._core.quantile(number("a probability", probability))

    def chance(self, targets: Any, *, lower_is_better: bool = False) -> Array:
        """The share of paths in which a node is at its target or better, node by node (row) and period by period.

        `targets`: one number for all nodes, one per node, or a mapping of some nodes; NaN where a node has none. The
        standard error is at most .016 with 1,000 paths. Two of three paths at 2 or above: .667. Raises `UnknownName` for
        what is no node.
        """
        if isinstance(targets, Mapping):
            place = {node: i for i, node in enumerate(self.nodes)}
            if strange := [str(node) for node in targets if node not in place]:
                raise UnknownName(f"there is no node {', '.join(strange)}")
            full = np.full(len(self.nodes), np.nan)
            full[[place[node] for node in targets]] = array("targets", list(targets.values()))
        else:
            given = array("targets", targets)
            shape = (len(self.nodes),)
            if given.shape not in ((), shape):
                raise InvalidValue(f"targets of shape {given.shape} for {len(self.nodes)} nodes")
            full = np.broadcast_to(given, shape).copy()
        return self._core.chance_to_reach(full, lower_is_better)

    def to_frame(self, level: Sequence[float] = (80, 95), targets: Any = None, *, lower_is_better: bool = False) -> Any:
        """A long frame of the library that the forecasts came in: every node at every time with its median, the central
        intervals of `level`, and the chance to reach its target where `targets` are given.

        The columns are those of `forecast`: auto, auto-lo-80, auto-hi-80, and auto-chance.
        """
        if self._rows is None:
            raise InvalidValue("paths of arrays have no frame: use quantile, chance and values")
        name = self._value
        columns = {name: self.quantile(0.5)}
        for percent in percentages(level):
            low, high = interval_columns(name, percent)
            columns[low], columns[high] = self.quantile((100 - percent) / 200), self.quantile((100 + percent) / 200)
        if targets is not None:
            columns[f"{name}-chance"] = self.chance(targets, lower_is_better=lower_is_better)
        return self._rows.long(columns)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_core": (self._core.figures, self._core.periods)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__ |= state | {"_core": _core.JointPaths(*state["_core"])}

    def __repr__(self) -> str:
        nodes, periods, count = self.values.shape
        return f"<Paths: {count} of {nodes} nodes, {periods} periods>"


def reconcile_paths(
    *,
    paths: Any = None,
    mean: Any = None,
    sd: Any = None,
    quantiles: Any = None,
    probabilities: Sequence[float] = (),
    S: Any = None,  # noqa: N803, the field's name for the summing matrix
    parents: Sequence[int] | None = None,
    frame: Any = None,
    hierarchy: Any = None,
    value: str = "auto",
    id: str = "unique_id",
    time: str = "ds",
    residuals: Any = None,
    method: str = "mint_shrink_uncentred",
    history: Any = None,
    level: int | Sequence[Any] | None = None,
    low: Any = None,
    high: Any = None,
    non_negative: bool = False,
    immutable: Sequence[Any] = (),
    count: int = 1000,
    seed: int = 1,
) -> Paths:
    """Sample paths of all nodes that add up, from which come quantiles and chances per node: also those of a forecast with
    its intervals.

    What is known of the base forecasts, one of:

    - `paths` (nodes x horizons x paths): the caller's own. Which futures of two nodes come together is for the caller to
      have drawn; here they are taken path by path.
    - `quantiles` (nodes x horizons x probabilities) at `probabilities`, or `mean` and `sd` (nodes x horizons, normal), or a
      long `frame` as `forecast` gives it with the columns auto, auto-lo-80, auto-hi-80, ...: `count` paths are drawn
      that keep these distributions. Nodes go together as their `residuals` did (their correlation, shrunk as in MinT);
      without residuals they are independent of each other, which makes sums too narrow where errors come together.
      From period to period ranks wander as a random walk's, with a correlation of sqrt(h / k).
    - `mean` alone, or a `frame` without intervals, and `residuals` of one period ahead: past times are drawn, the same for
      all nodes, and their errors added period by period (the joint bootstrap). No distribution is assumed.

    `value` names the frame's column of medians, whose intervals are value-lo-80 and the like; `id` and `time` those of nodes and
    times. `count` paths are drawn, and the same `seed` draws the same. Each path is reconciled by itself, by `method` and the other arguments of
    `reconcile`, so elementwise sums of paths are the paths of sums. With bounds each path lies within them.

    Raises `InvalidValue` and `UnknownName` as `reconcile` does, where quantiles fall as probabilities rise, and for more than
    1,000,000 paths.

    >>> found = reconcile_paths(parents=[-1, 0, 0], mean=[[100.], [40.], [60.]], sd=[[5.], [3.], [4.]], method="ols")
    >>> bool(abs(found.values[0] - found.values[1] - found.values[2]).max() < 1e-9)
    True
    """
    if frame is not None:
        if hierarchy is None:
            raise InvalidValue("a frame needs a hierarchy: the parent of each node")
        nodes = Nodes(hierarchy)
        rows = NodeFrame(frame, nodes, id, time)
        errors = None if residuals is None else NodeFrame(residuals, nodes, id, time).figures(value)
        known = None if history is None else NodeFrame(history, nodes, id, time).figures(value)
        structure = structure_of(None, nodes.parents)
        recipe = Recipe(len(nodes), nodes.parents, method, level, low, high, non_negative, immutable, nodes)
        at = _intervals(rows, value)
        cube = np.stack([rows.matrix(name) for name in at.values()], axis=2)
        drawn = _drawn(structure, cube, list(at), errors, count, seed)
        return Paths(_reconciled(recipe, structure, drawn, errors, known), nodes.names, rows, value)
    if (S is None) == (parents is None) or (paths is not None) + (mean is not None) + (quantiles is not None) != 1:
        raise InvalidValue("give either S or parents, and one of paths, mean, quantiles; or a frame and its hierarchy")
    structure = structure_of(S, parents)
    recipe = Recipe(len(structure), parents, method, level, low, high, non_negative, immutable)
    past = matrix_of(residuals)
    if paths is not None:
        own = array("paths", paths)
        if own.ndim != 3:
            raise InvalidValue(f"paths have three axes, nodes x horizons x paths, not {own.ndim}")
        drawn = _core.JointPaths(own.transpose(0, 2, 1).reshape(len(own), -1), own.shape[1])
    elif quantiles is not None:
        drawn = _drawn(
            structure, array("quantiles", quantiles), array("probabilities", probabilities).tolist(), past, count, seed
        )
    else:
        centre = array("mean", mean)
        if sd is None:
            drawn = _drawn(structure, centre[..., None], [0.5], past, count, seed)
        else:
            width = array("sd", sd)
            if centre.ndim != 2 or width.shape != centre.shape:
                raise InvalidValue(
                    f"mean and sd are nodes x horizons, alike, not of shape {centre.shape} and {width.shape}"
                )
            if (width < 0).any():
                raise InvalidValue("a standard deviation is negative")
            one_above = 0.8413447460685429  # of a normal distribution lies below its mean and one standard deviation
            drawn = _drawn(structure, np.stack([centre, centre + width], axis=2), [0.5, one_above], past, count, seed)
    return Paths(_reconciled(recipe, structure, drawn, past, matrix_of(history)), range(len(structure)))


def _intervals(rows: NodeFrame, value: str) -> dict[float, str]:
    """The columns of a forecast's quantiles by their probabilities, rising."""
    at = {0.5: value}
    for name in rows.columns:
        if (p := end_of_interval(name, value)) is not None and at.setdefault(p, name) != name:
            raise InvalidValue(f"{at[p]} and {name} are the same quantile; keep one")
    return dict(sorted(at.items()))


def _drawn(
    structure: _core.Structure, cube: Array, probabilities: list[float], residuals: Array | None, count: int, seed: int
) -> _core.JointPaths:
    if cube.ndim != 3 or cube.shape[2] != len(probabilities):
        raise InvalidValue(
            f"quantiles of shape {cube.shape} at {len(probabilities)} probabilities: nodes x horizons x probabilities"
        )
    count, seed = whole("count, the number of paths,", count, 1, MOST_PATHS), whole("a seed", seed, 0, 2**64 - 1)
    if not np.isfinite(cube).all():
        raise InvalidValue("every node needs a forecast in every period for its paths")
    try:
        if len(probabilities) > 1:
            return structure.draw_paths(probabilities, cube.reshape(-1, cube.shape[2]), residuals, count, seed)
        if residuals is None:
            raise InvalidValue("forecasts alone have no paths: give sd, quantiles or intervals, or residuals")
        return _core.JointPaths.bootstrap(cube[:, :, 0], residuals, count, seed)
    except MemoryError:
        raise InvalidValue(f"{count} paths of {len(structure)} nodes do not fit into the memory") from None


def _reconciled(
    recipe: Recipe, structure: _core.Structure, drawn: _core.JointPaths, residuals: Array | None, history: Array | None
) -> _core.JointPaths:
    return _core.JointPaths(recipe.apply(structure, drawn.figures, residuals, history), drawn.periods)
