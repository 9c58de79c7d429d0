"""A small review of an article about skipping, whose text and claims are made up, for tests."""

import json
from collections.abc import Mapping
from pathlib import Path

from claimgrade.assess.review import assess
from claimgrade.reports.edition import Edition
from claimgrade.reports.readings import article as reading
from claimgrade.reports.views.annotated import AnnotatedView
from claimgrade.reports.views.annotated_notes import NoteView
from claimgrade.workspace.load import load
from claimgrade.workspace.reading.article_text import ArticleText, article_text

TEXT = """\
# Why skip?

Skipping rope raises the pulse by 29 beats. Nobody asked why the rope is blue.

## What grows

Most trials prove that calves grow and that bones harden. The author skips daily.

A rope costs little. Jumping burns fat faster than running ever could.
"""
"""Eight sentences with the two headings."""

SUPPORTED = """\
statement: Skipping raises the pulse.
quote: {exact: "A rope costs little."}
wording: {relation: effect, hedge: may}
certainty: low
because: the trial is large and was not blinded
asserts: {outcome: {name: pulse, class: acute-marker}, horizon: session}
advice: none
omits: none
evidence:
  - source: doe2011
    result: pulse
    relation: supports
    finding: The pulse was higher
"""
"""Reads as supported as worded; what it quotes is left to the test."""

STUDY = """\
design: randomised-crossover
population: {species: human, who: young men}
n: 800
results:
  - id: pulse
    outcome: pulse
    class: acute-marker
    contrast: conditions
    time: 10 minutes
    estimate: 7
    low: 3
    high: 11
    unit: beats/min
    statistic: mean-difference
    locator: {table: 2}
    verified: {by: anna, on: 2026-11-01, how: full text}
"""

BIBLIOGRAPHY = "@article{doe2011, author = {Doe, Jane}, title = {Pulse}, year = {2011}}\n"

RECORD = """\
doe2011:
  record: verified
  retraction: {status: none-found, on: 2026-11-20, list: a list of 2026-11-01}
"""


def claim(exact: str | None, **quote: object) -> str:
    """Return the record of a claim that quotes some words; JSON is YAML."""
    words = {} if exact is None else {"exact": exact}
    return json.dumps({"statement": f"It says: {exact}", "quote": {**words, **quote}})


CLAIMS = {
    "a": claim("Skipping rope raises the pulse by 290 beats"),
    "b": claim("the rope is blue"),
    "c": claim("rope"),
    "d": claim("Most trials prove that calves grow"),
    "e": claim("prove that calves grow and that bones harden"),
    "f": claim("Dolphins sleep with one eye open at night"),
    "g": claim(
        "Jumping burns fat faster than running ever could",
        prefix="Every doctor in the whole country knows that ",
        suffix=" and that is the end of it",
    ),
    "h": SUPPORTED,
    "i": claim(None),
}
"""Changed, anchored, ambiguous, two that overlap, orphaned, moved, supported, without words."""

HOSTILE = "</q><script>alert(1)</script> & [x](javascript:alert(2)) *y* {{ 7 * 7 }}"


def review_of(
    folder: Path, claims: Mapping[str, str], text: str | None = TEXT, *, open_only: bool = False
) -> Edition:
    """Return an edition of a review of the claims, in their order, with a text in Markdown."""
    files = {
        "claimgrade.toml": (
            'format = 1\nas_of = 2026-11-22\n\n[publisher]\nname = "Anna & <b>Co</b>"\n'
        ),
        "claims/skipping/article.yaml": "title: Why skip?\n",
        "citations/studies/doe2011.yaml": STUDY,
        "citations/library.bib": BIBLIOGRAPHY,
        "citations/sources.yaml": RECORD,
        **{f"claims/skipping/{name}.yaml": record for name, record in claims.items()},
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return edition_of(folder, text, open_only=open_only)


def edition_of(folder: Path, text: str | None = TEXT, *, open_only: bool = False) -> Edition:
    """Return an edition of the review that is in a folder."""
    workspace = load(folder, cache=False)
    return Edition(workspace, assess(workspace), text=read(text), open_only=open_only)


def read(text: str | None) -> ArticleText | None:
    """Return a text in Markdown as the paragraphs that it is."""
    if text is None:
        return None
    found = article_text(text.encode(), ".md")
    assert isinstance(found, ArticleText)
    return found


def view_of(edition: Edition) -> AnnotatedView:
    """Return what is shown of the one article."""
    (view,) = reading.build(edition)
    return view


def notes_of(view: AnnotatedView) -> dict[int, NoteView]:
    """Return every note that is shown, by the number of its claim."""
    beside = [note for page in view.pages for block in page.blocks for note in block.notes]
    every = [*beside, *view.unplaced]
    assert len({note.number for note in every}) == len(every)
    return {note.number: note for note in every}


def marked(view: AnnotatedView, number: int) -> str:
    """Return the text that is marked as a claim's words."""
    return "".join(
        piece.text
        for page in view.pages
        for block in page.blocks
        for piece in block.pieces
        if number in piece.claims
    )
