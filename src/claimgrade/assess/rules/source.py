"""Rules on whether the sources hold what they are cited for."""

from claimgrade.assess.asking import direction_missing
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, result_field, source_name
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.evidence import Locator
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import (
    Direction,
    Kind,
    Relation,
)


@rule(
    "SI01",
    "no-source",
    Family.SOURCE,
    severity="blocker; the verdict follows from the record itself",
    worst=Severity.BLOCKER,
    needs=(),
    absence="That no line of evidence is recorded is itself the trigger.",
    literature="Wikipedia, Citation needed",
    key_concept="trust alone",
    fires="""
        claim:
          evidence: []
        """,
    near_miss="""
        claim:
          kind: definition
          evidence: []
        """,
)
def no_source(case: Case) -> Ruling:
    """A claim that could be checked has no line of evidence at all.

    Without a source the reader can only trust.
    """
    if case.kind is Kind.DEFINITION or case.not_checkable:
        return not_applicable(say("the claim is not one that evidence decides"))
    if case.claim.evidence:
        return passed(say("evidence is linked"))
    if case.claim.searched_on:
        return flag(
            Severity.BLOCKER,
            say(
                "no line of evidence is linked; the search of {day} found none",
                day=case.claim.searched_on,
            ),
            "evidence",
            say("Name a source for it, or leave it out."),
        )
    return flag(
        Severity.BLOCKER,
        say("no line of evidence is linked to the claim"),
        "evidence",
        say("Link what was found, or record in 'searched_on' when it was searched for."),
    )


_WAYS = {
    Direction.INCREASE: sayable("increase"),
    Direction.DECREASE: sayable("decrease"),
    Direction.NONE: sayable("no difference"),
}


@rule(
    "SI04",
    "stance-mismatch",
    Family.SOURCE,
    severity="blocker",
    worst=Severity.BLOCKER,
    version=3,
    needs=("evidence.*.relation", "evidence.*.result", "studies.*.results.*.direction"),
    literature="Jergas and Baethge, major errors of quotation; scite, contrasting citations",
    key_concept="trust alone",
    fires="""
        claim:
          direction: decrease
          evidence:
            - {source: trial, result: level, relation: supports, finding: The level changed.}
        studies:
          trial:
            results:
              - {id: level, direction: increase}
        """,
    near_miss="""
        claim:
          direction: decrease
          evidence:
            - {source: trial, result: level, relation: supports, finding: The level fell.}
        studies:
          trial:
            results:
              - {id: level, direction: decrease}
        """,
)
def stance_mismatch(case: Case) -> Ruling:
    """A result is linked as support, and its recorded direction is the opposite or none.

    Such errors are the gravest of those found when citations are checked against their sources.
    """
    lines = case.body.supporting
    if not lines:
        return not_applicable(say("no line supports the claim"))
    if case.relation is Relation.DESCRIPTION and case.claim.direction is None:
        return not_applicable(say("the claim describes and states no difference"))
    claimed = case.direction
    if claimed is None:
        return unresolved(direction_missing(case))
    missing: list[Missing] = []
    for line in lines:
        went = result_field(line, "direction")
        if isinstance(went, Missing):
            missing.append(went)
        elif went is not claimed:
            return flag(
                Severity.BLOCKER,
                say(
                    "the source {source} is linked as support; the claim says '{claimed}' and the "
                    "result '{found}'",
                    source=source_name(line.source, line.entry.source),
                    claimed=say(_WAYS[claimed]),
                    found=say(_WAYS[went]),
                ),
                f"{line.at}.relation",
                say("Correct the relation of the line, or the direction recorded."),
            )
    if missing:
        return unresolved(missing)
    return passed(say("every supporting result went the way the claim says"))


@rule(
    "SI08",
    "pinpoint-missing",
    Family.SOURCE,
    severity="minor",
    worst=Severity.MINOR,
    needs=(),
    absence="That no place in the source is recorded is itself the trigger.",
    literature="Wikipedia, Page needed",
    key_concept="trust alone",
    fires="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: Thighs grew.}
        """,
    near_miss="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: It grew., locator: {section: abstract}}
        """,
)
def pinpoint_missing(case: Case) -> Ruling:
    """A line does not say where in its source the finding stands.

    A page, table, figure, a few quoted words or a named section lets another person look.
    """
    lines = case.body.kept
    if not lines:
        return not_applicable(say("the claim has no line of evidence"))
    bare = [line for line in lines if not _has_pinpoint(line)]
    if not bare:
        return passed(say("every line says where in its source it stands"))
    named = ", ".join(dict.fromkeys(source_name(line.source, line.entry.source) for line in bare))
    return flag(
        Severity.MINOR,
        say("no page, table, figure, quote or section is given for {sources}", sources=named),
        bare[0].at,
        say("Add a locator to the line or to the study's result; 'section: abstract' is one."),
    )


def _has_pinpoint(line: Line) -> bool:
    of_result = line.result.locator if line.result is not None else None
    return _names_a_place(line.entry.locator) or _names_a_place(of_result)


def _names_a_place(locator: Locator | None) -> bool:
    return locator is not None and any(
        (locator.section, locator.page, locator.table, locator.figure, locator.quote)
    )
