"""The review report: claim by claim, with reasons, evidence, references and method."""

from collections.abc import Sequence

from claimgrade.reports import docx as word_documents
from claimgrade.reports import html as pages
from claimgrade.reports import markdown as markdown_pages
from claimgrade.reports import pdf as printed
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.figures.of_review import review_pictures
from claimgrade.reports.views import ReviewView
from claimgrade.reports.views import build as build_view


def build(edition: Edition) -> tuple[ReviewView, ...]:
    """Return what is shown of each article."""
    workspace, review = edition.workspace, edition.review
    return tuple(
        build_view(
            workspace,
            review,
            found.id,
            edition.as_of,
            edition.cache,
            edition.in_style,
            edition.asks,
        )
        for found in review.articles
    )


def html(views: Sequence[ReviewView]) -> Files:
    """Return one self-contained page an article."""
    return {name: page for view in views for name, page in pages.render(view).items()}


def markdown(views: Sequence[ReviewView]) -> Files:
    """Return one Markdown file an article, for repositories."""
    return {name: text for view in views for name, text in markdown_pages.render(view).items()}


def pdf(views: Sequence[ReviewView]) -> Files:
    """Return one PDF an article, ``ARTICLE/review.pdf``; takes the extra ``pdf``."""
    return {
        f"{view.id}/review.pdf": printed.render("review.typ", view, review_pictures(view))
        for view in views
    }


def docx(views: Sequence[ReviewView]) -> Files:
    """Return one DOCX an article, ``ARTICLE/review.docx``; takes the extra ``docx``."""
    made: dict[str, bytes] = {}
    for view in views:
        pictures = review_pictures(view)
        (text,) = markdown_pages.render(view, pictures, paper=True).values()
        made[f"{view.id}/review.docx"] = word_documents.render(text, view.as_of, pictures)
    return made
