"""Trajectories draw the published values, the forecast and the target of the assessment, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
import tiendo
from charts import HCMC, hcmc, lines, parts, scale_of, small, table, tables, title
from tiendo import plot

SERIES: dict[str, list[Any]] = {
    "unique_id": ["online"] * 6,
    "ds": [2019, 2020, 2021, 2022, 2023, 2024],
    "y": [24.0, 30.0, None, 38.0, 44.0, 48.0],
}
GOALS = {
    "unique_id": ["online", "online", "other"],
    "rule": ["at_least"] * 3,
    "value": [60, 75, 1],
    "due": [2027, 2030, 2030],
}


def of_target(a: tiendo.Assessment, target: str, method: str | None = None) -> dict[str, Any]:
    rows = [row for row in a.to_dict()["rows"] if row["target_id"] == target and row["method"] == method]
    assert len(rows) == 1
    row: dict[str, Any] = rows[0]
    return row


def test_dots_are_the_observations_that_were_published_by_the_day() -> None:
    """The file is read here once more, without tiendo."""
    with (HCMC / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {
            (row["period_last"], float(row["value"]), row["source"])
            for row in csv.DictReader(file)
            if row["indicator_id"] == "digital_economy_share_grdp"
            and (row["area_code"], row["method"]) == ("79", "mic")
            and row["published"] <= "2025-06-30"
        }
    dots = table(plot.trajectory(hcmc(), "2393-17", method="mic"), "kind", "final")
    assert len(published) == 10
    assert {(dot["time"], dot["value"], dot["note"].rpartition(", published ")[0]) for dot in dots} == published
    assert {dot["kind"] for dot in dots} == {"exact"}
    assert {dot["time"] for dot in dots if not dot["final"]} == {"2022-12-31", "2024-12-31"}  # marked as estimates


def test_what_was_published_later_is_not_drawn(tmp_path: Path) -> None:
    early = table(plot.trajectory(small(tmp_path, as_of="2025-02-01"), "share-2026"), "kind", "final")
    late = table(plot.trajectory(small(tmp_path, as_of="2025-06-30"), "share-2026"), "kind", "final")
    assert [dot["value"] for dot in early if dot["time"] == "2024-12-31"] == [64]
    assert [dot["value"] for dot in late if dot["time"] == "2024-12-31"] == [64, 66]
    assert {dot["time"] for dot in late} == {f"{year}-12-31" for year in (2019, 2020, 2021, 2023, 2024)} | {
        "2024-06-30"
    }


def test_ranges_bounds_and_values_that_are_not_final_look_apart(tmp_path: Path) -> None:
    dots = {dot["time"]: dot for dot in table(plot.trajectory(small(tmp_path), "share-2026"), "kind", "final")}
    assert [(dot["kind"], dot["value"], dot["high"]) for dot in (dots["2020-12-31"], dots["2021-12-31"])] == [
        ("range", 44, 48),
        ("least", 50, 50),
    ]
    assert dots["2020-12-31"]["shown"] == "44 – 48 %"
    assert dots["2021-12-31"]["shown"] == "≥ 50 %"


def test_the_line_is_dotted_where_a_year_has_no_value_and_joins_years_alone(tmp_path: Path) -> None:
    rows = table(plot.trajectory(small(tmp_path), "share-2026"), "what", "part")
    gap = [row["time"] for row in rows if row["what"] == "no value between"]
    assert gap == ["2021-12-31", "2023-12-31"]
    joined = {(row["time"], row["value"]) for row in rows if row["what"] in ("observed", "no value between")}
    assert joined == {
        ("2019-12-31", 40),
        ("2020-12-31", 46),  # the middle of 44 and 48
        ("2021-12-31", 50),  # the bound
        ("2023-12-31", 60),
        ("2024-12-31", 66),  # published last
    }  # and not 63, a half-year among years


@pytest.mark.parametrize(
    ("target", "method"), [("2393-17", "mic"), ("749-egdi-2025", None), ("2649-digital-economy-2025", "gso")]
)
def test_forecast_and_paths_are_those_of_the_row(target: str, method: str | None) -> None:
    row = of_target(hcmc(), target, method)
    chart = plot.trajectory(hcmc(), target, method=method)
    fan = [one for rows in tables(chart) for one in rows if "level" in one]
    assert [(one["time"], one["value"], one["high"]) for one in fan] == [
        (one["period_last"], one["lo_80"], one["hi_80"]) for one in row["prospect"]
    ]
    drawn = table(chart, "what", "part")
    expected = [(one["time"], one["value"]) for one in drawn if one["what"] == "expected"]
    assert expected[0][1] == row["latest_value"]
    assert expected[-1] == (row["due"], row["forecast_at_due"])
    path = [(one["time"], one["value"]) for one in drawn if one["what"] == "required from the latest value"]
    assert path == [(expected[0][0], row["latest_value"]), (row["due"], row["target_value"])]
    level = {one["value"] for one in drawn if one["what"] == "target"}
    assert level == {row["target_value"]}


def test_a_target_that_is_met_requires_no_path(tmp_path: Path) -> None:
    met = small(tmp_path, SHARES_MET)
    assert of_target(met, "share-2026")["status"] == "achieved"
    drawn = {row["what"] for row in table(plot.trajectory(met, "share-2026"), "what", "part")}
    assert "required from the latest value" not in drawn
    assert "required from the base" in drawn


SHARES_MET = (
    "indicator_id,area_code,period_first,period_last,value,published,source\n"
    "share,VN,2021-01-01,2021-12-31,50,2022,Y\nshare,VN,2024-01-01,2024-12-31,85,2025-03,Y\n"
)


def test_two_limits_are_a_band(tmp_path: Path) -> None:
    chart = plot.trajectory(small(tmp_path), "range-2026")
    (band,) = table(chart, "until", "high")
    assert (band["value"], band["high"], band["until"]) == (70, 90, "2026-12-31")
    assert "70 – 90 %" in lines(chart)


def test_place_1_is_at_the_top(tmp_path: Path) -> None:
    ranks = SHARES_MET.replace("share,", "place,").replace(",50,", ",12,").replace(",85,", ",7,")
    chart = plot.trajectory(small(tmp_path, ranks), "place-2026")
    scales = [
        part["encoding"]["y"]["scale"]
        for part in parts(chart.to_dict())
        if isinstance(part.get("encoding"), dict) and "scale" in part["encoding"].get("y", {})
    ]
    assert scales
    assert all(scale["reverse"] for scale in scales)
    assert "top 5 by 2026-12-31" in lines(chart)
    assert "nhóm 5 dẫn đầu đến 31/12/2026" in lines(
        plot.trajectory(small(tmp_path, ranks), "place-2026", language="vi")
    )


@pytest.mark.parametrize(
    ("language", "name", "below"),
    [
        (
            "en",
            "Share",
            [
                "share-2026",
                "≥ 80 % by 2026-12-31",
                "Viet Nam",
                "at risk",
                "Unit: %",
                "As of 2025-06-30",
                "Source: Yearbook 2024",
            ],
        ),
        (
            "vi",
            "Tỷ lệ",
            [
                "≥ 80% đến 31/12/2026",
                "Việt Nam",
                "có nguy cơ chậm",
                "Đơn vị tính: %",
                "Tính đến 30/06/2025",
                "Nguồn: Yearbook 2024",
            ],
        ),
    ],
)
def test_title_unit_source_and_day_in_either_language(
    tmp_path: Path, language: Any, name: str, below: list[str]
) -> None:
    chart = plot.trajectory(small(tmp_path), "share-2026", language=language)
    assert title(chart) == name
    for part in below:
        assert part in lines(chart)
    assert chart.to_dict()["usermeta"]["sources"] == [
        "Yearbook 2024",
        "Estimates",
        "Half-year figures",
        "Yearbook 2023",
        "Yearbook 2021",
        "Yearbook 2020",
        "Yearbook 2019",
    ]


def test_one_panel_for_each_method_with_its_verdict() -> None:
    chart = plot.trajectory(hcmc(), "2393-17").to_dict()
    rows = [row for row in hcmc().to_dict()["rows"] if row["target_id"] == "2393-17"]
    assert [panel["title"]["text"] for panel in chart["concat"]] == [[f"method {row['method']}"] for row in rows]
    words = [" ".join(panel["title"]["subtitle"]) for panel in chart["concat"]]
    assert [text.split(" · ")[0] for text in words] == [row["status"].replace("_", " ") for row in rows]
    assert "chance of meeting the target ≤ 1 %" in words[0]
    assert chart["resolve"]["scale"]["y"] == "shared"


def test_a_forecast_of_a_frame() -> None:
    ahead = tiendo.forecast(SERIES, 6, "year", level=[80, 95], bounds=(0, 100))
    chart = plot.trajectory(ahead, history=SERIES, targets=GOALS, unit="%", source="A survey", as_of="2025-01-31")
    assert title(chart) == "online"
    assert lines(chart) == "Unit: % · As of 2025-01-31 Source: A survey"
    dots = table(chart, "kind", "final")
    assert [(dot["period"], dot["value"]) for dot in dots] == [
        ("2019", 24),
        ("2020", 30),
        ("2022", 38),
        ("2023", 44),
        ("2024", 48),
    ]
    (absent,) = [rows for rows in tables(chart) if rows and rows[0].get("shown") == "no value"]
    assert [(row["time"], row["period"]) for row in absent] == [("2021-12-31", "2021")]
    for level in (80, 95):
        fan = [row for rows in tables(chart) for row in rows if row.get("level") == level]
        assert [row["value"] for row in fan] == ahead[f"auto-lo-{level}"].tolist()
        assert [row["high"] for row in fan] == ahead[f"auto-hi-{level}"].tolist()
    targets = [rows for rows in tables(chart) if rows and rows[0].get("shown") == "≥ 60 %"]
    assert [[(row["time"], row["value"]) for row in rows] for rows in targets] == [
        [("2027-12-31", 60), ("2030-12-31", 75)]
    ]
    assert scale_of(chart, "color", "what")["80, 95 % interval"]


@pytest.mark.parametrize("make", [dict, pandas.DataFrame, polars.DataFrame], ids=["mapping", "pandas", "polars"])
def test_frames_of_each_kind_give_the_same_chart(make: Any) -> None:
    frame = make({**SERIES, "ds": [f"{year}-12-31" for year in SERIES["ds"]]})
    ahead = tiendo.forecast(frame, 2, "year", level=80)
    both = plot.trajectory(ahead, history=frame)
    fitted = plot.trajectory(tiendo.forecast(frame, 2, "year", level=80, fitted=True))
    for chart in (both, fitted):
        assert [dot["value"] for dot in table(chart, "kind", "final")] == [24, 30, 38, 44, 48]
        assert [dot["time"] for dot in table(chart, "kind", "final")][-1] == "2024-12-31"
        assert len([row for rows in tables(chart) for row in rows if "level" in row]) == 2


@pytest.mark.parametrize(
    ("times", "first", "label"),
    [
        ([2021, 2022, 2023], "2021-12-31", "%Y"),
        (["2021-Q1", "2021-Q2", "2021-Q3"], "2021-03-31", "%Y-%m"),
        (["2021-06-30", "2022-06-30", "2023-06-30"], "2021-06-30", "%Y"),
        (["2021-01-04", "2021-01-11", "2021-01-18"], "2021-01-04", "%Y-%m-%d"),
        ([202101, 202102, 202103], "2021-01-31", "%Y-%m"),
        ([1, 2, 3], 1, "d"),
    ],
)
def test_ticks_stand_at_times_of_the_data(times: list[Any], first: Any, label: str) -> None:
    frame = {"unique_id": ["a"] * 3, "ds": times, "auto": [1.0, 2.0, 3.0]}
    chart = plot.trajectory(frame)
    points = table(chart, "period", "shown")
    assert points[0]["time"] == first
    axes = [
        part["encoding"]["x"]["axis"]
        for part in parts(chart.to_dict())
        if isinstance(part.get("encoding"), dict) and "x" in part["encoding"]
    ]
    assert {axis["format"] for axis in axes} == {label}
    assert all(axis["values"] == [point["time"] for point in points] for axis in axes)


def test_what_cannot_be_drawn_says_why() -> None:
    ahead = tiendo.forecast(SERIES, 2, "year", level=80)
    a = hcmc()
    with pytest.raises(
        tiendo.UnknownName, match=r"there is no target '2393-71'; did you mean '2393-41'\?; there is no area '97'"
    ):
        plot.trajectory(a, "2393-71", area="97")
    with pytest.raises(tiendo.UnknownName, match="there is no method 'mik'; did you mean 'mic'"):
        plot.trajectory(a, "2393-17", method="mik")
    with pytest.raises(tiendo.InvalidValue, match="target '2393-22' has no value to draw; needed: "):
        plot.trajectory(a, "2393-22")
    with pytest.raises(tiendo.InvalidValue, match="name a target of the assessment, such as"):
        plot.trajectory(a)
    with pytest.raises(tiendo.InvalidValue, match="leave history and model out: an assessment has its own"):
        plot.trajectory(a, "2393-17", history=SERIES, model="auto")
    with pytest.raises(tiendo.InvalidValue, match="leave area out"):
        plot.trajectory(ahead, area="79")
    with pytest.raises(tiendo.UnknownName, match=r"there is no series 'onlin'; did you mean 'online'\?"):
        plot.trajectory(ahead, "onlin")
    with pytest.raises(tiendo.UnknownName, match="there is no model 'theta'; there are auto"):
        plot.trajectory(ahead, model="theta")
    with pytest.raises(tiendo.UnknownName, match="no column with forecasts"):
        plot.trajectory(SERIES)


def test_all_faults_of_all_frames_come_together() -> None:
    ahead = {"unique_id": ["a", None], "ds": [2025, 2026], "auto": [1.0, "x"]}
    with pytest.raises(tiendo.InputError) as refusal:
        plot.trajectory(
            ahead,
            history={"unique_id": ["a"], "y": [1.0]},
            targets={"unique_id": ["a"], "rule": ["at_least"], "value": ["?"], "due": [2030]},
        )
    assert [(fault.row, fault.field) for fault in refusal.value.faults] == [
        (2, "unique_id"),
        (2, "auto"),
        (0, ""),
        (1, "value"),
    ]
    assert "there is no column 'ds'" in str(refusal.value)
