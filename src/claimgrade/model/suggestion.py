"""What the records suggest for a domain, beside what the reviewer made of it."""

from dataclasses import dataclass

from claimgrade.model.judgement import DomainJudgement
from claimgrade.model.vocabulary import Concern, Domain


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A computed suggestion for one domain and the reviewer's judgement, never merged.

    ``concern`` is ``None`` where nothing is computed for the domain, and ``not-assessable`` where
    the records do not settle it; ``levels`` is 0 in both. ``reasons`` are facts of the record,
    ``restraint`` what speaks against following it blindly. ``milder`` is true where the
    reviewer takes fewer levels than suggested and shares none.
    """

    domain: Domain
    concern: Concern | None
    levels: int
    reasons: tuple[str, ...]
    restraint: str
    judged: DomainJudgement | None
    milder: bool

    @property
    def computed(self) -> bool:
        """True where the domain is one that is computed at all."""
        return self.concern is not None
