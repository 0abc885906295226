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

from .._frames.csv_text import csv_of

CSV_ENDINGS = ("", ".csv", ".txt")


def check_out(out: Path | None) -> None:
    """Raise a misuse for a file whose name ends as that of another format than CSV does."""
    if out is not None and str(out) != "-" and out.suffix.lower() not in CSV_ENDINGS:
        raise typer.BadParameter(f"--out writes CSV, and {out} ends in {out.suffix}; let it end in .csv")
    if out is not None and not out.parent.is_dir():
        raise typer.BadParameter(f"--out names a file in {out.parent}, which is no folder")


def write_text(text: str, out: Path | None) -> None:
    """Print a text, or write it to a file."""
    if out is None or str(out) == "-":
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")


def rows_of(columns: Mapping[str, Any]) -> str:
    """Return columns as comma-separated rows, numbers with ten significant digits."""
    return csv_of({name: [_rounded(cell) for cell in cells] for name, cells in columns.items()})


def print_json(document: object) -> None:
    """Print a JSON document."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


@contextlib.contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on the error stream if somebody watches; it is gone when the work is done."""
    if not sys.stderr.isatty():
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
        typer.echo(f"warning: {warning.message}", err=True)


def _rounded(cell: Any) -> Any:
    return float(f"{cell:.10g}") if isinstance(cell, float) else cell
