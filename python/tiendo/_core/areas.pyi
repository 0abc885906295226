"""Areas over time, reforms, aggregation and decomposition."""

import datetime
from typing import Any

Columns = dict[str, list[Any]]
Described = tuple[Columns, dict[str, str]]

class AreaHistory:
    @staticmethod
    def parse(text: str, name: str) -> AreaHistory: ...
    def __len__(self) -> int: ...
    def resolve(self, text: str, day: str, tier: str, within: str) -> dict[str, Any]: ...
    def live(self, tier: str, day: str) -> Described: ...
    def ancestors(self, code: str, day: str) -> Described: ...
    def children(self, code: str, day: str) -> Described: ...
    def successors(self, code: str, day: str, until: str | None) -> Described: ...
    def predecessors(self, code: str, day: str, since: str | None) -> Described: ...

class Reform:
    @staticmethod
    def parse(tables: list[tuple[str, str]], effective: str, act: str) -> Reform: ...
    @property
    def effective(self) -> datetime.date: ...
    @property
    def act(self) -> str: ...
    def count_before(self) -> int: ...
    def count_after(self) -> int: ...
    def __len__(self) -> int: ...
    def components(self) -> Described: ...
    def areas(self, known_from: str | None) -> AreaHistory: ...
    def carry(
        self,
        codes: list[str],
        values: list[float | None],
        backward: bool,
        weighted: list[str],
        weights: list[float | None],
    ) -> dict[str, Described]: ...
    def carry_ratio(
        self,
        codes: list[str],
        numerators: list[float | None],
        denominators: list[float | None],
        share: bool,
        backward: bool,
        weighted: list[str],
        weights: list[float | None],
    ) -> dict[str, Described]: ...

def aggregate(
    groups: list[str],
    numerators: list[float | None],
    denominators: list[float | None],
    weights: list[float | None],
    ratio: bool,
    least: float,
    per: float,
    unreliable: float,
    suppressible: float,
    hide: bool,
    totals: list[str],
    ranking: str,
    decimals: int | None,
) -> Described: ...
def summarise_ranks(
    groups: list[str], places: list[int | None], fields: list[int | None], top: int | None
) -> Described: ...
def split_change(
    codes: list[str],
    before: list[float | None],
    after: list[float | None],
    weights_before: list[float],
    weights_after: list[float],
) -> dict[str, Any]: ...
