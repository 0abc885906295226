"""Programmes and observations of any size: one area with many indicators, many areas with one, and a grid of both."""

from __future__ import annotations

import math
import random
from pathlib import Path

YEARS = range(2019, 2025)
SHAPES = ("one area", "many areas", "grid")

HEADER = """format = 1
areas = "areas.csv"
programme = { id = "s", name = { en = "Scale" } }
act = [{ id = "1/QD", title = { en = "Decision" }, issued = "2020-07-03", url = "https://example.org/" }]
tier = [
  { id = "city", name = { en = "city" }, level = 1 },
  { id = "commune", name = { en = "communes" }, level = 2 },
]
"""


def pairs_of(shape: str, targets: int) -> list[tuple[str, str]]:
    """An indicator and an area for each target."""
    if shape == "one area":
        return [(f"i{k}", "C") for k in range(targets)]
    if shape == "many areas":
        return [("i0", f"w{k}") for k in range(targets)]
    side = math.isqrt(targets)
    return [(f"i{i}", f"w{a}") for a in range(side) for i in range(side)]


def write_inputs(folder: Path, shape: str, targets: int) -> int:
    """Writes programme.toml, areas.csv and observations.csv; returns the number of targets."""
    pairs = pairs_of(shape, targets)
    indicators, areas = dict.fromkeys(i for i, _ in pairs), dict.fromkeys(a for _, a in pairs if a != "C")
    with (folder / "areas.csv").open("w", encoding="utf-8") as file:
        file.write("code,valid_from,tier,parent_code,parent_valid_from,name_vi,name_en\nC,2000-01-01,city,,,x,x\n")
        file.writelines(f"{a},2000-01-01,commune,C,2000-01-01,x,x\n" for a in areas)
    with (folder / "programme.toml").open("w", encoding="utf-8") as file:
        file.write(HEADER)
        file.writelines(
            f'[[indicator]]\nid = "{i}"\nname = {{ en = "{i}" }}\nunit = "percent"\ndirection = "up"\n'
            for i in indicators
        )
        file.writelines(
            f'[[target]]\nid = "t{k}"\nindicator = "{i}"\narea = "{a}"\nrule = {{ at_least = 90 }}\ndue = "2025"\n'
            'act = "1/QD"\n'
            for k, (i, a) in enumerate(pairs)
        )
    dice = random.Random(1)
    with (folder / "observations.csv").open("w", encoding="utf-8") as file:
        file.write("indicator_id,area_code,period_first,period_last,value,published,source\n")
        for i, a in pairs:
            value = 30.0
            for year in YEARS:
                value = min(99.0, value + 2 + 4 * dice.random())
                file.write(f"{i},{a},{year}-01-01,{year}-12-31,{value:.2f},{year + 1}-02-01,yearbook\n")
    return len(pairs)


def write_observations(path: Path, rows: int) -> None:
    """Rows of 73 bytes: 100 indicators of 1,000 areas, ten years of each."""
    dice = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write("indicator_id,area_code,period_first,period_last,value,published,source\n")
        for k in range(rows):
            area, indicator, year = k // 1000, k // 10 % 100, 2015 + k % 10
            file.write(
                f"ind_{indicator},{area:05d},{year}-01-01,{year}-12-31,{dice.random() * 100:.2f},{year + 1}-02-15,"
                "Statistical yearbook\n"
            )
