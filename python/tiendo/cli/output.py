"""What commands print and write."""

from __future__ import annotations

import contextlib
import json
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from .._frames.csv_text import csv_of_result
from .._frames.result_files import write_result
from .._visible import quiet_json, visible

CSV_ENDINGS = ("", ".csv", ".txt")
CSV_OR_JSON = (".csv", ".json")


def check_out(out: Path | None) -> None:
    """Raise a misuse for a file whose name ends as that of another format than CSV does."""
    if out is not None and str(out) != "-" and out.suffix.lower() not in CSV_ENDINGS:
        raise typer.BadParameter(f"--out writes CSV, and {out} ends in {out.suffix}; let it end in .csv")
    _check_folder(out)


def check_data_out(out: Path | None, json: bool, csv: bool = False) -> None:
    """Raise a misuse for a file of data whose name says neither CSV nor JSON, or another one than was asked for."""
    if out is None:
        return
    ending = out.suffix.lower()
    if str(out) == "-" or ending not in CSV_OR_JSON:
        raise typer.BadParameter(f"--out writes CSV or JSON; let {out} end in .csv or .json")
    if (json and ending == ".csv") or (csv and ending == ".json"):
        raise typer.BadParameter(f"--{'json' if json else 'csv'} and {out} say two formats; name one")
    _check_folder(out)


def is_json(out: Path | None, json: bool) -> bool:
    """Return whether JSON is meant: by --json, or by the name of the file."""
    return json or (out is not None and out.suffix.lower() == ".json")


def _check_folder(out: Path | None) -> None:
    if out is not None and not out.parent.is_dir():
        raise typer.BadParameter(f"--out names a file in {out.parent}, which is no folder")


def say(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Print words for people: no character of them acts on the terminal."""
    typer.echo(visible(str(text)), err=err, nl=nl)


def write_text(text: str, out: Path | None) -> None:
    """Print data (CSV or JSON), or write them to a file; that is there whole or not at all.

    Who pipes the data gets them in UTF-8, letter by letter; on a terminal every character is seen.
    """
    if out is not None and str(out) != "-":
        write_result(out, text)
    elif sys.stdout is not None and sys.stdout.isatty():
        say(text, nl=False)
    else:
        typer.echo(text.encode("utf-8", "replace"), nl=False)


def rows_of(columns: Mapping[str, Any]) -> str:
    """Return columns as comma-separated rows, numbers with ten significant digits."""
    return csv_of_result({name: [_rounded(cell) for cell in cells] for name, cells in columns.items()})


def json_of(document: object) -> str:
    """Return a JSON document as text."""
    return json.dumps(document, ensure_ascii=False, indent=2, default=str) + "\n"


def write_json(text: str, out: Path | None) -> None:
    """Print a JSON document, or write it to a file."""
    write_text(quiet_json(text), out)


@contextlib.contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on the error stream if somebody watches; it is gone when the work is done."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    from ..report.terminal import console

    with Progress(console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextlib.contextmanager
def warnings_as_lines() -> Iterator[None]:
    """Print warnings as sentences to the error stream."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", UserWarning)
        yield
    for warning in caught:
        say(f"warning: {warning.message}", err=True)


def _rounded(cell: Any) -> Any:
    return float(f"{cell:.10g}") if isinstance(cell, float) else cell
