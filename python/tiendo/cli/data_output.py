"""Results as CSV or JSON, printed or written, instead of tables for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import typer

from .options import Csv, DataFile, Json
from .output import check_data_out, is_json, json_of, rows_of, write_json, write_text


@dataclass(frozen=True)
class DataOutput:
    """What to print or to write instead of tables for people."""

    json: Json = False
    csv: Csv = False
    out: DataFile = None

    def check(self) -> None:
        """Raise a misuse for two formats, and for a file of neither."""
        if self.json and self.csv:
            raise typer.BadParameter("--json and --csv exclude each other")
        check_data_out(self.out, self.json, self.csv)

    @property
    def is_json(self) -> bool:
        """Whether JSON is asked for."""
        return is_json(self.out, self.json)

    @property
    def is_data(self) -> bool:
        """Whether CSV or JSON is asked for."""
        return self.json or self.csv or self.out is not None

    def write(self, columns: dict[str, Any], document: object) -> bool:
        """Write columns as CSV or a document as JSON. Return whether one of them was asked for."""
        if self.is_json:
            write_json(json_of(document), self.out)
        elif self.is_data:
            write_text(rows_of(columns), self.out)
        return self.is_data
