"""What stands in unique_id, ds and y: read as what it is, or refused with the cure."""

from __future__ import annotations

import datetime
import decimal
import re
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest
import tiendo

DATE = datetime.date
HUE = "Hu\u1ebf"


forecast: Any = tiendo.forecast  # for what is wrong on purpose


def ahead(ds: Any, frequency: Any, horizon: int = 1) -> list[Any]:
    """The times of the forecast of one series of a mapping."""
    rows = {"unique_id": ["a"] * len(ds), "ds": ds, "y": np.arange(1.0, len(ds) + 1)}
    return [str(time) for time in forecast(rows, horizon, frequency, ["naive"])["ds"]]


def panda(**columns: Any) -> pandas.DataFrame:
    return pandas.DataFrame({"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023], "y": [1.0, 2.0, 3.0]} | columns)


@pytest.mark.parametrize(
    ("frequency", "ds", "expected"),
    [
        # whole numbers
        ("month", [202411, 202412, 202501], ["202502", "202503"]),
        ("month", np.array([202410, 202411], np.int32), ["202412", "202501"]),
        ("month", [202411.0, 202412.0], ["202501.0", "202502.0"]),
        ("quarter", [20243, 20244], ["20251", "20252"]),
        ("half", [20241, 20242], ["20251", "20252"]),
        ("week", [202052, 202053], ["202101", "202102"]),  # 2020 has 53 weeks
        ("day", [20240227, 20240228], ["20240229", "20240301"]),
        ("year", [2023.0, 2024.0], ["2025.0", "2026.0"]),
        ("month", [7, 8, 9], ["10", "11"]),  # counts
        ("quarter", [998, 999, 1000], ["1001", "1002"]),
        # texts
        ("month", ["2021M11", "2021M12"], ["2022M01", "2022M02"]),
        ("month", ["2021m9", "2021m10"], ["2021m11", "2021m12"]),
        ("month", ["11/2021", "12/2021"], ["01/2022", "02/2022"]),
        ("month", ["9/2021", "10/2021", "12/2021"], ["1/2022", "2/2022"]),
        ("month", ["202411", "202412"], ["202501", "202502"]),
        ("quarter", ["2018Q3", "2018Q4"], ["2019Q1", "2019Q2"]),
        ("quarter", ["Q3 2018", "Q4 2018"], ["Q1 2019", "Q2 2019"]),
        ("half", ["2018-S1", "2018-S2"], ["2019-S1", "2019-S2"]),
        ("year", ["2023.0", "2024.0"], ["2025.0", "2026.0"]),
        ("year", [" 2023", "2024\u00a0"], ["2025", "2026"]),
        ("month", ["20240131", "20240229"], ["20240331", "20240430"]),
        ("month", ["2024-01-31 00:00:00", "2024-02-29 00:00:00"], ["2024-03-31 00:00:00", "2024-04-30 00:00:00"]),
        (2, ["2008", "2010"], ["2012", "2014"]),
    ],
)
def test_periods_are_read_as_they_are_written_and_go_on_so(frequency: Any, ds: Any, expected: list[str]) -> None:
    assert ahead(ds, frequency, 2) == expected


def test_a_month_written_as_a_number_is_the_month_of_a_date() -> None:
    months = pandas.period_range("2021-01", periods=48, freq="M")
    y = 1000 + 10 * np.arange(48) + 200 * np.sin(np.arange(48) * np.pi / 6)
    found = [
        forecast({"unique_id": ["a"] * 48, "ds": ds, "y": y}, 6, "month")["auto"]
        for ds in (
            months.to_timestamp().to_numpy(), months.strftime("%Y%m").astype(int).to_numpy(), list(months.strftime("%YM%m")),
            list(months.strftime("%m/%Y")), np.array(list(months), dtype=object),
        )
    ]  # fmt: skip
    for other in found[1:]:
        np.testing.assert_array_equal(other, found[0])


@pytest.mark.parametrize(
    ("frequency", "ds", "message"),
    [
        ("month", [2021, 2022, 2023], "ds 2023 is no month, as 202407 is; is the frequency 'year'?"),
        ("quarter", [2021, 2022], "is the frequency 'year'?"),
        ("year", [202411, 202412], "is the frequency 'month'?"),
        ("month", [20243, 20244], "is the frequency 'quarter'?"),
        ("month", [20240131, 20240229], "is a day, written as a whole number; give dates"),
        ("month", [202400, 202401], "ds 202400 is no month; write whole numbers such as 202407, texts or dates"),
        ("day", [20240230, 20240301], "ds 20240230 is no day"),
        ("week", [202154, 202201], "ds 202154 is no week"),
        ("week", [202153, 202201], "2021 has no week 53"),
        ("year", [2015.5, 2016.5], "ds 2015.5 is no whole number"),
        ("year", [2015.0, float("nan")], "row 2 has no ds"),
        ("year", [2015, None], "row 2 has no ds"),
        ("year", ["2015", " "], "row 2 has no ds"),
        ("year", ["31/12/2021"], "write 2024, or a date such as 2024-12-31"),
        ("month", ["Jan 2021"], "write 2024-07, or a date"),
        ("month", ["2021-Q1", "2021-Q2"], "is the frequency 'quarter'?"),
        ("year", ["2021", "2022-12-31"], "ds holds '2021' and '2022-12-31': write all of it in one way"),
        ("month", ["2021-01", "2021M02"], "ds holds '2021-01' and '2021M02': write all of it in one way"),
        ("day", ["2021-02-29"], "ds '2021-02-29' is no day of the calendar"),
        (1, ["1", "x"], "ds 'x' is no whole number"),
        ("year", [True, False], "not [True]"),
        ("year", [datetime.time(1), datetime.time(2)], "not datetime.time(1, 0)"),
        ("MS", ["2021-01"], "; write 'month'"),
        ("YE-DEC", ["2021"], "; write 'year'"),
        ("yaer", ["2021"], "; did you mean 'year'?"),
        (True, [1], "a frequency is"),
        (0, [1], "a frequency is"),
        (1.0, [1], "a frequency is"),
    ],
)
def test_what_is_no_period_is_refused_with_the_cure(frequency: Any, ds: Any, message: str) -> None:
    with pytest.raises(tiendo.InvalidValue, match=re.escape(message)):
        ahead(ds, frequency)


def test_periods_of_pandas_come_back_as_such() -> None:
    for first, unit, frequency, last in (
        ("2021", "Y", "year", "2024"), ("2021", "Y-MAR", "year", "2024"), ("2021Q2", "Q", "quarter", "2022Q1"),
        ("2021-11", "M", "month", "2022-02"), ("2021-02-26", "D", "day", "2021-03-01"),
        ("2021-02-26", "W", "week", "2021-03-15/2021-03-21"),
    ):  # fmt: skip
        found = forecast(panda(ds=pandas.period_range(first, periods=3, freq=unit)), 1, frequency)
        assert str(found["ds"].dtype).startswith("period") and str(found["ds"][0]) == last
    monthly = pandas.PeriodIndex(["2021-01", "2021-07", "2022-01"], freq="M")
    assert str(forecast(panda(ds=monthly), 1, "half")["ds"][0]) == "2022-07"
    cv = tiendo.cross_validation(panda(ds=monthly), 1, "half", ["naive"])
    assert [str(cv[name][0]) for name in ("cutoff", "ds")] == ["2021-07", "2022-01"]
    wrong: Any = (
        (pandas.period_range("2021Q1", periods=3, freq="Q"), "month"), (pandas.period_range("2021", periods=3, freq="Y"), 1),
        (pandas.period_range("2021-01-01", periods=3, freq="h"), "day"), (pandas.period_range("2021", periods=3, freq="W"), "month"),
    )  # fmt: skip
    for periods, frequency in wrong:
        with pytest.raises(tiendo.InvalidValue, match="to_timestamp"):
            forecast(panda(ds=periods), 1, frequency)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2024-11-28", "2024-12-28", "2025-01-28", "2025-02-28"], ["2025-03-28", "2025-04-28"]),
        (["2024-11-30", "2024-12-31", "2025-01-31", "2025-02-28"], ["2025-03-31", "2025-04-30"]),
        (["2024-11-30", "2024-12-30", "2025-01-30", "2025-02-28"], ["2025-03-30", "2025-04-30"]),
        (["2024-11-29", "2024-12-29", "2025-01-29", "2025-02-28"], ["2025-03-29", "2025-04-29"]),
        (["2025-02-15", "2025-03-15", "2025-04-15"], ["2025-05-15", "2025-06-15"]),
        (["2024-02-29"], ["2024-03-31", "2024-04-30"]),
        (["2025-01-31", "2025-03-31"], ["2025-04-30", "2025-05-31"]),
    ],
)
def test_months_keep_their_day(days: list[str], expected: list[str]) -> None:
    y = {"unique_id": ["a"] * len(days), "y": [1.0] * len(days)}
    moments = pandas.to_datetime(pandas.Series(days))
    for ds in (
        days,
        moments,
        moments.dt.date,
        moments.to_numpy().astype("datetime64[D]"),
        moments + pandas.Timedelta("10h"),
    ):
        found = forecast(pandas.DataFrame({**y, "ds": ds}), 2, "month", ["naive"])["ds"]
        assert [str(day)[:10] for day in found] == expected
    assert ahead(days, "month", 2) == expected


