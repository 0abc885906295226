"""How all charts look: languages, colours that need no colour vision, texts of others, and files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, get_args

import pytest
import tiendo
from charts import BEFORE, NODES, PANEL, SHARES, TABLE, TREE, hcmc, lines, small, texts, title
from grid import Grid
from tiendo import plot
from tiendo._frames.types import Status
from tiendo.plot import _words
from tiendo.plot._theme import MARKS
from tiendo.report.labels import VERDICTS

AHEAD = tiendo.forecast(
    {**PANEL, "unique_id": ["s"] * 12 + ["t"] * 468, "ds": [*range(2012, 2024), *range(1000, 1468)]},
    3,
    "year",
    level=80,
)


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Each chart, as a function of its options."""
    grid = Grid(2, 3)
    squares = grid.assessed(tmp_path_factory.mktemp("grid"))
    calibration = tiendo.calibrate(PANEL, horizon=2)
    places = tiendo.Index.shipped("egdi").uncertainty(TABLE, draws=100, weights=0.25)
    after = tiendo.reconcile(frame=BEFORE, hierarchy=NODES, value="auto", method="ols")
    return {
        "trajectory": lambda **given: plot.trajectory(hcmc(), "749-egdi-2025", **given),
        "panels": lambda **given: plot.trajectory(hcmc(), "2393-17", **given),
        "forecast": lambda **given: plot.trajectory(AHEAD, "s", **given),
        "board": lambda **given: plot.board(hcmc(), **given),
        "chances": lambda **given: plot.board(hcmc(), "chance", **given),
        "achievement": lambda **given: plot.achievement(hcmc(), **given),
        "pace": lambda **given: plot.pace(hcmc(), **given),
        "methods": lambda **given: plot.methods(hcmc(), **given),
        "reliability": lambda **given: plot.reliability(calibration, **given),
        "ranking": lambda **given: plot.ranking(places, **given),
        "reconciliation": lambda **given: plot.reconciliation(BEFORE, after, NODES, **given),
        "map": lambda **given: plot.map(squares, "squares", grid.shapes(), **given),
        "values": lambda **given: plot.map(squares, "squares", grid.shapes(), "value", **given),
    }


NAMES = ["trajectory", "panels", "forecast", "board", "chances", "achievement", "pace", "methods", "reliability",
         "ranking", "reconciliation", "map", "values"]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("name", NAMES)
def test_every_chart_is_a_picture_in_either_language(
    charts: dict[str, Any], name: str, language: str, tmp_path: Path
) -> None:
    chart = charts[name](language=language)
    plot.save(chart, tmp_path / "chart.svg")
    root = ET.parse(tmp_path / "chart.svg").getroot()  # valid XML
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    drawn = " ".join(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))
    for part in chart.to_dict()["title"]["text"]:
        assert part in drawn
    assert "NaN" not in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "undefined" not in drawn
    assert "null" not in drawn
    if language == "vi":
        return
    plot.save(chart, tmp_path / "chart.png", scale=1)
    assert (tmp_path / "chart.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", NAMES)
def test_languages_differ_and_numbers_do_not(charts: dict[str, Any], name: str) -> None:
    english, vietnamese = charts[name](), charts[name](language="vi")
    assert lines(english) != lines(vietnamese) or name == "forecast"
    if name not in ("forecast", "map", "values"):
        assert title(english) != title(vietnamese)
    numbers = [
        sorted(
            re.findall(
                r'"(?:value|share|low|high|chance|rank|ratio|before|after)": (-?[0-9.e]+)',
                json.dumps(chart.to_dict()["datasets"] if "datasets" in chart.to_dict() else chart.to_dict()),
            )
        )
        for chart in (english, vietnamese)
    ]
    assert numbers[0] == numbers[1]
    assert all(text == unicodedata.normalize("NFC", text) for text in texts(vietnamese.to_dict()))
    assert english.to_dict()["description"]


def test_every_word_is_in_both_languages() -> None:
    for english, vietnamese in _words._WORDS.values():
        assert english
        assert vietnamese
        assert english.count("{}") == vietnamese.count("{}")
        assert vietnamese == unicodedata.normalize("NFC", vietnamese)
    used = {
        name
        for file in (TREE / "python/tiendo/plot").glob("*.py")
        for name in re.findall(r'(?<![a-z_])word\(\s*f?["\']([a-z_{}]+)["\']', file.read_text(encoding="utf-8"))
    }
    assert {name for name in used if "{" not in name} <= set(_words._WORDS)


def test_verdicts_have_the_words_of_the_sentences() -> None:
    """The words are those of include/tiendo/narrative, in the order of the verdicts there."""
    source = (TREE / "include/tiendo/narrative/detail/vietnamese.hpp").read_text(encoding="utf-8")
    found = re.search(r"word\(verdict v\).*?\{(.*?)\}", source, re.DOTALL)
    assert found
    words = re.findall(r'"([^"]+)"', found[1])
    assert [_words.VERDICTS_VI[name] for name in get_args(Status)] == words
    assert set(_words.VERDICTS_VI) == set(VERDICTS) == set(MARKS)
    readings = re.search(r"word\(measures::progress_class c\).*?\{(.*?)\}", source, re.DOTALL)
    assert readings
    assert [_words.reading_word(name, "vi") for name in ("away", "too_slow", "toward", "met")] == re.findall(
        r'"([^"]+)"', readings[1]
    )


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_verdicts_need_no_colour_vision_and_no_colours() -> None:
    """Each has a mark of its own, and on white a contrast of 4.5, the least that WCAG asks for text."""
    assert len(set(MARKS.values())) == len(MARKS)
    for verdict in VERDICTS.values():
        assert 1.05 / (luminance(verdict.colour) + 0.05) >= 4.5, verdict.name


