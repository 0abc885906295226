"""Objects are pickled, copied and compared, in one process and between processes."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cloudpickle
import joblib
import pytest
import tiendo

DAY = "2025-06-30"


def made(name: str, hcmc: Path) -> Any:
    programme = tiendo.Programme.read(hcmc / "programme.toml")
    observations = tiendo.Observations.read(hcmc / "observations.csv")
    assessment = tiendo.assess(programme, observations, DAY)
    objects: dict[str, Callable[[], Any]] = {
        "programme": lambda: programme,
        "observations": lambda: observations,
        "assessment": lambda: assessment,
        "comparison": assessment.compare_methods,
        "difference": lambda: tiendo.difference(tiendo.assess(programme, observations, "2024-12-31"), assessment),
        "needs": assessment.needs,
        "explanation": lambda: assessment.explain("2393-17"),
    }
    return objects[name]()


NAMES = ("programme", "observations", "assessment", "comparison", "difference", "needs", "explanation")


@pytest.mark.parametrize("name", NAMES)
def test_an_object_travels_and_is_equal_afterwards(name: str, hcmc: Path) -> None:
    own = made(name, hcmc)
    for again in (
        copy.copy(own),
        copy.deepcopy(own),
        pickle.loads(pickle.dumps(own)),
        pickle.loads(cloudpickle.dumps(own)),
    ):
        assert type(again) is type(own)
        assert again == own
        assert repr(again) == repr(own)


@pytest.mark.parametrize("name", NAMES)
def test_an_object_differs_from_others(name: str, hcmc: Path) -> None:
    own = made(name, hcmc)
    assert own != 1
    assert own != made("programme" if name != "programme" else "observations", hcmc)


def test_a_programme_travels_without_its_files(tmp_path: Path, hcmc: Path) -> None:
    for file in hcmc.iterdir():
        if file.suffix in (".toml", ".csv"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    programme = tiendo.Programme.read(tmp_path / "programme.toml")
    packed = pickle.dumps(programme)
    for file in tmp_path.iterdir():
        file.unlink()
    again = pickle.loads(packed)
    assert again.target_ids == programme.target_ids
    assert again != tiendo.Programme.read(hcmc / "programme.toml") or str(hcmc) == str(tmp_path)
    observations = tiendo.Observations.read(hcmc / "observations.csv")
    rows = tiendo.assess(programme, observations, DAY).to_csv()
    assert tiendo.assess(again, observations, DAY).to_csv() == rows


def rows_on(programme: tiendo.Programme, observations: tiendo.Observations, day: str) -> str:
    return tiendo.assess(programme, observations, day).to_csv()


def test_work_is_shared_between_processes(hcmc: Path) -> None:
    """joblib starts its own processes (loky) and sends arguments by cloudpickle."""
    programme = made("programme", hcmc)
    observations = made("observations", hcmc)
    days = ("2023-12-31", "2024-12-31", DAY)
    here = [rows_on(programme, observations, day) for day in days]
    there = joblib.Parallel(n_jobs=2)(joblib.delayed(rows_on)(programme, observations, day) for day in days)
    assert there == here