def test_longer_periods_keep_their_day_too() -> None:
    assert ahead(["2023-02-28", "2024-02-29"], "year", 4)[-1] == "2028-02-29"  # the last day
    assert ahead(["2023-02-28", "2024-02-28"], "year", 1) == ["2025-02-28"]
    assert ahead(["2024-03-30", "2024-06-30"], "quarter") == ["2024-09-30"]
    assert ahead(["2024-08-30", "2025-02-28"], "half") == ["2025-08-30"]
    assert ahead(["2019-05-12", "2020-06-01", "2021-05-20"], "year") == [
        "2022-05-20"
    ]  # no day is kept: that of the last
    other = {  # 28 February of b is that of the panel
        "unique_id": ["a", "a", "b"],
        "ds": ["2025-01-28", "2025-02-28", "2025-02-28"],
        "y": [1.0, 2.0, 3.0],
    }
    assert list(forecast(other, 1, "month", ["naive"])["ds"]) == ["2025-03-28"] * 2


def test_the_past_bears_the_dates_of_the_frame() -> None:
    days = ["2019-05-12", "2020-06-01", "2021-05-20", "2022-06-30"]
    moments = pandas.to_datetime(days)
    for ds in (
        moments,
        days,
        moments.date,
        [int(day[:4]) for day in days],
        pandas.PeriodIndex(days, freq="D").asfreq("Y"),
    ):
        frame = pandas.DataFrame({"unique_id": "a", "ds": ds, "y": [1.0, 2.0, 3.0, 4.0]})
        past = tiendo.cross_validation(frame, 1, "year", ["naive"], windows=3)
        assert past["ds"].tolist() == frame["ds"].tolist()[1:]
        assert past["cutoff"].tolist() == frame["ds"].tolist()[:3]
        fitted = forecast(frame, 1, "year", ["naive"], fitted=True)
        assert fitted["ds"].tolist()[:4] == frame["ds"].tolist()
        assert len(past.merge(fitted, on=["unique_id", "ds", "y", "naive"])) == 3
    gap = {"unique_id": ["a"] * 3, "ds": ["2019-05-12", "2021-06-20", "2022-06-30"], "y": [1.0, 3.0, 4.0]}
    found = tiendo.cross_validation(gap, 2, "year", ["naive"])
    assert list(found["ds"]) == ["2021-06-20", "2022-06-30"]
    assert list(found["cutoff"]) == ["2020-05-12"] * 2  # no row: a year after the one before


