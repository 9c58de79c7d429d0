"""The claim that a sentence would be if it stood in a claim's place, on the same evidence."""

from dataclasses import replace
from typing import Any, NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.defaults import direction_of, kind_of
from claimgrade.assess.evidence.body import Body, body_of
from claimgrade.assess.wording.ceiling import ceiling_in_other_words, ceiling_of
from claimgrade.assess.wording.figures_said import numbers_said
from claimgrade.language.cues import named_species, scope_of, states_condition
from claimgrade.model.assessment import Ceiling
from claimgrade.model.claim import Assertion, Claim, Quote, Wording
from claimgrade.model.population import Population
from claimgrade.model.vocabulary import (
    Advice,
    Certainty,
    Direction,
    Hedge,
    Kind,
    LineRelation,
    Points,
    Relation,
    Species,
)

_FLIPPED = {
    LineRelation.SUPPORTS: LineRelation.DISPUTES,
    LineRelation.DISPUTES: LineRelation.SUPPORTS,
}


class Proposal(NamedTuple):
    """A sentence and the wording it claims for itself; ``hedge`` is ``None`` if not declared.

    ``repeats`` is true where it only frames the claim's own statement. ``cures`` are the codes
    that it answers where the sentence before it failed on them alone; empty for any.
    """

    text: str
    relation: Relation | None
    hedge: Hedge | None
    advice: Advice = Advice.NONE
    by_reviewer: bool = False
    repeats: bool = False
    cures: frozenset[str] = frozenset()

    @property
    def commits(self) -> bool:
        """True where it says that something is so, however carefully."""
        return self.hedge is None or self.hedge.rank > Hedge.UNCERTAIN.rank


def body_direction(case: Case) -> Direction | None:
    """Return the direction of the body itself, ``None`` where its results do not agree on one."""
    if case.body.points is not Points.AGAINST:
        return case.direction
    found = {line.result.direction if line.result else None for line in case.body.disputing}
    only = found.pop() if len(found) == 1 else None
    if not isinstance(only, Direction) or only is case.direction:
        return None
    return only


def rewritten(case: Case, proposal: Proposal) -> Case:
    """Return the claim that a sentence would be, on the same evidence.

    Where the body points against the claim the sentence speaks for the body: what disputes the
    claim supports the sentence. Numbers count only if the sentence repeats them; appeals to
    studies, species and scope are read from its text.
    """
    named = named_species(proposal.text, case.language)
    claim = _claim(case, proposal, named)
    kind = kind_of(claim)
    species = named or case.species
    against = case.body.points is Points.AGAINST
    body = body_of(claim, case.context.library) if against else case.body
    ceiling = _ceiling(case, claim, kind, species, body)
    return case.reworded(claim, kind, body, species, ceiling)


def _ceiling(case: Case, claim: Claim, kind: Kind, species: Species, body: Body) -> Ceiling:
    used = case.certainty.used
    if body is case.body and species is case.species and kind is case.kind:
        return ceiling_in_other_words(case.ceiling, claim, used)
    chain = used is Certainty.NO_EVIDENCE and case.ceiling.hedge is Hedge.UNCERTAIN
    return ceiling_of(claim, kind, species, body, used, case.lifted, chain)


def _claim(case: Case, proposal: Proposal, named: Species | None) -> Claim:
    claim, text, language = case.claim, proposal.text, case.language
    changed: dict[str, Any] = {
        "quote": Quote(exact=text),
        "heading": None,
        "statement": text,
        "wording": Wording(relation=proposal.relation or case.relation, hedge=proposal.hedge),
        "advice": proposal.advice,
        "condition": text if states_condition(text, language) else None,
        "plural_cue": None,
        "scope": scope_of(text, language),
        "recommended_wording": None,
        "card": None,
    }
    if claim.numbers is not None:
        changed["numbers"] = numbers_said(claim.claimed_numbers, text, language)
    if named is not None:
        changed["asserts"] = _about(named, claim.asserts or Assertion())
    if case.body.points is Points.AGAINST:
        changed |= _for_the_body(case)
    elif proposal.relation is Relation.DESCRIPTION and case.relation is not Relation.DESCRIPTION:
        # What only describes links nothing, so it goes no way.
        changed["direction"] = None
    revised = Claim.holding({**vars(claim), **changed})
    return revised if _keeps_kind(revised) else Claim.holding({**vars(revised), "kind": None})


def _about(species: Species, asserts: Assertion) -> Assertion:
    population = asserts.population or Population()
    spoken_of = replace(population, species=species)
    return replace(asserts, population=spoken_of)


def _for_the_body(case: Case) -> dict[str, Any]:
    """Return what makes a claim say what its body says, where that points the other way."""
    evidence = [
        replace(line, relation=_FLIPPED[line.relation]) if line.relation in _FLIPPED else line
        for line in case.claim.evidence
    ]
    direction = body_direction(case) or Direction.NONE
    return {"points": Points.FOR, "direction": direction, "evidence": tuple(evidence)}


def _keeps_kind(claim: Claim) -> bool:
    """Return whether the declared kind still fits the words that are put in the place of others."""
    relation = claim.wording.relation if claim.wording else None
    if claim.kind is Kind.CAUSAL:
        return relation is Relation.EFFECT
    if claim.kind is Kind.QUANTITY:
        return bool(claim.claimed_numbers)
    if claim.kind is Kind.NO_EFFECT:
        return direction_of(claim) is Direction.NONE
    if claim.kind is Kind.RECOMMENDATION:
        return claim.advice is not None and claim.advice.code >= Advice.STATED.code
    return True
