"""A path from a base to a target."""

from __future__ import annotations

import math
from typing import Any, Literal

from .. import _core
from .._frames.arguments import number, one_of
from .._visible import spelt
from ..errors import InvalidValue

PathShape = Literal["linear", "geometric", "logistic"]

_MOST_CHECKPOINTS = 1_000_000


class Path:
    """A path from a base to a target: "linear" (equal amounts), "geometric" (equal percentages) or "logistic" (capped).

    Parameters
    ----------
    shape
        The shape of the path.
    base, target
        (time, value), times in decimal years.
    cap
        The upper limit of a logistic path, which needs one; the others have none.

    Raises
    ------
    InvalidValue
        For a cap of another path, a logistic one without, and for what is no number.

    Notes
    -----
    If the path does not exist, `exists` is False and `reason` says why: zero_base, zero_target or sign_change for a
    geometric one, out_of_range for a logistic one, deadline_passed without time.

    Examples
    --------
    >>> path = Path("linear", (2018, 68), (2025, 99))
    >>> path
    Path('linear', (2018.0, 68.0), (2025.0, 99.0))
    >>> round(path.at(2019), 6)
    72.428571
    """

    def __init__(
        self, shape: PathShape, base: tuple[float, float], target: tuple[float, float], cap: float = math.nan
    ) -> None:
        limit = math.nan if cap is None else number("cap", cap)
        kind = one_of("a shape", shape, ("linear", "geometric", "logistic"))
        if math.isnan(limit) != (kind != "logistic"):
            raise InvalidValue(f"a logistic path has a cap, and no other one; this is {kind}")
        self._made_from = (kind, _pair("base", base), _pair("target", target), limit)
        self._core = _core.measures.Path(self._made_from[0], *self._made_from[1], *self._made_from[2], limit)

    @property
    def shape(self) -> str:
        """The shape of the path."""
        return self._made_from[0]

    @property
    def exists(self) -> bool:
        """Whether there is such a path."""
        return self._core.reason == ""

    @property
    def reason(self) -> str | None:
        """Why there is none."""
        return self._core.reason or None

    def at(self, time: float) -> float | None:
        """Return the value at a time, None if there is no path."""
        at = number("a time", time)
        if not math.isfinite(at):
            raise InvalidValue(f"a time is a finite number, such as 2026.5, not {at}")
        return self._core.at(at) if self.exists else None

    def checkpoints(self, step: float = 1) -> list[tuple[float, float]]:
        """Return (time, value) at the end of every `step` years, and at the target's time."""
        years = number("step", step)
        span = self._made_from[2][0] - self._made_from[1][0]
        if not 0 < years < math.inf:
            raise InvalidValue(f"step is above 0 and finite, not {step}")
        if span / years > _MOST_CHECKPOINTS:
            raise InvalidValue(f"a step of {step} makes more than {_MOST_CHECKPOINTS:,} checkpoints; take a longer one")
        return self._core.checkpoints(years)

    def acceleration(self, latest: tuple[float, float]) -> tuple[float | None, str | None]:
        """Return the required pace from `latest` on as a multiple of the pace so far, or None and the reason."""
        multiple, reason = self._core.acceleration(*_pair("latest", latest))
        return multiple, reason or None

    def __eq__(self, other: object) -> bool:
        return repr(self) == repr(other) if isinstance(other, Path) else NotImplemented

    def __hash__(self) -> int:
        return hash(repr(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return Path, self._made_from

    def __deepcopy__(self, memo: dict[int, Any]) -> Path:
        return self  # nothing in it can be changed

    def __repr__(self) -> str:
        shape, base, target, cap = self._made_from
        limit = "" if math.isnan(cap) else f", cap={cap!r}"
        reason = "" if self.exists else f" ({self.reason})"
        return f"Path({shape!r}, {base!r}, {target!r}{limit}){reason}"


def _pair(what: str, pair: Any) -> tuple[float, float]:
    if isinstance(pair, (tuple, list)) and len(pair) == 2:
        return number(f"the time of {what}", pair[0]), number(f"the value of {what}", pair[1])
    raise InvalidValue(f"{what} is a pair (time, value), such as (2015, 50), not {spelt(pair)}")
