"""Public holidays of a country in forecasts: the same as a frame of the days that the package `holidays` gives."""

from __future__ import annotations

import re
import sys
from typing import Any, Literal

import numpy as np
import pytest
import tiendo
from numpy.typing import NDArray
from tiendo.forecasting._country_holidays import country_holidays

package = pytest.importorskip("holidays")

Floats = NDArray[np.float64]
NEW_YEARS = ["2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01",
             "2023-01-22", "2024-02-10", "2025-01-29"]  # fmt: skip
DAYS = np.arange("2015-01-01", "2025-02-15", dtype="datetime64[D]")
KNOWN = int(np.searchsorted(DAYS, np.datetime64("2025-01-20")))
HORIZON = len(DAYS) - KNOWN
SHAPE = np.array([0.2, -0.5, -0.4, -0.3, -0.2, -0.1])  # of the logarithm, from New Year's Eve on


def tet() -> Floats:
    """The effect of Tet on each day."""
    moved = np.zeros(len(DAYS))
    for day in NEW_YEARS:
        at = int(np.searchsorted(DAYS, np.datetime64(day)))
        moved[at - 1 : at + 5] = SHAPE
    return moved


def daily(seed: int, effect: NDArray[Any], count: int = 4) -> Floats:
    """Days with a drifting level, a week and an effect; one row per series."""
    dice = np.random.default_rng(seed)
    level = np.cumsum(0.003 * dice.normal(size=(count, len(DAYS))), axis=1)
    week = np.tile(0.1 * dice.normal(size=(count, 7)), len(DAYS) // 7 + 1)[:, : len(DAYS)]
    made: Floats = 1000 * np.exp(level + week + 0.05 * dice.normal(size=level.shape) + effect)
    return made


def frame_of(y: Floats) -> dict[str, Any]:
    return {
        "unique_id": np.repeat(np.arange(len(y)), KNOWN),
        "ds": np.tile(DAYS[:KNOWN].astype(str), len(y)),
        "y": y[:, :KNOWN].ravel(),
    }


def errors(y: Floats, holidays: Any) -> Floats:
    said = tiendo.forecast(frame_of(y), HORIZON, "day", holidays=holidays)["auto"].reshape(len(y), HORIZON)
    return np.asarray(np.abs(np.log(said / y[:, KNOWN:])))


def listed(country: str, years: range, subdivision: str | None = None) -> dict[str, Any]:
    """The days of the package with its English names but for their status."""
    found = package.country_holidays(country, subdiv=subdivision, years=years, language="en_US")
    rows = [(str(day), name) for day in found for name in found.get_list(day)]
    names = [re.sub(r" \((observed|substituted from .*)\)", "", name) for _, name in rows]
    return {"ds": [day for day, _ in rows], "holiday": names}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_days_around_tet_are_forecast_better(seed: int) -> None:
    y = daily(seed, tet())
    near = tet()[KNOWN:] != 0
    without, held = errors(y, None), errors(y, "VN")
    assert (
        held[:, near].mean() < 0.4 * without[:, near].mean()
    )  # the noise alone has an error of .05 sqrt(2 / pi) = .04
    assert held[:, ~near].mean() < 1.05 * without[:, ~near].mean()


@pytest.mark.parametrize("seed", [4, 5])
def test_holidays_without_an_effect_change_little(seed: int) -> None:
    y = daily(seed, np.zeros(len(DAYS)))
    assert errors(y, "VN").mean() < 1.02 * errors(y, None).mean()


def test_days_of_a_country_are_the_frame_of_them() -> None:
    y = daily(6, tet(), count=2)
    said = tiendo.forecast(frame_of(y), HORIZON, "day", level=80, holidays="VN")
    expected = tiendo.forecast(frame_of(y), HORIZON, "day", level=80, holidays=listed("VN", range(2015, 2026)))
    without = tiendo.forecast(frame_of(y), HORIZON, "day", level=80)
    for name in ("auto", "auto-lo-80", "auto-hi-80"):
        assert np.array_equal(said[name], expected[name])
        assert not np.array_equal(said[name], without[name])


@pytest.mark.parametrize("frequency", ["week", "month", "quarter"])
def test_longer_periods_know_the_days_of_tet_as_one_holiday(frequency: Literal["week", "month", "quarter"]) -> None:
    days = np.arange("1990-01-01", "2025-01-01", dtype="datetime64[D]")  # from a Monday on
    starts = days[::7]
    if frequency != "week":
        months = np.arange("1990-01", "2025-01", 1 if frequency == "month" else 3, dtype="datetime64[M]")
        starts = months.astype("datetime64[D]")
    held = listed("VN", range(1990, 2027))
    of_tet = np.array(["Lunar New Year" in name for name in held["holiday"]])
    held["holiday"] = np.where(of_tet, "Lunar New Year", held["holiday"]).tolist()
    effect = -0.3 * np.isin(days, np.array(held["ds"], "datetime64[D]")[of_tet])
    noise = np.exp(0.002 * np.random.default_rng(7).normal(size=len(starts)))
    y = noise * np.add.reduceat(np.exp(effect), np.searchsorted(days, starts))
    starts, y = starts[:-1], y[:-1]  # the last week is not whole
    frame: dict[str, Any] = {"unique_id": ["a"] * len(starts), "ds": starts.astype(str), "y": y}
    said = tiendo.forecast(frame, 9, frequency, holidays="VN")["auto"]
    assert np.array_equal(said, tiendo.forecast(frame, 9, frequency, holidays=held)["auto"])
    if frequency != "quarter":  # Tet is always in the first quarter
        assert not np.array_equal(said, tiendo.forecast(frame, 9, frequency)["auto"])


def test_a_subdivision_has_days_of_its_own() -> None:
    effect = np.isin(
        DAYS.astype("datetime64[D]"), np.array([f"{year}-03-31" for year in range(2015, 2026)], "datetime64[D]")
    )
    y = daily(8, 2.0 * effect, count=1)
    frame: dict[str, Any] = {
        "unique_id": ["a"] * KNOWN, "ds": DAYS[:KNOWN].astype(str), "y": y[0, :KNOWN],
    }  # fmt: skip
    own = tiendo.forecast(frame, 80, "day", holidays="US-CA")["auto"]  # Cesar Chavez Day is 31 March in California
    assert np.array_equal(
        own, tiendo.forecast(frame, 80, "day", holidays=listed("US", range(2015, 2026), "CA"))["auto"]
    )
    assert own[70] > 4 * tiendo.forecast(frame, 80, "day", holidays="US")["auto"][70]  # 70 days after 20 January


def test_cross_validation_takes_a_country() -> None:
    y = daily(9, tet(), count=1)
    said, expected = (
        tiendo.cross_validation(frame_of(y), 14, "day", windows=2, holidays=held)["auto"]
        for held in ("VN", listed("VN", range(2015, 2026)))
    )
    assert np.array_equal(said, expected)


def test_the_days_of_tet_are_those_of_the_calendar() -> None:
    found = country_holidays("VN", range(2015, 2026), single_days=True)
    first = [str(day) for day, name in zip(found["ds"], found["holiday"], strict=True) if name == "Lunar New Year"]
    assert first == NEW_YEARS


@pytest.mark.parametrize("code", ["VN", "AE", "BD", "TR", "GB", "US", "LA", "KZ", "UA", "CN", "JP"])
@pytest.mark.parametrize("single_days", [True, False])
def test_names_are_the_same_in_all_years(code: str, single_days: bool) -> None:
    found = country_holidays(code, range(2010, 2031), single_days)
    names = set(found["holiday"])
    assert not [name for name in names if re.search("observed|estimated|substitut|in lieu", name)]
    assert [str(day) for day in sorted(set(found["ds"]))] == [
        str(day) for day in sorted(package.country_holidays(code, years=range(2010, 2031)))
    ]


def test_estimated_days_ahead_have_the_names_of_the_past() -> None:
    found = country_holidays("BD", range(2015, 2031), single_days=True)
    years = {day.year for day, name in zip(found["ds"], found["holiday"], strict=True) if name == "Eid al-Fitr"}
    assert years == set(range(2015, 2031))


def test_a_name_in_which_another_one_stands_is_that_one() -> None:
    years = range(2015, 2026)
    single, grouped = (country_holidays("VN", years, single_days) for single_days in (True, False))
    assert {
        (one, other) for one, other in zip(single["holiday"], grouped["holiday"], strict=True) if one != other
    } == {
        (name, "Lunar New Year")
        for name in (
            "29 of Lunar New Year", "Lunar New Year's Eve", "Second Day of Lunar New Year", "Third Day of Lunar New Year",
            "Fourth Day of Lunar New Year", "Fifth Day of Lunar New Year",
        )
    }  # fmt: skip
    assert single["ds"] == grouped["ds"]


def test_the_language_of_the_machine_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [country_holidays(code, range(2020, 2023), single_days=True) for code in ("VN", "DE", "TH", "UA", "CH-GE")]
    monkeypatch.setenv("LANGUAGE", "vi")
    assert before == [
        country_holidays(code, range(2020, 2023), single_days=True) for code in ("VN", "DE", "TH", "UA", "CH-GE")
    ]


MONTHS: dict[str, Any] = {"unique_id": ["a"] * 3, "ds": ["2024-01", "2024-02", "2024-03"], "y": [1.0, 2, 4]}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("vn", "or the code of a country such as 'VN' or 'US-CA', not 'vn'; did you mean 'VN'?"),
        ("us-ca", "not 'us-ca'; did you mean 'US-CA'?"),
        ("Viet Nam", "holidays are a frame, a path such as 'holidays.csv', or the code of a country"),
        ("", "not ''"),
        ("VN-", "not 'VN-'"),
        ("VN\n", r"not 'VN\n'"),
        ("\ud800", "the code of a country"),
        ("XX", "the package holidays has no country 'XX'; write the code of ISO 3166-1, such as 'VN'"),
        ("XNYS", "the code of a country"),  # the New York Stock Exchange, which the package has as a market
        ("NYSE", "the code of a country"),
        ("VN-SG", "the package holidays has no subdivision 'SG' of VN; write 'VN'"),
        ("NZ-AKL", "the package holidays has no subdivision 'AKL' of NZ; write 'NZ' or one of NZ-AUK, NZ-BOP, "),
        ("US-ca", "the package holidays has no subdivision 'ca' of US; write 'US' or one of US-AK, US-AL, "),
    ],
)
def test_unknown_countries_and_subdivisions_are_told(code: str, told: str) -> None:
    with pytest.raises(tiendo.InvalidValue, match=re.escape(told)):
        tiendo.forecast(MONTHS, 1, "month", holidays=code)


