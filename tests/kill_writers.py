#!/usr/bin/env python3
"""Kills writers of results at random times and looks at what they leave: python3 tests/kill_writers.py --help

Two ways for each command that writes a file. In a loop: a process writes one of two results again and again through
the writer of the command, and is killed after up to some milliseconds, mostly while it writes. Whole: the command
itself is run and killed at any time of its life. After each kill the file has to be one of the results, whole; a file
that was there must not be lost. What a kill leaves behind is counted, and the next run has to sweep it up.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TREE = Path(__file__).resolve().parents[1]
HCMC = TREE / "examples" / "hcmc"
LONGEST_LOOP = 0.012  # seconds until a writer in a loop is killed

SERIES = "unique_id,ds,y\n" + "".join(f"s{i},{2000 + t},{i + t}\n" for i in range(60) for t in range(9))
GOALS = "unique_id,rule,value,due\n" + "".join(f"s{i},at_least,{i + 12},2012\n" for i in range(60))
FORECASTS = "unique_id,ds,auto\n" + "".join(
    f"{name},{t},{value}\n" for t in range(300) for name, value in (("city", 100 + t), ("east", 40), ("west", 50))
)
TIERS = "child,parent\neast,city\nwest,city\n"
VALUES = "code,province,n\n" + "".join(f"{i},P{i % 50},{i}\n" for i in range(500))
OTHER = VALUES.replace(",P1,", ",P2,").replace(",3\n", ",7\n")
LINKS = "old_code,new_code,type\n" + "".join(f"{i},N{i // 2},full\n" for i in range(500))
UNITS = "unit,osi,tii,hci\n" + "".join(f"u{i},{i / 400},0.5,0.{i % 9}\n" for i in range(300))

Words = tuple[str, ...]


@dataclass
class Count:
    """What came of the kills of one command."""

    command: str
    kills: int = 0
    half_written: int = 0
    lost: int = 0
    left_behind: int = 0  # right after a kill
    at_the_end: int = 0  # after one more run

    def line(self) -> str:
        """The counts as a line of a table."""
        return (
            f"{self.command:28} {self.kills:6} kills {self.half_written:4} half-written {self.lost:4} lost "
            f"{self.left_behind:5} left behind, {self.at_the_end} after the next run"
        )


def commands(folder: Path) -> dict[str, tuple[str, Words, Words]]:
    """The commands that write: the file that each writes, and the words of two runs with two results."""
    for name, text in (
        ("series.csv", SERIES), ("more.csv", SERIES + "z,2000,1\nz,2001,2\n"), ("forecasts.csv", FORECASTS),
        ("tiers.csv", TIERS), ("values.csv", VALUES), ("other.csv", OTHER),
        ("links.csv", LINKS), ("units.csv", UNITS), ("fewer.csv", UNITS.rpartition("u299")[0]), ("goals.csv", GOALS),
    ):  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    inputs = (str(HCMC / "programme.toml"), str(HCMC / "observations.csv"))
    index = str(TREE / "examples" / "indices" / "egdi.toml")

    def on(*words: str, then: Words = ()) -> tuple[Words, Words]:
        return ((*words, "--as-of", "2024-12-31", *then), (*words, "--as-of", "2025-06-30", *then))

    ahead = ("--frequency", "year", "--horizon")
    effective = ("links.csv", "--effective", "2025-07-01")
    return {
        "report": ("page.html", *on("report", *inputs)),
        "assess --csv": ("rows.csv", *on("assess", *inputs)),
        "assess --json": ("rows.json", *on("assess", *inputs)),
        "template": ("missing.csv", *on("template", *inputs)),
        "compare": ("methods.csv", *on("compare", *inputs)),
        "diff": (
            "changes.json",
            ("diff", *inputs, "--from", "2024-12-31", "--to", "2025-06-30"),
            ("diff", *inputs, "--from", "2023-12-31", "--to", "2025-06-30"),
        ),
        "forecast": (
            "ahead.csv",
            ("forecast", "series.csv", *ahead, "9"),
            ("forecast", "more.csv", *ahead, "9"),
        ),
        "attainment": (
            "chances.csv",
            ("attainment", "series.csv", "goals.csv"),
            ("attainment", "more.csv", "goals.csv", "--by", "until"),
        ),
        "calibrate": (
            "scores.json",
            ("calibrate", "series.csv", "--horizon", "3"),
            ("calibrate", "series.csv", "--horizon", "2"),
        ),
        "scenarios": (
            "scenarios.csv",
            ("scenarios", "series.csv", "goals.csv"),
            ("scenarios", "more.csv", "goals.csv", "--one-panel"),
        ),
        "reconcile": (
            "whole.csv",
            ("reconcile", "forecasts.csv", "tiers.csv", "--method", "ols"),
            ("reconcile", "forecasts.csv", "tiers.csv", "--method", "bottom_up"),
        ),
        "carry": (
            "new.csv",
            ("carry", "values.csv", *effective, "--value", "n"),
            ("carry", "other.csv", *effective, "--value", "n"),
        ),
        "aggregate": (
            "groups.csv",
            ("aggregate", "values.csv", "--by", "province", "--count", "n"),
            ("aggregate", "other.csv", "--by", "province", "--count", "n"),
        ),
        "index": ("scores.json", ("index", index, "units.csv"), ("index", index, "fewer.csv")),
    }  # fmt: skip


def child(work: Callable[[], object]) -> int:
    """Start a process that does something in silence; its number."""
    number = os.fork()
    if number:
        return number
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        work()
    except SystemExit as leaving:
        os._exit(leaving.code if isinstance(leaving.code, int) else 1)
    except BaseException:
        os._exit(70)
    os._exit(0)


def run_command(words: Words) -> None:
    """Run the command line as a process of its own would."""
    import tiendo.report.terminal  # noqa: F401 - as warm as the parent, whichever command comes first
    from tiendo.cli import main

    sys.argv = ["tiendo", *words]
    main()


def result_of(folder: Path, file: str, words: Words) -> bytes:
    """What a command writes when nobody kills it."""
    number = child(lambda: run_command((*words, "--out", file)))
    code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    if code != 0:
        raise SystemExit(f"{' '.join(words)} ended with {code}")
    return (folder / file).read_bytes()


def parts(folder: Path) -> int:
    """How many temporary files lie in a folder."""
    return sum(path.name.startswith(".tiendo-") for path in folder.iterdir())


def kill(number: int, after: float) -> bool:
    """Kill a process after some seconds; False where it had ended before."""
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == -signal.SIGKILL


def look(count: Count, out: Path, whole: tuple[bytes, ...]) -> None:
    """Count what a kill has left."""
    count.kills += 1
    try:
        if out.read_bytes() not in whole:
            count.half_written += 1
    except FileNotFoundError:
        count.lost += 1
    count.left_behind += parts(out.parent)


def in_a_loop(command: str, out: Path, results: tuple[bytes, bytes], kills: int, chance: random.Random) -> Count:
    """Kill writers that write one of two results again and again."""
    from tiendo.report import page

    texts = [result.decode("utf-8") for result in results]
    count = Count(f"{command}, in a loop")

    def write() -> None:
        from tiendo.cli.output import write_text

        while True:
            for text in texts:
                if command == "report":
                    page._render = lambda *_, text=text: text  # type: ignore[assignment]
                    page.write_page(None, out)  # type: ignore[arg-type]
                else:
                    write_text(text, out)

    while count.kills < kills:
        if kill(child(write), chance.uniform(0, LONGEST_LOOP)):
            look(count, out, results)
    return count


def whole_commands(
    command: str, words: tuple[Words, Words], out: Path, results: tuple[bytes, bytes], kills: int, chance: random.Random
) -> Count:
    """Kill runs of the command at any time of their lives."""
    count = Count(f"{command}, whole")
    begun = time.monotonic()
    os.waitpid(child(lambda: run_command((*words[0], "--out", str(out)))), 0)
    takes = time.monotonic() - begun
    while count.kills < kills:
        chosen = chance.choice(words)
        if kill(child(lambda chosen=chosen: run_command((*chosen, "--out", str(out)))), chance.uniform(0, takes)):
            look(count, out, results)
    return count


def run(report: int, others: int, whole: int, seed: int = 1, only: tuple[str, ...] = ()) -> list[Count]:
    """Kill so many writers of pages, of each other result, and of whole commands; what came of it."""
    import tiendo.cli.app
    import tiendo.report.terminal  # noqa: F401

    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="kill_writers-"))
    before = Path.cwd()
    os.chdir(folder)
    counts: list[Count] = []
    try:
        known = commands(folder)
        (folder / "out").mkdir()
        for command in only or known:
            file, first, second = known[command]
            out = folder / "out" / file
            place = f"out/{file}"
            results = result_of(folder, place, first), result_of(folder, place, second)
            for count in (
                in_a_loop(command, out, results, report if command == "report" else others, chance),
                whole_commands(command, (first, second), out, results, whole, chance),
            ):
                result_of(folder, place, first)
                count.at_the_end = parts(out.parent)
                counts.append(count)
                print(count.line(), flush=True)
    finally:
        os.chdir(before)
        shutil.rmtree(folder)
    return counts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--report", type=int, default=10_000, help="kills of writers of pages in a loop")
    parser.add_argument("--others", type=int, default=1_000, help="kills of writers of each other result in a loop")
    parser.add_argument("--whole", type=int, default=50, help="kills of each whole command")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = run(given.report, given.others, given.whole, given.seed)
    total = sum(count.kills for count in found)
    wrong = sum(count.half_written + count.lost + count.at_the_end for count in found)
    print(f"{total} kills: {wrong} half-written, lost or left behind for good")
    sys.exit(1 if wrong else 0)
