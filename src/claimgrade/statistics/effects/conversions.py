"""Standard deviations and standard errors from what a study prints in their place."""

import math
from statistics import NormalDist

from claimgrade.model.effect import Formula
from claimgrade.statistics.effects.quantiles import normal_quantile, t_quantile
from claimgrade.statistics.effects.sources import (
    ALTMAN_BLAND_P,
    ALTMAN_BLAND_SE,
    HANDBOOK_CHANGE_SD,
    HANDBOOK_DIFFERENCE_SE,
    HANDBOOK_GROUP_SD,
    LUO,
    WAN,
)
from claimgrade.statistics.effects.steps import Step, shown

LARGE_GROUP = 100
"""From so many people on, an interval is taken to be a normal one (Cochrane Handbook, 6.5.2.2)."""


def sd_from_standard_error(standard_error: float, people: int) -> Step:
    """Return the standard deviation of single values from the standard error of their mean.

    SD = SE √n (Altman and Bland, BMJ 2005;331:903). Raises ``ValueError`` for fewer than two
    people or a negative standard error.
    """
    _at_least_two(people)
    _not_negative(standard_error)
    value = standard_error * math.sqrt(people)
    text = f"SD = SE × √n = {shown(standard_error)} × √{people} = {shown(value)}"
    return Step(value, Formula(text, ALTMAN_BLAND_SE))


def sd_from_confidence_interval(low: float, high: float, people: int, level: float) -> Step | None:
    """Return the standard deviation from the confidence interval of one group's mean.

    SD = √n (high − low) / (2 × quantile): the t quantile with n − 1 degrees of freedom below
    ``LARGE_GROUP`` people, the normal one from there on (Cochrane Handbook, section 6.5.2.2).
    ``None`` where a t quantile is needed and SciPy is not installed. Raises ``ValueError`` for
    fewer than two people, or ends in the wrong order.
    """
    _at_least_two(people)
    degrees = people - 1 if people < LARGE_GROUP else None
    half = _half_width(low, high, level, degrees)
    if half is None:
        return None
    value = math.sqrt(people) * half[0]
    text = (
        f"SD = √n × (high − low) / (2 × {half[1]}) = √{people} × ({shown(high)} − {shown(low)}) / "
        f"(2 × {shown(half[2])}) = {shown(value)}"
    )
    return Step(value, Formula(text, HANDBOOK_GROUP_SD))


def standard_error_from_interval(
    low: float, high: float, level: float, degrees: float | None = None
) -> Step | None:
    """Return the standard error of an estimate from its confidence interval.

    SE = (high − low) / (2 × quantile), with a t quantile where ``degrees`` are given and a normal
    one otherwise (Cochrane Handbook, section 6.5.2.3). For ratios the ends are logarithms.
    ``None`` where a t quantile is needed and SciPy is not installed. Raises ``ValueError`` for
    ends in the wrong order.
    """
    half = _half_width(low, high, level, degrees)
    if half is None:
        return None
    text = (
        f"SE = (high − low) / (2 × {half[1]}) = ({shown(high)} − {shown(low)}) / "
        f"(2 × {shown(half[2])}) = {shown(half[0])}"
    )
    return Step(half[0], Formula(text, HANDBOOK_DIFFERENCE_SE))


