"""The exit codes of every command, and the errors that lead to them (docs/exit-codes.md)."""

from enum import IntEnum
from typing import IO, Any

import click


class ExitCode(IntEnum):
    """What the process tells its caller."""

    NOTHING_TO_REPORT = 0
    FINDINGS = 1
    WRONG_USE = 2
    INTERNAL = 3


class WrongUse(click.ClickException):
    """The command cannot be carried out as it was given: a sentence, and what to do."""

    exit_code = ExitCode.WRONG_USE

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.help = help

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence and, on a line of its own, the help."""
        click.echo(f"Error: {self.message}", err=True, file=file)
        if self.help:
            click.echo(f"  help: {self.help}", err=True, file=file)
