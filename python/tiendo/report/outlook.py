"""The outlook of a row in words: the chance, the expected date, and where pace and forecast disagree."""

from __future__ import annotations

from typing import Any

from .labels import number, percent

Row = dict[str, Any]

# What the note of such a row says in a sentence (`narrate`): whether the forecast expects the rule to be met, and the
# words where the verdict says otherwise.
_DISAGREEMENT = {
    "achieved": (False, "met, but not expected to hold"),
    "on_track": (False, "the pace suffices, but is not expected to last"),
    "at_risk": (True, "the pace does not suffice, but the target is expected to be met"),
    "off_track": (True, "the pace does not suffice, but the target is expected to be met"),
    "deteriorating": (True, "moving away, but the target is expected to be met"),
}
_ROUNDING = 1e-12  # a chance of one half may miss it by as much


def is_likely(row: Row) -> bool | None:
    """Return whether the chance is at least one half, None without a chance."""
    return None if row["probability"] is None else bool(row["probability"] >= 0.5 - _ROUNDING)


def chance(row: Row) -> str:
    """Return the chance in percent: "48 %", "1 % or less"; empty without one."""
    return "" if row["probability"] is None else chance_in_percent(row["probability"])


def chance_in_percent(share: float, digits: int = 2) -> str:
    """Return a chance in percent with one or two digits after its point; never as impossible or certain.

    >>> chance_in_percent(0.483), chance_in_percent(0.483, 1), chance_in_percent(0.001), chance_in_percent(0.999, 1)
    ('48 %', '50 %', '1 % or less', '90 % or more')
    """
    step = 0.1**digits
    if share <= step / 2:
        return f"{percent(step)} % or less"
    return f"{percent(1 - step)} % or more" if share >= 1 - step / 2 else share_in_percent(share, digits)


def share_in_percent(share: float, digits: int = 2) -> str:
    """Return what part of all something was, in percent: .483 is "48 %", or "50 %" with one digit."""
    return f"{round(100 * share, digits - 2):.0f} %"


def disagreement(row: Row) -> str:
    """Return in words that pace and chance point to different ends; empty where they do not."""
    likely, words = _DISAGREEMENT.get(row["status"], (None, ""))
    return words if likely is not None and is_likely(row) is likely else ""


def expected_date(row: Row) -> str:
    """Return from when on the target is expected to be met, and whether that is late; empty without a chance."""
    day = row["expected_date"]
    if day is None:
        return "" if row["probability"] is None else "no date within 30 periods"
    if day <= row["as_of"]:
        return f"met since {day}"
    return f"expected from {day}{', late' if day > row['due'] else ''}"


def at_due(row: Row) -> str:
    """Return the forecast at the due date with its 80 % interval; empty without one."""
    if row["forecast_at_due"] is None:
        return ""
    return f"{number(row['forecast_at_due'])} ({number(row['lo_80'])} to {number(row['hi_80'])})"


def in_one_line(row: Row) -> str:
    """Return forecast, chance, date and disagreement in one line; empty where nothing is forecast."""
    parts = [
        f"when due {ahead}" if (ahead := at_due(row)) else "",
        f"chance {share}" if (share := chance(row)) else "",
        expected_date(row),
        disagreement(row),
    ]
    return "; ".join(part for part in parts if part)
