"""Rules on what the sentence leaves out."""

from claimgrade.assess.case import Case
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family, Missing
from claimgrade.model.claim import Omission
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.vocabulary import Hides


@rule(
    "OS31",
    "left-out",
    Family.COMPLETENESS,
    severity="minor for context, blocker for a harm or for what would change the decision",
    worst=Severity.BLOCKER,
    needs=("omits",),
    literature="HealthNewsReview criteria 2 and 3; Informed Health Choices key concepts",
    key_concept="misleading descriptions",
    fires="""
        claim:
          omits: {what: heavy training does the same, hides: context}
        """,
    near_miss="""
        claim:
          omits: none
        """,
)
def left_out(case: Case) -> Ruling:
    """What a true sentence leaves out changes what the reader would think or do.

    Only a person can tell; the reviewer records what is left out and what that hides, or
    'none' where nothing is, or where the same paragraph says it.
    """
    if case.not_checkable:
        return not_applicable("the claim is declared not checkable")
    omits = case.claim.omits
    if isinstance(omits, Omission):
        minor = omits.hides is Hides.CONTEXT
        return flag(
            Severity.MINOR if minor else Severity.BLOCKER,
            f"the article leaves {_LEFT_OUT[omits.hides]}: {omits.what.rstrip('.')}",
            "omits",
            "Say it in the same paragraph.",
        )
    if omits is None or omits is UNKNOWN:
        return unresolved((Missing("omits", omits is UNKNOWN),))
    return passed("the reviewer found nothing left out")


_LEFT_OUT = {
    Hides.CONTEXT: "out context that the reader needs",
    Hides.HARM: "something out that hides a harm",
    Hides.DECISION: "something out that would change the decision",
}
