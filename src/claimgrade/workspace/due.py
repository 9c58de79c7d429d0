"""What a record asks to be looked at again by a certain day."""

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimgrade.model.finding import Finding, Severity
from claimgrade.workspace.diagnostic import Diagnostic
from claimgrade.workspace.workspace import ClaimFile, Workspace

REVIEW_DUE = Diagnostic(
    code="RD601",
    name="review-due",
    severity=Severity.MINOR,
    meaning="The day has come on which the claim was to be looked at again.",
    why="Studies appear and are corrected; a verdict holds for the day it was made.",
    example="review:\n  - by: …\n    on: 2024-11-22\n    due: 2025-11-22",
    mend="Search again, enter what is new, and move `review.on` and `review.due`.",
)

ACCEPTANCE_OVER = Diagnostic(
    code="RD602",
    name="acceptance-over",
    severity=Severity.MINOR,
    meaning="A flag was accepted until a day that has passed.",
    why="It was to be decided again by then.",
    example="accepted:\n  - code: OS18\n    reason: …\n    by: …\n    on: 2024-11-22\n"
    "    until: 2025-11-22",
    mend="Decide again: move `until`, or take the acceptance out.",
)

DUE_CODES: Mapping[str, Diagnostic] = MappingProxyType(
    {code.code: code for code in (REVIEW_DUE, ACCEPTANCE_OVER)}
)
"""The kinds of reminder, by code."""


def due(workspace: Workspace, today: datetime.date) -> Iterator[Finding]:
    """Yield what is due on ``today`` or before: reviews, and acceptances that ran out.

    Nothing is due of a claim that others replaced.
    """
    for claim_file in workspace.claims.values():
        claim = claim_file.claim
        if (claim.review or claim.accepted) and not claim.replaced_by:
            yield from _of_claim(claim_file, today)


def _of_claim(claim_file: ClaimFile, today: datetime.date) -> Iterator[Finding]:
    last = max(((s.due, i) for i, s in enumerate(claim_file.claim.review) if s.due), default=None)
    if last is not None and last[0] <= today:
        yield REVIEW_DUE.finding(
            f"the review of this claim is due since {last[0]}",
            claim_file.locate(f"review.{last[1]}.due"),
            claim=claim_file.id,
        )
    for index, acceptance in enumerate(claim_file.claim.accepted):
        if acceptance.until and acceptance.until < today:
            yield ACCEPTANCE_OVER.finding(
                f"{acceptance.code} was accepted until {acceptance.until}",
                claim_file.locate(f"accepted.{index}.until"),
                claim=claim_file.id,
            )
