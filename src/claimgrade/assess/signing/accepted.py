"""Flags that a person has closed, with the reason."""

import datetime
from collections.abc import Callable

from claimgrade.assess import catalogue
from claimgrade.assess.case import Case
from claimgrade.assess.signing.digests import digest_of_flag
from claimgrade.assess.verdict import UNDERSTATEMENT
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.claim import Acceptance
from claimgrade.model.finding import Severity
from claimgrade.model.saying import say, sayable

_NO_BLOCKER = sayable(
    "A blocker cannot be accepted; it is answered by new wording, new evidence or a verdict of "
    "your own with its reason."
)

ACCEPTABLE = frozenset({Severity.MINOR, Severity.MAJOR})
"""Severities of flags that a person can close."""

STALE = "SI10"
"""The one rule whose flag is answered by reading and signing again, and by no acceptance."""

DigestOf = Callable[[str], str]
"""The digest of what an acceptance of a rule's flag rests on, by the rule's code."""


def acceptance_digest(case: Case, code: str) -> str:
    """Return the digest of what an acceptance of a rule's flag rests on, as the record is now.

    It covers the claim's own fields, its lines of evidence and the version of that one rule.

    Raises:
        KeyError: there is no rule of that code.
    """
    return digest_of_flag(case, code, catalogue.RULES[code].version)


def accept(
    results: tuple[RuleResult, ...],
    accepted: tuple[Acceptance, ...],
    as_of: datetime.date | None,
    digest_of: DigestOf,
) -> tuple[RuleResult, ...]:
    """Return the results with the accepted flags marked by their reason.

    Minor and major flags can be accepted, and an understatement, which informs and is read by
    the verdict; a blocker is answered only by new wording, new evidence or a reviewer's own
    verdict, a stale signature by signing again. An acceptance ends after its ``until``; where no
    day is known to judge that by, one that ends does not count. One with a ``digest`` has lapsed
    when the claim, its lines or the rule are no longer those that were accepted
    (:func:`acceptance_digest`). One that names a ``source`` closes no whole flag
    (:mod:`claimgrade.assess.signing.citations`).
    """
    if not accepted:
        return results
    by_code: dict[str, list[Acceptance]] = {}
    for acceptance in accepted:
        if acceptance.source is None and has_not_ended(acceptance, as_of):
            by_code.setdefault(acceptance.code, []).append(acceptance)
    return tuple(
        _accepted(result, by_code[result.code], digest_of) if result.code in by_code else result
        for result in results
    )


def has_not_ended(acceptance: Acceptance, as_of: datetime.date | None) -> bool:
    """Return whether the day until which a flag was accepted has not passed."""
    if acceptance.until is None:
        return True
    return as_of is not None and as_of <= acceptance.until


def can_be_accepted(result: RuleResult) -> bool:
    """Return whether an acceptance would close what a rule says of the claim."""
    if result.outcome is not Outcome.FLAG or result.once is not None or result.code == STALE:
        return False
    return result.severity in ACCEPTABLE or result.code == UNDERSTATEMENT


def _accepted(result: RuleResult, acceptances: list[Acceptance], digest_of: DigestOf) -> RuleResult:
    if result.severity is Severity.BLOCKER and result.once is None:
        return result._replace(help=f"{result.help} {say(_NO_BLOCKER)}".lstrip())
    if not can_be_accepted(result):
        return result
    for acceptance in acceptances:
        if acceptance.digest is None or acceptance.digest == digest_of(acceptance.code):
            return result._replace(accepted=reason_of(acceptance))
    return result


def reason_of(acceptance: Acceptance) -> str:
    """Return why a flag was accepted, by whom and when."""
    signed = f"{acceptance.by}, {acceptance.on}"
    if acceptance.until:
        signed = say("{signed} until {day}", signed=signed, day=acceptance.until)
    return f"{acceptance.reason} ({signed})"
