"""Whether the p value printed with a test is the one that belongs to it.

The idea and the cases are those of Nuijten, Hartgerink, van Assen, Epskamp & Wicherts, Behavior
Research Methods 2016;48:1205: p is computed again from the statistic and its degrees of freedom;
printed digits stand for all values they can be rounded from; and it is worse where the error
moves a result across the line of significance.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claimgrade.model.saying import say
from claimgrade.statistics.consistency.p_values import two_tailed_p
from claimgrade.statistics.consistency.reported import (
    Comparison,
    PrintedP,
    PrintedTest,
    StatisticKind,
)
from claimgrade.statistics.consistency.rounding import Rounding, span_of

_ALPHA = Decimal("0.05")

_TWO_SIDED = (StatisticKind.T, StatisticKind.Z, StatisticKind.CORRELATION)


class Agreement(StrEnum):
    """How the printed p value stands to the computed one."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    DECISION = "inconsistent, and significance with it"
    IMPOSSIBLE = "not a possible test"


@dataclass(frozen=True, slots=True)
class Judging:
    """How printed tests are judged.

    ``alpha`` is the level of significance. ``one_tailed`` takes every test as one-tailed;
    ``one_tailed_if_said`` those whose text says so and whose p value fits then.
    ``equal_is_significant`` is whether p = alpha is significant. ``zero_is_error`` is whether
    p = .000 is wrong as it stands, since no p value is 0, or stands for what rounds to it;
    p < .000 is wrong in any case. ``rounding`` is how the printed digits came about.
    """

    alpha: Decimal = _ALPHA
    one_tailed: bool = False
    one_tailed_if_said: bool = False
    equal_is_significant: bool = True
    zero_is_error: bool = True
    rounding: Rounding = Rounding.UP_OR_DOWN


