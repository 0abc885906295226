"""What changed between two assessments."""

from __future__ import annotations

from .. import _core
from .._frames.tables import Table
from ..errors import InvalidValue
from ._assessment import Assessment


class Difference(Table):
    """The rows whose verdict, value or reason changed, and those that appeared or disappeared."""

    def __len__(self) -> int:
        """The number of changes."""
        return len(self.columns["change"])

    def __repr__(self) -> str:
        """The number of changes."""
        return f"<Difference: {len(self)} changes>"


def difference(before: Assessment, after: Assessment) -> Difference:
    """List what changed from one assessment of a programme to a later one.

    Examples
    --------
    >>> files = "examples/hcmc/programme.toml", "examples/hcmc/observations.csv"
    >>> from tiendo import assess
    >>> difference(assess(*files, "2025-06-15"), assess(*files, "2025-06-15"))
    <Difference: 0 changes>
    """
    for one in (before, after):
        if not isinstance(one, Assessment):
            raise InvalidValue(f"a difference is of two assessments, and {type(one).__name__} is none")
    return Difference(*_core.programme.difference(before._core, after._core))
