"""What a result records, as numbers to work with, and the dotted names of its fields."""

import math
import re
from dataclasses import dataclass
from decimal import Decimal

from claimgrade.model.fields import UNKNOWN
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import Contrast, GroupRole, IntervalKind, Statistic
from claimgrade.statistics.effects.steps import Lacking
from claimgrade.statistics.units import is_percent

POINTS = "percentage points"

_LEVELS = {
    IntervalKind.CONFIDENCE_90: 0.90,
    IntervalKind.CONFIDENCE_95: 0.95,
    IntervalKind.CONFIDENCE_99: 0.99,
}

_EXACT_P = re.compile(r"\s*(?:p\s*(?:value)?\s*=\s*)?(0?[.,]\d+)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two groups of a comparison, by what they stand for and not by their order."""

    intervention: Group
    comparator: Group


def number(value: object) -> float | None:
    """Return a recorded number, or ``None`` where it is absent, unknown or too large to use."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    found = float(value)
    return found if math.isfinite(found) else None


def whole(value: object) -> int | None:
    """Return a recorded count, or ``None`` where it is absent or unknown."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def field(group: Group, name: str) -> str:
    """Return the dotted name, below the result, of a field of one of its groups."""
    return f"groups.{group.name}.{name}"


def unit_of(result: Result) -> str:
    """Return the unit of a result, empty where it is absent or unknown."""
    return result.unit if isinstance(result.unit, str) and result.unit != "unknown" else ""


def unit_of_differences(result: Result) -> str:
    """Return the unit of a difference: percentage points between figures in percent."""
    unit = unit_of(result)
    return POINTS if unit and is_percent(unit) else unit


def statistic_of_groups(result: Result) -> Statistic | None:
    """Return what the figures of the groups are: the result's statistic if no estimate has it."""
    if number(result.estimate) is None and isinstance(result.statistic, Statistic):
        return result.statistic
    return None


def contrast_of(result: Result) -> Contrast | None:
    """Return what a result compares; where that is not recorded, what its groups leave open.

    Groups with roles are conditions; a single group with a value before is a change.
    """
    if isinstance(result.contrast, Contrast):
        return result.contrast
    if len(result.groups) == 1 and number(result.groups[0].before) is not None:
        return Contrast.CHANGE
    return Contrast.CONDITIONS if len(result.groups) > 1 else None


def confidence_level(kind: object) -> float | None:
    """Return the level of a confidence interval, ``None`` for anything else."""
    return _LEVELS.get(kind) if isinstance(kind, IntervalKind) else None


def interval_kind(result: Result, group: Group) -> IntervalKind | None:
    """Return what the ends recorded for a group are: the result's kind where it has none."""
    kind = result.interval if group.interval is None else group.interval
    return kind if isinstance(kind, IntervalKind) else None


def exact_p(result: Result) -> float | None:
    """Return a p value printed as a number, ``None`` for a bound such as p < .05."""
    if not isinstance(result.p, str):
        return None
    found = _EXACT_P.fullmatch(result.p)
    value = float(found[1].replace(",", ".")) if found else 0.0
    return value if 0 < value <= 1 else None


def paired(result: Result) -> bool | None:
    """Return whether the same people are in both groups, ``None`` where that is not known."""
    return result.paired if isinstance(result.paired, bool) else None


def sides(result: Result) -> Sides | Lacking:
    """Return which group is the intervention and which the comparator.

    With two groups one role tells the other. Roles are never read off the order of the groups.
    """
    groups = result.groups
    if len(groups) < 2:
        return Lacking(("groups",), say("a comparison takes two groups"))
    with_it = [group for group in groups if group.role is GroupRole.INTERVENTION]
    without = [group for group in groups if group.role is GroupRole.COMPARATOR]
    for several, reason in ((with_it, _INTERVENTIONS), (without, _COMPARATORS)):
        if len(several) > 1:
            return Lacking(tuple(field(group, "role") for group in several), say(reason))
    rest = [group for group in groups if group.role is None]
    if len(groups) == 2 and len(rest) == 1:
        with_it, without = with_it or rest, without or rest
    if with_it and without:
        return Sides(with_it[0], without[0])
    open_roles = [g for g in groups if g.role is None or g.role is UNKNOWN]
    return Lacking(
        tuple(field(group, "role") for group in open_roles or groups),
        say(
            "which group is the intervention and which the comparator is not recorded, so that a "
            "difference has no sign"
        ),
    )


_INTERVENTIONS = sayable("more than one group is marked as the intervention")
_COMPARATORS = sayable("more than one group is marked as the comparator")
