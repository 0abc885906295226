"""What comes in: files and frames of every kind, read by one reader with one set of rules."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest
import tiendo
from tiendo._frames.columns import columns_of, frame_of, numbers_in, texts_in

TABLE: dict[str, list[Any]] = {"group": ["P", "Q"], "n": [1, 2]}


@pytest.mark.parametrize(
    "text",
    [
        "group,n\nP,1\nQ,2\n", "group;n\nP;1\nQ;2\n", "group\tn\nP\t1\nQ\t2\n", "group,n\r\nP,1\r\nQ,2\r\n", "group,n\rP,1\rQ,2\r",
        "\ufeffgroup,n\nP,1\nQ,2", " group , n \n P , 1\nQ\u00a0,2 \n", '"group","n"\n"P","1"\n"Q","2"\n', 'group, n\nP, "1"\nQ, 2\n',
        "\n\ngroup,n\n\nP,1\n,\nQ,2\n\n", "group,n,\nP,1,\nQ,2,\n", "group;n;;\nP;1;;\nQ;2;;\n", "n,group\n1,P\n2,Q\n",
    ],
)  # fmt: skip
def test_one_table_in_many_spellings(text: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(text.encode())
    packed = tmp_path / "table.csv.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    for path in (file, str(file), packed):
        columns = columns_of(path)
        assert sorted(columns) == ["group", "n"]
        assert texts_in(columns, "group") == ["P", "Q"]
        assert numbers_in(columns, "n") == [1, 2]
    assert tiendo.aggregate(file, by="group", count="n").columns["value"] == [1, 2]


def test_quoted_separators_line_ends_and_quotes(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text('group,n\n"a, ""b""\nc",1\nx,y\n', encoding="utf-8")
    columns = columns_of(file)
    assert columns["group"] == ['a, "b"\nc', "x"]
    with pytest.raises(tiendo.InputError, match=r"table.csv:4:3: 'y' in column 'n' is not a number"):
        numbers_in(columns, "n")


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"", 1, "the file is empty"), (b"\n\n", 1, "the file is empty"), (b"g,n\nP,1,2\n", 2, "the row has 3 fields, the header 2"),
        (b"g,n\nP,1\nQ\n", 3, "the row has 1 field, the header 2"), (b"g,g\nP,1\n", 1, "two columns have the name 'g'"),
        (b"g, g \nP,1\n", 1, "two columns have the name 'g'"), (b'g,n\n"P,1\n', 2, "this is no row"), (b'g,n\n"P"x,1\n', 2, "this is no row"),
        (b"g,n,,\nP,1,2,3\n", 1, "column 4 has cells and no name"), (b"g,n\nP,\x001\n", 2, "a NUL byte"),
        (b"g,n\nP\xe9,1\n", 2, "the text is not UTF-8"), ("g,n\nP,1\n".encode("utf-16"), 0, "UTF-16"),
        (b"PAR1\x00\x00", 0, "a Parquet file"), (b"\xd0\xcf\x11\xe0\xa1", 0, "an old Excel workbook"), (b"ARROW1\x00", 0, "an Arrow file"),
        (gzip.compress(b"g,n\n"), 0, "packed with gzip"), (bz2.compress(b"g,n\n"), 0, "packed with bzip2"),
        (lzma.compress(b"g,n\n"), 0, "packed with xz"), (b"SQLite format 3\x00", 0, "an SQLite database"), (b"%PDF-1.7", 0, "a PDF document"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_a_fault_with_its_line(content: bytes, line: int, problem: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(content)
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.aggregate(file, by="g", count="n")
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (str(file), line)
    assert problem in fault.problem
    assert fault.remedy


def test_workbooks_have_a_cure(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    readers: list[Callable[[], object]] = [
        lambda: tiendo.aggregate(book, by="g", count="n"),
        lambda: tiendo.Reform.read(book, effective="2025-07-01"),
        lambda: tiendo.AreaHistory.read(book),
        lambda: tiendo.Index.shipped("egdi").compute(book),
        lambda: tiendo.Index.read(book),
        lambda: tiendo.change_split(book),
        lambda: tiendo.measures.read_methods(book),
    ]
    for read in readers:
        with pytest.raises(tiendo.InputError, match=r"an Excel workbook.*pandas.read_excel"):
            read()
    frame = tmp_path / "table.parquet"
    pandas.DataFrame(TABLE).to_parquet(frame)
    with pytest.raises(tiendo.InputError, match=r"a Parquet file.*read_parquet"):
        tiendo.aggregate(frame, by="group", count="n")


def test_a_packed_file_that_fills_the_memory_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "t.csv.gz"
    with gzip.open(file, "wb", compresslevel=1) as packed:
        packed.write(b"g,n\n")
        for _ in range(257):
            packed.write(b"0" * 2**20)
    assert file.stat().st_size < 2 * 2**20
    with pytest.raises(tiendo.InputError, match="the file unpacks to more than 256 MiB"):
        tiendo.aggregate(file, by="g", count="n")


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    egdi = (Path(tiendo.__file__).parent / "indices" / "egdi.toml").read_bytes()
    odd = os.fsdecode(os.fsencode(str(tmp_path)) + b"/p\xff.toml")
    Path(odd).write_bytes(egdi)
    assert tiendo.Index.read(odd) == tiendo.Index.shipped("egdi")
    for read in (tiendo.Index.read, tiendo.measures.read_methods, columns_of, tiendo.AreaHistory.read):
        with pytest.raises(tiendo.InputError, match="there is no such file") as caught:
            read(odd + "none")
        str(caught.value).encode()


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    locked = tmp_path / "locked.csv"
    locked.write_text("g,n\n", encoding="utf-8")
    locked.chmod(0)
    cases: list[tuple[Any, str]] = [
        (tmp_path / "none.csv", "there is no such file"), (tmp_path, "this is a folder"), ("", "no empty text"),
        ("no\0file", "a path has no NUL"), ("x" * 5000, "cannot be read|no such file"), ("g,n\nP,1\n", "there is no such file"),
        (tmp_path / "none.csv.gz", "there is no such file"),
    ]  # fmt: skip
    if os.geteuid() != 0:
        cases.append((locked, "cannot be read"))
    for path, problem in cases:
        with pytest.raises(tiendo.InvalidValue, match=problem) as caught:
            tiendo.aggregate(path, by="g", count="n")
        assert len(str(caught.value)) < 500


def frames() -> list[tuple[str, Any]]:
    table = pyarrow.table(TABLE)

    class Stream:
        """Some other library: what exports an Arrow stream, such as a relation of DuckDB."""

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return table.__arrow_c_stream__(requested_schema)

    return [
        ("pandas", pandas.DataFrame(TABLE)), ("nullable", pandas.DataFrame(TABLE).convert_dtypes()),
        ("arrow dtypes", pandas.DataFrame(TABLE).convert_dtypes(dtype_backend="pyarrow")),
        ("object", pandas.DataFrame(TABLE, dtype=object)), ("category", pandas.DataFrame(TABLE).astype({"group": "category"})),
        ("polars", polars.DataFrame(TABLE)), ("lazy", polars.LazyFrame(TABLE)), ("arrow", table), ("batch", table.to_batches()[0]),
        ("reader", table.to_reader()), ("stream", Stream()), ("mapping", TABLE), ("arrays", {k: np.array(v) for k, v in TABLE.items()}),
        ("series", {k: pandas.Series(v) for k, v in TABLE.items()}), ("polars series", {k: polars.Series(v) for k, v in TABLE.items()}),
        ("tuples", {k: tuple(v) for k, v in TABLE.items()}), ("blanks", {" group ": ["P ", " Q"], "n\u00a0": ["1", "2"]}),
        ("result", tiendo.aggregate(TABLE, by="group", count="n").to_arrow().select(["group", "value"]).rename_columns(["group", "n"])),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "frame"), frames(), ids=[name for name, _ in frames()])
def test_frames_of_every_kind(name: str, frame: Any) -> None:
    assert tiendo.aggregate(frame, by="group", count="n").columns["value"] == [1, 2], name


def test_names_of_columns_that_are_years() -> None:
    wide = pandas.DataFrame([["P", 1.0, 2.0]], columns=["group", 2023, 2024])
    assert tiendo.aggregate(wide, by="group", count="2024").columns["value"] == [2]
    assert tiendo.aggregate(wide, by="group", count=2024).columns["value"] == [2]  # type: ignore[arg-type]
    assert list(wide.columns) == ["group", 2023, 2024]  # the caller's frame stays as it is
    names: list[Any]
    for names in ([2023.0, None], [pandas.Timestamp("2024-01-01"), 3], [True, "x"]):
        frame = pandas.DataFrame([[1, 2]], columns=pandas.Index(names, dtype=object))
        assert list(columns_of(frame)) == [str(name) for name in names]
    for names in ([2024, "2024"], [1, 1], ["a", "a "]):
        with pytest.raises(tiendo.InvalidValue, match="two columns have one name"):
            columns_of(pandas.DataFrame([[1, 2]], columns=pandas.Index(names, dtype=object)))
    several = pandas.DataFrame([[1, 2]], columns=pandas.MultiIndex.from_tuples([("a", 2023), ("a", 2024)]))
    with pytest.raises(tiendo.InvalidValue, match=r"frame.columns = \['_'.join"):
        columns_of(several)


def test_what_is_no_frame_is_refused_with_the_cure() -> None:
    class Relation:
        """A relation without an Arrow stream."""

    Relation.__module__ = "duckdb"
    cases: list[tuple[Any, str]] = [
        (Relation(), r"relation.pl\(\)"), ([1, 2], "is no frame; give a pandas"), ([{"group": "P", "n": 1}], "is no frame"), (None, "is no frame"),
        (3, "is no frame"), (pandas.Series([1]), "is no frame"), (polars.Series([1]), "is no frame"), (np.zeros((2, 2)), "is no frame"),
        (b"table.csv", "is no frame"), (io.StringIO("group,n\n"), "is no frame"), ({"group": "PQ", "n": [1, 2]}, "is a list"),
        ({"group": {"P", "Q"}, "n": [1, 2]}, "is a list"), ({"group": ["P"], "n": 1}, "is a list"), (pandas.DataFrame, "is no frame"),
        (polars.LazyFrame({"a": [1]}).select("none"), "cannot be collected"),
    ]  # fmt: skip
    for frame, problem in cases:
        with pytest.raises(tiendo.InvalidValue, match=problem):
            tiendo.aggregate(frame, by="group", count="n")
    with pytest.raises(tiendo.InvalidValue, match=r"give frame.compute\(\)"):
        lazy = type("DataFrame", (), {"__module__": "dask.dataframe"})
        frame_of(lazy())


def test_codes_are_texts_in_one_form() -> None:
    hue = "Huế"
    columns = columns_of({"code": [f" {hue}", unicodedata.normalize("NFD", hue), f"{hue}\u200b", np.str_(hue)]})
    assert texts_in(columns, "code") == [hue] * 4
    wrong: list[Any] = [1, 1.0, None, float("nan"), pandas.NA, "", " ", b"79", True, np.int64(79), pandas.NaT]
    for cell in wrong:
        with pytest.raises(tiendo.InputError) as caught:
            tiendo.aggregate({"g": ["79", cell], "n": [1, 2]}, by="g", count="n")
        (fault,) = caught.value.faults
        assert (fault.row, fault.field) == (2, "g"), cell
    assert texts_in(columns_of(pandas.DataFrame({"code": pandas.Categorical(["01", "02"])})), "code") == ["01", "02"]


def test_one_name_is_one_group_and_one_unit() -> None:
    """Cases of one kind: blanks of any width and Unicode forms, in groups, codes, units and weights."""
    for blank in (" ", "\u00a0", "\u202f", "\u200b", "\t", "\ufeff"):
        sums = tiendo.aggregate(
            {"g": ["P", f"P{blank}", f"{blank}Q"], "n": [1, 2, 2]}, by="g", count="n", ranking="highest"
        )
        assert (sums.columns["group"], sums.columns["value"]) == (["P", "Q"], [3, 2])
        with pytest.raises(tiendo.InputError, match="row 2, column 'unit': 'A' has a row already"):
            tiendo.Index.shipped("egdi").compute({"unit": ["A", f"A{blank}"], "osi": [1, 2]})


def test_a_column_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(tiendo.UnknownName, match="no column 'grop'; there are group, n; did you mean 'group'"):
        tiendo.aggregate(TABLE, by="grop", count="n")
    for name in (None, 1.5, ["group"]):
        with pytest.raises(tiendo.UnknownName, match="the name of a column is a text"):
            tiendo.aggregate(TABLE, by=name, count="n")  # type: ignore[arg-type]


def test_faults_of_the_compiled_readers_name_row_and_column(tmp_path: Path) -> None:
    links: dict[str, list[Any]] = {
        "old_code": ["1", "2", "3"],
        "new_code": ["9", "9", "9"],
        "type": ["full", "half", "half"],
    }
    file = tmp_path / "links.csv"
    file.write_text("old_code;new_code;type\n1;9;full\n\n2; 9; half\n3;9;half\n", encoding="utf-8")
    for source in (links, pandas.DataFrame(links), polars.DataFrame(links)):
        with pytest.raises(tiendo.InputError) as caught:
            tiendo.Reform.read(source, effective="2025-07-01")
        assert [(f.file, f.row, f.field) for f in caught.value.faults] == [
            ("<frame>", 2, "type"),
            ("<frame>", 3, "type"),
        ]
        assert "(and 1 more like it)" in str(caught.value)
    with pytest.raises(tiendo.InputError) as of_file:
        tiendo.Reform.read(file, effective="2025-07-01")
    assert [(f.line, f.column) for f in of_file.value.faults] == [(4, 6), (5, 5)]  # the field begins with its blank
    with pytest.raises(tiendo.InputError) as of_two:
        tiendo.Reform.read({**links, "type": ["full"] * 3}, links, effective="2025-07-01")
    assert {f.file for f in of_two.value.faults} == {"<frame 2>"}
    quoted = {"old_code": ["1", "2"], "old_name": ["a,\nb", 'x"y'], "new_code": ["9", "9"], "type": ["full", "half"]}
    with pytest.raises(tiendo.InputError) as of_quoted:
        tiendo.Reform.read(quoted, effective="2025-07-01")
    assert [(f.row, f.field) for f in of_quoted.value.faults] == [(2, "type")]


def test_shares_of_links_in_single_precision() -> None:
    links = {
        "old_code": ["1", "1"],
        "new_code": ["8", "9"],
        "type": ["partial"] * 2,
        "share_low": np.array([0.3, 0.7], "float32"),
    }
    exact = {**links, "share_high": links["share_low"]}
    carried = tiendo.Reform.read(exact, effective="2025-07-01").carry({"code": ["1"], "n": [10]}, value="n")
    assert carried.columns["value"] == pytest.approx([3, 7], rel=1e-12)
