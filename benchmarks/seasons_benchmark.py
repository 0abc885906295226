"""Months and quarters beside statsforecast's own model functions: accuracy, intervals and time in one run.

The last 18 months or 8 quarters of every series are held back. Each source is scored alone: tiendo on all of its
series and on the 200 that a seed chooses, which the peer sees. Without TIENDO_DATA the series are generated.
"""

from __future__ import annotations

import csv
import gzip
import os
import subprocess
from pathlib import Path

import numpy as np
from forecast_benchmark import PEER, panel
from generated_series import NOTE
from numpy.typing import NDArray
from peer_environment import peer_python
from results import FOLDER, Result, best_time, publish
from tiendo import _core

SEED = 14
PEER_SERIES = 200
SEASONS = {"month": (12, 18), "quarter": (4, 8)}
# The most that one series counts, in seasonal differences: a few series were constant before the hold-back.
LARGEST_ERROR = 50
LARGEST_SCORE = 500
MODELS = ["auto", "ets", "seasonal_naive"]
Floats = NDArray[np.float64]


def series_of_sources(path: Path) -> dict[tuple[str, str], list[Floats]]:
    values: dict[tuple[str, str, str], list[float]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for source, frequency, name, _, value in rows:
            values.setdefault((source, frequency, name), []).append(float(value))
    sources: dict[tuple[str, str], list[Floats]] = {}
    for (source, frequency, _), y in values.items():
        sources.setdefault((source, frequency), []).append(np.array(y))
    return sources


def generated_sources() -> dict[tuple[str, str], list[Floats]]:
    """Random walks with a drift, a season that changes slowly, and noise that grows with the level."""
    dice = np.random.default_rng(SEED)
    sources = {}
    for frequency, (season, _) in SEASONS.items():
        made = []
        for _ in range(100):
            time = np.arange(10 * season)
            level = 100 + 0.2 * dice.normal() * time + dice.normal(size=len(time)).cumsum()
            wave = 10 * dice.uniform(0.2, 2) * np.sin(2 * np.pi * time / season + dice.uniform(0, 6))
            made.append(np.maximum(1, level + wave * level / 100 + level * 0.02 * dice.normal(size=len(time))))
        sources["generated", frequency] = made
    return sources


def mase(forecast: Floats, truth: Floats, scale: Floats) -> float:
    return float(np.minimum((np.abs(truth - forecast) / scale).mean(1), LARGEST_ERROR).mean())


def intervals(low: Floats, high: Floats, truth: Floats, scale: Floats) -> tuple[float, float]:
    """Coverage and mean scaled interval score at 95 %."""
    score = high - low + 40 * np.maximum(0, low - truth) + 40 * np.maximum(0, truth - high)
    mean = np.minimum((score / scale).mean(1), LARGEST_SCORE).mean()
    return float(((low <= truth) & (truth <= high)).mean()), float(mean)


def smape(forecast: Floats, truth: Floats) -> float:
    size = np.abs(truth) + np.abs(forecast)
    return float((200 * np.abs(truth - forecast) / np.where(size > 0, size, 1)).mean())


def peer(known: list[Floats], horizon: int, season: int, name: str) -> dict[str, Floats]:
    there, back = FOLDER / f"seasons_{name}.npz", FOLDER / f"seasons_peer_{name}.npz"
    values, offsets = panel(known)
    np.savez(there, values=values, offsets=offsets)
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    subprocess.run(
        [peer_python("statsforecast", "statsforecast==2.1.1"), PEER, there, back, str(horizon), str(season)],
        check=True,
        env={**os.environ, **single},
    )
    return dict(np.load(back))


def of_source(source: str, frequency: str, series: list[Floats]) -> list[Result]:
    season, horizon = SEASONS[frequency]
    usable = [y for y in series if len(y) >= 2 * season + horizon and np.ptp(y[:-horizon]) > 0]
    known = [y[:-horizon] for y in usable]
    truth = np.array([y[-horizon:] for y in usable])
    scale = np.array([np.abs(y[season:] - y[:-season]).mean() for y in known])[:, None]
    scale = np.where(scale > 0, scale, 1e-12)

    def ours(models: list[str], threads: int = 0) -> tuple[Floats, Floats]:
        median, quantiles, _ = _core.forecasting.forecast(
            *panel(known), horizon, models, [0.025, 0.975], season_length=season, threads=threads
        )
        return median, quantiles

    median, quantiles = ours(MODELS)
    part = np.sort(np.random.default_rng(SEED).choice(len(known), min(PEER_SERIES, len(known)), replace=False))
    theirs = peer([known[i] for i in part], horizon, season, f"{source}_{frequency}")
    mean = (theirs["ets"] + theirs["dot"] + theirs["theta"]) / 3
    print(f"{source} by {frequency}: {len(known)} series")
    for name, f in zip(MODELS, median, strict=True):
        print(f"  {name:20} sMAPE {smape(f, truth):7.3f}  MASE {mase(f, truth, scale):6.3f}")
    said = {"auto": median[0][part], "seasonal_naive": median[2][part]}
    said |= {"AutoETS": theirs["ets"], "DOT": theirs["dot"], "Theta": theirs["theta"], "mean of the three": mean}
    print(f"  on the {len(part)} series of the peer")
    score = {name: mase(f, truth[part], scale[part]) for name, f in said.items()}
    for name, f in said.items():
        print(f"  {name:20} sMAPE {smape(f, truth[part]):7.3f}  MASE {score[name]:6.3f}")
    every = intervals(quantiles[0, 0], quantiles[0, 1], truth, scale)
    own = intervals(quantiles[0, 0][part], quantiles[0, 1][part], truth[part], scale[part])
    etss = intervals(theirs["low"], theirs["high"], truth[part], scale[part])
    print(f"  95 %: auto covers {every[0]:.4f} of all, MSIS {every[1]:.2f}; there {own[0]:.4f}, {own[1]:.2f};", end=" ")
    print(f"AutoETS {etss[0]:.4f}, {etss[1]:.2f}")
    micros = 1e6 * best_time(lambda: ours(["auto"], threads=1)) / len(known)
    name = f"{source} by {frequency}"
    return [
        Result(f"{name}: auto", "MASE", score["auto"], "differences", "mean of the three", score["mean of the three"]),
        Result(f"{name}: auto", "MASE", score["auto"], "differences", "seasonal naive", score["seasonal_naive"]),
        Result(f"{name}: auto 95 %", "coverage", own[0], "share", "AutoETS", etss[0]),
        Result(f"{name}: auto 95 %", "MSIS", own[1], "differences", "AutoETS", etss[1]),
        Result(
            f"{name}: auto, one core",
            "time per series",
            micros,
            "microseconds",
            "AutoETS",
            1e6 * float(theirs["ets_seconds"]),
        ),
    ]


if __name__ == "__main__":
    data = os.environ.get("TIENDO_DATA")
    if data is None:
        print(NOTE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    sources = (
        generated_sources() if data is None else series_of_sources(Path(data) / "panels" / "seasonal_train.csv.gz")
    )
    publish("seasons", [r for (source, frequency), y in sources.items() for r in of_source(source, frequency, y)])
