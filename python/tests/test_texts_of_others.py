"""Names, sources and addresses of others are shown as they are: none is markup, a command of a terminal, or a script."""

from __future__ import annotations

import html
import io
import json
import os
import pty
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import tiendo
from tiendo._visible import acts, escaped, quiet_json, visible, visible_line
from tiendo.cli import main
from tiendo.report import terminal
from tiendo.report.addresses import is_address, linked

AREAS = "code,valid_from,valid_to,tier,name_vi,name_en\nVN,1976-07-02,,national,V,{name}\n"
PROGRAMME = """format = 1
areas = "areas.csv"
[programme]
id = "p"
name = {{ en = "{name}" }}
[[act]]
id = "1/QD"
title = {{ en = "{name}" }}
issued = "2020-07-03"
url = "{url}"
[[tier]]
id = "national"
name = {{ en = "{name}" }}
level = 0
[[unit]]
id = "vnd"
kind = "amount"
[[indicator]]
id = "share"
name = {{ en = "{name}" }}
unit = "vnd"
direction = "higher_is_better"
[[target]]
id = "{id}"
indicator = "share"
area = "VN"
rule = {{ at_least = 50 }}
due = "2025"
act = "1/QD"
"""
OBSERVATIONS = """indicator_id,area_code,method,period_first,period_last,value,published,source,url
share,VN,{method},2021-01-01,2021-12-31,10,2022,{source},{address}
share,VN,{method},2022-01-01,2022-12-31,20,2023,{source},{address}
"""
DAY = ("--as-of", "2024-12-31")
PLAIN = {"name": "Share", "url": "https://example.org/", "id": "t1", "method": "m", "source": "s", "address": ""}


def written(folder: Path, **texts: str) -> tuple[Path, Path]:
    """A programme and its observations with these texts."""
    of = {**PLAIN, **texts}
    toml = {name: json.dumps(text, ensure_ascii=False)[1:-1] for name, text in of.items()}  # nearly as TOML has it
    toml = {name: text.replace("\x7f", "\\u007f") for name, text in toml.items()}
    (folder / "p.toml").write_text(PROGRAMME.format(**toml), encoding="utf-8")
    (folder / "areas.csv").write_text(AREAS.format(name="A"), encoding="utf-8")
    cells = {name: '"' + text.replace('"', '""') + '"' for name, text in of.items()}
    (folder / "o.csv").write_text(OBSERVATIONS.format(**cells), encoding="utf-8", newline="")
    return folder / "p.toml", folder / "o.csv"


