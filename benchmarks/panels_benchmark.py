"""Panels of one kind: official indicators of countries and the EGDI, with and without `panel=`, and the time it takes.

The last five values of each area are forecast. The error of a panel is the mean absolute error over its areas, each by
its mean absolute step and at most 10, over that of naive. The peer sees every fortieth area, one after the other on one
core, and is compared on these areas alone. Without TIENDO_DATA panels are generated, and the EGDI is left out.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import os
from pathlib import Path

import numpy as np
from forecast_benchmark import Floats, panel, peer
from generated_series import NOTE, panels
from numpy.typing import NDArray
from results import FOLDER, Result, best_time, publish
from tiendo import _core

HELD = 5
STRIDE = 40
EDITIONS = (2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018)
Integers = NDArray[np.int64]
ALONE = np.zeros(0, np.int64)


def indicators(path: Path) -> tuple[list[str], list[Floats], Integers]:
    """The names of the panels, the series of all areas, and the number of the panel of each."""
    areas: dict[tuple[str, str], list[float]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            areas.setdefault((row["panel"], row["area"]), []).append(float(row["value"]))
    names = list(dict.fromkeys(name for name, _ in areas))
    groups = np.array([names.index(name) for name, _ in areas], np.int64)
    return names, [np.array(y) for y in areas.values()], groups


def held_back(names: list[str], series: list[Floats], groups: Integers, last: int) -> list[Result]:
    """Errors and coverage of `auto` on all panels, with `last` values known (0: all), and of the peer on some areas."""
    known, truth = [y[:-HELD][-last:] for y in series], np.array([y[-HELD:] for y in series])
    step = np.array([np.abs(np.diff(y[:-HELD])).mean() for y in series])
    naive = errors(np.repeat([[y[-1]] for y in known], HELD, axis=1), truth, step)
    learning = np.array([hashlib.sha256(name.encode()).digest()[0] % 2 == 0 for name in names])
    ratios, inside, areas = {}, {}, {}
    for kind, of in (("alone", ALONE), ("panel", groups)):
        median, quantiles, _ = _core.forecasting.forecast(
            *panel(known), HELD, ["auto"], [0.025, 0.1, 0.9, 0.975], groups=of
        )
        areas[kind] = errors(median[0], truth, step)
        ratios[kind] = np.array(
            [areas[kind][groups == g].mean() / naive[groups == g].mean() for g in range(len(names))]
        )
        low, low_80, high_80, high = quantiles[0]
        inside[kind] = [((a <= truth) & (truth <= b)).mean() for a, b in ((low, high), (low_80, high_80))]
    title = f"last {last} values" if last else "whole histories"
    metric = "error over naive's, geometric mean"
    found = [
        Result(
            f"{title}, {half}", metric, mean(ratios["panel"][part]), "relative", "alone", mean(ratios["alone"][part])
        )
        for half, part in (("all", slice(None)), ("learning half", learning), ("judging half", ~learning))
    ]
    tenth = {kind: float(np.quantile(r, 0.9)) for kind, r in ratios.items()}
    found.append(Result(f"{title}, ninth decile", metric, tenth["panel"], "relative", "alone", tenth["alone"]))
    for at, level in enumerate(("95 %", "80 %")):
        name = f"{title}, {level} interval"
        found.append(Result(name, "coverage", inside["panel"][at], "share", "alone", inside["alone"][at]))
    some = np.arange(0, len(known), STRIDE)
    some = some[[np.ptp(known[i]) > 0 for i in some]]
    theirs = peer([known[i] for i in some], 100 + last)
    for model, key in (("AutoETS", "ets"), ("DOT", "dot"), ("CES", "ces")):
        error = errors(theirs[key][:, :HELD], truth[some], step[some])
        good = np.isfinite(error)
        if not good.any():
            print(f"{model} refuses series of {last} values")
            continue
        ours = float(areas["panel"][some][good].mean() / naive[some][good].mean())
        both = float(error[good].mean() / naive[some][good].mean())
        name = f"{title}, every {STRIDE}th area"
        found.append(Result(name, "error over naive's", ours, "relative", model, both))
    return found


def errors(forecast: Floats, truth: Floats, step: Floats) -> Floats:
    """The mean absolute error of each area by its mean absolute step, at most 10."""
    return np.minimum(np.abs(forecast - truth).mean(axis=1) / step, 10)


def mean(ratios: Floats) -> float:
    return float(np.exp(np.log(ratios).mean()))


def egdi(path: Path) -> list[Result]:
    """Four editions of the EGDI forecast the next two, at each origin."""
    index: dict[str, dict[int, float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            index.setdefault(row["country"], {})[int(row["survey_year"])] = float(row["egdi"])
    table = np.array([[of[year] for year in EDITIONS] for of in index.values()])
    found, sums = [], []
    for first in (0, 1, 2, 3):
        known, truth = table[:, first : first + 4], table[:, first + 4 : first + 6]
        values, offsets = panel(list(known))
        one = np.zeros(len(known), np.int64)
        median, quantiles, _ = _core.forecasting.forecast(
            values, offsets, 2, ["auto", "drift"], [0.025, 0.975], low=0.0, high=1.0, groups=one
        )
        ours, drift = (float(np.abs(f - truth).mean()) for f in median)
        inside = float(((quantiles[0, 0] <= truth) & (truth <= quantiles[0, 1])).mean())
        sums.append((ours, drift, inside))
        title = f"EGDI {EDITIONS[first]}-{EDITIONS[first + 3]}"
        found.append(Result(title, "mean absolute error", ours, "index", "drift", drift))
        found.append(Result(f"{title}, 95 % interval", "coverage", inside, "share"))
    ours, drift, inside = (float(x) for x in np.mean(sums, axis=0))
    found.append(Result("EGDI, mean of the origins", "mean absolute error", ours, "index", "drift", drift))
    found.append(Result("EGDI, mean of the origins, 95 %", "coverage", inside, "share"))
    return found


def times(series: list[Floats], groups: Integers) -> list[Result]:
    values, offsets = panel([y[:-HELD] for y in series])

    def micros(of: Integers, threads: int) -> float:
        job = lambda: _core.forecasting.forecast(  # noqa: E731
            values, offsets, HELD, ["auto"], [0.025, 0.975], threads=threads, groups=of
        )
        return 1e6 * best_time(job) / len(series)

    return [
        Result(f"panel, {cores} core(s)", "time per series", micros(groups, cores), "microseconds", "alone", micros(ALONE, cores))
        for cores in (1, 2)
    ]  # fmt: skip


if __name__ == "__main__":
    data = os.environ.get("TIENDO_DATA")
    FOLDER.mkdir(parents=True, exist_ok=True)
    if data is None:
        print(f"{NOTE}; the EGDI is left out")
        all_names, all_series, all_groups = panels(40, 50)
    else:
        all_names, all_series, all_groups = indicators(Path(data) / "panels" / "indicator_panels.csv.gz")
    rows = [r for last in (0, 6, 4) for r in held_back(all_names, all_series, all_groups, last)]
    if data is not None:
        rows += egdi(Path(data) / "egdi" / "egdi_2003_2018.csv")
    rows += times(all_series, all_groups)
    publish("panels", rows)
