"""Questions that several rules ask of a claim."""

import re

from claimgrade.assess.case import Case
from claimgrade.assess.lines import (
    REVIEW_DESIGNS,
    SECOND_HAND_DESIGNS,
    Answer,
    Line,
    missing_study,
    study_field,
)
from claimgrade.language.cues import figures
from claimgrade.model.assessment import Missing
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.vocabulary import Certainty, Domain, OutcomeClass, Points

_LENGTH = re.compile(
    r"(\d+(?:\.\d+)?)(?: to (\d+(?:\.\d+)?))? (second|minute|hour|day|week|month|year)"
)

_HOURS = {
    "second": 1 / 3600,
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "month": 730.0,
    "year": 8766.0,
}


def hours(length: str) -> float | None:
    """Return a length of time in hours, the longer end of a range; ``None`` if it is none."""
    found = _LENGTH.match(length)
    if found is None:
        return None
    return float(found[2] or found[1]) * _HOURS[found[3]]


def counts_already(case: Case, code: str, domain: Domain) -> Domain | None:
    """Return ``domain`` where its judged level already stands for the fact behind a rule.

    That is so where the domain takes or shares a level and its ``covers``, where given, lists
    the rule.
    """
    judged = case.judgement.domains.get(domain) if case.judgement else None
    if judged is None or not (judged.levels or judged.shared_with):
        return None
    return domain if not judged.covers or code in judged.covers else None


def numbers_unrecorded(case: Case, words: str | None) -> bool:
    """Return whether ``words`` state a figure and the claim's ``numbers`` were never filled in.

    An empty list that is written down says that somebody looked: the figure is no claimed number.
    """
    if words is None or "numbers" in case.claim.model_fields_set:
        return False
    return bool(figures(words, case.language))


def points_missing(case: Case) -> tuple[Missing, ...]:
    """Return what must be recorded before it is known which way the body points."""
    return (Missing("points"),) if case.body.points is None else ()


def claimed_class(case: Case) -> OutcomeClass | Missing:
    """Return the class of the claimed outcome, or what is missing to know it."""
    outcome = case.claim.asserts.outcome if case.claim.asserts else None
    value = outcome.outcome_class if outcome else None
    if value is None or value is UNKNOWN:
        return Missing("asserts.outcome.class", value is UNKNOWN)
    return value


def has_validated_link(case: Case) -> bool:
    """Return whether the step from what was measured to what is claimed is itself recorded.

    It is a claim that this one builds on, about the same outcome, that its evidence points for
    with Moderate or High certainty.
    """
    outcome = case.claim.asserts.outcome if case.claim.asserts else None
    if outcome is None or not outcome.name:
        return False
    wanted = outcome.name.casefold()
    for name in case.claim.builds_on:
        premise = case.context.premise(case.article_id, name)
        if premise is None:
            continue
        claim = premise.case.claim
        about = claim.asserts.outcome if claim.asserts else None
        named = (about.name or "").casefold() if about else ""
        sure = claim.certainty in (Certainty.MODERATE, Certainty.HIGH)
        if named == wanted and sure and premise.case.body.points is Points.FOR:
            return True
    return False


def is_review(line: Line) -> bool:
    """Return whether the line rests on a systematic review or meta-analysis."""
    return line.study is not None and line.study.design in REVIEW_DESIGNS


def independent_studies(lines: tuple[Line, ...]) -> tuple[int, tuple[Missing, ...]]:
    """Return how many independent studies the lines rest on, and what is missing to be sure.

    Papers on one cohort count once; narrative reviews, guidelines and opinions are no studies;
    a systematic review counts as the studies it pooled, at least two.
    """
    names: set[str] = set()
    pooled = 0
    missing: list[Missing] = []
    for line in lines:
        design = study_field(line, "design")
        if line.study is None or isinstance(design, Missing):
            missing.append(design if isinstance(design, Missing) else missing_study(line))
            names.add(str(line.entry.source))
        elif design in REVIEW_DESIGNS:
            pooled = max(pooled, _pooled(line))
        elif design not in SECOND_HAND_DESIGNS:
            cohort = line.study.cohort
            names.add(cohort if isinstance(cohort, str) else str(line.entry.source))
    return max(len(names), pooled), tuple(missing)


def _pooled(line: Line) -> int:
    stated = line.result.studies if line.result is not None else None
    if isinstance(stated, int):
        return stated
    return max(2, len(line.study.includes) if line.study else 0)


def yes_or_missing(value: object, wanted: object) -> Answer:
    """Return whether a field is ``wanted``, or what is missing to know it."""
    return (value,) if isinstance(value, Missing) else value is wanted
