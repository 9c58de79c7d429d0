"""Rules on whether what was measured is what the claim speaks of."""

from collections.abc import Callable

from claimgrade.assess.asking import (
    claimed_class,
    counts_already,
    has_validated_link,
    hours,
    outside_life_science,
)
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import (
    Answer,
    Line,
    either,
    every,
    missing_result,
    result_field,
)
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, counted_once, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Domain, OutcomeClass, Relation

_ACUTE_HOURS = 48.0
_WEEKS_HOURS = 168.0
_NO_SUPPORT = sayable("no line supports the claim")
_OTHER_FIELD = sayable("the article's field is no life science")


@rule(
    "OS10",
    "mechanism-to-benefit",
    Family.FIT,
    severity="major; information where indirectness already counts it",
    worst=Severity.MAJOR,
    version=3,
    needs=(
        "asserts.outcome.class",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.class",
    ),
    reads_phrasing=False,
    literature="Howick 2010; EBM+ (Parkkinen 2018); Vigotsky 2022 on electromyography",
    key_concept="it works like this",
    fires="""
        claim:
          asserts: {outcome: {name: muscle size, class: final}}
          evidence:
            - {source: session, result: mtor, relation: supports, finding: mTOR signalling rose.}
        studies:
          session:
            results:
              - {id: mtor, class: mechanism}
        """,
    near_miss="""
        claim:
          asserts: {outcome: {name: mTOR signalling, class: mechanism}}
          evidence:
            - {source: session, result: mtor, relation: supports, finding: mTOR signalling rose.}
        studies:
          session:
            results:
              - {id: mtor, class: mechanism}
        """,
)
def mechanism_to_benefit(case: Case) -> Ruling:
    """A change in a pathway or in muscle activity is told as growth, strength or health.

    A step of the mechanism may be there and the benefit not: other steps can fail or work against
    it. The link from one to the other is a claim of its own, with evidence of its own.
    """
    elsewhere = _not_about_a_final_outcome(case)
    if elsewhere is not None:
        return elsewhere
    return _one_sided(
        case,
        "OS10",
        _mechanism,
        say(
            "the claim speaks of an outcome that matters to the reader, and every supporting "
            "result is a step of the mechanism"
        ),
        "asserts.outcome",
        say("Say which step was measured, or link a result on the outcome itself."),
    )


def _mechanism(line: Line) -> Answer:
    sort = result_field(line, "outcome_class", "class")
    return (sort,) if isinstance(sort, Missing) else sort is OutcomeClass.MECHANISM


@rule(
    "OS11",
    "acute-to-chronic",
    Family.FIT,
    severity="major; information where indirectness already counts it",
    worst=Severity.MAJOR,
    version=4,
    needs=(
        "asserts.horizon",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.time",
    ),
    reads_phrasing=False,
    literature="NHMRC grades and GRADE on directness; Informed Health Choices key concepts",
    key_concept="it works like this",
    fires="""
        claim:
          asserts: {horizon: training}
          evidence:
            - {source: session, result: gh, relation: supports, finding: It rose after a session.}
        studies:
          session:
            results:
              - {id: gh, time: 15 minutes, class: final}
        """,
    near_miss="""
        claim:
          asserts: {horizon: training}
          evidence:
            - {source: trial, result: size, relation: supports, finding: Thighs grew in 8 weeks.}
        studies:
          trial:
            results:
              - {id: size, time: 8 weeks, class: final}
        """,
)
def acute_to_chronic(case: Case) -> Ruling:
    """What a single session did is told as what weeks of training do.

    Responses within 48 hours of a session often do not add up to a lasting change.
    """
    if outside_life_science(case):
        return not_applicable(say(_OTHER_FIELD))
    horizon = case.horizon
    if case.relation is Relation.DESCRIPTION and horizon is None:
        return not_applicable(say("the words describe and speak of no length of time"))
    if not case.body.supporting:
        return not_applicable(say(_NO_SUPPORT))
    if horizon is None or horizon is UNKNOWN:
        return unresolved((Missing("asserts.horizon", horizon is UNKNOWN),))
    spoken_of = None if horizon == "training" else hours(horizon)
    if horizon != "training" and (spoken_of is None or spoken_of < _WEEKS_HOURS):
        return not_applicable(say("the claim does not speak of weeks of training"))
    return _one_sided(
        case,
        "OS11",
        _acute,
        say("the claim speaks of training, and every supporting result is from a single session"),
        "asserts.horizon",
        say(
            "Say that it was measured after one session, or link a result after weeks of training."
        ),
    )


