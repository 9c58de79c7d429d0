"""Rules on what kind of comparison stands behind the claim."""

from claimgrade.assess.case import Case
from claimgrade.assess.lines import Answer, Line, every, result_field
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family, Missing
from claimgrade.model.finding import Severity
from claimgrade.model.vocabulary import Contrast, Kind


@rule(
    "OS25",
    "cross-study-comparison",
    Family.DESIGN,
    severity="major",
    worst=Severity.MAJOR,
    needs=("evidence.*.relation", "evidence.*.result", "studies.*.results.*.contrast"),
    literature="Informed Health Choices key concepts, indirect comparisons; GRADE on indirectness",
    key_concept="no comparison, or an unfair one",
    fires="""
        claim:
          kind: comparative
          evidence:
            - {source: bands, result: rise, relation: supports, finding: It rose fourfold.}
        studies:
          bands:
            design: before-after
            results:
              - {id: rise, contrast: change}
        """,
    near_miss="""
        claim:
          kind: comparative
          evidence:
            - {source: both, result: rise, relation: supports, finding: It rose more with bands.}
        studies:
          both:
            design: randomised-crossover
            results:
              - {id: rise, contrast: conditions, paired: true}
        """,
)
def cross_study_comparison(case: Case) -> Ruling:
    """One thing is said to beat another, and no linked study compared the two.

    Numbers from different studies differ in people, doses and methods as well; only a study with
    both arms, or a network meta-analysis, compares like with like.
    """
    if case.kind is not Kind.COMPARATIVE:
        return not_applicable("the claim compares nothing")
    lines = case.body.testing
    if not lines:
        return not_applicable("no evidence that was read tests the claim")
    answer = every(lines, _one_arm)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed("a linked study compared the two itself")
    return flag(
        Severity.MAJOR,
        "the claim compares two things, and no linked study compared them in one experiment",
        lines[0].at,
        "Link a study with both arms, or say that the figures come from different studies.",
    )


def _one_arm(line: Line) -> Answer:
    contrast = result_field(line, "contrast")
    if isinstance(contrast, Missing):
        return (contrast,)
    return contrast is not Contrast.CONDITIONS
