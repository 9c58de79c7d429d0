"""Which effects a result allows, and each of them worked out from what is recorded."""

import math
from collections.abc import Callable
from dataclasses import replace

from claimgrade.model.effect import Effect, Measured, NotComputed
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Contrast, Statistic
from claimgrade.statistics.effects import binary, continuous, within_person
from claimgrade.statistics.effects.comparison import Comparison, comparable_on, compared
from claimgrade.statistics.effects.printed import is_printed, printed_effect
from claimgrade.statistics.effects.quantiles import normal_quantile
from claimgrade.statistics.effects.recorded import (
    Sides,
    contrast_of,
    field,
    number,
    sides,
    statistic_of_groups,
    whole,
)
from claimgrade.statistics.effects.standardised_from_difference import (
    standardised_from_difference,
)
from claimgrade.statistics.effects.steps import Lacking, Worked, not_computed
from claimgrade.statistics.effects.unfit import why_unfit

_BETWEEN: dict[Statistic, Callable[[Comparison], Worked | NotComputed]] = {
    Statistic.MEAN_DIFFERENCE: continuous.mean_difference,
    Statistic.STANDARDISED_MEAN_DIFFERENCE: continuous.standardised_mean_difference,
    Statistic.RATIO: continuous.ratio_of_means,
    Statistic.PERCENT_DIFFERENCE: continuous.percent_difference,
}
_WITHIN: dict[Statistic, Callable[[within_person.Course], Worked | NotComputed]] = {
    Statistic.MEAN_DIFFERENCE: within_person.change,
    Statistic.PERCENT_CHANGE: within_person.percent_change,
    Statistic.FOLD_OF_BASELINE: within_person.fold_of_baseline,
    Statistic.WITHIN_GROUP_EFFECT_SIZE: within_person.standardised_change,
}
_EVENTS: dict[Statistic, Callable[[binary.Table], Worked | NotComputed]] = {
    Statistic.RISK_RATIO: binary.risk_ratio,
    Statistic.ODDS_RATIO: binary.odds_ratio,
    Statistic.RISK_DIFFERENCE: binary.risk_difference,
}


def measures_of(result: Result) -> tuple[Statistic, ...]:
    """Return the measures that make sense for a result, that of a printed estimate first.

    Its contrast decides, and whether its groups hold means, values before and after, or events.
    A result that compares nothing has none. Where no figure is recorded at all, the one measure
    is that of which the missing fields are to be told.
    """
    contrast = contrast_of(result)
    if contrast is Contrast.NONE or result.statistic is Statistic.SETTING:
        return ()
    if contrast is Contrast.CORRELATION:
        return (Statistic.CORRELATION,)
    printed = [result.statistic] if is_printed(result) else []
    events, means = _has_events(result), _has_means(result)
    fitting: list[Statistic] = []
    if events and contrast is Contrast.CONDITIONS:
        fitting += _EVENTS
    elif means and contrast is Contrast.CONDITIONS:
        fitting += _BETWEEN
    elif means and contrast is Contrast.CHANGE:
        fitting += _WITHIN
    elif not printed and contrast is not None:
        fitting.append(Statistic.MEAN_DIFFERENCE)
    return tuple(dict.fromkeys(m for m in (*printed, *fitting) if isinstance(m, Statistic)))


def effects_of(
    result: Result, *, level: float = 0.95, approximate: bool = False
) -> tuple[Effect | NotComputed, ...]:
    """Return every effect that makes sense for a result, or what is missing to compute it.

    In the order of :func:`measures_of`; see :func:`effect_of`. Empty for a result that compares
    nothing. Raises ``ValueError`` for a ``level`` outside 0 to 1.
    """
    return tuple(
        effect_of(result, measure, level=level, approximate=approximate)
        for measure in measures_of(result)
    )


def effect_of(
    result: Result,
    measure: Statistic,
    *,
    measured: Measured | None = None,
    level: float = 0.95,
    approximate: bool = False,
) -> Effect | NotComputed:
    """Return one effect of a result, or the fields that are missing to compute it.

    The printed estimate is taken where it is of this measure and has a standard error, else the
    figures of the groups. Between groups values at one time are compared with such values and
    changes with changes: ``measured`` says which; left out, the one that has a standard error,
    values first. An effect of which the spread is not known has no interval:
    :func:`spread_missing` names the fields that would give it. ``approximate`` lets means and
    standard deviations be worked out from medians with quartiles or a range (Wan et al. 2014, Luo
    et al. 2018). Raises ``ValueError`` for a ``level`` outside 0 to 1.
    """
    found = _worked(result, measure, measured, level=level, approximate=approximate)
    return found if isinstance(found, NotComputed) else found.effect


def spread_missing(
    result: Result,
    measure: Statistic,
    *,
    measured: Measured | None = None,
    approximate: bool = False,
) -> tuple[str, ...]:
    """Return the fields that would give an effect the standard error it lacks.

    Dotted names below the result, such as ``groups.bands.sd``; empty where the effect has one,
    where it cannot be computed at all (:class:`NotComputed` then names what is missing), and
    where no field but an installed SciPy is missing (:func:`spread_reason`).
    """
    lacking = _spread_lacking(result, measure, measured, approximate=approximate)
    return lacking.fields if lacking is not None else ()


