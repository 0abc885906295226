"""Reading and assessing: the shipped programme, and one with many areas and targets for each of them."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pandas
import tiendo
from results import Result, best_time, publish
from tiendo.programme import read_inputs

HCMC = Path(__file__).parents[1] / "examples" / "hcmc"
AREAS, YEARS = 2000, range(2016, 2025)


def many_areas(folder: Path) -> tuple[Path, Path]:
    """A programme with one target for each of many areas, and a yearly series for each."""
    with (folder / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["code", "valid_from", "tier", "parent_code", "parent_valid_from", "name_vi", "name_en"])
        rows.writerow(["VN", "2000-01-01", "national", "", "", "cả nước", "country"])
        for area in range(AREAS):
            rows.writerow([f"{area:05}", "2000-01-01", "commune", "VN", "2000-01-01", f"xã {area}", f"commune {area}"])
    (folder / "programme.toml").write_text(
        """format = 1
areas = "areas.csv"
programme = { id = "many", name = { en = "Many areas" } }
act = [{ id = "1", issued = "2020-07-03" }]
tier = [
  { id = "national", name = { en = "country" }, level = 0 },
  { id = "commune", name = { en = "communes" }, level = 1 },
]
indicator = [{ id = "online", name = { en = "online" }, unit = "percent", direction = "up" }]
target = [{ id = "T", indicator = "online", area = "VN", tier = "commune", each = true, rule = { at_least = 80 }, due = "2025", act = "1" }]
""",
        encoding="utf-8",
    )
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["indicator_id", "area_code", "period_first", "period_last", "value", "published", "source"])
        for area in range(AREAS):
            for year in YEARS:
                value = round(20 + (area * 7 % 31) + 4.5 * (year - YEARS[0]), 2)
                rows.writerow(
                    ["online", f"{area:05}", f"{year}-01-01", f"{year}-12-31", value, f"{year + 1}-03", "report"]
                )
    return folder / "programme.toml", folder / "observations.csv"


def measure(name: str, programme: Path, observations: Path) -> list[Result]:
    first, second, _ = read_inputs(programme, observations)
    read = best_time(lambda: read_inputs(programme, observations))
    plain = best_time(lambda: pandas.read_csv(observations, dtype=str))
    assess = best_time(lambda: tiendo.assess(first, second, "2024-12-31"))
    result = tiendo.assess(first, second, "2024-12-31")
    frame = best_time(result.to_polars, runs=3)
    rows = len(result)
    return [
        Result(
            f"{name}: read and check",
            "time per observation",
            1e6 * read / len(second),
            "microseconds",
            "pandas.read_csv, which checks nothing",
            1e6 * plain / len(second),
        ),
        Result(f"{name}: assess", "time per row", 1e6 * assess / rows, "microseconds"),
        Result(f"{name}: to polars", "time per row", 1e6 * frame / rows, "microseconds"),
    ]


if __name__ == "__main__":
    results = measure("Ho Chi Minh City", HCMC / "programme.toml", HCMC / "observations.csv")
    with tempfile.TemporaryDirectory() as folder:
        results += measure(f"{AREAS} areas", *many_areas(Path(folder)))
    publish("assess", results)
