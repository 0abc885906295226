"""Keeps words that were given up out of the tree: `check_names.py ROOT`.

Prints every occurrence with the word to use; exit code 1 if there is any. The words are in given_up_words.txt, the
terms in docs/glossary.md.
"""

import bisect
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

# What is read below ROOT. The changelog, the glossary and this folder name the old words on purpose; the sentences of
# the narrator are text for readers.
PLACES = ["include", "src", "docs", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]
EXEMPT = {"docs/glossary.md", "include/tiendo/narrative/detail/english.hpp"}
TEXT = {".hpp", ".ipp", ".cpp", ".h", ".md", ".txt", ".cmake", ".in", ".toml", ".csv"}


class Word(NamedTuple):
    pattern: re.Pattern[str]
    replacement: str
    folders: tuple[str, ...]  # empty: everywhere


def read_words(file: Path) -> list[Word]:
    words = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) not in (2, 3):
            raise ValueError(f"{file.name}:{number}: needs an expression, a tab and a replacement")
        words.append(
            Word(re.compile(fields[0], re.IGNORECASE), fields[1], tuple(fields[2].split()) if len(fields) == 3 else ())
        )
    return words


def tracked(root: Path) -> list[str]:
    """The tracked files, or all files where ROOT is no working tree of git."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--", *PLACES], capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        return sorted(name for name in listed.stdout.split("\0") if name)
    tops = [root / place for place in PLACES if (root / place).exists()]
    files = [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]
    return sorted(file.relative_to(root).as_posix() for file in files)


def joined(text: str) -> tuple[str, list[int]]:
    """Return the text as one line, without the marks of comments, and where in it each line begins.

    A saying is so found across a line break.
    """
    parts: list[str] = []
    begins: list[int] = []
    length = 0
    for line in text.splitlines():
        begins.append(length)
        parts.append(re.sub(r"^\s*(///?<?|#|>)?\s*", "", line) + " ")
        length += len(parts[-1])
    return "".join(parts), begins


def occurrences(name: str, text: str, words: list[Word]) -> list[str]:
    whole, begins = joined(text)
    found = []
    for word in words:
        if word.folders and not name.startswith(tuple(folder + "/" for folder in word.folders)):
            continue
        for match in word.pattern.finditer(whole):
            found.append((bisect.bisect_right(begins, match.start()), match[0], word.replacement))
    return [f"{name}:{line}: '{old}' was given up; write: {new}" for line, old, new in sorted(found)]


def check(root: Path, words: list[Word]) -> list[str]:
    found = []
    for name in tracked(root):
        file = root / name
        if name in EXEMPT or file.suffix not in TEXT or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8")
        if "\n- Status: superseded by" in text:  # a superseded record describes the former state
            continue
        found += occurrences(name, text, words)
    return found


if __name__ == "__main__":
    problems = check(Path(sys.argv[1]).resolve(), read_words(Path(__file__).with_name("given_up_words.txt")))
    print("\n".join(problems) or "no word that was given up")
    sys.exit(1 if problems else 0)
