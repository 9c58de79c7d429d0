"""Which of several places is meant, by the words recorded around the quote and its position."""

from collections.abc import Callable, Sequence

from claimgrade.language.anchoring.exact import meets
from claimgrade.language.anchoring.fuzzy import similarity
from claimgrade.language.anchoring.hit import Hit
from claimgrade.language.anchoring.letters import letters
from claimgrade.language.anchoring.place import CONTEXT, Source
from claimgrade.model.claim import Quote

AGREES = 80.0
"""Similarity from which the text on one side of a hit is that recorded beside the quote."""

CLEARLY = 15.0
"""By how much one place's surroundings must be more like those recorded than another's."""

_NEAREST = 12
"""Letters next to the quote that agree where text further off was edited."""


def recorded_place(hit: Hit, source: Source, quote: Quote) -> bool:
    """Say whether a hit begins where the quote's position says."""
    position = quote.position
    return position is not None and source.place(hit.start, hit.end).start == position.start


def agreement(hit: Hit, source: Source, quote: Quote) -> float | None:
    """Return how like the recorded prefix or suffix the text beside a hit is (0 to 100).

    The better of the two sides counts; ``None`` where neither is recorded.
    """
    sides = _sides(hit, source, quote)
    return max(sides, default=None)


def _sides(hit: Hit, source: Source, quote: Quote) -> list[float]:
    reach = 3 * CONTEXT
    sides: list[float] = []
    if prefix := letters(quote.prefix or "").text:
        before = letters(source.running[max(0, hit.start - reach) : hit.start]).text
        sides.append(_beside(prefix[::-1], before[::-1]))
    if suffix := letters(quote.suffix or "").text:
        after = letters(source.running[hit.end : hit.end + reach]).text
        sides.append(_beside(suffix, after))
    return sides


def _beside(recorded: str, found: str) -> float:
    """Compare two strings that both begin at the quote and lead away from it.

    Where the text itself ends sooner, as much is compared as there is.
    """
    near = min(len(recorded), len(found), _NEAREST)
    if not near:
        return 0.0
    return max(similarity(recorded[:length], found[:length]) for length in {len(recorded), near})


def likeliest(hits: Sequence[Hit], source: Source, quote: Quote) -> Sequence[Hit]:
    """Return those of several hits that what is recorded around the quote leaves.

    In turn: the prefix and suffix as written, the digest of the paragraph, surroundings that
    are clearly more like those recorded than any other's, the position. What holds for none
    decides nothing.
    """
    steps: tuple[Callable[[Sequence[Hit], Source, Quote], Sequence[Hit]], ...] = (
        _by_written_context,
        _by_paragraph,
        _by_similar_context,
        _by_position,
    )
    for step in steps:
        if len(hits) > 1:
            hits = step(hits, source, quote) or hits
    return hits


def _by_written_context(hits: Sequence[Hit], source: Source, quote: Quote) -> Sequence[Hit]:
    prefix, suffix = quote.prefix or "", quote.suffix or ""
    both = [hit for hit in hits if meets(source.running, hit.start, hit.end, prefix, suffix)]
    return both if prefix or suffix else ()


def _by_paragraph(hits: Sequence[Hit], source: Source, quote: Quote) -> Sequence[Hit]:
    if quote.paragraph_sha256 is None:
        return ()
    return [
        hit
        for hit in hits
        if source.place(hit.start, hit.end).paragraph_sha256 == quote.paragraph_sha256
    ]


def _by_similar_context(hits: Sequence[Hit], source: Source, quote: Quote) -> Sequence[Hit]:
    sums = [sum(_sides(hit, source, quote)) for hit in hits]
    best = max(sums)
    return [hit for hit, value in zip(hits, sums, strict=True) if value > best - CLEARLY]


def _by_position(hits: Sequence[Hit], source: Source, quote: Quote) -> Sequence[Hit]:
    return [hit for hit in hits if begins_near(hit, source, quote)]


def begins_near(hit: Hit, source: Source, quote: Quote) -> bool:
    """Say whether a hit begins at the recorded position; a changed passage, close to it."""
    if quote.position is None:
        return False
    distance = abs(source.place(hit.start, hit.end).start - quote.position.start)
    return distance <= (100.0 - hit.score) / 100.0 * (hit.end - hit.start)
