"""Times, tables and files of results, the same for every topic."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build" / "benchmark"


@dataclass(frozen=True)
class Result:
    """One measured number, and the peer's in the same run where there is a peer."""

    name: str
    metric: str
    value: float
    unit: str
    peer: str | None = None
    peer_value: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times faster than the peer."""
        return self.peer_value / self.value if self.peer_value is not None else None


def best_time(job: Callable[[], object], runs: int = 7) -> float:
    """The shortest of several runs, in seconds: what the machine can do when nothing disturbs it."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def best_times(*jobs: Callable[[], object], runs: int = 15) -> list[float]:
    """The shortest of several runs of each, in turn, so that what else the machine does meets all of them."""
    return [min(times) for times in zip(*([best_time(job, 1) for job in jobs] for _ in range(runs)), strict=True)]


def publish(topic: str, results: list[Result]) -> None:
    """Prints the table and writes build/benchmark/TOPIC.json."""
    print(f"{topic}")
    for r in results:
        peer = f"{r.peer}: {r.peer_value:.4g} {r.unit}, {r.ratio:.1f} times" if r.ratio is not None else "no peer"
        print(f"  {r.name:44} {r.value:10.4g} {r.unit:14} {peer}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(r), "ratio": r.ratio} for r in results]
    (FOLDER / f"{topic}.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
