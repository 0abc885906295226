"""What a method says: numbers for single values, arrays for arrays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from .. import _core

_REASONS: Any = np.array([code or None for code in _core.reason_codes()], dtype=object)


class Result:
    """What a method says: numbers for single figures, arrays for arrays.

    `ratio` and `score` are numbers, `status` the class in words, `reason` a code, each None (NaN) where there is
    none. `actual` and `required` are what the method compares: rates, paces or levels.
    """

    def __init__(self, evaluate: Any, rows: int | None, labels: Sequence[str], scored: bool) -> None:
        self._evaluate = evaluate
        self._rows = rows
        self._labels: Any = np.array([*labels, None], dtype=object)  # class -1 is the last one: none
        self._found = evaluate(["ratio", "reason", *(["score"] if scored else []), *(["status"] if labels else [])])

    @property
    def ratio(self) -> Any:
        """The ratio; higher is better by every method."""
        return self._number(self._found["ratio"])

    @property
    def score(self) -> Any:
        """The score, None where the method has none."""
        return self._number(self._found["score"]) if "score" in self._found else None

    @cached_property
    def status(self) -> Any:
        """The class in the method's own words, None where it has none."""
        if "status" not in self._found:
            return None
        names = self._labels[self._found["status"]]
        return names[0] if self._rows is None else names

    @cached_property
    def reason(self) -> Any:
        """Why a number is missing, or what stands beside it, such as "met"; None where nothing is to be said."""
        codes = _REASONS[self._found["reason"]]
        return codes[0] if self._rows is None else codes

    @property
    def status_code(self) -> Any:
        """The place of the class, from the worst (0) to the best, -1 where there is none; None without classes."""
        found = self._found.get("status")
        return found if found is None or self._rows is not None else int(found[0])

    @property
    def labels(self) -> list[str]:
        """The classes from the worst to the best."""
        return [str(name) for name in self._labels[:-1]]

    @property
    def actual(self) -> Any:
        """The rate, pace or level that the method judges (UNICEF's in percent a year, other rates as shares)."""
        return self._number(self._compared["actual"])

    @property
    def required(self) -> Any:
        """What `actual` would have to be."""
        return self._number(self._compared["required"])

    @cached_property
    def _compared(self) -> dict[str, Any]:
        found: dict[str, Any] = self._evaluate(["actual", "required"])
        return found

    def _number(self, found: Any) -> Any:
        if self._rows is not None:
            return found
        return None if np.isnan(found[0]) else float(found[0])

    def __repr__(self) -> str:
        if self._rows is not None:
            return f"<Result of {self._rows} rows>"
        parts = [
            f"{name}={value!r}"
            for name in ("ratio", "score", "status", "reason")
            if (value := getattr(self, name)) is not None
        ]
        return f"<Result {', '.join(parts)}>"
