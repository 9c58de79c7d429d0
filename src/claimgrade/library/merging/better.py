"""Which of two values of a field is kept when two entries of one work are made one, and why.

In this order: what somebody verified at the source, over what nobody did; then by the field: a
title that is not in capitals and has its subtitle, authors with their given names and all of
them, a range of pages with its end, a journal by its full name, a DOI that is one; else the value
of the entry that is kept.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from claimgrade.library.identifiers import normalise_doi
from claimgrade.library.latex import plain_text
from claimgrade.library.merging.agreement import COMPARED, agree, lacking, value_of
from claimgrade.library.merging.identity import isbns
from claimgrade.library.names import names
from claimgrade.model.source import Source, SourceDetails
from claimgrade.model.vocabulary import RecordStatus

LEAST_CAPITALS = 3
"""Words of a title that have to be all in capitals for it to have been typed so."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of two entries: both values, whether the other's is taken, and why.

    ``conflict`` where they say something else, and not the same less fully.
    """

    name: str
    ours: str
    theirs: str
    take_theirs: bool
    because: str
    conflict: bool = False


def choices(ours: Source, theirs: Source) -> Iterator[Choice]:
    """Yield every field in which the other entry has more, or something else."""
    for name, value in lacking(ours.fields, theirs.fields).items():
        yield Choice(name, "", value, True, "only there")
    for name in COMPARED:
        mine, other = value_of(ours.fields, name), value_of(theirs.fields, name)
        if mine and other and mine != other:
            yield _chosen(name, mine, other, ours.details, theirs.details)


def _chosen(name: str, mine: str, other: str, ours: SourceDetails, theirs: SourceDetails) -> Choice:
    conflict = not agree(name, mine, other)
    for take, verified in ((False, ours), (True, theirs)):
        against = theirs if verified is ours else ours
        if is_verified(verified, name) and not is_verified(against, name):
            return Choice(name, mine, other, take, "verified at the source", conflict)
    test = _TESTS.get(name)
    if test is not None:
        first, second = test(mine), test(other)
        if first != second:
            because = _WHY.get(name, "fuller")
            return Choice(name, mine, other, second > first, because, conflict)
    return Choice(name, mine, other, False, "as it was", conflict)


def is_verified(details: SourceDetails, name: str) -> bool:
    """Tell whether somebody read a field at the source."""
    return details.record is RecordStatus.VERIFIED and name not in details.unchecked


def is_in_capitals(text: str) -> bool:
    """Tell whether a title is all in capitals; a few short words may be an acronym."""
    plain = plain_text(text)
    return plain.isupper() and len(plain.split()) >= LEAST_CAPITALS


def _title(value: str) -> tuple[int, ...]:
    return not is_in_capitals(value), len(plain_text(value).split())


def _people(value: str) -> tuple[int, ...]:
    """Return how full names are: all authors, how many, how many letters of given names."""
    found = names(value)
    letters = sum(_letters(person.given) for person in found.people)
    return not found.others, len(found.people), letters


def _letters(given: str) -> int:
    """Return the letters of given names beyond their initials."""
    parts = given.replace(".", " ").replace("-", " ").split()
    return sum(len(word) for word in parts if len(word) > 1 and not word.isupper())


def _pages(value: str) -> tuple[int, ...]:
    plain = plain_text(value)
    ends = [part for part in plain.replace("–", "-").split("-") if part.strip()]
    return len(ends) > 1, len(ends[-1].strip()) if len(ends) > 1 else 0


def _doi(value: str) -> tuple[int, ...]:
    doi = normalise_doi(value)
    return doi is not None, doi == value.strip().lower()


def _length(value: str) -> tuple[int, ...]:
    return (len(plain_text(value).replace(".", "")),)


_TESTS: Mapping[str, Callable[[str], tuple[int, ...]]] = {
    "title": _title,
    "author": _people,
    "editor": _people,
    "translator": _people,
    "pages": _pages,
    "doi": _doi,
    "journal": _length,
    "booktitle": _length,
    "isbn": lambda value: (len(isbns(plain_text(value))),),
}
_WHY = {
    "title": "not in capitals, with its subtitle",
    "author": "all authors, given names in full",
    "editor": "all names, in full",
    "pages": "the whole range",
    "doi": "a DOI as it is registered",
    "journal": "the full name",
    "booktitle": "the full name",
}
