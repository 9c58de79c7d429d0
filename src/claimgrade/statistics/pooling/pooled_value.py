"""Values of studies and their standard errors put together on the pooled scale."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimgrade.model.effect import Formula
from claimgrade.model.pooled import Heterogeneity
from claimgrade.statistics.pooling import formulas
from claimgrade.statistics.pooling.methods import Adjustment, Estimator, Prediction
from claimgrade.statistics.pooling.tails import reach

if TYPE_CHECKING:
    from claimgrade.statistics.pooling.rows import Studies


@dataclass(frozen=True, slots=True)
class Limits:
    """The two ends of an interval on the pooled scale, and the formula that gave them."""

    low: float
    high: float
    formula: Formula


@dataclass(frozen=True, slots=True)
class PooledValue:
    """A pool on the scale on which it was computed.

    ``standard_error`` is that of the adjustment. ``degrees`` are those of the t distribution of
    the interval, ``None`` where it is the normal one. ``adjustment`` says what was done, in words.
    ``weights`` are shares of 1. ``prediction`` or else ``prediction_missing`` is filled;
    ``heterogeneity`` is ``None`` for a single study.
    """

    value: float
    standard_error: float
    degrees: int | None
    adjustment: str
    confidence: Limits
    prediction: Limits | None
    prediction_missing: str
    heterogeneity: Heterogeneity | None
    tau_squared: float
    weights: tuple[float, ...]


def pool(
    values: Sequence[float],
    standard_errors: Sequence[float],
    *,
    method: Estimator = Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD,
    adjustment: Adjustment = Adjustment.HARTUNG_KNAPP,
    prediction: Prediction = Prediction.T_TWO_FEWER,
    level: float = 0.95,
) -> PooledValue:
    """Return the pooled value of one or more studies, with its intervals and heterogeneity.

    ``values`` and ``standard_errors`` are on the pooled scale (the logarithm for ratios), one of
    each a study; ``level`` is the share that the intervals hold. A single study is returned as it
    is, with a normal interval. Where the values do not differ at all, Hartung-Knapp's scale would
    be 0 and is left out.

    Raises ValueError for no study, sequences of different lengths, a number that is missing or
    beyond 1e30, a standard error of 0 or less (or below 1e-30), and a level outside 0 to 1;
    ModuleNotFoundError without the extra ``stats``.
    """
    from claimgrade.statistics.pooling import fits, rows
    from claimgrade.statistics.pooling.heterogeneity import heterogeneity

    studies = rows.studies_of(values, standard_errors)
    done = _adjustment_for(studies, adjustment)
    fitted = fits.fit(studies, rows.whole(), method, done)
    value, error, between = (float(found[0]) for found in fitted)
    degrees = None if done is Adjustment.NORMAL else studies.count - 1
    missing = formulas.why_no_prediction(method, studies.count)
    return PooledValue(
        value=value,
        standard_error=error,
        degrees=degrees,
        adjustment=formulas.adjustment_done(adjustment, done, studies.count),
        confidence=_limits(value, reach(level, degrees) * error, formulas.confidence(done)),
        prediction=None
        if missing
        else _predicted((value, error, between), studies.count, prediction, done, level),
        prediction_missing=missing,
        heterogeneity=heterogeneity(studies, method, between) if studies.count > 1 else None,
        tau_squared=between,
        weights=fits.shares(studies, between),
    )


def leave_one_out(
    values: Sequence[float],
    standard_errors: Sequence[float],
    *,
    method: Estimator = Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD,
    adjustment: Adjustment = Adjustment.HARTUNG_KNAPP,
    level: float = 0.95,
) -> tuple[tuple[float, float, float], ...]:
    """Return the pooled value and the ends of its interval without each study in turn.

    On the pooled scale, in the order of the studies; empty for a single study. Raises what
    ``pool`` raises.
    """
    from claimgrade.statistics.pooling import fits, rows

    studies = rows.studies_of(values, standard_errors)
    if studies.count == 1:
        return ()
    held = studies.count - 1
    done = Adjustment.NORMAL if held == 1 else adjustment
    value, error, _ = fits.fit(studies, rows.without_each(studies), method, done)
    half = reach(level, None if done is Adjustment.NORMAL else held - 1) * error
    return tuple(zip(value.tolist(), (value - half).tolist(), (value + half).tolist(), strict=True))


def _adjustment_for(studies: "Studies", asked: Adjustment) -> Adjustment:
    """Return the adjustment that these studies allow: none for one, no scale of 0 for equals."""
    if studies.count == 1:
        return Adjustment.NORMAL
    if asked is Adjustment.HARTUNG_KNAPP and (studies.values == studies.values[0]).all():
        return Adjustment.HARTUNG_KNAPP_AD_HOC
    return asked


def _limits(value: float, half: float, formula: Formula) -> Limits:
    """Return the interval that reaches ``half`` to either side."""
    return Limits(value - half, value + half, formula)


def _predicted(
    fit: tuple[float, float, float], count: int, chosen: Prediction, done: Adjustment, level: float
) -> Limits:
    """Return where the effect of one more study would lie."""
    value, error, between = fit
    fewer = {Prediction.T_TWO_FEWER: 2, Prediction.T_ONE_FEWER: 1}
    degrees = count - fewer[chosen] if chosen in fewer else None
    half = reach(level, degrees) * math.sqrt(between + error**2)
    return _limits(value, half, formulas.prediction(chosen, done))
