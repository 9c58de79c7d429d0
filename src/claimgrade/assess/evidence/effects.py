"""What the figures of a result say of an effect: where none lies, and how large it is."""

import re
from decimal import Decimal
from functools import lru_cache

from claimgrade.assess.evidence.lines import Answer, Line, missing_result, result_field
from claimgrade.model.missing import Missing
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Contrast, Statistic
from claimgrade.statistics.units import is_percent

_RATIOS = frozenset(
    {
        Statistic.FOLD_OF_BASELINE,
        Statistic.RATIO,
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
    }
)

_DIFFERENCES = frozenset(
    {
        Statistic.MEAN_DIFFERENCE,
        Statistic.STANDARDISED_MEAN_DIFFERENCE,
        Statistic.WITHIN_GROUP_EFFECT_SIZE,
        Statistic.PERCENT_CHANGE,
        Statistic.PERCENT_DIFFERENCE,
        Statistic.RISK_DIFFERENCE,
        Statistic.CORRELATION,
    }
)

_SHARES = frozenset({Statistic.PROPORTION, Statistic.COUNT})

_SIGNIFICANCE = Decimal("0.05")

_P_VALUE = re.compile(r"(?P<sign>[<>=≤≥]?)\s*(?<![\w.,])(?P<value>0?[.,]\d+|1[.,]0+)")

_NOT_SIGNIFICANT = re.compile(r"\b(?:ns|n\.s\.|not significant|non-significant)", re.IGNORECASE)


def no_effect(result: Result) -> Decimal | None:
    """Return the value of a result's statistic that means no effect: 0, 1, or 100 percent.

    ``None`` for a figure that is no effect but a level (a mean, a share, a count).
    """
    if result.statistic in _RATIOS:
        percent = isinstance(result.unit, str) and is_percent(result.unit)
        return Decimal(100) if percent else Decimal(1)
    return Decimal(0) if result.statistic in _DIFFERENCES else None


def includes_no_effect(line: Line) -> Answer:
    """Return whether what a line's result states leaves room for no effect.

    The interval decides, its ends included. Without one, the intervals of two conditions that lie
    apart leave no room (Schenker & Gentleman, Am Stat 2001;55:182-186; the reverse does not hold);
    else the stated test decides, where a p value of 0.05 or more leaves room. Otherwise the fields
    that are missing.
    """
    if line.result is None:
        return (missing_result(line),)
    interval = _interval(line)
    if isinstance(interval, _Bounds):
        none = _none_value(line)
        if isinstance(none, Missing):
            return (none,)
        if none is not None:
            return interval.low <= none <= interval.high
    elif _conditions_lie_apart(line.result):
        return False
    lacking = () if isinstance(interval, _Bounds) else interval
    stated = result_field(line, "p")
    if isinstance(stated, Missing):
        return (*lacking, stated)
    significant = _is_significant(stated)
    if significant is None:
        return lacking or (Missing(_path(line, "p"), looked_up=True),)
    return not significant


def shows_no_important_difference(line: Line) -> Answer:
    """Return whether an interval lies inside the smallest difference that matters, both ways.

    An end that just reaches that difference does not exclude it. A level shows no difference at
    all, so the answer is no.
    """
    if line.result is None:
        return (missing_result(line),)
    none = _none_value(line)
    if none is None:
        return False
    interval, important = _interval(line), _number(line, "mid")
    if isinstance(none, Missing) or isinstance(important, Missing) or isinstance(interval, tuple):
        return _all_missing(none, interval, important)
    if none:
        smallest = _times(important, none)
        return max(_times(interval.low, none), _times(interval.high, none)) < smallest
    return -abs(important) < interval.low and interval.high < abs(important)


