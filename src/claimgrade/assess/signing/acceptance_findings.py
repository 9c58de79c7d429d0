"""Acceptances that close no flag: what they name is gone, changed, or was never a flag."""

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimgrade.assess.catalogue import ARTICLE_RULES, CLAIM_RULES
from claimgrade.assess.signing.accepted import STALE, can_be_accepted, has_not_ended
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.claim import Acceptance
from claimgrade.model.finding import Finding, Severity
from claimgrade.workspace.diagnostic import Diagnostic
from claimgrade.workspace.linking.nearest import nearest
from claimgrade.workspace.workspace import ClaimFile

ACCEPTANCE_UNUSED = Diagnostic(
    code="RD603",
    name="acceptance-unused",
    severity=Severity.MINOR,
    meaning="A flag was accepted that the claim does not have, or does not have any more.",
    why="It would close the flag unseen, should it ever come up for another reason.",
    example="accepted:\n  - code: OS18\n    reason: …        # and OS18 says nothing of this claim",
    mend="Take the acceptance out.",
)

ACCEPTANCE_LAPSED = Diagnostic(
    code="RD604",
    name="acceptance-lapsed",
    severity=Severity.MINOR,
    meaning="The claim, its lines or the rule have changed since the flag was accepted; the flag "
    "counts again.",
    why="Somebody accepted what they had read, and not what stands there now.",
    example="accepted:\n  - code: OS18\n    reason: …\n    digest: …      # of what was accepted",
    mend="Decide again: take the acceptance out, or accept the flag as it is now: "
    "`claimgrade review CLAIM --accept CODE`.",
)

ACCEPTANCE_UNKNOWN = Diagnostic(
    code="RD605",
    name="acceptance-unknown",
    severity=Severity.MAJOR,
    meaning="The code of an acceptance is that of no rule about claims.",
    why="The flag that was meant stays open.",
    example="accepted:\n  - code: OS81\n    reason: …",
    mend="Correct the code; `claimgrade explain` lists all of them.",
)

ACCEPTANCE_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {code.code: code for code in (ACCEPTANCE_UNUSED, ACCEPTANCE_LAPSED, ACCEPTANCE_UNKNOWN)}
)
"""What can be wrong with an acceptance, by code."""

_NOT_OF_A_CLAIM = "Correct the code, or take the acceptance out."


def acceptance_findings(
    claim_file: ClaimFile, results: tuple[RuleResult, ...], as_of: datetime.date | None
) -> Iterator[Finding]:
    """Yield what is to be said of a claim's acceptances, given what the rules say of it.

    ``as_of`` is the day as of which they were applied.

    One that ran out is no matter of this (``workspace.due``), nor one of a blocker, whose flag
    says that it stays open, nor one of a check that waits for a field.
    """
    if not claim_file.claim.accepted:
        return
    by_code = {result.code: result for result in results}
    for index, acceptance in enumerate(claim_file.claim.accepted):
        if acceptance.code not in by_code:
            yield _unknown(claim_file, index, acceptance.code)
        elif has_not_ended(acceptance, as_of):
            yield from _idle(claim_file, index, acceptance, by_code[acceptance.code])


def _idle(
    claim_file: ClaimFile, index: int, acceptance: Acceptance, result: RuleResult
) -> Iterator[Finding]:
    """Yield the finding that an acceptance closes nothing, if it closes nothing."""
    place = claim_file.locate(f"accepted.{index}.code")
    if can_be_accepted(result):
        if result.accepted is None and acceptance.digest is not None:
            message = f"{acceptance.code} was accepted as the claim stood on {acceptance.on}"
            yield ACCEPTANCE_LAPSED.finding(
                f"{message}; it has changed since, and the flag counts again",
                place,
                claim=claim_file.id,
            )
        return
    why = _why_unused(result)
    if why:
        message = f"{acceptance.code} is accepted, and {why}"
        yield ACCEPTANCE_UNUSED.finding(message, place, claim=claim_file.id)


def _why_unused(result: RuleResult) -> str:
    """Return why an acceptance of what a rule says has no effect, '' where it waits."""
    if result.outcome in {Outcome.PASS, Outcome.NOT_APPLICABLE}:
        return "that rule has no flag here"
    if result.outcome is Outcome.FLAG and result.once is not None:
        return f"that flag does not count: {result.once.value} counts its fact already"
    if result.outcome is Outcome.FLAG and result.severity is Severity.INFO:
        return "that flag is for information and does not count"
    if result.outcome is Outcome.FLAG and result.code == STALE:
        return "a stale signature is answered by reading and signing again"
    return ""


def _unknown(claim_file: ClaimFile, index: int, code: str) -> Finding:
    place = claim_file.locate(f"accepted.{index}.code")
    help = None
    if code in ARTICLE_RULES:
        message, help = f"{code} is about the article as a whole, not this claim", _NOT_OF_A_CLAIM
    elif code.startswith("RD"):
        message = f"{code} is a fault to be mended in a record, which nobody can accept"
        help = f"{_NOT_OF_A_CLAIM} A baseline may hold faults for now."
    else:
        near = nearest(code, CLAIM_RULES)
        message = f"there is no rule '{code}'" + (f"; did you mean '{near}'?" if near else "")
    return ACCEPTANCE_UNKNOWN.finding(message, place, help=help, claim=claim_file.id)
