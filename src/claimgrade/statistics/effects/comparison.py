"""What two groups are compared on, and what holds for every effect between them."""

from dataclasses import dataclass

from claimgrade.model.effect import Formula, Measured
from claimgrade.model.saying import say
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.arms import (
    Arm,
    change_in,
    correlation_lacking,
    correlation_of,
    level_in,
)
from claimgrade.statistics.effects.recorded import (
    Sides,
    field,
    number,
    paired,
    statistic_of_groups,
    unit_of_differences,
)
from claimgrade.statistics.effects.scales import RATIOS, effect
from claimgrade.statistics.effects.signs import between
from claimgrade.statistics.effects.steps import Derived, Lacking, Worked, all_lacking
from claimgrade.statistics.sorts import plain_name

_CHANGES = frozenset(
    {Statistic.PERCENT_CHANGE, Statistic.MEAN_DIFFERENCE, Statistic.FOLD_OF_BASELINE}
)
"""What a group's figures are where they are changes already."""

_NO_MEANS = frozenset(
    {
        Statistic.STANDARDISED_MEAN_DIFFERENCE,
        Statistic.WITHIN_GROUP_EFFECT_SIZE,
        Statistic.CORRELATION,
        Statistic.COEFFICIENT_OF_VARIATION,
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
        Statistic.RISK_DIFFERENCE,
        Statistic.RATIO,
        Statistic.PERCENT_DIFFERENCE,
        Statistic.PROPORTION,
        Statistic.COUNT,
        Statistic.SETTING,
    }
)
"""What a group's figures are where they are no means that could be compared as such."""

_UNITS = {
    Statistic.STANDARDISED_MEAN_DIFFERENCE: "standard deviations",
    Statistic.RATIO: "times",
    Statistic.PERCENT_DIFFERENCE: "%",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two groups on one scale: both values at one time, or both changes."""

    one: Arm
    other: Arm
    measured: Measured
    paired: bool | None
    correlation: float | Lacking
    unit: str
    level: float

    @property
    def people(self) -> int | None:
        """People that the comparison rests on; those in both conditions count once."""
        one, other = self.one.people, self.other.people
        if isinstance(one, Lacking) or isinstance(other, Lacking):
            return None
        return min(one, other) if self.paired else one + other

    def fields(self, of: str) -> tuple[str, ...]:
        """Return the fields that hold the groups' ``value``, ``spread`` or ``people``."""
        return tuple(getattr(arm, f"{of}_field") for arm in (self.one, self.other))

    def _conversions(self) -> tuple[Formula, ...]:
        """Return the steps that led to the groups' standard deviations."""
        spreads = (self.one.spread, self.other.spread)
        return tuple(f for s in spreads if isinstance(s, Derived) for f in s.formulas)

    def worked(
        self,
        measure: Statistic,
        value: float,
        formula: Formula,
        spread: Derived | Lacking,
    ) -> Worked:
        """Return an effect between the groups, with its interval where its spread is known."""
        if isinstance(spread, Derived) and spread.value <= 0:
            reason = say("a spread of 0 gives no standard error")
            spread = Lacking(self.fields("spread"), reason)
        steps = spread.formulas if isinstance(spread, Derived) else ()
        if steps or measure is Statistic.STANDARDISED_MEAN_DIFFERENCE:
            before = (*self.one.formulas, *self.other.formulas, *self._conversions())
        else:
            before = (*self.one.formulas, *self.other.formulas)
        found = effect(
            measure,
            value,
            spread.value if isinstance(spread, Derived) else None,
            level=self.level,
            unit=_UNITS.get(measure, self.unit),
            measured=self.measured,
            sign=self._sign(measure),
            people=self.people,
            formulas=(*before, formula, *steps),
        )
        return Worked(found, spread if isinstance(spread, Lacking) else None)

    def _sign(self, measure: Statistic) -> str:
        relative = measure in RATIOS or measure is Statistic.PERCENT_DIFFERENCE
        falling = relative and self.one.value < 0 and self.other.value < 0
        return between(measure, self.one.name, self.other.name, self.measured, falling)


def comparable_on(result: Result) -> tuple[Measured, ...]:
    """Return what groups can be compared on: values, then changes, or changes alone."""
    if statistic_of_groups(result) in _CHANGES:
        return (Measured.CHANGE,)
    return (Measured.LEVEL, Measured.CHANGE)


def compared(
    result: Result, pair: Sides, measured: Measured, *, level: float, approximate: bool
) -> Comparison | Lacking:
    """Return two groups on the scale asked for, or what is missing to have both on it."""
    statistic = statistic_of_groups(result)
    if statistic in _NO_MEANS:
        fields = tuple(field(g, "mean") for g in (pair.intervention, pair.comparator))
        named = plain_name(statistic)
        reason = say("the groups hold figures of the sort {sort}, not means", sort=named)
        return Lacking(fields, reason)
    means_are_changes = statistic in _CHANGES
    if means_are_changes and measured is Measured.LEVEL:
        fields = tuple(field(g, "mean") for g in (pair.intervention, pair.comparator))
        reason = say("the figures of the groups are changes, not values at one time")
        return Lacking(fields, reason)
    arms = []
    for group in (pair.intervention, pair.comparator):
        if measured is Measured.LEVEL or (means_are_changes and number(group.change) is None):
            arms.append(level_in(result, group, approximate=approximate))
        else:
            arms.append(change_in(result, group))
    one, other = arms
    if isinstance(one, Lacking) or isinstance(other, Lacking):
        return all_lacking(*(arm for arm in arms if isinstance(arm, Lacking)))
    correlation = correlation_of(result)
    return Comparison(
        one,
        other,
        measured,
        paired(result),
        correlation_lacking(result) if correlation is None else correlation,
        unit_of_differences(result),
        level,
    )
