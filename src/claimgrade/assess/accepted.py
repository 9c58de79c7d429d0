"""Flags that a person has closed, with the reason."""

import datetime
from dataclasses import replace

from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.claim import Acceptance
from claimgrade.model.finding import Severity

_NO_BLOCKER = (
    "A blocker cannot be accepted; it is answered by new wording, new evidence or a verdict of "
    "your own with its reason."
)

_ACCEPTABLE = frozenset({Severity.MINOR, Severity.MAJOR})


def accept(
    results: tuple[RuleResult, ...],
    accepted: tuple[Acceptance, ...],
    as_of: datetime.date | None,
) -> tuple[RuleResult, ...]:
    """Return the results with the accepted flags marked by their reason.

    Minor and major flags can be accepted; a blocker is answered only by new wording, new
    evidence or a reviewer's own verdict. An acceptance ends after its ``until``; where no day
    is known to judge that by, one that ends does not count.
    """
    if not accepted:
        return results
    standing = {a.code: a for a in accepted if _stands(a, as_of)}
    return tuple(_accepted(r, standing.get(r.code)) for r in results)


def _stands(acceptance: Acceptance, as_of: datetime.date | None) -> bool:
    if acceptance.until is None:
        return True
    return as_of is not None and as_of <= acceptance.until


def _accepted(result: RuleResult, acceptance: Acceptance | None) -> RuleResult:
    if acceptance is None or result.outcome is not Outcome.FLAG or result.once is not None:
        return result
    if result.severity is Severity.BLOCKER:
        return replace(result, help=f"{result.help} {_NO_BLOCKER}")
    if result.severity not in _ACCEPTABLE:
        return result
    return replace(result, accepted=f"{acceptance.reason} ({acceptance.by}, {acceptance.on})")
