"""Which claims wait for a reviewer, and why."""

import datetime
from collections.abc import Iterable

from claimgrade.assess.case import Case
from claimgrade.assess.grading.agreement import agreement
from claimgrade.assess.signing.signatures import is_bound, signatures_of
from claimgrade.model.assessment import Assessment, Outcome
from claimgrade.model.claim import Claim
from claimgrade.model.signature import Signature, Wait, Waiting

_NEVER = datetime.date.max

STALE = "SI10"
"""The rule that says that something has changed since a claim was signed."""


def review_queue(cases: Iterable[Case], today: datetime.date) -> tuple[Waiting, ...]:
    """Return the claims that wait for a reviewer on a day, most urgent first.

    Stale ones come before those that are due (longest due first), then those whose reviewers
    judge a domain differently, then those that nobody signed with what was read; within each,
    claims keep their order.
    """
    waiting = [one for case in cases if (one := waiting_for(case, today)).waits]
    return tuple(sorted(waiting, key=_urgency))


def waiting_for(case: Case, today: datetime.date) -> Waiting:
    """Return why one claim waits for a reviewer; ``waits`` is empty where it does not."""
    signatures = signatures_of(case)
    due = _due(signatures, today)
    disagreements = _disagreements(case.claim)
    waits = {
        Wait.STALE: any(s.stale for s in signatures),
        Wait.DUE: due is not None,
        Wait.DISAGREEMENT: bool(disagreements),
        Wait.UNSIGNED: not any(s.bound for s in signatures),
    }
    why = tuple(wait for wait, holds in waits.items() if holds)
    return Waiting(case.id, case.article_id, why, signatures, due, disagreements)


def waits_for_reviewer(assessment: Assessment, today: datetime.date) -> bool:
    """Return whether a claim is in the queue of a day, told from what the rules said of it."""
    claim = assessment.claim
    last = max((signed.due for signed in claim.review if signed.due is not None), default=None)
    due = last is not None and last <= today
    bound = any(is_bound(signed) for signed in claim.review)
    return is_stale(assessment) or due or not bound or bool(_disagreements(claim))


def is_stale(assessment: Assessment) -> bool:
    """Return whether anything has changed since somebody signed a claim, as the rule says."""
    return any(r.code == STALE and r.outcome is Outcome.FLAG for r in assessment.results)


def _disagreements(claim: Claim) -> tuple[str, ...]:
    found = agreement(claim) if len(claim.judgements) > 1 else None
    return tuple(
        f"{one.outcome}: {one.domain.value.replace('-', ' ')}"
        for one in (found.disagreements if found is not None else ())
    )


def _due(signatures: tuple[Signature, ...], today: datetime.date) -> datetime.date | None:
    """Return the day since which a claim is due: its last one, where that is not to come."""
    last = max((s.due for s in signatures if s.due is not None), default=None)
    return last if last is not None and last <= today else None


def _urgency(waiting: Waiting) -> tuple[int, datetime.date]:
    return list(Wait).index(waiting.waits[0]), waiting.due or _NEVER
