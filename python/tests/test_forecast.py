"""Forecasts of frames: the contract of columns, periods of every kind, bounds, missing values, errors."""

from __future__ import annotations

import datetime
import itertools
import math
import re
import warnings
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest
import tiendo

ROWS: dict[str, list[Any]] = {
    "unique_id": ["a", "a", "a", "a", "b", "b", "b"],
    "ds": ["2019", "2020", "2021", "2022", "2020", "2021", "2023"],
    "y": [10.0, 12.0, 15.0, 19.0, 50.0, 51.0, 53.0],
}


def columns_of(frame: Any) -> dict[str, list[Any]]:
    if isinstance(frame, dict):
        return {name: list(cells) for name, cells in frame.items()}
    if isinstance(frame, pandas.DataFrame):
        return {str(name): frame[name].tolist() for name in frame.columns}
    return frame.to_dict(as_series=False) if isinstance(frame, polars.DataFrame) else frame.to_pydict()


def test_the_same_library_comes_back_with_the_same_numbers() -> None:
    mapping = tiendo.forecast(ROWS, 2, "year", level=[80, 95])
    names = ["unique_id", "ds", "auto", "auto-lo-80", "auto-hi-80", "auto-lo-95", "auto-hi-95"]
    assert list(mapping) == names
    assert list(mapping["unique_id"]) == ["a", "a", "b", "b"]
    assert list(mapping["ds"]) == ["2023", "2024", "2024", "2025"]
    for frame in (pandas.DataFrame(ROWS), polars.DataFrame(ROWS), pyarrow.table(ROWS)):
        result = tiendo.forecast(frame, 2, "year", level=[80, 95])
        assert type(result) is type(frame)
        assert columns_of(result) == columns_of(mapping)


def test_levels_nest_and_hold_the_median() -> None:
    f = tiendo.forecast(ROWS, 3, "year", models=["auto", "theta"], level=[50, 80, 95])
    for model in ("auto", "theta"):
        order = [f[f"{model}-lo-95"], f[f"{model}-lo-80"], f[f"{model}-lo-50"], f[model]]
        order += [f[f"{model}-hi-50"], f[f"{model}-hi-80"], f[f"{model}-hi-95"]]
        for lower, higher in itertools.pairwise(order):
            assert (lower < higher).all()
    assert list(tiendo.forecast(ROWS, 1, "year", level=[99.5]))[3:] == ["auto-lo-99.5", "auto-hi-99.5"]


def test_models_are_joined_by_their_names() -> None:
    members = ["ets", "theta", "damped"]
    f = tiendo.forecast(ROWS, 3, "year", models=[*members, "median(ets,theta,damped)", "mean(ets, theta)"], level=[80])
    assert list(f["median(ets,theta,damped)"]) == pytest.approx(list(np.median([f[m] for m in members], axis=0)))
    assert list(f["mean(ets, theta)"]) == pytest.approx(list((f["ets"] + f["theta"]) / 2))
    assert (f["median(ets,theta,damped)-lo-80"] < f["median(ets,theta,damped)-hi-80"]).all()
    with pytest.raises(tiendo.UnknownName, match="there is no model 'prophet'"):
        tiendo.forecast(ROWS, 1, "year", models=["mean(ets,prophet)"])


def test_rows_may_come_in_any_order_and_missing_ones_may_be_there_or_not() -> None:
    expected = columns_of(tiendo.forecast(ROWS, 2, "year", level=[80]))
    back = {name: cells[::-1] for name, cells in ROWS.items()}
    turned = columns_of(tiendo.forecast(back, 2, "year", level=[80]))
    assert turned["unique_id"] == ["b", "b", "a", "a"]
    assert sorted(turned["auto"]) == sorted(expected["auto"])
    with_hole = {
        "unique_id": [*ROWS["unique_id"], "b"],
        "ds": [*ROWS["ds"], "2022"],
        "y": [*ROWS["y"], None],
    }
    assert columns_of(tiendo.forecast(with_hole, 2, "year", level=[80])) == expected
    mixed = [4, 0, 5, 1, 6, 2, 3]
    shuffled = columns_of(tiendo.forecast({n: [c[i] for i in mixed] for n, c in ROWS.items()}, 2, "year"))
    assert shuffled["unique_id"] == ["b", "b", "a", "a"]
    assert shuffled["auto"] == turned["auto"]


