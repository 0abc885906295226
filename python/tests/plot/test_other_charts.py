"""Reliability, ranking and reconciliation have the numbers of what they are given, and missing ones as missing."""

from __future__ import annotations

import itertools
from typing import Any

import pandas
import pytest
import tiendo
from charts import BEFORE, NODES, PANEL, TABLE, lines, table, tables, title
from tiendo import plot
from tiendo.plot._reliability import thinned


def test_the_reliability_curve_its_band_and_the_number_of_events() -> None:
    few = {name: cells[: 12 * 15] for name, cells in PANEL.items()}
    found = tiendo.calibrate(few, horizon=2)
    curve = found.curve
    for given in (found, curve, curve.to_pandas()):
        chart = plot.reliability(given)
        points = table(chart, "frequency", "low")
        for name in ("forecast", "frequency", "low", "high", "count"):
            assert [point[name] for point in points] == curve.columns[name]
        bars = table(chart, "events", "from")
        assert sum(bar["events"] for bar in bars) == sum(curve.columns["count"]) == found.columns["events"][-1]
    assert "150 events · Brier" in lines(plot.reliability(found))
    assert "150 sự kiện · Brier 0," in lines(plot.reliability(found, language="vi"))
    assert title(plot.reliability(found, language="vi")) == "Độ tin cậy của xác suất"


def test_a_long_curve_keeps_its_ends_and_its_shape() -> None:
    steps = [
        {"forecast": at / 9999, "frequency": (at // 500) / 20, "count": 1, "low": 0, "high": 1} for at in range(10_000)
    ]
    drawn = thinned(steps)
    assert len(drawn) < 500
    assert (drawn[0], drawn[-1]) == (steps[0], steps[-1])
    ends = [step for step, after in itertools.pairwise(steps) if after["frequency"] != step["frequency"]]
    assert all(step in drawn for step in ends)


def test_chances_that_are_none_are_refused_together() -> None:
    curve = {"forecast": [0.2, 1.5], "frequency": [-0.1, 0.5], "count": [1, 2], "low": [0.0, 0.1], "high": [1.0, "x"]}
    with pytest.raises(tiendo.InputError) as refusal:
        plot.reliability(curve)
    assert [(fault.row, fault.field) for fault in refusal.value.faults] == [
        (2, "forecast"),
        (1, "frequency"),
        (2, "high"),
    ]
    with pytest.raises(tiendo.InputError, match="3 faults"):
        plot.reliability({"forecast": [0.5], "frequency": [0.5]})


def test_places_and_their_intervals() -> None:
    index = tiendo.Index.shipped("egdi")
    found = index.uncertainty(TABLE, draws=200, weights=0.25)
    chart = plot.ranking(found, names={"A": "Huế"}, source="S", as_of="2024-12-31")
    rows = table(chart, "rank", "rank_low")
    by_unit = {row["unit"]: row for row in found.records()}
    assert len(rows) == 4
    for row in rows:
        for name in ("rank", "rank_low", "rank_high", "rank_median"):
            assert row[name] == by_unit[row["unit"]][name]
    assert [row["rank"] for row in rows] == [1, 2, 3, None]  # without a place at the end
    assert rows[0]["label"] == "Huế (A)"
    assert rows[-1]["place"] == "no value"
    assert lines(chart) == "Unit: place · As of 2024-12-31 Source: S"
    assert title(plot.ranking(found, language="vi")) == "Thứ hạng và khoảng thứ hạng"


def test_places_of_a_computed_index_and_of_a_frame() -> None:
    result = tiendo.Index.shipped("egdi").compute(TABLE)
    rows = table(plot.ranking(result, language="vi"), "rank", "label")
    assert [(row["unit"], row["rank"]) for row in rows] == [("A", 1), ("B", 2), ("C", 3), ("D", None)]
    assert "Chỉ số phát triển Chính phủ điện tử" in lines(plot.ranking(result, language="vi"))
    frame = pandas.DataFrame({"unit": ["x", "y"], "rank": [2, 1]})
    assert [row["unit"] for row in table(plot.ranking(frame), "rank", "label")] == ["y", "x"]
    assert [row["unit"] for row in table(plot.ranking(frame, units="x"), "rank", "label")] == ["x"]
    with pytest.raises(tiendo.UnknownName, match="there is no unit 'z'"):
        plot.ranking(frame, units=["z"])
    with pytest.raises(tiendo.InvalidValue, match="a unit stands twice: 'x'"):
        plot.ranking({"unit": ["x", "x"], "rank": [1, 2]})
    with pytest.raises(tiendo.InvalidValue, match="no unit has a place"):
        plot.ranking({"unit": ["x"], "rank": [None]})


@pytest.mark.parametrize(("time", "rows"), [(None, slice(5, 10)), (2025, slice(0, 5)), ("2025", slice(0, 5))])
def test_forecasts_before_and_after(time: Any, rows: slice) -> None:
    after = tiendo.reconcile(frame=BEFORE, hierarchy=NODES, value="auto", method="ols")
    chart = plot.reconciliation(BEFORE, after, NODES, time=time, unit="dossiers")
    cells = {cell["node"]: cell for part in tables(chart) for cell in part}
    assert list(cells) == list(NODES)
    assert [cells[node]["before"] for node in NODES] == BEFORE["auto"][rows]
    assert [cells[node]["after"] for node in NODES] == list(after["auto"][rows])
    assert [cells[node]["depth"] for node in NODES] == [0, 1, 1, 2, 2]
    assert cells["city"]["after"] == pytest.approx(cells["east"]["after"] + cells["west"]["after"])
    assert title(chart) == f"Forecasts before and after reconciliation, {time or 2026}"


def test_by_how_much_sums_differed_and_what_is_missing() -> None:
    before = {**BEFORE, "auto": [100.0, 40.0, 50.0, 20.0, 25.0, 110.0, None, 56.0, 22.0, 30.0]}
    after = tiendo.reconcile(frame=before, hierarchy=NODES, value="auto", method="ols")
    first = plot.reconciliation(before, after, NODES, time=2025)
    # 40 + 50 where 100 stands, 20 + 25 where 50 stands: 10 % each
    assert "before reconciliation: 10 %, after reconciliation: 0 %" in lines(first)
    cells = {cell["node"]: cell for part in tables(plot.reconciliation(before, after, NODES)) for cell in part}
    assert (cells["east"]["before"], cells["east"]["before_text"], cells["east"]["change"]) == (None, "no value", "")
    assert cells["east"]["after"] is not None
    with pytest.raises(tiendo.UnknownName, match="there is no time 2030; there are 2025, 2026"):
        plot.reconciliation(before, after, NODES, time=2030)
