"""PubMed's own format (MEDLINE display, ``.nbib``)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimgrade.library.formats import nbib_tags
from claimgrade.library.formats.dates import When, date_fields, month_number, season_number, valid
from claimgrade.library.formats.fields import ordered
from claimgrade.library.formats.keywords import joined_keywords
from claimgrade.library.formats.pages import bibtex_pages
from claimgrade.library.formats.people import people_field, with_particle
from claimgrade.library.formats.reading import Entry, Fault, Reading
from claimgrade.library.formats.text import as_bibtex, as_verbatim
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.names import Name, Names
from claimgrade.model.source import Source

FORMAT = "nbib"
MAX_LINES = 50_000

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)", re.DOTALL)
_IDENTIFIER = re.compile(r"(.*?)\s*\[(\w+)\]", re.DOTALL)
_SUFFIX = re.compile(r"(.*\S)\s+(Jr|Sr|2nd|3rd|4th|II|III|IV)\.?")
_INITIALS = re.compile(r"(.+?) ([^\W\d_a-z]{1,4})")
_SHORT_PAGES = re.compile(r"(\d+)-(\d+)")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_WORDS = re.compile(r"[^\W\d]+")
_LIMIT_OF_DAYS = 31


@dataclass(slots=True)
class _Record:
    """One record: its first line, its tags in their order, and the words of each, line by line."""

    line: int
    tags: list[tuple[str, list[str]]] = field(default_factory=list)
    lines: int = 0

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each tag with what it holds."""
        return ((tag, " ".join(" ".join(words).split())) for tag, words in self.tags)

    def all(self, *tags: str) -> list[str]:
        """Return what some tags hold."""
        held = [words for tag, words in self.tags if tag in tags]
        return [text for words in held if (text := " ".join(" ".join(words).split()))]

    def first(self, *tags: str) -> str:
        """Return what the first of some tags that has anything holds."""
        return next((one for tag in tags for one in self.all(tag)), "")


def read(text: str, name: str) -> Reading:
    """Return the works of a file in PubMed's format. Nothing is raised for any text."""
    faults: list[Fault] = []
    entries = [_entry(record) for record in _records(text, faults)]
    return Reading(FORMAT, tuple(entries), tuple(faults))


def _records(text: str, faults: list[Fault]) -> Iterator[_Record]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    record: _Record | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        found = _TAG.match(line)
        if found and (found[1] == "PMID" or record is None):
            if record and _is_read(record, faults):
                yield record
            record = _Record(number)
        if record is None:
            _note_stray(line, number, faults)
        elif record.lines < MAX_LINES:
            _take(record, line, found)
        elif line.strip():
            record.lines += 1
    if record and _is_read(record, faults):
        yield record


def _is_read(record: _Record, faults: list[Fault]) -> bool:
    if record.lines < MAX_LINES:
        return True
    message = f"this record has more than {MAX_LINES:,} lines and is not read"
    faults.append(Fault(message, record.line, "begin each record with a line `PMID- `"))
    return False


def _note_stray(line: str, number: int, faults: list[Fault]) -> None:
    if line.strip() and not faults:
        message = "the lines before the first record cannot be read"
        faults.append(Fault(message, number, "begin each record with a line `PMID- `"))


def _take(record: _Record, line: str, found: re.Match[str] | None) -> None:
    words = line.strip()
    if not words:
        return
    record.lines += 1
    if found:
        record.tags.append((found[1], [found[2]]))
    else:
        record.tags[-1][1].append(words)


def _entry(record: _Record) -> Entry:
    kind, fields = _titles(record)
    fields |= {f: as_bibtex(record.first(tag)) for tag, f in nbib_tags.PLAIN.items()}
    fields["author"] = people_field(Names(tuple(_people(record, "FAU", "AU"))))
    fields["editor"] = people_field(Names(tuple(_people(record, "FED", "ED"))))
    fields |= _date(record.first("DP"))
    fields["pages"] = bibtex_pages(_full_pages(record.first("PG")))
    fields |= _identifiers(record)
    fields["abstract"] = as_bibtex(" ".join(record.all("AB")))
    fields["keywords"] = joined_keywords(
        word.lstrip("*") for word in [*record.all("OT"), *record.all("MH")]
    )
    warnings = _warnings(record)
    fields["note"] = as_bibtex("; ".join([*warnings, *record.all("GN")]))
    fields |= _rest(record)
    notes = tuple(w for w in warnings if w.startswith(("Retract", "Notice", "An expression")))
    return Entry(Source("", kind, ordered(fields)), record.line, notes)


def _titles(record: _Record) -> tuple[str, dict[str, str]]:
    title, book = _without_stop(record.first("TI")), _without_stop(record.first("BTI"))
    if book:
        kind = "incollection" if title else "book"
        names = ("title", "booktitle") if title else ("booktitle", "title")
    else:
        kind, names = "article", ("title", "booktitle")
    journal = record.first("JT") or record.first("TA")
    made = {names[0]: as_bibtex(title), names[1]: as_bibtex(book)}
    if nbib_tags.PREPRINT in record.all("PT"):
        made["pubstate"] = "preprint"
    return kind, made | ({"journal": as_bibtex(journal)} if kind == "article" else {})