def standard_error_from_p(
    estimate: float, p: float, degrees: float | None = None, *, one_tailed: bool = False
) -> Step | None:
    """Return the standard error of an estimate from its exact p value.

    SE = estimate / z with the z that the p value belongs to (Altman and Bland, BMJ
    2011;343:d2090; the quantile itself in place of their approximation), or estimate / t where
    ``degrees`` are given (Cochrane Handbook, section 6.5.2.3). The estimate of a ratio is its
    logarithm. ``None`` for an estimate of 0 and a p value of 1, which say nothing of the spread,
    and where a t quantile is needed and SciPy is not installed. Raises ``ValueError`` for a p
    value outside 0 to 1.
    """
    if not 0 < p <= 1:
        raise ValueError(f"a p value lies above 0 and up to 1, not {p}")
    two_sided = 2 * p if one_tailed else p
    if estimate == 0 or two_sided >= 1:
        return None
    if degrees is None:
        quantile: float | None = -NormalDist().inv_cdf(two_sided / 2)
        name, source = "z", ALTMAN_BLAND_P
    else:
        quantile = t_quantile(1 - two_sided, degrees)
        name, source = f"t with {shown(degrees)} degrees of freedom", HANDBOOK_DIFFERENCE_SE
    if not quantile:
        return None
    value = abs(estimate) / quantile
    text = (
        f"SE = |estimate| / ({name} of p = {shown(p)}) = {shown(abs(estimate))} / "
        f"{shown(quantile)} = {shown(value)}"
    )
    return Step(value, Formula(text, source))


def pooled_sd_from_standard_error(standard_error: float, people: int, others: int) -> Step:
    """Return the standard deviation within two groups from the standard error of a difference.

    SD = SE / √(1/n1 + 1/n2) (Cochrane Handbook, section 6.5.2.3). Raises ``ValueError`` for
    fewer than two people in a group or a negative standard error.
    """
    _at_least_two(people)
    _at_least_two(others)
    _not_negative(standard_error)
    value = standard_error / math.sqrt(1 / people + 1 / others)
    text = (
        f"SD = SE / √(1/n₁ + 1/n₂) = {shown(standard_error)} / √(1/{people} + 1/{others}) = "
        f"{shown(value)}"
    )
    return Step(value, Formula(text, HANDBOOK_DIFFERENCE_SE))


def sd_of_change(before: float, after: float, correlation: float) -> Step:
    """Return the standard deviation of changes from those before and after, and how they go along.

    √(SD₁² + SD₂² − 2 r SD₁ SD₂) (Cochrane Handbook, section 6.5.2.8). The same holds for the
    differences between two conditions in the same people. Raises ``ValueError`` for a negative
    standard deviation or a correlation outside −1 to 1.
    """
    _not_negative(before)
    _not_negative(after)
    if not -1 <= correlation <= 1:
        raise ValueError(f"a correlation lies between -1 and 1, not {correlation}")
    # (a − b)² + 2(1 − r)ab is the same sum, and cannot fall below 0 by rounding.
    shared = math.sqrt(2 * (1 - correlation)) * math.sqrt(before) * math.sqrt(after)
    value = math.hypot(before - after, shared)
    text = (
        f"SD of changes = √(SD₁² + SD₂² − 2 r SD₁ SD₂) with SD₁ = {shown(before)}, "
        f"SD₂ = {shown(after)}, r = {shown(correlation)}: {shown(value)}"
    )
    return Step(value, Formula(text, HANDBOOK_CHANGE_SD))


def correlation_from_sds(before: float, after: float, change: float) -> Step | None:
    """Return how values before and after go along, from the three standard deviations.

    r = (SD₁² + SD₂² − SD_change²) / (2 SD₁ SD₂) (Cochrane Handbook, section 6.5.2.8). ``None``
    where one of the first two is 0, or the three contradict each other (|r| above 1).
    """
    if before <= 0 or after <= 0 or change < 0:
        return None
    share = change / before
    ratio = after / before
    value = (1 + ratio * ratio - share * share) / (2 * ratio)
    if not -1 <= value <= 1:
        return None
    text = (
        f"r = (SD₁² + SD₂² − SD_change²) / (2 SD₁ SD₂) with SD₁ = {shown(before)}, "
        f"SD₂ = {shown(after)}, SD_change = {shown(change)}: {shown(value)}"
    )
    return Step(value, Formula(text, HANDBOOK_CHANGE_SD))


