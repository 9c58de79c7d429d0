"""``claimgrade sources``: get sources in, keep them clean, find them again, get them out."""

import click

from claimgrade.cli.lazy_group import LazyGroup

COMMANDS = {
    "import": "take in works from a file of any reference manager",
    "add": "add a work by its DOI, PMID, PMCID, arXiv number, ISBN or address",
    "check": "find faults in the bibliography, and mend those that are safe to mend",
    "retractions": "look up every work on a list of retractions",
    "duplicates": "find works that are entered twice, and make one of them",
    "find": "find works by words in title, abstract and notes",
    "suggest": "find works that may bear on a claim",
    "export": "write works for another program",
}
"""Every command with its one-line help; its module is imported when it is used."""

EXAMPLES = """\b
Examples:
  claimgrade sources import export.ris      what is new, what is there already, what conflicts
  claimgrade sources check --fix            faults, and the difference that mends them
  claimgrade sources find lactate           works with the word, best first
"""


class SourceCommands(LazyGroup):
    """The commands on sources."""

    package = "claimgrade.cli.sources"
    one_line_help = COMMANDS


@click.group(cls=SourceCommands, epilog=EXAMPLES)
def command() -> None:
    """Get sources in, keep them clean, find them again, get them out."""
