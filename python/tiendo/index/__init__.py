"""Composite indices: definitions, scores and ranks, and the uncertainty of the ranks."""

from .composite import Aggregation, Index, Mean, Normalisation, ShippedIndex, UncertaintyOptions
from .results import IndexResult, RankUncertainty

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
