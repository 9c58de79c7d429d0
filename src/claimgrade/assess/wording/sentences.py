"""What the body of evidence says of a claim, as sentences that carry its certainty and size.

Each candidate is a sentence with the wording it claims for itself; which of them may be shown is
decided by :mod:`claimgrade.assess.wording.offered`, after each was checked like any other claim.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from claimgrade.assess.asking import numbers_unrecorded
from claimgrade.assess.case import Case
from claimgrade.assess.grading.reading import NOT_GRADED
from claimgrade.assess.wording.proposal import Proposal, body_direction
from claimgrade.assess.wording.statement import (
    Terms,
    asserted,
    conflicting,
    denied,
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

_WHERE = {
    Species.ANIMAL: " in animals",
    Species.CELL: " in cells",
    Species.TISSUE: " in tissue samples",
}

_ONE_STUDY = ", as far as one study can tell"

_FRAME_FOR = {
    Hedge.PLAIN: "{}",
    Hedge.PROBABLY: "This is probably so: {}",
    Hedge.MAY: "This may be so: {}",
    Hedge.UNCERTAIN: "The evidence is very uncertain about this: {}",
}

_FRAME_AGAINST = {
    Hedge.PLAIN: "The evidence shows that this is not so: {}",
    Hedge.PROBABLY: "This is probably not so: {}",
    Hedge.MAY: "This may not be so: {}",
    Hedge.UNCERTAIN: "The evidence is very uncertain about this: {}",
}


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
        of_one = f"{framed.text.rstrip('.')}{_ONE_STUDY}."
        yield replace(framed, text=of_one, cures=frozenset({"OS23"}))
        return
    leaves_open = Proposal(uncertain(terms), case.relation, Hedge.UNCERTAIN)
    if hedge is not Hedge.UNCERTAIN and case.ceiling.relation is not Relation.DESCRIPTION:
        yield _built(case, terms, hedge)
        one_study = replace(terms, after=f"{terms.after}{_ONE_STUDY}")
        yield replace(_built(case, one_study, hedge), cures=frozenset({"OS23"}))
        linked = _built(case, replace(terms, causal=False), hedge)
        yield replace(linked, cures=frozenset({"OS01", "OS20"}))
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
    after = f" compared with {case.comparator}" if case.comparator else ""
    causal = case.relation is Relation.EFFECT and case.ceiling.relation is not Relation.ASSOCIATION
    return Terms(
        what.rstrip("."),
        outcome.rstrip("."),
        causal,
        "in a single session" if case.horizon == "session" else "",
        _WHERE.get(case.species, "") + after,
    )


def number_unchecked(case: Case) -> bool:
    """Return whether the preferred sentence would pass on a figure that nobody has recorded."""
    hedge = case.ceiling.hedge
    if not case.body.testing or hedge is None or case.body.points in (None, Points.BOTH):
        return False
    first = next(candidates(case), None)
    return first is not None and numbers_unrecorded(case, first.text)


def _ungraded(case: Case) -> Proposal:
    against = case.body.points is Points.AGAINST
    words = neutral(case)
    if against and case.kind is Kind.REPORT:
        words = f"The source does not report this: {words}"
    elif against:
        words = f"The named authority defines it otherwise: {words}"
    return Proposal(words, case.relation, case.hedge, repeats=True)


def _without_a_test(case: Case) -> Proposal:
    day = f" (searched on {case.claim.searched_on})" if case.claim.searched_on else ""
    terms = terms_of(case)
    hedge = case.ceiling.hedge
    if hedge is Hedge.UNCERTAIN and case.certainty.used is Certainty.NO_EVIDENCE:
        if terms is None or case.direction is None:
            words = f"This is plausible, but untested{day}: {neutral(case)}"
        else:
            words = plausible(terms, case.direction, day)
        return Proposal(words, case.relation, Hedge.UNCERTAIN)
    if terms is None:
        words = f"No study was found that tested this{day}: {neutral(case)}"
    else:
        words = untested(terms, day)
    return Proposal(words, case.relation, Hedge.UNTESTED)


def _of_conflict(case: Case, terms: Terms | None) -> Proposal:
    words = conflicting(terms) if terms else f"The evidence conflicts on this: {neutral(case)}"
    return Proposal(words, case.relation, Hedge.UNCERTAIN)


def _framed(case: Case, hedge: Hedge) -> Proposal:
    frames = _FRAME_AGAINST if case.body.points is Points.AGAINST else _FRAME_FOR
    statement = neutral(case)
    if case.kind is not Kind.LITERATURE:
        statement = sentence(without_appeal(statement, case.language))
    return Proposal(frames[hedge].format(statement), case.relation, hedge, repeats=True)


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
