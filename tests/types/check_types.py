"""Checks that every exported name of the Python package has a known type and a docstring: `check_types.py [TREE]`.

Run it with the Python that has pyright, numpy and narwhals. Prints one finding a line and then the completeness score;
leaves with 1 where there is a finding.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

IMPORTED = ("numpy", "narwhals", "typing_extensions.py", "jinja2", "markupsafe", "rich", "typer", "altair")


def beside(tree: Path) -> Path:
    """A folder in which the package lies beside what it imports: only there pyright knows the types of both."""
    folder = tree / "build" / "lint" / "types"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "tiendo").symlink_to(tree / "python" / "tiendo")
    installed = Path(sysconfig.get_path("purelib"))
    for name in IMPORTED:
        if (installed / name).exists():
            (folder / name).symlink_to(installed / name)
    return folder


def verified(tree: Path) -> dict[str, Any]:
    """What pyright says of the package, its section on completeness."""
    pyright = Path(sys.executable).parent / "pyright"
    command = [str(pyright), "--verifytypes", "tiendo", "--ignoreexternal", "--outputjson"]
    done = subprocess.run(
        [*command, "--pythonpath", sys.executable],
        env=os.environ | {"PYTHONPATH": str(beside(tree)), "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        return dict(json.loads(done.stdout)["typeCompleteness"])
    except (ValueError, KeyError):
        sys.exit(f"pyright gave no result: {done.stdout}{done.stderr}")


def findings(symbols: list[dict[str, Any]]) -> list[str]:
    """Names without a known type, and exported ones without a docstring."""
    found = []
    for symbol in symbols:
        for diagnostic in symbol["diagnostics"]:
            message = " ".join(diagnostic["message"].split())
            is_docstring = message.startswith("No docstring")
            if symbol["isExported"] if is_docstring else not symbol["isTypeKnown"]:
                found.append(f"{symbol['name']}: {message}")
    return found


def main() -> int:
    """Print findings and score."""
    result = verified(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    found = findings(result["symbols"])
    counts = result["exportedSymbolCounts"]
    print(*found, sep="\n", end="\n" if found else "")
    score = 100 * result["completenessScore"]
    print(f"{sum(counts.values())} exported names, completeness {score:.1f} %")
    return 1 if found or score < 100 or sum(counts.values()) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
