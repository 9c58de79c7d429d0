"""Counts that do not fit: events in their total, groups in the study, shares of both."""

from collections.abc import Iterator

from claimgrade.assess.studies import codes
from claimgrade.assess.studies.cells import Error, count, in_percent, number, statistic_of_groups
from claimgrade.model.saying import say
from claimgrade.model.study import Group, Result, Study
from claimgrade.model.vocabulary import Contrast, Design, Statistic
from claimgrade.statistics.consistency.totals import is_share, too_many

_OF_OTHERS = (
    Design.META_ANALYSIS,
    Design.SYSTEMATIC_REVIEW,
    Design.NARRATIVE_REVIEW,
    Design.GUIDELINE,
    Design.OPINION,
)
"""Designs whose results are of other studies' people."""


def impossible_counts(study: Study, result: Result, at: str) -> Iterator[Error]:
    """Yield the counts of a result that cannot be."""
    for place, group in enumerate(result.groups):
        yield from _events(result, group, f"{at}.groups.{place}")
    n = count(study.n)
    if n is not None and study.design not in _OF_OTHERS:
        yield from _groups(result, n, study.arms, at)


def _events(result: Result, group: Group, path: str) -> Iterator[Error]:
    events, total = count(group.events), count(group.total)
    if events is None or total is None:
        return
    if events > total:
        message = say(
            "'{group}': {events} of {total} people have the event",
            group=group.name,
            events=events,
            total=total,
        )
        yield codes.COUNTS_NOT_POSSIBLE, message, f"{path}.events"
        return
    mean = number(group.mean)
    shares = statistic_of_groups(result) is Statistic.PROPORTION
    if mean is None or not shares or not total:
        return
    percent = in_percent(result)
    if not is_share(mean, events, total, percent=percent):
        sign = " %" if percent else ""
        share = events / total * (100 if percent else 1)
        message = say(
            "'{group}': {events} of {total} is {share}, not {printed}",
            group=group.name,
            events=events,
            total=total,
            share=f"{share:.4g}{sign}",
            printed=f"{mean}{sign}",
        )
        yield codes.COUNTS_NOT_POSSIBLE, message, f"{path}.mean"


def _groups(result: Result, n: int, arms: object, at: str) -> Iterator[Error]:
    people = count(result.people)
    if people is not None and people > n:
        message = say(
            "{people} people are analysed, and {number} in the whole study",
            people=people,
            number=n,
        )
        yield codes.COUNTS_NOT_POSSIBLE, message, f"{at}.people"
    sizes = []
    for place, group in enumerate(result.groups):
        size = count(group.n) if group.n is not None else count(group.total)
        if size is None:
            continue
        sizes.append(size)
        if size > n:
            message = say(
                "'{group}' has {people} people, and the whole study {number}",
                group=group.name,
                people=size,
                number=n,
            )
            field = "n" if group.n is not None else "total"
            yield codes.COUNTS_NOT_POSSIBLE, message, f"{at}.groups.{place}.{field}"
    if len(sizes) == len(result.groups) and max(sizes, default=0) <= n:
        yield from _together(result, sizes, n, arms, at)


def _together(result: Result, sizes: list[int], n: int, arms: object, at: str) -> Iterator[Error]:
    """Yield groups of different people that are more than the study has.

    Of more than two groups some may be the same people, unless each is an arm.
    """
    apart = result.paired is False and result.contrast is Contrast.CONDITIONS
    together = too_many(sizes, n)
    if together is not None and apart and (len(sizes) == 2 or len(sizes) == arms):
        sums = " + ".join(map(str, sizes))
        message = say(
            "the groups hold {sum} people, and the whole study {number}",
            sum=f"{sums} = {together}",
            number=n,
        )
        yield codes.COUNTS_NOT_POSSIBLE, message, f"{at}.groups"
