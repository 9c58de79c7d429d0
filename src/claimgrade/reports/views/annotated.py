"""The annotated article: its text, or the passages quoted, with a note beside each claim."""

from dataclasses import dataclass

import claimgrade
from claimgrade.model.assessment import ArticleReview
from claimgrade.reports.edition import Edition
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.annotated_notes import NoteView
from claimgrade.reports.views.annotated_pages import ContentsEntry, PageView, contents, pages
from claimgrade.reports.views.annotated_quotes import quotes_with_notes
from claimgrade.reports.views.annotated_text import text_with_notes
from claimgrade.reports.views.links import web_address
from claimgrade.reports.words import Sign

KEPT = "article"
"""What the files without the article's text are called; those are kept under version control."""

ON_REQUEST = "annotated"
"""What files are called that hold the text or leave claims out; nobody compares them."""


@dataclass(frozen=True, slots=True)
class AnnotatedView:
    """The annotated article, decided and worded.

    ``stem`` is what its files are called. ``summary`` holds the sentences that count claims and
    what is not reviewed. ``unplaced`` are the notes on claims whose words have no place. ``by``
    and ``site`` say who publishes the review, and where.
    """

    id: str
    stem: str
    language: str
    article_language: str
    title: str
    as_of: str
    with_text: bool
    summary: tuple[str, ...]
    contents: tuple[ContentsEntry, ...]
    pages: tuple[PageView, ...]
    unplaced: tuple[NoteView, ...]
    states: tuple[tuple[Sign, str], ...]
    by: str
    site: str
    colophon: str


def build_annotated(edition: Edition, found: ArticleReview) -> AnnotatedView:
    """Return one article with its notes: on the edition's text, or on the words quoted."""
    stem = ON_REQUEST if edition.text is not None or edition.open_only else KEPT
    if edition.text is not None:
        laid = text_with_notes(found, edition.text, stem, open_only=edition.open_only)
    else:
        laid = quotes_with_notes(found, stem, open_only=edition.open_only)
    placed = {n for paragraph in laid.paragraphs for p in paragraph.pieces for n in p.claims}
    shown = pages(laid.paragraphs, laid.notes, laid.plan)
    article, publisher = found.article, edition.workspace.settings.publisher
    return AnnotatedView(
        id=found.id,
        stem=stem,
        language=TEXT["language"],
        article_language=article.language if article else "en",
        title=article.title if article else found.id,
        as_of=edition.day,
        with_text=edition.text is not None,
        summary=laid.summary,
        contents=contents(laid.paragraphs, shown),
        pages=shown,
        unplaced=tuple(note for number, note in laid.notes.items() if number not in placed),
        states=laid.states,
        by=publisher.name if publisher else TEXT["annotated_reviewer"],
        site=web_address(publisher.site).rstrip("/") if publisher else "",
        colophon=TEXT["made_with"].format(version=claimgrade.__version__),
    )
