"""Tables as frames, and frames as tables. Each frame library is imported only when it is asked for."""

from __future__ import annotations

import abc
import csv
import datetime
import importlib
import io
import math
from decimal import Decimal
from typing import Any

import narwhals as nw

Columns = dict[str, list[Any]]


def library(name: str, extra: str) -> Any:
    """Imports a library that is optional, or says how to get it."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        raise ImportError(f"this needs {name}: pip install 'tiendo[{extra}]'") from missing


def to_pandas(columns: Columns, types: dict[str, str]) -> Any:
    """A pandas frame: days are datetime64, missing numbers NaN, missing texts None."""
    pandas = library("pandas", "frames")
    kinds = {"text": "object", "texts": "object", "boolean": "bool", "integer": "Int64", "number": "float64"}
    series = {
        name: pandas.Series(pandas.to_datetime(cells))
        if types[name] == "day"
        else pandas.Series(cells, dtype=kinds[types[name]])
        for name, cells in columns.items()
    }
    return pandas.DataFrame(series)


def to_polars(columns: Columns, types: dict[str, str]) -> Any:
    """A polars frame with typed columns; missing values are null."""
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


def to_arrow(columns: Columns, types: dict[str, str]) -> Any:
    """An Arrow table with typed columns; missing values are null."""
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


class Tabular(abc.ABC):
    """Rows that become frames, in any library."""

    @abc.abstractmethod
    def _table(self) -> tuple[Columns, dict[str, str]]:
        """The columns, and the type of each."""

    def to_pandas(self) -> Any:
        """The rows as a pandas frame."""
        return to_pandas(*self._table())

    def to_polars(self) -> Any:
        """The rows as a polars frame."""
        return to_polars(*self._table())

    def to_arrow(self) -> Any:
        """The rows as an Arrow table."""
        return to_arrow(*self._table())

    def records(self) -> list[dict[str, Any]]:
        """One dict per row."""
        columns, _ = self._table()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def csv_of(frame: Any) -> str:
    """The text of a frame as comma-separated values, missing values as empty fields."""
    table = nw.from_native(frame, eager_only=True)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.iter_rows():
        writer.writerow([_field(value) for value in row])
    return text.getvalue()


def _field(value: Any) -> str:
    if value is None or value != value:  # a missing number or time differs from itself
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and math.isfinite(value):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")  # never with an exponent
    return str(value)
