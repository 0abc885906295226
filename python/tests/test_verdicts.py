"""Verdicts that people would give by hand: periods of other kinds, figures that differ by rounding, templates, disputes."""

from __future__ import annotations

import io
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pandas
import pytest
import tiendo

PROGRAMME = """format = 1
areas = "areas.csv"
[programme]
id = "p"
name = { en = "P" }
[[act]]
id = "1"
title = { en = "Act" }
issued = "2020-01-01"
[[tier]]
id = "national"
name = { en = "nation" }
level = 0
[[tier]]
id = "district"
name = { en = "district" }
level = 1
[[indicator]]
id = "online"
name = { en = "Online services" }
unit = "percent"
direction = "higher_is_better"
[[target]]
id = "t"
indicator = "online"
area = "N"
rule = { at_least = 80 }
due = "2026"
bindingness = "required"
act = "1"
[[target]]
id = "each"
indicator = "online"
area = "N"
tier = "district"
each = true
rule = { at_least = 57 }
due = "2024"
bindingness = "required"
act = "1"
"""
AREAS = """code,valid_from,tier,parent_code,parent_valid_from,name_vi,name_en
N,2000-01-01,national,,,N,Nation
D1,2000-01-01,district,N,2000-01-01,D1,D1
D2,2000-01-01,district,N,2000-01-01,D2,D2
"""
YEARS = {"2021": 50.0, "2022": 57.0, "2023": 63.0, "2024": 70.0}


@pytest.fixture
def plan(tmp_path: Path) -> tiendo.Programme:
    (tmp_path / "areas.csv").write_text(AREAS)
    (tmp_path / "p.toml").write_text(PROGRAMME)
    return tiendo.Programme.read(tmp_path / "p.toml")


def row(plan: tiendo.Programme, figures: dict[str, float], as_of: str = "2025-07-31") -> dict[str, Any]:
    """The row of the nation; a period is "2024", a day, or two days with a stroke between them."""
    first = [f"{p}-01-01" if len(p) == 4 else p.split("/")[0] for p in figures]
    last = [f"{p}-12-31" if len(p) == 4 else p.split("/")[-1] for p in figures]
    frame = pandas.DataFrame({"period_first": first, "period_last": last, "value": figures.values()}).assign(
        indicator_id="online", area_code="N", published="2025-07-01", source="yearbook"
    )
    records = tiendo.assess(plan, tiendo.Observations.from_frame(frame), as_of).records()
    return next(record for record in records if record["target_id"] == "t")


@pytest.mark.parametrize(
    "newer", ["2025-01-01/2025-06-30", "2025-06-30", "2025-05-01/2025-05-31", "2024-07-01/2025-06-30"]
)
def test_a_newer_figure_of_another_kind_stands_beside_the_verdict(plan: tiendo.Programme, newer: str) -> None:
    alone, both = row(plan, YEARS), row(plan, YEARS | {newer: 41.0})
    for column in ("status", "latest_value", "actual_pace", "probability", "expected_date", "needed"):
        assert both[column] == alone[column]
    assert alone["newer_value"] is None
    assert both["newer_value"] == 41.0
    assert "A newer figure, 41 %" in both["note"]


@pytest.mark.parametrize(
    "periods",
    [
        ["2022-04-01/2023-03-31", "2023-04-01/2024-03-31"],
        ["2022-07-01/2023-06-30", "2023-07-01/2024-06-30"],
        ["2022-09-05/2023-05-31", "2023-09-05/2024-05-31"],
        ["2023-01-01/2023-09-30", "2024-01-01/2024-09-30"],
        ["2022-01-01/2023-06-30", "2022-01-01/2024-06-30"],
        ["2023-12-31", "2024-12-31"],
    ],
)
def test_periods_that_recur_have_a_pace_a_chance_and_a_date(plan: tiendo.Programme, periods: list[str]) -> None:
    found = row(plan, dict(zip(periods, (60.0, 70.0), strict=True)))
    assert found["status"] == "on_track"
    assert found["actual_pace"] == pytest.approx(10, abs=0.05)  # 10 points from one end to the next, a year later
    assert found["probability"] is not None
    assert found["expected_date"] is not None


