"""Where in a long text a passage like another may stand, by the short runs they share."""

from collections.abc import Iterator
from itertools import islice

from claimgrade.language.anchoring.exact import occurrences

GRAM = 10
"""Letters of a run that is looked up in the index."""

STEP = 3
"""Only every third run of the text is in the index; a passage looks up all of its own."""

SHORT = 3 * GRAM
"""A passage of fewer letters shares too few long runs; its runs have four letters or fewer."""

_SHORT_GRAM = 4
_COMMON = 64
_MOST_PLACES = 5_000
"""A run, long or short, that stands in more places than this says little about which is meant."""

MOST_WINDOWS = 4

_LEAST_SHARE = 4
"""A place with less than a quarter of the runs of the best is not looked at."""


class Seeds:
    """The runs of a text; made when the first passage is looked up, then kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, int] = {}
        self._others: dict[str, list[int]] = {}

    def starts(self, passage: str) -> list[int]:
        """Return where a passage like this may begin, the likeliest first, at most four.

        A start is where the passage would begin if nothing had been added or left out before
        the runs that were found; it may be negative.
        """
        hits = self._long_hits(passage) if len(passage) >= SHORT else self._short_hits(passage)
        beginnings = sorted(place - offset for offset, place in hits)
        return _densest(beginnings, reach=max(4, len(passage) // 8))

    def _long_hits(self, passage: str) -> Iterator[tuple[int, int]]:
        if not self._last:
            self._make_index()
        for offset in range(len(passage) - GRAM + 1):
            run = passage[offset : offset + GRAM]
            if run in self._last:
                yield offset, self._last[run]
                for place in self._others.get(run, ())[:_COMMON]:
                    yield offset, place

    def _make_index(self) -> None:
        """Keep the last place of each run, and a list only for runs that stand in several."""
        places = range(0, len(self._text) - GRAM + 1, STEP)
        runs = [self._text[place : place + GRAM] for place in places]
        self._last = dict(zip(runs, places, strict=True))
        for place, run in zip(places, runs, strict=True):
            if self._last[run] != place:
                self._others.setdefault(run, []).append(place)

    def _short_hits(self, passage: str) -> Iterator[tuple[int, int]]:
        length = min(_SHORT_GRAM, max(2, len(passage) // 2))
        for offset in range(len(passage) - length + 1):
            run = passage[offset : offset + length]
            for place in islice(occurrences(self._text, run), _MOST_PLACES):
                yield offset, place


def _densest(beginnings: list[int], reach: int) -> list[int]:
    """Return the middle of the groups with most members, no wider than ``reach`` each."""
    groups: list[list[int]] = []
    for beginning in beginnings:
        if groups and beginning - groups[-1][0] <= reach:
            groups[-1].append(beginning)
        else:
            groups.append([beginning])
    groups.sort(key=len, reverse=True)
    return [
        group[len(group) // 2]
        for group in groups[:MOST_WINDOWS]
        if _LEAST_SHARE * len(group) >= len(groups[0])
    ]
