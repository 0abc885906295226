"""Observations: values as their sources published them."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from .. import _core
from .._frames.columns import columns_of
from .._frames.csv_reader import refuse_other_text
from .._frames.csv_text import parse_through_text, with_decimal_points
from .._frames.input_columns import Columns
from .._frames.numbers import check_decimal
from .._frames.tables import Tabular
from .._frames.text_files import checked_path, core_path, kind_of_bytes, refuse, shown_path
from ..errors import Fault, InputError
from ._catalogue import Programme
from ._tables import NUMBERS, check_header, header_of

_ANY_DAY = "2000-01-01"  # warnings are about programme and observations, not about a day

_FIRST_LOOK = 2**16  # bytes that hold the first line


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
        comma = _is_comma(decimal)
        if not _read_as_it_is(checked_path(path)):
            return cls.from_frame(checked_path(path), decimal=decimal)
        return cls(_core.programme.Observations.read(core_path(path), decimal_comma=comma))

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
        table = columns_of(frame, decimal=decimal)
        check_header(table, table.file or "<frame>")
        columns = with_decimal_points(table, NUMBERS)
        return cls(parse_through_text(columns, _core.programme.Observations.parse))

    @classmethod
    def _of_text(cls, text: str) -> Observations:
        return cls(_core.programme.Observations.parse(text, "<observations>"))

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self._core.table()

    def to_csv(self) -> str:
        """Return an observations.csv from which the same observations are read.

        A text that a spreadsheet would take for a formula has an apostrophe before it.
        """
        return self._core.to_csv()

    def __add__(self, other: Observations) -> Observations:
        """Return the observations of both, in their order."""
        return Observations(self._core + other._core)

    def __len__(self) -> int:
        """The number of observations."""
        return len(self._core)

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same observations in the same order."""
        return self._core.to_csv() == other._core.to_csv() if isinstance(other, Observations) else NotImplemented

    def __hash__(self) -> int:
        """A hash of the observations."""
        return hash(self._core.to_csv())

    def __copy__(self) -> Observations:
        """Return itself, which does not change."""
        return self

    def __deepcopy__(self, memo: Any) -> Observations:
        """Return itself, which does not change."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Make them again from their text."""
        return Observations._of_text, (self._core.to_csv(),)

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
    comma = _is_comma(decimal)
    first_file, second_file = core_path(programme), checked_path(observations)
    try:
        as_it_is = _read_as_it_is(second_file)
    except InputError:
        as_it_is = False
    if not as_it_is:
        return _read_apart(first_file, second_file, decimal)
    first, second, warnings = _core.programme.read_inputs(first_file, core_path(second_file), decimal_comma=comma)
    return Programme(first), Observations(second), warnings


def _read_apart(programme: str, observations: str, decimal: str) -> tuple[Programme, Observations, list[str]]:
    """Read both where the compiled reader cannot take the table as it is."""
    faults: list[Fault] = []
    p: Programme | None = None
    o: Observations | None = None
    try:
        p = Programme.read(programme)
    except InputError as problem:
        faults += problem.faults
    try:
        o = Observations.read(observations, decimal=decimal)
    except InputError as problem:
        faults += problem.faults
    if p is None or o is None:
        raise InputError(faults)
    return p, o, _core.programme.assess(p._core, o._core, _ANY_DAY).warnings


def _read_as_it_is(file: str) -> bool:
    """Return whether the compiled reader can read a table of observations by itself.

    It cannot where the file is packed, or its name is no UTF-8.
    Raises `InputError` for a file that is no table of observations.
    """
    if file.endswith(".gz") or any("\ud800" <= letter <= "\udfff" for letter in file):
        return False
    try:
        if not stat.S_ISREG(Path(file).stat().st_mode):
            return False  # can be read once alone, and may have no end
        with Path(file).open("rb") as opened:
            start = opened.read(_FIRST_LOOK)
            if kind := kind_of_bytes(start):
                refuse(shown_path(file), f"this is {kind[0]}, not a text in UTF-8", kind[1])
            first = start.decode("utf-8", "replace")
            refuse_other_text(first, shown_path(file))
            names = header_of(first)
            if names and "\ufffd" not in names[0]:
                check_header(names, shown_path(file))
    except OSError:
        pass  # whose reader says what is wrong
    return True


def _is_comma(decimal: str) -> bool:
    return check_decimal(decimal) == ","
