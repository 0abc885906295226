"""Forecasts of M4 yearly beside statsforecast's own model functions: accuracy, intervals and time in one run.

The last 6, 12 and 18 values of each training series are held back and the next 6 are forecast where 7 or more values
remain. The peer lives in an environment of its own and is called model by model without its frames and
pools, one series after the other on one core; it sees every fourth series at the origins before the last. Without
TIENDO_DATA as many series are generated, of which the peer sees every hundredth.
"""

from __future__ import annotations

import gzip
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
from generated_series import NOTE, annual
from numpy.typing import NDArray
from peer_environment import peer_python
from results import FOLDER, Result, best_time, best_times, publish
from tiendo import _core

HORIZON = 6
CUTS = (6, 12, 18)
PEER_STRIDES = {6: 1, 12: 4, 18: 4}
GENERATED, GENERATED_STRIDES = 23_000, {6: 100, 12: 400, 18: 400}
PEER = Path(__file__).parent / "statsforecast_peer.py"
MODELS = ["auto", "ets", "dynamic_theta", "log_theta", "theta", "drift", "naive"]
Floats = NDArray[np.float64]


def series_of_m4(path: Path) -> list[Floats]:
    series: dict[str, list[float]] = {}
    with gzip.open(path, "rt") as file:
        next(file)
        for line in file:
            name, _, value = line.split(",")
            series.setdefault(name, []).append(float(value))
    return [np.array(values) for values in series.values()]


def panel(series: list[Floats]) -> tuple[Floats, NDArray[np.int64]]:
    lengths = [len(y) for y in series]
    return np.concatenate(series), np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def relative(forecast: Floats, naive: Floats, truth: Floats, scale: Floats) -> tuple[float, float, float]:
    """sMAPE, MASE, and the mean of both relative to the naive forecast."""

    def scores(f: Floats) -> tuple[float, float]:
        error = np.abs(truth - f)
        return float((200 * error / (np.abs(truth) + np.abs(f))).mean()), float((error / scale).mean())

    (smape, mase), (naive_smape, naive_mase) = scores(forecast), scores(naive)
    return smape, mase, (smape / naive_smape + mase / naive_mase) / 2


def intervals(low: Floats, high: Floats, truth: Floats, scale: Floats) -> tuple[float, float]:
    """Coverage and mean scaled interval score at 95 %."""
    score = high - low + 40 * np.maximum(0, low - truth) + 40 * np.maximum(0, truth - high)
    return float(((low <= truth) & (truth <= high)).mean()), float((score / scale).mean())


def peer(known: list[Floats], cut: int) -> dict[str, Floats]:
    """Forecasts [series, horizon] by AutoETS (with 95 % bounds), DOT and CES, and seconds per series of each."""
    there, back = FOLDER / f"known_{cut}.npz", FOLDER / f"peer_{cut}.npz"
    values, offsets = panel(known)
    np.savez(there, values=values, offsets=offsets)
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    subprocess.run(
        [peer_python("statsforecast", "statsforecast==2.1.1"), PEER, there, back, str(HORIZON)],
        check=True,
        env={**os.environ, **single},
    )
    return dict(np.load(back))


