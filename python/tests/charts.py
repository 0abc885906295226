"""What charts say, read from their specifications; and a small programme with every kind of value."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tiendo

TREE = Path(__file__).parents[2]
HCMC = TREE / "examples" / "hcmc"

PROGRAMME = """format = 1
areas = "areas.csv"
[programme]
id = "small"
name = { en = "A small programme", vi = "Một chương trình nhỏ" }
[[act]]
id = "1/QD"
title = { en = "An act", vi = "Một quyết định" }
issued = "2020-01-01"
[[tier]]
id = "national"
name = { en = "the country", vi = "cả nước" }
level = 0
[[indicator]]
id = "share"
name = { en = "Share", vi = "Tỷ lệ" }
unit = "percent"
direction = "up"
[[indicator]]
id = "place"
name = { en = "Place", vi = "Thứ hạng" }
unit = "rank"
direction = "down"
[[target]]
id = "share-2026"
indicator = "share"
area = "VN"
rule = { at_least = 80 }
due = "2026"
act = "1/QD"
[[target]]
id = "range-2026"
indicator = "share"
area = "VN"
rule = { between = [70, 90] }
due = "2026"
act = "1/QD"
[[target]]
id = "place-2026"
indicator = "place"
area = "VN"
rule = { within_top = 5 }
due = "2026"
act = "1/QD"
"""
AREAS = "code,valid_from,valid_to,tier,name_vi,name_en\nVN,1976-07-02,,national,Việt Nam,Viet Nam\n"
HEAD = "indicator_id,area_code,period_first,period_last,kind,value,low,high,status,published,source\n"
SHARES = HEAD + "".join(
    f"share,VN,{year}-01-01,{year}-12-31,{rest}\n"
    for year, rest in (
        (2019, "exact,40,,,final,2020-03,Yearbook 2019"),
        (2020, "range,,44,48,final,2021-03,Yearbook 2020"),
        (2021, "lower_bound,,50,,final,2022-03,Yearbook 2021"),
        (2023, "exact,60,,,final,2024-03,Yearbook 2023"),
        (2024, "exact,64,,,estimate,2025-01,Estimates"),
        (2024, "exact,66,,,final,2025-03,Yearbook 2024"),
        (2025, "exact,70,,,final,2026-03,Yearbook 2025"),
    )
) + "share,VN,2024-01-01,2024-06-30,exact,63,,,final,2024-09,Half-year figures\n"  # fmt: skip


GENERATOR = np.random.default_rng(7)
PANEL: dict[str, Any] = {
    "unique_id": [f"s{i}" for i in range(40) for _ in range(12)],
    "ds": list(range(2012, 2024)) * 40,
    "y": np.concatenate([50 + np.cumsum(GENERATOR.normal(0.8, 2, 12)) for _ in range(40)]),
}
TABLE = {
    "unit": ["A", "B", "C", "D"],
    "osi": [0.9, 0.5, 0.1, None],
    "tii": [0.6, 0.8, 0.3, 0.1],
    "hci": [0.3, 0.2, 0.4, 0.2],
}
NODES = {"city": None, "east": "city", "west": "city", "w1": "west", "w2": "west"}
BEFORE: dict[str, list[Any]] = {
    "unique_id": list(NODES) * 2,
    "ds": [2025] * 5 + [2026] * 5,
    "auto": [100.0, 40, 50, 20, 25, 110, 44, 56, 22, 30],
}


def small(folder: Path, observations: str = SHARES, as_of: str = "2025-06-30", **options: Any) -> tiendo.Assessment:
    """The assessment of the small programme."""
    (folder / "programme.toml").write_text(PROGRAMME, encoding="utf-8")
    (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
    (folder / "observations.csv").write_text(observations, encoding="utf-8")
    return tiendo.assess(folder / "programme.toml", folder / "observations.csv", as_of, **options)


@functools.cache
def hcmc(as_of: str = "2025-06-30") -> tiendo.Assessment:
    """The assessment of the shipped programme."""
    return tiendo.assess(HCMC / "programme.toml", HCMC / "observations.csv", as_of)


def parts(specification: Any) -> Iterator[dict[str, Any]]:
    """Every object of a specification, also within lists."""
    if isinstance(specification, dict):
        yield specification
        for inner in specification.values():
            yield from parts(inner)
    elif isinstance(specification, list):
        for inner in specification:
            yield from parts(inner)


def texts(specification: Any) -> Iterator[str]:
    """Every text of a specification."""
    if isinstance(specification, str):
        yield specification
    elif isinstance(specification, dict):
        for inner in specification.values():
            yield from texts(inner)
    elif isinstance(specification, list):
        for inner in specification:
            yield from texts(inner)


def tables(chart: Any) -> list[list[dict[str, Any]]]:
    """The data of a chart, each table once."""
    found: list[list[dict[str, Any]]] = []
    for part in parts(chart.to_dict()):
        values = part.get("data", {}).get("values") if isinstance(part.get("data"), dict) else None
        if values is not None and values not in found:
            found.append(values)
    return found


def table(chart: Any, *names: str) -> list[dict[str, Any]]:
    """The one table of a chart that has these columns."""
    found = [rows for rows in tables(chart) if rows and all(name in rows[0] for name in names)]
    assert len(found) == 1, [list(rows[0]) for rows in tables(chart) if rows]
    return found[0]


def title(chart: Any) -> str:
    """The title in one line."""
    return " ".join(chart.to_dict()["title"]["text"])


def lines(chart: Any) -> str:
    """What stands below the title, in one line."""
    return " ".join(chart.to_dict()["title"]["subtitle"])


def scale_of(chart: Any, channel: str, field: str) -> dict[str, str]:
    """What a channel draws for each value of a field."""
    for part in parts(chart.to_dict()):
        encoded = part.get("encoding", {}).get(channel, {}) if isinstance(part.get("encoding"), dict) else {}
        if encoded.get("field") == field and "range" in encoded.get("scale", {}):
            return dict(zip(encoded["scale"]["domain"], encoded["scale"]["range"], strict=True))
    raise AssertionError(f"no {channel} of {field}")
