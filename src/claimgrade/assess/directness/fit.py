"""How well one thing claimed fits all that was studied, one function for each sort of thing."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from claimgrade.assess.asking import hours
from claimgrade.assess.in_words import in_words
from claimgrade.model.directness import Match
from claimgrade.model.saying import listed, say, sayable
from claimgrade.model.vocabulary import AgeBand, OutcomeClass, Sex, Species, Training
from claimgrade.statistics.quantities import Overlap, compare

_SESSION_HOURS = 48.0
_TRAINING_HOURS = 168.0


class Fit(NamedTuple):
    """A match with its reason in one short clause.

    ``reworded`` is true where both sides are recorded, in other words, and only a reader can tell
    whether they are the same; ``compared`` is false where there was nothing to compare with.
    """

    match: Match
    reason: str
    reworded: bool = False
    compared: bool = True


Studied = tuple[str, ...]
"""What the studies say of one thing, each once; never empty."""


def species_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the species studied fit the one spoken of."""
    if claimed not in studied:
        return Fit(Match.LOW, _only([in_words(Species(one)) for one in studied]))
    word = in_words(Species(claimed))
    others = [in_words(Species(one)) for one in studied if one != claimed]
    if not others:
        return Fit(Match.EXACT, _were_studied(word))
    reason = say("{people} were studied, beside {others}", people=word, others=listed(others))
    return Fit(Match.EXACT, reason)


def _were_studied(word: str) -> str:
    return say("{people} were studied", people=word)


def _only(words: list[str]) -> str:
    return say("only {people} were studied", people=listed(words))


def sex_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the sexes studied fit those spoken of."""
    both = Sex.BOTH.value in studied
    if claimed == Sex.BOTH:
        if both or {Sex.WOMEN.value, Sex.MEN.value} <= set(studied):
            return Fit(Match.EXACT, say("women and men were studied"))
        return Fit(Match.MODERATE, _only([in_words(Sex(studied[0]))]))
    word = in_words(Sex(claimed))
    if claimed in studied:
        return Fit(Match.EXACT, _were_studied(word))
    if both:
        reason = say("{people} were studied together with the other sex", people=word)
        return Fit(Match.HIGH, reason)
    return Fit(Match.LOW, _only([in_words(Sex(studied[0]))]))


def age_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the age bands studied fit the one spoken of."""
    word = in_words(AgeBand(claimed))
    if claimed in studied:
        return Fit(Match.EXACT, _were_studied(word))
    if claimed == AgeBand.ADULTS:
        if {AgeBand.YOUNG_ADULTS.value, AgeBand.OLDER_ADULTS.value} <= set(studied):
            return Fit(Match.HIGH, say("young and older adults were studied"))
        part = [band for band in studied if band != AgeBand.CHILDREN]
        if part:
            return Fit(Match.MODERATE, _only([in_words(AgeBand(part[0]))]))
    if AgeBand.ADULTS.value in studied and claimed != AgeBand.CHILDREN:
        match = Match.HIGH if claimed == AgeBand.YOUNG_ADULTS else Match.MODERATE
        return Fit(match, say("{people} at most among other adults", people=word))
    return Fit(Match.LOW, _only([in_words(AgeBand(band)) for band in studied]))


def training_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the training states studied fit the one spoken of."""
    if claimed in studied:
        return Fit(Match.EXACT, _were_studied(say(_IN_STATE[claimed])))
    reason = say(
        "only {states} people were studied",
        states=listed([in_words(Training(one)) for one in studied]),
    )
    if claimed == Training.MIXED:
        if {Training.UNTRAINED.value, Training.TRAINED.value} <= set(studied):
            return Fit(Match.EXACT, say("untrained and trained people were studied"))
        return Fit(Match.MODERATE, reason)
    if Training.MIXED.value in studied:
        among = say("{people} were studied among others", people=say(_IN_STATE[claimed]))
        return Fit(Match.HIGH, among)
    near = Training.ACTIVE in (claimed, *studied)
    return Fit(Match.MODERATE if near else Match.LOW, reason)


_IN_STATE = {
    Training.UNTRAINED.value: sayable("untrained people"),
    Training.ACTIVE.value: sayable("active people"),
    Training.TRAINED.value: sayable("trained people"),
    Training.MIXED.value: sayable("people in mixed states"),
}


def health_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the states of health fit: the same words, or healthy against ill."""
    same = same_words(claimed, studied)
    if same.match is Match.EXACT:
        return same
    well = [_words(text).startswith("healthy") for text in studied]
    if _words(claimed).startswith("healthy"):
        if any(well):
            return Fit(Match.EXACT, say("healthy people were studied"))
        ill = say("people with {health} were studied", health=listed(studied))
        return Fit(Match.LOW, ill)
    if all(well):
        return Fit(Match.LOW, say("only healthy people were studied"))
    return same


