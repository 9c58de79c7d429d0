"""The stretch of a text that is most like a passage, by edit distance (Levenshtein 1966)."""

from dataclasses import dataclass

_ROUNDS = 4
"""How often both ends of a stretch are set anew; two are mostly enough."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[start:end]``, and in how many single characters it differs from a passage.

    ``errors`` counts insertions, deletions and substitutions.
    """

    start: int
    end: int
    errors: int


def closest(passage: str, text: str, *, least_score: float = 0.0) -> Stretch | None:
    """Return the stretch of a short text that is most like a passage.

    rapidfuzz aligns the passage; both ends are then moved, in turn, to where the edit distance
    is least, since an alignment is as long as the passage even where the text has fewer or
    more characters. Of ends that are equally good, those count whose stretch is nearest to the
    passage in length. ``None`` where the alignment scores less than ``least_score`` (0 to 100).
    """
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.fuzz import partial_ratio_alignment

    start, end = 0, len(text)
    if len(text) > len(passage):
        aligned = partial_ratio_alignment(passage, text, score_cutoff=least_score)
        if aligned is None:
            return None
        start, end = aligned.dest_start, aligned.dest_end
    reach = 6 + len(passage) // 10
    best = (Levenshtein.distance(passage, text[start:end]), abs(end - start - len(passage)))
    for _ in range(_ROUNDS):
        before = start, end
        for other in range(max(0, start - reach), min(end, start + reach) + 1):
            errors = Levenshtein.distance(passage, text[other:end], score_cutoff=best[0])
            rank = errors, abs(end - other - len(passage))
            if rank < best:
                best, start = rank, other
        for other in range(max(start, end - reach), min(len(text), end + reach) + 1):
            errors = Levenshtein.distance(passage, text[start:other], score_cutoff=best[0])
            rank = errors, abs(other - start - len(passage))
            if rank < best:
                best, end = rank, other
        if (start, end) == before:
            break
    return Stretch(start, end, best[0])


def similarity(passage: str, found: str) -> float:
    """Return how like two passages are, from 0 to 100.

    100 × (1 − d ÷ n), where d counts the characters to insert and delete and n those of both
    (the normalised indel similarity, as rapidfuzz's ``ratio``).
    """
    from rapidfuzz.fuzz import ratio

    return ratio(passage, found)
