"""Rules on the numbers that the words state."""

from claimgrade.assess.asking import number_waits
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, missing_result
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import NumberRole
from claimgrade.statistics.figures import RANGE_ENDS, Figure, has_figures
from claimgrade.statistics.matching import Match, match
from claimgrade.statistics.units import is_times, plain

_NO_LINE = not_applicable("no line supports or qualifies the claim")


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
    version=3,
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
    numbers, lines = case.claim.numbers, case.body.agreeing
    if not lines:
        return _NO_LINE
    if not numbers:
        return number_waits(case)
    found: list[str] = []
    for index, number in enumerate(numbers):
        missing = sort_missing(index, number)
        if missing:
            return unresolved((missing,))
        agreed = find(case, index)
        if agreed is not None:
            found.append(f"{shown(number)} is {agreed[1]}")
            continue
        lacking = figures_missing(lines)
        if lacking:
            return unresolved(lacking)
        return flag(
            Severity.BLOCKER,
            f"{shown(number)} is not among the figures of the linked results, nor one step of "
            "arithmetic from them",
            f"numbers.{index}",
            "Correct the number, or link the result that it comes from.",
        )
    return passed("; ".join(found))


def find(case: Case, index: int) -> tuple[Match, str] | None:
    """Return the figure of the linked results that a number agrees with, and a word on it.

    ``index`` is the number's place in the claim; what is found is kept with the case.
    """
    found = case.figures_found
    if index not in found:
        found[index] = _found(case, case.claim.numbers[index])
    return found[index]


def _found(case: Case, number: ClaimedNumber) -> tuple[Match, str] | None:
    tolerance = case.context.thresholds.about_tolerance.value
    gathered: list[Figure] = []
    for line in case.body.agreeing:
        if line.result is None:
            continue
        figures = case.context.figures(line)
        gathered.extend(figures)
        agreed = match(number, case.direction, figures, tolerance)
        if agreed is not None:
            return (
                agreed,
                f"{line.entry.source}, {line.result.id}: {agreed.figure.cell} ({agreed.how})",
            )
    if number.high is None:
        return None
    agreed = match(number, case.direction, tuple(gathered), tolerance)
    return (
        (agreed, f"from several results: {agreed.figure.cell} ({agreed.how})") if agreed else None
    )


def shown(number: ClaimedNumber) -> str:
    """Return a claimed number as it reads in a sentence."""
    ends = str(number.value) if number.high is None else f"{number.value} to {number.high}"
    unit = f" {number.unit}" if isinstance(number.unit, str) and number.unit != "unknown" else ""
    return f"{'about ' if number.about else ''}{ends}{unit}"


def sort_missing(index: int, number: ClaimedNumber) -> Missing | None:
    """Return the field that would say what sort of figure a number is."""
    if number.unit in (None, UNKNOWN) and number.statistic in (None, UNKNOWN):
        return Missing(f"numbers.{index}.unit", number.unit is UNKNOWN)
    return None


def figures_missing(lines: tuple[Line, ...]) -> tuple[Missing, ...]:
    """Return the results, or their figures, that lines lack to compare a number with."""
    missing: list[Missing] = []
    for line in lines:
        if line.result is None:
            missing.append(missing_result(line))
        elif not has_figures(line.result):
            where = f"studies.{line.entry.source}.results.{line.result.id}.estimate"
            missing.append(Missing(where, line.result.estimate is UNKNOWN))
    return tuple(missing)


@rule(
    "OS19",
    "extreme-of-range",
    Family.NUMBERS,
    severity="major",
    worst=Severity.MAJOR,
    needs=("numbers", "numbers.*.role"),
    version=3,
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
    numbers = case.claim.numbers
    if not numbers:
        return number_waits(case)
    missing = [
        Missing(f"numbers.{i}.role", n.role is UNKNOWN)
        for i, n in enumerate(numbers)
        if n.role is None or n.role is UNKNOWN
    ]
    if missing:
        return unresolved(missing)
    extreme = [index for index in range(len(numbers)) if _is_extreme(case, index)]
    if not extreme:
        return passed("no number is the top of a range")
    number = numbers[extreme[0]]
    if any(_is_typical(n, number) for i, n in enumerate(numbers) if i not in extreme):
        return passed("another number is given beside the extreme one")
    return flag(
        Severity.MAJOR,
        f"{shown(number)} is the end of a range and the only number given",
        f"numbers.{extreme[0]}",
        "Give the typical value beside it, or in its place.",
    )


def _is_extreme(case: Case, index: int) -> bool:
    """Return whether a number is told as a maximum, or is an end of a printed interval or range."""
    number = case.claim.numbers[index]
    if number.role is NumberRole.MAX:
        return True
    if number.role is not NumberRole.POINT:
        return False
    agreed = find(case, index)
    return agreed is not None and _is_an_end(agreed[0].figure)


def _is_an_end(figure: Figure) -> bool:
    """Return whether a figure is an end of an interval, or of a range printed on its own."""
    return figure.bound or (not figure.step and figure.cell in RANGE_ENDS)


def _is_typical(number: ClaimedNumber, extreme: ClaimedNumber) -> bool:
    """Return whether a number tells what is usual beside an extreme one.

    A count of people beside "up to 290 times" does not; the other end of the range does, since
    the reader then sees how wide it is.
    """
    one, other = number.unit, extreme.unit
    if not isinstance(one, str) or not isinstance(other, str):
        return True
    return plain(one) == plain(other) or (is_times(one) and is_times(other))
