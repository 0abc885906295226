"""Sample paths of all nodes that add up: quantiles and chances from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from .. import _core
from .._frames.arguments import array, levels, number, one_of, options_of, whole
from .._frames.types import Direction, IntoFrame, Level, ReconciliationMethod
from ..errors import InvalidValue, UnknownName
from ..forecasting._interval_names import end_of_interval, interval_columns
from ..forecasting._names import clean_name
from ._bound_mass import beyond_bounds, within_bounds
from ._forecast_shape import has_shape, whole_distribution
from ._node_frames import Array, NodeFrame, Nodes, point_forecast
from ._options import FORMER_NAMES, PATH_DEFAULTS, PathOptions
from ._reconciliation import past_frames
from ._structure import Recipe, matrix_of, structure_of

if TYPE_CHECKING:
    from typing_extensions import Unpack

MOST_PATHS = 1_000_000


class Paths:
    """Sample paths of all nodes that add up, path by path; the distribution of a node is read off its row.

    Quantiles of sums are not sums of quantiles: `quantile` of a parent is not the sum of its parts', its paths are.
    """

    def __init__(
        self, core: _core.hierarchy.JointPaths, nodes: Sequence[Any], rows: NodeFrame | None = None, value: str = "y"
    ) -> None:
        self._core = core
        self.nodes: list[Any] = list(nodes)
        self._rows = rows
        self._value = value

    @property
    def values(self) -> Array:
        """The values: nodes x horizons x paths."""
        flat = self._core.figures
        return flat.reshape(len(flat), -1, self._core.periods).transpose(0, 2, 1)

    def quantile(self, probability: float) -> Array:
        """Return the quantile of each node (row) in each period (column), of type 7.

        Raises `InvalidValue` outside of 0 to 1. Of paths at 1, 2 and 4 the quantile .75 is 3.
        """
        return self._core.quantile(number("a probability", probability))

    def chance(self, targets: Any, *, direction: Direction = "up") -> Array:
        """Return the share of paths in which a node is at its target or better, by node (row) and period.

        Parameters
        ----------
        targets
            One number for all nodes, one per node, or a mapping of some nodes; NaN where a node has none.
        direction
            "up" if higher values are better, "down" if lower ones are.

        Returns
        -------
        array
            Shares from 0 to 1, NaN without a target; the standard error is at most .016 with 1,000 paths. Two of three
            paths at 2 or above: .667.

        Raises
        ------
        UnknownName
            For what is no node.
        InvalidValue
            For targets that do not fit the nodes, and for the direction "parity".
        """
        lower = one_of("a direction of a chance", direction, ("up", "down")) == "down"
        if isinstance(targets, Mapping):
            index = {node: i for i, node in enumerate(self.nodes)}
            named = {clean_name(node): target for node, target in targets.items()}
            if strange := [str(node) for node in named if node not in index]:
                raise UnknownName(f"there is no node {', '.join(strange)}")
            full = np.full(len(self.nodes), np.nan)
            full[[index[node] for node in named]] = array("targets", list(named.values()))
        else:
            given = array("targets", targets)
            shape = (len(self.nodes),)
            if given.shape not in ((), shape):
                raise InvalidValue(f"targets of shape {given.shape} for {len(self.nodes)} nodes")
            full = np.broadcast_to(given, shape).copy()
        if np.isinf(full).any():
            raise InvalidValue("a target is a finite number; NaN where a node has none")
        return self._core.chance_to_reach(full, lower)

    def to_frame(self, level: Level = (80, 95), targets: Any = None, *, direction: Direction = "up") -> Any:
        """Return a long frame of the library that the forecasts came in: every node at every time.

        Parameters
        ----------
        level
            Levels of central intervals in percent.
        targets, direction
            As `chance` takes them.

        Returns
        -------
        frame
            The columns of `forecast`: the median, the ends of the intervals, and the chance to reach the target where
            `targets` are given: auto, auto-lo-80, auto-hi-80, and auto-chance.

        Raises
        ------
        InvalidValue
            For paths of arrays, and as `chance` does.
        UnknownName
            As `chance` does.
        """
        if self._rows is None:
            raise InvalidValue("paths of arrays have no frame: use quantile, chance and values")
        name = self._value
        columns = {name: self.quantile(0.5)}
        for percent in levels(level):
            low, high = interval_columns(name, percent)
            columns[low], columns[high] = self.quantile((100 - percent) / 200), self.quantile((100 + percent) / 200)
        if targets is not None:
            columns[f"{name}-chance"] = self.chance(targets, direction=direction)
        return self._rows.long(columns)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Paths):
            return NotImplemented
        return self.nodes == other.nodes and np.array_equal(self.values, other.values)

    __hash__: ClassVar[None]  # type: ignore[assignment]  # compared by what they hold

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_core": (self._core.figures, self._core.periods)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__ |= state | {"_core": _core.hierarchy.JointPaths(*state["_core"])}

    def __repr__(self) -> str:
        nodes, periods, count = self.values.shape
        return f"<Paths: {count} of {nodes} nodes, {periods} periods>"


def reconcile_paths(
    *,
    frame: IntoFrame | None = None,
    hierarchy: Any = None,
    residuals: Any = None,
    method: ReconciliationMethod = "mint_shrink_uncentred",
    count: int = 1000,
    seed: int = 1,
    **options: Unpack[PathOptions],
) -> Paths:
    """Draw sample paths of all nodes that add up, from which come quantiles and chances per node.

    What is known of the base forecasts is one of these:

    - a long `frame` as `forecast` gives it, with the columns auto, auto-lo-80, auto-hi-80, ...; or arrays: `quantiles`
      at `probabilities`, or `mean` and `sd` (normal). The quantiles of a model of `forecast` give back its whole
      distribution, the same for any levels; those of others are joined as those of a normal distribution. `count`
      paths are drawn that keep these distributions. Errors of nodes go together as their `residuals` did (their
      correlation, shrunk as in MinT); without residuals they are independent, which makes intervals of sums too narrow
      where errors come together. From period to period ranks wander as a random walk's, with a correlation of
      sqrt(h / k).
    - a `frame` without intervals, or `mean` alone, and `residuals` of one period ahead: past times are drawn, the same
      for all nodes, and their errors added period by period (the joint bootstrap). No distribution is assumed.
    - `paths`: the caller's own.

    Each path is reconciled by itself, so elementwise sums of paths are the paths of sums. With bounds each path lies
    within them, and the probability that a forecast's intervals leave to a bound stays there.

    Parameters
    ----------
    frame, hierarchy, residuals, method
        As `reconcile` takes them.
    count
        How many paths are drawn, up to 1,000,000.
    seed
        The same one draws the same paths.
    **options
        What is known, for arrays with `S` or `parents`, and `value`, `history`, `middle`, `bounds` (or `low` and
        `high`), `non_negative`, `immutable`, `id`, `time` and `decimal`: see `tiendo.typing.PathOptions`.

    Returns
    -------
    Paths
        The paths of all nodes.

    Raises
    ------
    InvalidValue
        As `reconcile` does, and where quantiles fall as probabilities rise.
    InputError, UnknownName, TypeError
        As `reconcile` does.

    Examples
    --------
    >>> found = reconcile_paths(parents=[-1, 0, 0], mean=[[100.], [40.], [60.]], sd=[[5.], [3.], [4.]], method="ols")
    >>> bool(abs(found.values[0] - found.values[1] - found.values[2]).max() < 1e-9)
    True
    """
    chosen = options_of(reconcile_paths, options, PATH_DEFAULTS, FORMER_NAMES)
    arrays = [name for name in ("S", "parents", "paths", "mean", "sd", "quantiles") if chosen[name] is not None]
    if frame is not None:
        if hierarchy is None or arrays:
            alone = f", and not {', '.join(arrays)}" if arrays else ""
            raise InvalidValue(f"a frame needs a hierarchy, the parent of each node{alone}")
        value = point_forecast(chosen["value"])
        nodes = Nodes(hierarchy)
        rows = NodeFrame(frame, nodes, chosen)
        past, known = past_frames(nodes, residuals, chosen)
        structure = structure_of(None, nodes.parents)
        recipe = Recipe(len(nodes), nodes.parents, method, chosen, nodes)
        at = _intervals(rows, value)
        cube = np.stack([rows.matrix(name) for name in at.values()], axis=2)
        errors = None if past is None else past.values(value)
        drawn = _drawn(structure, recipe, (cube, list(at)), errors, (count, seed), (rows, value))
        history = None if known is None else known.values(value)
        return Paths(_reconciled(recipe, structure, drawn, errors, history), nodes.names, rows, value)
    S, parents = chosen["S"], chosen["parents"]
    one_of_three = sum(chosen[name] is not None for name in ("paths", "mean", "quantiles"))
    if (S is None) == (parents is None) or one_of_three != 1 or hierarchy is not None:
        raise InvalidValue("give either S or parents, and one of paths, mean, quantiles; or a frame and its hierarchy")
    for name, needed in (("sd", "mean"), ("probabilities", "quantiles")):
        if chosen[name] is not PATH_DEFAULTS[name] and chosen[needed] is None:
            raise InvalidValue(f"{name} belongs to {needed}, which is not given")
    structure = structure_of(S, parents)
    recipe = Recipe(len(structure), parents, method, chosen)
    errors = matrix_of(residuals)
    if chosen["paths"] is not None:
        drawn = _own_paths(chosen["paths"])
    else:
        drawn = _drawn(structure, recipe, _quantiles(chosen), errors, (count, seed))
    return Paths(_reconciled(recipe, structure, drawn, errors, matrix_of(chosen["history"])), range(len(structure)))


def _own_paths(paths: Any) -> _core.hierarchy.JointPaths:
    own = array("paths", paths)
    if own.ndim != 3:
        raise InvalidValue(f"paths have three axes, nodes x horizons x paths, not {own.ndim}")
    if own.size == 0:
        raise InvalidValue(f"paths of shape {own.shape} hold nothing")
    return _core.hierarchy.JointPaths(own.transpose(0, 2, 1).reshape(len(own), -1), own.shape[1])


def _quantiles(chosen: Mapping[str, Any]) -> tuple[Array, list[float]]:
    """Return what is known of arrays as quantiles (nodes x horizons x probabilities), and their probabilities."""
    if chosen["quantiles"] is not None:
        given = array("probabilities", chosen["probabilities"])
        if given.ndim != 1:
            raise InvalidValue(f"probabilities are a list of numbers, not of shape {given.shape}")
        return array("quantiles", chosen["quantiles"]), given.tolist()
    centre = array("mean", chosen["mean"])
    if chosen["sd"] is None:
        return centre[..., None], [0.5]
    width = array("sd", chosen["sd"])
    if centre.ndim != 2 or width.shape != centre.shape:
        raise InvalidValue(f"mean and sd are nodes x horizons, alike, not of shape {centre.shape} and {width.shape}")
    if (width < 0).any():
        raise InvalidValue("a standard deviation is negative")
    one_above = NormalDist().cdf(1)  # of a normal distribution lies below its mean and one standard deviation
    return np.stack([centre, centre + width], axis=2), [0.5, one_above]


def _intervals(rows: NodeFrame, value: str) -> dict[float, str]:
    """Return the columns of a forecast's quantiles by their probabilities, rising."""
    at = {0.5: value}
    for name in rows.columns:
        if (p := end_of_interval(name, value)) is not None and at.setdefault(p, name) != name:
            raise InvalidValue(f"{at[p]} and {name} are the same quantile; keep one")
    return dict(sorted(at.items()))


