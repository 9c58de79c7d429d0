"""What each result measured of what a number claims, to be set beside the number."""

import math
from dataclasses import replace
from decimal import Decimal

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line, source_name
from claimgrade.assess.numbers.found import Found
from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.effect import Effect
from claimgrade.model.ledger import MeasuredValue
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects import effect_of
from claimgrade.statistics.figures import Figure, Step
from claimgrade.statistics.matching import comparable_figures

_FEWEST_WITH_A_MIDDLE = 3


def measured_values(
    case: Case, number: ClaimedNumber, found: Found | None
) -> tuple[MeasuredValue, ...]:
    """Return one figure of the number's sort for each result that tests the claim, in its unit.

    Of a result it is the figure that the number was found to agree with, else the first of the
    same sort; ends of intervals and settings are none. The one in the middle of three or more is
    marked, of an even number the two.
    """
    values = [value for line in case.body.testing if (value := _of(case, number, found, line))]
    if len(values) < _FEWEST_WITH_A_MIDDLE:
        return tuple(values)
    ordered, half = sorted(values, key=lambda one: one.value), len(values) // 2
    middle = (ordered[half], ordered[-half - 1])
    return tuple(replace(one, middle=any(one is m for m in middle)) for one in values)


def _of(case: Case, number: ClaimedNumber, found: Found | None, line: Line) -> MeasuredValue | None:
    if line.result is None:
        return None
    sort = found.match.figure.statistic if found is not None else None
    comparable = comparable_figures(number, case.context.figures(line))
    if found is not None and found.line is line:
        comparable = [(found.match.figure, found.match.scale)]
    for figure, scale in comparable:
        if _stands_for_a_result(figure) and sort in (None, figure.statistic):
            ends = [float(end * scale) for end in _interval(line.result, figure)]
            return MeasuredValue(
                line.entry.source or "",
                line.result.id,
                source_name(line.source, line.entry.source),
                float(figure.value * scale),
                *(ends or (None, None)),
            )
    return None


_MEASURES = {
    Step.DIFFERENCE: Statistic.MEAN_DIFFERENCE,
    Step.CHANGE: Statistic.MEAN_DIFFERENCE,
    Step.RATIO: Statistic.RATIO,
    Step.MULTIPLE: Statistic.FOLD_OF_BASELINE,
    Step.PERCENT_CHANGE: Statistic.PERCENT_CHANGE,
    Step.PERCENT_DIFFERENCE: Statistic.PERCENT_DIFFERENCE,
    Step.SHARE_DIFFERENCE: Statistic.RISK_DIFFERENCE,
}
"""The measure that a step of arithmetic gives, so that its interval can be worked out."""


def _interval(result: Result, figure: Figure) -> tuple[Decimal, ...]:
    """Return the ends printed with a figure, else those that the groups' spread gives it."""
    if figure.low is not None and figure.high is not None:
        return (figure.low, figure.high)
    measure = _MEASURES.get(figure.step)
    effect = effect_of(result, measure) if measure is not None else None
    if not isinstance(effect, Effect) or effect.low is None or effect.high is None:
        return ()
    # The same figure in the same direction: groups may be set against each other either way.
    if not math.isclose(effect.value, float(figure.value), rel_tol=1e-6):
        return ()
    return (Decimal(str(effect.low)), Decimal(str(effect.high)))


def _stands_for_a_result(figure: Figure) -> bool:
    return not figure.bound and not figure.guessed and figure.statistic is not Statistic.SETTING
