"""Effects within one group over time: change, percent change, fold, standardised change."""

import math
from dataclasses import dataclass

from claimgrade.model.effect import Formula, Measured, NotComputed
from claimgrade.model.saying import say
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import GroupRole, Statistic
from claimgrade.statistics.effects.arms import (
    Arm,
    change_in,
    correlation_before_after,
    correlation_of,
    level_in,
    people_in,
    spread_before,
    spread_of_mean,
)
from claimgrade.statistics.effects.continuous import hedges_correction, near_zero
from claimgrade.statistics.effects.conversions import sd_of_change
from claimgrade.statistics.effects.recorded import (
    field,
    number,
    statistic_of_groups,
    unit_of,
    unit_of_differences,
)
from claimgrade.statistics.effects.scales import effect
from claimgrade.statistics.effects.signs import within
from claimgrade.statistics.effects.sources import (
    ARITHMETIC,
    BECKER,
    DELTA,
    ELBOURNE,
    HEDGES_1981,
    LAJEUNESSE,
)
from claimgrade.statistics.effects.steps import (
    Derived,
    Lacking,
    Worked,
    all_lacking,
    not_computed,
    shown,
)

_UNITS = {
    Statistic.PERCENT_CHANGE: "%",
    Statistic.FOLD_OF_BASELINE: "times the value before",
    Statistic.WITHIN_GROUP_EFFECT_SIZE: "standard deviations before",
}


@dataclass(frozen=True, slots=True)
class Course:
    """One group followed over time."""

    result: Result
    group: Group
    level: float


def group_followed(result: Result) -> Group | Lacking:
    """Return the group whose change a result tells: the only one, or the intervention."""
    groups = result.groups
    if not groups:
        return Lacking(("groups",), say("no group is recorded"))
    if len(groups) == 1:
        return groups[0]
    marked = [group for group in groups if group.role is GroupRole.INTERVENTION]
    if len(marked) == 1:
        return marked[0]
    fields = tuple(field(group, "role") for group in marked or groups)
    return Lacking(fields, say("which group's change is meant is not recorded"))


def change(course: Course) -> Worked | NotComputed:
    """Return the mean change from before to after, more after than before being positive.

    Its standard error is the standard deviation of the changes over √n (Elbourne et al. 2002).
    """
    measure = Statistic.MEAN_DIFFERENCE
    found = change_in(course.result, course.group)
    if isinstance(found, Lacking):
        return not_computed(measure, found)
    formula = Formula(f"mean change = {shown(found.value)}", ARITHMETIC)
    return _worked(course, measure, found.value, (*found.formulas, formula), _spread_of(found))


def percent_change(course: Course) -> Worked | NotComputed:
    """Return the change in percent of the value before.

    As printed where the figures are percent changes, else 100 (after − before) / before with the
    first-order variance of a ratio. Values of 0 before or of opposite sign make no percentage.
    """
    measure = Statistic.PERCENT_CHANGE
    if statistic_of_groups(course.result) is measure:
        return _printed_changes(course, measure)
    values = _before_after(course, zero_after=True)
    if isinstance(values, Lacking):
        return not_computed(measure, values)
    before, after = values
    value = 100 * (after / before - 1)
    text = (
        f"percent change = 100 × ({shown(after)} − {shown(before)}) / {shown(before)} = "
        f"{shown(value)} %"
    )
    spread = _spread_of_percent(course, before, after)
    return _worked(course, measure, value, (Formula(text, ARITHMETIC),), spread, falling=after < 0)


def fold_of_baseline(course: Course) -> Worked | NotComputed:
    """Return the value after as a multiple of the value before.

    The variance of its logarithm is (CV₁² + CV₂² − 2 r CV₁ CV₂)/n, CV = SD/mean (Lajeunesse
    2011). Values of 0 or of opposite sign make no ratio.
    """
    measure = Statistic.FOLD_OF_BASELINE
    values = _before_after(course, zero_after=False)
    if isinstance(values, Lacking):
        return not_computed(measure, values)
    before, after = values
    value = after / before
    text = f"multiple of the value before = {shown(after)} / {shown(before)} = {shown(value)}"
    spread = _spread_of_log_fold(course, before, after)
    return _worked(course, measure, value, (Formula(text, ARITHMETIC),), spread, falling=after < 0)


