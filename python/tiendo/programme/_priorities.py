"""What to look at first in an assessment: the targets that are furthest behind, and the figures most needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
OPEN = frozenset({"achieved", "on_track", "at_risk", "off_track", "deteriorating"})
BEHIND = (
    "target_id", "area_code", "area_valid_from", "tier", "method", "name_vi", "name_en", "rule_in_words", "due",
    "latest_value", "latest_period", "unit", "status", "probability", "pace_ratio", "gap",
)  # fmt: skip


def furthest_behind(rows: Iterable[Row], count: int) -> list[Row]:
    """Return the rows of targets that are not due and are not expected to be met, the least likely ones first.

    A row without a chance stands where its share of the required pace is the same number. Of the rows of a target in an
    area the first that counts is taken; targets whose methods contradict each other have no row here.
    """
    found: dict[tuple[Any, ...], tuple[float, float, Row]] = {}
    for row in rows:
        place = (row["target_id"], row["area_code"], row["area_valid_from"])
        if row["counted"] is None or place in found or row["counted"] != row["status"] or row["status"] not in OPEN:
            continue
        if str(row["due"]) < str(row["as_of"]):
            continue
        ratio = None if row["pace_ratio"] is None else min(max(row["pace_ratio"], 0.0), 1.0)
        share = ratio if row["probability"] is None else row["probability"]
        if share is not None:
            found[place] = (share, 1.0 if row["pace_ratio"] is None else row["pace_ratio"], row)
    limit = {True: 1.0, False: 0.5}
    behind = [one for one in found.values() if one[0] < limit[one[2]["probability"] is None]]
    return [row for *_, row in sorted(behind, key=lambda one: one[:2])[:count]]


def most_needed(needs: Iterable[Row], count: int) -> list[dict[str, Any]]:
    """Return the series that are missing for a verdict, with their periods: first those of the most targets."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for need in needs:
        series = {name: need[name] for name in ("indicator_id", "area_code", "area_valid_from", "tier", "method")}
        one = found.setdefault(tuple(series.values()), {**series, "targets": {}, "periods": {}})
        one["targets"][need["target_id"]] = one["periods"][need["period"]] = None
    wanted = sorted(found.values(), key=lambda one: (-len(one["targets"]), len(one["periods"])))
    return [
        {**one, "targets": list(one["targets"]), "periods": ", ".join(sorted(one["periods"]))} for one in wanted[:count]
    ]
