"""What the docstrings say can be read by tools, and their examples run."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import tiendo
from numpydoc.docscrape import ClassDoc, FunctionDoc

TREE = Path(__file__).parents[2]
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(tiendo.__path__, "tiendo.")
    if not module.name.startswith("tiendo._core") and module.name != "tiendo.__main__"
)


def public() -> Iterator[tuple[str, Any]]:
    """Every public class, function and method."""
    packages = ["tiendo", *(name for name in MODULES if name.count(".") == 1 and hasattr(load(name), "__all__"))]
    seen: set[int] = set()
    for package in packages:
        for name in getattr(load(package), "__all__", ()):
            found = getattr(load(package), name)
            if id(found) in seen or not (inspect.isclass(found) or inspect.isfunction(found)):
                continue
            seen.add(id(found))
            yield f"{package}.{name}", found
            if inspect.isclass(found) and found.__module__.startswith("tiendo"):
                for member, method in vars(found).items():
                    if inspect.isfunction(method) and not member.startswith("_"):
                        yield f"{package}.{name}.{member}", method


def load(name: str) -> ModuleType:
    return importlib.import_module(name)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TREE)
    found = doctest.testmod(load(name), optionflags=doctest.ELLIPSIS)
    assert found.failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    examples = sum(len(test.examples) for name in MODULES for test in finder.find(load(name)))
    assert examples >= 40


def test_every_docstring_has_the_sections_of_numpy() -> None:
    """numpydoc parses them, finds no section that it does not know, and only parameters that there are."""
    count = 0
    for name, found in public():
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            parsed = ClassDoc(found) if inspect.isclass(found) else FunctionDoc(found)
        assert parsed["Summary"], name
        if inspect.isfunction(found):
            there = set(inspect.signature(found).parameters) | {"**options"}
            for parameter in parsed["Parameters"]:
                for one in parameter.name.split(", "):
                    assert one.split(" ")[0] in there or one.lstrip("*") in there, (name, one)
        count += 1
    assert count > 100
