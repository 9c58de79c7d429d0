"""``claimgrade sources suggest``: works of the library that may bear on a claim."""

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, counted, patience, width, wrap, write
from claimgrade.library.search.index import Answer

EXAMPLES = """\b
Examples:
  claimgrade sources suggest gh-290-fold
  claimgrade sources suggest gh-290-fold --limit 30 --format json
"""


@click.command(epilog=EXAMPLES)
@click.argument("claim")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@no_cache
@click.pass_obj
def command(common: Common, claim: str, limit: int, format_: str, no_cache: bool) -> None:
    """List works that share words with CLAIM and that it does not cite yet.

    The words are those of its outcome, intervention, comparator, people, topics and statement. A
    work is listed when it has two of them or more. It may bear on the claim in either direction,
    or not at all.
    """
    from claimgrade.cli.rename import find_claim
    from claimgrade.cli.sources.matches import as_json
    from claimgrade.library.search.claims import claim_terms, linked
    from claimgrade.library.search.kept import library_index
    from claimgrade.workspace.load import load

    root = common.root
    with patience("reading the library"):
        workspace = load(root, cache=not no_cache)
        file = find_claim(workspace, claim)
        asked = claim_terms(file.claim)
        if not asked:
            help = f"record its statement, or asserts, in {file.path}"
            raise WrongUse(f"'{file.id}' has no words to look for.", help)
        cited = linked(file.claim, workspace.sources) & workspace.sources.keys()
        with library_index(root, cache=not no_cache) as index:
            answer = index.like(asked, limit, leave_out=cited)
    if format_ == "json":
        write(as_json(answer, claim=file.key, left_out=sorted(cited)))
    else:
        write(_text(answer, file.id, len(cited)))


def _text(answer: Answer, name: str, cited: int) -> str:
    from claimgrade.cli.sources.matches import match_lines

    style, columns = Style(coloured()), width()
    left_out = f"Left out: {counted(cited, 'work')} that '{name}' cites already."
    if not answer.matches:
        none = f"No other work shares two words with '{name}'."
        return "\n".join([*wrap(none, columns), *wrap(left_out, columns)]) + "\n"
    share = "work shares" if answer.total == 1 else "works share"
    head = f"{answer.total} other {share} words with '{name}' and may bear on it:"
    lines = wrap(head, columns)
    for match in answer.matches:
        lines += ["", *match_lines(match, columns, style)]
    if answer.total > len(answer.matches):
        lines += ["", f"{answer.total - len(answer.matches)} more: --limit {answer.total}"]
    warning = "Shared words are no support: read the work before it becomes a line of evidence."
    return "\n".join([*lines, "", *wrap(left_out, columns), *wrap(warning, columns)]) + "\n"
