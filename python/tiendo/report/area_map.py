"""Maps of targets by area: shapes joined to the areas of an assessment, and drawn."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..areas._geojson import AreaShapes, Feature, Polygon
from .area_tree import Standing, count, standings_of
from .labels import VERDICTS, figure, has_figure

Point = tuple[int, int]  # on the grid of the drawing, y downwards
Ring = list[Point]
Box = tuple[int, int, int, int]  # left, top, right, bottom

MOST_POINTS = 150_000  # of all shapes together
FINEST, COARSEST = 1_200, 300  # steps of the grid across the smallest map, and across the largest
WIDTH, HEIGHT = 760, 620  # the room of a map, in pixels
MARK = 13  # height of a mark, in pixels

# How a verdict is drawn beside its colour: the lines over an 8 x 8 tile, and whether its ground has the full colour.
PATTERNS = {
    "achieved": ("", True),
    "on_track": ("M2 2h0M6 6h0", True),
    "at_risk": ("M-2 2L2-2M-2 10L10-2M6 10L10 6", True),
    "off_track": ("M-2 6L2 10M-2-2L10 10M6-2L10 2", True),
    "deteriorating": ("M0 4h8M4 0v8", True),
    "missed": ("M1 1l6 6M7 1l-6 6", True),
    "disputed": ("M2 0v8M6 0v8", False),
    "insufficient_data": ("M0 2h8M0 6h8", False),
    "no_data": ("M2 2h0M6 6h0", False),
    "not_assessable": ("M-2 2L2-2M-2 10L10-2M6 10L10 6", False),
}


@dataclass
class Shape:
    """A shape on the grid: its rings, the box around them, and the way to write it as the path of an SVG."""

    number: int
    rings: list[Ring]

    @property
    def box(self) -> Box:
        """The least box around it."""
        points = [point for ring in self.rings for point in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def path(self) -> str:
        """The path: each ring from its first point on, in steps."""
        return "".join(_path(ring) for ring in self.rings)


@dataclass
class Place:
    """An area on a map: its standing, its shape, and where its mark stands if there is room for one."""

    standing: Standing
    area: dict[str, Any]
    shape: Shape
    mark: tuple[float, float] | None


@dataclass
class AreaMap:
    """One map: a target, its areas by verdict, the other shapes in view, and its areas without a shape."""

    target: str
    first: dict[str, Any]
    view: Box
    scale: float  # units of the grid per pixel
    places: dict[str, list[Place]]
    ground: list[Shape]
    missing: list[tuple[Standing, dict[str, Any]]]
    counts: Counter[str]
    sources: list[str]


@dataclass
class Atlas:
    """The maps of an assessment, the shapes that they draw, and the features that are on none of them."""

    maps: list[AreaMap]
    shapes: list[Shape]
    source: str
    unjoined: list[Feature]
    shapeless: list[Feature]


def atlas(document: dict[str, Any], shapes: AreaShapes) -> Atlas:
    """A map for every target that has figures in two areas or more, at least one of them with a shape.

    A feature belongs to the area whose `code@day` it bears, else, where it bears a code alone, to the version in force,
    else to the latest. Longitudes shrink by the cosine of the middle latitude (equirectangular). All shapes are drawn
    on one grid, as fine as `MOST_POINTS` allows, so that neighbours keep their border in common.
    """
    areas = {area["id"]: area for area in document["areas"]}
    joined, unjoined = _joined(areas, shapes.features)
    drawn = {id: feature for id, feature in joined.items() if feature.polygons}
    shapeless = [feature for feature in joined.values() if not feature.polygons]
    chosen: dict[str, list[Standing]] = {}
    for standing in standings_of(document["rows"]):
        if standing.verdict is not None and standing.tier == areas[standing.area]["tier"]:
            chosen.setdefault(standing.target, []).append(standing)
    chosen = {
        target: standings
        for target, standings in chosen.items()
        if sum(has_figure(standing.first) for standing in standings) > 1
        and any(standing.area in drawn for standing in standings)
    }
    groups = [[drawn[s.area].number for s in standings if s.area in drawn] for standings in chosen.values()]
    on_grid = _on_grid(list(drawn.values()), groups)
    by_area = {id: on_grid[feature.number] for id, feature in drawn.items()} if groups else {}
    maps = [_map(target, standings, areas, by_area) for target, standings in chosen.items()]
    used = {
        shape.number for each in maps for shape in (*each.ground, *(p.shape for ps in each.places.values() for p in ps))
    }
    source = ", ".join(part for part in (shapes.source, shapes.file and Path(shapes.file).name) if part)
    return Atlas(maps, [shape for shape in on_grid.values() if shape.number in used], source, unjoined, shapeless)


def map_of_target(document: dict[str, Any], shapes: AreaShapes, target: str) -> AreaMap | None:
    """The map of one target, whatever figures it has; None where none of its areas has a shape."""
    areas = {area["id"]: area for area in document["areas"]}
    joined, _ = _joined(areas, shapes.features)
    drawn = {id: feature for id, feature in joined.items() if feature.polygons}
    standings = [
        standing
        for standing in standings_of([row for row in document["rows"] if row["target_id"] == target])
        if standing.verdict is not None and standing.tier == areas[standing.area]["tier"]
    ]
    group = [drawn[standing.area].number for standing in standings if standing.area in drawn]
    if not group:
        return None
    on_grid = _on_grid(list(drawn.values()), [group])
    return _map(target, standings, areas, {id: on_grid[feature.number] for id, feature in drawn.items()})


def title_of(place: Place, symbols: dict[str, str]) -> str:
    """What is shown of an area on a map: its name and code, its verdict, its figure and the period of it."""
    row = place.standing.first
    shown = figure(row, symbols)
    verdict = VERDICTS[place.standing.verdict or ""]
    text = f"{name_of(place.area)} ({place.area['code']}): {verdict.mark} {verdict.words}"
    return f"{text}, {shown} ({row['latest_period']})" if shown else f"{text}, no figure"


def name_of(area: dict[str, Any]) -> str:
    """An area's name, the English one where there is one."""
    return str(area["name"]["en"] or area["name"]["vi"] or area["code"])


