"""Packages import each other in one direction; names and numbers of parameters stay within their limits."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tiendo"
MOST_PARAMETERS = 8

# What each package may import, the lowest first. `_core` is compiled, and `typing` and the package itself re-export.
MAY_IMPORT: dict[str, set[str]] = {}
for _name, _direct in {
    "_visible": (),
    "errors": ("_visible",),
    "_frames": ("errors",),
    "measures": ("_frames",),
    "forecasting": ("_frames",),
    "areas": ("_frames",),
    "hierarchy": ("forecasting", "areas", "measures"),
    "chances": ("hierarchy",),
    "programme": ("measures", "forecasting", "areas"),
    "index": ("programme",),
    "report": ("index", "hierarchy", "chances"),
    "plot": ("report",),
    "typing": ("index", "chances"),
    "cli": ("report",),
    "command_line": ("cli",),
}.items():
    MAY_IMPORT[_name] = set(_direct).union(*(MAY_IMPORT[lower] for lower in _direct))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> dict[str, ast.Module]:
    """The modules by their dotted names within the package."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts)] = ast.parse(path.read_text(encoding="utf-8"))
    return found


MODULES = modules()


def package_of(module: str) -> str:
    return module.split(".")[0]


def imported(module: str, tree: ast.Module) -> Iterator[str]:
    """The modules of the package that a module imports, anywhere in it, also within functions and for types alone."""
    above = module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("tiendo.") for alias in node.names if alias.name.startswith("tiendo."))
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0 and not (node.module or "").startswith("tiendo"):
                continue
            base = [] if node.level == 0 else above[: len(above) - node.level + 1]
            base = [*base, *(node.module or "").removeprefix("tiendo").strip(".").split(".")]
            base = [part for part in base if part]
            for alias in node.names:
                inner = ".".join([*base, alias.name])
                is_module = inner in MODULES or f"{inner}.__init__" in MODULES
                yield inner if is_module or not base else ".".join(base)


def arrows() -> dict[tuple[str, str], list[str]]:
    """Which package imports which, and the modules that do."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for module, tree in MODULES.items():
        for target in imported(module, tree):
            pair = package_of(module), package_of(target)
            if pair[0] != pair[1] and pair[0] not in ("__init__", "__main__") and pair[1] != "_core":
                found[pair].append(f"{module} -> {target}")
    return found


def test_packages_import_in_one_direction() -> None:
    found = arrows()
    print(f"{len(MODULES)} modules, {len(found)} arrows between packages, {sum(map(len, found.values()))} imports")
    assert len(MODULES) > 60
    assert len(found) > 15
    wrong = [names for (source, target), names in found.items() if target not in MAY_IMPORT[source]]
    assert wrong == []


def test_every_package_is_in_the_order() -> None:
    packages = {package_of(name) for name in MODULES} - {"__init__", "__main__"}
    assert packages == set(MAY_IMPORT)


def test_modules_of_a_package_import_in_no_circle() -> None:
    """Within a package as well, also by imports in functions; what types alone need is left out."""
    graph = {
        module: {target for target in imported(module, _without_types(tree)) if target in MODULES}
        for module, tree in MODULES.items()
    }
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join((*way[way.index(module) :], module))
        if module not in done:
            for target in graph[module]:
                visit(target, (*way, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def _without_types(tree: ast.Module) -> ast.Module:
    body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING")
    ]
    return ast.Module(body, [])


def functions() -> Iterator[tuple[str, Function]]:
    for module, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield module, node


def test_no_function_has_the_name_of_its_module() -> None:
    """Such a name hides the module: `from .forecast import forecast` leaves no `tiendo.forecast` module."""
    same = [f"{m}.{f.name}" for m, f in functions() if f.name == m.removesuffix(".__init__").split(".")[-1]]
    assert same == []
    modules_and_packages = {m.removesuffix(".__init__").split(".")[-1] for m in MODULES}
    siblings = {
        f"{m}: {alias.asname or alias.name}"
        for m, tree in MODULES.items()
        if m.endswith("__init__")
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if (alias.asname or alias.name) in modules_and_packages
        and f"{m.removesuffix('__init__')}{alias.asname or alias.name}" in MODULES
    }
    assert siblings == set()


def test_no_function_has_more_than_eight_parameters() -> None:
    """The command's functions declare their options as parameters, as typer reads them."""
    wide = {}
    for module, function in functions():
        given = function.args
        names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        count = len([name for name in names if name not in ("self", "cls")])
        count += (given.vararg is not None) + (given.kwarg is not None)
        if count > MOST_PARAMETERS:
            wide[f"{module}.{function.name}"] = count
    assert wide == {}


def test_import_takes_only_what_it_needs() -> None:
    """Page, command and frame libraries are imported by those who use them."""
    code = "import sys, tiendo; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "tiendo.measures" in loaded
    for name in (
        "jinja2",
        "typer",
        "rich",
        "pandas",
        "polars",
        "pyarrow",
        "holidays",
        "altair",
        "tiendo.report",
        "tiendo.plot",
        "tiendo.cli",
    ):
        assert name not in loaded


@pytest.mark.parametrize(
    "use", ["tiendo.report.page.SHOWN_TARGETS", "tiendo.report.__name__", "tiendo.plot.board.__name__"]
)
def test_page_and_charts_are_imported_when_they_are_asked_for(use: str) -> None:
    code = f"import tiendo; print({use})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip()


def test_an_unknown_name_is_an_attribute_error() -> None:
    code = "import tiendo\ntry:\n    tiendo.forecasts\nexcept AttributeError as error:\n    print(error)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "module 'tiendo' has no attribute 'forecasts'"
