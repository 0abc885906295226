"""The areas of an assessment as a tree: a tier, its areas, the targets that speak of each, the tiers within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .labels import has_figure

Row = dict[str, Any]

DEEPEST = 16  # tiers within each other; areas that lie deeper stand at the top
BEHIND = ("missed", "deteriorating", "off_track", "at_risk")  # the verdicts that are behind, the furthest first


@dataclass
class Standing:
    """Where one target stands in one area: its rows there, and the verdict on them.

    The verdict is None where the area has only what never counts: proxies, and figures of a territory that has ended.
    """

    target: str
    area: str  # code@day
    tier: str  # the area's, or the one whose bodies in the area are meant, taken together
    rows: list[Row]

    @property
    def first(self) -> Row:
        """The row that speaks first: the primary one where there is one."""
        return self.rows[0]

    @cached_property
    def verdict(self) -> str | None:
        """The verdict on the target in this area, as the totals count it."""
        return next((row["counted"] for row in self.rows if row["counted"] is not None), None)

    @cached_property
    def has_figure(self) -> bool:
        """Whether any row has a figure, by proxy or not."""
        return any(has_figure(row) for row in self.rows)


@dataclass
class AreaNode:
    """An area: the targets that speak of it as a whole, and the tiers within it."""

    area: dict[str, Any]
    standings: list[Standing]
    tiers: list[TierNode] = field(default_factory=list)

    @cached_property
    def counts(self) -> Counter[str]:
        """Its own targets by verdict."""
        return count(self.standings)

    @cached_property
    def below(self) -> Counter[str]:
        """The targets of the tiers within it by verdict, down to the smallest area."""
        return sum((tier.counts + tier.below for tier in self.tiers), Counter[str]())

    @cached_property
    def has_figure(self) -> bool:
        """Whether the area itself has any figure."""
        return any(standing.has_figure for standing in self.standings)

    @property
    def worst(self) -> list[Standing]:
        """The targets that are furthest behind, at most three."""
        behind = [standing for standing in self.standings if standing.verdict in BEHIND]
        return sorted(behind, key=_distance)[:3]


@dataclass
class TierNode:
    """A tier within an area (or at the top): its bodies taken together, and its areas.

    `areas` have a figure, or something below them, those furthest behind first and those that have ended last.
    `silent` are those with targets and no figure, by which targets and verdicts; `unspoken` those that no target
    speaks of.
    """

    tier: dict[str, Any]
    together: list[Standing] = field(default_factory=list)
    areas: list[AreaNode] = field(default_factory=list)
    silent: list[tuple[list[Standing], list[AreaNode]]] = field(default_factory=list)
    unspoken: list[AreaNode] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.areas) + self.without_figure + len(self.unspoken)

    @property
    def in_force(self) -> int:
        """How many areas are in force; the others have ended."""
        return sum(node.area["in_force"] for node in self.all_areas)

    @property
    def with_figure(self) -> int:
        """How many areas in force have a figure."""
        return sum(node.area["in_force"] and node.has_figure for node in self.areas)

    @property
    def without_figure(self) -> int:
        """How many areas have targets and no figure."""
        return sum(len(nodes) for _, nodes in self.silent)

    @property
    def all_areas(self) -> Iterator[AreaNode]:
        """Every area, however it is shown."""
        yield from self.areas
        for _, nodes in self.silent:
            yield from nodes
        yield from self.unspoken

    @property
    def counts(self) -> Counter[str]:
        """The targets of this tier by verdict."""
        return sum((area.counts for area in self.all_areas), count(self.together))

    @property
    def below(self) -> Counter[str]:
        """The targets of the tiers below by verdict."""
        return sum((area.below for area in self.areas), Counter[str]())


def count(standings: Iterable[Standing]) -> Counter[str]:
    """Standings by verdict; those without one are not counted."""
    return Counter(standing.verdict for standing in standings if standing.verdict is not None)


def standings_of(rows: list[Row]) -> list[Standing]:
    """The rows of each target, area and tier together.

    A row whose source names no version of the area stands with the rows before it, which are of the version that the
    target speaks of.
    """
    found: dict[tuple[str, str, str], Standing] = {}
    current = ""
    for row in rows:
        area = current
        if row["area_valid_from"] is not None:
            area = f"{row['area_code']}@{row['area_valid_from']}"
            current = current if row["history"] else area
        key = (row["target_id"], area, row["tier"])
        found.setdefault(key, Standing(*key, [])).rows.append(row)
    return list(found.values())


def tree(document: dict[str, Any]) -> list[TierNode]:
    """The tree of an assessment's document, from its widest tier on. No area in force is left out.

    Areas that have ended are in it where rows speak of them or areas in force still lie in them.
    """
    areas = {area["id"]: area for area in document["areas"]}
    tiers = {tier["id"]: tier for tier in document["tiers"]}
    spoken: dict[str, list[Standing]] = {}
    for standing in standings_of(document["rows"]):
        spoken.setdefault(standing.area, []).append(standing)
    order, parents = _places(areas, {id for id, area in areas.items() if area["in_force"] or id in spoken})
    top: dict[str, TierNode] = {}
    within: dict[str, dict[str, TierNode]] = {id: {} for id in order}
    for id in reversed(order):  # what lies in an area is complete before the area is
        area, parent = areas[id], parents[id]
        own: list[Standing] = []
        for standing in spoken.get(id, []):
            if standing.tier == area["tier"]:
                own.append(standing)
            else:
                _node(within[id], tiers[standing.tier]).together.append(standing)
        node = AreaNode(area, own, _ordered(within.pop(id)))
        _node(within[parent] if parent else top, tiers[area["tier"]]).areas.append(node)
    return _ordered(top)


def _places(areas: dict[str, dict[str, Any]], wanted: set[str]) -> tuple[list[str], dict[str, str | None]]:
    """The areas that are wanted and what they lie in, each after its parent; and the parents.

    Areas that lie in each other in a circle, or too deep, stand at the top.
    """
    depth: dict[str, int] = {}
    parents: dict[str, str | None] = {}
    for start in areas:
        if start not in wanted:
            continue
        way: list[str] = []
        at: str | None = start
        while at is not None and at not in depth and at not in way:
            way.append(at)
            parent = areas[at]["parent"]
            at = parent if parent in areas else None
        for id in reversed(way):
            parent = areas[id]["parent"]
            level = depth.get(parent, DEEPEST) + 1 if parent in areas else 0
            depth[id], parents[id] = (level, parent) if 0 < level < DEEPEST else (0, None)
    return list(depth), parents


def _node(nodes: dict[str, TierNode], tier: dict[str, Any]) -> TierNode:
    return nodes.setdefault(tier["id"], TierNode(tier))


def _ordered(nodes: dict[str, TierNode]) -> list[TierNode]:
    """The tiers, the widest first, with their areas sorted into what is shown how."""
    for tier in nodes.values():
        shown, silent, unspoken = [], dict[tuple[Any, ...], tuple[list[Standing], list[AreaNode]]](), []
        for node in reversed(tier.areas):  # they came in from the last to the first
            if node.has_figure or node.tiers:
                shown.append(node)
            elif node.standings:
                key = tuple((standing.target, standing.verdict) for standing in node.standings)
                silent.setdefault(key, (node.standings, []))[1].append(node)
            else:
                unspoken.append(node)
        tier.areas, tier.silent, tier.unspoken = sorted(shown, key=_rank), list(silent.values()), unspoken
    return sorted(nodes.values(), key=lambda node: int(node.tier["level"]))


def _rank(node: AreaNode) -> tuple[bool, list[int]]:
    """Areas in force first; of these those with most targets of the worst verdict, then of the next."""
    counts = node.counts + node.below
    return not node.area["in_force"], [-counts[name] for name in (*BEHIND, "disputed", "insufficient_data")]


def _distance(standing: Standing) -> tuple[int, float]:
    """The worst verdict first, then the least of the required pace, then the least achieved."""
    row = standing.first
    share = row["pace_ratio"] if row["pace_ratio"] is not None else row["achievement"]
    return BEHIND.index(standing.verdict or ""), 1.0 if share is None else float(share)
