"""A standardised difference from a printed difference of means, its spread and the group sizes."""

from claimgrade.model.effect import Effect, Formula
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Contrast, Statistic
from claimgrade.statistics.effects.arms import people_in
from claimgrade.statistics.effects.continuous import hedges_correction, spread_of_g
from claimgrade.statistics.effects.conversions import pooled_sd_from_standard_error
from claimgrade.statistics.effects.printed import printed_effect
from claimgrade.statistics.effects.recorded import contrast_of, number, paired, sides, whole
from claimgrade.statistics.effects.scales import effect
from claimgrade.statistics.effects.sources import HEDGES_1981
from claimgrade.statistics.effects.steps import Lacking, Worked, shown


def standardised_from_difference(result: Result, *, level: float) -> Worked | None:
    """Return Hedges' g of a printed difference between two groups of different people.

    The standard deviation within the groups comes from the standard error of the difference
    (Cochrane Handbook, section 6.5.2.3), which holds for a difference that was not adjusted for
    anything. ``None`` where the result prints no such difference with a spread, pools studies or
    lacks the size of a group.
    """
    pair = sides(result)
    if isinstance(pair, Lacking) or not _is_plain_difference(result):
        return None
    people, others = people_in(pair.intervention), people_in(pair.comparator)
    if isinstance(people, Lacking) or isinstance(others, Lacking):
        return None
    printed = printed_effect(result, level=level)
    if not isinstance(printed, Worked) or printed.effect.standard_error is None:
        return None
    return Worked(_standardised(printed.effect, printed.effect.standard_error, people, others))


def _is_plain_difference(result: Result) -> bool:
    return (
        result.statistic is Statistic.MEAN_DIFFERENCE
        and number(result.estimate) is not None
        and contrast_of(result) is Contrast.CONDITIONS
        and paired(result) is False
        and whole(result.studies) is None
    )


def _standardised(printed: Effect, standard_error: float, people: int, others: int) -> Effect:
    step = pooled_sd_from_standard_error(standard_error, people, others)
    correction = hedges_correction(people + others - 2)
    g = correction * (printed.value / step.value)
    text = (
        f"g = J × difference / SD within = {shown(correction)} × {shown(printed.value)} / "
        f"{shown(step.value)} = {shown(g)}"
    )
    spread = spread_of_g(g, people, others)
    return effect(
        Statistic.STANDARDISED_MEAN_DIFFERENCE,
        g,
        spread.value,
        level=printed.level,
        unit="standard deviations",
        measured=printed.measured,
        sign=printed.sign,
        people=people + others,
        formulas=(
            *printed.formulas[:-1],
            step.formula,
            Formula(text, HEDGES_1981),
            *spread.formulas,
        ),
    )
