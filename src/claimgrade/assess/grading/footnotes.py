"""Lettered footnotes: why each level was moved.

Each names the domain, the levels and the fact, and one footnote serves every outcome that it
holds for (Cochrane Handbook, chapter 14; MECIR C74 and C75).
"""

from collections.abc import Mapping

from claimgrade.assess.in_words import capital, in_words
from claimgrade.model.footnote import Footnote
from claimgrade.model.judgement import DomainJudgement, Judgement
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Domain

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"

NO_REASON = sayable("no reason recorded")


class Letters:
    """Gives the letters of one claim's footnotes, in order of appearance."""

    __slots__ = ("_given",)

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def footnotes(self, judgement: Judgement, levels: Mapping[Domain, int]) -> tuple[Footnote, ...]:
        """Return a footnote for each domain that moves or shares a level.

        ``levels`` holds what each judged domain adds, below zero where it takes off.
        """
        notes = []
        for domain, moved in levels.items():
            judged = judgement.domains[domain]
            if moved or judged.shared_with is not None:
                notes.append(self._footnote(domain, judged, moved))
        return tuple(notes)

    def _footnote(self, domain: Domain, judged: DomainJudgement, moved: int) -> Footnote:
        name = capital(in_words(domain))
        reason = judged.reason or say(NO_REASON)
        text = f"{name} {_how(judged, moved)}: {reason}"
        letter = self._given.get(text)
        if letter is None:
            letter = self._given[text] = letters(len(self._given))
        return Footnote(letter, domain, moved, text)


def letters(place: int) -> str:
    """Return the mark of the footnote at a place from 0: a to z, then aa, ab and so on."""
    before, last = divmod(place, len(_ALPHABET))
    return (letters(before - 1) if before else "") + _ALPHABET[last]


def _how(judged: DomainJudgement, moved: int) -> str:
    shared = judged.shared_with
    if not moved and shared is not None:
        return say("(level shared with {domain})", domain=in_words(shared))
    how = f"{moved:+d}".replace("-", "−")
    if shared is None:
        return how
    return say("{levels} (shared with {domain})", levels=how, domain=in_words(shared))
