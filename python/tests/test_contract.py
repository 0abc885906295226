"""The face that analysts rely on: names, columns, types."""

from __future__ import annotations

import datetime
import inspect
from pathlib import Path
from typing import Any

import numpy as np
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


PANEL = {
    "unique_id": ["a"] * 6 + ["b"] * 6,
    "ds": list(range(2018, 2024)) * 2,
    "y": [31.0, 38.0, 44.0, 47.0, 55.0, 60.0, 12.0, 11.0, 11.5, 10.0, 9.5, 9.0],
}


def test_the_files_and_frames_that_are_read(hcmc: Path, observations: tiendo.Observations) -> None:
    programme = tiendo.Programme.read(str(hcmc / "programme.toml"))
    read = tiendo.Observations.read(str(hcmc / "observations.csv"))
    assert len(read) == 307
    expected = tiendo.assess(programme, read, as_of="2024-12-31")
    assert repr(expected).startswith("<Assessment of q2393 as of 2024-12-31: 66 targets: ")
    for frame in (observations.to_pandas(), observations.to_polars(), observations.to_arrow()):
        again = tiendo.assess(programme, tiendo.Observations.from_frame(frame), as_of="2024-12-31")
        assert again.to_csv() == expected.to_csv()


def test_the_page_of_the_contract(assessment: tiendo.Assessment, tmp_path: Path) -> None:
    written: object = assessment.to_html(str(tmp_path / "report.html"))  # type: ignore[func-returns-value]
    assert written is None
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>") and "2393-17" in text


def test_an_explanation_names_rule_verdict_and_sources(assessment: tiendo.Assessment) -> None:
    text = assessment.explain("2393-17")
    assert isinstance(text, str)
    for part in ("at least 25 % of GRDP by 2025-12-31", "at_risk (pace)", "latest: 22 (2024", "vietstock.vn"):
        assert part in text


def test_the_forecast_of_the_contract() -> None:
    names = ["unique_id", "ds", "auto", "auto-lo-80", "auto-hi-80", "auto-lo-95", "auto-hi-95"]
    for make in (pandas.DataFrame, polars.DataFrame, pyarrow.table):
        frame = make(PANEL)
        ahead = tiendo.forecast(frame, horizon=6, frequency="year", models=["auto"], level=[80, 95], bounds=(0, 100))
        assert type(ahead) is type(frame)
        columns = polars.DataFrame(ahead).to_dict(as_series=False)
        at_bound = {
            "auto-lo-100-mass": min(columns["auto-lo-95"]) == 0,
            "auto-hi-100-mass": max(columns["auto-hi-95"]) == 100,
        }
        assert list(columns) == [*names, *(name for name, there in at_bound.items() if there)]
        assert columns["unique_id"] == ["a"] * 6 + ["b"] * 6
        assert columns["ds"] == [2024, 2025, 2026, 2027, 2028, 2029] * 2
        order = ["auto-lo-95", "auto-lo-80", "auto", "auto-hi-80", "auto-hi-95"]
        assert (np.diff([columns[name] for name in order], axis=0) >= 0).all()
        assert all(low < auto for low, auto in zip(columns["auto-lo-80"], columns["auto"], strict=True))
        assert min(columns["auto-lo-95"]) >= 0
        assert max(columns["auto-hi-95"]) <= 100


@pytest.mark.parametrize(
    ("frequency", "ds", "following"),
    [
        ("year", ["2021", "2022", "2023"], "2024"),
        ("quarter", ["2023-Q2", "2023-Q3", "2023-Q4"], "2024-Q1"),
        ("month", ["2024-05", "2024-06", "2024-07"], "2024-08"),
        ("month", [datetime.date(2024, m, 1) for m in (10, 11, 12)], datetime.date(2025, 1, 1)),
        ("week", [datetime.datetime(2024, 12, d) for d in (9, 16, 23)], datetime.datetime(2024, 12, 30)),
        (5, [2005, 2010, 2015], 2020),
    ],
)
def test_times_of_the_contract(frequency: Any, ds: list[Any], following: Any) -> None:
    frame = polars.DataFrame({"unique_id": ["a"] * 3, "ds": ds, "y": [1.0, 2.0, 3.5]})
    ahead = tiendo.forecast(frame, horizon=1, frequency=frequency, level=[80, 95])
    assert ahead["ds"].to_list() == [following]


