"""Runs the command `tiendo` as `python -m tiendo.command_line`, which does the same as `python -m tiendo`."""

from .cli import main

if __name__ == "__main__":
    main()
