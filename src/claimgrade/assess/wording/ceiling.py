"""The strongest wording a body of evidence allows, against the wording that was used.

The hedge follows from the certainty (GRADE guideline 26, Santesso, J Clin Epidemiol
2020;119:126-135), the relation from the designs (Sumner 2014; Haber 2022), advice from the
certainty and the condition tied to it.
"""

from claimgrade.assess.evidence.body import Body
from claimgrade.assess.evidence.lines import Line, species
from claimgrade.assess.grading.start import line_start
from claimgrade.assess.wording.said import SAID
from claimgrade.model.assessment import Ceiling
from claimgrade.model.claim import Claim
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import (
    Advice,
    Certainty,
    Contrast,
    Hedge,
    Kind,
    Points,
    Relation,
    Species,
)

HEDGE_BY_CERTAINTY = {
    Certainty.HIGH: Hedge.PLAIN,
    Certainty.MODERATE: Hedge.PROBABLY,
    Certainty.LOW: Hedge.MAY,
    Certainty.VERY_LOW: Hedge.UNCERTAIN,
    Certainty.NO_EVIDENCE: Hedge.UNTESTED,
}

_TIER_OF_EFFECT = {
    Hedge.MAY: 4,
    Hedge.PROBABLY: 4,
    Hedge.CAN: 5,
    Hedge.PLAIN: 6,
    Hedge.PROOF: 6,
}

_RELATIONS = (Relation.DESCRIPTION, Relation.ASSOCIATION, Relation.EFFECT)

_ALLOWS = {
    Certainty.HIGH: sayable("high certainty allows {hedge} at most"),
    Certainty.MODERATE: sayable("moderate certainty allows {hedge} at most"),
    Certainty.LOW: sayable("low certainty allows {hedge} at most"),
    Certainty.VERY_LOW: sayable("very low certainty allows {hedge} at most"),
    Certainty.NO_EVIDENCE: sayable("without evidence nothing stronger than {hedge} may be said"),
}

_LABORATORY_SPECIES = (Species.ANIMAL, Species.CELL, Species.TISSUE)


def ceiling_of(
    claim: Claim,
    kind: Kind,
    claimed: Species,
    body: Body,
    used: Certainty | None,
    lifted: bool,
    chain_holds: bool = False,
) -> Ceiling:
    """Return the ceilings for a claim and the gap between its hedge and the ceiling's.

    ``chain_holds`` is true where no study tests the claim and every link of the mechanism it
    rests on is confirmed: it may then be called plausible but untested (Howick 2010; Parkkinen
    2018), which is one step above untested.
    """
    hedge = HEDGE_BY_CERTAINTY[used] if used is not None else None
    plausible = chain_holds and used is Certainty.NO_EVIDENCE
    if plausible:
        hedge = Hedge.UNCERTAIN
    capped = hedge is not None and translated_only(body, claimed)
    if capped and hedge is not None and hedge.rank > Hedge.UNCERTAIN.rank:
        hedge = Hedge.UNCERTAIN
    applies = body.points is Points.FOR and kind is not Kind.REPORT and hedge is not None
    relation = allowed_relation(body, claimed, lifted)
    reason = _reason(used, hedge, body, kind, capped)
    if plausible:
        reason = say(
            "a mechanism whose links hold, without a test, allows 'plausible but untested'"
        )
    return _held_against(claim, used, hedge, relation, applies, reason)


def ceiling_in_other_words(ceiling: Ceiling, claim: Claim, used: Certainty | None) -> Ceiling:
    """Return the ceilings for a claim in other words: they are the same, but that on advice.

    ``ceiling`` is that of the claim as it is worded, of the same kind, on the same body, about the
    same species; ``used`` is the certainty it rests on.
    """
    hedge, relation = ceiling.hedge, ceiling.relation
    return _held_against(claim, used, hedge, relation, ceiling.applies, ceiling.reason)


def _held_against(
    claim: Claim,
    used: Certainty | None,
    hedge: Hedge | None,
    relation: Relation | None,
    applies: bool,
    reason: str,
) -> Ceiling:
    """Return ceilings with how far the words of a claim go beyond them."""
    wording = claim.wording
    declared = wording.hedge if wording else None
    gap = None
    if applies and hedge is not None and declared is not None:
        gap = max(0, declared.rank - hedge.rank)
    advice = allowed_advice(used, claim.condition is not None)
    tier = tier_of(wording.relation if wording else None, declared)
    return Ceiling(hedge, relation, advice, applies, gap, tier, reason)


