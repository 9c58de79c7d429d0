"""Intervals whose ends are the wrong way round, or that miss the value they are of."""

from collections.abc import Iterator
from decimal import Decimal

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import Error, interval_of, number, statistic_of
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import IntervalKind, Statistic
from claimgrade.statistics.consistency.rounding import span_of

_OF_THE_MEAN = (
    IntervalKind.CONFIDENCE_90,
    IntervalKind.CONFIDENCE_95,
    IntervalKind.CONFIDENCE_99,
    IntervalKind.RANGE,
)
"""Intervals that hold a mean for sure; quartiles hold the median, and may miss the mean."""

_OF_THE_MEDIAN = (IntervalKind.RANGE, IntervalKind.INTERQUARTILE)


def impossible_intervals(result: Result, at: str) -> Iterator[Error]:
    """Yield the intervals of a result and of its groups that cannot be."""
    estimate = number(result.estimate)
    ends = (number(result.low), number(result.high))
    yield from _turned(*ends, "the interval", f"{at}.low")
    if _holds_estimate(result):
        yield from _outside(estimate, *ends, "the estimate", "its interval", f"{at}.estimate")
    future = (number(result.prediction_low), number(result.prediction_high))
    yield from _turned(*future, "the prediction interval", f"{at}.prediction_low")
    name = "the prediction interval"
    yield from _outside(estimate, *future, "the estimate", name, f"{at}.prediction_low")
    for place, group in enumerate(result.groups):
        yield from _of_group(result, group, f"{at}.groups.{place}")


def _holds_estimate(result: Result) -> bool:
    median = statistic_of(result) is Statistic.MEDIAN
    return interval_of(result) in (_OF_THE_MEDIAN if median else _OF_THE_MEAN)


def _of_group(result: Result, group: Group, path: str) -> Iterator[Error]:
    ends = (number(group.low), number(group.high))
    before = (number(group.before_low), number(group.before_high))
    kind = interval_of(result, group)
    median = statistic_of(result) is Statistic.MEDIAN
    yield from _turned(*ends, f"the interval of '{group.name}'", f"{path}.low")
    yield from _turned(*before, f"the interval of '{group.name}' before", f"{path}.before_low")
    if kind in (_OF_THE_MEDIAN if median else _OF_THE_MEAN):
        name = f"the value of '{group.name}'"
        yield from _outside(number(group.mean), *ends, name, _called(kind), f"{path}.mean")
    if kind in _OF_THE_MEDIAN:
        name = f"the median of '{group.name}'"
        yield from _outside(number(group.median), *ends, name, _called(kind), f"{path}.median")


def _called(kind: IntervalKind | None) -> str:
    return {IntervalKind.RANGE: "its range", IntervalKind.INTERQUARTILE: "its quartiles"}.get(
        kind or IntervalKind.CONFIDENCE_95, "its interval"
    )


def _turned(low: Decimal | None, high: Decimal | None, name: str, path: str) -> Iterator[Error]:
    if low is not None and high is not None and low > high:
        message = f"{name} runs from {low} down to {high}"
        yield codes.INTERVAL_NOT_POSSIBLE, message, path


def _outside(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    name: str,
    interval: str,
    path: str,
) -> Iterator[Error]:
    if value is None or (low is not None and high is not None and low > high):
        return
    below = low is not None and value < low and span_of(value).high < span_of(low).low
    above = high is not None and value > high and span_of(value).low > span_of(high).high
    if below or above:
        end = f"below {low}" if below else f"above {high}"
        message = f"{name} is {value}, {end}, the {'lower' if below else 'upper'} end of {interval}"
        yield codes.INTERVAL_NOT_POSSIBLE, message, path
