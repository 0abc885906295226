"""Lines and branches that the tests reach, by room: `coverage.py LCOV ROOT [--lines]`.

LCOV is what `llvm-cov export -format=lcov` prints. Lines of tests/coverage/unreached.txt are known not to be reached,
each with its reason; they count as not covered all the same. Leaves with 1 where one of the rooms in LEAST has less
than its share of lines, or where an entry of that file is reached or gone.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

LEAST = {"core": 98, "model": 98, "measures": 98, "areas": 98, "crosswalk": 98}  # percent of lines


@dataclass
class Counts:
    """What was reached in one room."""

    lines: int = 0
    lines_reached: int = 0
    branches: int = 0
    branches_reached: int = 0
    missed: list[tuple[str, int]] = field(default_factory=list)


def room_of(file: str) -> str:
    """Return "core" for include/tiendo/core/date.hpp, "kernels" for what stands in src; "" for anything else."""
    parts = Path(file).parts
    if parts[:2] == ("include", "tiendo"):
        return parts[2] if len(parts) > 3 else "top"
    return "kernels" if parts[0] == "src" else ""


def read(lcov: Path, root: Path) -> dict[str, Counts]:
    rooms: dict[str, Counts] = defaultdict(Counts)
    file = room = ""
    for line in lcov.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(":")
        if kind == "SF":
            path = Path(os.path.normpath(root / "build/coverage" / rest))  # a relative one is relative to the build
            file = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
            room = room_of(file) if file else ""
        elif room and kind == "DA":
            number, count = rest.split(",")[:2]
            rooms[room].lines += 1
            rooms[room].lines_reached += count != "0"
            if count == "0":
                rooms[room].missed.append((file, int(number)))
        elif room and kind == "BRDA":
            rooms[room].branches += 1
            rooms[room].branches_reached += rest.rsplit(",", 1)[1] not in ("0", "-")
    return rooms


def main() -> int:
    root = Path(sys.argv[2]).resolve()
    rooms = read(Path(sys.argv[1]), root)
    known: dict[tuple[str, str], str] = {}
    for line in (root / "tests/coverage/unreached.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, text, reason = line.split("\t")
            known[file, text] = reason
    failures = []
    seen = set()
    print(f"{'room':16}{'lines':>16}{'':>8}{'branches':>16}")
    for room, counts in sorted(rooms.items()):
        share = 100 * counts.lines_reached / counts.lines if counts.lines else 100
        branches = 100 * counts.branches_reached / counts.branches if counts.branches else 100
        print(
            f"{room:16}{f'{counts.lines_reached}/{counts.lines}':>16}{share:7.1f}%"
            f"{f'{counts.branches_reached}/{counts.branches}':>16}{branches:7.1f}%"
        )
        if share < LEAST.get(room, 0):
            failures.append(f"{room}: {share:.1f} % of the lines are reached, {LEAST[room]} % are wanted")
        for file, number in counts.missed:
            text = (root / file).read_text(encoding="utf-8").splitlines()[number - 1].strip()
            seen.add((file, text))
            if room in LEAST and (file, text) not in known:
                failures.append(f"{file}:{number}: is not reached: {text}")
            elif "--lines" in sys.argv:
                print(f"  {file}:{number}: {text}")
    failures += [f"{file}: is reached, or is gone: {text}" for file, text in known if (file, text) not in seen]
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
