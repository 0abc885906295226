"""Whether chances mean what they say: the reliability curve of a calibration with its band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._frames.columns import columns_of
from .._frames.tables import Table
from ..chances import Calibration
from ..errors import InvalidValue
from ._frame import checked_columns
from ._options import Given, PlotOptions
from ._theme import FAN, INK, LINK, SOFT, Heading, altair, finished
from ._words import number_text, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

    from .._frames.types import IntoFrame

SIDE = 340
MOST_POINTS = 200  # of the curve that are drawn; others lie between two of equal height


def reliability(of: Calibration | IntoFrame, **options: Unpack[PlotOptions]) -> alt.VConcatChart:
    """Draw how often events came true for each chance that they were given.

    The curve is that of CORP (Dimitriadis, Gneiting and Jordan, PNAS 118(8), 2021): the increasing one that fits the
    events best. On the diagonal chances are right; in the band the curve lies 9 times of 10 if they are. Bars below
    count the events by their chance. Of a curve of many points some 200 are drawn, its steps above all.

    Parameters
    ----------
    of
        What `calibrate` returned, or its `curve`: a frame, a mapping of lists or a path to a CSV file with the columns
        `forecast`, `frequency`, `count`, `low` and `high`.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.VConcatChart
        The curve, and the numbers of events below it.

    Raises
    ------
    InputError
        For columns that are missing, and for cells that are no probabilities.
    InvalidValue
        For a curve without a point.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tiendo
    >>> frame = {"unique_id": ["a"] * 9, "ds": list(range(2016, 2025)), "y": [1, 2, 3, 4, 5, 6, 7, 8, 9]}
    >>> chart = reliability(tiendo.calibrate(frame, horizon=2), source="a series that rises")
    >>> chart.title.text
    ['Reliability of chances']
    """
    given = Given.of(reliability, options)
    language = given.language
    curve = of.curve if isinstance(of, Calibration) else of
    columns = columns_of(curve.columns if isinstance(curve, Table) else curve)
    kinds = {"forecast": "chance", "frequency": "chance", "count": "number", "low": "chance", "high": "chance"}
    read = checked_columns(columns, kinds)
    points = [
        {name: cells[at] for name, cells in read.items()}
        for at in range(len(columns["forecast"]))
        if None not in (read["forecast"][at], read["frequency"][at])
    ]
    if not points:
        raise InvalidValue("the curve has no point")
    points.sort(key=lambda point: float(point["forecast"]))
    chart: alt.VConcatChart = finished(_drawn(points, language), _heading(of, points, language), given)
    return chart


def _heading(of: Any, points: list[dict[str, Any]], language: str) -> Heading:
    events = sum(point["count"] or 0 for point in points)
    line = f"{number_text(events, language)} {word('events', language)}"
    if isinstance(of, Calibration):
        scores = of.records()[-1]
        line += f" · Brier {number_text(round(scores['brier'], 3), language)}"
        line += f" · {word('miscalibration', language)} {number_text(round(scores['miscalibration'], 3), language)}"
    return Heading(word("reliability", language), [line], word("of_events", language), wide=420)


def _drawn(points: list[dict[str, Any]], language: str) -> Any:
    alt = altair()
    percent = alt.Axis(format=".0%", tickCount=6)
    unit = alt.Scale(domain=[0, 1], nice=False)
    x = alt.X("forecast:Q", title=word("forecast", language), scale=unit, axis=percent)
    rows = thinned(points)
    for row in rows:
        row["shown"] = f"{100 * row['forecast']:.1f} % → {100 * row['frequency']:.1f} %"
    base = alt.Chart(alt.Data(values=rows))
    names = {"curve": word("came_true", language), "right": word("perfect", language), "band": word("within", language)}
    legend = alt.Legend(columns=1, symbolType="stroke", symbolSize=400)
    colours = alt.Color(
        "what:N", title=None, legend=legend, scale=alt.Scale(domain=list(names.values()), range=[INK, SOFT, FAN])
    )
    dashes = alt.StrokeDash(
        "what:N",
        title=None,
        legend=legend,
        scale=alt.Scale(domain=list(names.values()), range=[[1, 0], [4, 3], [1, 0]]),
    )

    y = alt.Y("frequency:Q", title=word("came_true", language), scale=unit, axis=percent)
    curve = alt.layer(
        base.transform_calculate(what=f"'{names['band']}'")
        .mark_area(opacity=1, line=False)
        .encode(
            x=x,
            y=alt.Y("low:Q", title=word("came_true", language), scale=unit, axis=percent),
            y2="high:Q",
            color=colours,
        ),
        alt.Chart(alt.Data(values=[{"forecast": 0, "frequency": 0}, {"forecast": 1, "frequency": 1}]))
        .transform_calculate(what=f"'{names['right']}'")
        .mark_line(strokeWidth=1.3)
        .encode(x=x, y=y, color=colours, strokeDash=dashes),
        base.transform_calculate(what=f"'{names['curve']}'")
        .mark_line(strokeWidth=2.2)
        .encode(x=x, y=y, color=colours, strokeDash=dashes),
        base.mark_point(filled=True, size=18 if len(rows) <= 60 else 8, color=INK, opacity=1).encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("shown:N", title=word("forecast", language)),
                alt.Tooltip("count:Q", title=word("events", language), format=","),
            ],
        ),
    ).properties(width=SIDE, height=SIDE)
    counted: dict[int, float] = {}
    for point in points:
        counted[min(int(20 * point["forecast"]), 19)] = counted.get(min(int(20 * point["forecast"]), 19), 0) + (
            point["count"] or 0
        )
    bars = [{"from": at / 20, "to": (at + 1) / 20, "events": count} for at, count in sorted(counted.items())]
    histogram = (
        alt.Chart(alt.Data(values=bars))
        .mark_rect(color=LINK, opacity=0.55, stroke="white")
        .encode(
            x=alt.X("from:Q", title=word("forecast", language), scale=unit, axis=percent),
            x2="to:Q",
            y2=alt.datum(0),
            y=alt.Y("events:Q", title=word("events", language), axis=alt.Axis(tickCount=3, format="~s")),
            tooltip=[alt.Tooltip("events:Q", title=word("events", language), format=",")],
        )
        .properties(width=SIDE, height=60)
    )
    return alt.vconcat(curve, histogram, spacing=8)


def thinned(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the points of a curve that are drawn: the ends of its flat pieces, and not many more than 200 of all."""
    ends = [
        point
        for at, point in enumerate(points)
        if at in (0, len(points) - 1)
        or not points[at - 1]["frequency"] == point["frequency"] == points[at + 1]["frequency"]
    ]
    if len(points) <= MOST_POINTS:
        return [dict(point) for point in points]
    regular = points[:: max(1, len(points) // MOST_POINTS)]
    kept = {id(point) for point in [*regular, *(ends if len(ends) <= MOST_POINTS else []), points[-1]]}
    return [dict(point) for point in points if id(point) in kept]
