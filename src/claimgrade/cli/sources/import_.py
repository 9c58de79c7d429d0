"""``claimgrade sources import``: works from a file of any reference manager, shown first."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.new_source import choose_file
from claimgrade.cli.options import Common
from claimgrade.cli.output import counted, patience, write
from claimgrade.cli.sources.format_names import READ

if TYPE_CHECKING:
    from claimgrade.library.formats.reading import Reading
    from claimgrade.library.merging.entering import Decisions, Entered
    from claimgrade.library.merging.holdings import Holdings
    from claimgrade.library.merging.incoming import Incoming

EXAMPLES = """\b
Examples:
  claimgrade sources import zotero.bib              show what would change, then ask
  claimgrade sources import pubmed.nbib --yes       enter what is new, and fill what is lacking
  claimgrade sources import export.ris --dry-run --diff
  claimgrade sources import other.bib --take abe2006     its fields as the file has them
  claimgrade sources import annotations.json --article my-article
"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(tuple(READ)), help="Told by the file itself."
)
@click.option("--encoding", help="How the file is encoded, where it is not in Unicode.")
@click.option("--bib", metavar="FILE", help="The .bib file for new works, where there are several.")
@click.option("--yes", is_flag=True, help="Write without asking; what we have stays as it is.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--take",
    metavar="theirs|KEY",
    multiple=True,
    help="In conflicts, take the fields of the file: for all works, or for the one of this key.",
)
@click.option(
    "--versions", is_flag=True, help="Record a preprint and its article as one work, where shown."
)
@click.option("--diff", is_flag=True, help="Also show the lines that would change.")
@click.option("--all", "every", is_flag=True, help="Name every work, however many there are.")
@click.option("--article", metavar="ID", help="Annotations: the article that was annotated.")
@click.option(
    "--text",
    "text_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Annotations: the article's text, to record where the words stand.",
)
@click.pass_obj
def command(
    common: Common,
    /,
    file: Path,
    format_: str | None,
    encoding: str | None,
    bib: str | None,
    yes: bool,
    dry_run: bool,
    take: tuple[str, ...],
    versions: bool,
    diff: bool,
    every: bool,
    article: str | None,
    text_file: Path | None,
) -> int:
    """Take in the works of FILE: BibTeX, BibLaTeX, RIS, CSL-JSON, PubMed or EndNote XML.

    First it is shown what is new, what is there already, where the file says something else than
    the library, and what could not be read. Then it is asked whether to write; without a terminal
    nothing is written unless --yes is given. Keys that are there never change: the key that a
    work has in FILE leads to it as an alias. Fields that are there stay unless --take is given;
    those that are lacking are filled.

    A Hypothesis export becomes claims to be worked out, with the words and their surroundings.

    Exit code 1 where something is left to decide: nothing written, a conflict, a work not read.
    """
    from claimgrade.library.formats.files import detect, read_text
    from claimgrade.library.formats.reading import Fault

    if yes and dry_run:
        raise WrongUse("--yes and --dry-run contradict each other.", "leave out one of the two")
    root = common.root
    text = read_text(file, encoding)
    if isinstance(text, Fault):
        raise WrongUse(f"{file}:{text.line}: {text.message}.", text.help or None)
    found = READ[format_] if format_ else detect(file.name, text)
    if found == "hypothesis":
        from claimgrade.cli.sources.annotations import import_annotations

        return import_annotations(root, file, text, article, text_file, yes=yes, dry_run=dry_run)
    if found is None:
        raise WrongUse(
            f"{file} is in none of the formats that are read.", "one of: " + ", ".join(READ)
        )
    with patience("Reading the file"):
        reading = _read(found, text, file)
    return _Import(root, file, reading, _decisions(take, versions), every).run(
        bib, yes=yes, dry_run=dry_run, diff=diff
    )


def _read(format_: str, text: str, file: Path) -> "Reading":
    from claimgrade.library.formats.files import FORMATS as KNOWN

    return KNOWN[format_].read(text, file.name)


def _decisions(take: Sequence[str], versions: bool) -> "Decisions":
    from claimgrade.library.merging.entering import Decisions

    if "ours" in take and len(take) > 1:
        raise WrongUse("--take ours leaves all as it is.", "leave out the other --take")
    keys = frozenset(take) - {"theirs", "ours"}
    return Decisions(keys, all_theirs="theirs" in take, versions=versions)


