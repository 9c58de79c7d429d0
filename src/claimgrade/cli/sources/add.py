"""``claimgrade sources add``: works by their identifiers, from public services."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.options import Common, as_of
from claimgrade.cli.output import patience, write

if TYPE_CHECKING:
    from claimgrade.cli.sources.looked_up import Outcome, Wanted
    from claimgrade.library.lookup.look_up import Services
    from claimgrade.library.merging.holdings import Holdings
    from claimgrade.workspace.editing.file_change import FileChange

EXAMPLES = """\b
Examples:
  claimgrade sources add 10.1152/jappl.2000.88.1.61
  claimgrade sources add pmid:10642363 PMC1234567 arXiv:2101.00001
  claimgrade sources add 978-0-306-40615-7 https://example.org/paper
  claimgrade sources add 10.1152/jappl.2000.88.1.61 --title "Rapid increase in plasma"
"""


@click.command(epilog=EXAMPLES)
@click.argument("identifiers", metavar="IDENTIFIER...", nargs=-1, required=True)
@click.option("--title", help="The title as you have it; it is compared with the one found.")
@click.option("--accept-title", is_flag=True, help="Add it although its title is another one.")
@click.option("--key", help="The key of the new entry; made of name, year and title if left out.")
@click.option("--bib", metavar="FILE", help="The .bib file, where there are several.")
@click.option("--fill", is_flag=True, help="Add what an entry lacks that is there already.")
@click.option(
    "--versions", is_flag=True, help="Record a preprint and its article as one work, where shown."
)
@click.option("--offline", is_flag=True, help="Use only answers that are kept; ask nobody.")
@click.option("--fresh", is_flag=True, help="Ask again, whatever is kept.")
@click.option("--dry-run", is_flag=True, help="Show the entries, and write nothing.")
@as_of
@click.pass_obj
def command(
    common: Common,
    /,
    identifiers: tuple[str, ...],
    title: str | None,
    accept_title: bool,
    key: str | None,
    bib: str | None,
    fill: bool,
    versions: bool,
    offline: bool,
    fresh: bool,
    dry_run: bool,
    as_of: datetime.date | None,
) -> int:
    """Look works up by DOI, PMID, PMCID, arXiv number, ISBN or address, and add them.

    Crossref and DataCite are asked for a DOI, PubMed for a PMID, arXiv, and Open Library for an
    ISBN; a page is read for the reference in its tags. Answers are kept for a month in
    .claimgrade/lookups. Nothing else in claimgrade uses the network.

    Exit code 1 where a work was not found, or is left to decide.
    """
    from claimgrade.cli.sources.looked_up import Wanted, as_text
    from claimgrade.library.lookup.set_up import HOW_TO_INSTALL, network_installed, services
    from claimgrade.library.merging.holdings import holdings_of
    from claimgrade.workspace.load import load

    if len(identifiers) > 1 and (title or key):
        raise WrongUse("--title and --key go with one identifier.")
    if not offline and not network_installed():
        raise WrongUse("What looking up takes is not installed.", HOW_TO_INSTALL)
    today = as_of or datetime.date.today()
    workspace = load(common.root)
    holdings = holdings_of(workspace)
    wanted = Wanted(title, accept_title, key, fill, versions)
    with services(workspace.root, workspace.settings, today, offline=offline, fresh=fresh) as asked:
        outcomes = _outcomes(identifiers, asked, holdings, wanted)
        contact = asked.contact
    changes = _changes(holdings, outcomes, wanted, bib)
    if changes and not dry_run:
        from claimgrade.workspace.editing.changes import apply_all

        apply_all(workspace.root, changes)
    paths = [change.path for change in changes if not dry_run]
    write(as_text(outcomes, paths, told_contact=contact is not None or offline))
    left = any(one.is_left for one in outcomes)
    return ExitCode.FINDINGS if left else ExitCode.NOTHING_TO_REPORT


def _outcomes(
    identifiers: Sequence[str], asked: "Services", holdings: "Holdings", wanted: "Wanted"
) -> "list[Outcome]":
    """Return what became of each identifier, in their order."""
    from claimgrade.cli.sources.looked_up import compared, looked_up

    if holdings.broken:
        path = min(holdings.broken)
        raise WrongUse(
            f"{path} cannot be read, so what is there already is not known.",
            f"mend it first: claimgrade check {path}",
        )
    wanted.refuse_key(holdings)
    found = []
    for text in identifiers:
        with patience(f"looking up {text}"):
            found.append(looked_up(text, asked))
    return compared(found, holdings, wanted)


def _changes(
    holdings: "Holdings", outcomes: "Sequence[Outcome]", wanted: "Wanted", bib: str | None
) -> "Sequence[FileChange]":
    """Return the changes that enter what is new, by the way that an import takes."""
    from claimgrade.cli.new_source import choose_file
    from claimgrade.cli.records import schema_line
    from claimgrade.cli.sources.looked_up import with_standings
    from claimgrade.library.merging.entering import Decisions, entered

    chosen = [one for one in outcomes if one.enters]
    incoming = [one.incoming for one in chosen if one.incoming is not None]
    if not incoming:
        return ()
    target = ""
    if any(one.is_new for one in chosen):
        target = choose_file(holdings.root, bib).relative_to(holdings.root).as_posix()
    header = schema_line(holdings.root, "sources", 1)
    done = entered(holdings, incoming, target, Decisions(versions=wanted.versions), header)
    if done.refused:
        raise WrongUse(f"{done.refused[0][0].key} cannot be written: {done.refused[0][1]}.")
    return with_standings(holdings, chosen, done.changes, header)
