"""What holds for any input: round trips of observations, errors of one kind, forecasts, sums of groups, shown texts."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import json
import math
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest
import tiendo
from tiendo._frames.formula_guard import guarded, unguarded
from tiendo._frames.numbers import number_of_text
from tiendo._frames.result_files import write_result
from tiendo._visible import escaped, quiet_json, visible, visible_line

hypothesis = pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

settings.register_profile(
    "tiendo", deadline=None, max_examples=60, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("tiendo")

HCMC = Path(__file__).parents[2] / "examples" / "hcmc"
PROGRAMME = tiendo.Programme.read(HCMC / "programme.toml")
INDICATORS = sorted({row["indicator_id"] for row in tiendo.Observations.read(HCMC / "observations.csv").records()})

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 30))
letters = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp"))
words = st.text(letters, max_size=12)
names = st.text(letters, min_size=1, max_size=8).filter(lambda text: text.strip() == text and text.isprintable())
figures = st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: float(f"{x:.6g}"))


@st.composite
def observation(draw: Any, indicator: Any = names) -> dict[str, Any]:
    """A row of observations.csv that is right."""
    first = draw(days)
    last = draw(st.dates(first, min(first + datetime.timedelta(800), datetime.date(2999, 12, 30))))
    return {
        "indicator_id": draw(indicator), "area_code": draw(st.sampled_from(["79", "VN", "01"])), "method": draw(st.sampled_from(["", "m", "=m"])),
        "period_first": str(first), "period_last": str(last), "value": draw(figures), "published": str(draw(st.dates(last, datetime.date(2999, 12, 31)))),
        "source": draw(names), "note": draw(words),
    }  # fmt: skip


tables = st.lists(observation(), min_size=1, max_size=6).map(
    lambda rows: {name: [row[name] for row in rows] for name in rows[0]}
)


def clean(text: str) -> str | None:
    return unicodedata.normalize("NFC", text) or None


@given(tables)
def test_observations_come_back_from_files_and_frames(table: dict[str, list[Any]]) -> None:
    try:
        given = tiendo.Observations.from_frame(table)
    except tiendo.InputError as refused:  # two rows that contradict each other, say
        assert all(fault.row > 0 and fault.problem for fault in refused.faults)
        return
    read = given._table()[0]
    assert read["value"] == table["value"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "o.csv"
        write_result(path, given.to_csv())
        assert tiendo.Observations.read(path) == given
        assert tiendo.Observations.from_frame(path) == given
    for frame in (
        given.to_pandas(),
        given.to_polars(),
        given.to_arrow(),
        pandas.DataFrame(table),
        polars.DataFrame(table),
        pyarrow.table(table),
    ):
        assert tiendo.Observations.from_frame(frame) == given


@given(st.lists(observation(st.sampled_from(INDICATORS)), max_size=8), days)
def test_assess_raises_errors_of_tiendo_alone(rows: list[dict[str, Any]], day: datetime.date) -> None:
    table = {
        name: [row[name] for row in rows]
        for name in (rows[0] if rows else tiendo._core.programme.observation_columns())
    }
    try:
        assessment = tiendo.assess(PROGRAMME, table, day)
    except tiendo.Error as refused:
        assert len(str(refused)) > 10
        return
    document = json.loads(assessment.to_json(), parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
    assert len(document["rows"]) == len(assessment) == len(assessment.to_pandas())
    assert (
        sum(counts["total"] for counts in document["totals"]["by_tier"].values())
        == document["totals"]["overall"]["total"]
    )
    for row in document["rows"]:
        assert all(math.isfinite(cell) for cell in row.values() if isinstance(cell, float))
    assert len(list(csv.reader(io.StringIO(assessment.to_csv())))) == len(assessment) + 1


@given(st.binary(max_size=400))
def test_any_bytes_as_a_file_are_an_error_of_tiendo(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, read in (
            ("o.csv", tiendo.Observations.read), ("o.csv.gz", tiendo.Observations.read), ("t.csv", lambda path: tiendo.aggregate(path, by="g", count="n")),
            ("m.geojson", tiendo.areas.AreaShapes.read), ("i.toml", tiendo.Index.read), ("a.csv", tiendo.AreaHistory.read),
        ):  # fmt: skip
            (Path(folder) / name).write_bytes(content)
            try:
                read(Path(folder) / name)
            except tiendo.Error as refused:
                assert name in str(refused) or isinstance(refused, tiendo.UnknownName)


@given(
    st.lists(st.one_of(st.floats(-1e6, 1e6), st.none()), min_size=1, max_size=12),
    st.integers(1, 4),
    st.sampled_from([0, 50, 95]),
)
def test_forecasts_are_ordered_and_within_bounds(y: list[float | None], horizon: int, level: int) -> None:
    frame: dict[str, list[Any]] = {"unique_id": ["a"] * len(y), "ds": list(range(len(y))), "y": y}
    levels = [80, level] if level else [80]
    bounds = (-2e6, 2e6)
    ahead = tiendo.forecast(frame, horizon, 1, models=["auto", "naive"], level=levels, bounds=bounds)
    for model in ("auto", "naive"):
        middle = ahead[model]
        assert len(middle) == horizon
        known = np.isfinite(middle)
        assert known.all() or not known.any()
        if not known.any():
            assert all(value is None for value in y) or f"{model}-reason" in ahead
            continue
        ends = (
            [ahead[f"{model}-lo-{x}"] for x in sorted(levels, reverse=True)]
            + [middle]
            + [ahead[f"{model}-hi-{x}"] for x in sorted(levels)]
        )
        assert all((low <= high).all() for low, high in itertools.pairwise(ends))
        assert (ends[0] >= bounds[0]).all() and (ends[-1] <= bounds[1]).all()
    shuffled = np.random.default_rng(len(y)).permutation(len(y))
    again = tiendo.forecast(
        {name: [cells[i] for i in shuffled] for name, cells in frame.items()},
        horizon,
        1,
        models=["auto", "naive"],
        level=levels,
        bounds=bounds,
    )
    for name in ahead:
        np.testing.assert_array_equal(ahead[name], again[name])
    for kind in (pandas.DataFrame(frame), polars.DataFrame(frame, strict=False), pyarrow.table(frame)):
        if not all(value is None for value in y):
            given_back = tiendo.forecast(kind, horizon, 1, models=["naive"])
            assert type(given_back) is type(kind)


groups = st.lists(
    st.tuples(st.sampled_from(["p", "q", "Hà Nội", "=r"]), st.integers(0, 10**6), st.integers(1, 10**6)),
    min_size=1,
    max_size=30,
)


@given(groups)
def test_sums_of_groups_are_those_of_pandas(rows: list[tuple[str, int, int]]) -> None:
    frame = pandas.DataFrame(rows, columns=["g", "n", "d"])
    expected = frame.groupby("g")[["n", "d"]].sum()
    counted = {row["group"]: row["value"] for row in tiendo.aggregate(frame, by="g", count="n").records()}
    assert counted == expected["n"].to_dict()
    ratios = {row["group"]: row for row in tiendo.aggregate(frame, by="g", numerator="n", denominator="d").records()}
    assert ratios.keys() == set(expected.index)
    for group, sums in expected.iterrows():
        assert ratios[str(group)]["value"] == pytest.approx(sums["n"] / sums["d"], rel=1e-12, abs=0)
    text = tiendo.aggregate(frame, by="g", count="n").to_csv()
    assert {unguarded(row["group"]) for row in csv.DictReader(io.StringIO(text))} == set(expected.index)


@given(st.text(max_size=30))
def test_texts_are_guarded_and_come_back(text: str) -> None:
    kept = guarded(text)
    assert unguarded(kept) == text
    assert not kept or (kept[0] not in "=+@\t\r\n＝＋－＠" and (kept[0] != "-" or number_of_text(kept) is not None))


@given(st.text(st.characters(), max_size=30))
def test_no_character_of_a_shown_text_acts(text: str) -> None:
    for shown in (visible(text), visible_line(text), escaped(text), quiet_json(json.dumps(text, ensure_ascii=False))):
        assert all(unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp") or letter in "\n\t" for letter in shown)
        assert not {unicodedata.bidirectional(letter) for letter in shown} & {
            "RLO",
            "LRO",
            "RLE",
            "LRE",
            "PDF",
            "RLI",
            "LRI",
            "FSI",
            "PDI",
        }
        shown.encode("utf-8")
    assert json.loads(quiet_json(json.dumps(text, ensure_ascii=False))) == text
    assert "\n" not in visible_line(text)
    if text.isprintable():
        assert text == visible(text) or any(unicodedata.category(letter) == "Cf" for letter in text)


@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=30))
def test_a_fault_is_one_printable_line(file: str, problem: str) -> None:
    shown = str(tiendo.Fault(file, 1, 1, problem, problem, 0, file))
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


@given(st.text(max_size=20))
def test_numbers_are_ascii_and_finite(text: str) -> None:
    found = number_of_text(text)
    assert found is None or (text.isascii() and math.isfinite(found) and float(text) == found)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_from_its_text(value: float) -> None:
    table = {"g": ["x"], "n": [abs(value)]}
    text = tiendo.aggregate(table, by="g", count="n").to_csv()
    assert float(next(csv.DictReader(io.StringIO(text)))["numerator"]) == abs(value)
