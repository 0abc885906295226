"""The targets of an area as rows of the page. There can be tens of thousands, so that they are as short as possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from .._visible import escaped
from .addresses import linked
from .area_tree import Standing
from .labels import VERDICTS, figure, percent
from .outlook import in_one_line
from .sparkline import trajectory

MOST_DRAWN = 400  # areas of a tier whose rows have a drawing

Row = dict[str, Any]


class AreaRows:
    """Writes rows: what is aimed at; value and achievement; a drawing where it helps; verdict and outlook.

    A target that is set for a single area is drawn in the table of its act.
    """

    def __init__(self, standings: Iterable[Standing], symbols: dict[str, str], tiers: dict[str, str]) -> None:
        """Take all standings, the symbols of units, and the tier of each area."""
        areas, of_target = defaultdict[str, set[str]](set), defaultdict[str, set[tuple[str, str]]](set)
        for standing in standings:
            areas[tiers.get(standing.area, "")].add(standing.area)
            of_target[standing.target].add((standing.area, standing.tier))
        small = {tier for tier, found in areas.items() if len(found) <= MOST_DRAWN}
        self._drawn = {area for tier in small for area in areas[tier]}
        self._of_several = {target for target, found in of_target.items() if len(found) > 1}
        self._symbols = symbols

    def html(self, standings: list[Standing]) -> str:
        """Return the list of the targets of one area."""
        rows = [self._row(s, row, row is s.rows[0]) for s in standings for row in s.rows]
        drawn = any(drawing for *_, drawing in rows)
        items = []
        for opening, what, value, verdict, drawing in rows:
            middle = f"<div>{drawing}</div>" if drawn else ""
            items.append(f"{opening}<div>{what}</div><div>{value}</div>{middle}<div>{verdict}</div></li>")
        return f'<ul class="rows{" drawn" if drawn else ""}">\n' + "\n".join(items) + "\n</ul>"

    def _row(self, standing: Standing, row: Row, is_first: bool) -> tuple[str, str, str, str, str]:
        muted = row["proxy"] or row["history"] or row["area_valid_from"] is None
        what = _what(standing.target, *_goal(row)) if is_first else f"<i>{escaped(standing.target)}, {_beside(row)}</i>"
        drawing = ""
        if standing.area in self._drawn and standing.target in self._of_several:
            drawing = trajectory(row, self._symbols.get(row["unit"], ""))
        return '<li class="muted">' if muted else "<li>", what, self._value(standing, row), _verdict(row), drawing

    def _value(self, standing: Standing, row: Row) -> str:
        shown = figure(row, self._symbols)
        if not shown:
            return "<i>no figure</i>"
        parts = [row["latest_period"]]
        if row["method"]:
            parts.append(escaped(row["method"]))
        if row["achievement"] is not None:
            parts.append(f"achievement {percent(row['achievement'])} %")
        pieces = row["evidence"]
        piece = next((p for p in pieces if p["role"] == "latest"), pieces[-1] if pieces else None)
        origin = f"; {_source(piece['source'], piece['url'])}, {piece['published']}" if piece else ""
        if standing.area in self._drawn and row["pace_ratio"] is not None:
            parts.append(f"{percent(row['pace_ratio'])} % of the required pace")
        return f"<b>{escaped(shown)}</b> <i>{', '.join(parts)}{newer(row, self._symbols)}{origin}</i>"


def newer(row: Row, symbols: dict[str, str]) -> str:
    """Return a newer value of another kind of period as the end of a list, as HTML; empty where there is none."""
    if row["newer_period"] is None:
        return ""
    value = figure(
        {**row, "latest_value": row["newer_value"], "latest_low": row["newer_low"], "latest_high": row["newer_high"]},
        symbols,
    )
    return f", newer: {escaped(value)} ({escaped(row['newer_period'])})"


def _verdict(row: Row) -> str:
    words = [row["reason"].replace("_", " ")] if row["reason"] else []
    if row["proxy"]:
        words.append("by proxy, not counted")
    if ahead := in_one_line(row):
        words.append(ahead)
    return _mark(row["status"]) + (f" <i>{escaped('; '.join(words))}</i>" if words else "")


def _goal(row: Row) -> tuple[str, str, str]:
    return row["name_en"] or row["name_vi"], row["rule_in_words"], row["due"]


@cache
def _what(target: str, name: str, rule: str, due: str) -> str:
    id = escaped(target)
    return f'<a href="#{id}">{id}</a> {escaped(name)}, <i>{escaped(rule)} by {due}</i>'


@cache
def _source(source: str, url: str) -> str:
    return linked(source, url)


@cache
def _mark(status: str) -> str:
    verdict = VERDICTS[status]
    return f'<b class="{status}">{verdict.words}</b>'  # its mark comes from the style


def _beside(row: Row) -> str:
    if row["proxy"]:
        return f"proxy: {escaped(row['indicator_name_en'] or row['indicator_name_vi'])}"
    return "territory not named by the source" if row["area_valid_from"] is None else "another method"
