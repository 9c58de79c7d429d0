"""Rules on what a mean of many says of one person."""

from decimal import Decimal

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import (
    Answer,
    Line,
    every,
    missing_result,
    result_field,
    source_name,
)
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Contrast, Scope, Statistic

_OF_SINGLE_PEOPLE = frozenset({Statistic.PROPORTION, Statistic.COUNT})
"""Figures that say how many people responded, not how much they did on average."""


@rule(
    "OS04",
    "group-to-individual",
    Family.FIT,
    severity="major",
    worst=Severity.MAJOR,
    needs=("evidence.*.relation", "evidence.*.result", "studies.*.results.*.statistic"),
    absence="Where no response of single people (`responses`) and no prediction interval is "
    "recorded, that is the trigger: a mean alone says nothing of one person.",
    literature="Atkinson & Batterham 2015; Hecksteden 2015",
    key_concept="people, treatments or outcomes that do not match yours",
    fires="""
        claim:
          scope: individual
          evidence:
            - {source: trial, result: size, relation: supports, finding: Thighs grew on average.}
        studies:
          trial:
            results:
              - {id: size, statistic: mean-difference}
        """,
    near_miss="""
        claim:
          scope: individual
          evidence:
            - {source: trial, result: grew, relation: supports, finding: Thighs grew in 14 of 15.}
        studies:
          trial:
            results:
              - {id: grew, statistic: proportion}
        """,
)
def group_to_individual(case: Case) -> Ruling:
    """The mean of a group is told as what one reader will get.

    Around every mean some gain more, some less and some nothing. What one person may expect needs
    the spread of single responses, a prediction interval, or trials within one person.
    """
    if case.claim.scope is not Scope.INDIVIDUAL:
        return not_applicable(say("the words promise nothing to one person"))
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    answer = every(lines, _only_a_mean)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a result says how single people respond"))
    return flag(
        Severity.MAJOR,
        say(
            "the words promise it to the single reader, and every linked result is a mean of a "
            "group"
        ),
        "scope",
        _advice(case),
    )


def _advice(case: Case) -> str:
    """Return what to do, with what a linked result says of one person where one does.

    One whose spread is known comes first.
    """
    from claimgrade.assess.numbers.one_person import for_one_person

    told = sorted(for_one_person(case), key=lambda one: not one.reported)
    if not told:
        return say("Say what happened on average, or how many of those studied gained.")
    one = told[0]
    line = next(line for line in case.body.agreeing if (line.entry.source or "") == one.study)
    return say(
        "Say what happened on average, or how many of those studied gained: {gained} ({source}).",
        gained=f"{one.line[0].lower()}{one.line[1:]}",
        source=source_name(line.source, one.study),
    )


def _only_a_mean(line: Line) -> Answer:
    result = line.result
    if result is None:
        return (missing_result(line),)
    predicted = (result.prediction_low, result.prediction_high)
    if all(isinstance(end, Decimal) for end in predicted) or isinstance(result.responses, str):
        return False
    alone = line.study is not None and line.study.n == 1
    if alone and result.contrast is Contrast.CONDITIONS:
        return False
    statistic = result_field(line, "statistic")
    if isinstance(statistic, Missing):
        return (statistic,)
    return statistic not in _OF_SINGLE_PEOPLE
