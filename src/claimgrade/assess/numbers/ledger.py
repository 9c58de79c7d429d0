"""The number ledger: each number of a claim with its way back to what was measured."""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from claimgrade.assess.asking import direction_missing
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.numbers.absolute import absolute_of
from claimgrade.assess.numbers.cells import cell_of, cells_of
from claimgrade.assess.numbers.finding import (
    figures_missing,
    find,
    is_an_end,
    is_extreme,
    nearest_figure,
    order_missing,
    sort_missing,
)
from claimgrade.assess.numbers.found import Found
from claimgrade.assess.numbers.measured import measured_values
from claimgrade.assess.numbers.swaps import Swap, swapped
from claimgrade.assess.numbers.telling import digits_of, figure_words, scaled
from claimgrade.assess.numbers.typical import typical_beside
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.ledger import Absolute, Agreement, Cell, LedgerRow
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import NumberRole
from claimgrade.statistics.arithmetic import (
    Scaled,
    arithmetic,
    formula,
    formula_of,
    plain_number,
    range_words,
    value_words,
    with_unit,
)
from claimgrade.statistics.figures import RANGE_ENDS, Figure, Step
from claimgrade.statistics.matching import Closeness, Match

_LOOKS_ALIKE = "OS21"
"""The rule on figures of another sort that look alike."""


def ledger(case: Case) -> tuple[LedgerRow, ...]:
    """Return every number of a claim with the cells and the arithmetic that lead to it.

    A number agrees where it is a figure of a result that supports or qualifies the claim, or one
    step of arithmetic from one, to its own digits (docs/numbers.md).
    """
    return tuple(_row(case, index) for index in range(len(case.claim.claimed_numbers)))


class _Way(NamedTuple):
    """The way from cells to a value, and what is to be said of it."""

    cells: tuple[Cell, ...] = ()
    arithmetic: str = ""
    formula: str = ""
    value: str = ""
    absolute: Absolute | None = None
    note: str = ""
    told: Scaled | None = None
    worked_out: bool = False


def _row(case: Case, index: int) -> LedgerRow:
    number, found = case.claim.claimed_numbers[index], None
    unsorted = sort_missing(index, number)
    typical = ""
    if unsorted is not None:
        agreement, way, note = Agreement.OPEN, _Way(), _waits((unsorted,))
    elif (found := find(case, index)) is not None:
        agreement, way = Agreement.AGREES, _found_way(case, number, found)
        note = _how(found, number)
        if _is_extreme(case, index, found):
            agreement, note = Agreement.EXTREME, _why_extreme(number, found)
            typical = typical_beside(case, number, found)
    else:
        agreement, way, note = _not_found(case, number)
    return LedgerRow(
        claim=case.key,
        index=index,
        number=number,
        agreement=agreement,
        cells=way.cells,
        arithmetic=way.arithmetic,
        formula=way.formula,
        value=way.value,
        note="; ".join(part for part in (note, way.note) if part),
        typical=typical,
        absolute=way.absolute,
        measured=measured_values(case, number, found),
        worked_out=way.worked_out,
    )


def _not_found(case: Case, number: ClaimedNumber) -> tuple[Agreement, _Way, str]:
    """Return how a number stands that is no figure of the results that agree with the claim."""
    lines = case.body.agreeing
    swap = swapped(case, number) if lines and case.direction is not None else ()
    near = _nearest_way(case, number)
    lacking = _lacking(case, number, lines or case.body.testing)
    if isinstance(swap, Swap):
        return Agreement.WRONG_STATISTIC, _printed(swap), _of_another_sort(case, number, swap)
    if lacking:
        return Agreement.OPEN, near, _waits(lacking)
    none = "" if lines else say("no line supports or qualifies the claim")
    if near.value:
        return Agreement.DIFFERS, near, none or say("the nearest figure of its sort is shown")
    return Agreement.NOT_FOUND, near, none or say("no linked result holds a figure of its sort")


def _of_another_sort(case: Case, number: ClaimedNumber, swap: Swap) -> str:
    """Return what a number was taken for, and what comes nearest among figures of its own sort."""
    near = nearest_figure(case, number)
    beside = ""
    if near is not None:
        figure = figure_words(near.match, near.line, number)
        beside = say("nearest of its own sort: {figure}", figure=figure)
    absent = tuple(m for m in _lacking(case, number, case.body.agreeing) if not m.looked_up)
    waits = _waits(absent) if absent else ""
    return "; ".join(part for part in (swap.words, *_accepted(case), beside, waits) if part)


