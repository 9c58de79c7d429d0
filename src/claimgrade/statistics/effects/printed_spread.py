"""The standard error of a printed effect, from whatever is printed of its spread."""

import math
import re
from dataclasses import dataclass
from statistics import NormalDist

from claimgrade.model.effect import Formula
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Contrast, IntervalKind, Statistic
from claimgrade.statistics.effects.conversions import (
    LARGE_GROUP,
    standard_error_from_interval,
    standard_error_from_p,
)
from claimgrade.statistics.effects.quantiles import NEEDS_SCIPY
from claimgrade.statistics.effects.recorded import (
    confidence_level,
    contrast_of,
    exact_p,
    number,
    paired,
    whole,
)
from claimgrade.statistics.effects.scales import RATIOS, to_pooled_scale
from claimgrade.statistics.effects.sources import ARITHMETIC, AS_PRINTED, BORENSTEIN_CORRELATION
from claimgrade.statistics.effects.steps import Derived, Lacking, shown

CHANGES_WITHIN = frozenset(
    {
        Statistic.WITHIN_GROUP_EFFECT_SIZE,
        Statistic.PERCENT_CHANGE,
        Statistic.FOLD_OF_BASELINE,
    }
)
"""Measures of a change within one group."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An estimate and its interval on the scale a person reads, more being positive."""

    value: float
    low: float | None
    high: float | None
    formulas: tuple[Formula, ...]
    turned: bool = False

    def times(self, factor: float, *formulas: Formula) -> "Printed":
        """Return the same on another scale; a negative factor swaps the ends."""
        ends = [None if end is None else factor * end for end in (self.low, self.high)]
        low, high = ends if factor > 0 else reversed(ends)
        turned = self.turned is not (factor < 0)
        return Printed(factor * self.value, low, high, (*self.formulas, *formulas), turned)


def spread_of_printed(result: Result, measure: Statistic, found: Printed) -> Derived | Lacking:
    """Return the standard error on the pooled scale from whatever is printed of it."""
    if measure is Statistic.CORRELATION:
        return _spread_of_correlation(result, found)
    from_interval = _from_interval(result, measure, found)
    if isinstance(from_interval, Derived):
        return from_interval
    se = number(result.se)
    if se is not None and measure not in RATIOS:
        if se <= 0:
            return Lacking(("se",), say("a standard error lies above 0"))
        return Derived(se, (Formula(f"SE = {shown(se)}", AS_PRINTED),))
    if se is not None and from_interval is None:
        reason = say("whether the standard error is that of the ratio or of its logarithm is open")
        return Lacking(("low", "high"), reason)
    from_p = _from_p(result, measure, found)
    if isinstance(from_p, Derived):
        return from_p
    return from_interval or from_p or Lacking(_anything(measure), say(_NOTHING_PRINTED))


_NOTHING_PRINTED = sayable("no confidence interval, standard error or exact p value is recorded")


def _anything(measure: Statistic) -> tuple[str, ...]:
    return ("low", "high", "interval") if measure in RATIOS else ("se",)


def _from_interval(result: Result, measure: Statistic, found: Printed) -> Derived | Lacking | None:
    """Return the standard error from the interval, ``None`` where there is no such interval."""
    if found.low is None or found.high is None:
        return None
    kind = result.interval if isinstance(result.interval, IntervalKind) else None
    if kind is None:
        reason = say("whether the two ends are a confidence interval or a range is not recorded")
        return Lacking(("interval",), reason)
    level = level_of(kind)
    if level is None:
        return None
    if not found.low <= found.value <= found.high or found.low == found.high:
        return Lacking(("low", "high"), say("the interval does not hold the estimate"))
    if measure in RATIOS and found.low <= 0:
        return Lacking(("low",), say("the interval of a ratio lies above 0"))
    if measure is Statistic.CORRELATION and not -1 < found.low <= found.high < 1:
        reason = say("the interval of a correlation lies between −1 and 1")
        return Lacking(("low", "high"), reason)
    low, high = (to_pooled_scale(measure, end) for end in (found.low, found.high))
    step = standard_error_from_interval(low, high, level, _degrees(result, measure))
    if step is None:
        return Lacking((), say(NEEDS_SCIPY))
    formulas = [step.formula]
    if kind is IntervalKind.CREDIBLE_95:
        formulas.insert(
            0, Formula("approximation: the credible interval is taken as normal", ARITHMETIC)
        )
    return Derived(step.value, tuple(formulas))


