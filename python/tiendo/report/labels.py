"""Verdicts in words and marks, the same in the terminal, in notebooks and on the page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """How a verdict is shown: never by its colour alone."""

    name: str
    mark: str
    words: str
    style: str  # in the terminal
    colour: str  # on white, of the page and of charts
    meaning: str


VERDICTS = {
    v.name: v
    for v in (
        Verdict("achieved", "✔", "achieved", "bold green", "#12652c", "The rule is satisfied."),
        Verdict("on_track", "▲", "on track", "green", "#357a41", "Actual pace is at least .95 of the required one."),
        Verdict("at_risk", "◆", "at risk", "yellow", "#8f6500", "Actual pace is at least .60 of the required one."),
        Verdict(
            "off_track", "▼", "off track", "dark_orange", "#b1500c", "Actual pace is below .60 of the required one."
        ),
        Verdict("deteriorating", "✖", "deteriorating", "red", "#b5332b", "The figures move away from the target."),
        Verdict(
            "missed", "✘", "missed", "bold red", "#8c1c13", "The due date has passed and the rule was not satisfied."
        ),
        Verdict(
            "disputed", "≠", "disputed", "magenta", "#8a3ffc", "Methods give different verdicts; none is preferred."
        ),
        Verdict("insufficient_data", "…", "insufficient data", "cyan", "#24738f", "Figures exist but do not decide."),
        Verdict("no_data", "○", "no data", "bright_black", "#626c78", "No figure at all."),
        Verdict(
            "not_assessable", "∅", "not assessable", "blue", "#4a6fa5", "What the target speaks of no longer exists."
        ),
    )
}


@dataclass(frozen=True)
class Reading:
    """What a method's class means on the scale of all methods."""

    name: str
    mark: str
    words: str
    verdict: str  # whose colour it has


READINGS = {
    r.name: r
    for r in (
        Reading("met", "✔", "met", "achieved"),
        Reading("toward", "▲", "toward", "on_track"),
        Reading("too_slow", "▼", "too slow", "off_track"),
        Reading("away", "✖", "away", "deteriorating"),
    )
}


def reading_of(row: dict[str, Any]) -> str:
    """What a method says in the matrix: its mark and its own class, else its reading, its ratio or its reason."""
    if row["reading"] is None:
        return f"{row['ratio']:.2f}" if row["ratio"] is not None else (row["reason"] or "").replace("_", " ")
    known = READINGS[row["reading"]]
    own = row["status"] if row["status"] and row["reading"] != "met" else known.words
    return f"{known.mark} {own.replace('_', ' ')}"


def method_name(row: dict[str, Any]) -> str:
    """The method, with whether it looks at no target."""
    return f"{row['method']}{', trend' if row['trend'] and row['method'] != 'astat' else ''}".replace("_", " ")


_LONGEST = 1e21  # whose digits are written one by one


def percent(share: float) -> str:
    """A share in whole percent; one beyond any meaning in powers of ten.

    >>> percent(0.876), percent(-1.5), percent(1e307)
    ('88', '-150', '1e+309')
    """
    if abs(share) < _LONGEST / 100:
        return f"{100 * share:.0f}"
    digits, _, power = f"{share:.3g}".partition("e")
    return f"{digits}e+{int(power) + 2}" if power else "beyond all numbers"


def number(value: float) -> str:
    """At most two decimals (four below 1), groups of three, no trailing zeros; beyond 10^21 in powers of ten.

    >>> number(1234.5), number(1e300)
    ('1,234.5', '1e+300')
    """
    if abs(value) >= _LONGEST:
        return f"{value:.6g}" if math.isfinite(value) else "beyond all numbers"
    text = f"{value:,.4f}" if abs(value) < 1 else f"{value:,.2f}"
    text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def has_figure(row: dict[str, Any]) -> bool:
    """Whether a row has a figure, were it only a limit."""
    return row["latest_low"] is not None or row["latest_high"] is not None


def figure(row: dict[str, Any], symbols: dict[str, str]) -> str:
    """The latest figure of a row with its unit: "22 % of GRDP", "over 90 %", "4 of 34"."""
    low, high, exact = row["latest_low"], row["latest_high"], row["latest_value"]
    if not has_figure(row):
        return ""
    if exact is not None and low == high:
        text = number(exact)
    elif high is None:
        text = f"at least {number(low)}"
    elif low is None:
        text = f"at most {number(high)}"
    else:
        text = f"{number(low)} to {number(high)}"
    if row["field_size"] is not None:
        text += f" of {row['field_size']}"
    symbol = symbols.get(row["unit"], "")
    return f"{text} {symbol}".strip()


def grouped(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The rows of each target together, in their order."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["target_id"], []).append(row)
    return list(groups.values())
