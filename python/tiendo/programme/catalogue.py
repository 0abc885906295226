"""A programme: targets with everything they rest on."""

from __future__ import annotations

import os
from pathlib import Path

from .. import _core


class Programme:
    """A programme whose parts fit together; it does not change.

    >>> programme = Programme.read("examples/hcmc/programme.toml")
    >>> programme.id
    'q2393'
    """

    def __init__(self, core: _core.Programme) -> None:
        self._core = core

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Programme:
        """Reads a programme (TOML) and everything it extends.

        Raises `InputError` with every fault of every file.
        """
        return cls(_core.Programme.read(str(Path(path))))

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
        """An observations.csv with a row for every figure that will settle a target."""
        return self._core.observation_template()

    def __repr__(self) -> str:
        return f"<Programme {self.id}: {len(self.target_ids)} targets>"
