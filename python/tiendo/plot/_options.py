"""What every chart may be told beside its data."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from .._frames.arguments import day, one_of, options_of, text
from ..errors import InvalidValue

Language = Literal["en", "vi"]
LANGUAGES = ("en", "vi")


class PlotOptions(TypedDict, total=False):
    """What every chart may be told beside its data.

    Attributes
    ----------
    language
        The language of titles, axes and legends, "en" or "vi", and of names that there are in both.
    title
        The title, in place of the chart's own.
    unit
        The unit of the values, in place of that of the target.
    source
        The source of the values, in place of those of the observations.
    as_of
        The day of which the values are, in place of that of the assessment: "2025-06-30" or a date.
    """

    language: Language
    title: str | None
    unit: str | None
    source: str | None
    as_of: str | datetime.date | None


_DEFAULTS: dict[str, Any] = {"language": "en", "title": None, "unit": None, "source": None, "as_of": None}


@dataclass(frozen=True)
class Given:
    """The checked options of one chart; None for what the chart says itself."""

    language: Language
    title: str | None
    unit: str | None
    source: str | None
    as_of: str | None

    @classmethod
    def of(cls, function: Callable[..., Any], options: Mapping[str, Any]) -> Given:
        """Check the options of a call.

        Raises
        ------
        TypeError
            For an unknown keyword.
        InvalidValue
            With everything that makes no sense.
        """
        chosen = options_of(function, options, _DEFAULTS)
        faults: list[str] = []
        found: dict[str, Any] = {}
        for name, given in chosen.items():
            try:
                found[name] = _checked(name, given)
            except InvalidValue as wrong:
                faults.append(str(wrong))
        if faults:
            raise InvalidValue("; ".join(faults))
        return cls(**found)


def _checked(name: str, given: Any) -> Any:
    if name == "language":
        return one_of("language", given, LANGUAGES)
    if given is None:
        return None
    if name == "as_of":
        written = day("as_of", given)
        try:
            return datetime.date.fromisoformat(written).isoformat()
        except ValueError:
            raise InvalidValue(f"as_of is a day such as '2025-06-30', not {written!r}") from None
    return text(name, given)
