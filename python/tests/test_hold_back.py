"""What forecasts promise, on figures that lie beside the project: M4 yearly's training part, and EGDI."""

from __future__ import annotations

import csv
import gzip
import hashlib
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


@pytest.fixture(scope="module")
def indicators() -> dict[str, list[Floats]]:
    """The judging half of the indicator panels: those by whose names no constant was chosen."""
    areas: dict[str, dict[str, list[float]]] = {}
    with gzip.open(Path(DATA or "") / "panels" / "indicator_panels.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if hashlib.sha256(row["panel"].encode()).digest()[0] % 2:
                areas.setdefault(row["panel"], {}).setdefault(row["area"], []).append(float(row["value"]))
    return {panel: [np.array(y) for y in of.values()] for panel, of in areas.items()}


@pytest.mark.parametrize(("last", "most"), [(0, 0.79), (6, 0.83), (4, 0.84)])
def test_indicators_of_countries_are_forecast_better_as_panels(
    indicators: dict[str, list[Floats]], last: int, most: float
) -> None:
    series = [y for areas in indicators.values() for y in areas]
    groups = np.repeat(np.arange(len(indicators)), [len(areas) for areas in indicators.values()])
    known, truth = [y[:-5][-last:] for y in series], np.array([y[-5:] for y in series])
    offsets = np.concatenate([[0], np.cumsum([len(y) for y in known])]).astype(np.int64)
    median, quantiles, _ = _core.forecasting.forecast(
        np.concatenate(known), offsets, 5, ["auto", "naive"], [0.025, 0.975], groups=groups
    )
    step = np.array([np.abs(np.diff(y[:-5])).mean() for y in series])
    auto, naive = (np.minimum(np.abs(truth - f).mean(axis=1) / step, 10) for f in median)
    ratios = np.array([auto[groups == g].mean() / naive[groups == g].mean() for g in range(len(indicators))])
    assert np.exp(np.log(ratios).mean()) < most
    assert np.quantile(ratios, 0.9) < 1.03
    assert 0.92 < ((quantiles[0, 0] <= truth) & (truth <= quantiles[0, 1])).mean() < 0.98


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


@pytest.mark.parametrize("known", [(2003, 2004, 2005, 2008), (2004, 2005, 2008, 2010), (2005, 2008, 2010, 2012)])
def test_egdi_as_a_panel_is_forecast_better_than_by_drift(known: tuple[int, ...]) -> None:
    with (Path(DATA or "") / "egdi" / "egdi_2003_2018.csv").open(encoding="utf-8", newline="") as file:
        index = {(r["country"], int(r["survey_year"])): float(r["egdi"]) for r in csv.DictReader(file)}
    countries = sorted({country for country, _ in index})
    later = [year for year in (2010, 2012, 2014, 2016) if year > known[-1]][:2]
    truth = np.array([index[country, year] for country in countries for year in later])
    frame = {
        "unique_id": np.repeat(countries, 4),
        "ds": np.tile([1, 2, 3, 4], len(countries)),
        "y": [index[country, year] for country in countries for year in known],
    }
    f = tiendo.forecast(frame, 2, 1, ["auto", "drift"], bounds=(0, 1), panel=True)
    assert np.abs(f["auto"] - truth).mean() < 0.95 * np.abs(f["drift"] - truth).mean()
