"""How well one thing claimed fits all that was studied, one function for each sort of thing."""

import re
from decimal import Decimal
from typing import NamedTuple

from claimgrade.assess.asking import hours
from claimgrade.model.directness import Match
from claimgrade.model.vocabulary import AgeBand, OutcomeClass, Sex, Species, Training
from claimgrade.statistics.quantities import Overlap, compare

_SESSION_HOURS = 48.0
_TRAINING_HOURS = 168.0


class Fit(NamedTuple):
    """A match with its reason in one short clause."""

    match: Match
    reason: str


Studied = tuple[str, ...]
"""What the studies say of one thing, each once; never empty."""


def species_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the species studied fit the one spoken of."""
    if claimed in studied:
        others = [_SPECIES[s] for s in studied if s != claimed]
        also = f", beside {_either(others)}" if others else ""
        return Fit(Match.EXACT, f"{_SPECIES[claimed]} were studied{also}")
    return Fit(Match.LOW, f"only {_either([_SPECIES[s] for s in studied])} were studied")


_SPECIES = {
    Species.HUMAN.value: "people",
    Species.ANIMAL.value: "animals",
    Species.CELL.value: "cells",
    Species.TISSUE.value: "tissue samples",
    Species.NOT_APPLICABLE.value: "no living things",
}


def sex_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the sexes studied fit those spoken of."""
    both = Sex.BOTH.value in studied
    if claimed == Sex.BOTH:
        if both or {Sex.WOMEN.value, Sex.MEN.value} <= set(studied):
            return Fit(Match.EXACT, "women and men were studied")
        return Fit(Match.MODERATE, f"only {studied[0]} were studied")
    if claimed in studied:
        return Fit(Match.EXACT, f"{claimed} were studied")
    if both:
        return Fit(Match.HIGH, f"{claimed} were studied together with the other sex")
    return Fit(Match.LOW, f"only {studied[0]} were studied")


def age_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the age bands studied fit the one spoken of."""
    said = _plain(claimed)
    if claimed in studied:
        return Fit(Match.EXACT, f"{said} were studied")
    if claimed == AgeBand.ADULTS:
        if {AgeBand.YOUNG_ADULTS.value, AgeBand.OLDER_ADULTS.value} <= set(studied):
            return Fit(Match.HIGH, "young and older adults were studied")
        part = [band for band in studied if band != AgeBand.CHILDREN]
        if part:
            return Fit(Match.MODERATE, f"only {_plain(part[0])} were studied")
    if AgeBand.ADULTS.value in studied and claimed != AgeBand.CHILDREN:
        match = Match.HIGH if claimed == AgeBand.YOUNG_ADULTS else Match.MODERATE
        return Fit(match, f"{said} at most among other adults")
    return Fit(Match.LOW, f"only {_either([_plain(s) for s in studied])} were studied")


def training_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the training states studied fit the one spoken of."""
    if claimed in studied:
        return Fit(Match.EXACT, f"{_people(claimed)} were studied")
    if claimed == Training.MIXED:
        if {Training.UNTRAINED.value, Training.TRAINED.value} <= set(studied):
            return Fit(Match.EXACT, "untrained and trained people were studied")
        return Fit(Match.MODERATE, f"only {_either(studied)} people were studied")
    if Training.MIXED.value in studied:
        return Fit(Match.HIGH, f"{_people(claimed)} were studied among others")
    reason = f"only {_either(studied)} people were studied"
    near = Training.ACTIVE in (claimed, *studied)
    return Fit(Match.MODERATE if near else Match.LOW, reason)


def health_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the states of health fit: the same words, or healthy against ill."""
    same = same_words(claimed, studied)
    if same.match is Match.EXACT:
        return same
    well = [_words(text).startswith("healthy") for text in studied]
    if _words(claimed).startswith("healthy"):
        if any(well):
            return Fit(Match.EXACT, "healthy people were studied")
        return Fit(Match.LOW, f"people with {_either(studied)} were studied")
    if all(well):
        return Fit(Match.LOW, "only healthy people were studied")
    return same


def class_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the classes of what was measured fit that of the claimed outcome."""
    if claimed in studied:
        return Fit(Match.EXACT, f"{_CLASS[claimed]} was measured")
    reason = f"only {_either([_CLASS[s] for s in studied])} was measured"
    nearest = max(_NEARNESS[s] for s in studied)
    if nearest < _NEARNESS[claimed]:
        return Fit(Match.LOW, reason)
    stand_in = claimed == OutcomeClass.SURROGATE
    return Fit(Match.HIGH if stand_in else Match.MODERATE, reason)