_USUAL = Judging()


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A printed test held against its own arithmetic.

    ``computed`` is the p value of the statistic exactly as printed; ``low`` and ``high`` are the
    ends of the p values that its digits and its sign of comparison allow. ``one_tailed`` is
    whether half of both tails was taken. All are ``None`` where the test is not possible, and
    ``why`` says what is wrong with it.
    """

    agreement: Agreement
    computed: float | None = None
    low: float | None = None
    high: float | None = None
    one_tailed: bool = False
    why: str = ""


def recompute(test: PrintedTest, judging: Judging = _USUAL) -> Recomputed:
    """Return whether the p value printed with a test can be the one that belongs to it.

    Consistent where some value that rounds to the printed statistic has a p value that the
    printed one can stand for. The decision is inconsistent where the printed p value and every
    possible computed one lie on different sides of alpha.

    Raises:
        ImportError: scipy is needed and not installed
            (:func:`~claimgrade.statistics.consistency.p_values.can_be_computed`).
    """
    why = _not_possible(test)
    if why:
        return Recomputed(Agreement.IMPOSSIBLE, why=why)
    halved = judging.one_tailed and _has_two_sides(test)
    found = _judged(test, judging, halved)
    said = judging.one_tailed_if_said and test.one_tailed and not halved
    if said and found.agreement is not Agreement.CONSISTENT and _has_two_sides(test):
        directed = _judged(test, judging, True)
        if directed.agreement is Agreement.CONSISTENT:
            return directed
    return found


def fits_one_tailed(test: PrintedTest, judging: Judging = _USUAL) -> bool:
    """Return whether the printed p value is the one of a one-tailed test."""
    possible = _has_two_sides(test) and not _not_possible(test)
    return possible and _judged(test, judging, True).agreement is Agreement.CONSISTENT


def _not_possible(test: PrintedTest) -> str:
    """Return what is wrong with a test whatever p it has, else nothing."""
    below_zero = test.value < 0
    if test.kind is StatisticKind.CORRELATION and abs(test.value) > 1:
        return say("a correlation lies between -1 and 1")
    if test.kind not in _TWO_SIDED and below_zero:
        return say("{statistic} is never below 0", statistic=test.kind)
    if any(df is not None and df <= 0 for df in (test.df1, test.df2)):
        return say("degrees of freedom are above 0")
    p = test.p.value
    if p is not None and (p < 0 or p > 1):
        return say("p lies between 0 and 1")
    return ""


def _has_two_sides(test: PrintedTest) -> bool:
    """Return whether a test has a direction: F and χ² with one degree of freedom have, too."""
    return test.kind in _TWO_SIDED or test.df1 == 1


def _judged(test: PrintedTest, judging: Judging, halved: bool) -> Recomputed:
    low, high = _p_range(test, judging.rounding)
    computed = _p_of(test, abs(float(test.value)))
    if halved:
        computed, low, high = computed / 2, low / 2, high / 2
    agreement = Agreement.CONSISTENT
    if not _can_stand_for(test.p, low, high, judging):
        printed = _printed_decision(test.p, judging)
        own = _own_decision(low, high, judging)
        differ = printed is not None and own is not None and printed is not own
        agreement = Agreement.DECISION if differ else Agreement.INCONSISTENT
    return Recomputed(agreement, computed, low, high, halved)


def _p_range(test: PrintedTest, rounding: Rounding) -> tuple[float, float]:
    """Return the smallest and largest p value that the printed statistic allows, both tails."""
    span = span_of(abs(test.value), rounding)
    highest = _p_of(test, max(0.0, float(span.low)))
    lowest = _p_of(test, float(span.high))
    smaller, larger = Comparison.BELOW, Comparison.ABOVE
    if test.value < 0:
        smaller, larger = larger, smaller
    if test.comparison in (smaller, _OR_EQUAL[smaller]):
        return lowest, 1.0
    if test.comparison in (larger, _OR_EQUAL[larger]):
        return 0.0, highest
    return lowest, highest


_OR_EQUAL = {Comparison.BELOW: Comparison.AT_MOST, Comparison.ABOVE: Comparison.AT_LEAST}


def _p_of(test: PrintedTest, size: float) -> float:
    df1, df2 = (None if df is None else float(df) for df in (test.df1, test.df2))
    return two_tailed_p(test.kind, size, df1, df2)


def _can_stand_for(p: PrintedP, low: float, high: float, judging: Judging) -> bool:
    """Return whether a printed p value can stand for one between ``low`` and ``high``."""
    if p.value is None:
        return high > float(judging.alpha)
    if p.value == 0 and (p.comparison is Comparison.BELOW or judging.zero_is_error):
        return p.comparison in (Comparison.ABOVE, Comparison.AT_LEAST)
    if p.comparison is Comparison.EQUAL:
        span = span_of(p.value, judging.rounding)
        return low <= float(span.high) and high >= float(span.low)
    bound = float(p.value)
    return {
        Comparison.BELOW: low < bound,
        Comparison.AT_MOST: low <= bound,
        Comparison.ABOVE: high > bound,
        Comparison.AT_LEAST: high >= bound,
    }[p.comparison]


def _printed_decision(p: PrintedP, judging: Judging) -> bool | None:
    """Return whether a printed p value says significant; ``None`` where it leaves that open."""
    if p.value is None:
        return False
    alpha = judging.alpha
    at = judging.equal_is_significant
    below = p.value <= alpha if at else p.value < alpha
    if p.comparison is Comparison.EQUAL:
        return below
    if p.comparison is Comparison.BELOW:
        return True if p.value <= alpha else None
    if p.comparison is Comparison.AT_MOST:
        return True if below else None
    if p.comparison is Comparison.ABOVE:
        return False if p.value >= alpha else None
    return False if not below else None


def _own_decision(low: float, high: float, judging: Judging) -> bool | None:
    """Return whether every p value in a range is significant, or none; else ``None``."""
    alpha, at = float(judging.alpha), judging.equal_is_significant
    if (high <= alpha) if at else (high < alpha):
        return True
    if (low > alpha) if at else (low >= alpha):
        return False
    return None
