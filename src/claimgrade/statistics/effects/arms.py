"""One group's value or change with its spread, ready to be compared."""

from dataclasses import dataclass

from claimgrade.model.effect import Formula
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import IntervalKind, Statistic
from claimgrade.statistics.effects.conversions import (
    correlation_from_sds,
    mean_from_quartiles,
    mean_from_range,
    sd_from_confidence_interval,
    sd_from_quartiles,
    sd_from_range,
    sd_from_standard_error,
    sd_of_change,
)
from claimgrade.statistics.effects.quantiles import NEEDS_SCIPY
from claimgrade.statistics.effects.recorded import (
    confidence_level,
    field,
    interval_kind,
    number,
    statistic_of_groups,
    whole,
)
from claimgrade.statistics.effects.sources import ARITHMETIC
from claimgrade.statistics.effects.steps import Derived, Lacking, Step, all_lacking, shown


@dataclass(frozen=True, slots=True)
class Arm:
    """One group's figure, with the standard deviation of single values and the people in it.

    ``value_field``, ``spread_field`` and ``people_field`` are the dotted names of the fields that
    hold these, below the result.
    """

    name: str
    value: float
    spread: Derived | Lacking
    people: int | Lacking
    value_field: str
    spread_field: str
    people_field: str
    formulas: tuple[Formula, ...] = ()


def level_in(result: Result, group: Group, *, approximate: bool) -> Arm | Lacking:
    """Return a group's value at one time, or what is missing to have it.

    A median is never taken for a mean, but with ``approximate`` a mean is worked out from it and
    the quartiles or range beside it.
    """
    mean = _mean(result, group, approximate=approximate)
    if isinstance(mean, Lacking):
        return mean
    spread = spread_of_mean(result, group, approximate=approximate)
    return _arm(group, mean, spread, ("mean", "sd"))


def change_in(result: Result, group: Group) -> Arm | Lacking:
    """Return a group's change from before, as printed or as the difference of its values."""
    printed, after, before = (number(v) for v in (group.change, group.mean, group.before))
    spread = spread_of_change(result, group)
    if printed is not None:
        return _arm(group, Derived(printed), spread, ("change", "change_sd"))
    if after is None or before is None:
        absent = [n for n, v in (("mean", after), ("before", before)) if v is None]
        fields = tuple(field(group, n) for n in absent) if len(absent) == 1 else None
        return Lacking(fields or (field(group, "change"),), say("no change is recorded"))
    change = after - before
    text = f"change in {group.name} = {shown(after)} − {shown(before)} = {shown(change)}"
    step = Step(change, Formula(text, ARITHMETIC))
    return _arm(group, _derived(step), spread, ("change", "change_sd"))


def people_in(group: Group) -> int | Lacking:
    """Return how many people a group's figures rest on, two or more."""
    people = whole(group.n)
    if people is None:
        return Lacking((field(group, "n"),), say("how many people were analysed is not recorded"))
    if people < 2:
        return Lacking((field(group, "n"),), say("fewer than two people were analysed"))
    return people


def spread_of_mean(result: Result, group: Group, *, approximate: bool) -> Derived | Lacking:
    """Return the standard deviation of a group's values, converted where it is not printed.

    In this order: the SD, the standard error, a confidence interval; with ``approximate`` also
    quartiles or a range. A number after ± of which the kind is not stated is none of these.
    """
    sd = number(group.sd)
    if sd is not None:
        return _usable(group, "sd", sd)
    people = people_in(group)
    se = number(group.se)
    if se is not None:
        if isinstance(people, Lacking):
            return people
        if se < 0:
            return Lacking((field(group, "se"),), say("a negative standard error is recorded"))
        return _derived(sd_from_standard_error(se, people))
    return _spread_from_ends(
        result, group, (number(group.low), number(group.high)), people, approximate
    )


def spread_before(result: Result, group: Group) -> Derived | Lacking:
    """Return the standard deviation before, as printed or from its confidence interval."""
    sd = number(group.before_sd)
    if sd is not None:
        return _usable(group, "before_sd", sd)
    low, high = number(group.before_low), number(group.before_high)
    level = confidence_level(interval_kind(result, group))
    if low is not None and high is not None and level is not None and low <= high:
        return _from_interval(low, high, people_in(group), level)
    return _no_spread(group, "before_sd", group.before_spread, _NO_SPREAD_BEFORE)


def spread_of_change(result: Result, group: Group) -> Derived | Lacking:
    """Return the standard deviation of a group's changes.

    As printed; from the confidence interval of the change where no other value is recorded that
    it could belong to; else from the standard deviations before and after, and the correlation.
    """
    sd = number(group.change_sd)
    if sd is not None:
        return _usable(group, "change_sd", sd)
    of_change = _interval_of_change(result, group)
    if of_change is not None:
        return of_change
    before = spread_before(result, group)
    after = spread_of_mean(result, group, approximate=False)
    absent = [s for s in (before, after) if isinstance(s, Lacking)]
    if isinstance(before, Lacking) or isinstance(after, Lacking):
        if len(absent) == 1 and correlation_of(result) is not None:
            return absent[0]
        unnamed = any(s.unnamed for s in absent)
        reason = say(_NOT_STATED if unnamed else _NO_CHANGE_SD)
        return Lacking((field(group, "change_sd"),), reason, unnamed)
    if result.paired is True and len(result.groups) > 1:
        # One correlation is recorded, and here it is the one between the conditions.
        return Lacking((field(group, "change_sd"),), say(_NO_CHANGE_SD))
    correlation = correlation_before_after(result, group)
    if isinstance(correlation, Lacking):
        return correlation
    step = sd_of_change(before.value, after.value, correlation.value)
    return Derived(step.value, (*before.formulas, *after.formulas, step.formula))


