"""The rule on appeals to studies in the plural."""

from claimgrade.assess.asking import (
    appeal_to_studies,
    independent_studies,
    is_review,
)
from claimgrade.assess.case import Case
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import (
    Ruling,
    flag,
    not_applicable,
    passed,
    unresolved,
)
from claimgrade.assess.spoken import QUOTE, plural_appeal
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import PluralCue


@rule(
    "OS27",
    "vague-plural",
    Family.STRENGTH,
    severity="blocker with no independent supporting study, major with too few",
    worst=Severity.BLOCKER,
    version=3,
    needs=("evidence.*.relation", "studies.*.design"),
    literature="Wikipedia on unsupported attributions; HealthNewsReview criteria",
    key_concept="a study shows",
    fires="""
        claim:
          plural_cue: many
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew a little.}
        studies:
          trial: {design: randomised-trial}
        """,
    near_miss="""
        claim:
          plural_cue: many
          evidence:
            - {source: pooled, relation: supports, finding: Muscles grew in the pooled trials.}
        studies:
          pooled: {design: systematic-review}
        """,
)
def vague_plural(case: Case) -> Ruling:
    """The words appeal to studies in the plural, and too few independent ones support them.

    "Studies show" promises several studies that agree. Papers on the same people count once. A
    statement about the literature makes the appeal, whatever its words, and so does a heading,
    caption or callout over the words, where one is recorded.
    """
    cue = appeal_to_studies(case)
    if isinstance(cue, Ruling):
        return cue
    if cue is PluralCue.NONE:
        return not_applicable(say("the words do not appeal to studies in the plural"))
    lines = case.body.supporting
    if any(is_review(line) for line in lines):
        return passed(say("a systematic review is linked"))
    count, missing = independent_studies(case, lines)
    wanted = case.context.thresholds.independent_studies.value
    if count - len(missing) >= wanted:
        return passed(
            say("1 independent study supports it")
            if count == 1
            else say("{number} independent studies support it", number=count)
        )
    if missing:
        return unresolved(missing)
    appeal, at = _appeal(case)
    return flag(
        Severity.MAJOR if count else Severity.BLOCKER,
        say(
            "{appeal}, and {support} (at least {number} needed)",
            appeal=appeal,
            support=_support(count),
            number=wanted,
        ),
        at,
        say("Name the studies, or link the systematic review that the words rest on."),
    )


def _support(count: int) -> str:
    """Return how many independent studies support the claim, as a clause."""
    if count == 1:
        return say("1 independent study supports the claim")
    if not count:
        return say("no independent study supports the claim")
    return say("{number} independent studies support the claim", number=count)


def _appeal(case: Case) -> tuple[str, str]:
    """Return who makes the appeal, as a clause, and in which field it stands.

    A quote can be a part of a sentence whose beginning appeals to studies: then the reviewer
    records it. What is said of the literature appeals to it by itself.
    """
    cue, at = plural_appeal(case) or (PluralCue.NONE, QUOTE)
    if cue is not PluralCue.NONE:
        in_words = at == QUOTE
        return say(
            "the words appeal to many studies"
            if in_words
            else "the heading over the words appeals to many studies"
        ), at
    if case.claim.plural_cue is None:
        return say("a statement about the literature appeals to many studies"), QUOTE
    return say("the reviewer records an appeal to many studies"), QUOTE
