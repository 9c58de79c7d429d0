"""How the review was made and how far it can be trusted: method, rules, limits, legend."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import claimgrade
from claimgrade.assess.rule import RULE_SET
from claimgrade.model.assessment import ArticleReview, Assessment, Outcome, RuleResult
from claimgrade.model.estimators import Adjustment, Estimator
from claimgrade.model.plain import values_of
from claimgrade.model.saying import say
from claimgrade.model.study import Study
from claimgrade.model.vocabulary import Certainty, RetractionStatus
from claimgrade.reports.text import TEXT
from claimgrade.reports.views.checks import rule_anchor, rule_name
from claimgrade.reports.views.evidence import reading, verified_by
from claimgrade.reports.views.parts import (
    CertaintySign,
    VerdictSign,
    certainty_sign,
    counted,
    verdict_sign,
)
from claimgrade.reports.views.sources import ReferenceView
from claimgrade.reports.views.summary import provisional_words, total_sums
from claimgrade.reports.words import (
    MATCH_MEANING,
    MATCHES,
    RELATION_MEANING,
    RELATIONS,
    RETRACTIONS,
    SEVERITIES,
    SEVERITY_MEANING,
    STRONGEST,
    VERDICT_MEANING,
    VERDICTS,
    VERIFICATIONS,
    Sign,
)
from claimgrade.workspace.workspace import Workspace


class RuleRow(NamedTuple):
    """A rule that was run, and what it said in how many claims."""

    anchor: str
    code: str
    name: str
    definition: str
    literature: str
    counts: str


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """A convention in use, with the reason for its value."""

    name: str
    value: str
    rationale: str


@dataclass(frozen=True, slots=True)
class Method:
    """The method in short, the rules run, the thresholds, and the limits of this review."""

    paragraphs: tuple[str, ...]
    rules_lead: str
    rules: tuple[RuleRow, ...]
    thresholds: tuple[ThresholdRow, ...]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the words and signs of the report mean."""

    verdicts: tuple[tuple[VerdictSign, str], ...]
    certainties: tuple[tuple[CertaintySign, str], ...]
    severities: tuple[tuple[Sign, str], ...]
    relations: tuple[tuple[Sign, str], ...]
    matches: tuple[tuple[Sign, str], ...]


def legend() -> Legend:
    """Return the words and signs of the report with what they mean."""
    levels = reversed(Certainty)
    return Legend(
        verdicts=tuple((verdict_sign(verdict), VERDICT_MEANING[verdict]) for verdict in VERDICTS),
        certainties=tuple((certainty_sign(level), STRONGEST[level]) for level in levels),
        severities=tuple((SEVERITIES[key], SEVERITY_MEANING[key]) for key in SEVERITIES),
        relations=tuple((RELATIONS[key], RELATION_MEANING[key]) for key in RELATIONS),
        matches=tuple((MATCHES[key], MATCH_MEANING[key]) for key in MATCHES),
    )


def method(
    review: ArticleReview, references: Sequence[ReferenceView], workspace: Workspace
) -> Method:
    """Return the account of the method and of the limits of this review."""
    results = [result for assessment in review.assessments for result in assessment.results]
    return Method(
        paragraphs=tuple(TEXT[f"method_{number}"] for number in range(1, 5)),
        rules_lead=TEXT["rules_lead"].format(version=claimgrade.__version__, rule_set=RULE_SET),
        rules=_rules([*results, *review.results]),
        thresholds=(
            *(
                ThresholdRow(
                    TEXT[f"threshold_{name}"], str(threshold.value), say(threshold.rationale)
                )
                for name, threshold in values_of(workspace.settings.thresholds)
            ),
            *(
                ThresholdRow(
                    TEXT[f"statistics_{name}"], _titled(choice.value), say(choice.rationale)
                )
                for name, choice in values_of(workspace.settings.statistics)
            ),
        ),
        limits=_limits(review, references, workspace),
    )


