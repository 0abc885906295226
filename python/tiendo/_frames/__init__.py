"""Frames, tables and arguments: what comes in and what goes out. Private to the package."""
