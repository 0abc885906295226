"""Composite indices: definitions, scores and ranks, and the uncertainty of the ranks."""

from .composite import Index
from .results import IndexResult, RankUncertainty

__all__ = ["Index", "IndexResult", "RankUncertainty"]
