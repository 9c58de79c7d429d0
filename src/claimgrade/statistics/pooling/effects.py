"""Effects of studies pooled, and the pool told on the scale a person reads."""

from collections.abc import Callable, Sequence
from functools import partial

from claimgrade.model.effect import Effect
from claimgrade.model.pooled import Interval, PooledEffect
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.scales import RATIOS, from_pooled_scale, to_pooled_scale
from claimgrade.statistics.pooling.asymmetry import egger
from claimgrade.statistics.pooling.methods import Adjustment, Estimator, Prediction
from claimgrade.statistics.pooling.pooled_value import Limits, leave_one_out, pool


def is_ratio(measure: Statistic) -> bool:
    """Return whether a measure is pooled as its natural logarithm."""
    return measure in RATIOS


def pooled_effect(
    effects: Sequence[Effect],
    *,
    method: Estimator = Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD,
    adjustment: Adjustment = Adjustment.HARTUNG_KNAPP,
    prediction: Prediction = Prediction.T_TWO_FEWER,
    level: float = 0.95,
) -> PooledEffect:
    """Return what effects of one measure add up to, on the scale a person reads.

    Ratios are pooled as logarithms, correlations as Fisher's z, everything else as it is. The
    order of ``weights`` and ``without_each`` is that of ``effects``; the standard error and the
    variance between studies stay on the pooled scale.

    Raises ValueError for no effect, effects that differ in measure, unit or in what was measured
    (a level or a change), an effect without a standard error, and what ``pool`` refuses.
    """
    values, errors = _comparable(effects)
    back = partial(from_pooled_scale, effects[0].measure)
    found = pool(
        values, errors, method=method, adjustment=adjustment, prediction=prediction, level=level
    )
    without = leave_one_out(values, errors, method=method, adjustment=adjustment, level=level)
    asymmetry = egger(values, errors)
    confidence = _told(found.confidence, back)
    return PooledEffect(
        value=back(found.value),
        low=confidence.low,
        high=confidence.high,
        standard_error=found.standard_error,
        method=method.words,
        adjustment=found.adjustment,
        confidence=confidence,
        prediction=_told(found.prediction, back) if found.prediction else None,
        prediction_missing=found.prediction_missing,
        heterogeneity=found.heterogeneity,
        asymmetry=None if isinstance(asymmetry, str) else asymmetry,
        asymmetry_missing=asymmetry if isinstance(asymmetry, str) else "",
        weights=found.weights,
        without_each=tuple((back(v), back(low), back(high)) for v, low, high in without),
    )


def _comparable(effects: Sequence[Effect]) -> tuple[list[float], list[float]]:
    """Return values and standard errors on the pooled scale, refusing effects of two kinds."""
    if not effects:
        raise ValueError("no effect to pool")
    kinds = {(effect.measure, effect.measured, effect.unit) for effect in effects}
    if len(kinds) > 1:
        told = ", ".join(sorted(f"{m} ({what}) in {unit or '1'}" for m, what, unit in kinds))
        raise ValueError(f"effects that are not one measure on one scale: {told}")
    errors = [effect.standard_error for effect in effects if effect.standard_error is not None]
    if len(errors) < len(effects):
        raise ValueError("an effect has no standard error and cannot be pooled")
    return [to_pooled_scale(effect.measure, effect.value) for effect in effects], errors


def _told(limits: Limits, back: Callable[[float], float]) -> Interval:
    """Return an interval of the pooled scale on the scale a person reads."""
    return Interval(back(limits.low), back(limits.high), limits.formula)
