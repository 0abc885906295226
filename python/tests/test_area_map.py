"""Maps: which shape belongs to which area, and how it is drawn."""

from __future__ import annotations

import json
import math
import random
import re
from pathlib import Path
from typing import Any

import pytest
import tiendo
from grid import Grid, feature, square
from tiendo.areas._geojson import AreaShapes
from tiendo.report.area_map import MOST_POINTS, PATTERNS, Atlas, Shape, atlas, title_of
from tiendo.report.labels import VERDICTS


def read(*features: Any, **more: Any) -> AreaShapes:
    return AreaShapes.read({"type": "FeatureCollection", "features": list(features), **more})


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return Grid(blocks=2, side=3).assessed(tmp_path_factory.mktemp("grid")).to_dict()


@pytest.fixture(scope="module")
def whole(document: dict[str, Any]) -> Atlas:
    return atlas(document, AreaShapes.read(Grid(blocks=2, side=3).shapes()))


def shapes_of(drawn: Atlas) -> dict[str, Shape]:
    return {
        place.area["code"]: place.shape for each in drawn.maps for places in each.places.values() for place in places
    }


def area_of(shape: Shape) -> float:
    return sum(
        abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2
        for ring in shape.rings
    )


def test_every_verdict_has_a_pattern_of_its_own() -> None:
    assert PATTERNS.keys() == VERDICTS.keys()
    assert len(set(PATTERNS.values())) == len(PATTERNS)


def test_a_target_with_figures_in_two_areas_has_a_map(whole: Atlas, document: dict[str, Any]) -> None:
    (only,) = whole.maps  # the blocks have figures and no shape
    assert only.target == "squares"
    assert sum(len(places) for places in only.places.values()) == 18
    counts = document["totals"]["by_tier"]["d"]
    assert {name: len(places) for name, places in only.places.items()} == {
        name: n for name, n in counts.items() if n and name not in ("total", "unknown")
    }
    assert (only.missing, only.ground, whole.unjoined, whole.shapeless) == ([], [], [], [])
    assert only.sources == ["Yearbook 2023"]


def test_one_area_with_a_figure_makes_no_map(tmp_path: Path) -> None:
    of = Grid(blocks=1, side=2)
    document = of.assessed(tmp_path).to_dict()
    rows = [row for row in document["rows"] if row["target_id"] != "squares" or row["area_code"] == "D0-0-0"]
    assert atlas({**document, "rows": rows}, AreaShapes.read(of.shapes())).maps == []


def test_codes_ids_and_versions_find_their_area(document: dict[str, Any]) -> None:
    drawn = atlas(
        document,
        read(
            square("D0-0-0", 100, 10),
            square("D0-0-1@2000-01-01", 101, 10),
            square("D0-0-1", 102, 10),  # the exact id goes before it
            square("D0-0-2@1999-01-01", 103, 10),  # no such version
            square("nobody", 104, 10),
            feature("D0-1-0", None),
        ),
    )
    assert shapes_of(drawn).keys() == {"D0-0-0", "D0-0-1"}
    assert shapes_of(drawn)["D0-0-1"].number == 2
    assert [each.number for each in drawn.unjoined] == [3, 4, 5]
    assert [each.number for each in drawn.shapeless] == [6]
    assert len(drawn.maps[0].missing) == 16


def test_a_code_alone_means_the_version_in_force(document: dict[str, Any]) -> None:
    areas = [dict(area) for area in document["areas"]]
    (square_area,) = [area for area in areas if area["code"] == "D0-0-0"]
    former = {**square_area, "id": "D0-0-0@1990-01-01", "valid_from": "1990-01-01", "in_force": False}
    later = {**former, "id": "D0-0-0@2030-01-01", "valid_from": "2030-01-01"}
    drawn = atlas(
        {**document, "areas": [later, *areas, former]}, read(square("D0-0-0", 100, 10), square("D0-0-1", 101, 10))
    )
    assert "D0-0-0" in shapes_of(drawn)
    assert drawn.unjoined == []


def test_neighbours_keep_their_border(whole: Atlas) -> None:
    shapes = shapes_of(whole)
    for row in range(3):
        for column in range(2):
            left, right = shapes[f"D0-{row}-{column}"].box, shapes[f"D0-{row}-{column + 1}"].box
            assert left[2] == right[0]
            assert left[1] == right[1]
    assert all(len(shape.rings[0]) == 4 for shape in shapes.values())


