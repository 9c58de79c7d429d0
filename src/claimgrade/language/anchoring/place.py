"""Places in a normalised text, where a paragraph break counts as the space it looks like."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass

from claimgrade.workspace.reading.normalised_text import PARAGRAPH_BREAK

CONTEXT = 32
"""Characters kept on either side of a quote, as Hypothesis keeps them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a quote stands in a normalised text.

    ``start`` and ``end`` are code points (end exclusive), ``prefix`` and ``suffix`` the text
    just before and after, up to 32 characters, with white space collapsed. ``paragraph_sha256``
    is the digest of the paragraph in which the quote begins.
    """

    start: int
    end: int
    prefix: str
    suffix: str
    paragraph_sha256: str


class Source:
    """A normalised text beside its running form, in which a paragraph break is one space.

    ``running`` is what words are looked up in, since a quote may cross paragraphs; ``place``
    turns a stretch of it into a place of the normalised text.
    """

    def __init__(self, normalised: str) -> None:
        self.normalised = normalised
        self.running = normalised.replace(PARAGRAPH_BREAK, " ")
        self._paragraphs = normalised.split(PARAGRAPH_BREAK)
        self._starts = [0]
        for paragraph in self._paragraphs:
            self._starts.append(self._starts[-1] + len(paragraph) + 1)

    def place(self, start: int, end: int) -> Place:
        """Return the place of ``running[start:end]``."""
        first = self._paragraph_at(start)
        # A break is one character here and two in the normalised text; an end that falls just
        # before a break belongs to the paragraph it closes.
        last = first if end == start else self._paragraph_at(end - 1)
        return Place(
            start=start + first,
            end=end + last,
            prefix=self.running[max(0, start - CONTEXT) : start],
            suffix=self.running[end : end + CONTEXT],
            paragraph_sha256=sha256(self._paragraphs[first]),
        )

    def _paragraph_at(self, position: int) -> int:
        return min(bisect_right(self._starts, position) - 1, len(self._paragraphs) - 1)


def sha256(text: str) -> str:
    """Return the SHA-256 digest of a text as UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
