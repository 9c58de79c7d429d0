"""Crossref: the record of a DOI that it registered.

``GET /works/{doi}`` answers ``{"status": "ok", "message": {…}}``. The names of the fields are
those of Crossref's "REST API JSON Format" (github.com/CrossRef/rest-api-doc, api_format.md), the
types those of ``/types``; ``updated-by`` on a work, and ``update-to`` on a notice, are as Crossref
tells in "Retraction Watch retractions now in the Crossref API" (2025) and as programs read them.
The limits on requests are those of "Access and authentication" (crossref.org).
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimgrade.library.formats.pages import bibtex_pages
from claimgrade.library.formats.text import as_bibtex, as_verbatim
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.lookup import values
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.found import Found
from claimgrade.library.lookup.request import Request, path_of
from claimgrade.library.names import Name
from claimgrade.library.retraction.files import Nature, Notice
from claimgrade.model.source import Source

SERVICE = "Crossref"
PAUSE = 0.2

TYPES = {
    "journal-article": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "incollection",
    "book-section": "incollection",
    "book-part": "incollection",
    "reference-entry": "incollection",
    "proceedings": "proceedings",
    "proceedings-article": "inproceedings",
    "dissertation": "phdthesis",
    "report": "techreport",
    "report-component": "techreport",
    "posted-content": "misc",
    "dataset": "dataset",
}
"""Crossref's types as BibTeX and biblatex have them; ``misc`` for every other."""

_NATURES = {
    "retraction": Nature.RETRACTION,
    "partial_retraction": Nature.RETRACTION,
    "withdrawal": Nature.RETRACTION,
    "removal": Nature.RETRACTION,
    "expression_of_concern": Nature.CONCERN,
    "correction": Nature.CORRECTION,
    "corrigendum": Nature.CORRECTION,
    "erratum": Nature.CORRECTION,
    "addendum": Nature.CORRECTION,
    "clarification": Nature.CORRECTION,
    "reinstatement": Nature.REINSTATEMENT,
}
_BEFORE_TITLE = re.compile(r"\W*(retracted|withdrawn|removed|retraction)\b", re.IGNORECASE)
_IN_A_WHOLE = frozenset({"incollection", "inproceedings"})


def look_up(doi: str, client: Client, base: str) -> Found:
    """Return what Crossref has on a DOI.

    Raises:
        LookupFailed: it has nothing, or there is no usable answer.
    """
    request = Request(SERVICE, f"{base}/works/{path_of(doi)}", pause=PAUSE)
    answer = client.ask(request)
    message = values.inner(values.json_object(answer.data, SERVICE), "message")
    if not message:
        raise values.malformed(SERVICE)
    came = normalise_doi(values.words(message.get("DOI")))
    if came != doi:
        raise values.wrong_record(SERVICE, f"DOI {doi}", f"DOI {came}" if came else "")
    return Found(
        source_of(message),
        SERVICE,
        answer,
        notices=tuple(_notices(message, doi)),
        notice_of=tuple(_updated(message)),
        said=tuple(_told_by_title(message)),
    )


def source_of(message: Mapping[str, Any]) -> Source:
    """Return the record of a work as an entry of a bibliography."""
    kind = TYPES.get(values.words(message.get("type")), "misc")
    container = values.title(values.first(message.get("container-title")))
    preprint = values.words(message.get("subtype")) == "preprint"
    return values.source(
        kind,
        {
            "author": values.people(_people(message, "author")),
            "title": values.title(values.first(message.get("title"))),
            "subtitle": values.title(values.first(message.get("subtitle"))),
            "booktitle" if kind in _IN_A_WHOLE else "journal": container,
            "editor": values.people(_people(message, "editor")),
            **_date(message),
            "volume": as_bibtex(values.words(message.get("volume"))),
            "number": as_bibtex(values.words(message.get("issue"))),
            "pages": bibtex_pages(values.words(message.get("page"))),
            "eid": as_bibtex(values.words(message.get("article-number"))),
            "edition": as_bibtex(values.words(message.get("edition-number"))),
            **_publisher(message, kind),
            "type": "Preprint" if preprint else "",
            "doi": as_verbatim(normalise_doi(values.words(message.get("DOI"))) or ""),
            "issn": values.listed(message.get("ISSN")),
            "isbn": values.listed(message.get("ISBN")),
            "language": as_bibtex(values.words(message.get("language"))),
            "abstract": values.abstract(values.words(message.get("abstract"))),
        },
    )


def _people(message: Mapping[str, Any], role: str) -> Iterator[Name]:
    for one in values.objects(message.get(role)):
        family, body = values.words(one.get("family")), values.words(one.get("name"))
        given, suffix = values.words(one.get("given")), values.words(one.get("suffix"))
        yield values.person(family, given, suffix) if family else Name(body or given)


def _date(message: Mapping[str, Any]) -> dict[str, str]:
    """Return the date in print, which goes with volume and pages, else the earliest other."""
    for name in ("published-print", "published-online", "issued", "published", "posted"):
        if parts := _parts(values.inner(message, name)):
            return values.date(parts)
    return {}


def _parts(said: Mapping[str, Any]) -> list[Any]:
    parts = values.items(said.get("date-parts"))
    return [part for part in values.items(parts[0]) if part is not None] if parts else []


def _publisher(message: Mapping[str, Any], kind: str) -> dict[str, str]:
    """Return who published a work that is no article of a journal, as its type names it."""
    bodies = [values.words(one.get("name")) for one in values.objects(message.get("institution"))]
    body = next(filter(None, bodies), "")
    publisher = values.words(message.get("publisher"))
    if kind == "article":
        return {}
    name = {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher")
    place = values.words(message.get("publisher-location"))
    return {name: as_bibtex(body or publisher), "address": as_bibtex(place)}


def _notices(message: Mapping[str, Any], doi: str) -> Iterator[Notice]:
    """Yield what became of the work: its retraction, corrections and so on."""
    for one in values.objects(message.get("updated-by")):
        nature = _NATURES.get(_type(one))
        if nature is not None:
            notice = normalise_doi(values.words(one.get("DOI")))
            names = (notice,) if notice else ()
            yield Notice(nature, (doi,), names, on=_day(one), word=nature.value)


def _told_by_title(message: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a publisher wrote before the title, where no notice says it."""
    found = _BEFORE_TITLE.match(values.first(message.get("title")))
    if found and not any(_notices(message, "")):
        yield f"its title begins with '{found[1]}', and Crossref names no notice: look at the work"


def _updated(message: Mapping[str, Any]) -> Iterator[Notice]:
    """Yield what the work does to others, where it is a notice itself."""
    for one in values.objects(message.get("update-to")):
        nature, about = _NATURES.get(_type(one)), normalise_doi(values.words(one.get("DOI")))
        if nature is not None and about is not None:
            yield Notice(nature, (about,), on=_day(one), word=nature.value)


def _type(update: Mapping[str, Any]) -> str:
    return values.words(update.get("type")).lower().replace("-", "_").replace(" ", "_")


def _day(update: Mapping[str, Any]) -> datetime.date | None:
    parts = _parts(values.inner(update, "updated"))
    try:
        year, month, day = parts
        return datetime.date(year, month, day)
    except (TypeError, ValueError):
        return None