def _drawn(
    structure: _core.hierarchy.Structure,
    recipe: Recipe,
    known: tuple[Array, list[float]],
    residuals: Array | None,
    draws: tuple[int, int],
    of: tuple[NodeFrame, str] | None = None,
) -> _core.hierarchy.JointPaths:
    cube, probabilities = known
    if cube.ndim != 3 or cube.shape[2] != len(probabilities):
        raise InvalidValue(
            f"quantiles of shape {cube.shape} at {len(probabilities)} probabilities: nodes x horizons x probabilities"
        )
    count = whole("count, the number of paths,", draws[0], 1, MOST_PATHS)
    seed = whole("a seed", draws[1], 0, 2**64 - 1)
    if not np.isfinite(cube).all():
        raise InvalidValue("every node needs a forecast in every period for its paths")
    try:
        if len(probabilities) > 1:
            known_at, shaped = list(probabilities), of is not None and has_shape(of[1])
            if of is not None and shaped:
                open_cube, known_at = whole_distribution(*of, cube, probabilities, recipe)
            else:
                open_cube = beyond_bounds(cube, probabilities, recipe)
            paths = structure.draw_paths(
                known_at, open_cube.reshape(len(cube) * cube.shape[1], -1), residuals, count, seed
            )
            return within_bounds(paths, recipe, cube) if shaped or open_cube is not cube else paths
        if residuals is None:
            raise InvalidValue("forecasts alone have no paths: give sd, quantiles or intervals, or residuals")
        return _core.hierarchy.JointPaths.bootstrap(cube[:, :, 0], residuals, count, seed)
    except MemoryError:
        raise InvalidValue(f"{count} paths of {len(structure)} nodes do not fit into the memory") from None


def _reconciled(
    recipe: Recipe,
    structure: _core.hierarchy.Structure,
    drawn: _core.hierarchy.JointPaths,
    residuals: Array | None,
    history: Array | None,
) -> _core.hierarchy.JointPaths:
    return _core.hierarchy.JointPaths(recipe.apply(structure, drawn.figures, residuals, history), drawn.periods)
