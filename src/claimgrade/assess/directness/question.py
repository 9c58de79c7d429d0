"""The question behind a claim, in the words of a study that would answer it."""

from claimgrade.assess.case import Case
from claimgrade.assess.defaults import NO_COMPARATOR
from claimgrade.assess.directness.likeness import Likeness, likeness
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.population import Intervention
from claimgrade.model.vocabulary import Kind, Relation, Species

_SPECIES = {
    Species.HUMAN: "people",
    Species.ANIMAL: "animals",
    Species.CELL: "cells",
    Species.TISSUE: "tissue samples",
}

_THE_READER = ("the reader", "the readers", "reader", "readers", "you")

_DESIGNS = {
    Relation.EFFECT: "a randomised trial",
    Relation.ASSOCIATION: "a study that measures both sides",
    Relation.DESCRIPTION: "a study",
}

_COUNTS_HARMS = "a study large enough to count harms"

_WHEN = {"session": "within a session", "training": "over weeks of training"}


def study_wanted(case: Case) -> str:
    """Return the study that would start High: of what, against what, in whom, on what, when.

    Put together from what the claim asserts, its defaults included. Of harm it is one that is
    large enough: trials are too small and too short to meet a harm that is rare.
    """
    harms = case.kind is Kind.SAFETY
    design = _COUNTS_HARMS if harms else _DESIGNS[case.relation or Relation.EFFECT]
    return " ".join([design, *(part for part in _parts(case) if part)])


def question(case: Case) -> str:
    """Return the claim's own question alone, for a study of any design."""
    design = _COUNTS_HARMS if case.kind is Kind.SAFETY else "a study"
    return " ".join([design, *(part for part in _parts(case) if part)])


def _parts(case: Case) -> tuple[str, ...]:
    sought = "" if case.kind is Kind.SAFETY else seeks(case)
    return (_of(case), in_whom(case), sought, when(case))


def _of(case: Case) -> str:
    asserts = case.claim.asserts
    done = _intervention(asserts.intervention if asserts else None)
    if not done:
        return ""
    if case.relation is Relation.DESCRIPTION and case.comparator is None:
        # "Where the bands are worn" names the bands: no study of bands worn here would find it.
        named = likeness(done, outcome(case)) is not Likeness.OTHER
        return "" if named else f"of {done}"
    against = case.comparator or NO_COMPARATOR
    return f"of {done} against {'going without it' if against == NO_COMPARATOR else against}"


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
        return f"in {_SPECIES[case.species]}{f' ({who})' if who else ''}"
    if who.casefold() in _THE_READER:
        return "in people like the reader"
    return f"in {who or _SPECIES[Species.HUMAN]}"


def seeks(case: Case) -> str:
    """Return what a study does about the outcome: a description is observed, the rest measured."""
    verb = "observes" if case.relation is Relation.DESCRIPTION else "measures"
    return f"that {verb} {outcome(case)}"


def outcome(case: Case) -> str:
    """Return what the claim says is changed or measured."""
    return case.claim.outcome_name or "the claimed outcome"


def when(case: Case) -> str:
    """Return over how long the claim speaks; empty where it does not say."""
    horizon = case.horizon
    if horizon is None or horizon is UNKNOWN:
        return ""
    return _WHEN.get(horizon, f"over {horizon}")
