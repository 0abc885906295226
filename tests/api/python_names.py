"""The public names of the Python package, read from its sources: what the packages list in `__all__`.

A name that no package lists stands in a module or has a name that begins with an underscore; `problems` finds what
breaks this rule.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path("python/tiendo")
PRIVATE_BY_KIND = {"report", "cli", "command_line"}  # without public names: the page and the command line


@dataclass(frozen=True)
class Name:
    """A public name: where it can be imported from, what it is, and the first sentence of its docstring."""

    package: str
    name: str
    kind: str
    sentence: str


def first_sentence(text: str | None) -> str:
    """Return the first sentence of a docstring in one line."""
    line = " ".join((text or "").split("\n\n")[0].split())
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]


def listed(tree: ast.Module) -> list[str]:
    """Return the names in `__all__`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return [str(name) for name in ast.literal_eval(node.value)]
    return []


def packages(root: Path) -> list[tuple[str, Path]]:
    """Return the dotted names and files of the public packages and modules, the outermost first."""
    top = root / PACKAGE
    inner = sorted(p for p in top.iterdir() if (p / "__init__.py").exists() and not p.name.startswith("_"))
    modules = sorted(p for p in top.glob("*.py") if not p.name.startswith("_"))
    found = [("tiendo", top / "__init__.py")]
    found += [(f"tiendo.{p.name}", p / "__init__.py") for p in inner if p.name not in PRIVATE_BY_KIND]
    return found + [(f"tiendo.{p.stem}", p) for p in modules]


def definition(file: Path, name: str) -> tuple[str, str | None]:
    """Return the kind of a name that a file defines or imports, and its docstring."""
    body = ast.parse(file.read_text(encoding="utf-8")).body
    body = [inner for node in body for inner in (node.body if isinstance(node, ast.If) else [node])]
    for node in body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return "class", ast.get_docstring(node)
        if isinstance(node, ast.FunctionDef) and node.name == name and not _is_overload(node):
            return "function", ast.get_docstring(node)
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            return "value", None
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            return "value", None
        if isinstance(node, ast.ImportFrom) and any((a.asname or a.name) == name for a in node.names):
            source = next(a.name for a in node.names if (a.asname or a.name) == name)
            folder = file.parents[max(node.level - 1, 0)]
            path = folder.joinpath(*(node.module or "").split(".")) if node.module else folder
            for module in (path / source / "__init__.py", path / f"{source}.py"):
                if module.exists():
                    return "module", ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
            for module in (path.with_suffix(".py"), path / "__init__.py"):
                if module.exists():
                    return definition(module, source)
            return "value", None
    raise LookupError(f"{file}: lists {name} and does not define it")


def _is_overload(function: ast.FunctionDef) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in function.decorator_list)


def names(root: Path) -> list[Name]:
    """Return every public name, package by package; one that an inner package lists as well stands in the outer one."""
    found: list[Name] = []
    seen: set[str] = set()
    for package, file in packages(root):
        for name in listed(ast.parse(file.read_text(encoding="utf-8"))):
            if name in seen and package != "tiendo.measures":
                continue
            seen.add(name)
            kind, text = definition(file, name)
            found.append(Name(package, name, kind, first_sentence(text)))
    return found


def problems(root: Path) -> list[str]:
    """Return the modules inside of packages that are public by their names though nothing lists them."""
    top = root / PACKAGE
    inner = [p for p in top.rglob("*.py") if p.parent != top and p.name != "__init__.py"]
    public = [p for p in inner if not any(part.startswith("_") for part in p.relative_to(top).parts)]
    exported = set(listed(ast.parse((top / "__init__.py").read_text(encoding="utf-8"))))  # such as tiendo.observations
    outside = [p for p in public if p.relative_to(top).parts[0] not in PRIVATE_BY_KIND and p.stem not in exported]
    return [f"{p.relative_to(root)}: is public by its name and not listed; begin it with _" for p in outside]


def section(root: Path) -> list[str]:
    """Return the lines of docs/api.md for the Python package."""
    found = names(root)
    lines = ["# The Python package", ""]
    lines += [
        "These are the public names, each in the outermost package that lists it. Modules whose names begin with an",
        "underscore, and the packages `report` and `cli`, are private.",
        "",
    ]
    for package in dict.fromkeys(name.package for name in found):
        lines += [f"## `{package}`", ""]
        lines += [f"- {n.kind} `{n.name}`: {n.sentence}".removesuffix(": ") for n in found if n.package == package]
        lines.append("")
    return lines
