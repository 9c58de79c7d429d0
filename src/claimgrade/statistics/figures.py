"""The figures a result holds: those printed, and those one step of arithmetic away."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from claimgrade.model.fields import Recorded
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import Direction, IntervalKind, Statistic

HUNDRED = Decimal(100)

PERCENT = "%"

PEOPLE = "people"

NO_ARITHMETIC = frozenset(
    {
        Statistic.STANDARDISED_MEAN_DIFFERENCE,
        Statistic.WITHIN_GROUP_EFFECT_SIZE,
        Statistic.CORRELATION,
        Statistic.COEFFICIENT_OF_VARIATION,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
        Statistic.RISK_RATIO,
    }
)
"""Statistics whose differences and ratios mean nothing: twice the effect size is not double."""

RANGE_ENDS = ("lower end", "upper end")
"""Names of the ends of the interval or range that a result prints."""


class Step(StrEnum):
    """The one step of arithmetic that leads from printed figures to another."""

    PRINTED = ""
    SHARE = "share in percent"
    MULTIPLE = "multiple of the value before"
    PERCENT_CHANGE = "percent change"
    CHANGE = "change"
    DIFFERENCE = "difference between groups"
    SHARE_DIFFERENCE = "difference of shares"
    RATIO = "ratio between groups"
    PERCENT_DIFFERENCE = "percent difference between groups"
    MADE_ABSOLUTE = "relative effect made absolute"
    AS_PERCENT = "multiple written as percent"
    AS_MULTIPLE = "percent written as a multiple"


class Term(NamedTuple):
    """A printed number that goes into a figure: its name, field, value, unit and people.

    ``field`` is the dotted path below the result; a group stands in it by its name.
    """

    name: str
    field: str
    value: Decimal
    unit: str | None = None
    people: int | None = None


class Figure(NamedTuple):
    """One number of a result: what it is, where it stands, and the step that leads to it.

    ``step`` is empty for a printed figure. ``bound`` is true for an end of an interval or range.
    ``falls`` is true where the result's recorded direction is a decrease. ``low`` and ``high``
    are the interval printed with it. ``terms`` are the printed numbers it is made of, in the
    order of its formula; a share has two, people with the event and all people. ``guessed`` is true
    where groups are set against each other in an order that neither the record nor its own order
    gives. ``relative`` is the sort of relative effect that was made absolute.
    """

    value: Decimal
    statistic: Statistic | None
    unit: str | None
    cell: str
    step: Step = Step.PRINTED
    bound: bool = False
    falls: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    terms: tuple[Term, ...] = ()
    guessed: bool = False
    relative: Statistic | None = None


def has_figures(result: Result) -> bool:
    """Return whether a result holds any number to compare with.

    Ends alone are one where they are a range that was set or seen; those of another interval leave
    open what stands between them.
    """
    is_range = result.statistic is Statistic.SETTING or result.interval is IntervalKind.RANGE
    ends = (result.low, result.high) if is_range else ()
    return any(isinstance(value, Decimal) for value in (result.estimate, *ends)) or any(
        any(isinstance(value, Decimal) for value in (group.mean, group.median, group.change))
        or share_of(group) is not None
        for group in result.groups
    )


def unit_of(result: Result) -> str | None:
    """Return the unit of a result's figures, ``None`` where none is recorded."""
    return result.unit if isinstance(result.unit, str) and result.unit != "unknown" else None


def statistic_of(result: Result) -> Statistic | None:
    """Return what sort of figure a result prints, ``None`` where that is not recorded."""
    return result.statistic if isinstance(result.statistic, Statistic) else None


def number_in(value: Recorded[Decimal]) -> Decimal | None:
    """Return a recorded number, ``None`` where it is absent or not reported."""
    return value if isinstance(value, Decimal) else None


def share_of(group: Group) -> Decimal | None:
    """Return the share of a group that had the event, 0 to 1."""
    if isinstance(group.events, int) and isinstance(group.total, int) and group.total:
        return Decimal(group.events) / Decimal(group.total)
    return None


