"""Standard deviations that values within these ends cannot have."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import Cell, Error, cells, count, interval_of, number
from claimgrade.model.saying import quoted, say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import IntervalKind
from claimgrade.statistics.consistency.rounding import span_of
from claimgrade.statistics.consistency.spread import (
    largest_sd,
    smallest_sd,
    smallest_sd_of_whole_numbers,
)

_SLACK = 1e-9
"""Share by which the two sides may differ that are compared as floating point numbers."""


def impossible_spreads(result: Result, at: str) -> Iterator[Error]:
    """Yield the standard deviations of groups that are too large or too small to be true."""
    for place, group in enumerate(result.groups):
        yield from _below_zero(group, f"{at}.groups.{place}")
        yield from _against_range(result, group, f"{at}.groups.{place}")
    for cell in cells(result, at):
        if cell.sd is None or cell.sd < 0 or not cell.n:
            continue
        if cell.n == 1:
            if cell.sd > 0:
                message = say(_ONE_PERSON, name=cell.name, deviation=cell.sd)
                yield codes.SPREAD_NOT_POSSIBLE, message, cell.sd_at
            continue
        yield from _against_scale(result, cell, cell.sd, cell.n)
        yield from _of_whole_numbers(result, cell, cell.sd, cell.n)


_ONE_PERSON = sayable("{name}: one person has no standard deviation, and {deviation} is printed")


def _below_zero(group: Group, path: str) -> Iterator[Error]:
    for field in ("sd", "se", "before_sd", "change_sd"):
        value = number(getattr(group, field))
        if value is not None and value < 0:
            message = say(
                "'{group}': `{field}` is {value}, and a spread is never below 0",
                group=group.name,
                field=field,
                value=value,
            )
            yield codes.SPREAD_NOT_POSSIBLE, message, f"{path}.{field}"


def _against_scale(result: Result, cell: Cell, sd: Decimal, n: int) -> Iterator[Error]:
    low, high = number(result.minimum), number(result.maximum)
    if low is None or high is None or low >= high:
        return
    if cell.difference:
        low, high = low - high, high - low
    yield from _too_large(cell, sd, n, (Fraction(low), Fraction(high)), (low, high))


def _too_large(
    cell: Cell,
    sd: Decimal,
    n: int,
    ends: tuple[Fraction, Fraction],
    printed: tuple[Decimal, Decimal],
) -> Iterator[Error]:
    means = None
    if cell.mean is not None:
        span = span_of(cell.mean)
        means = (span.low, span.high)
        if span.high < ends[0] or span.low > ends[1]:
            return  # a mean off its scale is told as such
    largest = largest_sd(n, *ends, means)
    if float(span_of(sd).low) > largest * (1 + _SLACK):
        message = say(
            "{name}: the standard deviation {deviation} is not possible: {number} values from "
            "{low} to {high} have one of at most {largest}"
            if cell.mean is None
            else "{name}: the standard deviation {deviation} is not possible: {number} values "
            "from {low} to {high} with the mean {mean} have one of at most {largest}",
            name=cell.name,
            deviation=sd,
            number=n,
            low=printed[0],
            high=printed[1],
            mean=cell.mean,
            largest=_shown(largest, sd),
        )
        yield codes.SPREAD_NOT_POSSIBLE, message, cell.sd_at


def _against_range(result: Result, group: Group, path: str) -> Iterator[Error]:
    """Yield a standard deviation that the printed lowest and highest value rule out."""
    sd, n = number(group.sd), count(group.n)
    low, high = number(group.low), number(group.high)
    if sd is None or sd < 0 or n is None or n < 2 or low is None or high is None or low > high:
        return
    if interval_of(result, group) is not IntervalKind.RANGE:
        return
    below, above = span_of(low), span_of(high)
    cell = Cell(quoted(group.name), number(group.mean), sd, n, f"{path}.mean", f"{path}.sd")
    yield from _too_large(cell, sd, n, (below.low, above.high), (low, high))
    smallest = smallest_sd(n, max(Fraction(0), above.low - below.high))
    if float(span_of(sd).high) < smallest * (1 - _SLACK):
        message = say(
            "'{group}': the standard deviation {deviation} is not possible: {number} values of "
            "which one is {low} and one {high} have one of at least {smallest}",
            group=group.name,
            deviation=sd,
            number=n,
            low=low,
            high=high,
            smallest=_shown(smallest, sd),
        )
        yield codes.SPREAD_NOT_POSSIBLE, message, f"{path}.sd"


def _of_whole_numbers(result: Result, cell: Cell, sd: Decimal, n: int) -> Iterator[Error]:
    """Yield a standard deviation that is too small where the mean lies between whole numbers."""
    items = 1 if result.items is None else count(result.items)
    if result.whole_numbers is not True or not items or cell.mean is None:
        return
    span = span_of(cell.mean).scaled(Fraction(items))
    smallest = smallest_sd_of_whole_numbers(n, span.low, span.high)
    if smallest is None or float(span_of(sd).high) >= smallest / items * (1 - _SLACK):
        return
    message = say(
        "{name}: the standard deviation {deviation} is not possible: {number} whole numbers with "
        "the mean {mean} differ, and have one of at least {smallest}",
        name=cell.name,
        deviation=sd,
        number=n,
        mean=cell.mean,
        smallest=_shown(smallest / items, sd),
    )
    yield codes.SPREAD_NOT_POSSIBLE, message, cell.sd_at


def _shown(value: float, like: Decimal) -> str:
    """Return a computed spread with one digit more than the printed one."""
    exponent = like.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{value:.{digits + 1}f}"
