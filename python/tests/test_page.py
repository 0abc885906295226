"""The page: whole, offline, and saying everything."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

import tiendo

VOID = {"meta", "col", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """Reads a page, checks that tags close, and gathers what a test asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.loaded: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "id" in found:
            self.ids.add(found["id"] or "")
        if "src" in found or (tag == "link"):
            self.loaded.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

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
    none = tiendo.Observations.from_frame(__import__("pandas").DataFrame({n: [] for n in tiendo._core.observation_columns()}))
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
    assert text.count('class="fan"') == len(drawn)
    assert text.count('class="expected"') == text.count('class="fan"')
    mic = next(row for row in rows if row["target_id"] == "2393-17" and row["method"] == "mic")
    assert f"chance {100 * mic['probability']:.0f} %" in text
    assert [step["period"] for step in mic["prospect"]] == ["2025"]
    assert mic["prospect"][0]["lo_80"] < mic["prospect"][0]["median"] < mic["prospect"][0]["hi_80"]