def _acute(line: Line) -> Answer:
    if line.result is None:
        return (missing_result(line),)
    time = result_field(line, "time")
    sort = result_field(line, "outcome_class", "class")
    soon: Answer = (time,) if isinstance(time, Missing) else (hours(time) or 0.0) <= _ACUTE_HOURS
    marker: Answer = (sort,) if isinstance(sort, Missing) else sort is OutcomeClass.ACUTE_MARKER
    return either(soon, marker)


@rule(
    "OS12",
    "surrogate-as-outcome",
    Family.FIT,
    severity="major; information where indirectness already counts it",
    worst=Severity.MAJOR,
    version=4,
    needs=(
        "asserts.outcome.class",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.class",
    ),
    reads_phrasing=False,
    literature="Ciani 2013; SORT (surrogate outcomes)",
    key_concept="it works like this",
    fires="""
        claim:
          asserts: {outcome: {name: strength in daily life, class: final}}
          evidence:
            - {source: trial, result: marker, relation: supports, finding: The marker rose.}
        studies:
          trial:
            results:
              - {id: marker, class: surrogate}
        """,
    near_miss="""
        claim:
          asserts: {outcome: {name: strength in daily life, class: final}}
          evidence:
            - {source: trial, result: stairs, relation: supports, finding: They climbed faster.}
        studies:
          trial:
            results:
              - {id: stairs, class: final}
        """,
)
def surrogate_as_outcome(case: Case) -> Ruling:
    """A change in a stand-in is told as a change in what the reader is after.

    Trials on stand-ins report effects 40 to 50% larger than trials on the outcome itself.
    """
    elsewhere = _not_about_a_final_outcome(case)
    if elsewhere is not None:
        return elsewhere
    return _one_sided(
        case,
        "OS12",
        _surrogate,
        say(
            "the claim speaks of an outcome that matters to the reader, and every supporting "
            "result is a stand-in for it"
        ),
        "asserts.outcome",
        say("Name the stand-in that was measured, or link a result on the outcome itself."),
    )


def _not_about_a_final_outcome(case: Case) -> Ruling | None:
    """Return why a rule on outcomes that matter to the reader is not asked, or cannot be yet."""
    if outside_life_science(case):
        return not_applicable(say(_OTHER_FIELD))
    if not case.body.supporting:
        return not_applicable(say(_NO_SUPPORT))
    claimed = claimed_class(case)
    if isinstance(claimed, Missing):
        return unresolved((claimed,))
    if claimed is not OutcomeClass.FINAL:
        return not_applicable(say("the claim speaks of a stand-in itself"))
    return None


def _surrogate(line: Line) -> Answer:
    sort = result_field(line, "outcome_class", "class")
    return (sort,) if isinstance(sort, Missing) else sort is OutcomeClass.SURROGATE


def _one_sided(
    case: Case, code: str, question: Callable[[Line], Answer], message: str, at: str, help_text: str
) -> Ruling:
    """Flag a claim whose every supporting line answers yes, unless the step is recorded."""
    answer = every(case.body.supporting, question)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a supporting result measured what the claim speaks of"))
    if has_validated_link(case):
        return passed(say("the step to the claimed outcome is a claim of its own, well supported"))
    ruling = flag(Severity.MAJOR, message, at, help_text)
    return counted_once(ruling, counts_already(case, code, Domain.INDIRECTNESS))