def reaches(line: Line, factor: Decimal) -> Answer:
    """Return whether a result is at least ``factor`` times the smallest difference that matters.

    Ratios are compared as ratios: with a factor of 2, an important ratio of 1.5 asks for 2.25 or
    for its inverse.
    """
    if line.result is None:
        return (missing_result(line),)
    none = _none_value(line)
    estimate, important = _number(line, "estimate"), _number(line, "mid")
    if isinstance(none, Missing) or isinstance(estimate, Missing) or isinstance(important, Missing):
        return _all_missing(none, estimate, important)
    if none is None:
        return (Missing(_path(line, "statistic"), looked_up=True),)
    if not none:
        return abs(estimate) >= factor * abs(important)
    return _times(estimate, none) >= _times(important, none) ** factor


def counts_events(line: Line) -> Answer:
    """Return whether a result counts people with an event, or what is missing to know it."""
    if line.result is None:
        return (missing_result(line),)
    if any(isinstance(group.events, int) for group in line.result.groups):
        return True
    statistic = result_field(line, "statistic")
    return (statistic,) if isinstance(statistic, Missing) else statistic in _SHARES


def states_upper_bound(result: Result) -> bool:
    """Return whether an upper bound is recorded with a result, or with one of its groups."""
    bounds = (result.high, *(group.high for group in result.groups))
    return any(isinstance(bound, Decimal) for bound in bounds)


def _conditions_lie_apart(result: Result) -> bool:
    """Return whether a result gives two conditions, each with an interval, that do not touch."""
    if result.contrast is not Contrast.CONDITIONS or len(result.groups) != 2:
        return False
    (low, high), (other_low, other_high) = ((group.low, group.high) for group in result.groups)
    if not (isinstance(low, Decimal) and isinstance(high, Decimal)):
        return False
    if not (isinstance(other_low, Decimal) and isinstance(other_high, Decimal)):
        return False
    return high < other_low or other_high < low


class _Bounds:
    """Both ends of an interval."""

    __slots__ = ("high", "low")

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.low, self.high = min(low, high), max(low, high)


def _interval(line: Line) -> _Bounds | tuple[Missing, ...]:
    low, high = _number(line, "low"), _number(line, "high")
    if isinstance(low, Missing) or isinstance(high, Missing):
        return _all_missing(low, high)
    return _Bounds(low, high)


def _number(line: Line, name: str) -> Decimal | Missing:
    value: Decimal | Missing = result_field(line, name)
    return value


def _all_missing(*values: object) -> tuple[Missing, ...]:
    """Return what is missing among values, some of which may be several."""
    found: list[Missing] = []
    for value in values:
        if isinstance(value, Missing):
            found.append(value)
        elif isinstance(value, tuple):
            found += value
    return tuple(found)


def _none_value(line: Line) -> Decimal | Missing | None:
    statistic = result_field(line, "statistic")
    if isinstance(statistic, Missing):
        return statistic
    return no_effect(line.result) if line.result is not None else None


def _times(value: Decimal, none: Decimal) -> Decimal:
    """Return how many times a ratio is from no effect, in whichever direction: 0.5 is 2."""
    share = abs(value) / none
    if not share:
        return Decimal("Infinity")
    return share if share >= 1 else 1 / share


def _path(line: Line, field: str) -> str:
    named = line.result.id if line.result is not None else ""
    return f"studies.{line.entry.source}.results.{named}.{field}"


@lru_cache(maxsize=1024)
def _is_significant(stated: str) -> bool | None:
    """Return whether the p values printed are below 0.05; ``None`` where they do not all say so.

    The words around a value ("p=0.02 in women") are left aside.
    """
    found = {_is_below(m["sign"], m["value"]) for m in _P_VALUE.finditer(stated)}
    if not found and _NOT_SIGNIFICANT.search(stated):
        return False
    return found.pop() if len(found) == 1 else None


def _is_below(sign: str, written: str) -> bool | None:
    """Return whether a p value is below 0.05; ``None`` where its sign leaves it open."""
    value = Decimal(written.replace(",", "."))
    if sign == "<":
        return True if value <= _SIGNIFICANCE else None
    if sign == "≤":
        return True if value < _SIGNIFICANCE else None
    if sign in (">", "≥"):
        return False if value >= _SIGNIFICANCE else None
    return value < _SIGNIFICANCE
