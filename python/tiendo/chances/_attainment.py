"""The chances of targets of series: a frame and targets in, one row per target out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from .._frames.arguments import levels, one_of, options_of
from .._frames.numbers import BLANKS, is_missing
from .._frames.tables import kind_of, to_kind
from .._frames.types import ArrayMapping, FilePath, FrameT, Frequency, IntoFrame, Level
from .._visible import spelt
from ..errors import InvalidValue
from ..forecasting._calendar import Integers
from ..forecasting._panel import Panel
from ._due import kind_of_times, moments_of, times_of
from ._options import DEFAULTS, AttainmentOptions
from ._targets import READINGS, Targets, chances_of, spread_over

if TYPE_CHECKING:
    from typing_extensions import Unpack

NEVER = "never_at_this_pace"


@overload
def attainment(
    frame: FilePath | Mapping[Any, Any],
    targets: IntoFrame,
    frequency: Frequency | int = ...,
    *,
    by: str = ...,
    level: Level = ...,
    joint: str | bool | None = ...,
    **options: Unpack[AttainmentOptions],
) -> ArrayMapping: ...
@overload
def attainment(
    frame: FrameT,
    targets: IntoFrame,
    frequency: Frequency | int = ...,
    *,
    by: str = ...,
    level: Level = ...,
    joint: str | bool | None = ...,
    **options: Unpack[AttainmentOptions],
) -> FrameT: ...
def attainment(
    frame: Any,
    targets: IntoFrame,
    frequency: Frequency | int = "year",
    *,
    by: str = "due",
    level: Level = (80,),
    joint: str | bool | None = None,
    **options: Unpack[AttainmentOptions],
) -> Any:
    """Return how likely each target of a series is met, when that is expected, and which pace it takes.

    Parameters
    ----------
    frame
        A long frame with the columns `unique_id`, `ds` and `y`, as `forecast` takes it.
    targets
        A frame, a mapping of lists or a path to a CSV file, with one row per target: `unique_id`, `rule`, `value` and
        `due` (a date, or a period as `ds` writes it). Rules have the names of programmes: at_least, greater_than,
        at_most, less_than, between (`value` to `value_to`), exactly (`value_to`: the tolerance), increase_by and
        reduce_by (percent of `baseline`, which may have a `baseline_deviation`), annual_growth_at_least (percent in
        every year `since`, or after the last value) and within_top (the place among the values of a panel, `better`
        being "up" or "down"; a series alone holds ranks itself).
    frequency
        As `forecast` takes it.
    by
        "due": the rule holds in the period of the due date. "until": in any period until it. A column `by` of the
        targets says so for each.
    level
        Levels of the intervals of the expected value and of the expected date, in percent.
    joint
        True where all targets have to be met together, or a column of the targets that names those which have to:
        adds `joint_probability`, from joint paths.
    **options
        `bounds`, `panel`, `season_length`, `paths`, `seed`, `progress`, `decimal` and `threads`: see
        `tiendo.typing.AttainmentOptions`.

    Returns
    -------
    frame
        Of the same library, a mapping of lists for a mapping or a path, one row per target: `unique_id`, `rule`,
        `value`, `due`; `probability`; `expected`, the median in the due period, and the ends of its interval, `lo_80`
        and `hi_80`; `expected_date`, the first period from which on the rule is satisfied with a chance of one half,
        and `expected_date_lo_80`, `expected_date_hi_80` for chances of 10 and 90 %; `schedule_date`, where the
        straight line from the first value to the target has the last value (earned schedule); `required_pace` and
        `current_pace`, changes a year; and `reason`, which says why there is no chance, or that the target is
        `never_at_this_pace` expected, that is not within 30 periods after
        the due date. The value that is reached with a chance of 90 % is the end of the interval of 80 % on the side
        that is further from the target. Chances are probabilities
        from 0 to 1. They do not depend on `level`, nor on other targets.

    Raises
    ------
    InputError
        For rules and cells that make no sense, each with its row and column.
    InvalidValue
        For arguments and columns that make no sense, and where no target names a series of the frame.
    TypeError
        For an unknown keyword.

    Examples
    --------
    >>> frame = {"unique_id": ["a"] * 5, "ds": [2020, 2021, 2022, 2023, 2024], "y": [30, 35, 38, 44, 48]}
    >>> goals = {"unique_id": ["a"], "rule": ["at_least"], "value": [60], "due": [2028]}
    >>> found = attainment(frame, goals)
    >>> found["current_pace"], found["required_pace"], found["schedule_date"]
    ([4.5], [3.0], [2024.8])
    """
    chosen = options_of(attainment, options, DEFAULTS)
    panel = Panel.read(frame, frequency, chosen["decimal"], chosen["panel"])
    percents = levels(level)
    goals = Targets.read(targets, panel, chosen["decimal"], one_of("by", by, READINGS))
    known = np.flatnonzero(goals.series >= 0)
    together, groups = _together(joint, goals, known)
    chances = chances_of(panel, goals, known, chosen)
    results = [chances.outlooks(percent / 100) for percent in percents or [80.0]]
    columns, types = goals.columns()
    first = results[0]

    def numbers(name: str, of: Any = first, under: str = "") -> None:
        columns[under or name] = spread_over(of[name].tolist(), known, len(goals))
        types[under or name] = "number"

    def dates(name: str, of: Any, under: str) -> None:
        give = moments_of if name == "schedule_time" else times_of
        cells, kind = give(of[name], goals.series[known], panel)
        columns[under] = spread_over(cells, known, len(goals))
        types[under] = kind if any(cell is not None for cell in cells) else kind_of_times(panel)

    numbers("probability")
    numbers("expected")
    for percent, found in zip(percents, results, strict=False):
        numbers("low", found, f"lo_{percent:g}")
        numbers("high", found, f"hi_{percent:g}")
    dates("expected_time", first, "expected_date")
    for percent, found in zip(percents, results, strict=False):
        dates("earliest_time", found, f"expected_date_lo_{percent:g}")
        dates("latest_time", found, f"expected_date_hi_{percent:g}")
    dates("schedule_time", first, "schedule_date")
    numbers("required_pace")
    numbers("current_pace")
    never = np.isinf(first["expected_time"])
    reasons = [NEVER if far else why for why, far in zip(first["reason"], never.tolist(), strict=True)]
    columns["reason"] = ["no_observation"] * len(goals)
    for row, why in zip(known.tolist(), reasons, strict=True):
        columns["reason"][row] = why
    types["reason"] = "text"
    if together:
        columns["joint_probability"] = _of_groups(
            groups, [chances.number_met(some)[-1] for some in together], columns["probability"]
        )
        types["joint_probability"] = "number"
    return to_kind(columns, types, kind_of(frame))


def _together(joint: str | bool | None, goals: Targets, known: Integers) -> tuple[list[list[int]], list[int]]:
    """Return the known targets of each group, and the group of each target, -1 for none."""
    if joint is None or joint is False:
        return [], []
    if joint is True:
        names: list[Any] = [""] * len(goals)
    elif isinstance(joint, str) and joint.strip(BLANKS) in goals.source:
        names = [None if is_missing(cell) else cell for cell in goals.source[joint.strip(BLANKS)]]
    else:
        raise InvalidValue(
            f"joint is True, or a column of the targets, not {spelt(joint)}; there are {', '.join(goals.source)}"
        )
    numbers: dict[Any, int] = {}
    groups = [-1 if name is None else numbers.setdefault(name, len(numbers)) for name in names]
    together: list[list[int]] = [[] for _ in numbers]
    for place, row in enumerate(known.tolist()):
        if groups[row] >= 0:
            together[groups[row]].append(place)
    return together, groups


def _of_groups(groups: list[int], met: list[float], probabilities: list[float | None]) -> list[float | None]:
    """Return the chance of the group of each row; None in a group of which a target has no chance."""
    unknown = {group for group, p in zip(groups, probabilities, strict=True) if p is None}
    return [None if group < 0 or group in unknown else met[group] for group in groups]
