"""What the README shows is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TREE = Path(__file__).parents[2]
README = (TREE / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


def test_the_ten_lines_of_cpp_are_the_first_example() -> None:
    example = (TREE / "examples" / "first_use.cpp").read_text(encoding="utf-8")
    (shown,) = blocks("cpp")
    assert example.endswith(shown)


def test_the_lines_of_python_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(TREE / "examples")
    monkeypatch.chdir(tmp_path)
    (shown,) = blocks("python")
    exec(compile(shown, "README.md", "exec"), {})
    assert "2393-17" in capsys.readouterr().out
    assert (tmp_path / "report.html").stat().st_size > 10_000


def test_every_link_leads_somewhere() -> None:
    for page in (*TREE.glob("*.md"), *(TREE / "docs").rglob("*.md"), *(TREE / "examples").rglob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
