"""``claimgrade sources check``: faults in the bibliography, and mending those that are safe."""

import datetime
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimgrade.cli.codes import Selection, read_codes
from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of, no_cache
from claimgrade.cli.output import Style, coloured, counted, patience, width, write
from claimgrade.model.finding import Finding, Severity

if TYPE_CHECKING:
    from claimgrade.cli.sources.shelf import Opened
    from claimgrade.library.hygiene.examination import Noted

FORMATS = ("text", "json", "github")
_MANY = 10

EXAMPLES = """\b
Examples:
  claimgrade sources check                        the whole library
  claimgrade sources check export.bib             one file, in a workspace or not
  claimgrade sources check smith2020              one entry
  claimgrade sources check --fix                  show what can be mended, then ask
  claimgrade sources check --select RD590         what nothing in the review cites
"""


@click.command(epilog=EXAMPLES)
@click.argument("target", metavar="[FILE|KEY]", required=False)
@click.option("--fix", is_flag=True, help="Mend what needs no guess: shows the difference first.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
@click.option(
    "--select", metavar="CODES", multiple=True, help="Only these codes, or beginnings: RD55,RD571."
)
@click.option("--ignore", metavar="CODES", multiple=True, help="All but these codes.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@as_of
@no_cache
@click.pass_obj
def command(
    common: Common,
    target: str | None,
    fix: bool,
    yes: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    format_: str,
    as_of: datetime.date | None,
    no_cache: bool,
) -> int:
    """Report what is wrong in the entries of the bibliography.

    FILE is a .bib file, in the workspace or not; KEY an entry. Codes can be switched off for the
    workspace or a file ([hygiene] in claimgrade.toml) and for an entry ('allowed' in
    citations/sources.yaml). Exit code 1 where there is a finding.
    """
    from claimgrade.cli.sources.shelf import open_library
    from claimgrade.library.hygiene.examination import examine, findings

    if yes and not fix:
        raise WrongUse("--yes goes with --fix.", "claimgrade sources check --fix --yes")
    if fix and format_ != "text":
        raise WrongUse("--fix shows a difference as text.", "leave --format out")
    selection = Selection(read_codes(select), read_codes(ignore))
    today = as_of or datetime.date.today()
    with patience("Reading the library"):
        opened = open_library(
            common, target, today, frozenset(selection.select), cache=not no_cache
        )
    with patience(f"Checking {counted(opened.entries, 'entry', 'entries')}"):
        noted = [
            one
            for one in examine(opened.shelf)
            if opened.wants(one.path, one.entry.key) and selection.wants(one.remark.code.code)
        ]
    if fix:
        return _fix(opened, noted, selection, yes=yes)
    beside = [one for one in opened.findings if selection.wants(one.code)]
    found = sorted(
        [*beside, *findings(opened.shelf, noted)], key=lambda f: (f.location, f.code, f.message)
    )
    write(_formatted(opened, noted, found, format_))
    return ExitCode.FINDINGS if found else ExitCode.NOTHING_TO_REPORT


def _formatted(
    opened: "Opened", noted: Sequence["Noted"], found: Sequence[Finding], format_: str
) -> str:
    from claimgrade.cli import finding_formats
    from claimgrade.cli.answer import moved
    from claimgrade.cli.check import shown_from

    folder = shown_from(opened.root)
    seen = [moved(finding, folder) for finding in found]
    mendable = sum(bool(one.remark.mended) for one in noted)
    if format_ == "json":
        return finding_formats.as_json(seen, {"entries": opened.entries, "mendable": mendable})
    if format_ == "github":
        return finding_formats.as_github(seen)
    style = Style(coloured())
    parts = finding_formats.paragraphs(seen, width(), style)
    return "\n".join([*parts, _summary(found, opened.entries, mendable, style)])


def _summary(found: Sequence[Finding], entries: int, mendable: int, style: Style) -> str:
    """Return the counts that close the text."""
    library = counted(entries, "entry", "entries")
    if not found:
        return style.bold(f"Nothing to report on {library}.") + "\n"
    lines = [style.bold(f"{counted(len(found), 'finding')} on {library}")]
    severities = Counter(finding.severity for finding in found)
    lines.append(
        "  " + ", ".join(f"{severities[s]} {s}" for s in reversed(Severity) if severities[s])
    )
    if len(found) > _MANY:
        kinds = Counter((finding.code, finding.name) for finding in found)
        lines += [f"  {count:>6} {code} {name}" for (code, name), count in sorted(kinds.items())]
    if mendable:
        lines.append(f"  {mendable} can be mended without a guess: claimgrade sources check --fix")
    lines.append(f"  'claimgrade explain {found[0].code}' says what a code means.")
    return "\n".join(lines) + "\n"


def _fix(opened: "Opened", noted: Sequence["Noted"], selection: Selection, *, yes: bool) -> int:
    """Show what would change, and write it where that is wanted."""
    from claimgrade.cli.finding_formats import printable
    from claimgrade.cli.sources.shelf import bytes_of
    from claimgrade.library.hygiene.mending import mending
    from claimgrade.workspace.editing.changes import apply_all, differences

    with patience("Working out what to change"):
        made = mending(opened.shelf, noted, bytes_of(opened), selection.wants)
    for reason in made.refused:
        click.echo(f"Left as it is: {printable(reason)}.", err=True)
    left = sum(not one.remark.mended for one in noted)
    if not made.changes:
        write("There is nothing to mend without a guess.\n")
        return ExitCode.FINDINGS if left or made.refused else ExitCode.NOTHING_TO_REPORT
    write("".join(f"{printable(line)}\n" for line in differences(made.changes)))
    what = f"{counted(made.entries, 'entry', 'entries')} in {counted(len(made.changes), 'file')}"
    if not yes and not _agreed(f"Change {what}?"):
        click.echo(f"Nothing was written. To change {what}: add --yes.", err=True)
        return ExitCode.FINDINGS
    apply_all(opened.root, made.changes)
    write(f"Mended {what}.\n")
    if left:
        write(f"  {counted(left, 'finding')} left to look at: claimgrade sources check\n")
    return ExitCode.FINDINGS if left or made.refused else ExitCode.NOTHING_TO_REPORT


def _agreed(question: str) -> bool:
    """Ask on a terminal; where there is none, nobody agrees."""
    return sys.stdin.isatty() and click.confirm(question, err=True)
