"""Forecasts of panels, and their evaluation on the past."""

from ._back_test import BackTest, back_test
from ._options import BackTestOptions, ForecastOptions
from ._panel_forecast import forecast
from ._rolling_origin import cross_validation

__all__ = [
    "BackTest",
    "BackTestOptions",
    "ForecastOptions",
    "back_test",
    "cross_validation",
    "forecast",
]
