"""A result as one side against another, so that every effect has the same sign convention.

A positive difference, or a ratio above 1, means more of the outcome with the intervention than
with the comparator. Printed estimates that are positive for the comparator are turned.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from claimgrade.model.remembering import remembered
from claimgrade.model.saying import say, sentences_in_force
from claimgrade.model.study import Comparison, Group, Result
from claimgrade.model.vocabulary import GroupRole, Statistic

_RATIOS = frozenset(
    {Statistic.RATIO, Statistic.RISK_RATIO, Statistic.ODDS_RATIO, Statistic.HAZARD_RATIO}
)

_DIFFERENCES = frozenset(
    {
        Statistic.MEAN_DIFFERENCE,
        Statistic.STANDARDISED_MEAN_DIFFERENCE,
        Statistic.RISK_DIFFERENCE,
    }
)

_BETWEEN_SIDES = _RATIOS | _DIFFERENCES
"""Statistics of a printed estimate that set one side against another."""


class Sided(NamedTuple):
    """A result with its two sides, and the question they answer.

    ``turned`` says that the printed estimate was positive for the comparator and was turned
    round. Where the sign is not known, ``missing`` names the field that would tell.
    """

    result: Result
    question: str | None = None
    intervention: str = ""
    comparator: str = ""
    turned: bool = False
    reason: str = ""
    missing: tuple[str, ...] = ()


# Many claims rest on one result; what is worked out of its sides is remembered by them.
@remembered(sentences_in_force)
def sides_of(result: Result) -> tuple[Sided, ...]:
    """Return a result once for each comparison that is recorded of it, else once as it is."""
    if result.comparisons:
        return tuple(_sided(result, comparison) for comparison in result.comparisons)
    named = {group.role: group.name for group in result.groups if group.role is not None}
    of_role = named.get(GroupRole.INTERVENTION, ""), named.get(GroupRole.COMPARATOR, "")
    return (Sided(result, None, *of_role),)


def _sided(result: Result, comparison: Comparison) -> Sided:
    """Return a result with the two groups of a comparison in their roles."""
    names = (comparison.intervention, comparison.comparator)
    groups = tuple(_with_role(group, comparison) for group in result.groups if group.name in names)
    between = isinstance(result.estimate, Decimal) and result.statistic in _BETWEEN_SIDES
    positive = _positive_side(result, comparison) if between else GroupRole.INTERVENTION
    if positive is None and len(groups) < 2:
        return Sided(
            result,
            comparison.question,
            *names,
            reason=say("it is not recorded which side a positive estimate is for"),
            missing=("comparisons.positive",),
        )
    changes: dict[str, Any] = {"groups": groups}
    if positive is None:
        changes |= dict.fromkeys(("estimate", "low", "high", "se"))
    elif between:
        changes["favours"] = comparison.intervention
        if positive is GroupRole.COMPARATOR:
            changes |= _turned(result)
    turned = between and positive is GroupRole.COMPARATOR
    return Sided(replace(result, **changes), comparison.question, *names, turned=turned)


def _with_role(group: Group, comparison: Comparison) -> Group:
    given = group.name == comparison.intervention
    role = GroupRole.INTERVENTION if given else GroupRole.COMPARATOR
    return replace(group, role=role)


def _positive_side(result: Result, comparison: Comparison) -> GroupRole | None:
    """Return the side that a positive printed estimate is for, as recorded."""
    if isinstance(comparison.positive, GroupRole):
        return comparison.positive
    favours = result.favours.casefold() if isinstance(result.favours, str) else ""
    if favours == comparison.intervention.casefold():
        return GroupRole.INTERVENTION
    return GroupRole.COMPARATOR if favours == comparison.comparator.casefold() else None


def _turned(result: Result) -> dict[str, Any]:
    """Return an estimate and its interval seen from the other side: −x, or 1 / x of a ratio."""
    low, high = result.low, result.high
    return {
        "estimate": _other_way(result.estimate, result.statistic),
        "low": _other_way(high, result.statistic),
        "high": _other_way(low, result.statistic),
    }


def _other_way(value: object, statistic: object) -> object:
    if not isinstance(value, Decimal):
        return value
    if statistic in _RATIOS:
        return 1 / value if value else None
    return -value
