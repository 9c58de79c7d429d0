"""Means of whole numbers, and shares of people, that cannot come from so many people."""

from collections.abc import Iterator
from decimal import Decimal

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import (
    Cell,
    Error,
    cells,
    count,
    in_percent,
    number,
    statistic_of,
    statistic_of_groups,
)
from claimgrade.model.saying import say
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.consistency.grim import Grim, grim
from claimgrade.statistics.consistency.rounding import Rounding


def impossible_means(result: Result, at: str) -> Iterator[Error]:
    """Yield the means of a result of whole numbers that GRIM rules out.

    Looked at are means, values before and changes of groups with their `n`, and an estimate that
    is a mean or a share with its `people`.
    """
    items = 1 if result.items is None else count(result.items)
    if result.whole_numbers is not True or not items:
        return
    share = statistic_of_groups(result) is Statistic.PROPORTION and in_percent(result)
    for cell in (*cells(result, at), *_estimate(result, at)):
        if cell.mean is not None and cell.n:
            yield from _error(cell, cell.mean, cell.n, items, share or _is_share(cell, result))


def _is_share(cell: Cell, result: Result) -> bool:
    proportion = statistic_of(result) is Statistic.PROPORTION
    return proportion and in_percent(result) and cell.at.endswith(".estimate")


def _estimate(result: Result, at: str) -> Iterator[Cell]:
    of_people = statistic_of(result) in (Statistic.MEAN, Statistic.PROPORTION)
    estimate, people = number(result.estimate), count(result.people)
    if of_people and estimate is not None and people:
        path = f"{at}.estimate"
        yield Cell(say("the estimate"), estimate, None, people, path, path)


def _error(cell: Cell, mean: Decimal, n: int, items: int, percent: bool) -> Iterator[Error]:
    found = grim(mean, n, items=items, percent=percent)
    if found.possible:
        return
    cut = grim(mean, n, items=items, percent=percent, rounding=Rounding.CUT).possible
    message = say(
        "{mean} fits only if digits were cut off: the nearest possible are {nearest}"
        if cut
        else "{mean} is not possible: the nearest possible are {nearest}",
        mean=_said(found, cell, n, items),
        nearest=found.arithmetic,
    )
    yield codes.ONLY_IF_CUT_OFF if cut else codes.MEAN_NOT_POSSIBLE, message, cell.at


def _said(found: Grim, cell: Cell, n: int, items: int) -> str:
    """Say which mean of how many numbers is meant."""
    if found.percent:
        share = say(
            "{percent} % of 1 person" if n == 1 else "{percent} % of {number} people",
            percent=found.mean,
            number=n,
        )
        return f"{cell.name}: {share}"
    product = f" ({n} × {items})" if items > 1 else ""
    mean = say(
        "the mean {mean} of {number} whole number"
        if n * items == 1
        else "the mean {mean} of {number} whole numbers",
        mean=found.mean,
        number=f"{n * items}{product}",
    )
    return f"{cell.name}: {mean}"
