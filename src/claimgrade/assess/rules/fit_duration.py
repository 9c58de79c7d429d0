"""Rules on whether the studies ran for as long as the claim speaks of."""

from claimgrade.assess.asking import hours
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Answer, Line, every, study_field
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say

_CALENDAR = 1.01
"""Slack for the calendar: half a year is 26 weeks, or six months, or 182.6 days."""


@rule(
    "OS16",
    "duration-stretch",
    Family.FIT,
    severity="minor",
    worst=Severity.MINOR,
    needs=("evidence.*.relation", "evidence.*.source", "studies.*.duration"),
    reads_phrasing=False,
    literature="NHMRC levels of evidence and grades, generalisability; GRADE on indirectness",
    key_concept="people, treatments or outcomes that do not match yours",
    fires="""
        claim:
          asserts: {horizon: 5 years}
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew in 8 weeks.}
        studies:
          trial: {duration: 8 weeks}
        """,
    near_miss="""
        claim:
          asserts: {horizon: 16 weeks}
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew in 8 weeks.}
        studies:
          trial: {duration: 8 weeks}
        """,
)
def duration_stretch(case: Case) -> Ruling:
    """The words speak of a longer time than any study ran.

    Gains of the first weeks level off and harms may come late. The words may reach twice as far
    as the longest study (a convention of the workspace), not further.
    """
    horizon = case.horizon
    stated = hours(horizon) if horizon is not None and horizon is not UNKNOWN else None
    if stated is None:
        return not_applicable(say("the claim states no length of time"))
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    factor = case.context.thresholds.horizon_factor.value

    def ran_too_short(line: Line) -> Answer:
        duration = study_field(line, "duration")
        if isinstance(duration, Missing):
            return (duration,)
        return stated > float(factor) * (hours(duration) or 0.0) * _CALENDAR

    answer = every(lines, ran_too_short)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a study ran long enough for what the words speak of"))
    longest = max((str(study_field(line, "duration")) for line in lines), key=_length)
    return flag(
        Severity.MINOR,
        say(
            "the words speak of {claimed}, more than {factor} times the longest study ({longest})",
            claimed=horizon,
            factor=factor,
            longest=longest,
        ),
        "asserts.horizon",
        say("Say how long the studies ran, or link a longer one."),
    )


def _length(duration: str) -> float:
    return hours(duration) or 0.0
