"""Types for annotations: what functions take and give, and the keywords that they group."""

from ._frames.types import (
    ArrayMapping,
    Bounds,
    Decimal,
    Direction,
    FilePath,
    FloatArray,
    FrameLike,
    FrameT,
    Frequency,
    IntoFrame,
    Level,
    Policy,
    PoolingMethod,
    Progress,
    ReconciliationMethod,
    Status,
)
from .areas import AggregateOptions, CarryOptions, CoverageRule, Match, Ranking, ShareColumns
from .chances._options import AttainmentOptions
from .forecasting._options import BackTestOptions, ForecastOptions, PanelOptions
from .hierarchy._options import PathOptions, ReconcileFrameOptions, ReconcileOptions
from .index import Aggregation, Mean, Normalisation, ShippedIndex, UncertaintyOptions
from .measures import MethodOptions, PathShape, Reading

__all__ = [
    "AggregateOptions",
    "Aggregation",
    "ArrayMapping",
    "AttainmentOptions",
    "BackTestOptions",
    "Bounds",
    "CarryOptions",
    "CoverageRule",
    "Decimal",
    "Direction",
    "FilePath",
    "FloatArray",
    "ForecastOptions",
    "FrameLike",
    "FrameT",
    "Frequency",
    "IntoFrame",
    "Level",
    "Match",
    "Mean",
    "MethodOptions",
    "Normalisation",
    "PanelOptions",
    "PathOptions",
    "PathShape",
    "Policy",
    "PoolingMethod",
    "Progress",
    "Ranking",
    "Reading",
    "ReconcileFrameOptions",
    "ReconcileOptions",
    "ReconciliationMethod",
    "ShareColumns",
    "ShippedIndex",
    "Status",
    "UncertaintyOptions",
]
