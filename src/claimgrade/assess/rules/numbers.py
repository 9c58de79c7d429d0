"""Rules on the numbers that the words state."""

from claimgrade.assess.asking import direction_missing, number_waits
from claimgrade.assess.case import Case
from claimgrade.assess.numbers.finding import (
    figures_missing,
    find,
    is_extreme,
    nearest_figure,
    order_missing,
    sort_missing,
)
from claimgrade.assess.numbers.telling import figure_words, found_words
from claimgrade.assess.numbers.typical import typical_beside
from claimgrade.assess.numbers.words import shown
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.statistics.units import is_times, plain


@rule(
    "OS17",
    "numeric-mismatch",
    Family.NUMBERS,
    severity="blocker",
    worst=Severity.BLOCKER,
    needs=(
        "numbers",
        "numbers.*.unit",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.estimate",
    ),
    version=4,
    literature="Jergas and Baethge, errors of quotation",
    key_concept="misleading descriptions",
    fires="""
        claim:
          quote: {exact: Bands double growth hormone}
          numbers:
            - {value: 2, unit: times, role: point}
          evidence:
            - {source: pooled, result: gh, relation: supports, finding: It rose more with bands.}
        studies:
          pooled:
            results:
              - {id: gh, estimate: 2.04, statistic: standardised-mean-difference}
        """,
    near_miss="""
        claim:
          quote: {exact: as high as 290 times over baseline}
          numbers:
            - {value: 290, unit: times, role: point}
          evidence:
            - {source: session, result: gh, relation: supports, finding: It rose 290-fold.}
        studies:
          session:
            results:
              - {id: gh, estimate: 290, statistic: fold-of-baseline, unit: times}
        """,
)
def numeric_mismatch(case: Case) -> Ruling:
    """A number in the words is not in the linked results, nor one step of arithmetic from them.

    Numbers are what readers remember and pass on. One step is allowed: multiple of the value
    before, percent change, difference or ratio between groups, or a change of unit; a figure of
    another sort (a standardised difference read as a ratio) does not count.
    """
    numbers, lines = case.claim.claimed_numbers, case.body.agreeing
    if not lines:
        return not_applicable(say("no line supports or qualifies the claim"))
    if not numbers:
        return number_waits(case)
    found: list[str] = []
    for index, number in enumerate(numbers):
        missing = sort_missing(index, number)
        if missing:
            return unresolved((missing,))
        agreed = find(case, index)
        if agreed is not None:
            told = found_words(agreed, number)
            found.append(say("{number} is found in {found}", number=shown(number), found=told))
            continue
        lacking = direction_missing(case) + order_missing(case, number) + figures_missing(lines)
        if lacking:
            return unresolved(lacking)
        return flag(
            Severity.BLOCKER,
            _not_found(case, number),
            f"numbers.{index}",
            say("Correct the number, or link the result that it comes from."),
        )
    return passed("; ".join(found))


def _not_found(case: Case, number: ClaimedNumber) -> str:
    """Return that no figure is the number, and the nearest of its sort where there is one."""
    near = nearest_figure(case, number)
    if near is None:
        return say(
            "{number} is not among the figures of the linked results, nor one step of arithmetic "
            "from them, and none is of its sort",
            number=shown(number),
        )
    return say(
        "{number} is not among the figures of the linked results, nor one step of arithmetic from "
        "them; the nearest of its sort is {nearest}",
        number=shown(number),
        nearest=figure_words(near.match, near.line, number),
    )


@rule(
    "OS19",
    "extreme-of-range",
    Family.NUMBERS,
    severity="major",
    worst=Severity.MAJOR,
    needs=("numbers", "numbers.*.role"),
    version=4,
    literature="FTC staff report on 'up to' claims, 2012",
    key_concept="claims too good to be true, and how sure one can be",
    fires="""
        claim:
          quote: {exact: as high as 290 times over baseline}
          numbers:
            - {value: 290, unit: times, role: max}
          evidence:
            - {source: session, relation: supports, finding: It rose 290-fold.}
        """,
    near_miss="""
        claim:
          quote: {exact: as high as 290 times over baseline}
          numbers:
            - {value: 290, unit: times, role: max}
            - {value: 40, unit: times, role: point}
          evidence:
            - {source: session, relation: supports, finding: It rose 290-fold.}
        """,
)
def extreme_of_range(case: Case) -> Ruling:
    """The top of a range is the only number given: up to, as much as, as high as.

    Between a third and a half of readers take "up to" for what is typical. An end of a printed
    interval or range, told as if it were the result, does the same.
    """
    numbers = case.claim.claimed_numbers
    if not numbers:
        return number_waits(case)
    missing = [
        Missing(f"numbers.{i}.role", n.role is UNKNOWN)
        for i, n in enumerate(numbers)
        if n.role is None or n.role is UNKNOWN
    ]
    if missing:
        return unresolved(missing)
    extreme = [index for index in range(len(numbers)) if is_extreme(case, index)]
    if not extreme:
        if case.direction is None and any(find(case, i) is None for i in range(len(numbers))):
            return unresolved(direction_missing(case))
        return passed(say("no number is the top of a range"))
    number = numbers[extreme[0]]
    if any(_is_typical(n, number) for i, n in enumerate(numbers) if i not in extreme):
        return passed(say("another number is given beside the extreme one"))
    return flag(
        Severity.MAJOR,
        say("{number} is the end of a range and the only number given", number=shown(number)),
        f"numbers.{extreme[0]}",
        _advice(case, extreme[0]),
    )


def _advice(case: Case, index: int) -> str:
    """Return what to do about an extreme number, with the usual figures where they are known."""
    found = find(case, index)
    typical = (
        typical_beside(case, case.claim.claimed_numbers[index], found) if found is not None else ""
    )
    if not typical:
        return say("Give the typical value beside it, or in its place.")
    return say("Give the typical value beside it, or in its place: {typical}.", typical=typical)


def _is_typical(number: ClaimedNumber, extreme: ClaimedNumber) -> bool:
    """Return whether a number tells what is usual beside an extreme one.

    A count of people beside "up to 290 times" does not; the other end of the range does, since
    the reader then sees how wide it is.
    """
    one, other = number.unit, extreme.unit
    if not isinstance(one, str) or not isinstance(other, str):
        return True
    return plain(one) == plain(other) or (is_times(one) and is_times(other))
