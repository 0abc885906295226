"""What changed between two assessments."""

from __future__ import annotations

from typing import Any

from . import _core, frames
from .assessment import Assessment

_TYPES = {"area_valid_from": "day", "proxy": "boolean"}


class Difference:
    """The rows whose verdict, figure or reason changed, and those that appeared or disappeared."""

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        return len(self.columns["change"])

    def to_pandas(self) -> Any:
        """The changes as a pandas frame."""
        return frames.to_pandas(self.columns, self._types())

    def to_polars(self) -> Any:
        """The changes as a polars frame."""
        return frames.to_polars(self.columns, self._types())

    def to_arrow(self) -> Any:
        """The changes as an Arrow table."""
        return frames.to_arrow(self.columns, self._types())

    def records(self) -> list[dict[str, Any]]:
        """One dict per change."""
        return [dict(zip(self.columns, row, strict=True)) for row in zip(*self.columns.values(), strict=True)]

    def _types(self) -> dict[str, str]:
        return {name: _TYPES.get(name, "text") for name in self.columns}

    def __repr__(self) -> str:
        return f"<Difference: {len(self)} changes>"


def difference(before: Assessment, after: Assessment) -> Difference:
    """What changed from one assessment of a programme to a later one."""
    return Difference(_core.difference(before._core, after._core))
