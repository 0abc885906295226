"""The catalogue of faulty inputs: reads it, runs it, rewrites its errors and its page.

    catalogue.py --rewrite ROOT   runs every case and writes its error into cases/*.txt and into docs/bad_input.md
    catalogue.py --check ROOT     prints whether docs/bad_input.md is up to date; leaves with 1 if it is not

A person reads the difference after a rewrite: the errors are promises. `tests/bad_input/test_bad_input.py` runs the
cases and compares.

A file of cases has a title, then bases, then cases:

    # Observations
    == base
    -- observations.csv
    indicator_id,area_code
    == a number with letters
    call: Observations.read("observations.csv")
    -- observations.csv
    ...
    error: InputError
        1 fault
        observations.csv:2:7: ...

A base is a set of files that every case of the file begins with. A file of a case stands in full, or as changes of the
base: lines that begin with "- " are replaced by the lines that follow them with "+ ", and "+ " at first appends. After
the name of a file, "escaped" says that its text has the escapes of a Python text (\\x00 is one byte), and "made by" is
followed by a Python expression that makes the text. A call is a Python expression; the current folder has the files.
"""

from __future__ import annotations

import ast
import contextlib
import datetime
import math
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NOTHING = "nothing"  # in place of an error, where a call succeeds


@dataclass
class Part:
    """One file of a case, as it is written in the catalogue."""

    name: str
    how: str  # "", "escaped", or "made by EXPRESSION"
    lines: list[str] = field(default_factory=list)

    def content(self, base: str | None) -> bytes:
        text = "".join(f"{line}\n" for line in self.lines)
        if self.how == "escaped":
            return (
                text.removesuffix("\n").encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1")
            )
        if self.how.startswith("made by "):
            return str(eval(self.how.removeprefix("made by "))).encode()
        if base is not None and self.lines and all(line.startswith(("- ", "+ ")) for line in self.lines):
            return self.changed(base).encode()
        return text.encode()

    def changed(self, base: str) -> str:
        groups: list[tuple[list[str], list[str]]] = []
        for line in self.lines:
            if line.startswith("- "):
                if not groups or groups[-1][1]:
                    groups.append(([], []))
                groups[-1][0].append(line[2:])
            else:
                if not groups:
                    groups.append(([], []))
                groups[-1][1].append(line[2:])
        for old, new in groups:
            replaced = "".join(f"{line}\n" for line in old)
            put = "".join(f"{line}\n" for line in new)
            if not old:
                base += put
            elif base.count(replaced) != 1:
                raise ValueError(
                    f"{replaced!r} stands {base.count(replaced)} times in the base of {self.name}; let it be once"
                )
            else:
                base = base.replace(replaced, put)
        return base


@dataclass
class Case:
    """One input or call with the error that it gives."""

    title: str
    call: str
    parts: list[Part]
    error: list[str]  # its type, then the lines of its message


@dataclass
class Chapter:
    """The cases of one reader or of one kind of call."""

    file: Path
    title: str
    base: list[Part]
    cases: list[Case]


def read_chapter(file: Path) -> Chapter:
    lines = file.read_text(encoding="utf-8").split("\n")
    chapter = Chapter(file, lines[0].removeprefix("# "), [], [])
    parts: list[Part] = []
    case: Case | None = None
    in_error = False
    for number, line in enumerate(lines[1:], 2):
        if line.startswith("== "):
            in_error = False
            if line == "== base":
                parts = chapter.base
            else:
                parts = []
                case = Case(line[3:], "", parts, [])
                chapter.cases.append(case)
        elif line.startswith("-- "):
            name, _, how = line[3:].partition(" ")
            parts.append(Part(name, how))
        elif case and line.startswith("call: "):
            case.call = line.removeprefix("call: ")
        elif case and line.startswith("error: "):
            case.error = [line.removeprefix("error: ")]
            in_error = True
        elif case and in_error:
            if line.startswith("    ") or not line:
                case.error.append(line[4:])
            else:
                raise ValueError(f"{file.name}:{number}: a line of an error begins with four blanks")
        elif parts:
            parts[-1].lines.append(line)
        elif line:
            raise ValueError(f"{file.name}:{number}: the line belongs to no file")
    for each in chapter.cases:
        while each.error and not each.error[-1]:
            each.error.pop()
        while each.parts and each.parts[-1].lines and not each.parts[-1].lines[-1]:
            each.parts[-1].lines.pop()
    while chapter.base and chapter.base[-1].lines and not chapter.base[-1].lines[-1]:
        chapter.base[-1].lines.pop()
    return chapter


