"""What can go wrong. Everything tiendo raises on purpose is a `tiendo.Error`."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
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
        if self.line > 0:
            where += f":{self.line}"
            if self.column > 0:
                where += f":{self.column}"
        return f"{where}: {self.problem}; {self.remedy}" if self.remedy else f"{where}: {self.problem}"


class Error(Exception):
    """The base of every error that tiendo raises."""


class InputError(Error, ValueError):
    """Everything that is wrong in one or more inputs, together: see `faults`.

    >>> error = InputError([Fault("a.csv", 2, 1, "there is no area '97'", "correct the code")])
    >>> error.faults[0].line
    2
    >>> print(error)
    1 fault
    a.csv:2:1: there is no area '97'; correct the code
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = list(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        heading = f"{len(self.faults)} fault" + ("" if len(self.faults) == 1 else "s")
        return "\n".join([heading, *map(str, self.faults)])


class InvalidValue(Error, ValueError):
    """A value lies outside of what it can mean, such as 30 February."""


class UnitMismatch(Error, ValueError):
    """Two quantities of different units met in one operation."""


class UnknownName(Error, LookupError):
    """A name was looked up and nothing bears it, such as a target that the programme does not have."""


class Interrupted(Error):
    """A long job was stopped because its `progress` answered `False`."""
