"""Cells of frames: masked ones are missing everywhere, other kinds are read as what they are or refused by their row."""

from __future__ import annotations

import datetime
import decimal
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas
import pytest
import tiendo
from tiendo import measures
from tiendo._frames.masks import MOST_CELLS, is_masked_cell, unmasked

HIDDEN = 999.0
masked: Any = np.ma.array
KINDS: dict[str, Callable[[], Any]] = {
    "doubles": lambda: masked([1.0, 2, 3, HIDDEN], mask=[0, 0, 0, 1]),
    "single": lambda: masked(np.array([1, 2, 3, HIDDEN], np.float32), mask=[0, 0, 0, 1]),
    "half": lambda: masked(np.array([1, 2, 3, HIDDEN], np.float16), mask=[0, 0, 0, 1]),
    "whole numbers": lambda: masked([1, 2, 3, 999], mask=[0, 0, 0, 1]),
    "unsigned": lambda: masked(np.array([1, 2, 3, 250], np.uint8), mask=[0, 0, 0, 1]),
    "objects": lambda: masked(np.array([1, 2, 3, HIDDEN], dtype=object), mask=[0, 0, 0, 1]),
    "a list": lambda: [1.0, 2.0, 3.0, np.ma.masked],
    "masked nan": lambda: masked([1.0, 2, 3, np.nan], mask=[0, 0, 0, 1]),
    "hard mask": lambda: masked([1.0, 2, 3, HIDDEN], mask=[0, 0, 0, 1], hard_mask=True),
    "masked_where": lambda: np.ma.masked_greater([1.0, 2, 3, HIDDEN], 100),
    "records": lambda: masked([(1.0,), (2.0,), (3.0,), (HIDDEN,)], dtype=[("y", "f8")], mask=[(0,), (0,), (0,), (1,)])["y"],
    "pandas": lambda: pandas.array([1, 2, 3, None], dtype="Int64"),
}  # fmt: skip
GAP = [1.0, 2.0, 3.0, None]
TREE = {"t": None, "a": "t", "b": "t", "c": "t"}


def ahead(y: Any) -> Any:
    return tiendo.forecast({"unique_id": ["a"] * 4, "ds": [1, 2, 3, 4], "y": y}, 1, 1)["auto"].tolist()


def observed(value: Any) -> Any:
    low = [0.0] * 4
    frame = {
        "indicator_id": ["s"] * 4, "area_code": ["79"] * 4, "period_first": [f"{2020 + i}-01-01" for i in range(4)],
        "period_last": [f"{2020 + i}-12-31" for i in range(4)], "published": ["2025"] * 4, "source": ["s"] * 4,
        "kind": ["exact", "exact", "exact", "at_least"], "value": value, "low": [None, None, None, low[3]],
    }  # fmt: skip
    return tiendo.Observations.from_frame(frame).to_csv()


READERS: dict[str, Callable[[Any], Any]] = {
    "forecast": ahead,
    "aggregate": lambda n: tiendo.aggregate({"g": ["x"] * 4, "n": n}, by="g", count="n").records(),
    "aggregate weights": lambda n: tiendo.aggregate({"g": ["x"] * 4, "n": [1, 2, 3, 4], "w": n}, by="g", count="n", weight="w").records(),
    "growth_rate": lambda x: measures.growth_rate(x, 5, 2).tolist(),
    "methods": lambda x: measures.open_sdg(base=(2015, x), latest=(2021, 65), target=(2030, 80), direction="up").ratio,
    "index": lambda x: tiendo.Index.shipped("egdi").compute({"unit": list("ABCD"), "osi": x, "tii": [0.1] * 4, "hci": [0.2] * 4}).records(),
    "carry": lambda x: tiendo.Reform.read({"old_code": list("abcd"), "new_code": list("xxyy"), "type": ["full"] * 4}, effective="2025-07-01").carry(
        {"code": list("abcd"), "v": x}, value="v").records(),
    "reconcile": lambda x: tiendo.reconcile(frame={"unique_id": list(TREE), "ds": [1] * 4, "auto": x}, hierarchy=TREE, method="ols")["auto"],
    "from_frame": observed,
    "reconcile arrays": lambda x: tiendo.reconcile(base=x, parents=[-1, 0, 0, 0], method="ols"),
}  # fmt: skip


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_masked_cell_is_missing(reader: str, kind: str) -> None:
    def said(x: Any) -> str:
        try:
            return repr(READERS[reader](x))
        except tiendo.Error as refused:
            return f"{type(refused).__name__}: {refused}"

    values = KINDS[kind]()
    if reader == "reconcile arrays" and kind in ("a list", "pandas"):
        pytest.skip("numpy reads these itself")
    found = said(values)
    assert found == said(GAP)
    assert "999" not in found and "250" not in found


