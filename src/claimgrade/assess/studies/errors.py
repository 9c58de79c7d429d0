"""Standard errors, intervals and p values of a result that do not say the same."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import Error, count, interval_of, number, statistic_of
from claimgrade.model.saying import quoted, say
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import IntervalKind, Statistic
from claimgrade.statistics.consistency.intervals import (
    excludes,
    is_narrower_than_error_allows,
    sd_and_error_fit,
    sd_of_error,
)

_ONE_SIDE = {
    IntervalKind.CONFIDENCE_90: Decimal("0.10"),
    IntervalKind.CONFIDENCE_95: Decimal("0.05"),
    IntervalKind.CONFIDENCE_99: Decimal("0.01"),
}
"""Level of significance that a confidence interval goes with."""

_NO_EFFECT = {
    Statistic.MEAN_DIFFERENCE: 0,
    Statistic.STANDARDISED_MEAN_DIFFERENCE: 0,
    Statistic.WITHIN_GROUP_EFFECT_SIZE: 0,
    Statistic.RISK_DIFFERENCE: 0,
    Statistic.PERCENT_CHANGE: 0,
    Statistic.PERCENT_DIFFERENCE: 0,
    Statistic.CORRELATION: 0,
    Statistic.RATIO: 1,
    Statistic.FOLD_OF_BASELINE: 1,
    Statistic.RISK_RATIO: 1,
    Statistic.ODDS_RATIO: 1,
    Statistic.HAZARD_RATIO: 1,
}
"""What a figure is where nothing happened."""

_PLAIN_ERROR = (
    Statistic.MEAN,
    Statistic.MEAN_DIFFERENCE,
    Statistic.STANDARDISED_MEAN_DIFFERENCE,
    Statistic.WITHIN_GROUP_EFFECT_SIZE,
)
"""Statistics whose interval is made from the standard error as it is, not from its logarithm."""


def errors_that_do_not_fit(result: Result, at: str) -> Iterator[Error]:
    """Yield standard errors that fit neither the spread nor the interval, and a p that does not."""
    for place, group in enumerate(result.groups):
        yield from _of_group(result, group, f"{at}.groups.{place}")
    if statistic_of(result) in _PLAIN_ERROR:
        ends = (number(result.low), number(result.high))
        kind = interval_of(result)
        yield from _too_narrow(kind, *ends, number(result.se), say("the estimate"), f"{at}.se")
    yield from _p_against_interval(result, at)


def _of_group(result: Result, group: Group, path: str) -> Iterator[Error]:
    se, sd, n = number(group.se), number(group.sd), count(group.n)
    if se is None or se < 0:
        return
    if sd is not None and sd >= 0 and n and not sd_and_error_fit(sd, se, n):
        low, high = sd_of_error(se, n)
        message = say(
            "'{group}': the standard error {error} times √{number} is {low} to {high}, and the "
            "standard deviation printed is {deviation}",
            group=group.name,
            error=se,
            number=n,
            low=f"{low:.4g}",
            high=f"{high:.4g}",
            deviation=sd,
        )
        yield codes.ERRORS_DO_NOT_FIT, message, f"{path}.se"
    ends = (number(group.low), number(group.high))
    kind = interval_of(result, group)
    yield from _too_narrow(kind, *ends, se, quoted(group.name), f"{path}.se")


def _too_narrow(
    kind: IntervalKind | None,
    low: Decimal | None,
    high: Decimal | None,
    se: Decimal | None,
    name: str,
    path: str,
) -> Iterator[Error]:
    alpha = _ONE_SIDE.get(kind) if kind is not None else None
    if alpha is None or low is None or high is None or se is None or se < 0 or low > high:
        return
    if is_narrower_than_error_allows(low, high, se, level=float(1 - alpha)):
        message = say(
            "{name}: from {low} to {high} is {width}, narrower than the {level}% confidence "
            "interval of the standard error {error} can be",
            name=name,
            low=low,
            high=high,
            width=high - low,
            level=_level(alpha),
            error=se,
        )
        yield codes.ERRORS_DO_NOT_FIT, message, path


def _p_against_interval(result: Result, at: str) -> Iterator[Error]:
    """Yield a p value on the other side of significance than the confidence interval."""
    kind, statistic = interval_of(result), statistic_of(result)
    alpha = _ONE_SIDE.get(kind) if kind is not None else None
    none = _NO_EFFECT.get(statistic) if statistic is not None else None
    low, high = number(result.low), number(result.high)
    if alpha is None or none is None or low is None or high is None or low > high:
        return
    if not isinstance(result.p, str) or result.one_tailed is True:
        return
    excluded = excludes(low, high, Fraction(none))
    significant = _significant(result.p, alpha)
    if excluded is None or significant is None or excluded is significant:
        return
    message = say(
        "{low} to {high} ({level}% confidence) excludes {none}, no effect, and p is printed as "
        "'{p}'"
        if excluded
        else "{low} to {high} ({level}% confidence) holds {none}, no effect, and p is printed as "
        "'{p}'",
        low=low,
        high=high,
        level=_level(alpha),
        none=none,
        p=result.p,
    )
    yield codes.P_AGAINST_INTERVAL, message, f"{at}.p"


def _level(alpha: Decimal) -> str:
    """Return the level in percent of the interval that a level of significance goes with."""
    return f"{100 * (1 - alpha):.0f}"


def _significant(text: str, alpha: Decimal) -> bool | None:
    """Return whether a printed p value is for sure below ``alpha``, or above; else ``None``."""
    from claimgrade.statistics.consistency.reported import p_value_of
    from claimgrade.statistics.consistency.significance import side_of

    p = p_value_of(text)
    return None if p is None else side_of(p, alpha)
