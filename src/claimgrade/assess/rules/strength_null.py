"""Rules on what the words make of a result that found no difference."""

from claimgrade.assess.asking import direction_missing
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.effects import (
    counts_events,
    shows_no_important_difference,
    states_upper_bound,
)
from claimgrade.assess.evidence.lines import Answer, Line, every, missing_result
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.finding import Severity
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Direction, Kind


@rule(
    "OS07",
    "null-as-no-difference",
    Family.STRENGTH,
    severity="major",
    worst=Severity.MAJOR,
    version=2,
    needs=(
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.statistic",
        "studies.*.results.*.low",
        "studies.*.results.*.high",
        "studies.*.results.*.mid",
    ),
    absence="Where the words say that there is no danger, an upper bound that is not recorded is "
    "the trigger: without one nobody can say how often harm may still happen.",
    reads_phrasing=False,
    literature="Lazarus 2015; Core GRADE 2 (BMJ 2025;389:e081904)",
    key_concept="misleading descriptions",
    fires="""
        claim:
          direction: none
          evidence:
            - {source: trial, result: size, relation: supports, finding: No difference was seen.}
        studies:
          trial:
            results:
              - {id: size, statistic: mean-difference, low: -6, high: 9, mid: 3}
        """,
    near_miss="""
        claim:
          direction: none
          evidence:
            - {source: trial, result: size, relation: supports, finding: No difference was seen.}
        studies:
          trial:
            results:
              - {id: size, statistic: mean-difference, low: -1, high: 2, mid: 3}
        """,
)
def null_as_no_difference(case: Case) -> Ruling:
    """The words say that there is no difference or no danger, and the studies do not exclude one.

    A small study that finds nothing may have missed something. Only an interval that lies inside
    the smallest difference that matters, in both directions, shows that there is none; of a rare
    harm, only an upper bound says how often it may still happen.
    """
    goes = case.direction not in (None, Direction.NONE)
    if goes and case.kind is not Kind.NO_EFFECT:
        return not_applicable(say("the words claim a difference"))
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    if case.direction is None:
        return unresolved(direction_missing(case))
    if any(line.study is not None and line.study.equivalence is True for line in lines):
        return passed(say("a study was designed to show equivalence"))
    shown = _harm_is_bounded if case.kind is Kind.SAFETY else shows_no_important_difference
    answer = every(lines, lambda line: _not(shown(line)))
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a result excludes a difference that matters"))
    if case.kind is Kind.SAFETY:
        message = say(
            "the words say that there is no danger, and no linked result bounds how often harm "
            "may still happen"
        )
        help_text = say(
            "Say how many people were watched, and up to what rate harm may still happen."
        )
    else:
        message = say(
            "the words say that there is no difference, and no linked interval excludes one that "
            "matters"
        )
        help_text = say("Say that no clear difference was found, and how large one may still be.")
    return flag(Severity.MAJOR, message, "direction", help_text)


def _harm_is_bounded(line: Line) -> Answer:
    """Return whether a result says how often a harm may happen at most, or excludes an increase."""
    if line.result is None:
        return (missing_result(line),)
    if not states_upper_bound(line.result):
        return False
    counted = counts_events(line)
    return shows_no_important_difference(line) if counted is False else counted


def _not(answer: Answer) -> Answer:
    return answer if isinstance(answer, tuple) else not answer
