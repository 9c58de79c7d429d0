"""Rules on what sort of figure a stated number is: relative or absolute, mean or ratio."""

from decimal import Decimal, InvalidOperation

from claimgrade.assess.asking import number_waits
from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import source_name
from claimgrade.assess.rule import rule
from claimgrade.assess.rules.numbers import figures_missing, find, shown, sort_missing
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved
from claimgrade.model.assessment import Family
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.vocabulary import Relation, Scale, Statistic
from claimgrade.statistics.figures import Figure
from claimgrade.statistics.units import is_percent, is_percentage_points, is_times, plain

_RELATIVE = frozenset(
    {
        Statistic.FOLD_OF_BASELINE,
        Statistic.RATIO,
        Statistic.PERCENT_CHANGE,
        Statistic.PERCENT_DIFFERENCE,
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
    }
)


@rule(
    "OS18",
    "relative-without-absolute",
    Family.NUMBERS,
    severity="minor",
    worst=Severity.MINOR,
    needs=("wording.relation", "numbers", "numbers.*.scale"),
    literature="Gigerenzer; Carling 2009; Core GRADE 6 (BMJ 2025)",
    key_concept="misleading descriptions",
    fires="""
        claim:
          quote: {exact: Bands raise strength by 40%}
          wording: {relation: effect, hedge: plain}
          numbers:
            - {value: 40, unit: '%', role: point, scale: relative}
          evidence:
            - {source: trial, relation: supports, finding: Strength rose by 40%.}
        """,
    near_miss="""
        claim:
          quote: {exact: Bands raise the share of people who gain strength by 40%}
          wording: {relation: effect, hedge: plain}
          numbers:
            - {value: 40, unit: '%', role: point, scale: percentage-points}
          evidence:
            - {source: trial, relation: supports, finding: It rose from 30 to 70 in a hundred.}
        """,
)
def relative_without_absolute(case: Case) -> Ruling:
    """An effect is given as a percent change or a ratio alone, without what it starts from.

    "Doubled" can mean from one in a million to two. People choose a treatment more often when
    its effect is told in relative terms; a value before or after in the same words is enough.
    """
    if case.relation is not Relation.EFFECT:
        if case.relation is None:
            return unresolved((Missing("wording.relation"),))
        return not_applicable("the words assert no effect")
    numbers = case.claim.numbers
    if not numbers:
        return number_waits(case)
    scales = [_scale(index, number) for index, number in enumerate(numbers)]
    if any(isinstance(s, Scale) and s is not Scale.RELATIVE for s in scales):
        return passed("a number on an absolute scale is given")
    missing = [s for s in scales if isinstance(s, Missing)]
    if missing:
        return unresolved(missing)
    return flag(
        Severity.MINOR,
        f"{shown(numbers[0])} says how much by comparison only, and not from what to what",
        "numbers.0",
        "Give the value before or without it in the same sentence.",
    )


def _scale(index: int, number: ClaimedNumber) -> Scale | Missing:
    """Return the scale of a number: as recorded, else what its sort or unit can only be."""
    if isinstance(number.scale, Scale):
        return number.scale
    if number.statistic in _RELATIVE:
        return Scale.RELATIVE
    unit = number.unit if isinstance(number.unit, str) else None
    if unit is not None and is_times(unit):
        return Scale.RELATIVE
    if unit is not None and is_percentage_points(unit):
        return Scale.PERCENTAGE_POINTS
    if unit is not None and not is_percent(unit):
        return Scale.ABSOLUTE
    return Missing(f"numbers.{index}.scale", number.scale is UNKNOWN)


