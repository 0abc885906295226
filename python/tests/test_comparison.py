"""The official methods on the shipped programme, side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tiendo
from grid import Grid


@pytest.fixture(scope="module")
def comparison(programme: tiendo.Programme, observations: tiendo.Observations) -> tiendo.MethodComparison:
    return tiendo.compare_methods(programme, observations, as_of="2025-06-30")


def test_the_worked_row(comparison: tiendo.MethodComparison) -> None:
    frame = comparison.to_pandas()
    rows = frame[(frame.target_id == "2393-17") & (frame.series == "mic") & ~frame.trend].set_index("method")
    assert rows.loc["open_sdg"].status == "substantial"
    assert rows.loc["linear_pace"].status == "at_risk"
    assert rows.loc["open_sdg"].ratio == pytest.approx(
        ((22 / 15.38) ** (1 / 3) - 1) / ((25 / 15.38) ** (1 / 4) - 1), rel=1e-12
    )
    assert "required from the latest figure on" in rows.iloc[0].sentence


def test_most_disagreement_comes_first(comparison: tiendo.MethodComparison) -> None:
    found = [target["disagreement"] for target in comparison.targets()]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0
    assert len(found) == len(comparison)


def test_the_frames_hold_the_same(comparison: tiendo.MethodComparison) -> None:
    first, second, third = comparison.to_pandas(), comparison.to_polars(), comparison.to_arrow()
    assert len(first) == second.height == third.num_rows == len(json.loads(comparison.to_json())["rows"])
    assert second["ratio"].to_list() == third["ratio"].to_pylist()
    undefined = second.filter(second["ratio"].is_null())
    assert undefined["reason"].null_count() == 0
    assert set(second["reading"].drop_nulls()) <= {"away", "too_slow", "toward", "met"}


def test_what_is_left_out_has_a_reason(comparison: tiendo.MethodComparison) -> None:
    left = comparison.left_out()
    assert all(left["reason"])
    assert "2393-18" in left["target_id"]


def test_a_method_of_ones_own_takes_part(programme: tiendo.Programme, observations: tiendo.Observations) -> None:
    own = tiendo.measures.Method("half", "baseline_ratio", cuts=[0.5], labels=["behind", ("half way", "toward")])
    frame = tiendo.compare_methods(programme, observations, "2025-06-30", methods=[own]).to_polars()
    rows = frame.filter((frame["method"] == "half") & (frame["target_id"] == "2393-17") & (frame["series"] == "mic"))
    assert rows["status"].to_list() == ["half way"]


def test_what_prints_well(comparison: tiendo.MethodComparison) -> None:
    assert repr(comparison).startswith("<MethodComparison of q2393 as of 2025-06-30: methods differ on ")
    html = comparison._repr_html_()
    assert html.strip().startswith('<table class="matrix">')
    assert html.count("<tr>") == html.count("</tr>")
    assert "linear pace" in html


def test_a_notebook_shows_the_targets_on_which_methods_differ_most(tmp_path: Path) -> None:
    comparison = Grid(3, 5).assessed(tmp_path).compare_methods()
    targets = comparison.targets()
    assert len({(target["target_id"], target["label"]) for target in targets}) == len(targets)
    fragment = comparison._repr_html_()
    assert fragment.count("<th>") == 1 + 40
    assert f"and {len(targets) - 40} more in its rows" in fragment
