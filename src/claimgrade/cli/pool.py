"""``claimgrade pool``: what the studies of an outcome add up to, or why they cannot be pooled."""

import json
from typing import TYPE_CHECKING

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, patience, width, wrap, write
from claimgrade.reports.spreadsheets import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimgrade.assess.pooling.subjects import Subject
    from claimgrade.model.pooled import Pool

EXAMPLES = """\b
Examples:
  claimgrade pool                        every question and outcome
  claimgrade pool muscle strength        by name, or part of one
  claimgrade pool strength --format csv  one row a result
"""

_MOST_NAMED = 8


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, metavar="[OUTCOME]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
)
@no_cache
@click.pass_obj
def command(common: Common, words: tuple[str, ...], format_: str, no_cache: bool) -> None:
    """Put the results on an outcome together, or say why they cannot be pooled.

    OUTCOME is a question or outcome of the study records, or a part of its name; without it, all
    are listed. Every set of people enters once. What is left out is shown with the reason.
    """
    from claimgrade.assess.case import Context
    from claimgrade.assess.pooling.pools import pool_of_outcome
    from claimgrade.assess.pooling.subjects import meant_by, subjects
    from claimgrade.workspace.load import load

    with patience("Reading the records"):
        workspace = load(common.root, cache=not no_cache)
        context = Context(workspace, workspace.settings.as_of)
        known = subjects(context)
    if not known:
        raise WrongUse("no result is recorded yet.", "claimgrade new study KEY")
    question = " ".join(words)
    if not question.strip():
        write(_listed(known, format_))
        return
    found = meant_by(question, known)
    if not found:
        raise WrongUse(f"there is no outcome '{question}'.", _near(question, known))
    if len(found) > 1:
        raise WrongUse(f"'{question}' could mean several outcomes.", _several(found))
    write(FORMATS[format_](pool_of_outcome(context, found[0].name)))


def as_text(pool: "Pool") -> str:
    """Return the table of studies, what they add up to, and what is left out."""
    from claimgrade.cli.pool_page import pool_page
    from claimgrade.reports.views.pool import pool_view

    return pool_page(pool_view(pool), width(), Style(coloured()))


def as_json(pool: "Pool") -> str:
    """Return one JSON object."""
    from claimgrade.cli.pool_json import pool_as_json

    return json.dumps(pool_as_json(pool), ensure_ascii=False, indent=2) + "\n"


def as_csv(pool: "Pool") -> str:
    """Return a table for spreadsheets, one row a result, and one for the pooled effect."""
    from claimgrade.assess.pooling.rows import COLUMNS, rows_of

    return joined(COLUMNS, [[row[name] for name in COLUMNS] for row in rows_of(pool)])


FORMATS = {"text": as_text, "json": as_json, "csv": as_csv}

_SUBJECT = ("name", "kind", "results", "data_sets")


def _listed(known: "Sequence[Subject]", format_: str) -> str:
    """Return every question and outcome with how many results and sets of people there are."""
    from claimgrade.cli.pool_page import subjects_page

    if format_ == "text":
        return subjects_page(known, width(), Style(coloured()))
    rows = [
        [one.name, "question" if one.is_question else "outcome", one.results, one.data_sets]
        for one in known
    ]
    if format_ == "csv":
        return joined(_SUBJECT, rows)
    named = [dict(zip(_SUBJECT, row, strict=True)) for row in rows]
    return json.dumps(named, ensure_ascii=False, indent=2) + "\n"


def _near(question: str, known: "Sequence[Subject]") -> str:
    from claimgrade.workspace.linking.nearest import nearest

    near = nearest(question, [name for one in known for name in (one.name, *one.names)])
    return f"did you mean '{near}'?" if near else "claimgrade pool lists them"


def _several(found: "Sequence[Subject]") -> str:
    names = [f"{one.name} ({one.results})" for one in found[:_MOST_NAMED]]
    more = [f"and {len(found) - _MOST_NAMED} more"] if len(found) > _MOST_NAMED else []
    folded = wrap("; ".join([*names, *more]), width(), "  help: ")
    return "\n".join(folded).removeprefix("  help: ")