def correlation_of(result: Result) -> float | None:
    """Return the recorded correlation of paired values, ``None`` if absent or impossible."""
    found = number(result.correlation)
    return found if found is not None and -1 <= found <= 1 else None


def correlation_lacking(result: Result) -> Lacking:
    """Return that the correlation of paired values is missing, or cannot be one."""
    if number(result.correlation) is not None:
        return Lacking(("correlation",), say("a correlation lies between −1 and 1"))
    reason = say("the correlation between the paired values is not recorded")
    return Lacking(("correlation",), reason)


def correlation_before_after(result: Result, group: Group) -> Derived | Lacking:
    """Return how values before and after go along: as recorded, else from the three SDs."""
    recorded = correlation_of(result)
    if recorded is not None:
        return Derived(recorded)
    before, after, change = (number(v) for v in (group.before_sd, group.sd, group.change_sd))
    if before is not None and after is not None and change is not None:
        step = correlation_from_sds(before, after, change)
        if step is not None:
            return _derived(step)
    return correlation_lacking(result)


_NOT_STATED = sayable("what the number after ± means is not stated")
_NO_SPREAD = sayable("no standard deviation, standard error or confidence interval is recorded")
_NO_SPREAD_BEFORE = sayable("no standard deviation of the values before is recorded")
_NO_CHANGE_SD = sayable("no standard deviation of the changes is recorded")
_KIND_OPEN = sayable(
    "whether the two ends are a confidence interval, quartiles or a range is not recorded"
)
_QUARTILES = sayable(
    "a standard deviation from quartiles or a range is an approximation, made when asked"
)

_APPROXIMATE = (IntervalKind.INTERQUARTILE, IntervalKind.RANGE)


def _arm(group: Group, value: Derived, spread: Derived | Lacking, names: tuple[str, str]) -> Arm:
    return Arm(
        group.name,
        value.value,
        spread,
        people_in(group),
        field(group, names[0]),
        field(group, names[1]),
        field(group, "n"),
        value.formulas,
    )


def _derived(step: Step) -> Derived:
    return Derived(step.value, (step.formula,))


def _usable(group: Group, name: str, sd: float) -> Derived | Lacking:
    if sd < 0:
        return Lacking((field(group, name),), say("a negative standard deviation is recorded"))
    return Derived(sd)


def _spread_from_ends(
    result: Result,
    group: Group,
    ends: tuple[float | None, float | None],
    people: int | Lacking,
    approximate: bool,
) -> Derived | Lacking:
    low, high = ends
    kind = interval_kind(result, group)
    if low is None or high is None or low > high:
        return _no_spread(group, "sd", group.spread, _NO_SPREAD)
    level = confidence_level(kind)
    if level is not None:
        return _from_interval(low, high, people, level)
    if kind in _APPROXIMATE:
        if not approximate:
            return Lacking((field(group, "sd"),), say(_QUARTILES))
        if isinstance(people, Lacking):
            return people
        from_ends = sd_from_range if kind is IntervalKind.RANGE else sd_from_quartiles
        return _derived(from_ends(low, high, people))
    if kind is None:
        return Lacking((field(group, "interval"),), say(_KIND_OPEN))
    return Lacking((field(group, "sd"),), say(_NO_SPREAD))


def _no_spread(group: Group, name: str, after_sign: object, reason: str) -> Lacking:
    """Return that a spread is missing; where a number stands after ±, that its kind is."""
    unnamed = number(after_sign) is not None
    return Lacking((field(group, name),), say(_NOT_STATED if unnamed else reason), unnamed)


def _from_interval(
    low: float, high: float, people: int | Lacking, level: float
) -> Derived | Lacking:
    if isinstance(people, Lacking):
        return people
    step = sd_from_confidence_interval(low, high, people, level)
    return Lacking((), say(NEEDS_SCIPY)) if step is None else _derived(step)


def _interval_of_change(result: Result, group: Group) -> Derived | Lacking | None:
    """Return the SD of changes from the ends beside a change, ``None`` where they are not its."""
    change, low, high = (number(v) for v in (group.change, group.low, group.high))
    if change is None or number(group.mean) is not None or low is None or high is None:
        return None
    level = confidence_level(interval_kind(result, group))
    if level is None or not low <= change <= high:
        return None
    return _from_interval(low, high, people_in(group), level)


def _mean(result: Result, group: Group, *, approximate: bool) -> Derived | Lacking:
    mean, median = number(group.mean), number(group.median)
    if statistic_of_groups(result) is Statistic.MEDIAN:
        mean, median = None, median if median is not None else mean
    if mean is not None:
        return Derived(mean)
    if median is None:
        return Lacking((field(group, "mean"),), say("no mean is recorded"))
    if not approximate:
        reason = say("a median is recorded, and a median is not a mean")
        return Lacking((field(group, "mean"),), reason)
    step = _mean_from_median(result, group, median)
    if isinstance(step, Lacking):
        return step
    return _derived(step)


def _mean_from_median(result: Result, group: Group, median: float) -> Step | Lacking:
    people, low, high = people_in(group), number(group.low), number(group.high)
    kind = interval_kind(result, group)
    absent = [people] if isinstance(people, Lacking) else []
    if kind not in _APPROXIMATE:
        absent.append(Lacking((field(group, "interval"),), say(_KIND_OPEN)))
    if low is None or high is None or not low <= median <= high:
        fields = (field(group, "low"), field(group, "high"))
        reason = say("no quartiles or range on both sides of the median")
        absent.append(Lacking(fields, reason))
    if absent or isinstance(people, Lacking) or low is None or high is None:
        return all_lacking(*absent)
    from_ends = mean_from_range if kind is IntervalKind.RANGE else mean_from_quartiles
    return from_ends(low, median, high, people)
