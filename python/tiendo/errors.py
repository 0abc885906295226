"""What can go wrong. Everything that tiendo raises on purpose is an `Error`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in an input: where it stands, what is wrong, what would be right.

    Lines and columns count from 1; 0 means the whole file, or the whole line.

    >>> str(Fault("observations.csv", 7, 9, "'20,5' is not a number", "write 20.5"))
    "observations.csv:7:9: '20,5' is not a number; write 20.5"
    """

    file: str
    line: int
    column: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = self.file
        if self.line:
            where += f":{self.line}"
            if self.column:
                where += f":{self.column}"
        return f"{where}: {self.problem}" + (f"; {self.remedy}" if self.remedy else "")


class Error(Exception):
    """The base of every error that tiendo raises."""


class InvalidValue(Error, ValueError):
    """A value lies outside of what its type can mean, such as 30 February."""


class UnitError(Error, TypeError):
    """Two quantities of different units met in one operation."""


class UnknownName(Error, LookupError):
    """A name was looked up and nothing bears it."""


class Interrupted(Error):
    """A long job was stopped by its caller."""


class InputError(Error, ValueError):
    """Everything that is wrong in one or more inputs, together: see `faults`."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        count = len(self.faults)
        lines = [f"{count} fault{'' if count == 1 else 's'}", *map(str, self.faults)]
        super().__init__("\n".join(lines))
