"""Values that nobody means, for every argument of every function."""

from __future__ import annotations

import collections
import datetime
import enum
import fractions
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow


class Colour(enum.Enum):
    RED = 1


class Unprintable:
    """An object whose own methods fail."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")


class Unreadable:
    """A mapping and a list that fail when they are read."""

    def __len__(self) -> int:
        raise RuntimeError("no length")

    def __iter__(self) -> Any:
        raise RuntimeError("no items")


class Text(str):
    """A text of a kind of its own."""


def circle() -> list[Any]:
    """A list that holds itself."""
    own: list[Any] = []
    own.append(own)
    return own


def deep(levels: int) -> Any:
    """A list in a list, and so on."""
    value: Any = 1.0
    for _ in range(levels):
        value = [value]
    return value


HOSTILE: dict[str, Any] = {
    "masked": np.ma.masked,
    "all masked": np.ma.array([1.0, 2.0], mask=[True, True]),
    "some masked": np.ma.array([1.0, 2.0, 3.0], mask=[False, True, False]),
    "masked texts": np.ma.array(["a", "b"], mask=[False, True]),
    "masked days": np.ma.array(np.array(["2024-01-01"], "datetime64[D]"), mask=[True]),
    "masked table": np.ma.array([[1.0, 2.0], [3.0, 4.0]], mask=[[True, False], [False, True]]),
    "masked columns": {"unique_id": np.ma.array(["a"], mask=[True]), "ds": np.ma.array([1], mask=[True]), "y": np.ma.masked},
    "list of masked": [np.ma.masked, 1.0],
    "huge number": 10**5000,
    "huge negative": -(10**400),
    "list of huge": [10**5000, 1],
    "largest double": 1.7e308,
    "columns of huge": {"unique_id": ["a", "a"], "ds": [10**5000, 1], "y": [10**5000, 1]},
    "long range": range(10**15),
    "long array": np.broadcast_to(np.float64(1), (2**50,)),
    "long text": "9" * 200_000,
    "circle": circle(),
    "deep list": deep(5000),
    "deep mapping": {"unique_id": deep(5000), "ds": deep(5000), "y": deep(5000)},
    "unprintable": Unprintable(),
    "list of unprintable": [Unprintable()],
    "unreadable": Unreadable(),
    "columns unreadable": {"unique_id": Unreadable(), "ds": [1], "y": [1]},
    "text of its own": Text("x"),
    "enum": Colour.RED,
    "fraction": fractions.Fraction(1, 3),
    "signalling nan": Decimal("sNaN"),
    "decimal": Decimal("1E+400"),
    "range of bytes": bytearray(b"abc"),
    "memory": memoryview(b"abc"),
    "path with zero": "p\0q",
    "path object with zero": Path("p\0q"),
    "path of no utf-8": os.fsdecode(b"p\xff.csv"),
    "path of zeros": Path("/dev/zero"),
    "path of nothing": Path("/dev/null"),
    "path of memory": Path("/proc/self/mem"),
    "long path": "a" * 5000,
    "long date": datetime.date.max,
    "first date": datetime.date.min,
    "aware time": datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc),
    "no time": np.datetime64("NaT"),
    "far time": np.datetime64("99999999-01-01"),
    "time step": np.timedelta64(1, "D"),
    "records": np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
    "matrix": np.array([[[1.0]]]),
    "objects": np.array([{}, []], dtype=object),
    "void": np.void(b"abc"),
    "half": np.float16(0.5),
    "negative zero": -0.0,
    "denormal": 5e-324,
    "bidi": "\u202egnp",
    "escape": "\x1b[31m",
    "brackets": "[/b]",
    "formula": "=1+1",
    "two rows of names": pandas.DataFrame([[1]], columns=pandas.MultiIndex.from_tuples([("a", "b")])),
    "names twice": pandas.DataFrame([[1, 2]], columns=["y", "y"]),
    "names are numbers": pandas.DataFrame([[1, 2]]),
    "categories": pandas.DataFrame({"unique_id": pandas.Categorical(["a"]), "ds": [1], "y": [1]}),
    "intervals": pandas.Series(pandas.interval_range(0, 2)),
    "objects of polars": polars.DataFrame({"y": [object()]}),
    "arrow of nothing": pyarrow.table({}),
    "arrow of lists": pyarrow.table({"unique_id": [["a"]], "ds": [1], "y": [None]}),
    "counter": collections.Counter("abc"),
    "default": collections.defaultdict(list),
    "module": os,
    "class": Colour,
    "infinities": [float("inf"), float("-inf")],
    "columns of infinities": {"unique_id": ["a", "a"], "ds": [1, 2], "y": [float("inf"), 1.0]},
}  # fmt: skip
