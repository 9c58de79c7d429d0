"""Rules on what kind of comparison stands behind the claim."""

from claimgrade.assess.asking import direction_missing, is_review, words_unread
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.effects import includes_no_effect
from claimgrade.assess.evidence.lines import Answer, Line, every, result_field
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved, waits_for
from claimgrade.language.cues import names_baseline
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Contrast, Direction, Kind, Relation

_NO_EFFECT_SAID = sayable("the words assert no effect")


@rule(
    "OS06",
    "null-as-effect",
    Family.DESIGN,
    version=2,
    severity="blocker",
    worst=Severity.BLOCKER,
    needs=(
        "wording.relation",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.statistic",
        "studies.*.results.*.low",
        "studies.*.results.*.high",
    ),
    reads_phrasing=False,
    literature="Boutron 2010",
    key_concept="misleading descriptions",
    fires="""
        claim:
          wording: {relation: effect, hedge: may}
          evidence:
            - {source: trial, result: size, relation: supports, finding: Thighs grew a little more.}
        studies:
          trial:
            results:
              - {id: size, statistic: mean-difference, estimate: 1, low: -2, high: 4}
        """,
    near_miss="""
        claim:
          wording: {relation: effect, hedge: may}
          evidence:
            - {source: trial, result: size, relation: supports, finding: Thighs grew more.}
        studies:
          trial:
            results:
              - {id: size, statistic: mean-difference, estimate: 3, low: 1, high: 5}
        """,
)
def null_as_effect(case: Case) -> Ruling:
    """An effect is told, and every supporting result leaves room for none.

    Where the interval holds no effect, or the test was not significant, the study did not find
    what the words say. Where the primary outcomes are known, they alone decide: among many
    others, one will differ by chance.
    """
    relation = case.relation
    if relation is None:
        return waits_for("wording.relation")
    if relation is not Relation.EFFECT:
        return not_applicable(say(_NO_EFFECT_SAID))
    if case.direction is Direction.NONE or case.kind is Kind.NO_EFFECT:
        return not_applicable(say("the words say that there is no difference"))
    lines = case.body.supporting
    if not lines:
        return not_applicable(say("no line supports the claim"))
    if case.direction is None:
        return unresolved(direction_missing(case))
    pooled = [line for line in case.body.agreeing if is_review(line)]
    if any(includes_no_effect(line) is False for line in pooled):
        return passed(say("a meta-analysis rules out that there is no effect"))
    primary = tuple([x for x in lines if x.result is not None and x.result.primary is True])
    answer = every(primary or lines, includes_no_effect)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a supporting result rules out that there is no effect"))
    return flag(
        Severity.BLOCKER,
        say(
            "the words assert an effect, and every supporting result on a primary outcome leaves "
            "room for none"
            if primary
            else "the words assert an effect, and every supporting result leaves room for none"
        ),
        (primary or lines)[0].at,
        say("Say that no clear difference was found, or link a result that rules out none."),
    )


@rule(
    "OS20",
    "change-as-effect",
    Family.DESIGN,
    severity="blocker",
    worst=Severity.BLOCKER,
    version=2,
    needs=(
        "wording.relation",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.contrast",
    ),
    reads_phrasing=False,
    literature="Bland & Altman 2011",
    key_concept="no comparison, or an unfair one",
    fires="""
        claim:
          wording: {relation: effect, hedge: may}
          evidence:
            - {source: bands, result: size, relation: supports, finding: Thighs grew in 8 weeks.}
        studies:
          bands:
            results:
              - {id: size, contrast: change}
        """,
    near_miss="""
        claim:
          wording: {relation: effect, hedge: may}
          evidence:
            - {source: both, result: size, relation: supports, finding: One leg grew more.}
        studies:
          both:
            results:
              - {id: size, contrast: conditions, paired: true}
        """,
)
def change_as_effect(case: Case) -> Ruling:
    """A change from before to after in one group is told as the effect of what was done.

    People change by themselves: they learn the test, recover, or return to their usual value.
    Only a second condition shows what the treatment adds. A crossover has one, in the same people.
    A report of one such study is asked too: its words assert what the study could not show.
    """
    relation = case.relation
    if relation is None:
        return waits_for("wording.relation")
    if relation is not Relation.EFFECT:
        return not_applicable(say(_NO_EFFECT_SAID))
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    answer = every(lines, _before_and_after)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a linked result compares more than before and after in one group"))
    if case.comparator is not None:
        named = names_baseline(case.comparator, case.language)
        if named is None:
            return words_unread(case)
        if named:
            return passed(say("the claim names the value before as its comparator"))
    return flag(
        Severity.BLOCKER,
        say(
            "the words assert an effect, and every agreeing result is a change in one group "
            "from before to after"
        ),
        lines[0].at,
        say("Say that it changed over the weeks of training, or link a study with a control."),
    )


def _before_and_after(line: Line) -> Answer:
    contrast = result_field(line, "contrast")
    return (contrast,) if isinstance(contrast, Missing) else contrast is Contrast.CHANGE


@rule(
    "OS25",
    "cross-study-comparison",
    Family.DESIGN,
    severity="major",
    worst=Severity.MAJOR,
    needs=("evidence.*.relation", "evidence.*.result", "studies.*.results.*.contrast"),
    reads_phrasing=False,
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
        return not_applicable(say("the claim compares nothing"))
    lines = case.body.testing
    if not lines:
        return not_applicable(say("no evidence that was read tests the claim"))
    answer = every(lines, _one_arm)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a linked study compared the two itself"))
    return flag(
        Severity.MAJOR,
        say("the claim compares two things, and no linked study compared them in one experiment"),
        lines[0].at,
        say("Link a study with both arms, or say that the figures come from different studies."),
    )


def _one_arm(line: Line) -> Answer:
    contrast = result_field(line, "contrast")
    if isinstance(contrast, Missing):
        return (contrast,)
    return contrast is not Contrast.CONDITIONS