@pytest.mark.parametrize(
    ("frequency", "ds", "expected"),
    [
        ("year", ["2022", "2023", "2024"], ["2025", "2026"]),
        ("half", ["2023-H1", "2023-H2", "2024-H1"], ["2024-H2", "2025-H1"]),
        ("quarter", ["2024-Q1", "2024-Q2", "2024-Q3"], ["2024-Q4", "2025-Q1"]),
        ("month", ["2024-09", "2024-10", "2024-11"], ["2024-12", "2025-01"]),
        ("week", ["2020-W51", "2020-W52", "2020-W53"], ["2021-W01", "2021-W02"]),
        ("day", ["2024-02-26", "2024-02-27", "2024-02-28"], ["2024-02-29", "2024-03-01"]),
        ("year", [2022, 2023, 2024], [2025, 2026]),
        (2, [2008, 2010, 2012], [2014, 2016]),
    ],
)
def test_periods_go_on(frequency: Any, ds: list[Any], expected: list[Any]) -> None:
    f = tiendo.forecast({"unique_id": [1, 1, 1], "ds": ds, "y": [1.0, 2.0, 3.0]}, 2, frequency)
    assert list(f["ds"]) == expected


def test_dates_stay_where_they_stand_in_their_period() -> None:
    def later(frequency: Any, *days: datetime.date) -> list[datetime.date]:
        frame = polars.DataFrame({"unique_id": ["a"] * len(days), "ds": days, "y": [1.0 + i for i in range(len(days))]})
        return list(tiendo.forecast(frame, 2, frequency)["ds"])

    date = datetime.date
    assert later("year", date(2022, 12, 31), date(2023, 12, 31)) == [date(2024, 12, 31), date(2025, 12, 31)]
    assert later("month", date(2023, 12, 31), date(2024, 1, 31)) == [date(2024, 2, 29), date(2024, 3, 31)]
    assert later("quarter", date(2024, 1, 1), date(2024, 4, 1)) == [date(2024, 7, 1), date(2024, 10, 1)]
    assert later("week", date(2024, 12, 16), date(2024, 12, 23)) == [date(2024, 12, 30), date(2025, 1, 6)]
    times = pandas.DataFrame(
        {"unique_id": "a", "ds": pandas.to_datetime(["2023-06-30", "2024-06-30"]), "y": [1.0, 2.0]}
    )
    assert tiendo.forecast(times, 1, "year")["ds"].tolist() == [pandas.Timestamp("2025-06-30")]


def test_bounds_are_kept() -> None:
    rows = {"unique_id": ["s"] * 4, "ds": [1, 2, 3, 4], "y": [80.0, 90.0, 97.0, 100.0]}
    f = tiendo.forecast(rows, 5, 1, models=["auto", "drift", "naive"], level=[80, 99], bounds=(0, 100))
    for name, cells in f.items():
        if name not in ("unique_id", "ds"):
            assert (cells >= 0).all()
            assert (cells <= 100).all()
    assert (tiendo.forecast(rows, 5, 1, level=[99], bounds=(None, 100))["auto-hi-99"] <= 100).all()
    f = tiendo.forecast({**rows, "y": [10.0, 20, 30, 101]}, 1, 1, bounds=(0, 100))
    assert list(f["auto-reason"]) == ["out_of_range"]
    assert math.isnan(f["auto"][0])


def test_a_bad_series_has_a_reason_and_its_neighbours_their_forecasts() -> None:
    rows = {"unique_id": ["a", "a", "b", "b"], "ds": [1, 2, 1, 2], "y": [None, None, 3.0, 4.0]}
    f = tiendo.forecast(rows, 1, 1, models=["auto", "log_theta", "naive"])
    assert list(f["auto-reason"]) == ["no_observation", ""]
    assert math.isfinite(f["auto"][1])
    negative = tiendo.forecast(
        {"unique_id": [1, 1], "ds": [1, 2], "y": [-1.0, 2.0]}, 1, 1, models=["log_theta", "auto"]
    )
    assert list(negative["log_theta-reason"]) == ["not_positive"]
    assert "auto-reason" not in negative


