"""``claimgrade sources find``: works of the library by words."""

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, counted, patience, width, wrap, write
from claimgrade.library.search.index import Answer

EXAMPLES = """\b
Examples:
  claimgrade sources find lactate growth hormone
  claimgrade sources find '"growth hormone" lact*'    a phrase, and any ending
  claimgrade sources find kraemer --format json
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@no_cache
@click.pass_obj
def command(
    common: Common, words: tuple[str, ...], limit: int, format_: str, no_cache: bool
) -> None:
    """List works that have the WORDS in title, keywords, abstract, notes, authors or journal.

    Those with most of the words come first, and of these the closest. Other forms of an English
    word are found too ('hormones'). Quotation marks make a phrase, a '*' stands for any ending;
    no other sign has a meaning.
    """
    from claimgrade.cli.sources.matches import as_json
    from claimgrade.library.search.kept import library_index
    from claimgrade.library.search.words import terms

    question = " ".join(words)
    asked = terms(question)
    if not asked:
        raise WrongUse("there are no words to look for.", "claimgrade sources find lactate")
    with patience("reading the library"), library_index(common.root, cache=not no_cache) as index:
        answer = index.find(asked, limit)
        size = index.size
    if format_ == "json":
        write(as_json(answer, question=question, works=size))
    else:
        write(_text(answer, question, size))


def _text(answer: Answer, question: str, size: int) -> str:
    from claimgrade.cli.sources.matches import NOT_SUPPORT, match_lines

    style, columns = Style(coloured()), width()
    asked = printable(question)
    library = counted(size, "work")
    if not answer.matches:
        none = f"No work has any of '{asked}', of {library} in citations/."
        return "\n".join(wrap(none, columns)) + "\n"
    lines = wrap(f"{answer.total} of {library} have words of '{asked}':", columns)
    for match in answer.matches:
        lines += ["", *match_lines(match, columns, style)]
    if answer.total > len(answer.matches):
        left = answer.total - len(answer.matches)
        lines += ["", f"{left} more: --limit {min(answer.total, 1000)}"]
    return "\n".join([*lines, "", *wrap(NOT_SUPPORT, columns)]) + "\n"
