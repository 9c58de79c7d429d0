"""From a bibliography entry to CSL-JSON, the data that citation styles are written for.

Types and fields are those of CSL 1.0.2 (appendices III and IV); what an entry's own fields mean
is told by the manual of BibLaTeX (2.2.2, "Data Fields").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claimgrade.library.csl.dates import iso_date, issued
from claimgrade.library.csl.pieces import without_reserved
from claimgrade.library.csl.titles import AfterColon, sentence_case
from claimgrade.library.identifiers import normalise_doi, pmc_address, pubmed_address
from claimgrade.library.latex import plain_text
from claimgrade.library.names import Name, names
from claimgrade.library.references import own_address
from claimgrade.model.source import Source

VERSION = 2
"""Raised whenever an entry may come out in another way; formatted references are kept by it."""

OTHERS = "\ue004"
"""Stands for the unnamed authors of "and others"; the processor makes it "et al."."""

_TYPES = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "periodical": "article-journal",
    "review": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "manual": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "techreport": "report",
    "report": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
}
_THESES = {
    "phdthesis": "Doctoral dissertation",
    "phd": "Doctoral dissertation",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
}
_SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_PARTS_OF_BOOKS = frozenset({"chapter", "entry-encyclopedia", "paper-conference"})
_PEOPLE = ("author", "editor", "translator")
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
_MOST_INITIALS = 4
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_EDITION = re.compile(r"(\d+)\s*(?:st|nd|rd|th)?\.?(?:\s+ed(?:ition|n)?\.?)?", re.IGNORECASE)
_PAGES = re.compile(r"(\d+)\s*[-–—]+\s*(\d+)")
_ARTICLE_NUMBER = re.compile(r"e\d{3,}|\d{6,}")
"""What stands in a field for pages and can be none."""

_DASHES = re.compile(r"\s*[-–—]+\s*")
_ENGLISH = ("en", "english", "american", "british", "usenglish", "ukenglish", "australian")
_LANGUAGES = {"ngerman": "de", "german": "de", "french": "fr", "spanish": "es", "japanese": "ja"}


@dataclass(frozen=True, slots=True)
class Manner:
    """What a style's manual asks of the data, for which CSL has no words.

    ``after_colon`` is about titles; ``publisher_once`` means that a publisher who is the author
    is not named again (APA 7, 9.29); ``article_numbers`` that the number of an article is told
    from a page (APA 7, 9.27).
    """

    after_colon: AfterColon = AfterColon.AS_WRITTEN
    publisher_once: bool = False
    article_numbers: bool = False


def csl_item(source: Source, manner: Manner) -> dict[str, Any]:
    """Return an entry as CSL-JSON, LaTeX decoded; what is not recorded is left out."""
    fields = source.fields
    kind = _kind(source)
    item: dict[str, Any] = {"type": kind}
    for role in _PEOPLE:
        item[role] = [_name(name) for name in names(_clean(fields.get(role, ""))).people]
        if item[role] and names(fields[role]).others:
            item[role].append({"literal": OTHERS})
    item["issued"] = issued(fields)
    item["language"] = _language(fields)
    item |= _titles(fields, kind, manner)
    item |= _serial(fields, manner) if kind in _SERIALS else _monograph(source, kind, manner)
    item |= _identifiers(fields)
    return {name: value for name, value in item.items() if value}


def _kind(source: Source) -> str:
    entry, fields = source.entry_type.lower(), source.fields
    if entry in ("misc", "unpublished") and not fields.get("howpublished") and fields.get("url"):
        return "webpage"
    kind = _TYPES.get(entry, "document")
    if kind == "article-journal":
        subtype = fields.get("entrysubtype", "").lower()
        if subtype in ("magazine", "newspaper"):
            return f"article-{subtype}"
        if fields.get("eprint") and not _journal(fields):
            return "article"
    return kind


def _name(name: Name) -> dict[str, str]:
    """Return a name in CSL's parts; a particle such as "van der" stays with the family name."""
    if not name.given and not name.particle:
        return {"literal": name.family}
    made = {
        "family": name.family,
        "given": " ".join(_spelt(word) for word in name.given.split()),
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: said for part, said in made.items() if said}


def _spelt(word: str) -> str:
    """Return initials that are written together apart, as in "B. J." for BJ."""
    if word.isalpha() and word.isupper() and 1 < len(word) <= _MOST_INITIALS:
        return " ".join(f"{letter}." for letter in word)
    return word


def _language(fields: Mapping[str, str]) -> str:
    said = (fields.get("langid") or fields.get("language") or "en").strip().lower()
    if said.startswith(_ENGLISH):
        return "en"
    return _LANGUAGES.get(said, said[:2])


