"""Where among the figures of the evidence a claimed number stands, or what comes nearest."""

from collections.abc import Iterable
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, missing_result
from claimgrade.assess.numbers.found import Found
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Direction, NumberRole
from claimgrade.statistics.figures import RANGE_ENDS, Figure, Step, has_figures
from claimgrade.statistics.matching import Match, comparable_figures, match, nearest


def find(case: Case, index: int) -> Found | None:
    """Return the figure of the linked results that a number agrees with, and its line.

    ``index`` is the number's place in the claim; what is found is kept with the case.
    """
    found = case.figures_found
    if index not in found:
        found[index] = _found(case, case.claim.claimed_numbers[index])
    return found[index]


def _found(case: Case, number: ClaimedNumber) -> Found | None:
    for line in case.body.agreeing:
        # Those that are printed come first: where one of them agrees the others need not be made.
        agreed = _matched(case, number, case.context.printed(line))
        agreed = agreed or _matched(case, number, _in_order(case, line))
        if agreed is not None:
            return Found(agreed, line)
    if number.high is None:
        return None
    gathered = [(figure, line) for line in case.body.agreeing for figure in _in_order(case, line)]
    agreed = _matched(case, number, tuple(figure for figure, _ in gathered))
    if agreed is None or agreed.upper is None:
        return None
    return Found(
        agreed,
        _line_of(agreed.figure, gathered),
        _line_of(agreed.upper.figure, gathered),
    )


def _in_order(case: Case, line: Line) -> tuple[Figure, ...]:
    """Return the figures of a line's result but those in an order that is a guess."""
    return tuple([figure for figure in case.context.figures(line) if not figure.guessed])


def _line_of(wanted: Figure, gathered: Iterable[tuple[Figure, Line]]) -> Line:
    return next(line for figure, line in gathered if figure is wanted)


def _matched(case: Case, number: ClaimedNumber, figures: tuple[Figure, ...]) -> Match | None:
    """Return the figure that a number agrees with, whichever way the claim may go."""
    tolerance = case.context.thresholds.about_tolerance.value
    if case.direction is not None:
        return match(number, case.direction, figures, tolerance)
    ways = (Direction.INCREASE, Direction.DECREASE)
    agreed = [match(number, way, figures, tolerance) for way in ways]
    return agreed[0] if all(agreed) else None


def order_missing(case: Case, number: ClaimedNumber) -> tuple[Missing, ...]:
    """Return what would say which group is set against which, where a number hangs on that."""
    missing: list[Missing] = []
    for line in case.body.agreeing:
        guessed = tuple(f for f in case.context.figures(line) if f.guessed)
        if line.result is not None and guessed and _matched(case, number, guessed) is not None:
            where = f"studies.{line.entry.source}.results.{line.result.id}.comparisons"
            missing.append(Missing(where))
    return tuple(missing)


class Nearest(NamedTuple):
    """The comparable figure whose size is nearest to a claimed number, and its line."""

    match: Match
    line: Line


def nearest_figure(case: Case, number: ClaimedNumber) -> Nearest | None:
    """Return what comes nearest to a number in the results that test the claim.

    A result that disputes the claim counts too: what it measured is what the reader should know.
    ``None`` where no figure is of the same sort and unit.
    """
    found: list[tuple[Figure, Line]] = []
    comparable = []
    for line in case.body.testing:
        if line.result is not None:
            for pair in comparable_figures(number, case.context.figures(line)):
                comparable.append(pair)
                found.append((pair[0], line))
    near = nearest(number, comparable)
    return Nearest(near, _line_of(near.figure, found)) if near is not None else None


def sort_missing(index: int, number: ClaimedNumber) -> Missing | None:
    """Return the field that would say what sort of figure a number is."""
    if number.unit in (None, UNKNOWN) and number.statistic in (None, UNKNOWN):
        return Missing(f"numbers.{index}.unit", number.unit is UNKNOWN)
    return None


def figures_missing(lines: tuple[Line, ...]) -> tuple[Missing, ...]:
    """Return the results, or their figures, that lines lack to compare a number with."""
    missing: list[Missing] = []
    for line in lines:
        if line.result is None:
            missing.append(missing_result(line))
        elif not has_figures(line.result):
            where = f"studies.{line.entry.source}.results.{line.result.id}.estimate"
            missing.append(Missing(where, line.result.estimate is UNKNOWN))
    return tuple(missing)


def is_extreme(case: Case, index: int) -> bool:
    """Return whether a number is told as a maximum, or is an end of a printed interval or range."""
    number = case.claim.claimed_numbers[index]
    if number.role is NumberRole.MAX:
        return True
    if number.role is not NumberRole.POINT:
        return False
    agreed = find(case, index)
    return agreed is not None and is_an_end(agreed.match.figure)


def is_an_end(figure: Figure) -> bool:
    """Return whether a figure is an end of an interval, or of a range printed on its own."""
    return figure.bound or (figure.step is Step.PRINTED and figure.cell in RANGE_ENDS)
