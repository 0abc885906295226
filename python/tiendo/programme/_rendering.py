"""The renderer of assessments: `tiendo.report` registers itself here when it is imported.

It is imported by its name when something is first drawn, so that `import tiendo` does without it.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from ..areas import AreaShapes

if TYPE_CHECKING:
    from ._assessment import Assessment
    from ._comparison import MethodComparison


Boundaries = str | os.PathLike[str] | Mapping[str, Any] | AreaShapes


class Renderer(Protocol):
    """What draws assessments as HTML."""

    def write_page(
        self, assessment: Assessment, path: str | os.PathLike[str], map: Boundaries | None, map_code: str | None
    ) -> None:
        """Write one page."""

    def fragment(self, assessment: Assessment) -> str:
        """Return a table for a notebook."""

    def comparison_fragment(self, comparison: MethodComparison) -> str:
        """Return the matrix target x method for a notebook."""


_DRAWS = "tiendo.report"
_registered: list[Renderer] = []


def register(renderer: Renderer) -> None:
    """Make a renderer the one that `Assessment.to_html` and the notebook use."""
    _registered[:] = [renderer]


def renderer() -> Renderer:
    """Return the registered renderer, after importing the one of this package where there is none yet."""
    if not _registered:
        importlib.import_module(_DRAWS)
    return _registered[0]
