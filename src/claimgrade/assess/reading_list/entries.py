"""What a reading list is: sections, the works in them, why each is there and what it shows."""

from dataclasses import dataclass
from enum import StrEnum

from claimgrade.model.vocabulary import LineRelation


class Importance(StrEnum):
    """How much a work matters to somebody who wants to know the subject (docs/method.md)."""

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    FURTHER = "further"
    NOT_RECOMMENDED = "not-recommended"

    @property
    def rank(self) -> int:
        """Place in the order of reading, 0 for essential."""
        return _PLACES[self]


_PLACES = {importance: place for place, importance in enumerate(Importance)}


class Reason(StrEnum):
    """Why a work has the importance it has."""

    LEADS = "leads"
    TESTS = "tests"
    MEASURES = "measures"
    NO_RESULT = "no-result"
    BACKGROUND = "background"
    OPINION = "opinion"
    NOT_FOUND = "not-found"
    CONCERN = "concern"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
    NOT_CITED = "not-cited"


@dataclass(frozen=True, slots=True)
class Lead:
    """A subject that leans on a work most: ``subject`` is a claim's key or an outcome's name.

    ``against`` is true for the strongest work that disputes a claim; ``review`` for a review that
    pools studies; ``alone`` where there is no other work on that side; ``qualifies`` where it does
    not support the claim and only qualifies it.
    """

    subject: str
    review: bool
    against: bool = False
    alone: bool = False
    qualifies: bool = False


@dataclass(frozen=True, slots=True)
class Served:
    """A line of a claim's evidence that a work serves; ``claim`` is the key of the claim.

    ``place`` is the line's place in the claim. ``counts`` is false for a line that was left out
    of the body of evidence or stands beside it.
    """

    claim: str
    relation: LineRelation | None
    place: int
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a work shows, in our words, and every claim that it serves.

    ``results`` are the ids of the study's results behind it. ``finding`` is empty where a list
    rests on results alone.
    """

    finding: str
    results: tuple[str, ...]
    served: tuple[Served, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """One work of a list.

    ``same_people`` are the keys of other works of the list on the same people, ``pooled_in``
    those of reviews of the list that pooled it: what they show is not a second finding.
    """

    key: str
    importance: Importance
    reason: Reason
    leads: tuple[Lead, ...]
    shows: tuple[Shown, ...]
    same_people: tuple[str, ...] = ()
    pooled_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim or an outcome of a section, with the works that bear on it, each once by direction.

    ``name`` is the key of the claim or the name of the outcome. A work that bears on it in several
    ways has several places. Lines that do not count have no place.
    """

    name: str
    works: tuple[tuple[LineRelation | None, str], ...]


@dataclass(frozen=True, slots=True)
class ReadingSection:
    """The works on one topic, in the order in which to read them; ``name`` is empty for the rest.

    A work stands in one section only; the subjects name it wherever it bears on one.
    """

    name: str
    subjects: tuple[Subject, ...]
    items: tuple[ReadingItem, ...]


@dataclass(frozen=True, slots=True)
class ReadingList:
    """Works to read, by section; ``withdrawn`` are retracted, and listed so that nobody cites them.

    ``of_claims`` is false for a list that rests on the library alone.
    """

    sections: tuple[ReadingSection, ...]
    withdrawn: tuple[ReadingItem, ...]
    of_claims: bool = True

    @property
    def items(self) -> tuple[ReadingItem, ...]:
        """Every work of the list, in the order of reading, those withdrawn last."""
        listed = [item for section in self.sections for item in section.items]
        return (*listed, *self.withdrawn)
