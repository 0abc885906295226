"""The packages of tiendo with versions and licences: `sbom.py [--table | --check | --write] ROOT`.

Prints a CycloneDX 1.5 document (JSON); `--table` prints a table of the same. `--write` rewrites docs/dependencies.md,
which gives the oldest accepted versions. `--check` prints what is wrong with script/dependencies.toml and leaves with
1 if anything is: a package that script/bootstrap, CMake or pyproject.toml names, or that the extension is linked with,
and that has no entry; an entry that nothing names; a licence that is none of SPDX or differs from the one that the
installed package declares.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import tomllib

USES = ("linked", "headers", "python", "extra", "build", "test")
SPDX = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0",
    "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-or-later WITH GCC-exception-3.1", "LGPL-2.1-or-later", "MIT",
    "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
# What the classifiers of PyPI and the copyright files of Debian call the licences.
CLASSIFIED = {"BSD License": "BSD-", "MIT License": "MIT", "Apache Software License": "Apache-2.0"}


class Dependency(NamedTuple):
    """One package: where it comes from, what it is used for and its licence."""

    source: str  # "debian" or "pypi"
    package: str
    name: str
    use: str
    licence: str
    least: str
    cmake: tuple[str, ...]
    libraries: tuple[str, ...]
    installed_as: str  # the package whose version counts

    def version(self) -> str:
        """Return the version that is installed here; empty if none is."""
        if self.source == "pypi":
            try:
                return importlib.metadata.version(self.package)
            except importlib.metadata.PackageNotFoundError:
                return ""
        if not shutil.which("dpkg-query"):
            return ""
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", self.installed_as], capture_output=True, text=True, check=False
        )
        return asked.stdout.strip()

    def purl(self, version: str) -> str:
        kind = "pypi" if self.source == "pypi" else "deb/debian"
        return f"pkg:{kind}/{self.package.lower()}" + (
            f"@{version.replace('+', '%2B').replace(':', '%3A')}" if version else ""
        )


def requirements(project: dict[str, Any]) -> dict[str, str]:
    """Return every package that pyproject.toml names, in lower case, with the oldest version it accepts."""
    listed = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(each for extra in project["project"]["optional-dependencies"].values() for each in extra),
    ]
    found: dict[str, str] = {}
    for requirement in listed:
        match = re.fullmatch(r"([A-Za-z0-9_.-]+)(\[[^\]]*\])?(?:>=([0-9.]+))?", requirement)
        if not match:
            raise ValueError(f"'{requirement}' is no requirement of the form name>=version")
        if match[1] != "tiendo":
            found[match[1].lower()] = match[3] or ""
    return found


def read_dependencies(root: Path) -> list[Dependency]:
    listed = tomllib.loads((root / "script/dependencies.toml").read_text(encoding="utf-8"))
    least = requirements(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8")))
    return [
        Dependency(
            source,
            entry["package"],
            entry.get("name", entry["package"]),
            entry["use"],
            entry.get("licence", ""),
            entry.get("least", "") or least.get(entry["package"].lower(), ""),
            tuple(entry.get("cmake", "").split()),
            tuple(entry.get("library", "").split()),
            entry.get("installed_as", entry["package"]),
        )
        for source in ("debian", "pypi")
        for entry in listed[source]
    ]


def version_of(root: Path) -> str:
    header = (root / "include/tiendo/core/version.hpp").read_text(encoding="utf-8")
    return re.search(r'TIENDO_VERSION_STRING "([0-9.]+)"', header)[1]  # type: ignore[index]


def document(root: Path, dependencies: list[Dependency]) -> dict[str, Any]:
    """Return the CycloneDX document: it has no date and no serial number, so that equal trees give equal documents."""
    components = []
    for each in dependencies:
        version = each.version()
        components.append(
            {
                "type": "library" if each.use in ("linked", "headers", "python", "extra") else "application",
                "bom-ref": each.purl(version),
                "name": each.name,
                "version": version,
                "scope": {"linked": "required", "headers": "required", "python": "required", "extra": "optional"}.get(
                    each.use, "excluded"
                ),
                "licenses": [{"expression": each.licence}],
                "purl": each.purl(version),
                "properties": [
                    {"name": "tiendo:use", "value": each.use},
                    {"name": "tiendo:least", "value": each.least},
                ],
            }
        )
    own = f"pkg:generic/tiendo@{version_of(root)}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "library",
                "bom-ref": own,
                "name": "tiendo",
                "version": version_of(root),
                "licenses": [{"expression": "MIT"}],
                "purl": own,
            }
        },
        "components": components,
        "dependencies": [
            {
                "ref": own,
                "dependsOn": sorted(part["bom-ref"] for part in components if part["scope"] != "excluded"),
            }
        ],
    }


def table(dependencies: list[Dependency]) -> str:
    rows = [("use", "package", "version", "licence")]
    rows += [(each.use, each.package, each.version() or "not installed", each.licence) for each in dependencies]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    return "\n".join("  ".join([*(row[i].ljust(widths[i]) for i in range(3)), row[3]]) for row in rows)


def page(dependencies: list[Dependency]) -> str:
    lines = [
        "# Dependencies",
        "",
        "This page is generated by `script/sbom --write` from `script/dependencies.toml`. `script/sbom` prints the",
        "same with the installed versions as CycloneDX, `script/sbom --table` as a table; `script/test` checks that",
        "nothing is missing.",
    ]
    titles = {
        "linked": "Shared libraries that are loaded",
        "headers": "Headers that are compiled in",
        "python": "Python packages that `import tiendo` needs",
        "extra": "Python packages of the extras",
        "build": "Tools that build",
        "test": "Libraries and tools that test, check and measure",
    }
    for use in USES:
        lines += [
            "",
            f"## {titles[use]}",
            "",
            "| package | from | oldest version | licence (SPDX) |",
            "| --- | --- | --- | --- |",
        ]
        for each in dependencies:
            if each.use == use:
                origin = {"debian": "Debian", "pypi": "PyPI"}[each.source]
                name = each.name if each.name == each.package else f"{each.name} (`{each.package}`)"
                lines.append(f"| {name} | {origin} | {each.least or 'any'} | {each.licence} |")
    return "\n".join(lines) + "\n"


def named_by_cmake(root: Path) -> set[str]:
    """Return the packages for which the build itself looks, but for tiendo and for the system's threads."""
    files = [root / "CMakeLists.txt"]
    for folder in ("cmake", "src", "python", "tests", "examples", "benchmarks"):
        files += [*(root / folder).rglob("CMakeLists.txt"), *(root / folder).rglob("*.cmake")]
    found: set[str] = set()
    for file in files:
        text = re.sub(r"#.*", "", file.read_text(encoding="utf-8"))
        found |= set(re.findall(r"(?:find_package|tiendo_require)\((\w+)", text))
    return found - {"tiendo", "Threads"}


