"""The figures one step of arithmetic away from those that a result prints."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from claimgrade.model.study import Result
from claimgrade.model.vocabulary import GroupRole, Statistic
from claimgrade.statistics.figures import (
    HUNDRED,
    NO_ARITHMETIC,
    PERCENT,
    Arm,
    Figure,
    Step,
    Term,
    arms_of,
    number_in,
    printed_figures,
    statistic_of,
    unit_of,
)
from claimgrade.statistics.relative_effects import risk_with
from claimgrade.statistics.units import is_percent

POINTS = "percentage points"


def printed_in(result: Result) -> tuple[Figure, ...]:
    """Return the first of :func:`figures_of`: those that need no arithmetic but a share."""
    return tuple(printed_figures(result, arms_of(result)))


def figures_of(result: Result) -> tuple[Figure, ...]:
    """Return every figure of a result, printed ones first.

    Steps (one each): multiple of the value before, percent change, change; between groups the
    difference, ratio and percent difference; a relative effect on a printed risk made absolute;
    a fold written as percent change and the reverse; a share written as percent and the reverse.
    Where roles or comparisons are recorded, a comparator is never set against its intervention.
    """
    arms = arms_of(result)
    printed = tuple(printed_figures(result, arms))
    if statistic_of(result) in NO_ARITHMETIC and result.estimate is None:
        return (*printed, *_rewritten(printed))
    unit = _unit_of_differences(result)
    return (
        *printed,
        *_within_groups(arms, unit),
        *_between_groups(result, arms, unit),
        *_absolute(result, arms),
        *_rewritten(printed),
    )


def _unit_of_differences(result: Result) -> str | None:
    unit = unit_of(result)
    return POINTS if unit is not None and is_percent(unit) else unit


def _within_groups(arms: tuple[Arm, ...], unit: str | None) -> Iterator[Figure]:
    for arm in arms:
        if arm.mean is None or arm.before is None:
            continue
        start, end, terms = arm.before.value, arm.mean.value, (arm.mean, arm.before)
        name = f"{arm.group.name}, {start} to {end}"
        if start:
            fold, percent = end / start, (end - start) / start * HUNDRED
            sort, step = Statistic.FOLD_OF_BASELINE, Step.MULTIPLE
            yield _derived(fold, sort, "times", name, step, terms)
            sort, step = Statistic.PERCENT_CHANGE, Step.PERCENT_CHANGE
            yield _derived(percent, sort, PERCENT, name, step, terms)
        sort = Statistic.MEAN_DIFFERENCE
        yield _derived(end - start, sort, unit, name, Step.CHANGE, terms)


def _derived(
    value: Decimal,
    sort: Statistic,
    unit: str | None,
    cell: str,
    step: Step,
    terms: tuple[Term, ...],
    guessed: bool = False,
) -> Figure:
    # By their places: by their names takes half as long again, of many thousands.
    return Figure(value, sort, unit, cell, step, False, False, None, None, terms, guessed)


def _between_groups(result: Result, arms: tuple[Arm, ...], unit: str | None) -> Iterator[Figure]:
    """Yield what sets one group against another: values with values, changes with changes."""
    if len(arms) < 2:
        return
    pairs = tuple(_pairs(result, arms))
    for one, other, guessed in pairs:
        if one.mean is not None and other.mean is not None:
            yield from _compared(one.mean, other.mean, unit, guessed)
    for one, other, guessed in pairs:
        if one.change is not None and other.change is not None:
            yield from _compared(one.change, other.change, unit, guessed)
        if one.share is not None and other.share is not None:
            yield from _shares_compared(one, other, guessed)


def _pairs(result: Result, arms: tuple[Arm, ...]) -> Iterator[tuple[Arm, Arm, bool]]:
    """Yield each pair of groups that may be compared, and whether its order is a guess.

    Roles and recorded comparisons decide the order; the reverse of one of them is left out.
    Where neither is recorded the order in the record is taken for the one meant.
    """
    known = set(_recorded_pairs(result))
    for place, other_place in permutations(range(len(arms)), 2):
        one, other = arms[place], arms[other_place]
        names = (one.group.name, other.group.name)
        if names[::-1] in known:
            continue
        yield one, other, names not in known if known else place > other_place


def _recorded_pairs(result: Result) -> Iterator[tuple[str, str]]:
    """Yield the names of an intervention and its comparator wherever a record says them."""
    for one, other in permutations(result.groups, 2):
        if (one.role, other.role) == (GroupRole.INTERVENTION, GroupRole.COMPARATOR):
            yield one.name, other.name
    for comparison in result.comparisons:
        yield comparison.intervention, comparison.comparator


_Derived = tuple[Decimal, Statistic, str | None, Step]
"""A value with its sort and unit, and the step that leads to it."""


def _compared(one: Term, other: Term, unit: str | None, guessed: bool) -> Iterator[Figure]:
    value, reference, terms = one.value, other.value, (one, other)
    cell = f"{one.name} against {other.name}"
    found: list[_Derived] = [(value - reference, Statistic.MEAN_DIFFERENCE, unit, Step.DIFFERENCE)]
    if reference:
        percent = (value - reference) / reference * HUNDRED
        found.append((value / reference, Statistic.RATIO, "times", Step.RATIO))
        found.append((percent, Statistic.PERCENT_DIFFERENCE, PERCENT, Step.PERCENT_DIFFERENCE))
    for result, sort, of, step in found:
        yield _derived(result, sort, of, cell, step, terms, guessed)


def _shares_compared(one: Arm, other: Arm, guessed: bool) -> Iterator[Figure]:
    if one.share is None or other.share is None:
        return
    share, reference = one.share, other.share
    cell, terms = f"{one.group.name} against {other.group.name}", (*one.counted, *other.counted)
    points = (share - reference) * HUNDRED
    found: list[_Derived] = [(points, Statistic.RISK_DIFFERENCE, POINTS, Step.SHARE_DIFFERENCE)]
    if reference:
        percent = (share - reference) / reference * HUNDRED
        found.append((share / reference, Statistic.RISK_RATIO, "times", Step.RATIO))
        found.append((percent, Statistic.PERCENT_DIFFERENCE, PERCENT, Step.PERCENT_DIFFERENCE))
    for result, sort, of, step in found:
        yield _derived(result, sort, of, cell, step, terms, guessed)


def _absolute(result: Result, arms: tuple[Arm, ...]) -> Iterator[Figure]:
    """Yield the risk and the risk difference that a relative effect makes of the printed risk.

    Only where the risk of one group is printed: with two the difference is between groups.
    """
    statistic, estimate = statistic_of(result), number_in(result.estimate)
    counted = [arm for arm in arms if arm.share is not None]
    if statistic is None or estimate is None or len(counted) != 1 or counted[0].share is None:
        return
    (arm,) = counted
    risk = counted[0].share
    changed = risk_with(statistic, estimate, risk)
    if changed is None:
        return
    terms = (Term("estimate", "estimate", estimate, unit_of(result)), *arm.counted)
    cell = f"{statistic.value.replace('-', ' ')} {estimate} on {arm.group.name}"
    for value, sort, unit in (
        (changed, Statistic.PROPORTION, PERCENT),
        (changed - risk, Statistic.RISK_DIFFERENCE, POINTS),
    ):
        made = value * HUNDRED
        yield Figure(made, sort, unit, cell, Step.MADE_ABSOLUTE, terms=terms, relative=statistic)


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
            percent = (figure.value - 1) * HUNDRED
            sort = _AS_PERCENT[figure.statistic]
            yield Figure(percent, sort, PERCENT, figure.cell, Step.AS_PERCENT, terms=figure.terms)
        elif figure.statistic in _AS_TIMES:
            times = 1 + figure.value / HUNDRED
            sort = _AS_TIMES[figure.statistic]
            yield Figure(times, sort, "times", figure.cell, Step.AS_MULTIPLE, terms=figure.terms)