class Arm(NamedTuple):
    """A group with the numbers printed for it; ``share`` is people with the event of all, 0 to 1.

    ``counted`` are the people with the event and all people, where there is a share.
    """

    group: Group
    mean: Term | None
    before: Term | None
    change: Term | None
    share: Decimal | None
    counted: tuple[Term, ...]


def arms_of(result: Result) -> tuple[Arm, ...]:
    """Return the groups of a result, each with what is printed for it."""
    unit = unit_of(result)
    return tuple(_arm(group, unit) for group in result.groups)


def _arm(group: Group, unit: str | None) -> Arm:
    name, people = group.name, group.n if isinstance(group.n, int) else None
    mean, before, change = (
        Term(f"{name}{told}", f"groups.{name}.{field}", value, unit, people)
        if isinstance(value := getattr(group, field), Decimal)
        else None
        for field, told in (("mean", ""), ("before", ", before"), ("change", ", change"))
    )
    share = share_of(group)
    counted = _counted(group) if share is not None else ()
    return Arm(group, mean, before, change, share, counted)


def _counted(group: Group) -> tuple[Term, Term]:
    events, total = Decimal(str(group.events)), Decimal(str(group.total))
    people = group.total if isinstance(group.total, int) else None
    return (
        Term(f"{group.name}, events", f"groups.{group.name}.events", events, PEOPLE, people),
        Term(f"{group.name}, total", f"groups.{group.name}.total", total, PEOPLE, people),
    )


def printed_figures(result: Result, arms: Iterable[Arm]) -> Iterator[Figure]:
    """Yield the figures a result prints, and the shares in percent of people counted."""
    unit, statistic = unit_of(result), statistic_of(result)
    falls = result.direction is Direction.DECREASE
    people = result.people if isinstance(result.people, int) else None
    low, high = number_in(result.low), number_in(result.high)
    estimate = number_in(result.estimate)
    if estimate is not None:
        terms = (Term("estimate", "estimate", estimate, unit, people),)
        yield Figure(
            estimate, statistic, unit, "estimate", Step.PRINTED, False, falls, low, high, terms
        )
    for end, name, field in zip((low, high), RANGE_ENDS, ("low", "high"), strict=True):
        if end is not None:
            bound = estimate is not None
            terms = (Term(name, field, end, unit, people),)
            yield Figure(end, statistic, unit, name, bound=bound, falls=falls, terms=terms)
    of_group = statistic if estimate is None and statistic is not None else Statistic.MEAN
    for arm in arms:
        yield from _printed_in(arm, of_group, unit, falls)


def _printed_in(arm: Arm, statistic: Statistic, unit: str | None, falls: bool) -> Iterator[Figure]:
    group, mean = arm.group, arm.mean
    if mean is not None:
        low, high = number_in(group.low), number_in(group.high)
        yield Figure(
            mean.value, statistic, unit, mean.name, Step.PRINTED, False, falls, low, high, (mean,)
        )
        for end, side, field in zip((low, high), RANGE_ENDS, ("low", "high"), strict=True):
            if end is not None:
                name = f"{side} of {group.name}"
                terms = (Term(name, f"groups.{group.name}.{field}", end, unit, mean.people),)
                yield Figure(end, statistic, unit, name, bound=True, falls=falls, terms=terms)
    if arm.before is not None:
        before = arm.before
        yield Figure(before.value, statistic, unit, before.name, falls=falls, terms=(before,))
    yield from _others_printed_in(arm, unit, falls)


def _others_printed_in(arm: Arm, unit: str | None, falls: bool) -> Iterator[Figure]:
    group, change = arm.group, arm.change
    if isinstance(group.median, Decimal):
        name, people = f"{group.name}, median", group.n if isinstance(group.n, int) else None
        term = Term(name, f"groups.{group.name}.median", group.median, unit, people)
        yield Figure(term.value, Statistic.MEDIAN, unit, name, falls=falls, terms=(term,))
    if change is not None:
        sort = Statistic.MEAN_DIFFERENCE
        yield Figure(change.value, sort, unit, change.name, falls=falls, terms=(change,))
    if arm.share is not None:
        cell = f"{group.name}, {group.events} of {group.total}"
        share = arm.share * HUNDRED
        yield Figure(share, Statistic.PROPORTION, PERCENT, cell, Step.SHARE, terms=arm.counted)
