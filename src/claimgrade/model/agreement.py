"""Where people who judged the same evidence agree and where they do not."""

from dataclasses import dataclass

from claimgrade.model.vocabulary import Concern, Domain


@dataclass(frozen=True, slots=True)
class PersonsRating:
    """One person's rating of one domain; ``concern`` is ``None`` where they did not judge it."""

    by: str
    concern: Concern | None
    levels: int
    reason: str


@dataclass(frozen=True, slots=True)
class DomainRatings:
    """What several people made of one domain of one outcome, side by side, sorted by person."""

    outcome: str
    domain: Domain
    ratings: tuple[PersonsRating, ...]

    @property
    def judges(self) -> int:
        """How many people judged the domain."""
        return sum(rating.concern is not None for rating in self.ratings)

    @property
    def differs(self) -> bool:
        """True where two people who judged the domain differ in levels or concern."""
        judged = {(r.concern, r.levels) for r in self.ratings if r.concern is not None}
        return len(judged) > 1

    @property
    def spread(self) -> int:
        """Levels between the mildest and the strictest of those who judged it."""
        levels = [r.levels for r in self.ratings if r.concern is not None]
        return max(levels) - min(levels) if levels else 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """All domains that two or more people judged on a claim, disagreements first."""

    domains: tuple[DomainRatings, ...]

    @property
    def disagreements(self) -> tuple[DomainRatings, ...]:
        """The domains in which they differ, the widest apart first."""
        return tuple(d for d in self.domains if d.differs)


@dataclass(frozen=True, slots=True)
class Kappa:
    """Weighted kappa of two people in one domain, over ``n`` outcomes that both judged.

    ``value`` is ``None`` where it is not defined; ``note`` says why.
    """

    people: tuple[str, str]
    domain: Domain
    n: int
    value: float | None
    note: str = ""
