"""Checks of DOIs, PubMed numbers, ISBNs and ISSNs."""

import re
from collections.abc import Iterator

from claimgrade.library.hygiene.checks.placeholders import is_placeholder
from claimgrade.library.hygiene.codes import identifiers as codes
from claimgrade.library.hygiene.remark import Remark, shown
from claimgrade.library.identifiers import isbn13, normalise_doi, pmc_address, pubmed_address
from claimgrade.workspace.bibtex.entries import BibEntry

_LONGEST = 500
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[A-Za-z0-9./:_-]{0,80}[A-Za-z0-9]")
_BEFORE_DOI = re.compile(
    r"(?:\\url)?[\s{<(\[]*(?:https?://\S*?)?(?:doi[:=\s.]*(?:org/+)?)*[\s{<(\[:]*", re.IGNORECASE
)
_DOI_START = re.compile(r"10\.\d{4,9}(?:\.\d+)*(?:/|%2F)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(
    r"(?:\\url\s*\{)?\s*https?://(?:dx\.|www\.)?doi\.org/+(?=10\.)", re.IGNORECASE
)
_SHORT_DOI = re.compile(r"(?:^|/)10/[a-z0-9]{3,10}$", re.IGNORECASE)
"""What shortdoi.org gives in the place of a DOI."""

_AFTER_DOI = ".,:;!'\"`’”»›)]}>"
_ESCAPED = re.compile(r"\\([_%&#$])")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_ISBN_LABEL = re.compile(r"(?:e-?|print|online|paper|hard|cover|back)? ?isbn(?:-?1[03])?\s*:?")
_BETWEEN_ISBNS = re.compile(r"[,;/|]|\band\b")
_ISBN_DIGITS = re.compile(r"[\d\s\-‐‑‒–—−.]*[\dx]")
_ISSN = re.compile(r"(?<![\dX])(\d{4})[-‐‑‒–—−\s]?(\d{3})([\dX])(?![\dX])")


def bare_doi(value: str) -> str | None:
    r"""Return the DOI that a value is, without what a program put around it.

    Capitals are left as written. None where there is no DOI, or something else besides it.
    """
    if _PLAIN_DOI.fullmatch(value):
        return value
    if len(value) > _LONGEST:
        return None
    name = normalise_doi(value)
    begins = _DOI_START.search(value)
    if name is None or begins is None or not _BEFORE_DOI.fullmatch(value, 0, begins.start()):
        return None
    bare = value[begins.start() :].rstrip()
    while bare[-1] in _AFTER_DOI and normalise_doi(bare[:-1]) == name:
        bare = bare[:-1].rstrip()
    if len(bare.split()) > 1:
        return None
    # Signs written for an address (%3C), and what follows a DOI in one (?…), are undone.
    return bare if _ESCAPED.sub(r"\1", bare).lower() == name else name


def doi(entry: BibEntry) -> Iterator[Remark]:
    """Check the field ``doi``."""
    value = entry.fields.get("doi")
    if not value or is_placeholder(value):
        return
    bare = bare_doi(value)
    if bare is None and not _SHORT_DOI.search(value):
        what = "more than a DOI" if normalise_doi(value) else "no DOI"
        yield Remark(codes.IMPOSSIBLE_DOI, f"'{shown(value)}' is {what}", "doi")
    elif bare is not None and bare != value:
        message = f"the DOI is written as '{shown(value)}'"
        yield Remark(codes.DOI_SPELLING, message, "doi", {"doi": bare})


def doi_and_url(entry: BibEntry) -> Iterator[Remark]:
    """Hold the fields ``doi`` and ``url`` against each other."""
    url = entry.fields.get("url", "")
    if not _DOI_ADDRESS.match(url):
        return
    in_url = bare_doi(url.strip().removesuffix("}"))
    if in_url is None:
        return
    in_doi = entry.fields.get("doi")
    if not in_doi:
        message = f"the DOI '{in_url}' stands in the field url alone"
        yield Remark(codes.DOI_ONLY_IN_URL, message, "url", {"doi": in_url})
    elif normalise_doi(in_doi) not in (None, normalise_doi(in_url)):
        message = f"the url leads to the DOI '{in_url}', and the field doi says '{shown(in_doi)}'"
        yield Remark(codes.DOI_AND_URL_DIFFER, message, "url")


def pubmed(entry: BibEntry) -> Iterator[Remark]:
    """Check the fields ``pmid`` and ``pmcid``."""
    for name, address in (("pmid", pubmed_address), ("pmcid", pmc_address)):
        value = entry.fields.get(name)
        if value and not is_placeholder(value) and not (address(value) and _digits(value) <= 8):
            yield Remark(codes.IMPOSSIBLE_PMID, f"'{shown(value)}' is no {name.upper()}", name)


def isbn(entry: BibEntry) -> Iterator[Remark]:
    """Check every ISBN in the field ``isbn``."""
    value = entry.fields.get("isbn")
    if not value or is_placeholder(value) or "issn" in value.lower():
        return
    plain = _ISBN_LABEL.sub(" ", _IN_BRACKETS.sub(" ", value.lower()))
    for part in _BETWEEN_ISBNS.split(plain):
        if part.strip() and not _is_isbn(part.strip()):
            what = (
                "an ISSN, which has a field of its own" if _ISSN.search(part.upper()) else "no ISBN"
            )
            yield Remark(codes.IMPOSSIBLE_ISBN, f"'{shown(part.strip())}' is {what}", "isbn")
            return


def issn(entry: BibEntry) -> Iterator[Remark]:
    """Check every ISSN in the field ``issn``."""
    value = entry.fields.get("issn")
    if not value or is_placeholder(value):
        return
    found = _ISSN.findall(value.upper())
    if not found:
        if not _is_isbn(value.strip().lower()):
            yield Remark(codes.IMPOSSIBLE_ISSN, f"'{shown(value)}' is no ISSN", "issn")
        return
    for first, second, check in found:
        if not issn_adds_up(first + second + check):
            message = f"'{first}-{second}{check}' has a wrong check digit"
            yield Remark(codes.IMPOSSIBLE_ISSN, message, "issn")


def issn_adds_up(digits: str) -> bool:
    """Tell whether the check digit of an ISSN of 8 signs is right (ISO 3297)."""
    values = [10 if sign in "xX" else int(sign) for sign in digits]
    return (
        sum(place * value for place, value in zip(range(8, 0, -1), values, strict=True)) % 11 == 0
    )


def _is_isbn(text: str) -> bool:
    """Tell whether a text is an ISBN, or several with blanks between them.

    A standard book number of nine digits, from before 1970, is an ISBN without its leading zero.
    """
    if not _ISBN_DIGITS.fullmatch(text):
        return False
    signs = _signs(text)
    if isbn13(signs) or (len(signs) == 9 and isbn13("0" + signs)):
        return True
    words = text.split()
    return len(words) > 1 and all(isbn13(_signs(word)) for word in words)


def _signs(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal() or sign == "x")


def _digits(value: str) -> int:
    return sum(sign.isdecimal() for sign in value.partition(".")[0])


CHECKS = (doi, doi_and_url, pubmed, isbn, issn)
