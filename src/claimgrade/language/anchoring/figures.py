"""The figures of a text and the signs that change what they say.

A match must never change a digit silently, so numbers are compared apart from words, with
their signs, separators, ranges and powers: 2.9 is not 29, 10⁶ not 106, and "< 5" not "> 5".
"""

import re
import unicodedata
from functools import lru_cache

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
"""Hyphens, dashes and minus signs that look and mean alike between figures."""

_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_ALIKE = str.maketrans(
    dict.fromkeys(DASHES, "-") | {digit: str(n) for n, digit in enumerate(_SUBSCRIPTS)}
)
_TYPOGRAPHIC = "©®™℠|¦`´"
"""Symbols to Unicode that say nothing about a quantity."""

FIGURE = re.compile(r"(?:(?<![\w.)])-)?(?:(?<!\w)\.)?\d+(?:[.,:/]\d+| ?- ?\d+)*")
"""A number with its sign and separators, or a range of numbers, once dashes are alike."""


def alike(text: str) -> str:
    """Return the text with every dash a hyphen and every subscript a digit, same length."""
    return text.translate(_ALIKE)


def figures(text: str) -> tuple[str, ...]:
    """Return the numbers of a text and its mathematical and other signs, in their order."""
    found: list[str] = []
    plain = alike(text)
    end = 0
    for number in FIGURE.finditer(plain):
        found += filter(_is_sign, plain[end : number.start()])
        found.append(number.group().replace(" ", ""))
        end = number.end()
    return (*found, *filter(_is_sign, plain[end:]))


@lru_cache(maxsize=4096)
def _is_sign(character: str) -> bool:
    if character.isalpha() or character.isspace() or character in _TYPOGRAPHIC:
        return False
    # Symbols of every kind, superscript digits and fractions, and signs filed as punctuation.
    return unicodedata.category(character) in {"Sm", "Sc", "So", "No"} or character in "%‰°^†"
