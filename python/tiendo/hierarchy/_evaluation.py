"""Which method of reconciliation would have been best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .._frames.arguments import options_of
from .._frames.columns import columns_of
from .._frames.input_columns import InputColumns, column, numbers_in
from .._frames.tables import Table, kind_of
from .._frames.types import IntoFrame
from .._visible import spelt
from ..errors import InvalidValue
from ._node_frames import NodeFrame, Nodes, point_forecast
from ._options import FORMER_NAMES, RECONCILE_DEFAULTS, ReconcileOptions
from ._reconciliation import past_frames
from ._structure import Recipe, structure_of
from ._time_order import in_order

if TYPE_CHECKING:
    from typing_extensions import Unpack


class ReconciliationScores(Table):
    """One row per method, the best first: its errors and `incoherence`, or the `reason` why it could not be used."""

    def __repr__(self) -> str:
        methods, errors = self.columns["method"], self.columns["error"]
        usable = sum(error is not None for error in errors)
        return (
            f"<ReconciliationScores: {methods[0]} with the least error, {errors[0]:.4g}; "
            f"base {errors[methods.index('base')]:.4g}; {usable} of {len(self)} methods usable>"
        )


def back_test_reconciliation(
    frame: IntoFrame,
    hierarchy: Any,
    value: str = "auto",
    *,
    actual: str = "y",
    cutoff: str = "cutoff",
    residuals: Any = None,
    **options: Unpack[ReconcileOptions],
) -> ReconciliationScores:
    """Score every method of `reconcile` on forecasts of the past, and "base", the forecasts as they came.

    Parameters
    ----------
    frame
        What `cross_validation` gives of all nodes, with the columns `unique_id`, `ds`, `cutoff`, `y` and the
        forecasts `value`: any frame, a mapping of lists or a path to a CSV file. Nodes whose values end at another
        time have cutoffs of their own, at which the others lack a forecast.
    hierarchy
        As `reconcile` takes it.
    value, actual, cutoff
        The columns of the forecasts, of the later values, and of the last times known.
    residuals
        Past errors of one period ahead: a long frame with times. At each cutoff the methods see those at or before
        it alone, and so of `history`.
    **options
        `history`, `middle`, `bounds` (or `low` and `high`), `non_negative`, `immutable`, `id`, `time` and `decimal`, as
        `reconcile` takes them: see `tiendo.typing.ReconcileOptions`.

    Returns
    -------
    ReconciliationScores
        One row per method, the best first; `to_pandas()` and the like give a frame. The error of a node is
        ``sqrt(mean (y~ - y)^2) / mean |y|`` over what has both a forecast and a value, the same for all methods,
        without a unit; nodes whose values are all 0 have none. `error` is the mean over nodes; `error_top` over the
        roots, `error_bottom` over the nodes without parts, `error_middle` over the others, None where there are
        none. `incoherence` is the largest difference of a sum and its parts over the larger one: in the row "base"
        before, in the others after. A method that cannot be used at some cutoff has no numbers; its `reason` says
        which and why.

    Raises
    ------
    InvalidValue
        Where nothing can be scored, where a forecast is not after its cutoff, and as `reconcile` does.
    InputError, UnknownName, TypeError
        As `reconcile` does.

    Examples
    --------
    >>> cv = {"unique_id": ["city", "east", "west"], "ds": [2024] * 3, "cutoff": [2023] * 3,
    ...       "y": [96., 42., 54.], "auto": [100., 40., 50.]}
    >>> found = back_test_reconciliation(cv, {"city": None, "east": "city", "west": "city"})
    >>> found
    <ReconciliationScores: wls_struct with the least error, 0.0167; base 0.05445; 5 of 13 methods usable>
    """
    chosen = options_of(back_test_reconciliation, options, RECONCILE_DEFAULTS, FORMER_NAMES)
    if point_forecast(value) == point_forecast(actual):
        raise InvalidValue(f"column {spelt(value)} cannot be both forecast and value")
    nodes = Nodes(hierarchy)
    recipe = Recipe(len(nodes), nodes.parents, "", chosen, nodes)
    errors, history = past_frames(nodes, residuals, chosen)
    past = []
    for known, rows in _by_cutoff(columns_of(frame, decimal=chosen["decimal"]), nodes, (chosen, value, actual), cutoff):
        base = rows.matrix(value)
        recipe.check(base)
        past.append((
            str(known).removesuffix(" 00:00:00"), base, rows.matrix(actual),
            None if errors is None else errors.values(value, until=known),
            None if history is None else history.values(value, until=known),
        ))  # fmt: skip
    scores = structure_of(None, nodes.parents).back_test(past, recipe.middle, recipe.low, recipe.high, recipe.fixed)
    types = dict.fromkeys(("method", "reason"), "text")
    return ReconciliationScores(scores, {name: types.get(name, "number") for name in scores}, kind_of(frame))


def _by_cutoff(
    columns: InputColumns, nodes: Nodes, wanted: tuple[Mapping[str, Any], str, str], cutoff: str
) -> Iterator[tuple[Any, NodeFrame]]:
    """Return the forecasts that were made at each cutoff, the earliest first."""
    names, *values = wanted
    given = column(columns, cutoff)
    kept = {name: column(columns, name) for name in (names["id"], names["time"])}
    kept |= {name: numbers_in(columns, name) for name in values}
    rows_at: dict[Any, list[int]] = {known: [] for known in in_order(given, cutoff)[0]}
    for row, known in enumerate(given):
        rows_at[known].append(row)
    for known, rows in rows_at.items():
        part = NodeFrame({name: [cells[row] for row in rows] for name, cells in kept.items()}, nodes, names)
        if early := part.times[: part.count_until(known)]:
            raise InvalidValue(f"a forecast of {early[0]} was not made at the cutoff {known}, which is not before it")
        yield known, part
