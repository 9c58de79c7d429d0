"""Finding claims by id, by part of an id, or by plain words."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from claimgrade.model.assessment import Assessment
from claimgrade.workspace.nearest import nearest


@dataclass(frozen=True, slots=True)
class Found:
    """Claims that match a question; ``complete`` is false where some words were not found."""

    hits: tuple[Assessment, ...]
    complete: bool = True
    nearest: str | None = None


def search(assessments: Sequence[Assessment], question: str) -> Found:
    """Return the claims meant by an id, an alias, a part of an id, or plain words.

    The first of these that matches decides. Words are looked for at the start of the words of
    id, statement, quote, topics and aliases; where no claim has all of them, those that have
    most are returned and ``complete`` is false. What looks like an id and is none gives only
    the nearest one.
    """
    wanted = fold(question)
    for matches in (_is_named, _has_words_in_id, _has_part_of_id):
        hits = tuple(a for a in assessments if wanted and matches(a, wanted))
        if hits:
            return Found(hits)
    ids = [assessment.id for assessment in assessments]
    near = nearest(wanted, ids)
    if near and "-" in wanted and " " not in wanted:
        return Found((), complete=False, nearest=near)
    return _by_words(assessments, wanted)


def _by_words(assessments: Sequence[Assessment], wanted: str) -> Found:
    words = tokens(wanted)
    scored = [(_score(assessment, words), assessment) for assessment in assessments]
    best = max((score for score, _ in scored), default=0)
    if best == 0:
        known = {a.id for a in assessments} | {t for a in assessments for t in a.claim.topics}
        return Found((), complete=False, nearest=nearest(wanted, sorted(known)))
    hits = tuple(assessment for score, assessment in scored if score == best)
    return Found(hits, complete=best == len(words))


def _is_named(assessment: Assessment, wanted: str) -> bool:
    names = [assessment.id, f"{assessment.article}/{assessment.id}", *assessment.claim.aliases]
    return wanted in map(fold, names)


def _has_words_in_id(assessment: Assessment, wanted: str) -> bool:
    return f"-{wanted}" in f"-{fold(assessment.id)}"


def _has_part_of_id(assessment: Assessment, wanted: str) -> bool:
    return wanted in fold(assessment.id)


def _score(assessment: Assessment, words: Sequence[str]) -> int:
    """Return how many of the words the claim has."""
    claim = assessment.claim
    texts = [assessment.id, claim.statement or "", *claim.topics, *claim.aliases]
    texts += [claim.quote.exact or ""] if claim.quote else []
    present = tokens(" ".join(texts))
    return sum(any(token.startswith(word) for token in present) for word in words)


def fold(text: str) -> str:
    """Return a text without case and accents, for comparison."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).strip()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, folded."""
    return re.findall(r"\w+", fold(text))