def _titled(value: object) -> str:
    """Return the name of a method of statistics; a number as it is."""
    if isinstance(value, Estimator):
        return value.words
    return TEXT[f"adjustment_{value}"] if isinstance(value, Adjustment) else str(value)


def _rules(results: Sequence[RuleResult]) -> tuple[RuleRow, ...]:
    names = {result.code: result.name for result in results}
    counts = Counter((result.code, result.outcome) for result in results)
    return tuple(
        RuleRow(
            anchor=rule_anchor(code),
            code=code,
            name=rule_name(names[code]),
            definition=TEXT.get(f"rule_{code}_definition", ""),
            literature=TEXT.get(f"rule_{code}_literature", ""),
            counts=", ".join(
                f"{counts[code, outcome]} {TEXT[f'outcome_{outcome.value}']}"
                for outcome in Outcome
                if counts[code, outcome]
            ),
        )
        for code in sorted(names)
    )


def _limits(
    review: ArticleReview, references: Sequence[ReferenceView], workspace: Workspace
) -> tuple[str, ...]:
    assessments = review.assessments
    limits = [
        _broken(review.id, workspace.broken),
        _grade_informed(assessments),
        _open_checks(review),
        _verification(assessments, workspace.studies),
        _retractions(references),
        _records(references),
        _provisional(assessments),
        TEXT["limit_computed"],
    ]
    return tuple(limit for limit in limits if limit)


def _broken(article: str, broken: Iterable[str]) -> str:
    """Return how many files of the article are missing from the review, as they cannot be read."""
    number = sum(1 for path in broken if path.startswith(f"claims/{article}/"))
    return TEXT["limit_broken"].format(files=counted(number, "file")) if number else ""


def _grade_informed(assessments: Sequence[Assessment]) -> str:
    graded = [a for a in assessments if a.certainty.used not in (None, Certainty.NO_EVIDENCE)]
    if not graded:
        return ""
    judged = sum(1 for a in graded if a.certainty.computed is not None)
    claims = counted(len(graded), "graded claim")
    sentence = TEXT["grade_judged"] if judged == len(graded) else TEXT["grade_informed"]
    return sentence.format(judged=judged, graded=claims)


def _open_checks(review: ArticleReview) -> str:
    sums = total_sums(review)
    total = sums.unresolved_absent + sums.unresolved_unknown
    if not total:
        return ""
    return TEXT["limit_open"].format(
        open_checks=counted(total, "check"),
        absent=sums.unresolved_absent,
        unknown=sums.unresolved_unknown,
    )


def _verification(assessments: Sequence[Assessment], studies: Mapping[str, Study]) -> str:
    """Return how many lines were read where, counted as the tables of evidence show them."""
    lines = [line for assessment in assessments for line in assessment.claim.evidence]
    if not lines:
        return ""
    read = Counter(reading(verified_by(line, studies.get(line.source or ""))) for line in lines)
    ways = (*VERIFICATIONS.values(), TEXT["verified"], TEXT["not_found"], TEXT["not_verified"])
    parts = [TEXT["read_how"].format(number=read[way], how=way) for way in ways if read[way]]
    return TEXT["limit_verified"].format(
        lines=counted(len(lines), "line of evidence"), parts=", ".join(parts)
    )


def _retractions(references: Sequence[ReferenceView]) -> str:
    if not references:
        return ""
    unchecked_sign = RETRACTIONS[RetractionStatus.UNCHECKED]
    unchecked = sum(1 for cited in references if cited.retraction == unchecked_sign)
    sentence = TEXT["limit_retraction"] if unchecked else TEXT["limit_retraction_none"]
    return sentence.format(unchecked=unchecked, sources=counted(len(references), "source"))


def _records(references: Sequence[ReferenceView]) -> str:
    unchecked = sum(1 for cited in references if cited.unchecked)
    if not unchecked:
        return ""
    return TEXT["limit_record"].format(
        unchecked=unchecked, sources=counted(len(references), "reference")
    )


def _provisional(assessments: Sequence[Assessment]) -> str:
    return provisional_words(sum(1 for assessment in assessments if assessment.provisional))
