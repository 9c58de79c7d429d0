"""The p value that belongs to a test statistic and its degrees of freedom."""

from math import erfc, sqrt

from claimgrade.statistics.consistency.reported import StatisticKind
from claimgrade.statistics.extra import statistics_installed


def needs_extra(kind: StatisticKind) -> bool:
    """Return whether scipy is needed for this statistic; z alone does without."""
    return kind is not StatisticKind.Z


def can_be_computed(kind: StatisticKind) -> bool:
    """Return whether what this statistic needs is installed."""
    return not needs_extra(kind) or statistics_installed()


def two_tailed_p(kind: StatisticKind, size: float, df1: float | None, df2: float | None) -> float:
    """Return the p value of a statistic of this size, 0 or more; of both tails for t, r and z.

    F, χ² and Q have one tail, which holds both directions of an effect. r is tested as t =
    r √(df / (1 − r²)).

    Raises:
        ValueError: the statistic needs degrees of freedom that are not given, or that are not
            above 0.
        ImportError: scipy is needed and not installed (:func:`can_be_computed`).
    """
    if kind is StatisticKind.Z:
        return erfc(size / sqrt(2))
    from scipy.special import chdtrc, fdtrc, stdtr

    if kind is StatisticKind.F:
        return float(fdtrc(_above_zero(df1), _above_zero(df2), size))
    if kind in (StatisticKind.T, StatisticKind.CORRELATION):
        df = _above_zero(df2)
        if kind is StatisticKind.CORRELATION:
            if size >= 1:
                return 0.0
            size *= sqrt(df / (1 - size * size))
        return float(2 * stdtr(df, -size))
    return float(chdtrc(_above_zero(df1), size))


def _above_zero(df: float | None) -> float:
    if df is None or df <= 0:
        raise ValueError("degrees of freedom above 0 are needed")
    return df