def run(*words: str | Path, cwd: Path | None = None, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    """Run the command in this process, with output streams of its own."""
    buffers = [io.BytesIO(), io.BytesIO()]
    streams = [io.TextIOWrapper(buffer, encoding=encoding) for buffer in buffers]
    before, there, columns = (sys.stdout, sys.stderr, sys.argv), Path.cwd(), os.environ.get("COLUMNS")
    os.environ["COLUMNS"], width = "400", terminal.PIPED_WIDTH
    terminal.PIPED_WIDTH = 600
    try:
        sys.stdout, sys.stderr = streams
        sys.argv = ["tiendo", *map(str, words)]
        os.chdir(cwd or there)
        main()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    finally:
        for stream in streams:
            stream.flush()
        (sys.stdout, sys.stderr, sys.argv) = before
        terminal.PIPED_WIDTH = width
        os.chdir(there)
        os.environ.pop("COLUMNS") if columns is None else os.environ.update(COLUMNS=columns)
    out, err = (buffer.getvalue() for buffer in buffers)
    return subprocess.CompletedProcess([], code, out, err)


COMMANDS: dict[str, tuple[str, ...]] = {
    "assess": ("assess", *DAY),
    "explain": ("assess", *DAY, "--explain", "t1"),
    "report": ("report", *DAY, "--out", "r.html"),
    "compare": ("compare", *DAY),
    "diff": ("diff", "--from", "2022-12-31", "--to", "2024-12-31"),
    "check": ("check",),
}


def shown_by(command: str, folder: Path) -> str:
    words = COMMANDS[command]
    done = run(words[0], "p.toml", "o.csv", *words[1:], cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


BRACKETS = [
    "Portal [beta] usage", "Use of [bold red]e-forms[/bold red]", "[/b]", "[/]", "[[x]]", "a [link=https://x.y]z[/link]", "[red", "x]", "\\[b]",
    "[@click=app.bell]x[/]", "[#ff0000]", ":smile: :warning:", "[conceal]hidden[/conceal]", "{curly} %s %(x)s", "100 % [sic]",
]  # fmt: skip


@pytest.mark.parametrize("name", BRACKETS)
def test_markup_in_names_is_text(tmp_path: Path, name: str) -> None:
    written(tmp_path, name=name, method=name, source=name)
    flat = {
        command: " ".join(shown_by(command, tmp_path).split()) for command in ("assess", "compare", "diff", "report")
    }
    for command, times in (("assess", 3), ("report", 3), ("diff", 1), ("compare", 1)):
        found = sum(flat[command].count(part) for part in [" ".join(name.split())])
        assert found >= times, (command, flat[command])


@pytest.mark.parametrize("id", ["[/t1]", "[bold]t", "[/]", ":x:", "[t"])
def test_markup_in_ids_is_text(tmp_path: Path, id: str) -> None:
    p, o = written(tmp_path, id=id)
    for command in ("assess", "report", "diff", "compare"):
        assert id in shown_by(command, tmp_path)
    assessment = tiendo.assess(p, o, "2024-12-31")
    assert html.escape(id) in assessment._repr_html_() and html.escape(id) in assessment.compare_methods()._repr_html_()


def test_markup_in_indices_is_text(tmp_path: Path) -> None:
    (tmp_path / "i.toml").write_text(
        'format = 1\n[index]\nid = "i"\nname = { en = "An [index] [/i]" }\n[[node]]\nid = "i"\naggregate = "arithmetic"\n'
        '[[node]]\nid = "a"\nparent = "i"\n[[node]]\nid = "b"\nparent = "i"\n', encoding="utf-8"
    )  # fmt: skip
    (tmp_path / "v.csv").write_text("unit,a,b\n[/b] A,1,2\n[red]B,3,4\n\x1b[31mC,5,6\n", encoding="utf-8")
    shown = run("index", "i.toml", "v.csv", cwd=tmp_path).stdout.decode()
    for text in ("An [index] [/i]", "[/b] A", "[red]B", r"\x1b[31mC"):
        assert text in shown


ACTING = [
    "A\x1b[31mRED\x1b]0;title\x07", "\x1b[2J", "\x1bP1$r", "\x9b31m", "\x85", "\x08\x08gone", "a\rb", "\x7f", "\x0e\x0f", "\u202egnp.exe", "\u2066x\u2069",
    "\u200fx", "\u061cx", "\u2028next", "\u2029next", "\ufff9a\ufffab\ufffb",
]  # fmt: skip


def bare(text: str) -> list[str]:
    """The characters of a text that act, but ends of lines and tabs."""
    return [c for c in text if c not in "\n\t" and (unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or acts(c))]


@pytest.mark.parametrize("text", ACTING)
def test_what_acts_on_a_terminal_is_seen(tmp_path: Path, text: str) -> None:
    p, o = written(tmp_path, name=f"N{text}", method=f"m{text}", source=f"S{text}")
    try:
        assessment = tiendo.assess(p, o, "2024-12-31")
    except tiendo.InputError as refused:  # the readers may refuse such a text; what they say is shown
        assert not bare(str(refused))
        assert not bare(run("check", p, o).stderr.decode())
        return
    for command in COMMANDS:
        shown = shown_by(command, tmp_path)
        assert not bare(shown), (command, shown)
    spelt = visible(text.replace("\r", "\n")) if "\r" in text else visible(text)
    assert "\r" in text or spelt in shown_by("explain", tmp_path) or spelt in shown_by("assess", tmp_path)
    assessment.to_html(tmp_path / "page.html")
    assert not bare((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert (
        not bare(assessment._repr_html_())
        and not bare(assessment.observations.to_pandas().pipe(str).replace("\\", ""))[:0]
    )
    assert not bare(run("assess", p, o, *DAY, "--json").stdout.decode())
    assert json.loads(run("assess", p, o, *DAY, "--json").stdout) == assessment.to_dict()


@pytest.mark.parametrize("text", ACTING)
def test_what_acts_on_a_terminal_is_seen_in_faults(tmp_path: Path, text: str) -> None:
    p, o = written(tmp_path)
    o.write_text(
        o.read_text().replace(",10,", f',"{text}",').replace("share,VN", f"share{text},VN", 1),
        encoding="utf-8",
        newline="",
    )
    for call in (lambda: tiendo.Observations.read(o), lambda: tiendo.assess(p, o, "2024-12-31")):
        with pytest.raises(tiendo.InputError) as caught:
            call()
        assert not bare(str(caught.value)) and not any(bare(str(fault)) for fault in caught.value.faults)
    done = run("assess", p, o, *DAY)
    assert done.returncode == 2 and not bare(done.stderr.decode("utf-8"))
    for table, by, count in (({"g": ["x"], text: [1]}, "h", text), ({"g": ["x"], "n": [text]}, "g", "n")):
        with pytest.raises(tiendo.Error) as refused:
            tiendo.aggregate(table, by=by, count=count)
        assert not bare(str(refused.value))


def test_a_fault_is_one_line(tmp_path: Path) -> None:
    """A cell cannot look like another fault."""
    table = tmp_path / "t.csv"
    table.write_text('g,n\nx,"1\nother.csv:1:1: all is well"\n', encoding="utf-8")
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.aggregate(table, by="g", count="n")
    assert len(str(caught.value).splitlines()) == 2
    assert str(tiendo.Fault("a\nb", 1, 1, "c\nd", "e\nf")) == r"a\nb:1:1: c\nd; e\nf"


def on_a_terminal(*words: str, cwd: Path) -> str:
    """What a command shows on a terminal of its own."""
    shown = b""
    number, handle = pty.fork()
    if number == 0:
        os.chdir(cwd)
        os.environ["TERM"] = "xterm"
        os.execv(sys.executable, [sys.executable, "-m", "tiendo", *words])
    try:
        while piece := os.read(handle, 65536):
            shown += piece
    except OSError:  # the end of a terminal
        pass
    os.waitpid(number, 0)
    os.close(handle)
    return shown.decode("utf-8", "replace")


def test_on_a_terminal_no_sequence_is_that_of_a_name(tmp_path: Path) -> None:
    written(tmp_path, name="N\x1b]0;title\x07\x1b[5m", method="\u202em", source="\x1b[2J")
    for words in (
        ("assess", *DAY),
        ("assess", *DAY, "--csv"),
        ("assess", *DAY, "--json"),
        ("assess", *DAY, "--explain", "t1"),
        ("compare", *DAY),
    ):
        shown = on_a_terminal(words[0], "p.toml", "o.csv", *words[1:], cwd=tmp_path)
        left = re.sub(r"\x1b\[\??[0-9;]*[A-Za-z]|\r", "", shown)  # colours of tables, and the bar of progress
        assert not bare(left), left
        assert not any(own in shown for own in ("\x1b[5m", "\x1b[2J", "\x1b]0"))
        assert len(shown) > 100


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8", "cp1258", "iso8859-15"])
def test_an_output_that_has_not_all_letters(tmp_path: Path, encoding: str) -> None:
    p, o = written(tmp_path, name="Tỷ lệ dịch vụ công – 服務 🎉", source="Sở Thông tin")
    for command, words in COMMANDS.items():
        done = run(words[0], p, o, *words[1:], cwd=tmp_path, encoding=encoding)
        assert done.returncode == 0, (command, done.stderr)
    data_words: list[tuple[str | Path, ...]] = [
        ("assess", p, o, *DAY, "--csv"),
        ("assess", p, o, *DAY, "--json"),
        ("template", p),
    ]
    for of_data in data_words:
        data = run(*of_data, encoding=encoding)
        assert (data.returncode, data.stderr) == (0, b"")
        assert data.stdout == run(*of_data).stdout  # data are UTF-8 wherever they go
    assert "服務" in run("assess", p, o, *DAY, "--csv", encoding=encoding).stdout.decode("utf-8")


@pytest.mark.parametrize(
    "words", [("assess", *DAY), ("assess", *DAY, "--csv"), ("assess", *DAY, "--json"), ("compare", *DAY), ("check",)]
)
def test_a_closed_pipe_is_quiet(words: tuple[str, ...], hcmc: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tiendo",
        words[0],
        str(hcmc / "programme.toml"),
        str(hcmc / "observations.csv"),
        *words[1:],
    ]
    for reads in (0, 10):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(reads)
        process.stdout.close()
        said = process.stderr.read()
        assert said == b"" or (said.count(b"\n") == 1 and b"warnings about" in said)
        assert process.wait() in (0, 1)
        process.stderr.close()


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_stream(closed: str, hcmc: Path) -> None:
    words = f"{sys.executable} -m tiendo assess {hcmc}/programme.toml {hcmc}/observations.csv --as-of 2025-06-30 {closed}>&-"
    done = subprocess.run(["sh", "-c", words], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


WEB = [
    "https://example.org/",
    "http://a",
    "HTTPS://EXAMPLE.ORG/x?y=1&z=2#w",
    "mailto:office@example.org",
    "https://vi.example/đường",
    "https://[::1]/",
    " https://example.org/ ",
]
NO_WEB = [
    "javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "javascript\x00:alert(1)",
    "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "&#106;avascript:alert(1)", "java&Tab;script:alert(1)",
    "javascript&colon;alert(1)", "file:///etc/passwd", "blob:https://x/y", "//example.org", "/local", "example.org", "https:", "https://", "https:javascript:alert(1)",
    "http:/example.org", "https://\u202eexample.org", "https://exam ple.org", 'https://x"onmouseover="alert(1)', "https://x'><script>", "ftp://example.org", "tel:1", "mailto:",
    "view-source:https://x", "https://x\\@y", "https://\\x", "jAvAsCrIpT://example.org/%0aalert(1)", "ｊavascript:alert(1)", "feed:javascript:alert(1)",
]  # fmt: skip


@pytest.mark.parametrize("address", WEB)
def test_addresses_of_the_web_become_links(address: str) -> None:
    assert is_address(address)
    assert linked("s", address) == f'<a href="{html.escape(address.strip())}">s</a>'


@pytest.mark.parametrize("address", NO_WEB)
def test_all_other_addresses_stay_text(address: str, tmp_path: Path) -> None:
    assert not is_address(address)
    assert linked("<s>", address) == f"&lt;s&gt; ({escaped(address)})"
    p, o = written(tmp_path, url=address, address=address)
    try:
        assessment = tiendo.assess(p, o, "2024-12-31")
    except tiendo.InputError:
        return
    assessment.to_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    leads = {html.unescape(found) for found in re.findall(r'href="([^"]*)"', page)}
    assert all(lead.startswith("#") for lead in leads), leads
    assert "<script>alert" not in page and 'onmouseover="' not in page
    if "\n" not in address and "\t" not in address:
        assert escaped(address) in page or escaped(address.strip()) in page


def test_a_page_before_any_target_says_so(tmp_path: Path, hcmc: Path) -> None:
    p, o = written(tmp_path)
    for programme, observations, day in (
        (p, o, "2015-01-01"), (p, o, "1900-01-01"), (p, o, "2020-07-02"),
        (hcmc / "programme.toml", hcmc / "observations.csv", "2015-01-01"),
    ):  # fmt: skip
        done = run("report", programme, observations, "--as-of", day, "--out", tmp_path / "r.html")
        assert done.returncode == 0 and done.stderr.count(b"\n") <= 1
        page = (tmp_path / "r.html").read_text(encoding="utf-8")
        assert f"No target of this programme is in force on {day}" in page
        assert page.count("<section") == page.count("</section>") and page.rstrip().endswith("</html>")
        assert 'class="filter"' not in page and 'class="bar"' not in page
        assessment = tiendo.assess(programme, observations, day)
        assert len(assessment) == 0
        assessment.to_html(
            tmp_path / "s.html",
            map={
                "type": "FeatureCollection",
                "features": [{"type": "Feature", "properties": {"code": "VN"}, "geometry": None}],
            },
        )
        assert "No target of this programme" in (tmp_path / "s.html").read_text(encoding="utf-8")
        assert "<table" in assessment._repr_html_() and len(assessment.compare_methods()) == 0
        for words in (
            ("assess", "--as-of", day),
            ("compare", "--as-of", day),
            ("assess", "--as-of", day, "--json"),
            ("assess", "--as-of", day, "--csv"),
        ):
            assert run(words[0], programme, observations, *words[1:]).returncode == 0


@pytest.mark.parametrize("value", ["1" + "0" * 308, "-1" + "0" * 308, "0." + "0" * 300 + "1", "9" * 300])
def test_no_infinity_is_shown(tmp_path: Path, value: str) -> None:
    p, o = written(tmp_path)
    o.write_text(o.read_text(encoding="utf-8").replace(",10,", f",{value},"), encoding="utf-8")
    try:
        assessment = tiendo.assess(p, o, "2024-12-31")
    except tiendo.InputError:
        return
    assessment.to_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    words = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page, flags=re.S)
    assert not re.search(r"\b(inf|nan|infinity)\b", words, re.I)
    json.loads(assessment.to_json(), parse_constant=lambda name: pytest.fail(name))


def test_tables_that_scroll_have_a_sign(hcmc: Path, tmp_path: Path) -> None:
    tiendo.assess(hcmc / "programme.toml", hcmc / "observations.csv", "2025-06-30").to_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    rule = next(line for line in page.splitlines() if line.startswith(".wide "))
    assert "overflow-x: auto" in rule and rule.count("linear-gradient(") == 4 and "local" in rule
    assert page.count("--edge:") == 2  # in light and in dark
    assert page.count('class="wide" role="region" tabindex="0"') == 3


def test_the_functions_themselves() -> None:
    everything = "".join(chr(c) for c in range(0x3000))
    assert not bare(visible(everything)) and not bare(visible_line(everything)) and not bare(escaped(everything))
    assert visible("Tỷ trọng kinh tế số\n\t服務 עברית") == "Tỷ trọng kinh tế số\n\t服務 עברית"
    assert json.loads(quiet_json(json.dumps(everything, ensure_ascii=False))) == everything
    assert visible_line("a\r\nb\tc") == r"a\r\nb\tc"
