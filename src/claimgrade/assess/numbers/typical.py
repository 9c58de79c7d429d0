"""The usual figure beside one that is an extreme."""

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.numbers.found import Found
from claimgrade.assess.numbers.telling import figure_words
from claimgrade.model.claim import ClaimedNumber
from claimgrade.statistics.figures import Figure, Step
from claimgrade.statistics.matching import Match, comparable_figures


def typical_beside(case: Case, number: ClaimedNumber, found: Found) -> str:
    """Return the figures to tell beside an extreme one, nothing where none is recorded.

    Beside an end of an interval that is the figure it belongs to; beside a figure that is told
    as the most there is, the figures of the same sort in the other results that test the claim.
    """
    if found.match.figure.bound:
        return _central(case, number, found)
    told = [
        figure_words(match, line, number)
        for line in case.body.testing
        if line is not found.line and (match := _like(case, number, found, line)) is not None
    ]
    return "; ".join(told)


def _central(case: Case, number: ClaimedNumber, found: Found) -> str:
    """Return the figure that an end of an interval was printed with."""
    end = found.match.figure
    group = end.cell.partition(" of ")[2]
    for figure in case.context.figures(found.line):
        if figure.step is Step.PRINTED and figure.cell == (group or "estimate"):
            match = Match(figure, found.match.scale)
            return figure_words(match, found.line, number)
    return ""


def _like(case: Case, number: ClaimedNumber, found: Found, line: Line) -> Match | None:
    """Return the first figure of a line's result that is of the same sort as the one found."""
    for figure, scale in comparable_figures(number, case.context.figures(line)):
        if _same_sort(figure, found.match.figure):
            return Match(figure, scale)
    return None


def _same_sort(figure: Figure, other: Figure) -> bool:
    return figure.statistic is other.statistic and not figure.bound and not figure.guessed
