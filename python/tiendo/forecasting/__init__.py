"""Forecasts of panels, and their evaluation on the past."""

from ._options import ForecastOptions, ModelOptions
from ._panel_forecast import forecast
from ._rolling_origin import BackTest, back_test, cross_validation

__all__ = [
    "BackTest",
    "ForecastOptions",
    "ModelOptions",
    "back_test",
    "cross_validation",
    "forecast",
]
