"""A chart as a file: a static picture, a page that opens offline, or its specification."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._frames.arguments import number
from .._frames.result_files import write_result
from .._frames.tables import library
from .._frames.text_files import checked_path
from .._visible import spelt
from ..errors import InvalidValue
from ._sheet import kind_of_object
from ._theme import altair
from ._words import without_markup

if TYPE_CHECKING:
    import altair as alt

KINDS = (".svg", ".png", ".pdf", ".html", ".json")


def save(chart: alt.TopLevelMixin, path: str | os.PathLike[str], *, scale: float = 2) -> None:
    """Write a chart to a file, which is there whole or not at all; nothing is fetched.

    Parameters
    ----------
    chart
        A chart of `tiendo.plot`, or any other one of altair.
    path
        The file: `.svg`, `.png` or `.pdf`, drawn by vl-convert; `.html`, one page that opens offline; `.json`, the
        specification (Vega-Lite).
    scale
        The pixels of a PNG per pixel of the chart, from .1 to 10.

    Raises
    ------
    InvalidValue
        For what is no chart, another kind of file, and a scale beyond its limits.
    OutputError
        Where the file cannot be written.
    ImportError
        Where altair or vl-convert is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from tiendo.plot import ranking
    >>> chart = ranking({"unit": ["A", "B"], "rank": [1, 2], "rank_low": [1, 1], "rank_high": [2, 2]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(chart, pathlib.Path(folder) / "places.svg")
    ...     pathlib.Path(folder, "places.svg").read_text(encoding="utf-8")[:4]
    '<svg'
    """
    alt = altair()
    if not isinstance(chart, alt.TopLevelMixin):
        raise InvalidValue(f"a chart is one of tiendo.plot or altair, not {kind_of_object(chart)}")
    file = checked_path(path)
    kind = Path(file).suffix.lower()
    if kind not in KINDS:
        raise InvalidValue(f"a chart is written to a file that ends in {', '.join(KINDS)}, not {spelt(file)}")
    factor = number("scale", scale)
    if not 0.1 <= factor <= 10:
        raise InvalidValue(f"scale is from 0.1 to 10, not {spelt(scale)}")
    content = _content(chart, kind, factor)
    write_result(path, content)


def _content(chart: Any, kind: str, scale: float) -> Any:
    specification = chart.to_dict()
    if kind == ".json":
        return json.dumps(specification, ensure_ascii=False, indent=1) + "\n"
    converter = library("vl_convert", "plot")
    if kind == ".svg":
        return converter.vegalite_to_svg(specification)
    if kind == ".html":
        return converter.vegalite_to_html(_without_markup(specification), bundle=True)
    draw = converter.vegalite_to_png if kind == ".png" else converter.vegalite_to_pdf
    return draw(specification, scale=scale) if kind == ".png" else draw(specification)


def _without_markup(part: Any) -> Any:
    """Return a specification whose texts cannot end the script that holds it in HTML; those of tiendo never can."""
    if isinstance(part, dict):
        return {without_markup(str(name)): _without_markup(inner) for name, inner in part.items()}
    if isinstance(part, list):
        return [_without_markup(inner) for inner in part]
    return without_markup(part) if isinstance(part, str) else part
