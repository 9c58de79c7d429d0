"""What would change this grade."""

from claimgrade.assess.asking import claimed_class
from claimgrade.assess.case import Case
from claimgrade.assess.directness.question import (
    in_whom,
    question,
    seeks,
    seeks_itself,
    study_wanted,
    when,
)
from claimgrade.assess.directness.table import gaps
from claimgrade.assess.evidence.independence import people_apart
from claimgrade.assess.evidence.lines import Line, species
from claimgrade.assess.grading.footnotes import NO_REASON
from claimgrade.assess.grading.levels import taken_off
from claimgrade.assess.grading.reading import nothing_tests
from claimgrade.assess.in_words import in_words
from claimgrade.model.directness import Dimension, DirectnessRow, Match
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.improvement import Cause, Improvement
from claimgrade.model.saying import both, say, sayable
from claimgrade.model.suggestion import Suggestion
from claimgrade.model.vocabulary import (
    DOMAINS_DOWN,
    AgeBand,
    Certainty,
    Design,
    Domain,
    Kind,
    OutcomeClass,
    Relation,
    Sex,
    Species,
    Training,
)

_MOST_SHOWN = 2


def would_change(
    case: Case, rows: tuple[DirectnessRow, ...], suggested: tuple[Suggestion, ...]
) -> tuple[Improvement, ...]:
    """Return the one or two steps that cost the certainty most levels, the costliest first.

    A start below High counts as a step. The levels are those of the judgement whose sum is shown;
    where nobody judged, those of ``suggested``. ``rows`` and ``suggested`` are those of
    :func:`claimgrade.assess.directness.directness` and
    :func:`claimgrade.assess.suggestions.suggestions`. The study is put together from what the
    record says; where it does not say enough, the fact is given as the reviewer wrote it. Empty
    where the evidence is not graded or nothing is lost.
    """
    if not case.gradable:
        return ()
    if case.certainty.used is Certainty.NO_EVIDENCE:
        return (_no_evidence(case),)
    steps = [*_start(case), *_domains(case, rows, suggested)]
    return tuple(sorted(steps, key=lambda step: -step.levels)[:_MOST_SHOWN])


def _no_evidence(case: Case) -> Improvement:
    return Improvement(Cause.NO_EVIDENCE, 0, nothing_tests(case.claim), _first_study(case))


def _first_study(case: Case) -> str:
    if case.kind is Kind.LITERATURE:
        return say("a systematic search of the literature, with its date")
    return study_wanted(case)


def _start(case: Case) -> list[Improvement]:
    start = case.certainty.start
    if start is None or start in (Certainty.HIGH, Certainty.NO_EVIDENCE):
        return []
    fact = say(_STARTS[start], why=case.certainty.start_reason)
    study = _first_study(case)
    if case.kind is not Kind.SAFETY:
        study = say("{study}; it would start at high", study=study)
    return [Improvement(Cause.START, Certainty.HIGH.level - start.level, fact, study)]


_STARTS = {
    Certainty.MODERATE: sayable("a moderate start ({why})"),
    Certainty.LOW: sayable("a low start ({why})"),
    Certainty.VERY_LOW: sayable("a very low start ({why})"),
}


def _domains(
    case: Case, rows: tuple[DirectnessRow, ...], suggested: tuple[Suggestion, ...]
) -> list[Improvement]:
    steps = []
    for domain, levels, fact, by_records in _lost(case, suggested):
        study = _LIFTS[domain](case, rows)
        steps.append(Improvement(domain, levels, fact, study, by_records))
    return steps


def _lost(case: Case, suggested: tuple[Suggestion, ...]) -> list[tuple[Domain, int, str, bool]]:
    """Return each domain that costs or shares a level, with the levels and the fact behind it."""
    if case.judgement is None:
        return [(s.domain, s.levels, "; ".join(s.reasons), True) for s in suggested if s.levels]
    lost = []
    for domain in DOMAINS_DOWN:
        judged = case.judgement.domains.get(domain)
        if judged is None:
            continue
        levels = abs(taken_off(domain, judged).levels)
        if levels:
            lost.append((domain, levels, judged.reason or say(NO_REASON), False))
    return lost