def read_chapters() -> list[Chapter]:
    return [read_chapter(file) for file in sorted((HERE / "cases").glob("*.txt"))]


def written_parts(parts: list[Part]) -> list[str]:
    lines = []
    for part in parts:
        lines.append(f"-- {part.name} {part.how}".rstrip())
        lines += part.lines
    return lines


def written(chapter: Chapter) -> str:
    lines = [f"# {chapter.title}"]
    if chapter.base:
        lines += ["== base", *written_parts(chapter.base)]
    for case in chapter.cases:
        lines += ["", f"== {case.title}", f"call: {case.call}", *written_parts(case.parts)]
        lines += [f"error: {case.error[0]}", *(f"    {line}".rstrip() for line in case.error[1:])]
    return "\n".join(lines) + "\n"


@contextlib.contextmanager
def folder_of(chapter: Chapter, case: Case) -> Iterator[None]:
    """A folder of its own as the current one, with the files of the case."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        base = {part.name: part.content(None) for part in chapter.base}
        own = {part.name: part.content(base.get(part.name, b"").decode()) for part in case.parts}
        for name, content in {**base, **own}.items():
            (Path(folder) / name).write_bytes(content)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def error_of(chapter: Chapter, case: Case) -> list[str]:
    """Run one case; return the type of its error and the lines of the message."""
    import numpy
    import pandas
    import tiendo
    from tiendo import measures
    from tiendo.areas._geojson import AreaShapes

    names: dict[str, Any] = {
        **{name: getattr(tiendo, name) for name in tiendo.__all__ if name != "report"},
        "AreaShapes": AreaShapes,
        "Path": Path,
        "datetime": datetime,
        "math": math,
        "measures": measures,
        "numpy": numpy,
        "pandas": pandas,
    }
    with folder_of(chapter, case), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # The values before the last ";" are given names, as in `a = f(); g(a)`.
        *steps, last = ast.parse(case.call).body
        try:
            exec(compile(ast.Module(steps, []), case.title, "exec"), names)
            eval(compile(ast.Expression(last.value), case.title, "eval"), names)  # type: ignore[attr-defined]
        except Exception as error:
            return [type(error).__name__, *str(error).split("\n")]
    return [NOTHING]


def page(chapters: list[Chapter]) -> str:
    count = sum(len(chapter.cases) for chapter in chapters)
    lines = [
        "# What is refused, and how",
        "",
        f"These {count} inputs and calls give exactly the errors below. The list is made from",
        "`tests/bad_input/cases/`, where the whole inputs stand; `script/test` runs each of them and compares word for",
        "word. All errors derive from `tiendo.Error`, but a `TypeError` where a call names an unknown argument.",
    ]
    for chapter in chapters:
        lines += ["", f"## {chapter.title}"]
        for case in chapter.cases:
            lines += ["", f"**{case.title}**", "", "```text", f"{shortened(case.call)}"]
            lines += [
                f"{case.error[0]}: {case.error[1]}" if len(case.error) > 1 else case.error[0],
                *case.error[2:],
                "```",
            ]
    return "\n".join(lines) + "\n"


def shortened(call: str) -> str:
    return call if len(call) <= 200 else f"{call[:199]}…"


def main() -> int:
    option, root = sys.argv[1], Path(sys.argv[2])
    chapters = read_chapters()
    target = root / "docs" / "bad_input.md"
    if option == "--check":
        if target.exists() and target.read_text(encoding="utf-8") == page(chapters):
            return 0
        print("docs/bad_input.md is not up to date; tests/bad_input/catalogue.py --rewrite . rewrites it")
        return 1
    accepted = []
    for chapter in chapters:
        for case in chapter.cases:
            case.error = error_of(chapter, case)
            if case.error == [NOTHING]:
                accepted.append(f"{chapter.file.name}: {case.title}: nothing is refused")
        chapter.file.write_text(written(chapter), encoding="utf-8")
    target.write_text(page(chapters), encoding="utf-8")
    print("\n".join([*accepted, f"{sum(len(chapter.cases) for chapter in chapters)} cases written"]))
    return 1 if accepted else 0


if __name__ == "__main__":
    sys.exit(main())
