"""Directness drawn: in each respect, how near what was studied comes to what is claimed."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimgrade.model.directness import DirectnessRow, Match
from claimgrade.reports.figures.axis import Tick
from claimgrade.reports.text import TEXT
from claimgrade.reports.words import DIMENSIONS, MATCHES

WIDTH = 360
_PLACES = {
    Match.UNKNOWN: 142.0,
    Match.LOW: 198.0,
    Match.MODERATE: 248.0,
    Match.HIGH: 298.0,
    Match.EXACT: 340.0,
}
_TOP = 24.0
_ROW = 21.0


class Mark(NamedTuple):
    """One respect: its words, and the sign of the match at its place.

    ``look`` is ``against`` where the gap counts against the claim, ``open`` where nothing can be
    compared, else empty.
    """

    dimension: str
    glyph: str
    look: str
    x: float
    y: float


class DirectnessPlot(NamedTuple):
    """Everything a template needs to draw it; places are in units of the drawing.

    ``lines`` is the path of the lines that lead through the rows.
    """

    width: int
    height: float
    heads: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    lines: str
    caption: str
    alternative: str


def directness_plot(rows: Sequence[DirectnessRow]) -> DirectnessPlot | None:
    """Return the plot of the respects in which claim and studies are compared, if there are any."""
    if not rows:
        return None
    marks = tuple(_mark(row, _middle(at)) for at, row in enumerate(rows))
    said = (
        TEXT["fit_row"].format(dimension=DIMENSIONS[row.dimension], match=MATCHES[row.match].word)
        for row in rows
    )
    return DirectnessPlot(
        WIDTH,
        _TOP + _ROW * len(rows) + 3,
        tuple(Tick(x, MATCHES[match].word) for match, x in _PLACES.items()),
        marks,
        _lines(len(rows)),
        TEXT["fit_caption"],
        " ".join(said),
    )


@cache
def _lines(rows: int) -> str:
    """Return the path of the lines that lead through so many rows."""
    first, last = _PLACES[Match.LOW], _PLACES[Match.EXACT]
    return "".join(f"M{first:g} {_middle(at):g}H{last:g}" for at in range(rows))


def _middle(row: int) -> float:
    return _TOP + _ROW * (row + 0.5)


def _mark(row: DirectnessRow, y: float) -> Mark:
    look = {Match.LOW: "against", Match.UNKNOWN: "open"}.get(row.match, "")
    return Mark(DIMENSIONS[row.dimension], MATCHES[row.match].glyph, look, _PLACES[row.match], y)
