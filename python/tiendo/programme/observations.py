"""Observations: values as their sources published them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from .. import _core
from .._frames.columns import columns_of
from .._frames.csv_text import parse_through_text
from .._frames.input_columns import Columns
from .._frames.tables import Tabular
from ..errors import InvalidValue
from ._catalogue import Programme


class Observations(Tabular):
    """The observations that an assessment looks at, in the order of their file.

    They become frames with the columns of observations.csv (`to_pandas`, `to_polars`, `to_arrow`), can be pickled and
    copied, and are equal where all of these columns are.
    """

    def __init__(self, core: _core.programme.Observations) -> None:
        self._core = core

    @classmethod
    def read(cls, path: str | os.PathLike[str], *, decimal: str = ".") -> Observations:
        """Read observations.csv (docs/formats.md).

        Parameters
        ----------
        path
            The file.
        decimal
            The decimal separator of its numbers, "." or ",".

        Raises
        ------
        InputError
            Lists every fault of the file, with line and column.
        """
        return cls(_core.programme.Observations.read(str(Path(path)), decimal_comma=_is_comma(decimal)))

    @classmethod
    def from_frame(cls, frame: Any, *, decimal: str = ".") -> Observations:
        """Take a frame, a mapping of lists or a file with the columns of observations.csv.

        Missing values are empty fields; dates may be dates, timestamps or texts. The values go through the same checks
        as those of a file. A number keeps as many decimals as its shortest text has.

        Parameters
        ----------
        frame
            The columns of observations.csv (docs/formats.md), one row per observation.
        decimal
            The decimal separator of numbers that are texts, "." or ",".

        Raises
        ------
        InputError
            Lists every fault, with row and column of the frame.
        """
        columns = columns_of(frame, decimal=decimal)
        return cls(parse_through_text(columns, _core.programme.Observations.parse))

    @classmethod
    def _of_text(cls, text: str) -> Observations:
        return cls(_core.programme.Observations.parse(text, "<observations>"))

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self._core.table()

    def to_csv(self) -> str:
        """Return an observations.csv from which the same observations are read."""
        return self._core.to_csv()

    def __add__(self, other: Observations) -> Observations:
        """Return the observations of both, in their order."""
        return Observations(self._core + other._core)

    def __len__(self) -> int:
        """The number of observations."""
        return len(self._core)

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same observations in the same order."""
        return self.to_csv() == other.to_csv() if isinstance(other, Observations) else NotImplemented

    def __hash__(self) -> int:
        """A hash of the observations."""
        return hash(self.to_csv())

    def __copy__(self) -> Observations:
        """Return itself, which does not change."""
        return self

    def __deepcopy__(self, memo: Any) -> Observations:
        """Return itself, which does not change."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Make them again from their text."""
        return Observations._of_text, (self.to_csv(),)

    def __repr__(self) -> str:
        """The number of observations."""
        return f"<Observations: {len(self)}>"


def read_inputs(
    programme: str | os.PathLike[str], observations: str | os.PathLike[str], *, decimal: str = "."
) -> tuple[Programme, Observations, list[str]]:
    """Read a programme and its observations together.

    Returns
    -------
    tuple
        The programme, the observations, and warnings about them.

    Raises
    ------
    InputError
        Lists every fault of both files, and the observations that do not fit the programme.
    """
    first, second, warnings = _core.programme.read_inputs(
        str(Path(programme)), str(Path(observations)), decimal_comma=_is_comma(decimal)
    )
    return Programme(first), Observations(second), warnings


def _is_comma(decimal: str) -> bool:
    if decimal not in (".", ","):
        raise InvalidValue(f"decimal is '.' or ',', not {decimal!r}")
    return decimal == ","