def _joined(areas: dict[str, dict[str, Any]], features: list[Feature]) -> tuple[dict[str, Feature], list[Feature]]:
    """Features by the area that they belong to, and those that belong to none. An exact id goes before a code alone."""
    versions: dict[str, str] = {}
    for id, area in sorted(areas.items(), key=lambda item: (item[1]["in_force"], item[1]["valid_from"])):
        versions[area["code"]] = id  # the last one stays: in force, else the latest
    joined = {feature.code: feature for feature in features if feature.code in areas}
    unjoined = []
    for feature in features:
        if feature.code in areas:
            continue
        version = versions.get(feature.code)
        if version is None or version in joined:
            unjoined.append(feature)
        else:
            joined[version] = feature
    return joined, unjoined


def _map(target: str, standings: list[Standing], areas: dict[str, dict[str, Any]], shapes: dict[str, Shape]) -> AreaMap:
    own = [standing for standing in standings if standing.area in shapes]
    view = _padded(_around([shapes[standing.area].box for standing in own]))
    scale = max((view[2] - view[0]) / WIDTH, (view[3] - view[1]) / HEIGHT)
    places: dict[str, list[Place]] = {name: [] for name in VERDICTS}
    for standing in own:
        shape = shapes[standing.area]
        places[standing.verdict or ""].append(
            Place(standing, areas[standing.area], shape, _mark(shape, 1.3 * MARK * scale))
        )
    covered = {standing.area for standing in own}
    evidence = [piece for standing in standings for piece in standing.first["evidence"] if piece["role"] == "latest"]
    return AreaMap(
        target,
        standings[0].first,
        view,
        scale,
        {name: group for name, group in places.items() if group},
        [shape for id, shape in shapes.items() if id not in covered and _meet(shape.box, view)],
        [(standing, areas[standing.area]) for standing in standings if standing.area not in shapes],
        count(standings),
        list(dict.fromkeys(piece["source"] for piece in evidence)),
    )


