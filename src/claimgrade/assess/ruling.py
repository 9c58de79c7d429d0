"""What a rule answers: pass, flag, unresolved with the missing fields, or not applicable."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from claimgrade.model.assessment import Outcome, StartingLevel
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Domain


class Ruling(NamedTuple):
    """A rule's answer for one claim, before it gets the rule's name.

    ``once`` names the domain, or the start, whose level already counts the fact; ``at`` is the
    dotted path of the claim field concerned.
    """

    outcome: Outcome
    message: str = ""
    severity: Severity | None = None
    at: str = ""
    help: str = ""
    missing: tuple[Missing, ...] = ()
    once: Domain | StartingLevel | None = None


@lru_cache(maxsize=512)
def passed(message: str) -> Ruling:
    """Return that the claim meets the rule, and why."""
    return Ruling(Outcome.PASS, message)


@lru_cache(maxsize=512)
def not_applicable(message: str) -> Ruling:
    """Return that the rule's precondition is absent, and which."""
    return Ruling(Outcome.NOT_APPLICABLE, message)


def flag(severity: Severity, message: str, at: str, help_text: str) -> Ruling:
    """Return that the claim breaks the rule: how much, why, where, and what to do."""
    return Ruling(Outcome.FLAG, message, severity, at, help_text)


def unresolved(missing: Iterable[Missing]) -> Ruling:
    """Return that the rule waits for fields, each named once."""
    return _waiting_for(tuple(missing))


@lru_cache(maxsize=4096)
def _waiting_for(missing: tuple[Missing, ...]) -> Ruling:
    """Return what :func:`unresolved` does; many claims wait for the same fields."""
    fields = tuple(dict.fromkeys(missing))
    named = ", ".join(f.field + (" (not reported)" if f.looked_up else "") for f in fields)
    return Ruling(Outcome.UNRESOLVED, f"waits for {named}", at=fields[0].field, missing=fields)


@lru_cache(maxsize=512)
def waits_for(field: str) -> Ruling:
    """Return that the rule waits for one field that nobody has looked up."""
    return unresolved((Missing(field),))


def counted_once(ruling: Ruling, once: Domain | StartingLevel | None) -> Ruling:
    """Return a flag as information where the same fact has already taken a level."""
    if once is None or ruling.outcome is not Outcome.FLAG:
        return ruling
    where = "the starting level" if isinstance(once, StartingLevel) else once.replace("-", " ")
    message = f"{ruling.message} (already counted under {where})"
    return ruling._replace(severity=Severity.INFO, message=message, once=once)
