"""Results of several studies put together, by inverse-variance weights.

The estimators are this package's own, on scipy's distributions: PyMARE, which was tried, leaves the
derivative of the likelihood up to 1e-5 from zero, and has no prediction interval and no
leave-one-out (docs/numbers.md says what was measured). scipy comes with the extra ``stats``;
importing this package loads neither it nor numpy.
"""

from claimgrade.statistics.pooling.asymmetry import egger
from claimgrade.statistics.pooling.effects import is_ratio, pooled_effect
from claimgrade.statistics.pooling.methods import Adjustment, Estimator, Prediction
from claimgrade.statistics.pooling.pooled_value import Limits, PooledValue, leave_one_out, pool

__all__ = [
    "Adjustment",
    "Estimator",
    "Limits",
    "PooledValue",
    "Prediction",
    "egger",
    "is_ratio",
    "leave_one_out",
    "pool",
    "pooled_effect",
]
