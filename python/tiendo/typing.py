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
from .forecasting._options import ForecastOptions, ModelOptions
from .hierarchy._options import PathOptions, ReconcileFrameOptions, ReconcileOptions

__all__ = [
    "ArrayMapping",
    "Bounds",
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
    "ModelOptions",
    "PathOptions",
    "Policy",
    "PoolingMethod",
    "Progress",
    "ReconcileFrameOptions",
    "ReconcileOptions",
    "ReconciliationMethod",
    "Status",
]
