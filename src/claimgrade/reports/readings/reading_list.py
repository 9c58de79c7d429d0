"""The reading list: what to read on an article's claims, in which order, and why.

A list that a person keeps (``citations/reading-lists/``) takes the place of the computed one of
its article; any other is a page of its own, ``reading-lists/NAME``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimgrade.model.reading_list import SavedReadingList
from claimgrade.reports import docx as word_documents
from claimgrade.reports import pdf as printed
from claimgrade.reports.catalogue import Files
from claimgrade.reports.edition import Edition
from claimgrade.reports.environment import html_environment, markdown_environment
from claimgrade.reports.markdown import tidy
from claimgrade.reports.reading_list_exports import (
    ENDINGS,
    as_json,
    for_manager,
    ledgers_list,
)
from claimgrade.reports.views.reading_list import (
    article_reading_list,
    library_reading_list,
    saved_reading_list,
)
from claimgrade.reports.views.reading_list_parts import ReadingListView
from claimgrade.reports.views.reading_list_places import FOLDER, list_of_article, lists_apart


@dataclass(frozen=True, slots=True)
class Shown:
    """A list as it is shown, the record it is exported from, and its file without an ending."""

    view: ReadingListView
    record: SavedReadingList
    stem: str


Lists = tuple[Edition, tuple[Shown, ...]]


def build(edition: Edition) -> Lists:
    """Return the list of each article, and every other that a person keeps.

    Where no claim is recorded, and no list kept, it is that of the library.
    """
    shown = tuple(_lists(edition))
    workspace = edition.workspace
    if not shown and not workspace.claims and workspace.sources:
        view = library_reading_list(edition)
        shown = (Shown(view, ledgers_list(view, library=True), "reading-list"),)
    return edition, shown


def _lists(edition: Edition) -> Iterator[Shown]:
    kept, articles = edition.workspace.reading_lists, edition.review.articles
    for found in articles:
        if not found.assessments:
            continue
        name = list_of_article(found.id, kept)
        saved = kept[name] if name is not None else None
        view = article_reading_list(edition, found, saved)
        record = saved or ledgers_list(view, article=found.id)
        yield Shown(view, record, f"{found.id}/reading-list")
    for name, saved in lists_apart(kept, articles).items():
        view = saved_reading_list(edition, saved, apart=True)
        yield Shown(view, saved, f"{FOLDER}/{name}")


def html(made: Lists) -> Files:
    """Return one self-contained page a list, ``ARTICLE/reading-list.html``."""
    template = html_environment().get_template("reading-list.html")
    return {f"{one.stem}.html": template.render(view=one.view) for one in made[1]}


def markdown(made: Lists) -> Files:
    """Return one Markdown file a list."""
    return {f"{one.stem}.md": markdown_of(one.view) for one in made[1]}


def pdf(made: Lists) -> Files:
    """Return one PDF a list; takes the extra ``pdf``."""
    return {f"{one.stem}.pdf": printed.render("reading-list.typ", one.view) for one in made[1]}


def docx(made: Lists) -> Files:
    """Return one DOCX a list; takes the extra ``docx``."""
    return {
        f"{one.stem}.docx": word_documents.render(markdown_of(one.view, paper=True), one.view.as_of)
        for one in made[1]
    }


def json(made: Lists) -> Files:
    """Return one JSON file a list."""
    return {f"{one.stem}.{ENDINGS['json']}": as_json(one.view) for one in made[1]}


def bibtex(made: Lists) -> Files:
    """Return one BibTeX file a list: the entries as they are, with the notes in ``annote``."""
    return _for_manager("bibtex", made)


def csljson(made: Lists) -> Files:
    """Return one CSL-JSON file a list, with the notes in ``annote``."""
    return _for_manager("csljson", made)


def ris(made: Lists) -> Files:
    """Return one RIS file a list, with the notes in ``RN``."""
    return _for_manager("ris", made)


def _for_manager(format_: str, made: Lists) -> dict[str, Any]:
    sources = made[0].workspace.sources
    return {
        f"{one.stem}.{ENDINGS[format_]}": for_manager(format_, one.view, one.record, sources)
        for one in made[1]
    }


def markdown_of(view: ReadingListView, *, paper: bool = False) -> str:
    """Return a list as Markdown; on ``paper`` with the addresses of what it leads to."""
    template = markdown_environment().get_template("reading-list.md")
    return tidy(template.render(view=view, paper=paper))
