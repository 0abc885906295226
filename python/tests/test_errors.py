"""Errors are typed, name everything at once, and leave nothing behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tiendo


def test_all_faults_of_a_file_come_at_once(faulty: Path) -> None:
    with pytest.raises(tiendo.InputError) as caught:
        tiendo.Programme.read(faulty / "programme.toml")
    faults = caught.value.faults
    assert len(faults) == 13  # twelve in the catalogue, one in its areas
    assert all(fault.line > 0 and fault.column > 0 and fault.remedy for fault in faults)
    assert str(faults[1]) in str(caught.value)
    assert str(caught.value).startswith("13 faults\n")


def test_errors_are_also_what_python_calls_them(assessment: tiendo.Assessment) -> None:
    with pytest.raises(LookupError, match="there is no target '2393-99'"):
        assessment.explain("2393-99")
    with pytest.raises(ValueError, match="'2025-02-30' is not a day of the calendar"):
        tiendo.assess(assessment.programme, tiendo.Observations.from_frame(_empty()), "2025-02-30")
    with pytest.raises(ValueError, match="decimal is"):
        tiendo.Observations.read("none.csv", decimal=";")
    with pytest.raises(tiendo.InputError, match="there is no such file"):
        tiendo.Observations.read("none.csv")
    assert issubclass(tiendo.InputError, tiendo.Error)


def test_a_job_can_be_watched_and_stopped(programme: tiendo.Programme, observations: tiendo.Observations) -> None:
    steps: list[tuple[int, int]] = []
    tiendo.assess(programme, observations, "2024-12-31", progress=lambda done, total: steps.append((done, total)))
    total = len(programme.target_ids)
    assert steps == [(i, total) for i in range(1, total + 1)]

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tiendo.assess(programme, observations, "2024-12-31", progress=stop)


def _empty() -> object:
    import pandas

    return pandas.DataFrame({name: [] for name in tiendo._core.programme.observation_columns()})


def test_exceptions_have_one_name_in_both_languages() -> None:
    core = Path(__file__).parents[2] / "include" / "tiendo" / "core"
    declared = "".join((core / header).read_text() for header in ("error.hpp", "progress.hpp"))
    in_cpp = set(re.findall(r"^class (\w+) :", declared, re.MULTILINE))
    exceptions = [value for value in vars(tiendo).values() if isinstance(value, type) and issubclass(value, Exception)]
    in_python = {re.sub(r"(?<=.)(?=[A-Z])", "_", exception.__name__).lower() for exception in exceptions}
    assert in_python - in_cpp == {"output_error"}  # Python alone writes files
    assert in_cpp <= in_python
    for exception in exceptions:
        assert exception is tiendo.Error or issubclass(exception, tiendo.Error)
