"""The reason for a level that was moved."""

from typing import NamedTuple

from claimgrade.model.vocabulary import Domain


class Footnote(NamedTuple):
    """The reason for a level moved: ``a. Imprecision −1: 6 people``."""

    letter: str
    domain: Domain
    levels: int
    text: str
