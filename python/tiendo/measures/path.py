"""A path from a base to a target."""

from __future__ import annotations

from .. import _core


class Path:
    """A way from a base to a target: "linear" (equal amounts), "geometric" (equal percentages), "logistic" (below a cap).

    `base` and `target` are (time, value). Where the path does not exist, `exists` is False and `reason` says why: zero_base,
    zero_target or sign_change for a geometric one, out_of_range for a logistic one, deadline_passed without time. From
    68 (2018) to 99 (2025), linear: 72.428571 in 2019.
    """

    def __init__(
        self, shape: str, base: tuple[float, float], target: tuple[float, float], cap: float = float("nan")
    ) -> None:
        self._core = _core.Path(shape, *base, *target, cap)

    @property
    def exists(self) -> bool:
        """Whether there is such a path."""
        return self._core.reason == ""

    @property
    def reason(self) -> str | None:
        """Why there is none."""
        return self._core.reason or None

    def at(self, time: float) -> float | None:
        """The level at a time, None where there is no path."""
        return self._core.at(time) if self.exists else None

    def checkpoints(self, step: float = 1) -> list[tuple[float, float]]:
        """(time, level) at the end of every `step` years, the target's at the end."""
        return self._core.checkpoints(step)

    def acceleration(self, latest: tuple[float, float]) -> tuple[float | None, str | None]:
        """How many times faster than so far it has to go from `latest` on, and why that is undefined where it is."""
        multiple, reason = self._core.acceleration(*latest)
        return multiple, reason or None
