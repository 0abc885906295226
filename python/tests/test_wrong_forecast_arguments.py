"""Every function of forecasts and hierarchies with wrong arguments: only errors of tiendo, and `TypeError` with a sentence."""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pytest
import tiendo

ROWS: dict[str, Any] = {"unique_id": ["a"] * 3, "ds": [2021, 2022, 2023], "y": [1.0, 2.0, 4.0]}
TIERS = {"city": None, "east": "city", "west": "city"}
FORECASTS: dict[str, Any] = {
    "unique_id": ["city", "east", "west"],
    "ds": [2024] * 3,
    "auto": [100.0, 40, 50],
    "auto-lo-80": [90.0, 36, 44],
}
PAST: dict[str, Any] = {**FORECASTS, "cutoff": [2023] * 3, "y": [96.0, 42, 54]}
ERRORS: dict[str, Any] = {
    "unique_id": ["city", "east", "west"] * 4,
    "ds": [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3,
    "y": [1.0, 0.5, 0.1, -1.0, 0.4, 0.2, 2.0, 0.3, -0.1, -1.0, 0.1, 0.3],
}
PATHS = tiendo.reconcile_paths(frame=FORECASTS, hierarchy=TIERS, method="ols", count=9)

OF_FORECASTS: dict[str, Any] = {"season_length": 1, "bounds": (0, 100), "cap": 100, "progress": None, "decimal": "."}
OF_FRAMES: dict[str, Any] = {
    "history": ERRORS, "middle": 1, "low": None, "high": None, "bounds": None, "non_negative": True, "immutable": ["city"],
    "id": "unique_id", "time": "ds", "decimal": ".",
}  # fmt: skip
GRID: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (tiendo.forecast, {"frame": ROWS, "horizon": 1, "frequency": "year", "models": ["naive"], "level": [80], "fitted": False,
                       "panel": None, "holidays": None, "threads": 1, **OF_FORECASTS}),
    (tiendo.forecast, {"frame": {**ROWS, "ds": ["2024-01", "2024-02", "2024-03"]}, "horizon": 1, "frequency": "month",
                       "holidays": {"ds": ["2024-02-10"], "holiday": ["tet"]}}),
    (tiendo.forecast, {"frame": {**ROWS, "ds": ["2024-02-01", "2024-02-02", "2024-02-03"]}, "horizon": 1, "frequency": "day",
                       "holidays": "VN"}),
    (tiendo.cross_validation, {"frame": ROWS, "horizon": 1, "frequency": "year", "models": ["naive"], "level": [80], "windows": 1,
                               "step": 1, "panel": None, "holidays": None, "threads": 1, **OF_FORECASTS}),
    (tiendo.back_test, {"frame": ROWS, "horizon": 1, "frequency": "year", "models": ["naive"], "level": 80, "windows": 1, "step": 1,
                        **OF_FORECASTS}),
    (tiendo.reconcile, {"frame": FORECASTS, "hierarchy": TIERS, "value": "auto", "method": "ols", "residuals": ERRORS, **OF_FRAMES}),
    (tiendo.reconcile, {"base": [100.0, 40, 50], "parents": [-1, 0, 0], "method": "wls_var", "residuals": [[1.0, 2, 3], [2, 1, 3]],
                        "history": [[1.0, 2, 3]], "middle": 1, "bounds": (0, None), "immutable": [0]}),
    (tiendo.reconcile, {"base": [100.0, 40, 50], "S": [[1, 1], [1, 0], [0, 1]], "method": "ols"}),
    (tiendo.reconcile_paths, {"frame": FORECASTS, "hierarchy": TIERS, "method": "ols", "residuals": ERRORS, "count": 9, "seed": 1,
                              "value": "auto", **OF_FRAMES}),
    (tiendo.reconcile_paths, {"parents": [-1, 0, 0], "mean": [[1.0]] * 3, "sd": [[1.0]] * 3, "method": "ols", "count": 9}),
    (tiendo.reconcile_paths, {"parents": [-1, 0, 0], "paths": np.ones((3, 1, 4)), "method": "ols"}),
    (tiendo.reconcile_paths, {"parents": [-1, 0], "quantiles": np.ones((2, 1, 2)), "probabilities": [0.1, 0.9], "method": "ols", "count": 9}),
    (tiendo.back_test_reconciliation, {"frame": PAST, "hierarchy": TIERS, "value": "auto", "actual": "y", "cutoff": "cutoff",
                                       "residuals": ERRORS, **OF_FRAMES}),
    (tiendo.reconciliation_moves, {"before": FORECASTS, "after": FORECASTS, "hierarchy": TIERS, "value": "auto", "id": "unique_id", "time": "ds"}),
    (tiendo.reconcile_shares, {"shares": [0.5, 0.4, 0.8], "denominators": [1.0, 1], "parents": [-1, 0, 0], "bounded": True}),
    (tiendo.pool, {"values": [1.0, 5], "variances": [1.0, 1], "method": "reml", "groups": None}),
    (tiendo.trend_of_share, {"numerators": [1, 2], "denominators": [2, 3]}),
    (PATHS.chance, {"targets": 3, "direction": "up"}),
    (PATHS.to_frame, {"level": [80], "targets": {"city": 3}, "direction": "up"}),
    (PATHS.quantile, {"probability": 0.5}),
]  # fmt: skip
WRONG: list[Any] = [
    None, True, -1, 0, 1.5, 2**70, float("nan"), float("inf"), 1j, "", "x", "\ud800", b"x", [], [None], [[1, [2]]], ["x", 1], {}, {"x": 1},
    {"x": [1]}, {"unique_id": [1], "ds": [[1]], "y": ["x"]}, {1: 2}, (1, 2, 3), set(), object(), datetime.date(2024, 1, 1), Decimal("NaN"),
    np.ones(3), np.ones((2, 2, 2)), np.array("x"), np.array([1], "datetime64[D]"), pandas.NA, pandas.NaT, pandas.DataFrame(),
    pandas.DataFrame({"unique_id": [1.5], "ds": ["x"], "y": [pandas.NA]}), pandas.Series(["x"]), polars.DataFrame(),
    polars.DataFrame({"unique_id": [[1]], "ds": [None], "y": [{"a": 1}]}), range(0), iter(()), print, int, Path("no.csv"), Ellipsis,
]  # fmt: skip


@pytest.mark.parametrize(("function", "arguments"), GRID, ids=lambda part: getattr(part, "__qualname__", ""))
def test_only_errors_of_tiendo_and_sentences_reach_the_caller(
    function: Callable[..., Any], arguments: dict[str, Any]
) -> None:
    for name in arguments:
        for wrong in WRONG:
            if name == "progress" and callable(wrong):  # whose own errors are those of the caller
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)
                try:
                    function(**{**arguments, name: wrong})
                except (tiendo.Error, TypeError) as refusal:
                    said = str(refusal)
                    assert "incompatible function arguments" not in said and "pybind11" not in said, (name, wrong, said)
                    assert isinstance(refusal, tiendo.Error) or "has no argument" in said, (name, wrong, said)
                    assert len(said) > 8
