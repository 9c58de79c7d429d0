"""The summary of findings: a small table a claim, in the manner of GRADE."""

import json as json_format
from collections.abc import Sequence
from typing import Any

import claimgrade
from claimgrade.assess.case import Context
from claimgrade.reports import docx as word_documents
from claimgrade.reports import pdf as printed
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment, markdown_environment
from claimgrade.reports.markdown import tidy
from claimgrade.reports.spreadsheets import Table, as_csv
from claimgrade.reports.views.findings import (
    Finding,
    FindingsTable,
    FindingsView,
    build_findings,
)

FORMAT = 1
"""The number of the format of the JSON and CSV (docs/tables.md)."""

_HEADER = ("population", "setting", "intervention", "comparison", "searched_on")
COLUMNS = (
    *("article", "id", "number", "statement", "verdict", *_HEADER),
    *("outcome", "outcome_label", "measured", "direction", "follow_up"),
    *("without", "with_it", "basis", "no_absolute", "effect", "whence", "printed"),
    *("people", "data_sets", "at_least", "citations", "participants"),
    *("certainty", "letters", "notes", "what_happens"),
)
_TYPES = {
    **dict.fromkeys(("number", "people", "data_sets", "citations"), "Int64"),
    "at_least": "boolean",
}


def build(edition: Edition) -> tuple[FindingsView, ...]:
    """Return the tables of each article."""
    context = Context(edition.workspace, edition.workspace.settings.as_of)
    return tuple(build_findings(edition, found, context) for found in edition.review.articles)


def html(views: Sequence[FindingsView]) -> Files:
    """Return one self-contained page an article, ``ARTICLE/findings.html``."""
    template = html_environment().get_template("findings.html")
    return {f"{view.id}/findings.html": template.render(view=view) for view in views}


def markdown(views: Sequence[FindingsView]) -> Files:
    """Return one Markdown file an article, ``ARTICLE/findings.md``."""
    return {f"{view.id}/findings.md": _markdown(view) for view in views}


def pdf(views: Sequence[FindingsView]) -> Files:
    """Return one PDF an article, on pages laid across; takes the extra ``pdf``."""
    return {f"{view.id}/findings.pdf": printed.render("findings.typ", view) for view in views}


def docx(views: Sequence[FindingsView]) -> Files:
    """Return one DOCX an article; takes the extra ``docx``."""
    return {
        f"{view.id}/findings.docx": word_documents.render(
            _markdown(view, paper=True), view.as_of, across=True
        )
        for view in views
    }


def _markdown(view: FindingsView, *, paper: bool = False) -> str:
    template = markdown_environment().get_template("findings.md")
    return tidy(template.render(view=view, paper=paper))


def csv(views: Sequence[FindingsView]) -> Files:
    """Return one CSV file an article with a row an outcome, ``ARTICLE/findings.csv``."""
    return {f"{view.id}/findings.csv": as_csv(_table(view)) for view in views}


def json(views: Sequence[FindingsView]) -> Files:
    """Return one JSON file an article, ``ARTICLE/findings.json``."""
    return {f"{view.id}/findings.json": _document(view) for view in views}


def _table(view: FindingsView) -> Table:
    rows = []
    for table in view.tables:
        for finding in table.rows:
            values = {"article": view.id, **_of_claim(table), **_of_outcome(table, finding)}
            rows.append(tuple(values[name] for name in COLUMNS))
    return Table("findings", COLUMNS, tuple(rows), _TYPES)


def _document(view: FindingsView) -> str:
    claims = [
        {**_of_claim(table), "outcomes": [_of_outcome(table, row) for row in table.rows]}
        for table in view.tables
    ]
    document = {
        "format": FORMAT,
        "claimgrade": claimgrade.__version__,
        "article": view.id,
        "title": view.title,
        "as_of": view.as_of or None,
        "claims": claims,
    }
    return json_format.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _of_claim(table: FindingsTable) -> dict[str, Any]:
    header = [fact.value for fact in table.header]
    return {
        "id": table.id,
        "number": table.number,
        "statement": table.statement,
        "verdict": table.verdict.code,
        **dict(zip(_HEADER, header, strict=True)),
    }


def _of_outcome(table: FindingsTable, finding: Finding) -> dict[str, Any]:
    """Return an outcome by the names of the columns; what is not there is ``None``."""
    outcome, effects, people = finding.outcome, finding.effects, finding.participants
    notes = {note.letter: note.text for note in table.notes}
    said = {
        "outcome": outcome.name,
        "outcome_label": outcome.label,
        "measured": outcome.measured,
        "direction": outcome.direction,
        "follow_up": outcome.follow_up,
        "without": effects.without,
        "with_it": effects.with_it,
        "basis": effects.basis,
        "no_absolute": effects.missing,
        "effect": effects.relative,
        "whence": effects.whence,
        "printed": effects.recorded,
        "participants": people.words,
        "certainty": finding.certainty.word,
        "letters": " ".join(finding.letters),
        "notes": " ".join(f"{letter}. {notes[letter]}" for letter in finding.letters),
        "what_happens": finding.happens,
    }
    counts = {
        "people": people.people,
        "data_sets": people.sets,
        "at_least": people.at_least,
        "citations": people.citations,
    }
    return {name: value or None for name, value in said.items()} | counts
