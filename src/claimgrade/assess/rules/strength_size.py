"""Rules on how large the words make an effect."""

from claimgrade.assess.asking import words_unread
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.effects import reaches
from claimgrade.assess.evidence.lines import Answer, Line, every
from claimgrade.assess.numbers.sizes import against_large
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved, waits_for
from claimgrade.assess.spoken import cue_words, named
from claimgrade.language.cues import size_words
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.saying import say


@rule(
    "OS22",
    "size-word-too-big",
    Family.STRENGTH,
    severity="minor",
    worst=Severity.MINOR,
    version=2,
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
    that, the word is the writer's and not the study's. A heading, caption or callout over the
    words is read too, where one is recorded.
    """
    if case.quoted is None:
        return waits_for("quote.exact")
    found = cue_words(case, size_words)
    if found is None:
        return words_unread(case)
    if not found:
        return not_applicable(
            say("no listed word of great size stands in the words or their heading")
        )
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    factor = case.context.thresholds.size_factor.value

    def falls_short(line: Line) -> Answer:
        answer = reaches(line, factor)
        return answer if isinstance(answer, tuple) else not answer

    answer = every(lines, falls_short)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(
            say(
                "a result is at least {factor} times the smallest difference that matters",
                factor=factor,
            )
        )
    message = say(
        "{words} speaks of a large effect, and every linked one is less than {factor} times the "
        "smallest difference that matters",
        words=named(found),
        factor=factor,
    )
    return flag(
        Severity.MINOR,
        f"{message}{against_large(lines, factor)}",
        found[0][1],
        say("Leave the word out, or give the size in numbers."),
    )
