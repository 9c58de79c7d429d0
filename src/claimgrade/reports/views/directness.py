"""How directly the studies bear on a claim: what is claimed beside what was studied."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from claimgrade.assess.defaults import WITHOUT_IT
from claimgrade.model.directness import Dimension, DirectnessRow, Match
from claimgrade.model.saying import say
from claimgrade.reports.figures.directness import DirectnessPlot, directness_plot
from claimgrade.reports.text import TEXT
from claimgrade.reports.typography import figures_in_print
from claimgrade.reports.views.parts import counted
from claimgrade.reports.words import (
    AGES,
    DIMENSIONS,
    HORIZONS,
    MATCHES,
    MEASURED_CLASSES,
    SEXES,
    SPECIES,
    TRAININGS,
    Sign,
)

_CODED: Mapping[Dimension, Mapping[Any, str]] = {
    Dimension.SPECIES: SPECIES,
    Dimension.SEX: SEXES,
    Dimension.AGE: AGES,
    Dimension.TRAINING: TRAININGS,
    Dimension.OUTCOME_CLASS: MEASURED_CLASSES,
}
"""The words for values of those dimensions whose values are codes: ``young-adults``."""

_WORST_FIRST = (Match.LOW, Match.MODERATE, Match.UNKNOWN, Match.HIGH, Match.EXACT)
_MOST_NAMED = 4
"""Of many things studied so many are named; the records of the studies have all."""


class DirectnessLine(NamedTuple):
    """One dimension; ``default`` is true where the claim does not say it itself."""

    dimension: str
    claimed: str
    default: bool
    studied: str
    match: Sign
    reason: str


class DirectnessView(NamedTuple):
    """The dimensions of a claim, how many of them match how well, and a drawing of that."""

    summary: str
    lines: tuple[DirectnessLine, ...]
    plot: DirectnessPlot | None


def directness_view(rows: tuple[DirectnessRow, ...]) -> DirectnessView | None:
    """Return the table of directness, or ``None`` where nothing is compared."""
    if not rows:
        return None
    counts = Counter(row.match for row in rows)
    matches = ", ".join(
        f"{counts[match]} {MATCHES[match].word}" for match in _WORST_FIRST if counts[match]
    )
    aspects = counted(len(rows), "aspect")
    summary = TEXT["directness_summary"].format(aspects=aspects, matches=matches)
    return DirectnessView(summary, tuple(_line(row) for row in rows), directness_plot(rows))


def _line(row: DirectnessRow) -> DirectnessLine:
    return DirectnessLine(
        dimension=DIMENSIONS[row.dimension],
        claimed=figures_in_print(_claimed(row)),
        default=row.default and row.claimed is not None,
        studied=_studied(row) or TEXT["not_recorded"],
        match=MATCHES[row.match],
        reason=row.reason,
    )


def _studied(row: DirectnessRow) -> str:
    """Return what was studied; of many things the first, and how many more there are."""
    named = [_words(row, text) for text in row.studied]
    if len(named) > _MOST_NAMED + 1:
        more = TEXT["studied_more"].format(number=len(named) - _MOST_NAMED)
        named = [*named[:_MOST_NAMED], more]
    return figures_in_print("; ".join(named))


def _claimed(row: DirectnessRow) -> str:
    if row.claimed is None:
        return TEXT["not_said"]
    if row.dimension is Dimension.COMPARATOR and row.default:
        return say(WITHOUT_IT)
    if row.dimension is Dimension.HORIZON:
        return HORIZONS.get(row.claimed, row.claimed)
    return _words(row, row.claimed)


def _words(row: DirectnessRow, value: str) -> str:
    return _CODED[row.dimension][value] if row.dimension in _CODED else value
