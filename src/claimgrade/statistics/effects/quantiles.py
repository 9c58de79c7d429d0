"""Quantiles of the normal and the t distribution that an interval of a given level reaches to."""

from statistics import NormalDist

from claimgrade.model.saying import sayable

NEEDS_SCIPY = sayable('a t quantile needs SciPy, which pip install "claimgrade[stats]" installs')


def normal_quantile(level: float) -> float:
    """Return how many standard errors a normal interval of ``level`` reaches: 1.96 for 0.95.

    Raises ``ValueError`` unless ``level`` lies between 0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {level}")
    return NormalDist().inv_cdf(0.5 + level / 2)


def t_quantile(level: float, degrees: float) -> float | None:
    """Return how many standard errors a t interval of ``level`` reaches, by SciPy.

    ``None`` where SciPy is not installed. Raises ``ValueError`` unless ``level`` lies between 0
    and 1 and there is at least one degree of freedom.
    """
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {level}")
    if degrees < 1:
        raise ValueError(f"a t distribution has at least 1 degree of freedom, not {degrees}")
    try:
        from scipy.special import stdtrit
    except ImportError:
        return None
    return float(stdtrit(degrees, 0.5 + level / 2))
