"""The stub of the compiled part says what is there, no more and no less."""

from __future__ import annotations

import ast
from pathlib import Path

import tiendo
from tiendo import _core


def test_the_stub_is_honest() -> None:
    stub = ast.parse((Path(tiendo.__file__).parent / "_core.pyi").read_text(encoding="utf-8"))
    functions = {node.name for node in stub.body if isinstance(node, ast.FunctionDef)}
    classes = {node.name: node for node in stub.body if isinstance(node, ast.ClassDef)}
    public = {name for name in vars(_core) if not name.startswith("_")}
    assert functions | set(classes) == public
    for name, node in classes.items():
        declared = {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
        there = {member for member in vars(getattr(_core, name)) if not member.startswith("_")}
        assert {member for member in declared if not member.startswith("_")} == there


def test_the_package_says_what_is_public() -> None:
    assert sorted(tiendo.__all__) == tiendo.__all__
    for name in tiendo.__all__:
        assert getattr(tiendo, name).__doc__
