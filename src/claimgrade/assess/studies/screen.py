"""Cheap questions that say whether a check can find anything in a result at all.

Nearly every record passes them by; asked first, they keep a check of thousands of records quick.
"""

from decimal import Decimal

from claimgrade.model.plain import names_said
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic

_SCALE = frozenset({"minimum", "maximum"})
_OTHER_ENDS = frozenset({"prediction_low", "prediction_high", "before_low", "before_high"})
_SPREADS = frozenset({"sd", "se", "before_sd", "change_sd"})
_BESIDE_SPREADS = _SCALE | {"interval", "whole_numbers", "se", "before_sd", "change_sd"}
_COUNTED = frozenset({"people", "events", "total"})
_WITH_BOUNDS = frozenset(
    {
        Statistic.PROPORTION,
        Statistic.CORRELATION,
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
    }
)

Fields = frozenset[str] | set[str]
"""Names of the fields that a result and its groups have."""


def fields_of(result: Result) -> Fields:
    """Return the names of the fields that a result or one of its groups has."""
    fields = set(names_said(result))
    for group in result.groups:
        fields.update(names_said(group))
    return fields


def has_bounds(result: Result, fields: Fields) -> bool:
    """Return whether values of a result can lie off their scale."""
    return (
        result.statistic in _WITH_BOUNDS or "correlation" in fields or not fields.isdisjoint(_SCALE)
    )


def has_ends(result: Result, fields: Fields) -> bool:
    """Return whether intervals can miss their value, or are the wrong way round."""
    if "interval" in fields or not fields.isdisjoint(_OTHER_ENDS):
        return True
    if "low" not in fields:
        return False
    if _falls(result.low, result.high):
        return True
    return any(g.low is not None and _falls(g.low, g.high) for g in result.groups)


def has_counts(result: Result, n: object, fields: Fields) -> bool:
    """Return whether there are counts to compare, or groups that add up to more than the study."""
    if not fields.isdisjoint(_COUNTED):
        return True
    if type(n) is not int or "n" not in fields:
        return False
    together = 0
    for group in result.groups:
        if type(group.n) is int:
            together += group.n
    return together > n


def has_errors(result: Result, fields: Fields) -> bool:
    """Return whether there is a standard error, or a p value beside an interval."""
    return "se" in fields or ("p" in fields and result.interval is not None)


def has_spreads(result: Result, fields: Fields) -> bool:
    """Return whether there is a spread with ends to compare it with, or one that is odd."""
    if fields.isdisjoint(_SPREADS):
        return False
    if not fields.isdisjoint(_BESIDE_SPREADS):
        return True
    return any(group.n == 1 or _is_below_zero(group.sd) for group in result.groups)


def _falls(low: object, high: object) -> bool:
    return type(low) is Decimal and type(high) is Decimal and low > high


def _is_below_zero(value: object) -> bool:
    return type(value) is Decimal and value < 0
