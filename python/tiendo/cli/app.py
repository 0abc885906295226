"""The command `tiendo`.

Exit codes: 0 done; 1 something else went wrong; 2 an input is faulty or missing, or the command is misused (all
faults are printed to the error stream, nothing else is written); 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from .._core import version as version_of_tiendo
from ..errors import Error, InputError, Interrupted
from . import areas, forecasting, indices, programmes

app: typer.Typer = typer.Typer(
    help=__doc__, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
for _command in (*programmes.COMMANDS, *forecasting.COMMANDS, *areas.COMMANDS, *indices.COMMANDS):
    app.command()(_command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(version_of_tiendo())
        raise typer.Exit


@app.callback()
def _tiendo(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="show the version")
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run the command and turn errors into exit codes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # letters that the terminal cannot show
    try:
        code = app(standalone_mode=False)
    except InputError as problem:
        typer.echo(problem, err=True)
        code = 2
    except BrokenPipeError:  # the reader of a pipe has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except (Interrupted, typer.Abort, KeyboardInterrupt):
        code = 130
    except Error as problem:
        typer.echo(f"tiendo: {problem}", err=True)
        code = 2
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError) as problem:
        typer.echo(f"tiendo: {problem.filename}: {_WHAT[type(problem)]}", err=True)
        code = 2
    except (OSError, ImportError) as problem:
        typer.echo(f"tiendo: {problem}", err=True)
        code = 1
    except typer.Exit as leaving:
        code = leaving.exit_code
    except Exception as problem:
        show = getattr(problem, "show", None)  # a misuse of the command, which shows itself
        if show is None:
            raise
        show()
        code = getattr(problem, "exit_code", 1)
    sys.exit(code or 0)


_WHAT: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such file or folder",
    NotADirectoryError: "a part of this path is no folder",
    IsADirectoryError: "this is a folder, where a file is needed",
    PermissionError: "you may not read or write this",
}

if __name__ == "__main__":
    main()