@rule(
    "OS21",
    "statistic-swap",
    Family.NUMBERS,
    severity="major",
    worst=Severity.MAJOR,
    version=2,
    needs=(
        "numbers",
        "numbers.*.unit",
        "evidence.*.relation",
        "evidence.*.result",
        "studies.*.results.*.statistic",
    ),
    literature="Jergas and Baethge, errors of quotation; Cochrane Handbook, chapter 6",
    key_concept="misleading descriptions",
    fires="""
        claim:
          quote: {exact: Bands raise growth hormone 2.04 times}
          numbers:
            - {value: 2.04, unit: times, role: point}
          evidence:
            - {source: pooled, result: gh, relation: supports, finding: It rose more with bands.}
        studies:
          pooled:
            results:
              - {id: gh, estimate: 2.04, statistic: standardised-mean-difference}
        """,
    near_miss="""
        claim:
          quote: {exact: Bands raise growth hormone 2.04 times}
          numbers:
            - {value: 2.04, unit: times, role: point}
          evidence:
            - {source: session, result: gh, relation: supports, finding: It doubled with bands.}
        studies:
          session:
            results:
              - {id: gh, estimate: 2.04, statistic: fold-of-baseline}
        """,
)
def statistic_swap(case: Case) -> Ruling:
    """The figure of the source that a number looks like is of another sort.

    A mean told as a median, an odds ratio read as a risk ratio, a standardised difference read
    as a percentage or a multiple, percent for percentage points, a p value told as a size: the
    digits are right, and what the reader learns is wrong. Digits can also be alike by chance,
    which a person sees.
    """
    numbers = case.claim.numbers
    if not case.body.agreeing:
        return not_applicable("no line supports or qualifies the claim")
    if not numbers:
        return number_waits(case)
    missing: list[Missing] = []
    same = 0
    for index, number in enumerate(numbers):
        unsorted = sort_missing(index, number)
        if unsorted is not None:
            missing.append(unsorted)
            continue
        agreed = find(case, index)
        if agreed is not None and agreed[0].figure.statistic is not None:
            same += 1
            continue
        swapped = _swapped(case, number)
        if isinstance(swapped, str):
            return flag(
                Severity.MAJOR,
                f"a figure of another sort looks like {shown(number)}: {swapped}",
                f"numbers.{index}",
                "Say what sort of figure it is, or give the one that the sentence needs; accept "
                "the flag where the likeness is one of digits alone.",
            )
        missing.extend(swapped)
    if missing:
        return unresolved(missing)
    if not same:
        return not_applicable("no figure of the linked results has the same value")
    return passed("every number that the results hold is told as the sort of figure it is")


def _swapped(case: Case, number: ClaimedNumber) -> str | tuple[Missing, ...]:
    """Return where a figure of the same value and another sort stands, or what lacks to tell."""
    missing: list[Missing] = []
    for line in case.body.agreeing:
        result = line.result
        if result is None:
            continue
        for figure in case.context.figures(line):
            if figure.step or not _same_digits(number, figure.value):
                continue
            if not _could_be_taken_for(number, figure):
                continue
            if figure.statistic is None:
                field = f"studies.{line.entry.source}.results.{result.id}.statistic"
                missing.append(Missing(field, result.statistic is UNKNOWN))
            else:
                named = source_name(line.source, line.entry.source)
                return f"in {named}, {_sort(figure)} of {figure.value}"
        p_value = _p_value(result.p)
        if p_value is not None and _same_digits(number, p_value):
            return f"in {source_name(line.source, line.entry.source)}, a p value of {p_value}"
    return tuple(missing) or figures_missing(case.body.agreeing)


_OF_SOMETHING = frozenset(
    {
        Statistic.MEAN,
        Statistic.MEDIAN,
        Statistic.MEAN_DIFFERENCE,
        Statistic.COUNT,
        Statistic.SETTING,
    }
)
"""Statistics that are in a unit of their own, so that equal digits may be chance."""


def _could_be_taken_for(number: ClaimedNumber, figure: Figure) -> bool:
    """Return whether a figure is in the number's unit, or in none that sets it apart."""
    claimed = number.unit if isinstance(number.unit, str) else None
    if figure.unit is None or claimed is None:
        return claimed is None or figure.statistic not in _OF_SOMETHING
    of_percent = is_percent(figure.unit) or is_percentage_points(figure.unit)
    if of_percent or is_times(figure.unit):
        return figure.statistic not in (Statistic.COUNT, Statistic.SETTING)
    return plain(figure.unit) == plain(claimed)


def _sort(figure: Figure) -> str:
    named = str(figure.statistic).replace("-", " ")
    article = "an" if named[0] in "aeiou" else "a"
    return f"{article} {named}" + (f" in {figure.unit}" if figure.unit else "")


def _same_digits(number: ClaimedNumber, value: Decimal) -> bool:
    """Return whether a figure rounds to the number as it was written."""
    exponent = number.value.as_tuple().exponent
    places = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else 1
    return abs(abs(value) - abs(number.value)) * 2 <= places


def _p_value(printed: object) -> Decimal | None:
    if not isinstance(printed, str):
        return None
    try:
        return Decimal(printed.strip().lstrip("pP<>=≤≥ "))
    except InvalidOperation:
        return None
