"""What the records suggest for each domain, beside what the reviewer made of it."""

from collections.abc import Callable
from enum import StrEnum

from claimgrade.assess.case import Case
from claimgrade.assess.directness.table import gaps
from claimgrade.assess.grading.levels import taken_off
from claimgrade.assess.grading.suggested import Suggested
from claimgrade.assess.grading.suggested_bias import suggested_bias
from claimgrade.assess.grading.suggested_imprecision import suggested_imprecision
from claimgrade.assess.grading.suggested_inconsistency import suggested_inconsistency
from claimgrade.assess.grading.suggested_publication_bias import suggested_publication_bias
from claimgrade.assess.in_words import in_words
from claimgrade.assess.words_of_record import word_of
from claimgrade.model.directness import Dimension, DirectnessRow, Match
from claimgrade.model.pooled import Pool
from claimgrade.model.saying import say, sayable
from claimgrade.model.suggestion import Suggestion
from claimgrade.model.vocabulary import (
    DOMAINS_DOWN,
    AgeBand,
    Concern,
    Domain,
    OutcomeClass,
    Sex,
    Species,
    Training,
)

_RESTRAINT = {
    Domain.RISK_OF_BIAS: sayable(
        "take a level off only where the limits are likely to have changed the result; that people "
        "cannot be blinded to training is no fault of one study"
    ),
    Domain.INDIRECTNESS: sayable(
        "take a level off only where there is reason to think the effect would differ in the "
        "people, at the dose or on the outcome that the claim names"
    ),
    Domain.INCONSISTENCY: sayable(
        "take a level off only where nothing recorded (people, dose, comparator) explains the "
        "difference, and it would change what follows"
    ),
    Domain.IMPRECISION: sayable(
        "few people count once: take no second level for them under another domain"
    ),
    Domain.PUBLICATION_BIAS: sayable(
        "small studies may differ for other reasons, such as lower quality or other people; take a "
        "level off only where missing studies would change the result"
    ),
}

_ELEMENTS = {
    Dimension.SPECIES: "population",
    Dimension.SEX: "population",
    Dimension.AGE: "population",
    Dimension.TRAINING: "population",
    Dimension.HEALTH: "population",
    Dimension.INTERVENTION: "intervention",
    Dimension.DOSE: "intervention",
    Dimension.COMPARATOR: "comparator",
    Dimension.OUTCOME: "outcome",
    Dimension.OUTCOME_CLASS: "outcome",
    Dimension.HORIZON: "time",
}
"""The element of the question that each dimension belongs to; its gaps count as one."""


def suggestions(
    case: Case, rows: tuple[DirectnessRow, ...], pool: Pool | None
) -> tuple[Suggestion, ...]:
    """Return a suggestion for each of the five domains that rate down, beside the judgement.

    ``rows`` are those of :func:`claimgrade.assess.directness.directness`, ``pool`` is that of
    :func:`claimgrade.assess.pooling.pools.pool_of_claim`. The judgement is that of the reviewer
    whose levels count; nothing is merged. Empty where the evidence gets no certainty or no line
    tests the claim.
    """
    if not case.gradable or pool is None:
        return ()
    return tuple(_suggested(case, domain, rows, pool) for domain in DOMAINS_DOWN)


def _suggested(
    case: Case, domain: Domain, rows: tuple[DirectnessRow, ...], pool: Pool
) -> Suggestion:
    judged = case.judgement.domains.get(domain) if case.judgement else None
    concern, levels, reasons = _computed(case, domain, rows, pool)
    restraint = say(_RESTRAINT[domain]) if levels else ""
    entered = abs(taken_off(domain, judged).levels) if judged else levels
    shared = judged is not None and judged.shared_with is not None
    milder = entered < levels and not shared
    return Suggestion(domain, concern, levels, reasons, restraint, judged, milder)


