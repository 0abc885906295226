"""Files of other kinds where a table is read: the message says what the file is, whatever its name, and what to do."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow.feather
import pyarrow.orc
import pyarrow.parquet
import pytest
import tiendo

HCMC = Path(__file__).parents[2] / "examples" / "hcmc"
FRAME = pandas.DataFrame({"indicator_id": ["a"] * 3, "value": [1.0, 2.0, 3.0]})

READERS: dict[str, Callable[[Any], Any]] = {
    "observations": tiendo.Observations.read,
    "a frame of observations": tiendo.Observations.from_frame,
    "both": lambda path: tiendo.assess(HCMC / "programme.toml", path, "2025-06-30"),
    "forecast": lambda path: tiendo.forecast(path, 1, "year"),
    "aggregate": lambda path: tiendo.aggregate(path, by="g", count="n"),
    "areas": tiendo.AreaHistory.read,
    "links": lambda path: tiendo.Reform.read(path, effective="2025-07-01"),
}


def archive(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in names:
            made.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "<x/>")
    return packed.getvalue()


def written(write: Callable[[Any], object]) -> bytes:
    made = io.BytesIO()
    write(made)
    return made.getvalue()


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (a)")
    return connection.serialize()


ARROW = pyarrow.Table.from_pandas(FRAME)
KINDS: dict[str, tuple[bytes, str, str]] = {  # suffix: content by the library that writes it, what it is, what to do
    "parquet": (written(FRAME.to_parquet), "a Parquet file", "pandas.read_parquet or polars.read_parquet"),
    "pq": (written(polars.from_pandas(FRAME).write_parquet), "a Parquet file", "polars.read_parquet"),
    "feather": (
        written(lambda file: pyarrow.feather.write_feather(ARROW, file)),
        "an Arrow file",
        "pandas.read_feather",
    ),
    "arrow": (written(polars.from_pandas(FRAME).write_ipc), "an Arrow file", "polars.read_ipc"),
    "fea": (b"FEA1\x00\x00", "an old Feather file", "pandas.read_feather"),
    "orc": (written(lambda file: pyarrow.orc.write_table(ARROW, file)), "an ORC file", "pandas.read_orc"),
    "avro": (written(polars.from_pandas(FRAME).write_avro), "an Avro file", "polars.read_avro"),
    "npy": (written(lambda file: np.save(file, np.ones(3))), "an array of numpy", "numpy.load"),
    "pkl": (pickle.dumps([1.0] * 9), "a pickle of Python", "the frame that it holds"),
    "dta": (written(FRAME.to_stata), "a Stata file", "pandas.read_stata"),
    "xlsx": (
        archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"),
        "an Excel workbook",
        "pandas.read_excel",
    ),
    "docx": (archive("[Content_Types].xml", "word/document.xml"), "a Word document", "save the table as CSV"),
    "ods": (archive("mimetype", "content.xml"), "an OpenDocument spreadsheet", "pandas.read_excel"),
    "zip": (archive("observations.csv"), "a ZIP archive", "unpack it"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook", "pandas.read_excel"),
    "json": (json.dumps(FRAME.to_dict("records")).encode(), "JSON", "pandas.read_json"),
    "geojson": (b'\n {"type": "FeatureCollection", "features": []}', "JSON", "pandas.read_json"),
    "jsonl": (b'{"indicator_id": "a"}\n{"indicator_id": "b"}\n', "JSON", "pandas.read_json"),
    "html": (b"<!DOCTYPE html>\n<html><table></table></html>", "an HTML page", "pandas.read_html"),
    "xml": (b'<?xml version="1.0"?>\n<rows/>', "XML", "pandas.read_xml"),
    "sqlite": (database(), "an SQLite database", "export the table as CSV"),
    "duckdb": (bytes(8) + b"DUCK" + bytes(64), "a DuckDB database", "export the table as CSV"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document", "save the table as CSV"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7z archive", "unpack it"),
    "h5": (b"\x89HDF\r\n\x1a\n", "an HDF5 file", "pandas.read_hdf"),
}


@pytest.mark.parametrize("suffix", KINDS)
def test_the_content_says_what_a_file_is(suffix: str, tmp_path: Path) -> None:
    content, kind, remedy = KINDS[suffix]
    for name in (f"table.{suffix}", "observations.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        for read in READERS.values():
            with pytest.raises(tiendo.InputError) as caught:
                read(path)
            (fault,) = caught.value.faults
            assert (fault.file, fault.line) == (str(path), 0)
            assert f"this is {kind}, not" in fault.problem
            assert remedy in fault.remedy


@pytest.mark.parametrize("suffix", ["parquet", "sqlite", "json", "xlsx", "html", "pdf", "feather"])
def test_what_is_packed_is_named_as_well(suffix: str, tmp_path: Path) -> None:
    content, kind, _ = KINDS[suffix]
    path = tmp_path / "observations.csv.gz"
    path.write_bytes(gzip.compress(content))
    for read in READERS.values():
        with pytest.raises(tiendo.InputError, match=f"this is {kind}, not"):
            read(path)


@pytest.mark.parametrize(
    "header", ["[group],n", '"{g}",n', "[g;n", "<g>,n", "PAR,n", "ORCS,n", "{g,n"[1:], "thing,n", "%g,n"]
)
def test_a_table_with_an_odd_header_is_a_table(header: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{header}\nP,1\n".replace(",", ";" if ";" in header else ","), encoding="utf-8")
    first = header.replace(";", ",").split(",")[0].strip('"')
    assert tiendo.aggregate(path, by=first, count="n")["value"] == [1.0]
