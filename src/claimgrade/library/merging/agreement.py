"""Fields of two entries of one work: what one lacks, and where they say something else.

Spelling is no difference: capitals, LaTeX, initials for given names, an abbreviated journal, a
short range of pages or a missing subtitle say the same, the one less fully than the other.
"""

import re
from collections.abc import Iterator, Mapping

from claimgrade.library.formats.dates import when
from claimgrade.library.formats.same import PEOPLE, same_field
from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.library.merging.identity import isbns, plain_name
from claimgrade.library.merging.sameness import same_journal
from claimgrade.library.merging.titles import alike
from claimgrade.library.names import Name, names

COMPARED = (
    "title", "author", "editor", "translator", "journal", "booktitle", "year", "volume", "number",
    "pages", "doi", "pmid", "pmcid", "isbn", "edition", "publisher", "school", "eprint",
)  # fmt: skip
"""The fields in which two entries of one work may be in conflict; others are beside the work."""

_ONE_FIELD = (
    ("journal", "journaltitle", "booktitle"), ("address", "location"), ("year", "date"),
    ("month", "date"), ("day", "date"), ("number", "issue"), ("school", "institution"),
    ("pages", "eid"), ("annote", "annotation"), ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"), ("pmcid", "pmc"), ("shortjournal", "journal"),
)  # fmt: skip
_NAMES = {name: group for group in reversed(_ONE_FIELD) for name in group if name != "date"}
_NAMES["date"] = ("date", "year")
_BOOKKEEPING = re.compile(
    r"file|timestamp|owner|groups?|username|creationdate|modificationdate|urldate|ids|key|crossref"
    r"|xdata|xref|related\w*|entryset|added-at|biburl|bibsource|bibdate|interhash|intrahash"
    r"|date-(?:added|modified)|__markedentry|bdsk-.*|mendeley-.*|citeulike-.*|x-.*|langid"
    r"|keywords?|comment|note|annote|annotation|month|day|shorttitle|label|sortkey|acknowledgement"
)
_PAGES = re.compile(r"([A-Za-z]*)(\d+)(?:\D+?([A-Za-z]*)(\d+))?")


def value_of(fields: Mapping[str, str], name: str) -> str:
    """Return a field by any of the names that BibTeX and biblatex have for it."""
    if name == "year":
        moment = when(fields)
        return str(moment.begin[0]) if moment is not None and moment.begin else ""
    if name == "title" and fields.get("subtitle"):
        return f"{fields.get('title', '')}: {fields['subtitle']}"
    if name == "booktitle" and (fields.get("journal") or fields.get("journaltitle")):
        return ""
    if name == "journal":
        return fields.get("journal") or fields.get("journaltitle", "")
    others = (one for one in _NAMES.get(name, (name,)) if one != "date")
    return fields.get(name) or next((v for one in others if (v := fields.get(one))), "")


def lacking(mine: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """Return the fields about the work that one entry has and the other lacks, under any name."""
    return {
        name: value
        for name, value in theirs.items()
        if value.strip()
        and not _BOOKKEEPING.fullmatch(name)
        and not any(mine.get(one) for one in _NAMES.get(name, (name,)))
        and not (name == "subtitle" and _has_subtitle(mine, theirs))
    }


def _has_subtitle(mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Tell whether a title holds the subtitle already."""
    full = plain_name(plain_text(mine.get("title", "")))
    return plain_name(plain_text(theirs["subtitle"])) in full


def differing(mine: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield each field in which two entries of one work say something else, with both values."""
    for name in COMPARED:
        one, other = value_of(mine, name), value_of(theirs, name)
        if one and other and not agree(name, one, other):
            yield name, one, other


def agree(name: str, one: str, other: str) -> bool:
    """Tell whether two values of a field say the same, one of them perhaps less fully."""
    if one == other or same_field(name, {name: one}, {name: other}):
        return True
    if name in PEOPLE:
        return _same_people(one, other)
    first, second = plain_text(one).strip(), plain_text(other).strip()
    if name == "title":
        return alike(one, other) is not None
    if name in ("journal", "booktitle", "publisher", "school"):
        return same_journal(first, second)
    if name == "pages":
        return _same_pages(first, second)
    if name == "doi":
        return normalise_doi(one) == normalise_doi(other) is not None
    if name == "isbn":
        return bool(isbns(first) & isbns(second))
    return _bare(first) == _bare(second)


def _bare(text: str) -> str:
    plain = "".join(letter for letter in text.casefold() if letter.isalnum())
    return plain.removeprefix("pmc").removeprefix("arxiv").lstrip("0")


def _same_people(one: str, other: str) -> bool:
    mine, theirs = names(one), names(other)
    short, long = sorted((mine, theirs), key=lambda found: len(found.people))
    if len(short.people) != len(long.people) and not short.others:
        return False
    pairs = zip(short.people, long.people, strict=False)
    return all(same_person(a, b) for a, b in pairs)


def same_person(one: Name, other: Name) -> bool:
    """Tell whether two names may be one person's: the surname is, no initial differs."""
    if plain_name(one.surname) != plain_name(other.surname):
        mine, theirs = plain_name(one.family), plain_name(other.family)
        if mine != theirs and plain_name(one.display) != plain_name(other.display):
            return False
    first, second = one.initials.upper(), other.initials.upper()
    return first.startswith(second) or second.startswith(first)


def _same_pages(one: str, other: str) -> bool:
    """Tell whether two ranges begin on one page, and end on one where both say so: 1460-6."""
    first, second = _PAGES.search(one), _PAGES.search(other)
    if first is None or second is None or first[2] != second[2]:
        return False
    if first[1].lower() != second[1].lower() and first[1] and second[1]:
        return False
    if not first[4] or not second[4]:
        return True
    return _last(first) == _last(second)


def _last(pages: re.Match[str]) -> int:
    """Return the last page, written in full where the digits it shares are left out."""
    start, end = pages[2], pages[4]
    return int(start[: len(start) - len(end)] + end) if len(end) < len(start) else int(end)