def test_masked_texts_days_and_words_are_missing() -> None:
    ids = masked(["a", "b"], mask=[0, 1])
    with pytest.raises(tiendo.InvalidValue, match="row 2 has no unique_id"):
        tiendo.forecast({"unique_id": ids, "ds": [1, 2], "y": [1.0, 2.0]}, 1, 1)
    for ds in (
        masked([1, 2], mask=[0, 1]),
        masked(np.array(["2020-01-01", "2021-01-01"], "M8[D]"), mask=[0, 1]),
    ):
        with pytest.raises(tiendo.InvalidValue, match="row 2 has no ds"):
            tiendo.forecast(
                {"unique_id": ["a", "a"], "ds": ds, "y": [1.0, 2.0]}, 1, "year" if ds.dtype.kind == "M" else 1
            )
    with pytest.raises(tiendo.InputError, match="row 2: a cell is missing in column 'g'"):
        tiendo.aggregate({"g": ids, "n": [1, 2]}, by="g", count="n")
    with pytest.raises(tiendo.InvalidValue, match="is no direction"):
        measures.open_sdg(base=(2015, 50), latest=(2021, 65), target=(2030, 80), direction=masked(["up"], mask=[1]))
    with pytest.raises(tiendo.InvalidValue, match="a bound is a number"):
        tiendo.forecast({"unique_id": ["a"], "ds": [1], "y": [1.0]}, 1, 1, bounds=masked([0, 5], mask=[0, 1]))
    with pytest.raises(tiendo.InvalidValue, match="plain values"):
        tiendo.forecast({"unique_id": ["a"] * 4, "ds": [1, 2, 3, 4], "y": masked([[1.0, 2], [3, 4]])}, 1, 1)


def test_what_unmasked_returns() -> None:
    assert unmasked(masked([True, False], mask=[0, 1])).tolist() == [True, None]
    assert unmasked(masked([1, 2])).dtype.kind == "i"
    assert is_masked_cell(np.ma.masked) and not is_masked_cell(masked(1.0)) and not is_masked_cell(0.0)
    assert np.isnan(unmasked(np.ma.masked)) and unmasked([1]) == [1]
    with pytest.raises(tiendo.InvalidValue, match=f"at most {MOST_CELLS:,} cells"):
        unmasked(np.broadcast_to(1.0, (2**40,)))
    with pytest.raises(tiendo.InvalidValue, match="cells"):
        tiendo.aggregate({"g": range(10**15), "n": [1]}, by="g", count="n")


BASE: dict[str, list[Any]] = {
    "indicator_id": ["s"], "area_code": ["79"], "period_first": ["2020-01-01"], "period_last": ["2020-12-31"], "published": ["2021"], "value": [1], "source": ["s"]
}  # fmt: skip
TAKEN: list[tuple[str, Any, Any]] = [
    ("note", "a\rb", "a\nb"), ("note", "a\r\nb", "a\nb"), ("note", 'a "b", c', 'a "b", c'), ("note", np.str_("x"), "x"), ("note", pandas.NA, None),
    ("note", None, None), ("note", np.ma.masked, None), ("note", ["a", "b"], "a | b"), ("proxy", np.bool_(True), "yes"), ("proxy", True, "yes"),
    ("value", decimal.Decimal("1E+3"), 1000.0), ("value", np.float32(1e-20), 1e-20), ("value", np.float16(0.1), 0.1), ("value", np.int8(5), 5.0),
    ("value", 10**30, 1e30), ("value", "0.5", 0.5), ("published", datetime.date(2021, 3, 1), "2021-03-01"), ("published", 2021, "2021"),
    ("published", pandas.Timestamp("2021-03-01"), "2021-03-01"), ("published", np.datetime64("2021-03-01"), "2021-03-01"),
    ("published", pandas.Period("2021-03", "M"), "2021-03"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "cell", "read"), TAKEN)
