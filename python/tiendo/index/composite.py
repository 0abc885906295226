"""Composite indices: many figures in one score, its places, and how firm they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import narwhals as nw

from .. import _core
from .results import IndexResult, RankUncertainty


class Index:
    """An index: a tree of figures and pillars with their directions, scales, weights and means.

    >>> egdi = Index.shipped("egdi")
    >>> egdi.nodes[:2]
    ['egdi', 'osi']
    """

    def __init__(self, core: _core.Index) -> None:
        self._core = core

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Index:
        """Reads an index (TOML). Raises `InputError` with every fault of the file."""
        return cls(_core.Index.read(str(Path(path))))

    @classmethod
    def shipped(cls, name: str) -> Index:
        """An index that comes with tiendo: "egdi", "dti_province" or "digital_progress"."""
        return cls.read(Path(__file__).parent.parent / "indices" / f"{name}.toml")

    @property
    def id(self) -> str:
        """The index's id."""
        return self._core.id

    @property
    def name(self) -> dict[str, str]:
        """Its name, under "vi" and "en"."""
        return self._core.name

    @property
    def nodes(self) -> list[str]:
        """The ids of all nodes, in the order of the file."""
        return self._core.nodes

    def with_aggregation(self, node: str, function: Callable[[list[float], list[float]], float]) -> Index:
        """The same index, with one node aggregated by a function of its parts' scores and weights.

        Raises `UnknownName` where the index has no such node.
        """
        return Index(self._core.with_aggregation(node, getattr(function, "__name__", "custom"), function))

    def compute(self, values: Any) -> IndexResult:
        """Every node's score for every unit.

        `values` is a frame (pandas, polars, Arrow or any that narwhals reads) or a path to a CSV file, with
        a column `unit` and a column per node that bears its id. Missing figures are missing, never 0. A
        column of a node with parts holds its finished scores.

        Raises `InvalidValue` (of a file `InputError`) that names everything that does not fit.
        """
        core_values = self._values(values)
        return IndexResult(self._core.compute(core_values))

    def uncertainty(
        self,
        values: Any,
        *,
        draws: int = 1000,
        seed: int = 1,
        weights: float = 0.0,
        relative_noise: float = 0.0,
        noise: Mapping[str, float] | None = None,
        normalise: Iterable[str] = (),
        aggregate: Iterable[str] = (),
        level: float = 0.90,
        top: Iterable[int] = (),
        progress: Callable[[int, int], object] | None = None,
    ) -> RankUncertainty:
        """How firm the places are: the index computed `draws` times with other choices and figures.

        `weights`: each weight times a uniform number from 1 - weights to 1 + weights. `relative_noise` and
        `noise` (by node): normal deviations of the figures. `normalise` ("min_max", "z_score",
        "fraction_of_max", "rank", "percentile_rank", "borda") and `aggregate` ("arithmetic", "geometric",
        "harmonic"): ways of which each draw takes one. `top`: adds the chance of being among the top k.
        The same seed gives the same result. Ctrl-C or an exception in `progress` stops it.
        """
        columns = self._core.uncertainty(
            self._values(values), draws, seed, weights, relative_noise, dict(noise or {}),
            list(normalise), list(aggregate), level, list(top), progress,
        )  # fmt: skip
        return RankUncertainty(columns)

    def _values(self, values: Any) -> _core.IndexValues:
        if isinstance(values, (str, os.PathLike)):
            return _core.IndexValues.read(str(Path(values)), self._core)
        table = nw.from_native(values, eager_only=True)
        columns = {name: table[name].to_list() for name in table.columns}
        if "unit" not in columns:
            raise ValueError("the frame has no column 'unit'")
        units = [str(unit) for unit in columns.pop("unit")]
        levels = self._core.level_scored
        words = {name: [_word(cell) for cell in cells] for name, cells in columns.items() if name in levels}
        numbers = {name: [_number(cell) for cell in cells] for name, cells in columns.items() if name not in levels}
        return _core.IndexValues(units, numbers, words)

    def __repr__(self) -> str:
        return f"<Index {self.id}: {len(self.nodes)} nodes>"


def _word(cell: Any) -> str | None:
    return None if cell is None or cell != cell else str(cell)


def _number(cell: Any) -> float | None:
    return None if cell is None or cell != cell else float(cell)