def class_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the classes of what was measured fit that of the claimed outcome."""
    if claimed in studied:
        return Fit(Match.EXACT, say("{outcome} was measured", outcome=say(_CLASS[claimed])))
    named = listed([say(_CLASS[one]) for one in studied])
    reason = say("only {outcome} was measured", outcome=named)
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
    OutcomeClass.FINAL.value: sayable("the outcome itself"),
    OutcomeClass.SURROGATE.value: sayable("a stand-in"),
    OutcomeClass.ACUTE_MARKER.value: sayable("a marker soon after a session"),
    OutcomeClass.MECHANISM.value: sayable("a step of the mechanism"),
}


def amount_fit(claimed: str, studied: Studied) -> Fit:
    """Return how well the amounts studied fit the claimed one, whatever their units."""
    overlap = compare(claimed, studied)
    if overlap is None:
        return same_words(claimed, studied)
    match, reason = _AMOUNTS[overlap]
    return Fit(match, say(reason))


_AMOUNTS = {
    Overlap.WITHIN: (Match.EXACT, sayable("the claimed amounts were studied")),
    Overlap.PARTLY: (Match.HIGH, sayable("the claimed amounts were studied in part")),
    Overlap.APART: (Match.LOW, sayable("other amounts were studied")),
}


def horizon_fit(claimed: str, studied: Studied, factor: Decimal) -> Fit:
    """Return how well the times of measurement fit the time spoken of.

    ``factor`` is how many times apart they may lie before the match is low.
    """
    lengths = [length for length in map(hours, studied) if length is not None]
    if not lengths:
        return Fit(Match.UNKNOWN, say("when it was measured is not a length of time"))
    if claimed == "session":
        then = [length <= _SESSION_HOURS for length in lengths]
        return _timed(then, min(lengths) < _TRAINING_HOURS, _AFTER_WEEKS)
    if claimed == "training":
        then = [length >= _TRAINING_HOURS for length in lengths]
        return _timed(then, max(lengths) > _SESSION_HOURS, _WITHIN_DAYS)
    overlap = compare(claimed, studied)
    if overlap is Overlap.WITHIN:
        return Fit(Match.EXACT, say(_THEN))
    if overlap is Overlap.PARTLY:
        return Fit(Match.HIGH, say("measured in part of that time"))
    wanted = hours(claimed) or 0.0
    apart = min(max(wanted, one) / (min(wanted, one) or 1.0) for one in lengths)
    if wanted and apart <= factor:
        return Fit(Match.MODERATE, say("measured at another time, not far off"))
    if max(lengths) < wanted:
        return Fit(Match.LOW, say("measured much sooner than the claim says"))
    return Fit(Match.LOW, say("measured much later than the claim says"))


_THEN = sayable("measured at that time")
_AFTER_WEEKS = sayable("measured only after weeks, not in a session")
_WITHIN_DAYS = sayable("measured only within two days of a session")


def _timed(then: Sequence[bool], between: bool, otherwise: str) -> Fit:
    """Return how well times fit of which it is known of each whether it is the one spoken of."""
    if all(then):
        return Fit(Match.EXACT, say(_THEN))
    if any(then):
        return Fit(Match.HIGH, say("some of the results were measured at that time"))
    return Fit(Match.MODERATE if between else Match.LOW, say(otherwise))


def same_words(claimed: str, studied: Studied, synonyms: tuple[tuple[str, ...], ...] = ()) -> Fit:
    """Return exact where the words are the same or recorded synonyms, else unknown."""
    wanted = _words(claimed)
    names = {wanted}
    for group in synonyms:
        known = {_words(name) for name in group}
        if wanted in known:
            names |= known
    found = [_words(text) for text in studied]
    met = [text for text in found if text in names]
    if met and len(met) < len(found):
        return Fit(Match.HIGH, say("in some of the results; a reader has to compare the others"))
    if wanted in found:
        return Fit(Match.EXACT, say("in the same words"))
    if met:
        return Fit(Match.EXACT, say("under another recorded name"))
    return Fit(Match.UNKNOWN, say(OTHER_WORDS), reworded=True)


OTHER_WORDS = sayable("other words are used; a reader has to compare them")
"""Reason where both sides are recorded and only a reader can tell whether they are the same."""


_PUNCTUATION = re.compile(r"[^\w%]+")
_ARTICLES = frozenset({"a", "an", "the"})


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """Return words in one form: no case, punctuation or articles."""
    parts = _PUNCTUATION.sub(" ", text.casefold()).split()
    return " ".join(part for part in parts if part not in _ARTICLES)