def test_what_a_frame_holds_is_taken(name: str, cell: Any, read: Any) -> None:
    assert tiendo.Observations.from_frame({**BASE, name: [cell]})._table()[0][name] == [read]


REFUSED: list[tuple[str, Any, str]] = [
    ("source", b"s", "b's' in column 'source' is no text; decode it"), ("source", np.bytes_(b"s"), "decode it"), ("note", bytearray(b"s"), "decode it"),
    ("note", memoryview(b"s"), "decode it"), ("note", object(), "is no text"), ("note", {1: 2}, "is no text"), ("note", {1}, "is no text"), ("note", 1j, "is no text"),
    ("note", np.array([1, 2]), "is no text"), ("note", datetime.time(1), "is no text"), ("note", "\ud800", "holds half of a letter"), ("note", "a\0b", "holds a NUL"),
    ("period_first", b"2020-01-01", "decode it"), ("value", float("inf"), "is not a number"), ("value", "1_000", "is not a number"),
    ("value", 10**400, "is not a number"), ("value", np.array([1.0]), "is no text"), ("value", decimal.Decimal("sNaN"), "there is no value"),
    ("value", print, "is no text"), ("unit", ..., "is no text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "cell", "said"), REFUSED)
def test_what_is_no_cell_is_refused_by_its_row(name: str, cell: Any, said: str) -> None:
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.Observations.from_frame({**BASE, name: [cell]})
    assert said in str(caught.value) and len(caught.value.faults) == 1
    assert caught.value.faults[0].row == 1 and caught.value.faults[0].field in (name, "")


@pytest.mark.parametrize(
    "cell",
    [
        "1_000",
        "３",
        " 2 3",
        "1e3 x",
        "٣",
        "0x10",
        "1,5",
        "½",
        "+1",
        ".5",
        "5.",
        "1e",
        "nan",
        "inf",
        "∞",
        "1\u00a02",
        "--1",
        "1e99999",
    ],
)
def test_texts_that_look_like_numbers_are_none(cell: str) -> None:
    for call in (
        lambda: tiendo.aggregate({"g": ["x"], "n": [cell]}, by="g", count="n"),
        lambda: tiendo.forecast({"unique_id": ["a"], "ds": [1], "y": [cell]}, 1, 1),
        lambda: tiendo.Index.shipped("egdi").compute({"unit": ["A"], "osi": [cell]}),
        lambda: tiendo.Observations.from_frame({**BASE, "value": [cell]}),
    ):
        with pytest.raises(tiendo.InputError, match="is not a "):
            call()


def test_decimal_commas_of_frames_of_observations() -> None:
    table = {**BASE, "value": ["1.234,5"], "source": ["a, b 1,5"]}
    read = tiendo.Observations.from_frame(table, decimal=",")._table()[0]
    assert (read["value"], read["source"]) == ([1234.5], ["a, b 1,5"])
    with pytest.raises(tiendo.InputError, match="is not a number"):
        tiendo.Observations.from_frame(table)


def test_levels_are_any_iterable() -> None:
    frame = {"unique_id": ["a"] * 3, "ds": [1, 2, 3], "y": [1.0, 2, 4]}
    expected = sorted(tiendo.forecast(frame, 1, 1, level=[80, 95]))
    for level in (
        (x for x in (80, 95)),
        iter([80, 95]),
        map(float, ("80", "95")),
        np.array([80, 95]),
        pandas.Series([80, 95]),
        {80: 1, 95: 2},
        (80, 95),
        dict.fromkeys([80, 95]).keys(),
    ):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert sorted(tiendo.forecast(frame, 1, 1, level=level)) == expected


def test_a_table_without_the_columns_of_observations_is_another_one() -> None:
    for wrong in ({"a": [1]}, pandas.DataFrame({"code": ["79"], "tier": ["x"]}), {}):
        with pytest.raises(tiendo.InputError) as caught:
            tiendo.Observations.from_frame(wrong)
        assert [fault.problem.partition(":")[0] for fault in caught.value.faults] == [
            "this is not a table of observations"
        ]
