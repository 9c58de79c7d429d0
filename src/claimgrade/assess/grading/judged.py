"""One judgement of a claim, as the checks of judgements see it."""

from collections.abc import Mapping
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.grading.other_outcomes import OutcomeNames
from claimgrade.model.judgement import DomainJudgement, Judgement
from claimgrade.model.rating import Rating
from claimgrade.model.vocabulary import Domain
from claimgrade.workspace.diagnostic import Diagnostic


class Judged(NamedTuple):
    """One judgement of a claim, with what it adds up to and its place in the record."""

    case: Case
    place: int
    rating: Rating
    judgement: Judgement
    domains: Mapping[Domain, DomainJudgement]
    names: OutcomeNames

    def domain(self, domain: Domain) -> DomainJudgement | None:
        """Return what was entered for a domain."""
        return self.domains.get(domain)

    def moves(self, domain: Domain) -> bool:
        """Return whether a domain takes, adds or shares a level."""
        if self.rating.levels.get(domain):
            return True
        judged = self.domains.get(domain)
        return judged is not None and judged.shared_with is not None

    def at(self, domain: Domain) -> str:
        """Return the dotted path of a domain."""
        return f"judgements.{self.place}.domains.{domain}"


Error = tuple[Diagnostic, str, str]
"""What is wrong, in words, and the dotted path of the field."""
