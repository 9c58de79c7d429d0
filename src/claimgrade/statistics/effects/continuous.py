"""Effects between two groups of means: difference, standardised difference, ratio, percent."""

import math

from claimgrade.model.effect import Formula, NotComputed
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.comparison import Comparison
from claimgrade.statistics.effects.conversions import sd_of_change
from claimgrade.statistics.effects.sources import (
    ARITHMETIC,
    BORENSTEIN,
    DELTA,
    ELBOURNE,
    HANDBOOK_CROSSOVER,
    HANDBOOK_MEANS,
    HEDGES_1981,
    HEDGES_1982,
    HEDGES_1999,
    LAJEUNESSE,
)
from claimgrade.statistics.effects.steps import (
    Derived,
    Lacking,
    Worked,
    all_lacking,
    not_computed,
    shown,
)

_MANY_DEGREES = 100_000

_OPEN_PAIRING = sayable("whether the same people are in both groups is not recorded")


def mean_difference(found: Comparison) -> Worked:
    """Return the difference of two means, intervention minus comparator.

    SE = √(SD₁²/n₁ + SD₂²/n₂), the groups' spreads kept apart (Cochrane Handbook, section 6.5.1;
    Borenstein et al. 2009, chapter 4); with the same people in both, the standard deviation of
    the differences over √n (Elbourne et al. 2002).
    """
    one, other = found.one, found.other
    value = one.value - other.value
    text = f"mean difference = {shown(one.value)} − {shown(other.value)} = {shown(value)}"
    return found.worked(
        Statistic.MEAN_DIFFERENCE,
        value,
        Formula(text, HANDBOOK_MEANS),
        _spread_of_difference(found),
    )


def standardised_mean_difference(found: Comparison) -> Worked | NotComputed:
    """Return Hedges' g: the difference of means in standard deviations, corrected for few people.

    g = J d, with the exact J of :func:`hedges_correction` (Hedges 1981) and the large-sample
    variance 1/n₁ + 1/n₂ + g² / (2(n₁ + n₂)) (Hedges 1982). With the same people in both, d is in
    standard deviations within a condition, √((SD₁² + SD₂²)/2), and the variance is
    2(1 − r)(1/n + g²/(2n)) (Cochrane Handbook, section 23.2; Borenstein et al. 2009, chapter 4).
    """
    measure = Statistic.STANDARDISED_MEAN_DIFFERENCE
    ready = _ready(found)
    if isinstance(ready, Lacking):
        return not_computed(measure, ready)
    (sd, n), (other_sd, others) = ready
    degrees = n - 1 if found.paired else n + others - 2
    if degrees < 2:
        fields = found.fields("people")
        return not_computed(measure, Lacking(fields, say("too few people to standardise by")))
    if found.paired:
        within = math.hypot(sd, other_sd) / math.sqrt(2)
    else:
        within = math.hypot(math.sqrt(n - 1) * sd, math.sqrt(others - 1) * other_sd)
        within /= math.sqrt(degrees)
    if within == 0:
        fields = found.fields("spread")
        reason = say("a spread of 0 leaves nothing to divide by")
        return not_computed(measure, Lacking(fields, reason))
    d = (found.one.value - found.other.value) / within
    correction = hedges_correction(degrees)
    g = correction * d
    text = (
        f"g = J × (mean₁ − mean₂) / SD within = {shown(correction)} × "
        f"({shown(found.one.value)} − {shown(found.other.value)}) / {shown(within)} = {shown(g)}"
    )
    formula = Formula(text, HEDGES_1981)
    return found.worked(measure, g, formula, _spread_of_g(found, g, n, others))


def ratio_of_means(found: Comparison) -> Worked | NotComputed:
    """Return the ratio of two means, intervention over comparator.

    The variance of its logarithm is SD₁²/(n₁ mean₁²) + SD₂²/(n₂ mean₂²) (Hedges, Gurevitch and
    Curtis 1999), less 2 r SD₁ SD₂/(n mean₁ mean₂) with the same people in both (Lajeunesse 2011).
    Means of 0 or of opposite sign make no ratio.
    """
    measure = Statistic.RATIO
    lacking = _no_ratio(found, zero_allowed=False)
    if lacking is not None:
        return not_computed(measure, lacking)
    value = found.one.value / found.other.value
    text = f"ratio = {shown(found.one.value)} / {shown(found.other.value)} = {shown(value)}"
    return found.worked(measure, value, Formula(text, ARITHMETIC), _spread_of_log_ratio(found))


