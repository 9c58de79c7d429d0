"""Where quoted words stand in a text: exact anchoring by quote, prefix and suffix.

The selectors are those of the W3C Web Annotation Data Model: TextQuoteSelector and
TextPositionSelector. Positions are Unicode code points of the *normalised* text, from 0, the
end exclusive, so that a file saved with other line ends or line widths keeps its anchors.
Words that were changed are not looked for here; a quote is found as written or not at all.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

CONTEXT = 32
"""Characters kept on either side of a quote, as Hypothesis keeps them."""

_LINE_END = re.compile("\r\n|[\r\x85\u2028]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_PARAGRAPH_BREAK = "\n\n"


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


def normalise(text: str) -> str:
    """Return the text that positions count in.

    Unicode NFC, no byte order mark, paragraphs (what blank lines separate) joined by exactly
    one blank line, and every run of white space within a paragraph a single space.
    """
    unicode_text = unicodedata.normalize("NFC", text.replace("\ufeff", ""))
    lines = _LINE_END.sub("\n", unicode_text).replace("\u2029", _PARAGRAPH_BREAK)
    blocks = (_collapse(block).strip() for block in _BLANK_LINES.split(lines))
    return _PARAGRAPH_BREAK.join(block for block in blocks if block)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, normalised, in their order."""
    normalised = normalise(text)
    return tuple(normalised.split(_PARAGRAPH_BREAK)) if normalised else ()


def sha256(text: str) -> str:
    """Return the SHA-256 digest of a text as UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def find(
    text: str, exact: str, prefix: str = "", suffix: str = "", *, strict: bool = False
) -> tuple[Place, ...]:
    """Return every place where ``exact`` stands between ``prefix`` and ``suffix``.

    ``text`` may be normalised or not; matches may overlap. White space in the three strings
    counts as one space. White space at their ends, and so the space where prefix or suffix
    meets the quote, may be missing, since records do not keep it; with ``strict`` it counts, as
    in the W3C's own definition. An empty ``exact`` stands everywhere.
    """
    source = _Source(normalise(text))
    needle = _collapse(unicodedata.normalize("NFC", exact if strict else exact.strip()))
    before = _collapse(unicodedata.normalize("NFC", prefix))
    after = _collapse(unicodedata.normalize("NFC", suffix))
    return tuple(
        source.place(start, start + len(needle))
        for start in _occurrences(source.folded, needle)
        if _meets(source.folded, start, start + len(needle), before, after, strict)
    )


class _Source:
    """A normalised text beside its folded form, where a paragraph break is one space too."""

    def __init__(self, normalised: str) -> None:
        self.normalised = normalised
        self.folded = normalised.replace(_PARAGRAPH_BREAK, " ")
        self._starts = [0]
        for paragraph in normalised.split(_PARAGRAPH_BREAK):
            self._starts.append(self._starts[-1] + len(paragraph) + 1)
        self._paragraphs = normalised.split(_PARAGRAPH_BREAK)

    def place(self, start: int, end: int) -> Place:
        first = self._paragraph_at(start)
        # A break is one character here and two in the normalised text; an end that falls just
        # before a break belongs to the paragraph it closes.
        last = first if end == start else self._paragraph_at(end - 1)
        return Place(
            start=start + first,
            end=end + last,
            prefix=self.folded[max(0, start - CONTEXT) : start],
            suffix=self.folded[end : end + CONTEXT],
            paragraph_sha256=sha256(self._paragraphs[first]),
        )

    def _paragraph_at(self, position: int) -> int:
        return min(bisect_right(self._starts, position) - 1, len(self._paragraphs) - 1)


def _collapse(text: str) -> str:
    """Make every run of white space one space, at the ends too."""
    return re.sub(r"\s+", " ", text)


def _occurrences(text: str, needle: str) -> Iterator[int]:
    """Yield every start of ``needle``, overlapping ones included."""
    start = text.find(needle)
    while start != -1:
        yield start
        start = text.find(needle, start + 1)


def _meets(text: str, start: int, end: int, prefix: str, suffix: str, strict: bool) -> bool:
    """Say whether prefix and suffix stand on either side of ``text[start:end]``."""
    if strict:
        return text.endswith(prefix, 0, start) and text.startswith(suffix, end)
    before = text[max(0, start - len(prefix) - 1) : start].rstrip()
    after = text[end : end + len(suffix) + 1].lstrip()
    return before.endswith(prefix.rstrip()) and after.startswith(suffix.lstrip())
