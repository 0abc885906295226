"""The observations that no row of an assessment uses, counted and named."""

from __future__ import annotations

import calendar
from collections import Counter
from typing import Any

from ..programme import Assessment, Observations, Programme, assess

MOST_SHOWN = 100  # observations on the page
MOST_LISTED = 10  # indicators of areas in the terminal

_REASONS = {
    "published_later": "published after {as_of}",
    "no_target": "of indicators that no target in force asks for",
    "other_area": "of areas that no target of their indicator is set for",
    "other_tier": "of areas whose targets are set for another tier",
}


class Unused:
    """The observations that no row of an assessment uses, in words."""

    def __init__(self, assessment: Assessment) -> None:
        """Take them from the assessment."""
        found = assessment.unused().records()
        self.total: int = len(found)
        self._of = len(assessment.observations)
        self._as_of = str(assessment.as_of)
        counts = Counter(o["reason"] for o in found)
        self._counts: dict[str, int] = {reason: counts[reason] for reason in _REASONS}
        known = (o for o in found if o["reason"] != "published_later")
        self._found: list[dict[str, Any]] = sorted(known, key=_likely_slip)

    @property
    def named(self) -> int:
        """How many of them were known on the day."""
        return self.total - self._counts["published_later"]

    @property
    def sentence(self) -> str:
        """How many there are, and why."""
        reasons = [
            f"{count:,} {_REASONS[reason].format(as_of=self._as_of)}" for reason, count in self._counts.items() if count
        ]
        verb = "is" if self.total == 1 else "are"
        return f"{self.total:,} of {self._of:,} observations {verb} used by no row: {', '.join(reasons)}."

    @property
    def shown(self) -> list[str]:
        """Those that were known on the day, one a line, at most 100; first those whose reason is likely a slip."""
        return [
            f"{_subject(o)}, {o['period']} ({o['source']}): {o['reason'].replace('_', ' ')}"
            for o in self._found[:MOST_SHOWN]
        ]

    @property
    def subjects(self) -> list[str]:
        """All of them without periods and sources: what is observed where, how often, and why no row uses it."""
        counts = Counter((o["reason"], _subject(o)) for o in self._found)
        return [
            f"{subject}{f' ({n} times)' if n > 1 else ''}: {why.replace('_', ' ')}"
            for (why, subject), n in counts.items()
        ]


def unused_lines(assessment: Assessment) -> list[str]:
    """Return the count and the reasons, and below it what is observed in vain; nothing where all are used."""
    unused = Unused(assessment)
    if not unused.total:
        return []
    subjects = unused.subjects
    lines = [unused.sentence, *(f"  {subject}" for subject in subjects[:MOST_LISTED])]
    if len(subjects) > MOST_LISTED:
        lines.append(f"  and {len(subjects) - MOST_LISTED} more")
    return lines


def unused_on_the_last_day(programme: Programme, observations: Observations) -> list[str]:
    """Return the same for a programme and observations without a day: on the day of the last publication."""
    days = [_last_day(str(day)) for day in observations._table()[0]["published"]]
    if not days:
        return []
    day = max(days)
    lines = unused_lines(assess(programme, observations, day))
    return [f"as of {day}, when the last was published, {lines[0]}", *lines[1:]] if lines else []


def _last_day(published: str) -> str:
    """The last day of a date, a month or a year."""
    parts = [int(part) for part in published.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}"


def _likely_slip(observation: dict[str, Any]) -> int:
    """The order of the reasons: where a target asks for the indicator, a slip is likely."""
    return ("other_tier", "other_area", "no_target").index(observation["reason"])


def _subject(observation: dict[str, Any]) -> str:
    parts = [f"{observation['indicator_id']} of {observation['area_code']}"]
    parts += [f"tier {observation['tier']}"] if observation["tier"] else []
    parts += [f"method {observation['method']}"] if observation["method"] else []
    return ", ".join(parts)
