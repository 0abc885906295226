"""A version of an area, and the answer to what a name means."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """A version of an area: its code, the day from which it is valid, both together as `id`, name, tier, its parent's code,
    and the last day, None where it is still in force."""

    code: str
    valid_from: datetime.date
    id: str
    name: str
    tier: str
    parent_code: str | None
    valid_to: datetime.date | None


@dataclass(frozen=True)
class Resolution:
    """The area that a text means, or all that it may mean.

    `how`: "code" or "name" (one area, `found`), "ambiguous" (several), "similar" (only alike without diacritics), "none".
    """

    text: str
    how: str
    candidates: list[Area]

    @property
    def found(self) -> Area | None:
        """The area, where there is no doubt."""
        return self.candidates[0] if self.how in ("code", "name") else None
