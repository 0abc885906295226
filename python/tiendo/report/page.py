"""An assessment as one page that opens offline, and as a table for notebooks."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from .._frames.result_files import write_result
from .._frames.tables import library
from .._visible import visible
from ..areas import AreaShapes
from ..programme._changes import difference
from ..programme._comparison import MOST_SHOWN
from ..programme._priorities import furthest_behind, most_needed
from ..programme._rendering import Boundaries
from .addresses import linked
from .area_map import PATTERNS, Atlas, atlas, name_of, title_of
from .area_rows import MOST_DRAWN, AreaRows, newer
from .area_tree import Standing, count, standings_of, tree
from .labels import READINGS, VERDICTS, figure, grouped, method_name, number, percent, reading_of
from .outlook import at_due, chance, disagreement, expected_date, is_likely
from .sparkline import trajectory
from .unused import Unused

if TYPE_CHECKING:
    from ..programme._assessment import Assessment
    from ..programme._comparison import MethodComparison


SHOWN_TARGETS = 50  # targets in a notebook
MOST_CHANGES = 8  # changed verdicts there
MOST_FIRST = 5  # targets furthest behind, and figures most needed, at the head of the page
SHOWN_ROWS = 12  # rows of one target there


def write_page(
    assessment: Assessment,
    path: str | os.PathLike[str],
    map: Boundaries | None = None,
    map_code: str | None = None,
    since: Assessment | None = None,
) -> None:
    """Writes the page; the file is there whole or not at all."""
    shapes = map if map is None or isinstance(map, AreaShapes) else AreaShapes.read(map, map_code)
    write_result(path, _render("report.html.j2", assessment, shapes, since))


def fragment(assessment: Assessment) -> str:
    """A table for a notebook, without a page around it: it makes no more rows than it shows."""
    sums = assessment._core.totals_by_target()
    shown = sums[:SHOWN_TARGETS]
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in assessment._core.rows({target for target, *_ in shown}, SHOWN_ROWS):
        rows.setdefault(row["target_id"], []).append(row)
    name, symbols = assessment.programme.name, assessment._core.symbols()
    environment = _environment()
    environment.globals["figure"] = lambda row: figure(row, symbols)
    entries = [
        {"id": target, "first": rows[target][0], "rows": rows[target], "verdicts": counts, "figures": with_value}
        for target, counts, with_value in shown
    ]
    return str(
        environment.get_template("fragment.html.j2").render(
            name=name["en"] or name["vi"], as_of=assessment.as_of, entries=entries, more=len(sums) - len(shown)
        )
    )


def comparison_fragment(comparison: MethodComparison) -> str:
    """The matrix target x method for a notebook, without a page around it."""
    return str(_environment().get_template("comparison.html.j2").render(comparison=_matrix(comparison)))


def _shown(value: Any) -> Any:
    """Return what a template shows: a text with every character seen; markup of this package as it is."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _environment() -> Any:
    jinja2 = library("jinja2", "page")
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("tiendo.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = number
    environment.globals["reading_of"] = reading_of
    environment.globals["readings"] = READINGS
    environment.globals["percent"] = percent
    environment.globals["verdicts"] = VERDICTS
    environment.globals["linked"] = lambda words, address: jinja2.utils.markupsafe.Markup(linked(words, address))
    environment.globals["markup"] = jinja2.utils.markupsafe.Markup
    return environment


def _render(
    template: str, assessment: Assessment, shapes: AreaShapes | None = None, since: Assessment | None = None
) -> str:
    environment = _environment()
    document = assessment.to_dict()
    symbols, sums = document["units"], document["totals"]["by_tier"]
    environment.globals["figure"] = lambda row: figure(row, symbols)
    environment.globals["trajectory"] = lambda row: environment.globals["markup"](
        trajectory(row, symbols.get(row["unit"], ""))
    )
    environment.globals["title_of"] = lambda place: title_of(place, symbols)
    environment.globals["name_of"] = name_of
    environment.globals |= {
        "at_due": at_due, "chance": chance, "disagreement": disagreement, "expected_date": expected_date,
    }  # fmt: skip
    environment.globals["place"] = _places(document)
    markup = environment.globals["markup"]
    environment.globals["newer"] = lambda row: markup(newer(row, symbols))
    standings = standings_of(document["rows"])
    area_rows = AreaRows(standings, symbols, {area["id"]: area["tier"] for area in document["areas"]})
    environment.globals["rows_of"] = lambda found: markup(area_rows.html(found))
    environment.globals["most_drawn"] = MOST_DRAWN
    drawn: Atlas | None = atlas(document, shapes) if shapes else None
    page = str(
        environment.get_template(template).render(
            document=document,
            parts=_parts(document),
            by_tier={tier["id"]: sums[tier["id"]] for tier in document["tiers"] if tier["id"] in sums},
            tree=tree(document),
            areas={area["id"]: area for area in document["areas"]},
            atlas=drawn,
            patterns=PATTERNS,
            as_of=assessment.as_of,
            since=None if since is None else _changes(since, assessment),
            behind=furthest_behind(document["rows"], MOST_FIRST),
            needed=_named(most_needed(assessment.needs().records(), MOST_FIRST), document),
            summary={language: assessment.summary(language) for language in ("en", "vi")},
            comparison=_matrix(assessment.compare_methods()),
            unused=Unused(assessment),
        )
    )
    return page + "\n"


def _changes(before: Assessment, after: Assessment) -> dict[str, Any]:
    """Return the changed verdicts since an earlier day, and how many other changes there are."""
    changes = [one for one in difference(before, after).records() if not one["proxy"]]
    verdicts = [one for one in changes if one["change"] in ("status_changed", "appeared") and one["status_after"]]
    return {
        "as_of": before.as_of,
        "verdicts": verdicts[:MOST_CHANGES],
        "more": max(0, len(verdicts) - MOST_CHANGES),
        "others": len(changes) - len(verdicts),
    }


def _named(needed: list[dict[str, Any]], document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return needs with the name of the indicator in the words of a target that wants it."""
    names = {row["indicator_id"]: row["indicator_name_en"] or row["indicator_name_vi"] for row in document["rows"]}
    return [{**one, "name": names.get(one["indicator_id"], one["indicator_id"])} for one in needed]


def _places(document: dict[str, Any]) -> Callable[[dict[str, Any], Iterable[str]], str]:
    """Return a function that names the area of a row, "" where the targets that it is about are set for one area."""
    counted = Counter(standing.target for standing in standings_of(document["rows"]) if standing.verdict is not None)
    names = {area["id"]: name_of(area) for area in document["areas"]}

    def place(row: dict[str, Any], targets: Iterable[str]) -> str:
        if all(counted[target] < 2 for target in targets):
            return ""
        return names.get(f"{row['area_code']}@{row['area_valid_from']}", str(row["area_code"]))

    return place


def _matrix(comparison: MethodComparison) -> dict[str, Any]:
    """Methods as rows, targets as columns, and the sentences."""
    targets = comparison.targets(MOST_SHOWN)
    methods: dict[str, list[dict[str, Any]]] = {}
    for target in targets:
        for verdict in target["verdicts"]:
            methods.setdefault(method_name(verdict), []).append(verdict)
    return {
        "as_of": comparison.as_of,
        "targets": targets,
        "methods": methods,
        "more": len(comparison) - len(targets),
        "left_out": len(comparison.left_out()),
    }


def _parts(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The targets by the act that sets them, the programme's main act first."""
    acts: dict[str, list[dict[str, Any]]] = {}
    for rows in grouped(document["rows"]):
        target = document["targets"][rows[0]["target_id"]]
        standings = [standing for standing in standings_of(rows) if standing.verdict is not None]
        entry = {
            "id": rows[0]["target_id"],
            "rows": rows,
            "standings": standings,
            "verdicts": count(standings),
            "figures": sum(standing.has_figure for standing in standings),
            "target": target,
            "first": rows[0],
            **_outlooks(standings),
        }
        acts.setdefault(target["act"], []).append(entry)
    own = document["programme"]["id"]
    parts = [
        {
            "act": act,
            "title": entries[0]["target"]["act_title"],
            "issued": entries[0]["target"]["act_issued"],
            "url": entries[0]["target"]["act_url"],
            "own": entries[0]["first"]["programme"] == own,
            "entries": entries,
            "counts": document["totals"]["by_act"][act],
        }
        for act, entries in acts.items()
    ]
    return sorted(parts, key=lambda part: (not part["own"], -len(part["entries"]) if part["own"] else 0))


def _outlooks(standings: list[Standing]) -> dict[str, int]:
    """In how many areas there is a chance, one of at least one half, and one that contradicts the verdict."""
    rows = [standing.first for standing in standings if standing.first["probability"] is not None]
    return {
        "forecast": len(rows),
        "likely": sum(bool(is_likely(row)) for row in rows),
        "doubtful": sum(bool(disagreement(row)) for row in rows),
    }
