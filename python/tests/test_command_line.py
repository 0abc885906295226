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


def test_forecast_of_panels(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    rows = {
        "unique_id": [name for name in "abcd" for _ in range(4)],
        "ds": [2020, 2021, 2022, 2023] * 4,
        "y": [1.0, 2, 4, 5, 10, 12, 13, 16, 3, 3.5, 3.7, 4, 70, 80, 85, 99],
        "kind": ["x"] * 8 + ["z"] * 8,
    }
    lines = [",".join(map(str, row)) for row in zip(*rows.values(), strict=True)]
    table.write_text("\n".join([",".join(rows), *lines]) + "\n", encoding="utf-8")
    plain = {name: rows[name] for name in ("unique_id", "ds", "y")}
    for words, panel, frame in ((("--panel", "kind"), "kind", rows), (("--one-panel",), True, plain)):
        done = run("forecast", table, "--horizon", "1", "--frequency", "year", "--level", "80", *words)
        assert done.returncode == 0
        medians = [float(line.split(",")[2]) for line in done.stdout.splitlines()[1:]]
        assert medians == pytest.approx(list(tiendo.forecast(frame, 1, "year", panel=panel)["auto"]), rel=1e-9)
    wrong = run("forecast", table, "--horizon", "1", "--frequency", "year", "--panel", "kind", "--one-panel")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "exclude each other" in wrong.stderr


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


SERIES = "unique_id,ds,y\na,2020,1\na,2021,2\n"
GOALS = "unique_id,rule,value,due\na,at_least,3,2023\n"
FORECASTS = "unique_id,ds,auto\ncity,1,100\neast,1,40\nwest,1,50\n"
TIERS = "child,parent\neast,city\nwest,city\n"
VALUES = "code,province,n,share,residents\n1,P,2,0.5,10\n2,P,3,0.5,10\n"
LINKS = "old_code,new_code,type\n1,9,full\n2,9,full\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (
        ("series.csv", SERIES), ("goals.csv", GOALS), ("forecasts.csv", FORECASTS), ("tiers.csv", TIERS), ("values.csv", VALUES), ("links.csv", LINKS),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


AHEAD = ("--horizon", "1", "--frequency", "year")
CHANCES = ("attainment", "series.csv", "goals.csv")
CARRY = ("carry", "values.csv", "links.csv", "--effective", "2025-07-01")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("forecast", "no.csv", *AHEAD), "no.csv: there is no such file"),
        (("forecast", "series.csv", "--horizon", "1", "--frequency", "MS"), "write 'month'"),
        (("forecast", "series.csv", "--horizon", "0", "--frequency", "year"), "a horizon is at least 1"),
        (("forecast", "series.csv", *AHEAD, "--model", "foo"), "there is no model 'foo'"),
        (("forecast", "series.csv", *AHEAD, "--level", "0.9"), "write 90"),
        (("forecast", "series.csv", *AHEAD, "--out", "x.parquet"), "let it end in .csv"),
        (("forecast", "series.csv", *AHEAD, "--out", "none/x.csv"), "which is no folder"),
        (("forecast", "series.csv", *AHEAD, "--windows", "1", "--fitted"), "excludes --fitted"),
        (("forecast", "tiers.csv", *AHEAD), "tiers.csv:1: there is no column unique_id, ds, y"),
        (("forecast", ".", *AHEAD), "this is a folder"),
        (("attainment", "no.csv", "goals.csv"), "no.csv: there is no such file"),
        (("attainment", "series.csv", "no.csv"), "no.csv: there is no such file"),
        (("attainment", "series.csv", "."), "this is a folder"),
        (("attainment", "series.csv"), "Missing argument"),
        (("attainment", "tiers.csv", "goals.csv"), "tiers.csv:1: there is no column unique_id, ds, y"),
        (("attainment", "series.csv", "tiers.csv"), "targets have no column unique_id, rule, value, due"),
        ((*CHANCES, "--frequency", "MS"), "write 'month'"),
        ((*CHANCES, "--by", "then"), "'then'"),
        ((*CHANCES, "--level", "0.9"), "write 90"),
        ((*CHANCES, "--low", "100", "--high", "0"), "100"),
        ((*CHANCES, "--low", "nan"), "nan"),
        ((*CHANCES, "--panel", "kind", "--one-panel"), "exclude each other"),
        ((*CHANCES, "--joint", "act", "--all-joint"), "exclude each other"),
        ((*CHANCES, "--panel", "kind"), "kind"),
        ((*CHANCES, "--joint", "act"), "joint is True, or a column of the targets, not 'act'"),
        ((*CHANCES, "--paths", "0"), "paths"),
        ((*CHANCES, "--season-length", "0"), "a season"),
        ((*CHANCES, "--json", "--csv"), "exclude each other"),
        ((*CHANCES, "--json", "--out", "x.csv"), "say two formats"),
        ((*CHANCES, "--out", "x.xlsx"), "let x.xlsx end in .csv or .json"),
        ((*CHANCES, "--out", "none/x.csv"), "which is no folder"),
        (("calibrate", "no.csv"), "no.csv: there is no such file"),
        (("calibrate", "series.csv"), "no event of the past can be judged: a series needs values"),
        (("calibrate", "series.csv", "goals.csv"), "a value in the period after it in which a target is due"),
        (("calibrate", "series.csv", "no.csv"), "no.csv: there is no such file"),
        (("calibrate", "series.csv", "--horizon", "0"), "a horizon is at least 1"),
        (("calibrate", "series.csv", "--windows", "0"), "windows is at least 1"),
        (("calibrate", "series.csv", "--step", "0"), "step is at least 1"),
        (("calibrate", "series.csv", "--low", "some"), "--low"),
        (("calibrate", "series.csv", "--json", "--csv"), "exclude each other"),
        (("calibrate", "series.csv", "--csv", "--out", "x.json"), "say two formats"),
        (("aggregate", "values.csv", "--by", "nothing", "--count", "n"), "there is no column 'nothing'"),
        (("aggregate", "no.csv", "--by", "province", "--count", "n"), "no.csv: there is no such file"),
        (("aggregate", "values.csv", "--by", "province", "--denominator", "residents"), "with --numerator or --ratio"),
        (("aggregate", "values.csv", "--by", "province"), "name --count"),
        (("aggregate", "values.csv", "--by", "province", "--count", "n", "--ranking", "best"), "best"),
        ((*CARRY, "--value", "nothing"), "there is no column 'nothing'"),
        ((*CARRY, "--denominator", "residents"), "with --numerator or --ratio"),
        (("carry", "values.csv", "no.csv", "--effective", "2025-07-01", "--value", "n"), "no.csv: there is no such file"),
        (("carry", "values.csv", "links.csv", "--effective", "2025", "--value", "n"), "'2025' is not a day"),
        (("reconcile", "no.csv", "tiers.csv"), "no.csv: there is no such file"),
        (("reconcile", "forecasts.csv", "no.csv"), "no.csv: there is no such file"),
        (("reconcile", "forecasts.csv", "tiers.csv"), "needs residuals"),
        (("reconcile", "forecasts.csv", "tiers.csv", "--method", "olss"), "there is no method 'olss'"),
        (("reconcile", "forecasts.csv", "tiers.csv", "--method", "ols", "--hold", "north"), "not in the hierarchy: north"),
        (("reconcile", "forecasts.csv", "tiers.csv", "--level", "80"), "a tier of the hierarchy is --middle"),
        (("reconcile", "forecasts.csv", "tiers.csv", "--paths", "9", "--interval", "80"), "write --level"),
        (("reconcile", "forecasts.csv", "tiers.csv", "--paths", "9", "--back-test"), "excludes --back-test"),
        (("reconcile", "forecasts.csv", "tiers.csv", "--back-test", "--value", "a", "--value", "b"), "one --value"),
        (("index", "no.toml", "values.csv"), "no.toml"),
        (("index", "no.toml", "values.csv", "--draws", "9"), "belong together"),
        (("check", "series.csv"), "by its columns (unique_id, ds, y) this is no table of observations"),
        (("check", "no.csv"), "no.csv: there is no such file"),
        (("check", "no.toml"), "no.toml: there is no such file"),
        (("assess", "no.toml", "no.csv", "--as-of", "2025-06-30"), "no.toml: there is no such file"),
        (("assess", "no.toml", "no.csv", "--as-of", "2025-06-30", "--json", "--csv"), "exclude each other"),
        (("assess", "no.toml", "no.csv", "--as-of", "2025-06-30", "--csv", "--explain", "x"), "exclude each other"),
        (("report", "no.toml", "no.csv", "--as-of", "2025-06-30", "--out", "x.pdf"), "let it end in .html"),
        (("template", "no.toml", "--out", "x.xlsx"), "let it end in .csv"),
        (("diff", "no.toml", "no.csv", "--from", "2025-06-30", "--to", "2024-06-30"), "is later than --to 2024-06-30"),
        (("diff", "no.toml", "no.csv", "--from", "2025", "--to", "2024-06-30"), "is not a day of the calendar"),
        (("compare", "no.toml", "no.csv", "--as-of", "2025-06-30", "--methods", "none.toml"), "none.toml"),
    ],
)  # fmt: skip
def test_misuse_and_missing_files_exit_with_2_and_one_sentence(folder: Path, words: tuple[str, ...], said: str) -> None:
    before = sorted(folder.iterdir())
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr and "Errno" not in done.stderr
    assert sorted(folder.iterdir()) == before