def spread_reason(
    result: Result,
    measure: Statistic,
    *,
    measured: Measured | None = None,
    approximate: bool = False,
) -> str:
    """Return why an effect has no standard error, as a part of a sentence; else nothing."""
    lacking = _spread_lacking(result, measure, measured, approximate=approximate)
    return lacking.reason if lacking is not None else ""


def _spread_lacking(
    result: Result, measure: Statistic, measured: Measured | None, *, approximate: bool
) -> Lacking | None:
    found = _worked(result, measure, measured, level=0.95, approximate=approximate)
    return None if isinstance(found, NotComputed) else found.lacking


def _worked(
    result: Result,
    measure: Statistic,
    measured: Measured | None,
    *,
    level: float,
    approximate: bool,
) -> Worked | NotComputed:
    """Return an effect from the estimate or the groups: the first that has a standard error."""
    normal_quantile(level)  # a level that is none is wrong use, whatever the result holds
    try:
        found = [
            *_from_estimate(result, measure, level=level),
            *_from_groups(result, measure, measured, level=level, approximate=approximate),
            *_from_difference(result, measure, level=level),
        ]
    except OverflowError:
        return not_computed(measure, Lacking((), say(_TOO_LARGE)))
    fitting = [
        one
        for one in found
        if measured is None or isinstance(one, NotComputed) or one.effect.measured is measured
    ]
    if not fitting:
        return not_computed(measure, why_unfit(result, measure, measured))
    best = max(fitting, key=_completeness)
    if isinstance(best, Worked) and not _is_finite(best.effect):
        without = replace(best.effect, standard_error=None, low=None, high=None)
        return Worked(without, Lacking((), say(_TOO_WIDE)))
    return best


_TOO_LARGE = sayable("the figures are too large or too small to compute with")
_TOO_WIDE = sayable("the spread is too large to be told as an interval")


def _from_estimate(
    result: Result, measure: Statistic, *, level: float
) -> list[Worked | NotComputed]:
    if result.statistic is measure and is_printed(result):
        return [printed_effect(result, level=level)]
    return []


def _from_difference(result: Result, measure: Statistic, *, level: float) -> list[Worked]:
    if measure is not Statistic.STANDARDISED_MEAN_DIFFERENCE:
        return []
    found = standardised_from_difference(result, level=level)
    return [] if found is None else [found]


def _from_groups(
    result: Result,
    measure: Statistic,
    measured: Measured | None,
    *,
    level: float,
    approximate: bool,
) -> list[Worked | NotComputed]:
    if not result.groups and is_printed(result):
        return []
    contrast = contrast_of(result)
    if measure in _EVENTS:
        return [_of_events(result, measure, level)]
    if contrast is Contrast.CHANGE and measure in _WITHIN:
        group = within_person.group_followed(result)
        if isinstance(group, Lacking):
            return [not_computed(measure, group)]
        return [_WITHIN[measure](within_person.Course(result, group, level))]
    if contrast is Contrast.CONDITIONS and measure in _BETWEEN:
        return _between(result, measure, measured, level=level, approximate=approximate)
    return []


def _of_events(result: Result, measure: Statistic, level: float) -> Worked | NotComputed:
    pair = sides(result)
    table = pair if isinstance(pair, Lacking) else binary.table_of(result, pair, level)
    return not_computed(measure, table) if isinstance(table, Lacking) else _EVENTS[measure](table)


def _between(
    result: Result,
    measure: Statistic,
    measured: Measured | None,
    *,
    level: float,
    approximate: bool,
) -> list[Worked | NotComputed]:
    """Return the effect on values and on changes, or what is missing to have either."""
    pair = sides(result)
    if isinstance(pair, Lacking):
        return [not_computed(measure, pair)]
    asked = comparable_on(result) if measured is None else (measured,)
    tried = [compared(result, pair, m, level=level, approximate=approximate) for m in asked]
    found = [_BETWEEN[measure](one) for one in tried if isinstance(one, Comparison)]
    if found:
        return found
    mixed = _mixed(pair) if measured is None else None
    lacking = [one for one in tried if isinstance(one, Lacking)]
    return [not_computed(measure, mixed or min(lacking, key=lambda one: len(one.fields)))]


def _mixed(pair: Sides) -> Lacking | None:
    """Return that one group has a value alone and the other a change alone, if that is so."""
    groups = (pair.intervention, pair.comparator)
    levels = [group for group in groups if number(group.mean) is not None]
    changes = [group for group in groups if number(group.change) is not None]
    if len(levels) != 1 or len(changes) != 1 or levels[0] is changes[0]:
        return None
    fields = (field(changes[0], "mean"), field(levels[0], "change"))
    reason = say("one group has a value and the other a change, and the two are never compared")
    return Lacking(fields, reason)


def _completeness(found: Worked | NotComputed) -> int:
    if isinstance(found, NotComputed):
        return 0
    return 1 if found.effect.standard_error is None else 2


def _is_finite(effect: Effect) -> bool:
    figures = (effect.standard_error, effect.low, effect.high)
    return all(math.isfinite(figure) for figure in figures if figure is not None)


def _has_means(result: Result) -> bool:
    return any(
        number(figure) is not None
        for group in result.groups
        for figure in (group.mean, group.median, group.change)
    )


def _has_events(result: Result) -> bool:
    if any(whole(group.events) is not None for group in result.groups):
        return True
    return statistic_of_groups(result) is Statistic.PROPORTION and _has_means(result)
