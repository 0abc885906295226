"""How every chart looks: colours, marks of verdicts, fonts, and the heading with unit, source and day."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .._frames.tables import library
from ..report.labels import VERDICTS
from ._options import Given
from ._words import day_text, shown, unit_text, verdict_word, word

# The page's inks on white.
INK, SOFT, LINE, LINK = "#1b2430", "#5a6675", "#d9dee5", "#1d5fa8"
FONT = '"Noto Sans", "Segoe UI", Roboto, "Liberation Sans", "DejaVu Sans", sans-serif'
FAN = "#cfdff0"  # intervals and bands
CHANCES = ("#eef3f9", "#0f3a6b")  # of no chance and of certainty: one hue, lighter and darker

# Marks of verdicts as paths in the square from -1 to 1, y downwards: no font has to have them.
_RING = "M-.85 0A.85 .85 0 1 1 .85 0A.85 .85 0 1 1-.85 0ZM-.55 0A.55 .55 0 1 0 .55 0A.55 .55 0 1 0-.55 0Z"
MARKS = {
    "achieved": "M-.95 .1L-.6-.25L-.25 .15L.6-.8L.95-.5L-.25 .8Z",
    "on_track": "M0-.8L.9 .75L-.9 .75Z",
    "at_risk": "M0-1L.85 0L0 1L-.85 0Z",
    "off_track": "M0 .8L-.9-.75L.9-.75Z",
    "deteriorating": "M-.9-.5L-.5-.9L0-.4L.5-.9L.9-.5L.4 0L.9 .5L.5 .9L0 .4L-.5 .9L-.9 .5L-.4 0Z",
    "missed": (
        "M-1-1L1-1L1 1L-1 1ZM-.6-.35L-.25 0L-.6 .35L-.35 .6L0 .25L.35 .6L.6 .35L.25 0L.6-.35L.35-.6L0-.25L-.35-.6Z"
    ),
    "disputed": "M-.9-.6L.9-.6L.9-.2L-.9-.2ZM-.9 .2L.9 .2L.9 .6L-.9 .6ZM.3-1L.7-.8L-.3 1L-.7 .8Z",
    "insufficient_data": (
        "M-1-.25L-.5-.25L-.5 .25L-1 .25ZM-.25-.25L.25-.25L.25 .25L-.25 .25ZM.5-.25L1-.25L1 .25L.5 .25Z"
    ),
    "no_data": _RING,
    "not_assessable": f"{_RING}M.55-1L.85-.8L-.55 1L-.85 .8Z",
}

_NUMBERS_VI = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}
_LETTER = 6.0  # pixels of a letter of the small lines, on average
MOST_SOURCES = 3  # named below the title; the others are counted, and listed whole in `usermeta`


def altair() -> Any:
    """Import altair, or say how to get it."""
    return library("altair", "plot")


@dataclass(frozen=True)
class Heading:
    """What stands above a chart."""

    title: str
    lines: Sequence[str] = ()
    unit: str = ""
    sources: Iterable[str] = ()
    as_of: str | None = None
    wide: int = 600  # pixels of a line
    own_unit: bool = False  # whether the unit that the caller gives is that of other numbers in the chart

    def replaced(self, given: Given) -> Heading:
        """Return it with what the caller says in place of its own."""
        return replace(
            self,
            title=self.title if given.title is None else given.title,
            unit=self.unit if given.unit is None or self.own_unit else given.unit,
            sources=self.sources if given.source is None else [given.source],
            as_of=self.as_of if given.as_of is None else given.as_of,
        )


def finished(chart: Any, heading: Heading, given: Given) -> Any:
    """Return a chart with its heading and the look that all have."""
    alt, language = altair(), given.language
    heading = heading.replaced(given)
    sources = list(dict.fromkeys(shown(source) for source in heading.sources if source))
    facts = [
        f"{word('unit', language)}: {shown(unit_text(heading.unit, language))}" if heading.unit else "",
        f"{word('as_of', language)} {day_text(heading.as_of, language)}" if heading.as_of else "",
    ]
    named = "; ".join(sources[:MOST_SOURCES])
    if len(sources) > MOST_SOURCES:
        named += f"; {word('more', language).format(len(sources) - MOST_SOURCES)}"
    lines = [*map(shown, heading.lines), " · ".join(filter(None, facts))]
    lines += [f"{word('source', language)}: {named}"] if named else []
    title = shown(heading.title)
    small = [part for line in lines if line for part in _wrapped(line, heading.wide / _LETTER)]
    return chart.properties(
        title=alt.TitleParams(_wrapped(title, heading.wide / 8.6) or [""], subtitle=small or [""]),
        description=". ".join([title, *filter(None, lines)]),
        usermeta={"sources": sources, "unit": shown(heading.unit), "asOf": heading.as_of},
        background="white",
        padding=12,
    ).configure(**_config(language))


def _wrapped(text: str, letters: float) -> list[str]:
    return textwrap.wrap(text, max(24, int(letters)), break_long_words=True, break_on_hyphens=False)


def _config(language: str) -> dict[str, Any]:
    small = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": 11, "titleFontSize": 11}
    config: dict[str, Any] = {
        "font": FONT,
        "view": {"stroke": None},
        "title": {
            "font": FONT, "anchor": "start", "frame": "bounds", "fontSize": 15, "color": INK, "offset": 14,
            "subtitleFont": FONT, "subtitleFontSize": 11, "subtitleColor": SOFT, "subtitlePadding": 5,
            "subtitleLineHeight": 15, "lineHeight": 19,
        },
        "axis": {
            **small, "labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal", "gridColor": LINE,
            "domainColor": LINE, "tickColor": LINE, "labelLimit": 320, "titlePadding": 8,
        },
        "legend": {
            **small, "orient": "bottom", "direction": "horizontal", "columns": 4, "labelColor": INK, "titleColor": SOFT,
            "titleFontWeight": "normal", "labelLimit": 240, "symbolSize": 90, "titleLimit": 400,
        },
        "header": {**small, "labelColor": INK, "titleColor": SOFT},
        "text": {"font": FONT, "fontSize": 11, "color": INK},
    }  # fmt: skip
    return config | ({"locale": {"number": _NUMBERS_VI}} if language == "vi" else {})


@dataclass(frozen=True)
class VerdictScales:
    """The colours and marks of the verdicts that a chart has, with one legend for both."""

    language: str
    names: Sequence[str] = field(default_factory=lambda: tuple(VERDICTS))

    def _encoded(self, channel: Any, of: Iterable[str]) -> Any:
        alt = altair()
        domain = [verdict_word(name, self.language) for name in self.names]
        return channel(
            "verdict:N",
            title=word("verdict", self.language),
            scale=alt.Scale(domain=domain, range=list(of)),
            legend=alt.Legend(symbolOpacity=1, symbolStrokeWidth=0),
        )

    def colour(self) -> Any:
        """Return the colour of the column `verdict`, which has verdicts in words."""
        return self._encoded(altair().Color, (VERDICTS[name].colour for name in self.names))

    def mark(self) -> Any:
        """Return the mark of the column `verdict`."""
        return self._encoded(altair().Shape, (MARKS[name] for name in self.names))

    @classmethod
    def of(cls, names: Iterable[str], language: str) -> VerdictScales:
        """Return the scales of those verdicts that occur, in the usual order."""
        there = set(names)
        return cls(language, [name for name in VERDICTS if name in there])
