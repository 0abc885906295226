"""A programme: targets with everything they rest on."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from .. import _core
from .._frames.text_files import core_path


class Programme:
    """A programme whose parts fit together; it does not change.

    It can be pickled and copied: it keeps the texts of the files that it was read from. Two programmes are equal
    where the texts of their files are.

    Examples
    --------
    >>> programme = Programme.read("examples/hcmc/programme.toml")
    >>> programme.id
    'q2393'
    """

    def __init__(self, core: _core.programme.Programme) -> None:
        self._core = core

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Programme:
        """Read a programme (TOML) and everything it extends.

        Parameters
        ----------
        path
            The file of the programme; the files that it extends and its table of areas are found relative to it.

        Returns
        -------
        Programme
            The programme, validated.

        Raises
        ------
        InputError
            Lists every fault of every file, with line and column.
        """
        return cls(_core.programme.Programme.read(core_path(path)))

    @classmethod
    def _of_files(cls, files: Sequence[tuple[str, str]]) -> Programme:
        return cls(_core.programme.Programme.parse(list(files)))

    @property
    def id(self) -> str:
        """The programme's id."""
        return self._core.id

    @property
    def name(self) -> dict[str, str]:
        """Its name, under "vi" and "en"."""
        return self._core.name

    @property
    def objective(self) -> dict[str, str]:
        """Its general objective, under "vi" and "en"; empty where none is given."""
        return self._core.objective

    @property
    def target_ids(self) -> list[str]:
        """The ids of all targets, the programme's own before those it builds on."""
        return self._core.target_ids

    def observation_template(self) -> str:
        """Return an observations.csv with a row for every value on which the verdict of a target depends."""
        return self._core.observation_template()

    def __eq__(self, other: object) -> bool:
        """Whether the other is a programme of files with the same texts."""
        return self._core.files == other._core.files if isinstance(other, Programme) else NotImplemented

    def __hash__(self) -> int:
        """A hash of the texts of the files."""
        return hash(tuple(self._core.files))

    def __copy__(self) -> Programme:
        """Return itself, which does not change."""
        return self

    def __deepcopy__(self, memo: Any) -> Programme:
        """Return itself, which does not change."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Make it again from the texts of its files."""
        return Programme._of_files, (self._core.files,)

    def __repr__(self) -> str:
        """Its id and the number of its targets."""
        return f"<Programme {self.id}: {len(self.target_ids)} targets>"
