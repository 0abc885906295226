"""The face that analysts rely on: names, columns, types."""

from __future__ import annotations

import datetime
import inspect

import pandas
import polars
import pyarrow
import pytest
import tiendo

CONTRACT = [
    "target_id",
    "indicator_id",
    "area_code",
    "area_valid_from",
    "tier",
    "method",
    "primary",
    "rule",
    "bindingness",
    "target_value",
    "target_low",
    "target_high",
    "unit",
    "due",
    "latest_value",
    "latest_low",
    "latest_high",
    "observation_kind",
    "proxy",
    "latest_period",
    "achievement",
    "gap",
    "required_pace",
    "actual_pace",
    "status",
    "status_basis",
    "reason",
    "forecast_at_due",
    "lo_80",
    "hi_80",
    "probability",
    "expected_date",
    "as_of",
    "evidence",
    "note",
]


def test_the_day_has_no_default() -> None:
    assert inspect.signature(tiendo.assess).parameters["as_of"].default is inspect.Parameter.empty


def test_the_columns_of_the_contract_stand_first(assessment: tiendo.Assessment) -> None:
    for frame in (assessment.to_pandas(), assessment.to_polars()):
        assert list(frame.columns)[: len(CONTRACT)] == CONTRACT
    assert assessment.to_arrow().column_names[: len(CONTRACT)] == CONTRACT


def test_the_three_frames_hold_the_same(assessment: tiendo.Assessment) -> None:
    first, second, third = assessment.to_pandas(), assessment.to_polars(), assessment.to_arrow()
    assert len(first) == len(second) == third.num_rows == len(assessment)
    for name in ("target_id", "status", "method", "reason"):
        texts = [None if pandas.isna(value) else value for value in first[name]]
        assert texts == second[name].to_list() == third[name].to_pylist()
    assert second["achievement"].to_list() == third["achievement"].to_pylist()
    assert first["achievement"].isna().tolist() == second["achievement"].is_null().to_list()


def test_types(assessment: tiendo.Assessment) -> None:
    frame = assessment.to_polars()
    assert frame.schema["due"] == polars.Date
    assert frame.schema["gap"] == polars.Float64
    assert frame.schema["primary"] == polars.Boolean
    assert frame.schema["evidence"] == polars.List(polars.String)
    assert pandas.api.types.is_datetime64_any_dtype(assessment.to_pandas()["due"])
    assert assessment.to_arrow().schema.field("due").type == pyarrow.date32()
    assert assessment.as_of == datetime.date(2025, 6, 30)


def test_the_worked_row(assessment: tiendo.Assessment) -> None:
    """22 % of GRDP in 2024 after 15.38 in 2021, against 25 for 2025: 2.2067 a year where 3 are required."""
    frame = assessment.to_pandas()
    row = frame[(frame.target_id == "2393-17") & (frame.method == "mic")].iloc[0]
    assert row.status == "at_risk"
    assert row.latest_value == 22
    assert row.achievement == 22 / 25
    assert row.gap == 3
    assert row.actual_pace == pytest.approx(6.62 / 3, rel=1e-12)
    assert row.required_pace == pytest.approx(3, rel=1e-12)


def test_a_day_may_be_a_text_a_date_or_a_time(programme: tiendo.Programme, observations: tiendo.Observations) -> None:
    results = [
        tiendo.assess(programme, observations, as_of=day).to_csv()
        for day in ("2024-12-31", datetime.date(2024, 12, 31), datetime.datetime(2024, 12, 31, 12))
    ]
    assert len(set(results)) == 1


def test_what_prints_well(
    assessment: tiendo.Assessment, programme: tiendo.Programme, observations: tiendo.Observations
) -> None:
    assert repr(assessment).startswith("<Assessment of q2393 as of 2025-06-30: ")
    assert repr(programme) == f"<Programme q2393: {len(programme.target_ids)} targets>"
    assert repr(observations) == "<Observations: 307>"
    explained = assessment.explain("2393-17")
    assert repr(explained) == str(explained)
    assert "method mic: at_risk (pace)" in explained
    assert programme.name["vi"].endswith("Thành phố Hồ Chí Minh")
    assert programme.objective["en"].startswith("A smart city by 2030")


def test_totals_and_needs(assessment: tiendo.Assessment) -> None:
    totals = assessment.totals()
    assert totals["by_act"]["2393/QD-UBND"]["total"] == 43
    for groups in ("by_due_year", "by_tier", "by_programme", "by_act"):
        assert sum(counts["total"] for counts in totals[groups].values()) == totals["overall"]["total"]
    needs = assessment.needs()
    assert set(needs["target_id"]) <= set(assessment.programme.target_ids)
    assert assessment.observation_template().count("\n") > 10


def test_difference(programme: tiendo.Programme, observations: tiendo.Observations) -> None:
    before = tiendo.assess(programme, observations, "2025-06-15")
    after = tiendo.assess(programme, observations, "2025-06-16")
    changes = tiendo.difference(before, after)
    assert {record["reason_after"] for record in changes.records()} == {"tier_abolished"}
    assert len(changes) == len(changes.to_pandas()) == changes.to_polars().height == changes.to_arrow().num_rows
    assert len(tiendo.difference(after, after)) == 0
