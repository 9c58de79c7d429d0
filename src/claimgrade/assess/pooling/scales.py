"""The one scale on which results can be put together: measure, unit, and level or change."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, TypeVar

from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.assess.pooling.printed import has_figure
from claimgrade.model.effect import Effect, Measured, NotComputed
from claimgrade.model.pooled import LeftOut
from claimgrade.model.remembering import remembered
from claimgrade.model.saying import say, sayable, sentences_in_force
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects import effect_of, effects_of, spread_missing, spread_reason
from claimgrade.statistics.units import factor, unit_words

PREFERRED = (
    Statistic.MEAN_DIFFERENCE,
    Statistic.RISK_RATIO,
    Statistic.ODDS_RATIO,
    Statistic.HAZARD_RATIO,
    Statistic.RISK_DIFFERENCE,
    Statistic.STANDARDISED_MEAN_DIFFERENCE,
    Statistic.RATIO,
)
"""Measures that can be put together; where two serve as many studies, the first is taken.

The difference in its own unit comes before the standardised one (Cochrane Handbook, chapter 10:
results on one scale are put together on that scale), the risk ratio before the odds ratio, which
is easily misread.
"""

_IN_UNITS = (Statistic.MEAN_DIFFERENCE,)

_NAMES = {
    Statistic.MEAN_DIFFERENCE: sayable("a mean difference"),
    Statistic.RISK_RATIO: sayable("a risk ratio"),
    Statistic.ODDS_RATIO: sayable("an odds ratio"),
    Statistic.HAZARD_RATIO: sayable("a hazard ratio"),
    Statistic.RISK_DIFFERENCE: sayable("a risk difference"),
    Statistic.STANDARDISED_MEAN_DIFFERENCE: sayable("a standardised mean difference"),
    Statistic.RATIO: sayable("a ratio of means"),
}

_MEASURED = {
    Measured.LEVEL: sayable(
        "it gives values at one time, the others changes, which are never one scale"
    ),
    Measured.CHANGE: sayable(
        "it gives changes, the others values at one time, which are never one scale"
    ),
}
"""Why a result is not on one scale with others, by what it gives itself."""


_Found = TypeVar("_Found", Effect, NotComputed)


class Scale(NamedTuple):
    """What the effects of one pool have in common; ``unit`` is empty where it has none."""

    measure: Statistic
    measured: Measured
    unit: str


class Computed(NamedTuple):
    """A result with the effects that can be worked out of it, and what is missing of the others.

    ``weighable`` are the effects that have a standard error, so that they can be weighed.
    """

    candidate: Candidate
    effects: tuple[Effect, ...]
    weighable: tuple[Effect, ...]
    lacking: tuple[NotComputed, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing to weigh the result, as dotted names below it."""
        if self.effects:
            effect = _first(self.effects)
            return spread_missing(self.candidate.result, effect.measure)
        return _first(self.lacking).missing if self.lacking else ()

    def on(self, scale: Scale) -> Effect | None:
        """Return the effect on a scale, its unit converted; ``None`` where there is none."""
        for effect in self.weighable:
            if effect.measure is scale.measure and effect.measured is scale.measured:
                return in_unit(effect, scale.unit)
        return None


def computed(candidate: Candidate) -> Computed:
    """Return a result with all its effects that can be put together with those of others."""
    return Computed(candidate, *_worked_out(candidate.result))


# Claims that rest on one study ask for the same effects.
@remembered(sentences_in_force)
def _worked_out(
    result: Result,
) -> tuple[tuple[Effect, ...], tuple[Effect, ...], tuple[NotComputed, ...]]:
    found = [one for one in effects_of(result) if one.measure in PREFERRED]
    if _has_changes(result):
        # Both are kept: which of them is common to all studies is seen only beside the others.
        found += [
            effect_of(result, one.measure, measured=Measured.CHANGE)
            for one in found
            if isinstance(one, Effect) and one.measured is Measured.LEVEL
        ]
    effects = tuple(one for one in found if isinstance(one, Effect))
    return (
        effects,
        tuple(one for one in effects if _is_positive(one)),
        tuple(one for one in found if isinstance(one, NotComputed)),
    )


