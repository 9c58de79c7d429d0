"""A kind of fault that a record can have, and what a person needs to know about it."""

from typing import NamedTuple

from claimgrade.model.finding import Finding, Location, Related, Severity, Subject

_RECORD = Subject.RECORD


class Diagnostic(NamedTuple):
    """One kind of fault: its stable code and name, what it means, why, and how to mend it."""

    code: str
    name: str
    severity: Severity
    meaning: str
    why: str
    example: str
    mend: str

    def finding(
        self,
        message: str,
        location: Location,
        *,
        help: str | None = None,
        claim: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """Return this fault at a place; ``help`` is how to mend it unless told otherwise."""
        return Finding(
            self.code,
            self.name,
            self.severity,
            _RECORD,
            message,
            location,
            help or self.mend,
            claim,
            related,
        )
