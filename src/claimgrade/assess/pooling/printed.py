"""Figures in words: those of a result as its record has them, and computed ones rounded."""

import math
from collections.abc import Iterator
from decimal import Decimal

from claimgrade.model.fields import UNKNOWN
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import IntervalKind, Statistic
from claimgrade.statistics.sorts import plain_name


def as_printed(result: Result) -> str:
    """Return the figures of a result as printed, with people and p; empty where there are none."""
    parts = [part for part in (_estimate(result), *map(_group, result.groups)) if part]
    unit = result.unit if isinstance(result.unit, str) else ""
    said = "; ".join(parts)
    if said and unit:
        said = say("{figures}, in {unit}", figures=said, unit=unit)
    return ", ".join(part for part in (said, p_as_printed(result)) if part)


def p_as_printed(result: Result) -> str:
    """Return the p value as printed, beginning with its p; empty where none is recorded."""
    return _with_sign(result.p) if isinstance(result.p, str) else ""


def figure(value: float) -> str:
    """Return a computed number as it is read: three significant digits, two decimals above 0.1."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞" if value < 0 else "?"
    if not value:
        return "0"
    digits = math.floor(math.log10(abs(value)))
    if digits >= -1:
        return f"{value:.{min(max(2 - digits, 0), 2)}f}".replace("-", "−")
    return f"{value:.{min(1 - digits, 6)}f}".rstrip("0").rstrip(".").replace("-", "−")


def has_figure(result: Result) -> bool:
    """Return whether any figure of an effect, or of one of its sides, is recorded."""
    ends = (result.estimate, result.low, result.high)
    return any(isinstance(v, Decimal) for v in ends) or any(
        True for group in result.groups for _ in _figures(group)
    )


def has_spread(result: Result) -> bool:
    """Return whether an SD, a standard error or a confidence interval is recorded.

    Two ends of which it is not known whether they are a confidence interval count with a printed
    estimate, and not with a group, where they may be the range.
    """
    ends = isinstance(result.low, Decimal) and isinstance(result.high, Decimal)
    own = isinstance(result.se, Decimal) or (ends and isinstance(result.estimate, Decimal))
    return own or any(_has_spread(group, result) for group in result.groups)


def _has_spread(group: Group, result: Result) -> bool:
    if any(isinstance(v, Decimal) for v in (group.sd, group.se, group.change_sd)):
        return True
    kind = result.interval if group.interval is None else group.interval
    ends = isinstance(group.low, Decimal) and isinstance(group.high, Decimal)
    return ends and kind in _CONFIDENCE


_CONFIDENCE = (
    IntervalKind.CONFIDENCE_90,
    IntervalKind.CONFIDENCE_95,
    IntervalKind.CONFIDENCE_99,
)


def has_unnamed_spread(result: Result) -> bool:
    """Return whether a number after ± is recorded whose kind is not known."""
    return any(isinstance(group.spread, Decimal) for group in result.groups)


def _with_sign(p: str) -> str:
    return p if p.casefold().startswith(("p", "c", "i")) else f"p {p}"


def _estimate(result: Result) -> str:
    value, ends = _number(result.estimate), _ends(result.low, result.high)
    sort = result.statistic
    kind = f"{plain_name(sort)} " if isinstance(sort, Statistic) else ""
    if value:
        return f"{kind}{value}{f' ({ends})' if ends else ''}"
    return f"{kind}{ends}" if ends else ""


def _group(group: Group) -> str:
    figures = [*_figures(group)]
    if not figures:
        figures.append(say("no figure"))
    # What follows ± belongs to the value before it.
    told = f"{group.name}: {', '.join(figures)}".replace(", ±", " ±")
    return f"{told} (n {group.n})" if isinstance(group.n, int) else told


def _figures(group: Group) -> Iterator[str]:
    before, mean = _number(group.before), _number(group.mean)
    if mean:
        yield say("{before} to {after}", before=before, after=mean) if before else mean
    for told, value in (
        (_MEDIAN, group.median),
        (_CHANGE, group.change),
        (_SD, group.sd),
        (_SE, group.se),
        ("± {value}", group.spread),
        (_SD_BEFORE, group.before_sd),
        (_SD_OF_CHANGES, group.change_sd),
    ):
        if isinstance(value, Decimal):
            yield say(told, value=value)
    ends = _ends(group.low, group.high)
    if ends:
        yield ends
    if isinstance(group.events, int):
        total = group.total if isinstance(group.total, int) else "?"
        yield say("{events} of {total}", events=group.events, total=total)


_MEDIAN = sayable("median {value}")
_CHANGE = sayable("change {value}")
_SD = sayable("SD {value}")
_SE = sayable("SE {value}")
_SD_BEFORE = sayable("SD before {value}")
_SD_OF_CHANGES = sayable("SD of changes {value}")


def _number(value: object) -> str:
    return str(value) if isinstance(value, Decimal) else ""


def _ends(low: object, high: object) -> str:
    if low in (None, UNKNOWN) or high in (None, UNKNOWN):
        return ""
    return say("{low} to {high}", low=low, high=high)
