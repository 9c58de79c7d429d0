"""The program ``claimgrade``: the command in a process of its own, which ends with it."""

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn, TextIO

_NEW_OBJECTS = 100_000
"""After how many new objects the garbage collector looks for circles; records make hardly any."""


def run() -> NoReturn:
    """Run the command, and end the process with its exit code."""
    gc.set_threshold(_NEW_OBJECTS)
    # Where the caller closed a stream there is none, and what is said goes nowhere.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    from claimgrade.cli.main import main
    from claimgrade.workspace.collector import nothing_comes_after

    nothing_comes_after()

    code: str | int | None = None
    try:
        main(prog_name="claimgrade")
    except SystemExit as end:
        code = end.code
    _end(code)
    sys.exit(code)


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _end(code: str | int | None) -> None:
    """End the process without taking apart what it holds, where all of it is written.

    To take apart the records of thousands of claims takes longer than to start.
    """
    if not isinstance(code, int):
        return
    atexit._run_exitfuncs()
    with suppress(OSError, ValueError):  # it was said where it happened
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
