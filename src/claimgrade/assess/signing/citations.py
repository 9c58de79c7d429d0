"""Acceptances of what became of one source, beside others that the same claim cites."""

from collections.abc import Mapping

from claimgrade.assess.case import Case
from claimgrade.assess.rules.source_changes import (
    SourceChange,
    changed_sources,
    changes_told,
)
from claimgrade.assess.signing.accepted import (
    ACCEPTABLE,
    acceptance_digest,
    has_not_ended,
    reason_of,
)
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.claim import Acceptance

CITATION_RULE = "SI06"
"""The one rule whose flag can be accepted for one source alone."""


def accept_citations(case: Case, results: tuple[RuleResult, ...]) -> tuple[RuleResult, ...]:
    """Return the results with the changes of single sources left out that a person accepted.

    Where every change is accepted the flag is closed by their reasons; where some are, it tells
    of the others alone. A retracted source cannot be accepted.
    """
    if all(one.source is None for one in case.claim.accepted):
        return results
    return tuple(
        _without_accepted(case, result)
        if result.code == CITATION_RULE and result.outcome is Outcome.FLAG
        else result
        for result in results
    )


def changes_by_source(case: Case) -> Mapping[str, SourceChange]:
    """Return what became of the sources that a claim cites, by every name of each."""
    return {name: one for one in changed_sources(case).changes for name in _names(case, one.source)}


def is_current(case: Case, acceptance: Acceptance) -> bool:
    """Return whether the claim, its lines and the rule are still those that were accepted."""
    held = acceptance.digest
    return held is None or held == acceptance_digest(case, acceptance.code)


def _without_accepted(case: Case, result: RuleResult) -> RuleResult:
    changes = changed_sources(case).changes
    closed = {c.source: a for c in changes if (a := _acceptance(case, c)) is not None}
    if not closed:
        return result
    left = tuple(change for change in changes if change.source not in closed)
    if left:
        told = changes_told(left)
        return result._replace(message=told.message, severity=told.severity, at=told.at)
    return result._replace(accepted="; ".join(dict.fromkeys(map(reason_of, closed.values()))))


def _acceptance(case: Case, change: SourceChange) -> Acceptance | None:
    """Return the acceptance that closes what became of one source."""
    if change.severity not in ACCEPTABLE:
        return None
    names = _names(case, change.source)
    for one in case.claim.accepted:
        meant = one.code == CITATION_RULE and one.source in names
        if meant and has_not_ended(one, case.context.as_of) and is_current(case, one):
            return one
    return None


def _names(case: Case, key: str) -> tuple[str, ...]:
    """Return a source's key as a line has it, and every other key of the same work."""
    source = case.context.library.source(key)
    return (key,) if source is None else (key, source.key, *source.details.aliases)
