"""The decomposition of the change of a ratio (Kitagawa 1955)."""

from __future__ import annotations

from typing import Any

from .. import _core
from .._frames.arguments import different_columns
from .._frames.columns import columns_of, numbers_in, repeated, texts_in
from .._frames.tables import Table, kind_of
from .._frames.types import Decimal, IntoFrame
from .._visible import spelt
from ..errors import InputError


class ChangeSplit(Table):
    """One row per part of the whole, and the change of the whole with its two components.

    Attributes
    ----------
    before, after
        The ratio of the whole.
    performance
        The rate effect: what the changes of the parts' ratios contribute.
    mix
        The composition effect: what the changes of the parts' weights contribute.
    opposed
        Whether the two effects have opposite signs.
    reversed
        Whether the composition effect outweighs, so that the whole moves against its parts (Simpson's reversal).
    reason
        Why the change is undefined; its numbers are then None.
    """

    def __init__(self, result: dict[str, Any], kind: str = "mapping") -> None:
        columns, types = result["parts"]
        super().__init__(columns, types, kind)
        self.before: float | None = result["before"]
        self.after: float | None = result["after"]
        self.performance: float | None = result["performance"]
        self.mix: float | None = result["mix"]
        self.opposed: bool = result["opposed"]
        self.reversed: bool = result["reversed"]
        self.reason: str = result["reason"]

    @property
    def change(self) -> float | None:
        """After minus before; None if one of them is undefined."""
        return None if self.before is None or self.after is None else self.after - self.before

    def __repr__(self) -> str:
        if self.change is None:
            return f"<ChangeSplit: {self.reason}>"
        warning = ", the whole moves against its parts" if self.reversed else ""
        return f"<ChangeSplit: {self.change:+.6g} = {self.performance:+.6g} performance {self.mix:+.6g} mix{warning}>"


def change_split(
    values: IntoFrame,
    *,
    code: str = "code",
    ratio_before: str = "ratio_before",
    ratio_after: str = "ratio_after",
    weight_before: str = "weight_before",
    weight_after: str = "weight_after",
    decimal: Decimal = ".",
) -> ChangeSplit:
    """Decompose the change of a ratio into rate effect (performance) and composition effect (mix), without a remainder.

    dP = sum(mean weight x change of ratio) + sum(mean ratio x change of weight), with weights as shares of their sum
    (Kitagawa 1955). A part that enters or leaves contributes to the composition effect alone.

    Parameters
    ----------
    values
        A frame, a mapping of lists or a path to a CSV file, with one row per part.
    code, ratio_before, ratio_after, weight_before, weight_after
        The names of its columns. Ratios may be in any unit; the change is in the same one.
    decimal
        The decimal mark of numbers that are texts.

    Returns
    -------
    ChangeSplit
        The change with its two components, and one row per part.

    Raises
    ------
    InvalidValue
        For negative or missing weights, for cells that are no numbers, for a code that stands twice (`InputError`, with
        its row), and for one column that is named for two things.
    UnknownName
        For a column that is not there.

    Examples
    --------
    .5 of 100 and .9 of 100 become .6 of 300 and .95 of 100: both parts rise and the whole falls from .7 to .6875.

    >>> change_split({"code": ["a", "b"], "ratio_before": [0.5, 0.9], "ratio_after": [0.6, 0.95],
    ...               "weight_before": [100, 100], "weight_after": [300, 100]})
    <ChangeSplit: -0.0125 = +0.08125 performance -0.09375 mix, the whole moves against its parts>
    """
    different_columns({
        "code": code, "ratio_before": ratio_before, "ratio_after": ratio_after, "weight_before": weight_before,
        "weight_after": weight_after,
    })  # fmt: skip
    columns = columns_of(values, decimal=decimal)
    codes = texts_in(columns, code)
    if twice := repeated(columns, code, codes, "each part has one row"):
        raise InputError(twice)
    weights: list[list[float]] = []
    for name in (weight_before, weight_after):
        numbers = numbers_in(columns, name)
        faults = [
            columns.fault(
                row,
                name,
                f"a weight is missing in column {spelt(name)}",
                "write 0 for a part that was not in the whole",
            )
            for row, weight in enumerate(numbers, 1)
            if weight is None
        ]
        if faults:
            raise InputError(faults)
        weights.append([weight for weight in numbers if weight is not None])
    result = _core.areas.split_change(
        codes, numbers_in(columns, ratio_before), numbers_in(columns, ratio_after), *weights
    )
    return ChangeSplit(result, kind_of(values))
