"""Reforms: blocks, figures carried, names on a day, faults; from files and any frame."""

from __future__ import annotations

import datetime
import gzip
import importlib.util
import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow
import pytest
import tiendo

LINKS = {
    "old_code": ["A", "B", "C", "C", "D"],
    "old_name": ["Xã A", "Xã B", "Xã Hoà An", "Xã Hoà An", "Xã D"],
    "new_code": ["X", "X", "X", "Y", "A"],
    "new_name": ["Xã X", "Xã X", "Xã X", "Phường Y", "Xã Hòa An"],
    "type": ["full", "full", "partial", "partial", "full"],
}


@pytest.fixture(scope="module")
def reform() -> tiendo.Reform:
    return tiendo.Reform.read(pandas.DataFrame(LINKS), effective="2025-07-01", act="2/NQ")


def rows(table: tiendo.Carried) -> dict[str, tuple[float | None, float | None, str | None]]:
    return {row["code"]: (row["low"], row["high"], row["reason"]) for row in table.records()}


def test_blocks(reform: tiendo.Reform) -> None:
    blocks = reform.components()
    assert blocks.records()[0] == {
        "block": 0, "event": "transfer", "before": ["A", "B", "C"], "after": ["X", "Y"], "links": 4, "exact": False,
    }  # fmt: skip
    assert repr(blocks) == "<Components: 2, 1 exact>"
    assert repr(reform) == "<Reform of 2025-07-01: 4 areas to 3, 5 links>"
    assert (reform.act, len(blocks.to_polars())) == ("2/NQ", 2)


def test_totals_from_any_frame_and_file(reform: tiendo.Reform, tmp_path: Path) -> None:
    data = {"code": ["A", "B", "C", "D", "N"], "n": [100, 40, 50, None, 5]}
    file = tmp_path / "values.csv"
    pandas.DataFrame(data).to_csv(file, index=False)
    for values in (data, pandas.DataFrame(data), polars.DataFrame(data), pyarrow.table(data), file):
        carried = reform.carry(values, value="n")
        # By hand: A and B whole, of C anything from 0 to 50
        assert rows(carried) == {"X": (140, 190, None), "Y": (0, 50, None), "A": (None, None, "no_observation")}
        assert carried.blocks.columns["value"] == [190, None]
        assert {row["code"]: row["reason"] for row in carried.left.records()} == {
            "N": "territory_unknown",
            "D": "no_observation",
        }
        assert carried.columns["area_id"][0] == "X@2025-07-01"
    assert repr(carried) == "<Carried: 3 areas, 2 values left behind>"
    assert carried.to_arrow().num_rows == 3


def test_ratios_through_their_parts(reform: tiendo.Reform) -> None:
    data = {"code": ["A", "B", "C", "D"], "n": [40, 30, 0, 1], "d": [100, 50, 0, 4], "r": [0.4, 0.6, None, 0.25]}
    parts = reform.carry(data, numerator="n", denominator="d")
    assert parts.columns["value"][0] == pytest.approx(70 / 150)
    assert parts.columns["value"][2] == 0.25
    ratios = reform.carry({**data, "r": [0.4, 0.6, 0.0, 0.25]}, ratio="r", denominator="d")
    assert ratios.columns["value"][0] == pytest.approx(70 / 150)
    assert reform.carry(data, ratio="r", denominator="d").columns["reason"][0] == "coverage_too_low"
    for wrong in (
        {},
        {"ratio": "r"},
        {"value": "n", "denominator": "d"},
        {"ratio": "r", "numerator": "n", "denominator": "d"},
    ):
        with pytest.raises(tiendo.InvalidValue, match="ratio and denominator"):
            reform.carry(data, **wrong)  # type: ignore[arg-type]


def test_backward_by_weights(reform: tiendo.Reform) -> None:
    data = {"code": ["X", "Y", "A"], "n": [70, 0, 3]}
    assert rows(reform.carry(data, value="n", backward=True))["A"] == (0, 70, None)
    narrow = reform.carry(data, value="n", backward=True, weights={"A": 30, "B": 40, "C": 0})
    assert rows(narrow)["A"] == (30, 30, None)
    assert narrow.columns["area_id"][0] == "A@2025-06-30"
    assert narrow.columns["basis"][0] == "weights"
    with pytest.raises(tiendo.UnknownName):
        reform.carry(data, value="n", backward=True, weights={"Z": 1})


