"""What a rule answers: pass, flag, unresolved with the missing fields, or not applicable."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from claimgrade.model.assessment import Outcome, StartingLevel
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
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
    fields = tuple(dict.fromkeys(missing))
    named = ", ".join(
        [say("{field} (not reported)", field=f.field) if f.looked_up else f.field for f in fields]
    )
    message = say("waits for {fields}", fields=named)
    return Ruling(Outcome.UNRESOLVED, message, at=fields[0].field, missing=fields)


def waits_for(field: str) -> Ruling:
    """Return that the rule waits for one field that nobody has looked up."""
    return unresolved((Missing(field),))


_ALREADY = {
    Domain.RISK_OF_BIAS: sayable("already counted under risk of bias"),
    Domain.INCONSISTENCY: sayable("already counted under inconsistency"),
    Domain.INDIRECTNESS: sayable("already counted under indirectness"),
    Domain.IMPRECISION: sayable("already counted under imprecision"),
    Domain.PUBLICATION_BIAS: sayable("already counted under publication bias"),
    Domain.LARGE_EFFECT: sayable("already counted under large effect"),
    Domain.DOSE_RESPONSE: sayable("already counted under dose response"),
    Domain.OPPOSING_CONFOUNDING: sayable("already counted under opposing confounding"),
}


def counted_once(ruling: Ruling, once: Domain | StartingLevel | None) -> Ruling:
    """Return a flag as information where the same fact has already taken a level."""
    if once is None or ruling.outcome is not Outcome.FLAG:
        return ruling
    if isinstance(once, StartingLevel):
        already = say("already counted under the starting level")
    else:
        already = say(_ALREADY[once])
    message = f"{ruling.message} ({already})"
    return ruling._replace(severity=Severity.INFO, message=message, once=once)
