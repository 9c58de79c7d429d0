"""``claimgrade show``: what is known about a claim."""

import json
from collections.abc import Sequence

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.list import claim_lines
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, counted, width, wrap, write
from claimgrade.cli.search import Found, search, successors
from claimgrade.model.assessment import Assessment

EXAMPLES = """\b
Examples:
  claimgrade show gh-290-fold            by id
  claimgrade show growth hormone muscle  by plain words
  claimgrade show 290 --trace            with every step that led to the verdict
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True
)
@click.option("--full", is_flag=True, help="Everything that is recorded, not one screen.")
@click.option("--trace", is_flag=True, help="Every step that led to the verdict.")
@no_cache
@click.pass_obj
def command(
    common: Common,
    words: tuple[str, ...],
    format_: str,
    full: bool,
    trace: bool,
    no_cache: bool,
) -> None:
    """Tell what was claimed, what was measured and in whom, how sure, and what may be said.

    WORDS are an id, a part of one, or plain words, which are looked for in ids, statements,
    quotes, topics and aliases. Where several claims match, they are listed.
    """
    from claimgrade.cli.gather import assessed

    workspace, review = assessed(common.root, cache=not no_cache)
    question = " ".join(words)
    if not review.assessments:
        raise WrongUse("no claim is recorded yet.", "claimgrade new claim --text FILE")
    if not question.strip():
        raise WrongUse("there are no words to look for.", "claimgrade list")
    assessments = review.assessments
    found = successors(workspace, assessments, question) or search(assessments, question)
    if not found.hits:
        hint = f"did you mean '{found.nearest}'?" if found.nearest else "claimgrade list"
        raise WrongUse(f"no claim matches '{question}'.", hint)
    if format_ == "json":
        write(as_json(found.hits))
        return
    if len(found.hits) > 1 or not found.complete or found.replaced:
        write(several(found, question))
        return
    from claimgrade.cli.claim_full import full_page, trace_page
    from claimgrade.cli.claim_page import page
    from claimgrade.reports.views import build_card

    (hit,) = found.hits
    card = build_card(workspace, review, hit.article, hit.id)
    style, columns = Style(coloured()), width()
    text = (full_page if full else page)(card, hit.article, columns, style)
    write(text + (trace_page(hit, columns, style) if trace else ""))


def as_json(assessments: Sequence[Assessment]) -> str:
    """Return a JSON array with one object a claim, the reasons included."""
    from claimgrade.cli.claim_json import detailed

    documents = [detailed(assessment) for assessment in assessments]
    return json.dumps(documents, ensure_ascii=False, indent=2) + "\n"


def several(found: Found, question: str) -> str:
    """Return the list of claims that match, each with its verdict and what may be said."""
    style, columns = Style(coloured()), width()
    number = counted(len(found.hits), "claim")
    match = "matches" if len(found.hits) == 1 else "match"
    head = (
        f"{number} {match} '{question}':"
        if found.complete
        else f"No claim has all of '{question}'; {number} {match} most of it:"
    )
    if found.replaced:
        head = f"'{found.replaced}' was split; {number} in its place:"
    lines = [line for hit in found.hits for line in _told(hit, columns, style)]
    return "\n".join([head, *lines, "", f"claimgrade show {found.hits[0].id}"]) + "\n"


def _told(assessment: Assessment, columns: int, style: Style) -> list[str]:
    """Return the lines of a claim in the list, and the sentence that may be said in its place."""
    said = assessment.may_say
    lines = claim_lines(assessment, columns, style)
    return lines + (wrap(f"Say: {printable(said.text)}", columns, "    ") if said else [])