def test_a_figure_entered_as_the_template_says_is_used(plan: tiendo.Programme) -> None:
    template = pandas.read_csv(io.StringIO(plan.observation_template()), dtype=str)
    mine = template[template.area_code.isin(["D1", "D2"]) & template.period_first.eq("2024-01-01")]
    assert len(mine) == 2
    for tier in (None, "district"):
        filled = mine.assign(value="56.99999999999999", published="2025-01-15", source="x", tier=tier)
        result = tiendo.assess(plan, tiendo.Observations.from_frame(filled), "2025-07-31")
        records = [record for record in result.records() if record["target_id"] == "each"]
        assert [(record["status"], record["gap"], record["needed"]) for record in records] == [
            ("achieved", 0, None)
        ] * 2
        assert json.loads(result.to_json())["unused"]["total"] == 0


def test_figures_that_no_row_uses_are_counted(plan: tiendo.Programme) -> None:
    frame = pandas.DataFrame(
        {"area_code": ["D1", "N", "D1"], "tier": ["national", None, None], "value": [50.0] * 3}
    ).assign(
        indicator_id="online",
        period_first=["2024-01-01", "2024-01-01", "2025-01-01"],
        period_last=["2024-12-31", "2024-12-31", "2025-12-31"],
        published=["2025-01-15", "2025-01-15", "2026-01-15"],
        source="x",
    )
    unused = json.loads(tiendo.assess(plan, tiendo.Observations.from_frame(frame), "2025-07-31").to_json())["unused"]
    assert unused["by_reason"] == {"published_later": 1, "no_target": 0, "other_area": 0, "other_tier": 1}
    assert [(u["area_code"], u["reason"]) for u in unused["observations"]] == [("D1", "other_tier")]


def test_a_missing_forecast_has_a_reason(plan: tiendo.Programme) -> None:
    assert row(plan, {"2024": 70.0})["reasons"] == ["single_observation"]
    scattered = row(plan, {"2024-01-03": 60.0, "2024-02-17": 62.0, "2024-09-09": 70.0})
    assert scattered["probability"] is None
    assert "irregular_series" in scattered["reasons"]


def test_verdicts_follow_from_the_chance_where_the_user_asks(assessment: tiendo.Assessment, hcmc: Path) -> None:
    """Thresholds by default: the IPCC's likely and unlikely."""
    by_chance = tiendo.assess(
        assessment.programme, assessment.observations, assessment.as_of, status_basis="probability"
    )
    decided = {"achieved", "on_track", "at_risk", "off_track", "deteriorating"}
    rows = list(zip(assessment.records(), by_chance.records(), strict=True))
    changed = [(a, b) for a, b in rows if b["status_basis"] == "probability"]
    assert changed
    for a, b in rows:
        has_chance = a["probability"] is not None and a["status"] in decided
        assert (b["status_basis"] == "probability") == has_chance
        if has_chance:
            p = b["probability"]
            assert p == a["probability"]
            assert b["status"] == ("on_track" if p >= 0.66 else "at_risk" if p >= 0.33 else "off_track")
        else:
            assert a["status"] == b["status"]
    strict = tiendo.assess(
        assessment.programme, assessment.observations, assessment.as_of, status_basis="probability",
        probability_thresholds=(1, 1),
    )  # fmt: skip
    assert {row["status"] for row in strict.records() if row["status_basis"] == "probability"} == {"off_track"}


def test_an_assessment_keeps_its_options_when_it_travels(assessment: tiendo.Assessment) -> None:
    for options in ({"status_basis": "probability"}, {"panel": False}):
        other = tiendo.assess(assessment.programme, assessment.observations, assessment.as_of, **options)
        arrived = pickle.loads(pickle.dumps(other))
        assert arrived == other != assessment
        assert arrived.to_csv() == other.to_csv()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"status_basis": "chance"}, "one of 'pace', 'probability'"),
        ({"probability_thresholds": (0.3, 0.6)}, "0 <= at_risk <= on_track <= 1"),
        ({"probability_thresholds": (1.3, 0.6)}, "0 <= at_risk <= on_track <= 1"),
        ({"probability_thresholds": (float("nan"), 0.6)}, "0 <= at_risk <= on_track <= 1"),
        ({"probability_thresholds": 0.6}, "probability_thresholds is a list"),
        ({"probability_thresholds": (0.6,)}, "two thresholds of probability"),
        ({"probability_thresholds": ("a", 0.6)}, "a threshold of probability is a number, not 'a'"),
    ],
)
def test_wrong_options_of_verdicts_are_errors(
    assessment: tiendo.Assessment, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(tiendo.InvalidValue, match=re.escape(words)):
        tiendo.assess(assessment.programme, assessment.observations, assessment.as_of, **options)
