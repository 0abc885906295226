"""The command `tiendo`.

Exit codes: 0 done; 1 something else went wrong; 2 an input is faulty or the command is misused (all
faults are printed to the error stream, nothing else is written); 130 interrupted.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

try:
    import typer
except ModuleNotFoundError:  # the extra is optional, the command says so
    sys.exit("tiendo's command line needs rich and typer: pip install 'tiendo[terminal]'")

from ..errors import Error, Fault, InputError

if TYPE_CHECKING:
    from ..programme.assessment import Assessment

_Number = TypeVar("_Number", int, float)

app = typer.Typer(
    help=__doc__, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)

ProgrammeFile = Annotated[Path, typer.Argument(metavar="PROGRAMME", help="a programme (TOML)")]
ObservationsFile = Annotated[Path, typer.Argument(metavar="OBSERVATIONS", help="observations (CSV)")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="the day to assess on")]
DecimalComma = Annotated[bool, typer.Option("--decimal-comma", help="the observations use decimal commas")]
MapCode = Annotated[
    str | None,
    typer.Option("--map-code", metavar="NAME", help="the property that bears an area's code, if not code or id"),
]
OutFile = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="write to this file")]


def _version(wanted: bool) -> None:
    if wanted:
        from .. import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _tiendo(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="show the version")
    ] = False,
) -> None:
    pass


@app.command()
def assess(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    as_of: AsOf,
    json: Annotated[bool, typer.Option("--json", help="print one JSON document")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="print comma-separated rows")] = False,
    explain: Annotated[str, typer.Option(metavar="TARGET", help="why this target stands where it stands")] = "",
    decimal_comma: DecimalComma = False,
) -> None:
    """Shows where every target stood on a day."""
    result = _assessed(programme, observations, as_of, decimal_comma)
    if json:
        typer.echo(result.to_json(), nl=False)
    elif csv:
        typer.echo(result.to_csv(), nl=False)
    elif explain:
        typer.echo(result.explain(explain), nl=False)
    else:
        _print_tables(result)


@app.command()
def report(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    as_of: AsOf,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="the page to write")],
    map: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="the shapes of areas (GeoJSON): a map of every target of several areas"
        ),
    ] = None,
    map_code: MapCode = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Prints every target and writes a page that opens offline: by act, by tier, and as maps."""
    from ..programme.comparison import MOST_SHOWN
    from ..report.geojson import AreaShapes
    from ..report.terminal import comparison_table, console

    shapes, faults = None, []
    try:
        shapes = AreaShapes.read(map, map_code) if map else None
    except InputError as problem:
        faults = problem.faults
    try:
        result = _assessed(programme, observations, as_of, decimal_comma)
    except InputError as problem:
        raise InputError([*problem.faults, *faults]) from None
    if faults:
        raise InputError(faults)
    out.parent.mkdir(parents=True, exist_ok=True)
    result.to_html(out, map=shapes)
    _print_tables(result)
    console().print(comparison_table(result.compare_methods(), MOST_SHOWN))
    typer.echo(f"the page is {out}")


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="a programme, observations, shapes of areas")],
    map_code: MapCode = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Names everything that is wrong with files: each alone, and observations against the programme."""
    from ..programme.catalogue import Programme
    from ..programme.observations import Observations, read_inputs
    from ..report.geojson import AreaShapes

    programmes = [file for file in files if file.suffix == ".toml"]
    maps = [file for file in files if file.suffix in (".geojson", ".json")]
    tables = [file for file in files if file not in (*programmes, *maps)]
    decimal = "," if decimal_comma else "."
    faults, warnings = [], []
    pairs = [(p, t) for p in programmes for t in tables]
    readers: list[Callable[[], object]]
    if pairs:
        readers = [lambda p=p, t=t: warnings.extend(read_inputs(p, t, decimal=decimal)[2]) for p, t in pairs]  # type: ignore[misc]
    else:
        readers = [lambda p=p: Programme.read(p) for p in programmes]  # type: ignore[misc]
        readers += [lambda t=t: Observations.read(t, decimal=decimal) for t in tables]  # type: ignore[misc]
    readers += [lambda m=m: AreaShapes.read(m, map_code) for m in maps]  # type: ignore[misc]
    for read in readers:
        try:
            read()
        except InputError as problem:
            faults += [fault for fault in problem.faults if fault not in faults]
    if faults:
        raise InputError(faults)
    for warning in warnings:
        typer.echo(f"warning: {warning}")
    typer.echo(f"{len(files)} file{'' if len(files) == 1 else 's'} in order")


@app.command()
def template(
    programme: ProgrammeFile,
    observations: Annotated[Path | None, typer.Argument(metavar="[OBSERVATIONS]", help="what is known already")] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="the day to assess on")] = "",
    out: OutFile = None,
    decimal_comma: DecimalComma = False,
) -> None:
    """Writes an empty observation file: all that settles a programme, or what is still missing on a day."""
    from ..programme.catalogue import Programme

    if (observations is None) != (not as_of):
        raise typer.BadParameter("OBSERVATIONS and --as-of belong together")
    if observations is None:
        text = Programme.read(programme).observation_template()
    else:
        text = _assessed(programme, observations, as_of, decimal_comma).observation_template()
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


@app.command()
def diff(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    first: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="the earlier day")],
    second: Annotated[str, typer.Option("--to", metavar="YYYY-MM-DD", help="the later day")],
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
    decimal_comma: DecimalComma = False,
) -> None:
    """Shows what changed between two days: verdicts, figures, reasons, rows."""
    from ..programme.assessment import assess as assess_on
    from ..programme.changes import difference
    from ..programme.observations import read_inputs

    p, o, _ = read_inputs(programme, observations, decimal="," if decimal_comma else ".")
    changes = difference(assess_on(p, o, first), assess_on(p, o, second))
    if json:
        import json as json_library

        typer.echo(json_library.dumps(changes.records(), ensure_ascii=False, indent=2, default=str))
        return
    from ..report.terminal import console, difference_table

    console().print(difference_table(changes, first, second))
    typer.echo(f"{len(changes)} changes")


@app.command()
def index(
    definition: Annotated[Path, typer.Argument(metavar="DEFINITION", help="an index (TOML)")],
    values: Annotated[Path, typer.Argument(metavar="VALUES", help="its figures, a row per unit (CSV)")],
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help="also show how firm the places are, by N draws")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", help="of the draws")] = 1,
    weights: Annotated[float, typer.Option("--weights", help="how far weights vary, such as 0.25")] = 0.25,
    noise: Annotated[float, typer.Option("--noise", help="relative deviation of the figures, such as 0.05")] = 0.0,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Computes an index: scores, places and coverage, and how firm the places are."""
    from ..index.composite import Index

    own = Index.read(definition)
    result = own.compute(values)
    firm = None
    if draws:
        with _progress("drawing") as report_progress:
            firm = own.uncertainty(
                values, draws=draws, seed=seed, weights=weights, relative_noise=noise, progress=report_progress
            )
    if json:
        import json as json_library

        document = {"index": own.id, "scores": result.records(), "uncertainty": firm.records() if firm else None}
        typer.echo(json_library.dumps(document, ensure_ascii=False, indent=2))
        return
    from ..report.terminal import console, index_table

    console().print(index_table(own, result, firm))