class _Import:
    """One file on its way into the library."""

    def __init__(
        self, root: Path, file: Path, reading: "Reading", decisions: "Decisions", every: bool
    ) -> None:
        self._root = root
        self._file = file
        self._reading = reading
        self._decisions = decisions
        self._every = every

    def run(self, bib: str | None, *, yes: bool, dry_run: bool, diff: bool) -> int:
        """Show what would change, ask, and write."""
        from claimgrade.cli.sources.import_page import page
        from claimgrade.library.merging.incoming import compare

        with patience("Comparing with the library"):
            holdings = self._holdings()
            incoming = compare(self._reading.entries, holdings.sources)
        self._refuse_unknown(incoming)
        with patience("Working out what would change"):
            done = self._entered(holdings, incoming, bib)
        write(page(self._file, self._reading, incoming, done, self._decisions, every=self._every))
        if diff:
            self._show_difference(done)
        left = self._left(incoming, done)
        if not done.changes:
            write("Nothing is to be written.\n")
            return left
        if dry_run:
            return ExitCode.NOTHING_TO_REPORT
        what = self._what(incoming, done)
        if not yes and not _agreed(f"{what}?"):
            click.echo(f"Nothing was written. To {what[:1].lower()}{what[1:]}: --yes", err=True)
            return ExitCode.FINDINGS
        self._write(done)
        return left

    def _holdings(self) -> "Holdings":
        from claimgrade.library.merging.holdings import holdings_of
        from claimgrade.workspace.load import load

        holdings = holdings_of(load(self._root))
        if holdings.broken:
            path = min(holdings.broken)
            raise WrongUse(
                f"{path} cannot be read, so what is there already is not known.",
                f"mend it first: claimgrade check {path}",
            )
        return holdings

    def _refuse_unknown(self, incoming: Sequence["Incoming"]) -> None:
        known = {one.key for one in incoming}
        for key in self._decisions.theirs:
            if key not in known:
                from claimgrade.workspace.linking.nearest import nearest

                near = nearest(key, known)
                hint = f"did you mean '{near}'?" if near else "a key as it is shown, or theirs"
                raise WrongUse(f"--take '{key}' is no work of this file.", hint)

    def _entered(
        self, holdings: "Holdings", incoming: Sequence["Incoming"], bib: str | None
    ) -> "Entered":
        from claimgrade.cli.records import schema_line
        from claimgrade.library.merging.entering import entered
        from claimgrade.library.merging.incoming import Standing

        target = ""
        if any(one.standing is Standing.NEW for one in incoming):
            target = choose_file(self._root, bib).relative_to(self._root).as_posix()
        header = schema_line(self._root, "sources", 1)
        return entered(holdings, incoming, target, self._decisions, header)

    def _show_difference(self, done: "Entered") -> None:
        from claimgrade.cli.finding_formats import printable
        from claimgrade.workspace.editing.changes import differences

        write("".join(f"{printable(line)}\n" for line in differences(done.changes)))

    def _left(self, incoming: Sequence["Incoming"], done: "Entered") -> int:
        """Return exit code 1 where something of the file is not in the library afterwards."""
        from claimgrade.library.merging.incoming import Standing

        undecided = any(
            one.standing is Standing.DOUBTFUL
            or (one.differs and not self._decisions.takes(one.key))
            for one in incoming
        )
        left = undecided or bool(self._reading.faults or done.refused)
        return ExitCode.FINDINGS if left else ExitCode.NOTHING_TO_REPORT

    def _what(self, incoming: Sequence["Incoming"], done: "Entered") -> str:
        from claimgrade.library.merging.incoming import Standing

        new = Counter(one.standing for one in incoming)[Standing.NEW] - len(done.refused)
        known = sum(one.standing is Standing.KNOWN and not one.changes_nothing for one in incoming)
        parts = [f"Enter {counted(new, 'new work')}"] if new else []
        if known:
            parts.append(f"{'add' if new else 'Add'} to {counted(known, 'work')} that is there")
        paths = ", ".join(change.path for change in done.changes)
        return f"{' and '.join(parts) or 'Write'} ({paths})"

    def _write(self, done: "Entered") -> None:
        from claimgrade.workspace.editing.changes import apply_all

        apply_all(self._root, done.changes)
        lines = [f"Wrote {change.path}" for change in done.changes]
        lines.append("  next: claimgrade sources check, claimgrade sources retractions")
        write("\n".join(lines) + "\n")


def _agreed(question: str) -> bool:
    """Ask on a terminal; where there is none, nobody agrees."""
    return sys.stdin.isatty() and click.confirm(question, err=True)
