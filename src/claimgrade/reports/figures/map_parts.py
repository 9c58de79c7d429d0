"""The map of an argument in parts that stand below one another, or side by side on paper."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_HIGHEST = 1000.0
"""How high a part is at most, so that a page holds it with words that can be read."""
_FOR_A_LAYER = 150.0
"""How much further a cut may lie from where parts are equal for it to lie between layers."""
_ABOVE = 16.0
"""How far above its baseline the room of the words above a layer begins."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A claim at its place, ``row`` high; ``lines`` is what it says, ``name`` all of it.

    Only what needs more than four lines is cut.
    """

    mark: str
    lines: tuple[str, ...]
    name: str
    href: str
    fails: bool
    y: float
    row: float


@dataclass(frozen=True, slots=True)
class Head:
    """The words above a layer."""

    words: str
    y: float


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the map from ``top``, ``height`` high, with the claims and words within it."""

    top: float
    height: float
    heads: tuple[Head, ...]
    nodes: tuple[Drawn, ...]


def parts(heads: Sequence[Head], nodes: Sequence[Drawn], height: float) -> tuple[Part, ...]:
    """Return a map cut between claims into as many parts as it takes, about equally high.

    The words above a layer stay with its first claim. It is cut between layers where one ends not
    far from the middle, so that a part begins with words.
    """
    number = math.ceil(height / _HIGHEST)
    places = sorted(_places(heads, nodes))
    layers = {head.y - _ABOVE for head in heads}
    wanted = (height * at / number for at in range(1, number))
    cuts = {
        min(places, key=lambda place: abs(place - at) - _FOR_A_LAYER * (place in layers))
        for at in wanted
    }
    return tuple(
        Part(
            top,
            bottom - top,
            tuple(head for head in heads if top <= head.y < bottom),
            tuple(node for node in nodes if top <= node.y < bottom),
        )
        for top, bottom in pairwise(sorted({0.0, *cuts, height}))
    )


def _places(heads: Sequence[Head], nodes: Sequence[Drawn]) -> Iterator[float]:
    """Yield where a map may be cut: above each claim, or above the words that stand over it."""
    tops = [node.y - node.row / 2 for node in nodes]
    above = [0.0, *(node.y + node.row / 2 for node in nodes)]
    for before, top in zip(above, tops, strict=False):
        over = [head.y - _ABOVE for head in heads if before <= head.y < top]
        yield min([top, *over])