@app.command()
def compare(
    programme: ProgrammeFile,
    observations: ObservationsFile,
    as_of: AsOf,
    methods: Annotated[
        Path | None, typer.Option("--methods", metavar="FILE", help="methods of your own (TOML)")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="print one JSON document")] = False,
    decimal_comma: DecimalComma = False,
) -> None:
    """Shows what the official methods say of every target, those first on which they differ most."""
    from ..measures.method import read_methods
    from ..programme.comparison import compare_methods
    from ..programme.observations import read_inputs

    own = read_methods(methods) if methods else []
    p, o, _ = read_inputs(programme, observations, decimal="," if decimal_comma else ".")
    result = compare_methods(p, o, as_of, methods=own)
    if json:
        typer.echo(result.to_json(), nl=False)
        return
    from ..report.terminal import comparison_table, console

    console().print(comparison_table(result))


@app.command()
def forecast(
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="a CSV with the columns unique_id, ds and y")],
    horizon: Annotated[int, typer.Option(metavar="N", help="how many periods to forecast")],
    frequency: Annotated[str, typer.Option(metavar="NAME", help="year, half, quarter, month, week, day, or a step")],
    model: Annotated[list[str] | None, typer.Option(metavar="NAME", help="may be given several times")] = None,
    level: Annotated[list[float] | None, typer.Option(metavar="PERCENT", help="may be given several times")] = None,
    low: Annotated[float | None, typer.Option(help="the least that the quantity can be")] = None,
    high: Annotated[float | None, typer.Option(help="the most that the quantity can be")] = None,
    cap: Annotated[float | None, typer.Option(help="what logistic and gompertz grow towards")] = None,
    windows: Annotated[int, typer.Option(metavar="N", help="forecast the past instead, from N cutoffs")] = 0,
    out: OutFile = None,
) -> None:
    """Forecasts every series of a table and prints a table: medians and central intervals."""
    from functools import partial

    from .._frames.columns import columns_of
    from ..forecasting.panel_forecast import forecast as ahead_of
    from ..forecasting.rolling_origin import cross_validation

    forecast_of = partial(cross_validation, windows=windows) if windows else ahead_of

    rows = columns_of(table)
    if missing := {"unique_id", "ds", "y"} - rows.keys():
        raise InputError([Fault(str(table), 1, 0, f"there is no column {', '.join(sorted(missing))}", "")])
    step = int(frequency) if frequency.isdecimal() else frequency
    with _progress("forecasting") as report_progress:
        result = forecast_of(
            {
                "unique_id": rows["unique_id"],
                "ds": [_number(int, ds, table, line) for line, ds in enumerate(rows["ds"], 2)]
                if isinstance(step, int)
                else rows["ds"],
                "y": [_number(float, y or "nan", table, line) for line, y in enumerate(rows["y"], 2)],
            },
            horizon,
            step,
            models=model or ["auto"],
            level=level or [80, 95],
            bounds=(low, high),
            cap=cap,
            progress=report_progress,
        )
    text = _rows_of(result)
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


