"""A text as its letters and digits alone, and where each of them stood."""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters and digits in lower case; ``offsets[i]`` is where ``text[i]`` stood."""

    text: str
    offsets: Sequence[int]


def letters(text: str) -> Letters:
    """Return the letters and digits of a text.

    Capitals become small and compatibility forms plain (Unicode NFKC and case folding: the
    ligature ﬁ is two letters); everything else is left out, soft hyphens among it.
    """
    plain = {character: _plain(character) for character in set(text)}
    several = [character for character, form in plain.items() if len(form) > 1]
    offsets = array("L")
    begin = 0
    for match in re.finditer(f"[{re.escape(''.join(several))}]", text) if several else ():
        at = match.start()
        offsets.extend(compress(range(begin, at), map(plain.__getitem__, text[begin:at])))
        offsets.extend([at] * len(plain[match.group()]))
        begin = match.end()
    rest = text[begin:] if begin else text
    offsets.extend(compress(range(begin, len(text)), map(plain.__getitem__, rest)))
    return Letters(text.translate({ord(c): form for c, form in plain.items()}), offsets)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).casefold()
    return "".join(filter(_counts, folded))


def _counts(character: str) -> bool:
    """Letters, digits, and the marks that make other letters of them."""
    if character.isalnum():
        return True
    return unicodedata.category(character)[0] == "M" and ord(character) not in _VARIATION_SELECTORS
