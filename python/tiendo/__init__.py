"""Progress of government programmes against dated targets.

import tiendo

programme = tiendo.Programme.read("programme.toml")
observations = tiendo.Observations.read("observations.csv")
assessment = tiendo.assess(programme, observations, as_of="2024-12-31")
assessment.to_pandas()
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

from . import _core, measures, typing
from ._visible import spelt
from .areas import (
    Aggregate,
    Area,
    AreaHistory,
    Areas,
    Carried,
    ChangeSplit,
    Components,
    PooledShares,
    Reform,
    Resolution,
    aggregate,
    change_split,
    vietnamese_communes,
)
from .chances import (
    Calibration,
    ListProbability,
    attainment,
    calibrate,
    checklist_probability,
    panel_paths,
    scenarios,
)
from .errors import Error, Fault, InputError, Interrupted, InvalidValue, OutputError, UnknownName
from .forecasting import BackTest, back_test, cross_validation, forecast
from .hierarchy import (
    Paths,
    Pooled,
    ReconciliationScores,
    back_test_reconciliation,
    pool,
    reconcile,
    reconcile_paths,
    reconcile_shares,
    reconciliation_moves,
    trend_of_share,
)
from .index import Index, IndexResult, RankUncertainty
from .programme import (
    Assessment,
    Difference,
    MethodComparison,
    Observations,
    Programme,
    assess,
    compare_methods,
    difference,
    observations,
)

if TYPE_CHECKING:
    from . import plot, report


def version() -> str:
    """Return the version of the library, such as "0.1.0"."""
    return _core.version()


def __getattr__(name: str) -> ModuleType:
    """Import `tiendo.report` and `tiendo.plot` when they are first asked for: only who draws needs them."""
    if name in ("plot", "report"):
        return importlib.import_module(f"tiendo.{name}")
    raise AttributeError(f"module 'tiendo' has no attribute {spelt(name)}")


__version__ = version()

__all__ = [
    "Aggregate",
    "Area",
    "AreaHistory",
    "Areas",
    "Assessment",
    "BackTest",
    "Calibration",
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
    "ListProbability",
    "MethodComparison",
    "Observations",
    "OutputError",
    "Paths",
    "Pooled",
    "PooledShares",
    "Programme",
    "RankUncertainty",
    "ReconciliationScores",
    "Reform",
    "Resolution",
    "UnknownName",
    "aggregate",
    "assess",
    "attainment",
    "back_test",
    "back_test_reconciliation",
    "calibrate",
    "change_split",
    "checklist_probability",
    "compare_methods",
    "cross_validation",
    "difference",
    "forecast",
    "measures",
    "observations",
    "panel_paths",
    "plot",
    "pool",
    "reconcile",
    "reconcile_paths",
    "reconcile_shares",
    "reconciliation_moves",
    "report",
    "scenarios",
    "trend_of_share",
    "typing",
    "version",
    "vietnamese_communes",
]
