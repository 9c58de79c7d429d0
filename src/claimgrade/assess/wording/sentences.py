"""What the body of evidence says of a claim, as sentences that carry its certainty and size.

Each candidate is a sentence with the wording it claims for itself; which of them may be shown is
decided by :mod:`claimgrade.assess.wording.offered`, after each was checked like any other claim.
"""

import re
from collections.abc import Iterator

from claimgrade.assess.asking import numbers_unrecorded
from claimgrade.assess.case import Case
from claimgrade.assess.grading.reading import NOT_GRADED
from claimgrade.assess.wording.phrases import phrases_of
from claimgrade.assess.wording.proposal import Proposal, body_direction
from claimgrade.assess.wording.statement import (
    Terms,
    asserted,
    conflicting,
    denied,
    left_open,
    plausible,
    sentence,
    uncertain,
    untested,
)
from claimgrade.language.cues import without_appeal
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.vocabulary import (
    Certainty,
    Direction,
    Hedge,
    Kind,
    Points,
    Relation,
    Species,
)

_QUESTION = re.compile(r"(?:which|whether|how|what|where|when|who|if)\b", re.IGNORECASE)

_ELSEWHERE = (Species.ANIMAL, Species.CELL, Species.TISSUE)
"""What a sentence names where it does not speak of people."""


def neutral(case: Case) -> str:
    """Return what is claimed, as one sentence: the reviewer's, else the quoted words."""
    return sentence(case.claim.statement or case.quoted or case.id)


def candidates(case: Case) -> Iterator[Proposal]:
    """Yield the sentences that could say what the body says, the most telling first.

    Where the body points against the claim, they state the body's own direction. They are built
    from what the claim asserts; where that is too thin, the neutral statement is framed. The
    claim must be complete enough for a verdict.
    """
    if case.kind in NOT_GRADED and case.body.points is not Points.NOWHERE:
        yield _ungraded(case)
        return
    hedge = case.ceiling.hedge
    if case.body.points is Points.NOWHERE or hedge is Hedge.UNTESTED:
        yield _without_a_test(case)
        return
    if hedge is None:
        return
    terms = terms_of(case)
    if case.body.points is Points.BOTH:
        yield _of_conflict(case, terms)
        return
    if terms is None:
        framed = _framed(case, hedge)
        yield framed
        of_one = f"{framed.text.rstrip('.')}{_phrase(case, 'one_study')}."
        yield framed._replace(text=of_one, cures=frozenset({"OS23"}))
        return
    # "Very uncertain" is what very low certainty is called.
    open_ = uncertain(terms) if hedge is Hedge.UNCERTAIN else left_open(terms)
    leaves_open = Proposal(open_, case.relation, Hedge.UNCERTAIN)
    if hedge is not Hedge.UNCERTAIN and case.ceiling.relation is not Relation.DESCRIPTION:
        yield _built(case, terms, hedge)
        one_study = terms._replace(after=f"{terms.after}{_phrase(case, 'one_study')}")
        yield _built(case, one_study, hedge)._replace(cures=frozenset({"OS23"}))
        linked = _built(case, terms._replace(causal=False), hedge)
        yield linked._replace(cures=frozenset({"OS01", "OS20"}))
    yield leaves_open


def terms_of(case: Case) -> Terms | None:
    """Return cause and outcome as the claim asserts them, ``None`` where that is too thin.

    A description links nothing, so it has no cause; an outcome that is put as a question
    ("where the bands are worn") makes no sentence, nor does a claim on safety that does not say
    which way it goes.
    """
    asserts = case.claim.asserts
    what = asserts.intervention.what if asserts and asserts.intervention else None
    outcome = case.claim.outcome_name
    if case.relation in (None, Relation.DESCRIPTION) or case.direction is None:
        return None
    if not isinstance(what, str) or not outcome or _QUESTION.match(outcome):
        return None
    after = ""
    if case.comparator:
        after = _phrase(case, "compared").format(comparator=case.comparator)
    where = _phrase(case, f"where_{case.species.value}") if case.species in _ELSEWHERE else ""
    causal = case.relation is Relation.EFFECT and case.ceiling.relation is not Relation.ASSOCIATION
    return Terms(
        what.rstrip("."),
        outcome.rstrip("."),
        causal,
        case.horizon == "session",
        where + after,
        phrases_of(case.context.workspace.translation),
    )


def _phrase(case: Case, name: str) -> str:
    """Return a pattern in the language of the workspace."""
    return phrases_of(case.context.workspace.translation)[f"statement_{name}"]


def framed_as(case: Case, name: str, statement: str, **gaps: str) -> str:
    """Return a statement within a frame, in the language of the workspace."""
    return _phrase(case, f"frame_{name}").format(statement=statement, **gaps)


def number_unchecked(case: Case, preferred: Proposal | None) -> bool:
    """Return whether the preferred sentence would pass on a figure that nobody has recorded."""
    hedge = case.ceiling.hedge
    if not case.body.testing or hedge is None or case.body.points in (None, Points.BOTH):
        return False
    return preferred is not None and numbers_unrecorded(case, preferred.text)


def _ungraded(case: Case) -> Proposal:
    against = case.body.points is Points.AGAINST
    words = neutral(case)
    if against and case.kind is Kind.REPORT:
        words = framed_as(case, "not_reported", words)
    elif against:
        words = framed_as(case, "not_defined", words)
    return Proposal(words, case.relation, case.hedge, repeats=True)


def _without_a_test(case: Case) -> Proposal:
    day = ""
    if case.claim.searched_on:
        day = _phrase(case, "searched").format(day=case.claim.searched_on)
    terms = terms_of(case)
    hedge = case.ceiling.hedge
    if hedge is Hedge.UNCERTAIN and case.certainty.used is Certainty.NO_EVIDENCE:
        if terms is None or case.direction is None:
            words = framed_as(case, "plausible", neutral(case), searched=day)
        else:
            words = plausible(terms, case.direction, day)
        return Proposal(words, case.relation, Hedge.UNCERTAIN)
    if terms is None:
        words = framed_as(case, "untested", neutral(case), searched=day)
    else:
        words = untested(terms, day)
    return Proposal(words, case.relation, Hedge.UNTESTED)


def _of_conflict(case: Case, terms: Terms | None) -> Proposal:
    words = conflicting(terms) if terms else framed_as(case, "conflict", neutral(case))
    return Proposal(words, case.relation, Hedge.UNCERTAIN)


def _framed(case: Case, hedge: Hedge) -> Proposal:
    side = "against" if case.body.points is Points.AGAINST else "for"
    statement = neutral(case)
    if case.kind is not Kind.LITERATURE:
        statement = sentence(without_appeal(statement, case.language))
    words = framed_as(case, f"{side}_{hedge.value}", statement)
    return Proposal(words, case.relation, hedge, repeats=True)


def _built(case: Case, terms: Terms, hedge: Hedge) -> Proposal:
    relation = Relation.EFFECT if terms.causal else Relation.ASSOCIATION
    direction = body_direction(case)
    if direction is None:
        # What has no direction has no terms (terms_of), so the claimed one is known here.
        claimed = case.direction or Direction.INCREASE
        return Proposal(denied(terms, hedge, claimed), relation, hedge)
    size = case.judgement.size if case.judgement else None
    known = None if size is UNKNOWN else size
    return Proposal(asserted(terms, hedge, direction, known), relation, hedge)
