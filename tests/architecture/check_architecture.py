"""The rules of ARCHITECTURE.md that a program can check. Prints every breach; exit code 1 if any."""

import re
import sys
from pathlib import Path

# The include graph between rooms: a room includes its own headers and those of the rooms named here.
GRAPH: dict[str, set[str]] = {
    "core": set(),
    "areas": {"core"},
    "model": {"core", "areas"},
    "measures": {"core", "model"},
    "columns": {"core", "measures"},
    "statistics": {"core", "areas"},
    "index": {"core", "areas", "model", "statistics"},
    "forecast": {"core"},
    "attainment": {"core", "model", "measures", "forecast"},
    "crosswalk": {"core", "areas"},
    "reconciliation": {"core", "crosswalk", "forecast"},
    "assessment": {"core", "areas", "model", "measures", "forecast", "attainment"},
    "narrative": {"core", "areas", "model", "measures", "assessment"},
    "io": {
        "core",
        "areas",
        "model",
        "measures",
        "statistics",
        "index",
        "crosswalk",
        "reconciliation",
        "assessment",
        "narrative",
    },
}
LONGEST_HEADER = 400
# What an interface page must not include; bodies in impl/ and detail/ may.
HEAVY = {
    "Eigen": {"reconciliation"},
    "boost": set[str](),
    "toml++": set[str](),
    "nlohmann": set[str](),
    "fmt/format.h": set[str](),
    "oneapi": set[str](),
    "hwy": set[str](),
}


def room_of(path: str) -> str | None:
    """The folder below include/tiendo, or None for an umbrella header."""
    parts = Path(path).parts
    return parts[1] if len(parts) > 2 else None


def is_internal(path: str) -> bool:
    return "detail" in Path(path).parts or "impl" in Path(path).parts


def check_file(root: Path, file: Path) -> list[str]:
    found = []
    name = file.relative_to(root / "include").as_posix()
    text = file.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > LONGEST_HEADER:
        found.append(f"{name}: {lines} lines, more than {LONGEST_HEADER}")
    if not text.startswith(f"// {name}: "):
        found.append(f"{name}: does not begin with '// {name}: ' and what it is")
    if text.count("#pragma once") != 1:
        found.append(f"{name}: needs '#pragma once'")
    room = room_of(name)
    if room is None:
        return found
    if room not in GRAPH:
        return [*found, f"{name}: '{room}' is no room of the graph"]
    for other in re.findall(r'#include "(tiendo/[^"]+)"', text):
        other_room = room_of(other)
        if other_room is None:
            found.append(f"{name}: includes the umbrella {other}")
        elif other_room != room and other_room not in GRAPH[room]:
            found.append(f"{name}: includes {other}, and {room} does not use {other_room}")
        if "/impl/" in other and file.suffix == ".hpp" and "#ifdef TIENDO_HEADER_ONLY" not in text:
            found.append(f"{name}: includes the bodies {other} unconditionally")
    if not is_internal(name):
        for library, rooms in HEAVY.items():
            if f"#include <{library}" in text and room not in rooms:
                found.append(f"{name}: an interface page includes <{library}>")
    if "pybind11" in text or "Python.h" in text:
        found.append(f"{name}: knows Python")
    return found


def check_test(root: Path, header: Path) -> list[str]:
    """Every header has a test that mirrors it and includes it first, so that it compiles alone."""
    name = header.relative_to(root / "include").as_posix()
    test = root / "tests" / Path(name).relative_to("tiendo").with_name(header.stem + "_test.cpp")
    if not test.exists():
        return [f"{name}: has no test {test.relative_to(root)}"]
    first = re.search(r'#include [<"]([^>"]+)', test.read_text(encoding="utf-8"))
    if first is None or first.group(1) != name:
        return [f"{test.relative_to(root)}: does not include {name} first"]
    return []


def check_umbrella(root: Path, room: str) -> list[str]:
    umbrella = root / "include" / "tiendo" / f"{room}.hpp"
    if not umbrella.exists():
        return [f"tiendo/{room}.hpp: does not exist"]
    listed = set(re.findall(r'#include "(tiendo/[^"]+)"', umbrella.read_text(encoding="utf-8")))
    headers = (h.relative_to(root / "include").as_posix() for h in (root / "include" / "tiendo" / room).rglob("*.hpp"))
    public = {h for h in headers if not is_internal(h)}
    return [f"tiendo/{room}.hpp: lists {sorted(public ^ listed)} wrongly or not at all"] if public != listed else []


def check_bodies(root: Path, room: str) -> list[str]:
    """Every file of bodies is compiled into the library of its room, once."""
    source = root / "src" / f"{room}.cpp"
    listed = re.findall(r'#include "(tiendo/[^"]+\.ipp)"', source.read_text(encoding="utf-8"))
    bodies = {b.relative_to(root / "include").as_posix() for b in (root / "include" / "tiendo" / room).rglob("*.ipp")}
    found = (
        [f"src/{room}.cpp: lists {sorted(set(listed) ^ bodies)} wrongly or not at all"] if set(listed) != bodies else []
    )
    if len(listed) != len(set(listed)):
        found.append(f"src/{room}.cpp: lists bodies twice")
    return found


def check_drawing(root: Path) -> list[str]:
    """ARCHITECTURE.md draws the same graph: one row a room, with the rooms that it uses."""
    rows = re.findall(
        r"^\| `(\w+)/` \|.*\| ([^|]*) \|$", (root / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    drawn = {room: set(re.findall(r"\w+", uses)) - {"nothing"} for room, uses in rows if room in GRAPH}
    return [
        f"ARCHITECTURE.md: draws {room} as using {sorted(drawn.get(room, set()))}, not {sorted(uses)}"
        for room, uses in GRAPH.items()
        if drawn.get(room) != uses
    ]


def check_no_circle() -> list[str]:
    def below(room: str, seen: tuple[str, ...]) -> list[str]:
        if room in seen:
            return [" -> ".join([*seen, room]) + ": a circle of rooms"]
        return [breach for other in GRAPH[room] for breach in below(other, (*seen, room))]

    return [breach for room in GRAPH for breach in below(room, ())]


def breaches(root: Path) -> list[str]:
    include = root / "include"
    files = sorted([*include.glob("tiendo/**/*.hpp"), *include.glob("tiendo/**/*.ipp")])
    found = [breach for file in files for breach in check_file(root, file)]
    found += [
        b
        for f in files
        if f.suffix == ".hpp" and room_of(f.relative_to(include).as_posix())
        for b in check_test(root, f)
    ]
    for room in GRAPH:
        found += check_umbrella(root, room) + check_bodies(root, room)
    found += check_no_circle() + check_drawing(root)
    for test in sorted((root / "tests").glob("**/*_test.cpp")):
        relative = test.relative_to(root / "tests")
        header = include / "tiendo" / relative.with_name(test.stem.removesuffix("_test") + ".hpp")
        if relative.parts[0] in GRAPH and not header.exists():
            found.append(f"{test.relative_to(root)}: mirrors no header")
    return found


if __name__ == "__main__":
    problems = breaches(Path(sys.argv[1]))
    print("\n".join(problems) or "the tree has its shape")
    sys.exit(1 if problems else 0)
