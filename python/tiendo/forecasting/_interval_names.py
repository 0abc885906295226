"""The names of the columns of intervals: auto-lo-80 and auto-hi-80, and of bounds: auto-hi-100-mass."""

from __future__ import annotations

import re


def ends(percent: float) -> tuple[float, float]:
    """Return the probabilities of the quantiles at the ends of a central interval.

    >>> ends(80)
    (0.1, 0.9)
    """
    return (100 - percent) / 200, (100 + percent) / 200


def interval_columns(name: str, percent: float) -> tuple[str, str]:
    """Return the columns of the ends of an interval.

    >>> interval_columns("auto", 80)
    ('auto-lo-80', 'auto-hi-80')
    """
    return f"{name}-lo-{percent:.15g}", f"{name}-hi-{percent:.15g}"


def mass_columns(name: str) -> tuple[str, str]:
    """Return the columns of the probabilities of the lower and the upper bound, the ends of the interval of 100 %.

    >>> mass_columns("auto")
    ('auto-lo-100-mass', 'auto-hi-100-mass')
    """
    return f"{name}-lo-100-mass", f"{name}-hi-100-mass"


def end_of_interval(name: str, of: str = "") -> float | None:
    """Return the probability of the quantile that a column holds, of a forecast if one is named; None if it is no end.

    >>> end_of_interval("auto-lo-80"), end_of_interval("auto-lo-80", of="theta")
    (0.1, None)
    """
    found = re.fullmatch(r"(.+)-(lo|hi)-([0-9]+(?:\.[0-9]+)?)", name)
    if found is None or (of and found[1] != of):
        return None
    return (100 + (-1 if found[2] == "lo" else 1) * float(found[3])) / 200
