"""Effects of holidays and trading days on forecasts."""

from __future__ import annotations

import re
from typing import Any, Literal

import numpy as np
import pandas
import polars
import pytest
import tiendo
from numpy.typing import NDArray

TET = [
    "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28",
    "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
]  # fmt: skip
HOLIDAYS: dict[str, Any] = {
    "ds": TET,
    "holiday": ["tet"] * len(TET),
    "lower_window": [-1] * len(TET),
    "upper_window": [5] * len(TET),
}
MONTHS = np.arange("2010-01", "2025-01", dtype="datetime64[M]")
KNOWN = len(MONTHS) - 24
Floats = NDArray[np.float64]


def days_of_tet() -> Floats:
    """The days of Tet in each month, from one day before to five days after New Year's Day."""
    days = np.concatenate([np.datetime64(day) + np.arange(-1, 6) for day in TET])
    return np.array([(days.astype("datetime64[M]") == month).sum() for month in MONTHS], np.float64)


def trading_days() -> Floats:
    """Weekdays less 2.5 days of weekends."""
    starts = MONTHS.astype("datetime64[D]")
    ends = (MONTHS + 1).astype("datetime64[D]")
    weekdays = np.busday_count(starts, ends)
    found: Floats = weekdays - 2.5 * ((ends - starts).astype(int) - weekdays)
    return found


