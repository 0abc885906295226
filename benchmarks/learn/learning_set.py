"""The series from which `script/learn` learns, as lines `group,series,value`: `learning_set.py FOLDER`.

The groups are "m4", the yearly series of the M4 competition, and the panels of official annual indicators in the
learning half. The other half is never learned from; it judges. An item is in the learning half if the first byte of
the SHA-256 digest of its name is even.
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


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Read the rows of a packed CSV file."""
    with gzip.open(path, "rt", encoding="utf-8") as text:
        yield from csv.DictReader(text)


def main(folder: Path) -> None:
    """Print the learning set of the data in a folder."""
    print("group,series,value")
    for row in rows(folder / "m4/m4_yearly_train.csv.gz"):
        print(f"m4,{row['id']},{row['value']}")
    areas: dict[str, int] = {}  # names of areas have commas
    for row in rows(folder / "panels/indicator_panels.csv.gz"):
        if learning(row["panel"]):
            print(f"{row['panel']},{areas.setdefault(row['area'], len(areas))},{row['value']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
