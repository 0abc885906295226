"""What goes out: results of one kind, as frames, text and HTML, in the caller's own kind."""

from __future__ import annotations

import copy
import datetime
import pickle
import time
from html.parser import HTMLParser
from typing import Any

import pandas
import polars
import pyarrow
import pytest
import tiendo
from tiendo._frames.columns import columns_of
from tiendo._frames.csv_text import csv_field, csv_of, csv_of_columns, with_decimal_points
from tiendo._frames.tables import Table

TYPES = {"code": "text", "n": "number", "k": "integer", "yes": "boolean", "day": "day", "parts": "texts"}


def table(kind: str = "mapping") -> Table:
    columns: dict[str, list[Any]] = {
        "code": ["01", "a,b", None], "n": [0.1, None, 1e-7], "k": [1, None, 3], "yes": [True, False, True],
        "day": [datetime.date(2025, 7, 1), None, datetime.date(2024, 12, 31)], "parts": [["x", "y"], [], ["z"]],
    }  # fmt: skip
    return Table(columns, TYPES, kind)


def test_three_libraries_hold_the_same() -> None:
    one = table()
    assert one.to_polars().to_dicts() == one.to_arrow().to_pylist() == one.records() == list(one)
    frame = one.to_pandas()
    assert (len(frame), len(one), one.to_arrow().num_rows) == (3, 3, 3)
    assert frame["n"].isna().tolist() == [False, True, False]
    assert str(frame["k"].dtype) == "Int64"
    assert pandas.api.types.is_datetime64_any_dtype(frame["day"])


def test_one_writer_of_text() -> None:
    assert table().to_csv() == (
        'code,n,k,yes,day,parts\n01,0.1,1,true,2025-07-01,x | y\n"a,b",,,false,,\n,0.0000001,3,true,2024-12-31,z\n'
    )
    assert csv_of({"yes": [True, False]}) == "yes\nyes\nno\n"  # what the readers of observations take
    assert csv_of_columns({}) == "\n"
    # doubles are read back as they were, and no number has an exponent
    for x in (0.1, 1e22, 5e-324, 1.7976931348623157e308, -0.0, 1 / 3, 123456789.123):
        assert float(csv_field(x)) == x
        assert "e" not in csv_field(x)


def test_decimal_commas_become_points_in_columns_of_numbers_alone() -> None:
    table = {"value": ["1.234,5", " 2,50", "3", "x", None, 4.5], "source": ["1,5", "a", "b", "c", "d", "e"]}
    pointed = with_decimal_points(columns_of(table, decimal=","), ("value",))
    assert pointed["value"] == ["1234.5", "2.50", "3", "x", None, 4.5]  # 2.50 keeps its printed digits
    assert pointed["source"] == table["source"]
    assert pointed.decimal == "."
    given = columns_of(table)
    assert with_decimal_points(given, ("value",)) is given


def test_an_arrow_stream_that_others_read() -> None:
    one = table()
    assert pyarrow.table(one).equals(one.to_arrow())
    assert polars.DataFrame(one).equals(one.to_polars())


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (lambda t: t, dict), (pandas.DataFrame, pandas.DataFrame), (polars.DataFrame, polars.DataFrame), (pyarrow.table, pyarrow.Table),
        (polars.LazyFrame, polars.DataFrame), (lambda t: pyarrow.table(t).to_reader(), pyarrow.Table),
    ],
)  # fmt: skip
def test_the_callers_own_kind(given: Any, kind: type) -> None:
    source = {"province": ["P", "Q"], "n": [1, 2]}
    assert type(tiendo.aggregate(given(source), by="province", count="n").to_native()) is kind
    reform = tiendo.Reform.read(given({"old_code": ["1"], "new_code": ["9"], "type": ["full"]}), effective="2025-07-01")
    assert type(reform.components().to_native()) is kind
    assert type(reform.areas().live("2025-07-01").to_native()) is kind
    carried = reform.carry(given({"code": ["1"], "n": [1]}), value="n")
    assert type(carried.to_native()) is type(carried.left.to_native()) is kind
    egdi = tiendo.Index.shipped("egdi")
    assert type(egdi.compute(given({"unit": ["A", "B"], "osi": [1.0, 2.0]})).to_native()) is kind


def test_of_a_path_it_is_a_mapping(tmp_path: Any) -> None:
    file = tmp_path / "t.csv"
    file.write_text("province;n\nP;1,5\n", encoding="utf-8")
    found = tiendo.aggregate(file, by="province", count="n", decimal=",")
    assert found.to_native() == found.columns


def test_equality_is_of_what_is_said() -> None:
    source = {"province": ["P", "Q"], "n": [1, None]}
    one = tiendo.aggregate(source, by="province", count="n")
    assert one == tiendo.aggregate(pandas.DataFrame(source), by="province", count="n")
    assert one != tiendo.aggregate({**source, "n": [2, None]}, by="province", count="n")
    assert one != one.columns
    assert Table({"n": [float("nan")]}, {"n": "number"}) == Table({"n": [float("nan")]}, {"n": "number"})
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


@pytest.mark.parametrize("travel", [lambda x: pickle.loads(pickle.dumps(x)), copy.copy, copy.deepcopy])
def test_tables_travel(travel: Any) -> None:
    one = table("polars")
    assert travel(one) == one
    assert type(travel(one).to_native()) is polars.DataFrame


class _Rows(HTMLParser):
    rows = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.rows += tag == "tr"


def test_a_display_costs_what_it_shows() -> None:
    names = [f"<b>{i}</b>" for i in range(200_000)]
    large = Table({"code": names, "n": [1.0] * len(names)}, {"code": "text", "n": "number"})
    start = time.perf_counter()
    shown = large._repr_html_()
    assert time.perf_counter() - start < 0.1
    parser = _Rows()
    parser.feed(shown)
    assert parser.rows == 17  # header, ten first rows, a gap, five last ones
    assert "200,000 rows" in shown and "&lt;b&gt;199999" in shown and "<b>" not in shown
    assert len(shown) < 10_000
    assert repr(large) == "<Table: 200000 rows of code, n>"
    assert "<p>1 row</p>" in Table({"n": [1.0]}, {"n": "number"})._repr_html_()
    assert len(Table({}, {})) == 0 and repr(Table({}, {})) == "<Table: 0 rows of >"
