"""The commands attainment, calibrate and scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from .._frames.types import Progress
from ..chances import attainment as attainment_of
from ..chances import calibrate as calibrate_on
from ..chances import scenarios as scenarios_of
from .data_output import DataOutput
from .options import (
    DecimalComma,
    High,
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
from .output import progress, warnings_as_lines

SeriesFile = Annotated[
    Path, typer.Argument(metavar="SERIES", help="a CSV with the columns unique_id, ds and y; - is the standard input")
]


By = Annotated[str, typer.Option(metavar="due | until", help="met in the period of the due date, or in any until it")]
TargetsFile = Annotated[
    Path, typer.Argument(metavar="TARGETS", help="a CSV with the columns unique_id, rule, value and due")
]


@dataclass(frozen=True)
class ChanceChoice:
    """What chances are of, and how they are found."""

    frequency: Annotated[str, typer.Option(metavar="NAME", help="year, half, quarter, month, week, day, or a step")] = (
        "year"
    )
    low: Low = None
    high: High = None
    panel: PanelColumn = None
    one_panel: OnePanel = False
    season_length: SeasonLength = None
    paths: Annotated[int, typer.Option(metavar="N", help="sample paths, where a chance needs them")] = 1_000
    seed: Annotated[int, typer.Option(help="of the sample paths")] = 1
    decimal_comma: DecimalComma = False

    def options(self, report_progress: Progress | None) -> dict[str, Any]:
        """Return the options that all functions of chances take."""
        return {
            "bounds": (self.low, self.high),
            "panel": column_or_all("--panel", self.panel, "--one-panel", self.one_panel),
            "season_length": self.season_length,
            "paths": self.paths,
            "seed": self.seed,
            "decimal": decimal_mark(self.decimal_comma),
            "progress": report_progress,
        }


@grouped
def attainment(
    series: SeriesFile,
    targets: TargetsFile,
    choice: ChanceChoice,
    output: DataOutput,
    by: By = "due",
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
        columns = attainment_of(table_file(series), targets, frequency, level=levels, joint=together, by=by, **options)
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    if not output.write(dict(columns), {"targets": rows}):
        from ..report.chances import attainment_table
        from ..report.terminal import console

        console().print(attainment_table(rows, levels, choice.paths))


@grouped
def scenarios(
    series: SeriesFile,
    targets: TargetsFile,
    choice: ChanceChoice,
    output: DataOutput,
    own: Annotated[
        Path | None, typer.Option(metavar="FILE", help="planned values: a CSV with the columns unique_id, ds and y")
    ] = None,
) -> None:
    """Shows the chance of each target if values held, went on at a pace, or as planned, and what would help most.

    Example: tiendo scenarios series.csv targets.csv --low 0 --high 100
    """
    output.check()
    with progress("forecasting") as report_progress, warnings_as_lines():
        options = choice.options(report_progress)
        columns = scenarios_of(table_file(series), targets, frequency_of(choice.frequency), own=own, **options)
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    if not output.write(dict(columns), {"scenarios": rows}):
        from ..report.chances import scenario_table
        from ..report.terminal import console

        console().print(scenario_table(rows))


@dataclass(frozen=True)
class Past:
    """What of the past is judged."""

    by: By = "due"
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
            by=past.by,
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


COMMANDS = (attainment, calibrate, scenarios)
