"""A stretch of the running text that may be a quote, and the words that it cuts in two."""

import re
from dataclasses import dataclass

from claimgrade.language.anchoring.figures import FIGURE, alike

_AROUND = 40
"""Characters on either side among which a word or number that a hit cuts is looked for."""

_NEIGHBOUR = 12
"""Characters of prefix or suffix that tell where a changed passage begins or ends."""

_LAST_WORD = re.compile(r"\w+$")
_FIRST_WORD = re.compile(r"^\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the running text; ``score`` says how like the quote it is (0 to 100).

    ``whole`` is false where the text goes on within a word or a number that the quote ended.
    """

    start: int
    end: int
    score: float = 100.0
    whole: bool = True


def widened(text: str, hit: Hit, prefix: str, suffix: str) -> Hit:
    """Return the hit with the words and numbers that it cuts, so that 29 is not found in 290.

    A cut that the recorded prefix or suffix shows was made when the quote was recorded. Where
    none is recorded, a cut within letters is taken as meant, one at a digit never.
    """
    start, end = _cut_before(text, hit.start), _cut_after(text, hit.end)
    if _meant(text[start : hit.start], text[hit.start : hit.start + 1], prefix, before=True):
        start = hit.start
    if _meant(text[hit.end : end], text[hit.end - 1 : hit.end], suffix, before=False):
        end = hit.end
    return Hit(start, end, hit.score, hit.whole and (start, end) == (hit.start, hit.end))


def to_whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with the words and numbers that it cuts."""
    return _cut_before(text, start), _cut_after(text, end)


def between(text: str, hit: Hit, prefix: str, suffix: str) -> tuple[int, int]:
    """Return start and end of a hit, set to where the recorded prefix ends and suffix begins.

    Where the first or last words of a quote were changed, likeness alone cannot tell where the
    passage ends; the words beside it can. An end stays where its neighbour is not found, once,
    close by.
    """
    start, end = hit.start, hit.end
    reach = _AROUND + (end - start) // 4
    tail, head = prefix.strip()[-_NEIGHBOUR:], suffix.strip()[:_NEIGHBOUR]
    first = max(0, start - reach)
    before, after = text[first : start + reach], text[max(0, end - reach) : end + reach]
    if len(tail) == _NEIGHBOUR and before.count(tail) == 1:
        start = first + before.index(tail) + len(tail)
        start += text[start : start + 1] == " "
    if len(head) == _NEIGHBOUR and after.count(head) == 1:
        end = max(0, end - reach) + after.index(head)
        end -= text[end - 1 : end] == " "
    return (start, end) if start < end else (hit.start, hit.end)


def _cut_before(text: str, start: int) -> int:
    if text[start : start + 1].isalnum() and (
        word := _LAST_WORD.search(text, max(0, start - _AROUND), start)
    ):
        start = word.start()
    return _figure_over(text, start)[0]


def _cut_after(text: str, end: int) -> int:
    if text[end - 1 : end].isalnum() and (word := _FIRST_WORD.search(text[end : end + _AROUND])):
        end += word.end()
    return _figure_over(text, end)[1]


def _figure_over(text: str, at: int) -> tuple[int, int]:
    """Return start and end of the number that stands across a place, else the place twice."""
    first = max(0, at - _AROUND)
    for number in FIGURE.finditer(alike(text[first : at + _AROUND])):
        if first + number.start() < at < first + number.end():
            return first + number.start(), first + number.end()
    return at, at


def _meant(cut: str, edge: str, recorded: str, *, before: bool) -> bool:
    """Say whether a cut was there when the quote was recorded.

    ``cut`` is what a hit leaves of a word or number, ``edge`` the hit's own character there.
    """
    if not cut:
        return True
    if not recorded.strip():
        return cut.isalpha() and edge.isalpha()
    cut, recorded = cut.strip(), recorded.strip()
    if before:
        return recorded.endswith(cut) or cut.endswith(recorded)
    return recorded.startswith(cut) or cut.startswith(recorded)
