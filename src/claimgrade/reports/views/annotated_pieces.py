"""A paragraph cut where quoted words begin and end, so that quotes may overlap without nesting."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimgrade.language.anchoring.coverage import Passage
from claimgrade.workspace.reading.normalised_text import PARAGRAPH_BREAK


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a claim's words stand: its number, first code point, and the one after the last."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one paragraph that the same claims quote.

    ``claims`` are their numbers, the shortest quote first; ``ending`` the numbers of those whose
    words end here, or with the paragraph. ``unread`` text is in a sentence that no claim touches;
    a ``gap`` stands for text that is not shown.
    """

    text: str
    claims: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    unread: bool = False
    gap: bool = False


def pieces(
    text: str, start: int, stretches: Iterable[Stretch], unread: Iterable[tuple[int, int]] = ()
) -> tuple[Piece, ...]:
    """Return a paragraph, which begins at code point ``start``, as pieces that follow each other.

    Their texts together are the paragraph, letter by letter.
    """
    end = start + len(text)
    inside = [
        Stretch(one.number, max(one.start, start), min(one.end, end))
        for one in stretches
        if one.start < end and one.end > start
    ]
    quiet = [(max(a, start), min(b, end)) for a, b in unread if a < end and b > start]
    edges = {start, end, *(e for a, b in quiet for e in (a, b))}
    edges |= {edge for one in inside for edge in (one.start, one.end)}
    ordered = sorted(edges)
    return tuple(
        _piece(text[a - start : b - start], a, b, inside, quiet) for a, b in pairwise(ordered)
    )


def _piece(
    text: str, start: int, end: int, inside: Sequence[Stretch], quiet: Sequence[tuple[int, int]]
) -> Piece:
    over = [one for one in inside if one.start <= start and one.end >= end]
    over.sort(key=lambda one: (one.end - one.start, one.number))
    return Piece(
        text,
        tuple(one.number for one in over),
        tuple(sorted(one.number for one in over if one.end == end)),
        any(a <= start and end <= b for a, b in quiet),
    )


def overlapping(stretches: Sequence[Stretch]) -> set[int]:
    """Return the numbers of the claims whose words share some with another's."""
    shared: set[int] = set()
    furthest: Stretch | None = None
    for one in sorted(stretches, key=lambda s: (s.start, s.end)):
        if furthest is not None and one.start < furthest.end:
            shared |= {one.number, furthest.number}
        if furthest is None or one.end > furthest.end:
            furthest = one
    return shared


def paragraph_starts(paragraphs: Iterable[str]) -> Iterator[int]:
    """Yield the code point at which each paragraph of a normalised text begins."""
    start = 0
    for paragraph in paragraphs:
        yield start
        start += len(paragraph) + len(PARAGRAPH_BREAK)


def by_paragraph(
    stretches: Iterable[Stretch], starts: Sequence[int]
) -> Mapping[int, Sequence[Stretch]]:
    """Return for each paragraph, by its place, the stretches that touch it."""
    found: dict[int, list[Stretch]] = {}
    for one in stretches:
        first = bisect_right(starts, one.start) - 1
        last = max(bisect_right(starts, one.end - 1) - 1, first)
        for paragraph in range(first, last + 1):
            found.setdefault(paragraph, []).append(one)
    return found


def unread_by_paragraph(passages: Iterable[Passage]) -> Mapping[int, Sequence[tuple[int, int]]]:
    """Return for each paragraph, by its place, the stretches that no claim touches."""
    found: dict[int, list[tuple[int, int]]] = {}
    for passage in passages:
        found.setdefault(passage.paragraph, []).append((passage.start, passage.end))
    return found


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Words quoted by claims that overlap or meet, and where each of them stands in it."""

    text: str
    stretches: tuple[Stretch, ...]


def quoted_passages(quotes: Sequence[tuple[int, str, int | None]]) -> tuple[QuotedPassage, ...]:
    """Return the passages that some quotes give, in the order of the article.

    A quote is a claim's number, its words, and the recorded code point at which they begin.
    Those that overlap, as far as they agree on the words, become one passage. A quote without
    a position comes after the one before it in the list.
    """
    passages: list[QuotedPassage] = []
    last: int | None = None
    for number, words, start in _in_order(quotes):
        open_ = passages[-1] if passages and start is not None and last is not None else None
        joined = _joined(open_, number, words, (start or 0) - (last or 0)) if open_ else None
        if joined is not None:
            passages[-1] = joined
        else:
            passages.append(QuotedPassage(words, (Stretch(number, 0, len(words)),)))
            last = start
    return tuple(passages)


def _in_order(
    quotes: Sequence[tuple[int, str, int | None]],
) -> list[tuple[int, str, int | None]]:
    keyed, last = [], 0
    for quote in quotes:
        last = last if quote[2] is None else quote[2]
        keyed.append((last, quote))
    return [quote for _, quote in sorted(keyed, key=lambda pair: pair[0])]


def _joined(passage: QuotedPassage, number: int, words: str, at: int) -> QuotedPassage | None:
    """Return a passage with a quote that begins ``at`` in it; ``None`` if it does not fit."""
    if at >= len(passage.text):
        return None
    shared = min(len(passage.text) - at, len(words))
    if passage.text[at : at + shared] != words[:shared]:
        return None
    stretch = Stretch(number, at, at + len(words))
    return QuotedPassage(passage.text + words[shared:], (*passage.stretches, stretch))