def test_the_pooled_trends_of_the_docs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "geography.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```python\n((?:(?!```).)*pool_shares.*?)\n([^\n]*)\n```.*?((?:    [^\n]*\n)+)", page, re.S)
    names: dict[str, Any] = {}
    exec(shown[0], names)
    printed = eval(shown[1], names).to_string()
    assert printed == "\n".join(line[4:] for line in shown[2].rstrip("\n").split("\n"))
    trends = names["trends"]
    # each block's series by hand: K = 1 + 2, L and M = 3 + 4, N = 5
    series = {"K": ([35, 41, 49, 47], 65), "L": ([56, 61, 63, 73], 120), "N": ([5, 12, 15, 17], 30)}
    own = [tiendo.trend_of_share(n, [d] * 4) for n, d in series.values()]
    assert trends.columns["own_slope"] == pytest.approx([t["slope"] for t in own], rel=1e-12)
    pooled = tiendo.pool([t["slope"] for t in own], [t["slope_variance"] for t in own])
    assert trends.columns["slope"] == pytest.approx(list(pooled.values), rel=1e-12)
    for row, t in zip(trends.records(), own, strict=True):
        logit = t["level"] + row["slope"] * (2027 - 2022 - t["time"])
        assert row["share"] == pytest.approx(1 / (1 + math.exp(-logit)), rel=1e-12)
    assert repr(trends) == "<PooledShares: 3 blocks, 3 with a trend, 0 values unused>"


def test_what_pooling_needs_and_what_takes_no_part(reform: tiendo.Reform, tmp_path: Path) -> None:
    figures = {"ward": ["A", "B", "C", "D", "N"], "y": [2024] * 5, "n": [1, 2, 3, 4, 5], "d": [9, 9, None, 9, 9]}
    file = tmp_path / "before.csv"
    pandas.DataFrame(figures).to_csv(file, index=False)
    frames: list[Any] = [figures, pandas.DataFrame(figures), polars.DataFrame(figures), file]
    for frame in frames:
        found = reform.pool_shares(
            frame, until=2026, code="ward", year="y", numerator="n", denominator="d", groups={"X": "g", "Y": "h"}
        )
        assert found.columns["reason"] == ["no_observation", "single_observation"]
        assert found.columns["group"][0] == "g | h"
        assert {(row["code"], row["reason"]) for row in found.unused.records()} == {
            ("A", "coverage_too_low"), ("B", "coverage_too_low"), ("C", "not_comparable"), ("N", "territory_unknown"),
        }  # fmt: skip
    two = {"code": ["D", "D"], "year": [2023, 2024], "numerator": [1, 2], "denominator": [9, 9]}
    narrow, wide = (reform.pool_shares(two, until=2026, level=level).records()[1] for level in (50, 95))
    assert wide["low"] < narrow["low"] < narrow["share"] == wide["share"]
    with pytest.raises(tiendo.InvalidValue, match="from 1 to below 100"):
        reform.pool_shares(two, until=2026, level=0)
    for until in (2**40, 2026.5, "2026", -1):
        with pytest.raises(tiendo.InvalidValue, match="until is"):
            reform.pool_shares(two, until=until)  # type: ignore[arg-type]
    with pytest.raises(tiendo.UnknownName, match="no area of the reform is Z"):
        reform.pool_shares(two, until=2026, groups={"Z": "g", "D": "g"})
    with pytest.raises(tiendo.InvalidValue, match="groups name the group"):
        reform.pool_shares(two, until=2026, groups={"D": None})  # type: ignore[dict-item]
    with pytest.raises(tiendo.InvalidValue, match=r"2023.5 in column 'year' is not a whole number"):
        reform.pool_shares({**two, "year": [2023.5, 2024]}, until=2026)
    with pytest.raises(tiendo.InvalidValue, match="row 2: there is no year"):
        reform.pool_shares({**two, "year": [2023, None]}, until=2026)
    with pytest.raises(tiendo.InvalidValue, match="before and after the reform; keep one"):
        reform.pool_shares(two, {"code": ["A"], "year": [2024], "numerator": [1], "denominator": [9]}, until=2026)
    with pytest.raises(tiendo.InvalidValue, match="method is one of 'paule_mandel'"):
        reform.pool_shares(two, until=2026, method="mean")  # type: ignore[arg-type]


