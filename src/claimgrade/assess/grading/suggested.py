"""What a suggestion for one domain is made of, whatever it is computed from."""

from typing import NamedTuple

from claimgrade.model.vocabulary import Concern


class Suggested(NamedTuple):
    """A concern, the levels it would take, and the facts behind it."""

    concern: Concern
    levels: int
    reasons: tuple[str, ...]
