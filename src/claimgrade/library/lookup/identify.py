"""Which kind of identifier a text is: DOI, PMID, PMCID, arXiv number, ISBN or address."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from claimgrade.library.identifiers import isbn13, normalise_doi


class Kind(StrEnum):
    """What an identifier is, as people call it."""

    DOI = "DOI"
    PMID = "PMID"
    PMCID = "PMCID"
    ARXIV = "arXiv"
    ISBN = "ISBN"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in one spelling; ``note`` says what was taken for granted.

    A DOI is as ``normalise_doi`` has it, a PMID digits, a PMCID ``PMC`` and digits, an arXiv
    number without ``arXiv:`` and with its version if one was given, an ISBN its 13 digits.
    """

    kind: Kind
    value: str
    note: str = ""

    def __str__(self) -> str:
        """Return it as it is spoken of: ``PMID 123``."""
        return self.value if self.kind is Kind.ADDRESS else f"{self.kind} {self.value}"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that is no identifier that is known: why, and what to write."""

    message: str
    help: str


_NEW_ARXIV = r"\d{4}\.\d{4,5}(?:v\d{1,3})?"
_OLD_ARXIV = r"[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?"
_ARXIV = re.compile(rf"(?:arxiv:\s*)?({_NEW_ARXIV})|(?:arxiv:\s*)?({_OLD_ARXIV})", re.IGNORECASE)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.({_NEW_ARXIV}|{_OLD_ARXIV})", re.IGNORECASE)
_ARXIV_PAGE = re.compile(
    rf"/(?:abs|pdf|html)/({_NEW_ARXIV}|{_OLD_ARXIV})(?:\.pdf)?/?", re.IGNORECASE
)
_PMID = re.compile(r"(?:pmid|pubmed)[:\s#]*([1-9]\d{0,8})", re.IGNORECASE)
_PMCID = re.compile(r"(?:pmcid[:\s]*)?(?:pmc\s*)([1-9]\d{0,8})(?:\.\d+)?", re.IGNORECASE)
_NUMBER = re.compile(r"[1-9]\d{0,8}")
_ISBN = re.compile(
    r"(isbn(?:-1[03])?[:\s]*)?((?:97[89][-\s]?)?\d[-\s\d]{7,15}[\dX])", re.IGNORECASE
)
_PRINTED_MUSIC = "9790"
"""How the numbers of printed music (ISMN) begin, which are none of books."""

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)+/)\S*", re.IGNORECASE)
_AFTER_DOI = re.compile(
    r"/(?:abstract|full|fulltext|full-text|pdf|epdf|pdfdirect|html|meta|references|figures|summary"
    r"|suppl_file/.*)/?\Z|\.(?:pdf|full|abstract|html|full\.pdf)\Z",
    re.IGNORECASE,
)
_HELP = (
    "write a DOI (10.1152/…), pmid:10642363, PMC1234567, arXiv:2101.00001, an ISBN or an address "
    "that begins with https://"
)


def identify(text: str) -> Identifier | Unclear:
    """Return what a text identifies, or why it is not clear.

    A number alone is taken for a PMID, and the note says so; ten or thirteen digits whose check
    digit is right are an ISBN. An address that holds a DOI, a PMID, a PMCID or an arXiv number is
    that identifier.
    """
    text = " ".join(text.split())
    if _ADDRESS.fullmatch(text):
        return _in_address(text)
    for found in (_doi(text), _named(text), _isbn(text)):
        if found is not None:
            return found
    if _NUMBER.fullmatch(text):
        return Identifier(Kind.PMID, text, "a number alone is taken for a PMID")
    if _BARE_ADDRESS.fullmatch(text):
        return Unclear(f"'{text}' may be an address without its beginning.", f"https://{text}")
    if re.fullmatch(r"(?:doi:?\s*)?10\.\S*", text, re.IGNORECASE):
        return Unclear(f"'{text}' is not a whole DOI.", "a DOI is 10., a number, '/' and a name")
    return Unclear(f"'{text}' is no identifier that is known.", _HELP)


def _doi(text: str) -> Identifier | None:
    if not re.match(r"(?:doi[:\s]*|(?:dx\.)?doi\.org/)?10\.\d{4}", text, re.IGNORECASE):
        return None
    doi = normalise_doi(text)
    if doi is None:
        return None
    own = _ARXIV_DOI.fullmatch(doi)
    return Identifier(Kind.ARXIV, own[1]) if own else Identifier(Kind.DOI, doi)


def _named(text: str) -> Identifier | None:
    if found := _PMCID.fullmatch(text):
        return Identifier(Kind.PMCID, f"PMC{found[1]}")
    if found := _PMID.fullmatch(text):
        return Identifier(Kind.PMID, found[1])
    if found := _ARXIV.fullmatch(text):
        return Identifier(Kind.ARXIV, found[1] or found[2])
    return None


def _isbn(text: str) -> Identifier | Unclear | None:
    found = _ISBN.fullmatch(text)
    if found is None:
        return None
    digits = re.sub(r"[-\s]", "", found[2]).upper()
    isbn = isbn13(digits)
    if isbn is not None and isbn.startswith(_PRINTED_MUSIC):
        help = "enter printed music by hand: claimgrade new source"
        return Unclear(f"'{text}' is the number of printed music (ISMN), not an ISBN.", help)
    if isbn is not None:
        return Identifier(Kind.ISBN, isbn)
    if found[1] or len(digits) == 13:
        help = "look at the book again: 10 or 13 digits, the last of which checks the others"
        return Unclear(f"'{text}' is not an ISBN: its check digit is wrong.", help)
    return None


def _in_address(address: str) -> Identifier | Unclear:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return Unclear(f"'{address}' is not an address.", _HELP)
    if not host:
        return Unclear(f"'{address}' has no host.", _HELP)
    known = _at_known_host(host, unquote(parts.path))
    if known is not None:
        return known
    doi = normalise_doi(address)
    if doi is None:
        return Identifier(Kind.ADDRESS, address)
    if host.endswith("doi.org"):
        return _doi(doi) or Identifier(Kind.DOI, doi)
    shorter = doi
    while (cut := _AFTER_DOI.sub("", shorter)) != shorter and normalise_doi(cut) == cut:
        shorter = cut
    return Identifier(Kind.DOI, shorter, "the DOI in the address")


def _at_known_host(host: str, path: str) -> Identifier | None:
    """Return the PMID, PMCID or arXiv number in an address at PubMed, PMC or arXiv."""
    if host == "pubmed.ncbi.nlm.nih.gov" and (found := re.match(r"/([1-9]\d{0,8})(?:/|\Z)", path)):
        return Identifier(Kind.PMID, found[1])
    if host == "ncbi.nlm.nih.gov" and (found := re.match(r"/pubmed/([1-9]\d{0,8})", path)):
        return Identifier(Kind.PMID, found[1])
    at_pmc = host in {"ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "europepmc.org"}
    if at_pmc and (found := re.search(r"/(PMC[1-9]\d{0,8})(?:/|\Z)", path, re.IGNORECASE)):
        return Identifier(Kind.PMCID, found[1].upper())
    if host in {"arxiv.org", "export.arxiv.org"} and (found := _ARXIV_PAGE.fullmatch(path)):
        return Identifier(Kind.ARXIV, found[1])
    return None
