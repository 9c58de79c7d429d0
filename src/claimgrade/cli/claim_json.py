"""A claim and its assessment as plain values for JSON and CSV."""

from typing import Any

from claimgrade.cli.details_json import details_as_json, footnote_as_json, missing_as_json
from claimgrade.model.assessment import Assessment, Ceiling, RuleResult
from claimgrade.model.claim import Wording
from claimgrade.model.plain import plain


def listed(assessment: Assessment) -> dict[str, Any]:
    """Return what ``list --format json`` says of a claim; keys are only ever added."""
    claim = assessment.claim
    return {
        "id": assessment.id,
        "article": assessment.article,
        "statement": claim.statement,
        "verdict": assessment.verdict,
        "certainty": assessment.certainty.used,
        "wording": _wording(claim.wording),
        "ceiling": _ceiling(assessment.ceiling),
        "advice": assessment.coach,
        "flags": [_flag(result) for result in assessment.flags],
        "unresolved": [_unresolved(result) for result in assessment.unresolved],
        "provisional": list(assessment.provisional),
        "may_say": assessment.may_say.text if assessment.may_say else None,
        "topics": list(claim.topics),
    }


def detailed(assessment: Assessment) -> dict[str, Any]:
    """Return what ``show --format json`` says of a claim: the same and the reasons."""
    claim, certainty = assessment.claim, assessment.certainty
    return listed(assessment) | {
        "quote": plain(claim.quote),
        "heading": claim.heading,
        "kind": assessment.kind,
        "points": assessment.points,
        "points_reason": assessment.points_reason,
        "verdict_reason": assessment.verdict_reason,
        "computed_verdict": assessment.computed_verdict,
        "computed_reason": assessment.computed_reason,
        "worst": assessment.worst,
        "plain_statement": assessment.plain_statement,
        "certainty_reading": {
            "used": certainty.used,
            "own": certainty.own,
            "computed": certainty.computed,
            "start": certainty.start,
            "start_reason": certainty.start_reason,
            "reason": certainty.reason,
            "waits_for": list(certainty.waits_for),
            "footnotes": [footnote_as_json(note) for note in certainty.footnotes],
        },
        "evidence": [_line(assessment, index) for index in range(len(claim.evidence))],
        "defaults": dict(assessment.defaults),
        "trace": [
            {"step": s.name, "result": s.result, "because": s.because, "source": s.source}
            for s in assessment.trace
        ],
        **details_as_json(assessment.details),
    }


def _wording(wording: Wording | None) -> dict[str, Any]:
    return {
        "relation": wording.relation if wording else None,
        "hedge": wording.hedge if wording else None,
    }


def _ceiling(ceiling: Ceiling) -> dict[str, Any]:
    return {
        "relation": ceiling.relation,
        "hedge": ceiling.hedge,
        "advice": ceiling.advice,
        "applies": ceiling.applies,
        "gap": ceiling.gap,
        "reason": ceiling.reason,
    }


def _flag(result: RuleResult) -> dict[str, Any]:
    return {
        "code": result.code,
        "name": result.name,
        "severity": result.severity,
        "message": result.message,
        "help": result.help,
        "at": result.at,
        "counts": result.counts,
        "once": result.once,
        "accepted": result.accepted,
        "subject": result.subject,
    }


def _unresolved(result: RuleResult) -> dict[str, Any]:
    return {
        "code": result.code,
        "name": result.name,
        "missing": [missing_as_json(missing) for missing in result.missing],
    }


def _line(assessment: Assessment, index: int) -> dict[str, Any]:
    line: dict[str, Any] = plain(assessment.claim.evidence[index])
    return line | {"left_out": assessment.lines_left_out.get(index)}
