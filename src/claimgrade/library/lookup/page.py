"""A page of the web: the reference in its ``citation_…`` tags, or the DOI that it names.

The tags are those that Google Scholar's "Inclusion Guidelines for Webmasters" list and that
publishers and repositories put into the head of a page, in Highwire's and bepress's spelling.
"""

import re
from collections.abc import Mapping
from typing import Any

from claimgrade.library.formats.pages import joined_pages
from claimgrade.library.formats.people import listed_name
from claimgrade.library.formats.text import as_bibtex, as_verbatim
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.lookup import values
from claimgrade.library.lookup.client import Client
from claimgrade.library.lookup.failure import LookupFailed, Trouble
from claimgrade.library.lookup.kept import Answer
from claimgrade.library.lookup.request import Request
from claimgrade.library.names import Name, names
from claimgrade.model.source import Source

Tags = Mapping[str, list[str]]

_PREFIXES = ("citation_", "bepress_citation_")
_DOI_TAGS = (
    "citation_doi",
    "bepress_citation_doi",
    "prism.doi",
    "dc.identifier",
    "dc.identifier.doi",
)
_DAY = re.compile(r"\d{4}(?:[-/]\d{1,2}(?:[-/]\d{1,2})?)?")
_MOST_TAGS = 5000


def read(address: str, client: Client) -> tuple[Tags, Answer]:
    """Return the ``meta`` tags of a page by name in small letters, and the answer.

    Raises:
        LookupFailed: there is no usable answer.
    """
    request = Request(
        "The page", address, accept="text/html,application/xhtml+xml", says_contact=False
    )
    answer = client.ask(request)
    if "html" not in answer.type.lower():
        kind = answer.type.partition(";")[0] or "of no stated kind"
        raise LookupFailed(
            Trouble.NO_REFERENCE,
            f"What the address leads to is no page ({kind}).",
            "give the address of the page that describes the work, or its DOI",
        )
    return _tags(answer.data, answer.type), answer


def doi_of(tags: Tags) -> str | None:
    """Return the DOI that a page says is its own."""
    found = (normalise_doi(one) for name in _DOI_TAGS for one in tags.get(name, ()))
    return next(filter(None, found), None)


def source_of(tags: Tags, address: str) -> Source:
    """Return the reference in the tags of a page.

    Raises:
        LookupFailed: there is none.
    """

    def said(*wanted: str) -> str:
        found = (
            one for name in wanted for prefix in _PREFIXES for one in tags.get(prefix + name, ())
        )
        return next(found, "")

    title = said("title")
    if not title:
        raise LookupFailed(
            Trouble.NO_REFERENCE,
            "The page does not say in its tags which work it is.",
            f"enter it: claimgrade new source KEY --type online --url '{address}'",
        )
    kind = _kind(said)
    return values.source(
        kind,
        {
            "author": values.people(map(_name, _authors(tags))),
            "title": values.title(title),
            **_container(kind, said),
            **_date(said("publication_date", "date", "cover_date", "year", "online_date")),
            "volume": as_bibtex(said("volume")),
            "number": as_bibtex(said("issue")),
            "pages": joined_pages(said("firstpage"), said("lastpage")),
            "publisher": as_bibtex(said("publisher")) if kind != "article" else "",
            "doi": as_verbatim(doi_of(tags) or ""),
            "pmid": said("pmid") if said("pmid").isdecimal() else "",
            "issn": as_bibtex(said("issn")),
            "isbn": as_bibtex(said("isbn")),
            "language": as_bibtex(said("language")),
            "url": as_verbatim(address),
            "abstract": values.abstract(said("abstract")),
        },
    )


def _kind(said: Any) -> str:
    for tag, kind in (
        ("journal_title", "article"),
        ("conference_title", "inproceedings"),
        ("conference", "inproceedings"),
        ("dissertation_institution", "phdthesis"),
        ("technical_report_institution", "techreport"),
        ("inbook_title", "incollection"),
        ("isbn", "book"),
    ):
        if said(tag):
            return kind
    return "online"


def _container(kind: str, said: Any) -> dict[str, str]:
    name, tags = {
        "article": ("journal", ("journal_title",)),
        "inproceedings": ("booktitle", ("conference_title", "conference")),
        "incollection": ("booktitle", ("inbook_title",)),
        "phdthesis": ("school", ("dissertation_institution",)),
        "techreport": ("institution", ("technical_report_institution",)),
    }.get(kind, ("", ()))
    return {name: values.title(said(*tags))} if name else {}


def _authors(tags: Tags) -> list[str]:
    """Return the authors: one a tag, or all in one with ``;`` between them."""
    for name in ("citation_author", "bepress_citation_author", "citation_authors"):
        if found := tags.get(name):
            parts = [part.strip() for text in found for part in text.split(";")]
            return [part for part in parts if part]
    return []


def _name(text: str) -> Name:
    if "," in text:
        return listed_name(text)
    found = names(as_bibtex(text)).people
    return found[0] if len(found) == 1 else Name(text)


def _date(text: str) -> dict[str, str]:
    found = _DAY.match(text.strip())
    if found:
        return values.date(re.split(r"[-/]", found[0]))
    year = re.search(r"\b(1[5-9]\d\d|20\d\d)\b", text)
    return values.date([year[1]]) if year else {}


def _tags(data: bytes, kind: str) -> Tags:
    from lxml import etree, html

    charset = re.search(r"charset=[\"']?([\w-]+)", kind, re.IGNORECASE)
    try:
        parser = html.HTMLParser(
            no_network=True, huge_tree=False, encoding=charset[1] if charset else None
        )
        page = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, LookupError, ValueError):
        return {}
    found: dict[str, list[str]] = {}
    for number, tag in enumerate(page.iter("meta")):
        name = (tag.get("name") or tag.get("property") or "").strip().lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content and number < _MOST_TAGS:
            found.setdefault(name, []).append(content)
    return found
