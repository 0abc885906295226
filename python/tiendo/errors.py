"""The errors of tiendo. Every error that tiendo raises on purpose is an `Error`.

They have the names of the C++ exceptions in Python's spelling: `InvalidValue` is `invalid_value` there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ._visible import visible, visible_line

_LONGEST_LIST = 100  # faults that a message shows one by one


@dataclass(frozen=True, order=True)
class Fault:
    """One problem of an input: its position, what is wrong, and what would be right.

    In a file, `line` and `column` count from 1 (0: the whole file, or the whole line). In a frame, `row` counts the
    rows from 1 (0: the whole frame) and `field` is the name of the column.

    Examples
    --------
    >>> str(Fault("observations.csv", 7, 9, "'20,5' is not a number", "write 20.5"))
    "observations.csv:7:9: '20,5' is not a number; write 20.5"
    >>> str(Fault("<frame>", 0, 0, "'20,5' is not a number", "write 20.5", row=6, field="value"))
    "<frame>: row 6, column 'value': '20,5' is not a number; write 20.5"
    """

    file: str
    line: int
    column: int
    problem: str
    remedy: str
    row: int = 0
    field: str = ""

    def __str__(self) -> str:
        where = visible_line(self.file)
        if self.line:
            where += f":{self.line}"
            if self.column:
                where += f":{self.column}"
        in_frame = [f"row {self.row}"] if self.row else []
        if self.field and repr(self.field) not in self.problem:
            in_frame.append(f"column {self.field!r}")
        parts = [where, visible_line(", ".join(in_frame)), visible_line(self.problem)]
        return ": ".join(filter(None, parts)) + (f"; {visible_line(self.remedy)}" if self.remedy else "")


class Error(Exception):
    """The base of every error that tiendo raises. Its message shows every character: none acts on a terminal."""

    def __str__(self) -> str:
        return visible(super().__str__())


class InvalidValue(Error, ValueError):
    """A value is outside of what its type can mean, such as 30 February."""


class UnknownName(Error, LookupError):
    """A name was looked up and nothing has it."""


class OutputError(Error, OSError):
    """A result cannot be written; what was there is as it was. `errno`, `strerror` and `filename` are those of OSError.

    >>> print(OutputError(28, "No space left on device", "page.html"))
    page.html: cannot be written: No space left on device
    """

    def __str__(self) -> str:
        return visible_line(f"{self.filename}: cannot be written: {self.strerror}")


class Interrupted(Error):
    """A long computation was stopped by its caller."""


class InputError(InvalidValue):
    """All problems of one or more inputs together: see `faults`.

    The message counts equal problems ("and 59 more like it"); `faults` has every single one. `whose` begins the
    message where an object has the faults: "the index 'living' has".
    """

    def __init__(self, faults: Sequence[Fault], whose: str = "") -> None:
        self.faults: list[Fault] = list(faults)
        self.whose = whose
        head = f"{whose} {_counted(len(self.faults), 'fault')}".strip()
        super().__init__("\n".join([head, *_summary(self.faults)]))

    def __reduce__(self) -> tuple[type[InputError], tuple[list[Fault], str]]:
        return type(self), (self.faults, self.whose)


def _summary(faults: list[Fault]) -> list[str]:
    """One line for each kind of fault: the first of it, and how many are like it."""
    kinds: dict[tuple[str, str, str, str], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault((fault.file, fault.field, fault.problem, fault.remedy), []).append(fault)
    lines = []
    for like in list(kinds.values())[:_LONGEST_LIST]:
        more = f" (and {len(like) - 1} more like it)" if len(like) > 1 else ""
        lines.append(f"{like[0]}{more}")
    if len(kinds) > _LONGEST_LIST:
        rest = sum(map(len, list(kinds.values())[_LONGEST_LIST:]))
        lines.append(f"and {_counted(rest, 'other fault')}")
    return lines


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