def _accepted(case: Case) -> tuple[str, ...]:
    """Return the reason for which a person has accepted that the figures look alike."""
    return tuple(
        say("accepted by {person}: {reason}", person=one.by, reason=one.reason.rstrip("."))
        for one in case.claim.accepted
        if one.code == _LOOKS_ALIKE
    )


def _lacking(case: Case, number: ClaimedNumber, lines: tuple[Line, ...]) -> tuple[Missing, ...]:
    if not case.claim.evidence and case.claim.searched_on is None:
        return (Missing("evidence"),)
    if not lines:
        return ()
    return direction_missing(case) + order_missing(case, number) + figures_missing(lines)


def _waits(lacking: tuple[Missing, ...]) -> str:
    named = dict.fromkeys(
        say("{field} (not reported)", field=f.field) if f.looked_up else f.field for f in lacking
    )
    return say("waits for {fields}", fields=", ".join(named))


def _printed(swap: Swap) -> _Way:
    (term,) = swap.terms
    value = with_unit(plain_number(term.value), term.unit)
    return _Way((cell_of(term, swap.line),), value, formula_of(Step.PRINTED), value)


def _found_way(case: Case, number: ClaimedNumber, found: Found) -> _Way:
    match = found.match
    first = _way(case, match, found.line, number, digits_of(match, number.value))
    if match.upper is None or number.high is None:
        return first
    upper_line = found.upper_line or found.line
    upper = _way(case, match.upper, upper_line, number, digits_of(match.upper, number.high))
    return _joined(first, upper)


def _nearest_way(case: Case, number: ClaimedNumber) -> _Way:
    near = nearest_figure(case, number)
    if near is None:
        return _Way()
    way = _way(case, near.match, near.line, number)
    if number.high is None:
        return way
    upper = nearest_figure(case, replace(number, value=number.high, high=None))
    return way if upper is None else _joined(way, _way(case, upper.match, upper.line, number))


def _way(
    case: Case, match: Match, line: Line, number: ClaimedNumber, like: Decimal | None = None
) -> _Way:
    told = scaled(match, number, like)
    absolute = absolute_of(case, line, match.figure)
    return _Way(
        cells_of(match.figure, line),
        arithmetic(told),
        formula(told),
        value_words(told),
        absolute if isinstance(absolute, Absolute) else None,
        absolute if isinstance(absolute, str) else "",
        told,
        told.figure.step is not Step.PRINTED or told.scale != 1,
    )


def _joined(first: _Way, last: _Way) -> _Way:
    """Return both ends of a range as one way."""
    if first == last or first.told is None or last.told is None:
        return first
    return _Way(
        tuple(dict.fromkeys((*first.cells, *last.cells))),
        _both(first.arithmetic, last.arithmetic, "; "),
        _both(first.formula, last.formula, "; "),
        range_words(first.told, last.told),
        first.absolute or last.absolute,
        first.note or last.note,
        worked_out=first.worked_out or last.worked_out,
    )


def _both(one: str, other: str, joint: str) -> str:
    return one if one == other else f"{one}{joint}{other}"


def _how(found: Found, number: ClaimedNumber) -> str:
    """Return how a found figure agrees, and what it takes for granted."""
    match = found.match
    if match.closeness is Closeness.EQUAL:
        return ""
    if match.closeness is Closeness.ROUNDED:
        return say("rounded: the figure is {figure}", figure=value_words(scaled(match, number)))
    return match.closeness_words


def _is_extreme(case: Case, index: int, found: Found) -> bool:
    """Return whether a number is an extreme, as the rule on extremes has it.

    An end of a printed interval is one too while the number's role is not recorded.
    """
    role = case.claim.claimed_numbers[index].role
    if not isinstance(role, NumberRole) and case.claim.claimed_numbers[index].high is None:
        return is_an_end(found.match.figure)
    return is_extreme(case, index)


def _why_extreme(number: ClaimedNumber, found: Found) -> str:
    figure = found.match.figure
    if is_an_end(figure):
        return say(_ENDS[figure.bound, _is_lower(figure)])
    return say("the words tell it as the most there is")


_ENDS = {
    (True, True): sayable("it is the lower end of the interval or range printed with it"),
    (True, False): sayable("it is the upper end of the interval or range printed with it"),
    (False, True): sayable("it is the lower end of the range printed"),
    (False, False): sayable("it is the upper end of the range printed"),
}
"""By whether a figure is printed with another, and whether it is the lower end."""


def _is_lower(figure: Figure) -> bool:
    return figure.cell.startswith(RANGE_ENDS[0])
