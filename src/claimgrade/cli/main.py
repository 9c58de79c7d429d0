"""The ``claimgrade`` command: options for all commands, and the way errors leave it."""

import os
import sys
from collections.abc import Callable
from errno import ENOSPC
from typing import Any, NoReturn

import click

from claimgrade import __version__
from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.lazy_group import LazyGroup
from claimgrade.cli.options import Common
from claimgrade.cli.output import speak_any_language

COMMANDS = {
    "init": "make a workspace with one worked example",
    "new": "add an article, a claim, a source or a study",
    "check": "report faults in the records and flags on the claims",
    "show": "tell what is known about a claim",
    "list": "list the claims with verdict and certainty",
    "pool": "put the results on an outcome together, or say why not",
    "numbers": "lead each number of a claim to what was measured",
    "sources": "take works in, keep them clean, find them, get them out",
    "reading-list": "list what to read on a topic, why, and in which order",
    "rename": "give a claim another id, in all that links to it",
    "split": "make several claims of one",
    "review": "list what waits for a reviewer, show what changed, sign",
    "correct": "enter a dated correction of a claim that was published",
    "merge": "merge two versions of a record (a merge driver for git)",
    "explain": "say what a code means, and how to mend it",
    "report": "write the reports as HTML and Markdown",
}
"""Every command with its one-line help; its module is imported when it is used."""

# Without this pydantic looks through every installed package for plug-ins of its own.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

EXAMPLES = """\b
Examples:
  claimgrade                     where the review stands, what to do next
  claimgrade init my-review      make a workspace
  claimgrade check               find faults and flags
  claimgrade show growth hormone what is known about a claim
"""


class Commands(LazyGroup):
    """Every command, and the one way in which errors leave."""

    package = "claimgrade.cli"
    one_line_help = COMMANDS

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and turn every way of ending into one of the four exit codes."""
        given = kwargs.get("args") or (args[0] if args else None) or sys.argv[1:]
        kwargs["standalone_mode"] = False
        speak_any_language()
        sys.exit(_guarded(lambda: click.Group.main(self, *args, **kwargs), "--debug" in given))


@click.command(
    cls=Commands,
    invoke_without_command=True,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "-C",
    "--workspace",
    "start",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False),
    help="Work in the workspace at DIR, or in a folder above it.",
)
@click.option("--debug", is_flag=True, help="Show the trace of an internal error.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, start: str, debug: bool) -> None:
    """Say how strongly a claim may be worded given the evidence for it, and why.

    Without a command, in a workspace: where the review stands and what to do next.
    """
    ctx.obj = Common(start)
    if ctx.invoked_subcommand is None:
        from claimgrade.cli.overview import show_overview

        show_overview(ctx.obj)


def _guarded(run: Callable[[], Any], debug: bool) -> int:
    """Run a command; no error reaches the user as anything but a sentence."""
    try:
        result = run()
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.Abort:
        click.echo("Stopped. Nothing was written.", err=True)
        return ExitCode.WRONG_USE
    except click.UsageError as error:
        error.show()
        return ExitCode.WRONG_USE
    except click.ClickException as error:
        error.show()
        return error.exit_code if isinstance(error, WrongUse) else ExitCode.WRONG_USE
    except OSError as error:
        if error.filename is None and error.errno != ENOSPC:
            return _internal(error, debug)
        where = error.filename or "what was to be written"
        click.echo(f"Error: {where}: {error.strerror}.", err=True)
        return ExitCode.WRONG_USE
    except Exception as error:
        return _wrong_workspace(error) or _internal(error, debug)
    return result if isinstance(result, int) else ExitCode.NOTHING_TO_REPORT


def _wrong_workspace(error: Exception) -> int | None:
    """Report a folder that is no workspace, or one of a newer format."""
    from claimgrade.workspace.errors import WorkspaceError

    if not isinstance(error, WorkspaceError):
        return None
    WrongUse(str(error)).show()
    return ExitCode.WRONG_USE


def _internal(error: Exception, debug: bool) -> int:
    """Say that the fault is ours; with ``--debug``, where."""
    if debug:
        import traceback

        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    click.echo(
        f"claimgrade: internal error, a fault of claimgrade and not of your files ({what}). "
        "'claimgrade --debug …' shows where.",
        err=True,
    )
    return ExitCode.INTERNAL
