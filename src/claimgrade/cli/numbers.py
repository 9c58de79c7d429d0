"""``claimgrade numbers``: each number of a claim, and the way to what was measured."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from claimgrade.cli.exits import WrongUse
from claimgrade.cli.finding_formats import printable
from claimgrade.cli.numbers_json import row_as_json
from claimgrade.cli.options import Common, no_cache
from claimgrade.cli.output import Style, coloured, counted, width, wrap, write
from claimgrade.model.assessment import Assessment
from claimgrade.model.ledger import Agreement, Cell, LedgerRow
from claimgrade.reports.spreadsheets import spreadsheet

EXAMPLES = """\b
Examples:
  claimgrade numbers                        every number of the review
  claimgrade numbers gh-290-fold            the numbers of one claim
  claimgrade numbers --format csv > numbers.csv
"""

CSV_COLUMNS = (
    "article",
    "claim",
    "index",
    "claimed",
    "agreement",
    "cells",
    "arithmetic",
    "formula",
    "value",
    "typical",
    "per",
    "without",
    "with_it",
    "low",
    "high",
    "needed",
    "baseline",
    "note",
)

NO_NUMBER = "No number is recorded in a claim yet (numbers in claims/ARTICLE/CLAIM.yaml).\n"

LABEL = 11
"""Columns of the label before each line of a number."""


@click.command(epilog=EXAMPLES)
@click.argument("words", metavar="[CLAIM]", nargs=-1)
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
    """Lead each number that a claim states to what was measured, with the arithmetic in between.

    CLAIM is an id, a part of one, or plain words, as for 'claimgrade show'. Without it all numbers
    of the review are told.
    """
    from claimgrade.cli.gather import NO_CLAIM, assessed

    workspace, review = assessed(common.root, cache=not no_cache)
    chosen = _chosen(review.assessments, " ".join(words))
    if format_ == "text" and not review.assessments:
        write(NO_CLAIM)
    else:
        write(FORMATS[format_](chosen))
    if format_ == "text" and workspace.broken:
        write(f"{counted(len(workspace.broken), 'file')} could not be read: claimgrade check\n")


def _chosen(assessments: Sequence[Assessment], question: str) -> Sequence[Assessment]:
    """Return the claims asked for, all where nothing is asked."""
    if not question.strip():
        return assessments
    from claimgrade.cli.search import search

    found = search(assessments, question)
    if not found.hits or not found.complete:
        near = found.nearest or (found.hits[0].id if found.hits else "")
        hint = f"did you mean '{near}'?" if near else "claimgrade list"
        raise WrongUse(f"no claim matches '{question}'.", hint)
    return found.hits


def as_text(assessments: Sequence[Assessment]) -> str:
    """Return a block for each number: claimed, measured, the sum, and what came out."""
    style, columns = Style(coloured()), width()
    blocks = [_claim(one, columns, style) for one in assessments if one.claim.claimed_numbers]
    waiting = [one.id for one in assessments if _unrecorded(one)]
    lines = [line for block in blocks for line in (*block, "")]
    for name in waiting:
        told = f"{name}: the words state a number that is not recorded (numbers)"
        lines += wrap(printable(told), columns, "? ", "  ")
    if not blocks:
        none = "These words state no recorded number.\n" if len(assessments) == 1 else NO_NUMBER
        return "".join(f"{line}\n" for line in lines) + none
    return "\n".join([*lines, *wrap(_total(assessments), columns)]) + "\n"


def _claim(assessment: Assessment, columns: int, style: Style) -> list[str]:
    from claimgrade.reports.views.ledger import number_line

    quote = assessment.claim.quote
    lines = [style.bold(assessment.id)]
    if quote is not None and quote.exact:
        lines += wrap(f"“{printable(quote.exact)}”", columns, "  ", "  ")
    for row in assessment.details.numbers:
        line = number_line(row)
        sign = style.tone(f"{line.agreement.glyph} {line.agreement.word}", line.agreement.tone)
        lines += ["", f"  {sign}"]
        for label, words in (("Claimed", line.claimed), *line.told):
            lines += _labelled(label, printable(words), columns, style)
    return lines


def _labelled(label: str, words: str, columns: int, style: Style) -> list[str]:
    first = f"  {label:<{LABEL}}"
    lines = wrap(words, columns, first, " " * len(first))
    lines[0] = style.faint(first) + lines[0][len(first) :]
    return lines


def _unrecorded(assessment: Assessment) -> bool:
    """Return whether the words hold a number that waits to be recorded."""
    return any(
        missing.field == "numbers" for result in assessment.unresolved for missing in result.missing
    )


def _total(assessments: Sequence[Assessment]) -> str:
    rows = [row for one in assessments if one.claim.claimed_numbers for row in one.details.numbers]
    counts = Counter(row.agreement for row in rows)
    parts = [f"{counts[agreement]} {_COUNTED[agreement]}" for agreement in Agreement]
    said = [part for part, agreement in zip(parts, Agreement, strict=True) if counts[agreement]]
    return f"{counted(len(rows), 'number')}: {', '.join(said)}"


_COUNTED = {
    Agreement.AGREES: "agreeing",
    Agreement.DIFFERS: "differing",
    Agreement.EXTREME: "at the extreme of a range",
    Agreement.WRONG_STATISTIC: "of another sort",
    Agreement.NOT_FOUND: "not found",
    Agreement.OPEN: "open",
}


def _rows(assessments: Sequence[Assessment]) -> Iterator[tuple[Assessment, LedgerRow]]:
    for assessment in assessments:
        if assessment.claim.claimed_numbers:
            yield from ((assessment, row) for row in assessment.details.numbers)


def as_json(assessments: Sequence[Assessment]) -> str:
    """Return a JSON array with one object a number."""
    documents = [
        {"claim": assessment.id, "article": assessment.article} | row_as_json(row)
        for assessment, row in _rows(assessments)
    ]
    return json.dumps(documents, ensure_ascii=False, indent=2) + "\n"


def as_csv(assessments: Sequence[Assessment]) -> str:
    """Return a table for spreadsheets, one row a number, cells joined by semicolons."""
    from claimgrade.reports.views.numbers import claimed_number

    rows = []
    for assessment, row in _rows(assessments):
        values = row_as_json(row)
        absolute = values["absolute"] or dict.fromkeys(CSV_COLUMNS)
        values |= {name: absolute[name] for name in CSV_COLUMNS[10:17]}
        values |= {
            "article": assessment.article,
            "claim": assessment.id,
            "claimed": claimed_number(row.number),
            "cells": "; ".join(map(_cell, row.cells)),
        }
        rows.append(values)
    return spreadsheet(CSV_COLUMNS, rows)


def _cell(cell: Cell) -> str:
    unit = f" {cell.unit}" if cell.unit else ""
    return f"{cell.study}/{cell.result}: {cell.cell} {cell.value}{unit}"


FORMATS = {"text": as_text, "json": as_json, "csv": as_csv}
