"""Pooled values and their standard errors, for rows of pools of the same studies."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimgrade.statistics.pooling import rows
from claimgrade.statistics.pooling.between import between_studies
from claimgrade.statistics.pooling.methods import Adjustment, Estimator
from claimgrade.statistics.pooling.rows import Indices, Numbers, Studies


class Fit(NamedTuple):
    """Rows of pools: the pooled value, its standard error by the adjustment, tau squared."""

    value: Numbers
    error: Numbers
    between: Numbers


def fit(studies: Studies, left_out: Indices, method: Estimator, adjustment: Adjustment) -> Fit:
    """Return the pooled value, its standard error and tau squared for every row of pools."""
    between = between_studies(method, studies, left_out)
    value, error = np.empty(len(left_out)), np.empty(len(left_out))
    equal = rows.equal(studies, left_out)
    for part in rows.blocks(left_out, studies.count):
        weight = rows.weights(studies, left_out[part], between[part])
        value[part], rest = rows.centred(studies, weight)
        error[part] = 1 / np.sqrt(weight.sum(axis=1))
        if adjustment is not Adjustment.NORMAL:
            error[part] *= _hartung_knapp(weight, rest, equal[part], adjustment)
    return Fit(value, error, between)


def shares(studies: Studies, between: float) -> tuple[float, ...]:
    """Return the weights of the studies in their whole pool, as shares of 1."""
    weight = rows.weights(studies, rows.whole(), np.array([between]))[0]
    return tuple((weight / weight.sum()).tolist())


def _hartung_knapp(
    weight: Numbers, rest: Numbers, equal: NDArray[np.bool_], adjustment: Adjustment
) -> Numbers:
    """Return the square root of the scale for every row; 1 where it would be 0."""
    scale = np.einsum("ij,ij->i", weight * rest, rest) / (np.count_nonzero(weight, axis=1) - 1)
    floor = 1.0 if adjustment is Adjustment.HARTUNG_KNAPP_AD_HOC else np.where(equal, 1.0, 0.0)
    return np.asarray(np.sqrt(np.maximum(scale, floor)))
