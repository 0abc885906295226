"""Shapes of areas from GeoJSON (RFC 7946), checked whole: every fault with its feature."""

from __future__ import annotations

import json
import os
import reprlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .._frames.arguments import text
from .._frames.numbers import BLANKS
from .._frames.text_files import checked_path, shown_path
from ..errors import Fault, InputError

LARGEST = 64 * 2**20  # bytes; more is finer than any page can show

Position = tuple[float, float]  # longitude and latitude in degrees
Polygon = list[list[Position]]  # the outer ring and the holes, each closed


@dataclass(frozen=True)
class Feature:
    """A feature: its number in the file from 1, the code that it bears, its name, and its polygons, if it has any."""

    number: int
    code: str
    name: str
    polygons: list[Polygon]


@dataclass(frozen=True)
class AreaShapes:
    """The shapes of areas: the features of a GeoJSON file, what it says of its source, and its name."""

    file: str
    source: str
    features: list[Feature]

    @classmethod
    def read(cls, source: str | os.PathLike[str] | Mapping[str, Any], code: str | None = None) -> AreaShapes:
        """Reads a file, or takes a FeatureCollection as Python objects.

        A feature has its code as the property `code`, else as its `id`, else as the property `id`; if `code` names a
        property, as that one. A code is a text: a number is refused, since it may be the running number of the
        feature, and has lost its leading zeros. Polygons and MultiPolygons in degrees (WGS 84); a height is ignored; a
        feature without a geometry has no shape. A member `attribution` or `source` of the collection says where it
        comes from.

        Raises `InputError` with every fault: a ring that is not closed, a text or NaN among the coordinates,
        coordinates that are no degrees, other geometries, codes that are missing or stand twice, no feature at all,
        more than 64 MiB.
        """
        code = None if code is None else text("the property of the code", code)
        if isinstance(source, Mapping):
            return _Reader("", code).shapes(source)
        file = checked_path(source)
        return _Reader(shown_path(file), code).shapes(_parsed(file))


def _parsed(path: str) -> Any:
    """What the file holds; faults of the file as a whole end the reading."""
    file = shown_path(path)
    try:
        content = _content(path)
        if content is not None:
            return json.loads(content.decode("utf-8-sig"))
    except FileNotFoundError:
        raise _fault(file, "there is no such file", "check the path") from None
    except OSError as problem:
        raise _fault(file, f"the file cannot be read: {problem.strerror}", "check the path and its rights") from None
    except UnicodeDecodeError:
        raise _fault(file, "the file is not UTF-8", "save it as UTF-8") from None
    except json.JSONDecodeError as problem:
        raise InputError(
            [Fault(file, problem.lineno, problem.colno, f"this is not JSON: {problem.msg}", "write GeoJSON (RFC 7946)")]
        ) from None
    except (ValueError, RecursionError) as problem:
        raise _fault(file, f"this is not JSON that can be read: {problem}", "write GeoJSON (RFC 7946)") from None
    limit = f"the file is larger than {LARGEST >> 20} MiB"
    raise _fault(file, limit, "simplify its shapes first: a page shows no such detail")


def _content(path: str) -> bytes | None:
    """Return the content of a file; None where it is too large, which is counted while it is read."""
    parts: list[bytes] = []
    size = 0
    with Path(path).open("rb") as file:
        while piece := file.read(2**20):
            size += len(piece)
            if size > LARGEST:
                return None
            parts.append(piece)
    return b"".join(parts)


def _fault(file: str, problem: str, remedy: str) -> InputError:
    return InputError([Fault(file, 0, 0, problem, remedy)])