def sd_from_quartiles(first: float, third: float, people: int) -> Step:
    """Return an approximate standard deviation from the quartiles of roughly normal values.

    (q₃ − q₁) / (2 Φ⁻¹((0.75 n − 0.125) / (n + 0.25))), Wan et al. 2014. Raises ``ValueError`` for
    fewer than two people, or quartiles in the wrong order.
    """
    _at_least_two(people)
    _in_order(first, third)
    width = 2 * NormalDist().inv_cdf((0.75 * people - 0.125) / (people + 0.25))
    value = (third - first) / width
    text = (
        f"approximation from quartiles: SD ≈ (q₃ − q₁) / {shown(width)} = "
        f"({shown(third)} − {shown(first)}) / {shown(width)} = {shown(value)}"
    )
    return Step(value, Formula(text, WAN))


def sd_from_range(lowest: float, highest: float, people: int) -> Step:
    """Return an approximate standard deviation from the range of roughly normal values.

    (max − min) / (2 Φ⁻¹((n − 0.375) / (n + 0.25))), Wan et al. 2014. Raises ``ValueError`` for
    fewer than two people, or ends in the wrong order.
    """
    _at_least_two(people)
    _in_order(lowest, highest)
    width = 2 * NormalDist().inv_cdf((people - 0.375) / (people + 0.25))
    value = (highest - lowest) / width
    text = (
        f"approximation from the range: SD ≈ (max − min) / {shown(width)} = "
        f"({shown(highest)} − {shown(lowest)}) / {shown(width)} = {shown(value)}"
    )
    return Step(value, Formula(text, WAN))


def mean_from_quartiles(first: float, median: float, third: float, people: int) -> Step:
    """Return an approximate mean from the median and quartiles of roughly normal values.

    w (q₁ + q₃) / 2 + (1 − w) median with w = 0.7 + 0.39 / n, Luo et al. 2018. Raises
    ``ValueError`` for fewer than two people, or figures in the wrong order.
    """
    _at_least_two(people)
    _in_order(first, median)
    _in_order(median, third)
    weight = 0.7 + 0.39 / people
    value = weight * (first + third) / 2 + (1 - weight) * median
    text = (
        f"approximation from median and quartiles: mean ≈ {shown(weight)} × ({shown(first)} + "
        f"{shown(third)}) / 2 + {shown(1 - weight)} × {shown(median)} = {shown(value)}"
    )
    return Step(value, Formula(text, LUO))


def mean_from_range(lowest: float, median: float, highest: float, people: int) -> Step:
    """Return an approximate mean from the median and range of roughly normal values.

    w (min + max) / 2 + (1 − w) median with w = 4 / (4 + n^0.75), Luo et al. 2018. Raises
    ``ValueError`` for fewer than two people, or figures in the wrong order.
    """
    _at_least_two(people)
    _in_order(lowest, median)
    _in_order(median, highest)
    weight = 4 / (4 + people**0.75)
    value = weight * (lowest + highest) / 2 + (1 - weight) * median
    text = (
        f"approximation from median and range: mean ≈ {shown(weight)} × ({shown(lowest)} + "
        f"{shown(highest)}) / 2 + {shown(1 - weight)} × {shown(median)} = {shown(value)}"
    )
    return Step(value, Formula(text, LUO))


def _half_width(
    low: float, high: float, level: float, degrees: float | None
) -> tuple[float, str, float] | None:
    """Return a standard error, what its quantile is called, and the quantile."""
    _in_order(low, high)
    if degrees is None:
        name, quantile = "normal quantile", normal_quantile(level)
    else:
        name = f"t quantile with {shown(degrees)} degrees of freedom"
        found = t_quantile(level, degrees)
        if found is None:
            return None
        quantile = found
    return (high - low) / (2 * quantile), name, quantile


def _at_least_two(people: int) -> None:
    if people < 2:
        raise ValueError(f"a spread takes at least 2 people, not {people}")


def _not_negative(value: float) -> None:
    if value < 0:
        raise ValueError(f"a standard deviation or standard error is not negative: {value}")


def _in_order(low: float, high: float) -> None:
    if low > high:
        raise ValueError(f"the ends are in the wrong order: {low} and {high}")
