"""The vector kernels of forecasting one by one: time per series and likelihood, and how much of the hardware's peak that is.

A likelihood is one series at one point of a kernel's grid; of exponential smoothing a point has two, with additive and with
multiplicative errors, in one pass. The peak is what multiply-adds of doubles in registers reach in the same run on the same
instruction set. All are processor times, the best of several runs in random order.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from results import FOLDER, Result, publish

ROOT = Path(__file__).parents[1]
TREE = FOLDER.parent / "kernels"
RUNS = ["--benchmark_repetitions=9", "--benchmark_min_time=0.05", "--benchmark_enable_random_interleaving=true"]


def build() -> Path:
    options = ["BUILD_BENCHMARKS=ON", "BUILD_TESTS=OFF", "BUILD_EXAMPLES=OFF"]
    configure = ["cmake", "-G", "Ninja", "-S", ROOT, "-B", TREE, "-DCMAKE_BUILD_TYPE=Release"]
    subprocess.run([*configure, *(f"-DTIENDO_{option}" for option in options)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", TREE, "--target", "tiendo_kernels"], check=True, stdout=subprocess.DEVNULL)
    return TREE / "benchmarks" / "kernels" / "tiendo_kernels"


def best_rates() -> dict[str, dict[str, float]]:
    """By name: likelihoods and operations per second, each the best of its runs."""
    said = subprocess.run([build(), *RUNS, "--benchmark_format=json"], check=True, stdout=subprocess.PIPE)
    best: dict[str, dict[str, float]] = {}
    for run in sorted(json.loads(said.stdout)["benchmarks"], key=lambda run: run["family_index"]):
        if run["run_type"] == "iteration":
            rates = best.setdefault(run["run_name"], {})
            for rate in ("likelihoods", "operations"):
                rates[rate] = max(rates.get(rate, 0), run.get(rate, 0))
    return best


def main() -> None:
    best = best_rates()
    results = []
    for name, rates in best.items():
        instruction_set, kernel, *length = name.split("/")
        if not length:
            results.append(
                Result(f"{instruction_set}: peak", "multiply-adds in registers", rates["operations"] / 1e9, "GFLOP/s")
            )
            continue
        title = f"{instruction_set}: {kernel}, {length[0]} figures"
        peak = best[f"{instruction_set}/multiply_add"]["operations"]
        results.append(Result(title, "time per series and likelihood", 1e9 / rates["likelihoods"], "nanoseconds"))
        results.append(Result(title, "share of the peak", rates["operations"] / peak, "share"))
    publish("kernels", results)


if __name__ == "__main__":
    main()
