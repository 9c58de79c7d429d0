"""Words to look for, as people type them: nothing in them is a command of the search engine."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_LETTER = re.compile(r"[^\W_]")
_MOST_TERMS = 64
_LEAST_BEFORE_STAR = 2

EVERYDAY = frozenset(
    """a about after all also an and any are as at be been before between but by can compared did
    do does during each either for from had has have how if in into is it its may might more most
    much no nor not of off on one or other our out over per should so some such than that the
    their them then there these they this those through to under until up upon versus very via
    vs was we were what when where whether which while who whom why will with within without
    would you your""".split()
)
"""Words of English that tell nothing of a subject; looked for only where there are no others."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase in quotation marks, or the beginning of a word (``lact*``).

    ``shown`` is as it was typed, without its marks. ``origin`` is where it was taken from.
    """

    shown: str
    prefix: bool = False
    origin: str = ""

    def __str__(self) -> str:
        """Return the term as it may be typed again, a phrase without its quotation marks."""
        return f"{self.shown}*" if self.prefix else self.shown

    @property
    def expression(self) -> str:
        """The term in the language of SQLite's FTS5: a quoted string, in which nothing has force.

        (SQLite documentation, "FTS5 Strings": a quotation mark is written twice.)
        """
        quoted = '"' + self.shown.replace('"', '""') + '"'
        return f"{quoted} *" if self.prefix else quoted


def terms(text: str, origin: str = "") -> tuple[Term, ...]:
    """Return what a text asks for, each term once.

    Words in quotation marks are one phrase; a ``*`` after at least two letters stands for any
    ending. Everyday words are left out unless there are no others. At most 64 terms are kept.
    """
    found = list(_once(_read(text, origin)))
    telling = [term for term in found if term.shown.casefold() not in EVERYDAY]
    return tuple((telling or found)[:_MOST_TERMS])


def _read(text: str, origin: str) -> Iterable[Term]:
    clean = text.encode("utf-8", "replace").decode().replace("\0", " ")
    for piece in _PIECE.finditer(unicodedata.normalize("NFC", clean)):
        phrase, word = piece.groups()
        if phrase is not None:
            yield Term(" ".join(phrase.split()), origin=origin)
            continue
        bare = _bare(word)
        yield Term(bare, prefix=_has_star(word, bare), origin=origin)


def _bare(word: str) -> str:
    """Return a word without the signs before its first letter or digit and after its last."""
    places = [found.start() for found in _LETTER.finditer(word)]
    return word[places[0] : places[-1] + 1] if places else ""


def _has_star(word: str, bare: str) -> bool:
    return len(bare) >= _LEAST_BEFORE_STAR and word.endswith(f"{bare}*")


def _once(found: Iterable[Term]) -> Iterable[Term]:
    seen: set[tuple[str, bool]] = set()
    for term in found:
        name = (term.shown.casefold(), term.prefix)
        if _LETTER.search(term.shown) and name not in seen:
            seen.add(name)
            yield term