def percent_difference(found: Comparison) -> Worked | NotComputed:
    """Return by how many percent of the comparator's mean the intervention's differs from it.

    100 (ratio − 1); its standard error is 100 times that of the ratio, to first order. A
    comparator's mean of 0 and means of opposite sign make no percentage.
    """
    measure = Statistic.PERCENT_DIFFERENCE
    lacking = _no_ratio(found, zero_allowed=True)
    if lacking is not None:
        return not_computed(measure, lacking)
    one, other = found.one.value, found.other.value
    value = 100 * (one / other - 1)
    text = (
        f"percent difference = 100 × ({shown(one)} − {shown(other)}) / {shown(other)} = "
        f"{shown(value)} %"
    )
    return found.worked(measure, value, Formula(text, ARITHMETIC), _spread_of_percent(found))


def hedges_correction(degrees: float) -> float:
    """Return Hedges' correction for few people, J, from degrees of freedom (2 or more).

    Exact: Γ(m/2) / (√(m/2) Γ((m − 1)/2)) (Hedges 1981). Above 100,000 degrees of freedom his
    approximation 1 − 3/(4m − 1), by then equal in ten digits. Raises ``ValueError`` below 2.
    """
    if degrees < 2:
        raise ValueError(f"the correction takes at least 2 degrees of freedom, not {degrees}")
    if degrees > _MANY_DEGREES:
        return 1 - 3 / (4 * degrees - 1)
    logarithm = math.lgamma(degrees / 2) - math.lgamma((degrees - 1) / 2)
    return math.exp(logarithm - 0.5 * math.log(degrees / 2))


def spread_of_g(g: float, people: int, others: int) -> Derived:
    """Return the standard error of g between two groups of different people (Hedges 1982).

    √(1/n₁ + 1/n₂ + g²/(2(n₁ + n₂))), the large-sample one.
    """
    se = math.sqrt(1 / people + 1 / others + g * g / (2 * (people + others)))
    text = f"SE = √(1/n₁ + 1/n₂ + g²/(2(n₁ + n₂))) with n₁ = {people}, n₂ = {others}: {shown(se)}"
    return Derived(se, (Formula(text, HEDGES_1982),))


def near_zero(*means: tuple[float, int]) -> tuple[Formula, ...]:
    """Return a word of caution where a mean lies within three standard errors of 0.

    Each mean is given as its coefficient of variation and the people behind it. The logarithm of
    a ratio is then far from normal (Hedges, Gurevitch and Curtis 1999).
    """
    if all(3 * share <= math.sqrt(people) for share, people in means):
        return ()
    text = "rough: a mean lies within three standard errors of 0, where a ratio is hardly known"
    return (Formula(text, HEDGES_1999),)


_Ready = tuple[tuple[float, int], tuple[float, int]]


def _ready(found: Comparison) -> _Ready | Lacking:
    """Return each group's standard deviation and people, or all that is missing of them."""
    one, other = found.one, found.other
    absent = [v for arm in (one, other) for v in (arm.spread, arm.people) if isinstance(v, Lacking)]
    if found.paired is None:
        absent.append(Lacking(("paired",), say(_OPEN_PAIRING)))
    sizes = (one.people, other.people)
    if found.paired and not absent and sizes[0] != sizes[1]:
        fields = found.fields("people")
        reason = say("the same people in both groups, yet their numbers differ")
        absent.append(Lacking(fields, reason))
    if (
        absent
        or isinstance(one.spread, Lacking)
        or isinstance(other.spread, Lacking)
        or isinstance(one.people, Lacking)
        or isinstance(other.people, Lacking)
    ):
        return all_lacking(*absent)
    return (one.spread.value, one.people), (other.spread.value, other.people)


def _ready_for_spread(found: Comparison) -> _Ready | Lacking:
    """Return the same, where the correlation of paired values is known as well."""
    ready = _ready(found)
    if found.paired and isinstance(found.correlation, Lacking):
        lacking = [ready] if isinstance(ready, Lacking) else []
        return all_lacking(*lacking, found.correlation)
    return ready


