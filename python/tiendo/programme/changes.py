"""What changed between two assessments."""

from __future__ import annotations

from typing import Any

from .. import _core
from .._frames.columns import Columns
from .._frames.tables import Tabular
from .assessment import Assessment

_TYPES = {"area_valid_from": "day", "proxy": "boolean"}


class Difference(Tabular):
    """The rows whose verdict, figure or reason changed, and those that appeared or disappeared."""

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns["change"])

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self.columns, {name: _TYPES.get(name, "text") for name in self.columns}

    def __repr__(self) -> str:
        return f"<Difference: {len(self)} changes>"


def difference(before: Assessment, after: Assessment) -> Difference:
    """What changed from one assessment of a programme to a later one."""
    return Difference(_core.difference(before._core, after._core))
