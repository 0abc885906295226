"""Results of one kind: a table that is a frame in any library; each library is imported only when it is asked for."""

from __future__ import annotations

import abc
import importlib
import itertools
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from .._visible import escaped
from .collector import paused_collector
from .csv_text import csv_field, csv_of_result
from .input_columns import Columns, column
from .text_files import is_path

SHOWN_ROWS = (10, 5)  # first and last rows in a notebook
SHOWN_COLUMNS = 30
_AT_ONCE = 50_000  # rows that are made at once


def library(name: str, extra: str) -> Any:
    """Import a library that is optional, or say how to get it."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        raise ImportError(f"this needs {name}: pip install 'tiendo[{extra}]'") from missing


def to_pandas(columns: Columns, types: Mapping[str, str]) -> Any:
    """Return a pandas frame: days are datetime64, missing numbers NaN, missing texts None."""
    pandas = library("pandas", "frames")
    kinds = {"text": "object", "texts": "object", "integer": "Int64", "number": "float64"}

    def series(name: str, cells: list[Any]) -> Any:
        if types[name] == "day":
            return pandas.Series(pandas.to_datetime(cells))
        if types[name] == "boolean":
            return pandas.Series(cells, dtype="boolean" if None in cells else "bool")
        return pandas.Series(cells, dtype=kinds[types[name]])

    # without a copy, which would join all columns of a kind at once, and Ctrl-C cannot end that
    return pandas.DataFrame({name: series(name, cells) for name, cells in columns.items()}, copy=False)


def to_polars(columns: Columns, types: Mapping[str, str]) -> Any:
    """Return a polars frame with typed columns; missing values are null."""
    polars = library("polars", "frames")
    kinds = {
        "text": polars.String,
        "texts": polars.List(polars.String),
        "boolean": polars.Boolean,
        "integer": polars.Int64,
        "number": polars.Float64,
        "day": polars.Date,
    }
    return polars.DataFrame(columns, schema={name: kinds[types[name]] for name in columns})


def to_arrow(columns: Columns, types: Mapping[str, str]) -> Any:
    """Return an Arrow table with typed columns; missing values are null."""
    arrow = library("pyarrow", "frames")
    kinds = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "boolean": arrow.bool_(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "day": arrow.date32(),
    }
    return arrow.table({name: arrow.array(cells, kinds[types[name]]) for name, cells in columns.items()})


def kind_of(values: Any) -> str:
    """Return the kind of an input: the library of a frame, such as "pandas", or "mapping" for mappings and files."""
    if values is None or isinstance(values, Mapping) or is_path(values):
        return "mapping"
    return type(values).__module__.split(".")[0].lstrip("_")


def to_kind(columns: Columns, types: Mapping[str, str], kind: str) -> Any:
    """Return columns as a frame of the kind of `kind_of`."""
    import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

    makers = {"pandas": to_pandas, "polars": to_polars, "pyarrow": to_arrow}
    if kind in makers:
        return makers[kind](columns, types)
    if kind == "mapping":
        return dict(columns)
    try:
        return nw.from_dict(columns, backend=kind).to_native()  # type: ignore[arg-type]  # any library that it knows
    except (ValueError, TypeError, ImportError):
        return to_arrow(columns, types)


class Tabular(abc.ABC):
    """Rows that become frames of any library."""

    @abc.abstractmethod
    def _table(self) -> tuple[Columns, dict[str, str]]:
        """Return the columns, and the type of each."""

    def to_pandas(self) -> Any:
        """Return the rows as a pandas frame: days are datetime64, missing numbers NaN, missing texts None."""
        return to_pandas(*self._table())

    def to_polars(self) -> Any:
        """Return the rows as a polars frame; missing values are null."""
        return to_polars(*self._table())

    def to_arrow(self) -> Any:
        """Return the rows as an Arrow table; missing values are null."""
        return to_arrow(*self._table())

    def to_csv(self) -> str:
        """Return comma-separated text; missing values are empty, booleans true and false, lists joined by " | ".

        A text that a spreadsheet would take for a formula has an apostrophe before it, which the readers of tiendo
        take away again.
        """
        return csv_of_result(self._table()[0])

    def records(self) -> list[dict[str, Any]]:
        """Return one dict per row."""
        columns, _ = self._table()
        cells = zip(*columns.values(), strict=True)
        rows: list[dict[str, Any]] = []  # at Ctrl-C the traceback keeps it: freed when the caller goes on
        with paused_collector():
            while several := [dict(zip(columns, row, strict=True)) for row in itertools.islice(cells, _AT_ONCE)]:
                rows += several
        return rows

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Export the rows as an Arrow stream, which polars, DuckDB and others read."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


class Table(Tabular):
    """A result: columns by name, which are shown, written and given as frames.

    Attributes
    ----------
    columns
        The cells of each column as a list; a missing cell is None.
    """

    columns: Columns
    _not_compared: tuple[str, ...] = ("_kind",)  # a result is what it says, whichever frame asked for it

    def __init__(self, columns: Columns, types: dict[str, str], kind: str = "mapping") -> None:
        self.columns = columns
        self._types = types
        self._kind = kind

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self.columns, self._types

    def to_native(self) -> Any:
        """Return the rows as a frame of the caller's own kind.

        That is the library of the frame that was given; of a path or a mapping it is a mapping of lists.
        """
        return to_kind(self.columns, self._types, self._kind)

    def __getitem__(self, name: str) -> list[Any]:
        """Return the cells of a column. Raises `UnknownName` where there is no column of this name."""
        return column(self.columns, name)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.records())

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        parts = [
            {name: part for name, part in vars(one).items() if name not in self._not_compared} for one in (self, other)
        ]
        return same(*parts)

    __hash__: ClassVar[None]  # type: ignore[assignment]  # the columns can be changed

    def __repr__(self) -> str:
        names = list(self.columns)
        listed = ", ".join(names[:6]) + (", ..." if len(names) > 6 else "")
        return f"<{type(self).__name__}: {len(self)} row{'' if len(self) == 1 else 's'} of {listed}>"

    def _repr_html_(self) -> str:
        return html_of(self.columns, len(self))


def html_of(columns: Columns, rows: int) -> str:
    """Return an HTML table of the first and the last rows with the number of all."""
    first, last = SHOWN_ROWS
    whole = rows <= first + last
    shown = list(range(rows)) if whole else [*range(first), *range(rows - last, rows)]
    names = list(columns)[:SHOWN_COLUMNS]
    head = "".join(f"<th>{escaped(name)}</th>" for name in names)
    lines = [f"<tr>{''.join(_html_cell(columns[name][row]) for name in names)}</tr>" for row in shown]
    if not whole:
        lines.insert(first, f"<tr>{'<td>...</td>' * len(names)}</tr>")
    more = f", {len(columns) - len(names)} more columns" if len(columns) > len(names) else ""
    counted = f"<p>{rows:,} row{'' if rows == 1 else 's'}{more}</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>{counted}"


def _html_cell(cell: Any) -> str:
    text = escaped(csv_field(cell))
    numeric = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    return f'<td style="text-align: right">{text}</td>' if numeric else f"<td>{text}</td>"


def same(first: Any, second: Any) -> bool:
    """Return whether two values are equal, with NaN equal to NaN, inside of lists, mappings and arrays as well."""
    if first is second:
        return True
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return first.keys() == second.keys() and all(same(first[key], second[key]) for key in first)
    if isinstance(first, (list, tuple)) and isinstance(second, (list, tuple)):
        return len(first) == len(second) and all(map(same, first, second))
    if hasattr(first, "dtype") and hasattr(second, "dtype"):
        return bool(
            first.shape == second.shape
            and first.dtype == second.dtype
            and all(map(same, first.ravel().tolist(), second.ravel().tolist()))
        )
    if isinstance(first, float) and isinstance(second, float):
        return first == second or (first != first and second != second)
    return bool(first == second)