def test_two_rows_of_a_period_are_refused() -> None:
    for ds, frequency, message in (
        ([2021, 2021], "year", "'a' has two rows for 2021"),
        (["2021-05-01", "2021-06-30"], "year", "'a' has two rows for one year: 2021-05-01 and 2021-06-30"),
        ([DATE(2021, 5, 1), DATE(2021, 5, 31)], "month", "for one month"),
        ([202105, 202105], "month", "two rows for 202105"),
        (["2021M05", "2021M05"], "month", "two rows for 2021M05"),
        (pandas.PeriodIndex(["2021-05", "2021-06"], freq="M"), "quarter", "for one quarter: 2021-05 and 2021-06"),
    ):
        with pytest.raises(tiendo.InvalidValue, match=re.escape(message)):
            ahead(ds, frequency)


@pytest.mark.parametrize(
    "ids",
    [
        [HUE, unicodedata.normalize("NFD", HUE), HUE],
        ["a", "a ", "a"],
        ["\u00a0a", "a\u200b", "a"],
        ["a\t", "\ufeffa", "a"],
        np.array(["a", "a ", " a"]),
        pandas.Categorical(["a", "a ", "a"]),
        pandas.array(["a", "a ", "a"], dtype="string"),
    ],
)
def test_names_that_look_the_same_are_one_series(ids: Any) -> None:
    found = forecast(panda(unique_id=ids), 1, "year", ["naive"])
    assert found["unique_id"].tolist() == [unicodedata.normalize("NFC", str(next(iter(ids)))).strip("\t \u00a0\ufeff")]
    assert found["naive"].tolist() == [3]
    with pytest.raises(tiendo.InvalidValue, match="two rows for 2021"):
        forecast(panda(unique_id=ids, ds=[2021, 2021, 2022]), 1, "year")


