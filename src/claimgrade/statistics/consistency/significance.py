"""On which side of the level of significance a printed p value lies, for sure."""

from decimal import Decimal
from fractions import Fraction

from claimgrade.statistics.consistency.reported import Comparison, PrintedP
from claimgrade.statistics.consistency.rounding import span_of


def side_of(p: PrintedP, alpha: Decimal) -> bool | None:
    """Return whether every p value that a printed one can stand for is below ``alpha``.

    ``False`` where every one is above it, ``None`` where the digits or the sign leave it open.
    'ns' says that it is above the level its authors took, and leaves open which that is.
    """
    if p.value is None:
        return None
    level = Fraction(alpha)
    if p.comparison is Comparison.EQUAL:
        span = span_of(p.value)
        if span.high < level:
            return True
        return False if span.low > level else None
    if p.comparison in (Comparison.BELOW, Comparison.AT_MOST):
        return True if p.value <= alpha else None
    return False if p.value >= alpha else None
