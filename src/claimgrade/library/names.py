"""Names of people and bodies in a bibliography field, as people write them."""

import re
from functools import lru_cache
from typing import NamedTuple

from claimgrade.library.latex import plain_text

_AND = re.compile(" and ", re.IGNORECASE)
_BRACE_OR_AND = re.compile(r"[{}]|\sand(?=\s)", re.IGNORECASE)
_LONGEST = 2_000
"""A name that is longer is kept whole: to take it apart costs the square of its length."""

_BARE_ACCENT = re.compile(r"\\([\"'`^~=.]|[uvHcdbrk](?![A-Za-z]))\s*\{(\\?[A-Za-z])\}")
"""An accent with its letter in braces, for which BibTeX wants the braces around both."""

_PLAIN_NAME = re.compile(r"([A-Z][A-Za-z'-]*), ([A-Z][A-Za-z.'-]*(?: [A-Z][A-Za-z.'-]*)*)")
"""A family name of one word and given names: what BibTeX's rules leave as it is."""


class Name(NamedTuple):
    """A person's name in its parts, or a body's name, which is all in ``family``.

    ``particle`` is what stands before the family name and belongs to it (van der), ``suffix``
    what follows it (Jr).
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def surname(self) -> str:
        """The family name with its particle: van der Maaten."""
        return f"{self.particle} {self.family}".strip()

    @property
    def initials(self) -> str:
        """First letters of the given names, without stops: Jean-Pierre A. is JPA."""
        words = self.given.replace("-", " ").replace(".", " ").split()
        return "".join(word if _is_initials(word) else word[0] for word in words)

    @property
    def display(self) -> str:
        """The name as it is spoken: Laurens van der Maaten."""
        return " ".join(filter(None, (self.given, self.surname, self.suffix)))

    @property
    def short(self) -> str:
        """The name as reference lists print it: van der Maaten L."""
        return " ".join(filter(None, (self.surname, self.initials, self.suffix)))


class Names(NamedTuple):
    """The names of a field in their order; ``others`` where it ends in "and others"."""

    people: tuple[Name, ...] = ()
    others: bool = False


@lru_cache(maxsize=8192)
def names(field: str) -> Names:
    """Return the names in an ``author`` or ``editor`` field, LaTeX decoded.

    A name in braces of its own is that of a body and is not taken apart. A name that BibTeX's
    rules cannot read is kept whole.
    """
    written = [text for text in _split(field.strip()) if text]
    others = bool(written) and written[-1].lower() == "others"
    return Names(tuple(_name(text) for text in written[: len(written) - others]), others)


@lru_cache(maxsize=8192)
def short_names(field: str) -> tuple[str, ...]:
    """Return the names in a field as reference lists print them."""
    return tuple([name.short for name in names(field).people])


def first_surname(field: str) -> str:
    """Return the surname of the first of the names in a field; nothing where there is none."""
    first = field.partition(" and ")[0]
    return _first_surname(first if first.count("{") == first.count("}") else field)


@lru_cache(maxsize=8192)
def _first_surname(field: str) -> str:
    people = names(field).people
    return people[0].surname if people else ""


def _split(field: str) -> list[str]:
    if "{" not in field:
        return [text.strip() for text in _AND.split(field)]
    parts, depth, start = [], 0, 0
    for found in _BRACE_OR_AND.finditer(field):
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= depth > 0
        elif depth == 0:
            parts.append(field[start : found.start()].strip())
            start = found.end()
    return [*parts, field[start:].strip()]


@lru_cache(maxsize=20_000)
def _name(text: str) -> Name:
    plain = _PLAIN_NAME.fullmatch(text)
    return Name(plain[1], plain[2]) if plain else _parsed(text)


def _parsed(text: str) -> Name:
    """Return a name read by BibTeX's rules, as pybtex has them."""
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    if len(text) > _LONGEST or _is_body(text):
        return Name(plain_text(text).strip())
    try:
        person = Person(_BARE_ACCENT.sub(r"{\\\1{\2}}", text))
    except PybtexError:
        return Name(plain_text(text).strip())
    family = _joined(person.last_names)
    given = _joined(person.bibtex_first_names)
    if not family:
        return Name(given or plain_text(text).strip())
    return Name(family, given, _joined(person.prelast_names), _joined(person.lineage_names))


def _is_body(text: str) -> bool:
    """Tell whether one pair of braces holds the whole name."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def _joined(parts: list[str]) -> str:
    return plain_text(" ".join(parts)).strip()


def _is_initials(word: str) -> bool:
    return len(word) <= 4 and word.isupper()
