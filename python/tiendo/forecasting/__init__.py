"""Forecasts of panels, their evaluation on the past, and their calibration."""

from ._calibration import PooledConstants, pooled_constants
from ._options import ForecastOptions, ModelOptions
from ._panel_forecast import forecast
from ._rolling_origin import BackTest, back_test, cross_validation

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