def _number(kind: Callable[[str], _Number], text: str | None, table: Path, line: int) -> _Number:
    try:
        return kind(text or "")
    except ValueError:
        whole = "whole " if kind is int else ""
        raise InputError([Fault(str(table), line, 0, f"{text or ''!r} is not a {whole}number", "")]) from None


def _rows_of(columns: Mapping[str, Iterable[object]]) -> str:
    lines = [",".join(columns), *(",".join(map(_cell, cells)) for cells in zip(*columns.values(), strict=True))]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text


@app.command()
def reconcile(
    forecasts: Annotated[
        Path, typer.Argument(metavar="FORECASTS", help="a row per node and time (CSV), as `tiendo forecast` prints")
    ],
    hierarchy: Annotated[Path, typer.Argument(metavar="HIERARCHY", help="the columns child and parent (CSV)")],
    method: Annotated[
        str, typer.Option(metavar="NAME", help="such as ols, wls_struct, bottom_up")
    ] = "mint_shrink_uncentred",
    value: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="the column of forecasts; may be given several times")
    ] = None,
    residuals: Annotated[
        Path | None, typer.Option(metavar="FILE", help="past errors, a row per node and time (CSV)")
    ] = None,
    history: Annotated[Path | None, typer.Option(metavar="FILE", help="past figures, for top_down_... (CSV)")] = None,
    level: Annotated[
        list[str] | None, typer.Option(metavar="N | NODE", help="of middle_out: steps below the root, or its nodes")
    ] = None,
    hold: Annotated[
        list[str] | None, typer.Option(metavar="NODE", help="keeps its forecast; may be given several times")
    ] = None,
    non_negative: Annotated[bool, typer.Option("--non-negative", help="nothing falls below 0")] = False,
    paths: Annotated[
        int, typer.Option(metavar="N", help="draw N futures of all nodes, and print medians and intervals")
    ] = 0,
    interval: Annotated[
        list[float] | None, typer.Option(metavar="PERCENT", help="of the futures; may be given several times")
    ] = None,
    seed: Annotated[int, typer.Option(help="of the futures")] = 1,
    back_test: Annotated[
        bool, typer.Option("--back-test", help="score every method on forecasts of the past, with cutoff and y")
    ] = False,
    id: Annotated[str, typer.Option(help="the column of nodes")] = "unique_id",
    time: Annotated[str, typer.Option(help="the column of times")] = "ds",
) -> None:
    """Makes forecasts of parts and wholes add up; prints comma-separated rows."""
    from ..hierarchy.evaluation import back_test_reconciliation
    from ..hierarchy.reconciliation import reconcile as moved
    from ..hierarchy.sample_paths import reconcile_paths

    names = value or ["auto"]
    if (interval and not paths) or ((paths or back_test) and len(names) > 1) or (paths and back_test):
        raise typer.BadParameter(
            "--interval needs --paths; --paths and --back-test need one --value, and not each other"
        )
    middle = int(level[0]) if level and len(level) == 1 and level[0].isdecimal() else level
    known: dict[str, Any] = {
        "frame": forecasts, "hierarchy": hierarchy, "residuals": residuals, "history": history, "level": middle,
        "immutable": hold or [], "non_negative": non_negative, "id": id, "time": time,
    }  # fmt: skip
    if back_test:
        typer.echo(_rows_of(back_test_reconciliation(**known, value=names[0]).columns), nl=False)
    elif paths:
        drawn = reconcile_paths(**known, method=method, value=names[0], count=paths, seed=seed)
        typer.echo(_rows_of(drawn.to_frame(level=interval or [80, 95])), nl=False)
    else:
        typer.echo(_rows_of(moved(**known, method=method, value=names)), nl=False)


