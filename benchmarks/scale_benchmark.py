"""Time and memory from a thousand to a million series of thirty values, with intervals, on one core and on all."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time

import numpy as np
from results import Result, publish

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


def main() -> None:
    results = []
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
    if len(sys.argv) > 1:
        one(int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
