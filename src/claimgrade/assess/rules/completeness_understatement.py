"""The rule on words that are weaker than the evidence."""

from claimgrade.assess.asking import (
    direction_missing,
    points_missing,
)
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import source_name
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved, waits_for
from claimgrade.assess.wording.said import SAID
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import (
    Certainty,
    Direction,
    Hedge,
    Kind,
    Points,
)

_STEPS_BELOW = 2


@rule(
    "OS30",
    "understatement",
    Family.COMPLETENESS,
    severity="info",
    worst=Severity.INFO,
    version=2,
    needs=("wording.hedge", "certainty", "evidence.*.relation"),
    literature="Wright and Augenstein 2021 (113 of about 560 pairs play down)",
    key_concept="claims too good to be true, and how sure one can be",
    fires="""
        claim:
          wording: {relation: effect, hedge: may}
          certainty: high
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        """,
    near_miss="""
        claim:
          wording: {relation: effect, hedge: probably}
          certainty: high
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        """,
)
def understatement(case: Case) -> Ruling:
    """The words are weaker than the evidence permits: two steps or more, or 'nobody has tested it'.

    Doubt that the evidence does not call for misleads too: a reader passes over what would help,
    or takes a known harm lightly. Of a harm that is claimed (kind 'safety' with a direction) one
    step counts.
    """
    body, hedge = case.body, case.hedge
    if case.kind is Kind.REPORT or not body.testing:
        return not_applicable(say("no body of evidence sets how strongly it may be said"))
    if hedge is None:
        return waits_for("wording.hedge")
    if hedge is Hedge.UNTESTED:
        return flag(
            Severity.INFO,
            say(
                "the words say that there is no evidence, and {source} tested it",
                source=source_name(body.testing[0].source, body.testing[0].entry.source),
            ),
            "wording.hedge",
            say("Say what was found, and how sure it is."),
        )
    if body.points is not Points.FOR:
        lacking = points_missing(case)
        return (
            unresolved(lacking)
            if lacking
            else not_applicable(say("the evidence does not point for the claim"))
        )
    if case.certainty.used is None:
        return waits_for("certainty")
    below = _steps_below(case, hedge)
    softens = case.kind is Kind.SAFETY and case.direction is not Direction.NONE
    if below < (1 if softens else _STEPS_BELOW):
        return passed(say("the words are about as strong as the evidence permits, or stronger"))
    if below < _STEPS_BELOW and case.direction is None:
        return unresolved(direction_missing(case))
    return _weaker(case, hedge, softens and case.direction is not None)


def _steps_below(case: Case, hedge: Hedge) -> int:
    """Return the steps from the words up to the ceiling; none where the evidence is not sure."""
    used, ceiling = case.certainty.used, case.ceiling.hedge
    if used is None or ceiling is None or used.level < Certainty.MODERATE.level:
        return 0
    return ceiling.rank - hedge.rank


def _weaker(case: Case, hedge: Hedge, of_a_harm: bool) -> Ruling:
    return flag(
        Severity.INFO,
        say(
            "the words soften a harm: they say {said}, and the evidence permits {permitted}"
            if of_a_harm
            else "the words say {said}, and the evidence permits {permitted}",
            said=say(SAID[hedge]),
            permitted=say(SAID[case.ceiling.hedge or hedge]),
        ),
        "wording.hedge",
        say("It may be said more strongly."),
    )
