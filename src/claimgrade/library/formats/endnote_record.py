"""One record of EndNote's XML as a bibliography entry."""

import re
from typing import Any

from claimgrade.library.formats.dates import (
    When,
    date_fields,
    day_field,
    month_and_day,
    parsed,
    valid,
)
from claimgrade.library.formats.fields import ordered
from claimgrade.library.formats.keywords import joined_keywords
from claimgrade.library.formats.pages import bibtex_pages
from claimgrade.library.formats.people import field_of_listed
from claimgrade.library.formats.reading import Entry
from claimgrade.library.formats.text import as_bibtex, as_verbatim, is_key
from claimgrade.library.identifiers import normalise_doi
from claimgrade.model.source import Source

_KINDS = {
    "journal article": "article", "electronic article": "article", "magazine article": "article",
    "newspaper article": "article", "book": "book", "electronic book": "book",
    "edited book": "collection", "classical work": "book", "book section": "incollection",
    "electronic book section": "incollection", "encyclopedia": "inreference",
    "dictionary": "inreference", "conference paper": "inproceedings",
    "conference proceedings": "proceedings", "report": "techreport",
    "government document": "techreport", "thesis": "phdthesis", "web page": "online",
    "blog": "online", "online multimedia": "online", "dataset": "dataset",
    "computer program": "software", "patent": "patent", "unpublished work": "unpublished",
    "manuscript": "unpublished", "pamphlet": "booklet", "standard": "standard",
    "statute": "legislation", "bill": "legislation", "case": "jurisdiction",
    "personal communication": "letter", "artwork": "artwork", "figure": "image",
    "film or broadcast": "video", "serial": "periodical",
}  # fmt: skip
_CONTAINERS = {"article": "journal", "book": "series", "collection": "series",
               "proceedings": "series", "periodical": "journal"}  # fmt: skip
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"}
_PEOPLE = {"authors": "author", "secondary-authors": "editor", "subsidiary-authors": "translator"}
_PLAIN = {
    "volume": "volume", "number": "number", "issue": "number", "edition": "edition",
    "section": "chapter", "pub-location": "address", "language": "language",
    "work-type": "type", "num-vols": "volumes", "abstract": "abstract", "notes": "note",
    "research-notes": "annote", "call-num": "library", "titles/short-title": "shorttitle",
    "titles/translated-title": "origtitle",
}  # fmt: skip
_USED = frozenset({
    "database", "source-app", "rec-number", "foreign-keys", "ref-type", "contributors", "titles",
    "periodical", "pages", "keywords", "dates", "isbn", "urls", "electronic-resource-num",
    "label", "publisher", "access-date", "custom2", "accession-num", "remote-database-name",
    "added-date", "modified-date",
})  # fmt: skip
"""Elements that are read one by one, or speak of EndNote's own record."""

