"""Whether chances mean what they say: chances of the past against what happened."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from .. import _core
from .._frames.arguments import one_of, options_of, whole
from .._frames.tables import Table, kind_of
from .._frames.types import Frequency, IntoFrame
from ..errors import InvalidValue
from ..forecasting._calendar import Integers
from ..forecasting._panel import Panel, ranges
from ._due import NO_PERIOD
from ._options import DEFAULTS, AttainmentOptions, settings
from ._targets import READINGS, Targets

if TYPE_CHECKING:
    from typing_extensions import Unpack

Floats = NDArray[np.float64]
GRID = (0.1, 0.25, 0.5, 0.75, 0.9)  # quantiles of the past that are levels to reach


class Calibration(Table):
    """The scores of chances, one row per number of periods ahead and one for all.

    Attributes
    ----------
    curve
        The reliability curve of all events: `forecast`, the `frequency` with which such chances came true, their
        `count`, and the ends of the band in which it lies if the chances are right, `low` and `high`.
    """

    curve: Table

    def __init__(self, columns: Any, types: dict[str, str], kind: str, curve: Table) -> None:
        super().__init__(columns, types, kind)
        self.curve = curve

    @property
    def digits(self) -> int:
        """With how many digits after the point a chance may be printed: two from an error of .01 on, else one."""
        return 2 if abs(self.columns["miscalibration"][-1]) <= 0.01 and self.columns["events"][-1] >= 1_000 else 1

    def __repr__(self) -> str:
        last = {name: cells[-1] for name, cells in self.columns.items()}
        skill = last["skill_over_drift"]
        against = "" if skill is None else f", {skill:+.0%} over drift"
        return (
            f"<Calibration: {last['events']:,} events, Brier {last['brier']:.3f} "
            f"(miscalibration {last['miscalibration']:.3f}){against}>"
        )


def calibrate(
    frame: IntoFrame,
    targets: IntoFrame | None = None,
    frequency: Frequency | int = "year",
    *,
    horizon: int = 5,
    windows: int = 1,
    step: int | None = None,
    by: str = "due",
    **options: Unpack[AttainmentOptions],
) -> Calibration:
    """Judge chances on the past: each is given from what came before, and compared with what happened.

    Parameters
    ----------
    frame
        A long frame with the columns `unique_id`, `ds` and `y`, as `attainment` takes it.
    targets
        Targets of the past, as `attainment` takes them; each is judged from `horizon` periods before its due date, and
        where its due date has not come or has no value it is left out. Without targets, five levels of each series:
        quantiles (10, 25, 50, 75 and 90 %) of the values that its panel, or itself without one, had until then.
    frequency, by
        As `attainment` takes them.
    horizon
        How many periods lie between the last known value and the due date; without targets, each number up to it.
    windows, step
        How many times the past is judged, and how many periods lie between, `horizon` by default.
    **options
        As `attainment` takes them: see `tiendo.typing.AttainmentOptions`.

    Returns
    -------
    Calibration
        `horizon`, `events` and their `base_rate`; `brier`, the mean squared error of the chances, which is
        `miscalibration` - `discrimination` + `uncertainty` (CORP: Dimitriadis, Gneiting and Jordan, PNAS 118(8),
        2021); `log_score`; `sharpness`, the share of chances below 10 or above 90 %; `skill_over_drift` and
        `skill_over_climatology`, 1 - Brier / the Brier score of a random walk with the mean change of the series and
        of the base rate. The last row, without a horizon, is for all events. `curve` has the reliability curve and
        its band, drawn again by series.

    Raises
    ------
    InputError, InvalidValue, TypeError
        As `attainment` does, and where no event of the past can be judged.

    Examples
    --------
    >>> frame = {"unique_id": ["a"] * 9, "ds": list(range(2016, 2025)), "y": [1, 2, 3, 4, 5, 6, 7, 8, 9]}
    >>> calibrate(frame, horizon=2).columns["horizon"]
    [1, 2, None]
    """
    chosen = options_of(calibrate, options, DEFAULTS)
    panel = Panel.read(frame, frequency, chosen["decimal"], chosen["panel"])
    horizon, windows = whole("a horizon", horizon), whole("windows", windows)
    step = whole("step", horizon if step is None else step)
    by = one_of("by", by, READINGS)
    goals = None if targets is None else Targets.read(targets, panel, chosen["decimal"], by)
    parts = [
        found
        for window in range(windows)
        if (found := _events(panel, goals, horizon, window * step, by, chosen)) is not None
    ]
    if not parts:
        needed = f"a series needs values until {horizon} periods before its end"
        if goals is not None:
            needed += ", and a value in the period after it in which a target is due"
        raise InvalidValue(f"no event of the past can be judged: {needed}")
    events = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    rows: dict[str, list[Any]] = {}
    for ahead in [*np.unique(events["horizon"]).tolist(), None]:
        chosen_events = np.ones(len(events["horizon"]), bool) if ahead is None else events["horizon"] == ahead
        for name, value in _scores(events, chosen_events, ahead).items():
            rows.setdefault(name, []).append(value)
    types = {name: "integer" if name in ("horizon", "events") else "number" for name in rows}
    kind = kind_of(frame)
    return Calibration(rows, types, kind, _curve(events, kind))


def _scores(events: dict[str, NDArray[Any]], chosen: NDArray[np.bool_], ahead: int | None) -> dict[str, Any]:
    happened = events["happened"][chosen]
    scores = _core.attainment.calibration(events["probability"][chosen], happened)
    drift = float(np.mean((events["drift"][chosen] - happened) ** 2))
    uncertainty = scores["uncertainty"]
    return {
        "horizon": ahead,
        "events": int(scores["count"]),
        "base_rate": float(np.mean(happened)),
        "brier": scores["brier"],
        "miscalibration": scores["miscalibration"],
        "discrimination": scores["discrimination"],
        "uncertainty": uncertainty,
        "log_score": scores["log_score"],
        "sharpness": scores["sharpness"],
        "skill_over_drift": 1 - scores["brier"] / drift if drift > 0 else None,
        "skill_over_climatology": 1 - scores["brier"] / uncertainty if uncertainty > 0 else None,
    }


def _curve(events: dict[str, NDArray[Any]], kind: str) -> Table:
    forecast, frequency, count = _core.attainment.calibration(events["probability"], events["happened"])["curve"]
    low, high = _core.attainment.consistency_band(events["probability"], events["series"], 0.9, 200, 1)
    names = ("forecast", "frequency", "count", "low", "high")
    return Table(
        dict(zip(names, (forecast, frequency, count, low, high), strict=True)), dict.fromkeys(names, "number"), kind
    )


def _events(
    panel: Panel, goals: Targets | None, horizon: int, back: int, by: str, chosen: dict[str, Any]
) -> dict[str, NDArray[Any]] | None:
    """Return the chances of events after an origin that lies `horizon + back` periods before the end of each series."""
    lengths = np.diff(panel.offsets) - horizon - back
    series = np.flatnonzero(lengths >= 2)
    if len(series) == 0:
        return None
    kept = lengths[series]
    known = panel.values[ranges(panel.offsets[:-1][series], kept)]
    offsets = np.concatenate([[0], np.cumsum(kept)])
    origin = panel.times.numbers[np.searchsorted(panel.series, series)] + kept - 1
    groups = panel.groups[series] if len(panel.groups) else np.zeros(0, np.int64)
    if goals is None:
        events = _grid(known, offsets, groups, horizon, by)
    else:
        events = _past(goals, series, origin, horizon)
    which, ahead = events["which"], events["ahead"]
    if len(which) == 0:
        return None
    found = _core.attainment.Chances(
        known, offsets, origin, which, events["rules"], events["values"], events["others"], events["baselines"],
        events["deviations"], origin[which] + ahead, events["until"], events["since"], events["lower"], groups,
        **settings(chosen, panel),
    ).outlooks(0.8)  # fmt: skip
    low_end, high_end = _levels(events)
    truth = _happened(panel.values, (panel.offsets[:-1][series] + kept)[which], ahead, low_end, high_end, events)
    drift = _drift(known, offsets, which, ahead, low_end, high_end)
    judged = np.flatnonzero(~np.isnan(found["probability"]) & ~np.isnan(drift) & (truth >= 0))
    return {
        "probability": found["probability"][judged],
        "drift": drift[judged],
        "happened": truth[judged].astype(np.uint8),
        "horizon": ahead[judged],
        "series": series[which][judged],
    }


def _grid(known: Floats, offsets: Integers, groups: Integers, horizon: int, by: str) -> dict[str, Any]:
    """Return the levels of each series, at least which its values may be in each period until the horizon."""
    count = len(offsets) - 1
    own = np.repeat(np.arange(count), np.diff(offsets))
    of_value = groups[own] if len(groups) else own
    order = np.argsort(of_value, kind="stable")
    names, begins = np.unique(of_value[order], return_index=True)
    levels = np.array([
        np.nanquantile(some, GRID) if np.isfinite(some).any() else np.full(len(GRID), np.nan)
        for some in np.split(known[order], begins[1:])
    ])  # fmt: skip
    place = np.searchsorted(names, groups if len(groups) else np.arange(count))
    values = np.repeat(levels[place], horizon, axis=0).ravel()
    which = np.repeat(np.arange(count), horizon * len(GRID))
    ahead = np.tile(np.repeat(np.arange(1, horizon + 1), len(GRID)), count)
    kept = np.isfinite(values)
    values, which, ahead = values[kept], which[kept], ahead[kept]
    nothing = np.full(len(values), np.nan)
    return {
        "which": which, "ahead": ahead, "rules": ["at_least"] * len(values), "values": values, "others": nothing,
        "baselines": nothing, "deviations": np.zeros(len(values)),
        "until": np.full(len(values), by == "until", np.uint8),
        "since": np.full(len(values), NO_PERIOD), "lower": np.zeros(len(values), np.uint8),
    }  # fmt: skip


def _past(goals: Targets, series: Integers, origin: Integers, horizon: int) -> dict[str, Any]:
    """Return the targets whose due date lies in the periods after the origin of their series."""
    place = np.full(int(max(goals.series.max(initial=-1), series.max())) + 1, -1)
    place[series] = np.arange(len(series))
    which = np.where(goals.series >= 0, place[goals.series], -1)
    ahead = goals.due - origin[which]
    rows = np.flatnonzero((which >= 0) & (ahead >= 1) & (ahead <= horizon))
    return {
        "which": which[rows], "ahead": ahead[rows], "rules": [goals.rules[row] for row in rows.tolist()],
        "values": goals.values[rows], "others": goals.others[rows], "baselines": goals.baselines[rows],
        "deviations": goals.deviations[rows], "until": goals.until[rows], "since": goals.since[rows],
        "lower": goals.lower[rows],
    }  # fmt: skip


def _levels(events: dict[str, Any]) -> tuple[Floats, Floats]:
    """Return the least and the greatest value that satisfies each rule; NaN for rules without levels."""
    rules = np.array(events["rules"])
    value, other, base = events["values"], events["others"], events["baselines"]
    low, high = np.full(len(rules), -np.inf), np.full(len(rules), np.inf)
    tolerance = np.nan_to_num(other)
    for name, least, greatest in (
        ("at_least", value, high), ("greater_than", np.nextafter(value, np.inf), high), ("at_most", low, value),
        ("less_than", low, np.nextafter(value, -np.inf)), ("exactly", value - tolerance, value + tolerance),
        ("between", value, other), ("increase_by", base * (1 + value / 100), high),
        ("reduce_by", low, base * (1 - value / 100)),
    ):  # fmt: skip
        chosen = rules == name
        low[chosen], high[chosen] = least[chosen], greatest[chosen]
    without = np.isin(rules, ("within_top", "annual_growth_at_least"))
    low[without] = np.nan
    return low, high


def _happened(
    values: Floats, starts: Integers, ahead: Integers, low: Floats, high: Floats, events: dict[str, Any]
) -> NDArray[np.int8]:
    """Return whether each rule was satisfied, -1 where that is not known."""
    slack = 1e-12 * np.maximum(np.abs(np.nan_to_num(low, neginf=0)), np.abs(np.nan_to_num(high, posinf=0)))

    def satisfied(at: Integers) -> NDArray[np.bool_]:
        y = values[at]
        return (y >= low - slack) & (y <= high + slack)

    due = starts + ahead - 1
    truth = np.where(np.isnan(values[due]) | np.isnan(low), -1, satisfied(due)).astype(np.int8)
    until = (events["until"] != 0) & (truth >= 0)
    for back in range(int(ahead.max(initial=0)) + 1):  # down to the last known value
        at = due - back
        reached = until & (at >= starts - 1) & satisfied(np.maximum(at, 0))
        truth[reached] = 1
    return truth


def _drift(known: Floats, offsets: Integers, which: Integers, ahead: Integers, low: Floats, high: Floats) -> Floats:
    """Return the chances of a random walk with the mean change of the series and Gaussian errors."""
    count = len(offsets) - 1
    last, change, deviation, steps = (np.full(count, np.nan) for _ in range(4))
    for i in range(count):
        y = known[offsets[i] : offsets[i + 1]]
        at = np.flatnonzero(~np.isnan(y))
        if len(at) < 2:
            continue
        last[i], steps[i] = y[at[-1]], at[-1] - at[0]
        change[i] = (y[at[-1]] - y[at[0]]) / steps[i]
        residuals = np.diff(y[at]) - change[i] * np.diff(at)
        deviation[i] = math.sqrt(float(np.sum(residuals**2)) / max(1, len(at) - 2))
    middle = last[which] + change[which] * ahead
    spread = deviation[which] * np.sqrt(ahead * (1 + ahead / steps[which]))
    with np.errstate(divide="ignore", invalid="ignore"):
        below, above = (low - middle) / spread, (high - middle) / spread
    below, above = np.where(np.isnan(below), 0.0, below), np.where(np.isnan(above), 0.0, above)
    chance: Floats = np.vectorize(_normal, otypes=[float])(above) - np.vectorize(_normal, otypes=[float])(below)
    chance[np.isnan(middle) | np.isnan(low)] = np.nan
    return chance


def _normal(z: float) -> float:
    return math.erfc(-z / math.sqrt(2)) / 2