def at_origin(series: list[Floats], cut: int, stride: int) -> list[Result]:
    usable = [y for y in series if len(y) >= cut + 7 and np.ptp(y[: len(y) - cut]) > 0]
    known = [y[: len(y) - cut] for y in usable]
    truth = np.array([y[len(y) - cut :][:HORIZON] for y in usable])
    scale = np.array([np.abs(np.diff(y)).mean() for y in known])[:, None]
    print(f"origin n-{cut}: {len(known)} series")
    median, quantiles, _ = _core.forecasting.forecast(*panel(known), HORIZON, MODELS, [0.025, 0.975])
    of = dict(zip(MODELS, median, strict=True))
    theirs = peer(known[::stride], cut)
    mean = (theirs["ets"] + theirs["dot"] + theirs["ces"]) / 3
    peers = {"AutoETS": theirs["ets"], "DOT": theirs["dot"], "CES": theirs["ces"], "mean of the three": mean}
    part = slice(None, None, stride)
    score = {name: relative(f, of["naive"], truth, scale) for name, f in of.items()}
    if stride > 1:
        score["auto there"] = relative(of["auto"][part], of["naive"][part], truth[part], scale[part])
    score |= {n: relative(f, of["naive"][part], truth[part], scale[part]) for n, f in peers.items()}
    for name, (smape, mase, both) in score.items():
        print(f"  {name:20} sMAPE {smape:7.3f}  MASE {mase:6.3f}  relative {both:.4f}")
    ours = intervals(quantiles[0, 0], quantiles[0, 1], truth, scale)
    good = np.isfinite(theirs["low"]).all(1) & np.isfinite(theirs["high"]).all(1)
    etss = intervals(theirs["low"][good], theirs["high"][good], truth[part][good], scale[part][good])
    print(f"  95 %: auto covers {ours[0]:.4f}, MSIS {ours[1]:.2f}; AutoETS covers {etss[0]:.4f}, MSIS {etss[1]:.2f}")
    error = "mean of sMAPE and MASE over naive's"
    results = [
        Result(
            f"n-{cut}: {name}",
            error,
            score[name][2],
            "relative",
            "mean of AutoETS, DOT, CES",
            score["mean of the three"][2],
        )
        for name in ("auto", "auto there")
        if name in score
    ]
    results += [
        Result(f"n-{cut}: ets", error, score["ets"][2], "relative", "AutoETS", score["AutoETS"][2]),
        Result(f"n-{cut}: dynamic_theta", error, score["dynamic_theta"][2], "relative", "DOT", score["DOT"][2]),
        Result(f"n-{cut}: auto 95 %", "coverage", ours[0], "share", "AutoETS", etss[0]),
        Result(f"n-{cut}: auto 95 %", "MSIS", ours[1], "steps", "AutoETS", etss[1]),
    ]
    for last in (6, 4, 3):
        short, _, _ = _core.forecasting.forecast(*panel([y[-last:] for y in known]), HORIZON, MODELS, [])
        cut_of = {n: relative(f, of["naive"], truth, scale)[2] for n, f in zip(MODELS, short, strict=True)}
        best = min(("log_theta", "theta", "drift", "naive"), key=cut_of.__getitem__)
        results.append(Result(f"n-{cut}: auto, last {last}", error, cut_of["auto"], "relative", best, cut_of[best]))
    if cut == CUTS[0]:
        results += times(known, theirs)
    return results


def times(known: list[Floats], theirs: dict[str, Floats]) -> list[Result]:
    values, offsets = panel(known)

    def job(model: str, probabilities: list[float], threads: int) -> Callable[[], object]:
        return lambda: _core.forecasting.forecast(values, offsets, HORIZON, [model], probabilities, threads=threads)

    def micros(model: str) -> float:
        return 1e6 * best_time(job(model, [], 1)) / len(known)

    level = [0.025, 0.975]
    one, two = (1e6 * s / len(known) for s in best_times(job("auto", level, 1), job("auto", level, 2)))
    seconds = {name: 1e6 * float(theirs[f"{name}_seconds"]) for name in ("ets", "dot")}
    print(f"  kernels run on {_core.forecasting.forecast_instruction_set()}")
    return [
        Result("auto with intervals, one core", "time per series", one, "microseconds", "AutoETS", seconds["ets"]),
        Result("ets, one core", "time per series", micros("ets"), "microseconds", "AutoETS", seconds["ets"]),
        Result(
            "dynamic_theta, one core",
            "time per series",
            micros("dynamic_theta"),
            "microseconds",
            "DOT",
            seconds["dot"],
        ),
        Result("auto with intervals, two cores", "time per series", two, "microseconds", "one core", one),
    ]


if __name__ == "__main__":
    data = os.environ.get("TIENDO_DATA")
    FOLDER.mkdir(parents=True, exist_ok=True)
    if data is None:
        print(NOTE)
        all_series, strides = annual(GENERATED), GENERATED_STRIDES
    else:
        all_series, strides = series_of_m4(Path(data) / "m4" / "m4_yearly_train.csv.gz"), PEER_STRIDES
    publish("forecast", [result for cut in CUTS for result in at_origin(all_series, cut, strides[cut])])
