"""Reconciliation, sample paths and partial pooling."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .areas import Reform

Columns = dict[str, list[Any]]
Array = NDArray[np.float64]

class Structure:
    @staticmethod
    def tree(parents: list[int]) -> Structure: ...
    @staticmethod
    def of(rows: list[int], columns: list[int], values: list[float], nodes: int, bottom: int) -> Structure: ...
    def __len__(self) -> int: ...
    @property
    def bottom(self) -> list[int]: ...
    def sum_up(self, bottom: Array) -> Array: ...
    def incoherence(self, figures: Array) -> Array: ...
    def reconcile(
        self,
        base: Array,
        method: str,
        residuals: Array | None,
        history: Array | None,
        middle: list[int],
        low: Array | None,
        high: Array | None,
        held: list[int],
    ) -> Array: ...
    def back_test(
        self,
        past: list[tuple[str, Array, Array, Array | None, Array | None]],
        middle: list[int],
        low: Array | None,
        high: Array | None,
        held: list[int],
    ) -> Columns: ...
    def draw_paths(
        self, probabilities: list[float], quantiles: Array, residuals: Array | None, count: int, seed: int
    ) -> JointPaths: ...
    def reconcile_shares(self, shares: Array, denominators: Array, bounded: bool) -> Array: ...

class JointPaths:
    def __init__(self, figures: Array, periods: int) -> None: ...
    @staticmethod
    def bootstrap(points: Array, residuals: Array, count: int, seed: int) -> JointPaths: ...
    @property
    def figures(self) -> Array: ...
    @property
    def periods(self) -> int: ...
    def quantile(self, probability: float) -> Array: ...
    def chance_to_reach(self, targets: Array, lower_is_better: bool) -> Array: ...

def shrinkage(residuals: Array, centred: bool) -> float: ...
def pool(values: list[float], variances: list[float], how: str, groups: list[int] | None) -> dict[str, Any]: ...
def trend_of_share(numerators: list[float], denominators: list[float]) -> tuple[float, float, float, float, float]: ...

ShareColumns = tuple[list[str], list[int], list[float | None], list[float | None]]

def pool_across(
    reform: Reform,
    before: ShareColumns,
    after: ShareColumns,
    until: int,
    how: str,
    level: float,
    groups: dict[str, str],
) -> tuple[Columns, dict[str, str], Columns, dict[str, str]]: ...
