"""Tables as frames, and frames as tables. Each frame library is imported only when it is asked for."""

from __future__ import annotations

import abc
import csv
import importlib
import io
from typing import Any

from .columns import Columns
from .csv_text import csv_field


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


class Table(Tabular):
    """Columns that are shown as frames."""

    def __init__(self, columns: Columns, types: dict[str, str]) -> None:
        self.columns = columns
        self._types = types

    def _table(self) -> tuple[Columns, dict[str, str]]:
        return self.columns, self._types

    def to_csv(self) -> str:
        """Comma-separated text; missing values are empty, lists are joined by " | "."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        for row in zip(*self.columns.values(), strict=True):
            writer.writerow([" | ".join(cell) if isinstance(cell, list) else csv_field(cell) for cell in row])
        return text.getvalue()

    def _repr_html_(self) -> str:
        return str(self.to_pandas().to_html(index=False, na_rep=""))
