"""The command `tiendo`.

Exit codes: 0 done; 1 something else went wrong; 2 an input is faulty or missing, or the command is misused (all
faults are printed to the error stream, nothing else is written); 130 interrupted.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import Annotated, NoReturn

import typer

from .._core import version as version_of_tiendo
from ..errors import Error, InputError, Interrupted, OutputError
from . import areas, chances, forecasting, indices, programmes
from .output import say

app: typer.Typer = typer.Typer(
    help=__doc__, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
for _command in (*programmes.COMMANDS, *forecasting.COMMANDS, *chances.COMMANDS, *areas.COMMANDS, *indices.COMMANDS):
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
        if sys.stdout is not None:
            sys.stdout.flush()  # here a full disk shows
    except InputError as problem:
        say(problem, err=True)
        code = 2
    except BrokenPipeError:  # the reader of a pipe has enough
        _print_no_more()
        code = 1
    except (Interrupted, typer.Abort, KeyboardInterrupt):
        _leave_at_once(130)
    except OutputError as problem:
        say(f"tiendo: {problem}", err=True)
        code = 2 if problem.errno in _MISUSES else 1
    except Error as problem:
        say(f"tiendo: {problem}", err=True)
        code = 2
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError) as problem:
        say(f"tiendo: {problem.filename}: {_WHAT[type(problem)]}", err=True)
        code = 2
    except (OSError, ImportError) as problem:
        said = getattr(problem, "strerror", None) or problem
        _print_no_more()
        say(f"tiendo: {said}", err=True)
        code = 1
    except (MemoryError, RecursionError) as problem:
        say(f"tiendo: the input is larger than this machine can hold ({type(problem).__name__})", err=True)
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


def _leave_at_once(code: int) -> NoReturn:
    """End the process without freeing what it has read, which can last longer than .2 s for large inputs.

    What a command writes to a file is swept up where it is written, before the exception arrives here.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


def _print_no_more() -> None:
    """Let the standard output lead nowhere, so that nothing is printed to it when the program ends."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


_MISUSES = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENAMETOOLONG)

_WHAT: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such file or folder",
    NotADirectoryError: "a part of this path is no folder",
    IsADirectoryError: "this is a folder, where a file is needed",
    PermissionError: "you may not read or write this",
}

if __name__ == "__main__":
    main()
