"""Observations from frames: the same result as from the file, and the same faults."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas
import polars
import pyarrow.csv
import pytest
import tiendo


@pytest.fixture
def file_result(programme: tiendo.Programme, observations: tiendo.Observations) -> str:
    return tiendo.assess(programme, observations, "2026-03-31").to_csv()


def test_text_frames(hcmc: Path, programme: tiendo.Programme, file_result: str) -> None:
    with (hcmc / "observations.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    columns = {name: list(cells) for name, cells in zip(header, zip(*rows, strict=True), strict=True)}
    for frame in (pandas.DataFrame(columns), polars.DataFrame(columns), pyarrow.table(columns)):
        read = tiendo.Observations.from_frame(frame)
        assert tiendo.assess(programme, read, "2026-03-31").to_csv() == file_result


def test_typed_frames_with_missing_values(hcmc: Path, programme: tiendo.Programme, file_result: str) -> None:
    path = hcmc / "observations.csv"
    text = {"area_code": "str", "published": "str", "area_valid_from": "str"}
    frames = (
        pandas.read_csv(path, dtype=text, parse_dates=["period_first", "period_last"]),
        polars.read_csv(
            path,
            schema_overrides=dict.fromkeys(text, polars.String),
            try_parse_dates=True,
            infer_schema_length=None,
        ),
    )
    for frame in frames:
        read = tiendo.Observations.from_frame(frame)
        assert tiendo.assess(programme, read, "2026-03-31").to_csv() == file_result


def test_faults_name_the_frame_and_the_row() -> None:
    frame = pandas.DataFrame(
        {
            "indicator_id": ["s", "s"],
            "area_code": ["79", "79"],
            "period_first": ["2024-01-01", "2024-12-31"],
            "period_last": ["2024-12-31", "2024-01-01"],
            "value": [20.5, None],
            "published": ["2025", "2025"],
            "source": ["report", "report"],
        }
    )
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.Observations.from_frame(frame)
    places = [(fault.file, fault.row, fault.field, fault.problem) for fault in caught.value.faults]
    assert places == [
        ("<frame>", 2, "period_last", "the period ends on 2024-01-01, before it begins on 2024-12-31"),
        ("<frame>", 2, "value", "there is no value"),
    ]


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(tiendo.InvalidValue, match=r"builtins\.list is no frame"):
        tiendo.Observations.from_frame([1, 2])
