"""Intervals whose ends are the wrong way round, or that miss the value they are of."""

from collections.abc import Iterator
from decimal import Decimal

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import Error, interval_of, number, statistic_of
from claimgrade.model.saying import say, sayable
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
    yield from _turned(*ends, _THE_INTERVAL, f"{at}.low")
    if _holds_estimate(result):
        yield from _outside(estimate, *ends, _ESTIMATE, _INTERVAL, f"{at}.estimate")
    future = (number(result.prediction_low), number(result.prediction_high))
    yield from _turned(*future, _THE_PREDICTION, f"{at}.prediction_low")
    yield from _outside(estimate, *future, _ESTIMATE, _PREDICTION, f"{at}.prediction_low")
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
    name = group.name
    yield from _turned(*ends, _INTERVAL_OF, f"{path}.low", name)
    yield from _turned(*before, _INTERVAL_BEFORE, f"{path}.before_low", name)
    if kind in (_OF_THE_MEDIAN if median else _OF_THE_MEAN):
        yield from _outside(number(group.mean), *ends, _VALUE, _called(kind), f"{path}.mean", name)
    if kind in _OF_THE_MEDIAN:
        median_at = f"{path}.median"
        yield from _outside(number(group.median), *ends, _MEDIAN, _called(kind), median_at, name)


_ESTIMATE = sayable("the estimate")
_THE_INTERVAL = sayable("the interval")
_THE_PREDICTION = sayable("the prediction interval")
_INTERVAL_OF = sayable("the interval of '{group}'")
_INTERVAL_BEFORE = sayable("the interval of '{group}' before")
_VALUE = sayable("the value of '{group}'")
_MEDIAN = sayable("the median of '{group}'")


_Ends = tuple[str, str]
"""That a value lies below the lower end, and that it lies above the upper end."""

_INTERVAL: _Ends = (
    sayable("{name} is {value}, below {end}, the lower end of its interval"),
    sayable("{name} is {value}, above {end}, the upper end of its interval"),
)
_RANGE: _Ends = (
    sayable("{name} is {value}, below {end}, the lower end of its range"),
    sayable("{name} is {value}, above {end}, the upper end of its range"),
)
_QUARTILES: _Ends = (
    sayable("{name} is {value}, below {end}, the lower end of its quartiles"),
    sayable("{name} is {value}, above {end}, the upper end of its quartiles"),
)
_PREDICTION: _Ends = (
    sayable("{name} is {value}, below {end}, the lower end of the prediction interval"),
    sayable("{name} is {value}, above {end}, the upper end of the prediction interval"),
)


def _called(kind: IntervalKind | None) -> _Ends:
    return {IntervalKind.RANGE: _RANGE, IntervalKind.INTERQUARTILE: _QUARTILES}.get(
        kind or IntervalKind.CONFIDENCE_95, _INTERVAL
    )


def _turned(
    low: Decimal | None, high: Decimal | None, name: str, path: str, group: str = ""
) -> Iterator[Error]:
    if low is not None and high is not None and low > high:
        named = say(name, group=group)
        message = say("{name} runs from {low} down to {high}", name=named, low=low, high=high)
        yield codes.INTERVAL_NOT_POSSIBLE, message, path


def _outside(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    name: str,
    sentences: _Ends,
    path: str,
    group: str = "",
) -> Iterator[Error]:
    if value is None or (low is not None and high is not None and low > high):
        return
    below = low is not None and value < low and span_of(value).high < span_of(low).low
    above = high is not None and value > high and span_of(value).low > span_of(high).high
    if below or above:
        said, end = (sentences[0], low) if below else (sentences[1], high)
        message = say(said, name=say(name, group=group), value=value, end=end)
        yield codes.INTERVAL_NOT_POSSIBLE, message, path
