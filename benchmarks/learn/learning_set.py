"""The series from which `script/learn` learns: `learning_set.py SET FOLDER`, where FOLDER has the data.

- series: the yearly series of the M4 competition, as the group "m4", and the panels of official annual indicators of
  the learning half, as lines `group,series,value`.
- panels: the rows `panel,area,year,value` of these panels.
- seasons: the rows `source,frequency,id,period,value` of the months and quarters of the learning half.

An item is in the learning half if the first byte of the SHA-256 digest of its name is even: the name of a panel, or
`source/id` of a series of months or quarters. The other half is never learned from; it judges.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path


def learning(name: str) -> bool:
    """Whether an item is in the learning half."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def rows(path: Path) -> Iterator[list[str]]:
    """Read the rows of a packed CSV file after its header."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        lines = csv.reader(text)
        next(lines)
        yield from lines


def indicators(folder: Path) -> Iterator[list[str]]:
    """Read the rows of the panels of the learning half."""
    return (row for row in rows(folder / "panels/indicator_panels.csv.gz") if learning(row[0]))


def main(chosen: str, folder: Path) -> None:
    """Print one of the sets; commas within a field become semicolons."""
    lines: Iterator[list[str]]
    if chosen == "series":
        print("group,series,value")
        for name, _, value in rows(folder / "m4/m4_yearly_train.csv.gz"):
            print("m4", name, value, sep=",")
        lines = ([panel, area, value] for panel, area, _, value in indicators(folder))
    elif chosen == "panels":
        lines = indicators(folder)
    else:
        lines = (row for row in rows(folder / "panels/seasonal_train.csv.gz") if learning(f"{row[0]}/{row[2]}"))
    for line in lines:
        print(*(field.replace(",", ";") for field in line), sep=",")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
