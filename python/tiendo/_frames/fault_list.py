"""Faults that are listed up to a limit and counted beyond it, so that a faulty input cannot fill the memory."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn, SupportsIndex

from ..errors import Fault, InputError

MOST_LISTED = 10_000


class FaultList(list[Fault]):
    """A list of faults that keeps the first 10,000 and counts the others.

    >>> faults = FaultList()
    >>> faults += [Fault("t.csv", line, 0, "wrong", "") for line in range(1, 10_004)]
    >>> len(faults), faults.not_listed
    (10000, 3)
    """

    def __init__(self) -> None:
        super().__init__()
        self.not_listed = 0

    def append(self, fault: Fault, /) -> None:
        """Take one more."""
        if len(self) < MOST_LISTED:
            super().append(fault)
        else:
            self.not_listed += 1

    def extend(self, faults: Iterable[Fault], /) -> None:
        """Take several more."""
        for fault in faults:
            self.append(fault)

    def __iadd__(self, faults: Iterable[Fault], /) -> FaultList:  # type: ignore[override,misc]
        self.extend(faults)
        return self

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[type[list[Fault]], tuple[list[Fault]]]:
        return list, (list(self),)

    def refuse(self) -> NoReturn:
        """Raise them, the last one saying how many are not listed."""
        listed = list(self)
        if self.not_listed:
            file = listed[-1].file
            listed.append(Fault(file, 0, 0, f"{self.not_listed:,} more faults are not listed", "correct these first"))
        raise InputError(listed) from None
