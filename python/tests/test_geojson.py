"""Shapes of areas: what is read, and every fault with its place."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import tiendo
from grid import Grid, feature, square
from tiendo.areas._geojson import LARGEST, AreaShapes

RING = [[0, 0], [1, 0], [1, 1], [0, 0]]


def collection(*features: Any, **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


def shape(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def faults_of(document: Any, folder: Path, code: str | None = None) -> list[str]:
    """The faults of a document as a file, which are those of the same document as objects; without the file's name."""
    file = folder / "areas.geojson"
    file.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    with pytest.raises(tiendo.InputError) as problem:
        AreaShapes.read(file, code)
    assert {fault.file for fault in problem.value.faults} == {str(file)}
    if isinstance(document, dict):
        with pytest.raises(tiendo.InputError) as again:
            AreaShapes.read(document, code)
        assert [fault.problem for fault in again.value.faults] == [fault.problem for fault in problem.value.faults]
    return [str(fault).removeprefix(f"{file}:").strip() for fault in problem.value.faults]


def test_a_code_is_a_property_or_an_id(tmp_path: Path) -> None:
    features: list[dict[str, Any]] = [
        {"type": "Feature", "properties": {"code": "01", "id": "x"}, "id": "y", "geometry": shape(RING)},
        {"type": "Feature", "properties": {"id": "x"}, "id": "79@2025-07-01", "geometry": shape(RING)},
        {"type": "Feature", "properties": {"id": "3", "NAME": "Three"}, "geometry": shape(RING)},
        {"type": "Feature", "properties": {"code": None}, "id": "4", "geometry": None},
    ]
    shapes = AreaShapes.read(collection(*features))
    assert [each.code for each in shapes.features] == ["01", "79@2025-07-01", "3", "4"]
    assert [each.number for each in shapes.features] == [1, 2, 3, 4]
    assert shapes.features[2].name == "Three"
    assert shapes.features[3].polygons == []
    features = [{**each, "properties": {"pcode": f"P{number}"}} for number, each in enumerate(features)]
    assert [each.code for each in AreaShapes.read(collection(*features), "pcode").features] == ["P0", "P1", "P2", "P3"]
    assert faults_of(collection(*features), tmp_path, "code") == [
        f"feature {n} has no code; give it the property 'code'" for n in (1, 2, 3, 4)
    ]


def test_polygons_holes_and_heights_are_read(tmp_path: Path) -> None:
    hole = [[0.5, 0.2, 9], [0.6, 0.2, 9], [0.6, 0.3, 9], [0.5, 0.2, 9]]
    parts = {"type": "MultiPolygon", "coordinates": [[RING, hole], [], [RING]]}
    file = tmp_path / "areas.geojson"
    file.write_text("\ufeff" + json.dumps(collection(feature("1", parts), attribution="Survey")), encoding="utf-8")
    shapes = AreaShapes.read(file)
    assert shapes.source == "Survey"
    (one,) = shapes.features
    assert [len(polygon) for polygon in one.polygons] == [2, 1]
    assert one.polygons[0][1][0] == (0.5, 0.2)


def test_every_fault_of_a_file_stands_with_its_place(tmp_path: Path) -> None:
    good = square("1", 100, 10)
    document = collection(
        good,
        square("1", 101, 10),
        feature("2", {"type": "GeometryCollection", "geometries": []}),
        feature("3", {"type": "Point", "coordinates": [0, 0]}),
        feature("4", shape([[0, 0], [1, 0], [1, 1], [0, 1]])),
        feature("5", shape([[0, 0], ["1", 0], [1, 1], [0, 0]])),
        feature("6", {"type": "MultiPolygon", "coordinates": [[RING], [RING, [[500000, 1100000]] * 4]]}),
        feature("7", shape(RING, [[0, 0], [1, 1], [0, 0]])),
        {"type": "Feature", "properties": None, "geometry": shape(RING)},
        "nonsense",
        feature("8", shape("12")),
        feature("9", {"type": "Polygon"}),
        feature("10", {"type": "MultiPolygon", "coordinates": [7]}),
        feature("11", shape([[0, 0], [True, 0], [1, 1], [0, 0]])),
        feature(["12"], shape(RING)),  # type: ignore[arg-type]
        feature("13", "here"),
        feature("14", shape([[0], [1, 0], [1, 1], [0]])),
    )
    assert faults_of(document, tmp_path) == [
        "feature 2 has the code '1' of feature 1; put both into one MultiPolygon",
        "feature 3 (2) is a GeometryCollection; put its polygons into one MultiPolygon",
        "feature 4 (3) is 'Point'; an area is a Polygon or a MultiPolygon",
        "feature 5 (4), ring 1 is not closed; let it end where it begins",
        "feature 6 (5), ring 1: position 2 is ['1', 0]; a position is [longitude, latitude], two numbers",
        "feature 7 (6), polygon 2, ring 2: position 1 is [500000, 1100000], which are no degrees; "
        "give longitude and latitude in WGS 84 (EPSG:4326)",
        "feature 8 (7), ring 2 has 3 positions; a ring has four or more",
        "feature 9 has no code; give it the property 'code', or name another one",
        'feature 10 is no Feature; write an object with "type": "Feature"',
        "feature 11 (8), ring 1 is not a list of positions; give positions: [longitude, latitude]",
        "feature 12 (9) has no coordinates; give a list of rings",
        "feature 13 (10), polygon 1 is not a list of rings; give the outer ring and the holes",
        "feature 14 (11), ring 1: position 2 is [True, 0]; a position is [longitude, latitude], two numbers",
        "the code of feature 15 is ['12']; give it the property 'code', or name another one",
        "feature 16 (13) is nothing; an area is a Polygon or a MultiPolygon",
        "feature 17 (14), ring 1: position 1 is [0]; a position is [longitude, latitude], two numbers",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1:1: this is not JSON: Expecting value; write GeoJSON (RFC 7946)"),
        (
            '{"type": "FeatureCollection",\n "features": [,]}',
            "2:15: this is not JSON: Expecting value; write GeoJSON (RFC 7946)",
        ),
        ("[]", "this is no object with a type; write a GeoJSON FeatureCollection"),
        ("{}", "this is no object with a type; write a GeoJSON FeatureCollection"),
        ('{"type": "Topology"}', "this is 'Topology'; write a GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection"}', "'features' is not a list; list the features"),
        ('{"type": "FeatureCollection", "features": {}}', "'features' is not a list; list the features"),
        ('{"type": "FeatureCollection", "features": []}', "there is no feature; list a feature for each area"),
    ],
)
def test_a_file_that_is_no_collection_says_what_it_is(text: str, fault: str, tmp_path: Path) -> None:
    assert faults_of(text, tmp_path) == [fault]


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "181", "-200.5", "9" * 400, "null", '"105.8"', "[]"]
)
def test_what_is_no_degree_is_a_fault(number: str, tmp_path: Path) -> None:
    text = json.dumps(collection(square("1", 100, 10))).replace("[100, 10]", f"[{number}, 10]")
    (fault,) = faults_of(text, tmp_path)
    assert fault.startswith("feature 1 (1), ring 1: position 1 is [")


