"""Where the sentences of a paragraph begin and end, in English prose with figures.

A convenience for readers and never an identity: anchors count characters. The rules are few,
a mark that may end a sentence and what speaks against it, so that a wrong boundary can be
understood; lists of abbreviations are the usual ones of English articles on medicine.
"""

import re
from dataclasses import dataclass

_TITLES = frozenset("dr drs mr mrs ms prof st sr jr hon rev gen col capt lt sgt".split())
"""Abbreviations before a name: never the last word of a sentence."""

_BEFORE_MORE = frozenset(
    "vs cf e.g i.e eg ie al viz ca approx fig figs tab eq eqs ref refs sec chap ed eds vol "
    "no nos pp p resp incl excl dept univ assn sp spp subsp var n.b".split()
)
"""Abbreviations that a figure, a name or the rest of the sentence follows."""

_MAY_END = frozenset(
    "etc inc ltd co corp a.m p.m am pm u.s u.k u.n ph.d m.d b.sc m.sc min max wk mo yr yrs "
    "hr hrs sec lb lbs oz ft kg mg g jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
"""Abbreviations that can close a sentence: a capital after them decides."""

_CLOSING = "\"'”’»)\\]"
_END = re.compile(rf"[.!?…]+(?:[{_CLOSING}]|\[\d[\d,–-]*\]|[¹²³⁰-⁹])*(?=\s)")
_MARKS = re.compile(r"[.!?…]+")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘]+$")
_OPENING = re.compile(r"[\s\"'“‘«(\[]*")
_NOTE = re.compile(r"\s*(?:\[\d[\d,\s–-]*\]|[¹²³⁰-⁹]+)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points from 0, the end exclusive."""

    start: int
    end: int


def sentences(paragraph: str) -> tuple[Span, ...]:
    """Return the sentences of one paragraph, without the white space between them.

    They cover everything that is not white space, in its order. A paragraph without a mark
    that ends a sentence is one sentence.
    """
    spans: list[Span] = []
    start = 0
    for mark in _END.finditer(paragraph):
        if not _ends(paragraph, start, mark):
            continue
        end = mark.end()
        note = _NOTE.match(paragraph, end)
        if note and (note.end() == len(paragraph) or paragraph[note.end()].isspace()):
            end = note.end()
        spans += _stripped(paragraph, start, end)
        start = end
    return (*spans, *_stripped(paragraph, start, len(paragraph)))


def _stripped(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = end - len(piece) + len(piece.rstrip())
    return [Span(first, last)] if first < last else []


def _ends(text: str, start: int, mark: "re.Match[str]") -> bool:
    """Say whether a mark ends the sentence, by the word before and the character after."""
    opening = _OPENING.match(text, mark.end())
    first = opening.end() if opening else mark.end()
    following = text[first : first + 1]
    if not following:
        return True
    # mTOR and pH begin a sentence as they are written.
    if following.islower() and any(map(str.isupper, text[first + 1 : first + 3])):
        following = following.upper()
    marks = _MARKS.match(mark.group())
    if marks is None or marks.group().strip(".…"):
        return not following.islower()
    if marks.group() != ".":
        return following.isupper()
    word = _WORD_BEFORE.search(text, start, mark.start())
    return _stop_ends(word.group() if word else "", following)


def _stop_ends(word: str, following: str) -> bool:
    """Say whether a single full stop after a word ends the sentence."""
    if following.islower():
        return False
    bare = word.lower().lstrip("'’–—-")
    if bare in _TITLES or bare in _BEFORE_MORE:
        return False
    if bare in _MAY_END:
        return following.isupper()
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    # A single capital is an initial (J. Smith) except where it names something: vitamin D.
    return not (initial and word not in "ABCDEIK")
