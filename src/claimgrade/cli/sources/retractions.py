"""``claimgrade sources retractions``: every source on a list of retractions."""

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of, read_day
from claimgrade.cli.output import patience, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimgrade.cli.sources.standings import Report
    from claimgrade.library.retraction.lists import RetractionList
    from claimgrade.library.retraction.records import Recording
    from claimgrade.workspace.editing.keyed_fields import Edited
    from claimgrade.workspace.workspace import Workspace

EXAMPLES = """\b
Examples:
  claimgrade sources retractions                              what is recorded now
  claimgrade sources retractions --list retraction_watch.csv  look every source up
  claimgrade sources retractions --list retraction_watch.csv --write
"""

DETAILS = "citations/sources.yaml"
MOST_HUNKS = 40
"""How many changed entries are shown before they are written; --dry-run shows all."""

FAIL_ON = ("unchecked", "changed", "never")

_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")


@click.command(epilog=EXAMPLES)
@click.option(
    "--list",
    "list_",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV of Retraction Watch, or a map of DOIs in JSON.",
)
@click.option(
    "--dated",
    metavar="YYYY-MM-DD",
    callback=read_day,
    help="The day of the list, where its name and its notices do not tell it.",
)
@click.option("--name", help="What the list is called in the records; its file name if left out.")
@click.option("--write", "write_", is_flag=True, help="Record it in citations/sources.yaml.")
@click.option(
    "--lower", is_flag=True, help="With --write: also where a graver record is made mild."
)
@click.option("--dry-run", is_flag=True, help="With --write: show the difference alone.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="unchecked",
    show_default=True,
    help="What makes the exit code 1; 'unchecked' is both.",
)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@as_of
@click.pass_obj
def command(
    common: Common,
    list_: Path | None,
    dated: datetime.date | None,
    name: str | None,
    write_: bool,
    lower: bool,
    dry_run: bool,
    fail_on: str,
    format_: str,
    as_of: datetime.date | None,
) -> int:
    """Say which sources were retracted, corrected or put in doubt, and which nobody looked up.

    Without --list it tells what is recorded. A source is looked up by its DOI, in any spelling,
    and by its PMID; a notice that is cited as if it were a work is told too. A list is only as
    good as its day: nothing found is no proof that nothing happened.
    """
    from claimgrade.cli.sources.standings import as_json, as_text
    from claimgrade.workspace.load import load

    if list_ is None and (write_ or dated or name):
        raise WrongUse("there is no list to look sources up on.", "--list FILE")
    if (lower or dry_run) and not write_:
        raise WrongUse("--lower and --dry-run go with --write.")
    today = as_of or datetime.date.today()
    if dated is not None and dated > today:
        raise WrongUse(f"the list cannot be of {dated}, a day to come.", "--dated YYYY-MM-DD")
    workspace = load(common.root)
    if list_ is None:
        report = _recorded(workspace)
    else:
        report = _looked_up(workspace, list_, dated, name, today)
        if write_:
            report = _written(workspace, report, today, lower=lower, dry_run=dry_run)
    write((as_json if format_ == "json" else as_text)(report))
    found = report.changed or report.graver or (fail_on == "unchecked" and report.unchecked)
    return ExitCode.FINDINGS if found and fail_on != "never" else ExitCode.NOTHING_TO_REPORT


def _recorded(workspace: "Workspace") -> "Report":
    from claimgrade.cli.sources.standings import Report, recorded

    return Report(workspace, tuple(map(recorded, workspace.sources.values())))


def _looked_up(
    workspace: "Workspace",
    path: Path,
    dated: datetime.date | None,
    name: str | None,
    today: datetime.date,
) -> "Report":
    from claimgrade.cli.sources.standings import Report
    from claimgrade.library.retraction.lists import RetractionList, UnreadableList
    from claimgrade.library.retraction.standings import look_up

    try:
        with patience(f"reading {path.name}"):
            held = RetractionList.load(path)
    except UnreadableList as error:
        raise WrongUse(str(error), "claimgrade sources retractions --help") from None
    found = tuple(look_up(workspace.sources.values(), held))
    age = _age(held, path, dated, today)
    report = Report(workspace, found, held, name or path.name, *age)
    return replace(report, graver=_recording(report, today).graver)


def _age(
    held: "RetractionList", path: Path, dated: datetime.date | None, today: datetime.date
) -> tuple[datetime.date | None, str]:
    """Return the day of a list, and how it is known."""
    if dated is not None:
        return dated, "as you say"
    if (named := _day_in(path.name)) is not None:
        return named, "by its name"
    newest = held.newest(today)
    return newest, "the day of its newest notice" if newest else ""


def _day_in(name: str) -> datetime.date | None:
    """Return the day in the name of a file, as 2026-08-08 or 20260808, if there is one."""
    found = _DAY_IN_NAME.search(name)
    try:
        return datetime.date.fromisoformat("-".join(found.groups())) if found else None
    except ValueError:
        return None


def _written(
    workspace: "Workspace", report: "Report", today: datetime.date, *, lower: bool, dry_run: bool
) -> "Report":
    """Record what was found, and return the report with what was done."""
    from claimgrade.workspace.editing.changes import FileChange, apply_all
    from claimgrade.workspace.editing.file_change import present

    if report.dated is None:
        raise WrongUse(
            "the list does not say of which day it is, and a record of it has to.",
            "--dated YYYY-MM-DD, the day on which the list was made",
        )
    made = _recording(report, today, lower)
    edited = _edited(workspace, made.entries)
    change = FileChange(DETAILS, present(workspace.root / DETAILS), edited.data)
    if edited.hunks and not dry_run:
        apply_all(workspace.root, [change])
    wrote = 0 if dry_run else len(made.entries) - len(edited.refused)
    shown = len(edited.hunks) if dry_run else MOST_HUNKS
    return replace(
        report,
        graver=made.graver,
        refused=edited.refused,
        hunks=edited.hunks[:shown],
        more=max(len(edited.hunks) - shown, 0),
        wrote=wrote,
    )


def _recording(report: "Report", today: datetime.date, lower: bool = False) -> "Recording":
    from claimgrade.library.retraction.records import recording

    name = f"{report.name}, {report.dated}" if report.dated else report.name
    return recording(report.found, today, name, lower=lower)


def _edited(workspace: "Workspace", entries: "Mapping[str, Mapping[str, str]]") -> "Edited":
    """Return citations/sources.yaml with these records, and what changes in it."""
    from claimgrade.workspace.editing.file_change import present
    from claimgrade.workspace.editing.keyed_fields import with_keyed

    path = workspace.root / DETAILS
    return with_keyed(present(path) or b"", path, "retraction", entries)