class _Reader:
    """Turns parsed JSON into shapes and gathers what is wrong on the way."""

    def __init__(self, file: str, code: str | None) -> None:
        self.file = file
        self.code = code
        self.faults: list[Fault] = []
        self.bearers: dict[str, int] = {}

    def shapes(self, document: Any) -> AreaShapes:
        source = ""
        features: list[Feature] = []
        if not isinstance(document, Mapping) or document.get("type") != "FeatureCollection":
            kind = document.get("type") if isinstance(document, Mapping) else None
            self.fault(
                f"this is {_shown(kind) if kind else 'no object with a type'}", "write a GeoJSON FeatureCollection"
            )
        elif not isinstance(listed := document.get("features"), (list, tuple)):
            self.fault("'features' is not a list", "list the features")
        elif not listed:
            self.fault("there is no feature", "list a feature for each area")
        else:
            source = next(
                (_text(x) for x in map(document.get, ("attribution", "source")) if x and isinstance(x, str)), ""
            )
            features = [self.feature(number, each) for number, each in enumerate(listed, start=1)]
        if self.faults:
            raise InputError(self.faults)
        return AreaShapes(self.file, source, features)

    def fault(self, problem: str, remedy: str) -> None:
        self.faults.append(Fault(self.file or "<map>", 0, 0, problem, remedy))

    def feature(self, number: int, feature: Any) -> Feature:
        place = f"feature {number}"
        if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
            self.fault(f"{place} is no Feature", 'write an object with "type": "Feature"')
            return Feature(number, "", "", [])
        properties = feature.get("properties")
        if not isinstance(properties, Mapping):
            properties = {}
        code = self.code_of(place, feature, properties)
        if code and code in self.bearers:
            self.fault(
                f"{place} has the code {_shown(code)} of feature {self.bearers[code]}", "put both into one MultiPolygon"
            )
        self.bearers.setdefault(code, number)
        name = next((_text(x) for x in map(properties.get, ("name_en", "name", "NAME")) if isinstance(x, str)), "")
        return Feature(
            number, code, name, self.polygons(f"{place} ({code})" if code else place, feature.get("geometry"))
        )

    def code_of(self, place: str, feature: Mapping[str, Any], properties: Mapping[str, Any]) -> str:
        if self.code is not None:
            code, remedy = properties.get(self.code), f"give it the property {_shown(self.code)}"
        else:
            found = (properties.get("code"), feature.get("id"), properties.get("id"))
            code, remedy = (
                next((x for x in found if x is not None), None),
                "give it the property 'code', or name another one",
            )
        if isinstance(code, str) and code.strip(BLANKS):
            return unicodedata.normalize("NFC", _text(code).strip(BLANKS))
        if isinstance(code, (int, float)) and not isinstance(code, bool):
            self.number_for_code(place, code, properties)
        else:
            self.fault(f"{place} has no code" if code is None else f"the code of {place} is {_shown(code)}", remedy)
        return ""

    def number_for_code(self, place: str, code: float, properties: Mapping[str, Any]) -> None:
        """Report a number instead of a code: it may be a running number, and it has no leading zeros."""
        texts = [
            str(name) for name, cell in properties.items() if isinstance(cell, str) and cell.strip(BLANKS).isalnum()
        ]
        others = f", or name the property that has the code ({', '.join(map(_shown, texts[:3]))}?)" if texts else ""
        self.fault(
            f"the code of {place} is the number {_shown(code)}; a code is a text, and this may be a running number",
            f"write the code as a text{others}",
        )

    def polygons(self, place: str, geometry: Any) -> list[Polygon]:
        if geometry is None:
            return []
        kind = geometry.get("type") if isinstance(geometry, Mapping) else None
        if kind == "GeometryCollection":
            self.fault(f"{place} is a GeometryCollection", "put its polygons into one MultiPolygon")
        elif kind not in ("Polygon", "MultiPolygon"):
            self.fault(f"{place} is {_shown(kind)}", "an area is a Polygon or a MultiPolygon")
        else:
            parts = geometry.get("coordinates")
            if not isinstance(parts, (list, tuple)):
                self.fault(
                    f"{place} has no coordinates",
                    "give a list of rings" if kind == "Polygon" else "give a list of polygons",
                )
            elif kind == "Polygon":
                return [self.polygon(place, parts)] if parts else []
            else:
                return [
                    self.polygon(f"{place}, polygon {number}", part)
                    for number, part in enumerate(parts, start=1)
                    if part not in ([], ())
                ]
        return []

    def polygon(self, place: str, rings: Any) -> Polygon:
        if not isinstance(rings, (list, tuple)):
            self.fault(f"{place} is not a list of rings", "give the outer ring and the holes")
            return []
        return [self.ring(f"{place}, ring {number}", ring) for number, ring in enumerate(rings, start=1)]

    def ring(self, place: str, ring: Any) -> list[Position]:
        if not isinstance(ring, (list, tuple)):
            self.fault(f"{place} is not a list of positions", "give positions: [longitude, latitude]")
            return []
        for number, at in enumerate(ring, start=1):
            if not (isinstance(at, (list, tuple)) and len(at) >= 2 and all(_is_number(x) for x in at[:2])):
                self.fault(
                    f"{place}: position {number} is {_shown(at)}", "a position is [longitude, latitude], two numbers"
                )
                return []
            if not (abs(at[0]) <= 180.001 and abs(at[1]) <= 90.001):  # NaN is not, either
                self.fault(
                    f"{place}: position {number} is {_shown(at)}, which are no degrees",
                    "give longitude and latitude in WGS 84 (EPSG:4326)",
                )
                return []
        if len(ring) < 4:
            self.fault(f"{place} has {len(ring)} position{'' if len(ring) == 1 else 's'}", "a ring has four or more")
            return []
        if tuple(ring[0][:2]) != tuple(ring[-1][:2]):
            self.fault(f"{place} is not closed", "let it end where it begins")
            return []
        return [(float(at[0]), float(at[1])) for at in ring]


def _shown(value: Any) -> str:
    """A value in a few letters."""
    return "nothing" if value is None else _text(reprlib.repr(value))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(text: str) -> str:
    """A text that every file can hold: halves of surrogate pairs, which JSON lets through, are replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")