def test_longitudes_shrink_by_the_cosine_of_the_middle_latitude(document: dict[str, Any]) -> None:
    drawn = atlas(document, read(square("D0-0-0", 10, 59, 2), square("D0-0-1", 12, 59, 2)))
    left, top, right, bottom = shapes_of(drawn)["D0-0-0"].box
    assert (right - left) / (bottom - top) == pytest.approx(math.cos(math.radians(60)), abs=0.005)
    far = atlas(document, read(square("D0-0-0", 10, -1, 2), square("D0-0-1", 12, -1, 2)))
    left, top, right, bottom = shapes_of(far)["D0-0-0"].box
    assert right - left == bottom - top


def test_north_is_above(whole: Atlas) -> None:
    shapes = shapes_of(whole)
    assert shapes["D0-1-0"].box[3] == shapes["D0-0-0"].box[1]  # row 1 lies north of row 0


def test_a_country_across_the_180th_meridian_stays_together(document: dict[str, Any]) -> None:
    drawn = atlas(
        document, read(square("D0-0-0", 178, 0, 2), square("D0-0-1", -180, 0, 2), square("D0-0-2", -178, 0, 2))
    )
    shapes = shapes_of(drawn)
    assert shapes["D0-0-0"].box[2] == shapes["D0-0-1"].box[0]
    assert shapes["D0-0-1"].box[2] == shapes["D0-0-2"].box[0]


def test_a_hole_stays_a_hole(document: dict[str, Any]) -> None:
    outer = [[100, 0], [110, 0], [110, 10], [100, 10], [100, 0]]
    hole = [[102, 2], [102, 8], [108, 8], [108, 2], [102, 2]]
    drawn = atlas(
        document,
        read(feature("D0-0-0", {"type": "Polygon", "coordinates": [outer, hole]}), square("D0-0-1", 110, 0, 10)),
    )
    ring = shapes_of(drawn)["D0-0-0"]
    assert len(ring.rings) == 2
    assert area_of(Shape(0, ring.rings[1:])) / area_of(Shape(0, ring.rings[:1])) == pytest.approx(0.36, abs=0.01)
    (place,) = [p for ps in drawn.maps[0].places.values() for p in ps if p.area["code"] == "D0-0-0"]
    if place.mark is not None:
        x, y = place.mark
        left, top, right, bottom = Shape(0, ring.rings[1:]).box
        assert not (left < x < right and top < y < bottom)


def coast(west: float, points: int) -> list[list[float]]:
    """A circle with a rough edge around a middle."""
    dice = random.Random(points)
    ring = [
        [west + math.cos(2 * math.pi * k / points) * r, 10 + math.sin(2 * math.pi * k / points) * r]
        for k in range(points)
        for r in (1 + dice.uniform(-0.01, 0.01),)
    ]
    return [*ring, ring[0]]


def test_many_points_become_few_and_keep_the_area(document: dict[str, Any]) -> None:
    rough = {"type": "Polygon", "coordinates": [coast(100, 150_000)]}
    drawn = atlas(document, read(feature("D0-0-0", rough), square("D0-0-1", 101, 10, 1)))
    shape = shapes_of(drawn)["D0-0-0"]
    assert sum(len(each.rings[0]) for each in drawn.shapes) <= MOST_POINTS
    assert area_of(shape) / area_of(shapes_of(drawn)["D0-0-1"]) == pytest.approx(math.pi, rel=0.02)
    assert len(shape.path) < 900_000