def _spread_of_difference(found: Comparison) -> Derived | Lacking:
    ready = _ready_for_spread(found)
    if isinstance(ready, Lacking):
        return ready
    (sd, n), (other_sd, others) = ready
    if found.paired and not isinstance(found.correlation, Lacking):
        step = sd_of_change(sd, other_sd, found.correlation)
        se = step.value / math.sqrt(n)
        text = f"SE = SD of differences / √n = {shown(step.value)} / √{n} = {shown(se)}"
        return Derived(se, (step.formula, Formula(text, ELBOURNE)))
    se = math.hypot(sd / math.sqrt(n), other_sd / math.sqrt(others))
    text = (
        f"SE = √(SD₁²/n₁ + SD₂²/n₂) = √({shown(sd)}²/{n} + {shown(other_sd)}²/{others}) = "
        f"{shown(se)}"
    )
    return Derived(se, (Formula(text, HANDBOOK_MEANS),))


def _spread_of_g(found: Comparison, g: float, n: int, others: int) -> Derived | Lacking:
    if not found.paired:
        return spread_of_g(g, n, others)
    if isinstance(found.correlation, Lacking):
        return found.correlation
    r = found.correlation
    se = math.sqrt(2 * (1 - r) * (1 / n + g * g / (2 * n)))
    text = f"SE = √(2(1 − r)(1/n + g²/(2n))) with r = {shown(r)}, n = {n}: {shown(se)}"
    return Derived(se, (Formula(text, f"{HANDBOOK_CROSSOVER}; {BORENSTEIN}"),))


def _spread_of_log_ratio(found: Comparison) -> Derived | Lacking:
    ready = _ready_for_spread(found)
    if isinstance(ready, Lacking):
        return ready
    (sd, n), (other_sd, others) = ready
    share, other_share = sd / abs(found.one.value), other_sd / abs(found.other.value)
    caution = near_zero((share, n), (other_share, others))
    if found.paired and not isinstance(found.correlation, Lacking):
        se = sd_of_change(share, other_share, found.correlation).value / math.sqrt(n)
        text = (
            "SE of ln(ratio) = √((CV₁² + CV₂² − 2 r CV₁ CV₂)/n), CV = SD/mean, with "
            f"r = {shown(found.correlation)}, n = {n}: {shown(se)}"
        )
        return Derived(se, (Formula(text, LAJEUNESSE), *caution))
    se = math.hypot(share / math.sqrt(n), other_share / math.sqrt(others))
    text = (
        f"SE of ln(ratio) = √(SD₁²/(n₁ mean₁²) + SD₂²/(n₂ mean₂²)) with n₁ = {n}, n₂ = {others}: "
        f"{shown(se)}"
    )
    return Derived(se, (Formula(text, HEDGES_1999), *caution))


def _spread_of_percent(found: Comparison) -> Derived | Lacking:
    ready = _ready_for_spread(found)
    if isinstance(ready, Lacking):
        return ready
    (sd, n), (other_sd, others) = ready
    reference = abs(found.other.value)
    ratio = found.one.value / found.other.value
    share, other_share = sd / reference, ratio * (other_sd / reference)
    if found.paired and not isinstance(found.correlation, Lacking):
        se = 100 * sd_of_change(share, other_share, found.correlation).value / math.sqrt(n)
        text = f"SE = 100 × SE of the ratio, with r = {shown(found.correlation)}: {shown(se)}"
    else:
        se = 100 * math.hypot(share / math.sqrt(n), other_share / math.sqrt(others))
        text = f"SE = 100 × SE of the ratio = {shown(se)}"
    return Derived(se, (Formula(text, DELTA),))


def _no_ratio(found: Comparison, *, zero_allowed: bool) -> Lacking | None:
    one, other = found.one.value, found.other.value
    if other == 0 or (one == 0 and not zero_allowed):
        zero = (arm for arm in (found.one, found.other) if arm.value == 0)
        fields = tuple(arm.value_field for arm in zero)
        return Lacking(fields, say("a mean of 0 makes no ratio"))
    if (one < 0) != (other < 0) and one != 0:
        fields = found.fields("value")
        return Lacking(fields, say("means of opposite sign make no ratio"))
    return None
