"""Whether a standard error, a standard deviation and a confidence interval belong together."""

from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from claimgrade.statistics.consistency.rounding import Span, span_of


def sd_of_error(se: Decimal, n: int) -> tuple[float, float]:
    """Return the ends of the standard deviation that a printed standard error of a mean allows.

    SD = SE √n (Cochrane Handbook for Systematic Reviews of Interventions, section 6.5.2.2).

    Raises:
        ValueError: ``n`` is below 1.
    """
    if n < 1:
        raise ValueError("a mean is of at least one person")
    span = span_of(se)
    return float(span.low) * sqrt(n), float(span.high) * sqrt(n)


def sd_and_error_fit(sd: Decimal, se: Decimal, n: int) -> bool:
    """Return whether a printed standard deviation and standard error of ``n`` people can fit."""
    low, high = sd_of_error(se, n)
    span = span_of(sd)
    slack = 1e-9 * max(1.0, high)
    return float(span.low) <= high + slack and low <= float(span.high) + slack


def is_narrower_than_error_allows(
    low: Decimal, high: Decimal, se: Decimal, level: float = 0.95
) -> bool:
    """Return whether an interval is narrower than its standard error allows, however it was made.

    A confidence interval reaches at least the normal quantile times the standard error to either
    side; with few degrees of freedom further, never less far (Cochrane Handbook, section
    6.3.1). ``level`` is its level, as a share.
    """
    width = span_of(high).high - span_of(low).low
    smallest = 2 * NormalDist().inv_cdf(0.5 + level / 2) * float(span_of(se).low)
    return float(width) < smallest * (1 - 1e-9)


def excludes(low: Decimal, high: Decimal, value: Fraction) -> bool | None:
    """Return whether a printed interval excludes a value for sure; ``None`` on the edge of it."""
    below, above = span_of(low), span_of(high)
    if value < below.low or value > above.high:
        return True
    return None if _touches(below, value) or _touches(above, value) else False


def _touches(end: Span, value: Fraction) -> bool:
    return end.low <= value <= end.high
