"""Rules on whether the comparison is the one the claim needs."""

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, result_field
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Kind


@rule(
    "OS15",
    "comparator-lost",
    Family.FIT,
    severity="minor; major for a comparative claim",
    worst=Severity.MAJOR,
    needs=("evidence.*.relation", "evidence.*.result", "studies.*.results.*.comparison"),
    reads_phrasing=False,
    literature="Informed Health Choices key concepts, comparisons",
    key_concept="no comparison, or an unfair one",
    fires="""
        claim:
          points: for
          evidence:
            - {source: light, result: size, relation: supports, finding: More than light work.}
            - {source: heavy, result: size, relation: disputes, finding: Less than heavy work.}
        studies:
          light:
            results:
              - {id: size, comparison: light training without bands}
          heavy:
            results:
              - {id: size, comparison: heavy training}
        """,
    near_miss="""
        claim:
          points: for
          asserts: {comparator: light training without bands}
          evidence:
            - {source: light, result: size, relation: supports, finding: More than light work.}
            - {source: heavy, result: size, relation: disputes, finding: Less than heavy work.}
        studies:
          light:
            results:
              - {id: size, comparison: light training without bands}
          heavy:
            results:
              - {id: size, comparison: heavy training}
        """,
)
def comparator_lost(case: Case) -> Ruling:
    """The answer turns on what the thing is compared with, and the words do not say.

    A method that beats doing nothing may lose to the usual one. Where studies with different
    comparators point different ways, or the claim itself compares, the reader needs to know. A
    comparator named in the same paragraph counts as named; it is recorded with the claim.
    """
    lines = case.body.testing
    if not lines:
        return not_applicable(say("no evidence that was read tests the claim"))
    if case.comparator is not None:
        return not_applicable(say("the claim names its comparator"))
    if case.kind is Kind.COMPARATIVE:
        return _lost(Severity.MAJOR, say("the claim compares, and does not say with what"))
    if not (case.body.supporting and case.body.disputing):
        return not_applicable(say("no linked result disputes another"))
    named = [_comparator(line) for line in case.body.supporting]
    against = [_comparator(line) for line in case.body.disputing]
    missing = [m for m in named + against if isinstance(m, Missing)]
    if missing:
        return unresolved(missing)
    if {str(n).casefold() for n in named} & {str(a).casefold() for a in against}:
        return passed(say("results with the same comparator point different ways"))
    return _lost(
        Severity.MINOR,
        say("results with different comparators point different ways, and the words name none"),
    )


def _comparator(line: Line) -> str | Missing:
    compared = result_field(line, "comparison")
    if isinstance(compared, Missing) and line.study is not None and line.result is not None:
        of_study = line.study.comparator
        if isinstance(of_study, str) and of_study != UNKNOWN.value:
            return of_study
    return compared if isinstance(compared, str | Missing) else Missing(line.at)


def _lost(severity: Severity, message: str) -> Ruling:
    return flag(severity, message, "asserts", say("Name what it is compared with in the sentence."))
