"""The tree of tiers and areas: everything is in it once, and its counts are those of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tiendo
from grid import COURSES, Grid
from tiendo.report.area_tree import DEEPEST, AreaNode, Standing, TierNode, standings_of, tree


def nodes(tiers: list[TierNode]) -> Iterator[AreaNode]:
    for tier in tiers:
        for node in tier.all_areas:
            yield node
            yield from nodes(node.tiers)


def standings(tiers: list[TierNode]) -> Iterator[Standing]:
    for tier in tiers:
        yield from tier.together
        for node in tier.all_areas:
            yield from node.standings
            yield from standings(node.tiers)


def named(tiers: list[TierNode], name: str) -> AreaNode:
    (found,) = [node for node in nodes(tiers) if node.area["id"] == name]
    return found


def area(id: str, parent: str | None = None, **more: Any) -> dict[str, Any]:
    return {"id": id, "code": id, "tier": "t", "parent": parent, "in_force": True, "valid_from": "2000-01-01", **more}


def bare(*areas: dict[str, Any]) -> list[TierNode]:
    """The tree of areas without any target."""
    return tree({"areas": list(areas), "tiers": [{"id": "t", "level": 0}], "rows": []})


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory) -> tiendo.Assessment:
    return Grid(blocks=3, side=4).assessed(tmp_path_factory.mktemp("grid"))


@pytest.mark.parametrize("day", ["2021-06-30", "2024-12-31", "2025-06-15", "2025-06-30", "2026-03-31"])
def test_the_counts_are_those_of_the_document(
    programme: tiendo.Programme, observations: tiendo.Observations, day: str
) -> None:
    _has_the_totals(tiendo.assess(programme, observations, day).to_dict())


def test_the_counts_of_a_target_of_each_area_are_those_of_the_document(grid: tiendo.Assessment) -> None:
    _has_the_totals(grid.to_dict())


def _has_the_totals(document: dict[str, Any]) -> None:
    top = tree(document)
    by_tier: dict[str, Counter[str]] = {}
    for standing in standings(top):
        if standing.verdict is not None:
            by_tier.setdefault(standing.tier, Counter())[standing.verdict] += 1
    for tier, counts in document["totals"]["by_tier"].items():
        expected = {name: n for name, n in counts.items() if n and name not in ("total", "unknown")}
        assert by_tier.pop(tier) == expected
    assert by_tier == {}
    whole = sum((tier.counts + tier.below for tier in top), Counter[str]())
    overall = document["totals"]["overall"]
    assert whole == {name: n for name, n in overall.items() if n and name not in ("total", "unknown")}


def test_every_row_and_every_area_in_force_stands_once(assessment: tiendo.Assessment, grid: tiendo.Assessment) -> None:
    for document in (assessment.to_dict(), grid.to_dict()):
        top = tree(document)
        rows = [id(row) for standing in standings(top) for row in standing.rows]
        assert sorted(rows) == sorted(id(row) for row in document["rows"])
        shown = Counter(node.area["id"] for node in nodes(top))
        assert set(shown.values()) == {1}
        assert {each["id"] for each in document["areas"] if each["in_force"]} <= shown.keys()


def test_tiers_lie_in_areas_and_areas_in_tiers(grid: tiendo.Assessment) -> None:
    (top,) = tree(grid.to_dict())
    assert top.tier["id"] == "a"
    (land,) = top.areas
    assert [tier.tier["id"] for tier in land.tiers] == ["b", "c"]
    blocks, ended = land.tiers
    assert [len(blocks), len(ended)] == [3, 0]
    assert [standing.target for standing in ended.together] == ["together"]
    assert ended.tier["in_force"] is False
    assert ended.tier["ended_by"] == "Act 2"
    for block in blocks.areas:
        (squares,) = block.tiers
        assert len(squares) == 16
        assert {node.area["parent"] for node in squares.all_areas} == {block.area["id"]}
        assert block.below == squares.counts
    assert land.below == blocks.counts + blocks.below + ended.counts


def test_areas_without_a_figure_are_told_apart_and_none_is_dropped(tmp_path: Path) -> None:
    of = Grid(blocks=2, side=7)  # 98 squares: each course 14 times
    (top,) = tree(of.assessed(tmp_path).to_dict())
    squares = [tier for block in top.areas[0].tiers[0].areas for tier in block.tiers]
    assert sum(len(tier.areas) for tier in squares) == 98 - 14
    assert sum(tier.without_figure for tier in squares) == 14
    for tier in squares:
        ((unheard, silent),) = tier.silent
        assert [(standing.target, standing.verdict) for standing in unheard] == [("squares", "no_data")]
        assert not any(node.has_figure for node in silent)
        assert {node.area["code"] for node in silent} == {
            of.square(b, row, column) for b, row, column in of.squares()
            if of.course(b, row, column) == COURSES[-1] and of.block(b) in silent[0].area["parent"]
        }  # fmt: skip


def test_those_furthest_behind_come_first(grid: tiendo.Assessment) -> None:
    squares = named(tree(grid.to_dict()), "B0@2000-01-01").tiers[0]
    verdicts = [next(iter(node.counts)) for node in squares.areas]
    assert verdicts[:2] == ["deteriorating"] * 2
    assert (
        verdicts.index("off_track")
        < verdicts.index("insufficient_data")
        < min(map(verdicts.index, ("achieved", "on_track")))
    )
    for node in squares.areas:
        assert [standing.verdict for standing in node.worst] == (
            [] if next(iter(node.counts)) in ("achieved", "on_track", "insufficient_data") else list(node.counts)
        )


def test_a_former_territory_stands_last_and_only_with_what_is_its_own(
    programme: tiendo.Programme, observations: tiendo.Observations
) -> None:
    top = tree(tiendo.assess(programme, observations, "2026-03-31").to_dict())
    provinces = next(tier for tier in top[0].areas[0].tiers if tier.tier["id"] == "province")
    assert [node.area["id"] for node in provinces.areas] == ["79@2025-07-01", "79@1976-07-02"]
    assert (len(provinces), provinces.in_force, provinces.with_figure) == (2, 1, 1)
    former = provinces.areas[1]
    assert former.area["in_force"] is False
    assert former.area["successor"] == "79@2025-07-01"
    assert {row["area_valid_from"] for standing in former.standings for row in standing.rows} <= {"1976-07-02", None}
    assert all(row["history"] for standing in former.standings for row in standing.rows if standing.verdict is None)


def test_a_source_that_names_no_territory_stands_with_its_target(
    programme: tiendo.Programme, observations: tiendo.Observations
) -> None:
    document = tiendo.assess(programme, observations, "2026-03-31").to_dict()
    unnamed = [s for s in standings_of(document["rows"]) for row in s.rows if row["area_valid_from"] is None]
    assert unnamed
    for standing in unnamed:
        own = [row for row in standing.rows if row["area_valid_from"] and not row["history"]]
        assert {f"{row['area_code']}@{row['area_valid_from']}" for row in own} == {standing.area}


def test_areas_in_a_circle_and_in_a_long_chain_are_all_there() -> None:
    circle = bare(area("x", "z"), area("y", "x"), area("z", "y"), area("w", "w"), area("v"))
    assert {node.area["id"] for node in nodes(circle)} == {"v", "w", "x", "y", "z"}
    chain = bare(*[area(str(n), str(n - 1) if n else None) for n in reversed(range(5_000))])
    top = next(iter(chain))
    assert len(top) == -(-5_000 // DEEPEST)  # the first of every sixteen stands at the top
    assert sum(1 for _ in nodes(chain)) == 5_000


def test_an_area_whose_parent_is_unknown_stands_at_the_top() -> None:
    (top,) = bare(area("x", "gone"))
    assert [node.area["id"] for node in top.unspoken] == ["x"]


def test_an_ended_area_is_there_only_where_something_lies_in_it() -> None:
    areas = area("a"), area("b", in_force=False), area("c", "b"), area("d", in_force=False)
    shown = {node.area["id"] for node in nodes(bare(*areas))}
    assert shown == {"a", "b", "c"}
