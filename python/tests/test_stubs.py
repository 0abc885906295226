"""The stubs of the compiled part say what is there, no more and no less."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import tiendo
from tiendo import _core

STUBS = Path(tiendo.__file__).parent / "_core"
PARTS = ("areas", "attainment", "forecasting", "hierarchy", "index", "measures", "programme")


def parts_of(stub: Path) -> tuple[dict[str, ast.FunctionDef], dict[str, ast.ClassDef]]:
    body = ast.parse(stub.read_text(encoding="utf-8")).body
    functions = {node.name: node for node in body if isinstance(node, ast.FunctionDef)}
    return functions, {node.name: node for node in body if isinstance(node, ast.ClassDef)}


def parameters(function: ast.FunctionDef) -> list[tuple[str, bool]]:
    """The names of the parameters of a stub, and whether each has a default."""
    names = [argument.arg for argument in function.args.args]
    defaults = len(function.args.defaults)
    return [(name, place >= len(names) - defaults) for place, name in enumerate(names) if name != "self"]


def parameters_of(function: Any) -> list[tuple[str, bool]]:
    """The same of a compiled function, from the signature that pybind11 writes in front of its docstring."""
    text, count = function.__doc__.splitlines()[0], 1
    while count:  # the types of lists and tuples, the innermost first
        text, count = re.subn(r"\[[^\[\]]*\]", "", text)
    inside = text[text.index("(") + 1 : text.rindex(")")]
    found = [re.fullmatch(r"\*{0,2}(\w+)(?:: [^=]*)?( = .*)?", part.strip()) for part in inside.split(", ") if part]
    return [(m[1], m[2] is not None) for m in found if m is not None and m[1] not in ("self", "cls")]


def test_the_module_has_the_parts_of_the_stubs() -> None:
    assert {stub.stem for stub in STUBS.glob("*.pyi")} == {"__init__", *PARTS}
    public = {name for name in vars(_core) if not name.startswith("_")}
    assert public == {"version", "reason_codes", *PARTS}


@pytest.mark.parametrize("part", PARTS)
def test_a_stub_has_the_names_of_its_part(part: str) -> None:
    functions, classes = parts_of(STUBS / f"{part}.pyi")
    module = getattr(_core, part)
    assert set(functions) | set(classes) == {name for name in vars(module) if not name.startswith("_")}
    for name, node in classes.items():
        declared = {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
        there = {member for member in vars(getattr(module, name)) if not member.startswith("_")}
        assert {member for member in declared if not member.startswith("_")} == there


@pytest.mark.parametrize("part", PARTS)
def test_a_stub_has_the_parameters_of_its_part(part: str) -> None:
    functions, classes = parts_of(STUBS / f"{part}.pyi")
    module = getattr(_core, part)
    checked = 0
    for name, function in functions.items():
        if (getattr(module, name).__doc__ or "").startswith(f"{name}("):
            assert parameters_of(getattr(module, name)) == parameters(function), name
            checked += 1
    for name, node in classes.items():
        for item in node.body:
            if not isinstance(item, ast.FunctionDef) or item.name.startswith("_"):
                continue
            if item.decorator_list and not _is_static(item):
                continue
            compiled = getattr(getattr(module, name), item.name)
            if (compiled.__doc__ or "").startswith(f"{item.name}("):
                assert parameters_of(compiled)[-len(parameters(item)) or None :] == parameters(item), (name, item.name)
                checked += 1
    assert checked > 0


def _is_static(item: ast.FunctionDef) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "staticmethod" for decorator in item.decorator_list)


def test_the_package_says_what_is_public() -> None:
    assert sorted(tiendo.__all__) == tiendo.__all__
    for name in tiendo.__all__:
        assert getattr(tiendo, name).__doc__