def _less_bias(case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    features = []
    if case.relation is Relation.EFFECT and case.kind is not Kind.SAFETY:
        if any(_not_random(line) for line in case.body.testing):
            features.append(say("with the order or the groups drawn at random, and so reported"))
        if any(_unblinded(line) for line in case.body.testing):
            features.append(say("with those who measure not knowing who had what"))
    if features:
        return say("a trial of the same question {features}", features=both(features))
    return say("a study of the same question made without that risk of bias")


def _not_random(line: Line) -> bool:
    return line.study is not None and line.study.randomised in (False, UNKNOWN)


def _unblinded(line: Line) -> bool:
    blinding = line.study.blinding if line.study else None
    return isinstance(blinding, str) and blinding.casefold().startswith(("none", "no ", "not "))


def _more_direct(case: Case, rows: tuple[DirectnessRow, ...]) -> str:
    wanted = [row for row in rows if not _measured_elsewhere(row, case)]
    found = gaps(tuple(wanted)) or [row for row in wanted if row.match is Match.MODERATE]
    if not found:
        return question(case)
    features = dict.fromkeys(_closing(row, case) for row in found)
    return say("a study {features}", features=", ".join(features))


def _measured_elsewhere(row: DirectnessRow, case: Case) -> bool:
    """Return whether a result that goes another way has measured the very sort of outcome."""
    if row.dimension is not Dimension.OUTCOME_CLASS:
        return False
    return any(
        line.result is not None and line.result.outcome_class == row.claimed
        for line in case.body.testing
    )


def _closing(row: DirectnessRow, case: Case) -> str:
    """Return what a study must do to close one gap."""
    if row.dimension is Dimension.SPECIES:
        return in_whom(case)
    if row.dimension is Dimension.OUTCOME_CLASS:
        return seeks_itself(case)
    if row.dimension is Dimension.HORIZON:
        return say("that measures {time}", time=when(case))
    if row.dimension is Dimension.OUTCOME:
        return seeks(case)
    claimed = row.claimed or ""
    if row.dimension is Dimension.SEX:
        return say("in {people}", people=in_words(Sex(claimed)))
    if row.dimension is Dimension.AGE:
        return say("in {people}", people=in_words(AgeBand(claimed)))
    if row.dimension is Dimension.TRAINING:
        return say("in {state} people", state=in_words(Training(claimed)))
    return say(_CLOSES[row.dimension], claimed=_plain(claimed))


_CLOSES = {
    Dimension.HEALTH: sayable("in people with this state of health: {claimed}"),
    Dimension.INTERVENTION: sayable("of {claimed}"),
    Dimension.DOSE: sayable("with {claimed}"),
    Dimension.COMPARATOR: sayable("against {claimed}"),
}


def _larger(case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    """Return how many people more would reach the information size, where both are known.

    The size is one for effects and associations in people. What a thing is, or what goes on in a
    muscle in the laboratory, is settled by few, well measured and well chosen.
    """
    if not counts_people(case):
        return say("a larger study of the same question, with an interval for what it measures")
    wanted = int(case.context.thresholds.information_size.value)
    lines = [line for line in case.body.testing if _same_species(line, case)]
    had = people_apart(lines, case.context.library)
    if had is None:
        return say("a larger study; how many people were studied so far is not fully recorded")
    if had >= wanted:
        return say(
            "an interval that stays on one side of what matters; {number} people were studied, so "
            "numbers alone do not lift it",
            number=had,
        )
    return say(
        "a study with at least {number} more people ({had} so far, rough information size {size})",
        number=wanted - had,
        had=had,
        size=wanted,
    )


def counts_people(case: Case) -> bool:
    """Return whether the question is one of an effect or association in people at large."""
    about_people = case.species is Species.HUMAN and case.relation is not Relation.DESCRIPTION
    return about_people and claimed_class(case) not in _OF_THE_LABORATORY and not _in_vitro(case)


_OF_THE_LABORATORY = (OutcomeClass.MECHANISM, OutcomeClass.ACUTE_MARKER)


def _in_vitro(case: Case) -> bool:
    designs = {line.study.design for line in case.body.testing if line.study is not None}
    return designs <= {Design.IN_VITRO, Design.ANIMAL_EXPERIMENT}


def _same_species(line: Line, case: Case) -> bool:
    found = species(line)
    return not isinstance(found, Species) or found is case.species


_PEOPLE_FIELDS: tuple[tuple[str, type[Sex | AgeBand | Training] | None], ...] = (
    ("sex", Sex),
    ("age", AgeBand),
    ("training", Training),
    ("health", None),
)
"""Fields of the people studied, with the vocabulary of their values where they have one."""


def _consistent(case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    """Return the moderator that parts the studies that agree from those that do not."""
    for name, words in _PEOPLE_FIELDS:
        agree = _values(case.body.agreeing, name)
        dispute = _values(case.body.disputing, name)
        if agree and dispute and not agree & dispute:
            return say(
                "a study that compares {first} with {second}: the first were studied where results "
                "agree with the claim, the second where they do not",
                first=_named(agree, words),
                second=_named(dispute, words),
            )
    return say("a study that varies, within itself, what the results that disagree differ in")


def _values(lines: tuple[Line, ...], name: str) -> set[str]:
    """Return the values of a field of the people studied; none unless every line has one."""
    people = [line.study.population if line.study else None for line in lines]
    values = [getattr(one, name) if one is not None else None for one in people]
    if any(value is None or value is UNKNOWN for value in values):
        return set()
    return {str(value) for value in values}


def _named(values: set[str], words: type[Sex | AgeBand | Training] | None) -> str:
    in_order = sorted(values, key=_plain)
    return both([in_words(words(one)) if words else _plain(one) for one in in_order])


def _plain(value: str) -> str:
    return value.replace("-", " ")


def _registered(_case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    return say("a search of trial registers for trials that never appeared, or a registered trial")


_LIFTS = {
    Domain.RISK_OF_BIAS: _less_bias,
    Domain.INCONSISTENCY: _consistent,
    Domain.INDIRECTNESS: _more_direct,
    Domain.IMPRECISION: _larger,
    Domain.PUBLICATION_BIAS: _registered,
}
