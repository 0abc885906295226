"""The chances of targets under assumptions about the values until their due dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, overload

import numpy as np
from numpy.typing import NDArray

from .._frames.arguments import options_of
from .._frames.columns import columns_of
from .._frames.fault_list import FaultList
from .._frames.input_columns import numbers_and_faults
from .._frames.tables import kind_of, to_kind
from .._frames.types import ArrayMapping, FilePath, FrameT, Frequency, IntoFrame
from ..errors import InvalidValue
from ..forecasting._calendar import Integers
from ..forecasting._names import clean_name
from ..forecasting._panel import Panel
from ._due import kind_of_times, last_periods, last_rows, moments_of, periods_a_year, periods_and_faults
from ._options import DEFAULTS, AttainmentOptions
from ._targets import Targets, chances_of, spread_over

if TYPE_CHECKING:
    from typing_extensions import Unpack

Floats = NDArray[np.float64]
UPWARDS = frozenset({"at_least", "greater_than", "increase_by"})
DOWNWARDS = frozenset({"at_most", "less_than", "reduce_by"})
TENTH = 0.1  # of a gap, a pace or a spread, by which a chance is moved


@overload
def scenarios(
    frame: FilePath | Mapping[Any, Any],
    targets: IntoFrame,
    frequency: Frequency | int = ...,
    *,
    own: IntoFrame | None = ...,
    **options: Unpack[AttainmentOptions],
) -> ArrayMapping: ...
@overload
def scenarios(
    frame: FrameT,
    targets: IntoFrame,
    frequency: Frequency | int = ...,
    *,
    own: IntoFrame | None = ...,
    **options: Unpack[AttainmentOptions],
) -> FrameT: ...
def scenarios(
    frame: Any,
    targets: IntoFrame,
    frequency: Frequency | int = "year",
    *,
    own: IntoFrame | None = None,
    **options: Unpack[AttainmentOptions],
) -> Any:
    """Return the chance of each target under assumptions about the value that is expected when it is due.

    The errors around the expected value are those of the forecast. Scenarios with a value of their own:

    - `forecast`: what `attainment` says;
    - `hold`: the last value stays;
    - `current_pace`: the mean change so far goes on;
    - `required_pace`: the level is just reached;
    - `best_pace`: the mean change of the best series of the panel, towards the target (with `panel=`);
    - `own`: the values of the table `own`.

    And what moves the chance most: the forecast with

    - `smaller_gap`: a tenth of the gap between the last value and the level closed today;
    - `higher_pace`: a tenth of the current pace more each year;
    - `smaller_spread`: errors that are a tenth smaller.

    Parameters
    ----------
    frame, targets, frequency
        As `attainment` takes them. Places in a panel and growth in every year have no level of one series, and so no
        scenarios; the due date is read as "due".
    own
        A long table with the columns `unique_id`, `ds` and `y`: the values that are planned. The value in the due
        period of a target counts.
    **options
        As `attainment` takes them.

    Returns
    -------
    frame
        Of the same library, a mapping of lists for a mapping or a path, one row per target and scenario: `unique_id`,
        `rule`, `value`, `due`, `scenario`; `expected`, the value when due; `pace`, the change a year until then;
        `probability`; `change`, the difference from that of the forecast; `latest_start_date`, until when the value
        may be constant if the current pace is kept from then on, which lies before the last value where that pace is
        too slow; and `reason` where there is no probability.

    Raises
    ------
    InputError, InvalidValue, TypeError
        As `attainment` does, and for a table `own` without the columns.

    Examples
    --------
    >>> frame = {"unique_id": ["a"] * 5, "ds": [2020, 2021, 2022, 2023, 2024], "y": [30, 35, 38, 44, 48]}
    >>> goals = {"unique_id": ["a"], "rule": ["at_least"], "value": [60], "due": [2028]}
    >>> found = scenarios(frame, goals)
    >>> found["scenario"][1:4], found["expected"][1:4], round(found["probability"][3], 9)
    (['hold', 'current_pace', 'required_pace'], [48.0, 66.0, 60.0], 0.5)
    """
    chosen = options_of(scenarios, options, DEFAULTS)
    panel = Panel.read(frame, frequency, chosen["decimal"], chosen["panel"])
    goals = Targets.read(targets, panel, chosen["decimal"], "due")
    known = np.flatnonzero(goals.series >= 0)
    chances = chances_of(panel, goals, known, chosen)
    base = chances.outlooks(0.8)
    planned = np.full(len(known), np.nan) if own is None else _planned(own, panel, goals, known, chosen["decimal"])
    left = (goals.due[known] - last_periods(panel)[goals.series[known]]) / periods_a_year(panel)
    assumed = _assumed(panel, goals, known, base, planned, left)
    with_own = {name: value for name, value in assumed.items() if name != "own" or own is not None}
    if not len(panel.groups):
        with_own.pop("best_pace")
    rows: dict[str, list[Any]] = {name: [] for name in ("expected", "pace", "probability", "change")}
    last = _last_values(panel)[goals.series[known]]
    starts, kind_of_starts = moments_of(
        _latest_starts(goals.due[known], last_periods(panel)[goals.series[known]], base), goals.series[known], panel
    )
    for expected, spread in with_own.values():
        probability = chances.probabilities_if(expected, np.full(len(known), spread))
        with np.errstate(divide="ignore", invalid="ignore"):
            pace = np.where(left > 0, (expected - last) / left, np.nan)
        for name, cells in (
            ("expected", expected), ("pace", pace), ("probability", probability),
            ("change", probability - base["probability"]),
        ):  # fmt: skip
            rows[name].append(spread_over(cells.tolist(), known, len(goals)))
    types = dict.fromkeys(rows, "number")
    rows["latest_start_date"] = [spread_over(starts, known, len(goals))] * len(with_own)
    types["latest_start_date"] = kind_of_starts if any(cell is not None for cell in starts) else kind_of_times(panel)
    return _table(goals, known, base["reason"], list(with_own), rows, types, kind_of(frame))


def _assumed(
    panel: Panel, goals: Targets, known: Integers, base: dict[str, Any], planned: Floats, left: Floats
) -> dict[str, tuple[Floats, float]]:
    """Return the expected value when due, and the factor of the spread, of each scenario."""
    last = _last_values(panel)[goals.series[known]]
    median, required, current = base["expected"], base["required_pace"], base["current_pace"]
    return {
        "forecast": (median, 1.0),
        "hold": (np.where(np.isnan(median), np.nan, last), 1.0),
        "current_pace": (last + current * left, 1.0),
        "required_pace": (last + required * left, 1.0),
        "best_pace": (last + _best_paces(panel, goals, known, required) * left, 1.0),
        "own": (np.where(np.isnan(median), np.nan, planned), 1.0),
        "smaller_gap": (median + TENTH * required * left, 1.0),
        "higher_pace": (median + TENTH * current * left, 1.0),
        "smaller_spread": (median, 1 - TENTH),
    }


def _last_values(panel: Panel) -> Floats:
    rows = last_rows(panel)
    return np.where(rows >= 0, panel.y[np.maximum(rows, 0)] if len(panel.y) else np.nan, np.nan)


def _table(
    goals: Targets,
    known: Integers,
    reasons: list[str],
    names: list[str],
    rows: dict[str, list[Any]],
    types_of_rows: dict[str, str],
    kind: Any,
) -> Any:
    """Return a row for each target and scenario, the scenarios of a target together."""
    each = len(names)
    given, types = goals.columns()
    columns = {name: [cell for cell in cells for _ in range(each)] for name, cells in given.items()}
    columns["scenario"], types["scenario"] = names * len(goals), "text"
    for name, scenarios_of in rows.items():
        columns[name] = [cells[row] for row in range(len(goals)) for cells in scenarios_of]
        types[name] = types_of_rows[name]
    of_target = ["no_observation"] * len(goals)
    for row, why in zip(known.tolist(), reasons, strict=True):
        of_target[row] = why
    columns["reason"], types["reason"] = [why for why in of_target for _ in range(each)], "text"
    return to_kind(columns, types, kind)


def _latest_starts(due: Integers, last: Integers, outlook: dict[str, Any]) -> NDArray[np.float64]:
    """Return the period from which on the current pace leads to the level when due; NaN where it never does."""
    with np.errstate(divide="ignore", invalid="ignore"):
        multiple = outlook["required_pace"] / outlook["current_pace"]
        return np.where(multiple >= 0, due - multiple * (due - last), np.nan)


def _best_paces(panel: Panel, goals: Targets, known: Integers, required: Floats) -> Floats:
    """Return the mean change a year of the series of the same panel that moves most towards each target."""
    if not len(panel.groups):
        return np.full(len(known), np.nan)
    paces = _paces(panel)
    best = {}
    for group in np.unique(panel.groups).tolist():
        some = paces[panel.groups == group]
        some = some[np.isfinite(some)]
        best[group] = (some.min(), some.max()) if len(some) else (np.nan, np.nan)
    result = np.empty(len(known))
    for place, row in enumerate(known.tolist()):
        least, most = best[int(panel.groups[goals.series[row]])]
        rule = goals.rules[row]
        up = rule in UPWARDS or (rule not in DOWNWARDS and required[place] > 0)
        result[place] = most if up else least
    return result


def _paces(panel: Panel) -> Floats:
    """Return the mean change a year from the first to the last value of each series; NaN for fewer than two."""
    observed = panel.observed
    series = panel.series[observed]
    firsts = np.full(len(panel), -1, np.int64)
    firsts[series[::-1]] = observed[::-1]
    lasts = last_rows(panel)
    numbers = panel.times.numbers
    with np.errstate(divide="ignore", invalid="ignore"):
        years = (numbers[lasts] - numbers[firsts]) / periods_a_year(panel)
        return np.where((firsts >= 0) & (years > 0), (panel.y[lasts] - panel.y[firsts]) / years, np.nan)


def _planned(own: IntoFrame, panel: Panel, goals: Targets, known: Integers, decimal: str) -> Floats:
    """Return the planned value in the due period of each target; NaN where there is none."""
    source = columns_of(own, decimal=decimal)
    if missing := [name for name in ("unique_id", "ds", "y") if name not in source]:
        raise InvalidValue(f"own has no column {', '.join(missing)}; it has the columns unique_id, ds and y")
    faults = FaultList()
    periods = periods_and_faults(source, "ds", panel, faults).tolist()
    values = numbers_and_faults(source, "y", faults)
    if faults:
        faults.refuse()
    plan = {
        (clean_name(name), period): value
        for name, period, value in zip(source["unique_id"], periods, values, strict=True)
        if value is not None
    }
    ids = panel.ids.tolist()
    found = [plan.get((clean_name(ids[goals.series[row]]), int(goals.due[row])), np.nan) for row in known.tolist()]
    return np.array(found, np.float64)
