"""Lists the public interface: `list_api.py ROOT` writes ROOT/docs/api.md, `list_api.py --check ROOT` compares it.

Public in C++ is every function and type in namespace tiendo outside of the namespaces `detail` and of the folders
`detail/` and `impl/`. Overloads count once. Member functions, operators and constants are not listed. Public in Python
is what `python_names.py` finds. The check fails where docs/api.md differs from the sources, and where there are more
functions or types than the limits below.

The headers are read by libclang: Debian and Ubuntu have its bindings as python3-clang, for /usr/bin/python3.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clang import cindex
from clang.cindex import CursorKind
from python_names import problems as python_problems
from python_names import section

MOST_FUNCTIONS = 120
MOST_TYPES = 244  # the aim is 150; the rules, normalisations and result tables are most of what is above it

TYPES = {
    CursorKind.STRUCT_DECL: "struct",
    CursorKind.CLASS_DECL: "class",
    CursorKind.CLASS_TEMPLATE: "class template",
    CursorKind.ENUM_DECL: "enum",
    CursorKind.UNION_DECL: "union",
    CursorKind.TYPE_ALIAS_DECL: "alias",
    CursorKind.TYPEDEF_DECL: "alias",
    CursorKind.TYPE_ALIAS_TEMPLATE_DECL: "alias template",
    CursorKind.USING_DECLARATION: "alias",
}
FUNCTIONS = {CursorKind.FUNCTION_DECL: "function", CursorKind.FUNCTION_TEMPLATE: "function"}
INTRODUCTION = """\
# The public interface

These are the functions and types that a program may call, by room and header, each with the first sentence of its
comment. Names stand without `tiendo::`, and overloads in one header are listed once. Everything else is in a folder or
namespace `detail` and may change at any time. `tests/api/list_api.py` writes this file from the headers.
"""


@dataclass(frozen=True)
class Entry:
    """A function with its overloads, or a type."""

    header: str
    kind: str
    name: str
    sentence: str

    @property
    def room(self) -> str:
        return self.header.split("/")[1]


def eigen_flags() -> list[str]:
    try:
        asked = subprocess.run(["pkg-config", "--cflags-only-I", "eigen3"], capture_output=True, text=True, check=True)
        return asked.stdout.replace("-I", "-isystem ").split()
    except (OSError, subprocess.CalledProcessError):
        return ["-isystem", "/usr/include/eigen3"]


def parse(root: Path) -> cindex.TranslationUnit:
    arguments = ["-std=c++20", "-DFMT_HEADER_ONLY", *eigen_flags(), "-I", str(root / "include")]
    name = "every_header.cpp"
    unit = cindex.Index.create().parse(
        name,
        arguments,
        unsaved_files=[(name, '#include "tiendo/tiendo.hpp"\n')],
        options=cindex.TranslationUnit.PARSE_SKIP_FUNCTION_BODIES,
    )
    errors = [str(d) for d in unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
    if errors:
        sys.exit("the headers do not compile:\n" + "\n".join(errors))
    return unit


def first_sentence(comment: str | None) -> str:
    """The text of a `///` comment up to the end of its first sentence or paragraph."""
    lines = [re.sub(r"^\s*(///?<?|/\*\*?|\*/?)\s?", "", line).strip() for line in (comment or "").splitlines()]
    paragraph = " ".join(lines).strip() if "" not in lines else " ".join(lines[: lines.index("")])
    return re.split(r"(?<=[.!?])(?<!\b[A-Z]{2}\.)\s+(?=[A-Z0-9`\"(])", paragraph, maxsplit=1)[0]


def declarations(cursor: cindex.Cursor, include: str, namespaces: tuple[str, ...] = ()) -> Iterator[Entry]:
    for child in cursor.get_children():
        file = child.location.file
        if file is None or not file.name.startswith(include):
            continue
        if child.kind == CursorKind.NAMESPACE:
            # An inline namespace of the version, such as v2, is no part of a name.
            inner = namespaces if re.fullmatch(r"v\d\w*", child.spelling) else (*namespaces, child.spelling)
            if "detail" not in inner:
                yield from declarations(child, include, inner)
            continue
        header = file.name.removeprefix(include)
        if namespaces[:1] != ("tiendo",) or {"detail", "impl"} & set(Path(header).parts):
            continue
        kind = TYPES.get(child.kind) or FUNCTIONS.get(child.kind)
        if kind is None or child.spelling.startswith(("operator", "<")) or not child.spelling:
            continue
        if child.kind in TYPES and "alias" not in kind and not child.is_definition():
            continue
        yield Entry(header, kind, "::".join([*namespaces[1:], child.spelling]), first_sentence(child.raw_comment))


def entries(root: Path) -> list[Entry]:
    """Each name once in each header, with the comment of the first overload that has one."""
    include = str(root / "include") + "/"
    found: dict[tuple[str, str], Entry] = {}
    for entry in sorted(declarations(parse(root).cursor, include), key=lambda e: e.header):
        key = (entry.header, entry.name)
        if key not in found or not found[key].sentence:
            found[key] = entry
    return list(found.values())


def counts(listed: list[Entry], rooms: list[str]) -> tuple[Counter[str], Counter[str]]:
    """How many functions and how many types each room has."""
    firsts = {(e.kind == "function", e.name): e.room for e in sorted(listed, key=lambda e: -rooms.index(e.room))}
    functions = Counter(room for (is_function, _), room in firsts.items() if is_function)
    return functions, Counter(firsts.values()) - functions


def page(listed: list[Entry], rooms: list[str]) -> str:
    lines = [INTRODUCTION]
    for room in rooms:
        lines += [f"## {room}", ""]
        here = [entry for entry in listed if entry.room == room]
        for header in dict.fromkeys(entry.header for entry in here):
            lines += [f"`{header}`", ""]
            lines += [f"- {e.kind} `{e.name}`: {e.sentence}".removesuffix(": ") for e in here if e.header == header]
            lines.append("")
    functions, types = counts(listed, rooms)
    lines += ["## Counts", "", "A name with overloads in several headers counts once, in the first of its rooms.", ""]
    lines += ["| Room | Functions | Types |", "|---|---:|---:|"]
    lines += [f"| {room} | {functions[room]} | {types[room]} |" for room in rooms]
    lines += [f"| All | {functions.total()} | {types.total()} |", ""]
    return "\n".join(lines)


def rooms_in_order(root: Path) -> list[str]:
    """From the foundation up, as the graph of rooms lists them."""
    sys.path.append(str(root / "tests/architecture"))
    from check_architecture import GRAPH

    return list(GRAPH)


def main() -> int:
    check = "--check" in sys.argv[1:]
    root = Path(next(a for a in sys.argv[1:] if a != "--check")).resolve()
    listed, rooms = entries(root), rooms_in_order(root)
    text = page(listed, rooms) + "\n" + "\n".join(section(root))
    functions, types = (kind.total() for kind in counts(listed, rooms))
    file = root / "docs/api.md"
    problems = python_problems(root)
    if not check:
        file.write_text(text, encoding="utf-8")
    elif not file.exists() or file.read_text(encoding="utf-8") != text:
        problems.append(f"docs/api.md differs from the sources; {Path(__file__).name} {root} writes it anew")
    if functions > MOST_FUNCTIONS:
        problems.append(f"{functions} public functions, more than {MOST_FUNCTIONS}")
    if types > MOST_TYPES:
        problems.append(f"{types} public types, more than {MOST_TYPES}")
    print(f"{functions} functions, {types} types")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