@pytest.mark.parametrize(
    "ids",
    [
        ["a", None, "a"], ["a", float("nan"), "a"], ["a", "", "a"], ["a", " \u200b", "a"], [1.0, float("nan"), 1.0],
        pandas.array(["a", None, "a"], dtype="string"), pandas.array([1, None, 1], dtype="Int64"),
        pandas.Categorical(["a", None, "a"]), pandas.Series(["a", pandas.NA, "a"], dtype=object),
        pandas.array(["a", None, "a"], dtype="string[pyarrow]"),
    ],
)  # fmt: skip
def test_a_missing_id_is_refused_with_its_row(ids: Any) -> None:
    frame: Any
    for frame in (panda(unique_id=ids), {"unique_id": ids, "ds": [2021, 2022, 2023], "y": [1.0, 2, 3]}):
        with pytest.raises(tiendo.InvalidValue, match="row 2 has no unique_id"):
            forecast(frame, 1, "year")
    for frame in (polars.DataFrame({"unique_id": ["a", None]}), pyarrow.table({"unique_id": ["a", None]})):
        full: Any = {"unique_id": frame["unique_id"], "ds": [2021, 2022], "y": [1.0, 2.0]}
        with pytest.raises(tiendo.InvalidValue, match="row 2 has no unique_id"):
            forecast(type(frame)(full) if isinstance(frame, polars.DataFrame) else pyarrow.table(full), 1, "year")


def test_numbers_and_texts_are_not_mixed_in_ids() -> None:
    ids: Any
    for ids in ([1, "1", 1], ["1", 1, 1], pandas.Series([1, "1", 1], dtype=object), [DATE(2021, 1, 1), "1", "1"]):
        with pytest.raises(tiendo.InvalidValue, match="unique_id holds texts, and"):
            forecast(panda(unique_id=ids), 1, "year")
    for ids in ([b"a"] * 3, np.array([b"a"] * 3)):
        with pytest.raises(tiendo.InvalidValue, match="texts or whole numbers, not b'a'"):
            forecast(panda(unique_id=ids), 1, "year")


SINGLE = np.float32(71.3)