def _on_grid(features: list[Feature], groups: list[list[int]]) -> dict[int, Shape]:
    """The shapes of features on one grid.

    It is as fine as the smallest group of shapes that make a map asks for, and made coarser by halves until all shapes
    together have few enough points.

    Every point goes to the nearest one of the grid by itself, and points on a straight line go: what neighbours have in
    common stays in common. A ring without an area goes, unless the shape has no other one.
    """
    if not groups:
        return {}
    flat = _projected(features)
    extents = []
    for numbers in groups:
        points = [at for number in numbers for polygon in flat[number] for ring in polygon for at in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        extents.append(max(max(xs) - min(xs), max(ys) - min(ys)))
    step = max(min(extents) / FINEST, 1e-7)
    rings = {
        number: [
            _distinct([(round(x / step), round(y / step)) for x, y in ring]) for polygon in polygons for ring in polygon
        ]
        for number, polygons in flat.items()
    }
    across = max(extents) / step
    while across >= 2 * COARSEST and sum(len(ring) for each in rings.values() for ring in each) > MOST_POINTS:
        across /= 2
        rings = {
            number: _with_area([_distinct([((x + 1) // 2, (y + 1) // 2) for x, y in ring]) for ring in each])
            for number, each in rings.items()
        }
    return {number: Shape(number, _with_area([_tidy(ring) for ring in each])) for number, each in rings.items()}


def _projected(features: list[Feature]) -> dict[int, list[list[list[tuple[float, float]]]]]:
    """Polygons by the number of their feature, in degrees of latitude, y downwards.

    The map is cut where most of the globe is empty, so that a country on both sides of the 180th meridian stays
    together.
    """
    polygons = [polygon for feature in features for polygon in feature.polygons]
    latitudes = [y for polygon in polygons for ring in polygon for _, y in ring]
    shrink = max(math.cos(math.radians((min(latitudes) + max(latitudes)) / 2)), 0.02)
    cut = _cut(polygons)

    def flat(polygon: Polygon) -> list[list[tuple[float, float]]]:
        turn = 360.0 if max(x for x, _ in polygon[0]) <= cut else 0.0
        return [[((x + turn) * shrink, -y) for x, y in ring] for ring in polygon]

    return {feature.number: [flat(polygon) for polygon in feature.polygons] for feature in features}


def _cut(polygons: list[Polygon]) -> float:
    """The longitude where the widest empty stretch begins; -inf where that is the stretch across the 180th meridian."""
    spans = sorted((min(x for x, _ in polygon[0]), max(x for x, _ in polygon[0])) for polygon in polygons)
    reach, widest, cut = spans[0][1], spans[0][0] + 360 - max(high for _, high in spans), -math.inf
    for low, high in spans:
        if low - reach > widest:
            widest, cut = low - reach, reach
        reach = max(reach, high)
    return cut


def _distinct(ring: Ring) -> Ring:
    """A ring without points that stand twice in a row; it ends where it begins."""
    return [point for point, before in zip(ring, [None, *ring], strict=False) if point != before]


def _tidy(ring: Ring) -> Ring:
    """A ring, open, without points on a straight line between their neighbours."""
    kept: Ring = []
    for point in ring:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], point) == 0:
            kept.pop()
            if kept[-1] == point:
                break
        if not kept or kept[-1] != point:
            kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _turn(a: Point, b: Point, c: Point) -> int:
    """Twice the area of a triangle; zero where the three stand on a line."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _area(ring: Ring) -> float:
    return abs(sum(_turn((0, 0), a, b) for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _with_area(rings: list[Ring]) -> list[Ring]:
    """The rings that have an area; where none has, the smallest square at the place of the first."""
    kept = [ring for ring in rings if _area(ring) > 0]
    if kept:
        return kept
    x, y = rings[0][0]
    return [[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]]


def _path(ring: Ring) -> str:
    steps = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z".replace(" -", "-")


def _mark(shape: Shape, room: float) -> tuple[float, float] | None:
    """The middle of the widest stretch inside the shape, on three lines across its largest ring; None without room."""
    largest = max(shape.rings, key=_area)
    top, bottom = min(y for _, y in largest), max(y for _, y in largest)
    if bottom - top < room:
        return None
    best: tuple[float, float, float] = (0.0, 0.0, 0.0)
    for share in (0.5, 0.35, 0.65):
        y = top + (bottom - top) * share + 0.01
        crossings = sorted(
            a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for ring in shape.rings
            for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
            if (a[1] > y) != (b[1] > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            best = max(best, (right - left, (left + right) / 2, y))
    return (round(best[1], 1), round(best[2], 1)) if best[0] >= room else None


def _around(boxes: list[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _padded(box: Box) -> Box:
    edge = max(1, round(max(box[2] - box[0], box[3] - box[1]) * 0.03))
    return box[0] - edge, box[1] - edge, box[2] + edge, box[3] + edge


def _meet(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
