"""Values that lie where none can: off their scale, outside their range, beyond 100 %."""

from collections.abc import Iterator
from decimal import Decimal

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import (
    Error,
    cells,
    in_percent,
    interval_of,
    number,
    statistic_of,
    statistic_of_groups,
)
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import IntervalKind, Statistic

_RATIOS = (Statistic.RISK_RATIO, Statistic.ODDS_RATIO, Statistic.HAZARD_RATIO)

_VALUES_OF_PEOPLE = (IntervalKind.RANGE, IntervalKind.INTERQUARTILE)
"""Intervals whose ends are values of people; those of a confidence interval may be off a scale."""

Value = tuple[Decimal, str, str]
"""A value, what to call it, and its path."""


def values_out_of_bounds(result: Result, at: str) -> Iterator[Error]:
    """Yield the values of a result that its scale or its sort of figure does not allow."""
    yield from _off_the_scale(result, at)
    yield from _shares(result, at)
    yield from _by_statistic(result, at)
    correlation = number(result.correlation)
    if correlation is not None and abs(correlation) > 1:
        yield from _out((correlation, "`correlation`", f"{at}.correlation"), _CORRELATION)


def _off_the_scale(result: Result, at: str) -> Iterator[Error]:
    low, high = number(result.minimum), number(result.maximum)
    if low is not None and high is not None and low > high:
        message = say("`minimum` is {low} and `maximum` {high}", low=low, high=high)
        yield codes.VALUE_OUT_OF_BOUNDS, message, f"{at}.minimum"
        return
    if low is None and high is None:
        return
    for value, name, path in _on_the_scale(result, at):
        if low is not None and value < low:
            message = say(_TOO_LOW, name=name, value=value, end=low)
            yield codes.VALUE_OUT_OF_BOUNDS, message, path
        elif high is not None and value > high:
            message = say(_TOO_HIGH, name=name, value=value, end=high)
            yield codes.VALUE_OUT_OF_BOUNDS, message, path


_TOO_LOW = sayable("{name}: {value} is below the lowest value of the scale, {end}")
_TOO_HIGH = sayable("{name}: {value} is above the highest value of the scale, {end}")


def _on_the_scale(result: Result, at: str) -> Iterator[Value]:
    """Yield the values that have to lie on the scale: of people, now and before."""
    for cell in cells(result, at):
        if cell.mean is not None and not cell.difference:
            yield cell.mean, cell.name, cell.at
    for place, group in enumerate(result.groups):
        path = f"{at}.groups.{place}"
        median = number(group.median)
        if median is not None:
            name = say("the median of '{group}'", group=group.name)
            yield median, name, f"{path}.median"
        if interval_of(result, group) in _VALUES_OF_PEOPLE and _of_values(result):
            yield from _ends(group, path)


def _of_values(result: Result) -> bool:
    return statistic_of_groups(result) in (None, Statistic.MEAN, Statistic.MEDIAN)


def _ends(group: Group, path: str) -> Iterator[Value]:
    for field, name in _ENDS:
        value = number(getattr(group, field))
        if value is not None:
            yield value, say(name, group=group.name), f"{path}.{field}"


_ENDS = (
    ("low", sayable("the lower end of '{group}'")),
    ("high", sayable("the upper end of '{group}'")),
)


def _shares(result: Result, at: str) -> Iterator[Error]:
    """Yield shares of people below 0 or beyond all of them."""
    if statistic_of(result) is not Statistic.PROPORTION:
        return
    percent = " %" if in_percent(result) else ""
    for value, name, path in (*_estimate(result, at), *_of_groups(result, at)):
        if value < 0 or value > 100:
            message = say(
                "{name}: a share of {value} is not between 0 and 100 %",
                name=name,
                value=f"{value}{percent}",
            )
            yield codes.VALUE_OUT_OF_BOUNDS, message, path


def _of_groups(result: Result, at: str) -> Iterator[Value]:
    if statistic_of_groups(result) is Statistic.PROPORTION:
        for cell in cells(result, at):
            if cell.mean is not None and not cell.difference:
                yield cell.mean, cell.name, cell.at


def _by_statistic(result: Result, at: str) -> Iterator[Error]:
    statistic = statistic_of(result)
    for value in _estimate(result, at):
        if statistic is Statistic.CORRELATION and abs(value[0]) > 1:
            yield from _out(value, _CORRELATION)
        elif statistic in _RATIOS and value[0] < 0:
            yield from _out(value, _RATIO)


def _estimate(result: Result, at: str) -> Iterator[Value]:
    for field in ("estimate", "low", "high"):
        value = number(getattr(result, field))
        if value is not None:
            yield value, f"`{field}`", f"{at}.{field}"


_CORRELATION = sayable("{name} is {value}, and a correlation lies between -1 and 1")
_RATIO = sayable("{name} is {value}, and a ratio is not below 0")


def _out(value: Value, message: str) -> Iterator[Error]:
    number_, name, path = value
    yield codes.VALUE_OUT_OF_BOUNDS, say(message, name=name, value=number_), path