def test_names_on_a_day(reform: tiendo.Reform) -> None:
    before, after = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)
    found = reform.resolve("Hòa An", before).found
    assert found is not None
    assert (found.code, found.valid_from, found.id) == ("C", before, "C@2025-06-30")
    later = reform.resolve("xã HOÀ AN", after)
    assert later.found is not None
    assert (later.how, later.found.code) == ("name", "A")
    alike = reform.resolve("Hoa An", after)
    assert (alike.how, alike.found, [area.code for area in alike.candidates]) == ("similar", None, ["A"])
    assert reform.resolve("A", "2010-01-01").how == "none"
    assert reform.resolve("A", "2010-01-01", known_from="2000-01-01").how == "code"
    with pytest.raises(tiendo.InvalidValue, match="not a day"):
        reform.resolve("A", "2025-13-01")


def test_what_is_no_packed_file_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "links.csv.gz"
    whole = gzip.compress(b"old_code,new_code,type\n1,9,full\n")
    for content in (b"old_code", whole[:-9], whole[:12] + b"\xff\xff" + whole[14:]):
        file.write_bytes(content)
        with pytest.raises(tiendo.InputError, match=r"links.csv.gz: the file cannot be unpacked"):
            tiendo.Reform.read(file, effective="2025-07-01")


def test_faults_have_their_place(tmp_path: Path) -> None:
    file = tmp_path / "links.csv.gz"
    with gzip.open(file, "wt", encoding="utf-8") as packed:
        packed.write("old_code,new_code,type\n1,9,full\n1,8,partial\n2,9,half\n")
    with pytest.raises(tiendo.InputError, match=r"links.csv.gz:4:5: 'half' is none of the values of 'type'"):
        tiendo.Reform.read(file, effective="2025-07-01")
    with pytest.raises(
        tiendo.InputError, match="<frame>: row 1, column 'type': 1 goes to 9 in full, and elsewhere too"
    ):
        tiendo.Reform.read(
            polars.DataFrame({"old_code": ["1", "1"], "new_code": ["9", "8"], "type": ["full", "partial"]}),
            effective="2025-07-01",
        )
    with pytest.raises(ValueError, match="at least one table"):
        tiendo.Reform.read(effective="2025-07-01")


def test_what_is_wrong_with_figures_is_said(reform: tiendo.Reform) -> None:
    with pytest.raises(tiendo.InvalidValue, match="row 1: 1 in column 'code' is no text"):
        reform.carry({"code": [1], "n": [1]}, value="n")
    with pytest.raises(tiendo.InvalidValue, match="row 2: 'x' in column 'n' is not a number"):
        reform.carry({"code": ["A", "B"], "n": ["1", "x"]}, value="n")
    with pytest.raises(tiendo.UnknownName, match="there is no column 'm'; there are code, n"):
        reform.carry({"code": ["A"], "n": [1]}, value="m")
    with pytest.raises(tiendo.InvalidValue, match="two values"):
        reform.carry({"code": ["A", "A"], "n": [1, 2]}, value="n")


def test_communes_of_the_package_where_it_is_installed() -> None:
    if importlib.util.find_spec("vietnam_provinces") is None:
        with pytest.raises(ImportError, match="pip install vietnam-provinces"):
            tiendo.vietnamese_communes()
        return
    communes = tiendo.vietnamese_communes()
    assert len(communes.columns["code"]) == len(set(communes.columns["code"])) > 3000
    assert dict(zip(communes.columns["code"], communes.columns["name"], strict=True))["26740"] == "Phường Sài Gòn"


def test_the_command(tmp_path: Path) -> None:
    links, values = tmp_path / "links.csv", tmp_path / "values.csv"
    pandas.DataFrame(LINKS).to_csv(links, index=False)
    values.write_text("code,n,d\nA,40,100\nB,30,50\nC,0,0\nD,1,4\nN,1,1\n", encoding="utf-8")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tiendo", "carry", str(values), str(links), *words]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    totals = run("--effective", "2025-07-01", "--value", "n")
    assert totals.stdout.splitlines()[:2] == [
        "code,area_id,value,low,high,reason,basis,block",
        "X,X@2025-07-01,70,70,70,,,0",
    ]
    assert totals.stderr == "left behind: N (territory_unknown)\n"
    ratios = json.loads(run("--effective", "2025-07-01", "--numerator", "n", "--denominator", "d", "--json").stdout)
    assert ratios["areas"][0]["value"] == pytest.approx(70 / 150)
    assert ratios["left"] == [{"code": "N", "value": 1, "reason": "territory_unknown"}]
    assert run("--effective", "2025-07-01").returncode == 2
    assert run("--effective", "2025-07-01", "--value", "m").returncode == 2
    links.write_text("old_code,new_code,type\nA,X,half\n", encoding="utf-8")
    refused = run("--effective", "2025-07-01", "--value", "n")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "links.csv:2:5" in refused.stderr
