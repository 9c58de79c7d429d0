"""What the result of a group says of one person, in one plain line."""

from collections.abc import Iterator
from decimal import Decimal

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import REVIEW_DESIGNS, Line
from claimgrade.model.ledger import OnePerson
from claimgrade.model.remembering import remembered
from claimgrade.model.saying import say, sayable, sentences_in_force
from claimgrade.model.study import Group, Result
from claimgrade.model.vocabulary import GroupRole, Species, Statistic
from claimgrade.statistics.arithmetic import plain_number, with_unit
from claimgrade.statistics.figures import (
    has_figures,
    number_in,
    share_of,
    statistic_of,
    unit_of,
)
from claimgrade.statistics.sorts import plain_name

_NOT_REPORTED = sayable("spread not reported")

_NO_EFFECT_OF_ANYBODY = frozenset({Statistic.SETTING, Statistic.CORRELATION})
_CHANGES = frozenset({Statistic.MEAN_DIFFERENCE, Statistic.PERCENT_CHANGE})
_PEOPLE = tuple(
    "people person participants patients users men adults athletes children respondents".split()
)
"""Words of a unit that make a share one of people; 'men' is in 'women' too."""
_SAID_BY_UNIT = _CHANGES | {Statistic.MEAN, Statistic.COUNT}
_MULTIPLES = frozenset({Statistic.FOLD_OF_BASELINE, Statistic.RATIO})


def for_one_person(case: Case) -> tuple[OnePerson, ...]:
    """Return what each result that carries the claim says of one person.

    Two thirds of people are named only where a standard deviation of the changes is recorded, and
    the normal distribution that this takes for granted is said (mean ± 1 SD holds 68 % of it).
    """
    found = (_of_line(line) for line in case.body.agreeing)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _of_line(line: Line) -> OnePerson | None:
    result = line.result
    if result is None or not has_figures(result) or not _in_people(line):
        return None
    if statistic_of(result) in _NO_EFFECT_OF_ANYBODY:
        return None
    alone = _is_of_one(line, result)
    mean = _measured(result, alone)
    spread = tuple(_spread(line, result))
    if not mean and not spread:
        return None
    unknown = () if alone else (_no_spread(result),)
    words = "; ".join(part for part in (mean, *(spread or unknown)) if part)
    return OnePerson(
        study=line.entry.source or "",
        result=result.id,
        line=words[0].upper() + words[1:],
        reported=bool(spread),
        outcome=line.study.words_for(result) if line.study is not None else "",
    )


# What is said of a result is the same for all claims that rest on it.
@remembered(sentences_in_force)
def _no_spread(result: Result) -> str:
    """Return that no spread is known that tells of one person's change.

    That of single values is said as such, and of a ± whose kind is not stated, that it is none.
    """
    of_values = [plain_number(sd) for g in _groups(result) if (sd := number_in(g.sd)) is not None]
    if of_values:
        return say(
            "spread not reported (of the values, not of changes: SD {spread})",
            spread=", ".join(of_values),
        )
    printed = [
        plain_number(spread)
        for group in _groups(result)
        if (spread := number_in(group.spread)) is not None
    ]
    if not printed:
        return say(_NOT_REPORTED)
    return say(
        "spread not reported (± {spread} is printed, and what ± means is not stated)",
        spread=", ".join(printed),
    )


def _in_people(line: Line) -> bool:
    population = line.study.population if line.study is not None else None
    species = population.species if population is not None else None
    return species not in (Species.ANIMAL, Species.CELL, Species.TISSUE)


def _groups(result: Result) -> tuple[Group, ...]:
    """Return the groups that got what the claim is about, all where no role is recorded."""
    treated = tuple(g for g in result.groups if g.role is GroupRole.INTERVENTION)
    named = {comparison.intervention for comparison in result.comparisons}
    return treated or tuple(g for g in result.groups if g.name in named) or result.groups


def _is_of_one(line: Line, result: Result) -> bool:
    """Return whether one person alone was measured, who has no average and no spread."""
    if isinstance(result.people, int):
        return result.people == 1
    return line.study is not None and line.study.n == 1


_AVERAGE = sayable("on average {value}")
_AVERAGE_IN_FAVOUR = sayable("on average {value} in favour of {side}")
_OF_ONE = sayable("in the one person studied: {value}")
_OF_ONE_IN_FAVOUR = sayable("in the one person studied: {value} in favour of {side}")


def _measured(result: Result, alone: bool) -> str:
    """Return the mean of the group, of the difference, or of one person, as far as printed."""
    value, side = _figure(result)
    if not value:
        return ""
    if side:
        return say(_OF_ONE_IN_FAVOUR if alone else _AVERAGE_IN_FAVOUR, value=value, side=side)
    return say(_OF_ONE if alone else _AVERAGE, value=value)