def _titles(fields: Mapping[str, str], kind: str, manner: Manner) -> dict[str, str]:
    english = _language(fields) == "en"
    title = _with_subtitle(fields, "title", "subtitle")
    container = _container(fields, kind)
    if kind == "chapter":
        container = sentence_case(container, manner.after_colon, english)
    else:
        container = _clean(plain_text(container))
    short = fields.get("shortjournal", "") if kind in _SERIALS else ""
    return {
        "title": sentence_case(title, manner.after_colon, english),
        "container-title": container,
        "container-title-short": _clean(plain_text(short)),
        "collection-title": "" if kind in _SERIALS else _text(fields, "series"),
    }


def _container(fields: Mapping[str, str], kind: str) -> str:
    if kind in _SERIALS:
        return _journal(fields)
    if kind in _PARTS_OF_BOOKS:
        if fields.get("booktitle"):
            return _with_subtitle(fields, "booktitle", "booksubtitle")
        return fields.get("maintitle", "")
    return fields.get("maintitle", "") if kind == "book" else ""


def _journal(fields: Mapping[str, str]) -> str:
    return _with_subtitle(fields, "journaltitle", "journalsubtitle") or fields.get("journal", "")


def _with_subtitle(fields: Mapping[str, str], main: str, sub: str) -> str:
    title, subtitle = fields.get(main, "").strip(), fields.get(sub, "").strip()
    if not title or not subtitle:
        return title
    return f"{title} {subtitle}" if title.endswith(("?", "!")) else f"{title}: {subtitle}"


def _serial(fields: Mapping[str, str], manner: Manner) -> dict[str, str]:
    pages, number = _pages(fields), _text(fields, "eid")
    if not number and _ARTICLE_NUMBER.fullmatch(pages):
        pages, number = "", pages
    if number and not manner.article_numbers:
        pages, number = pages or number, ""
    return {
        "volume": _text(fields, "volume"),
        "issue": _text(fields, "number") or _text(fields, "issue"),
        "page": pages,
        "number": number,
    }


def _monograph(source: Source, kind: str, manner: Manner) -> dict[str, str]:
    fields = source.fields
    number = _text(fields, "number")
    made = {
        "volume": _text(fields, "volume"),
        "edition": _edition(_text(fields, "edition")),
        "page": _pages(fields) or _text(fields, "eid"),
        "publisher": _publisher(source, manner),
        "publisher-place": _text(fields, "address") or _text(fields, "location"),
        "genre": _genre(source, kind),
        "version": _text(fields, "version"),
        "event-place": _text(fields, "venue"),
    }
    in_series = kind in ("book", "chapter", "paper-conference")
    made["collection-number" if in_series else "number"] = number
    return made


def _publisher(source: Source, manner: Manner) -> str:
    fields = source.fields
    found = next((_text(fields, name) for name in _PUBLISHERS if fields.get(name)), "")
    if own_address(found):
        return ""
    if not found and fields.get("eprint"):
        found = _text(fields, "archiveprefix") or _text(fields, "eprinttype")
    if manner.publisher_once:
        people = names(fields.get("author", "") or fields.get("editor", "")).people
        if found.casefold() in [name.display.casefold() for name in people]:
            return ""
    return found


def _genre(source: Source, kind: str) -> str:
    said = _text(source.fields, "type")
    if kind == "thesis":
        return _THESES.get(said.lower() or source.entry_type.lower(), said or "Thesis")
    return said if kind in ("report", "manuscript", "webpage", "patent") else ""


def _edition(said: str) -> str:
    found = _EDITION.fullmatch(said)
    if found:
        return found[1]
    word = said.lower().removesuffix(".").removesuffix(" edition").removesuffix(" ed")
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else said


def _pages(fields: Mapping[str, str]) -> str:
    """Return pages as ``61-65``, the last one in full."""
    said = _text(fields, "pages")
    found = _PAGES.fullmatch(said)
    if found is None:
        return _DASHES.sub("-", said)
    first, last = found.groups()
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first if first == last else f"{first}-{last}"


def _identifiers(fields: Mapping[str, str]) -> dict[str, Any]:
    doi = normalise_doi(fields.get("doi")) or ""
    pmid, pmcid = pubmed_address(fields.get("pmid")), pmc_address(fields.get("pmcid"))
    page = own_address(fields.get("url", "")) or own_address(fields.get("howpublished", ""))
    if doi and normalise_doi(page) == doi:
        page = ""
    return {
        "DOI": _clean(doi),
        "PMID": _last(pmid),
        "PMCID": _last(pmcid),
        "URL": _clean(page),
        "accessed": iso_date(fields.get("urldate", "")) if page else None,
    }


def _last(address: str | None) -> str:
    return (address or "").rstrip("/").rpartition("/")[2]


def _text(fields: Mapping[str, str], name: str) -> str:
    return _clean(plain_text(fields.get(name, "")))


def _clean(text: str) -> str:
    return " ".join(without_reserved(text).split())
