"""The chances of targets of a frame, and their calibration on the past."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import numpy as np
import pandas
import polars
import pytest
import tiendo

RISING = [30.0, 35, 38, 44, 48]
FRAME: dict[str, list[Any]] = {
    "unique_id": ["a"] * 5 + ["b"] * 5,
    "ds": [2020, 2021, 2022, 2023, 2024] * 2,
    "y": [*RISING, 20.0, 22, 21, 25, 26],
}
GOALS: dict[str, list[Any]] = {
    "unique_id": ["a", "a", "b"],
    "rule": ["at_least", "greater_than", "at_most"],
    "value": [60.0, 52, 30],
    "due": [2028, 2026, 2027],
}
COLUMNS = [
    "unique_id", "rule", "value", "due", "probability", "expected", "lo_80", "hi_80", "expected_date",
    "expected_date_lo_80", "expected_date_hi_80", "schedule_date", "required_pace", "current_pace", "reason",
]  # fmt: skip


def one(rule: str, value: float, due: Any, frame: Any = None, frequency: Any = "year", **more: Any) -> dict[str, Any]:
    """The outlook of one target of series a."""
    columns = {"unique_id": ["a"], "rule": [rule], "value": [value], "due": [due]}
    columns |= {name: [more.pop(name)] for name in ("value_to", "baseline", "by", "since") if name in more}
    found = tiendo.attainment(frame or FRAME, columns, frequency, **more)
    return {name: cells[0] for name, cells in found.items()}


def test_the_columns_of_the_contract() -> None:
    assert list(tiendo.attainment(FRAME, GOALS)) == COLUMNS
    both = list(tiendo.attainment(FRAME, GOALS, level=[80, 95]))
    assert [name for name in both if "95" in name] == [
        "lo_95", "hi_95", "expected_date_lo_95", "expected_date_hi_95",
    ]  # fmt: skip


def test_the_value_of_a_target_is_a_number_whatever_it_was_read_from() -> None:
    goals = {"unique_id": ["a"], "rule": ["at_least"], "value": ["60,5"], "due": [2028]}
    wanted = tiendo.attainment(FRAME, {**goals, "value": [60.5]})
    texts = {**FRAME, "y": [str(y).replace(".", ",") for y in FRAME["y"]]}
    for frame in (texts, pandas.DataFrame(texts), polars.DataFrame(texts)):
        found = tiendo.attainment(frame, goals, decimal=",")
        assert list(found["value"]) == [60.5]
        assert list(found["probability"]) == wanted["probability"]
    whole = tiendo.attainment(FRAME, {**goals, "value": [60]})["value"]
    assert whole == [60] and isinstance(whole[0], int)


def test_the_chance_is_that_of_the_forecast() -> None:
    """A level at the median has a chance of one half, one at the end of the 80 % interval of 10 %."""
    ahead = tiendo.forecast(FRAME, 4, "year", level=80)
    median, high = ahead["auto"][3], ahead["auto-hi-80"][3]
    assert one("at_least", median, 2028)["probability"] == pytest.approx(0.5)
    assert one("at_least", high, 2028)["probability"] == pytest.approx(0.1)
    assert one("at_most", high, 2028)["probability"] == pytest.approx(0.9)
    assert one("between", median, 2028, value_to=high)["probability"] == pytest.approx(0.4)
    assert one("at_least", 60, 2028)["expected"] == pytest.approx(median)


def test_paces_and_the_earned_schedule_by_hand() -> None:
    """From 30 in 2020 to 48 in 2024: 12 of 60 are left for 4 years, and the line to 60 has 48 after 4.8 of 8 years."""
    found = one("at_least", 60, 2028)
    assert (found["current_pace"], found["required_pace"], found["schedule_date"]) == (4.5, 3.0, 2024.8)


@pytest.mark.parametrize("kind", [dict, pandas.DataFrame, polars.DataFrame])
def test_a_frame_comes_back_as_its_own_kind_with_the_same_numbers(kind: Any) -> None:
    found = tiendo.attainment(kind(FRAME), kind(GOALS))
    assert isinstance(found, kind)
    assert list(found["probability"]) == tiendo.attainment(FRAME, GOALS)["probability"]
    assert [int(year) for year in found["expected_date"]] == [2027, 2025, 2024]


def test_due_dates_are_written_in_any_way() -> None:
    """2028, "2028" beside texts, and days within 2028 are one due period."""
    plain = tiendo.attainment(FRAME, GOALS)["probability"]
    days = ["2028-12-31", "2026-06-30", "2027-01-01"]
    for due in (days, [datetime.date.fromisoformat(day) for day in days]):
        assert tiendo.attainment(FRAME, {**GOALS, "due": due})["probability"] == plain
    texts = {**FRAME, "ds": [str(year) for year in FRAME["ds"]]}
    found = tiendo.attainment(texts, {**GOALS, "due": ["2028", "2026", "2027"]})
    assert found["probability"] == plain
    assert found["expected_date"] == ["2027", "2025", "2024"]
    assert tiendo.attainment(texts, GOALS)["probability"] == plain


def test_dates_stay_dates() -> None:
    frame = pandas.DataFrame(FRAME)
    frame["ds"] = pandas.to_datetime(frame["ds"].astype(str) + "-12-31")
    found = tiendo.attainment(frame, GOALS)
    assert found["expected_date"].dt.year.tolist() == [2027, 2025, 2024]
    # .8 of the year after 31 December 2024
    assert found["schedule_date"][0] == pandas.Timestamp("2025-10-19")


def test_months_and_quarters() -> None:
    months = [f"{2022 + i // 12}-{1 + i % 12:02}" for i in range(36)]
    frame = {"unique_id": ["a"] * 36, "ds": months, "y": [50 + 0.5 * i for i in range(36)]}
    found = one("at_least", 75, "2026-06", frame, "month")
    assert found["probability"] > 0.5
    assert found["current_pace"] == pytest.approx(6)  # .5 a month
    assert found["required_pace"] == pytest.approx((75 - 67.5) / 18 * 12)  # 18 months are left
    assert found["expected_date"] <= "2026-06"


def test_until_is_at_least_as_likely_as_at() -> None:
    at = one("at_least", 56, 2027)
    until = one("at_least", 56, 2027, by="until")
    option = tiendo.attainment(FRAME, {**GOALS, "value": [56, 52, 30], "due": [2027, 2026, 2027]}, by="until")
    assert until["probability"] >= at["probability"]
    assert option["probability"][0] == until["probability"]
    assert one("at_least", 40, 2027, by="until")["probability"] == 1


def test_never_at_this_pace() -> None:
    falling = {"unique_id": ["a"] * 6, "ds": list(range(2019, 2025)), "y": [60.0, 56, 51, 47, 41, 36]}
    found = one("at_least", 80, 2026, falling)
    assert found["expected_date"] is None
    assert found["reason"] == "never_at_this_pace"
    assert found["probability"] < 0.05


def test_no_data_gives_no_chance() -> None:
    goals = {"unique_id": ["a", "z"], "rule": ["at_least"] * 2, "value": [50, 50], "due": [2026, 2026]}
    found = tiendo.attainment(FRAME, goals, joint=True)
    assert found["probability"][1] is None
    assert found["reason"][1] == "no_observation"
    assert found["joint_probability"] == [None, None]
    assert one("at_least", 50, 2024)["reason"] == "deadline_passed"
    assert one("reduce_by", 20, 2026)["reason"] == "baseline_missing"


def test_a_change_in_percent_of_a_baseline() -> None:
    assert one("increase_by", 50, 2028, baseline=40)["probability"] == one("at_least", 60, 2028)["probability"]
    assert one("reduce_by", 25, 2028, baseline=40)["probability"] == one("at_most", 30, 2028)["probability"]


def test_places_among_a_panel() -> None:
    frame = {
        "unique_id": [name for name in "abc" for _ in range(5)],
        "ds": list(range(2020, 2025)) * 3,
        "y": [0.80, 0.84, 0.85, 0.89, 0.92, 0.40, 0.44, 0.45, 0.49, 0.52, 0.40, 0.44, 0.45, 0.49, 0.52],
    }
    goals = {"unique_id": list("abc"), "rule": ["within_top"] * 3, "value": [1, 1, 2], "due": [2026] * 3}
    first, second, third = tiendo.attainment(frame, goals, panel=True)["probability"]
    assert first > 0.95
    assert second < 0.05
    assert abs(third - 0.5) < 0.1  # b and c are alike
    worst = tiendo.attainment(frame, {**goals, "better": ["down"] * 3}, panel=True)["probability"]
    assert worst[0] < 0.05


def test_growth_in_every_year() -> None:
    growing = {"unique_id": ["a"] * 6, "ds": list(range(2019, 2025)), "y": [100 * 1.1**i for i in range(6)]}
    assert one("annual_growth_at_least", 2, 2026, growing)["probability"] > 0.8
    assert one("annual_growth_at_least", 30, 2026, growing)["probability"] < 0.1
    assert one("annual_growth_at_least", 12, 2026, growing, since=2021)["probability"] == 0


def test_joint_chances_are_no_products() -> None:
    """Of one series, the harder target includes the easier one."""
    goals = {"unique_id": ["a", "a"], "rule": ["at_least"] * 2, "value": [52, 60], "due": [2026, 2026]}
    found = tiendo.attainment(FRAME, goals, joint=True)
    easier, harder = found["probability"]
    assert abs(found["joint_probability"][0] - harder) < 0.03
    assert found["joint_probability"][0] > easier * harder + 0.05
    groups = tiendo.attainment(FRAME, {**goals, "goal": ["x", None]}, joint="goal")
    assert groups["joint_probability"] == [easier, None]


def test_the_same_seed_gives_the_same_chances() -> None:
    first = tiendo.attainment(FRAME, GOALS, by="until", seed=3)
    assert tiendo.attainment(FRAME, GOALS, by="until", seed=3, level=(50, 99))["probability"] == first["probability"]


def test_every_fault_of_targets_is_named() -> None:
    wrong = {**GOALS, "rule": ["within_top", "at_last", "between"], "value": [4.5, 1, 5]}
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.attainment(FRAME, wrong)
    assert [fault.row for fault in caught.value.faults] == [1, 2, 3]
    for goals, said in (
        ({"unique_id": ["a"]}, "no column rule, value, due"),
        ({**GOALS, "unique_id": ["x"] * 3}, "no target is one of a series of the frame"),
        ({**GOALS, "due": ["soon", "later", "never"]}, "due"),
        ({**GOALS, "by": ["until", "due", "whenever"]}, "no reading of a due date"),
        ({**GOALS, "better": ["up", "left", "down"]}, "no direction"),
        ({**GOALS, "baseline_deviation": [0, -1, 0]}, "below 0"),
    ):
        with pytest.raises(tiendo.Error, match=said):
            tiendo.attainment(FRAME, goals)
    with pytest.raises(tiendo.InvalidValue, match="joint is True, or a column"):
        tiendo.attainment(FRAME, GOALS, joint="theme")
    with pytest.raises(TypeError, match="did you mean 'paths'"):
        tiendo.attainment(FRAME, GOALS, path=10)  # type: ignore[call-overload]


def walks(count: int, length: int, seed: int) -> dict[str, list[Any]]:
    """Random walks with drift, whose chances are known."""
    random = np.random.default_rng(seed)
    y = (random.normal(0.8, 1.5, (count, length)).cumsum(axis=1) + random.uniform(20, 50, (count, 1))).ravel()
    return {
        "unique_id": np.repeat(np.arange(count), length).tolist(),
        "ds": np.tile(np.arange(2024 - length + 1, 2025), count).tolist(),
        "y": y.tolist(),
    }


def test_the_parts_of_the_score_sum_to_it() -> None:
    found = tiendo.calibrate(walks(60, 20, 1), horizon=3, panel=True)
    assert found.columns["horizon"] == [1, 2, 3, None]
    for row in found.records():
        parts = row["miscalibration"] - row["discrimination"] + row["uncertainty"]
        assert row["brier"] == pytest.approx(parts)
    assert found.columns["events"][-1] == sum(found.columns["events"][:-1]) == 60 * 5 * 3
    assert sum(found.curve.columns["count"]) == 900
    assert "over drift" in repr(found)


def test_chances_of_random_walks_are_calibrated() -> None:
    found = tiendo.calibrate(walks(400, 25, 2), horizon=5, panel=True)
    assert found.columns["miscalibration"][-1] < 0.01
    assert found.columns["skill_over_climatology"][-1] > 0.5
    assert found.digits == 2
    curve = found.curve.columns
    assert curve["forecast"] == sorted(set(curve["forecast"]))
    assert curve["frequency"] == sorted(curve["frequency"])
    assert all(low <= high for low, high in zip(curve["low"], curve["high"], strict=True))


def test_targets_of_the_past_are_judged() -> None:
    """All values are on a line, so what was certain came true; due dates to come are left out."""
    frame = {"unique_id": ["a"] * 12, "ds": list(range(2013, 2025)), "y": [float(i) for i in range(12)]}
    goals = {"unique_id": ["a"] * 3, "rule": ["at_least"] * 3, "value": [9.0, 30, 1], "due": [2024, 2024, 2030]}
    found = tiendo.calibrate(frame, goals, horizon=3)
    assert found.columns["events"] == [2, 2]
    assert found.columns["base_rate"][-1] == 0.5
    assert found.columns["brier"][-1] < 0.1
    with pytest.raises(tiendo.InvalidValue, match="no event of the past"):
        tiendo.calibrate({"unique_id": ["a"], "ds": [2024], "y": [1.0]})


def test_a_checklist() -> None:
    assert tiendo.checklist_probability([0.9, 0.8, 0.5]).highest == 0.5
    assert tiendo.checklist_probability([0.9, 0.8], 1).independent == pytest.approx(0.98)
    for items, required in (([1.5], 1), ([0.5], 2), ([[0.5]], 1), (["x"], 1)):
        with pytest.raises(tiendo.InvalidValue):
            tiendo.checklist_probability(items, required)  # type: ignore[arg-type]


# Each kind of fault of a target, and what the error says of it.
FAULTS_OF_TARGETS: dict[str, tuple[Any, str]] = {
    "rule": ("at_leest", "row {row}, column 'rule': there is no rule 'at_leest'"),
    "value": ("5x", "row {row}: '5x' in column 'value' is not a number"),
    "value_to": (10, "row {row}, column 'value_to': the lower limit must not be above the upper one"),
    "baseline_deviation": (-1, "row {row}, column 'baseline_deviation': is below 0"),
    "due": ("2o28", "row {row}, column 'due': due '2o28' is no period of the frequency 'year'"),
    "since": (2020.5, "row {row}, column 'since': since 2020.5 is no whole number"),
    "by": ("when", "row {row}, column 'by': 'when' is no reading of a due date"),
    "better": ("sideways", "row {row}, column 'better': 'sideways' is no direction"),
    "unique_id": (None, "row {row}: a cell is missing in column 'unique_id'"),
}


def sound(rows: int) -> dict[str, list[Any]]:
    columns = {"unique_id": "a", "rule": "at_least", "value": 60, "due": 2028}
    optional = dict.fromkeys(("value_to", "baseline_deviation", "since", "by", "better"))
    return {name: [cell] * rows for name, cell in (columns | optional).items()}


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(FAULTS_OF_TARGETS, 2)))
def test_the_faults_of_all_columns_come_at_once(first: str, second: str) -> None:
    goals = sound(4)
    for row, name in ((1, first), (3, second)):
        goals[name][row] = FAULTS_OF_TARGETS[name][0]
        if name == "value_to":
            goals["rule"][row] = "between"
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.attainment(FRAME, goals)
    assert [fault.row for fault in caught.value.faults] == [2, 4]
    for row, name in ((2, first), (4, second)):
        (fault,) = (fault for fault in caught.value.faults if fault.row == row)
        assert FAULTS_OF_TARGETS[name][1].format(row=row) in str(fault)


def test_a_value_that_is_no_number_is_one_fault_beside_a_rule_that_is_none() -> None:
    goals = sound(1) | {"rule": ["at_leest"], "value": ["5x"]}
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.attainment(FRAME, goals)
    assert [fault.field for fault in caught.value.faults] == ["value", "rule"]
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.attainment(FRAME, sound(1) | {"value": ["5x"]})
    assert len(caught.value.faults) == 1  # and none that the value is not finite


def test_dates_in_two_ways_are_one_fault_of_the_column() -> None:
    frame = FRAME | {"ds": [f"{year}-12-31" for year in FRAME["ds"]]}
    with pytest.raises(tiendo.InputError, match="due") as caught:
        tiendo.attainment(frame, sound(2) | {"due": ["2028-12-31", 2028]})
    assert len(caught.value.faults) == 1


def test_the_other_end_of_a_range_is_repeated() -> None:
    goals = {"unique_id": ["a", "a"], "rule": ["between", "at_least"], "value": [30, 60], "value_to": [45, None],
             "due": [2026, 2026]}  # fmt: skip
    found = tiendo.attainment(FRAME, goals)
    assert list(found)[:5] == ["unique_id", "rule", "value", "value_to", "due"]
    assert found["value_to"] == [45, None]
