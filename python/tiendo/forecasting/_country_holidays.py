"""Public holidays of a country, by the package `holidays`, as a frame of holidays."""

from __future__ import annotations

import re
from typing import Any

from .._frames.tables import library
from .._visible import spelt
from ..errors import InvalidValue

_CODE = re.compile(r"([A-Z]{2,3})(?:-(.+))?")
_STATUS = re.compile(
    r" \((?:observed|estimated|observed, estimated|in lieu|substitut[^()]*)\)$"
)  # of a day, in English


def is_country(given: Any) -> bool:
    """Whether holidays are given as the code of a country: a text without a point or slash, which paths have.

    >>> is_country("VN"), is_country("US-CA"), is_country("tet.csv"), is_country("./tet")
    (True, True, False, False)
    """
    return isinstance(given, str) and not re.search(r"[./\\]", given)


def country_holidays(code: str, years: range, single_days: bool) -> dict[str, list[Any]]:
    """Return the public holidays of a country in some years as columns `ds` and `holiday`, one row for each name.

    Names are English where the package has them in English, and without the status of the day: "National Day
    (observed)" is "National Day", "Eid al-Fitr (estimated)" is "Eid al-Fitr", and "Day off (substituted from
    01/05/2019)" is "Day off". Without `single_days`, a name in which another one stands is that one: both "Lunar New
    Year's Eve" and "Second Day of Lunar New Year" are "Lunar New Year".

    Raises
    ------
    InvalidValue
        For an unknown country or subdivision.
    ImportError
        Where the package is not installed.
    """
    parts = _CODE.fullmatch(code)
    if not parts:
        meant = code.upper()
        raise InvalidValue(
            "holidays are a frame, a path such as 'holidays.csv', or the code of a country such as 'VN' or 'US-CA', "
            f"not {spelt(code)}" + (f"; did you mean {spelt(meant)}?" if _CODE.fullmatch(meant) else "")
        )
    name, subdivision = parts.groups()
    package = library("holidays", "holidays")
    if name not in package.list_supported_countries():
        raise InvalidValue(
            f"the package holidays has no country {spelt(name)}; write the code of ISO 3166-1, such as 'VN'"
        )
    country = package.country_holidays(name)
    if subdivision not in (None, *country.subdivisions, *country.subdivisions_aliases):
        known = ", ".join(f"{name}-{each}" for each in country.subdivisions)
        raise InvalidValue(
            f"the package holidays has no subdivision {spelt(subdivision)} of {name}; write "
            + (f"{spelt(name)} or one of {known}" if known else spelt(name))
        )
    found = package.country_holidays(name, subdiv=subdivision, years=years, language="en_US")
    rows = [(day, _STATUS.sub("", each)) for day in sorted(found) for each in found.get_list(day)]
    names = {each for _, each in rows}
    same = {each: each if single_days else _within(each, names) for each in names}
    return {"ds": [day for day, _ in rows], "holiday": [same[each] for _, each in rows]}


def _within(name: str, names: set[str]) -> str:
    """Return the shortest of the names that stands in a name as whole words; it may be the name itself."""
    others = [other for other in names if re.search(rf"(?<!\w){re.escape(other)}(?!\w)", name)]
    return min(others, key=lambda other: (len(other), other))
