"""A version of an area, and the result of a name resolution."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Match = Literal["code", "name", "ambiguous", "similar", "none"]


@dataclass(frozen=True)
class Area:
    """A version of an area.

    Attributes
    ----------
    code, valid_from, id
        Its code, the first day on which it is valid, and both together (code@day).
    name, tier
        Its name and its level of government.
    parent_code
        The code of the area right above, None at the root.
    valid_to
        The last day, None if it is still in force.
    """

    code: str
    valid_from: datetime.date
    id: str
    name: str
    tier: str
    parent_code: str | None
    valid_to: datetime.date | None


@dataclass(frozen=True, repr=False)
class Resolution:
    """The area that a text means, or all that it may mean.

    Attributes
    ----------
    text
        What was asked.
    how
        "code" or "name" (one area, `found`), "ambiguous" (several), "similar" (equal only without diacritics), "none".
    candidates
        The area, or all areas that the text may mean.
    """

    text: str
    how: Match
    candidates: list[Area]

    @property
    def found(self) -> Area | None:
        """The area if there is no doubt, else None."""
        return self.candidates[0] if self.how in ("code", "name") else None

    def __repr__(self) -> str:
        areas = ", ".join(f"{area.name} ({area.id})" for area in self.candidates[:3])
        more = f", {len(self.candidates) - 3} more" if len(self.candidates) > 3 else ""
        return f"<Resolution of {self.text!r}: {self.how}{f', {areas}{more}' if areas else ''}>"
