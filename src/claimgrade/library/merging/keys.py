"""Keys for new works: that of the file where it can be kept, else one made of the entry."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from claimgrade.library.formats.dates import when
from claimgrade.library.latex import plain_text
from claimgrade.library.merging.titles import words
from claimgrade.library.names import names
from claimgrade.model.source import Source

LONGEST_KEY = 60
"""Letters of a key that is kept; longer ones are titles or addresses, which nobody types."""

_GOOD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+-]*")
_TELLS_NOTHING = re.compile(
    r"(?:ref|item|entry|record|citation|key|id|article|unknown)[_:.-]?\d*", re.I
)
_LITTLE_WORDS = frozenset(
    {"a", "an", "the", "on", "of", "in", "for", "and", "to", "is", "are", "do", "does", "can"}
    | {"with", "from", "by", "at", "as", "der", "die", "das", "le", "la", "les", "un", "une"}
)


class Keys:
    """The keys in use, in which capitals make no difference, and new ones beside them."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {key.lower() for key in taken}

    def is_taken(self, key: str) -> bool:
        """Tell whether a key is in use."""
        return key.lower() in self._taken

    def take(self, source: Source) -> str:
        """Return the key of a new work, in use from now on: its own where that can be kept."""
        key = source.key if self.keeps(source.key) else self._made(source)
        self.reserve(key)
        return key

    def reserve(self, key: str) -> None:
        """Say that a key is in use."""
        self._taken.add(key.lower())

    def keeps(self, key: str) -> bool:
        """Tell whether a key of a file can be kept: free, and such as people write."""
        return is_good(key) and not self.is_taken(key)

    def _made(self, source: Source) -> str:
        first, *others = _candidates(source)
        for key in (first, *others, *(f"{first}{letter}" for letter in ascii_lowercase[1:])):
            if not self.is_taken(key):
                return key
        number = 2
        while self.is_taken(f"{first}-{number}"):
            number += 1
        return f"{first}-{number}"


def is_good(key: str) -> bool:
    """Tell whether people can type a key, every program reads it, and it is no mere number."""
    fits = _GOOD.fullmatch(key) is not None and len(key) <= LONGEST_KEY
    return fits and not tells_nothing(key)


def tells_nothing(key: str) -> bool:
    """Tell whether a key is a mere number or place in a list, which every file has: 12, ref12."""
    return len(key) < 2 or key.isdigit() or _TELLS_NOTHING.fullmatch(key) is not None


def _candidates(source: Source) -> Iterator[str]:
    """Yield keys of the first author, the year and the first word of the title, then of more."""
    people = names(source.fields.get("author") or source.fields.get("editor", "")).people
    moment = when(source.fields)
    year = str(moment.begin[0]) if moment is not None and moment.begin else "nd"
    title = [_ascii(word) for word in words(plain_text(source.fields.get("title", "")))]
    telling = [word for word in title if word and word not in _LITTLE_WORDS and not word.isdigit()]
    author = (
        _ascii(people[0].family.split()[0] if people[0].family.split() else "") if people else ""
    )
    if not author:
        author, telling = (telling[0], telling[1:]) if telling else ("source", [])
    stem = f"{author}{year}" if not author[:1].isdigit() else f"s{author}{year}"
    for count in range(1, min(len(telling), 3) + 1):
        yield stem + "".join(telling[:count])[: LONGEST_KEY - len(stem) - 4]
    if not telling:
        yield stem


def _ascii(text: str) -> str:
    """Return letters and digits of a word in small ASCII; other scripts are left out."""
    plain = text.replace("ø", "o").replace("Ø", "O").replace("ß", "ss").replace("æ", "ae")
    plain = plain.replace("ł", "l").replace("Ł", "L").replace("đ", "d").replace("ı", "i")
    folded = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in folded if letter.isalnum())
