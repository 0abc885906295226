"""Observations: figures as their sources printed them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import _core
from .._frames.csv_text import csv_of

if TYPE_CHECKING:
    from .catalogue import Programme


class Observations:
    """The figures that an assessment looks at, in the order of their file."""

    def __init__(self, core: _core.Observations) -> None:
        self._core = core

    @classmethod
    def read(cls, path: str | os.PathLike[str], *, decimal: str = ".") -> Observations:
        """Reads observations.csv; `decimal` is "." or ",".

        Raises `InputError` with every fault of the file.
        """
        return cls(_core.Observations.read(str(Path(path)), decimal_comma=_is_comma(decimal)))

    @classmethod
    def from_frame(cls, frame: Any) -> Observations:
        """Takes a frame with the columns of observations.csv: pandas, polars, Arrow or any other that
        narwhals reads. Missing values are empty fields; dates may be dates, timestamps or texts.

        It goes through the same checks as a file: faults name "<frame>", with row 1 as line 2.
        A number keeps as many decimals as its shortest text has.
        """
        return cls(_core.Observations.parse(csv_of(frame), "<frame>"))

    def __add__(self, other: Observations) -> Observations:
        """The figures of both, in their order."""
        return Observations(self._core + other._core)

    def __len__(self) -> int:
        return len(self._core)

    def __repr__(self) -> str:
        return f"<Observations: {len(self)}>"


def read_inputs(
    programme: str | os.PathLike[str], observations: str | os.PathLike[str], *, decimal: str = "."
) -> tuple[Programme, Observations, list[str]]:
    """Reads both files, with all faults of both in one `InputError`, and what is odd about them."""
    from .catalogue import Programme

    first, second, warnings = _core.read_inputs(
        str(Path(programme)), str(Path(observations)), decimal_comma=_is_comma(decimal)
    )
    return Programme(first), Observations(second), warnings


def _is_comma(decimal: str) -> bool:
    if decimal not in (".", ","):
        raise ValueError(f"decimal is '.' or ',', not {decimal!r}")
    return decimal == ","
