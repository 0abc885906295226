"""Chances of the Digital Decade over all member states, and what such chances said in 2022 about 2025.

python examples/digital_decade/chances.py [YYYY-MM-DD]     as of a day, by default 2026-06-30
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import Any

import numpy as np
import tiendo

FOLDER = Path(__file__).parent
SHARED = {"panel": True, "bounds": (0, 100), "paths": 10_000}  # one indicator, all states, percents or points
HINDCAST = ("gigabit_coverage", "fttp_coverage")  # the two with annual figures from 2016 to 2021, and of 2025

Frame = dict[str, list[Any]]


def states(indicator: str, as_of: str) -> Frame:
    """Return the figures of one indicator for the member states that were published by a day."""
    with (FOLDER / "observations.csv").open(encoding="utf-8") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["indicator_id"] == indicator and row["area_code"] != "EU" and row["published"] <= as_of
        ]
    return {
        "unique_id": [row["area_code"] for row in rows],
        "ds": [int(row["period_last"][:4]) for row in rows],
        "y": [float(row["value"]) for row in rows],
    }


def levels(as_of: str) -> dict[str, tuple[str, float, int]]:
    """Return the indicator, level and due year of each target that every state is measured against."""
    programme = tiendo.Programme.read(FOLDER / "programme.toml")
    observations = tiendo.Observations.read(FOLDER / "observations.csv")
    rows = tiendo.assess(programme, observations, as_of=as_of).to_dict()["rows"]
    return {
        row["target_id"]: (row["indicator_id"], row["target_value"], int(row["due"][:4]))
        for row in rows
        if row["target_id"].endswith("-states") and row["probability"] is not None
    }


def joint_chances(as_of: str, least: int = 20) -> list[tuple[str, float, float, float, float]]:
    """Return how many states are expected to be at the level of each target when it is due.

    A row has the target, the expected number, its central interval of 80 %, the chance of at least so many states, and
    the chance of all.
    """
    found = []
    for target, (indicator, level, due) in levels(as_of).items():
        frame = states(indicator, as_of)
        names = sorted(set(frame["unique_id"]))
        goals = {"unique_id": names, "rule": ["at_least"] * len(names), "value": [level] * len(names)}
        goals["due"] = [due] * len(names)
        together = tiendo.attainment(frame, goals, joint=True, **SHARED)["joint_probability"][0]
        paths = tiendo.panel_paths(frame, due - max(frame["ds"]), "year", **SHARED).values[:, -1]
        number = (paths >= level).sum(axis=0)
        low, high = np.quantile(number, (0.1, 0.9))
        found.append((target, number.mean(), low, high, (number >= least).mean(), together))
    return found


def hindcast() -> dict[str, dict[str, float]]:
    """Return the scores of chances for 2025 that rest on what was published by the end of 2022, by kind of event.

    The events are: a state is at the level of the target (100 %); it is on the straight path from its last figure to
    the target, as the Commission draws its ideal paths; and it is at 5, 10, ... 95 %.
    """
    frame: Frame = {"unique_id": [], "ds": [], "y": [], "indicator": []}
    goals: dict[str, Frame] = {kind: {"unique_id": [], "value": []} for kind in ("target", "ideal path", "levels")}
    for indicator in HINDCAST:
        known = states(indicator, "2022-12-31")
        later = states(indicator, "2026-06-30")
        for name, year, y in zip(later["unique_id"], later["ds"], later["y"], strict=True):
            for column, cell in zip(frame, (f"{indicator} {name}", year, y, indicator), strict=True):
                frame[column].append(cell)
        last = dict(zip(known["unique_id"], known["y"], strict=True))  # rows are in the order of time
        for name, y in last.items():
            ideal = y + (100 - y) * (2025 - 2021) / (2030 - 2021)
            for kind, values in (("target", [100]), ("ideal path", [ideal]), ("levels", range(5, 100, 5))):
                goals[kind]["unique_id"] += [f"{indicator} {name}"] * len(values)
                goals[kind]["value"] += values
    scores = {}
    for kind, goal in goals.items():
        count = len(goal["value"])
        targets = goal | {"rule": ["at_least"] * count, "due": [2025] * count}
        found = tiendo.calibrate(frame, targets, horizon=4, **{**SHARED, "panel": "indicator"})
        scores[kind] = {name: cells[-1] for name, cells in found.columns.items()}  # the last row is for all events
    return scores


def main(as_of: str) -> None:
    """Print both."""
    joint = joint_chances(as_of)
    print(f"Member states at the level of a target when it is due, as of {as_of}" + ("" if joint else ": no chances"))
    if joint:
        print(f"{'':28}{'expected':>9}{'80 % interval':>15}{'20 or more':>12}{'all 27':>8}")
    for target, expected, low, high, many, every in joint:
        print(f"{target:28}{expected:9.1f}{f'{low:.0f} to {high:.0f}':>15}{many:12.1%}{every:8.1%}")
    print("\nChances for 2025 as of 2022-12-31 against the figures of 2025 (Brier score)")
    print(f"{'':28}{'events':>9}{'came true':>15}{'tiendo':>12}{'drift':>8}")
    for kind, score in hindcast().items():
        drift = score["brier"] / (1 - score["skill_over_drift"])
        print(f"{kind:28}{score['events']:9}{score['base_rate']:15.1%}{score['brier']:12.4f}{drift:8.4f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "2026-06-30")
