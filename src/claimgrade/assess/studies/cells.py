"""The single values of a result, with what they are of and where they stand in the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import IntervalKind, Statistic
from claimgrade.statistics.units import is_percent
from claimgrade.workspace.diagnostic import Diagnostic

Error = tuple[Diagnostic, str, str]
"""What is wrong, in words, and the dotted path of the field."""

_VALUES = (None, Statistic.MEAN, Statistic.MEDIAN, Statistic.COUNT, Statistic.PROPORTION)
"""Statistics of a group that are values of its people, not effects on them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A mean of people's values: what to call it, its numbers, and its path.

    ``difference`` says that the values are changes, so that they can be below the scale's lowest.
    ``n`` is the people it is of. ``sd_at`` is the path of the standard deviation.
    """

    name: str
    mean: Decimal | None
    sd: Decimal | None
    n: int | None
    at: str
    sd_at: str
    difference: bool = False


_LARGEST = 100
"""Digits before or after the point beyond which a number is no measurement of anything."""


def number(value: object) -> Decimal | None:
    """Return a value where it is recorded, ``None`` where it is unknown or absent.

    So is one that is too large, or has too many digits, to be a measurement.
    """
    if not isinstance(value, Decimal) or abs(value.adjusted()) > _LARGEST:
        return None
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and exponent >= -_LARGEST else None


def count(value: object) -> int | None:
    """Return a count where it is recorded, ``None`` where it is unknown or absent."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def statistic_of(result: Result) -> Statistic | None:
    """Return what sort of figure a result's estimate is, where it is recorded."""
    return result.statistic if isinstance(result.statistic, Statistic) else None


def statistic_of_groups(result: Result) -> Statistic | None:
    """Return what sort of figure the values of the groups are.

    Beside an estimate they are plain values; without one the result's statistic is theirs.
    """
    return statistic_of(result) if number(result.estimate) is None else None


def in_percent(result: Result) -> bool:
    """Return whether the figures of a result are in percent."""
    return isinstance(result.unit, str) and is_percent(result.unit)


def interval_of(result: Result, group: Group | None = None) -> IntervalKind | None:
    """Return what the two ends of a result or of one of its groups are, where it is recorded."""
    own = group.interval if group is not None else None
    kind = result.interval if own is None else own
    return kind if isinstance(kind, IntervalKind) else None


def cells(result: Result, at: str) -> Iterator[Cell]:
    """Yield the means of people's values in the groups of a result: now, before, and the change.

    Where the result is an effect of another sort (a percent change, a ratio, a standardised
    difference) the values of its groups may be such effects, and only those before are yielded.
    Where it is a mean difference they may be changes. ``at`` is the path of the result.
    """
    statistic = statistic_of(result)
    changes = statistic is Statistic.MEAN_DIFFERENCE
    for place, group in enumerate(result.groups):
        path, n = f"{at}.groups.{place}", count(group.n)
        yield from _cell(group, ("before", "before_sd"), _BEFORE, n, path)
        if statistic in _VALUES or changes:
            yield from _cell(group, ("mean", "sd"), _NOW, n, path, changes)
            yield from _cell(group, ("change", "change_sd"), _CHANGE, n, path, True)


_BEFORE = sayable("'{group}' before")
_NOW = sayable("'{group}'")
_CHANGE = sayable("the change of '{group}'")


def _cell(
    group: Group,
    fields: tuple[str, str],
    name: str,
    n: int | None,
    path: str,
    difference: bool = False,
) -> Iterator[Cell]:
    mean, sd = (number(getattr(group, field)) for field in fields)
    if mean is not None or sd is not None:
        at, sd_at = (f"{path}.{field}" for field in fields)
        yield Cell(say(name, group=group.name), mean, sd, n, at, sd_at, difference)
