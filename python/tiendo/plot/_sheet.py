"""An assessment as charts need it: its rows by target and area, with names in a language and sources."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from .._frames.arguments import each_once, texts
from .._visible import spelt
from ..errors import InvalidValue, UnknownName
from ..programme import Assessment
from ..report.area_tree import Standing, standings_of
from ._goal_words import goal_words, limits_of
from ._words import day_text, name_in, shown, unit_text, word

Row = dict[str, Any]
LONGEST_NAME = 70  # letters of a name in a chart with many


class Sheet:
    """The document of an assessment, its standings, and the names of what it speaks of."""

    def __init__(self, assessment: Assessment, language: str) -> None:
        self.assessment = assessment
        self.language = language
        self.document: dict[str, Any] = assessment.to_dict()
        self.units: dict[str, str] = self.document["units"]
        self.areas: dict[str, dict[str, Any]] = {area["id"]: area for area in self.document["areas"]}
        self.tiers: dict[str, dict[str, Any]] = {tier["id"]: tier for tier in self.document["tiers"]}
        self.standings = standings_of(self.document["rows"])
        pairs = {(standing.target, self.place(standing)) for standing in self.standings}
        self._places = Counter(target for target, _ in pairs)

    @property
    def as_of(self) -> str:
        """The day of the assessment."""
        return str(self.document["as_of"])

    @property
    def name(self) -> str:
        """The name of the programme."""
        return name_in(self.document["programme"]["name"], self.language)

    def chosen(self, targets: Any, areas: Any) -> list[Standing]:
        """Return the standings of some targets in some areas, all where None is named.

        Raises `UnknownName` with every name that the assessment does not have.
        """
        wanted = named("targets", targets)
        places = named("areas", areas)
        known = list(dict.fromkeys(standing.target for standing in self.standings))
        unknown = [missing("target", name, known) for name in wanted or () if name not in known]
        codes = {name for standing in self.standings for name in self._area_names(standing)}
        unknown += [missing("area", name, sorted(codes)) for name in places or () if name not in codes]
        if unknown:
            raise UnknownName("; ".join(unknown))
        return [
            standing
            for standing in self.standings
            if (wanted is None or standing.target in wanted)
            and (places is None or any(name in places for name in self._area_names(standing)))
        ]

    def place(self, standing: Standing) -> str:
        """Return the area of a standing, and its tier where bodies of another tier are meant."""
        area = self.areas.get(standing.area)
        if area is None:
            return standing.area
        name = self.area_name(standing.area)
        if standing.tier == area["tier"]:
            return name
        tier = self.tiers.get(standing.tier)
        return f"{shown(name_in(tier['name'], self.language) if tier else standing.tier)}: {name}"

    def area_name(self, id: str) -> str:
        """Return the name of an area, with its code where another has the same name."""
        name = shown(name_in(self.areas[id]["name"], self.language) or self.areas[id]["code"])
        return name if self._area_counts[name] == 1 else f"{name} ({shown(id)})"

    def target_name(self, row: Row) -> str:
        """Return the name of a target."""
        return shown(name_in({"en": row["name_en"], "vi": row["name_vi"]}, self.language))

    def target_label(self, row: Row, of: str = "") -> str:
        """Return the id of a target, what tells the row from others of it, and the name of the target, shortened."""
        name = self.target_name(row)
        short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        return f"{shown(row['target_id'])}{f' ({of})' if of else ''}  {short}"

    def row_labels(self, rows: Iterable[tuple[Standing, Row]]) -> list[str]:
        """Return a label for each row, no two alike: the target, and its area and method where it has several."""
        labels: list[str] = []
        for standing, row in rows:
            parts = [self.place(standing)] if self._places[standing.target] > 1 else []
            if row["method"] and sum(counts(other) for other in standing.rows) > 1:
                parts.append(shown(row["method"]))
            labels.append(self.target_label(row, ", ".join(parts)))
        return distinct(labels)

    def unit(self, row: Row) -> str:
        """Return the symbol of the unit of a row."""
        return self.units.get(row["unit"], "")

    def unit_name(self, row: Row) -> str:
        """Return the unit of a row in the language: its symbol, "place" of ranks, "number" of counts."""
        kinds = {"rank": "place", "count": "number"}
        symbol = unit_text(self.unit(row), self.language)
        return symbol or (word(kinds[row["unit"]], self.language) if row["unit"] in kinds else "")

    def goal(self, row: Row) -> str:
        """Return what a target requires, and by when."""
        low, high = limits_of(row) or (None, None)
        rule = goal_words(row["rule"], low, high, self.unit(row), self.language) or row["rule_in_words"]
        return f"{shown(rule)} {word('by', self.language)} {day_text(row['due'], self.language)}"

    def sources(self, rows: Iterable[Row]) -> Iterator[str]:
        """Give the sources of the observations of rows, for rows without any the acts that set their targets."""
        for row in rows:
            if row["evidence"]:
                yield from (piece["source"] for piece in row["evidence"])
            else:
                yield row["act"]

    @cached_property
    def _area_counts(self) -> Counter[str]:
        return Counter(shown(name_in(area["name"], self.language) or area["code"]) for area in self.areas.values())

    def _area_names(self, standing: Standing) -> tuple[str, ...]:
        return standing.area, standing.area.partition("@")[0]


def distinct(labels: Iterable[str]) -> list[str]:
    """Return labels of which no two are alike: the second of a kind has "#2" behind it.

    >>> distinct(["a", "b", "a"])
    ['a', 'b', 'a #2']
    """
    seen: Counter[str] = Counter()
    found = []
    for label in labels:
        seen[label] += 1
        found.append(f"{label} #{seen[label]}" if seen[label] > 1 else label)
    return found


def counts(row: Row) -> bool:
    """Return whether a row counts for its target: a proxy and a figure of a former territory do not."""
    return row["counted"] is not None


def check_assessment(given: Any) -> Assessment:
    """Return what is an assessment, or raise `InvalidValue`."""
    if isinstance(given, Assessment):
        return given
    raise InvalidValue(f"this chart is of an assessment, not of {kind_of_object(given)}")


def kind_of_object(given: Any) -> str:
    """Return in a few words what an object is."""
    if isinstance(given, (str, int, float, type(None))):
        return spelt(given)
    return f"an object of the type {type(given).__name__}"


def named(what: str, given: Any) -> list[str] | None:
    """Return names that are given as one text or as a list; None for all."""
    if given is None:
        return None
    found = texts(what, [given] if isinstance(given, str) else given)
    each_once(f"one of {what}", found)
    if not found:
        raise InvalidValue(f"{what} names none; leave it out for all")
    return found


def missing(what: str, name: Any, known: list[str]) -> str:
    """Say that there is no such name, and which was probably meant."""
    alike = difflib.get_close_matches(name, known, 1) if isinstance(name, str) else []
    listed = ", ".join(known[:10]) + (f" and {len(known) - 10} more" if len(known) > 10 else "")
    meant = f"did you mean {spelt(alike[0])}?" if alike else f"there are {listed or 'none'}"
    return f"there is no {what} {spelt(name)}; {meant}"