_PMCID = re.compile(r"PMC\d{1,9}", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")


def entry_of(record: Any, line: int) -> Entry:
    """Return a ``<record>`` as an entry; the text of an element is that of its styles together."""
    kind = _kind(record)
    fields = {
        field: field_of_listed(_texts(record, f"contributors/{name}/author"))
        for name, field in _PEOPLE.items()
    }
    fields |= _titles(record, kind)
    for path, field in _PLAIN.items():
        fields[field] = fields.get(field) or as_bibtex(_text(record, path))
    fields[_PUBLISHERS.get(kind, "publisher")] = as_bibtex(_text(record, "publisher"))
    fields |= _dates(record)
    fields["pages"] = bibtex_pages(_text(record, "pages"))
    fields |= _identifiers(record)
    fields |= _addresses(record)
    fields["keywords"] = joined_keywords(_texts(record, "keywords/keyword"))
    fields |= _rest(record)
    label = _text(record, "label")
    key = label if is_key(label) else ""
    if label and not key:
        fields["x-endnote-label"] = as_bibtex(label)
    return Entry(Source(key, kind, ordered(fields)), line)


def _texts(record: Any, path: str) -> list[str]:
    found = (" ".join("".join(one.itertext()).split()) for one in record.findall(path))
    return [text for text in found if text]


def _text(record: Any, path: str) -> str:
    return next(iter(_texts(record, path)), "")


def _kind(record: Any) -> str:
    element = record.find("ref-type")
    name = (element.get("name") or "").strip().lower() if element is not None else ""
    kind = _KINDS.get(name, "misc")
    work_type = _text(record, "work-type").lower()
    return "mastersthesis" if kind == "phdthesis" and "master" in work_type else kind


def _titles(record: Any, kind: str) -> dict[str, str]:
    container = _CONTAINERS.get(kind, "booktitle")
    journal = _text(record, "periodical/full-title") if container == "journal" else ""
    shown = journal or _text(record, "titles/secondary-title")
    short = _text(record, "periodical/abbr-1") or _text(record, "titles/alt-title")
    series = _text(record, "titles/tertiary-title")
    made = {
        "title": as_bibtex(_text(record, "titles/title")),
        container: as_bibtex(shown),
        "shortjournal": as_bibtex(short if short != shown else ""),
    }
    made["series"] = made.get("series") or as_bibtex(series)
    return made


def _dates(record: Any) -> dict[str, str]:
    year = _text(record, "dates/year")
    day = _text(record, "dates/pub-dates/date")
    accessed = _text(record, "access-date")
    made = {"urldate": day_field(parsed(accessed)) if accessed else ""}
    if not (year.isdecimal() and year.isascii() and len(year) <= 4):
        return made | date_fields(parsed(year or day))
    month, number = month_and_day(day)
    moment = parsed(day)
    if moment.begin[:1] == (int(year),):
        return made | date_fields(moment)
    made |= date_fields(When(valid((int(year), month or 0, number or 0))))
    return made if month or not day else made | {"x-endnote-pub-dates": as_bibtex(day)}


def _identifiers(record: Any) -> dict[str, str]:
    doi = _text(record, "electronic-resource-num")
    numbers = _text(record, "isbn")
    made = {
        "doi": as_verbatim(normalise_doi(doi) or doi),
        "issn" if _ISSN.match(numbers) and not _is_isbn(numbers) else "isbn": as_bibtex(numbers),
    }
    database = _text(record, "remote-database-name").lower()
    accession = _text(record, "accession-num")
    if accession.isdecimal() and database in ("pubmed", "medline", ""):
        made["pmid"] = accession
    else:
        made["x-endnote-accession-num"] = as_bibtex(accession)
    if database not in ("", "pubmed"):
        made["x-endnote-remote-database-name"] = as_bibtex(_text(record, "remote-database-name"))
    custom = _text(record, "custom2")
    is_pmcid = _PMCID.fullmatch(custom) is not None
    return made | {"pmcid" if is_pmcid else "x-endnote-custom2": as_bibtex(custom)}


def _is_isbn(text: str) -> bool:
    return len(re.sub(r"[^\dXx]", "", text.partition("(")[0])) in (10, 13)


def _addresses(record: Any) -> dict[str, str]:
    web = [*_texts(record, "urls/related-urls/url"), *_texts(record, "urls/web-urls/url")]
    files = [*_texts(record, "urls/pdf-urls/url"), *_texts(record, "urls/text-urls/url")]
    made = {"url": as_verbatim(web[0]) if web else "", "file": as_verbatim("; ".join(files))}
    return made | {"x-endnote-urls": as_verbatim(" ".join(web[1:]))}


def _rest(record: Any) -> dict[str, str]:
    """Return what has no field here, in fields of its own."""
    made: dict[str, list[str]] = {}
    for one in record:
        if isinstance(one.tag, str) and one.tag not in _USED and one.tag not in _PLAIN:
            text = " ".join("".join(one.itertext()).split())
            name = re.sub(r"[^a-z0-9-]", "-", one.tag.lower())
            made.setdefault(f"x-endnote-{name}", []).append(text)
    for group in ("tertiary-authors", "translated-authors"):
        made[f"x-endnote-{group}"] = _texts(record, f"contributors/{group}/author")
    return {name: as_bibtex("; ".join(filter(None, texts))) for name, texts in made.items()}
