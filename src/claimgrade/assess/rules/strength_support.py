"""Rules on how much stands behind what the words assert."""

from claimgrade.assess.asking import (
    counts_already,
    independent_studies,
    is_review,
    yes_or_missing,
)
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import (
    SECOND_HAND_DESIGNS,
    Answer,
    Line,
    every,
    result_field,
    study_field,
)
from claimgrade.assess.grading.start import line_start
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import (
    Ruling,
    counted_once,
    flag,
    not_applicable,
    passed,
    unresolved,
    waits_for,
)
from claimgrade.language.cues import names_one_study
from claimgrade.model.assessment import Family, StartingLevel
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Certainty, Contrast, Domain, Kind, Relation

_ONE_STUDY_SAID = sayable("the words say that one study found it")


@rule(
    "OS01",
    "causal-from-correlation",
    Family.STRENGTH,
    version=4,
    severity="major; information where the low start already counts it",
    worst=Severity.MAJOR,
    needs=(
        "wording.relation",
        "evidence.*.relation",
        "studies.*.design",
    ),
    literature="Sumner 2014; Haber 2018 and 2022; Yu 2019 and 2020; Lazarus 2015",
    key_concept="associated with",
    fires="""
        claim:
          wording: {relation: effect, hedge: may}
          certainty: low
          evidence:
            - {source: walkers, result: size, relation: supports, finding: Walkers had larger legs.}
        studies:
          walkers:
            design: cross-sectional
            results:
              - {id: size, contrast: correlation}
        """,
    near_miss="""
        claim:
          wording: {relation: association, hedge: may}
          certainty: low
          evidence:
            - {source: walkers, result: size, relation: supports, finding: Walkers had larger legs.}
        studies:
          walkers:
            design: cross-sectional
            results:
              - {id: size, contrast: correlation}
        """,
)
def causal_from_correlation(case: Case) -> Ruling:
    """The words say that one thing causes another, and the studies show only that they go together.

    People who differ in one habit differ in others. Without a condition set by the experimenter,
    or a design that stands in for one, the difference may come from anything that goes with it.
    Where the results that support the claim compare nothing, those that qualify it are asked.
    """
    relation = case.relation
    if relation is None:
        return waits_for("wording.relation")
    if relation is not Relation.EFFECT:
        return not_applicable(say("the words assert no effect"))
    lines = case.body.supporting
    if not lines:
        return not_applicable(say("no line supports the claim"))
    if case.lifted:
        return passed(say("the body starts High, or is rated up, for a recorded reason"))
    asked = _asked(case)
    if not asked:
        return not_applicable(say("what supports the claim measured nothing itself"))
    answer = every(asked, _only_correlates)
    if isinstance(answer, tuple):
        return unresolved(answer)
    if not answer:
        return passed(say("a supporting study can show an effect"))
    ruling = flag(
        Severity.MAJOR,
        say(
            "the words assert an effect, and no supporting study can show more than that two "
            "things go together"
        ),
        "wording.relation",
        say("Word it as 'goes with' or 'is linked to', or link a study that can show an effect."),
    )
    return counted_once(ruling, StartingLevel.START if _start_counts_it(case) else None)


def _asked(case: Case) -> tuple[Line, ...]:
    """Return the supporting lines that compare something, else the qualifying ones that do.

    What retells the studies of others compares nothing; without any other line it is not asked.
    """
    first_hand = [line for line in case.body.supporting if not _retells(line)]
    for lines in (first_hand, case.body.qualifying):
        compared = tuple([line for line in lines if not _only_describes(line)])
        if compared:
            return compared
    return tuple(first_hand)


def _retells(line: Line) -> bool:
    return line.study is not None and line.study.design in SECOND_HAND_DESIGNS


def _only_describes(line: Line) -> bool:
    described = line.result is not None and line.result.contrast is Contrast.NONE
    return described or _retells(line)


def _start_counts_it(case: Case) -> bool:
    """Return whether the low start already weighs as much: OS02 then flags it as major at least.

    A gap of one step is minor and does not stand for a cause that is not shown.
    """
    gap = case.ceiling.gap
    return case.certainty.start is Certainty.LOW and gap is not None and gap >= 2


def _only_correlates(line: Line) -> Answer:
    start = line_start(Relation.EFFECT, line)
    design = study_field(line, "design")
    if isinstance(design, Missing):
        return (design,)
    contrast = result_field(line, "contrast")
    if contrast is Contrast.CORRELATION:
        return not start.by_robins
    if start.level is not Certainty.HIGH:
        return start.missing or True
    return yes_or_missing(contrast, Contrast.CORRELATION)


_STEPS = {1: Severity.MINOR, 2: Severity.MAJOR}


@rule(
    "OS23",
    "one-small-study",
    Family.STRENGTH,
    severity="major; information where imprecision already counts it",
    worst=Severity.MAJOR,
    version=4,
    needs=("evidence.*.relation", "studies.*.design", "studies.*.n"),
    literature="Informed Health Choices key concepts",
    key_concept="a study shows",
    fires="""
        claim:
          evidence:
            - {source: trial, relation: supports, finding: Growth hormone rose in six people.}
        studies:
          trial: {design: randomised-crossover, n: 6}
        """,
    near_miss="""
        claim:
          kind: report
          evidence:
            - {source: trial, relation: supports, finding: Growth hormone rose in six people.}
        studies:
          trial: {design: randomised-crossover, n: 6}
        """,
)
def one_small_study(case: Case) -> Ruling:
    """A general statement rests on one small study.

    Most effects shrink when a small study is repeated. Below the workspace's information size
    one study is a finding, not a general fact.
    """
    if case.kind is Kind.REPORT:
        return not_applicable(say(_ONE_STUDY_SAID))
    if case.quoted is not None and names_one_study(case.quoted, case.language):
        return not_applicable(say(_ONE_STUDY_SAID))
    lines = case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    count, missing = independent_studies(case, lines)
    if count - len(missing) > 1:
        return passed(say("{number} independent studies", number=count))
    if missing:
        return unresolved(missing)
    if count == 0 or any(is_review(line) for line in lines):
        return passed(say("the claim does not rest on a single study"))
    sizes = [_people(line) for line in lines]
    known = [size for size in sizes if isinstance(size, int)]
    if not known:
        return unresolved([size for size in sizes if isinstance(size, Missing)])
    limit = case.context.thresholds.information_size.value
    if max(known) >= limit:
        return passed(
            say(
                "one study of {number} people, not fewer than {limit}",
                number=max(known),
                limit=limit,
            )
        )
    ruling = flag(
        Severity.MAJOR,
        say(
            "a general statement rests on one study of {number} (fewer than {limit} people)",
            number=max(known),
            limit=limit,
        ),
        lines[0].at,
        say("Say that one study found it, and in how many people, or link further studies."),
    )
    return counted_once(ruling, counts_already(case, "OS23", Domain.IMPRECISION))


def _people(line: Line) -> int | Missing:
    size = study_field(line, "n")
    pooled = line.result.people if line.result is not None else None
    if isinstance(size, Missing) and isinstance(pooled, int):
        return pooled
    return size if isinstance(size, int | Missing) else Missing(f"{line.at}.source")
