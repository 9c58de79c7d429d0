"""References as a plain numbered list prints them, in the manner of Vancouver style."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimgrade.library.identifiers import (
    address_of_doi,
    normalise_doi,
    pmc_address,
    pubmed_address,
)
from claimgrade.library.latex import plain_text
from claimgrade.library.names import Names, names
from claimgrade.model.remembering import remembered
from claimgrade.model.saying import say, sayable, sentences_in_force
from claimgrade.model.source import Source
from claimgrade.model.vocabulary import RecordStatus

AUTHORS_SHOWN = 6
_TITLE_WORDS = 4
_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle")
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
_ARTICLES = frozenset({"article", "periodical"})


@dataclass(frozen=True, slots=True)
class Reference:
    """One work as a reader of the list sees it; what is not recorded is an empty string.

    ``authors`` are up to six names, then "et al."; ``details`` is volume, issue and pages;
    ``short`` is first author and year, with the ``letter`` that tells it from another work of both.
    ``doi`` is in one spelling, ``url`` the best address of the work. ``unchecked`` holds the fields
    that nobody has verified.
    """

    authors: str
    title: str
    container: str
    year: str
    details: str
    doi: str
    url: str
    short: str
    letter: str
    unchecked: tuple[str, ...]


# A review names its sources again and again: on each card, in each list.
@remembered(sentences_in_force)
def reference(source: Source) -> Reference:
    """Return the reference of a source in its parts."""
    fields = source.fields
    people, editors = names(fields.get("author", "")), Names()
    if not people.people:
        people = editors = names(fields.get("editor", ""))
    year, doi = _year(fields), normalise_doi(fields.get("doi")) or ""
    return Reference(
        authors=_editors(editors) or _authors(people),
        title=plain_text(fields.get("title", "")),
        container=_first(fields, _CONTAINERS),
        year=year,
        details=_details(fields),
        doi=doi,
        url=_address(fields, doi),
        short=_short(people, _dated(year, source.letter), source.key),
        letter=source.letter,
        unchecked=source.details.unchecked,
    )


def called(made: Reference) -> str:
    """Return what a reader knows a work by: author and year, else the first words of its title.

    Where no year is recorded it is said that there is none, so that the name reads as a reference.
    A work of which neither author nor title is recorded is called by its key alone.
    """
    if not (made.authors or made.title):
        return made.short
    name = made.short if made.authors else _titled(made)
    if made.year:
        return name
    if made.letter:
        return say("{name} (year not recorded, {letter})", name=name, letter=made.letter)
    return say("{name} (year not recorded)", name=name)


def _titled(made: Reference) -> str:
    words = made.title.split()
    cut = " ".join(words[:_TITLE_WORDS]).rstrip(".,:;") + "…"
    title = cut if len(words) > _TITLE_WORDS else made.title
    return f"“{title}” {_dated(made.year, made.letter)}".rstrip()


def _dated(year: str, letter: str) -> str:
    """Return the year with its letter: ``2000a``; ``in press-a`` where it is none."""
    if not letter or not year:
        return year
    return f"{year}{letter}" if year[-1:].isdigit() else f"{year}-{letter}"


def in_one_line(source: Source) -> str:
    """Return the reference of a source as a list prints it; what is missing or unverified is said.

    A part that is not recorded stands in brackets, what nobody has verified at the end.
    """
    made = reference(source)
    parts = [
        made.authors or f"[{say('authors not recorded')}]",
        made.title or f"[{say('title not recorded')}]",
        _place(made, source),
        _identifier(made, source.fields),
    ]
    text = " ".join(_stopped(part) for part in parts if part)
    return f"{text} {caution(source)}".rstrip()


def _place(made: Reference, source: Source) -> str:
    """Return where and when the work appeared: ``Journal. 2000;88(1):61-65``."""
    article = source.entry_type in _ARTICLES
    container = made.container
    if container and not article:
        container = say("In: {container}", container=container)
    if not container and article:
        container = f"[{say('journal not recorded')}]"
    publisher = "" if article else _first(source.fields, _PUBLISHERS)
    year = made.year or f"[{say('year not recorded')}]"
    # Pages alone follow the year after a colon; a volume, or an issue of none, after a semicolon.
    numbered = ("volume", "number", "issue")
    separator = ";" if any(source.fields.get(name) for name in numbered) else ":"
    when = f"{year}{separator}{made.details}" if made.details else year
    issued = f"{publisher}; {when}" if publisher else when
    return " ".join(filter(None, (container and _stopped(container), issued)))


def missing(source: Source) -> str:
    """Return in brackets what a list of references needs and the entry lacks; empty if nothing."""
    fields = source.fields
    recorded = (
        fields.get("author") or fields.get("editor"),
        fields.get("title"),
        source.entry_type not in _ARTICLES or _first(fields, _CONTAINERS) or fields.get("eprint"),
        _year(fields),
    )
    lacking = [say(name) for name, said in zip(_NEEDED, recorded, strict=True) if not said]
    if not lacking:
        return ""
    return f"[{say('not recorded: {fields}', fields=', '.join(lacking))}]"


_NEEDED = (sayable("authors"), sayable("title"), sayable("journal"), sayable("year"))


def caution(source: Source) -> str:
    """Return in brackets what of an entry nobody has verified; empty if all of it is."""
    details = source.details
    if details.unchecked:
        return f"[{say('not verified: {fields}', fields=', '.join(details.unchecked))}]"
    if details.record is RecordStatus.UNCHECKED:
        return f"[{say('record not verified')}]"
    return ""


def _identifier(made: Reference, fields: Mapping[str, str]) -> str:
    if made.doi:
        return f"doi:{made.doi}"
    if pmid := pubmed_address(fields.get("pmid")):
        return f"PMID {pmid.rstrip('/').rpartition('/')[2]}"
    if pmcid := pmc_address(fields.get("pmcid")):
        return pmcid.rstrip("/").rpartition("/")[2]
    return made.url


def _stopped(part: str) -> str:
    """Return a part with a full stop at its end, unless it has one or is an identifier."""
    if part.endswith((".", "?", "!")) or part.startswith(("doi:", "http")):
        return part
    return f"{part}."


def _authors(people: Names) -> str:
    shown = [name.short for name in people.people[:AUTHORS_SHOWN]]
    if people.others or len(people.people) > AUTHORS_SHOWN:
        shown.append(say("et al."))
    return ", ".join(shown)


def _editors(people: Names) -> str:
    if not people.people:
        return ""
    alone = len(people.people) == 1 and not people.others
    return say("{names}, editor" if alone else "{names}, editors", names=_authors(people))


def _short(people: Names, year: str, key: str) -> str:
    if not people.people:
        return key
    return f"{people.people[0].surname} {year}".rstrip()


def _year(fields: Mapping[str, str]) -> str:
    return plain_text(fields.get("year", "")) or fields.get("date", "")[:4]


def _details(fields: Mapping[str, str]) -> str:
    """Return volume, issue and pages as ``88(1):61-65``."""
    volume = plain_text(fields.get("volume", ""))
    issue = plain_text(fields.get("number", "") or fields.get("issue", ""))
    pages = plain_text(fields.get("pages", "") or fields.get("eid", "")).replace("–", "-")
    details = f"{volume}({issue})" if issue else volume
    return ":".join(filter(None, (details, pages)))


def _address(fields: Mapping[str, str], doi: str) -> str:
    """Return the address of the work: by DOI, at PubMed or its archive, else its own."""
    return (
        address_of_doi(doi)
        or pubmed_address(fields.get("pmid"))
        or pmc_address(fields.get("pmcid"))
        or own_address(fields.get("url", ""))
    )


def own_address(url: str) -> str:
    r"""Return the address in a ``url`` field, out of ``\url{…}`` and without LaTeX's escapes."""
    url = url.strip().removeprefix("\\url").strip().strip("{}")
    for sign in "_%&#~":
        url = url.replace(f"\\{sign}", sign)
    return url if url.lower().startswith(("http://", "https://")) else ""


def _first(fields: Mapping[str, str], candidates: tuple[str, ...]) -> str:
    for name in candidates:
        if value := fields.get(name):
            return plain_text(value)
    return ""