@app.command()
def carry(
    values: Annotated[Path, typer.Argument(metavar="VALUES", help="figures of areas (CSV)")],
    links: Annotated[list[Path], typer.Argument(metavar="LINKS...", help="a reform: tables of links (CSV, .csv.gz)")],
    effective: Annotated[str, typer.Option("--effective", metavar="YYYY-MM-DD", help="the first day of the new areas")],
    code: Annotated[str, typer.Option("--code", help="the column of area codes")] = "code",
    value: Annotated[str | None, typer.Option("--value", help="the column of figures that add up")] = None,
    numerator: Annotated[str | None, typer.Option("--numerator", help="the column of a ratio's numerators")] = None,
    denominator: Annotated[str | None, typer.Option("--denominator", help="the column of its denominators")] = None,
    ratio: Annotated[str | None, typer.Option("--ratio", help="the column of ratios, instead of numerators")] = None,
    rate: Annotated[bool, typer.Option("--rate", help="a numerator may exceed its denominator")] = False,
    backward: Annotated[bool, typer.Option("--backward", help="from the new areas to the old ones")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="print one JSON document, with blocks and what was left")
    ] = False,
) -> None:
    """Carries figures across a reform of territories; prints comma-separated rows, one per area."""
    from ..areas.reform import Reform

    if (value is None) == (denominator is None) or (numerator is not None and ratio is not None):
        raise typer.BadParameter("name --value, or --denominator with --numerator or --ratio")
    carried = Reform.read(*links, effective=effective).carry(
        values, code=code, value=value, numerator=numerator, denominator=denominator, ratio=ratio, share=not rate,
        backward=backward,
    )  # fmt: skip
    if json:
        _print_json(areas=carried.records(), blocks=carried.blocks.records(), left=carried.left.records())
        return
    typer.echo(carried.to_csv(), nl=False)
    left = carried.left.records()
    for row in left[:10]:
        typer.echo(f"left behind: {row['code']} ({row['reason']})", err=True)
    if len(left) > 10:
        typer.echo(f"and {len(left) - 10} more: --json lists them", err=True)


