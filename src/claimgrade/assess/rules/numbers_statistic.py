"""Rules on what sort of figure a stated number is: relative or absolute, mean or ratio."""

from claimgrade.assess.asking import direction_missing, number_waits
from claimgrade.assess.case import Case
from claimgrade.assess.numbers.finding import find, sort_missing
from claimgrade.assess.numbers.swaps import Swap, swapped
from claimgrade.assess.numbers.words import shown
from claimgrade.assess.rule import rule
from claimgrade.assess.ruling import Ruling, flag, not_applicable, passed, unresolved, waits_for
from claimgrade.model.assessment import Family
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.fields import UNKNOWN
from claimgrade.model.finding import Severity
from claimgrade.model.missing import Missing
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Relation, Scale, Statistic
from claimgrade.statistics.units import is_percent, is_percentage_points, is_times

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
    version=2,
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
    its effect is told in relative terms; a value before or after in the same words is enough. A
    setting (20 minutes, 30% of the maximum) says what was done and not how much came of it.
    """
    if case.relation is not Relation.EFFECT:
        if case.relation is None:
            return waits_for("wording.relation")
        return not_applicable(say("the words assert no effect"))
    numbers = case.claim.claimed_numbers
    if not numbers:
        return number_waits(case)
    scales = {
        index: _scale(index, number)
        for index, number in enumerate(numbers)
        if number.statistic is not Statistic.SETTING
    }
    if not scales:
        return not_applicable(say("the numbers are settings and no sizes of an effect"))
    if any(isinstance(s, Scale) and s is not Scale.RELATIVE for s in scales.values()):
        return passed(say("a number on an absolute scale is given"))
    missing = [s for s in scales.values() if isinstance(s, Missing)]
    if missing:
        return unresolved(missing)
    from claimgrade.assess.numbers.people_told import from_what_to_what

    first = next(iter(scales))
    return flag(
        Severity.MINOR,
        say(
            "{number} says how much by comparison only, and not from what to what",
            number=shown(numbers[first]),
        ),
        f"numbers.{first}",
        from_what_to_what(case, first),
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
    version=3,
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
    numbers = case.claim.claimed_numbers
    if not case.body.agreeing:
        return not_applicable(say("no line supports or qualifies the claim"))
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
        if agreed is not None and agreed.match.figure.statistic is not None:
            same += 1
            continue
        if agreed is None and case.direction is None:
            missing.extend(direction_missing(case))
            continue
        looked = swapped(case, number)
        if isinstance(looked, Swap):
            return flag(
                Severity.MAJOR,
                say(
                    "a figure of another sort looks like {number}: {figure}",
                    number=shown(number),
                    figure=looked.words,
                ),
                f"numbers.{index}",
                say(
                    "Say what sort of figure it is, or give the one that the sentence needs; "
                    "accept the flag where the likeness is one of digits alone."
                ),
            )
        missing.extend(looked)
    if missing:
        return unresolved(missing)
    if not same:
        return not_applicable(say("no figure of the linked results has the same value"))
    return passed(say("every number that the results hold is told as the sort of figure it is"))
