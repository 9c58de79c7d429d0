"""The scale an effect is pooled on, and the way from there to the scale a person reads."""

import math

from claimgrade.model.effect import Effect, Formula, Measured
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.quantiles import normal_quantile
from claimgrade.statistics.effects.sources import (
    BORENSTEIN_CORRELATION,
    HANDBOOK_MEANS,
    HANDBOOK_RATIO_SE,
)
from claimgrade.statistics.effects.steps import shown

RATIOS = frozenset(
    {
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
        Statistic.RATIO,
        Statistic.FOLD_OF_BASELINE,
    }
)
"""Measures that are pooled as natural logarithms."""


def to_pooled_scale(measure: Statistic, value: float) -> float:
    """Return an effect on the scale it is pooled on.

    The natural logarithm for ratios, Fisher's z for a correlation, the value itself otherwise.
    Raises ``ValueError`` for a ratio of 0 or less and a correlation of ±1 or beyond.
    """
    if measure in RATIOS:
        return math.log(value)
    return math.atanh(value) if measure is Statistic.CORRELATION else value


def from_pooled_scale(measure: Statistic, value: float) -> float:
    """Return an effect on the scale a person reads from that on which it is pooled.

    A logarithm too large for its ratio gives infinity.
    """
    if measure in RATIOS:
        try:
            return math.exp(value)
        except OverflowError:
            return math.inf
    return math.tanh(value) if measure is Statistic.CORRELATION else value


def effect(
    measure: Statistic,
    value: float,
    standard_error: float | None,
    *,
    level: float,
    unit: str,
    measured: Measured,
    sign: str,
    people: int | None,
    formulas: tuple[Formula, ...],
) -> Effect:
    """Return an effect with its normal interval, or without one where no spread is known.

    ``standard_error`` is on the pooled scale. The interval is normal, as for the effects that
    enter a meta-analysis (Cochrane Handbook, section 6.3; Borenstein et al. 2009, chapter 4).
    Raises ``OverflowError`` for a value beyond what a float holds, or a ratio too small for it.
    """
    if not math.isfinite(value) or (measure in RATIOS and value <= 0):
        raise OverflowError(f"{value} cannot be told as a {measure.value}")
    low = high = None
    if standard_error is not None:
        reach = normal_quantile(level) * standard_error
        centre = to_pooled_scale(measure, value)
        low = from_pooled_scale(measure, centre - reach)
        high = from_pooled_scale(measure, centre + reach)
        formulas = (*formulas, _interval_formula(measure, level))
    return Effect(
        measure, value, standard_error, low, high, level, unit, measured, sign, people, formulas
    )


def _interval_formula(measure: Statistic, level: float) -> Formula:
    named = f"{shown(100 * level)} % interval, normal"
    reach = f"{shown(normal_quantile(level))} × SE"
    if measure in RATIOS:
        return Formula(f"{named}: exp(ln(ratio) ± {reach})", HANDBOOK_RATIO_SE)
    if measure is Statistic.CORRELATION:
        return Formula(f"{named}: tanh(artanh(r) ± {reach})", BORENSTEIN_CORRELATION)
    return Formula(f"{named}: estimate ± {reach}", HANDBOOK_MEANS)
