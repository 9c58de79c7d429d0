"""What a work is known by: its identifiers in one spelling, its words, and where it stands."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from claimgrade.library.formats.dates import when
from claimgrade.library.identifiers import isbn13, normalise_doi, pmc_address, pubmed_address
from claimgrade.library.latex import plain_text
from claimgrade.library.merging.titles import markers
from claimgrade.library.names import names
from claimgrade.model.source import Source

_WHOLE = frozenset({
    "book", "booklet", "manual", "proceedings", "collection", "mvbook", "mvcollection",
    "reference", "techreport", "report", "thesis", "phdthesis", "mastersthesis",
})  # fmt: skip
"""Entry types for which an ISBN is that of the work, and not that of a book around it."""

_KINDS = {
    "article": "article", "periodical": "article", "suppperiodical": "article",
    "inproceedings": "conference", "conference": "conference", "proceedings": "proceedings",
    "book": "book", "mvbook": "book", "booklet": "book", "manual": "book", "collection": "book",
    "reference": "book", "mvcollection": "book", "incollection": "chapter", "inbook": "chapter",
    "inreference": "chapter", "suppbook": "chapter", "bookinbook": "chapter",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "techreport": "report", "report": "report", "dataset": "dataset", "software": "software",
    "patent": "patent",
}  # fmt: skip
"""What sort of thing an entry type is; those that say nothing (misc, online) are left out."""

_SERVER_DOI = re.compile(
    r"10\.48550/arxiv\.|10\.1101/(?:\d{6}(?:v\d+)?$|\d{4}\.\d{2}\.\d{2}\.)|10\.64898/|10\.2139/ssrn"
    r"|10\.(?:31234|31219|31235|31236|51224|31222|21203|20944|26434|22541|36227)/"
)
"""DOI names that arXiv, bioRxiv, medRxiv, SSRN, OSF's servers, Research Square, Preprints.org,
ChemRxiv, Authorea and TechRxiv give out."""

_SERVER = re.compile(
    r"\b(?:(?:arxiv|biorxiv|medrxiv|ssrn|psyarxiv|sportr[xχ]iv|socarxiv|chemrxiv|techrxiv)\b"
    r"|research square|preprints?(?:\.org)?\b|osf preprints)",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:/v|[._-]?v)\d{1,2}$")
_ARXIV = re.compile(
    r"(?:arxiv[:./\s]*(?:org/)?(?:abs/|pdf/)?)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})"
    r"(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[A-Za-z]{0,3}\d+")
_ISBN_SIGNS = re.compile(r"[-\s–]")
_ISBN = re.compile(r"97[89]\d{10}|\d{9}[\dX]")


@dataclass(frozen=True, slots=True)
class Identity:
    """What is compared of a work; what an entry does not say is empty or None.

    Identifiers are in one spelling; ``series`` is the DOI without the number of its version,
    ``isbns`` are of thirteen digits and only of whole books. ``families`` are surnames and
    ``given`` the given names, in small letters without accents; ``kind`` is article, conference,
    book, … and ``notes`` what says that it is a correction of a work, a reply or an abstract.
    """

    title: str = ""
    families: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    more_authors: bool = False
    year: int | None = None
    journal: str = ""
    volume: str = ""
    number: str = ""
    page: str = ""
    edition: str = ""
    publisher: str = ""
    kind: str = ""
    notes: frozenset[str] = frozenset()
    doi: str = ""
    series: str = ""
    pmid: str = ""
    pmcid: str = ""
    arxiv: str = ""
    isbns: frozenset[str] = frozenset()
    preprint: bool = False


def identity(source: Source) -> Identity:
    """Return what a source is known by."""
    fields = source.fields
    people = names(fields.get("author") or fields.get("editor", ""))
    title = " : ".join(filter(None, (fields.get("title", ""), fields.get("subtitle", ""))))
    doi = normalise_doi(fields.get("doi")) or _doi_of_address(fields) or ""
    arxiv = _arxiv(fields, doi)
    moment = when(fields)
    return Identity(
        title=" ".join(title.split()),
        families=tuple(plain_name(person.family) for person in people.people),
        given=tuple(plain_name(person.given) for person in people.people),
        more_authors=people.others,
        year=moment.begin[0] if moment is not None and moment.begin else None,
        journal=_first(fields, "journal", "journaltitle", "booktitle"),
        volume=plain_text(fields.get("volume", "")).strip().lower(),
        number=plain_text(fields.get("number") or fields.get("issue", "")).strip().lower(),
        page=first_page(fields),
        edition=_edition(fields.get("edition", "")),
        publisher=_first(fields, "publisher", "institution", "school"),
        kind=_KINDS.get(source.entry_type, ""),
        notes=markers(title, *(fields.get(n, "") for n in ("titleaddon", "type", "entrysubtype"))),
        doi=doi,
        series=_VERSION.sub("", doi) if is_server_doi(doi) else doi,
        pmid=_number(pubmed_address(fields.get("pmid") or _eprint(fields, "pubmed"))),
        pmcid=_number(pmc_address(fields.get("pmcid") or fields.get("pmc"))),
        arxiv=arxiv,
        isbns=isbns(fields.get("isbn", "")) if source.entry_type in _WHOLE else frozenset(),
        preprint=is_preprint(source, doi, arxiv),
    )


def is_server_doi(doi: str) -> bool:
    """Tell whether a DOI in one spelling was given out by a preprint server."""
    return _SERVER_DOI.match(doi) is not None


def is_preprint(source: Source, doi: str, arxiv: str = "") -> bool:
    """Tell whether an entry is of a work on a preprint server.

    By the DOI where it has one: an article that also names its arXiv number is an article.
    """
    if doi:
        return is_server_doi(doi)
    fields = source.fields
    journal = fields.get("journal") or fields.get("journaltitle")
    if journal:
        return _SERVER.search(plain_text(journal)) is not None
    if fields.get("booktitle"):
        return False
    said = [fields.get(name, "") for name in ("eprinttype", "archiveprefix", "publisher", "type")]
    said += [fields.get("howpublished", ""), fields.get("institution", "")]
    return bool(arxiv) or any(_SERVER.search(plain_text(text)) for text in said)


def plain_name(text: str) -> str:
    """Return a name in small letters, without accents, blanks and signs."""
    plain = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O")).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def isbns(text: str) -> frozenset[str]:
    """Return the ISBNs in a text with thirteen digits; those whose check digit fails are not."""
    found = (_ISBN_SIGNS.sub("", word).upper() for word in re.split(r"[,;/()]|\s{2,}", text))
    whole = _ISBN_SIGNS.sub("", text).upper()
    candidates = {match[0] for one in (*found, whole) for match in [_ISBN.search(one)] if match}
    return frozenset(filter(None, map(isbn13, candidates)))


def first_page(fields: Mapping[str, str]) -> str:
    """Return the first page, or the number of the article in its place, in small letters."""
    found = _PAGE.search(plain_text(fields.get("pages") or fields.get("eid", "")))
    return found[0].lower() if found else ""


def _doi_of_address(fields: Mapping[str, str]) -> str | None:
    address = fields.get("url", "")
    return normalise_doi(address) if "doi.org/" in address.lower() else None


def _arxiv(fields: Mapping[str, str], doi: str) -> str:
    if doi.startswith("10.48550/arxiv."):
        return _VERSION.sub("", doi.removeprefix("10.48550/arxiv."))
    said = [_eprint(fields, "arxiv")]
    said += [fields.get(name, "") for name in ("url", "journal", "journaltitle", "note")]
    for text in said:
        if text and ("arxiv" in text.lower() or text is said[0]):
            found = _ARXIV.search(plain_text(text))
            if found:
                return found[1].lower()
    return ""


def _eprint(fields: Mapping[str, str], kind: str) -> str:
    said = fields.get("eprinttype") or fields.get("archiveprefix", "")
    return fields.get("eprint", "") if said.lower() == kind else ""


def _number(address: str | None) -> str:
    return address.rstrip("/").rpartition("/")[2] if address else ""


def _edition(text: str) -> str:
    """Return the number of an edition, or its words; the first and none said are the same."""
    plain = plain_text(text).strip().lower()
    found = re.match(r"\d+", plain)
    number = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}.get(
        plain.split()[0] if plain else "", found[0] if found else plain
    )
    return "" if number == "1" else number


def _first(fields: Mapping[str, str], *candidates: str) -> str:
    return next((plain_text(value) for name in candidates if (value := fields.get(name))), "")