def test_fitted_rows_know_only_what_came_before() -> None:
    f = tiendo.forecast(ROWS, 1, "year", models=["naive"], fitted=True)
    assert list(f["ds"]) == ["2019", "2020", "2021", "2022", "2020", "2021", "2023", "2023", "2024"]
    assert list(f["naive"][1:4]) == [10.0, 12.0, 15.0]
    assert f["naive"][6] == 51.0  # 2022 is missing
    assert list(f["naive-reason"][[0, 4]]) == ["no_observation"] * 2
    assert list(f["naive"][7:]) == [19.0, 53.0]
    assert np.isnan(f["y"][7:]).all()


def test_cross_validation_forecasts_the_past_from_what_came_before() -> None:
    f = tiendo.cross_validation(ROWS, 1, "year", models=["naive"], level=[80], windows=2)
    assert list(f)[:5] == ["unique_id", "ds", "cutoff", "y", "naive"]
    assert list(f["unique_id"]) == ["a", "b", "a", "b"]
    assert list(f["cutoff"]) == ["2020", "2021", "2021", "2022"]
    assert list(f["ds"]) == ["2021", "2022", "2022", "2023"]
    assert list(f["naive"]) == [12.0, 51.0, 15.0, 51.0]
    known = {name: cells[:3] for name, cells in ROWS.items()}
    assert tiendo.cross_validation(ROWS, 1, "year")["auto"][0] == tiendo.forecast(known, 1, "year")["auto"][0]
    assert len(tiendo.cross_validation(ROWS, 9, "year")["y"]) == 0


def test_season_length_goes_by_the_frequency() -> None:
    pattern = [10.0, -4.0, 2.0, -8.0]
    rows = {
        "unique_id": ["q"] * 24,
        "ds": [f"{2019 + i // 4}-Q{i % 4 + 1}" for i in range(24)],
        "y": [100 + pattern[i % 4] for i in range(24)],
    }
    f = tiendo.forecast(rows, 4, "quarter", models=["auto", "ets", "seasonal_naive"])
    for model in ("auto", "ets", "seasonal_naive"):
        assert np.allclose(f[model], [110, 96, 102, 92], atol=1.5)
    flat = tiendo.forecast(rows, 4, "quarter", models=["theta"], season_length=1)["theta"]
    assert np.ptp(flat) < 5


@pytest.mark.parametrize(("frequency", "season", "count"), [("month", 12, 13), ("quarter", 4, 5), ("day", 7, 16)])
def test_a_season_is_known_from_one_period_more_than_it_has(frequency: Any, season: int, count: int) -> None:
    start = {"month": "2021-01-31", "quarter": "2021-03-31", "day": "2021-01-01"}[frequency]
    step = {"month": "ME", "quarter": "QE", "day": "D"}[frequency]
    days = pandas.date_range(start, periods=count, freq=step)
    frame: dict[str, list[Any]] = {
        "unique_id": ["a"] * count,
        "ds": list(days),
        "y": [100.0 + t + (50 if t % season == 1 else 0) for t in range(count)],
    }
    found = tiendo.forecast(frame, season, frequency, level=95)
    middle, low, high = (np.array(found[name]) for name in ("auto", "auto-lo-95", "auto-hi-95"))
    assert (np.arange(count, count + season) % season)[middle.argmax()] == 1
    assert (low < middle).all()
    assert (middle < high).all()


def test_growth_towards_a_cap() -> None:
    rows = {"unique_id": ["s", "s"], "ds": [1, 2], "y": [25.0, 50.0]}
    assert tiendo.forecast(rows, 1, 1, models=["logistic"], cap=100)["logistic"][0] == pytest.approx(75)


