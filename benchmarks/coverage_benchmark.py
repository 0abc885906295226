"""Coverage of the intervals of `auto` at 80 and 95 % by frequency, values known and horizon, as a table in Markdown.

The last values of every series are held back (6 years of M4, 5 of the indicators, 8 quarters, 18 months) and forecast
from all values before them, or from the last few of these. A cell of 500 or more forecasts that is off by more than .03
is marked with an asterisk. Each series of the seasonal set counts alike. Without TIENDO_DATA the series are generated.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from forecast_benchmark import Floats, panel, series_of_m4
from generated_series import NOTE, annual, panels
from panels_benchmark import Integers, indicators
from results import FOLDER, Result, publish
from seasons_benchmark import generated_sources, series_of_sources
from tiendo import _core

LEVELS = (80, 95)
MOST_OFF, LEAST_FORECASTS = 0.03, 500
ALONE = np.zeros(0, np.int64)


class Kind:
    """Series of one frequency and source, what is held back of them, and how their forecasts are grouped."""

    def __init__(
        self, name: str, series: Sequence[Floats], season: int, horizons: Sequence[range], lasts: Sequence[int],
        groups: Integers = ALONE,
    ) -> None:  # fmt: skip
        self.name, self.season, self.horizons, self.lasts = name, season, horizons, lasts
        self.held = horizons[-1].stop - 1
        usable = np.array([len(y) > self.held for y in series], dtype=bool)
        self.series = [y for y in series if len(y) > self.held]
        self.groups = groups[usable] if len(groups) else ALONE

    def rows(self) -> list[tuple[str, list[tuple[float, int]]]]:
        """Known values, and for each level and range of horizons the coverage and the number of forecasts."""
        found = []
        for last in self.lasts:
            known = [y[: -self.held][-last:] for y in self.series]
            long_enough = np.array([len(y) >= last for y in known], dtype=bool)
            part = [y for y in known if len(y) >= last]
            truth = np.array([y[-self.held :] for y in self.series])[long_enough]
            probabilities = [p for level in LEVELS for p in ((100 - level) / 200, (100 + level) / 200)]
            _, quantiles, reasons = _core.forecasting.forecast(
                *panel(part), self.held, ["auto"], probabilities, season_length=self.season,
                groups=self.groups[long_enough] if len(self.groups) else ALONE,
            )  # fmt: skip
            there = np.isfinite(truth) & (reasons[0] == 0)[:, None]
            cells = []
            for low, high in zip(quantiles[0, ::2], quantiles[0, 1::2], strict=True):
                inside = (low <= truth) & (truth <= high) & there
                for ahead in self.horizons:
                    at = slice(ahead.start - 1, ahead.stop - 1)
                    count = int(there[:, at].sum())
                    cells.append((float(inside[:, at].sum() / max(count, 1)), count))
            found.append((str(last) if last else "all", cells))
        return found


def shown(cells: Sequence[tuple[float, int]], horizons: int) -> list[str]:
    """The cells as they are printed: marked where they are off by more than .03, with the number of forecasts."""
    texts = []
    for i, (share, count) in enumerate(cells):
        off = abs(share - LEVELS[i // horizons] / 100) > MOST_OFF
        texts.append(f"{share:.3f}"[1:] + ("*" if off and count >= LEAST_FORECASTS else "") if share < 1 else "1.000")
    return texts


def kinds(data: str | None) -> list[Kind]:
    if data is None:
        names, areas, groups = panels(40, 50)
        del names
        annual_series, seasonal = annual(3_000), generated_sources()
    else:
        _, areas, groups = indicators(Path(data) / "panels" / "indicator_panels.csv.gz")
        annual_series = series_of_m4(Path(data) / "m4" / "m4_yearly_train.csv.gz")
        seasonal = series_of_sources(Path(data) / "panels" / "seasonal_train.csv.gz")
    by = {
        frequency: [y for (_, of), series in seasonal.items() if of == frequency for y in series]
        for frequency in ("quarter", "month")
    }
    years, five = [range(1, 2), range(2, 4), range(4, 7)], [range(1, 2), range(2, 4), range(4, 6)]
    quarters, months = [range(1, 3), range(3, 5), range(5, 9)], [range(1, 4), range(4, 10), range(10, 19)]
    short = (1, 2, 3, 4, 6, 10, 0)
    return [
        Kind("years, alone" if data is None else "years, M4", annual_series, 1, years, short),
        Kind("years, panels alone" if data is None else "years, indicators", areas, 1, five, short),
        Kind(f"years, {'panels' if data is None else 'indicators'} with `panel=`", areas, 1, five, short, groups),
        Kind("quarters", by["quarter"], 4, quarters, (1, 2, 6, 10, 20, 0)),
        Kind("months", by["month"], 12, months, (1, 2, 13, 24, 48, 0)),
    ]


if __name__ == "__main__":
    given = os.environ.get("TIENDO_DATA")
    if given is None:
        print(NOTE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    results, marked, counted = [], 0, 0
    for kind in kinds(given):
        names = [f"{r.start}-{r.stop - 1}" if len(r) > 1 else str(r.start) for r in kind.horizons]
        print("| " + " | ".join([kind.name, *(f"{level} %: {n}" for level in LEVELS for n in names)]) + " |")
        print("|" + " --- |" * (1 + len(LEVELS) * len(names)))
        for known, cells in kind.rows():
            texts = shown(cells, len(names))
            print("| " + " | ".join([known, *texts]) + " |")
            marked += sum("*" in text for text in texts)
            counted += sum(count >= LEAST_FORECASTS for _, count in cells)
            results += [
                Result(f"{kind.name}, {known} known, {level} %, {n} ahead", "coverage", share, "share")
                for (share, _), (level, n) in zip(cells, [(lv, n) for lv in LEVELS for n in names], strict=True)
            ]
        print()
    print(f"{marked} of {counted} cells of {LEAST_FORECASTS} or more forecasts are off by more than {MOST_OFF}")
    publish("coverage", results)
