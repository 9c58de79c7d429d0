"""What coaches and experts report: recorded beside the body, outside the ladder of certainty."""

from claimgrade.model.claim import Claim
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Design, Kind, Relation

_FROM_PRACTICE = frozenset({Design.OPINION, Design.PRACTICE_EVIDENCE})
_CHECKED_AGAINST_ITS_SOURCE = (Kind.REPORT, Kind.DEFINITION)


def stands_outside(study: Study | None, claim: Claim) -> bool:
    """Return whether a study is opinion or experience that cannot test the claim.

    Expert opinion is a way to read evidence and no kind of it; experience that was collected
    systematically is evidence like a case series (Schünemann, BMJ 2019;366:l4606). A document
    from practice does observe how a thing is done, which an opinion does not. What one source
    said is checked against that source, whoever it is.
    """
    if study is None or study.design not in _FROM_PRACTICE:
        return False
    if claim.kind in _CHECKED_AGAINST_ITS_SOURCE:
        return False
    if study.design is Design.OPINION:
        return True
    if study.systematic is True:
        return False
    relation = claim.wording.relation if claim.wording else None
    return relation in (Relation.EFFECT, Relation.ASSOCIATION)
