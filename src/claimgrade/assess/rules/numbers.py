"""Rules on the numbers that the words state."""

from claimgrade.assess.asking import numbers_unrecorded
from claimgrade.assess.case import Case
from claimgrade.assess.lines import Line, missing_result
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family, Missing
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.vocabulary import NumberRole
from claimgrade.statistics.figures import Figure, has_figures
from claimgrade.statistics.matching import Match, match

_NO_NUMBER = not_applicable("the words state no number")
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
        return _without_numbers(case)
    found: list[str] = []
    for index, number in enumerate(numbers):
        missing = _sort_missing(index, number)
        if missing:
            return unresolved((missing,))
        agreed = find(case, number)
        if agreed is not None:
            found.append(f"{shown(number)} is {agreed[1]}")
            continue
        lacking = _figures_missing(lines)
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


def _without_numbers(case: Case) -> Ruling:
    """Return what a rule says where no number is recorded: it waits if the words hold one."""
    if case.body.testing and numbers_unrecorded(case, case.quoted):
        return unresolved((Missing("numbers"),))
    return _NO_NUMBER


def find(case: Case, number: ClaimedNumber) -> tuple[Match, str] | None:
    """Return the figure of the linked results that a number agrees with, and a word on it."""
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


def _sort_missing(index: int, number: ClaimedNumber) -> Missing | None:
    """Return the field that would say what sort of figure a number is."""
    if number.unit in (None, UNKNOWN) and number.statistic in (None, UNKNOWN):
        return Missing(f"numbers.{index}.unit", number.unit is UNKNOWN)
    return None


def _figures_missing(lines: tuple[Line, ...]) -> tuple[Missing, ...]:
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

    Between a third and a half of readers take "up to" for what is typical.
    """
    numbers = case.claim.numbers
    if not numbers:
        return _without_numbers(case)
    missing = [
        Missing(f"numbers.{i}.role", n.role is UNKNOWN)
        for i, n in enumerate(numbers)
        if n.role is None or n.role is UNKNOWN
    ]
    if missing:
        return unresolved(missing)
    extreme = [index for index, number in enumerate(numbers) if _is_extreme(case, number)]
    if not extreme:
        return passed("no number is the top of a range")
    if len(extreme) < len(numbers):
        return passed("another number is given beside the extreme one")
    number = numbers[extreme[0]]
    return flag(
        Severity.MAJOR,
        f"{shown(number)} is the end of a range and the only number given",
        f"numbers.{extreme[0]}",
        "Give the typical value beside it, or in its place.",
    )


def _is_extreme(case: Case, number: ClaimedNumber) -> bool:
    if number.role is NumberRole.MAX:
        return True
    if number.role is not NumberRole.POINT:
        return False
    ends = [
        figure
        for line in case.body.agreeing
        for figure in case.context.figures(line)
        if figure.bound
    ]
    tolerance = case.context.thresholds.about_tolerance.value
    if not ends or match(number, case.direction, ends, tolerance) is None:
        return False
    agreed = find(case, number)
    return agreed is not None and agreed[0].figure.bound
