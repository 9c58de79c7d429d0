"""How far an interval reaches, and tail areas; those of t and chi-squared are scipy's."""

from claimgrade.statistics.effects.quantiles import normal_quantile, t_quantile
from claimgrade.statistics.extra import HOW_TO_INSTALL


def reach(level: float, degrees: int | None) -> float:
    """Return how many standard errors either side an interval of ``level`` reaches.

    By the t distribution with these degrees of freedom, or the normal one where there are none.
    Raises ValueError for a level outside 0 to 1.
    """
    if degrees is None:
        return normal_quantile(level)
    found = t_quantile(level, degrees)
    if found is None:
        raise ModuleNotFoundError(HOW_TO_INSTALL)
    return found


def t_two_sided(t: float, degrees: int) -> float:
    """Return the share of Student's t that lies as far out as ``t`` or farther, on both sides."""
    from scipy.special import stdtr

    return 2 * float(stdtr(degrees, -abs(t)))


def chi_squared_above(value: float, degrees: int) -> float:
    """Return the share of the chi-squared distribution above ``value``."""
    from scipy.special import chdtrc

    return float(chdtrc(degrees, value))
