"""Programmes, observations and the assessments of both on a day."""

from ._assessment import Assessment, Explanation, assess, compare_methods
from ._catalogue import Programme
from ._changes import Difference, difference
from ._comparison import MethodComparison
from .observations import Observations, read_inputs

__all__ = [
    "Assessment",
    "Difference",
    "Explanation",
    "MethodComparison",
    "Observations",
    "Programme",
    "assess",
    "compare_methods",
    "difference",
    "read_inputs",
]
