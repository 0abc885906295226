"""Options that several commands share, and how a command takes a group of them."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from .._frames.types import Decimal

ProgrammeFile = Annotated[Path, typer.Argument(metavar="PROGRAMME", help="a programme (TOML)")]
ObservationsFile = Annotated[Path, typer.Argument(metavar="OBSERVATIONS", help="observations (CSV)")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="the day to assess on")]
DecimalComma = Annotated[bool, typer.Option("--decimal-comma", help="numbers in tables have decimal commas")]
Json = Annotated[bool, typer.Option("--json", help="print one JSON document")]
Csv = Annotated[bool, typer.Option("--csv", help="print comma-separated rows")]
MapCode = Annotated[
    str | None,
    typer.Option("--map-code", metavar="NAME", help="the property with an area's code, if not code or id"),
]
OutFile = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="write CSV to this file; - is the screen")]
DataFile = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="write the rows to this file instead, as CSV or JSON by its ending"),
]
Level = Annotated[
    list[float] | None,
    typer.Option("--level", metavar="PERCENT", help="the level of an interval; may be given several times"),
]


def decimal_mark(comma: bool) -> Decimal:
    """Return the decimal mark that --decimal-comma means."""
    return "," if comma else "."


StatusBasis = Annotated[
    str,
    typer.Option("--status-basis", metavar="pace | probability", help="what decides on a target that is not due yet"),
]
Low = Annotated[float | None, typer.Option(help="the least value that there can be")]
High = Annotated[float | None, typer.Option(help="the greatest value that there can be")]
SeasonLength = Annotated[
    int | None, typer.Option("--season-length", metavar="N", help="periods of a season, by default those of a year")
]
PanelColumn = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="names the panel of each series, which series of one kind share")
]
OnePanel = Annotated[bool, typer.Option("--one-panel", help="all series are of one kind")]


def column_or_all(option: str, column: str | None, of_all: str, everything: bool) -> str | bool | None:
    """Return the column that an option names, or True where another one says that it is all."""
    if column and everything:
        raise typer.BadParameter(f"{option} and {of_all} exclude each other")
    return everything or column


def frequency_of(text: str) -> Any:
    """Return the frequency that a text names: a name, or the number of a step."""
    return int(text) if text.isdecimal() else text


def table_file(path: Path) -> Path:
    """Return the path of a table; - is the standard input."""
    return Path("/dev/stdin") if str(path) == "-" else path


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take dataclasses, each field of which is an option (or an argument) of the command line."""
    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command).parameters
    groups = {name: hints[name] for name in own if dataclasses.is_dataclass(hints[name])}
    parameters: list[inspect.Parameter] = []
    for name, parameter in own.items():
        if name not in groups:
            parameters.append(parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        fields = get_type_hints(groups[name], include_extras=True)
        for field in dataclasses.fields(groups[name]):
            default = inspect.Parameter.empty if field.default is dataclasses.MISSING else field.default
            parameters.append(
                inspect.Parameter(
                    field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=fields[field.name]
                )
            )

    @functools.wraps(command)
    def taken_apart(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in dataclasses.fields(group)})
        command(**given)

    taken_apart.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    taken_apart.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del taken_apart.__wrapped__  # which inspect would look at
    return taken_apart