def test_the_colours_are_those_of_the_page(tmp_path: Path) -> None:
    hcmc().to_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    for verdict in VERDICTS.values():
        assert f"--{verdict.name}: {verdict.colour};" in page


HOSTILE = '</script><script>alert(1)</script><b onload="x">& \x1b[31m\u202e'


def test_texts_of_others_are_no_markup_and_every_character_is_seen(tmp_path: Path) -> None:
    named = SHARES.replace("Yearbook 2024", HOSTILE.replace('"', "").replace("\x1b", ""))
    a = small(tmp_path, named)
    ahead = {"unique_id": [HOSTILE], "ds": [2025], "auto": [1.0]}
    drawn = [
        plot.trajectory(a, "share-2026"),
        plot.trajectory(a, "share-2026", title=HOSTILE, unit=HOSTILE, source=HOSTILE),
        plot.trajectory(ahead),
        plot.ranking({"unit": [HOSTILE], "rank": [1]}, names={HOSTILE: f"{HOSTILE}!"}),
        plot.board({"unique_id": [HOSTILE], "rule": [HOSTILE], "value": [1], "due": [HOSTILE], "probability": [0.5]}),
        plot.reconciliation({"unique_id": [HOSTILE], "ds": [1], "auto": [1.0]}, {"unique_id": [HOSTILE], "ds": [1], "auto": [1.0]}, {HOSTILE: None}),
    ]  # fmt: skip
    for chart in drawn:
        for text in texts(chart.to_dict()):
            assert not re.search(r"<[a-zA-Z/!?]", text), text
            assert "\x1b" not in text
            assert "\u202e" not in text
        plot.save(chart, tmp_path / "chart.svg")
        svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
        assert not tags & {"script", "b", "foreignObject"}
    assert any("alert(1)" in text for text in texts(drawn[0].to_dict()["usermeta"]))  # shown, not dropped


def test_a_page_of_a_chart_opens_offline_and_ends_where_it_should(tmp_path: Path) -> None:
    import altair

    other = altair.Chart(altair.InlineData(values=[{"a": "</script><b>", "v": 1}])).mark_bar().encode(x="v:Q", y="a:N")
    for chart in (plot.trajectory(small(tmp_path), "share-2026"), other):
        plot.save(chart, tmp_path / "chart.html")
        page = (tmp_path / "chart.html").read_text(encoding="utf-8")
        assert not re.search(r"<(script|link)[^>]*(src|href)=", page)
        assert "</script><b>" not in page


def test_kinds_of_files(tmp_path: Path) -> None:
    chart = plot.ranking({"unit": ["A", "B"], "rank": [1, 2]})
    plot.save(chart, tmp_path / "chart.json")
    assert json.loads((tmp_path / "chart.json").read_text(encoding="utf-8")) == chart.to_dict()
    plot.save(chart, tmp_path / "chart.PDF")
    assert (tmp_path / "chart.PDF").read_bytes()[:5] == b"%PDF-"
    small_picture, large = tmp_path / "1.png", tmp_path / "3.png"
    plot.save(chart, small_picture, scale=1)
    plot.save(chart, large, scale=3)
    widths = [int.from_bytes(file.read_bytes()[16:20], "big") for file in (small_picture, large)]
    assert widths[1] == pytest.approx(3 * widths[0], abs=3)
    with pytest.raises(tiendo.InvalidValue, match=r"ends in \.svg, \.png, \.pdf, \.html, \.json, not .*chart\.gif"):
        plot.save(chart, tmp_path / "chart.gif")
    with pytest.raises(tiendo.InvalidValue, match=r"scale is from 0\.1 to 10, not 0"):
        plot.save(chart, tmp_path / "chart.png", scale=0)
    with pytest.raises(tiendo.InvalidValue, match=r"a chart is one of tiendo\.plot or altair, not 'board'"):
        plot.save("board", tmp_path / "chart.png")  # type: ignore[arg-type]
    with pytest.raises(tiendo.OutputError):
        plot.save(chart, tmp_path / "nowhere" / "chart.svg")


def test_all_wrong_options_come_together() -> None:
    with pytest.raises(tiendo.InvalidValue) as refusal:
        plot.board(hcmc(), language="de", title=3, as_of="soon")  # type: ignore[arg-type]
    said = str(refusal.value)
    assert "language is one of 'en', 'vi', not 'de'" in said
    assert "title is a text, not 3" in said
    assert "as_of is a day such as '2025-06-30', not 'soon'" in said
    with pytest.raises(TypeError, match=r"board\(\) has no argument 'lang'; did you mean 'language'"):
        plot.board(hcmc(), lang="vi")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("package", "call"),
    [("altair", "plot.ranking(table)"), ("vl_convert", "plot.save(plot.ranking(table), '{folder}/x.svg')")],
)
def test_a_missing_package_is_named_with_its_cure(package: str, call: str, tmp_path: Path) -> None:
    call = call.replace("{folder}", str(tmp_path))
    code = f"import sys; sys.modules[{package!r}] = None\nfrom tiendo import plot\ntable = {{'unit': ['A'], 'rank': [1]}}\ntry:\n    {call}\nexcept ImportError as error:\n    print(error)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"this needs {package}: pip install 'tiendo[plot]'"