@remembered(sentences_in_force)
def _figure(result: Result) -> tuple[str, str]:
    """Return the figure of a result, else of its groups, and the side that it is in favour of."""
    estimate, unit = number_in(result.estimate), unit_of(result)
    if estimate is not None and not _counts_people(result):
        side = result.favours if estimate > 0 and isinstance(result.favours, str) else ""
        return f"{with_unit(_signed(estimate, result), unit)}{_named(result)}", side
    told = [words for group in _groups(result) if (words := _mean_of(group, result))]
    return ", ".join(told), ""


def _named(result: Result) -> str:
    """Return the sort of the printed figure in brackets, where its unit does not say it."""
    sort = statistic_of(result)
    if sort is None or sort in _SAID_BY_UNIT or (sort in _MULTIPLES and unit_of(result)):
        return ""
    return f" ({plain_name(sort)})"


def _mean_of(group: Group, result: Result) -> str:
    mean, unit = number_in(group.mean), unit_of(result)
    before, change = number_in(group.before), number_in(group.change)
    if change is not None:
        return f"{with_unit(_plus(change), unit)} ({group.name})"
    if mean is None:
        return ""
    if before is not None:
        after = with_unit(plain_number(mean), unit)
        told = say("from {before} to {after}", before=plain_number(before), after=after)
        return f"{told} ({group.name})"
    return f"{with_unit(_signed(mean, result), unit)} ({group.name})"


def _spread(line: Line, result: Result) -> Iterator[str]:
    """Yield what is recorded of how people differ: counts, deviations, intervals, responses."""
    yield from _of_groups(result)
    share = number_in(result.estimate)
    if share is not None and _counts_people(result):
        told = with_unit(plain_number(share), unit_of(result))
        of_whom = " of " in (unit_of(result) or "")
        yield told if of_whom else say("{share} of those counted", share=told)
    predicted = _predicted(line, result)
    if predicted:
        yield predicted
    if isinstance(result.responses, str):
        yield say("single people: {responses}", responses=result.responses.rstrip("."))


@remembered(sentences_in_force)
def _of_groups(result: Result) -> tuple[str, ...]:
    """Return what is recorded of how the people of each group differ."""
    told = []
    for group in _groups(result):
        deviation = _two_thirds(group, result)
        if deviation:
            told.append(deviation)
        elif share_of(group) is not None:
            people = say("{events} of {total} people", events=group.events, total=group.total)
            told.append(f"{people} ({group.name})")
    return tuple(told)


def _counts_people(result: Result) -> bool:
    """Return whether a result's figure is a share of people, not of another value."""
    _, _, of_what = (unit_of(result) or "").casefold().partition(" of ")
    people = not of_what or any(word in of_what for word in _PEOPLE)
    return statistic_of(result) is Statistic.PROPORTION and people


def _two_thirds(group: Group, result: Result) -> str:
    """Return between which changes two thirds of people lie, from a mean and SD of changes."""
    change, deviation = number_in(group.change), number_in(group.change_sd)
    if change is None:
        change = _change_printed_as_mean(group, result)
        deviation = deviation if deviation is not None else number_in(group.sd)
    if change is None or deviation is None:
        return ""
    low, high = _plus(change - deviation), _plus(change + deviation)
    return say(
        "two thirds of people between {low} and {high} "
        "({group}; mean ± SD, if normally distributed)",
        low=low,
        high=with_unit(high, unit_of(result)),
        group=group.name,
    )


def _change_printed_as_mean(group: Group, result: Result) -> Decimal | None:
    """Return the mean of a group where the result's figures are changes themselves."""
    mean, before = number_in(group.mean), number_in(group.before)
    if mean is None or statistic_of(result) not in _CHANGES:
        return None
    if before is not None and statistic_of(result) is Statistic.MEAN_DIFFERENCE:
        return mean - before
    return mean if before is None else None


def _predicted(line: Line, result: Result) -> str:
    low, high = number_in(result.prediction_low), number_in(result.prediction_high)
    if low is None or high is None:
        return ""
    pooled = isinstance(result.studies, int) or (
        line.study is not None and line.study.design in REVIEW_DESIGNS
    )
    return say(
        "prediction interval for the mean of a new study {low} to {high}"
        if pooled
        else "prediction interval for one more person {low} to {high}",
        low=plain_number(low),
        high=with_unit(plain_number(high), unit_of(result)),
    )


def _signed(value: Decimal, result: Result) -> str:
    return _plus(value) if statistic_of(result) in _CHANGES else plain_number(value)


def _plus(value: Decimal) -> str:
    return f"+{plain_number(value)}" if value > 0 else plain_number(value)