def series_of(per_day: float, per_trading_day: float = 0, seed: int = 1, count: int = 30) -> Floats:
    """Months with a drifting level, a season and relative effects; one row per series."""
    dice = np.random.default_rng(seed)
    level = np.cumsum(0.004 + 0.01 * dice.normal(size=(count, len(MONTHS))), axis=1)
    season = np.tile(0.1 * dice.normal(size=(count, 12)), len(MONTHS) // 12)
    noise = 0.02 * dice.normal(size=level.shape)
    made: Floats = 1000 * np.exp(level + season + noise + per_day * days_of_tet() + per_trading_day * trading_days())
    return made


def frame_of(y: Floats) -> dict[str, Any]:
    known = y[:, :KNOWN]
    return {
        "unique_id": np.repeat(np.arange(len(y)), KNOWN),
        "ds": np.tile(MONTHS[:KNOWN].astype(str), len(y)),
        "y": known.ravel(),
    }


def errors(y: Floats, holidays: Any) -> Floats:
    said = tiendo.forecast(frame_of(y), 24, "month", holidays=holidays)["auto"].reshape(len(y), 24)
    return np.asarray(np.abs(np.log(said / y[:, KNOWN:])))


@pytest.mark.parametrize(("per_day", "per_trading_day"), [(-0.02, 0), (-0.05, 0), (-0.02, 0.004), (0.03, 0)])
def test_effects_that_there_are_are_forecast(per_day: float, per_trading_day: float) -> None:
    y = series_of(per_day, per_trading_day)
    turns = np.isin((MONTHS[KNOWN:] - MONTHS[0]).astype(int) % 12, (0, 1))  # Tet moves between these months
    without, held = errors(y, None), errors(y, HOLIDAYS)
    assert held[:, turns].mean() < 0.6 * without[:, turns].mean()
    assert held.mean() < 0.9 * without.mean()


def test_effects_that_there_are_not_change_little() -> None:
    y = series_of(0, count=60)
    assert errors(y, HOLIDAYS).mean() < 1.01 * errors(y, None).mean()


def test_an_exact_effect_is_found() -> None:
    # A whole Tet takes away .35 of the logarithm; without it, January and February are forecast as the other months.
    y = series_of(-0.05, count=5)
    plain = np.log(y) + 0.05 * days_of_tet()
    said = tiendo.forecast(frame_of(y), 24, "month", holidays=HOLIDAYS)["auto"].reshape(5, 24)
    left = np.log(said) + 0.05 * days_of_tet()[KNOWN:] - plain[:, KNOWN:]
    assert np.abs(left[:, :2].mean() - left[:, 2:6].mean()) < 0.04


def test_values_at_or_below_zero_have_effects_that_add() -> None:
    dice = np.random.default_rng(2)
    y = 10 * dice.normal(size=(10, len(MONTHS))) - 20 * days_of_tet()
    turns = slice(0, 2)
    said = [
        tiendo.forecast(frame_of(y), 24, "month", holidays=held)["auto"].reshape(10, 24)[:, turns]
        for held in (None, HOLIDAYS)
    ]
    off = [np.abs(some - y[:, KNOWN:][:, turns]).mean() for some in said]
    assert off[1] < 0.5 * off[0]


def test_bounds_hold_with_effects() -> None:
    y = np.clip(series_of(-0.05) / 20, 0, 100)
    said = tiendo.forecast(frame_of(y), 24, "month", level=[80, 99], bounds=(0, 100), holidays=HOLIDAYS)
    for name in ("auto", "auto-lo-80", "auto-hi-99"):
        assert ((said[name] >= 0) & (said[name] <= 100)).all()


def test_all_kinds_of_frames_and_dates_say_the_same() -> None:
    y = series_of(-0.02, count=3)
    expected = tiendo.forecast(frame_of(y), 24, "month", level=80, holidays=HOLIDAYS)
    days = pandas.to_datetime(TET)
    for held in (
        pandas.DataFrame(HOLIDAYS),
        pandas.DataFrame({**HOLIDAYS, "ds": days}),
        polars.DataFrame({**HOLIDAYS, "ds": days.date.tolist()}),
        {**HOLIDAYS, "ds": days.to_pydatetime().tolist()},
        {**HOLIDAYS, "holiday": [" t\u0065\u0302\u0301t "] * len(TET)},
        {name: cells[::-1] for name, cells in HOLIDAYS.items()},
    ):
        said = tiendo.forecast(frame_of(y), 24, "month", level=80, holidays=held)
        for name in ("auto", "auto-lo-80", "auto-hi-80"):
            assert np.array_equal(said[name], expected[name])


def test_fitted_rows_and_windows_know_the_effects_of_their_past_alone() -> None:
    y = series_of(-0.05, count=1)
    frame = frame_of(y)
    windows = tiendo.cross_validation(frame, 12, "month", windows=2, holidays=HOLIDAYS)
    first = tiendo.forecast(
        {name: cells[: KNOWN - 24] for name, cells in frame.items()}, 12, "month", holidays=HOLIDAYS
    )
    assert np.array_equal(windows["auto"][:12], first["auto"])
    fitted = tiendo.forecast(frame, 1, "month", fitted=True, holidays=HOLIDAYS)
    one = tiendo.forecast({name: cells[:100] for name, cells in frame.items()}, 1, "month", holidays=HOLIDAYS)
    assert fitted["auto"][100] == one["auto"][0]


@pytest.mark.parametrize("count", [1, 5, 12, 13, 14, 24, 30])
def test_short_series_are_forecast(count: int) -> None:
    frame = {name: cells[:count] for name, cells in frame_of(series_of(-0.05, count=1)).items()}
    held = tiendo.forecast(frame, 3, "month", holidays=HOLIDAYS)
    assert np.isfinite(held["auto"]).all()
    if count < 26:
        assert np.array_equal(held["auto"], tiendo.forecast(frame, 3, "month")["auto"])


@pytest.mark.parametrize("frequency", ["day", "week", "quarter"])
def test_days_weeks_and_quarters_have_effects(frequency: Literal["day", "week", "quarter"]) -> None:
    step = {"day": 1, "week": 7, "quarter": 91}[frequency]
    starts = np.datetime64("2012-01-02") + step * np.arange(4000 // step)
    if frequency == "quarter":
        starts = np.arange("2010-01", "2024-01", 3, dtype="datetime64[M]").astype("datetime64[D]")
    y = 100.0 + np.random.default_rng(3).normal(size=len(starts))
    frame: Any = {"unique_id": ["a"] * len(y), "ds": starts.astype(str), "y": y}
    said = tiendo.forecast(frame, 8, frequency, holidays=HOLIDAYS)
    assert np.isfinite(said["auto"]).all()


def test_missing_values_and_series_without_values_are_no_hindrance() -> None:
    frame = frame_of(series_of(-0.05, count=2))
    frame["y"][5:9] = np.nan
    frame["y"][KNOWN:] = np.nan
    said = tiendo.forecast(frame, 2, "month", holidays=HOLIDAYS)
    assert np.isfinite(said["auto"][:2]).all()
    assert said["auto-reason"].tolist()[2:] == ["no_observation"] * 2


@pytest.mark.parametrize(
    ("holidays", "told"),
    [
        ({"ds": TET}, "holidays have the columns ds and holiday; there is no holiday"),
        ({"x": [1]}, "there is no ds and no holiday"),
        (
            {"ds": ["soon"], "holiday": ["tet"]},
            "row 1 of holidays has no date such as 2024-02-10 in the column ds: 'soon'",
        ),
        ({"ds": ["2024-02"], "holiday": ["tet"]}, "row 1 of holidays has no date"),
        ({"ds": [20240210], "holiday": ["tet"]}, "row 1 of holidays has no date"),
        ({"ds": [None], "holiday": ["tet"]}, "row 1 of holidays has no date"),
        ({"ds": TET[:2], "holiday": ["tet", None]}, "row 2 of holidays has no name in the column holiday"),
        ({"ds": TET[:1], "holiday": [" "]}, "row 1 of holidays has no name"),
        (
            {"ds": TET[:1], "holiday": ["tet"], "lower_window": [1]},
            "row 1 of holidays has the lower_window 1; it is a whole number of days from -366 to 0",
        ),
        (
            {"ds": TET[:1], "holiday": ["tet"], "upper_window": [1.5]},
            "row 1 of holidays has the upper_window 1.5; it is a whole number of days from 0 to 366",
        ),
        ({"ds": TET[:1], "holiday": ["tet"], "upper_window": [float("inf")]}, "row 1 of holidays has the upper_window"),
    ],
)
def test_wrong_holidays_are_told(holidays: Any, told: str) -> None:
    with pytest.raises(tiendo.InvalidValue, match=re.escape(told)):
        tiendo.forecast(frame_of(series_of(0, count=1)), 1, "month", holidays=holidays)


def test_holidays_need_dates() -> None:
    years: dict[str, Any] = {"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023], "y": [1.0, 2, 4]}
    with pytest.raises(tiendo.InvalidValue, match="holidays need quarters, months, weeks or days, not 'year'"):
        tiendo.forecast(years, 1, "year", holidays=HOLIDAYS)
    with pytest.raises(tiendo.InvalidValue, match="holidays have dates, and ds holds counts of periods without a date"):
        tiendo.forecast({**years, "ds": [1, 2, 3]}, 1, "month", holidays=HOLIDAYS)
