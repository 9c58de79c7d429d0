"""Whether two short descriptions in free words name the same thing, as far as words can tell."""

import re
from enum import Enum, auto
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")

_ENDINGS = ("ions", "ings", "ion", "ing", "es", "ed", "s", "e")

_STEM = 6

_SHORTEST = 3

_SMALL_WORDS = frozenset(
    "a an and as at by for from in into it its of on or so than that the their this to under "
    "who which whose with".split()
)


_DENIALS = frozenset({"withou", "no", "not", "non"})
"""Words, cut as all are, that turn a description into its opposite."""


class Likeness(Enum):
    """How far the words of one description are those of another."""

    SAME = auto()
    PARTLY = auto()
    OTHER = auto()


@lru_cache(maxsize=4096)
def likeness(claimed: str, studied: str) -> Likeness:
    """Return whether every word of what is claimed, some or none stands in what was studied.

    Case, order, the ending of a word and small words make no difference, so "training with
    blood-flow restriction" is "light training with restricted blood flow". Words alone cannot
    tell a synonym from another thing: what shares none is only named in other words.
    """
    wanted, found = _stems(claimed), _stems(studied)
    denied_alike = wanted & _DENIALS == found & _DENIALS
    if wanted and wanted <= found and denied_alike:
        return Likeness.SAME
    return Likeness.PARTLY if wanted & found or not wanted else Likeness.OTHER


@lru_cache(maxsize=4096)
def _stems(words: str) -> frozenset[str]:
    found = [word for word in _WORD.findall(words.casefold()) if word not in _SMALL_WORDS]
    return frozenset(_stem(word) for word in found)


def _stem(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}i"[:_STEM]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]
