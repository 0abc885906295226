"""One grammar of numbers: the same texts are numbers in every table, in Python and in the compiled readers."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest
import tiendo
from tiendo._frames.columns import columns_of, numbers_in
from tiendo._frames.numbers import number_of_text, numbers_of_column
from tiendo._frames.types import Decimal as Mark

SIGNS = ("", "-", "+", "--", "- ")
WHOLES = ("", "0", "7", "007", "1234", "1.234", "1,234", "1.23", "12.345.678", "1_5", "１２", "٣", "1 234", "1'234")
REST = ("", ".", ",", ".5", ",5", ".50", ",50", ".5.5", ",5,5", "e5", "E-3", ".5e2", "e", "%", " b", "x", "½")
WORDS = (
    "nan", "NaN", "inf", "-inf", "Infinity", "n/a", "NA", "null", "None", "true", "-", "--", "?", "0x1F", "1e400", "1e-400",
    "9" * 400, "0." + "0" * 400 + "1", "1/2", "१२", "12.3 b", "5%", "$5", "1d", "1f", "1l", "١٢٫٥", "𝟏𝟐", "²",
)  # fmt: skip


def compiled(text: str, mark: Mark) -> float | None:
    """1 where the compiled reader of observations reads the text as a number, None where it refuses it."""
    row = f'i;79;2024-01-01;2024-12-31;"{text}";2025-02-01;s\n'
    header = "indicator_id;area_code;period_first;period_last;value;published;source\n"
    try:
        tiendo._core.programme.Observations.parse(header + row, "grid", decimal_comma=mark == ",")
    except tiendo.InputError as problem:
        assert "is not a number" in str(problem), problem
        return None
    return 1.0


@pytest.mark.parametrize("mark", [".", ","])
def test_python_and_the_compiled_readers_agree(mark: Mark) -> None:
    """Over the grid: a text is a number for both or for none; exponents are read here and may be refused there."""
    texts = {"".join(parts) for parts in itertools.product(SIGNS, WHOLES, REST)} | set(WORDS)
    disagreements = []
    read = 0
    for text in sorted(texts - {""}):
        here, there = number_of_text(text, mark), compiled(text, mark)
        read += here is not None
        if (here is None) != (there is None) and not (here is not None and "e" in text.lower()):
            disagreements.append((text, here, there))
    assert not disagreements
    assert read > 40


def test_a_column_at_once_is_a_column_cell_by_cell() -> None:
    """The quick way for whole columns of texts gives what the grammar gives for each cell, or declines."""
    texts = (
        {"".join(parts) for parts in itertools.product(SIGNS, WHOLES, REST)}
        | set(WORDS)
        | {"1e00005", "1e12345", "5.", ".5", "-.5"}
    )
    quick = 0
    for text in sorted(texts):
        found = numbers_of_column([text, None, "2"])
        if found is not None:
            quick += 1
            assert found == [number_of_text(text) if text else None, None, 2.0], text
    assert quick > 10


def test_values_by_hand() -> None:
    for text, value in (
        ("12", 12.0), ("-0.5", -0.5), ("007", 7.0), ("1e5", 1e5), ("2.5E-3", 0.0025), ("-0", 0.0), ("0.10", 0.1),
    ):  # fmt: skip
        assert number_of_text(text) == value
    for text, value in (
        ("1.234,5", 1234.5),
        ("1234,5", 1234.5),
        ("1.234", 1234.0),
        ("-12.345.678", -12345678.0),
        ("0,5", 0.5),
    ):
        assert number_of_text(text, ",") == value
    for text in (
        "1_5",
        "+3",
        ".5",
        "5.",
        "1,5",
        "1.234,5",
        "1 234",
        "１２",
        "٣",
        "nan",
        "inf",
        "5%",
        "12.3 b",
        "1e400",
        " 1",
        "",
    ):
        assert number_of_text(text) is None
    for text in ("1.5", "12.34", "1.2345", "1,", ",5", "1,5,5", "1234.567,8"):
        assert number_of_text(text, ",") is None


@pytest.mark.parametrize(
    ("cell", "remedy"),
    [
        ("n/a", "leave the cell empty"), (" 2 ", "write 2 without blanks"), ("1e3 ", "write 1e3 without blanks"), ("\u00a01\u200b", "write 1"), ("inf", "leave the cell empty"), ("+3", "write 3"), ("5 %", "write 5"),
        ("1,5", "say decimal=',' for decimal commas"), ("1_5", "such as 1234.5"), (True, "write 1 or 0"),
        (np.bool_(False), "write 1 or 0"), (float("inf"), "leave the cell empty"), (b"5", "give numbers"), (1j, "give numbers"),
        (pandas.Timestamp("2024-01-01"), "a date is no number"), (np.datetime64("2024-01-01"), "a date is no number"),
        ([1], "give numbers"), (10**400, "leave the cell empty"), (Decimal("Infinity"), "leave the cell empty"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_row_column_and_cure(cell: Any, remedy: str) -> None:
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.aggregate({"g": ["p", "p"], "n": [1, cell]}, by="g", count="n")
    (fault,) = caught.value.faults
    assert (fault.row, fault.field) == (2, "n")
    assert remedy in fault.remedy
    assert "row 2" in str(fault) and "'n'" in str(fault)


def test_cells_that_are_numbers() -> None:
    cells: list[Any] = [
        1, 1.0, "1", "1.0", Decimal("1"), Fraction(1), np.float32(1), np.float16(1), np.int8(1), np.uint64(1),
        np.array(1.0), "1e0",
    ]  # fmt: skip
    assert numbers_in({"n": cells}, "n") == [1.0] * len(cells)
    missing: list[Any] = [None, "", " ", float("nan"), np.nan, pandas.NA, pandas.NaT, np.float32("nan"), Decimal("nan")]
    assert numbers_in({"n": missing}, "n") == [None] * len(missing)


SINGLE = [56.7, 0.1, 1e-5, 16777216.0, None]


@pytest.mark.parametrize(
    "frame",
    [
        pandas.DataFrame({"n": np.array([*SINGLE[:-1], np.nan], "float32")}),
        pandas.DataFrame({"n": pandas.array(SINGLE, "Float32")}),
        pandas.DataFrame({"n": pandas.Series(SINGLE, dtype="float32[pyarrow]")}),
        polars.DataFrame({"n": SINGLE}, schema={"n": polars.Float32}),
        pyarrow.table({"n": pyarrow.array(SINGLE, pyarrow.float32())}),
        {"n": np.array([*SINGLE[:-1], np.nan], "float32")},
        {"n": [None if x is None else np.float32(x) for x in SINGLE]},
        {"n": polars.Series(SINGLE, dtype=polars.Float32)},
        {"n": pandas.Series([np.float32(56.7), np.float32(0.1), np.float32(1e-5), 16777216, None], dtype=object)},
    ],
    ids=lambda frame: type(frame).__module__,
)
def test_single_precision_by_its_shortest_text(frame: Any) -> None:
    assert numbers_in(columns_of(frame), "n") == SINGLE


def test_half_precision_and_categories() -> None:
    half = np.array([56.7, 0.5], "float16")
    assert numbers_in(columns_of({"n": half}), "n") == [56.7, 0.5]
    assert numbers_in(columns_of(pandas.DataFrame({"n": half})), "n") == [56.7, 0.5]
    assert numbers_in(columns_of(pandas.DataFrame({"n": pandas.Categorical([1.5, None])})), "n") == [1.5, None]
    decimals = polars.DataFrame({"n": ["1.50", None]}).with_columns(polars.col("n").cast(polars.Decimal(10, 2)))
    assert numbers_in(columns_of(decimals), "n") == [1.5, None]


def test_equal_faults_are_counted() -> None:
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.aggregate({"g": ["p"] * 60, "n": ["n/a"] * 60}, by="g", count="n")
    assert len(caught.value.faults) == 60
    assert str(caught.value).splitlines() == [
        "60 faults",
        "<frame>: row 1: 'n/a' in column 'n' is not a number; leave the cell empty if the value is missing (and 59 more like it)",
    ]
    with pytest.raises(tiendo.InputError) as several:
        tiendo.aggregate({"g": ["p"] * 300, "n": [f"x{i}" for i in range(300)]}, by="g", count="n")
    assert str(several.value).splitlines()[-1] == "and 200 other faults"


def test_decimal_commas_of_frames() -> None:
    for frame in (
        {"g": ["p", "p"], "n": ["1,5", "1.000,5"]},
        pandas.DataFrame({"g": ["p", "p"], "n": ["1,5", "1.000,5"]}),
    ):
        assert tiendo.aggregate(frame, by="g", count="n", decimal=",").columns["value"] == [1002.0]
        with pytest.raises(tiendo.InputError, match="say decimal=','"):
            tiendo.aggregate(frame, by="g", count="n")
    with pytest.raises(tiendo.InvalidValue, match="decimal is"):
        tiendo.aggregate({"g": ["p"], "n": [1]}, by="g", count="n", decimal=";")  # type: ignore[arg-type]
