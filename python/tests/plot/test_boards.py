"""Board, achievement, pace, methods and map have the numbers and verdicts of the assessment, each once and none left out."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import tiendo
from charts import hcmc, lines, scale_of, small, table, tables, title
from grid import Grid
from tiendo import plot
from tiendo.plot._theme import MARKS
from tiendo.report.labels import VERDICTS

SERIES = {
    "unique_id": ["a"] * 5 + ["b"] * 5,
    "ds": list(range(2020, 2025)) * 2,
    "y": [30, 35, 38, 44, 48, 9, 8, 8, 6, 5],
}
GOALS = {
    "unique_id": ["a", "a", "b"],
    "rule": ["at_least", "at_least", "at_most"],
    "value": [60, 40, 3],
    "due": [2028, 2028, 2026],
}


def counted(a: tiendo.Assessment) -> list[dict[str, Any]]:
    return [row for row in a.to_dict()["rows"] if row["counted"] is not None]


def test_the_board_has_every_verdict_that_the_totals_count() -> None:
    cells = table(plot.board(hcmc()), "row", "column", "verdict")
    totals = hcmc().totals()["overall"]
    counts = Counter(cell["status"] for cell in cells)
    assert len(cells) == totals["total"] == 66
    assert all(counts[name] == totals[name] for name in VERDICTS)
    assert counts["no_data"] > 30  # shown, not left out
    assert len({(cell["row"], cell["column"]) for cell in cells}) == len(cells)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_verdict_has_its_colour_and_its_mark(language: Any) -> None:
    chart = plot.board(hcmc(), language=language)
    words = {cell["status"]: cell["verdict"] for cell in table(chart, "row", "column", "verdict")}
    assert words["off_track"] == {"en": "off track", "vi": "chậm tiến độ"}[language]
    colours, marks = scale_of(chart, "color", "verdict"), scale_of(chart, "shape", "verdict")
    assert list(colours) == [words[name] for name in VERDICTS if name in words]
    for name, word in words.items():
        assert colours[word] == VERDICTS[name].colour
        assert marks[word] == MARKS[name]


def test_the_board_by_chance_has_the_chances_of_the_rows() -> None:
    cells = table(plot.board(hcmc(), "chance"), "row", "column", "chance")
    found = {cell["row"].split("  ")[0]: cell for cell in cells}
    several = 0
    for target in {row["target_id"] for row in counted(hcmc())}:
        rows = [row for row in counted(hcmc()) if row["target_id"] == target and row["probability"] is not None]
        cell = found[target]
        if len(rows) == 1 or (len(rows) > 1 and rows[0]["primary"]):
            assert cell["chance"] == rows[0]["probability"]
        else:
            assert cell["chance"] is None
            several += len(rows) > 1
            assert cell["shown"].count(",") == max(0, len(rows) - 1)
            assert rows or cell["shown"] == "no chance"
    assert several == 4  # methods give different chances


def test_the_board_of_a_frame_of_chances() -> None:
    found = tiendo.attainment(SERIES, GOALS)
    chart = plot.board(found, source="A survey", unit="%")
    cells = table(chart, "row", "column", "chance")
    assert [cell["chance"] for cell in cells] == found["probability"]
    assert [(cell["row"], cell["column"]) for cell in cells] == [
        ("a", "≥ 60 % by 2028"),
        ("a", "≥ 40 % by 2028"),
        ("b", "≤ 3 % by 2026"),
    ]
    assert "Source: A survey" in lines(chart)


def test_areas_and_targets_can_be_chosen(tmp_path: Path) -> None:
    a = Grid(2, 3).assessed(tmp_path)
    cells = table(plot.board(a, targets="squares", areas=["D0-0-0", "D1-2-2@2000-01-01"]), "row", "column")
    assert [cell["column"] for cell in cells] == ["Square 0-0-0", "Square 1-2-2"]
    with pytest.raises(tiendo.UnknownName, match=r"no target 'circles'.*no area 'X'.*no area 'Y'"):
        plot.board(a, targets=["squares", "circles"], areas=["X", "Y"])
    with pytest.raises(tiendo.InvalidValue, match="401 columns: a board has at most 400 of each"):
        plot.board(
            {
                "unique_id": ["a"] * 401,
                "rule": ["at_least"] * 401,
                "value": list(range(401)),
                "due": [2030] * 401,
                "probability": [0.5] * 401,
            }
        )


def test_achievement_now_and_a_year_before() -> None:
    now, before = counted(hcmc()), counted(tiendo.assess(hcmc().programme, hcmc().observations, "2024-06-30"))

    def share(row: dict[str, Any]) -> tuple[float, float] | None:
        low, high = row["achievement_low"], row["achievement_high"]
        return None if low is None or high is None else (low, high)

    key = ("target_id", "area_code", "tier", "method")
    then = {tuple(row[name] for name in key): share(row) for row in before}
    wanted = [(share(row), then.get(tuple(row[name] for name in key))) for row in now]
    wanted = [pair for pair in wanted if pair != (None, None)]
    chart = plot.achievement(hcmc())
    cells = table(chart, "then_low", "then_high")
    assert [
        (
            None if cell["low"] is None else (cell["low"], cell["high"]),
            None if cell["then_low"] is None else (cell["then_low"], cell["then_high"]),
        )
        for cell in cells
    ] == wanted
    assert len({cell["row"] for cell in cells}) == len(cells) == 31
    assert f"not drawn, without such a value: {len(now) - len(cells)}" in lines(chart)
    assert "hollow dots: 2024-06-30" in lines(chart)
    assert [cell["shown"] for cell in cells if cell["low"] is None] == ["no value"]


@pytest.mark.parametrize("since", ["2024-06-30", datetime.date(2024, 6, 30), hcmc("2024-06-30"), None])
def test_the_earlier_day_is_a_day_or_an_assessment(since: Any) -> None:
    assert tables(plot.achievement(hcmc(), since)) == tables(plot.achievement(hcmc()))
    with pytest.raises(tiendo.InvalidValue, match="since is an earlier day; '2026-01-01' is later than 2025-06-30"):
        plot.achievement(hcmc(), "2026-01-01")


def test_a_share_beyond_the_axis_is_an_arrow_with_its_number() -> None:
    chart = plot.pace(hcmc())
    (cell,) = [cell for cell in table(chart, "share", "beyond") if cell["beyond"] != "no"]
    assert (cell["at"], cell["beyond"]) == (2.0, "right")
    assert cell["share"] == pytest.approx(2.8333333)  # 749-egdi-2025: 2.83 places a year where 1 is required
    assert cell["shown"].startswith("283 %: -2.83 / -1")
    assert "arrow: the value lies beyond the axis" in lines(chart)


def test_paces_are_those_of_the_rows() -> None:
    rows = [row for row in counted(hcmc()) if row["pace_ratio"] is not None]
    chart = plot.pace(hcmc())
    cells = table(chart, "share", "beyond")
    assert [(cell["share"], cell["status"]) for cell in cells] == [(row["pace_ratio"], row["status"]) for row in rows]
    assert f"not drawn, without such a value: {len(counted(hcmc())) - len(rows)}" in lines(chart)


def test_paces_of_a_frame() -> None:
    found = tiendo.attainment(SERIES, GOALS)
    chart = plot.pace(found, unit="%")
    cells = table(chart, "share", "beyond")
    # a: 18 points in 4 years, 12 in 4 are left; b: 4 points down in 4 years, 2 in 2 are left; the second target is met
    assert [cell["share"] for cell in cells] == pytest.approx([4.5 / 3, 1.0])
    assert cells[0]["shown"] == "150 %: 4.5 / 3 %"
    assert "not drawn, without such a value: 1" in lines(chart)
    assert "Unit: % of the required pace" in lines(chart)


def test_methods_have_the_readings_of_the_comparison() -> None:
    comparison = hcmc().compare_methods()
    verdicts = [verdict for target in comparison.targets() for verdict in target["verdicts"]]
    for chart in (plot.methods(hcmc()), plot.methods(comparison)):
        cells = table(chart, "row", "column", "reading")
        assert [cell["reading"] for cell in cells] == [verdict["reading"] for verdict in verdicts]
        assert [cell["ratio"] for cell in cells] == [verdict["ratio"] for verdict in verdicts]
        assert len({(cell["row"], cell["column"]) for cell in cells}) == len(cells)
    assert {cell["word"] for cell in table(plot.methods(hcmc(), language="vi"), "row", "reading")} == {
        "đạt", "đúng hướng", "quá chậm", "xấu đi", "không có kết luận",
    }  # fmt: skip
    with pytest.raises(tiendo.UnknownName, match="no target that can be compared '2393-01'"):
        plot.methods(hcmc(), targets="2393-01")


@pytest.mark.parametrize("by", ["verdict", "chance", "value"])
def test_the_map_has_every_area_with_its_verdict_chance_and_value(tmp_path: Path, by: Any) -> None:
    grid = Grid(2, 3)
    a = grid.assessed(tmp_path)
    rows = {row["area_code"]: row for row in counted(a) if row["target_id"] == "squares"}
    shapes = grid.shapes()
    shapes["features"].pop()
    chart = plot.map(a, "squares", shapes, by)
    features = [feature for rows in tables(chart) for feature in rows if "geometry" in feature and "name" in feature]
    found = {feature["name"].replace("Square ", "D"): feature for feature in features}
    assert len(features) == len(found) == len(rows) - 1
    for code, feature in found.items():
        row = rows[code]
        assert feature["verdict"] == row["counted"].replace("_", " ")
        assert (feature["value"], feature["chance"]) == (row["latest_value"], row["probability"])
    assert "areas without a shape: 1" in lines(chart)
    assert "Squares drawn for a test" in lines(chart)
    assert {feature["value_text"] for feature in features if feature["value"] is None} == {"no value"}


def test_shapes_lie_as_on_the_globe_and_keep_their_holes(tmp_path: Path) -> None:
    """North is up, and a hole turns the other way round than what is around it, however the file has them."""
    grid = Grid(1, 2)
    a, shapes = grid.assessed(tmp_path), grid.shapes()
    ring = shapes["features"][0]["geometry"]["coordinates"][0]
    middle = [[(x + 300.15) / 4, (y + 30.15) / 4] for x, y in ring]
    for hole in (middle, middle[::-1]):
        shapes["features"][0]["geometry"]["coordinates"] = [ring, hole]
        features = {
            f["name"]: f
            for rows in tables(plot.map(a, "squares", shapes))
            for f in rows
            if "geometry" in f and "name" in f
        }
        outer, inner = features["Square 0-0-0"]["geometry"]["coordinates"]
        assert area(outer) > 0 > area(inner)
    south, north = features["Square 0-0-0"], features["Square 0-1-0"]
    assert (
        min(y for _, y in south["geometry"]["coordinates"][0])
        >= max(y for _, y in north["geometry"]["coordinates"][0]) - 1
    )


def area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def test_a_map_needs_a_shape_of_an_area(tmp_path: Path) -> None:
    a = small(tmp_path)
    other = {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "XX", "geometry": None}]}
    with pytest.raises(tiendo.InvalidValue, match="no area of target 'share-2026' has a shape"):
        plot.map(a, "share-2026", other)
    with pytest.raises(tiendo.InputError, match="feature 1 has no code"):
        plot.map(a, "share-2026", {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": None}]})


@pytest.mark.parametrize(
    ("chart", "english", "vietnamese", "unit"),
    [
        (plot.board, "Targets by area", "Mục tiêu theo đơn vị hành chính", ("verdict", "kết luận")),
        (plot.achievement, "Achievement of targets", "Mức độ đạt mục tiêu", ("% of the target", "% so với mục tiêu")),
        (
            plot.pace,
            "Actual against required pace",
            "Tiến độ thực tế so với tiến độ cần thiết",
            ("% of the required pace", "% so với tiến độ cần thiết"),
        ),
        (plot.methods, "Methods side by side", "So sánh các phương pháp", ("reading", "kết luận")),
    ],
)
def test_titles_units_sources_and_days(chart: Any, english: str, vietnamese: str, unit: tuple[str, str]) -> None:
    a = hcmc()
    assert title(chart(a)) == english
    assert title(chart(a, language="vi")) == vietnamese
    assert f"Unit: {unit[0]} · As of 2025-06-30 Source: " in lines(chart(a))
    assert f"Đơn vị tính: {unit[1]} · Tính đến 30/06/2025 Nguồn: " in lines(chart(a, language="vi"))
    assert "Digital transformation programme of Ho Chi Minh City" in lines(chart(a))
    named = chart(a, title="T", unit="U", source="S", as_of="2025-01-01")
    assert title(named) == "T"
    assert lines(named).endswith("Unit: U · As of 2025-01-01 Source: S")
    rows = {piece["source"] for row in a.to_dict()["rows"] for piece in row["evidence"]} | {"2393/QD-UBND"}
    sources = chart(a).to_dict()["usermeta"]["sources"]
    assert len(sources) > 3
    assert set(sources) <= {source.replace("\n", "\\n") for source in rows} | {
        row["act"] for row in a.to_dict()["rows"]
    }
    assert f"and {len(sources) - 3} more" in lines(chart(a))


def test_rows_that_are_alike_are_told_apart() -> None:
    twice = {name: cells * 2 for name, cells in tiendo.attainment(SERIES, GOALS).items()}
    rows = [cell["row"] for cell in table(plot.pace(twice), "share", "beyond")]
    assert rows == ["a  ≥ 60 by 2028", "b  ≤ 3 by 2026", "a  ≥ 60 by 2028 #2", "b  ≤ 3 by 2026 #2"]
    board = table(plot.board(twice), "row", "column", "chance")
    assert len({(cell["row"], cell["column"]) for cell in board}) == len(board) == 6


def test_nothing_to_draw_is_said() -> None:
    before = tiendo.assess(hcmc().programme, hcmc().observations, "1990-01-01")
    for chart, said in (
        (plot.board, "there is no target to draw"),
        (plot.achievement, "no target has an achieved share"),
        (plot.pace, "no target has both an actual pace"),
        (plot.methods, "no target can be compared"),
    ):
        with pytest.raises(tiendo.InvalidValue, match=said):
            chart(before)
    far = {
        "unique_id": ["a"],
        "rule": ["at_least"],
        "value": [1],
        "due": [2030],
        "current_pace": [1e308],
        "required_pace": [1e-308],
    }
    with pytest.raises(tiendo.InvalidValue, match="no target has both"):
        plot.pace(far)
