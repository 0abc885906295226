"""Forecasts of panels, their evaluation on the past, and their calibration."""

from .calibration import PooledConstants, pooled_constants
from .options import ForecastOptions, ModelOptions
from .panel_forecast import forecast
from .rolling_origin import BackTest, back_test, cross_validation

__all__ = [
    "BackTest",
    "ForecastOptions",
    "ModelOptions",
    "PooledConstants",
    "back_test",
    "cross_validation",
    "forecast",
    "pooled_constants",
]