def linked_libraries(root: Path) -> set[str]:
    """Return the shared libraries that the extension in .venv was linked with; none where it is not built."""
    needed: set[str] = set()
    for extension in (root / ".venv").glob("lib/python*/site-packages/tiendo/_core*.so"):
        shown = subprocess.run(["readelf", "-d", str(extension)], capture_output=True, text=True, check=True).stdout
        needed |= set(re.findall(r"\(NEEDED\).*\[(.+)\]", shown))
    return needed


def declared_licence(package: str) -> list[str]:
    """Return what an installed package of PyPI declares: an SPDX expression, or the beginning of one."""
    try:
        metadata = importlib.metadata.metadata(package)
    except importlib.metadata.PackageNotFoundError:
        return []
    if metadata.get("License-Expression"):
        return [str(metadata["License-Expression"])]
    classes = [each.rsplit(" :: ", 1)[1] for each in metadata.get_all("Classifier") or [] if each.startswith("License")]
    return [CLASSIFIED[each] for each in classes if each in CLASSIFIED]


def findings(root: Path, dependencies: list[Dependency]) -> list[str]:
    debian = {each.package for each in dependencies if each.source == "debian"}
    pypi = {each.package.lower() for each in dependencies if each.source == "pypi"}
    bootstrap = (root / "script/bootstrap").read_text(encoding="utf-8")
    installed = set(re.search(r"^packages=\(([^)]*)\)", bootstrap, re.MULTILINE)[1].split())  # type: ignore[index]
    required = set(requirements(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))))
    cmake = {name for each in dependencies for name in each.cmake}
    libraries = tuple(name for each in dependencies for name in each.libraries)
    where = "has no entry in script/dependencies.toml"
    found = [f"script/bootstrap installs {name}, which {where}" for name in sorted(installed - debian)]
    found += [f"pyproject.toml requires {name}, which {where}" for name in sorted(required - pypi)]
    found += [f"CMake looks for {name}, which {where}" for name in sorted(named_by_cmake(root) - cmake)]
    found += [
        f"the extension is linked with {name}, which {where}"
        for name in sorted(linked_libraries(root))
        if not name.startswith(libraries)
    ]
    found += [
        f"nothing installs {name}; take its entry out" for name in sorted((debian - installed) | (pypi - required))
    ]
    names = [each.package for each in dependencies]
    found += [f"{name} has several entries; keep one" for name in sorted({n for n in names if names.count(n) > 1})]
    for each in dependencies:
        if each.use not in USES:
            found.append(f"{each.package}: there is no use '{each.use}'; known: {', '.join(USES)}")
        for part in each.licence.split(" AND "):
            if part not in SPDX:
                found.append(f"{each.package}: '{part}' is no licence of the list in tests/sbom/sbom.py")
        if each.source == "pypi":
            for declared in declared_licence(each.package):
                if not each.licence.startswith(declared):
                    found.append(f"{each.package}: the package declares {declared}, the entry {each.licence}")
        elif (
            shutil.which("dpkg-query")
            and each.version()
            and not Path("/usr/share/doc", each.installed_as, "copyright").exists()
        ):
            found.append(f"{each.package}: its copyright is not stated in /usr/share/doc/{each.installed_as}")
    written = root / "docs/dependencies.md"
    if not written.exists() or written.read_text(encoding="utf-8") != page(dependencies):
        found.append("docs/dependencies.md is not up to date; script/sbom --write rewrites it")
    return found


def main() -> int:
    *options, folder = sys.argv[1:]
    root = Path(folder)
    dependencies = read_dependencies(root)
    if options == ["--check"]:
        found = findings(root, dependencies)
        print("\n".join(found) if found else f"{len(dependencies)} packages, each with its licence")
        return 1 if found else 0
    if options == ["--write"]:
        (root / "docs/dependencies.md").write_text(page(dependencies), encoding="utf-8")
    elif options == ["--table"]:
        print(table(dependencies))
    elif not options:
        print(json.dumps(document(root, dependencies), indent=2, ensure_ascii=False))
    else:
        print(f"there is no option {options[0]}; known: --table, --check, --write", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
