"""``claimgrade new``: the smallest valid file for an article, a claim, a source or a study."""

from importlib import import_module

import click

KINDS = {
    "article": "an article to review, from the text at hand",
    "claim": "a claim of an article, from the words quoted",
    "source": "an entry in the bibliography",
    "study": "what a study did and measured",
}

EXAMPLES = """\b
Examples:
  claimgrade new article --text article.txt
  claimgrade new claim --quote "builds muscle fast" --text article.txt
  claimgrade new source smith2020
  claimgrade new study smith2020
"""


class Kinds(click.Group):
    """A group that imports the module of one kind of record when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the kinds in the order in which a review needs them."""
        return list(KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command for a kind, or ``None``."""
        if cmd_name not in KINDS:
            return None
        command: click.Command = import_module(f"claimgrade.cli.new_{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the kinds without importing them."""
        with formatter.section("Kinds"):
            formatter.write_dl(list(KINDS.items()))


@click.command(cls=Kinds, epilog=EXAMPLES, subcommand_metavar="KIND [ARGS]...")
def command() -> None:
    """Write the smallest valid file of a kind, with the next fields as comments.

    Asks only for what a record must have, and for nothing that its options give.
    """