def test_errors_say_what_is_wrong() -> None:
    forecast: Any = tiendo.forecast  # the arguments are wrong on purpose
    cross_validation: Any = tiendo.cross_validation
    cases: Any = (
        (lambda: forecast(ROWS, 0, "year"), "horizon is at least 1"),
        (lambda: forecast(ROWS, 1, "decade"), "a frequency is 'year'"),
        (lambda: forecast(ROWS, 1, "year", level=[0.95]), "a percentage from 1 to below 100, not 0.95; write 95"),
        (lambda: forecast(ROWS, 1, "year", models="auto"), "models is a list"),
        (lambda: forecast(ROWS, 1, "year", models=["logistic"]), "a cap is above 0"),
        (lambda: forecast(ROWS, 1, "year", bounds=(100, 0)), "bounds need low < high"),
        (lambda: forecast({"unique_id": [1], "y": [1.0]}, 1, "year"), "no column ds"),
        (lambda: forecast({"unique_id": [1, 1], "ds": [1, 1], "y": [1, 2]}, 1, 1), "two rows for 1"),
        (lambda: forecast({"unique_id": [1], "ds": ["soon"], "y": [1]}, 1, "year"), "no period"),
        (lambda: forecast({"unique_id": [1], "ds": [1], "y": ["much"]}, 1, 1), "'much'.* is not a number"),
        (lambda: forecast({"unique_id": [1, 1], "ds": [1, 4], "y": [1, 2]}, 1, 2), "no whole number of steps"),
        (lambda: tiendo.cross_validation(ROWS, 1, "year", windows=0), "at least 1"),
        (lambda: cross_validation(ROWS, 1, "year", step=1.5), "a whole number"),
        (lambda: forecast(ROWS, 2**40, "year"), "at most 1000000, not 1099511627776"),
        (lambda: forecast(ROWS, 2.0, "year"), "a whole number"),
        (lambda: forecast(ROWS, 1, "year", threads=-1), "threads is at least 0"),
        (lambda: forecast(ROWS, 1, "year", level=["80"]), "a level is a number"),
        (lambda: forecast(ROWS, 1, "year", bounds=(math.inf, None)), "bounds need low < high"),
        (lambda: forecast(ROWS, 1, "year", bounds=(math.inf, -math.inf)), "bounds need low < high"),
        (lambda: tiendo.back_test(ROWS, 1, "year", bounds=(None, -math.inf)), "bounds need low < high"),
        (lambda: forecast(ROWS, 1, "year", bounds=()), "the least and the greatest"),
        (lambda: forecast(ROWS, 1, "year", progress=5), "cannot be called"),
    )
    for wrong, message in cases:
        with pytest.raises(tiendo.Error, match=message):
            wrong()
    with pytest.raises(tiendo.UnknownName, match="there is no model 'prophet'"):
        tiendo.forecast(ROWS, 1, "year", models=["prophet"])
    with pytest.raises(tiendo.InvalidValue, match=r"builtins\.list is no frame"):
        forecast([1, 2], 1, "year")


