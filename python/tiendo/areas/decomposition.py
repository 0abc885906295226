"""The decomposition of the change of a ratio (Kitagawa 1955)."""

from __future__ import annotations

from typing import Any

from .. import _core
from .._frames.columns import columns_of, numbers_in, texts_in
from .._frames.tables import Table
from ..errors import InvalidValue


class ChangeSplit(Table):
    """One row per part; `before`, `after`, `change`, `performance` and `mix` of the whole.

    `opposed`: the two work against each other. `reversed`: the mix outweighs, so that the whole moves against its
    parts (Simpson). Where something is undefined the numbers are None and `reason` says why.
    """

    def __init__(self, result: dict[str, Any]) -> None:
        super().__init__(*result["parts"])
        self.before: float | None = result["before"]
        self.after: float | None = result["after"]
        self.performance: float | None = result["performance"]
        self.mix: float | None = result["mix"]
        self.opposed: bool = result["opposed"]
        self.reversed: bool = result["reversed"]
        self.reason: str = result["reason"]

    @property
    def change(self) -> float | None:
        """After minus before."""
        return None if self.before is None or self.after is None else self.after - self.before

    def __repr__(self) -> str:
        if self.change is None:
            return f"<ChangeSplit: {self.reason}>"
        warning = ", the whole moves against its parts" if self.reversed else ""
        return f"<ChangeSplit: {self.change:+.6g} = {self.performance:+.6g} performance {self.mix:+.6g} mix{warning}>"


def change_split(
    values: Any,
    *,
    code: str = "code",
    ratio_before: str = "ratio_before",
    ratio_after: str = "ratio_after",
    weight_before: str = "weight_before",
    weight_after: str = "weight_after",
) -> ChangeSplit:
    """Splits the change of a whole ratio into the performance of its parts and their mix, without a remainder.

    dP = sum(mean weight x change of ratio) + sum(mean ratio x change of weight), with weights as shares of their sum
    (Kitagawa 1955). A part that enters or leaves changes the mix alone. `values` is a frame, a mapping or a CSV file.

    .5 of 100 and .9 of 100 become .6 of 300 and .95 of 100: the whole falls from .7 to .6875, performance +.08125, mix
    -.09375. Raises `InvalidValue` for negative or missing weights.
    """
    columns = columns_of(values)
    weights: list[list[float]] = []
    for name in (weight_before, weight_after):
        numbers = numbers_in(columns, name)
        if None in numbers:
            raise InvalidValue(f"a weight is missing in column {name!r}; write 0 for a part that was not in the whole")
        weights.append([number for number in numbers if number is not None])
    result = _core.split_change(
        texts_in(columns, code), numbers_in(columns, ratio_before), numbers_in(columns, ratio_after), *weights
    )
    return ChangeSplit(result)
