"""Every case of the catalogue of faulty inputs gives its error, word for word."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from catalogue import NOTHING, Case, Chapter, error_of, page, read_chapters, written

CHAPTERS = read_chapters()
CASES = [(chapter, case) for chapter in CHAPTERS for case in chapter.cases]


@pytest.mark.parametrize(
    ("chapter", "case"), CASES, ids=[f"{chapter.file.stem}: {case.title}" for chapter, case in CASES]
)
def test_a_faulty_input_gives_its_error(chapter: Chapter, case: Case) -> None:
    assert error_of(chapter, case) == case.error


def test_the_catalogue_is_whole() -> None:
    assert len(CASES) >= 400
    titles = [f"{chapter.title}: {case.title}" for chapter, case in CASES]
    assert len(set(titles)) == len(titles)
    for chapter in CHAPTERS:
        assert chapter.file.read_text(encoding="utf-8") == written(chapter)
    root = Path(__file__).parents[2]
    assert (root / "docs" / "bad_input.md").read_text(encoding="utf-8") == page(CHAPTERS)


def test_every_error_is_one_of_tiendo_and_a_sentence() -> None:
    for chapter, case in CASES:
        kind, *message = case.error
        where = f"{chapter.file.stem}: {case.title}"
        assert kind != NOTHING, where
        assert kind in ("InputError", "InvalidValue", "UnknownName") or (
            kind == "TypeError" and "has no argument" in message[0]
        ), where
        # Not only what was given, but what is wrong with it.
        assert len(re.findall(r"\w+", " ".join(message))) >= 3, where
