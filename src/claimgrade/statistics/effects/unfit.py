"""Why a measure does not fit what a result records."""

from claimgrade.model.effect import Measured
from claimgrade.model.saying import say, sayable
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.printed import PRINTED_EFFECTS, is_printed
from claimgrade.statistics.effects.recorded import contrast_of
from claimgrade.statistics.effects.steps import Lacking
from claimgrade.statistics.sorts import name_with_article, plain_name

_NONE_RECORDED = {
    Measured.LEVEL: sayable("no {sort} of a level is recorded"),
    Measured.CHANGE: sayable("no {sort} of a change is recorded"),
}


def why_unfit(result: Result, measure: Statistic, measured: Measured | None) -> Lacking:
    """Return why a measure does not fit a result."""
    if measure not in PRINTED_EFFECTS:
        return Lacking((), say("{sort} is no effect", sort=name_with_article(measure)))
    if measured is not None and is_printed(result) and result.statistic is measure:
        return Lacking((), say(_NONE_RECORDED[measured], sort=plain_name(measure)))
    if measure in (Statistic.HAZARD_RATIO, Statistic.CORRELATION):
        named = plain_name(measure)
        reason = say("no {sort} is printed, and none follows from the groups", sort=named)
        return Lacking(("estimate",), reason)
    if contrast_of(result) is None:
        return Lacking(("contrast",), say("what the result compares is not recorded"))
    named = name_with_article(measure)
    return Lacking((), say("{sort} does not fit what the result compares", sort=named))
