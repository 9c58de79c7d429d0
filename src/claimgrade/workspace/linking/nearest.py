"""The word that somebody most likely meant."""

from collections.abc import Iterable

_CLOSE_ENOUGH = 70
_MOST_ASKED = 500


class Suggestions:
    """Names the known word nearest to a wrong one, for the first 500 wrong ones asked about.

    The limit keeps the time in proportion where a whole library is missing.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._names: list[str] | None = None
        self._lowered: list[str] = []
        self._left = _MOST_ASKED

    def nearest(self, word: str) -> str | None:
        """Return the nearest known word, or ``None`` when none is near (see ``nearest``)."""
        if self._names is None:
            self._names = list(self._known)
            self._lowered = [name.lower() for name in self._names]
        if self._left <= 0:
            return None
        self._left -= 1
        return _nearest(word, self._names, self._lowered)

    def hint(self, word: str) -> str:
        """Return ``; did you mean …?``, or nothing when no known word is near."""
        found = self.nearest(word)
        return f"; did you mean '{found}'?" if found else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to ``word``, or ``None`` when none is near.

    Near is a similarity (rapidfuzz ``ratio``, from the edit distance) of at least 70 in 100,
    without regard to case.
    """
    names = list(known)
    return _nearest(word, names, [name.lower() for name in names])


def _nearest(word: str, names: list[str], lowered: list[str]) -> str | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(word.lower(), lowered, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    return names[found[2]] if found else None
