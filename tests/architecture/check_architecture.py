"""The rules of ARCHITECTURE.md that a program can check. Prints every breach; exit code 1 if any."""

import re
import sys
from pathlib import Path

FLOORS = [
    "core", "model", "series", "measures", "composite", "forecast", "geography", "reconciliation", "assessment",
    "io", "compiled",
]
LONGEST_HEADER = 400


def floor_of(path: str) -> str | None:
    """The folder below include/tiendo, or None for an umbrella header."""
    parts = Path(path).parts
    return parts[1] if len(parts) == 3 else None


def breaches(root: Path) -> list[str]:
    found = []
    include = root / "include"
    for header in sorted(include.glob("tiendo/**/*.hpp")):
        name = header.relative_to(include).as_posix()
        text = header.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > LONGEST_HEADER:
            found.append(f"{name}: {lines} lines, more than {LONGEST_HEADER}")
        if not text.startswith(f"// {name}: "):
            found.append(f"{name}: does not begin with '// {name}: ' and what it is")
        if text.count("#pragma once") != 1:
            found.append(f"{name}: needs '#pragma once'")
        included = re.findall(r'#include "(tiendo/[^"]+)"', text)
        floor = floor_of(name)
        if floor is None:
            umbrella = include / "tiendo" / Path(name).stem
            expected = {h.relative_to(include).as_posix() for h in umbrella.glob("*.hpp")}
            if expected and expected != set(included):
                found.append(f"{name}: lists {sorted(set(included) ^ expected)} wrongly or not at all")
            continue
        if floor not in FLOORS:
            found.append(f"{name}: '{floor}' is none of the floors")
            continue
        for other in included:
            other_floor = floor_of(other)
            if other_floor is None:
                found.append(f"{name}: includes the umbrella {other}")
            elif FLOORS.index(other_floor) > FLOORS.index(floor):
                found.append(f"{name}: includes {other}, which lies above it")
        if "boost/date_time" in text and name != "tiendo/core/date.hpp":
            found.append(f"{name}: only core/date.hpp includes Boost.Date_Time")
        if "pybind11" in text or "Python.h" in text:
            found.append(f"{name}: knows Python")
        test = root / "tests" / Path(name).relative_to("tiendo").with_name(header.stem + "_test.cpp")
        if not test.exists():
            found.append(f"{name}: has no test {test.relative_to(root)}")
        elif re.search(r'#include [<"]([^>"]+)', test.read_text(encoding="utf-8")).group(1) != name:
            found.append(f"{test.relative_to(root)}: does not include {name} first")
    for test in sorted((root / "tests").glob("*/*_test.cpp")):
        floor, stem = test.parent.name, test.stem.removesuffix("_test")
        if floor in FLOORS and not (include / "tiendo" / floor / f"{stem}.hpp").exists():
            found.append(f"{test.relative_to(root)}: mirrors no header")
    return found


if __name__ == "__main__":
    problems = breaches(Path(sys.argv[1]))
    print("\n".join(problems) or "the tree has its shape")
    sys.exit(1 if problems else 0)
