"""What a body of evidence lets expect, with the intervention and without it."""

from collections.abc import Iterator
from decimal import Decimal

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import key_of
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.numbers.absolute import RelativeEffect, absolute_of_effect
from claimgrade.assess.pooling.sides import sides_of
from claimgrade.model.anticipated import Anticipated, BodyEffect, ComparatorMeans, Whence
from claimgrade.model.effect import Effect, Measured
from claimgrade.model.ledger import Absolute
from claimgrade.model.pooled import Entry, Pool
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import GroupRole, Statistic
from claimgrade.statistics.sorts import name_with_article

NO_TEST = sayable("no study tests it")

_ON_A_RISK = (Statistic.RISK_RATIO, Statistic.ODDS_RATIO, Statistic.HAZARD_RATIO)
_DIFFERENCES = (Statistic.MEAN_DIFFERENCE, Statistic.RISK_DIFFERENCE)

_NOT_ABSOLUTE = {
    Statistic.STANDARDISED_MEAN_DIFFERENCE: sayable(
        "a standardised difference has no unit to tell it in"
    ),
    Statistic.RATIO: sayable("only the ratio is known, and no mean is recorded to start from"),
}


def anticipated(case: Case, pool: Pool | None) -> Anticipated:
    """Return the effect that stands for a claim's evidence, and what it amounts to.

    The effect is the pooled one; where nothing was put together, that of the only study, or the
    only published pooled result. Of several of them none is picked. A relative effect on a risk
    is told in people from the baseline recorded with the claim, else, of one study, from its own
    comparator (Cochrane Handbook for Systematic Reviews of Interventions, chapters 14 and 15). A
    difference of means is an absolute effect as it is; the means with the comparator, where the
    studies print them, stand beside it.
    """
    if pool is None:
        return Anticipated(no_effect=say(NO_TEST), no_absolute=say(NO_TEST))
    effect = _effect(pool)
    if effect is None:
        return Anticipated(no_effect=pool.reason, no_absolute=pool.reason)
    if effect.measure in _ON_A_RISK:
        told = _in_people(case, pool, effect)
        if isinstance(told, Absolute):
            return Anticipated(effect, people=told)
        return Anticipated(effect, no_absolute=told)
    if effect.measure in _DIFFERENCES:
        return Anticipated(effect, means=_means(case, pool, effect))
    return Anticipated(effect, no_absolute=_not_absolute(effect.measure))


def _not_absolute(measure: Statistic) -> str:
    if measure in _NOT_ABSOLUTE:
        return say(_NOT_ABSOLUTE[measure])
    named = name_with_article(measure)
    return say("{sort} is no difference in the outcome itself", sort=named)


def _effect(pool: Pool) -> BodyEffect | None:
    found = pool.pooled
    if found is not None:
        first = pool.entries[0].effect
        names = tuple(dict.fromkeys(entry.name for entry in pool.entries))
        return BodyEffect(
            first.measure,
            found.value,
            found.low,
            found.high,
            first.level,
            pool.unit,
            first.measured,
            Whence.POOLED,
            names,
        )
    alone = (*pool.entries, *pool.beside)
    if len(alone) != 1:
        return None
    return _of_one(alone[0], Whence.ONE_STUDY if pool.entries else Whence.PUBLISHED)


def _of_one(entry: Entry, whence: Whence) -> BodyEffect:
    one: Effect = entry.effect
    return BodyEffect(
        one.measure,
        one.value,
        one.low,
        one.high,
        one.level,
        one.unit,
        one.measured,
        whence,
        (entry.name,),
    )


def _in_people(case: Case, pool: Pool, effect: BodyEffect) -> Absolute | str:
    relative = RelativeEffect(
        effect.measure, _decimal(effect.value), _end(effect.low), _end(effect.high)
    )
    single = pool.entries[0] if effect.whence is Whence.ONE_STUDY else None
    return absolute_of_effect(case, relative, _line_of(case, single) if single else None)


def _decimal(value: float) -> Decimal:
    return Decimal(str(value))


def _end(value: float | None) -> Decimal | None:
    return None if value is None else _decimal(value)


def _line_of(case: Case, entry: Entry) -> Line | None:
    """Return the line of a claim that an entry of its pool comes from."""
    for line in case.body.testing:
        if line.result is not None and (key_of(line), line.result.id) == (
            entry.study,
            entry.result,
        ):
            return line
    return None


def _means(case: Case, pool: Pool, effect: BodyEffect) -> ComparatorMeans | None:
    """Return the means with the comparator, of the studies that print them in this unit."""
    found: list[tuple[float, str]] = []
    for entry in pool.entries:
        line = _line_of(case, entry)
        result = line.result if line is not None else None
        if result is not None and result.unit == effect.unit:
            found += [(mean, entry.name) for mean in _comparators(result, effect.measured)]
    if not found:
        return None
    means = [mean for mean, _ in found]
    names = tuple(dict.fromkeys(name for _, name in found))
    return ComparatorMeans(min(means), max(means), effect.unit, effect.measured, names)


def _comparators(result: Result, measured: Measured) -> Iterator[float]:
    for sided in sides_of(result):
        for group in sided.result.groups:
            value = _mean(group, measured)
            if group.role is GroupRole.COMPARATOR and value is not None:
                yield float(value)


def _mean(group: Group, measured: Measured) -> Decimal | None:
    value = group.change if measured is Measured.CHANGE else group.mean
    return value if isinstance(value, Decimal) else None
