"""Texts for compiled readers that take the path of a file only."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..errors import Fault, InputError

Parsed = TypeVar("Parsed")


def read_through_file(text: str, name: str, read: Callable[[str], Parsed]) -> Parsed:
    """Return what a compiled reader makes of a text; its faults name `name`, not the temporary file."""
    with tempfile.TemporaryDirectory(prefix="tiendo_") as folder:
        path = Path(folder) / "text.toml"
        path.write_text(text, encoding="utf-8", newline="")
        try:
            return read(str(path))
        except InputError as problem:
            faults = [Fault(name, f.line, f.column, f.problem, f.remedy) for f in problem.faults]
            raise InputError(faults) from None
