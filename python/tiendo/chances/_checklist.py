"""The chance that enough items of a list are done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from .. import _core
from .._frames.arguments import array, whole
from ..errors import InvalidValue


class ListProbability(NamedTuple):
    """The chance that enough items are done: of independent items, and the bounds whatever their dependence."""

    lowest: float
    independent: float
    highest: float


def checklist_probability(items: Iterable[float], required: int | None = None) -> ListProbability:
    """Return the chance that at least `required` items of a list are done, all of them by default.

    Parameters
    ----------
    items
        The chance of each item, from 0 to 1.
    required
        How many of them have to be done.

    Returns
    -------
    ListProbability
        `independent`: the Poisson binomial distribution. `lowest` and `highest`: the least and the greatest chance of
        any dependence; for all of n items max(0, sum of the chances - n + 1) and the least chance (Frechet).

    Raises
    ------
    InvalidValue
        For a chance outside of 0 to 1, and for more items than there are.

    Examples
    --------
    >>> [round(p, 3) for p in checklist_probability([0.9, 0.8, 0.5])]
    [0.2, 0.36, 0.5]
    """
    chances: Any = array("items", items)
    if chances.ndim != 1:
        raise InvalidValue("items is a list of chances, such as [0.9, 0.5]")
    chances = np.ascontiguousarray(chances)
    wanted = len(chances) if required is None else whole("required", required, 0)
    return ListProbability(*_core.attainment.checklist_probability(chances, wanted))