def test_every_verb_reads_decimal_commas_and_semicolons(folder: Path) -> None:
    def commas(name: str, text: str) -> str:
        (folder / name).write_text(text, encoding="utf-8")
        return name

    plain = {
        ("forecast", "s.csv", *AHEAD): {"s.csv": "unique_id,ds,y\na,2020,1.5\na,2021,2.5\n"},
        ("attainment", "s.csv", "g.csv", "--low", "0.5", "--high", "9.5", "--csv"): {
            "s.csv": "unique_id,ds,y\na,2020,1.5\na,2021,2.5\n", "g.csv": GOALS.replace(",3,", ",3.5,")},
        ("calibrate", "s.csv", "--horizon", "1"): {"s.csv": "unique_id,ds,y\na,2020,1.5\na,2021,2.5\na,2022,3\n"},
        ("reconcile", "f.csv", "t.csv", "--method", "ols"): {"f.csv": FORECASTS.replace("40", "40.5"), "t.csv": TIERS},
        ("aggregate", "v.csv", "--by", "province", "--ratio", "share", "--denominator", "residents"): {"v.csv": VALUES},
        ("carry", "v.csv", "l.csv", "--effective", "2025-07-01", "--ratio", "share", "--denominator", "residents"): {
            "v.csv": VALUES, "l.csv": LINKS},
    }  # fmt: skip
    for words, files in plain.items():
        for name, text in files.items():
            commas(name, text)
        wanted = run(*words)
        assert (wanted.returncode, wanted.stderr) == (0, "")
        for separator in (";", "\t"):
            for name, text in files.items():
                commas(name, text.replace(",", separator).replace(".", ","))
            found = run(*words, "--decimal-comma")
            assert (found.returncode, found.stdout, found.stderr) == (0, wanted.stdout, "")
            refused = run(*words)
            assert refused.returncode == 2 and "decimal=','" in refused.stderr


