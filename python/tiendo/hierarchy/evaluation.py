"""Which method of reconciliation would have been best, and what one did to the forecasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .._frames.columns import Columns, column, columns_of
from .._frames.tables import Table
from ..errors import InvalidValue
from .node_frames import NodeFrame, Nodes, in_order, point_forecast
from .structure import Recipe, structure_of


class ReconciliationScores(Table):
    """One row per method, the best first: its errors, the largest `incoherence` of what it gave, or the `reason` why it
    could not be used."""

    def __len__(self) -> int:
        return len(self.columns["method"])

    def __repr__(self) -> str:
        methods, errors = self.columns["method"], self.columns["error"]
        usable = sum(error is not None for error in errors)
        return (
            f"<ReconciliationScores: {methods[0]} with the least error, {errors[0]:.4g}; "
            f"base {errors[methods.index('base')]:.4g}; {usable} of {len(self)} methods usable>"
        )


def back_test_reconciliation(
    frame: Any,
    hierarchy: Any,
    value: str = "auto",
    *,
    actual: str = "y",
    cutoff: str = "cutoff",
    residuals: Any = None,
    history: Any = None,
    level: int | Sequence[Any] | None = None,
    low: Any = None,
    high: Any = None,
    non_negative: bool = False,
    immutable: Sequence[Any] = (),
    id: str = "unique_id",
    time: str = "ds",
) -> ReconciliationScores:
    """Scores every method of `reconcile` on forecasts of the past, and "base", the forecasts as they came.

    `frame` is what `cross_validation` gives of all nodes: `unique_id`, `ds`, `cutoff`, `y` and the forecasts `value`; any
    frame, a mapping of lists or a CSV file. `hierarchy`, and `level` to `immutable`, are those of `reconcile`. `residuals`
    (of one period ahead) and `history` are long frames with times; at each cutoff the methods see those at or before it alone.
    Nodes whose figures end at another time have cutoffs of their own, at which the others lack a forecast.

    The error of a node is ``sqrt(mean (y~ - y)^2) / mean |y|`` over what has both a forecast and a figure, the same for all
    methods, without a unit; nodes whose figures are all 0 have none. `error` is the mean over nodes; `error_top` over the
    roots, `error_bottom` over the nodes without parts, `error_middle` over the others, None where there are none.
    `incoherence` is the largest difference of a sum and its parts over the larger one: in the row "base" before, in the
    others after. A method that cannot be used at some cutoff has no numbers; its `reason` says which and why.
    `result.to_pandas()` and the like give a frame.

    Raises `InvalidValue` where nothing can be judged or a forecast is not after its cutoff, and as `reconcile` does.

    >>> cv = {"unique_id": ["city", "east", "west"], "ds": [2024] * 3, "cutoff": [2023] * 3,
    ...       "y": [96., 42., 54.], "auto": [100., 40., 50.]}
    >>> found = back_test_reconciliation(cv, {"city": None, "east": "city", "west": "city"})
    >>> found
    <ReconciliationScores: wls_struct with the least error, 0.0167; base 0.05445; 5 of 13 methods usable>
    """
    if value == actual:
        raise InvalidValue(f"column {value!r} cannot be both forecast and figure")
    nodes = Nodes(hierarchy)
    recipe = Recipe(len(nodes), nodes.parents, "", level, low, high, non_negative, immutable, nodes)
    errors = None if residuals is None else NodeFrame(residuals, nodes, id, time)
    figures = None if history is None else NodeFrame(history, nodes, id, time)
    past = []
    for known, rows in _by_cutoff(columns_of(frame), nodes, (id, time, point_forecast(value), actual), cutoff):
        past.append((
            str(known).removesuffix(" 00:00:00"), rows.matrix(value), rows.matrix(actual),
            None if errors is None else errors.figures(value, until=known),
            None if figures is None else figures.figures(value, until=known),
        ))  # fmt: skip
    scores = structure_of(None, nodes.parents).back_test(past, recipe.middle, recipe.low, recipe.high, recipe.held)
    texts = dict.fromkeys(("method", "reason"), "text")
    return ReconciliationScores(scores, {name: texts.get(name, "number") for name in scores})


def _by_cutoff(
    columns: Columns, nodes: Nodes, names: tuple[str, str, str, str], cutoff: str
) -> Iterator[tuple[Any, NodeFrame]]:
    """The forecasts that were made at each cutoff, the earliest first."""
    id, time, *_ = names
    given = column(columns, cutoff)
    rows_at: dict[Any, list[int]] = {known: [] for known in in_order(given, cutoff)[0]}
    for row, known in enumerate(given):
        rows_at[known].append(row)
    for known, rows in rows_at.items():
        part = NodeFrame({name: [column(columns, name)[row] for row in rows] for name in names}, nodes, id, time)
        if early := part.times[: part.count_until(known)]:
            raise InvalidValue(f"a forecast of {early[0]} was not made at the cutoff {known}, which is not before it")
        yield known, part
