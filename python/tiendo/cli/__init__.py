"""The command `tiendo`."""

from .app import main

__all__ = ["main"]
