"""What a target requires, in signs that both languages have."""

from __future__ import annotations

from typing import Any

from ._words import number_text, unit_text, with_unit

_SIGNS = {
    "at_least": "≥ {}", "greater_than": "> {}", "at_most": "≤ {}", "less_than": "< {}", "exactly": "= {}",
    "increase_by": "≥ {}", "reduce_by": "≤ {}", "annual_growth_at_least": "≥ {}",
    "checklist": "≥ {}",
}  # fmt: skip


def goal_words(rule: str, low: float | None, high: float | None, symbol: str, language: str) -> str:
    """Return the rule of a target with its level, empty where it has none.

    >>> goal_words("at_least", 25.0, 25.0, "% of GRDP", "vi"), goal_words("between", 10.0, 20.0, "%", "en")
    ('≥ 25% GRDP', '10 – 20 %')
    """
    if low is None or high is None:
        return ""
    unit = unit_text(symbol, language)
    if low != high:
        return f"{number_text(low, language)} – {with_unit(number_text(high, language), unit, language)}"
    if rule == "within_top":
        return f"nhóm {low:g} dẫn đầu" if language == "vi" else f"top {low:g}"
    return _SIGNS.get(rule, "{}").format(with_unit(number_text(low, language), unit, language))


def limits_of(row: dict[str, Any]) -> tuple[float, float] | None:
    """Return the least and the greatest value that a row's rule speaks of, the same for one level; None for none."""
    low, high = row["target_low"], row["target_high"]
    if low is not None and high is not None:
        return low, high
    value = row["target_value"]
    return None if value is None else (value, value)
