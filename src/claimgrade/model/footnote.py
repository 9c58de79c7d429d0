"""The reason for a level that was moved."""

from dataclasses import dataclass

from claimgrade.model.vocabulary import Domain


@dataclass(frozen=True, slots=True)
class Footnote:
    """The reason for a level moved: ``a. Imprecision −1: 6 people``."""

    letter: str
    domain: Domain
    levels: int
    text: str
