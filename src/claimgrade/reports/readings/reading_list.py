"""The reading list: what to read on an article's claims, in which order, and why."""

from claimgrade.reports import docx as word_documents
from claimgrade.reports import pdf as printed
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment, markdown_environment
from claimgrade.reports.markdown import tidy
from claimgrade.reports.reading_list_exports import as_bibtex, as_csl_json, as_json
from claimgrade.reports.views.reading_list import article_reading_list, library_reading_list
from claimgrade.reports.views.reading_list_parts import ReadingListView

Lists = tuple[Edition, tuple[ReadingListView, ...]]


def build(edition: Edition) -> Lists:
    """Return the list of each article; that of the library where no claim is recorded."""
    lists = [
        article_reading_list(edition, found)
        for found in edition.review.articles
        if found.assessments
    ]
    if not lists and edition.workspace.sources:
        lists = [library_reading_list(edition)]
    return edition, tuple(lists)


def html(made: Lists) -> Files:
    """Return one self-contained page a list, ``ARTICLE/reading-list.html``."""
    template = html_environment().get_template("reading-list.html")
    return {_name(view, "html"): template.render(view=view) for view in made[1]}


def markdown(made: Lists) -> Files:
    """Return one Markdown file a list."""
    return {_name(view, "md"): markdown_of(view) for view in made[1]}


def pdf(made: Lists) -> Files:
    """Return one PDF a list; takes the extra ``pdf``."""
    return {_name(view, "pdf"): printed.render("reading-list.typ", view) for view in made[1]}


def docx(made: Lists) -> Files:
    """Return one DOCX a list; takes the extra ``docx``."""
    return {
        _name(view, "docx"): word_documents.render(markdown_of(view), view.as_of)
        for view in made[1]
    }


def json(made: Lists) -> Files:
    """Return one JSON file a list."""
    return {_name(view, "json"): as_json(view) for view in made[1]}


def bibtex(made: Lists) -> Files:
    """Return one BibTeX file a list: the entries as they are, with the notes in ``annote``."""
    return {_name(view, "bib"): as_bibtex(view, made[0].workspace.sources) for view in made[1]}


def csljson(made: Lists) -> Files:
    """Return one CSL-JSON file a list, with the notes in ``note``."""
    sources = made[0].workspace.sources
    return {_name(view, "csl.json"): as_csl_json(view, sources) for view in made[1]}


def markdown_of(view: ReadingListView) -> str:
    """Return a list as Markdown."""
    return tidy(markdown_environment().get_template("reading-list.md").render(view=view))


def _name(view: ReadingListView, ending: str) -> str:
    return f"{view.id}/reading-list.{ending}" if view.id else f"reading-list.{ending}"
