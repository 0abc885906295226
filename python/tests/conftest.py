"""The shipped programme, for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiendo

TREE = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def hcmc() -> Path:
    return TREE / "examples" / "hcmc"


@pytest.fixture(scope="session")
def faulty() -> Path:
    return TREE / "tests" / "data" / "faulty"


@pytest.fixture(scope="session")
def programme(hcmc: Path) -> tiendo.Programme:
    return tiendo.Programme.read(hcmc / "programme.toml")


@pytest.fixture(scope="session")
def observations(hcmc: Path) -> tiendo.Observations:
    return tiendo.Observations.read(hcmc / "observations.csv")


@pytest.fixture(scope="session")
def assessment(programme: tiendo.Programme, observations: tiendo.Observations) -> tiendo.Assessment:
    return tiendo.assess(programme, observations, as_of="2025-06-30")
