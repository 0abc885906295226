"""What is drawn of one series: values, forecast, targets, and where the required paths begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ._time_axis import Time


@dataclass(frozen=True)
class Value:
    """A value at a time: exact where both ends are equal, a bound where one is None."""

    time: Time
    period: str
    low: float | None
    high: float | None
    source: str = ""
    published: str = ""  # the release date
    final: bool = True
    joined: bool = True  # whether the line goes through it

    @property
    def middle(self) -> float:
        """The middle of its ends, or the one that is known."""
        if self.low is None or self.high is None:
            return float((self.high if self.low is None else self.low) or 0.0)
        return self.low / 2 + self.high / 2


@dataclass(frozen=True)
class Ahead:
    """A forecast for a period: its median, and the ends of its interval by level in percent."""

    time: Time
    period: str
    median: float | None
    ends: dict[float, tuple[float | None, float | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Goal:
    """What a target requires at a time: a level, or two limits."""

    time: Time
    low: float
    high: float
    words: str
    rule: str = ""

    def is_met(self, value: float) -> bool:
        """Return whether a value satisfies the rule."""
        above = self.rule in ("at_least", "greater_than", "increase_by", "annual_growth_at_least", "checklist")
        below = self.rule in ("at_most", "less_than", "reduce_by", "within_top")
        return (above or value <= self.high) and (below or value >= self.low)

    def nearest(self, value: float) -> float:
        """Return the limit that is nearest to a value."""
        return min((self.low, self.high), key=lambda level: abs(level - value))


@dataclass(frozen=True)
class Course:
    """What is drawn of one series."""

    values: Sequence[Value]
    absent: Sequence[tuple[Time, str]] = ()  # periods that are stated and have no value
    ahead: Sequence[Ahead] = ()
    goals: Sequence[Goal] = ()
    base: tuple[Time, float] | None = None
    latest: tuple[Time, float] | None = None
    unit: str = ""  # the symbol behind numbers
    axis: str = ""  # the title of the axis of values
    is_rank: bool = False

    @property
    def times(self) -> list[Time]:
        """All times that are drawn."""
        return [
            *(value.time for value in self.values),
            *(time for time, _ in self.absent),
            *(one.time for one in self.ahead),
            *(goal.time for goal in self.goals),
        ]