def common_scale(results: Iterable[Computed]) -> Scale | None:
    """Return the scale that serves most sets of people; ``None`` where no effect has a spread.

    Of several that serve as many, the measure first in ``PREFERRED``, changes before values at
    one time, and the unit that most results are in.
    """
    results = tuple(results)
    scales = {
        Scale(effect.measure, effect.measured, _unit_of(effect))
        for one in results
        for effect in one.weighable
    }
    units = Counter(_unit_of(effect) for one in results for effect in one.weighable)
    return min(
        scales,
        key=lambda scale: (
            -len({one.candidate.data_set for one in results if one.on(scale) is not None}),
            PREFERRED.index(scale.measure),
            scale.measured is Measured.LEVEL,
            -units[scale.unit],
            scale.unit,
        ),
        default=None,
    )


def in_unit(effect: Effect, unit: str) -> Effect | None:
    """Return an effect in another unit; ``None`` where no conversion is known."""
    if effect.measure not in _IN_UNITS or effect.unit == unit:
        return effect
    times = factor(effect.unit, unit)
    if times is None:
        return None
    by = float(times)
    return replace(
        effect,
        value=effect.value * by,
        standard_error=None if effect.standard_error is None else effect.standard_error * by,
        low=None if effect.low is None else effect.low * by,
        high=None if effect.high is None else effect.high * by,
        unit=unit,
    )


def not_on_scale(one: Computed, scale: Scale | None) -> LeftOut:
    """Return a result that has no effect on the scale of the pool, with the reason."""
    if not one.weighable:
        return _without_spread(one)
    if scale is None:
        return one.candidate.left_out(say("no effect can be worked out"))
    others = [effect for effect in one.weighable if effect.measure is scale.measure]
    if any(effect.measured is scale.measured for effect in others):
        reason = say(
            "it is in {units}, which does not convert to {unit}",
            units=", ".join(sorted({_unit_words(effect.unit) for effect in others})),
            unit=_unit_words(scale.unit),
        )
    elif others:
        reason = say(_MEASURED[others[0].measured])
    else:
        reason = say(
            "it allows {measure}, the others {other}",
            measure=say(_NAMES[one.weighable[0].measure]),
            other=say(_NAMES[scale.measure]),
        )
    return one.candidate.left_out(reason)


def _unit_words(unit: str) -> str:
    return unit_words(unit) if unit else say("no unit")


def _without_spread(one: Computed) -> LeftOut:
    """Return a result whose effects, if any, have no standard error, with the missing fields."""
    if not has_figure(one.candidate.result):
        return one.candidate.left_out(say("no figure is reported"), ("groups",))
    if one.effects:
        effect = _first(one.effects)
        why = spread_reason(one.candidate.result, effect.measure) or say(_NO_SPREAD)
        return replace(one.candidate.left_out(why, one.missing), effect=effect)
    if one.lacking:
        return one.candidate.left_out(_first(one.lacking).reason, one.missing)
    reason = say("no figure that could be put together is recorded")
    return one.candidate.left_out(reason, ("groups",))


_NO_SPREAD = sayable("no spread reported")


def _first(found: Sequence[_Found]) -> _Found:
    """Return the effect, or what is missing of it, whose measure comes first."""
    return min(found, key=lambda one: PREFERRED.index(one.measure))


def _has_changes(result: Result) -> bool:
    """Return whether changes, or values before, are recorded of any group."""
    return any(isinstance(value, Decimal) for g in result.groups for value in (g.change, g.before))


def _unit_of(effect: Effect) -> str:
    return effect.unit if effect.measure in _IN_UNITS else ""


def _is_positive(effect: Effect) -> bool:
    return effect.standard_error is not None and effect.standard_error > 0
