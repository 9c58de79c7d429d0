"""What a claim rests on by building on other claims."""

from typing import NamedTuple

from claimgrade.model.vocabulary import Verdict


class Premise(NamedTuple):
    """A claim that another builds on, directly or through others.

    ``claim`` is its ``article/id``. ``path`` leads from the claim looked at to this one, both
    ends in it. ``verdict`` is the one shown for it. ``fails`` is true where it is contradicted
    or unsupported.
    """

    claim: str
    verdict: Verdict
    path: tuple[str, ...]
    fails: bool

    @property
    def direct(self) -> bool:
        """True where the claim looked at names it itself."""
        return len(self.path) == 2


class Argument(NamedTuple):
    """All that a claim builds on, nearest first.

    ``open`` names premises whose verdict is not known: no claim of that name, a circle, or not
    checked yet.
    """

    premises: tuple[Premise, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def failing(self) -> tuple[Premise, ...]:
        """The premises that are contradicted or unsupported, nearest first."""
        return tuple(premise for premise in self.premises if premise.fails)


class Carrier(NamedTuple):
    """A claim that others rest on: how many name it, and how many rest on it through those."""

    claim: str
    direct: int
    through_others: int

    @property
    def carries(self) -> int:
        """How many claims rest on it in all."""
        return self.direct + self.through_others
