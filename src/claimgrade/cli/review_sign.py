"""Signing claims: who looked, when, when to look again, and digests of what was read."""

import datetime
from collections.abc import Iterator, Sequence

from claimgrade.assess.signing.digests import digests_of
from claimgrade.cli.exits import ExitCode, WrongUse
from claimgrade.cli.output import counted, width, wrap, write
from claimgrade.cli.review_record import Record, Reviewed
from claimgrade.model.finding import Severity
from claimgrade.model.plain import plain
from claimgrade.model.vocabulary import Verdict
from claimgrade.workspace.editing.signing import Item, by_person, put_item


def sign_claims(
    found: Reviewed,
    chosen: Sequence[Record],
    by: str,
    on: datetime.date,
    due: datetime.date | None,
) -> int:
    """Write a person's signature into each claim, or into none and say why."""
    by = " ".join(by.split())
    if due is not None and due <= on:
        raise WrongUse(f"the review would be due on {due}, before it is signed.", "a later --due")
    refused = [(record, why) for record in chosen for why in refusals(found, record)]
    if refused:
        write(_refusal(refused))
        return ExitCode.FINDINGS
    lines = []
    for record in chosen:
        again = due or _still_due(record, by, on)
        put_item(
            found.workspace.root / record.file.path,
            "review",
            _item(record, by, on, again),
            by_person,
        )
        when = f"; look again by {again}" if again else "; no day is set to look again (--due)"
        lines += wrap(f"{record.file.path}: signed by {by} on {on}{when}", width(), "", "  ")
    write("\n".join(lines) + "\n")
    return ExitCode.NOTHING_TO_REPORT


def refusals(found: Reviewed, record: Record) -> Iterator[str]:
    """Yield why a claim cannot be signed as it stands: faults of its record, or no verdict."""
    for finding in found.workspace.findings:
        heavy = finding.severity.rank >= Severity.MINOR.rank
        if heavy and finding.location.path == record.file.path:
            yield f"{finding.location}: {finding.message} ({finding.code})"
    for line in record.file.claim.evidence:
        path = f"citations/studies/{line.source}.yaml"
        if path in found.workspace.broken:
            yield f"{path}: this file could not be read"
    assessment = record.assessment
    if assessment.verdict is Verdict.UNRESOLVED:
        yield f"{record.file.path}: there is no verdict yet, since {assessment.verdict_reason}"


def _refusal(refused: Sequence[tuple[Record, str]]) -> str:
    claims = len({record.file.key for record, _ in refused})
    lines = [f"Nothing was signed; {counted(claims, 'claim')} cannot be signed as recorded:"]
    for reason in dict.fromkeys(why for _, why in refused):
        lines += wrap(reason, width(), "  - ", "    ")
    return "\n".join(lines) + "\n"


def _still_due(record: Record, by: str, on: datetime.date) -> datetime.date | None:
    """Return the day that the person's former signature is due, where it is still to come."""
    former = [s.due for s in record.file.claim.review if s.by == by and s.due is not None]
    return max((day for day in former if day > on), default=None)


def _item(record: Record, by: str, on: datetime.date, due: datetime.date | None) -> Item:
    now = plain(digests_of(record.case))
    dates: dict[str, str | datetime.date] = {"by": by, "on": on, **({"due": due} if due else {})}
    return {**dates, "digests": {part: str(digest) for part, digest in now.items()}}
