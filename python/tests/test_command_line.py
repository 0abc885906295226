"""The command `tiendo`, as a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import tiendo
from grid import Grid


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tiendo", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def files(hcmc: Path) -> tuple[Path, Path]:
    return hcmc / "programme.toml", hcmc / "observations.csv"


def test_assess_prints_every_target(files: tuple[Path, Path], programme: tiendo.Programme) -> None:
    done = run("assess", *files, "--as-of", "2026-03-31")
    assert done.returncode == 0
    for number in range(1, 44):
        assert f"2393-{number:02d}" in done.stdout
    assert "\x1b[" not in done.stdout
    assert "…" not in done.stdout.replace("… insufficient", "")


def test_assess_as_json_and_csv(files: tuple[Path, Path], assessment: tiendo.Assessment) -> None:
    document = run("assess", *files, "--as-of", "2025-06-30", "--json")
    assert document.returncode == 0
    assert json.loads(document.stdout) == assessment.to_dict()
    rows = run("assess", *files, "--as-of", "2025-06-30", "--csv")
    assert rows.stdout == assessment.to_csv()


def test_explain(files: tuple[Path, Path]) -> None:
    done = run("assess", *files, "--as-of", "2025-06-30", "--explain", "2393-17")
    assert "method mic: at_risk (pace)" in done.stdout
    unknown = run("assess", *files, "--as-of", "2025-06-30", "--explain", "2393-99")
    assert unknown.returncode == 2
    assert unknown.stdout == ""
    assert "there is no target '2393-99'" in unknown.stderr


def test_report_writes_a_page(files: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "new" / "index.html"
    done = run("report", *files, "--as-of", "2025-12-31", "--out", page)
    assert done.returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert str(page) in done.stdout


def test_report_with_a_map(tmp_path: Path) -> None:
    of = Grid(blocks=2, side=3)
    inputs = of.write(tmp_path / "in")
    shapes, page = tmp_path / "in" / "map.geojson", tmp_path / "out" / "index.html"
    document = json.dumps(of.shapes()).replace('"code"', '"pcode"')
    shapes.write_text(document, encoding="utf-8")
    options = ("--as-of", "2024-06-30", "--out", page, "--map", shapes)
    done = run("report", *inputs, *options, "--map-code", "pcode")
    assert (done.returncode, done.stderr) == (0, "")
    assert page.read_text(encoding="utf-8").count("<use ") == 18
    assert "figures in 16 of 18 areas" in done.stdout
    assert "squares (D0-0-1)" in done.stdout
    assert "more are in" not in done.stdout
    assert "more are in `tiendo compare`" in run("report", *Grid(3, 5).write(tmp_path / "in"), *options[:4]).stdout
    page.unlink()
    page.parent.rmdir()
    unnamed = run("report", *inputs, *options)
    assert (unnamed.returncode, unnamed.stdout) == (2, "")
    assert unnamed.stderr.count("has no code; give it the property 'code', or name another one") == 18
    assert not page.parent.exists()
    assert "3 files in order" in run("check", *inputs, shapes, "--map-code", "pcode").stdout
    checked = run("check", *inputs, shapes)
    assert (checked.returncode, checked.stderr) == (2, unnamed.stderr)


def test_report_names_the_faults_of_inputs_and_map_together(faulty: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "map.geojson"
    shapes.write_text("{}", encoding="utf-8")
    inputs = (faulty / "programme.toml", faulty / "observations.csv")
    done = run("report", *inputs, "--as-of", "2024-12-31", "--out", tmp_path / "index.html", "--map", shapes)
    assert done.returncode == 2
    assert done.stderr.startswith("24 faults")
    assert f"{shapes}: this is no object with a type; write a GeoJSON FeatureCollection" in done.stderr


def test_faulty_input_is_named_whole_with_code_2_and_nothing_else(faulty: Path, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    inputs = (faulty / "programme.toml", faulty / "observations.csv")
    for words in (
        ("assess", *inputs, "--as-of", "2024-12-31"),
        ("assess", *inputs, "--as-of", "2024-12-31", "--json"),
        ("report", *inputs, "--as-of", "2024-12-31", "--out", page),
        ("check", *inputs),
        ("template", *inputs, "--as-of", "2024-12-31", "--out", tmp_path / "missing.csv"),
        ("diff", *inputs, "--from", "2023-12-31", "--to", "2024-12-31"),
        ("compare", *inputs, "--as-of", "2024-12-31"),
    ):
        done = run(*words)
        assert done.returncode == 2
        assert done.stdout == ""
        places = [line for line in done.stderr.splitlines() if line.startswith(str(faulty))]
        assert len(places) == 23
        assert list(tmp_path.iterdir()) == []


def test_check(files: tuple[Path, Path], faulty: Path) -> None:
    good = run("check", *files)
    assert good.returncode == 0
    assert "2 files in order" in good.stdout
    alone = run("check", faulty / "observations.csv")
    assert alone.returncode == 2
    assert "indicator 'shares'" not in alone.stderr  # that shows only against a programme


def test_template(files: tuple[Path, Path], tmp_path: Path) -> None:
    whole = run("template", files[0])
    assert whole.returncode == 0
    assert whole.stdout.startswith("indicator_id,area_code")
    out = tmp_path / "missing.csv"
    missing = run("template", *files, "--as-of", "2024-12-31", "--out", out)
    assert missing.returncode == 0
    assert "labour_productivity_growth,79,1976-07-02" in out.read_text(encoding="utf-8")
    assert run("template", *files).returncode == 2


def test_diff(files: tuple[Path, Path]) -> None:
    shown = run("diff", *files, "--from", "2025-06-15", "--to", "2025-06-16")
    assert shown.returncode == 0
    assert "tier abolished" in shown.stdout
    assert "5 changes" in shown.stdout
    records = json.loads(run("diff", *files, "--from", "2025-06-15", "--to", "2025-06-16", "--json").stdout)
    assert {record["target_id"] for record in records} >= {"2393-10", "2393-14", "2393-28"}


def test_compare(files: tuple[Path, Path], tmp_path: Path) -> None:
    shown = run("compare", *files, "--as-of", "2025-06-30")
    assert shown.returncode == 0
    assert "linear_pace says at risk" in " ".join(shown.stdout.split())
    own = tmp_path / "methods.toml"
    own.write_text('format = 1\n[[method]]\nid = "mine"\nquantity = "baseline_ratio"\n', encoding="utf-8")
    document = json.loads(run("compare", *files, "--as-of", "2025-06-30", "--methods", own, "--json").stdout)
    assert "mine" in {row["method"] for row in document["rows"]}
    own.write_text("format = 1\n[[method]]\nquantity = 5\n", encoding="utf-8")
    faulty = run("compare", *files, "--as-of", "2025-06-30", "--methods", own)
    assert faulty.returncode == 2
    assert faulty.stdout == ""


def test_forecast(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("unique_id,ds,y\na,2021,10\na,2022,12\na,2023,\na,2024,15\n", encoding="utf-8")
    done = run(
        "forecast", table, "--horizon", "2", "--frequency", "year", "--level", "80", "--model", "auto", "--low", "0"
    )
    assert done.returncode == 0
    header, *rows = done.stdout.splitlines()
    assert header == "unique_id,ds,auto,auto-lo-80,auto-hi-80"
    assert [row.split(",")[1] for row in rows] == ["2025", "2026"]
    expected = tiendo.forecast({"unique_id": ["a"] * 3, "ds": ["2021", "2022", "2024"], "y": [10.0, 12, 15]}, 2, "year")
    assert float(rows[1].split(",")[2]) == pytest.approx(float(expected["auto"][1]), rel=1e-9)
    table.write_text("unique_id,ds,y\na,2021,much\n", encoding="utf-8")
    wrong = run("forecast", table, "--horizon", "2", "--frequency", "year")
    assert wrong.returncode == 2
    assert f"{table}:2:8: 'much' in column 'y' is not a number" in wrong.stderr
    for content, fault in {
        b"unique_id,ds,y\na,2021\n": ":2: the row has 2 fields, the header 3",
        b"unique_id,ds,y\na,2021,1,2\n": ":2: the row has 4 fields, the header 3",
        b"unique_id,ds,y\na,2021,1\0\n": ":2: the file holds a NUL byte",
        b"unique_id,ds,y\nH\xe0,2021,1\n": ":2:2: the text is not UTF-8",
        b'unique_id,ds,y\na,2021,"1\n': ":2: this is no row",
        b"": ":1: the file is empty",
    }.items():
        table.write_bytes(content)
        wrong = run("forecast", table, "--horizon", "2", "--frequency", "year")
        assert (wrong.returncode, wrong.stdout) == (2, "")
        assert f"{table}{fault}" in wrong.stderr
    table.write_bytes(b"unique_id,ds,y\na,now,1\n")
    assert "ds 'now' is no whole number" in run("forecast", table, "--horizon", "2", "--frequency", "1").stderr
    table.write_bytes(b"\xef\xbb\xbfunique_id,ds,y\r\na,2021,1\r\n")
    assert run("forecast", table, "--horizon", "1", "--frequency", "year").stdout.startswith("unique_id,ds,auto")
    assert run("forecast", table, "--horizon", "2").returncode == 2


def test_misuse_and_version() -> None:
    assert run("assess").returncode == 2
    assert run("nothing").returncode == 2
    version = run("--version")
    assert (version.returncode, version.stdout.strip()) == (0, tiendo.__version__)
    assert "Exit codes" in run("--help").stdout


def test_a_wrong_day_is_an_error(files: tuple[Path, Path]) -> None:
    done = run("assess", *files, "--as-of", "2025-02-30")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "'2025-02-30' is not a day of the calendar" in done.stderr
