"""What is to be mended in our own record of an article: no claim about the article at all."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from claimgrade.model.assessment import ArticleReview, Outcome, RuleResult
from claimgrade.model.finding import Finding, Severity, Subject
from claimgrade.reports.views.checks import rule_name
from claimgrade.reports.views.parts import Link, sentence
from claimgrade.reports.words import SEVERITIES, Sign


class RecordEntry(NamedTuple):
    """One thing to be mended: where it is, how heavy, what is wrong, and what to do.

    ``claim`` leads to the claim, or to the reference of the study, that it is in.
    """

    claim: Link
    code: str
    name: str
    severity: Sign
    message: str
    help: str


def record_entries(
    review: ArticleReview,
    findings: tuple[Finding, ...],
    links: Mapping[str, Link],
    studies: Mapping[str, Link],
) -> tuple[RecordEntry, ...]:
    """Return what is to be mended in the record of an article, heaviest first.

    ``findings`` are those of the whole review, on judgements, acceptances and the numbers of
    studies; only those in the files of this article, and of the studies that it cites, are taken.
    ``links`` lead to the cards of its claims, ``studies`` from the path of the record of a cited
    study to its reference.
    """
    found = [
        *_flags(review, links),
        *_findings(review.id, findings, links),
        *_findings_on_studies(findings, studies),
    ]
    weights = list(SEVERITIES.values())
    return tuple(sorted(found, key=lambda entry: weights.index(entry.severity)))


def _flags(review: ArticleReview, links: Mapping[str, Link]) -> Iterator[RecordEntry]:
    """Yield the flags of rules that look at our own record."""
    for result in review.results:
        if _on_record(result):
            yield _flag(result, Link(""))
    for assessment in review.assessments:
        for result in assessment.results:
            if _on_record(result):
                yield _flag(result, links.get(assessment.id, Link(assessment.id)))


def _on_record(result: RuleResult) -> bool:
    flags = result.outcome is Outcome.FLAG and result.accepted is None
    return flags and result.subject is Subject.RECORD


def _flag(result: RuleResult, claim: Link) -> RecordEntry:
    return RecordEntry(
        claim=claim,
        code=result.code,
        name=rule_name(result.name),
        severity=SEVERITIES[result.severity or Severity.INFO],
        message=sentence(result.message),
        help=sentence(result.help),
    )


def _findings(
    article: str, findings: tuple[Finding, ...], links: Mapping[str, Link]
) -> Iterator[RecordEntry]:
    for finding in findings:
        if finding.location.path.startswith(f"claims/{article}/"):
            name = finding.claim or ""
            yield _finding(finding, links.get(name, Link(name)))


def _findings_on_studies(
    findings: tuple[Finding, ...], studies: Mapping[str, Link]
) -> Iterator[RecordEntry]:
    for finding in findings:
        if finding.location.path in studies:
            yield _finding(finding, studies[finding.location.path])


def _finding(finding: Finding, where: Link) -> RecordEntry:
    return RecordEntry(
        claim=where,
        code=finding.code,
        name=rule_name(finding.name),
        severity=SEVERITIES[finding.severity],
        message=sentence(finding.message),
        help=sentence(finding.help or ""),
    )
