"""How a reviewer's signature stands to what the record says now."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """A part of what a reviewer had before them, by its name in ``review[].digests``."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    STUDIES = "studies"
    SOURCES = "sources"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's signature under a claim.

    ``bound`` is true where it holds digests of what was read; ``changed`` are the parts that
    say something else today, in the order of :class:`Part`. ``index`` is its place in
    ``review``. ``rules`` is the version of the rules that was signed under, where one is kept.
    """

    index: int
    by: str | None
    on: datetime.date | None
    due: datetime.date | None
    bound: bool
    changed: tuple[Part, ...] = ()
    rules: str | None = None

    @property
    def stale(self) -> bool:
        """True where something has changed since the person signed."""
        return bool(self.changed)

    @property
    def current(self) -> bool:
        """True where the person signed exactly what the record says now."""
        return self.bound and not self.changed


class Wait(StrEnum):
    """Why a claim waits for a reviewer, most urgent first."""

    STALE = "stale"
    DUE = "due"
    DISAGREEMENT = "disagreement"
    UNSIGNED = "unsigned"


class Waiting(NamedTuple):
    """A claim that waits for a reviewer.

    ``waits`` are the reasons, most urgent first; ``due`` is the day it was due, and
    ``disagreements`` name what its reviewers judge differently, as ``outcome: domain``.
    """

    id: str
    article: str
    waits: tuple[Wait, ...]
    signatures: tuple[Signature, ...]
    due: datetime.date | None = None
    disagreements: tuple[str, ...] = ()
