"""A chain of reasoning: what a claim that nothing tests is put together from."""

from typing import NamedTuple

from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Certainty, Points, Species, Verdict


class Link(NamedTuple):
    """One claim that the chain runs through, and how well it stands.

    ``name`` is what the record calls it and ``key`` its ``article/id``, ``None`` where there is
    no such claim or the argument runs in a circle. ``confirmations`` counts the independent
    studies that support it in whom or what the chain speaks of, ``elsewhere`` those in others.
    ``species`` are those in which it is supported, in the order of the lines.
    ``disconfirmed`` is true where its evidence points against it. ``grade`` runs from 1 (best) to
    5; ``None`` while ``missing`` fields decide.
    """

    name: str
    key: str | None
    verdict: Verdict | None
    points: Points | None
    certainty: Certainty | None
    confirmations: int
    elsewhere: int
    species: tuple[Species, ...]
    disconfirmed: bool
    grade: int | None
    reason: str
    missing: tuple[Missing, ...] = ()


class Chain(NamedTuple):
    """The links of a claim that nothing tests, in the order of the record, and its grade.

    ``grade`` is that of ``weakest``, its weakest link. ``holds`` is true where the evidence on
    every link points for it: the claim is then plausible, though untested.
    """

    links: tuple[Link, ...]
    grade: int | None
    weakest: Link
    holds: bool