def test_columns_that_cannot_be_are_named_and_never_guessed() -> None:
    def texts(*ds: object) -> dict[str, Any]:
        return {"unique_id": ["a"] * len(ds), "ds": np.array(ds, dtype=object), "y": [1.0] * len(ds)}

    noon = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.timezone.utc)
    cases: tuple[tuple[Any, Any, str], ...] = (
        (texts("2024", 2025), "year", "write all of it in one way"),  # 2025 would be microseconds
        (texts("2024", None), "year", "row 2 has no ds"),
        (texts("2024-05-01 and so on"), "month", "no period of the frequency 'month'"),
        (texts("2024-05-01T00:00+07:00"), "month", "has a time zone"),
        (texts(noon), "month", "has a time zone"),
        (polars.DataFrame({"unique_id": ["a"], "ds": [noon], "y": [1.0]}), "month", "the time zone UTC"),
        (texts("9999"), "year", "beyond the year 9999"),
        (texts("9999-W52"), "week", "beyond the year 9999"),
        (texts(datetime.date(9999, 12, 31)), "day", "beyond 9999-12-31"),
        ({"unique_id": [1], "ds": np.array(["2262-04-01"], "datetime64[ns]"), "y": [1]}, "month", "beyond 2262-03-31"),
        ({"unique_id": [1], "ds": np.array([2**64 - 1], np.uint64), "y": [1]}, 1, "too large"),
        ({"unique_id": [1], "ds": [2**60], "y": [1]}, 1, "beyond"),
        ({"unique_id": ["a", "a"], "ds": [0, 2**40], "y": [1, 2]}, 1, "'a' runs over 1099511627777 periods"),
        ({"unique_id": ["a", None], "ds": [1, 1], "y": [1, 2]}, 1, "row 2 has no unique_id"),
        ({"unique_id": [math.nan, 1.0], "ds": [1, 1], "y": [1, 2]}, 1, "row 1 has no unique_id"),
        (polars.DataFrame({"unique_id": ["a", None], "ds": [1, 1], "y": [1, 2]}), 1, "row 2 has no unique_id"),
        ({"unique_id": ["1", 1], "ds": [1, 1], "y": [1, 2]}, 1, "holds texts, and 1 is none"),
        ({"unique_id": [["a"], ["b"]], "ds": [1, 1], "y": [1, 2]}, 1, "plain values"),
        ({"unique_id": ["a"], "ds": [1], "y": [1j]}, 1, "not a number"),
        ({"unique_id": ["a"], "ds": [1], "y": np.array(["2024"], "datetime64[Y]")}, 1, "not a number"),
        ({"unique_id": ["a"], "ds": [1], "y": [10**400]}, 1, "number"),
    )
    for frame, frequency, message in cases:
        with pytest.raises(tiendo.Error, match=re.escape(message)):
            tiendo.forecast(frame, 1, frequency)


def test_levels_that_differ_little_have_columns_of_their_own() -> None:
    assert {"auto-lo-99.99999", "auto-lo-99.999999"} < set(
        tiendo.forecast(ROWS, 1, "year", level=[99.99999, 99.999999])
    )


def test_more_windows_than_figures_are_no_more_than_there_are() -> None:
    rows = {"unique_id": ["a"] * 4, "ds": [1, 2, 3, 4], "y": [1.0, 2, 4, 3]}
    assert tiendo.cross_validation(rows, 1, 1, windows=2**62)["cutoff"].tolist() == [1, 2, 3]
    assert tiendo.cross_validation(rows, 1, 1, windows=2**62, step=2**62)["cutoff"].tolist() == [3]
    assert tiendo.back_test(rows, 1, 1, ["naive"], windows=2**62).columns["forecasts"] == [2]  # one figure has no scale


def test_a_back_test_of_nothing_has_no_scores() -> None:
    rows = {"unique_id": ["a"] * 4, "ds": [1, 2, 3, 4], "y": [5.0] * 4}
    scores = tiendo.back_test(rows, 1, 1, ["naive", "drift"])
    assert (scores.columns["forecasts"], scores.columns["mase"], scores.columns["owa"]) == (
        [0, 0],
        [None, None],
        [None, None],
    )
    assert repr(scores) == "<BackTest: 2 models, nothing to judge them by>"
    assert scores.to_pandas()["mae"].isna().all()
    late = tiendo.back_test({**rows, "y": [1.0, 2, 4, math.inf]}, 1, 1, ["naive"])
    assert (late.columns["forecasts"], late.columns["mae"]) == ([0], [None])


def test_nothing_in_nothing_out() -> None:
    empty: dict[str, list[Any]] = {"unique_id": [], "ds": [], "y": []}
    assert len(tiendo.forecast(empty, 3, "year", level=[80])["auto"]) == 0


