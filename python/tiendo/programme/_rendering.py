"""The renderer of assessments: `tiendo.report` registers itself here when it is imported.

It is imported by its name when something is first drawn, so that `import tiendo` does without it.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from typing import Any, Protocol

from ..areas import AreaShapes

Boundaries = str | os.PathLike[str] | Mapping[str, Any] | AreaShapes


class Renderer(Protocol):
    """What draws an `Assessment` or a `MethodComparison` as HTML; it stands below both and imports neither."""

    def write_page(
        self, assessment: Any, path: str | os.PathLike[str], map: Boundaries | None, map_code: str | None, since: Any
    ) -> None:
        """Write one page."""

    def fragment(self, assessment: Any) -> str:
        """Return a table for a notebook."""

    def comparison_fragment(self, comparison: Any) -> str:
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
