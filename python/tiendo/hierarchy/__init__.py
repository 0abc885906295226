"""Coherent forecasts of hierarchies: reconciliation, joint sample paths, evaluation and partial pooling."""

from ._adjustments import reconciliation_moves
from ._evaluation import ReconciliationScores, back_test_reconciliation
from ._pooling import Pooled, pool, trend_of_share
from ._reconciliation import reconcile, reconcile_shares
from ._sample_paths import Paths, reconcile_paths

__all__ = [
    "Paths",
    "Pooled",
    "ReconciliationScores",
    "back_test_reconciliation",
    "pool",
    "reconcile",
    "reconcile_paths",
    "reconcile_shares",
    "reconciliation_moves",
    "trend_of_share",
]
