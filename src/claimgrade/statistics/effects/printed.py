"""An effect that the study prints itself: its estimate with its interval, error or p value."""

from dataclasses import replace

from claimgrade.model.effect import Effect, Formula, Measured, NotComputed
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Contrast, Direction, IntervalKind, Statistic
from claimgrade.statistics.effects.printed_spread import (
    CHANGES_WITHIN,
    Printed,
    level_of,
    people_of,
    spread_of_printed,
)
from claimgrade.statistics.effects.recorded import (
    POINTS,
    contrast_of,
    number,
    sides,
    unit_of,
    unit_of_differences,
)
from claimgrade.statistics.effects.scales import RATIOS, effect
from claimgrade.statistics.effects.signs import of_printed
from claimgrade.statistics.effects.sources import AS_PRINTED, CONVENTION
from claimgrade.statistics.effects.steps import Derived, Lacking, Worked, not_computed, shown
from claimgrade.statistics.units import is_percent, is_percentage_points

PRINTED_EFFECTS = RATIOS | {
    Statistic.MEAN_DIFFERENCE,
    Statistic.STANDARDISED_MEAN_DIFFERENCE,
    Statistic.WITHIN_GROUP_EFFECT_SIZE,
    Statistic.PERCENT_CHANGE,
    Statistic.PERCENT_DIFFERENCE,
    Statistic.RISK_DIFFERENCE,
    Statistic.CORRELATION,
}
"""Statistics of an estimate that are an effect; a mean, a count or a share is none."""


def is_printed(result: Result) -> bool:
    """Return whether a result prints an effect as its estimate."""
    return number(result.estimate) is not None and result.statistic in PRINTED_EFFECTS


def printed_effect(result: Result, *, level: float) -> Worked | NotComputed:
    """Return the effect that a result's estimate is, with what is printed of its spread.

    The standard error comes from the interval, from the error printed or from an exact p value,
    in this order; the ends stay as printed where they are of the ``level`` asked for. An estimate
    without a sign beside a recorded decrease is a fall. Raises ``ValueError`` where the estimate
    is no effect.
    """
    measure = result.statistic
    if not isinstance(measure, Statistic) or measure not in PRINTED_EFFECTS:
        raise ValueError("the estimate of this result is no effect")
    found = _read(result, measure)
    if isinstance(found, Lacking):
        return not_computed(measure, found)
    spread = spread_of_printed(result, measure, found)
    return _worked(result, measure, found, spread, level)


def _read(result: Result, measure: Statistic) -> Printed | Lacking:
    value, low, high = (number(v) for v in (result.estimate, result.low, result.high))
    if value is None:
        return Lacking(("estimate",), say("no estimate is recorded"))
    ends = "" if low is None or high is None else f" ({shown(low)} to {shown(high)})"
    formula = Formula(f"{measure.value.replace('-', ' ')} = {shown(value)}{ends}", AS_PRINTED)
    return _turned(result, measure, Printed(value, low, high, (formula,)))


def _turned(result: Result, measure: Statistic, found: Printed) -> Printed | Lacking:
    """Return an estimate on the scale of its measure, with the sign that its direction gives."""
    unit = unit_of(result)
    if measure in RATIOS:
        if unit and is_percent(unit):
            found = found.times(0.01, Formula("percent of the reference / 100", AS_PRINTED))
        if found.value <= 0:
            return Lacking(("estimate",), say("a ratio lies above 0"))
    elif measure is Statistic.CORRELATION and abs(found.value) > 1:
        return Lacking(("estimate",), say("a correlation lies between −1 and 1"))
    elif measure is Statistic.RISK_DIFFERENCE and not unit and abs(found.value) <= 1:
        return Lacking(("unit",), say("whether it is in percentage points is not recorded"))
    elif measure is Statistic.RISK_DIFFERENCE and unit and not _in_percent(unit):
        return Lacking(("unit",), say("a risk difference is worked with in percentage points"))
    return _directed(result, measure, found)


def _directed(result: Result, measure: Statistic, found: Printed) -> Printed | Lacking:
    none = 1.0 if measure in RATIOS else 0.0
    falls = result.direction is Direction.DECREASE and found.value > none
    rises = result.direction is Direction.INCREASE and found.value < none
    signless = falls and not none and (found.low is None or found.low >= 0)
    if signless and measure is not Statistic.CORRELATION:
        text = "printed without a sign beside a decrease, so taken as a fall"
        return found.times(-1, Formula(text, CONVENTION))
    if falls or rises:
        return Lacking(("estimate", "direction"), say(_FALLS if falls else _RISES))
    return found


_FALLS = sayable("the estimate and the direction recorded (decrease) contradict each other")
_RISES = sayable("the estimate and the direction recorded (increase) contradict each other")


def _worked(
    result: Result,
    measure: Statistic,
    found: Printed,
    spread: Derived | Lacking,
    level: float,
) -> Worked:
    made = effect(
        measure,
        found.value,
        spread.value if isinstance(spread, Derived) else None,
        level=level,
        unit=_unit(result, measure),
        measured=_measured(result, measure),
        sign=_sign(result, measure, turned=found.turned),
        people=people_of(result),
        formulas=(*found.formulas, *(spread.formulas if isinstance(spread, Derived) else ())),
    )
    if isinstance(spread, Lacking):
        return Worked(made, spread)
    return Worked(_with_printed_ends(result, found, made))


def _with_printed_ends(result: Result, found: Printed, made: Effect) -> Effect:
    """Return an effect with the ends that are printed, where they are of the level asked for."""
    kind = result.interval if isinstance(result.interval, IntervalKind) else None
    if level_of(kind) != made.level or found.low is None or found.high is None:
        return made
    if not found.low <= found.value <= found.high or made.low is None:
        return made
    formulas = (*made.formulas[:-1], Formula("interval as printed", AS_PRINTED))
    return replace(made, low=found.low, high=found.high, formulas=formulas)


def _measured(result: Result, measure: Statistic) -> Measured:
    if measure in CHANGES_WITHIN or contrast_of(result) is Contrast.CHANGE:
        return Measured.CHANGE
    of_change = [number(g.change) is not None and number(g.mean) is None for g in result.groups]
    return Measured.CHANGE if of_change and all(of_change) else Measured.LEVEL


def _unit(result: Result, measure: Statistic) -> str:
    if measure in RATIOS:
        return "times"
    if measure is Statistic.RISK_DIFFERENCE:
        return POINTS
    if measure in (Statistic.PERCENT_CHANGE, Statistic.PERCENT_DIFFERENCE):
        return "%"
    if measure is Statistic.MEAN_DIFFERENCE:
        return unit_of_differences(result)
    return "" if measure is Statistic.CORRELATION else "standard deviations"


def _sign(result: Result, measure: Statistic, *, turned: bool) -> str:
    pair = sides(result)
    names = None
    if not isinstance(pair, Lacking):
        names = (pair.intervention.name, pair.comparator.name)
    within = measure in CHANGES_WITHIN or contrast_of(result) is Contrast.CHANGE
    favours = result.favours if isinstance(result.favours, str) else ""
    comparison = result.comparison if isinstance(result.comparison, str) else ""
    told = result.direction in (Direction.INCREASE, Direction.DECREASE)
    return of_printed(
        measure,
        within=within,
        names=names,
        measured=_measured(result, measure),
        comparison=comparison if told else None,
        favours=favours,
        turned=turned,
    )


def _in_percent(unit: str) -> bool:
    return is_percent(unit) or is_percentage_points(unit)