def _computed(
    case: Case, domain: Domain, rows: tuple[DirectnessRow, ...], pool: Pool
) -> tuple[Concern, int, tuple[str, ...]]:
    if domain is Domain.RISK_OF_BIAS:
        return suggested_bias(case)
    if domain is Domain.INDIRECTNESS:
        return suggested_indirectness(rows)
    return _FROM_RESULTS[domain](case, pool)


_FROM_RESULTS: dict[Domain, Callable[[Case, Pool], Suggested]] = {
    Domain.INCONSISTENCY: suggested_inconsistency,
    Domain.IMPRECISION: suggested_imprecision,
    Domain.PUBLICATION_BIAS: suggested_publication_bias,
}


def suggested_indirectness(
    rows: tuple[DirectnessRow, ...],
) -> tuple[Concern, int, tuple[str, ...]]:
    """Return concern, levels and reasons that the gaps between claim and studies call for.

    A low match is a gap. One gap takes one level, gaps in several elements of the question
    (population, intervention, comparator, outcome, time) or another species take two (GRADE
    guidelines 8, J Clin Epidemiol 2011;64:1303-1310). That nothing was compared is counted by
    the start and risk of bias, not here. Without a gap it is not assessable while the studies do
    not record what the claim itself names; some where a match is moderate or in other words,
    which the reviewer took as the same by linking the line as a test of the claim; else none.
    """
    found = gaps(rows)
    if found:
        elements = {_ELEMENTS[row.dimension] for row in found}
        species = any(row.dimension is Dimension.SPECIES for row in found)
        reasons = tuple(_told(row) for row in found)
        if species or len(elements) > 1:
            return Concern.VERY_SERIOUS, 2, reasons
        return Concern.SERIOUS, 1, reasons
    silent = [row for row in rows if _is_open(row) and not row.reworded]
    partial = tuple(_told(row) for row in rows if row.match is Match.MODERATE)
    reworded = [row for row in rows if _is_open(row) and row.reworded]
    otherwise = (
        (say("put in other words: {aspects}", aspects=_names(reworded)),) if reworded else ()
    )
    if silent:
        lacking = say(
            "no gap found, but not recorded of the studies: {aspects}", aspects=_names(silent)
        )
        return Concern.NOT_ASSESSABLE, 0, (lacking, *partial, *otherwise)
    if not rows:
        lacking = say("no gap found, but not recorded of the studies: anything")
        return Concern.NOT_ASSESSABLE, 0, (lacking,)
    if partial or reworded:
        return Concern.SOME, 0, (say("no clear gap found"), *partial, *otherwise)
    return Concern.NONE, 0, (say("what the claim names was studied"),)


def _is_open(row: DirectnessRow) -> bool:
    """Return whether something that the claim itself names could not be compared."""
    return row.match is Match.UNKNOWN and row.claimed is not None and not row.default


def _names(rows: list[DirectnessRow]) -> str:
    return ", ".join(in_words(row.dimension) for row in rows)


def _told(row: DirectnessRow) -> str:
    told = f"{in_words(row.dimension)}: {row.reason}"
    if not row.claimed:
        return told
    return say("{aspect} (claimed: {claimed})", aspect=told, claimed=_claimed(row))


def _claimed(row: DirectnessRow) -> str:
    """Return what is claimed: a word of a vocabulary as it is said, all else as it is recorded."""
    claimed = row.claimed or ""
    vocabulary = _VOCABULARIES.get(row.dimension)
    if vocabulary is not None:
        return word_of(vocabulary(claimed))
    if row.dimension is Dimension.HORIZON and claimed in _HORIZONS:
        return say(claimed)
    return claimed


_VOCABULARIES: dict[Dimension, type[StrEnum]] = {
    Dimension.SPECIES: Species,
    Dimension.SEX: Sex,
    Dimension.AGE: AgeBand,
    Dimension.TRAINING: Training,
    Dimension.OUTCOME_CLASS: OutcomeClass,
}

_HORIZONS = (sayable("session"), sayable("training"))