def standardised_change(course: Course) -> Worked | NotComputed:
    """Return the change in standard deviations of the values before, corrected for few people.

    J (after − before) / SD before with n − 1 degrees of freedom; its variance is
    2(1 − r)/n + g²/(2n) (Becker 1988; J by Hedges 1981).
    """
    measure = Statistic.WITHIN_GROUP_EFFECT_SIZE
    found = change_in(course.result, course.group)
    before = spread_before(course.result, course.group)
    people = people_in(course.group)
    absent = [v for v in (found, before, people) if isinstance(v, Lacking)]
    if absent or isinstance(found, Lacking) or isinstance(before, Lacking):
        return not_computed(measure, *absent)
    if isinstance(people, Lacking) or people < 3:
        lacking = Lacking((field(course.group, "n"),), say("too few people to standardise by"))
        return not_computed(measure, lacking)
    if before.value == 0:
        fields = (field(course.group, "before_sd"),)
        reason = say("a spread of 0 leaves nothing to divide by")
        return not_computed(measure, Lacking(fields, reason))
    correction = hedges_correction(people - 1)
    g = correction * (found.value / before.value)
    text = (
        f"g = J × change / SD before = {shown(correction)} × {shown(found.value)} / "
        f"{shown(before.value)} = {shown(g)}"
    )
    formulas = (*found.formulas, *before.formulas, Formula(text, HEDGES_1981))
    spread: Derived | Lacking
    correlation = correlation_before_after(course.result, course.group)
    if isinstance(correlation, Lacking):
        spread = correlation
    else:
        se = math.sqrt((2 * (1 - correlation.value) + g * g / 2) / people)
        text = (
            f"SE = √(2(1 − r)/n + g²/(2n)) with r = {shown(correlation.value)}, n = {people}: "
            f"{shown(se)}"
        )
        spread = Derived(se, (*correlation.formulas, Formula(text, BECKER)))
    return _worked(course, measure, g, formulas, spread)


def _worked(
    course: Course,
    measure: Statistic,
    value: float,
    formulas: tuple[Formula, ...],
    spread: Derived | Lacking,
    *,
    falling: bool = False,
) -> Worked:
    if isinstance(spread, Derived) and spread.value <= 0:
        fields = (field(course.group, "change_sd"),)
        spread = Lacking(fields, say("a spread of 0 gives no standard error"))
    people = people_in(course.group)
    found = effect(
        measure,
        value,
        spread.value if isinstance(spread, Derived) else None,
        level=course.level,
        unit=_UNITS.get(measure) or _unit_of_change(course.result),
        measured=Measured.CHANGE,
        sign=within(measure, course.group.name, falling),
        people=people if isinstance(people, int) else None,
        formulas=(*formulas, *(spread.formulas if isinstance(spread, Derived) else ())),
    )
    return Worked(found, spread if isinstance(spread, Lacking) else None)


def _unit_of_change(result: Result) -> str:
    """Return the unit of a change: percentage points between levels that are in percent."""
    if statistic_of_groups(result) is Statistic.PERCENT_CHANGE:
        return unit_of(result)
    return unit_of_differences(result)


def _spread_of(arm: Arm) -> Derived | Lacking:
    """Return the standard error of a mean change."""
    absent = [v for v in (arm.spread, arm.people) if isinstance(v, Lacking)]
    if isinstance(arm.spread, Lacking) or isinstance(arm.people, Lacking):
        return all_lacking(*absent)
    se = arm.spread.value / math.sqrt(arm.people)
    text = f"SE = SD of changes / √n = {shown(arm.spread.value)} / √{arm.people} = {shown(se)}"
    return Derived(se, (*arm.spread.formulas, Formula(text, ELBOURNE)))


