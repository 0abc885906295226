"""Composite indices: many indicators in one score, its ranks, and the uncertainty of the ranks."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from .. import _core
from .._frames.arguments import each_once, listed, number, one_of, options_of, text, whole
from .._frames.arguments import level as one_level
from .._frames.columns import InputColumns, column, columns_of, numbers_in, optional_texts_in, repeated, texts_in
from .._frames.csv_text import csv_of_input, placed
from .._frames.fault_list import FaultList
from .._frames.tables import kind_of
from .._frames.text_files import is_path, shown_path, text_of
from .._frames.types import Decimal, IntoFrame, Progress
from .._visible import spelt
from ..errors import InputError, InvalidValue, UnknownName
from ._results import IndexResult, RankUncertainty

if TYPE_CHECKING:
    from typing_extensions import Unpack

Aggregation = Callable[[list[float], list[float]], float]
Normalisation = Literal["min_max", "z_score", "fraction_of_max", "rank", "percentile_rank", "borda"]
Mean = Literal["arithmetic", "geometric", "harmonic"]
ShippedIndex = Literal["digital_progress", "dti_province", "egdi"]

_NORMALISATIONS = ("min_max", "z_score", "fraction_of_max", "rank", "percentile_rank", "borda")
_MEANS = ("arithmetic", "geometric", "harmonic")
_MOST_DRAWS = 2**31


class UncertaintyOptions(TypedDict, total=False):
    """Keywords of `Index.uncertainty` that say what is varied between the draws.

    Attributes
    ----------
    weights
        Each weight is multiplied by a uniform number from 1 - weights to 1 + weights.
    relative_noise
        The standard deviation of normal errors of the values, as a share of the value.
    noise
        The standard deviation of normal errors by node, in the unit of the node.
    normalise
        Ways of normalisation of which each draw takes one.
    aggregate
        Means of which each draw takes one.
    decimal
        The decimal mark of numbers that are texts, "." or ",".
    """

    weights: float
    relative_noise: float
    noise: Mapping[str, float] | None
    normalise: Iterable[Normalisation]
    aggregate: Iterable[Mean]
    decimal: Decimal


_DEFAULTS: dict[str, Any] = {
    "weights": 0.0, "relative_noise": 0.0, "noise": None, "normalise": (), "aggregate": (), "decimal": ".",
}  # fmt: skip


class Index:
    """An index: a tree of indicators and pillars with their directions, scales, weights and means.

    Indices can be pickled, copied and compared; with aggregations of your own as far as these functions can be.

    Examples
    --------
    >>> egdi = Index.shipped("egdi")
    >>> egdi.nodes[:2]
    ['egdi', 'osi']
    >>> result = egdi.compute({"unit": ["A", "B"], "osi": [0.9, 0.5], "tii": [0.6, 0.8], "hci": [0.3, 0.5]})
    >>> [round(row["score"], 3) for row in result.records() if row["node"] == "egdi"]
    [0.6, 0.6]
    """

    def __init__(
        self, core: _core.index.Index, made_from: tuple[str, str], own: tuple[tuple[str, Aggregation], ...] = ()
    ) -> None:
        self._core = core
        self._made_from = made_from  # text and name of the definition
        self._own = own  # aggregations of one's own: node and function

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Index:
        """Read the definition of an index (TOML, docs/formats.md).

        Raises `InputError` with every problem of the file.
        """
        if not is_path(path):
            raise InvalidValue(f"an index is read from a path to a TOML file, not from {spelt(path)}")
        return cls._parsed(text_of(path), shown_path(path), ())

    @classmethod
    def shipped(cls, name: ShippedIndex) -> Index:
        """Return an index that comes with tiendo: "egdi", "dti_province" or "digital_progress".

        Raises `UnknownName` for any other.
        """
        folder = Path(__file__).parent.parent / "indices"
        known = sorted(file.stem for file in folder.glob("*.toml"))
        if not isinstance(name, str) or name not in known:
            raise UnknownName(f"there is no shipped index {spelt(name)}; there are {', '.join(known)}")
        return cls.read(folder / f"{name}.toml")

    @classmethod
    def _parsed(cls, definition: str, name: str, own: tuple[tuple[str, Aggregation], ...]) -> Index:
        index = cls(_core.index.Index.parse(definition, name), (definition, name))
        for node, function in own:
            index = index.with_aggregation(node, function)
        return index

    @property
    def id(self) -> str:
        """The id of the index."""
        return self._core.id

    @property
    def name(self) -> dict[str, str]:
        """Its name, under "vi" and "en"."""
        return self._core.name

    @property
    def nodes(self) -> list[str]:
        """The ids of all nodes, in the order of the file."""
        return self._core.nodes

    def with_aggregation(self, node: str, function: Aggregation) -> Index:
        """Return the same index with one node aggregated by a function of its parts' scores and weights.

        Raises `UnknownName` if the index has no such node. Exceptions of the function reach the caller.
        """
        if not callable(function):
            raise InvalidValue(f"an aggregation is a function of scores and weights, not {spelt(function)}")
        name = str(getattr(function, "__name__", "custom"))

        def checked(scores: list[float], weights: list[float]) -> float:
            return number(f"the result of {name}", function(scores, weights))

        core = self._core.with_aggregation(text("a node", node), name, checked)
        return Index(core, self._made_from, (*self._own, (node, function)))

    def compute(self, values: IntoFrame, *, decimal: Decimal = ".") -> IndexResult:
        """Compute the score and the rank of every node for every unit.

        Parameters
        ----------
        values
            A frame, a mapping of lists or a path to a CSV file, with a column `unit` and one column per node that has
            the id of the node. Missing values are missing, never 0. A column of a node with parts holds its published
            scores.
        decimal
            The decimal mark of numbers that are texts, "." or ",".

        Returns
        -------
        IndexResult
            One row per node and unit.

        Raises
        ------
        InputError
            With everything that does not fit: columns of no node, units that are missing, no texts or stand twice,
            cells that are no numbers or no category of their scale.
        """
        columns = self._checked(columns_of(values, decimal=decimal))
        core = self._core.compute(self._core_values(columns))
        return IndexResult(core, self, columns, kind_of(values))

    def uncertainty(
        self,
        values: IntoFrame,
        *,
        draws: int = 1000,
        seed: int = 1,
        level: float = 90,
        top: Iterable[int] = (),
        progress: Progress | None = None,
        **options: Unpack[UncertaintyOptions],
    ) -> RankUncertainty:
        """Compute the index many times with random choices and errors, and return the distribution of each rank.

        Parameters
        ----------
        values
            As of `compute`.
        draws
            The number of computations.
        seed
            The same seed gives the same result.
        level
            The level of the interval of ranks in percent.
        top
            Adds the probability of a rank among the best k, for each k.
        progress
            Called with the number of draws done and of all; Ctrl-C or an exception in it stops the computation.
        **options
            What is varied, see `UncertaintyOptions`.

        Returns
        -------
        RankUncertainty
            One row per unit.

        Raises
        ------
        InvalidValue
            For an argument outside of its range; `InputError` as of `compute`.

        Examples
        --------
        >>> table = {"unit": ["A", "B"], "osi": [0.9, 0.1], "tii": [0.9, 0.1], "hci": [0.9, 0.1]}
        >>> Index.shipped("egdi").uncertainty(table, draws=100, weights=0.25, top=[1]).columns["top_1"]
        [1.0, 0.0]
        """
        chosen = options_of(Index.uncertainty, options, _DEFAULTS)
        if progress is not None and not callable(progress):
            raise InvalidValue(f"progress is a function of done and total, not {spelt(progress)}")
        if not isinstance(chosen["noise"], (Mapping, type(None))):
            raise InvalidValue("noise names the standard deviation of nodes: {'osi': 0.1, ...}")
        ways = [one_of("normalise", way, _NORMALISATIONS) for way in listed("normalise", chosen["normalise"])]
        means = [one_of("aggregate", mean, _MEANS) for mean in listed("aggregate", chosen["aggregate"])]
        best = [whole("top", k) for k in listed("top", top)]
        for what, given in (("a normalisation", ways), ("a mean", means), ("a number of the best (top)", best)):
            each_once(what, given)
        core_values = self._core_values(self._checked(columns_of(values, decimal=chosen["decimal"])))
        columns = self._core.uncertainty(
            core_values,
            whole("draws", draws, 1, _MOST_DRAWS),
            whole("seed", seed, 0),
            _felt(number("weights", chosen["weights"])),
            number("relative_noise", chosen["relative_noise"]),
            {text("a node", node): number("noise", error) for node, error in (chosen["noise"] or {}).items()},
            ways,
            means,
            one_level(level) / 100,
            best,
            progress,
        )
        return RankUncertainty(*columns, kind_of(values))

    def _core_values(self, columns: InputColumns) -> _core.index.IndexValues:
        """Return checked values as the compiled part takes them; its reader checks the words of scales."""
        words = set(self._core.level_scored)
        if not words & set(columns):
            return _core.index.IndexValues(
                columns["unit"], {name: columns[name] for name in columns if name != "unit"}, {}
            )
        name = columns.file or "<frame>"
        table = csv_of_input(columns)
        try:
            return _core.index.IndexValues.parse(table, name, self._core)
        except InputError as problem:
            raise InputError([placed(fault, columns, name) for fault in problem.faults]) from None

    def _checked(self, columns: InputColumns) -> InputColumns:
        """Return units, numbers and words of known nodes. Raises `InputError` with all problems."""
        column(columns, "unit")
        faults = FaultList()
        found = columns.like({})
        words, nodes = set(self._core.level_scored), self.nodes
        for name in columns:
            try:
                if name == "unit":
                    found[name] = texts_in(columns, name)
                    faults += repeated(columns, name, found[name], "give each unit one row")
                elif name not in nodes:
                    alike = difflib.get_close_matches(name, nodes, 1)
                    remedy = f"did you mean {spelt(alike[0])}?" if alike else "remove the column, or correct its name"
                    faults.append(columns.fault(0, name, f"no node of the index is called {spelt(name)}", remedy))
                else:
                    found[name] = optional_texts_in(columns, name) if name in words else numbers_in(columns, name)
            except InputError as problem:
                faults += problem.faults
        if faults:
            faults.refuse()
        return found

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Index):
            return NotImplemented
        return (self._made_from[0], self._own) == (other._made_from[0], other._own)

    def __hash__(self) -> int:
        return hash(self._made_from[0])

    def __reduce__(self) -> tuple[Any, ...]:
        return Index._parsed, (*self._made_from, self._own)

    def __deepcopy__(self, memo: dict[int, Any]) -> Index:
        return self  # nothing in it can be changed

    def __repr__(self) -> str:
        return f"<Index {self.id}: {len(self.nodes)} nodes>"


def _felt(share: float) -> float:
    """Return a share by which weights vary; 0 for one so small that 1 - share and 1 + share are one number."""
    return 0.0 if 1 - share == 1 + share else share
