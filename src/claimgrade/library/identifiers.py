"""Identifiers of publications: one spelling for each DOI, and addresses that lead to the work."""

import re
from urllib.parse import quote, unquote

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*(?:/|%2[Ff])\S+")
_ADDRESS_BEFORE = re.compile(r"(?:\w://|doi\.org)\S*\Z", re.IGNORECASE)
_ESCAPED = re.compile(r"\{?\\([_%&#${}~^])\}?")
_AFTER_ADDRESS = re.compile(r"\\?[?#].*", re.DOTALL)
_SHARE_MARK = re.compile(r"\\?#\..*", re.DOTALL)
_WRITTEN_OTHERWISE = re.compile(r"[%\\]|#\.")
_CAPITALS = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
_TRAILING = ".,;:!'\"`’”»›"
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_SAFE_IN_ADDRESS = "/:;()._-"
_LONGEST = 5_000
"""Where in a text a DOI is looked for, since to strip one costs the square of its length."""

_ISBN_10 = re.compile(r"[0-9]{9}[0-9xX]")
_ISBN_13 = re.compile(r"97[89][0-9]{10}")
_PMID = re.compile(r"\A\s*(?:pmid:?\s*)?(\d{1,9})\s*\Z", re.IGNORECASE)
_PMCID = re.compile(r"\A\s*(?:pmcid:?\s*)?(?:pmc)?(\d{1,9})(?:\.\d+)?\s*\Z", re.IGNORECASE)


def normalise_doi(text: str | None) -> str | None:
    r"""Return the DOI in a text in one spelling: bare and in small letters; None without one.

    Reads ``DOI: 10.1000/X``, addresses at doi.org or a library's proxy (without what follows
    ``?`` or ``#``), signs written as ``%3C`` or as LaTeX's ``\_``, brackets and quotation marks
    around it, and a full stop after it. DOI names are compared without regard to the case of
    ASCII letters (DOI Handbook, "Case sensitivity"). The result is a fixed point: normalising it
    again changes nothing. A DOI beyond the first 5,000 characters is not found.
    """
    found = _DOI.search(text[:_LONGEST]) if text else None
    if found is None or found.end() == _LONGEST:
        return None
    address = _ADDRESS_BEFORE.search(found.string, 0, found.start())
    after = _AFTER_ADDRESS if address else _SHARE_MARK
    doi = _without_trailing(_decoded(after.sub("", found.group())))
    return doi.translate(_CAPITALS) if _DOI.fullmatch(doi) else None


def doi_address(doi: str | None) -> str | None:
    """Return the address at doi.org of a DOI in any spelling."""
    return address_of_doi(normalise_doi(doi) or "") or None


def address_of_doi(name: str) -> str:
    """Return the address at doi.org of a DOI in its one spelling; nothing for none."""
    return f"https://doi.org/{quote(name, safe=_SAFE_IN_ADDRESS)}" if name else ""


def pubmed_address(pmid: str | None) -> str | None:
    """Return the address at PubMed of a PMID."""
    found = _PMID.match(pmid or "")
    return f"https://pubmed.ncbi.nlm.nih.gov/{found[1]}/" if found else None


def pmc_address(pmcid: str | None) -> str | None:
    """Return the address at PubMed Central of a PMCID, with or without its letters."""
    found = _PMCID.match(pmcid or "")
    return f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{found[1]}/" if found else None


def isbn13(digits: str) -> str | None:
    """Return the 13 digits of an ISBN of 10 or 13; ``None`` where its check digit is wrong.

    The check digits are those of the ISBN Users' Manual (7th edition, chapter 4): modulus 11 with
    weights 10 to 1 for ten digits, modulus 10 with weights 1 and 3 for thirteen. What begins
    with 9790 is the number of printed music (ISMN), which is checked in the same way.
    """
    if _ISBN_10.fullmatch(digits):
        values = [10 if sign in "xX" else int(sign) for sign in digits]
        if sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11:
            return None
        body = f"978{digits[:9]}"
        return body + str(-_weighted(body) % 10)
    return digits if _ISBN_13.fullmatch(digits) and _weighted(digits) % 10 == 0 else None


def _weighted(digits: str) -> int:
    return sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(digits))


def _decoded(doi: str) -> str:
    """Undo percent signs and LaTeX's backslashes until none is left to undo."""
    while _WRITTEN_OTHERWISE.search(doi):
        plain = _SHARE_MARK.sub("", unquote(_ESCAPED.sub(r"\1", doi))).split(maxsplit=1)[0]
        if plain == doi:
            break
        doi = plain
    return doi


def _without_trailing(doi: str) -> str:
    """Take off punctuation that ends a sentence, and brackets that were opened before the DOI."""
    while doi:
        last = doi[-1]
        opener = _CLOSERS.get(last)
        if last in _TRAILING or (opener and doi.count(last) > doi.count(opener)):
            doi = doi[:-1]
        else:
            return doi
    return doi