def test_a_method_of_single_values_and_of_arrays() -> None:
    """Open SDG compares the actual growth rate with the required one: (65/50)^(1/6) and (80/50)^(1/15)."""
    actual, required = (65 / 50) ** (1 / 6) - 1, (80 / 50) ** (1 / 15) - 1
    r = tiendo.measures.open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80), direction="up")
    assert r.ratio == pytest.approx(actual / required, rel=1e-12)
    assert (r.score, r.status, r.reason) == (5.0, "substantial", None)
    values = np.array([65.0, 50.0, np.nan])
    many = tiendo.measures.open_sdg(base=(2015, 50), latest=(2021, values), target=(2030, 80), direction="up")
    np.testing.assert_allclose(many.ratio, [actual / required, 0, np.nan], rtol=1e-12)
    assert list(many.status[:2]) == ["substantial", "limited"] and many.status[2] is None
    assert many.reason[2] == "no_observation"
    assert list(many.score[:1]) == [5.0] and np.isnan(many.score[2])


def test_the_policy_of_the_contract() -> None:
    """No growth rate from zero: a reason. The publisher's program takes .001 instead (docs/methods.md)."""
    open_sdg = tiendo.measures.open_sdg
    coded = open_sdg(base=(2015, 0), latest=(2021, 30), target=(2030, 80), direction="up")
    published = open_sdg(base=(2015, 0), latest=(2021, 30), target=(2030, 80), direction="up", policy="as_published")
    assert (coded.ratio, coded.reason) == (None, "zero_base")
    expected = ((30 / 0.001) ** (1 / 6) - 1) / ((80 / 0.001) ** (1 / 15) - 1)
    assert published.ratio == pytest.approx(expected, rel=1e-12)


def test_every_method_has_one_signature() -> None:
    ratios = 0
    for name in tiendo.measures.__all__:
        method = getattr(tiendo.measures, name)
        if not isinstance(method, tiendo.measures.Method):
            continue
        r = method(base=(2015, 50), latest=(2021, 65), target=(2030, 80), direction="up")
        assert r.ratio is not None or r.reason or r.status, name
        ratios += r.ratio is not None
    assert ratios >= 12


def test_the_reconciliation_of_the_contract() -> None:
    """By hand, ordinary least squares: the gap of 10 is spread over three nodes."""
    S = [[1, 1], [1, 0], [0, 1]]
    arrays = tiendo.reconcile(S=S, base=[100, 40, 50], method="ols")
    np.testing.assert_allclose(arrays, [100 - 10 / 3, 40 + 10 / 3, 50 + 10 / 3])
    R = np.random.default_rng(3).normal(size=(12, 3))
    mint = tiendo.reconcile(S=S, base=[100, 40, 50], residuals=R, method="mint_shrink_uncentred")
    assert mint[0] == pytest.approx(mint[1] + mint[2])
    rows = {"unique_id": ["city", "east", "west"], "ds": [2025] * 3, "y": [100.0, 40.0, 50.0]}
    errors = {"unique_id": ["city", "east", "west"] * 12, "ds": np.repeat(range(12), 3).tolist(), "y": R.ravel()}
    parents = {"city": None, "east": "city", "west": "city"}
    for make in (pandas.DataFrame, polars.DataFrame):
        frame = tiendo.reconcile(
            frame=make(rows), hierarchy=parents, residuals=make(errors), method="mint_shrink_uncentred"
        )
        assert isinstance(frame, make)
        np.testing.assert_allclose(list(frame["y"]), mint, rtol=1e-12)


def test_aggregation_and_reform_of_the_contract(tmp_path: Path) -> None:
    """By hand: (40 + 30) / (100 + 50); of the ward C anything from 0 to 50 goes to X."""
    wards = {"province": ["79", "79"], "online": [40, 30], "dossiers": [100, 50]}
    found = tiendo.aggregate(wards, by="province", numerator="online", denominator="dossiers")
    assert found.columns["value"] == [pytest.approx(70 / 150)]
    links = tmp_path / "links.csv"
    links.write_text("old_code,new_code,type\nA,X,full\nC,X,partial\nC,Y,partial\n", encoding="utf-8")
    reform = tiendo.Reform.read(links, effective="2025-07-01")
    carried = reform.carry({"code": ["A", "C"], "n": [100, 50]}, value="n")
    assert [(r["code"], r["low"], r["high"]) for r in carried.records()] == [("X", 100, 150), ("Y", 0, 50)]
