"""How far studies differ beyond chance."""

from claimgrade.model.pooled import Heterogeneity
from claimgrade.statistics.pooling import formulas
from claimgrade.statistics.pooling.methods import Estimator
from claimgrade.statistics.pooling.moments import moments
from claimgrade.statistics.pooling.rows import Studies, whole
from claimgrade.statistics.pooling.tails import chi_squared_above

_FROM_Q = (Estimator.FIXED_EFFECT, Estimator.DERSIMONIAN_LAIRD)


def heterogeneity(studies: Studies, method: Estimator, between: float) -> Heterogeneity:
    """Return Cochran's Q with its p value, I squared in percent and tau squared of two studies up.

    I squared is taken from Q for the fixed effect and DerSimonian-Laird, whose tau squared comes
    from Q as well, else from tau squared over itself and the typical sampling variance. Source:
    Higgins & Thompson, Statistics in Medicine 2002;21:1539-1558.
    """
    sums = moments(studies.values, 1 / studies.variances, whole())
    q = float(sums.squares[0])
    degrees = studies.count - 1
    if method in _FROM_Q:
        share, named = (max(0.0, (q - degrees) / q) if q else 0.0), formulas.i_squared_from_q()
    else:
        typical = degrees * float(sums.total[0] / (2 * sums.pairs[0]))
        share, named = between / (between + typical), formulas.i_squared_from_tau()
    return Heterogeneity(
        q=q,
        degrees=degrees,
        p=chi_squared_above(q, degrees),
        i_squared=100 * share,
        i_squared_method=named,
        tau_squared=between,
    )
