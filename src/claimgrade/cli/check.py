"""``claimgrade check``: faults in the records and flags on the claims."""

import datetime
import os
from pathlib import Path

import click

from claimgrade.cli.answer import FORMATS, Request, answered
from claimgrade.cli.codes import Selection, read_codes
from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of, no_cache, workspace_around
from claimgrade.cli.output import coloured, counted, width, write
from claimgrade.workspace.files import BASELINE_FILE

FAIL_ON = ("any", "record", "claim", "minor", "major", "blocker", "never")

EXAMPLES = """\b
Examples:
  claimgrade check
  claimgrade check claims/my-article --fail-on major
  claimgrade check --select OS,SI --ignore OS24         rules on claims, but one
  claimgrade check --fail-on record --format github     in a workflow
  claimgrade check --publish --select RD9               fit to be published?
  claimgrade check --update-baseline                    start clean, then only shrink
"""


@click.command(epilog=EXAMPLES)
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="any",
    show_default=True,
    help="Which findings make the exit code 1: any; those to mend in the records; those about "
    "the claims; those of a severity or heavier; or none. All are shown in any case.",
)
@click.option("--strict", is_flag=True, help="Report checks that wait for a field as findings.")
@click.option(
    "--publish", is_flag=True, help="Also report what stands against publishing it as a fact check."
)
@click.option(
    "--select", metavar="CODES", multiple=True, help="Only these codes, or beginnings: OS,RD3."
)
@click.option("--ignore", metavar="CODES", multiple=True, help="All but these codes.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Findings not to report; claimgrade-baseline.json in the workspace where there is one.",
)
@click.option("--no-baseline", is_flag=True, help="Report the findings of the baseline, too.")
@click.option(
    "--update-baseline",
    is_flag=True,
    help="Write the baseline first: all findings where there is none yet, else without the "
    "entries that are no longer needed.",
)
@click.option("--add", is_flag=True, help="With --update-baseline: take new findings in, too.")
@as_of
@no_cache
@click.pass_obj
def command(
    common: Common,
    path: Path | None,
    format_: str,
    fail_on: str,
    strict: bool,
    publish: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    no_baseline: bool,
    update_baseline: bool,
    add: bool,
    as_of: datetime.date | None,
    no_cache: bool,
) -> None:
    """Report faults in the records and flags on the claims.

    PATH is the workspace, or a file or folder in it to look at alone. Nothing is written in
    the workspace, unless --update-baseline is given or a command was killed while it changed
    several files: that is finished first. Exit code 1 where there is a finding that --fail-on
    names, else 0.
    """
    root, within = _where(common, path)
    request = Request(
        root=root,
        within=within,
        format=format_,
        fail_on=fail_on,
        strict=strict,
        selection=Selection(read_codes(select), read_codes(ignore)),
        baseline=_baseline(root, baseline, no_baseline, update_baseline, add),
        today=as_of or datetime.date.today(),
        columns=width(),
        colour=format_ == "text" and coloured(),
        shown_from=shown_from(root),
        publish=publish,
    )
    if update_baseline:
        _update(request, add, use_cache=not no_cache)
    text, failed = answered(request, use_cache=not no_cache)
    write(text)
    raise click.exceptions.Exit(ExitCode.FINDINGS if failed else ExitCode.NOTHING_TO_REPORT)


def _where(common: Common, path: Path | None) -> tuple[Path, str]:
    """Return the workspace and the path within it that findings are wanted for."""
    if path is None:
        return common.root, ""
    root = workspace_around(path)
    within = os.path.relpath(path.resolve(), root.resolve()).replace(os.sep, "/")
    return root, "" if within == "." else within


def shown_from(root: Path) -> str:
    """Return what to put before a path so that it leads there from the current folder."""
    try:
        relative = os.path.relpath(root).replace(os.sep, "/")
    except ValueError:  # another drive
        relative = root.as_posix()
    return "" if relative == "." else f"{relative}/"


def _baseline(root: Path, given: Path | None, off: bool, update: bool, add: bool) -> str | None:
    """Return the baseline's path from the workspace, ``None`` where there is none to heed."""
    if add and not update:
        raise WrongUse("--add goes with --update-baseline.", "claimgrade check --update-baseline")
    if off and (given is not None or update):
        raise WrongUse("--no-baseline leaves the baseline out.", "leave out one of the two")
    if off:
        return None
    if given is None:
        return BASELINE_FILE if update or (root / BASELINE_FILE).is_file() else None
    if not update and not given.is_file():
        raise WrongUse(f"there is no file {given}.", "make it: add --update-baseline")
    try:
        return os.path.relpath(given.resolve(), root.resolve()).replace(os.sep, "/")
    except ValueError:  # another drive
        return given.resolve().as_posix()


def _update(request: Request, add: bool, *, use_cache: bool) -> None:
    """Write the baseline, and say on standard error what became of it."""
    from claimgrade.cli.update_baseline import update_baseline

    done = update_baseline(request, add=add, use_cache=use_cache)
    entries = counted(done.kept + done.added, "entry", "entries")
    verb = "Wrote" if done.changed else "Left as it was:"
    click.echo(
        f"{verb} {request.shown_from}{done.path}: {entries}, {done.added} new, "
        f"{done.removed} taken out.",
        err=True,
    )
