"""Time and memory at several sizes: reading, assessing and writing a programme of a thousand to a hundred thousand
targets, reading observations beside other readers of CSV, and forecasting a thousand to a million series of thirty
values, with intervals, on one core and on all."""

from __future__ import annotations

import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from peer_environment import peer_python
from results import Result, publish
from scale_inputs import SHAPES, write_inputs, write_observations

LENGTH, HORIZON = 30, 6


def one(count: int, threads: int) -> None:
    """Prints seconds per series and the peak of memory beyond input and output, in MB.

    On one core the seconds are the processor's, which other programs on the machine do not lengthen; on several they are
    those of the clock.
    """
    clock = time.process_time if threads == 1 else time.perf_counter
    from tiendo import _core

    steps = np.random.default_rng(1).normal(1, 3, (count, LENGTH))
    values = (100 + steps.cumsum(1)).ravel()
    offsets = np.arange(count + 1, dtype=np.int64) * LENGTH
    del steps
    runs = []
    for _ in range(max(3, min(7, 400_000 // count))):
        start = clock()
        median, quantiles, reasons = _core.forecasting.forecast(
            values, offsets, HORIZON, ["auto"], [0.025, 0.975], threads=threads
        )
        runs.append(clock() - start)
    used = values.nbytes + offsets.nbytes + median.nbytes + quantiles.nbytes + reasons.nbytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(min(runs) / count, (peak - used) / 1e6)


def measured(count: int, threads: int) -> tuple[float, float]:
    words = [sys.executable, __file__, str(count), str(threads)]
    seconds, beyond = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(beyond)


def status(field: str) -> int:
    """A size of this process in bytes, as the kernel tells it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{field}:"))


def programme(folder: Path) -> None:
    """Prints for each step of a programme its seconds of processor time, and its peak of memory in MB."""
    import tiendo
    from tiendo.programme import Programme

    def timed(step: Callable[[], object]) -> object:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
        before = status("VmRSS")
        start = time.process_time()
        result = step()
        print(time.process_time() - start, (status("VmHWM") - before) / 1e6)
        return result

    read = timed(lambda: Programme.read(folder / "programme.toml"))
    observations = timed(lambda: tiendo.Observations.read(folder / "observations.csv"))
    assessed = timed(lambda: tiendo.assess(read, observations, "2025-06-30"))
    with (folder / "assessment.json").open("wb") as file:
        timed(lambda: assessed._core.write_json(file.write))
    timed(assessed.compare_methods)
    timed(assessed.to_csv)
    timed(assessed.totals)


STEPS = ("read TOML", "read observations", "assess", "JSON to a file", "compare methods", "CSV", "totals")


def programmes() -> list[Result]:
    results = []
    for shape in SHAPES:
        first: list[float] = []
        for size in (1_000, 10_000, 100_000):
            with tempfile.TemporaryDirectory() as folder:
                targets = write_inputs(Path(folder), shape, size)
                words = [sys.executable, __file__, "programme", folder]
                lines = subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()
            seconds = [float(line.split()[0]) / targets for line in lines]
            first = first or seconds
            for step, each, smallest in zip(STEPS, seconds, first, strict=True):
                name = f"{size:,} targets, {shape}: {step}"
                results.append(Result(name, "time per row", 1e6 * each, "microseconds", "1,000", 1e6 * smallest))
            megabytes = float(lines[STEPS.index("JSON to a file")].split()[1])
            results.append(
                Result(f"{size:,} targets, {shape}: JSON to a file", "memory beyond", megabytes, "megabytes")
            )
    return results


def readers() -> list[Result]:
    """Reading observations beside the readers that are installed."""
    peers = [name for name in ("pandas", "polars") if importlib.util.find_spec(name)]
    reader = str(Path(__file__).with_name("scale_reader.py"))
    results = []
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "observations.csv")
        for rows in (10_000, 100_000, 1_000_000):
            write_observations(Path(path), rows)

            def speed(python: Path | str, name: str) -> list[float]:
                runs = [
                    subprocess.run([python, reader, name, path], check=True, capture_output=True, text=True).stdout
                    for _ in range(3)
                ]
                return max([float(x) for x in run.split()] for run in runs)

            own, memory = speed(sys.executable, "tiendo")
            name = f"{rows:,} observations"
            results.append(Result(name, "memory per byte", memory, "bytes"))
            results.append(Result(name, "speed", own, "MB a second"))
            for peer in [*peers, "duckdb"]:
                python = peer_python("duckdb", "duckdb==2.0.1") if peer == "duckdb" else sys.executable
                other, its_memory = speed(python, peer)
                results.append(Result(f"{name}: {peer}", "speed", other, "MB a second"))
                results.append(Result(f"{name}: {peer}", "memory per byte", its_memory, "bytes"))
    return results


def main() -> None:
    results = programmes() + readers()
    first = None
    for count in (1_000, 10_000, 100_000, 1_000_000):
        seconds, beyond = measured(count, 1)
        first = first or seconds
        results.append(
            Result(
                f"{count:,} series, one core",
                "time per series",
                1e6 * seconds,
                "microseconds",
                "1,000 series",
                1e6 * first,
            )
        )
        results.append(Result(f"{count:,} series, one core", "memory beyond input and output", beyond, "megabytes"))
    for threads in range(2, (os.cpu_count() or 1) + 1):
        shared, _ = measured(count, threads)
        results.append(
            Result(
                f"{count:,} series, {threads} cores",
                "time per series",
                1e6 * shared,
                "microseconds",
                "one core",
                1e6 * seconds,
            )
        )
    publish("scale", results)


if __name__ == "__main__":
    if sys.argv[1:2] == ["programme"]:
        programme(Path(sys.argv[2]))
    elif len(sys.argv) > 1:
        one(int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