def test_a_job_can_be_watched_and_stopped() -> None:
    count = 40_000
    rows = {"unique_id": np.arange(count), "ds": np.full(count, 2024), "y": np.ones(count)}
    steps: list[tuple[int, int]] = []
    tiendo.forecast(rows, 1, "year", models=["naive"], progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (count, count)
    assert len(steps) > 1

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tiendo.forecast(rows, 1, "year", models=["naive"], progress=stop)
    with pytest.raises(KeyboardInterrupt):
        tiendo.back_test(rows, 1, "year", ["naive"], progress=stop)


def test_a_back_test_scores_models_by_the_formulas() -> None:
    rows = {"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023], "y": [1.0, 2.0, 4.0]}
    scores = tiendo.back_test(rows, 1, 1, ["naive", "drift"])
    assert scores.columns["model"] == ["naive", "drift"]
    assert scores.columns["forecasts"] == [1, 1]
    naive, drift = scores.records()
    assert (naive["mae"], naive["mase"], naive["owa"]) == (2.0, 2.0, 1.0)  # 4 from 1, 2: 2 off on a scale of 1
    assert naive["smape"] == pytest.approx(200 * 2 / 6)
    assert drift["mase"] == pytest.approx(1.0)  # drift says 3
    assert drift["owa"] == pytest.approx((200 / 7 / (200 * 2 / 6) + 1 / 2) / 2)
    assert scores.to_pandas()["mase"].tolist() == pytest.approx([2.0, 1.0])
    assert repr(scores) == "<BackTest: 2 models, drift with the least MASE, 1>"


def test_a_back_test_judges_the_forecasts_of_cross_validation() -> None:
    f = tiendo.cross_validation(ROWS, 1, "year", models=["auto"], level=[80], windows=2)
    scores = tiendo.back_test(ROWS, 1, "year", ["auto"], 80, windows=2)
    judged = ~np.isnan(f["y"])  # 2022 of b is missing
    assert scores.columns["forecasts"] == [int(judged.sum())]
    errors = np.abs(f["y"] - f["auto"])[judged]
    assert scores.columns["mae"][0] == pytest.approx(errors.mean())
    inside = (f["auto-lo-80"] <= f["y"]) & (f["y"] <= f["auto-hi-80"])
    assert scores.columns["coverage"][0] == inside[judged].mean()
    assert scores.columns["values"] == [int(judged.sum())]
    with pytest.raises(tiendo.InvalidValue):
        tiendo.back_test(ROWS, 1, "year", windows=0)


def lines(areas: int, years: int, seed: int = 5) -> dict[str, Any]:
    """Areas that rise by about as much each, in units of their own."""
    dice = np.random.default_rng(seed)
    unit = dice.uniform(1, 50, (areas, 1))
    values = unit * (20 + np.cumsum(1 + dice.normal(0, 0.5, (areas, years)), axis=1))
    return {
        "unique_id": np.repeat([f"area {i}" for i in range(areas)], years),
        "ds": np.tile(np.arange(2025 - years, 2025), areas),
        "y": values.ravel(),
    }


def test_series_of_one_panel_are_forecast_by_what_they_share() -> None:
    panel = lines(60, 9)
    plain = tiendo.forecast(panel, 3, "year", ["auto", "naive"], [95])
    shared = tiendo.forecast(panel, 3, "year", ["auto", "naive"], [95], panel=True)
    named = tiendo.forecast({**panel, "kind": ["x"] * 540}, 3, "year", ["auto", "naive"], [95], panel="kind")
    assert all(np.array_equal(shared[name], named[name]) for name in shared)
    assert (shared["auto"] != plain["auto"]).all()
    for name in ("naive", "naive-lo-95", "naive-hi-95"):  # other models know no panels
        assert np.array_equal(shared[name], plain[name])
    known = {name: cells.reshape(60, 9)[:, :6].ravel() for name, cells in panel.items()}
    truth = panel["y"].reshape(60, 9)[:, 6:].ravel()
    errors = [
        np.abs(tiendo.forecast(known, 3, "year", panel=together)["auto"] / truth - 1).mean()
        for together in (True, False)
    ]
    assert errors[0] < errors[1]


def test_many_panels_in_one_call_are_those_of_many_calls() -> None:
    first, second = lines(7, 8, 1), lines(12, 5, 2)
    second["unique_id"] = np.array([f"other {name}" for name in second["unique_id"]])
    both = {name: np.concatenate([first[name], second[name]]) for name in first}
    both["kind"] = np.repeat([2, 1], [56, 60])
    mixed = np.random.default_rng(3).permutation(116)
    together = tiendo.forecast({name: cells[mixed] for name, cells in both.items()}, 2, "year", level=80, panel="kind")
    order = np.lexsort((together["ds"], together["unique_id"]))
    own = [tiendo.forecast(frame, 2, "year", level=80, panel=True) for frame in (first, second)]
    for name in ("auto", "auto-lo-80", "auto-hi-80"):
        parts = np.concatenate([f[name] for f in own])
        ids = np.concatenate([f["unique_id"] for f in own])
        ds = np.concatenate([f["ds"] for f in own])
        assert together[name][order] == pytest.approx(parts[np.lexsort((ds, ids))], rel=1e-9)


def test_a_panel_of_one_series_is_the_series() -> None:
    one = lines(1, 6)
    for together in (True, "unique_id"):
        shared, plain = (tiendo.forecast(one, 2, "year", level=95, panel=p) for p in (together, None))
        assert all(np.array_equal(shared[name], plain[name]) for name in plain)


def test_panels_of_the_past_know_nothing_of_later_values() -> None:
    panel = lines(20, 8)
    held = tiendo.cross_validation(panel, 2, "year", windows=2, panel=True)
    for years in (6, 4):
        known = {name: cells.reshape(20, 8)[:, :years].ravel() for name, cells in panel.items()}
        then = tiendo.forecast(known, 2, "year", panel=True)["auto"]
        assert np.array_equal(held["auto"][held["cutoff"] == 2016 + years], then)
    fitted = [tiendo.forecast(panel, 2, "year", fitted=True, panel=p)["auto"][:160] for p in (True, None)]
    assert np.array_equal(fitted[0], fitted[1], equal_nan=True)


def test_panels_keep_bounds_and_work_from_two_values_on() -> None:
    for years in (1, 2, 3):
        dice = np.random.default_rng(years)
        y = np.clip(dice.uniform(80, 100, (30, years)), 0, 100).ravel()
        frame = {"unique_id": np.repeat(np.arange(30), years), "ds": np.tile(np.arange(2020, 2020 + years), 30), "y": y}
        f = tiendo.forecast(frame, 8, "year", level=[99], bounds=(0, 100), panel=True)
        assert 0 <= f["auto-lo-99"].min() <= f["auto-hi-99"].max() <= 100
        assert (f["auto-lo-99"] < f["auto-hi-99"]).all()


@pytest.mark.parametrize("make", [dict, pandas.DataFrame, polars.DataFrame, pyarrow.table])
def test_the_column_of_panels_is_read_from_every_frame(make: Any) -> None:
    frame = make(
        {
            "unique_id": ["a", "a", "b", "b"],
            "ds": [1, 2, 1, 2],
            "y": [1.0, 2, 4, 5],
            " kind ": ["é", "é", "e\u0301", "é "],
        }
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # the column is used
        f = tiendo.forecast(frame, 1, 1, panel="kind")
    both = tiendo.forecast(
        {"unique_id": ["a", "a", "b", "b"], "ds": [1, 2, 1, 2], "y": [1.0, 2, 4, 5]}, 1, 1, panel=True
    )
    assert list(np.asarray(f["auto"])) == list(both["auto"])


def test_wrong_panels_are_told() -> None:
    rows = {
        "unique_id": ["a", "a", "b"],
        "ds": [1, 2, 1],
        "y": [1.0, 2, 4],
        "kind": ["x", "z", "x"],
        "gap": ["x", "x", None],
    }
    for panel, told in (
        ("sort", "there is no column 'sort' to name the panel of each series; there are unique_id, ds, y, kind, gap"),
        ("kind", "series 'a' has two panels in the column 'kind': x and z"),
        ("gap", "row 3 has no gap"),
        (3, "panel is True where all series are of one kind, or the column that names the panel of each series, not 3"),
        ("", "panel is True where"), (["kind"], "panel is True where"), (1.0, "panel is True where"),
    ):  # fmt: skip
        with pytest.raises(tiendo.InvalidValue, match=re.escape(told)), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tiendo.forecast(rows, 1, 1, panel=panel)  # type: ignore[arg-type]
    old: Any = {"pooled": True}
    for call in (tiendo.forecast, tiendo.cross_validation):
        with pytest.raises(
            TypeError, match=re.escape("no argument 'pooled'; write panel=True where all series are of one kind")
        ):
            call(rows, 1, 1, **old)