def tier_of(relation: Relation | None, hedge: Hedge | None) -> int | None:
    """Return the strength of a statement from 0 to 6 as coded by InSciOut (Sumner 2014).

    3 (ambiguous) is never derived, and a sentence hedged below 'may' has no tier.
    """
    if relation is Relation.DESCRIPTION:
        return 0
    if relation is Relation.ASSOCIATION:
        return 2
    if relation is Relation.EFFECT and hedge is not None:
        return _TIER_OF_EFFECT.get(hedge)
    return None


def translated_only(body: Body, claimed: Species) -> bool:
    """Return whether what is known of a claim about people is from animals, cells or tissue alone.

    Where the body points for the claim the lines that agree with it count, else all that test it.
    """
    if claimed is not Species.HUMAN:
        return False
    studied = False
    for line in _deciding(body):
        found = species(line)
        if found in _LABORATORY_SPECIES:
            studied = True
        elif found is not Species.NOT_APPLICABLE:
            return False
    return studied


def _deciding(body: Body) -> tuple[Line, ...]:
    return body.agreeing if body.points is Points.FOR else body.testing


def allowed_relation(body: Body, claimed: Species, lifted: bool) -> Relation | None:
    """Return the strongest relation that the body can show; ``None`` if it is not recorded.

    Where the body points for the claim the lines that agree with it count, else all that test it.

    An effect needs a design that starts High for effects, in whom the claim speaks of, or a
    body rated up or set to High for a reason; an association any comparison or correlation; a
    description any study. A correlation starts High where ROBINS-I has weighed what it could
    be due to, a change in one arm never: it compares nothing but before and after, however the
    study was designed (Bland & Altman 2011), and shows an association at most.
    """
    best: Relation | None = None
    unknown = False
    for line in _deciding(body):
        shown = _shown_by(line, claimed)
        if shown is None:
            unknown = True
        elif shown is Relation.EFFECT:
            return shown
        elif best is None or _RELATIONS.index(shown) > _RELATIONS.index(best):
            best = shown
    if best is Relation.ASSOCIATION and lifted:
        return Relation.EFFECT
    return None if unknown else best


def _shown_by(line: Line, claimed: Species) -> Relation | None:
    where = species(line)
    contrast = line.result.contrast if line.result is not None else None
    if isinstance(where, Missing) or contrast is None or contrast is UNKNOWN:
        return None
    in_place = where is claimed or claimed is Species.NOT_APPLICABLE
    if not in_place or contrast is Contrast.NONE:
        return Relation.DESCRIPTION
    start = line_start(Relation.EFFECT, line)
    if contrast is Contrast.CHANGE or (contrast is Contrast.CORRELATION and not start.by_robins):
        return Relation.ASSOCIATION
    if start.missing:
        return None
    return Relation.EFFECT if start.level is Certainty.HIGH else Relation.ASSOCIATION


def allowed_advice(used: Certainty | None, conditional: bool) -> Advice | None:
    """Return the strongest advice that a certainty allows; ``None`` where nothing is graded.

    ``conditional`` is true where the advice is tied to a stated condition.
    """
    if used is None:
        return None
    if used.level >= Certainty.MODERATE.level:
        return Advice.ADDRESSED
    if used is Certainty.LOW and conditional:
        return Advice.STATED
    return Advice.IMPLIED


def _reason(
    used: Certainty | None, hedge: Hedge | None, body: Body, kind: Kind, capped: bool
) -> str:
    if kind is Kind.REPORT:
        return say("a report is checked against its own source; no hedge ceiling applies")
    if used is None or hedge is None:
        return say("the certainty is not recorded, so no ceiling can be given")
    said = say(SAID[hedge])
    if capped:
        base = say(
            "evidence from animals, cells or tissue alone, for a claim about people, allows "
            "{hedge} at most",
            hedge=said,
        )
    else:
        base = say(_ALLOWS[used], hedge=said)
    if body.points is not Points.FOR:
        return say("{ceiling}; it holds for the sentence put in the claim's place", ceiling=base)
    return base