@pytest.mark.parametrize(
    "y",
    [
        np.array([1, np.nan, 71.3], "float32"), np.array([1, np.nan, 71.3], "float16"),
        pandas.array([1, None, 71.3], dtype="Float32"), pandas.array([1, None, 71.3], dtype="Float64"),
        pandas.Series([1, pandas.NA, SINGLE], dtype=object), pandas.array(["1", None, "71.3"], dtype="string"),
        pandas.array([1, None, 71.3], dtype="float[pyarrow]"), pandas.Categorical([1, None, 71.3]),
        [decimal.Decimal(1), None, decimal.Decimal("71.3")], ["1", "", "71.3"],
    ],
)  # fmt: skip
def test_values_are_what_they_are_printed_as(y: Any) -> None:
    mapping = {"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023], "y": y}
    frames: list[Any] = [panda(y=y), mapping, mapping | {"y": [1.0, None, SINGLE]}]
    for frame in frames:
        found = forecast(frame, 1, "year", ["naive"], fitted=True)
        assert list(found["naive"])[-1] == 71.3
        assert list(found["ds"]) == [2021, 2023, 2024]  # the missing value is no row of the past


def test_columns_of_other_libraries_in_a_mapping() -> None:
    rows: dict[str, Any] = {"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023]}
    columns: list[Any] = [
        pandas.Series([1, None, 71.3], dtype="float32"), polars.Series([1, None, 71.3], dtype=polars.Float32),
        pyarrow.array([1, None, 71.3], pyarrow.float32()), pyarrow.array(np.array([1, 2, 71.3], "float16")),
        pandas.Series([1, None, 71.3], dtype="Float32"), pandas.Series([1, None, 71.3], dtype="float[pyarrow]"),
        np.ma.masked_array([1, 2, 71.3], [False, True, False]),
    ]  # fmt: skip
    for y in columns:
        assert list(forecast({**rows, "y": y}, 1, "year", ["naive"])["naive"]) == [71.3]


def test_values_of_other_libraries() -> None:
    rows = {"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023], "y": [1.0, None, 71.3]}
    for kind in (polars.Float32, polars.Decimal(8, 1), polars.String):
        frame = polars.DataFrame(rows).with_columns(polars.col("y").cast(kind))
        assert forecast(frame, 1, "year", ["naive"])["naive"].to_list() == [71.3]
    cells: dict[Any, list[Any]] = {
        pyarrow.float32(): [1.0, None, 71.3],
        pyarrow.float16(): [np.float16(1), None, np.float16(71.3)],
        pyarrow.decimal128(8, 1): [decimal.Decimal("1.0"), None, decimal.Decimal("71.3")],
    }
    for kind_of_arrow, y in cells.items():
        table = pyarrow.table({**rows, "y": pyarrow.array(y, kind_of_arrow)})
        assert forecast(table, 1, "year", ["naive"])["naive"].to_pylist() == [71.3]


@pytest.mark.parametrize(
    "cell", ["1_5", "\uff11\uff12", "\u0663", "nan", "inf", "n/a", "5%", "12.3 b", "1,5", True, DATE(2021, 1, 1)]
)
def test_what_is_no_number_is_named_with_its_row(cell: Any) -> None:
    with pytest.raises(tiendo.InputError, match=r"row 2.*in column 'y' is not a") as caught:
        forecast(panda(y=pandas.Series([1.0, cell, 3.0], dtype=object)), 1, "year")
    (fault,) = caught.value.faults
    assert (fault.row, fault.field) == (2, "y")


def test_decimal_commas_can_be_said(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("unique_id;ds;y\na;2021;1,5\na;2022;1.002,5\n", encoding="utf-8")
    columns: Any = {"unique_id": ["a", "a"], "ds": ["2021", "2022"], "y": ["1,5", "1.002,5"]}
    sources: list[Any] = [table, columns, pandas.DataFrame(columns), polars.DataFrame(columns)]
    for frame in sources:
        assert list(forecast(frame, 1, "year", ["naive"], decimal=",")["naive"]) == [1002.5]
        cv: Any = tiendo.cross_validation(frame, 1, "year", ["naive"], decimal=",")
        assert list(cv["naive"]) == [1.5]
        with pytest.raises(tiendo.InputError, match="decimal=','"):
            forecast(frame, 1, "year")
    with pytest.raises(tiendo.InvalidValue, match="decimal is"):
        forecast(columns, 1, "year", decimal=";")


def test_frames_of_every_kind(tmp_path: Path) -> None:
    rows = {"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023], "y": [1.0, 2.0, 4.0]}
    path = tmp_path / "rows.csv"
    pandas.DataFrame(rows).to_csv(path, index=False)
    table = pyarrow.table(rows)
    lazy = forecast(polars.DataFrame(rows).lazy(), 1, "year", ["naive"])
    assert isinstance(lazy, polars.LazyFrame)
    assert lazy.collect()["ds"].to_list() == [2024]
    others: list[Any] = [table, table.to_batches()[0], table.to_reader(), path, str(path), rows, panda(y=[1.0, 2, 4])]
    for frame in others:
        found = forecast(frame, 1, "year", ["naive"])
        assert [
            str(time) for time in (found["ds"].to_pylist() if isinstance(found, pyarrow.Table) else found["ds"])
        ] == ["2024"]
    for kind in (polars.Int32, polars.Int16, polars.UInt16):
        narrow = polars.DataFrame(rows).with_columns(polars.col("ds").cast(kind))
        assert forecast(narrow, 1, "year")["ds"].dtype == kind  # so that the two can be joined
    headers = panda().rename(columns={"ds": " ds ", "y": "y\u00a0"})
    assert forecast(headers, 1, "year", ["naive"])["ds"].tolist() == [2024]
    wrong: list[Any] = [
        None,
        5,
        [rows],
        pandas.Series([1]),
        np.ones((3, 3)),
        object(),
        panda().rename(columns={"y": "ds"}),
    ]
    for frame in wrong:
        with pytest.raises(tiendo.Error, match=r"is no frame|one name"):
            forecast(frame, 1, "year")
    many = panda().set_axis(pandas.MultiIndex.from_product([["x"], ["unique_id", "ds", "y"]]), axis=1)
    with pytest.raises(tiendo.InvalidValue, match="join"):
        forecast(many, 1, "year")


def test_columns_that_are_not_used_are_named() -> None:
    for frame, names in (
        (panda(budget=1.0, staff=2.0), "budget, staff"),
        (panda(z=1).rename(columns={"z": 2024}), "2024"),
        ({**panda().to_dict("list"), "name": ["A"] * 3}, "name"),
        (polars.from_pandas(panda(region="north")), "region"),
        (pandas.concat([panda(), pandas.DataFrame(0, index=range(3), columns=list("bcdefgh"))], axis=1), "b, c, d, e, f and 2 more"),
    ):  # fmt: skip
        calls: Any = (tiendo.forecast, tiendo.cross_validation, tiendo.back_test)
        for call in calls:
            with pytest.warns(
                UserWarning, match=re.escape(f"does not use: {names}. No model takes regressors")
            ) as caught:
                call(frame, 1, "year")
            assert caught[0].filename == __file__  # where it was called


def test_a_frequency_that_makes_nearly_all_gaps_is_asked_about() -> None:
    for ds, frequency, longer in (
        (["2019-12-31", "2020-12-31", "2021-12-31", "2022-12-31"], "month", "year"),
        (["2019-Q1", "2020-Q1", "2021-Q1", "2023-Q1"], "quarter", "year"),
        ([201903, 201906, 201909, 201912], "month", "quarter"),
        (["2019-H1", "2020-H1", "2021-H1", "2022-H1"], "half", "year"),
        (["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-29"], "day", "week"),
    ):
        with pytest.warns(UserWarning, match=f"is the frequency '{longer}'"):
            ahead(ds, frequency)
    assert ahead(["2019-12", "2020-12"], "month") == ["2021-01"]  # too little to ask


def test_keywords_are_known() -> None:
    rows = {"unique_id": ["a"], "ds": [2021], "y": [1.0]}
    call: Any = tiendo.forecast
    for keyword, cure in (
        ("horizn", "did you mean 'horizon'"), ("bound", "did you mean 'bounds'"), ("freq", "write frequency="), ("h", "write horizon="),
        ("n_windows", "write windows="), ("xyz", "it has frame, horizon"),
    ):  # fmt: skip
        with pytest.raises(TypeError, match=cure):
            call(rows, 1, "year", **{keyword: 1})
    wrong: Any = (
        {"panel": 1}, {"fitted": 1}, {"threads": 1.5}, {"season_length": 0}, {"cap": "x"}, {"level": "80"}, {"level": 0.8},
        {"level": [80, 100]}, {"level": [80, 80.0]}, {"models": 5}, {"models": []}, {"bounds": 5}, {"progress": 1}, {"horizon": 0}, {"horizon": "1"},
    )  # fmt: skip
    for options in wrong:
        with pytest.raises(tiendo.InvalidValue):
            call(rows, **{"horizon": 1, "frequency": "year"} | options)
    both = [
        list(forecast(rows, 1, "year", level=level)) for level in (80, [80], (x for x in (80,)), np.array([80.0]), {80})
    ]
    assert both == [["unique_id", "ds", "auto", "auto-lo-80", "auto-hi-80"]] * 5
    assert tiendo.back_test(rows, 1, "year", level=[80]).columns == tiendo.back_test(rows, 1, "year", level=80).columns
