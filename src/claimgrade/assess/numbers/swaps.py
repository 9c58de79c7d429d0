"""Figures of another sort that look like a claimed number."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, source_name
from claimgrade.assess.numbers.finding import figures_missing
from claimgrade.assess.numbers.words import sort_of
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.arithmetic import plain_number
from claimgrade.statistics.figures import Figure, Term
from claimgrade.statistics.units import is_percent, is_percentage_points, is_times, plain

_ONE = Decimal(1)

_OF_SOMETHING = frozenset(
    {
        Statistic.MEAN,
        Statistic.MEDIAN,
        Statistic.MEAN_DIFFERENCE,
        Statistic.COUNT,
        Statistic.SETTING,
    }
)
"""Statistics that are in a unit of their own, so that equal digits may be chance."""


class Swap(NamedTuple):
    """A printed figure of another sort with the digits of a claimed number.

    ``sort`` names what it is (``a standardised mean difference``), ``words`` where it stands.
    """

    line: Line
    terms: tuple[Term, ...]
    sort: str
    words: str


def swapped(case: Case, number: ClaimedNumber) -> Swap | tuple[Missing, ...]:
    """Return where a figure of the same value and another sort stands, or what lacks to tell."""
    missing: list[Missing] = []
    step = _last_place(number)
    for line in case.body.agreeing:
        result = line.result
        if result is None:
            continue
        for figure in case.context.printed(line):
            if figure.step or not _is_near(number, figure.value, step):
                continue
            if not _could_be_taken_for(number, figure):
                continue
            if figure.statistic is None:
                field = f"studies.{line.entry.source}.results.{result.id}.statistic"
                missing.append(Missing(field, result.statistic is UNKNOWN))
                continue
            sort = sort_of(figure)
            return Swap(line, figure.terms, sort, _words(line, sort, plain_number(figure.value)))
        p_value = _p_value(result.p)
        if p_value is not None and _is_near(number, p_value, step):
            sort = say("a p value")
            return Swap(line, (Term("p", "p", p_value),), sort, _words(line, sort, p_value))
    return tuple(missing) or figures_missing(case.body.agreeing)


def _words(line: Line, sort: str, value: object) -> str:
    study = source_name(line.source, line.entry.source)
    return say("in {study}, {sort} of {value}", study=study, sort=sort, value=value)


def _could_be_taken_for(number: ClaimedNumber, figure: Figure) -> bool:
    """Return whether a figure is in the number's unit, or in none that sets it apart."""
    claimed = number.unit if isinstance(number.unit, str) else None
    if figure.unit is None or claimed is None:
        return claimed is None or figure.statistic not in _OF_SOMETHING
    of_percent = is_percent(figure.unit) or is_percentage_points(figure.unit)
    if of_percent or is_times(figure.unit):
        return figure.statistic not in (Statistic.COUNT, Statistic.SETTING)
    return plain(figure.unit) == plain(claimed)


def _is_near(number: ClaimedNumber, value: Decimal, step: Decimal) -> bool:
    """Return whether a figure rounds to a number, to ``step``, its last place."""
    return abs(abs(value) - abs(number.value)) * 2 <= step


def _last_place(number: ClaimedNumber) -> Decimal:
    """Return what one more in the last digit of a number is worth: 1 for a whole number."""
    exponent = number.value.as_tuple().exponent
    return _ONE.scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else _ONE


def _p_value(printed: object) -> Decimal | None:
    if not isinstance(printed, str):
        return None
    try:
        return Decimal(printed.strip().lstrip("pP<>=≤≥ "))
    except InvalidOperation:
        return None
