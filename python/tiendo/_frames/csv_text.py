"""The one writer of comma-separated text."""

from __future__ import annotations

import csv
import datetime
import io
import math
from decimal import Decimal
from typing import Any

from .columns import columns_of, is_missing


def csv_of(frame: Any) -> str:
    """The text of a frame as comma-separated values, missing values as empty fields."""
    columns = columns_of(frame)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in zip(*columns.values(), strict=True):
        writer.writerow([csv_field(value) for value in row])
    return text.getvalue()


def csv_field(value: Any) -> str:
    if is_missing(value):
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
