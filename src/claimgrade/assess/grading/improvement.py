"""What would change this grade."""

from claimgrade.assess.asking import claimed_class
from claimgrade.assess.case import Case
from claimgrade.assess.directness.question import in_whom, question, seeks, study_wanted, when
from claimgrade.assess.directness.table import gaps
from claimgrade.assess.evidence.independence import independence
from claimgrade.assess.evidence.lines import Line, species
from claimgrade.assess.grading.levels import taken_off
from claimgrade.model.directness import Dimension, DirectnessRow, Match
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.improvement import Cause, Improvement
from claimgrade.model.suggestion import Suggestion
from claimgrade.model.vocabulary import (
    DOMAINS_DOWN,
    Certainty,
    Design,
    Domain,
    Kind,
    OutcomeClass,
    Relation,
    Species,
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
    searched = case.claim.searched_on
    day = f" (searched {searched})" if searched else ""
    fact = f"no evidence that was read tests the claim{day}"
    return Improvement(Cause.NO_EVIDENCE, 0, fact, _first_study(case))


def _first_study(case: Case) -> str:
    return _SEARCH if case.kind is Kind.LITERATURE else study_wanted(case)


_SEARCH = "a systematic search of the literature, with its date"


def _start(case: Case) -> list[Improvement]:
    start = case.certainty.start
    if start is None or start in (Certainty.HIGH, Certainty.NO_EVIDENCE):
        return []
    fact = f"a {start.value.replace('-', ' ')} start: {case.certainty.start_reason}"
    high = "" if case.kind is Kind.SAFETY else "; it would start High"
    study = f"{_first_study(case)}{high}"
    return [Improvement(Cause.START, Certainty.HIGH.level - start.level, fact, study)]


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
            lost.append((domain, levels, judged.reason or "no reason recorded", False))
    return lost


def _less_bias(case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    features = []
    if case.relation is Relation.EFFECT and case.kind is not Kind.SAFETY:
        if any(_not_random(line) for line in case.body.testing):
            features.append("with the order or the groups drawn at random, and so reported")
        if any(_unblinded(line) for line in case.body.testing):
            features.append("with those who measure not knowing who had what")
    if features:
        return f"a trial of the same question {' and '.join(features)}"
    return "a study of the same question without this limit"


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
    return f"a study {', '.join(dict.fromkeys(_closing(row, case) for row in found))}"


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
        return f"{seeks(case)} itself"
    if row.dimension is Dimension.HORIZON:
        return f"that measures {when(case)}"
    if row.dimension is Dimension.OUTCOME:
        return seeks(case)
    return _CLOSES[row.dimension].format((row.claimed or "").replace("-", " "))


_CLOSES = {
    Dimension.SEX: "in {}",
    Dimension.AGE: "in {}",
    Dimension.TRAINING: "in {} people",
    Dimension.HEALTH: "in people with this state of health: {}",
    Dimension.INTERVENTION: "of {}",
    Dimension.DOSE: "with {}",
    Dimension.COMPARATOR: "against {}",
}


def _larger(case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    """Return how many people more would reach the information size, where both are known.

    The size is one for effects and associations in people. What a thing is, or what goes on in a
    muscle in the laboratory, is settled by few, well measured and well chosen.
    """
    if not counts_people(case):
        return "a larger study of the same question, with an interval for what it measures"
    wanted = int(case.context.thresholds.information_size.value)
    lines = [line for line in case.body.testing if _same_species(line, case)]
    had = independence(lines, case.context.library).people
    if had is None:
        return "a larger study; how many people were studied so far is not fully recorded"
    if had >= wanted:
        return (
            f"an interval that stays on one side of what matters; {had} people were studied, so "
            "numbers alone do not lift it"
        )
    so_far = f"{had} so far, rough information size {wanted}"
    return f"a study with at least {wanted - had} more people ({so_far})"


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


_PEOPLE_FIELDS = ("sex", "age", "training", "health")


def _consistent(case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    """Return the moderator that parts the studies that agree from those that do not."""
    for name in _PEOPLE_FIELDS:
        agree = _values(case.body.agreeing, name)
        dispute = _values(case.body.disputing, name)
        if agree and dispute and not agree & dispute:
            return (
                f"a study that compares {_listed(agree)} with {_listed(dispute)}: the first were "
                "studied where results agree with the claim, the second where they do not"
            )
    return "a study that varies, within itself, what the results that disagree differ in"


def _values(lines: tuple[Line, ...], name: str) -> set[str]:
    """Return the values of a field of the people studied; none unless every line has one."""
    people = [line.study.population if line.study else None for line in lines]
    values = [getattr(one, name) if one is not None else None for one in people]
    if any(value is None or value is UNKNOWN for value in values):
        return set()
    return {str(value) for value in values}


def _listed(values: set[str]) -> str:
    return " and ".join(sorted(value.replace("-", " ") for value in values))


def _registered(_case: Case, _rows: tuple[DirectnessRow, ...]) -> str:
    return "a search of trial registers for trials that never appeared, or a registered trial"


_LIFTS = {
    Domain.RISK_OF_BIAS: _less_bias,
    Domain.INCONSISTENCY: _consistent,
    Domain.INDIRECTNESS: _more_direct,
    Domain.IMPRECISION: _larger,
    Domain.PUBLICATION_BIAS: _registered,
}
