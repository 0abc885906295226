"""Reconciliation beside hierarchicalforecast: MinT with shrinkage on 1,000 and 3,000 nodes, growth with the number of nodes,
equality with the dense formula, and bottom-up beside the memory's bandwidth. One core."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import tiendo
from peer_environment import peer_python
from results import Result, best_time, publish
from tiendo import _core

YEARS = 10
PEER_VERSION = "1.5.3"

PEER = """
import json, sys, time
import numpy as np
from hierarchicalforecast.methods import MinTrace
data = np.load(sys.argv[1])
S, y, residuals = data["S"], data["base"], data["residuals"]
n, m = S.shape
times = []
for _ in range(4):
    method = MinTrace(method="mint_shrink")
    start = time.perf_counter()
    found = method.fit_predict(S=S, y_hat=y[:, None], y_insample=residuals.T + 1.0, y_hat_insample=np.ones((n, residuals.shape[0])))["mean"]
    times.append(time.perf_counter() - start)
np.save(sys.argv[2], np.asarray(found)[:, 0])
print(json.dumps(min(times[1:])))
"""

ONE_SIZE = """
import json, resource, sys
import numpy as np
sys.path.insert(0, sys.argv[2])
from reconciliation_benchmark import measured, tree
n = int(sys.argv[1])
parents, base, residuals = tree(n)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
seconds = measured(parents, base, residuals)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([seconds, (after - before) / 1024]))
"""


def tree(n: int) -> tuple[list[int], np.ndarray, np.ndarray]:
    """A nation, provinces of it, and wards of these: n nodes, the bottom last; forecasts that do not add up."""
    random = np.random.default_rng(20250701)
    provinces = max(2, round(n**0.5 / 2))
    parents = [-1] + [0] * provinces + [1 + i % provinces for i in range(n - 1 - provinces)]
    level = random.lognormal(3, 1, n)
    return parents, level, random.normal(size=(YEARS, n)) * level * 0.1


def measured(parents: list[int], base: np.ndarray, residuals: np.ndarray) -> float:
    """Seconds for one reconciliation, structure and weights included."""
    return best_time(
        lambda: tiendo.reconcile(parents=parents, base=base, residuals=residuals, method="mint_shrink_centred"), runs=5
    )


def summing_matrix(parents: list[int]) -> np.ndarray:
    """S of a tree whose bottom nodes stand last."""
    n = len(parents)
    is_parent = np.zeros(n, dtype=bool)
    is_parent[[p for p in parents if p >= 0]] = True
    bottom = [i for i in range(n) if not is_parent[i]]
    S = np.zeros((n, len(bottom)))
    for j, i in enumerate(bottom):
        at = i
        while at >= 0:
            S[at, j] = 1
            at = parents[at]
    return S


def beside_the_peer(n: int) -> Result:
    """MinT with shrinkage, the same forecasts through both, and that both say the same."""
    parents, base, residuals = tree(n)
    python = peer_python("hierarchicalforecast", f"hierarchicalforecast=={PEER_VERSION}", "utilsforecast==0.2.17")
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "given.npz", Path(folder) / "found.npy"
        np.savez(given, S=summing_matrix(parents), base=base, residuals=residuals)
        environment = {**os.environ, "NUMBA_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        out = subprocess.run(
            [python, "-c", PEER, given, found], check=True, capture_output=True, text=True, env=environment
        )
        theirs = np.load(found)
    own = tiendo.reconcile(parents=parents, base=base, residuals=residuals, method="mint_shrink_centred")
    apart = float(np.abs(own - theirs).max() / np.abs(theirs).max())
    print(f"largest difference to hierarchicalforecast, relative: {apart:.1e}", file=sys.stderr)
    seconds = json.loads(out.stdout.splitlines()[-1])
    return Result(
        f"MinT-shrink, {n} nodes",
        "time",
        1e3 * measured(parents, base, residuals),
        "milliseconds",
        f"hierarchicalforecast {PEER_VERSION}",
        1e3 * seconds,
    )


def growth() -> list[Result]:
    """Time and memory per node, each size in a process of its own."""
    results = []
    for n in (100, 1_000, 10_790, 100_000):
        out = subprocess.run(
            [sys.executable, "-c", ONE_SIZE, str(n), str(Path(__file__).parent)],
            check=True,
            capture_output=True,
            text=True,
        )
        seconds, megabytes = json.loads(out.stdout)
        results.append(Result(f"MinT-shrink, {n} nodes", "time per node", 1e6 * seconds / n, "microseconds"))
        if megabytes > 0:  # small sizes fit into what the process had already
            results.append(
                Result(f"MinT-shrink, {n} nodes", "added peak memory", megabytes, "MB", "a dense W", 8 * n * n / 1e6)
            )
    return results


def dense_equality(n: int = 300) -> Result:
    """The largest relative difference to y - W C' (C W C')^-1 C y with W in full."""
    parents, base, residuals = tree(n)
    S = summing_matrix(parents)
    centred = residuals - residuals.mean(axis=0)
    sigma = centred.T @ centred / (YEARS - 1)
    shrinkage = _core.hierarchy.shrinkage(residuals, True)
    W = shrinkage * np.diag(np.diag(sigma)) + (1 - shrinkage) * sigma
    inverse = np.linalg.inv(W)
    expected = S @ np.linalg.solve(S.T @ inverse @ S, S.T @ inverse @ base)
    own = tiendo.reconcile(parents=parents, base=base, residuals=residuals, method="mint_shrink_centred")
    return Result(
        f"dense formula, {n} nodes",
        "relative difference",
        float(np.abs(own - expected).max() / np.abs(expected).max()),
        "",
    )


def bottom_up(n: int = 1_000_000) -> Result:
    """Bytes that a sum over a tree has to touch, per second, beside a plain copy of as many."""
    provinces = 1000
    parents = [-1] + [0] * provinces + [1 + i * provinces // (n - 1 - provinces) for i in range(n - 1 - provinces)]
    structure = _core.hierarchy.Structure.tree(parents)
    bottom = np.random.default_rng(1).random(len(structure.bottom))
    touched = 8 * (len(bottom) + 4 * n)  # the bottom; all nodes written; order, parents and sums read
    seconds = best_time(lambda: structure.sum_up(bottom))
    source, target = np.ones(touched // 16), np.empty(touched // 16)
    copy = best_time(lambda: np.copyto(target, source))
    return Result(
        f"bottom-up, {n} nodes",
        "bandwidth",
        touched / seconds / 1e9,
        "GB/s",
        "a copy of as many bytes",
        touched / copy / 1e9,
    )


if __name__ == "__main__":
    publish(
        "reconciliation", [beside_the_peer(1_000), beside_the_peer(3_000), *growth(), dense_equality(), bottom_up()]
    )
