"""Ctrl-C ends what Python does with frames and files soon, and the next call works."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
