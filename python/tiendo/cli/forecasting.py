"""The commands forecast and reconcile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from ..forecasting import cross_validation
from ..forecasting import forecast as forecast_panel
from ..hierarchy import back_test_reconciliation, reconcile_paths
from ..hierarchy import reconcile as reconcile_frame
from .options import (
    DecimalComma,
    High,
    Level,
    Low,
    OnePanel,
    OutFile,
    PanelColumn,
    SeasonLength,
    column_or_all,
    decimal_mark,
    frequency_of,
    grouped,
    table_file,
)
from .output import check_out, progress, rows_of, warnings_as_lines, write_text


@dataclass(frozen=True)
class ModelChoice:
    """What to forecast with."""

    model: Annotated[list[str] | None, typer.Option(metavar="NAME", help="may be given several times")] = None
    low: Low = None
    high: High = None
    cap: Annotated[float | None, typer.Option(help="what logistic and gompertz grow towards")] = None
    season_length: SeasonLength = None
    panel: PanelColumn = None
    one_panel: OnePanel = False


@dataclass(frozen=True)
class ForecastOutput:
    """What to print."""

    level: Level = None
    windows: Annotated[int, typer.Option(metavar="N", help="forecast the past instead, from N cutoffs")] = 0
    fitted: Annotated[bool, typer.Option("--fitted", help="print the one-step forecasts of the past as well")] = False
    out: OutFile = None
    decimal_comma: DecimalComma = False


@grouped
def forecast(
    table: Annotated[
        Path,
        typer.Argument(metavar="TABLE", help="a CSV with the columns unique_id, ds and y; - is the standard input"),
    ],
    horizon: Annotated[int, typer.Option(metavar="N", help="how many periods to forecast")],
    frequency: Annotated[str, typer.Option(metavar="NAME", help="year, half, quarter, month, week, day, or a step")],
    models: ModelChoice,
    output: ForecastOutput,
) -> None:
    """Forecasts every series of a table and prints a table: medians and central intervals."""
    check_out(output.out)
    if output.windows < 0 or (output.windows and output.fitted):
        raise typer.BadParameter("--windows is 1 or more, and excludes --fitted")
    panel = column_or_all("--panel", models.panel, "--one-panel", models.one_panel)
    step = frequency_of(frequency)
    with progress("forecasting") as report_progress, warnings_as_lines():
        known: dict[str, Any] = {
            "models": models.model or ["auto"],
            "level": output.level or [80, 95],
            "bounds": (models.low, models.high),
            "cap": models.cap,
            "season_length": models.season_length,
            "panel": panel,
            "decimal": decimal_mark(output.decimal_comma),
            "progress": report_progress,
        }
        if output.windows:
            result = cross_validation(table_file(table), horizon, step, windows=output.windows, **known)
        else:
            result = forecast_panel(table_file(table), horizon, step, fitted=output.fitted, **known)
    write_text(rows_of(result), output.out)


@dataclass(frozen=True)
class ReconciliationChoice:
    """How to reconcile."""

    method: Annotated[str, typer.Option(metavar="NAME", help="such as ols, wls_struct, bottom_up")] = (
        "mint_shrink_uncentred"
    )
    middle: Annotated[
        list[str] | None, typer.Option(metavar="N | NODE", help="of middle_out: steps below the root, or its nodes")
    ] = None
    immutable: Annotated[
        list[str] | None,
        typer.Option("--immutable", "--hold", metavar="NODE", help="keeps its forecast; may be given several times"),
    ] = None
    low: Annotated[float | None, typer.Option(help="the least value of any node")] = None
    high: Annotated[float | None, typer.Option(help="the greatest value of any node")] = None
    non_negative: Annotated[bool, typer.Option("--non-negative", help="nothing falls below 0")] = False


@dataclass(frozen=True)
class ReconciliationTables:
    """What is known, and how its columns are called."""

    value: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="the column of forecasts; may be given several times")
    ] = None
    residuals: Annotated[
        Path | None, typer.Option(metavar="FILE", help="past errors, a row per node and time (CSV)")
    ] = None
    history: Annotated[Path | None, typer.Option(metavar="FILE", help="past values, for top_down_... (CSV)")] = None
    id: Annotated[str, typer.Option(help="the column of nodes")] = "unique_id"
    time: Annotated[str, typer.Option(help="the column of times")] = "ds"
    decimal_comma: DecimalComma = False


@dataclass(frozen=True)
class ReconciliationOutput:
    """What to print."""

    paths: Annotated[
        int, typer.Option(metavar="N", help="draw N sample paths of all nodes, and print medians and intervals")
    ] = 0
    level: Level = None
    seed: Annotated[int, typer.Option(help="of the sample paths")] = 1
    back_test: Annotated[
        bool, typer.Option("--back-test", help="score every method on forecasts of the past, with cutoff and y")
    ] = False
    out: OutFile = None
    interval: Annotated[list[str] | None, typer.Option("--interval", hidden=True)] = None

    def check(self, values: int) -> None:
        """Raise a misuse for options that exclude each other."""
        if self.interval:
            raise typer.BadParameter("--interval has another name: write --level")
        if self.level and not self.paths:
            raise typer.BadParameter("--level is of the intervals of --paths; a tier of the hierarchy is --middle")
        if self.paths < 0 or (self.paths and self.back_test):
            raise typer.BadParameter("--paths is 1 or more, and excludes --back-test")
        if (self.paths or self.back_test) and values > 1:
            raise typer.BadParameter("--paths and --back-test take one --value")


@grouped
def reconcile(
    forecasts: Annotated[
        Path, typer.Argument(metavar="FORECASTS", help="a row per node and time (CSV), as `tiendo forecast` prints")
    ],
    hierarchy: Annotated[Path, typer.Argument(metavar="HIERARCHY", help="the columns child and parent (CSV)")],
    choice: ReconciliationChoice,
    tables: ReconciliationTables,
    output: ReconciliationOutput,
) -> None:
    """Makes forecasts of parts and wholes add up; prints comma-separated rows."""
    names = tables.value or ["auto"]
    check_out(output.out)
    output.check(len(names))
    middle = choice.middle
    known: dict[str, Any] = {
        "frame": table_file(forecasts),
        "hierarchy": hierarchy,
        "residuals": tables.residuals,
        "history": tables.history,
        "middle": int(middle[0]) if middle and len(middle) == 1 and middle[0].isdecimal() else middle,
        "immutable": choice.immutable or [],
        "bounds": (choice.low, choice.high),
        "non_negative": choice.non_negative,
        "id": tables.id,
        "time": tables.time,
        "decimal": decimal_mark(tables.decimal_comma),
    }
    method: Any = choice.method
    if output.back_test:
        text = rows_of(back_test_reconciliation(**known, value=names[0]).columns)
    elif output.paths:
        drawn = reconcile_paths(**known, method=method, value=names[0], count=output.paths, seed=output.seed)
        text = rows_of(drawn.to_frame(level=output.level or [80, 95]))
    else:
        text = rows_of(reconcile_frame(**known, method=method, value=names))
    write_text(text, output.out)


COMMANDS = (forecast, reconcile)
