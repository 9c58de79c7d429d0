"""Finding claims by id, by part of an id, or by plain words."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from claimgrade.model.assessment import Assessment
from claimgrade.workspace.linking.nearest import nearest
from claimgrade.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """Claims that match a question; ``complete`` is false where some words were not found.

    ``replaced`` is the claim that was asked for where the hits are those it was split into.
    """

    hits: tuple[Assessment, ...]
    complete: bool = True
    nearest: str | None = None
    replaced: str | None = None


def search(assessments: Sequence[Assessment], question: str) -> Found:
    """Return the claims meant by an id, an alias, a part of an id, or plain words.

    An id or alias decides, and so does a number that is part of one id only. Else all claims
    are returned that have every word: first those with the words as a part of their id, then
    those with words that begin so in id, statement, quote, topics or aliases. Where there is
    none, signs within an id are looked for; then claims with most of the words are returned,
    and ``complete`` is false. What looks like an id and is none gives only the nearest one.
    """
    wanted = fold(question)
    words = tokens(wanted)
    if not words:
        return Found((), complete=False)
    named = tuple(a for a in assessments if _is_named(a, wanted))
    by_id = tuple(a for a in assessments if _has_part(a, wanted))
    if named or (wanted.isdecimal() and len(by_id) == 1):
        return Found(named or by_id)
    by_words = (
        a for a in assessments if not _has_part(a, wanted) and _score(a, words) == len(words)
    )
    hits = (*by_id, *by_words) or tuple(a for a in assessments if wanted in fold(a.id))
    if hits:
        return Found(hits)
    near = nearest(wanted, [assessment.id for assessment in assessments])
    if near and "-" in wanted and " " not in wanted:
        return Found((), complete=False, nearest=near)
    return _most_words(assessments, wanted, words)


def successors(
    workspace: Workspace, assessments: Sequence[Assessment], question: str
) -> Found | None:
    """Return the claims that one was split into, asked for by its id or alias, if it was."""
    wanted = fold(question)
    for file in workspace.claims.values():
        names = (file.id, file.key, *file.claim.aliases)
        if file.claim.replaced_by and wanted in map(fold, names):
            new = {n if "/" in n else f"{file.article}/{n}" for n in file.claim.replaced_by}
            hits = tuple(a for a in assessments if f"{a.article}/{a.id}" in new)
            return Found(hits, replaced=file.id) if hits else None
    return None


def _most_words(assessments: Sequence[Assessment], wanted: str, words: Sequence[str]) -> Found:
    scored = [(_score(assessment, words), assessment) for assessment in assessments]
    best = max((score for score, _ in scored), default=0)
    if best == 0:
        known = {a.id for a in assessments} | {t for a in assessments for t in a.claim.topics}
        return Found((), complete=False, nearest=nearest(wanted, sorted(known)))
    return Found(tuple(a for score, a in scored if score == best), complete=False)


def _is_named(assessment: Assessment, wanted: str) -> bool:
    names = [assessment.id, f"{assessment.article}/{assessment.id}", *assessment.claim.aliases]
    return wanted in map(fold, names)


def _has_part(assessment: Assessment, wanted: str) -> bool:
    """Say whether an id or alias has these words, whole and in this order."""
    part = f"-{'-'.join(tokens(wanted))}-"
    names = (assessment.id, *assessment.claim.aliases)
    return any(part in f"-{'-'.join(tokens(name))}-" for name in names)


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
