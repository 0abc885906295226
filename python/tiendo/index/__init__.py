"""Composite indices: definitions, scores and ranks, and the uncertainty of the ranks."""

from ._composite import Aggregation, Index, Mean, Normalisation, ShippedIndex, UncertaintyOptions
from ._results import IndexResult, RankUncertainty

__all__ = [
    "Aggregation",
    "Index",
    "IndexResult",
    "Mean",
    "Normalisation",
    "RankUncertainty",
    "ShippedIndex",
    "UncertaintyOptions",
]
