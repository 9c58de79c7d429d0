"""Effects on how many people have an event: risk ratio, odds ratio, risk difference."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from claimgrade.model.effect import Formula, Measured, NotComputed
from claimgrade.model.saying import say
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.recorded import (
    POINTS,
    Sides,
    field,
    number,
    paired,
    statistic_of_groups,
    unit_of,
    whole,
)
from claimgrade.statistics.effects.scales import effect
from claimgrade.statistics.effects.signs import of_events
from claimgrade.statistics.effects.sources import (
    ARITHMETIC,
    BORENSTEIN_EVENTS,
    HANDBOOK_EVENTS,
    HANDBOOK_RARE,
)
from claimgrade.statistics.effects.steps import (
    Derived,
    Lacking,
    Worked,
    all_lacking,
    not_computed,
    shown,
)
from claimgrade.statistics.units import is_percent, is_percentage_points

CORRECTION = 0.5
"""Added to each of the four cells where one of them is 0 (Cochrane Handbook, section 10.4.4)."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """People with and without the event: ``a`` and ``b`` intervention, ``c`` and ``d`` not."""

    a: float
    b: float
    c: float
    d: float

    @property
    def has_zero(self) -> bool:
        return 0 in (self.a, self.b, self.c, self.d)

    def corrected(self) -> "_Cells":
        return _Cells(*(cell + CORRECTION for cell in (self.a, self.b, self.c, self.d)))


@dataclass(frozen=True, slots=True)
class Table:
    """Events and people of both groups, with the steps that led to the events."""

    one: str
    other: str
    cells: _Cells
    level: float
    formulas: tuple[Formula, ...]

    def named(self) -> str:
        """Return the four counts as they stand in a formula."""
        cells = self.cells
        with_it = f"{shown(cells.a)}/{shown(cells.a + cells.b)}"
        return f"{with_it} against {shown(cells.c)}/{shown(cells.c + cells.d)}"


def table_of(result: Result, pair: Sides, level: float) -> Table | Lacking:
    """Return events and people of both groups, or what is missing of them.

    A share in percent with the people it is a share of gives the events. The same people under
    both conditions would take the four counts of pairs, which a record cannot hold.
    """
    if paired(result) is True:
        reason = say("events in the same people under both conditions take counts of pairs")
        return Lacking((), reason)
    counted = [_events(result, group) for group in (pair.intervention, pair.comparator)]
    one, other = counted
    if isinstance(one, Lacking) or isinstance(other, Lacking):
        return all_lacking(*(side for side in counted if isinstance(side, Lacking)))
    (a, n), (c, m) = (one[0].value, one[1]), (other[0].value, other[1])
    return Table(
        pair.intervention.name,
        pair.comparator.name,
        _Cells(a, n - a, c, m - c),
        level,
        (*one[0].formulas, *other[0].formulas),
    )


def risk_ratio(table: Table) -> Worked | NotComputed:
    """Return the ratio of risks.

    The variance of its logarithm is 1/a − 1/n₁ + 1/c − 1/n₂ (Borenstein et al. 2009, chapter 5).
    A cell of 0 adds ``CORRECTION`` to all four; without, or with nothing but, events in both
    groups it cannot be estimated (Cochrane Handbook, section 10.4.4).
    """

    def of(cells: _Cells) -> tuple[float, float, str]:
        n, m = cells.a + cells.b, cells.c + cells.d
        value = (cells.a / n) / (cells.c / m)
        variance = cells.b / (cells.a * n) + cells.d / (cells.c * m)
        return value, variance, "1/a − 1/n₁ + 1/c − 1/n₂"

    return _ratio(Statistic.RISK_RATIO, table, of)


def odds_ratio(table: Table) -> Worked | NotComputed:
    """Return the ratio of odds.

    The variance of its logarithm is 1/a + 1/b + 1/c + 1/d (Borenstein et al. 2009, chapter 5).
    Cells of 0 as for the risk ratio.
    """

    def of(cells: _Cells) -> tuple[float, float, str]:
        value = (cells.a / cells.b) / (cells.c / cells.d)
        variance = 1 / cells.a + 1 / cells.b + 1 / cells.c + 1 / cells.d
        return value, variance, "1/a + 1/b + 1/c + 1/d"

    return _ratio(Statistic.ODDS_RATIO, table, of)


def risk_difference(table: Table) -> Worked:
    """Return the difference of risks in percentage points.

    Its variance is p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂ (Borenstein et al. 2009, chapter 5), worked out
    with ``CORRECTION`` added to all four cells where one is 0; the difference itself never is.
    """
    cells = table.cells
    risks = cells.a / (cells.a + cells.b), cells.c / (cells.c + cells.d)
    value = 100 * (risks[0] - risks[1])
    text = f"risk difference = {table.named()} = {shown(value)} percentage points"
    used = cells.corrected() if cells.has_zero else cells
    n, m = used.a + used.b, used.c + used.d
    p, q = used.a / n, used.c / m
    se = 100 * math.sqrt(p * (1 - p) / n + q * (1 - q) / m)
    formulas = [*table.formulas, Formula(text, HANDBOOK_EVENTS)]
    if cells.has_zero:
        formulas.append(_correction("for the standard error alone"))
    text = f"SE = 100 √(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂) = {shown(se)}"
    formulas.append(Formula(text, BORENSTEIN_EVENTS))
    return _worked(Statistic.RISK_DIFFERENCE, table, value, se, formulas)


def _ratio(
    measure: Statistic, table: Table, of: Callable[[_Cells], tuple[float, float, str]]
) -> Worked | NotComputed:
    cells = table.cells
    if cells.a == cells.c == 0:
        reason = say("not estimable: no events in either group")
        return not_computed(measure, Lacking((), reason))
    if cells.b == cells.d == 0:
        reason = say("not estimable: everybody in both groups had the event")
        return not_computed(measure, Lacking((), reason))
    value, variance, named = of(cells.corrected() if cells.has_zero else cells)
    formulas = list(table.formulas)
    if cells.has_zero:
        formulas.append(_correction(""))
    word = measure.value.replace("-", " ")
    formulas.append(Formula(f"{word} = {table.named()} = {shown(value)}", HANDBOOK_EVENTS))
    se = math.sqrt(variance)
    formulas.append(Formula(f"SE of ln({word}) = √({named}) = {shown(se)}", BORENSTEIN_EVENTS))
    return _worked(measure, table, value, se, formulas)


def _correction(why: str) -> Formula:
    text = f"continuity correction: {CORRECTION} added to each of the four cells, one being 0"
    return Formula(f"{text}, {why}" if why else text, HANDBOOK_RARE)


def _worked(
    measure: Statistic, table: Table, value: float, se: float, formulas: list[Formula]
) -> Worked:
    cells = table.cells
    found = effect(
        measure,
        value,
        se,
        level=table.level,
        unit=POINTS if measure is Statistic.RISK_DIFFERENCE else "times",
        measured=Measured.LEVEL,
        sign=of_events(measure, table.one, table.other),
        people=round(cells.a + cells.b + cells.c + cells.d),
        formulas=tuple(formulas),
    )
    return Worked(found)


def _events(result: Result, group: Group) -> tuple[Derived, int] | Lacking:
    events, total = whole(group.events), whole(group.total)
    people = total if total is not None else whole(group.n)
    if people is not None and people < 1:
        return Lacking((field(group, "total"),), say("no people at risk are recorded"))
    if events is None:
        return _events_from_share(result, group, people)
    if people is None:
        reason = say("how many people were at risk is not recorded")
        return Lacking((field(group, "total"),), reason)
    if events > people:
        fields = (field(group, "events"), field(group, "total"))
        return Lacking(fields, say("more events than people are recorded"))
    return Derived(float(events)), people


def _events_from_share(
    result: Result, group: Group, people: int | None
) -> tuple[Derived, int] | Lacking:
    share, unit = number(group.mean), unit_of(result)
    reason = say("how many people had the event is not recorded")
    lacking = Lacking((field(group, "events"),), reason)
    if statistic_of_groups(result) is not Statistic.PROPORTION or share is None:
        return lacking
    if is_percent(unit) or is_percentage_points(unit):
        share /= 100
    elif unit:
        return lacking
    if not 0 <= share <= 1:
        return Lacking((field(group, "mean"),), say("a share lies between 0 and all"))
    if people is None:
        reason = say("of how many people it is a share is not recorded")
        return Lacking((field(group, "n"),), reason)
    text = f"events in {group.name} = {shown(100 * share)} % of {people} = {shown(share * people)}"
    return Derived(share * people, (Formula(text, ARITHMETIC),)), people
