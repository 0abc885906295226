"""Ctrl-C ends what Python does with frames and files soon, and the next call works."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import tiendo
from tiendo._frames import collector, csv_reader, csv_text, tables
from tiendo.forecasting import _panel

# The child sends itself the signal by a timer of real time; what counts is the time of the processor that its main
# thread takes from then on, since a machine may have other things to do.
CHILD = """
import signal, sys, time
import numpy as np, pandas, tiendo

ROWS = 1_000_000
random = np.random.default_rng(1)
ids = np.repeat([f"s{{i}}" for i in range(ROWS // 20)], 20).astype(object)
years, y = np.tile(np.arange(2000, 2020), ROWS // 20), random.normal(size=ROWS)

def make():
{make}

def work(made):
{work}

class Sent:
    at = None

def send(*_):
    Sent.at = time.thread_time()
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.default_int_handler(signal.SIGINT, None)

def stopped_after(delay):
    made = make()
    signal.signal(signal.SIGALRM, send)
    before = time.thread_time()
    asked.append(before)
    signal.setitimer(signal.ITIMER_REAL, delay)
    try:
        work(made)
    except KeyboardInterrupt:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
    return False

# How long the main thread does not look: the longest time of the processor between two looks at signals.
class Looks:
    times = []

def look(*_):
    Looks.times.append(time.thread_time())

asked = []
made = make()
signal.signal(signal.SIGALRM, look)
Looks.times.append(time.thread_time())
signal.setitimer(signal.ITIMER_REAL, 0.002, 0.002)
work(made)
signal.setitimer(signal.ITIMER_REAL, 0)
Looks.times.append(time.thread_time())
longest = max(b - a for a, b in zip(Looks.times, Looks.times[1:]))
whole = Looks.times[-1] - Looks.times[0]
stopped = [stopped_after(share * whole) for share in (0.1, 0.3, 0.5)]
work(make())
print(f"{{longest:.3f}} s of {{whole:.2f}} s, stopped {{stopped}}")
sys.exit(0 if longest < {limit} and any(stopped) else 1)
"""

FRAME = 'return pandas.DataFrame({"unique_id": ids, "ds": years, "y": y})'
PANEL = "from tiendo.forecasting._panel import Panel; Panel.read(made, {frequency!r}, '.')"
JOBS: dict[str, tuple[str, str]] = {
    "a frame becomes a panel": (FRAME, PANEL.format(frequency="year")),
    "a shuffled frame becomes a panel": (f"{FRAME}.iloc[random.permutation(ROWS)]", PANEL.format(frequency="year")),
    "a frame of dates": (FRAME.replace("years", "(years - 1970).astype('M8[Y]').astype('M8[D]').astype('M8[ns]')"), PANEL.format(frequency="year")),
    "lists become a panel": ('return {"unique_id": ids.tolist(), "ds": years.tolist(), "y": y.tolist()}', PANEL.format(frequency="year")),
    "texts become a panel": (
        'return {"unique_id": ids.tolist(), "ds": [f"{t}-12" for t in years], "y": [str(v) for v in y]}', PANEL.format(frequency="month")),
    "a file becomes a panel": (f"{FRAME[7:]}.to_csv('panel.csv', index=False); return 'panel.csv'", PANEL.format(frequency="year")),
    "a frame becomes columns": (FRAME, "from tiendo._frames.columns import columns_of, numbers_in, texts_in; c = columns_of(made); numbers_in(c, 'y'); texts_in(c, 'unique_id')"),
    "columns become text": (FRAME, "from tiendo._frames.csv_text import csv_of; csv_of(made)"),
    "a result becomes text": ('return {"g": [f"=x{i}" for i in range(ROWS)], "n": y.tolist()}', "from tiendo._frames.csv_text import csv_of_result; csv_of_result(made)"),
    "a column of numbers": ("return y.tolist()", "tiendo.measures.growth_rate(made, 5.0, 2.0)"),
    "a masked column": ("return np.ma.array(y, mask=y > 0)", "tiendo.measures.growth_rate(made, 5.0, 2.0)"),
    "one long series": ("return dict(unique_id=np.zeros(100_000, int), ds=np.arange(100_000), y=y[:100_000])", "tiendo.forecast(made, 6, 1, ['ets'], season_length=12)"),
    "long series on all cores": ("return dict(unique_id=np.arange(32).repeat(6_000), ds=np.tile(np.arange(6_000), 32), y=y[:192_000])", "tiendo.forecast(made, 6, 1, ['ets'], season_length=12)"),
    "nodes of a hierarchy": (
        'tree = {"t": None} | {f"d{i}": "t" for i in range(450)} | {f"a{i}": f"d{i % 450}" for i in range(100_000)}\n    return tree',
        "from tiendo.hierarchy._node_frames import Nodes; Nodes(made)"),
}  # fmt: skip
LIMIT = 0.5  # .2 s on a machine that does nothing else; a test has to hold on a busy one too


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("job", JOBS)
def test_ctrl_c_is_looked_at_in_time(job: str, tmp_path: object) -> None:
    make, work = JOBS[job]
    script = CHILD.format(make=f"    {make}", work=f"    {work}", limit=LIMIT)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script], capture_output=True, text=True, check=False, cwd=str(tmp_path)
    )
    assert done.returncode == 0, done.stdout + done.stderr


def panel(lengths: list[int]) -> dict[str, Any]:
    """Series of these lengths, with a gap in each that is long enough for one."""
    random = np.random.default_rng(7)
    table: dict[str, Any] = {"unique_id": [], "ds": [], "y": []}
    for k, length in enumerate(lengths):
        times = [2000 + t for t in range(length) if t != 3]
        table["unique_id"] += [f"s{k}"] * len(times)
        table["ds"] += times
        table["y"] += random.normal(50, 5, len(times)).round(2).tolist()
    return table


@pytest.mark.parametrize("lengths", [[1], [2, 1, 1], [12, 3, 9], [30], [5] * 20, [1, 40, 1], []])
@pytest.mark.parametrize("at_once", [1, 7, 50, 400])
def test_fitted_values_are_made_in_blocks(lengths: list[int], at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    table = panel(lengths)
    whole = tiendo.forecast(table, 2, "year", ["naive", "log_theta"], [80], fitted=True)
    monkeypatch.setattr(_panel, "_AT_ONCE", at_once)
    seen: list[tuple[int, int]] = []
    in_blocks = tiendo.forecast(
        table,
        2,
        "year",
        ["naive", "log_theta"],
        [80],
        fitted=True,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert in_blocks.keys() == whole.keys()
    for name, cells in whole.items():
        np.testing.assert_array_equal(in_blocks[name], cells)
    sizes = [len(values) for values, _ in _panel.Panel.read(table, "year", ".").prefixes()]
    assert all(size <= max(at_once, max(lengths, default=0)) for size in sizes)
    if lengths:
        of_past = seen[seen.index((len(lengths), len(lengths))) + 1 :]
        assert [done for done, _ in of_past] == sorted(done for done, _ in of_past)
        assert of_past[-1] == (sum(lengths), sum(lengths))  # gaps are periods
        assert len(of_past) >= len(sizes)


def test_an_exception_between_blocks_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_panel, "_AT_ONCE", 20)
    table = panel([30, 30])
    for last in (0, 2, 10, 30, 50):

        def stop(done: int, total: int, last: int = last) -> None:
            if total == 60 and done >= last:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            tiendo.forecast(table, 1, "year", ["naive"], fitted=True, progress=stop)
        assert len(tiendo.forecast(table, 1, "year", ["naive"], fitted=True)["y"]) == 60


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 7, 8])
@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_records_are_made_in_pieces(rows: int, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    result = tables.Table({"a": list(range(rows)), "b": ["x"] * rows}, {"a": "integer", "b": "text"})
    monkeypatch.setattr(tables, "_AT_ONCE", at_once)
    assert result.records() == [{"a": row, "b": "x"} for row in range(rows)]


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 7, 8])
@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_a_table_is_read_in_pieces(rows: int, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a,b\n" + "".join(f"x{row},{'' if row % 3 else row}\n" for row in range(rows))
    monkeypatch.setattr(csv_reader, "_AT_ONCE", at_once)
    found = csv_reader.parse_csv(text, "t.csv")
    assert found == {
        "a": [f"x{row}" for row in range(rows)],
        "b": [None if row % 3 else str(row) for row in range(rows)],
    }
    assert found.position(rows, "b")[0] == rows + 1


@pytest.mark.parametrize("cell", ["a", "a,b", 'q"', "two\nlines", "\r", "Hà Nội", "", "=1+1"])
@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_text_of_pieces_is_the_text_of_all(cell: str, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    columns: dict[str, list[Any]] = {"a": [cell, "x", cell, None, "y"], "b": [1, 2.5, None, True, -3]}
    whole = csv_text.csv_of_columns(columns)
    monkeypatch.setattr(csv_text, "_AT_ONCE", at_once)
    assert csv_text.csv_of_columns(columns) == whole
    assert csv_text.csv_of_columns({"a": [], "b": []}) == "a,b\n"


def test_the_collector_goes_on_as_it_was(assessment: tiendo.Assessment) -> None:
    for was_on in (True, False):
        (gc.enable if was_on else gc.disable)()
        try:
            with collector.paused_collector():
                assert not gc.isenabled()
                with collector.paused_collector():
                    assert not gc.isenabled()
                assert not gc.isenabled()
            assert gc.isenabled() == was_on
            assessment.to_dict()
            assessment.records()
            assert gc.isenabled() == was_on
            for problem in (KeyboardInterrupt, MemoryError, tiendo.InvalidValue):
                with pytest.raises(problem), collector.paused_collector():
                    raise problem
                assert gc.isenabled() == was_on
        finally:
            gc.enable()
