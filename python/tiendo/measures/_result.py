"""The result of a method: numbers for single values, arrays for columns."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Protocol

import numpy as np

from .. import _core
from .._frames.tables import same
from .._visible import spelt
from ._inputs import Array

_REASONS: Any = np.array([code or None for code in _core.reason_codes()], dtype=object)


class Inputs(NamedTuple):
    """What a method was applied to: its columns, the series, the band, the number of rows, and the policy."""

    columns: list[Array]
    series: list[Array]
    band: float
    rows: int | None
    published: bool


class Applied(Protocol):
    """A method, as far as its result needs it."""

    def _labels_for(self, published: bool, with_target: bool) -> tuple[list[str], bool]: ...

    def _core_for(self, published: bool) -> _core.measures.Method: ...


class Result:
    """The result of a method: numbers for single values, arrays for columns.

    Results can be pickled, copied and compared.

    Examples
    --------
    >>> from tiendo.measures import linear_pace
    >>> linear_pace(base=(2022, 15.38), latest=(2025, 22), target=(2026, 25), direction="up")
    <Result ratio=0.7355555555555555, status='at_risk'>
    """

    def __init__(self, method: Applied, inputs: Inputs) -> None:
        self._method = method
        self._inputs = inputs
        kinds = [method._labels_for(inputs.published, kind) for kind in (True, False)]
        if kinds[0] == kinds[1]:
            kinds = kinds[:1]
        else:  # rows without a target have classes of their own
            without = np.isnan(inputs.columns[5])
            kinds = kinds[int(without.size > 0 and without.all()) : 1 + int(without.any())]
        # class -1 is the last one: none
        self._labels: list[Any] = [np.array([*labels, None], dtype=object) for labels, _ in kinds]
        scored, classified = any(has_score for _, has_score in kinds), any(labels for labels, _ in kinds)
        self._found = self._evaluate(["ratio", "reason", *["score"] * scored, *["status"] * classified])

    def _evaluate(self, wanted: list[str]) -> dict[str, Any]:
        columns, series, band, rows, published = self._inputs
        core = self._method._core_for(published)
        return core.evaluate(1 if rows is None else rows, columns, series, band, wanted)

    @property
    def ratio(self) -> Any:
        """The ratio; higher is better by every method."""
        return self._number(self._found["ratio"])

    @property
    def score(self) -> Any:
        """The score, None if the method has none."""
        return self._number(self._found["score"]) if "score" in self._found else None

    @cached_property
    def status(self) -> Any:
        """The class in the method's own words, None if it has none."""
        if "status" not in self._found:
            return None
        found = self._found["status"]
        names = self._labels[0][found]
        if len(self._labels) > 1:  # rows without a target have classes of their own
            rows = np.broadcast_to(np.isnan(self._inputs.columns[5]), found.shape)
            names[rows] = self._labels[1][found[rows]]
        return names[0] if self._inputs.rows is None else names

    @cached_property
    def reason(self) -> Any:
        """Why a number is missing, or what stands beside it, such as "met"; None if there is nothing to say."""
        codes = _REASONS[self._found["reason"]]
        return codes[0] if self._inputs.rows is None else codes

    @property
    def status_code(self) -> Any:
        """The number of the class, from the worst (0) to the best, -1 if there is none; None without classes.

        It counts among the classes of values with a target, or of those without one, as each row is.
        """
        found = self._found.get("status")
        return found if found is None or self._inputs.rows is not None else int(found[0])

    @property
    def labels(self) -> list[str]:
        """The classes from the worst to the best: of the rows with a target, of the others where none has one."""
        return [str(name) for name in self._labels[0][:-1]]

    @property
    def actual(self) -> Any:
        """The rate, pace or level that the method assesses (UNICEF's in percent a year, other rates as shares)."""
        return self._number(self._compared["actual"])

    @property
    def required(self) -> Any:
        """What `actual` would have to be."""
        return self._number(self._compared["required"])

    @cached_property
    def _compared(self) -> dict[str, Any]:
        return self._evaluate(["actual", "required"])

    def _number(self, found: Any) -> Any:
        if self._inputs.rows is not None:
            return found
        return None if np.isnan(found[0]) else float(found[0])

    def __len__(self) -> int:
        return 1 if self._inputs.rows is None else self._inputs.rows

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return self._method == other._method and same(self._inputs, other._inputs)

    __hash__: ClassVar[None]  # type: ignore[assignment]  # arrays have no hash

    def __getstate__(self) -> dict[str, Any]:
        return {name: part for name, part in vars(self).items() if name in ("_method", "_inputs", "_labels", "_found")}

    def __repr__(self) -> str:
        if self._inputs.rows is not None:
            return f"<Result of {self._inputs.rows} rows>"
        parts = [
            f"{name}={spelt(value)}"
            for name in ("ratio", "score", "status", "reason")
            if (value := getattr(self, name)) is not None
        ]
        return f"<Result {', '.join(parts)}>"
