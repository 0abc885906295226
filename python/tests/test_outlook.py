"""The outlook of every row in words, on the page and for each area, and the observations that no row uses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tiendo
from grid import Grid
from tiendo.report.outlook import at_due, chance, disagreement, expected_date, in_one_line, is_likely

SENTENCES = {
    "met, but not expected to hold": "The level is reached, but the forecast does not expect it to hold",
    "the pace suffices, but is not expected to last": "The pace so far suffices, but the forecast does not expect it",
    "the pace does not suffice, but the target is expected to be met": "The pace so far does not suffice, but the",
    "moving away, but the target is expected to be met": "The pace so far does not suffice, but the",
}


def row(**values: Any) -> dict[str, Any]:
    plain = {
        "status": "on_track", "as_of": "2025-03-31", "due": "2025-12-31", "probability": 0.48, "forecast_at_due": 79.69,
        "lo_80": 72.4, "hi_80": 86.2, "expected_date": "2026-12-31",
    }  # fmt: skip
    return {**plain, **values}


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, ""), (0.0, "1 % or less"), (0.0047, "1 % or less"), (0.0051, "1 %"), (0.48, "48 %"), (0.994, "99 %"),
        (0.9962, "99 % or more"), (1.0, "99 % or more"),
    ],
)  # fmt: skip
def test_a_chance_is_never_nought_nor_certain(share: float | None, words: str) -> None:
    assert chance(row(probability=share)) == words


def test_a_row_in_one_line() -> None:
    assert in_one_line(row()) == (
        "when due 79.69 (72.4 to 86.2); chance 48 %; expected from 2026-12-31, late; "
        "the pace suffices, but is not expected to last"
    )
    nothing = row(probability=None, forecast_at_due=None, lo_80=None, hi_80=None, expected_date=None)
    assert in_one_line(nothing) == at_due(nothing) == ""
    assert expected_date(row(expected_date=None)) == "no date within 30 periods"
    assert expected_date(row(expected_date="2025-12-31")) == "expected from 2025-12-31"
    assert expected_date(row(expected_date="2024-12-31", status="achieved")) == "met since 2024-12-31"


@pytest.mark.parametrize("status", ["missed", "no_data", "insufficient_data", "not_assessable"])
def test_only_a_verdict_that_says_something_can_be_contradicted(status: str) -> None:
    assert disagreement(row(status=status)) == disagreement(row(status=status, probability=0.9)) == ""


def test_one_half_is_likely_whatever_the_rounding() -> None:
    assert is_likely(row(probability=0.5 - 1e-15)) is True
    assert is_likely(row(probability=0.4999)) is False
    assert is_likely(row(probability=None)) is None


def test_the_words_of_a_disagreement_stand_where_the_note_has_its_sentence(
    programme: tiendo.Programme, observations: tiendo.Observations, tmp_path: Path
) -> None:
    rows = [
        row
        for day in ("2022-12-31", "2023-12-31", "2024-12-31", "2025-06-30", "2026-03-31")
        for row in tiendo.assess(programme, observations, day).to_dict()["rows"]
    ]
    rows += Grid(2, 4).assessed(tmp_path).to_dict()["rows"]
    said = 0
    for found in rows:
        words = disagreement(found)
        assert (SENTENCES[words] in found["note"]) if words else not any(s in found["note"] for s in SENTENCES.values())
        said += bool(words)
    assert said >= 5


def items(text: str, area: str) -> list[str]:
    """The rows of an area on the page."""
    start = text.index(f'id="area-{area}@')
    return re.findall(r"<li.*?</li>", text[start : text.index("</ul>", start)])


def test_every_area_has_its_outlook(tmp_path: Path) -> None:
    """By hand: 50 to 69 % in three years, 80 due; the achievement is 69 / 80."""
    of = Grid(blocks=2, side=3)
    assessment = of.assessed(tmp_path)
    assessment.to_html(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    (item,) = items(text, "D0-0-1")
    (found,) = [r for r in assessment.to_dict()["rows"] if (r["target_id"], r["area_code"]) == ("squares", "D0-0-1")]
    assert found["latest_value"] == 69 and "<b>69 %</b>" in item
    assert "achievement 86 %" in item
    assert f"{100 * found['pace_ratio']:.0f} % of the required pace" in item
    assert f"chance {100 * found['probability']:.0f} %" in item
    assert f"when due {found['forecast_at_due']:,.2f}".rstrip("0").rstrip(".") in item
    assert expected_date(found) in item
    assert 'class="trajectory"' in item and 'class="fan"' in item
    drawn = [r for r in assessment.to_dict()["rows"] if r["latest_low"] is not None]
    behind = assessment.furthest_behind().records()
    assert text.count('class="trajectory"') == len(drawn) + len(behind)


def test_areas_of_a_large_tier_have_no_drawing(tmp_path: Path) -> None:
    of = Grid(blocks=2, side=15)  # 450 squares
    of.assessed(tmp_path).to_html(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "svg" not in "".join(items(text, "D0-0-1"))
    assert "chance" in "".join(items(text, "D0-0-1"))
    head = text[text.index("Furthest behind") : text.index("Where the")]
    drawn = text.replace(head, "").count('class="trajectory"')
    assert drawn == 1 + 2  # of the land, and of the two blocks


def test_a_single_target_has_chance_and_date(assessment: tiendo.Assessment, tmp_path: Path) -> None:
    assessment.to_html(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    start = text.index('id="2393-17"')
    part = text[start : text.index("</tbody>", start)]
    rows = [r for r in assessment.to_dict()["rows"] if r["target_id"] == "2393-17" and r["probability"] is not None]
    assert len(rows) == 2
    for found in rows:
        assert f"chance {chance(found)}" in part
        assert expected_date(found) in part
        assert at_due(found) in part


EXTRA = """\
squares_share,D0-0-0,c,2022-01-01,2022-12-31,60,2023-03-01,Yearbook 2022
squares_share,B0,,2022-01-01,2022-12-31,61,2023-03-01,Yearbook 2022
blocks_share,L,,2022-01-01,2022-12-31,62,2023-03-01,Yearbook 2022
whole_share,L,,2024-01-01,2024-12-31,63,2030-03-01,Yearbook 2029
"""


@pytest.fixture
def with_unused(tmp_path: Path) -> tuple[Path, Path]:
    """A grid and four observations that no row uses: of another tier, of other areas, and published later."""
    programme, observations = Grid(1, 2).write(tmp_path)
    lines = observations.read_text(encoding="utf-8").splitlines()
    head = lines[0].replace("area_code,", "area_code,tier,")
    body = [re.sub(r"^([^,]*,[^,]*),", r"\1,,", line) for line in lines[1:]]
    observations.write_text("\n".join([head, *body]) + "\n" + EXTRA, encoding="utf-8")
    return programme, observations


def run(*words: str | Path) -> str:
    command = [sys.executable, "-m", "tiendo", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_unused_observations_are_counted_and_named_on_the_page(with_unused: tuple[Path, Path], tmp_path: Path) -> None:
    assessment = tiendo.assess(*with_unused, "2024-06-30")
    assessment.to_html(tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    count = len(assessment.observations)
    assert f"4 of {count} observations are used by no row: 1 published after 2024-06-30, 2 of areas" in text
    assert "1 of areas whose targets are set for another tier." in text
    assert "squares_share of D0-0-0, tier c, 2022 (Yearbook 2022): other tier" in text
    assert "blocks_share of L, 2022 (Yearbook 2022): other area" in text
    assert "3 observations that were known on the day" in text


def test_the_commands_count_and_name_them(with_unused: tuple[Path, Path]) -> None:
    shown = run("assess", *with_unused, "--as-of", "2024-06-30")
    assert "observations are used by no row: 1 published after 2024-06-30, 2 of areas" in shown
    named = shown[shown.index("used by no row") :].splitlines()[1:]
    assert named[0] == "  squares_share of D0-0-0, tier c: other tier"  # the likeliest slip first
    assert len(named) == 3
    checked = run("check", *with_unused)
    assert "as of 2030-03-01, when the last was published, 3 of " in checked
    assert "  squares_share of D0-0-0, tier c: other tier" in checked


def test_where_all_are_used_nothing_is_said(tmp_path: Path) -> None:
    files = Grid(1, 2).write(tmp_path)
    tiendo.assess(*files, "2024-06-30").to_html(tmp_path / "page.html")
    assert "used by no row" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "used by no row" not in run("check", *files) + run("assess", *files, "--as-of", "2024-06-30")


PROGRAMME = """
format = 1
areas = "areas.csv"
[programme]
id = "demo"
name = { vi = "Chương trình", en = "Programme" }
[[act]]
id = "1/QD"
issued = "2020-07-03"
[[tier]]
id = "province"
name = { vi = "tỉnh", en = "provinces" }
level = 1
[[tier]]
id = "commune"
name = { vi = "xã", en = "communes" }
level = 3
[[indicator]]
id = "share"
name = { vi = "Tỷ lệ", en = "Share" }
unit = "percent"
direction = "up"
[[target]]
id = "T1"
indicator = "share"
area = "P"
tier = "commune"
each = true
rule = { at_least = 80 }
due = "2027"
act = "1/QD"
"""


@pytest.fixture
def communes(tmp_path: Path) -> tuple[tiendo.Programme, tiendo.Observations]:
    """Six communes with seven values each, of which one has another method."""
    lines = [f"C{i},2000-01-01,commune,P,2000-01-01,Xã {i},Commune {i}" for i in range(6)]
    header = "code,valid_from,tier,parent_code,parent_valid_from,name_vi,name_en"
    (tmp_path / "areas.csv").write_text("\n".join([header, "P,2000-01-01,province,,,Tỉnh,Province", *lines]), "utf-8")
    (tmp_path / "programme.toml").write_text(PROGRAMME, "utf-8")
    figures: dict[str, list[Any]] = {
        name: []
        for name in ("indicator_id", "area_code", "period_first", "period_last", "value", "method", "published")
    }
    for i in range(6):
        for t in range(7):
            cells = ["share", f"C{i}", f"{2018 + t}-01-01", f"{2018 + t}-12-31"]
            cells += [20 + 3 * i + 4 * t + (5 * i + 3 * t) % 4, "survey" if i == 5 else "", "2025-02-01"]  # type: ignore[list-item]
            for column, value in zip(figures.values(), cells, strict=True):
                column.append(value)
    figures["source"] = ["report"] * len(figures["value"])
    return tiendo.Programme.read(tmp_path / "programme.toml"), tiendo.Observations.from_frame(figures)


def test_areas_of_one_tier_are_forecast_together_and_rows_say_so(
    communes: tuple[tiendo.Programme, tiendo.Observations],
) -> None:
    together = tiendo.assess(*communes, "2025-06-30")
    rows = together.records()
    assert [r["forecast_areas"] for r in rows if r["probability"] is not None] == [5, 5, 5, 5, 5, 1]
    assert all(
        ("The figures of 5 areas were forecast together." in r["note"]) == (r["forecast_areas"] == 5) for r in rows
    )
    assert [r["forecast_areas"] for r in together.to_dict()["rows"]] == [r["forecast_areas"] for r in rows]
    assert together.to_pandas()["forecast_areas"].dropna().tolist() == [5, 5, 5, 5, 5, 1]
    apart = tiendo.assess(*communes, "2025-06-30", panel=False).records()
    assert {r["forecast_areas"] for r in apart if r["probability"] is not None} == {1}
    assert [r["forecast_at_due"] for r in rows][:5] != [r["forecast_at_due"] for r in apart][:5]
    outlook = {"forecast_areas", "forecast_at_due", "lo_80", "hi_80", "probability", "expected_date", "note"}
    for one, other in zip(rows, apart, strict=True):
        assert {k: v for k, v in one.items() if k not in outlook} == {
            k: v for k, v in other.items() if k not in outlook
        }


def test_the_panel_of_an_assessment_is_yes_or_no(communes: tuple[tiendo.Programme, tiendo.Observations]) -> None:
    for panel in ("no", "area_code", None, 1, 0.0, ["share"]):
        with pytest.raises(tiendo.InvalidValue, match="panel is True or False"):
            tiendo.assess(*communes, "2025-06-30", panel=panel)  # type: ignore[arg-type]


def test_the_number_of_targets_that_are_expected_to_be_met_adds_up(assessment: tiendo.Assessment) -> None:
    counts = assessment.expected_totals()
    overall = counts["overall"]
    assert overall["total"] == assessment.totals()["overall"]["total"]
    assert overall["met"] + overall["missed"] + overall["open"] + overall["unknown"] == overall["total"]
    for group in ("by_due_year", "by_programme", "by_act", "by_tier"):
        for name in ("total", "met", "missed", "open", "unknown", "expected"):
            assert sum(count[name] for count in counts[group].values()) == pytest.approx(overall[name])
    assert overall["met"] <= overall["low"] <= overall["high"] <= overall["met"] + overall["open"]
    assert overall["low"] - 1 <= overall["expected"] <= overall["high"] + 1


def test_the_summary_says_the_expected_number_in_both_languages(assessment: tiendo.Assessment) -> None:
    overall = assessment.expected_totals()["overall"]
    assert assessment.summary().startswith(f"Of {overall['total']} targets, ")
    assert f"Expected to be met in time: {overall['expected']:.1f} " in assessment.summary("en")
    assert assessment.summary("vi").startswith(f"Trong {overall['total']} mục tiêu, ")
    with pytest.raises(tiendo.InvalidValue, match="'en', 'vi'"):
        assessment.summary("fr")
