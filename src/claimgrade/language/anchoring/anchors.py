"""The words of claims found again in a text that may have changed since they were recorded.

As written, then by letters and digits alone, then by likeness (an order that annotation clients
share; W3C Web Annotation Data Model, TextQuoteSelector and TextPositionSelector). Words that
are like the quote but not the same are never called anchored, and a quote that is found
nowhere is an outcome like the others.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log10

from claimgrade.language.anchoring.context import (
    AGREES,
    agreement,
    begins_near,
    likeliest,
    recorded_place,
)
from claimgrade.language.anchoring.exact import occurrences
from claimgrade.language.anchoring.fuzzy import closest, similarity
from claimgrade.language.anchoring.hit import Hit, between, to_whole_words, widened
from claimgrade.language.anchoring.letters import letters
from claimgrade.language.anchoring.outcome import Anchor, AnchorOutcome
from claimgrade.language.anchoring.place import Source
from claimgrade.language.anchoring.seeds import Seeds
from claimgrade.language.anchoring.words import differences, same_words
from claimgrade.model.claim import Quote
from claimgrade.workspace.reading.normalised_text import collapse, normalise

LEAST_SCORE = 70.0
"""Likeness below which no stretch of text is taken for the quote."""

MOST_ASKED = 90.0
"""Likeness that is enough for the shortest quote in the longest text."""

LEAST_SCORE_ELSEWHERE = 85.0
"""The same where prefix or suffix is recorded and nothing like it stands there."""

FEW_LETTERS = 16
"""A quote of fewer letters may stand anywhere; elsewhere than recorded it is not moved."""

MOST_CANDIDATES = 100
"""Places that are named for an ambiguous quote."""

_MOST_HITS = 10_000
"""Places of the same letters that are looked at; a quote of so many says nothing anyway."""

_EQUALLY_LIKE = 3.0
"""Scores that are nearer than this do not choose between two stretches of text."""


def anchor(text: str, quote: Quote) -> Anchor:
    """Return what became of a quote in a text, normalised or not."""
    return anchors(text, (quote,))[0]


def anchors(text: str, quotes: Iterable[Quote]) -> tuple[Anchor, ...]:
    """Return what became of each quote in a text, in the order of the quotes.

    The text, normalised or not, is indexed once for all of them.
    """
    indexed = _IndexedText(normalise(text))
    return tuple(indexed.anchor(quote) for quote in quotes)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A quote, its words with white space collapsed, and their letters and digits."""

    quote: Quote
    exact: str
    letters: str


