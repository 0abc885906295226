"""What kind of file a file is, by its ending, its tables of TOML or its columns, and its check as that."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from .. import _core
from .._frames.types import Decimal
from ..areas import AreaHistory, Reform
from ..areas._geojson import AreaShapes
from ..errors import Error, Fault, InputError
from ..hierarchy._node_frames import Nodes
from ..index import Index
from ..measures._method import read_methods
from ..programme import Observations, Programme
from ..programme.observations import read_inputs

Pair = tuple[Path, Programme, Observations]
"""The file of observations, the programme and the observations."""

_TABLE = re.compile(r"^\s*\[\[?\s*\"?(\w+)", re.M)
_AREAS = {
    "code", "valid_from", "valid_to", "tier", "parent_code", "parent_valid_from", "name_vi", "name_en",
    "successor_code", "successor_valid_from", "ended_by", "split_into",
}  # fmt: skip
_LINKS = {
    "old_code", "new_code", "old_name", "new_name", "old_tier", "new_tier", "old_district_code", "old_district",
    "old_province_code", "old_province", "new_province_code", "new_province", "type", "share_low", "share_high",
    "basis",
}  # fmt: skip
_ANY_DAY = "2000-01-01"  # links are checked without regard to the day of the reform


def check_files(
    files: Sequence[Path], map_code: str | None, decimal: Decimal
) -> tuple[list[tuple[Path, str]], list[Pair], list[str]]:
    """Check every file, and observations against the programmes beside them.

    Returns
    -------
    tuple
        What each file is, in the order given; each table of observations as it was read with a programme; and what is
        odd about them.

    Raises
    ------
    InputError
        With every fault of all files, each once.
    """
    faults: list[Fault] = []
    warnings: list[str] = []
    pairs: list[Pair] = []
    kinds: list[tuple[Path, str]] = []
    for file in files:
        try:
            kinds.append((file, kind_of(file)))
        except InputError as problem:
            faults += problem.faults
    programmes = [file for file, kind in kinds if kind == "programme"]
    observations = [file for file, kind in kinds if kind == "observations"]
    readers: list[tuple[Path, Callable[[], object]]] = []
    for file, kind in kinds:
        if kind not in ("programme", "observations") or not (programmes and observations):
            readers.append((file, _reader(file, kind, map_code, decimal)))
    for programme in programmes:
        for table in observations:
            readers.append((table, _pair(programme, table, decimal, pairs, warnings)))
    for file, read in readers:
        try:
            read()
        except InputError as problem:
            faults += [fault for fault in problem.faults if fault not in faults]
        except Error as problem:
            faults.append(Fault(str(file), 0, 0, str(problem), ""))
    if faults:
        raise InputError(faults)
    return kinds, pairs, list(dict.fromkeys(warnings))


def kind_of(file: Path) -> str:
    """Return what a file is: programme, index, methods, observations, areas, links, hierarchy or shapes of areas.

    Raises `InputError` for a table whose columns are those of none of them.
    """
    if file.suffix.lower() in (".geojson", ".json"):
        return "shapes of areas"
    if file.suffix.lower() == ".toml":
        tables = set(_TABLE.findall(_content(file)))
        if tables & {"index", "node"}:
            return "index"
        return "methods" if "method" in tables and not tables & {"programme", "target"} else "programme"
    header = _header(file)
    if not header:
        return "observations"  # whose reader says what is wrong with the file
    known = {
        "observations": set(_core.programme.observation_columns()),
        "areas": _AREAS,
        "links": _LINKS,
        "hierarchy": {"child", "parent"},
    }
    found = {kind: len(names.intersection(header)) for kind, names in known.items()}
    best = max(found, key=lambda kind: found[kind])
    if found[best] * 2 < min(len(header), 4):
        problem = f"by its columns ({_some(header)}) this is no table of {_some(known, ' or ')}"
        raise InputError([Fault(str(file), 1, 0, problem, "give one of these, with its columns in the first line")])
    return best


def _header(file: Path) -> list[str]:
    """Return the names in the first line, whatever the lines below hold."""
    first = next((line for line in _content(file).splitlines() if line.strip()), "")
    separator = max(",;\t", key=first.count)
    return [name.strip(' "') for name in first.split(separator)] if first else []


def _content(file: Path) -> str:
    """Return the text of a file as far as it can be read; the reader of its kind says what is wrong with the rest."""
    try:
        content = file.read_bytes()
        return (gzip.decompress(content) if file.suffix.lower() == ".gz" else content).decode("utf-8-sig", "replace")
    except (OSError, EOFError, zlib.error):
        return ""


def _reader(file: Path, kind: str, map_code: str | None, decimal: Decimal) -> Callable[[], object]:
    readers: dict[str, Callable[[], object]] = {
        "programme": lambda: Programme.read(file),
        "index": lambda: Index.read(file),
        "methods": lambda: read_methods(file),
        "observations": lambda: Observations.read(file, decimal=decimal),
        "areas": lambda: AreaHistory.read(file),
        "links": lambda: Reform.read(file, effective=_ANY_DAY),
        "hierarchy": lambda: Nodes(file),
        "shapes of areas": lambda: AreaShapes.read(file, map_code),
    }
    return readers[kind]


def _pair(
    programme: Path, table: Path, decimal: Decimal, pairs: list[Pair], warnings: list[str]
) -> Callable[[], object]:
    def read() -> None:
        p, o, odd = read_inputs(programme, table, decimal=decimal)
        pairs.append((table, p, o))
        warnings.extend(odd)

    return read


def _some(names: Iterable[str], last: str = ", ") -> str:
    listed = list(names)
    shown = listed[:6] + (["..."] if len(listed) > 6 else [])
    return ", ".join(shown[:-1]) + last + shown[-1] if len(shown) > 1 else "".join(shown)
