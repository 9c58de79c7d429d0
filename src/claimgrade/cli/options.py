"""Options and values that several commands share."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from claimgrade.cli.exits import WrongUse

Command = TypeVar("Command", bound=Callable[..., Any])


class Common(NamedTuple):
    """What the options before the command say."""

    start: str

    @property
    def root(self) -> Path:
        """The folder of the workspace around the starting folder."""
        return workspace_around(Path(self.start))


def workspace_around(start: Path) -> Path:
    """Return the nearest folder at or above ``start`` that is a workspace.

    Where a command that changed several files was killed there, what it began is finished first
    and told on standard error.
    """
    from claimgrade.workspace.files import JOURNAL_FILE
    from claimgrade.workspace.root import find_root

    root = find_root(start)
    if os.path.lexists(root / JOURNAL_FILE):
        from claimgrade.workspace.editing.journal import finish

        if paths := finish(root).paths:
            names = ", ".join(paths)
            click.echo(f"A change that was interrupted has been finished: {names}", err=True)
    return root


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
    """Turn an option's text into a day, or say how a day is written."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise WrongUse(f"'{value}' is not a day.", "write it as 2026-11-22") from None


as_of = click.option(
    "--as-of", metavar="YYYY-MM-DD", callback=read_day, help="Reckon as of this day."
)

no_cache = click.option("--no-cache", is_flag=True, help="Read every file again and store nothing.")