def test_nonsense_of_every_kind_is_an_error_and_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "areas.geojson"
    for data in (b"\xff\xfe{}", b"\x00", b"[" * 100_000, b"1" * 5_000, b'{"type": ' + b"[" * 900 + b"]" * 900 + b"}"):
        file.write_bytes(data)
        with pytest.raises(tiendo.InputError):
            AreaShapes.read(file)
    with pytest.raises(tiendo.InputError, match="there is no such file"):
        AreaShapes.read(tmp_path / "none.geojson")
    with pytest.raises(tiendo.InputError, match="cannot be read"):
        AreaShapes.read(tmp_path)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "areas.geojson"
    with file.open("wb") as sparse:
        sparse.truncate(LARGEST + 1)
    with pytest.raises(tiendo.InputError, match="larger than 64 MiB; simplify"):
        AreaShapes.read(file)


def test_a_document_with_anything_in_any_place_is_read_or_refused() -> None:
    dice = random.Random(5)
    anything: list[Any] = [
        None,
        True,
        0,
        -1.5,
        float("nan"),
        10**400,
        "",
        "x",
        "\ud800",
        [],
        [[]],
        {},
        {"type": "Polygon"},
    ]
    for _ in range(3_000):
        document = json.loads(json.dumps(Grid(1, 2).shapes()))
        for _ in range(dice.randint(1, 3)):
            at: Any = document
            while True:
                keys = list(at) if isinstance(at, dict) else range(len(at))
                key = dice.choice(list(keys))
                if isinstance(at[key], (dict, list)) and at[key] and dice.random() < 0.8:
                    at = at[key]
                else:
                    at[key] = dice.choice(anything)
                    break
            if not isinstance(document.get("features"), list) or not document["features"]:
                break
        try:
            shapes = AreaShapes.read(document)
        except tiendo.InputError as problem:
            assert problem.faults
            str(problem).encode("utf-8")
        else:
            assert len(shapes.features) == len(document["features"])


@pytest.mark.parametrize("number", [1, 79, 0, -1, 1.0, 26740, 10**20])
def test_a_number_is_no_code(number: float, tmp_path: Path) -> None:
    """Map programs number features from 1; the shape of province 79 is not that of province 1."""
    geometry = shape(RING)
    places: list[tuple[dict[str, Any], str | None]] = [
        ({"id": number, "properties": {"MA": "79", "NAME": "shape of 79"}}, None), ({"properties": {"code": number}}, None), ({"properties": {"id": number}}, None),
        ({"id": "79", "properties": {"MA": number}}, "MA"), ({"id": number, "properties": None}, None),
    ]  # fmt: skip
    for members, code in places:
        (fault,) = faults_of(collection({"type": "Feature", "geometry": geometry, **members}), tmp_path, code)
        assert fault.startswith(
            f"the code of feature 1 is the number {number}; a code is a text, and this may be a running number;"
        )
        assert "write the code as a text" in fault
    (fault,) = faults_of(collection({"type": "Feature", "geometry": geometry, **places[0][0]}), tmp_path)
    assert fault.endswith("or name the property that has the code ('MA'?)")


def test_codes_without_blanks_and_in_one_form(tmp_path: Path) -> None:
    code: Any
    for code in (" Huế", "Huế\u200b", unicodedata.normalize("NFD", "Huế")):
        shapes = AreaShapes.read(collection({"type": "Feature", "properties": {"code": code}, "geometry": None}))
        assert shapes.features[0].code == "Huế"
    for code in ("", " ", "\u200b", True, [], {}):
        assert (
            "code"
            in faults_of(collection({"type": "Feature", "properties": {"code": code}, "geometry": None}), tmp_path)[0]
        )
