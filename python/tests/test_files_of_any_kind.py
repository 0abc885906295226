"""Files that are missing, too large, of another kind, or have odd names: one sentence that names the file."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tiendo
from tiendo._frames import csv_reader, fault_list, text_files
from tiendo.areas import AreaShapes
from tiendo.areas import _geojson as geojson
from tiendo.measures import read_methods

TREE = Path(__file__).parents[2]
HCMC = TREE / "examples" / "hcmc"

READERS: dict[str, Callable[[Any], Any]] = {
    "observations": tiendo.Observations.read,
    "a frame of observations": tiendo.Observations.from_frame,
    "both": lambda path: tiendo.observations.read_inputs(HCMC / "programme.toml", path),
    "aggregate": lambda path: tiendo.aggregate(path, by="g", count="n"),
    "forecast": lambda path: tiendo.forecast(path, 1, 1),
    "areas": tiendo.AreaHistory.read,
    "a reform": lambda path: tiendo.Reform.read(path, effective="2025-07-01"),
    "shapes": AreaShapes.read,
    "an index": tiendo.Index.read,
    "methods": read_methods,
    "values of an index": lambda path: tiendo.Index.shipped("egdi").compute(path),
    "a hierarchy": lambda path: tiendo.reconcile(frame={"unique_id": ["a"], "ds": [1], "auto": [1.0]}, hierarchy=path, method="ols"),
}  # fmt: skip
TABLES = [name for name in READERS if name not in ("shapes", "an index", "methods")]


def refused(reader: str, path: Any) -> str:
    with pytest.raises(tiendo.Error) as caught:
        READERS[reader](path)
    said = str(caught.value)
    assert "Traceback" not in said and "Errno" not in said and "pybind" not in said
    return said


@pytest.mark.parametrize("reader", READERS)
def test_what_cannot_be_read_names_the_file(reader: str, tmp_path: Path) -> None:
    long = tmp_path / ("n" * 300)
    (tmp_path / "circle.csv").symlink_to("circle.csv")
    for path, said in (
        (tmp_path / "none.csv", "there is no such file"), (tmp_path, "folder|directory"), (tmp_path / "none" / "t.csv", "there is no such file"),
        (Path("/proc/self/mem"), "cannot be read"), (long, "cannot be read|no such file"), (tmp_path / "circle.csv", "cannot be read|no such file"),
    ):  # fmt: skip
        message = refused(reader, path)
        assert str(path)[:50] in message
        assert any(word in message.lower() for word in said.split("|")), message


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["p\0q", "\0", "t.csv\0.txt", "observations.csv\0", "/etc/passwd\0x"])
def test_a_path_with_a_zero_byte_reads_nothing(reader: str, name: str, tmp_path: Path) -> None:
    for path in (name, Path(name), str(HCMC / name)):
        message = refused(reader, path)
        assert "NUL" in message and "\0" not in message
        assert "root" not in message


@pytest.mark.parametrize("reader", READERS)
def test_names_that_are_no_utf_8(reader: str, tmp_path: Path) -> None:
    for raw in (b"p\xff.csv", b"\xc3\x28.toml", b"\xed\xa0\x80.csv", b"\xfe\xff", b"h\xe0 n\xf4i.csv"):
        path = os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)
        message = refused(reader, path + "none")
        message.encode("utf-8")
        Path(path).write_bytes(b"nothing\n")
        refused(reader, path).encode("utf-8")
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/o\xff.csv")
    Path(odd).write_bytes((HCMC / "observations.csv").read_bytes())
    assert tiendo.Observations.read(odd) == tiendo.Observations.read(HCMC / "observations.csv")
    with pytest.raises(tiendo.InputError, match="no UTF-8"):
        tiendo.Programme.read(odd)
    with pytest.raises(tiendo.InvalidValue, match="a path is"):
        tiendo.Programme.read(b"programme.toml")  # type: ignore[arg-type]


OTHERS: dict[str, bytes] = {
    "a programme": (HCMC / "programme.toml").read_bytes(),
    "a page": b"<!doctype html>\n<html>\n" + b"<p>one, two, three</p>\n" * 300 + b"</html>\n",
    "a text": b"# Title\n\nSome words, and others.\n" + b"A line; with, separators\n" * 60,
    "a photo": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "another photo": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
    "a program": b"\x7fELF" + bytes(200),
    "code": b"import os\n\n\ndef f(x):\n    return [1, 2]\n" * 30,
    "JSON": json.dumps([{"a": 1, "b": [1, 2]}] * 200, indent=1).encode(),
    "areas": (HCMC / "areas.csv").read_bytes(),
    "a sheet": b"PK\x03\x04" + bytes(100),
    "a log": b"".join(b"2025-01-0%d, INFO, a, b, c\n" % (i % 9) for i in range(100)),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_a_wrong_file_for_observations_is_one_fault(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OTHERS[kind])
    for reader in ("observations", "a frame of observations", "both"):
        with pytest.raises(tiendo.InputError) as caught:
            READERS[reader](path)
        assert len(caught.value.faults) == 1, str(caught.value)[:500]
        problem = caught.value.faults[0].problem
        assert any(words in problem for words in ("not a table", "not a text in UTF-8", "not UTF-8", "no row")), problem
        assert len(str(caught.value)) < 400
    done = subprocess.run(
        [sys.executable, "-m", "tiendo", "assess", str(HCMC / "programme.toml"), str(path), "--as-of", "2025-01-01"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "") and done.stderr.startswith("1 fault\n")


def test_a_wrong_file_for_observations_does_not_hide_the_faults_of_the_programme(faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.observations.read_inputs(faulty / "programme.toml", tmp_path / "o.csv")
    assert len(caught.value.faults) == 14
    assert "not a table of observations" in caught.value.faults[-1].problem


@pytest.mark.parametrize("reader", [name for name in TABLES if name != "both"])
def test_a_packed_bomb_is_refused_in_little_memory(reader: str, tmp_path: Path) -> None:
    """300 MB of one letter are 300 kB packed; the limit is 256 MiB, and no more than about that much is taken."""
    path = tmp_path / "t.csv.gz"
    with gzip.open(path, "wb") as file:
        file.write(b"indicator_id,n\n")
        for _ in range(300):
            file.write(b"0" * 1_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "unpacks to more than 256 MiB" in refused(reader, path)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 600_000_000


def test_limits_are_counted_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_files, "LARGEST_TEXT", 2**31)
    for device in ("/dev/zero", "/dev/urandom"):
        for reader in ("aggregate", "forecast", "areas", "an index", "methods", "a frame of observations"):
            assert "NUL" in (said := refused(reader, device)) or "UTF-8" in said
    monkeypatch.setattr(text_files, "LARGEST_TEXT", 3 * 2**20)
    monkeypatch.setattr(text_files, "_PIECE", 2**16)
    (tmp_path / "large.csv").write_text("g,n\n" + "x,1\n" * 2**20, encoding="utf-8")
    assert "has more than 0 GiB" in refused("aggregate", tmp_path / "large.csv")
    with gzip.open(tmp_path / "half.csv.gz", "wb") as file:
        file.write(b"g,n\nx,1\n" * 1000)
    whole = (tmp_path / "half.csv.gz").read_bytes()
    for name, content in (
        ("half", whole[:-10]),
        ("bits", whole[:20] + b"x" + whole[21:]),
        ("no", b"g,n\nx,1\n"),
        ("empty", b""),
    ):
        (tmp_path / f"{name}.csv.gz").write_bytes(content)
        assert "unpacked" in (said := refused("aggregate", tmp_path / f"{name}.csv.gz")) or "empty" in said


def test_pieces_do_not_cut_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "g,n\n" + "Tỷ lệ 服務 🎉,1\n" * 50
    for size in (1, 2, 3, 5, 7, 64):
        monkeypatch.setattr(text_files, "_PIECE", size)
        for mark in (b"", b"\xef\xbb\xbf"):
            (tmp_path / "t.csv").write_bytes(mark + text.encode())
            assert text_files.text_of(tmp_path / "t.csv") == text
        (tmp_path / "t.csv").write_bytes(text.encode() + b"x,\xff\n")
        with pytest.raises(tiendo.InputError, match=r"t\.csv:52:3: the text is not UTF-8"):
            text_files.text_of(tmp_path / "t.csv")
        (tmp_path / "t.csv").write_bytes(text.encode() + b"\xe1\xbb")
        with pytest.raises(tiendo.InputError, match=r"t\.csv:52:1: the text is not UTF-8"):
            text_files.text_of(tmp_path / "t.csv")
        (tmp_path / "t.csv").write_bytes(text.encode() + b"x,\0\n")
        with pytest.raises(tiendo.InputError, match=r"t\.csv:52: the file holds a NUL"):
            text_files.text_of(tmp_path / "t.csv")


def test_shapes_have_a_limit_of_size_and_depth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "/dev/zero: the file is larger than 64 MiB" in refused("shapes", "/dev/zero")
    assert refused("shapes", "/dev/zero").count("fault") == 1
    monkeypatch.setattr(geojson, "LARGEST", 1000)
    path = tmp_path / "m.geojson"
    for content, said in (
        (b" " * 1001, "larger than"), (b"[" * 900, "not JSON"), (b'{"a":' * 190, "not JSON"), (b"NaN", "no object with a type"), (b"1" * 900, "no object with a type"),
        (b"\xff", "not UTF-8"), (b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[NaN,1],[1,1],[1,0],[NaN,1]]]},'
         b'"properties":{"code":"x"}}]}', "no degrees"),
        (b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1e999,1],[1,1],[1,0],[1e999,1]]]},"properties":{"code":"x"}}]}', "no degrees"),
    ):  # fmt: skip
        path.write_bytes(content)
        assert said in (message := refused("shapes", path))
        assert message.startswith("1 fault\n") and message.count("fault") == 1
    monkeypatch.setattr(geojson, "LARGEST", 10**6)
    path.write_bytes(b"[" * 500_000)
    assert "not JSON that can be read" in refused("shapes", path)
    deep: Any = {"type": "FeatureCollection"}
    deep["features"] = [deep]
    assert "is no Feature" in refused("shapes", deep)


def test_tables_have_limits_of_columns_and_of_faults(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for text in (
        "," * 3_000_000,
        ";" * 3_000_000 + "\n1",
        "g,n\n" + "x\n" * 1_000_000,
        "g,n\n" + "x,y,z\n" * 500_000,
        "g\n" + "x,y\n" * 500_000,
    ):
        path.write_text(text, encoding="utf-8")
        said = refused("aggregate", path)
        assert (
            said.startswith("1 fault\n") and "not a table" in said
        ) or f"at most {csv_reader.MOST_COLUMNS:,} columns" in said
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 100 * 6_000_000
    path.write_text("g,n\n" + "".join(f"x,n{i}\n" for i in range(fault_list.MOST_LISTED + 500)), encoding="utf-8")
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.aggregate(path, by="g", count="n")
    assert len(caught.value.faults) == fault_list.MOST_LISTED + 1
    assert caught.value.faults[-1].problem == "500 more faults are not listed"
    path.write_text('g,n\nx,"' + "1" * 200_000 + '"\n', encoding="utf-8")
    assert "a field has more than 131,072 letters" in refused("aggregate", path)


def test_a_long_name_of_a_file_is_shortened_in_messages() -> None:
    assert len(refused("aggregate", "d/" * 2000)) < 300
    assert len(refused("aggregate", "line\n" * 2000)) < 300
