"""The command `tiendo`."""

import sys

try:
    import typer  # noqa: F401
except ModuleNotFoundError:  # the extra is optional, the command says so
    sys.exit("tiendo's command line needs rich and typer: pip install 'tiendo[terminal]'")

from .app import main

__all__ = ["main"]
