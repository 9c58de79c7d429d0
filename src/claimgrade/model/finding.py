"""A finding: something in a record to be mended, or something the review says about a claim.

There are tens of thousands of them in a large workspace; a named tuple is made in a third of the
time that a frozen dataclass takes.
"""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs, lightest first."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    BLOCKER = "blocker"

    @property
    def rank(self) -> int:
        """0 for information to 3 for a blocker."""
        return _SEVERITY_RANK[self]


_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Subject(StrEnum):
    """What a finding is about."""

    RECORD = "record"
    CLAIM = "claim"


class Location(NamedTuple):
    """A place in a workspace file; line and column count from 1, columns in code points."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Related(NamedTuple):
    """Another place that a finding points to, and what is there."""

    location: Location
    label: str


class Finding(NamedTuple):
    """One fault or flag: where it is, what is wrong in one sentence, and what to do."""

    code: str
    name: str
    severity: Severity
    subject: Subject
    message: str
    location: Location
    help: str | None = None
    claim: str | None = None
    related: tuple[Related, ...] = ()
