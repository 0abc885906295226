"""The options of chances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from .._frames.arguments import callback, whole
from .._frames.types import Bounds, Decimal, Progress
from ..forecasting._panel import Panel
from ..forecasting._request import bounds_of
from ._due import periods_a_year


class AttainmentOptions(TypedDict, total=False):
    """What `attainment` and `calibrate` are told beside the series and the targets.

    Attributes
    ----------
    bounds
        The least and the greatest value, None for no bound: (0, 100) for a share in percent, (1, 193) for a rank.
    panel
        What series are of one kind, such as one indicator of many areas: True where all are, or the column that names
        the panel of each series. They are forecast by what they share, their errors are correlated as their past
        changes are, and places (`within_top`) are those among the values of a panel.
    season_length
        The number of periods of a season and of a year of growth; by default those of a year, 7 for days.
    paths
        How many sample paths are drawn where a chance needs them: the standard error is at most 1 / (2 sqrt(paths)).
    seed
        The same seed gives the same chances.
    progress
        Called now and then with what is done and the total. Ctrl-C stops.
    decimal
        The decimal mark of numbers that are texts, "." or ",".
    threads
        The number of cores to use for the forecasts, 0 for all.
    """

    bounds: Bounds | None
    panel: str | bool | None
    season_length: int | None
    paths: int
    seed: int
    progress: Progress | None
    decimal: Decimal
    threads: int


DEFAULTS: dict[str, Any] = {
    "bounds": None,
    "panel": None,
    "season_length": None,
    "paths": 1_000,
    "seed": 1,
    "progress": None,
    "decimal": ".",
    "threads": 0,
}


def settings(chosen: Mapping[str, Any], panel: Panel) -> dict[str, Any]:
    """Return checked options as what the compiled part takes."""
    season = chosen["season_length"]
    low, high = bounds_of(chosen["bounds"])
    return {
        "season_length": panel.calendar.season_length if season is None else whole("a season", season),
        "periods_a_year": periods_a_year(panel),
        "low": low,
        "high": high,
        "paths": whole("paths", chosen["paths"], 1, 1_000_000),
        "seed": whole("a seed", chosen["seed"], 0),
        "threads": whole("threads", chosen["threads"], 0, 2**31 - 1),
        "progress": callback(chosen["progress"]),
    }
