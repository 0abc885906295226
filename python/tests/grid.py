"""A programme that nobody has: squares on a grid as communes, in blocks as provinces, in one land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tiendo

PROGRAMME = """\
format = 1
areas = "areas.csv"

[programme]
id = "grid"
name = { vi = "", en = "A grid of squares" }

[[act]]
id = "Act 1"
title = { vi = "", en = "The act of the grid" }
issued = "2020-01-01"

[[act]]
id = "Act 2"
title = { vi = "", en = "The act that ends tier C" }
issued = "2023-06-01"

[[tier]]
id = "a"
name = { vi = "", en = "Tier A" }
level = 0

[[tier]]
id = "b"
name = { vi = "", en = "Tier B" }
level = 1

[[tier]]
id = "c"
name = { vi = "", en = "Tier C" }
level = 2
valid_to = "2023-12-31"
ended_by = "Act 2"

[[tier]]
id = "d"
name = { vi = "", en = "Tier D" }
level = 3
"""

TARGET = """
[[indicator]]
id = "{id}_share"
name = {{ vi = "", en = "Share {id}" }}
unit = "percent"
direction = "higher_is_better"

[[target]]
id = "{id}"
indicator = "{id}_share"
area = "L"
{where}
rule = {{ at_least = 80 }}
due = "2025"
act = "Act 1"
"""

TARGETS = (
    ("whole", ""),
    ("blocks", 'tier = "b"\neach = true'),
    ("together", 'tier = "c"'),
    ("squares", 'tier = "d"\neach = true'),
)

AREAS = "code,valid_from,tier,parent_code,parent_valid_from,name_vi,name_en"
FIGURES = "indicator_id,area_code,period_first,period_last,value,published,source"

# Share of a square in 2020 and in 2023, by its number: 80 reached; at pace; late; far behind; falling; once; never.
COURSES = ((50, 85), (50, 69), (50, 66), (50, 54), (50, 40), (None, 55), (None, None))


@dataclass
class Grid:
    """So many blocks in a row, each of `side` x `side` squares; the codes of both name their places."""

    blocks: int
    side: int

    def block(self, b: int) -> str:
        return f"B{b}"

    def square(self, b: int, row: int, column: int) -> str:
        return f"D{b}-{row}-{column}"

    def squares(self) -> Iterator[tuple[int, int, int]]:
        return ((b, row, column) for b in range(self.blocks) for row in range(self.side) for column in range(self.side))

    def course(self, b: int, row: int, column: int) -> tuple[int | None, int | None]:
        return COURSES[(row * self.side + column + b) % len(COURSES)]

    def write(self, folder: Path) -> tuple[Path, Path]:
        """The programme and its observations as files."""
        areas = [AREAS, "L,2000-01-01,a,,,The Land,The Land"]
        figures = [FIGURES]

        def figure(indicator: str, code: str, year: int, value: int | None) -> None:
            if value is not None:
                figures.append(
                    f"{indicator}_share,{code},{year}-01-01,{year}-12-31,{value},{year + 1}-03-01,Yearbook {year}"
                )

        for b in range(self.blocks):
            areas.append(f"{self.block(b)},2000-01-01,b,L,2000-01-01,Khối {b},Block {b}")
            figure("blocks", self.block(b), 2020, 50)
            figure("blocks", self.block(b), 2023, 50 + 10 * (b % 4))
        figure("whole", "L", 2020, 50)
        figure("whole", "L", 2023, 62)
        for b, row, column in self.squares():
            code = self.square(b, row, column)
            areas.append(
                f"{code},2000-01-01,d,{self.block(b)},2000-01-01,Ô {b}-{row}-{column},Square {b}-{row}-{column}"
            )
            for year, value in zip((2020, 2023), self.course(b, row, column), strict=True):
                figure("squares", code, year, value)
        folder.mkdir(parents=True, exist_ok=True)
        programme, observations = folder / "programme.toml", folder / "observations.csv"
        text = PROGRAMME + "".join(TARGET.format(id=id, where=where) for id, where in TARGETS)
        programme.write_text(text, encoding="utf-8")
        (folder / "areas.csv").write_text("\n".join(areas) + "\n", encoding="utf-8")
        observations.write_text("\n".join(figures) + "\n", encoding="utf-8")
        return programme, observations

    def assessed(self, folder: Path, as_of: str = "2024-06-30") -> tiendo.Assessment:
        """The assessment of the grid."""
        programme, observations = self.write(folder)
        return tiendo.assess(tiendo.Programme.read(programme), tiendo.Observations.read(observations), as_of)

    def shapes(self) -> dict[str, Any]:
        """The squares as GeoJSON: a tenth of a degree each, side by side, from 100 degrees east and 10 north on."""
        features = []
        for b, row, column in self.squares():
            west, south = 100 + (b * self.side + column) * 0.1, 10 + row * 0.1
            code = self.square(b, row, column)
            features.append(square(code, west, south))
        return {"type": "FeatureCollection", "attribution": "Squares drawn for a test", "features": features}


def square(code: str, west: float, south: float, size: float = 0.1) -> dict[str, Any]:
    """A feature: a square by its south-west corner."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return feature(code, {"type": "Polygon", "coordinates": [ring]})


def feature(code: str, geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"code": code, "name": f"Square {code[1:]}"}, "geometry": geometry}
