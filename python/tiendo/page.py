"""An assessment as one page that opens offline, and as a table for notebooks."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .frames import library
from .trajectory import trajectory
from .words import READINGS, VERDICTS, figure, grouped, method_name, number, reading_of, verdict_of

if TYPE_CHECKING:
    from .assessment import Assessment
    from .comparison import MethodComparison


def write_page(assessment: Assessment, path: str | os.PathLike[str]) -> None:
    """Writes the page; the file is there whole or not at all."""
    text = _render("report.html.j2", assessment)
    target = Path(path)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def fragment(assessment: Assessment) -> str:
    """A table for a notebook, without a page around it."""
    return _render("fragment.html.j2", assessment)


def comparison_fragment(comparison: MethodComparison) -> str:
    """The matrix target x method for a notebook, without a page around it."""
    return str(_environment().get_template("comparison.html.j2").render(comparison=_matrix(comparison)))


def _environment() -> Any:
    jinja2 = library("jinja2", "page")
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("tiendo"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    environment.filters["number"] = number
    environment.globals["reading_of"] = reading_of
    environment.globals["readings"] = READINGS
    environment.globals["markup"] = jinja2.utils.markupsafe.Markup
    return environment


def _render(template: str, assessment: Assessment) -> str:
    environment = _environment()
    document = assessment.to_dict()
    symbols = document["units"]
    environment.globals["figure"] = lambda row: figure(row, symbols)
    environment.globals["trajectory"] = lambda row: environment.globals["markup"](
        trajectory(row, symbols.get(row["unit"], ""))
    )
    return str(
        environment.get_template(template).render(
            document=document,
            parts=_parts(document),
            verdicts=VERDICTS,
            as_of=assessment.as_of,
            comparison=_matrix(assessment.compare_methods()),
        )
    )


def _matrix(comparison: MethodComparison) -> dict[str, Any]:
    """Methods as rows, targets as columns, and the sentences."""
    targets = comparison.targets()
    methods: dict[str, list[dict[str, Any]]] = {}
    for target in targets:
        for verdict in target["verdicts"]:
            methods.setdefault(method_name(verdict), []).append(verdict)
    return {
        "as_of": comparison.as_of,
        "targets": targets,
        "methods": methods,
        "left_out": len(comparison.left_out()["target_id"]),
    }


def _parts(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The targets by the act that sets them, the programme's main act first."""
    acts: dict[str, list[dict[str, Any]]] = {}
    for rows in grouped(document["rows"]):
        target = document["targets"][rows[0]["target_id"]]
        entry = {"id": rows[0]["target_id"], "rows": rows, "verdict": verdict_of(rows), "target": target, "first": rows[0]}
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
