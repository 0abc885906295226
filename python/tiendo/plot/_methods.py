"""What the official methods say of the same targets, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import InvalidValue, UnknownName
from ..programme import Assessment, MethodComparison
from ..report.labels import READINGS, VERDICTS, method_name, reading_of
from ._options import Given, PlotOptions
from ._sheet import distinct, kind_of_object, missing, named
from ._theme import LINE, MARKS, SOFT, Heading, altair, finished
from ._words import name_in, number_text, reading_word, shown, word

if TYPE_CHECKING:
    import altair as alt
    from typing_extensions import Unpack

MOST_TARGETS = 40
STEP = 22


def methods(
    of: Assessment | MethodComparison,
    *,
    targets: str | list[str] | None = None,
    **options: Unpack[PlotOptions],
) -> alt.LayerChart:
    """Draw what each official method says of each target: one row per method, one column per target and series.

    Mark and colour are the reading on the scale of all methods: met, toward, too slow, away. A number is the ratio of a
    method without classes, and a ring says that the method gives no reading. Targets on which the methods differ most
    come first.

    Parameters
    ----------
    of
        A comparison of methods, or an assessment, whose official methods are then compared.
    targets
        The ids of targets to draw, by default all.
    **options
        `language`, `title`, `unit`, `source` and `as_of`: see `tiendo.plot.PlotOptions`.

    Returns
    -------
    altair.LayerChart
        The matrix. It has at most 40 targets.

    Raises
    ------
    UnknownName
        With every target that is not there.
    InvalidValue
        For what is neither, where no target can be compared, and for more than 40 targets and series.
    ImportError
        Where altair is not installed: `pip install 'tiendo[plot]'`.

    Examples
    --------
    >>> import tiendo
    >>> a = tiendo.assess("examples/hcmc/programme.toml", "examples/hcmc/observations.csv", "2025-06-30")
    >>> chart = methods(a, targets="942-egdi-2025")
    >>> chart.title.text
    ['Methods side by side']
    """
    given = Given.of(methods, options)
    language = given.language
    if not isinstance(of, (Assessment, MethodComparison)):
        raise InvalidValue(f"this chart is of an assessment or a comparison of methods, not of {kind_of_object(of)}")
    comparison = of.compare_methods() if isinstance(of, Assessment) else of
    compared = comparison.targets()
    wanted = named("targets", targets)
    known = list(dict.fromkeys(target["target_id"] for target in compared))
    if wanted and (unknown := [name for name in wanted if name not in known]):
        raise UnknownName("; ".join(missing("target that can be compared", name, known) for name in unknown))
    compared = [target for target in compared if wanted is None or target["target_id"] in wanted]
    if not compared:
        raise InvalidValue("no target can be compared: none has a level to reach and two values that fit together")
    if len(compared) > MOST_TARGETS:
        raise InvalidValue(f"{len(compared):,} targets and series are more than {MOST_TARGETS}; name some by targets=")
    labels = distinct(
        shown(target["target_id"]) + (f" ({shown(target['label'])})" if target["label"] else "") for target in compared
    )
    cells = [cell for target, label in zip(compared, labels, strict=True) for cell in _cells(target, label, language)]
    heading = Heading(
        word("methods", language), [name_in(comparison.programme.name, language)], word("reading", language),
        _sources(comparison, compared), str(comparison.as_of), 700,
    )  # fmt: skip
    chart: alt.LayerChart = finished(_layers(cells, language), heading, given)
    return chart


def _cells(target: dict[str, Any], label: str, language: str) -> list[dict[str, Any]]:
    name = shown(name_in({"en": target["name_en"], "vi": target["name_vi"]}, language))
    return [
        {
            "row": _method(verdict, language), "column": label, "name": name, "reading": verdict["reading"],
            "word": reading_word(verdict["reading"], language) if verdict["reading"] else word("no_reading", language),
            "ratio": verdict["ratio"],
            "number": number_text(round(verdict["ratio"], 2), language)
            if verdict["reading"] is None and verdict["ratio"] is not None
            else "",
            "said": shown(reading_of(verdict)),
        }
        for verdict in target["verdicts"]
    ]  # fmt: skip


def _method(verdict: dict[str, Any], language: str) -> str:
    return shown(method_name(verdict).replace(", trend", f", {word('trend', language)}"))


def _sources(comparison: MethodComparison, compared: list[dict[str, Any]]) -> list[str]:
    """Return the sources of the evidence of the targets that are compared."""
    ids = {target["target_id"] for target in compared}
    rows = comparison._of[0]._core.rows(ids, 10**6)
    return [piece["source"] for row in rows for piece in row["evidence"]]


def _layers(cells: list[dict[str, Any]], language: str) -> Any:
    alt = altair()
    rows, columns = ({cell[name]: None for cell in cells} for name in ("row", "column"))
    there = [name for name in READINGS if any(cell["reading"] == name for cell in cells)]
    domain = [reading_word(name, language) for name in there]
    title = word("reading", language)

    def scaled(channel: Any, of: list[str]) -> Any:
        return channel(
            "word:N",
            title=title,
            scale=alt.Scale(domain=domain, range=of),
            legend=alt.Legend(symbolOpacity=1, symbolStrokeWidth=0),
        )

    colours = [VERDICTS[READINGS[name].verdict].colour for name in there]
    marks = [MARKS[READINGS[name].verdict] for name in there]
    base = alt.Chart(alt.Data(values=cells)).encode(
        x=alt.X(
            "column:N",
            scale=alt.Scale(domain=list(columns)),
            title=None,
            axis=alt.Axis(
                orient="top", labelAngle=-40, labelAlign="left", labelLimit=260, grid=False, domain=False, ticks=False
            ),
        ),
        y=alt.Y("row:N", scale=alt.Scale(domain=sorted(rows)), title=None, axis=alt.Axis(domain=False, ticks=False)),
        tooltip=[
            alt.Tooltip("name:N", title=word("target", language)),
            alt.Tooltip("row:N", title=word("method", language)),
            alt.Tooltip("word:N", title=title),
            alt.Tooltip("said:N", title=word("own_class", language)),
        ],
    )
    read, other = base.transform_filter("isValid(datum.reading)"), base.transform_filter("!isValid(datum.reading)")
    return alt.layer(
        read.mark_rect(opacity=0.16, stroke="white", strokeWidth=2).encode(color=scaled(alt.Color, colours)),
        read.mark_point(filled=True, size=80, opacity=1).encode(
            color=scaled(alt.Color, colours), shape=scaled(alt.Shape, marks)
        ),
        other.mark_rect(fill="white", stroke=LINE),
        other.transform_filter("datum.number == ''").mark_point(
            filled=True, shape=MARKS["no_data"], size=60, color=SOFT, opacity=1
        ),
        other.transform_filter("datum.number != ''").mark_text(fontSize=10).encode(text="number:N"),
    ).properties(width={"step": 34}, height={"step": STEP})
