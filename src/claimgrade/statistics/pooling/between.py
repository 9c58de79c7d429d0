"""The variance between studies, tau squared, by every estimator."""

from collections.abc import Callable

import numpy as np

from claimgrade.statistics.pooling import likelihood
from claimgrade.statistics.pooling.methods import Estimator
from claimgrade.statistics.pooling.moments import moments
from claimgrade.statistics.pooling.rows import Indices, Numbers, Studies, held


def between_studies(method: Estimator, studies: Studies, left_out: Indices) -> Numbers:
    """Return tau squared, 0 or more, for every row of pools.

    0 where a row holds one study only, and for the fixed effect, which takes it to be 0.
    """
    if held(studies, left_out) < 2 or method is Estimator.FIXED_EFFECT:
        return np.zeros(len(left_out))
    if method is Estimator.MAXIMUM_LIKELIHOOD:
        return likelihood.highest(studies, left_out, restricted=False)
    if method is Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD:
        return likelihood.highest(studies, left_out, restricted=True)
    return np.maximum(_MOMENTS[method](studies, left_out), 0.0)


def dersimonian_laird(studies: Studies, left_out: Indices) -> Numbers:
    """Return the moment estimate from Cochran's Q, before it is cut off at 0.

    Source: DerSimonian & Laird, Controlled Clinical Trials 1986;7:177-188. The sum of weights less
    the sum of their squares over it is twice the sum of all pairs of weights over the sum.
    """
    found = moments(studies.values, 1 / studies.variances, left_out)
    degrees = held(studies, left_out) - 1
    return (found.squares - degrees) * found.total / (2 * found.pairs)


def hedges(studies: Studies, left_out: Indices) -> Numbers:
    """Return the unweighted variance of the values less the mean sampling variance.

    It may be below 0. Source: Hedges, Psychological Bulletin 1983;93:388-395.
    """
    evenly = np.ones(studies.count)
    found = moments(studies.values, evenly, left_out)
    sampling = moments(studies.variances, evenly, left_out)
    return found.squares / (held(studies, left_out) - 1) - sampling.mean


_MOMENTS: dict[Estimator, Callable[[Studies, Indices], Numbers]] = {
    Estimator.DERSIMONIAN_LAIRD: dersimonian_laird,
    Estimator.HEDGES: hedges,
}
