"""The figures a result holds: those printed, and those one step of arithmetic away."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import Direction, Statistic
from claimgrade.statistics.units import is_percent

_HUNDRED = Decimal(100)

_PERCENT = "%"

_POINTS = "percentage points"

NO_ARITHMETIC = frozenset(
    {
        Statistic.STANDARDISED_MEAN_DIFFERENCE,
        Statistic.WITHIN_GROUP_EFFECT_SIZE,
        Statistic.CORRELATION,
        Statistic.COEFFICIENT_OF_VARIATION,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
        Statistic.RISK_RATIO,
    }
)
"""Statistics whose differences and ratios mean nothing: twice the effect size is not double."""


RANGE_ENDS = ("lower end", "upper end")
"""Names of the ends of the interval or range that a result prints."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a result: what it is, where it stands, and the step that leads to it.

    ``step`` is empty for a printed figure. ``bound`` is true for an end of an interval or range.
    ``falls`` is true where the result's recorded direction is a decrease. ``low`` and ``high``
    are the interval printed with it.
    """

    value: Decimal
    statistic: Statistic | None
    unit: str | None
    cell: str
    step: str = ""
    bound: bool = False
    falls: bool = False
    low: Decimal | None = None
    high: Decimal | None = None


def figures_of(result: Result) -> tuple[Figure, ...]:
    """Return every figure of a result, printed ones first.

    Steps (one each): multiple of the value before, percent change, change; between groups the
    difference, ratio and percent difference; a relative effect on a printed risk made absolute;
    a fold written as percent change and the reverse; a share written as percent and the reverse.
    """
    printed = tuple(_printed(result))
    if _statistic(result) in NO_ARITHMETIC and result.estimate is None:
        return (*printed, *_rewritten(printed))
    return (
        *printed,
        *_within_groups(result),
        *_between_groups(result),
        *_absolute(result),
        *_rewritten(printed),
    )


def has_figures(result: Result) -> bool:
    """Return whether a result holds any number to compare with."""
    return isinstance(result.estimate, Decimal) or any(
        isinstance(group.mean, Decimal) or _share(group) is not None for group in result.groups
    )


def _unit(result: Result) -> str | None:
    return result.unit if isinstance(result.unit, str) and result.unit != "unknown" else None


def _unit_of_differences(result: Result) -> str | None:
    unit = _unit(result)
    return _POINTS if unit is not None and is_percent(unit) else unit


def _statistic(result: Result) -> Statistic | None:
    return result.statistic if isinstance(result.statistic, Statistic) else None


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _printed(result: Result) -> Iterator[Figure]:
    unit, statistic = _unit(result), _statistic(result)
    falls = result.direction is Direction.DECREASE
    low, high = _number(result.low), _number(result.high)
    estimate = _number(result.estimate)
    if estimate is not None:
        yield Figure(estimate, statistic, unit, "estimate", "", False, falls, low, high)
    for end, name in zip((low, high), RANGE_ENDS, strict=True):
        if end is not None:
            bound = estimate is not None
            yield Figure(end, statistic, unit, name, "", bound, falls)
    of_group = statistic if estimate is None and statistic is not None else Statistic.MEAN
    for group in result.groups:
        yield from _printed_in(group, of_group, unit, falls)


def _printed_in(
    group: Group, statistic: Statistic, unit: str | None, falls: bool
) -> Iterator[Figure]:
    mean, before = _number(group.mean), _number(group.before)
    if mean is not None:
        low, high = _number(group.low), _number(group.high)
        yield Figure(mean, statistic, unit, group.name, "", False, falls, low, high)
        for end, name in ((low, "lower end"), (high, "upper end")):
            if end is not None:
                yield Figure(end, statistic, unit, f"{name} of {group.name}", "", True, falls)
    if before is not None:
        yield Figure(before, statistic, unit, f"{group.name}, before", "", False, falls)
    share = _share(group)
    if share is not None:
        cell = f"{group.name}, {group.events} of {group.total}"
        yield Figure(share * _HUNDRED, Statistic.PROPORTION, _PERCENT, cell, "share in percent")


def _within_groups(result: Result) -> Iterator[Figure]:
    unit = _unit_of_differences(result)
    for group in result.groups:
        after, before = _number(group.mean), _number(group.before)
        if after is None or before is None:
            continue
        name = f"{group.name}, {before} to {after}"
        if before:
            yield Figure(
                after / before,
                Statistic.FOLD_OF_BASELINE,
                "times",
                name,
                "multiple of the value before",
            )
            change = (after - before) / before * _HUNDRED
            yield Figure(change, Statistic.PERCENT_CHANGE, _PERCENT, name, "percent change")
        yield Figure(after - before, Statistic.MEAN_DIFFERENCE, unit, name, "change")


def _between_groups(result: Result) -> Iterator[Figure]:
    unit = _unit_of_differences(result)
    values = [
        (group.name, value, _share(group) is not None)
        for group in result.groups
        if (value := _number(group.mean)) is not None or (value := _share(group)) is not None
    ]
    for (name, value, share), (other, reference, other_share) in permutations(values, 2):
        if share is not other_share:
            continue
        cell = f"{name} against {other}"
        if share:
            points = (value - reference) * _HUNDRED
            yield Figure(points, Statistic.RISK_DIFFERENCE, _POINTS, cell, "difference of shares")
        else:
            yield Figure(
                value - reference,
                Statistic.MEAN_DIFFERENCE,
                unit,
                cell,
                "difference between groups",
            )
        if reference:
            ratio = Statistic.RISK_RATIO if share else Statistic.RATIO
            yield Figure(value / reference, ratio, "times", cell, "ratio between groups")
            percent = (value - reference) / reference * _HUNDRED
            yield Figure(
                percent,
                Statistic.PERCENT_DIFFERENCE,
                _PERCENT,
                cell,
                "percent difference between groups",
            )


def _absolute(result: Result) -> Iterator[Figure]:
    """Yield the risk and the risk difference that a relative effect makes of the printed risk.

    Only where the risk of one group is printed: with two the difference is between groups.
    Formulas as in the Cochrane Handbook, chapter 14.
    """
    statistic, estimate = _statistic(result), _number(result.estimate)
    shares = [(g.name, share) for g in result.groups if (share := _share(g)) is not None]
    if estimate is None or estimate <= 0 or len(shares) != 1 or shares[0][1] >= 1:
        return
    name, risk = shares[0]
    if statistic is Statistic.RISK_RATIO:
        changed = estimate * risk
    elif statistic is Statistic.ODDS_RATIO:
        changed = estimate * risk / (1 - risk + estimate * risk)
    elif statistic is Statistic.HAZARD_RATIO:
        changed = 1 - (1 - risk) ** estimate
    else:
        return
    if changed > 1:
        return
    cell = f"{statistic.value.replace('-', ' ')} {estimate} on {name}"
    yield Figure(
        changed * _HUNDRED, Statistic.PROPORTION, _PERCENT, cell, "relative effect made absolute"
    )
    points = (changed - risk) * _HUNDRED
    yield Figure(points, Statistic.RISK_DIFFERENCE, _POINTS, cell, "relative effect made absolute")


_AS_PERCENT = {
    Statistic.FOLD_OF_BASELINE: Statistic.PERCENT_CHANGE,
    Statistic.RATIO: Statistic.PERCENT_DIFFERENCE,
    Statistic.RISK_RATIO: Statistic.PERCENT_DIFFERENCE,
}
_AS_TIMES = {
    Statistic.PERCENT_CHANGE: Statistic.FOLD_OF_BASELINE,
    Statistic.PERCENT_DIFFERENCE: Statistic.RATIO,
}


def _rewritten(printed: tuple[Figure, ...]) -> Iterator[Figure]:
    """Yield multiples as percent and percent as multiples: 2-fold is +100 %."""
    for figure in printed:
        if figure.bound or figure.statistic is None:
            continue
        if figure.statistic in _AS_PERCENT:
            percent = (figure.value - 1) * _HUNDRED
            as_percent = _AS_PERCENT[figure.statistic]
            yield Figure(percent, as_percent, _PERCENT, figure.cell, "multiple written as percent")
        elif figure.statistic in _AS_TIMES:
            times = 1 + figure.value / _HUNDRED
            as_times = _AS_TIMES[figure.statistic]
            yield Figure(times, as_times, "times", figure.cell, "percent written as a multiple")


def _share(group: Group) -> Decimal | None:
    if isinstance(group.events, int) and isinstance(group.total, int) and group.total:
        return Decimal(group.events) / Decimal(group.total)
    return None
