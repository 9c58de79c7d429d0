"""Passages of a text that no claim covers, so that what nobody has analysed is seen."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from claimgrade.language.anchoring.outcome import Anchor
from claimgrade.language.sentences import Span, sentences
from claimgrade.workspace.reading.normalised_text import PARAGRAPH_BREAK, normalise


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one paragraph that follow each other and that no claim covers.

    ``start`` and ``end`` are code points of the normalised text, ``paragraph`` counts from 0,
    ``sentences`` says how many they are, ``whole_paragraph`` whether it has no others.
    """

    start: int
    end: int
    text: str
    paragraph: int
    sentences: int
    whole_paragraph: bool


def uncovered(text: str, anchors: Iterable[Anchor]) -> tuple[Passage, ...]:
    """Return the passages of a text that no anchored, moved or changed quote touches.

    A sentence is covered when any part of it is. An ambiguous quote covers nothing, since it
    is not known which place is meant.
    """
    normalised = normalise(text)
    covered = _joined(anchors)
    passages: list[Passage] = []
    start = 0
    blocks = normalised.split(PARAGRAPH_BREAK) if normalised else []
    for number, paragraph in enumerate(blocks):
        spans = [Span(start + s.start, start + s.end) for s in sentences(paragraph)]
        for run in _open_runs(spans, covered):
            passages.append(
                Passage(
                    run[0].start,
                    run[-1].end,
                    normalised[run[0].start : run[-1].end],
                    number,
                    len(run),
                    len(run) == len(spans),
                )
            )
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(passages)


def _joined(anchors: Iterable[Anchor]) -> list[Span]:
    """Return the stretches that quotes cover, in order, those that meet as one."""
    places = sorted((a.place.start, a.place.end) for a in anchors if a.place is not None)
    joined: list[Span] = []
    for start, end in places:
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        elif start < end:
            joined.append(Span(start, end))
    return joined


def _open_runs(spans: list[Span], covered: list[Span]) -> list[list[Span]]:
    """Return the runs of sentences that share no character with what is covered."""
    runs: list[list[Span]] = []
    after_covered = True
    for span in spans:
        nearest = bisect_right(covered, span.end - 1, key=lambda c: c.start) - 1
        if nearest >= 0 and covered[nearest].end > span.start:
            after_covered = True
            continue
        if after_covered:
            runs.append([])
        runs[-1].append(span)
        after_covered = False
    return runs
