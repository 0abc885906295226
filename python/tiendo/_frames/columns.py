"""What comes in: the columns of a frame, of a mapping of lists or of a CSV file, with checked cells."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from .._visible import spelt
from ..errors import InvalidValue
from .csv_reader import read_csv
from .input_columns import (
    Columns,
    InputColumns,
    column,
    numbers_in,
    optional_texts_in,
    plain_cells,
    repeated,
    texts_in,
    whole_numbers_in,
    with_origin,
)
from .numbers import BLANKS, check_decimal, is_missing
from .text_files import is_path, text_of

if TYPE_CHECKING:
    import narwhals as nw


__all__ = [
    "Columns",
    "InputColumns",
    "column",
    "columns_of",
    "frame_of",
    "is_missing",
    "numbers_in",
    "optional_texts_in",
    "repeated",
    "text_of",
    "texts_in",
    "whole_numbers_in",
    "with_origin",
]

_KNOWN = "a pandas, polars or Arrow frame, a mapping of lists, or a path to a CSV file"


def columns_of(values: Any, *, decimal: str = ".") -> InputColumns:
    """Return the columns of a frame, of a mapping of lists, or of a CSV file (.csv or .csv.gz).

    `decimal` is the decimal mark of numbers that are texts, "." or ",". Numbers in single and half precision are read
    by their shortest text: 56.7 in float32 is 56.7.

    Raises
    ------
    InputError
        With all problems of a file.
    InvalidValue
        For what is no frame, for two columns of one name, and for columns of different lengths.
    """
    mark = check_decimal(decimal)
    if is_path(values):
        return read_csv(values, mark)
    if isinstance(values, Mapping):
        return InputColumns(_columns_of_mapping(values), decimal=mark)
    table = frame_of(values)
    names = [str(name).strip(BLANKS) for name in table.columns]
    if len(set(names)) < len(names):
        raise InvalidValue("two columns have one name; rename one")
    return InputColumns({name: _cells(table[at]) for name, at in zip(names, table.columns, strict=True)}, decimal=mark)


def frame_of(frame: Any) -> nw.DataFrame[Any]:
    """Return a frame of any library that narwhals reads, whole in the memory, with texts as the names of its columns.

    A lazy frame of polars is collected, and record batches of Arrow, their readers and what exports an Arrow stream
    become an Arrow table. Raises `InvalidValue` for anything else, with the cure where there is one.
    """
    import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

    table: nw.DataFrame[Any]
    try:
        table = nw.from_native(_with_text_names(frame), eager_only=True)
        table.columns  # noqa: B018 - pandas finds two columns of one name here
    except nw.exceptions.DuplicateError:
        raise InvalidValue("two columns have one name; rename one") from None
    except TypeError:
        return _frame_of_other(frame)
    return table


def _cells(series: nw.Series[Any]) -> list[Any]:
    if type(series.dtype).__name__ in ("Float16", "Float32"):
        return plain_cells(series.to_numpy())
    return plain_cells(series.to_list())


def _columns_of_mapping(values: Mapping[Any, Any]) -> Columns:
    columns: Columns = {}
    for key, cells in values.items():
        name = str(key).strip(BLANKS)
        if name in columns:
            raise InvalidValue(f"two columns have the name {spelt(name)}; rename one")
        if isinstance(cells, (str, bytes, Mapping, set, frozenset)):
            raise InvalidValue("every column of a mapping is a list: {'code': ['79'], ...}")
        try:
            columns[name] = plain_cells(cells if isinstance(cells, np.ndarray) else _listed(cells))
        except TypeError:
            raise InvalidValue("every column of a mapping is a list: {'code': ['79'], ...}") from None
    if len({len(column) for column in columns.values()}) > 1:
        lengths = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
        raise InvalidValue(f"the columns are not of the same length: {lengths}")
    return columns


def _listed(cells: Any) -> Any:
    import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

    try:
        return _cells(nw.from_native(cells, series_only=True))
    except TypeError:
        return cells


def _with_text_names(frame: Any) -> Any:
    """Return a pandas frame with the names of its columns as texts; any other frame as it is."""
    kind = type(frame)
    if kind.__module__.split(".")[0] != "pandas" or kind.__name__ != "DataFrame":
        return frame
    if frame.columns.nlevels > 1:
        raise InvalidValue(
            "the frame has several rows of column names; join them: "
            "frame.columns = ['_'.join(map(str, name)) for name in frame.columns]"
        )
    if all(isinstance(name, str) for name in frame.columns):
        return frame
    names = [str(name) for name in frame.columns]
    if len(set(names)) < len(names):
        raise InvalidValue("two columns have one name; rename one")
    return frame.set_axis(names, axis=1)


def _frame_of_other(frame: Any) -> nw.DataFrame[Any]:
    """Return what is not whole in the memory, or not a frame by itself, as a frame."""
    import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

    kind = type(frame)
    name = f"{kind.__module__}.{kind.__qualname__}"
    package = kind.__module__.split(".")[0].lstrip("_")
    if package == "polars" and kind.__name__ == "LazyFrame":
        try:
            return nw.from_native(frame.collect(), eager_only=True)
        except Exception as wrong:
            raise InvalidValue(f"the lazy frame cannot be collected: {wrong}") from wrong
    if kind.__name__ not in ("Series", "Array", "ChunkedArray") and hasattr(kind, "__arrow_c_stream__"):
        table = _arrow_table(frame)
        if table is not None:
            return table
    cures = {
        "duckdb": "give relation.pl() or relation.df()",
        "dask": "give frame.compute()",
        "pyspark": "give frame.toPandas()",
        "ibis": "give table.to_pandas()",
        "sqlframe": "give frame.toPandas()",
        "pyarrow": "give reader.read_all(), or a table",
    }
    if package in cures:
        raise InvalidValue(f"{name} is not a frame in the memory; {cures[package]}")
    if kind.__name__ == "LazyFrame":
        raise InvalidValue(f"{name} is not a frame in the memory; give frame.collect()")
    raise InvalidValue(f"{name} is no frame; give {_KNOWN}")


def _arrow_table(frame: Any) -> nw.DataFrame[Any] | None:
    """Return what exports an Arrow stream as an Arrow table, or as a polars frame; None if neither library is there."""
    import narwhals as nw  # when a frame comes: it costs a sixth of the import of tiendo

    table: nw.DataFrame[Any]
    for library, kind in (("pyarrow", "table"), ("polars", "DataFrame")):
        try:
            make = getattr(importlib.import_module(library), kind)
        except ModuleNotFoundError:
            continue
        try:
            table = nw.from_native(make(frame), eager_only=True)
        except Exception as wrong:  # each library and each exporter has errors of its own
            raise InvalidValue(f"the Arrow stream cannot be read: {wrong}") from wrong
        return table
    return None