def test_the_standard_input_and_output_are_a_dash(folder: Path) -> None:
    words = [sys.executable, "-m", "tiendo", "forecast", "-", *AHEAD, "--out", "-"]
    done = subprocess.run(words, input=SERIES, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", run("forecast", "series.csv", *AHEAD).stdout)
    assert not (folder / "-").exists()


def test_columns_that_are_not_used_are_named_on_the_error_stream(folder: Path) -> None:
    (folder / "more.csv").write_text("unique_id,ds,y,budget\na,2020,1,5\na,2021,2,6\n", encoding="utf-8")
    done = run("forecast", "more.csv", *AHEAD)
    assert (done.returncode, done.stdout) == (0, run("forecast", "series.csv", *AHEAD).stdout)
    assert done.stderr.startswith("warning: columns that a forecast does not use: budget.")
    assert len(done.stderr.splitlines()) == 1


def test_check_says_what_each_file_is_and_checks_it_as_that(folder: Path, hcmc: Path) -> None:
    indices = Path(tiendo.__file__).parent / "indices"
    (folder / "methods.toml").write_text(
        'format = 1\n[[method]]\nid = "mine"\nquantity = "baseline_ratio"\n', encoding="utf-8"
    )
    files: dict[Path, str] = {
        hcmc / "programme.toml": "programme", hcmc / "observations.csv": "observations", hcmc / "areas.csv": "areas",
        indices / "egdi.toml": "index", folder / "methods.toml": "methods", folder / "links.csv": "links", folder / "tiers.csv": "hierarchy",
    }  # fmt: skip
    done = run("check", *files)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-len(files) - 1 :] == [f"{file}: {kind}" for file, kind in files.items()] + [
        "7 files in order"
    ]
    for file, text, said in (
        ("areas.csv", "code,valid_from,tier,name_vi,name_en\n79,2025-02-30,p,A,A\n", "not a day of the calendar"),
        ("links.csv", LINKS.replace("2,9,full", "1,9,full"), "links.csv:3"),
        ("tiers.csv", TIERS + "east,west\n", "east has two parents"),
        ("index.toml", 'format = 1\n[index]\nid = "i"\n', "index.toml"),
        ("methods.toml", "format = 1\n[[method]]\nquantity = 5\n", "methods.toml"),
        ("observations.csv", "indicator_id;area_code;value\nx;79;1\n", "the column 'period_first' is missing"),
        ("programme.toml", "format = 1\n[programme]\n", "programme.toml"),
    ):
        (folder / file).write_text(text, encoding="utf-8")
        wrong = run("check", folder / file)
        assert (wrong.returncode, wrong.stdout) == (2, "")
        assert said in wrong.stderr
