"""The commands attainment and calibrate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from .._frames.types import Progress
from ..chances import attainment as attainment_of
from ..chances import calibrate as calibrate_on
from .options import (
    Csv,
    DataFile,
    DecimalComma,
    High,
    Json,
    Level,
    Low,
    OnePanel,
    PanelColumn,
    SeasonLength,
    column_or_all,
    decimal_mark,
    frequency_of,
    grouped,
    table_file,
)
from .output import check_data_out, is_json, json_of, progress, rows_of, warnings_as_lines, write_json, write_text

SeriesFile = Annotated[
    Path, typer.Argument(metavar="SERIES", help="a CSV with the columns unique_id, ds and y; - is the standard input")
]


@dataclass(frozen=True)
class ChanceChoice:
    """What chances are of, and how they are found."""

    frequency: Annotated[str, typer.Option(metavar="NAME", help="year, half, quarter, month, week, day, or a step")] = (
        "year"
    )
    by: Annotated[
        str, typer.Option(metavar="due | until", help="met in the period of the due date, or in any until it")
    ] = "due"
    low: Low = None
    high: High = None
    panel: PanelColumn = None
    one_panel: OnePanel = False
    season_length: SeasonLength = None
    paths: Annotated[int, typer.Option(metavar="N", help="sample paths, where a chance needs them")] = 1_000
    seed: Annotated[int, typer.Option(help="of the sample paths")] = 1
    decimal_comma: DecimalComma = False

    def options(self, report_progress: Progress | None) -> dict[str, Any]:
        """Return the options that both functions take."""
        return {
            "by": self.by,
            "bounds": (self.low, self.high),
            "panel": column_or_all("--panel", self.panel, "--one-panel", self.one_panel),
            "season_length": self.season_length,
            "paths": self.paths,
            "seed": self.seed,
            "decimal": decimal_mark(self.decimal_comma),
            "progress": report_progress,
        }


@dataclass(frozen=True)
class DataOutput:
    """What to print or to write instead of tables for people."""

    json: Json = False
    csv: Csv = False
    out: DataFile = None

    def check(self) -> None:
        """Raise a misuse for two formats, and for a file of neither."""
        if self.json and self.csv:
            raise typer.BadParameter("--json and --csv exclude each other")
        check_data_out(self.out, self.json, self.csv)

    def write(self, columns: dict[str, Any], document: object) -> bool:
        """Write columns as CSV or a document as JSON. Return whether one of them was asked for."""
        if is_json(self.out, self.json):
            write_json(json_of(document), self.out)
        elif self.csv or self.out is not None:
            write_text(rows_of(columns), self.out)
        else:
            return False
        return True


@grouped
def attainment(
    series: SeriesFile,
    targets: Annotated[
        Path, typer.Argument(metavar="TARGETS", help="a CSV with the columns unique_id, rule, value and due")
    ],
    choice: ChanceChoice,
    output: DataOutput,
    level: Level = None,
    joint: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="names the targets that have to be met together")
    ] = None,
    all_joint: Annotated[bool, typer.Option("--all-joint", help="all targets have to be met together")] = False,
) -> None:
    """Shows how likely each target of a series is met, when that is expected, and which pace it takes.

    Example: tiendo attainment series.csv targets.csv --one-panel --low 0 --high 100 --csv
    """
    output.check()
    together = column_or_all("--joint", joint, "--all-joint", all_joint)
    with progress("forecasting") as report_progress, warnings_as_lines():
        options = choice.options(report_progress)
        frequency: Any = frequency_of(choice.frequency)
        levels = level or [80.0]
        columns = attainment_of(table_file(series), targets, frequency, level=levels, joint=together, **options)
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    if not output.write(dict(columns), {"targets": rows}):
        from ..report.chances import attainment_table
        from ..report.terminal import console

        console().print(attainment_table(rows, levels, choice.paths))


@dataclass(frozen=True)
class Past:
    """What of the past is judged."""

    horizon: Annotated[int, typer.Option(metavar="N", help="how many periods ahead of what was known")] = 5
    windows: Annotated[int, typer.Option(metavar="N", help="how many times the past is judged")] = 1
    step: Annotated[
        int | None, typer.Option(metavar="N", help="periods from one time to the next, by default the horizon")
    ] = None


@grouped
def calibrate(
    series: SeriesFile,
    choice: ChanceChoice,
    past: Past,
    output: DataOutput,
    targets: Annotated[
        Path | None, typer.Argument(metavar="TARGETS", help="targets of the past; else five levels of each series")
    ] = None,
) -> None:
    """Shows whether chances of the past came true: scores and the reliability curve, which --csv does not have.

    Example: tiendo calibrate series.csv --horizon 3 --one-panel
    """
    output.check()
    with progress("judging") as report_progress, warnings_as_lines():
        options = choice.options(report_progress)
        found = calibrate_on(
            table_file(series),
            targets,
            frequency_of(choice.frequency),
            horizon=past.horizon,
            windows=past.windows,
            step=past.step,
            **options,
        )
    if not output.write(found.columns, {"scores": found.records(), "curve": found.curve.records()}):
        from ..report.chances import calibration_table, reliability_table
        from ..report.terminal import console

        screen = console()
        screen.print(calibration_table(found))
        screen.print(reliability_table(found))


COMMANDS = (attainment, calibrate)
