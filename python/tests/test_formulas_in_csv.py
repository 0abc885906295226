"""Texts that a spreadsheet would compute are guarded in every CSV, and come back as they were."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tiendo
from tiendo._frames.csv_reader import parse_csv
from tiendo._frames.csv_text import csv_of_result
from tiendo._frames.formula_guard import guarded, kept, unguarded

FORMULAS = [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"https://x\";\"y\")", "＝1", "＋1", "－x", "＠x", "\n=1", "=", "-", "+", "@",
    "'=1", "''=1", "'+1", "-5-5", "+5", "-", "--1", "-1e", "=1\n,2",
]  # fmt: skip
PLAIN = ["-5", "-5.25", "-1e3", "5", "Hà Nội", "a=b", "a-b", "x@y.z", "'tis", "'", "''", "", "1+1", "'quoted'", " =1"]
COMPUTED = re.compile(r"[=+@\t\r\n＝＋－＠]|-(?![0-9.]+(e[0-9]+)?$)")


@pytest.mark.parametrize("text", FORMULAS + PLAIN)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert unguarded(kept(text)) == text
    assert not COMPUTED.match(guarded(text))
    assert (guarded(text) == text) == (text in PLAIN)


@pytest.mark.parametrize("text", FORMULAS + PLAIN)
def test_a_table_of_results_is_guarded(text: str) -> None:
    columns: dict[str, list[Any]] = {
        "unit": [text, "x"],
        text or "empty": [text, "y"],
        "n": [-1.5, -2.0],
        "lists": [[text, "b"], ["c"]],
    }
    written = csv_of_result(columns)
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert not [cell for cell in cells if COMPUTED.match(cell)]
    assert "-1.5" in cells and "-2" in cells
    if text == text.strip() and not text.startswith("\r"):
        assert parse_csv(written, "t.csv")["unit"] == [text or None, "x"]


TABLE = {
    "indicator_id": ["=1+1", "+cmd", "-x", "@S", "＝w"], "area_code": ["79"] * 5, "period_first": ["2020-01-01"] * 5, "period_last": ["2020-12-31"] * 5,
    "published": ["2021"] * 5, "value": [-1.5, 2, 3, 4, 5], "source": ["=HYPERLINK(1)", "'=x", "''-y", "-5", 'a "b", c'], "note": ["-", "+", "=\n1", "", "@"],
}  # fmt: skip


def test_observations_come_back_as_they_were(tmp_path: Path) -> None:
    given = tiendo.Observations.from_frame(TABLE)
    text = given.to_csv()
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert "-1.5" in cells and not [cell for cell in cells if COMPUTED.match(cell)]
    for name, content in (
        ("o.csv", text.encode()),
        ("bom.csv", b"\xef\xbb\xbf" + text.encode()),
        ("crlf.csv", text.replace("\n", "\r\n").encode()),
    ):
        (tmp_path / name).write_bytes(content)
        assert tiendo.Observations.read(tmp_path / name) == given
        assert tiendo.Observations.from_frame(tmp_path / name) == given
    assert given._table()[0]["source"] == TABLE["source"]
    (tmp_path / "wrong.csv").write_text(text.replace(",2,", ",two,", 1), encoding="utf-8")
    with pytest.raises(tiendo.InputError, match=r"wrong\.csv:3:\d+: .*'two' is not a number"):
        tiendo.Observations.read(tmp_path / "wrong.csv")


def test_every_command_guards(tmp_path: Path) -> None:
    def rows(*words: str) -> list[list[str]]:
        done = subprocess.run(
            [sys.executable, "-m", "tiendo", *words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return list(csv.reader(io.StringIO(done.stdout)))

    for name, text in {
        "s.csv": "unique_id,ds,y\n=a,2020,1\n=a,2021,2\n@b,2020,-1\n@b,2021,-2\n", "f.csv": "unique_id,ds,auto\n=c,1,100\n+e,1,40\n-w,1,50\n",
        "g.csv": "unique_id,rule,value,due\n=a,at_least,3,2024\n@b,at_least,-3,2024\n",
        "t.csv": "child,parent\n+e,=c\n-w,=c\n", "v.csv": "code,p,n\n=1,@P,2\n+2,@P,3\n", "l.csv": "old_code,new_code,type\n=1,+9,full\n+2,+9,full\n",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    for words, first in (
        (("forecast", "s.csv", "--horizon", "1", "--frequency", "year"), ["'=a", "'@b"]),
        (("attainment", "s.csv", "g.csv", "--csv"), ["'=a", "'@b"]),
        (("reconcile", "f.csv", "t.csv", "--method", "ols"), ["'=c", "'+e", "'-w"]),
        (("aggregate", "v.csv", "--by", "p", "--count", "n"), ["'@P"]),
        (("carry", "v.csv", "l.csv", "--effective", "2025-07-01", "--value", "n"), ["'+9"]),
    ):
        found = rows(*words)
        assert [row[0] for row in found[1:]] == first
        assert not [cell for row in found for cell in row if COMPUTED.match(cell)]
    ahead = subprocess.run(
        [
            sys.executable,
            "-m",
            "tiendo",
            "forecast",
            "s.csv",
            "--horizon",
            "1",
            "--frequency",
            "year",
            "--out",
            "f2.csv",
        ],
        cwd=tmp_path,
        check=True,
    )
    assert ahead.returncode == 0
    (tmp_path / "t2.csv").write_text("child,parent\n'=a,'=all\n'@b,'=all\n", encoding="utf-8")
    (tmp_path / "f3.csv").write_text((tmp_path / "f2.csv").read_text() + "'=all,2022,1,,,,\n", encoding="utf-8")
    assert {row[0] for row in rows("reconcile", "f3.csv", "t2.csv", "--method", "bottom_up")[1:]} == {
        "'=a",
        "'@b",
        "'=all",
    }
