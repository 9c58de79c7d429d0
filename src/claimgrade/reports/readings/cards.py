"""Cue cards for a coach: one short card a claim, in plain words, to be printed or read aloud."""

from collections.abc import Sequence

from claimgrade.reports import docx as word_documents
from claimgrade.reports import pdf as printed
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment, markdown_environment
from claimgrade.reports.markdown import tidy
from claimgrade.reports.views.cue_cards import CueCardsView, build_cue_cards


def build(edition: Edition) -> tuple[CueCardsView, ...]:
    """Return the cards of each article."""
    return tuple(build_cue_cards(edition, found) for found in edition.review.articles)


def html(views: Sequence[CueCardsView]) -> Files:
    """Return one self-contained page an article."""
    template = html_environment().get_template("cards.html")
    return {f"{view.id}/cards.html": template.render(view=view) for view in views}


def markdown(views: Sequence[CueCardsView]) -> Files:
    """Return one Markdown file an article."""
    return {f"{view.id}/cards.md": _markdown(view) for view in views}


def pdf(views: Sequence[CueCardsView]) -> Files:
    """Return one PDF an article, to be printed; takes the extra ``pdf``."""
    return {f"{view.id}/cards.pdf": printed.render("cards.typ", view) for view in views}


def docx(views: Sequence[CueCardsView]) -> Files:
    """Return one DOCX an article; takes the extra ``docx``."""
    return {
        f"{view.id}/cards.docx": word_documents.render(_markdown(view, paper=True), view.as_of)
        for view in views
    }


def _markdown(view: CueCardsView, *, paper: bool = False) -> str:
    template = markdown_environment().get_template("cards.md")
    return tidy(template.render(view=view, paper=paper))