_NEARNESS = {
    OutcomeClass.FINAL.value: 3,
    OutcomeClass.SURROGATE.value: 2,
    OutcomeClass.ACUTE_MARKER.value: 1,
    OutcomeClass.MECHANISM.value: 1,
}
"""How near each class is to what the reader is after."""

_CLASS = {
    OutcomeClass.FINAL.value: "the outcome itself",
    OutcomeClass.SURROGATE.value: "a stand-in",
    OutcomeClass.ACUTE_MARKER.value: "a marker soon after a session",
    OutcomeClass.MECHANISM.value: "a step of the mechanism",
}


def amount_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the amounts studied fit the claimed one, whatever their units."""
    overlap = compare(claimed, studied)
    if overlap is None:
        return same_words(claimed, studied)
    return _AMOUNTS[overlap]


_AMOUNTS = {
    Overlap.WITHIN: Fit(Match.EXACT, "the claimed amounts were studied"),
    Overlap.PARTLY: Fit(Match.HIGH, "the claimed amounts were studied in part"),
    Overlap.APART: Fit(Match.LOW, "other amounts were studied"),
}


def horizon_fit(claimed: str, studied: Studied, factor: Decimal) -> Fit:
    """Return how well the times of measurement fit the time spoken of.

    ``factor`` is how many times apart they may lie before the match is low.
    """
    lengths = [length for length in map(hours, studied) if length is not None]
    if not lengths:
        return Fit(Match.UNKNOWN, "when it was measured is not a length of time")
    if claimed == "session":
        near = min(lengths) <= _SESSION_HOURS
        return _timed(near, min(lengths) < _TRAINING_HOURS, "only after weeks, not in a session")
    if claimed == "training":
        near = max(lengths) >= _TRAINING_HOURS
        return _timed(near, max(lengths) > _SESSION_HOURS, "only within two days of a session")
    overlap = compare(claimed, studied)
    if overlap is not None and overlap is not Overlap.APART:
        return _TIMES[overlap]
    wanted = hours(claimed) or 0.0
    apart = min(max(wanted, one) / (min(wanted, one) or 1.0) for one in lengths)
    if wanted and apart <= factor:
        return Fit(Match.MODERATE, "measured at another time, not far off")
    shorter = max(lengths) < wanted
    return Fit(Match.LOW, f"measured much {'sooner' if shorter else 'later'} than the claim says")


_TIMES = {
    Overlap.WITHIN: Fit(Match.EXACT, "measured at that time"),
    Overlap.PARTLY: Fit(Match.HIGH, "measured in part of that time"),
}


def _timed(near: bool, between: bool, otherwise: str) -> Fit:
    if near:
        return _TIMES[Overlap.WITHIN]
    return Fit(Match.MODERATE if between else Match.LOW, f"measured {otherwise}")


def same_words(claimed: str, studied: Studied, synonyms: tuple[tuple[str, ...], ...] = ()) -> Fit:
    """Return exact where the words are the same or recorded synonyms, else unknown."""
    wanted = _words(claimed)
    names = {wanted}
    for group in synonyms:
        known = {_words(name) for name in group}
        if wanted in known:
            names |= known
    found = [_words(text) for text in studied]
    if wanted in found:
        return Fit(Match.EXACT, "in the same words")
    if names & set(found):
        return Fit(Match.EXACT, "under another recorded name")
    return Fit(Match.UNKNOWN, OTHER_WORDS)


OTHER_WORDS = "other words are used; a reader has to compare them"
"""Reason where both sides are recorded and only a reader can tell whether they are the same."""


_PUNCTUATION = re.compile(r"[^\w%]+")
_ARTICLES = frozenset({"a", "an", "the"})


def _words(text: str) -> str:
    """Return words in one form: no case, punctuation or articles."""
    parts = _PUNCTUATION.sub(" ", text.casefold()).split()
    return " ".join(part for part in parts if part not in _ARTICLES)


def _plain(value: str) -> str:
    return value.replace("-", " ")


def _people(training: str) -> str:
    return "people in mixed states" if training == Training.MIXED else f"{training} people"


def _either(names: Studied | list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
