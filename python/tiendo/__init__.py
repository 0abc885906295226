"""Progress of government programmes against dated targets.

    import tiendo

    programme = tiendo.Programme.read("programme.toml")
    observations = tiendo.Observations.read("observations.csv")
    assessment = tiendo.assess(programme, observations, as_of="2024-12-31")
    assessment.to_pandas()
"""

from . import measures
from ._core import version
from .aggregation import Aggregate, ChangeSplit, aggregate, change_split
from .areas import Area, AreaHistory, Areas, Resolution
from .assessment import Assessment, assess
from .comparison import MethodComparison, compare_methods
from .difference import Difference, difference
from .errors import Error, Fault, InputError, Interrupted, InvalidValue, UnitError, UnknownName
from .forecast import BackTest, PooledConstants, back_test, cross_validation, forecast, pooled_constants
from .index import Index, IndexResult, RankUncertainty
from .method_choice import ReconciliationScores, back_test_reconciliation, reconciliation_moves
from .observations import Observations
from .paths import Paths, reconcile_paths
from .programme import Programme
from .reconciliation import Pooled, pool, reconcile, reconcile_shares, trend_of_share
from .reform import Carried, Components, PooledShares, Reform, vietnamese_communes

__version__ = version()

__all__ = [
    "Aggregate",
    "Area",
    "AreaHistory",
    "Areas",
    "Assessment",
    "BackTest",
    "Carried",
    "ChangeSplit",
    "Components",
    "Difference",
    "Error",
    "Fault",
    "Index",
    "IndexResult",
    "InputError",
    "Interrupted",
    "InvalidValue",
    "MethodComparison",
    "Observations",
    "Paths",
    "Pooled",
    "PooledConstants",
    "PooledShares",
    "Programme",
    "RankUncertainty",
    "ReconciliationScores",
    "Reform",
    "Resolution",
    "UnitError",
    "UnknownName",
    "aggregate",
    "assess",
    "back_test",
    "back_test_reconciliation",
    "change_split",
    "compare_methods",
    "cross_validation",
    "difference",
    "forecast",
    "measures",
    "pool",
    "pooled_constants",
    "reconcile",
    "reconcile_paths",
    "reconcile_shares",
    "reconciliation_moves",
    "trend_of_share",
    "version",
    "vietnamese_communes",
]
