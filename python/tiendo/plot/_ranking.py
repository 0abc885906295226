"""The places of an index with the intervals in which they lie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._frames.arguments import each_once
from .._frames.columns import columns_of
from .._frames.tables import Table
from ..errors import InvalidValue, UnknownName
from ..index import IndexResult, RankUncertainty
from ._frame import checked_columns
from ._options import Given, PlotOptions
from ._sheet import missing, named
from ._theme import FAN, INK, LINK, SOFT, Heading, altair, finished
from ._words import name_in, number_text, shown, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

    from .._frames.types import IntoFrame

MOST_UNITS = 400
ROW, WIDE = 18, 460
KINDS = {"unit": "name", "rank": "number", "rank_low": "number", "rank_high": "number", "rank_median": "number"}


def ranking(
    of: RankUncertainty | IndexResult | IntoFrame,
    *,
    units: str | list[str] | None = None,
    names: Mapping[str, str] | None = None,
    **options: Unpack[PlotOptions],
) -> alt.LayerChart:
    """Draw the place of each unit of an index, and the interval in which it lies when weights and values vary.

    A dot is the place, a bar its interval, a tick the median of the drawn places; place 1 is at the left. A unit
    without a place stands at the end, with a cross.

    Parameters
    ----------
    of
        What `Index.uncertainty` or `Index.compute` returned (places without intervals, of the whole index); or a frame,
        a mapping of lists or a path to a CSV file with the columns `unit` and `rank`, and `rank_low`, `rank_high` and
        `rank_median` where they are known.
    units
        The units to draw, by default all.
    names
        Names of units, in place of their codes.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.LayerChart
        One row per unit, the best first. It has at most 400.

    Raises
    ------
    UnknownName
        With every unit that is not there.
    InvalidValue
        For names that are no mapping, where no unit has a place, and for more than 400 units.
    InputError
        For columns that are missing and cells that make no sense.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> from tiendo import Index
    >>> table = {"unit": ["A", "B"], "osi": [0.9, 0.1], "tii": [0.4, 0.5], "hci": [0.3, 0.2]}
    >>> chart = ranking(Index.shipped("egdi").uncertainty(table, draws=100, weights=0.25), source="an example")
    >>> chart.title.text
    ['Places and their intervals']
    """
    given = Given.of(ranking, options)
    language = given.language
    if names is not None and not isinstance(names, Mapping):
        raise InvalidValue("names is a mapping of units to their names, such as {'79': 'Ho Chi Minh City'}")
    rows, lines = _rows(of, language)
    wanted = named("units", units)
    known = [str(row["unit"]) for row in rows]
    if wanted and (unknown := [name for name in wanted if name not in known]):
        raise UnknownName("; ".join(missing("unit", name, known) for name in unknown))
    rows = [row for row in rows if wanted is None or row["unit"] in wanted]
    if all(row["rank"] is None for row in rows):
        raise InvalidValue("no unit has a place")
    if len(rows) > MOST_UNITS:
        raise InvalidValue(f"{len(rows):,} units are more than {MOST_UNITS}; name some by units=")
    rows.sort(key=lambda row: (row["rank"] is None, row["rank"] or 0, str(row["unit"])))
    for row in rows:
        label = shown((names or {}).get(row["unit"], row["unit"]))
        row["label"] = label if label == shown(row["unit"]) else f"{label} ({shown(row['unit'])})"
        row["place"] = word("missing", language) if row["rank"] is None else number_text(row["rank"], language)
        low, high = row.get("rank_low"), row.get("rank_high")
        row["interval"] = ""
        if low is not None and high is not None:
            row["interval"] = f"{number_text(low, language)} – {number_text(high, language)}"
        row["unit"] = shown(row["unit"])
    chart: alt.LayerChart = finished(
        _layers(rows, language), Heading(word("places", language), lines, word("place", language)), given
    )
    return chart


def _rows(of: Any, language: str) -> tuple[list[dict[str, Any]], list[str]]:
    """Return one dict per unit, and the lines below the title."""
    lines: list[str] = []
    columns = of.columns if isinstance(of, Table) else of
    if isinstance(of, IndexResult):
        tops = [row for row in of.records() if row["parent"] is None]
        lines = [name_in({"en": tops[0]["name_en"], "vi": tops[0]["name_vi"]}, language)] if tops else []
        columns = {name: [row[name] for row in tops] for name in ("unit", "rank")}
    read = checked_columns(columns_of(columns), KINDS, optional=("rank_low", "rank_high", "rank_median"))
    rows: list[dict[str, Any]] = [{name: cells[at] for name, cells in read.items()} for at in range(len(read["unit"]))]
    each_once("a unit", [row["unit"] for row in rows])
    return rows, lines


def _layers(rows: list[dict[str, Any]], language: str) -> Any:
    alt = altair()
    most = max(row[name] or 1 for row in rows for name in ("rank", "rank_high") if row.get(name) is not None)
    x_title = word("place", language)
    y = alt.Y(
        "label:N",
        scale=alt.Scale(domain=[row["label"] for row in rows]),
        title=None,
        axis=alt.Axis(domain=False, ticks=False, grid=True, labelLimit=360),
    )
    scale = alt.Scale(domain=[1, max(2, most)], nice=False, padding=10)
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 1000, most) if most / size <= 13)
    ticks = sorted({1, *range(int(step), int(most) + 1, int(step))})
    tooltip = [
        alt.Tooltip("label:N", title=word("node", language)),
        alt.Tooltip("place:N", title=x_title),
        alt.Tooltip("interval:N", title=word("rank_interval", language)),
    ]

    def x(field: str) -> Any:
        axis = alt.Axis(orient="top", format="d", values=ticks)
        return alt.X(f"{field}:Q", title=x_title, scale=scale, axis=axis)

    base = alt.Chart(alt.Data(values=rows)).encode(y=y, tooltip=tooltip)
    placed = base.transform_filter("isValid(datum.rank)")
    layers = []
    if any(row.get("rank_low") is not None for row in rows):
        layers.append(
            placed.transform_filter("isValid(datum.rank_low) && isValid(datum.rank_high)")
            .mark_rule(color=FAN, strokeWidth=9, strokeCap="round")
            .encode(x=x("rank_low"), x2="rank_high")
        )
    if any(row.get("rank_median") is not None for row in rows):
        layers.append(
            placed.transform_filter("isValid(datum.rank_median)")
            .mark_tick(color=INK, thickness=1.5, size=11)
            .encode(x=x("rank_median"))
        )
    layers.append(placed.mark_point(filled=True, size=52, color=LINK, opacity=1).encode(x=x("rank")))
    if any(row["rank"] is None for row in rows):
        layers.append(
            base.transform_filter("!isValid(datum.rank)")
            .mark_text(text="×", color=SOFT, fontSize=14)
            .encode(x=alt.value(10))
        )
    return alt.layer(*layers).properties(width=WIDE, height={"step": ROW})
