"""The rule on results of the library that went another way and have no line."""

from itertools import islice

from claimgrade.assess.asking import direction_missing, outcome_missing
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.outcomes import Measured, Went
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity, Subject
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Direction, Kind, Relation

_SHOWN = 3


@rule(
    "OS24b",
    "contrary-result-not-linked",
    Family.COMPLETENESS,
    severity="major, on the record and no part of the claim's verdict",
    worst=Severity.MAJOR,
    version=3,
    needs=("asserts.outcome.name", "studies.*.results.*.direction"),
    literature="Greenberg 2009 (BMJ 339:b2680); Informed Health Choices, unreliable summaries",
    key_concept="unreliable summaries",
    subject=Subject.RECORD,
    absence="The evidence line that is not there is the trigger: a line with any relation, "
    "'background' among them, answers the rule. Where all such results are weaker than what is "
    "linked, accept the flag and give that as the reason.",
    fires="""
        claim:
          asserts: {outcome: {name: muscle size}}
          evidence:
            - {source: one, result: size, relation: supports, finding: Thighs grew.}
        studies:
          one:
            results:
              - {id: size, outcome: muscle size}
          other:
            results:
              - {id: size, outcome: Muscle Size, direction: none}
        """,
    near_miss="""
        claim:
          asserts: {outcome: {name: muscle size}}
          evidence:
            - {source: one, result: size, relation: supports, finding: Thighs grew.}
            - {source: other, result: size, relation: disputes, finding: Thighs did not grow.}
        studies:
          one:
            results:
              - {id: size, outcome: muscle size}
          other:
            results:
              - {id: size, outcome: muscle size}
          third:
            results:
              - {id: size, outcome: muscle size, direction: increase}
        """,
)
def contrary_result_not_linked(case: Case) -> Ruling:
    """The library holds a result on the same outcome that went another way, and no line names it.

    A review that links what agrees and passes over what does not is as one-sided as the article
    it judges. Outcomes are the same when their names are, whatever the case and with the
    synonyms of the workspace. Results on another exposure are asked for too: words alone cannot
    tell it from the same one under another name, so a person says which it is.
    """
    if case.not_checkable or case.kind in (Kind.DEFINITION, Kind.REPORT):
        return not_applicable(say("the claim is not judged on the library as a whole"))
    if case.relation is Relation.DESCRIPTION and case.claim.direction is None:
        return not_applicable(say("the claim describes and states no difference"))
    if case.direction is None:
        return unresolved(direction_missing(case))
    outcome = case.claim.outcome_name
    if outcome is None:
        return unresolved((outcome_missing(case),))
    contrary = _unlinked(case, outcome, _OTHER_WAYS[case.direction])
    if contrary:
        named = ", ".join(f"{m.key} ({m.result.id})" for m in contrary[:_SHOWN])
        return flag(
            Severity.MAJOR,
            say(
                "the library holds results on {outcome} that went another way and are not "
                "linked: {results} and more"
                if len(contrary) > _SHOWN
                else "the library holds results on {outcome} that went another way and are not "
                "linked: {results}",
                outcome=outcome,
                results=named,
            ),
            "evidence",
            say("Link each with what it does to the claim; 'background' if it does not test it."),
        )
    undirected = _unlinked(case, outcome, (None, UNKNOWN))
    if undirected:
        return unresolved(
            Missing(
                f"studies.{m.key}.results.{m.result.id}.direction",
                m.result.direction is UNKNOWN,
            )
            for m in undirected[:_SHOWN]
        )
    return passed(say("no result that went another way is left unlinked"))


_OTHER_WAYS = {
    direction: tuple(way for way in Direction if way is not direction) for direction in Direction
}


def _unlinked(case: Case, outcome: str, ways: tuple[Went, ...]) -> list[Measured]:
    """Return results on an outcome that went one of ``ways`` and have no line, four at most.

    A line that names a study and none of its results is taken to speak of all of them.
    """
    outcomes = case.context.outcomes
    candidates = [results for way in ways if (results := outcomes.on(outcome, way))]
    if not candidates:
        return []
    library, evidence = case.context.library, case.claim.evidence
    left_out = [library.line(place, evidence[place]) for place in case.body.left_out]
    lines = (*case.body.kept, *left_out)
    linked = {id(line.study if line.result is None else line.result) for line in lines}
    found = (
        measured
        for results in candidates
        for measured in results
        if id(measured.result) not in linked and id(measured.study) not in linked
    )
    return list(islice(found, _SHOWN + 1))