def _printed_changes(course: Course, measure: Statistic) -> Worked | NotComputed:
    """Return a change whose figures are printed as changes, as the group's mean."""
    found = level_in(course.result, course.group, approximate=False)
    if isinstance(found, Lacking):
        printed = change_in(course.result, course.group)
        if isinstance(printed, Lacking):
            return not_computed(measure, found)
        found = printed
    formula = Formula(f"mean change as printed = {shown(found.value)}", ARITHMETIC)
    return _worked(course, measure, found.value, (formula,), _spread_of(found))


def _before_after(course: Course, *, zero_after: bool) -> tuple[float, float] | Lacking:
    """Return the values before and after where they can stand in a ratio."""
    group = course.group
    before, after = number(group.before), number(group.mean)
    if before is None or after is None:
        values = (("before", before), ("mean", after))
        absent = tuple(field(group, name) for name, value in values if value is None)
        return Lacking(absent, say("the values before and after are not both recorded"))
    if before == 0 or (after == 0 and not zero_after):
        name = "before" if before == 0 else "mean"
        return Lacking((field(group, name),), say("a value of 0 makes no ratio"))
    if (before < 0) != (after < 0) and after != 0:
        fields = (field(group, "before"), field(group, "mean"))
        return Lacking(fields, say("values of opposite sign make no ratio"))
    return before, after


@dataclass(frozen=True, slots=True)
class _Spreads:
    before: Derived
    after: Derived
    correlation: Derived
    people: int

    @property
    def formulas(self) -> tuple[Formula, ...]:
        return (*self.before.formulas, *self.after.formulas, *self.correlation.formulas)


def _spreads(course: Course) -> _Spreads | Lacking:
    """Return both standard deviations, how the values go along, and the people."""
    result, group = course.result, course.group
    before = spread_before(result, group)
    after = spread_of_mean(result, group, approximate=False)
    correlation = correlation_before_after(result, group)
    people = people_in(group)
    absent = [v for v in (before, after, correlation, people) if isinstance(v, Lacking)]
    if (
        isinstance(before, Lacking)
        or isinstance(after, Lacking)
        or isinstance(correlation, Lacking)
        or isinstance(people, Lacking)
    ):
        if correlation_of(result) is None and number(group.change_sd) is not None:
            sds = [v for v in absent if v is not correlation]
            absent = sds or absent
        return all_lacking(*absent)
    return _Spreads(before, after, correlation, people)


def _spread_of_log_fold(course: Course, before: float, after: float) -> Derived | Lacking:
    found = _spreads(course)
    if isinstance(found, Lacking):
        return found
    r, n = found.correlation.value, found.people
    shares = (found.before.value / abs(before), found.after.value / abs(after))
    se = sd_of_change(*shares, r).value / math.sqrt(n)
    text = (
        "SE of ln(ratio) = √((CV₁² + CV₂² − 2 r CV₁ CV₂)/n), CV = SD/mean, with "
        f"r = {shown(r)}, n = {n}: {shown(se)}"
    )
    caution = near_zero(*((share, n) for share in shares))
    return Derived(se, (*found.formulas, Formula(text, LAJEUNESSE), *caution))


def _spread_of_percent(course: Course, before: float, after: float) -> Derived | Lacking:
    found = _spreads(course)
    if isinstance(found, Lacking):
        return found
    r, n = found.correlation.value, found.people
    scaled_before = (after / before) * (found.before.value / abs(before))
    se = 100 * sd_of_change(scaled_before, found.after.value / abs(before), r).value / math.sqrt(n)
    text = f"SE = 100 × SE of after/before, with r = {shown(r)}, n = {n}: {shown(se)}"
    return Derived(se, (*found.formulas, Formula(text, DELTA)))