def test_a_text_with_a_point_or_a_slash_is_a_path() -> None:
    for path in ("VN.csv", "./VN", "holidays/VN"):
        with pytest.raises(tiendo.InputError, match="there is no such file"):
            tiendo.forecast(MONTHS, 1, "month", holidays=path)


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(ImportError, match=re.escape("this needs holidays: pip install 'tiendo[holidays]'")):
        tiendo.forecast(MONTHS, 1, "month", holidays="VN")
    with pytest.raises(tiendo.InvalidValue, match="did you mean 'VN'"):
        tiendo.forecast(MONTHS, 1, "month", holidays="vn")


@pytest.mark.parametrize(
    "ds", [["9999-12-27", "9999-12-28"], ["0001-01-01", "0001-01-02"], ["2150-05-05", "2150-05-06"]]
)
def test_years_that_the_package_does_not_have_have_no_holidays(ds: list[str]) -> None:
    frame: dict[str, Any] = {"unique_id": ["a"] * 2, "ds": np.array(ds, "datetime64[D]"), "y": [1.0, 2.0]}
    said = tiendo.forecast(frame, 3, "day", holidays="VN")["auto"]
    assert np.array_equal(said, tiendo.forecast(frame, 3, "day")["auto"])


def test_an_empty_frame_has_no_years() -> None:
    empty: dict[str, Any] = {"unique_id": [], "ds": [], "y": []}
    assert len(tiendo.forecast(empty, 1, "month", holidays="VN")["auto"]) == 0


def test_periods_without_dates_have_no_holidays() -> None:
    with pytest.raises(tiendo.InvalidValue, match="holidays need quarters, months, weeks or days, not 'year'"):
        tiendo.forecast({**MONTHS, "ds": [2021, 2022, 2023]}, 1, "year", holidays="VN")
    with pytest.raises(tiendo.InvalidValue, match="holidays have dates, and ds holds counts"):
        tiendo.forecast({**MONTHS, "ds": [1, 2, 3]}, 1, "month", holidays="VN")
