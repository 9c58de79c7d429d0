"""What a list of references says of a work, whichever list it is in."""

import re
from dataclasses import dataclass

from claimgrade.library.csl import Piece
from claimgrade.library.identifiers import doi_address, pubmed_address
from claimgrade.library.references import Reference, called, in_one_line, reference
from claimgrade.model.remembering import remembered
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RetractionStatus
from claimgrade.reports.text import TEXT, words_in_force
from claimgrade.reports.views.links import web_address
from claimgrade.reports.views.parts import Link, listed
from claimgrade.reports.words import RETRACTIONS

SERIOUS = (RetractionStatus.RETRACTED, RetractionStatus.CONCERN)
"""How a work stands that is called so wherever it is cited."""

_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class CitedWork:
    """What a list of references says of a work, whichever list it is in.

    ``pieces`` are its text in the plain form, ``left`` those of its ``links`` that this does not
    print.
    """

    short: str
    year: int | None
    pieces: tuple[Piece, ...]
    left: tuple[Link, ...]
    links: tuple[Link, ...]
    status: RetractionStatus
    detail: str
    notice: Link

    @property
    def clear(self) -> bool:
        """True where somebody looked and found no retraction."""
        return self.status is RetractionStatus.NONE_FOUND


# Most works are cited by several articles.
@remembered(words_in_force)
def cited_work(source: Source) -> CitedWork:
    """Return what is said of a work in whichever list of references."""
    made, retraction = reference(source), source.details.retraction
    found = _links(source, made)
    pieces, left = _identified(in_one_line(source), made, found)
    detail = listed(
        [
            TEXT["looked_up_on"].format(day=retraction.on) if retraction and retraction.on else "",
            retraction.list or "" if retraction else "",
        ]
    )
    return CitedWork(
        short=_marked(called(made), source),
        year=_year(made),
        pieces=pieces,
        left=left,
        links=found,
        status=source.retraction_status,
        detail=detail,
        notice=_notice(retraction.notice if retraction else None),
    )


def unknown_work(key: str) -> CitedWork:
    """Return what is said of a key that no bibliography has."""
    pieces = (Piece(f"{key}: {TEXT['no_entry']}"),)
    return CitedWork(key, None, pieces, (), (), RetractionStatus.UNCHECKED, "", _notice(None))


def _year(made: Reference) -> int | None:
    found = _YEAR.search(made.year)
    return int(found.group()) if found else None


def _marked(short: str, source: Source) -> str:
    """Return a work's short name, with what readers must know wherever it is cited."""
    if source.retraction_status not in SERIOUS:
        return short
    return f"{short} ({RETRACTIONS[source.retraction_status].word})"


def _identified(
    text: str, made: Reference, links: tuple[Link, ...]
) -> tuple[tuple[Piece, ...], tuple[Link, ...]]:
    """Return a reference with the identifier it prints as a link, and the links that are left."""
    for link in links:
        printed = _printed(link, made)
        before, found, rest = text.rpartition(f" {printed}")
        if found:
            others = tuple(other for other in links if other is not link)
            cut = (Piece(f"{before} "), Piece(printed, href=link.href), Piece(rest))
            return tuple(piece for piece in cut if piece.text), others
    return (Piece(text),), links


def _printed(link: Link, made: Reference) -> str:
    """Return how the text of a reference prints what a link leads to."""
    number = link.href.rstrip("/").rpartition("/")[2]
    if link.text == "DOI":
        return f"doi:{made.doi}"
    if link.text == "PubMed":
        return f"PMID {number}"
    return number if number.startswith("PMC") else link.href


def _links(source: Source, made: Reference) -> tuple[Link, ...]:
    doi, page = doi_address(made.doi) or "", web_address(made.url)
    pubmed = pubmed_address(source.fields.get("pmid")) or ""
    links = [Link("DOI", doi), Link("PubMed", pubmed)]
    if page not in (doi, pubmed):
        links.append(Link(TEXT["web_page"], page))
    return tuple(link for link in links if link.href)


def _notice(doi: str | None) -> Link:
    return Link(TEXT["notice"], doi_address(doi) or "")
