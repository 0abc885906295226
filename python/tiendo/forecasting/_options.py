"""The options that forecasts, their cross-validation and their evaluation share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypedDict

from .._frames.types import Bounds, Decimal, IntoFrame, Progress


class PanelOptions(TypedDict, total=False):
    """What every function that forecasts a frame is told beside the series.

    Attributes
    ----------
    season_length
        The number of periods of a season; by default those of a year, 7 for days, 1 for steps of whole numbers.
    bounds
        The least and the greatest value, None for no bound: (0, 100) for a share in percent, (1, 193) for a rank. No
        forecast leaves them; a series with a value outside has the reason `out_of_range`.
    cap
        What "logistic" and "gompertz" grow towards; above 0.
    progress
        Called now and then with what is done and the total. Ctrl-C stops.
    decimal
        The decimal mark of numbers that are texts, "." or ",".
    panel
        What series are of one kind, such as one indicator of many areas: True where all are, or the column that names
        the panel of each series. "auto" then forecasts a series by what its panel shares.
    threads
        The number of cores to use, 0 for all.
    """

    season_length: int | None
    bounds: Bounds | None
    cap: float | None
    progress: Progress | None
    decimal: Decimal
    panel: str | bool | None
    threads: int


class ForecastOptions(PanelOptions, total=False):
    """What `forecast` and `cross_validation` are told beside the series.

    Attributes
    ----------
    holidays
        A frame with the columns `ds` and `holiday`, one row per day of a holiday, past and ahead; with `lower_window`
        (-2: from two days before) and `upper_window` (6: until six days after), if there are such columns. Their
        effects, and those of the trading days of months and quarters, are estimated on each series, removed before
        the forecast and added to it; an effect that is not clear is 0. Or the code of a country, "VN", or of one of its
        subdivisions, "US-CA": the public holidays of all years from the first time to the end of the horizon, by the
        package `holidays` (`pip install 'tiendo[holidays]'`). Its list_supported_countries() says which there are.
    """

    holidays: IntoFrame | None


class BackTestOptions(PanelOptions, total=False):
    """What `back_test` is told beside the series.

    Attributes
    ----------
    quantiles
        The probabilities of the quantiles of `mwql`; by default the nine deciles.
    """

    quantiles: Iterable[float]


_PANEL_DEFAULTS: dict[str, Any] = {
    "season_length": None,
    "bounds": None,
    "cap": None,
    "progress": None,
    "decimal": ".",
    "panel": None,
    "threads": 0,
}
FORECAST_DEFAULTS: dict[str, Any] = {**_PANEL_DEFAULTS, "holidays": None}
BACK_TEST_DEFAULTS: dict[str, Any] = {**_PANEL_DEFAULTS, "quantiles": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)}
FORMER_NAMES = {
    "h": "write horizon=",
    "freq": "write frequency=, such as 'month'",
    "levels": "write level=, in percent",
    "n_windows": "write windows=",
    "step_size": "write step=",
    "season": "write season_length=",
    "pooled": "write panel=True where all series are of one kind, or panel= and the column that names their panels",
}
