"""Peers live in environments of their own: build/peers/NAME, made once from the ordinary package index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "build" / "peers"


def peer_python(name: str, *requirements: str) -> Path:
    """The interpreter of an environment that has these packages."""
    python = FOLDER / name / "bin" / "python"
    stamp = FOLDER / name / "requirements.txt"
    wanted = "\n".join(requirements) + "\n"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        print(f"making the environment of {name}", file=sys.stderr)
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER / name], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *requirements], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return python
