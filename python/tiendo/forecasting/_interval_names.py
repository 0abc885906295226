"""The names of the columns of intervals: auto-lo-80 and auto-hi-80."""

from __future__ import annotations

import re


def interval_columns(name: str, percent: float) -> tuple[str, str]:
    """Return the columns of the ends of an interval.

    >>> interval_columns("auto", 80)
    ('auto-lo-80', 'auto-hi-80')
    """
    return f"{name}-lo-{percent:.15g}", f"{name}-hi-{percent:.15g}"


def end_of_interval(name: str, of: str = "") -> float | None:
    """Return the probability of the quantile that a column holds, of a forecast if one is named; None if it is no end.

    >>> end_of_interval("auto-lo-80"), end_of_interval("auto-lo-80", of="theta")
    (0.1, None)
    """
    found = re.fullmatch(r"(.+)-(lo|hi)-([0-9]+(?:\.[0-9]+)?)", name)
    if found is None or (of and found[1] != of):
        return None
    return (100 + (-1 if found[2] == "lo" else 1) * float(found[3])) / 200
