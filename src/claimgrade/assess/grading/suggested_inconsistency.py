"""What the results suggest for inconsistency: how far the studies differ beyond chance.

GRADE guidelines 7 (Guyatt, J Clin Epidemiol 2011;64:1294-1302): point estimates, overlap of
intervals and I²; a difference counts by what it would change, so studies on one side of the line
that decides differ in size only. The prediction interval says what one more study would find
(IntHout, BMJ Open 2016;6:e010247). One study is neither consistent nor inconsistent (NHMRC).
"""

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.data_sets import most_independent
from claimgrade.assess.grading.suggested import Suggested
from claimgrade.assess.grading.target import Target, target_of
from claimgrade.assess.pooling.printed import figure
from claimgrade.model.effect import Effect
from claimgrade.model.pooled import Pool, PooledEffect
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Concern, Direction

_FEW = 5
"""Below this number of studies I² itself is little known (von Hippel, BMC Med Res Meth 2015)."""


def suggested_inconsistency(case: Case, pool: Pool) -> Suggested:
    """Return the concern that the differences between a claim's studies call for.

    From the pool: I² above the limit of the settings takes a level where the studies do not all
    lie on one side of the line that decides, and two where some lie wholly on either side. So
    does a prediction interval that holds no effect where the confidence interval does not. Where
    nothing could be put together, the directions recorded are counted: both ways take a level,
    and one way alone settles nothing.
    """
    if most_independent(case.body.testing) == 1:
        alone = say("one study: there is none to differ from")
        return Suggested(Concern.NOT_APPLICABLE, 0, (alone,))
    if pool.pooled is not None and pool.pooled.heterogeneity is not None:
        return _of_pool(case, pool, pool.pooled)
    return _of_directions(pool)


def _of_pool(case: Case, pool: Pool, found: PooledEffect) -> Suggested:
    effects = [entry.effect for entry in pool.entries]
    target = target_of(case, effects[0].measure, pool.unit)
    line = target.line(found.value)
    above = sum(1 for one in effects if one.low is not None and one.low > line)
    below = sum(1 for one in effects if one.high is not None and one.high < line)
    limit = float(case.context.workspace.settings.statistics.i_squared.value)
    i_squared = found.heterogeneity.i_squared if found.heterogeneity is not None else 0.0
    much, predicted = i_squared > limit, _only_prediction_holds_none(found, target.none)
    reasons = (
        _amount(pool, found, limit),
        _sides(effects, target, line, above, below),
        *_prediction(found, target.none),
    )
    if much and above and below:
        return Suggested(Concern.VERY_SERIOUS, 2, reasons)
    one_side = len(effects) in (above, below)
    if predicted or (much and not one_side):
        return Suggested(Concern.SERIOUS, 1, reasons)
    same_way = len({one.value > target.none for one in effects}) == 1
    return Suggested(Concern.SOME if much or not same_way else Concern.NONE, 0, reasons)


def _amount(pool: Pool, found: PooledEffect, limit: float) -> str:
    differ = found.heterogeneity
    if differ is None:
        return ""
    told = say(
        "I² is {share} % ({method}; {number} studies), above the limit of {limit} %"
        if differ.i_squared > limit
        else "I² is {share} % ({method}; {number} studies), not above the limit of {limit} %",
        share=f"{differ.i_squared:.0f}",
        method=differ.i_squared_method.partition(":")[0],
        number=len(pool.entries),
        limit=f"{limit:.0f}",
    )
    if len(pool.entries) >= _FEW:
        return told
    return say("{spread}; of so few studies it is itself little known", spread=told)


def _sides(effects: list[Effect], target: Target, line: float, above: int, below: int) -> str:
    higher = sum(1 for one in effects if one.value > target.none)
    lower = sum(1 for one in effects if one.value < target.none)
    return say(
        "{higher} of {all} studies lie above no effect and {lower} below; with their whole "
        "interval {above} lie above {target} and {below} below",
        higher=higher,
        all=len(effects),
        lower=lower,
        above=above,
        target=figure(line),
        below=below,
    )


def _prediction(found: PooledEffect, none: float) -> tuple[str, ...]:
    if found.prediction is None:
        return (say("no prediction interval: {why}", why=found.prediction_missing),)
    low, high = found.prediction.low, found.prediction.high
    told = say(
        "the prediction interval {low} to {high} crosses no effect"
        if low <= none <= high
        else "the prediction interval {low} to {high} stays on one side of no effect",
        low=figure(low),
        high=figure(high),
    )
    return (told,)


def _only_prediction_holds_none(found: PooledEffect, none: float) -> bool:
    """Return whether one more study may well find nothing although the mean is clear of it."""
    if found.prediction is None or found.heterogeneity is None:
        return False
    inside = found.prediction.low <= none <= found.prediction.high
    return inside and found.heterogeneity.tau_squared > 0 and not found.low <= none <= found.high


def _of_directions(pool: Pool) -> Suggested:
    """Return what the recorded directions say, where nothing could be put together."""
    ways = dict(pool.directions)
    reasons = (_by_direction(ways),) if ways else ()
    lacking = say("how far the results differ is not computed ({why})", why=pool.reason)
    reasons = (*reasons, lacking)
    if Direction.INCREASE in ways and Direction.DECREASE in ways:
        return Suggested(Concern.SERIOUS, 1, reasons)
    concern = Concern.SOME if len(ways) > 1 else Concern.NOT_ASSESSABLE
    return Suggested(concern, 0, reasons)


def _by_direction(ways: dict[Direction, int]) -> str:
    told = "; ".join(say(_WAYS[way], number=count) for way, count in ways.items())
    studies = sum(ways.values())
    if studies == 1:
        return say("by direction of 1 study: {found}", found=told)
    return say("by direction of {number} studies: {found}", number=studies, found=told)


_WAYS = {
    Direction.INCREASE: sayable("{number} found more"),
    Direction.DECREASE: sayable("{number} found less"),
    Direction.NONE: sayable("{number} found no difference"),
}
