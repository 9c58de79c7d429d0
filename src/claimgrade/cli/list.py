"""``claimgrade list``: the claims with verdict and certainty."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, counted, fitting, width, wrap, write
from claimgrade.model.assessment import Assessment
from claimgrade.model.vocabulary import Verdict
from claimgrade.reports.spreadsheets import spreadsheet
from claimgrade.reports.words import CERTAINTIES, COUNTED_AS, VERDICTS
from claimgrade.workspace.linking.nearest import nearest

EXAMPLES = """\b
Examples:
  claimgrade list
  claimgrade list --verdict misleading --verdict contradicted
  claimgrade list --topic "growth hormone" --format json
"""

MOST_NAMES = 12
"""How many names of topics or articles are shown to somebody who asked for another."""

CSV_COLUMNS = (
    "id",
    "article",
    "statement",
    "verdict",
    "certainty",
    "relation",
    "hedge",
    "ceiling",
    "gap",
    "advice",
    "may_say",
    "flags",
    "unresolved",
)


def _read_verdicts(
    ctx: click.Context, param: click.Parameter, given: tuple[str, ...]
) -> tuple[Verdict, ...]:
    """Return the verdicts meant by words of files (unsupported) or of pages (No support found)."""
    words = {sign.word.casefold(): verdict for verdict, sign in VERDICTS.items()}
    words |= {verdict.value: verdict for verdict in Verdict}
    for word in given:
        if word.casefold() not in words:
            near = nearest(word.casefold(), list(words))
            hint = f"did you mean '{near}'?" if near else "one of: " + ", ".join(Verdict)
            raise WrongUse(f"there is no verdict '{word}'.", hint)
    return tuple(words[word.casefold()] for word in given)


@click.command(epilog=EXAMPLES)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
)
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    metavar="WORD",
    callback=_read_verdicts,
    help="Only claims with this verdict, such as overstated or 'no support found'; may be given "
    "again.",
)
@click.option("--article", metavar="ID", help="Only claims of this article.")
@click.option("--topic", metavar="WORDS", help="Only claims with this topic.")
@no_cache
@click.pass_obj
def command(
    common: Common,
    format_: str,
    verdicts: tuple[Verdict, ...],
    article: str | None,
    topic: str | None,
    no_cache: bool,
) -> None:
    """List the claims, in the order of each article."""
    from claimgrade.cli.gather import NO_CLAIM, assessed

    workspace, review = assessed(common.root, cache=not no_cache)
    if article is not None:
        _refuse_unknown("article", article, [found.id for found in review.articles])
    if topic is not None:
        topics = {name for a in review.assessments for name in a.claim.topics}
        _refuse_unknown("topic", topic, sorted(topics))
    chosen = [
        assessment
        for assessment in review.assessments
        if (not verdicts or assessment.verdict in verdicts)
        and (article is None or assessment.article == article)
        and (topic is None or topic in assessment.claim.topics)
    ]
    if format_ == "text" and not review.assessments:
        write(NO_CLAIM)
    else:
        write(FORMATS[format_](chosen))
    if format_ == "text" and workspace.broken:
        # A claim in such a file is not in the list.
        write(f"{counted(len(workspace.broken), 'file')} could not be read: claimgrade check\n")


def as_text(assessments: Sequence[Assessment]) -> str:
    """Return two lines a claim: id, verdict, certainty and flags; what is claimed."""
    style, columns = Style(coloured()), width()
    heading = f"  {'Verdict':<25}{'Certainty':<13}Claim"
    lines = [style.faint(heading)] if assessments else []
    article = None
    for assessment in assessments:
        if assessment.article != article:
            article = assessment.article
            lines += ["", style.bold(article)] if len(lines) > 1 else [style.bold(article)]
        lines += claim_lines(assessment, columns, style)
    counts = Counter(assessment.verdict for assessment in assessments)
    totals = [f"{counts[v]} {COUNTED_AS[v]}" for v in VERDICTS if counts[v]]
    total = counted(len(assessments), "claim") + (": " + ", ".join(totals) if totals else "")
    return "\n".join([*lines, "", *wrap(total, columns)]).lstrip("\n") + "\n"


def claim_lines(assessment: Assessment, columns: int, style: Style) -> list[str]:
    """Return the lines by which a claim is told from others in a list."""
    sign = VERDICTS[assessment.verdict]
    used = assessment.certainty.used
    verdict = style.tone(f"{sign.glyph} {sign.word:<25}", sign.tone)
    head = f"{verdict}{CERTAINTIES[used] if used else 'not graded':<13}{style.bold(assessment.id)}"
    plain = 2 + 25 + 13 + len(assessment.id)
    notes = ["provisional"] if assessment.provisional else []
    notes += [result.code for result in assessment.flags if result.counts]
    statement = printable(assessment.claim.statement or "(no statement recorded)")
    noted = style.faint(fitting(notes, columns - plain - 2))
    return [f"{head}  {noted}".rstrip(), *wrap(statement, columns, "    ")]


def as_json(assessments: Sequence[Assessment]) -> str:
    """Return a JSON array with one object a claim."""
    from claimgrade.cli.claim_json import listed

    documents = [listed(assessment) for assessment in assessments]
    return json.dumps(documents, ensure_ascii=False, indent=2) + "\n"


def as_csv(assessments: Iterable[Assessment]) -> str:
    """Return a table for spreadsheets, one row a claim, codes joined by blanks."""
    from claimgrade.cli.claim_json import listed

    rows = []
    for assessment in assessments:
        values = listed(assessment)
        values |= {
            "relation": values["wording"]["relation"],
            "hedge": values["wording"]["hedge"],
            "ceiling": values["ceiling"]["hedge"],
            "gap": values["ceiling"]["gap"],
            "flags": " ".join(flag["code"] for flag in values["flags"]),
            "unresolved": " ".join(rule["code"] for rule in values["unresolved"]),
        }
        rows.append(values)
    return spreadsheet(CSV_COLUMNS, rows)


FORMATS = {"text": as_text, "json": as_json, "csv": as_csv}


def _refuse_unknown(what: str, given: str, known: Sequence[str]) -> None:
    if given in known:
        return
    near = nearest(given, known)
    more = f" and {len(known) - MOST_NAMES} more" if len(known) > MOST_NAMES else ""
    names = ", ".join(known[:MOST_NAMES]) + more
    folded = wrap(f"{what}s: {names or 'none'}", width(), "  help: ")
    listed = "\n".join(folded).removeprefix("  help: ")
    raise WrongUse(f"there is no {what} '{given}'.", f"did you mean '{near}'?" if near else listed)
