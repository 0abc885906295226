"""The page: whole, offline, and saying everything."""

from __future__ import annotations

import html
import json
import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
import tiendo
from grid import Grid
from tiendo.cli import main

VOID = {"meta", "col", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Reads a page, checks that tags close, and gathers what a test asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.loaded: list[str] = []
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.links: set[str] = set()
        self.uses: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags[tag] += 1
        if "id" in found:
            assert found["id"] not in self.ids
            self.ids.add(found["id"] or "")
        if tag == "a":
            self.links.add(unquote(found["href"] or ""))
        elif "href" in found:
            self.uses.add(found["href"] or "")
        if "src" in found or (tag == "link"):
            self.loaded.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def text(assessment: tiendo.Assessment, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "index.html"
    assessment.to_html(path)
    return path.read_text(encoding="utf-8")


def test_the_page_is_well_formed_and_loads_nothing(text: str) -> None:
    page = Page(text)
    assert page.open == []
    assert page.loaded == []
    assert "@import" not in text and "url(" not in text


def test_every_target_has_its_place(text: str, assessment: tiendo.Assessment) -> None:
    ids = Page(text).ids
    for target in set(assessment.to_polars()["target_id"]):
        assert target in ids


def test_every_verdict_is_a_word(text: str) -> None:
    words = " ".join(Page(text).words)
    for word in ("at risk", "off track", "no data", "not assessable", "disputed", "Tỷ trọng kinh tế số trong GRDP"):
        assert word in words
    assert "2025-06-30" in words


def test_the_methods_are_compared(text: str) -> None:
    words = " ".join(" ".join(Page(text).words).split())
    assert "What the official methods say" in words
    assert "linear_pace says at risk" in words
    assert "unicef aarr" in words


def test_names_are_escaped(hcmc: Path, tmp_path: Path) -> None:
    programme = (hcmc / "indicators.toml").read_text(encoding="utf-8")
    (tmp_path / "areas.csv").write_text((hcmc / "areas.csv").read_text(encoding="utf-8"), encoding="utf-8")
    programme = programme.replace('en = "Indicators of digital transformation"', 'en = "<script>alert(1)</script>"')
    programme += (
        '[[target]]\nid = "T"\nindicator = "dti_score"\narea = "VN"\nrule = { at_least = 0.5 }\n'
        'due = "2030"\nact = "203/2025/QH15"\n'
    )
    path = tmp_path / "programme.toml"
    path.write_text(programme, encoding="utf-8")
    none = tiendo.Observations.from_frame(
        __import__("pandas").DataFrame({n: [] for n in tiendo._core.programme.observation_columns()})
    )
    tiendo.assess(tiendo.Programme.read(path), none, "2026-01-01").to_html(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_notebook_shows_a_table(assessment: tiendo.Assessment) -> None:
    fragment = assessment._repr_html_()
    assert Page(fragment).open == []
    assert fragment.strip().startswith("<table>")


def test_a_page_is_written_whole_or_not_at_all(assessment: tiendo.Assessment, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        assessment.to_html(tmp_path / "no such folder" / "index.html")
    assert list(tmp_path.iterdir()) == []


def test_what_may_come_is_drawn_and_said(text: str, assessment: tiendo.Assessment) -> None:
    rows = [row for row in assessment.to_dict()["rows"] if row["forecast_at_due"] is not None]
    assert rows
    drawn = [row for row in rows if "not_comparable" not in row["reasons"]]  # such figures are not drawn together
    assert text.count('class="fan"') == len(drawn) + len(assessment.furthest_behind().records())
    assert text.count('class="expected"') == text.count('class="fan"')
    mic = next(row for row in rows if row["target_id"] == "2393-17" and row["method"] == "mic")
    assert f"chance {100 * mic['probability']:.0f} %" in text
    assert [step["period"] for step in mic["prospect"]] == ["2025"]
    assert mic["prospect"][0]["lo_80"] < mic["prospect"][0]["median"] < mic["prospect"][0]["hi_80"]


def checked(text: str) -> Page:
    """A page that is well formed, loads nothing, and whose links within it lead somewhere."""
    page = Page(text)
    assert page.open == []
    assert page.loaded == []
    assert set(re.findall(r"url\((.)", text)) <= {"#"}
    within = {link[1:] for link in page.links | page.uses if link.startswith("#")}
    within |= set(re.findall(r"url\(#([^)]+)\)", text))
    assert within <= page.ids
    return page


def words_of(page: Page) -> str:
    return " ".join(" ".join(page.words).split())


def test_links_within_the_page_lead_somewhere(
    text: str, programme: tiendo.Programme, observations: tiendo.Observations, tmp_path: Path
) -> None:
    checked(text)
    tiendo.assess(programme, observations, "2026-03-31").to_html(tmp_path / "later.html")
    page = checked((tmp_path / "later.html").read_text(encoding="utf-8"))
    assert {"area-VN@1976-07-02", "area-79@2025-07-01", "area-79@1976-07-02"} <= page.ids
    words = words_of(page)
    assert "ended on 2025-06-30 by 202/2025/QH15 ; now Ho Chi Minh City" in words
    assert "abolished on 2025-06-30 by 203/2025/QH15" in words


def test_a_page_by_tier_and_with_a_map(tmp_path: Path) -> None:
    of = Grid(blocks=3, side=4)
    file = tmp_path / "map.geojson"
    shapes = of.shapes()
    shapes["features"][5]["properties"]["code"] = "nobody"
    file.write_text(json.dumps(shapes), encoding="utf-8")
    of.assessed(tmp_path).to_html(tmp_path / "page.html", map=file)
    page = checked((tmp_path / "page.html").read_text(encoding="utf-8"))
    words = words_of(page)
    assert "abolished on 2023-12-31 by Act 2" in words
    assert "Tier D in Block 0, 16 areas, 14 with figures" in words
    assert "2 areas without any figure" in words
    assert "1 feature joins no area of the programme" in words
    assert "nobody (Square 0-1-1)" in words
    assert "1 area of this target without a shape" in words
    assert "Shapes: Squares drawn for a test, map.geojson" in words
    assert "figures in 42 of 48 areas" in words
    assert words.count("Square 0-0-0 (D0-0-0): ✔ achieved, 85 % (2023)") == 1
    assert page.tags["use"] == 47


def test_codes_and_names_of_areas_and_features_are_escaped(tmp_path: Path) -> None:
    of = Grid(blocks=1, side=2)
    programme, observations = of.write(tmp_path)
    areas = tmp_path / "areas.csv"
    areas.write_text(areas.read_text(encoding="utf-8").replace("Square 0-0-0", "<i>Square & Co</i>"), encoding="utf-8")
    shapes = of.shapes()
    shapes["features"][1]["properties"] = {"code": "<script>alert(1)</script>", "name": "\ud800</p>"}
    shapes["attribution"] = "<b>Survey</b>"
    assessment = tiendo.assess(tiendo.Programme.read(programme), tiendo.Observations.read(observations), "2024-06-30")
    assessment.to_html(tmp_path / "page.html", map=shapes)
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    checked(text)
    assert "<i>Square" not in text and "<script>alert" not in text and "<b>Survey" not in text
    assert "&lt;i&gt;Square &amp; Co&lt;/i&gt; (D0-0-0): ✔ achieved" in text


def test_faults_of_the_map_leave_no_page(assessment: tiendo.Assessment, tmp_path: Path) -> None:
    with pytest.raises(tiendo.InputError, match="<map>: there is no feature"):
        assessment.to_html(tmp_path / "page.html", map={"type": "FeatureCollection", "features": []})
    assert list(tmp_path.iterdir()) == []


def test_a_map_of_a_programme_without_targets_of_several_areas_says_so(
    assessment: tiendo.Assessment, tmp_path: Path
) -> None:
    assessment.to_html(tmp_path / "page.html", map=Grid(1, 1).shapes())
    words = words_of(checked((tmp_path / "page.html").read_text(encoding="utf-8")))
    assert "No map is drawn" in words
    assert "1 feature joins no area of the programme" in words


def test_three_thousand_communes_make_a_page_that_a_browser_takes(tmp_path: Path) -> None:
    of = Grid(blocks=30, side=10)
    of.assessed(tmp_path).to_html(tmp_path / "page.html", map=of.shapes())
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    page = checked(text)
    assert len(text) < 4_000_000
    assert sum(page.tags.values()) < 90_000
    assert page.tags["use"] == 3_000
    assert page.tags["details"] > 2_500
    silent = of.blocks * of.side**2 - len([id for id in page.ids if id.startswith("area-D")])
    assert sum(map(int, re.findall(r"(\d+) areas? without any figure", text))) == silent == 428
    for b, row, column in of.squares():  # figure or not, every one is named
        assert f"Square {b}-{row}-{column} " in text
    assert text.count("<td") < 3_000  # the matrix of methods is cut, and says so
    assert re.search(r"\d more are in `tiendo compare`", text)


def test_a_target_of_many_areas_is_one_row_of_a_notebook(tmp_path: Path) -> None:
    fragment = Grid(blocks=3, side=4).assessed(tmp_path)._repr_html_()
    assert Page(fragment).open == []
    assert fragment.count("<tr>") == 1 + 4  # four targets
    assert "figures in 42 of 48 areas" in fragment


def test_a_report_assesses_once(
    tmp_path: Path, hcmc: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Page, notebook, terminal and the comparison of methods look at the assessment that is there."""
    calls: list[str] = []
    assess = tiendo._core.programme.assess

    def counted(*arguments: object) -> object:
        calls.append(str(arguments[2]))
        return assess(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(tiendo._core.programme, "assess", counted)
    monkeypatch.setattr(
        sys, "argv", ["tiendo", "report", str(hcmc / "programme.toml"), str(hcmc / "observations.csv"), "--as-of", "2025-06-30", "--out", str(tmp_path / "report.html")],
    )  # fmt: skip
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert calls == ["2025-06-30"]
    assert "official methods say" in capsys.readouterr().out
    assert (tmp_path / "report.html").stat().st_size > 10_000


def test_the_page_begins_with_the_answer(text: str, assessment: tiendo.Assessment) -> None:
    for language in ("en", "vi"):
        sentence = html.escape(assessment.summary(language), quote=False)
        assert 0 < text.index(sentence) < text.index("Where the")


def test_rows_and_cells_of_tables_are_laid_out_as_such(text: str) -> None:
    style = text[text.index("<style>") : text.index("</style>")]
    style = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style)  # narrow screens have rows of blocks
    laid_out = {
        selector.strip()
        for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", style)
        if "display:" in rules
        for selector in selectors.split(",")
    }
    assert ".foremost" in laid_out
    classes = {
        name for cls in re.findall(r'<t(?:r|d|h|body|head)\b[^>]*\bclass="([^"]*)"', text) for name in cls.split()
    }
    assert {"first", "id", "n"} <= classes
    assert not laid_out & {f"{tag}.{name}" for name in classes for tag in ("", "tr", "td", "th", "tbody")}


def test_the_page_names_what_is_furthest_behind_and_what_is_needed(text: str, assessment: tiendo.Assessment) -> None:
    head = text[text.index("Furthest behind") : text.index("Where the")]
    behind = assessment.furthest_behind().records()
    assert 0 < len(behind) <= 5
    assert re.findall(r'<li><div class="beside"><div><a href="#([^"]+)"', head) == [row["target_id"] for row in behind]
    needed = head[head.index("Figures most needed") :]
    assert needed.count("<li>") == len(assessment.most_needed().records()) == 5


def test_the_furthest_behind_are_the_least_likely_ones(assessment: tiendo.Assessment) -> None:
    rows = assessment.furthest_behind(100).records()
    chances = [row["probability"] for row in rows]
    assert chances == sorted(chances)
    assert all(p < 0.5 for p in chances)
    assert [row["target_id"] for row in assessment.furthest_behind(2).records()] == [r["target_id"] for r in rows[:2]]
    assert assessment.furthest_behind(0).records() == []
    verdicts = {(r["target_id"], r["counted"]) for r in assessment.to_dict()["rows"]}
    assert all((row["target_id"], row["status"]) in verdicts for row in rows)


def test_the_most_needed_figures_tell_of_the_most_targets(assessment: tiendo.Assessment) -> None:
    every = assessment.most_needed(1_000).records()
    counts = [one["targets"] for one in every]
    assert counts == sorted(counts, reverse=True)
    needs = assessment.needs().records()
    assert sum(counts) == len({tuple(need[n] for n in need if n != "period") for need in needs})
    assert {p for one in every for p in one["periods"].split(", ")} == {need["period"] for need in needs}
    with pytest.raises(tiendo.InvalidValue, match="a count"):
        assessment.most_needed(-1)


def test_the_page_says_what_changed_since_an_earlier_day(assessment: tiendo.Assessment, tmp_path: Path) -> None:
    before = tiendo.assess(assessment.programme, assessment.observations, "2023-12-31")
    assert before.as_of < assessment.as_of
    assessment.to_html(tmp_path / "r.html", since=before)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    head = page[page.index("Changed since 2023-12-31") : page.index("Where the")]
    changes = [one for one in tiendo.difference(before, assessment).records() if not one["proxy"]]
    verdicts = [one for one in changes if one["change"] in ("status_changed", "appeared") and one["status_after"]]
    assert re.findall(r'<li><a href="#([^"]+)"', head) == [one["target_id"] for one in verdicts[:8]]
    assert (f"{len(verdicts) - 8} more verdict" in head) == (len(verdicts) > 8)
    assessment.to_html(tmp_path / "r.html", since=assessment)
    assert "No verdict has changed." in (tmp_path / "r.html").read_text(encoding="utf-8")
    for wrong, words in (("2023-12-31", "an assessment of an earlier day, not '2023-12-31'"),):
        with pytest.raises(tiendo.InvalidValue, match=words):
            assessment.to_html(tmp_path / "r.html", since=wrong)  # type: ignore[arg-type]
    with pytest.raises(tiendo.InvalidValue, match="is later than"):
        before.to_html(tmp_path / "r.html", since=assessment)
