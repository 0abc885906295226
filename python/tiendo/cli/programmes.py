"""The commands about programmes and observations: assess, report, check, template, diff, compare."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from .._visible import spelt
from ..areas._geojson import AreaShapes
from ..errors import InputError
from ..measures._method import read_methods
from ..programme import Assessment, Programme, compare_methods, difference
from ..programme import assess as assess_on
from ..programme._comparison import MOST_SHOWN
from ..programme.observations import read_inputs
from .data_output import DataOutput
from .file_kinds import check_files
from .options import (
    AsOf,
    DataFile,
    DecimalComma,
    Json,
    MapCode,
    ObservationsFile,
    OutFile,
    ProgrammeFile,
    StatusBasis,
    decimal_mark,
    grouped,
)
from .output import check_data_out, check_out, is_json, json_of, progress, say, write_json, write_text

OTHER_FORMATS = (".csv", ".json", ".pdf", ".docx", ".xlsx", ".parquet", ".png", ".svg", ".md", ".txt")


@grouped
def assess(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    as_of: AsOf,
    output: DataOutput,
    explain: Annotated[str, typer.Option(metavar="TARGET", help="why this target has its verdict")] = "",
    status_basis: StatusBasis = "pace",
    decimal_comma: DecimalComma = False,
) -> None:
    """Shows the status of every target on a day."""
    if output.json + output.csv + bool(explain) > 1:
        raise typer.BadParameter("--json, --csv and --explain exclude each other")
    if explain and output.out is not None:
        raise typer.BadParameter("--explain prints, and --out writes CSV or JSON")
    output.check()
    result = _assessed(programme, observations, as_of, decimal_comma, status_basis)
    if output.is_json:
        write_json(result.to_json(), output.out)
    elif output.is_data:
        write_text(result.to_csv(), output.out)
    elif explain:
        say(result.explain(explain), nl=False)
    else:
        _print_tables(result)


@dataclass(frozen=True)
class MapChoice:
    """The maps of a page."""

    map: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="the shapes of areas (GeoJSON): a map of every target of several areas"
        ),
    ] = None
    map_code: MapCode = None


@grouped
def report(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    as_of: AsOf,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="the page to write (HTML)")],
    maps: MapChoice,
    since: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="an earlier day: the page begins with the verdicts that changed")
    ] = "",
    status_basis: StatusBasis = "pace",
    decimal_comma: DecimalComma = False,
) -> None:
    """Prints every target and writes a page that opens offline: by act, by tier, and as maps."""
    from ..report.terminal import comparison_table, console

    if out.suffix.lower() in OTHER_FORMATS:
        raise typer.BadParameter(f"--out writes an HTML page, and {out} ends in {out.suffix}; let it end in .html")
    shapes, faults = None, []
    try:
        shapes = AreaShapes.read(maps.map, maps.map_code) if maps.map else None
    except InputError as problem:
        faults = problem.faults
    try:
        result = _assessed(programme, observations, as_of, decimal_comma, status_basis)
    except InputError as problem:
        raise InputError([*problem.faults, *faults]) from None
    if faults:
        raise InputError(faults)
    out.parent.mkdir(parents=True, exist_ok=True)
    earlier = assess_on(result.programme, result.observations, since, status_basis=status_basis) if since else None
    result.to_html(out, map=shapes, since=earlier)
    _print_tables(result)
    console().print(comparison_table(result.compare_methods(), MOST_SHOWN))
    say(f"the page is {out}")


def check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="programmes, indices and methods (TOML), observations, areas and links (CSV), shapes (GeoJSON)",
        ),
    ],
    map_code: MapCode = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Says what each file is and names everything that is wrong: each alone, and observations against the programme."""
    from ..report.unused import unused_on_the_last_day

    kinds, pairs, warnings = check_files(files, map_code, decimal_mark(decimal_comma))
    for warning in warnings:
        say(f"warning: {warning}")
    for table, programme, observations in pairs:
        for line in unused_on_the_last_day(programme, observations):
            say(line if line.startswith(" ") else f"{table}: {line}")
    for file, kind in kinds:
        say(f"{file}: {kind}")
    say(f"{len(files)} file{'' if len(files) == 1 else 's'} in order")


def template(
    programme: ProgrammeFile,
    observations: Annotated[Path | None, typer.Argument(metavar="[OBSERVATIONS]", help="what is known already")] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="the day to assess on")] = "",
    out: OutFile = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Writes an empty observation file: all that a programme needs, or what is still missing on a day."""
    if (observations is None) != (not as_of):
        raise typer.BadParameter("OBSERVATIONS and --as-of belong together")
    check_out(out)
    if observations is None:
        text = Programme.read(programme).observation_template()
    else:
        text = _assessed(programme, observations, as_of, decimal_comma).observation_template()
    write_text(text, out)


def diff(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    first: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="the earlier day")],
    second: Annotated[str, typer.Option("--to", metavar="YYYY-MM-DD", help="the later day")],
    json: Json = False,
    out: DataFile = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Shows what changed between two days: verdicts, values, reasons, rows."""
    from ..report.terminal import console, difference_table

    if _day(first) > _day(second):
        raise typer.BadParameter(f"--from {first} is later than --to {second}")
    check_data_out(out, json)
    p, o, _ = read_inputs(programme, observations, decimal=decimal_mark(decimal_comma))
    changes = difference(assess_on(p, o, first), assess_on(p, o, second))
    if is_json(out, json):
        write_json(json_of(changes.records()), out)
        return
    if out is not None:
        write_text(changes.to_csv(), out)
        return
    console().print(difference_table(changes, first, second))
    say(f"{len(changes)} changes")


def compare(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    as_of: AsOf,
    methods: Annotated[
        Path | None, typer.Option("--methods", metavar="FILE", help="methods of your own (TOML)")
    ] = None,
    json: Json = False,
    out: DataFile = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Shows what the official methods say of every target, those first on which they differ most."""
    from ..report.terminal import comparison_table, console

    check_data_out(out, json)
    own = read_methods(methods) if methods else []
    p, o, _ = read_inputs(programme, observations, decimal=decimal_mark(decimal_comma))
    result = compare_methods(p, o, as_of, methods=own)
    if is_json(out, json):
        write_json(result.to_json(), out)
        return
    if out is not None:
        write_text(result.to_csv(), out)
        return
    console().print(comparison_table(result))


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{spelt(text)} is not a day of the calendar; write YYYY-MM-DD") from None


def _assessed(
    programme: Path, observations: Path, as_of: str, decimal_comma: bool, status_basis: str = "pace"
) -> Assessment:
    p, o, warnings = read_inputs(programme, observations, decimal=decimal_mark(decimal_comma))
    if warnings:
        say(f"{len(warnings)} warnings about {observations}: `tiendo check` lists them", err=True)
    with progress("assessing") as report_progress:
        return assess_on(p, o, as_of, status_basis=status_basis, progress=report_progress)


def _print_tables(result: Assessment) -> None:
    from ..report.terminal import assessment_table, console, totals_table
    from ..report.unused import unused_lines

    screen = console()
    screen.print(assessment_table(result))
    screen.print(totals_table(result))
    for line in unused_lines(result):
        say(line)


COMMANDS = (assess, report, check, template, diff, compare)
