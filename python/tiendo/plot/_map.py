"""A target on a map: the areas of an assessment by verdict, chance or value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from .._frames.arguments import one_of, text
from ..areas import AreaShapes
from ..errors import InvalidValue
from ..programme import Assessment
from ..report.area_map import AreaMap, Place, Shape, map_of_target
from ._options import Given, PlotOptions
from ._sheet import Sheet, check_assessment
from ._theme import CHANCES, LINE, SOFT, Heading, VerdictScales, altair, finished
from ._words import chance_text, number_text, shown, verdict_word, with_unit, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

WIDE, HIGH = 560, 480


def map(
    of: Assessment,
    target: str,
    shapes: str | os.PathLike[str] | Mapping[str, Any] | AreaShapes,
    by: Literal["verdict", "chance", "value"] = "verdict",
    *,
    code: str | None = None,
    **options: Unpack[PlotOptions],
) -> alt.LayerChart:
    """Draw a target in every area that has a shape, by its verdict, its chance or its latest value.

    Areas of a verdict have its colour, and its mark where there is room. Areas without a chance or a value are white;
    grey ground is other areas. How many areas of the target have no shape is said below the title.

    Parameters
    ----------
    of
        An assessment.
    target
        The id of a target that has areas of its own, such as one with `each = true`.
    shapes
        The boundaries of the areas: a GeoJSON file, a FeatureCollection as Python objects, or what `AreaShapes.read`
        returned.
    by
        "verdict", "chance" or "value".
    code
        The property of a feature that is the code of its area, as `Assessment.to_html` takes it by `map_code`.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.LayerChart
        The map, in the equirectangular projection of the page.

    Raises
    ------
    UnknownName
        For a target that is not there.
    InvalidValue
        For arguments that make no sense, and where no area of the target has a shape.
    InputError
        With every fault of the boundaries.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tiendo
    >>> a = tiendo.assess("examples/hcmc/programme.toml", "examples/hcmc/observations.csv", "2025-06-30")
    >>> ring = [[106.4, 10.4], [107.0, 10.4], [107.0, 11.2], [106.4, 11.2], [106.4, 10.4]]
    >>> square = {"type": "Feature", "id": "79", "geometry": {"type": "Polygon", "coordinates": [ring]}}
    >>> chart = map(a, "2393-17", {"type": "FeatureCollection", "features": [square]}, by="value")
    >>> chart.title.text
    ['Digital economy as a share of GRDP']
    """
    given = Given.of(map, options)
    how = one_of("by", by, ("verdict", "chance", "value"))
    assessment = check_assessment(of)
    name = text("the name of a target", target)
    sheet, language = Sheet(assessment, given.language), given.language
    sheet.chosen(name, None)
    read = shapes if isinstance(shapes, AreaShapes) else AreaShapes.read(shapes, code)
    found = map_of_target(sheet.document, read, name)
    if found is None:
        raise InvalidValue(
            f"no area of target {name!r} has a shape; a feature has the code of an area, or its code@day"
        )
    row = found.first
    lines = [f"{shown(name)} · {sheet.goal(row)}", _left_out(found, language)]
    shows = {
        "verdict": word("verdict", language),
        "chance": word("chance_unit", language),
        "value": sheet.unit_name(row),
    }
    sources = [*found.sources, *([read.source] if read.source else [])]
    heading = Heading(sheet.target_name(row), [line for line in lines if line], shows[how], sources, sheet.as_of)
    chart: alt.LayerChart = finished(_layers(sheet, found, how, language), heading, given)
    return chart


def _left_out(found: AreaMap, language: str) -> str:
    return f"{word('without_shape', language)}: {len(found.missing)}" if found.missing else ""


def _layers(sheet: Sheet, found: AreaMap, how: str, language: str) -> Any:
    alt = altair()
    places = [(verdict, place) for verdict, group in found.places.items() for place in group]
    left, top, right, bottom = found.view
    scale = min(WIDE / (right - left), HIGH / (bottom - top))
    size = {"width": round((right - left) * scale), "height": round((bottom - top) * scale)}

    def at(x: float, y: float) -> tuple[float, float]:
        return round((x - left) * scale, 2), round((y - top) * scale, 2)

    ground = [{"type": "Feature", "geometry": _geometry(shape, at)} for shape in found.ground]
    areas = [_feature(sheet, verdict, place, at, language) for verdict, place in places]
    tooltip = [
        alt.Tooltip("name:N", title=word("node", language)),
        alt.Tooltip("verdict:N", title=word("verdict", language)),
        alt.Tooltip("value_text:N", title=word("latest", language)),
        alt.Tooltip("chance_text:N", title=word("chance", language)),
    ]
    # The shapes are in pixels already, and their outer rings may turn either way: they are drawn as they are.
    as_is = {"type": "identity", "scale": 1, "translate": [0, 0]}
    layers = []
    if ground:
        layers.append(alt.Chart(alt.Data(values=ground)).mark_geoshape(fill="#eef0f3", stroke=LINE).project(**as_is))
    shapes = alt.Chart(alt.Data(values=areas)).project(**as_is)
    if how == "verdict":
        scales = VerdictScales.of((verdict for verdict, _ in places), language)
        marks = []
        for verdict, place in places:
            if place.mark is not None:
                x, y = at(*place.mark)
                marks.append({"x": x, "y": size["height"] - y, "verdict": verdict_word(verdict, language)})
        look = {"opacity": 0.45 if marks else 0.85, "strokeWidth": 1 if marks else 0.3}
        layers.append(shapes.mark_geoshape(stroke="white", **look).encode(color=scales.colour(), tooltip=tooltip))
        axis = {"axis": None, "title": None}
        layers.append(
            alt.Chart(alt.Data(values=marks))
            .mark_point(filled=True, size=70, opacity=1)
            .encode(
                x=alt.X("x:Q", scale=alt.Scale(domain=[0, size["width"]], nice=False), **axis),
                y=alt.Y("y:Q", scale=alt.Scale(domain=[0, size["height"]], nice=False), **axis),
                color=scales.colour(),
                shape=scales.mark(),
            )
        )
        return alt.layer(*layers).properties(**size)
    field = "chance" if how == "chance" else "value"
    known = shapes.transform_filter(f"isValid(datum.{field})")
    unknown = shapes.transform_filter(f"!isValid(datum.{field})")
    legend = alt.Legend(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]) if how == "chance" else alt.Legend()
    limits = {"domain": [0, 1]} if how == "chance" else {}
    colour = alt.Color(
        f"{field}:Q",
        title=word("chance", language) if how == "chance" else sheet.unit_name(found.first),
        scale=alt.Scale(range=list(CHANCES), zero=False, **limits),
        legend=legend,
    )
    layers.append(known.mark_geoshape(stroke="white").encode(color=colour, tooltip=tooltip))
    layers.append(unknown.mark_geoshape(fill="white", stroke=SOFT, strokeDash=[2, 2]).encode(tooltip=tooltip))
    return alt.layer(*layers).properties(**size)


def _feature(sheet: Sheet, verdict: str, place: Place, at: Any, language: str) -> dict[str, Any]:
    row = place.standing.first
    value, chance = row["latest_value"], row["probability"]
    unit = sheet.unit_name(row)
    return {
        "type": "Feature", "geometry": _geometry(place.shape, at), "name": sheet.area_name(place.standing.area),
        "verdict": verdict_word(verdict, language), "value": value, "chance": chance,
        "value_text": word("missing", language)
        if value is None
        else with_unit(number_text(value, language), unit, language),
        "chance_text": word("missing_chance", language) if chance is None else chance_text(chance, language),
    }  # fmt: skip


def _geometry(shape: Shape, at: Any) -> dict[str, Any]:
    """Return the rings of a shape, holes turning the other way round, in whichever way the file has them."""
    rings = [[list(at(x, y)) for x, y in [*ring, ring[0]]] for ring in turned(shape.rings)]
    return {"type": "Polygon", "coordinates": rings}


def turned(rings: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Return rings of which those in an even number of others have a positive area, and all others a negative one.

    >>> square, hole = [(0, 0), (9, 0), (9, 9), (0, 9)], [(3, 3), (6, 3), (6, 6), (3, 6)]
    >>> turned([square, hole])[1]
    [(3, 6), (6, 6), (6, 3), (3, 3)]
    """
    boxes = [(min(x for x, _ in r), min(y for _, y in r), max(x for x, _ in r), max(y for _, y in r)) for r in rings]
    found = []
    for ring, box in zip(rings, boxes, strict=True):
        around = [
            other
            for other, outer in zip(rings, boxes, strict=True)
            if other is not ring
            and outer[0] <= box[0] and outer[1] <= box[1] and outer[2] >= box[2] and outer[3] >= box[3]
            and _holds(other, ring[0])
        ]  # fmt: skip
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
        found.append(ring if (area > 0) == (len(around) % 2 == 0) else ring[::-1])
    return found


def _holds(ring: list[tuple[int, int]], point: tuple[int, int]) -> bool:
    """Return whether a point lies in a ring, by the crossings to its right."""
    x, y = point
    return sum(
        (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
    ) % 2 == 1  # fmt: skip
