"""Joint sample paths of series of one kind, whose errors are partly common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _core
from .._frames.arguments import options_of, whole
from .._visible import spelt
from ..errors import InvalidValue
from ..forecasting._options import FORMER_NAMES
from ..forecasting._panel import Panel
from ..forecasting._request import LONGEST_HORIZON
from ..hierarchy import Paths
from ..hierarchy._node_frames import NodeFrame, Nodes
from ..hierarchy._options import PATH_DEFAULTS
from ..hierarchy._sample_paths import MOST_PATHS
from ._due import last_periods
from ._options import DEFAULTS, AttainmentOptions, settings

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._frames.types import Frequency, IntoFrame


def panel_paths(
    frame: IntoFrame, horizon: int, frequency: Frequency | int, **options: Unpack[AttainmentOptions]
) -> Paths:
    """Draw joint sample paths of series of one kind, for intervals and chances of their sums, means and ranks.

    The errors of "auto" have a part that all series of a panel have in common, the shock of a period, and one of each
    series. The common share of their variance one period ahead is estimated from the past of the panel, and drawn
    towards a tenth where there are few periods; the ratio of common to own variance grows with the horizon. Each series
    keeps the distribution that `forecast` gives it. From period to period ranks wander as a random walk's.

    Parameters
    ----------
    frame, horizon, frequency
        As `forecast` takes them.
    **options
        As `attainment` takes them: see `tiendo.typing.AttainmentOptions`; `panel` is True unless it is given.

    Returns
    -------
    Paths
        The paths of all series, in the order of `forecast`.

    Raises
    ------
    InvalidValue
        As `forecast` does, for an empty frame, for a series without a forecast, and for paths that do not fit into the
        memory.
    InputError, TypeError
        As `forecast` does.

    Examples
    --------
    >>> rising = {"unique_id": ["a", "a", "a", "b", "b", "b"], "ds": [2022, 2023, 2024] * 2, "y": [4., 5, 7, 3, 5, 6]}
    >>> panel_paths(rising, 2, "year", paths=500)
    <Paths: 500 of 2 nodes, 2 periods>
    """
    chosen = options_of(panel_paths, options, {**DEFAULTS, "panel": True}, FORMER_NAMES)
    panel = Panel.read(frame, frequency, chosen["decimal"], chosen["panel"])
    periods = whole("a horizon", horizon, 1, LONGEST_HORIZON)
    given = settings(chosen, panel)
    whole("paths", chosen["paths"], 1, MOST_PATHS)
    if not len(panel):
        raise InvalidValue("there is no series to draw paths of")
    try:
        drawn = _core.attainment.panel_paths(
            panel.values, panel.offsets, last_periods(panel), periods, given["season_length"], given["low"],
            given["high"], panel.groups, given["paths"], given["seed"], given["threads"], given["progress"],
        )  # fmt: skip
        paths = _core.hierarchy.JointPaths(drawn, periods)
    except MemoryError:
        raise InvalidValue(f"{given['paths']} paths of {len(panel)} series do not fit into the memory") from None
    lost = np.flatnonzero(np.isnan(drawn[:, 0]))
    if len(lost):
        raise InvalidValue(f"series {spelt(panel.ids.tolist()[int(lost[0])])} has no forecast, and so no paths")
    series = np.repeat(np.arange(len(panel)), periods)
    steps = np.tile(np.arange(1, periods + 1), len(panel))
    ids = panel.ids.tolist()
    rows = panel.give({"unique_id": panel.ids[series], "ds": panel.ds_after(series, steps)})
    return Paths(paths, ids, NodeFrame(rows, Nodes(dict.fromkeys(ids)), PATH_DEFAULTS), "auto")