@app.command()
def aggregate(
    values: Annotated[Path, typer.Argument(metavar="VALUES", help="figures of areas (CSV)")],
    by: Annotated[str, typer.Option("--by", help="the column of groups, such as a province's code")],
    numerator: Annotated[str | None, typer.Option("--numerator", help="the column of a ratio's numerators")] = None,
    denominator: Annotated[str | None, typer.Option("--denominator", help="the column of its denominators")] = None,
    ratio: Annotated[str | None, typer.Option("--ratio", help="the column of ratios, instead of numerators")] = None,
    count: Annotated[str | None, typer.Option("--count", help="the column of counts, instead of a ratio")] = None,
    weight: Annotated[str | None, typer.Option("--weight", help="the column that the coverage weighs by")] = None,
    coverage: Annotated[
        str, typer.Option("--coverage", help="complete, world_bank, escap, or a share of 0 to 1")
    ] = "complete",
    per: Annotated[float, typer.Option("--per", help="such as 100000")] = 1.0,
    suppress: Annotated[bool, typer.Option("--suppress", help="hide small counts, and what gives them away")] = False,
    total: Annotated[str | None, typer.Option("--total", help="the column of groups whose sums are shown")] = None,
    ranking: Annotated[
        str | None, typer.Option("--ranking", help="places of the groups: highest or lowest is best")
    ] = None,
    decimals: Annotated[int | None, typer.Option("--decimals", help="of the values that places compare")] = None,
    rank: Annotated[
        str | None, typer.Option("--rank", help="the column of places, where nothing else is known")
    ] = None,
    field: Annotated[str | None, typer.Option("--field", help="what places are of: a column or a number")] = None,
    top: Annotated[int | None, typer.Option("--top", help="how many are among the best N")] = None,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Sums figures of areas up to groups, with their coverage; prints comma-separated rows."""
    from ..areas.aggregation import aggregate as sums

    if rank is None and ((count is None) == (denominator is None) or (numerator is not None and ratio is not None)):
        raise typer.BadParameter("name --count, or --denominator with --numerator or --ratio, or --rank")
    least: str | float = coverage
    with contextlib.suppress(ValueError):
        least = float(coverage)
    result = sums(
        values, by=by, numerator=numerator, denominator=denominator, ratio=ratio, count=count, weight=weight,
        coverage=least, per=per, suppress=suppress, total=total, ranking=ranking, decimals=decimals, rank=rank,
        field=int(field) if field and field.isdecimal() else field, top=top,
    )  # fmt: skip
    if json:
        _print_json(groups=result.records())
    else:
        typer.echo(result.to_csv(), nl=False)


def _print_json(**document: object) -> None:
    import json as json_library

    typer.echo(json_library.dumps(document, ensure_ascii=False, indent=2, default=str))


def _assessed(programme: Path, observations: Path, as_of: str, decimal_comma: bool) -> Assessment:
    from ..programme.assessment import assess as assess_on
    from ..programme.observations import read_inputs

    p, o, warnings = read_inputs(programme, observations, decimal="," if decimal_comma else ".")
    if warnings:
        typer.echo(f"{len(warnings)} warnings about {observations}: `tiendo check` lists them", err=True)
    with _progress("assessing") as report_progress:
        return assess_on(p, o, as_of, progress=report_progress)


@contextlib.contextmanager
def _progress(doing: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on the error stream where somebody watches; it is gone when the work is done."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    from ..report.terminal import console

    with Progress(console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _print_tables(result: Assessment) -> None:
    from ..report.terminal import assessment_table, console, totals_table

    screen = console()
    screen.print(assessment_table(result))
    screen.print(totals_table(result))


def main() -> NoReturn:
    """Runs the command and turns errors into exit codes."""
    try:
        code = app(standalone_mode=False)
    except InputError as problem:
        typer.echo(problem, err=True)
        code = 2
    except (Error, OSError, ImportError) as problem:
        typer.echo(f"tiendo: {problem}", err=True)
        code = 1
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except typer.Exit as leaving:
        code = leaving.exit_code
    except Exception as problem:
        show = getattr(problem, "show", None)  # a misuse of the command, which shows itself
        if show is None:
            raise
        show()
        code = getattr(problem, "exit_code", 1)
    sys.exit(code or 0)


if __name__ == "__main__":
    main()
