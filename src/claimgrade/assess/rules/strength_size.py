"""Rules on how large the words make an effect."""

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.effects import reaches
from claimgrade.assess.evidence.lines import Answer, Line, every
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.language.cues import size_words
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing


@rule(
    "OS22",
    "size-word-too-big",
    Family.STRENGTH,
    severity="minor",
    worst=Severity.MINOR,
    needs=(
        "quote.exact",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.estimate",
        "studies.*.results.*.statistic",
        "studies.*.results.*.mid",
    ),
    literature="GRADE guideline 26 (Santesso 2020), size of effect; "
    "Yavchitz 2016 and Lazarus 2015, linguistic spin",
    key_concept="claims too good to be true, and how sure one can be",
    fires="""
        claim:
          quote: {exact: Bands give dramatic gains of muscle}
          evidence:
            - {source: trial, result: size, relation: supports, finding: Thighs grew a little.}
        studies:
          trial:
            results:
              - {id: size, estimate: 3, statistic: mean-difference, mid: 2}
        """,
    near_miss="""
        claim:
          quote: {exact: Bands give dramatic gains of muscle}
          evidence:
            - {source: trial, result: size, relation: supports, finding: Thighs grew a lot.}
        studies:
          trial:
            results:
              - {id: size, estimate: 4, statistic: mean-difference, mid: 2}
        """,
)
def size_word_too_big(case: Case) -> Ruling:
    """A word of great size, such as dramatic or massive, stands for an effect that is not large.

    An effect is called large from twice the smallest difference that matters to people. Below
    that, the word is the writer's and not the study's.
    """
    if case.quoted is None:
        return unresolved((Missing("quote.exact"),))
    found = size_words(case.quoted, case.language)
    if found is None:
        return unresolved((Missing("language"),))
    if not found:
        return not_applicable("no listed word of great size stands in the quoted words")
    lines = case.body.agreeing
    if not lines:
        return not_applicable("no line supports or qualifies the claim")
    factor = case.context.thresholds.size_factor.value

    def falls_short(line: Line) -> Answer:
        answer = reaches(line, factor)
        return answer if isinstance(answer, tuple) else not answer

    answer = every(lines, falls_short)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(f"a result is at least {factor} times the smallest difference that matters")
    listed = ", ".join(f"'{word}'" for word in found)
    return flag(
        Severity.MINOR,
        f"{listed} speaks of a large effect, and every linked one is less than {factor} times the "
        "smallest difference that matters",
        "quote.exact",
        "Leave the word out, or give the size in numbers.",
    )
