"""Forecasts of a hierarchy before and after their reconciliation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._frames.columns import columns_of
from ..errors import InvalidValue, UnknownName
from ..hierarchy import reconciliation_moves
from ..hierarchy._node_frames import Nodes
from ._frame import name_text
from ._options import Given, PlotOptions
from ._sheet import distinct, missing
from ._theme import INK, LINK, SOFT, Heading, altair, finished
from ._words import number_text, shown, with_unit, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

    from .._frames.types import IntoFrame

MOST_NODES = 400
ROW, WIDE = 20, 460


def reconciliation(
    before: IntoFrame,
    after: IntoFrame,
    hierarchy: Mapping[str, str | None] | IntoFrame,
    value: str = "auto",
    *,
    time: object = None,
    **options: Unpack[PlotOptions],
) -> alt.VConcatChart:
    """Draw the forecast of every node before and after `reconcile`, one panel for each level of the hierarchy.

    A hollow dot is the forecast before, a full one that after. Beside them stands the change in percent of the forecast
    before. A cross stands for a node without a forecast before. Below the title stands by how much sums and their parts
    differed at the most, before and after.

    Parameters
    ----------
    before, after
        The forecasts of the same nodes and times, with the columns `unique_id`, `ds` and `value`: frames, mappings of
        lists or paths to CSV files.
    hierarchy
        As `reconcile` takes it: a mapping of each node to its parent, or a table with the columns `child` and `parent`.
    value
        The column of the forecasts.
    time
        The time to draw, as the column `ds` has it; by default the last one.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.VConcatChart
        One panel per level, from the root on, each with an axis of its own. It has at most 400 nodes.

    Raises
    ------
    UnknownName
        For a time that is not there, and for a column that is missing.
    InvalidValue
        As `reconciliation_moves` does, and for more than 400 nodes.
    InputError
        For cells that are no numbers, and for a file that cannot be read.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> from tiendo import reconcile
    >>> before = {"unique_id": ["city", "east", "west"], "ds": [2025] * 3, "auto": [100.0, 40.0, 50.0]}
    >>> tiers = {"city": None, "east": "city", "west": "city"}
    >>> after = reconcile(frame=before, hierarchy=tiers, value="auto", method="ols")
    >>> chart = reconciliation(before, after, tiers, unit="dossiers")
    >>> chart.title.text
    ['Forecasts before and after reconciliation, 2025']
    """
    given = Given.of(reconciliation, options)
    moves = columns_of(reconciliation_moves(before, after, hierarchy, value))
    times = list(dict.fromkeys(moves["ds"]))
    if not times:
        raise InvalidValue("the forecasts have no row")
    same = times if time is None else [each for each in times if _is_time(each, time)]
    if not same:
        raise UnknownName(missing("time", time, [name_text(each) for each in times]))
    at = same[-1]
    rows = [{name: cells[row] for name, cells in moves.items()} for row, cell in enumerate(moves["ds"]) if cell == at]
    if len(rows) > MOST_NODES:
        raise InvalidValue(f"{len(rows):,} nodes are more than {MOST_NODES}; draw a part of the hierarchy")
    depths = _depths(Nodes(hierarchy))
    language, unit = given.language, given.unit or ""
    apart = [
        f"{word(name, language)}: {_percent(_most(rows, f'incoherence_{name}'), language)}"
        for name in ("before", "after")
    ]
    lines = [f"{word('apart', language)}: {', '.join(apart)}"] if _most(rows, "incoherence_before") is not None else []
    heading = Heading(f"{word('reconciliation', language)}, {name_text(at)}", lines, unit, wide=640)
    cells = [_cell(row, depths, unit, language) for row in rows]
    for cell, label in zip(cells, distinct(cell["node"] for cell in cells), strict=True):
        cell["node"] = label
    levels = sorted({cell["depth"] for cell in cells})
    title = shown(unit) or word("value", language)
    panels = [
        _panel([cell for cell in cells if cell["depth"] == level], title if level == levels[-1] else None, language)
        for level in levels
    ]
    chart: alt.VConcatChart = finished(altair().vconcat(*panels, spacing=14), heading, given)
    return chart


def _depths(nodes: Nodes) -> dict[Any, int]:
    """Return how many nodes lie above each node."""
    depths: dict[int, int] = {}

    def depth(node: int) -> int:
        above_it = []
        while node >= 0 and node not in depths:
            above_it.append(node)
            node = nodes.parents[node]
        above = depths[node] if node >= 0 else -1
        for lower in reversed(above_it):
            above = depths[lower] = above + 1
        return above

    return {name: depth(at) if at not in depths else depths[at] for at, name in enumerate(nodes.names)}


def _most(rows: list[dict[str, Any]], name: str) -> float | None:
    return max((row[name] for row in rows if row[name] is not None and row[name] == row[name]), default=None)


def _percent(share: float | None, language: str) -> str:
    if share is None:
        return word("missing", language)
    return f"{number_text(round(100 * share, 1) + 0.0, language)}{'' if language == 'vi' else ' '}%"


def _is_time(cell: Any, wanted: Any) -> bool:
    """Return whether a cell is the time that is meant, which may be written as a text."""
    if isinstance(wanted, str):
        return name_text(cell) == wanted
    try:
        return bool(cell == wanted)
    except Exception:  # of an array, or of an object whose comparison fails
        return False


def _cell(row: dict[str, Any], depths: dict[Any, int], unit: str, language: str) -> dict[str, Any]:
    before, after = (None if row[name] is None or row[name] != row[name] else row[name] for name in ("before", "after"))
    texts = [
        word("missing", language) if one is None else with_unit(number_text(one, language), shown(unit), language)
        for one in (before, after)
    ]
    change = None if before in (None, 0) or after is None else (after - before) / abs(before)
    sign = "+" if change is not None and round(100 * change, 1) > 0 else ""
    return {
        "node": shown(row["unique_id"]), "depth": depths[row["unique_id"]], "before": before, "after": after,
        "before_text": texts[0], "after_text": texts[1],
        "change": "" if change is None else f"{sign}{_percent(change, language)}",
    }  # fmt: skip


def _panel(cells: list[dict[str, Any]], title: str | None, language: str) -> Any:
    alt = altair()
    names = {"before": word("before", language), "after": word("after", language)}
    scale = alt.Scale(domain=list(names.values()), range=["white", LINK])
    y = alt.Y(
        "node:N",
        scale=alt.Scale(domain=[cell["node"] for cell in cells]),
        title=None,
        axis=alt.Axis(domain=False, ticks=False, grid=True, labelLimit=300, minExtent=110),
    )
    tooltip = [
        alt.Tooltip("node:N", title=word("node", language)),
        alt.Tooltip("before_text:N", title=names["before"]),
        alt.Tooltip("after_text:N", title=names["after"]),
        alt.Tooltip("change:N", title=word("change", language)),
    ]

    def x(field: str) -> Any:
        return alt.X(f"{field}:Q", title=title, scale=alt.Scale(zero=False, padding=12), axis=alt.Axis(tickCount=6))

    base = alt.Chart(alt.Data(values=cells)).encode(y=y, tooltip=tooltip)
    fill = alt.Fill("what:N", scale=scale, title=None, legend=alt.Legend(symbolStrokeColor=INK, symbolStrokeWidth=1.4))
    layers = [
        base.transform_filter("isValid(datum.before) && isValid(datum.after)")
        .mark_rule(color=SOFT, strokeWidth=1.5)
        .encode(x=x("before"), x2="after")
    ]
    for name in ("before", "after"):
        layers.append(
            base.transform_filter(f"isValid(datum.{name})")
            .transform_calculate(what=f"'{names[name]}'")
            .mark_point(filled=True, size=70, stroke=INK, strokeWidth=1.4, opacity=1)
            .encode(x=x(name), fill=fill)
        )
    layers.append(
        base.transform_filter("!isValid(datum.before)")
        .mark_text(text="×", color=SOFT, fontSize=14, dx=6)
        .encode(x=alt.value(0))
    )
    layers.append(base.mark_text(align="left", dx=8).encode(x=alt.value("width"), text="change:N"))
    return alt.layer(*layers).properties(width=WIDE, height={"step": ROW})
