"""The question behind a claim, in the words of a study that would answer it."""

from claimgrade.assess.case import Case
from claimgrade.assess.defaults import NO_COMPARATOR
from claimgrade.assess.directness.likeness import Likeness, likeness
from claimgrade.assess.in_words import in_words
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.population import Intervention
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Kind, Relation, Species

_THE_READER = ("the reader", "the readers", "reader", "readers", "you")

_DESIGNS = {
    Relation.EFFECT: sayable("a randomised trial{treatment}{people}{outcome}{time}"),
    Relation.ASSOCIATION: sayable(
        "a study that measures both sides{treatment}{people}{outcome}{time}"
    ),
    Relation.DESCRIPTION: sayable("a study{treatment}{people}{outcome}{time}"),
}

_COUNTS_HARMS = sayable("a study large enough to count harms{treatment}{people}{time}")

_WHEN = {"session": sayable("within a session"), "training": sayable("over weeks of training")}

_OUTCOME = sayable("the claimed outcome")


def study_wanted(case: Case) -> str:
    """Return the study that would start High: of what, against what, in whom, on what, when.

    Put together from what the claim asserts, its defaults included. Of harm it is one that is
    large enough: trials are too small and too short to meet a harm that is rare.
    """
    return _study(case, _DESIGNS[case.relation or Relation.EFFECT])


def question(case: Case) -> str:
    """Return the claim's own question alone, for a study of any design."""
    return _study(case, _DESIGNS[Relation.DESCRIPTION])


def _study(case: Case, sentence: str) -> str:
    """Return a study of a claim's question; each part of it brings the blank before it along."""
    return say(
        _COUNTS_HARMS if case.kind is Kind.SAFETY else sentence,
        treatment=_after_blank(_of(case)),
        people=_after_blank(in_whom(case)),
        outcome=_after_blank(seeks(case)),
        time=_after_blank(when(case)),
    )


def _after_blank(part: str) -> str:
    return f" {part}" if part else ""


def _of(case: Case) -> str:
    asserts = case.claim.asserts
    done = _intervention(asserts.intervention if asserts else None)
    if not done:
        return ""
    if case.relation is Relation.DESCRIPTION and case.comparator is None:
        # "Where the bands are worn" names the bands: no study of bands worn here would find it.
        named = likeness(done, case.claim.outcome_name or _OUTCOME) is not Likeness.OTHER
        return "" if named else say("of {treatment}", treatment=done)
    # What is taken where no comparator is named, not doing it, is nonsense of a fibre or a
    # substance: the sentence then names none.
    if case.comparator is None or case.comparator == NO_COMPARATOR:
        return say("of {treatment}", treatment=done)
    return say("of {treatment} against {comparator}", treatment=done, comparator=case.comparator)


def _intervention(done: Intervention | None) -> str:
    if done is None or not isinstance(done.what, str):
        return ""
    details = [v for v in (done.dose, done.frequency, done.duration) if isinstance(v, str)]
    return f"{done.what} ({', '.join(details)})" if details else done.what


def in_whom(case: Case) -> str:
    """Return whom the claim speaks of: ``in women``, ``in animals (old rats)``.

    A claim told to its reader is studied in people like that reader. Empty where no living thing
    is spoken of.
    """
    if case.species is Species.NOT_APPLICABLE:
        return ""
    own = case.claim.asserts.population if case.claim.asserts else None
    who = own.who.strip() if own is not None and isinstance(own.who, str) else ""
    if case.species is not Species.HUMAN:
        species = in_words(case.species)
        return say("in {people}", people=f"{species} ({who})" if who else species)
    if who.casefold() in _THE_READER:
        return say("in people like the reader")
    return say("in {people}", people=who or in_words(Species.HUMAN))


def seeks(case: Case) -> str:
    """Return what a study does about the outcome: a description is observed, the rest measured."""
    return say(
        "that observes {outcome}"
        if case.relation is Relation.DESCRIPTION
        else "that measures {outcome}",
        outcome=outcome(case),
    )


def seeks_itself(case: Case) -> str:
    """Return what a study does about the outcome and no stand-in for it."""
    return say(
        "that observes {outcome} itself"
        if case.relation is Relation.DESCRIPTION
        else "that measures {outcome} itself",
        outcome=outcome(case),
    )


def outcome(case: Case) -> str:
    """Return what the claim says is changed or measured."""
    return case.claim.outcome_name or say(_OUTCOME)


def when(case: Case) -> str:
    """Return over how long the claim speaks; empty where it does not say."""
    horizon = case.horizon
    if horizon is None or horizon is UNKNOWN:
        return ""
    if horizon in _WHEN:
        return say(_WHEN[horizon])
    return say("over {time}", time=horizon)
