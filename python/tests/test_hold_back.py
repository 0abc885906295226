"""What forecasts promise, on figures that lie beside the project: M4 yearly's training part, and EGDI."""

from __future__ import annotations

import csv
import gzip
import os
from pathlib import Path

import numpy as np
import pytest
import tiendo
from numpy.typing import NDArray
from tiendo import _core

DATA = os.environ.get("TIENDO_DATA")
pytestmark = pytest.mark.skipif(DATA is None, reason="TIENDO_DATA does not say where the measuring data lies")
Floats = NDArray[np.float64]
HORIZON = 6


@pytest.fixture(scope="module")
def yearly() -> list[Floats]:
    """Every tenth series."""
    series: dict[str, list[float]] = {}
    with gzip.open(Path(DATA or "") / "m4" / "m4_yearly_train.csv.gz", "rt") as file:
        next(file)
        for line in file:
            name, _, value = line.split(",")
            series.setdefault(name, []).append(float(value))
    return [np.array(values) for values in series.values()][::10]


def held_back(series: list[Floats], cut: int, last: int = 0) -> tuple[dict[str, float], float, float]:
    """The error of each model (mean of sMAPE and MASE relative to naive), and coverage of 95 and 80 % intervals."""
    usable = [y for y in series if len(y) >= cut + 7 and np.ptp(y[: len(y) - cut]) > 0]
    known = [y[: len(y) - cut] for y in usable]
    truth = np.array([y[len(y) - cut :][:HORIZON] for y in usable])
    scale = np.array([np.abs(np.diff(y)).mean() for y in known])[:, None]
    seen = [y[-last:] for y in known]
    offsets = np.concatenate([[0], np.cumsum([len(y) for y in seen])]).astype(np.int64)
    models = ["auto", "naive", "drift", "theta", "log_theta"]
    median, q, reasons = _core.forecasting.forecast(
        np.concatenate(seen), offsets, HORIZON, models, [0.025, 0.1, 0.9, 0.975]
    )
    assert not reasons.any()
    errors = [np.abs(truth - f) for f in median]
    smape = [float((200 * e / (np.abs(truth) + np.abs(f))).mean()) for e, f in zip(errors, median, strict=True)]
    mase = [float((e / scale).mean()) for e in errors]
    relative = {m: (smape[k] / smape[1] + mase[k] / mase[1]) / 2 for k, m in enumerate(models)}
    inside = [float(((q[0, a] <= truth) & (truth <= q[0, b])).mean()) for a, b in ((0, 3), (1, 2))]
    return relative, inside[0], inside[1]


@pytest.mark.parametrize("cut", [6, 12, 18])
def test_auto_is_better_than_any_simple_model(yearly: list[Floats], cut: int) -> None:
    error, at_95, at_80 = held_back(yearly, cut)
    assert error["auto"] < min(error[m] for m in ("naive", "drift", "theta", "log_theta"))
    assert 0.93 < at_95 < 0.97  # a tenth of the series; all of them are in docs/decisions/0041
    assert 0.76 < at_80 < 0.84


@pytest.mark.parametrize("cut", [6, 12, 18])
@pytest.mark.parametrize(("last", "share"), [(6, 1.0), (4, 0.95), (3, 0.95)])
def test_and_on_short_windows_by_more(yearly: list[Floats], cut: int, last: int, share: float) -> None:
    error, at_95, _ = held_back(yearly, cut, last)
    assert error["auto"] < share * min(error[m] for m in ("naive", "drift", "theta", "log_theta"))
    assert 0.92 < at_95 < 0.98


def test_panels_of_forty_series_of_eight_values(yearly: list[Floats]) -> None:
    series = [y[-14:] for y in yearly if len(y) >= 14 and np.ptp(y[-14:-6]) > 0]
    dice = np.random.default_rng(8)
    shares = [held_back([series[i] for i in dice.choice(len(series), 40, replace=False)], 6)[1] for _ in range(50)]
    assert 0.90 < np.mean(shares) < 0.98


def test_a_panel_of_one_kind_gains_by_pooling(yearly: list[Floats]) -> None:
    series = [y for y in yearly if len(y) >= 25 and np.ptp(y[:-12]) > 0]
    errors = {True: 0.0, False: 0.0}
    for begin in range(0, len(series) - 40, 40):
        block = series[begin : begin + 40]
        known = [y[:-12] for y in block]
        offsets = np.concatenate([[0], np.cumsum([len(y) for y in known])]).astype(np.int64)
        truth = np.array([y[-12:-6] for y in block])
        scale = np.array([np.abs(np.diff(y)).mean() for y in known])[:, None]
        for pooled in errors:
            median, _, _ = _core.forecasting.forecast(
                np.concatenate(known), offsets, HORIZON, ["auto"], [], pooled=pooled
            )
            errors[pooled] += float((np.abs(truth - median[0]) / scale).mean())
    assert errors[True] < errors[False]


def test_egdi_is_forecast_better_than_by_drift_and_within_its_bounds() -> None:
    with (Path(DATA or "") / "egdi" / "egdi_2003_2018.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    known = [r for r in rows if 2008 <= int(r["survey_year"]) <= 2014]
    frame = {
        "unique_id": [r["country"] for r in known],
        "ds": [int(r["survey_year"]) for r in known],
        "y": [float(r["egdi"]) for r in known],
    }
    f = tiendo.forecast(frame, 2, 2, level=[95], bounds=(0, 1))
    drift = tiendo.forecast(frame, 2, 2, models=["drift"])["drift"]
    later = {(r["country"], int(r["survey_year"])): float(r["egdi"]) for r in rows}
    truth = np.array([later[key] for key in zip(f["unique_id"], f["ds"], strict=True)])
    assert np.abs(f["auto"] - truth).mean() < 0.9 * np.abs(drift - truth).mean()
    low, high = f["auto-lo-95"], f["auto-hi-95"]
    assert low.min() >= 0
    assert high.max() <= 1
    assert ((low <= truth) & (truth <= high)).mean() > 0.92
