"""Composite indices."""

from collections.abc import Callable
from typing import Any

from .programme import Observations

Columns = dict[str, list[Any]]
Described = tuple[Columns, dict[str, str]]

class IndexValues:
    def __init__(
        self, units: list[str], numbers: dict[str, list[float | None]], words: dict[str, list[str | None]]
    ) -> None: ...
    @staticmethod
    def parse(text: str, name: str, index: Index) -> IndexValues: ...

class IndexResult:
    def __len__(self) -> int: ...
    def table(self) -> Described: ...
    def rank_observations(
        self,
        indicator: str,
        first: str,
        last: str,
        published: str,
        source: str,
        method: str,
        valid_from: str | None,
        only: list[str],
    ) -> Observations: ...

class Index:
    @staticmethod
    def parse(text: str, name: str) -> Index: ...
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> dict[str, str]: ...
    @property
    def nodes(self) -> list[str]: ...
    @property
    def level_scored(self) -> list[str]: ...
    def with_aggregation(
        self, node: str, name: str, function: Callable[[list[float], list[float]], float]
    ) -> Index: ...
    def compute(self, values: IndexValues) -> IndexResult: ...
    def uncertainty(
        self,
        values: IndexValues,
        draws: int,
        seed: int,
        weights: float,
        relative_noise: float,
        noise: dict[str, float],
        normalise: list[str],
        aggregate: list[str],
        level: float,
        top: list[int],
        progress: Callable[[int, int], object] | None = None,
    ) -> Described: ...