def test_shapes_that_are_too_many_to_simplify_keep_their_place(document: dict[str, Any]) -> None:
    islands = [square("", 100 + i % 250 * 0.01, 10 + i // 250 * 0.01, 0.008) for i in range(40_000)]
    parts = [island["geometry"]["coordinates"] for island in islands]
    many = feature("D0-0-0", {"type": "MultiPolygon", "coordinates": parts})
    shapes = shapes_of(atlas(document, read(many, square("D0-0-1", 103, 10))))
    left, _, right, _ = shapes["D0-0-0"].box
    assert right - left > 200
    assert shapes["D0-0-1"].box[0] > right


def test_what_is_smaller_than_the_grid_is_still_there(document: dict[str, Any]) -> None:
    drawn = atlas(
        document, read(square("D0-0-0", 100, 10, 10), square("D0-0-1", 111, 10, 1e-9), square("D0-0-2", 112, 10, 0))
    )
    for code in ("D0-0-1", "D0-0-2"):
        assert area_of(shapes_of(drawn)[code]) == 1


def test_shapes_without_any_extent_are_drawn(document: dict[str, Any]) -> None:
    drawn = atlas(document, read(square("D0-0-0", 0, 90, 0), square("D0-0-1", 0, 90, 0)))
    view = drawn.maps[0].view
    assert view[2] > view[0] and view[3] > view[1]


def test_a_path_leads_through_every_point() -> None:
    shape = Shape(1, [[(5, 5), (9, 5), (9, 8)], [(-1, 0), (0, 0), (0, -3)]])
    assert shape.path == "M5 5l4 0 0 3zM-1 0l1 0 0-3z"
    assert shape.box == (-1, -3, 9, 8)


def test_a_mark_stands_inside_its_area(document: dict[str, Any]) -> None:
    # A ring open to the west: its middle lies outside of it.
    ring = [[100, 0], [110, 0], [110, 10], [100, 10], [100, 7], [107, 7], [107, 3], [100, 3], [100, 0]]
    drawn = atlas(
        document, read(feature("D0-0-0", {"type": "Polygon", "coordinates": [ring]}), square("D0-0-1", 110, 0, 10))
    )
    marks = {p.area["code"]: p.mark for ps in drawn.maps[0].places.values() for p in ps}
    assert marks["D0-0-0"] is not None
    left, _, right, _ = shapes_of(drawn)["D0-0-0"].box
    assert marks["D0-0-0"][0] > left + 0.7 * (right - left) or abs(marks["D0-0-0"][0] - (left + right) / 2) < 1


def test_shapes_in_view_without_the_target_are_ground(document: dict[str, Any]) -> None:
    own = square("D0-0-0", 100, 10), square("D0-0-1", 100.1, 10)
    near = atlas(document, read(*own, square("L", 99.9, 10)))
    assert [shape.number for shape in near.maps[0].ground] == [3]
    assert {shape.number for shape in near.shapes} == {1, 2, 3}
    far = atlas(document, read(*own, square("L", 150, 10)))
    assert far.maps[0].ground == []
    assert {shape.number for shape in far.shapes} == {1, 2}


def test_a_title_says_name_verdict_and_figure(whole: Atlas, document: dict[str, Any]) -> None:
    titles = [title_of(p, document["units"]) for ps in whole.maps[0].places.values() for p in ps]
    assert "Square 0-0-0 (D0-0-0): ✔ achieved, 85 % (2023)" in titles
    assert "Square 0-2-0 (D0-2-0): ○ no data, no figure" in titles
    assert len(set(titles)) == 18


def test_the_source_is_the_collections_own_and_the_file_without_its_folder(
    document: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "shapes.geojson"
    file.write_text(json.dumps(Grid(2, 3).shapes()), encoding="utf-8")
    assert atlas(document, AreaShapes.read(file)).source == "Squares drawn for a test, shapes.geojson"
    assert re.search(r"[\\/]", atlas(document, AreaShapes.read(file)).source) is None


def test_no_map_without_a_target_of_several_areas(assessment: tiendo.Assessment) -> None:
    drawn = atlas(assessment.to_dict(), read(square("79", 106, 10)))
    assert (drawn.maps, drawn.shapes, drawn.unjoined) == ([], [], [])


def test_rings_of_any_form_are_drawn(document: dict[str, Any]) -> None:
    dice = random.Random(8)
    codes = [area["code"] for area in document["areas"] if area["tier"] == "d"]
    for _ in range(150):
        reach = dice.choice([0, 1e-12, 1e-6, 0.1, 5, 90])
        features = []
        for code in dice.sample(codes, dice.randint(1, 6)):
            polygons = []
            for _ in range(dice.randint(0, 3)):
                x, y = dice.uniform(-90, 90), dice.uniform(-80, 80)
                ring = [
                    [x + dice.uniform(-reach, reach), y + dice.uniform(-1, 1) * min(reach, 10)]
                    for _ in range(dice.randint(3, 30))
                ]
                polygons.append([[*ring, ring[0]]])
            features.append(feature(code, {"type": "MultiPolygon", "coordinates": polygons}))
        drawn = atlas(document, read(*features))
        for shape in drawn.shapes:
            assert re.fullmatch(r"(M-?\d+[ -]\d+l-?\d+([ -]\d+)*z)+", shape.path)
            assert area_of(shape) > 0
        for each in drawn.maps:
            assert each.view[2] > each.view[0] and each.view[3] > each.view[1] and each.scale > 0
            assert sum(map(len, each.places.values())) + len(each.missing) == each.counts.total()