class _IndexedText:
    """A text with what is looked up in it: its running form, its letters, their short runs."""

    def __init__(self, normalised: str) -> None:
        self.source = Source(normalised)
        self._letters = letters(self.source.running)
        self._seeds = Seeds(self._letters.text)

    def anchor(self, quote: Quote) -> Anchor:
        exact = collapse(unicodedata.normalize("NFC", (quote.exact or "").strip()))
        if not exact:
            return Anchor(AnchorOutcome.ORPHANED)
        sought = _Sought(quote, exact, letters(exact).text)
        alike = self._by_letters(sought)
        same = self._same(sought, alike)
        return self._placed(sought, same) if same else self._changed(sought, alike)

    def _same(self, sought: _Sought, alike: Sequence[Hit]) -> Sequence[Hit]:
        """Return where the same words stand, as written or otherwise set."""
        return [
            hit
            for hit in alike
            if self._widened(hit, sought.quote).whole and self._says(hit, sought.exact)
        ]

    def _says(self, hit: Hit, exact: str) -> bool:
        text = self.source.running[hit.start : hit.end]
        return text == exact or same_words(exact, text)

    def _by_letters(self, sought: _Sought) -> Sequence[Hit]:
        """Return where the same letters and digits stand; signs alone are looked up as signs."""
        if not sought.letters:
            starts = islice(occurrences(self.source.running, sought.exact), _MOST_HITS)
            return [Hit(start, start + len(sought.exact)) for start in starts]
        return [
            self._hit(sought.exact, start, start + len(sought.letters))
            for start in islice(occurrences(self._letters.text, sought.letters), _MOST_HITS)
        ]

    def _widened(self, hit: Hit, quote: Quote) -> Hit:
        return widened(self.source.running, hit, quote.prefix or "", quote.suffix or "")

    def _hit(self, exact: str, start: int, end: int) -> Hit:
        """Return the stretch of the running text that some of its letters come from."""
        offsets, running = self._letters.offsets, self.source.running
        first, last = offsets[start], offsets[end - 1] + 1
        return Hit(*_with_punctuation(exact, running, first, last))

    def _placed(self, sought: _Sought, hits: Sequence[Hit]) -> Anchor:
        left = likeliest(hits, self.source, sought.quote)
        if len(left) > 1:
            running = self.source.running
            left = [h for h in left if running[h.start : h.end] == sought.exact] or left
        if len(left) > 1:
            return self._ambiguous(left)
        (hit,) = left
        if recorded_place(hit, self.source, sought.quote):
            return self._found(AnchorOutcome.ANCHORED, sought.exact, hit)
        agreed = agreement(hit, self.source, sought.quote)
        among_other_words = agreed is not None and agreed < AGREES
        if among_other_words and len(hits) == 1 and len(sought.letters) < FEW_LETTERS:
            return self._ambiguous(left)
        if not among_other_words and sought.quote.position is None:
            return self._found(AnchorOutcome.ANCHORED, sought.exact, hit)
        rivals = self._changed_where_recorded(sought) if agreed is None or among_other_words else ()
        if rivals:
            return self._ambiguous([hit, *rivals])
        return self._found(AnchorOutcome.MOVED, sought.exact, hit)

    def _changed_where_recorded(self, sought: _Sought) -> Sequence[Hit]:
        """Return like passages where the quote was recorded, which may be what became of it.

        Without them, words repeated in a summary would hide that they were changed in their
        own place.
        """
        return [
            hit
            for hit in self._scored(sought, self._like(sought))
            if hit.score >= LEAST_SCORE
            and not self._says(hit, sought.exact)
            and (
                (agreement(hit, self.source, sought.quote) or 0.0) >= AGREES
                or begins_near(hit, self.source, sought.quote)
            )
        ]

    def _changed(self, sought: _Sought, alike: Sequence[Hit]) -> Anchor:
        """Return where words like the quote stand, at best; else it is orphaned."""
        cut = [self._widened(hit, sought.quote) for hit in alike[:MOST_CANDIDATES]]
        found = cut + self._like(sought)
        hits = [hit for hit in self._scored(sought, found) if self._likely(hit, sought)]
        if not hits:
            return Anchor(AnchorOutcome.ORPHANED)
        best = max(hit.score for hit in hits)
        close = [hit for hit in hits if hit.score > best - _EQUALLY_LIKE]
        left = likeliest(close, self.source, sought.quote)
        if len(left) > 1:
            return self._ambiguous(left)
        return self._found(AnchorOutcome.CHANGED, sought.exact, self._trimmed(sought, left[0]))

    def _like(self, sought: _Sought) -> list[Hit]:
        """Return the stretches of text, few, that are most like the quote."""
        slack = 12 + len(sought.letters) // 4
        found: list[Hit] = []
        for start in self._seeds.starts(sought.letters):
            first = max(0, start - slack)
            window = self._letters.text[first : start + len(sought.letters) + slack]
            stretch = closest(sought.letters, window, least_score=LEAST_SCORE - 10)
            if stretch is not None and stretch.end > stretch.start:
                found.append(self._hit(sought.exact, first + stretch.start, first + stretch.end))
        return found

    def _scored(self, sought: _Sought, hits: Iterable[Hit]) -> Sequence[Hit]:
        """Return the hits with whole words and a score, best first, none over another."""
        running = self.source.running
        stretches = {to_whole_words(running, hit.start, hit.end) for hit in hits}
        scored = [
            Hit(start, end, similarity(sought.letters, letters(running[start:end]).text))
            for start, end in stretches
        ]
        return _apart(sorted(scored, key=lambda hit: (-hit.score, hit.start)))

    def _trimmed(self, sought: _Sought, hit: Hit) -> Hit:
        """Return the hit between its recorded neighbours, unless it is then less like."""
        ends = between(
            self.source.running, hit, sought.quote.prefix or "", sought.quote.suffix or ""
        )
        (other,) = self._scored(sought, [Hit(*ends)])
        return other if other.score >= hit.score else hit

    def _likely(self, hit: Hit, sought: _Sought) -> bool:
        if hit.score < least_score(len(sought.letters), len(self._letters.text)):
            return False
        agreed = agreement(hit, self.source, sought.quote)
        return agreed is None or agreed >= AGREES or hit.score >= LEAST_SCORE_ELSEWHERE

    def _found(self, outcome: AnchorOutcome, exact: str, hit: Hit) -> Anchor:
        text = self.source.running[hit.start : hit.end]
        return Anchor(
            outcome,
            self.source.place(hit.start, hit.end),
            text,
            hit.score,
            differences(exact, text) if text != exact else (),
        )

    def _ambiguous(self, hits: Sequence[Hit]) -> Anchor:
        places = sorted({(hit.start, hit.end) for hit in hits})[:MOST_CANDIDATES]
        return Anchor(
            AnchorOutcome.AMBIGUOUS,
            score=max(hit.score for hit in hits),
            candidates=tuple(self.source.place(*place) for place in places),
        )


def least_score(sought: int, text: int) -> float:
    """Return the likeness asked for, by the letters of the quote and of the text.

    The fewer letters are sought and the more there are to look at, the likelier is a stretch
    that is like the quote by chance: 100 × log10(text ÷ 200) ÷ sought more than the least,
    chosen by measuring (benchmarks/anchoring.py).
    """
    more = 100.0 * log10(max(text / 200, 1.0)) / max(sought, 1)
    return min(LEAST_SCORE + more, MOST_ASKED)


def _with_punctuation(exact: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with as much punctuation at its ends as the quote has at its own."""
    before = next((at for at, c in enumerate(exact) if c.isalnum()), 0)
    after = next((at for at, c in enumerate(reversed(exact)) if c.isalnum()), 0)
    if before and text.endswith(exact[:before], 0, start):
        before, start = 0, start - before
    if after and text.startswith(exact[-after:], end):
        after, end = 0, end + after
    while before and start and not (text[start - 1].isalnum() or text[start - 1].isspace()):
        before, start = before - 1, start - 1
    while after and end < len(text) and not (text[end].isalnum() or text[end].isspace()):
        after, end = after - 1, end + 1
    return start, end


def _apart(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the hits, best first, without those that share text with a better one."""
    kept: list[Hit] = []
    for hit in hits:
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return kept