def _without_stop(title: str) -> str:
    """Return a title without the full stop that PubMed puts after it."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _people(record: _Record, full: str, short: str) -> Iterator[Name]:
    """Yield names in their order; a short form is used where no full form stands before it."""
    told = False
    for tag, text in record.texts():
        if tag == full:
            told = True
            yield _name(text)
        elif tag == short:
            if not told:
                yield _short_name(text)
            told = False
        elif tag == "CN" and full == "FAU" and text:
            yield Name(text)


def _name(text: str) -> Name:
    family, _, given = (part.strip() for part in text.partition(","))
    found = _SUFFIX.fullmatch(given)
    return with_particle(family, *(found.groups() if found else (given,)))


def _short_name(text: str) -> Name:
    found = _SUFFIX.fullmatch(text)
    suffix = found[2] if found else ""
    initials = _INITIALS.fullmatch(found[1] if found else text)
    return with_particle(initials[1], initials[2], suffix) if initials else Name(text)


def _date(text: str) -> dict[str, str]:
    """Return the fields of a date such as ``2000 Jan 15``, ``1998 Dec-1999 Jan`` or ``2001``."""
    first, _, last = text.partition("-")
    begin = _point(first, "")
    if begin is None:
        return date_fields(When(text=text)) if text else {}
    end = _point(last, first) if last else None
    if season := next(filter(None, map(season_number, _WORDS.findall(first))), None):
        return date_fields(When(begin[:1], season=season))
    return date_fields(When(begin, end if end and end > begin else None))


def _point(text: str, before: str) -> tuple[int, ...] | None:
    """Return year, month and day; what a second date leaves out is as in the first."""
    numbers = [int(one) for one in re.findall(r"\d+", text) if len(one) <= 4]
    months = [found for word in _WORDS.findall(text) if (found := month_number(word))]
    first = _point(before, "") if before else None
    years = [one for one in numbers if one > _LIMIT_OF_DAYS] or list(first or ())[:1]
    if not years:
        return None
    month = months[0] if months else (first[1] if first and len(first) > 1 else 0)
    days = [one for one in numbers if one <= _LIMIT_OF_DAYS]
    return valid((years[0], month, days[0] if days else 0))


def _full_pages(text: str) -> str:
    """Return pages with the last one in full, where PubMed gives its last figures alone."""
    found = _SHORT_PAGES.fullmatch(text)
    if found is None or len(found[2]) >= len(found[1]):
        return text
    return f"{found[1]}-{found[1][: len(found[1]) - len(found[2])]}{found[2]}"


def _identifiers(record: _Record) -> dict[str, str]:
    doi = ""
    others = []
    for text in record.all("LID", "AID"):
        found = _IDENTIFIER.fullmatch(text)
        if found and found[2].lower() == "doi":
            doi = doi or normalise_doi(found[1]) or found[1]
        elif text not in others:
            others.append(text)
    issns = dict.fromkeys(one for text in record.all("IS") for one in _ISSN.findall(text))
    return {
        "doi": as_verbatim(doi),
        "pmid": as_bibtex(record.first("PMID")),
        "pmcid": as_bibtex(record.first("PMC")),
        "issn": ", ".join(issns),
        "isbn": as_bibtex(", ".join(record.all("ISBN"))),
        "x-nbib-aid": as_bibtex("; ".join(others)),
    }


def _warnings(record: _Record) -> list[str]:
    """Return what PubMed says of retractions and corrections, in words."""
    types = record.all("PT")
    made = []
    if nbib_tags.RETRACTED in types and not record.all("RIN"):
        made.append("Retracted, by PubMed")
    if nbib_tags.NOTICE in types and not record.all("ROF"):
        made.append("Notice of a retraction, by PubMed")
    return made + [
        f"{words}: {text}"
        for tag, words in nbib_tags.RETRACTIONS.items()
        for text in record.all(tag)
    ]


def _rest(record: _Record) -> dict[str, str]:
    """Return what has no field here, in fields of its own."""
    used = {
        *nbib_tags.PLAIN, *nbib_tags.ABOUT_THE_RECORD, *nbib_tags.RETRACTIONS, "FAU", "AU", "FED",
        "ED", "CN", "TI", "BTI", "JT", "DP", "PG", "LID", "AID", "IS", "ISBN", "PMID", "PMC", "AB",
        "OT", "MH", "GN",
    }  # fmt: skip
    made: dict[str, list[str]] = {}
    for tag, text in record.texts():
        if tag not in used and text:
            made.setdefault(f"x-nbib-{tag.lower()}", []).append(text)
    return {name: as_bibtex("; ".join(texts)) for name, texts in made.items()}