def level_of(kind: IntervalKind | None) -> float | None:
    """Return the level of an interval printed with an estimate; a credible one counts as well."""
    return 0.95 if kind is IntervalKind.CREDIBLE_95 else confidence_level(kind)


def _from_p(result: Result, measure: Statistic, found: Printed) -> Derived | Lacking | None:
    """Return the standard error from an exact p value, ``None`` where none can be used.

    Beside a change within one group the p value may be that of a comparison, and is not used.
    """
    if measure in CHANGES_WITHIN and contrast_of(result) is not Contrast.CHANGE:
        return None
    if not isinstance(result.p, str):
        return None
    p = exact_p(result)
    if p is None:
        return Lacking(_anything(measure), say("the p value is not printed as one number"))
    value = to_pooled_scale(measure, found.value)
    if value and _rounding_weighs(measure, found.value, result.estimate, p, result.p):
        reason = say("estimate and p value are printed to too few digits for a standard error")
        return Lacking(_anything(measure), reason)
    degrees = _degrees(result, measure)
    step = standard_error_from_p(value, p, degrees, one_tailed=result.one_tailed is True)
    if step is not None:
        return Derived(step.value, (step.formula,))
    if value == 0 or p >= 1:
        reason = say("the p value of no effect says nothing of the spread")
        return Lacking(_anything(measure), reason)
    return Lacking((), say(NEEDS_SCIPY))


ROUNDING = 0.10
"""From a share of this size on, the rounding of a figure makes it useless for a quotient."""


def _rounding_weighs(
    measure: Statistic, value: float, printed: object, p: float, printed_p: str
) -> bool:
    """Return whether the last digits of estimate and p value decide their quotient.

    An estimate of 0.001 beside p = .80 may stand for half or for one and a half times as much.
    """
    half = _half_of_last_digit(printed) * abs(value) / abs(float(str(printed)))
    nearest = to_pooled_scale(measure, value + half) - to_pooled_scale(measure, value)
    if abs(nearest) > ROUNDING * abs(to_pooled_scale(measure, value)):
        return True
    half_of_p = _half_of_last_digit(printed_p)
    quantile = NormalDist().inv_cdf(p / 2)
    ends = (max(p - half_of_p, p / 2), min(p + half_of_p, 1.0))
    return any(
        abs(NormalDist().inv_cdf(end / 2) - quantile) > ROUNDING * abs(quantile) for end in ends
    )


def _half_of_last_digit(printed: object) -> float:
    digits = re.search(r"[.,](\d+)", str(printed))
    return 0.5 * 10.0 ** -len(digits[1]) if digits else 0.5


def _degrees(result: Result, measure: Statistic) -> int | None:
    """Return degrees of freedom where a mean difference rests on small groups, else ``None``.

    ``None`` stands for a normal quantile: large groups, pooled results and every other measure.
    """
    if measure is not Statistic.MEAN_DIFFERENCE or whole(result.studies) is not None:
        return None
    sizes = [whole(group.n) for group in result.groups]
    known = [size for size in sizes if size is not None]
    if not known or len(known) < len(sizes) or min(known) >= LARGE_GROUP:
        return None
    if contrast_of(result) is Contrast.CHANGE or paired(result) is True:
        degrees = min(known) - 1
    else:
        degrees = sum(known) - len(known)
    return degrees if degrees >= 1 and len(known) <= 2 else None


def _spread_of_correlation(result: Result, found: Printed) -> Derived | Lacking:
    """Return the standard error of Fisher's z, 1/√(n − 3) (Borenstein et al. 2009, chapter 6)."""
    if abs(found.value) == 1:
        return Lacking((), say("a correlation of ±1 has no standard error"))
    people = people_of(result)
    if people is not None and people > 3:
        se = 1 / math.sqrt(people - 3)
        text = f"SE of Fisher's z = 1/√(n − 3) with n = {people}: {shown(se)}"
        return Derived(se, (Formula(text, BORENSTEIN_CORRELATION),))
    from_interval = _from_interval(result, Statistic.CORRELATION, found)
    if isinstance(from_interval, Derived):
        return from_interval
    if people is None:
        return Lacking(("people",), say("how many people it rests on is not recorded"))
    return Lacking(("people",), say("fewer than four people"))


def people_of(result: Result) -> int | None:
    """Return how many people a result rests on, those under both conditions once."""
    recorded = whole(result.people)
    if recorded is not None:
        return recorded
    sizes = [whole(group.n) for group in result.groups]
    known = [size for size in sizes if size is not None]
    if not known or len(known) < len(sizes):
        return None
    return min(known) if paired(result) is True else sum(known)
