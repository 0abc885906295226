"""The chances of targets in scenarios, and what moves them most."""

from __future__ import annotations

from typing import Any

import pandas
import polars
import pytest
import tiendo

FRAME: dict[str, list[Any]] = {
    "unique_id": ["a"] * 5 + ["b"] * 5,
    "ds": [2020, 2021, 2022, 2023, 2024] * 2,
    "y": [30.0, 35, 38, 44, 48, 20.0, 22, 21, 25, 26],
}
GOALS: dict[str, list[Any]] = {
    "unique_id": ["a", "b", "b"], "rule": ["at_least", "at_least", "at_most"], "value": [60.0, 40, 22],
    "due": [2028, 2030, 2027],
}  # fmt: skip
PLAIN = ["forecast", "hold", "current_pace", "required_pace", "smaller_gap", "higher_pace", "smaller_spread"]


def found(scenario: str, name: str, **options: Any) -> list[Any]:
    """A column of one scenario, one cell per target."""
    columns = tiendo.scenarios(FRAME, GOALS, **options)
    return [cell for cell, of in zip(columns[name], columns["scenario"], strict=True) if of == scenario]


def test_the_scenarios_of_a_target_stand_together() -> None:
    columns = tiendo.scenarios(FRAME, GOALS)
    assert list(columns) == [
        "unique_id", "rule", "value", "due", "scenario", "expected", "pace", "probability", "change",
        "latest_start_date", "reason",
    ]  # fmt: skip
    assert columns["scenario"] == PLAIN * 3
    assert columns["unique_id"] == ["a"] * 7 + ["b"] * 14
    own = {"unique_id": ["a"], "ds": [2028], "y": [58.0]}
    assert tiendo.scenarios(FRAME, GOALS, panel=True, own=own)["scenario"][:9] == [
        *PLAIN[:4], "best_pace", "own", *PLAIN[4:],
    ]  # fmt: skip


def test_the_forecast_is_that_of_attainment() -> None:
    for options in ({}, {"panel": True}, {"bounds": (0, 100)}):
        wanted = tiendo.attainment(FRAME, GOALS, **options)
        assert found("forecast", "probability", **options) == pytest.approx(wanted["probability"], abs=1e-12)
        assert found("forecast", "expected", **options) == wanted["expected"]
        assert found("forecast", "change", **options) == pytest.approx([0, 0, 0], abs=1e-12)


def test_expected_values_are_those_that_the_scenarios_say() -> None:
    assert found("hold", "expected") == [48, 26, 26]
    assert found("hold", "pace") == [0, 0, 0]
    # a: 18 in 4 years, 4 years left; b: 6 in 4 years, 6 and 3 left
    assert found("current_pace", "expected") == pytest.approx([48 + 4 * 4.5, 26 + 6 * 1.5, 26 + 3 * 1.5])
    assert found("current_pace", "pace") == pytest.approx([4.5, 1.5, 1.5])
    assert found("required_pace", "expected") == pytest.approx([60, 40, 22])
    assert found("required_pace", "probability") == pytest.approx([0.5, 0.5, 0.5])
    # the best of the panel rises by 4.5 a year; downwards it is the 1.5 of b
    assert found("best_pace", "expected", panel=True) == pytest.approx([66, 26 + 6 * 4.5, 26 + 3 * 1.5])
    own = {"unique_id": ["b", "a", "b"], "ds": [2030, 2028, 2029], "y": [41.0, None, 1.0]}
    assert found("own", "expected", own=own) == [None, 41, None]
    assert found("own", "probability", own=own)[1] > 0.5


def test_what_moves_a_chance_goes_in_its_direction() -> None:
    forecast = found("forecast", "expected")
    assert found("smaller_gap", "expected") == pytest.approx(
        [forecast[0] + 1.2, forecast[1] + 1.4, forecast[2] - 0.4]
    )  # a tenth of 12, 14 and -4
    assert found("higher_pace", "expected") == pytest.approx(
        [forecast[0] + 1.8, forecast[1] + 0.9, forecast[2] + 0.45]
    )  # a tenth of 4.5 in 4 years, of 1.5 in 6 and in 3
    assert all(change > 0 for change in found("smaller_gap", "change"))
    assert [change > 0 for change in found("higher_pace", "change")] == [True, True, False]
    for change, chance in zip(found("smaller_spread", "change"), found("forecast", "probability"), strict=True):
        assert (change > 0) == (chance > 0.5)


def test_the_latest_start_is_where_the_current_pace_begins_to_be_too_slow() -> None:
    # 12 more at 4.5 a year take 2 2/3 years; 14 at 1.5 take 9 1/3; b moves away from 22
    assert found("hold", "latest_start_date") == [pytest.approx(2028 - 12 / 4.5), pytest.approx(2030 - 14 / 1.5), None]


def test_months_have_paces_a_year() -> None:
    frame = {"unique_id": ["a"] * 13, "ds": [f"2023-{m:02}" for m in range(1, 13)] + ["2024-01"], "y": range(13)}
    goals = {"unique_id": ["a"], "rule": ["at_least"], "value": [18.0], "due": ["2024-07"]}
    columns = tiendo.scenarios(frame, goals, "month")
    at = list(columns["scenario"]).index("current_pace")
    assert (columns["expected"][at], columns["pace"][at]) == (pytest.approx(18), pytest.approx(12))


def test_frames_come_back_as_they_are() -> None:
    wanted = tiendo.scenarios(FRAME, GOALS)
    for library in (pandas, polars):
        result = tiendo.scenarios(library.DataFrame(FRAME), library.DataFrame(GOALS))
        assert isinstance(result, library.DataFrame)
        assert list(result["scenario"]) == wanted["scenario"]
        assert list(result["probability"]) == pytest.approx(wanted["probability"])


def test_what_has_no_level_of_one_series_has_no_scenarios() -> None:
    goals = {
        "unique_id": ["a", "z"],
        "rule": ["annual_growth_at_least", "at_least"],
        "value": [5.0, 1],
        "due": [2028] * 2,
    }
    columns = tiendo.scenarios(FRAME, goals)
    assert columns["probability"][1:7] == [None] * 6
    assert columns["reason"][7:] == ["no_observation"] * 7


def test_faults_of_the_table_of_plans_are_named() -> None:
    with pytest.raises(tiendo.InvalidValue, match="own has no column ds, y"):
        tiendo.scenarios(FRAME, GOALS, own={"unique_id": ["a"]})
    with pytest.raises(tiendo.InputError, match="'many'"):
        tiendo.scenarios(FRAME, GOALS, own={"unique_id": ["a"], "ds": [2028], "y": ["many"]})
    with pytest.raises(TypeError, match="own_path"):
        tiendo.scenarios(FRAME, GOALS, own_path=None)  # type: ignore[call-overload]


@pytest.mark.parametrize("digits", [30, 5000])
def test_a_time_of_many_digits_is_refused_in_a_sentence(digits: int) -> None:
    huge: Any = 10**digits
    own = {"unique_id": ["a"], "ds": [huge], "y": [1.0]}
    goals = {"unique_id": ["a"], "rule": ["at_least"], "value": [1], "due": [huge]}
    words = "too large for the number of a period"
    with pytest.raises(tiendo.InvalidValue, match=words):
        tiendo.scenarios(FRAME, GOALS, own=own)
    with pytest.raises(tiendo.InvalidValue, match=words):
        tiendo.attainment(FRAME, goals)
    with pytest.raises(tiendo.InvalidValue, match=words):
        tiendo.forecast({**FRAME, "ds": [huge] * 10}, 1, "year")
