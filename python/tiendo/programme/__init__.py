"""Programmes, observations and the assessments of both on a day."""

from .assessment import Assessment, Explanation, assess
from .catalogue import Programme
from .changes import Difference, difference
from .comparison import MethodComparison, compare_methods
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
