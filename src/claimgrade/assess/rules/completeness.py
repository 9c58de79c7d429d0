"""Rules on what the sentence leaves out, or understates."""

from claimgrade.assess.asking import (
    appeal_to_studies,
    words_unread,
)
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, missing_result, source_name
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved, waits_for
from claimgrade.language.side_results import names_a_side_result
from claimgrade.model.assessment import Family
from claimgrade.model.claim import Omission
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import (
    Hides,
    PluralCue,
)


@rule(
    "OS24",
    "contrary-evidence-left-out",
    Family.COMPLETENESS,
    severity="minor",
    worst=Severity.MINOR,
    version=2,
    needs=("quote.exact", "evidence.*.relation", "omits"),
    literature="Informed Health Choices, unreliable summaries; Greenberg 2009 (BMJ 339:b2680)",
    key_concept="unreliable summaries",
    fires="""
        claim:
          quote: {exact: Studies show that bands build muscle}
          omits: {what: one trial found no growth, line: second, hides: context}
          evidence:
            - {source: first, relation: supports, finding: Thighs grew.}
            - {source: second, relation: disputes, finding: Thighs did not grow.}
        """,
    near_miss="""
        claim:
          quote: {exact: Studies show that bands build muscle}
          omits: none
          evidence:
            - {source: first, relation: supports, finding: Thighs grew.}
            - {source: second, relation: disputes, finding: Thighs did not grow.}
        """,
)
def contrary_evidence_left_out(case: Case) -> Ruling:
    """The words appeal to studies in the plural and pass over a result that says otherwise.

    "Studies show" tells the reader that they agree, and so does any statement about the
    literature. Where the text names what speaks against it, the reviewer records that nothing is
    left out, or what else is.
    """
    disputing = case.body.disputing
    if not disputing:
        return not_applicable(say("no line disputes the claim"))
    cue = appeal_to_studies(case)
    if isinstance(cue, Ruling):
        return cue
    if cue is PluralCue.NONE:
        return not_applicable(say("the words do not appeal to studies in the plural"))
    omits = case.claim.omits
    if omits is None or omits is UNKNOWN:
        return unresolved((Missing("omits", omits is UNKNOWN),))
    if not isinstance(omits, Omission):
        return passed(say("the reviewer found nothing left out"))
    if omits.line is not None and not any(_stands_in(line, omits.line) for line in disputing):
        return passed(
            say("what is left out is another thing than a result that disputes the claim")
        )
    against = source_name(disputing[0].source, disputing[0].entry.source)
    return flag(
        Severity.MINOR,
        say(
            "there is an appeal to many studies, and none to {source}, which disputes the claim",
            source=against,
        ),
        disputing[0].at,
        say("Say in the same paragraph that not all studies agree."),
    )


def _stands_in(line: Line, key: str) -> bool:
    """Return whether a line is of the source of a key, or of an older key of the same work."""
    aliases = line.source.details.aliases if line.source is not None else ()
    names = (line.entry.source, line.source.key if line.source is not None else None, *aliases)
    return key in names


@rule(
    "OS26",
    "side-result-as-main",
    Family.COMPLETENESS,
    severity="minor; major where the study was not registered beforehand",
    worst=Severity.MAJOR,
    needs=(
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.primary",
        "studies.*.results.*.subgroup",
    ),
    literature="Boutron 2010; Lazarus 2015 (selective reporting in 11.8%)",
    key_concept="misleading descriptions",
    fires="""
        claim:
          evidence:
            - {source: trial, result: women, relation: supports, finding: It grew in women.}
        studies:
          trial:
            results:
              - {id: women, primary: false}
        """,
    near_miss="""
        claim:
          evidence:
            - {source: trial, result: all, relation: supports, finding: Thighs grew.}
        studies:
          trial:
            results:
              - {id: all, primary: true, subgroup: false}
        """,
)
def side_result_as_main(case: Case) -> Ruling:
    """A secondary outcome, a subgroup or a look after the fact is told as the main finding.

    Among many outcomes some differ by chance; a study is made to answer one question. A result
    recorded as planned beforehand ('preregistered') is no such find, and neither is one that the
    words themselves call a side result.
    """
    lines = case.body.supporting
    if not lines:
        return not_applicable(say("no line supports the claim"))
    missing: list[Missing] = []
    side: Line | None = None
    for line in lines:
        answer = _is_side_result(line)
        if isinstance(answer, tuple):
            missing.extend(answer)
        elif answer and (side is None or _unregistered(line)):
            side = line
    if side is None:
        return (
            unresolved(missing) if missing else passed(say("the results are main ones, or planned"))
        )
    if case.quoted is None:
        return waits_for("quote.exact")
    says_so = names_a_side_result(case.quoted, case.language)
    if says_so is None:
        return words_unread(case)
    if says_so:
        return passed(say("the words say that it is a side result"))
    after_the_fact = _unregistered(side)
    return flag(
        Severity.MAJOR if after_the_fact else Severity.MINOR,
        say(
            "what {source} is linked for is a side result of a study that was not registered "
            "beforehand"
            if after_the_fact
            else "what {source} is linked for is a side result",
            source=source_name(side.source, side.entry.source),
        ),
        side.at,
        say("Say that it is a secondary or subgroup result, or link a main one."),
    )


def _is_side_result(line: Line) -> bool | tuple[Missing, ...]:
    result = line.result
    if result is None:
        return (missing_result(line),)
    if line.study is not None and line.study.preregistered is True:
        return False
    if result.primary is False or result.subgroup is True:
        return True
    lacking = (_lacking(line, result, "primary"), _lacking(line, result, "subgroup"))
    return tuple([missing for missing in lacking if missing is not None])


def _lacking(line: Line, result: Result, name: str) -> Missing | None:
    value = getattr(result, name)
    if value is None or value is UNKNOWN:
        return Missing(f"studies.{line.entry.source}.results.{result.id}.{name}", value is UNKNOWN)
    return None


def _unregistered(line: Line) -> bool:
    return line.study is not None and line.study.preregistered is False


@rule(
    "OS31",
    "left-out",
    Family.COMPLETENESS,
    severity="minor for context, blocker for a harm or for what would change the decision",
    worst=Severity.BLOCKER,
    needs=("omits",),
    literature="HealthNewsReview criteria 2 and 3; Informed Health Choices key concepts",
    key_concept="misleading descriptions",
    fires="""
        claim:
          omits: {what: heavy training does the same, hides: context}
        """,
    near_miss="""
        claim:
          omits: none
        """,
)
def left_out(case: Case) -> Ruling:
    """What a true sentence leaves out changes what the reader would think or do.

    Only a person can tell; the reviewer records what is left out and what that hides, or
    'none' where nothing is, or where the same paragraph says it.
    """
    if case.not_checkable:
        return not_applicable(say("the claim is declared not checkable"))
    omits = case.claim.omits
    if isinstance(omits, Omission):
        minor = omits.hides is Hides.CONTEXT
        return flag(
            Severity.MINOR if minor else Severity.BLOCKER,
            say(_LEFT_OUT[omits.hides], what=omits.what.rstrip(".")),
            "omits",
            say("Say it in the same paragraph."),
        )
    if omits is None or omits is UNKNOWN:
        return unresolved((Missing("omits", omits is UNKNOWN),))
    return passed(say("the reviewer found nothing left out"))


_LEFT_OUT = {
    Hides.CONTEXT: sayable("the article leaves out context that the reader needs: {what}"),
    Hides.HARM: sayable("the article leaves this out, which hides a harm: {what}"),
    Hides.DECISION: sayable("the article leaves this out, which would change the decision: {what}"),
}
