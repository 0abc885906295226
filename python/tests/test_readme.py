"""What the README and the pages of docs show is what there is: every block of Python runs."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from grid import Grid

TREE = Path(__file__).parents[2]
README = TREE / "README.md"
PAGES = sorted(page for page in (README, *(TREE / "docs").rglob("*.md")) if "```python" in page.read_text("utf-8"))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.S)


def run(block: str, names: dict[str, Any], name: str) -> int:
    """Runs the statements of a block. What a comment in quotes or angles says of an expression is what it gives."""
    compared = 0
    lines = block.splitlines()
    for node in ast.parse(block).body:
        if not isinstance(node, ast.Expr):
            exec(compile(ast.Module([node], []), name, "exec"), names)
            continue
        value = eval(compile(ast.Expression(node.value), name, "eval"), names)
        end = (node.end_lineno or 1) - 1
        rest = lines[end].encode()[node.end_col_offset :].decode()
        below = lines[end + 1] if end + 1 < len(lines) else ""
        for text in (rest, below):
            if said := re.fullmatch(r"\s*# (['<].*)", text):
                assert repr(value) == said[1].strip()
                compared += 1
    return compared


def frames() -> dict[str, Any]:
    """What the README calls a frame of one's own: two wards of a province, whose forecasts do not add up."""
    parents = {"79": None, "east": "79", "west": "79"}
    series = [(node, year) for node in parents for year in range(2016, 2025)]
    values = {"79": 80.0, "east": 50.0, "west": 30.0}
    noise = iter(np.random.default_rng(5).normal(size=len(series)))
    errors = {"unique_id": [n for n, _ in series], "ds": [y for _, y in series], "y": [next(noise) for _ in series]}
    past = {
        "unique_id": [node for node in parents for _ in (2023, 2024)],
        "ds": [2023, 2024] * 3,
        "cutoff": [2022, 2022] * 3,
        "y": [80.0, 83, 50, 52, 30, 31],
        "auto": [81.0, 85, 49, 50, 30, 33],
    }
    return {
        "frame": {"unique_id": ["a"] * 6, "ds": list(range(2019, 2025)), "y": [31.0, 38, 44, 47, 55, 60]},
        "targets": {"unique_id": ["a"], "rule": ["at_least"], "value": [75], "due": [2028]},
        "scores": {"unit": ["A", "B"], "osi": [0.9, 0.5], "tii": [0.6, 0.8], "hci": [0.3, 0.5]},
        "parents": parents,
        "forecasts": {"unique_id": list(values), "ds": [2025] * 3, "auto": [x + 1 for x in values.values()],
                      "auto-lo-80": [x - 2 for x in values.values()], "auto-hi-80": [x + 4 for x in values.values()]},
        "errors": errors,
        "past": past,
        "before": {"code": ["1", "2"] * 3, "year": [2022, 2022, 2023, 2023, 2024, 2024],
                   "numerator": [23, 12, 28, 13, 35, 14], "denominator": [40, 25] * 3},
        "after": {"code": ["K", "L"], "year": [2025] * 2, "numerator": [33, 15], "denominator": [40, 25]},
    }  # fmt: skip


def test_the_ten_lines_of_cpp_are_the_first_example() -> None:
    example = (TREE / "examples" / "first_use.cpp").read_text(encoding="utf-8")
    (shown,) = blocks(README, "cpp")
    assert example.endswith(shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_blocks_of_a_page_run_one_after_the_other(
    page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(TREE / "examples")
    (tmp_path / "areas.geojson").write_text(json.dumps(Grid(1, 1).shapes()), encoding="utf-8")
    (tmp_path / "links.csv").write_text("old_code,new_code,type\n1,K,full\n2,L,full\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = frames() if page == README else {}
    for number, block in enumerate(blocks(page, "python"), 1):
        run(block, names, f"{page.name}, block {number}")
    if page == README:
        assert "2393-17" in capsys.readouterr().out
        assert (tmp_path / "report.html").stat().st_size > 10_000


def test_the_pages_with_blocks_are_found() -> None:
    assert {page.name for page in PAGES} >= {"README.md", "forecasting.md", "geography.md"}


def test_what_a_comment_says_is_compared() -> None:
    assert run("x = 'a'\nx.upper()  # 'A'\n", {}, "block") == 1
    with pytest.raises(AssertionError):
        run("'a'.upper()  # 'B'\n", {}, "block")
    page = TREE / "docs" / "geography.md"
    names: dict[str, Any] = {}
    assert sum(run(block, names, page.name) for block in blocks(page, "python")) >= 3


def test_every_link_leads_somewhere() -> None:
    for page in (*TREE.glob("*.md"), *(TREE / "docs").rglob("*.md"), *(TREE / "examples").rglob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
