"""Why results were not put together, in one honest sentence."""

from collections.abc import Sequence

from claimgrade.assess.pooling.printed import has_figure, has_spread, has_unnamed_spread
from claimgrade.assess.pooling.scales import Computed
from claimgrade.model.saying import say, sayable

_NOTHING_RECORDED = sayable("not pooled: no result on it is recorded")
_NO_EFFECT = sayable("not pooled: none of the results can be put with others")


def why_none(singles: Sequence[Computed], entering: int, beside: int, unfit: int) -> str:
    """Return why there is no pooled effect; empty where two sets of people or more can enter.

    ``singles`` are the results of single studies of the sort that is put together, ``beside``
    the number of published pooled results, ``unfit`` that of results no pool can take.
    """
    if entering > 1:
        return ""
    if entering == 1:
        return say("not pooled: one independent result can be weighed, and it takes two")
    if singles:
        return _without_spread(singles)
    if beside == 1:
        return say("not pooled: one published pooled result, and no study of its own beside it")
    if beside:
        return say(
            "not pooled: only published pooled results, which may share studies and are "
            "never put together"
        )
    return say(_NO_EFFECT if unfit else _NOTHING_RECORDED)


def _without_spread(singles: Sequence[Computed]) -> str:
    """Return that nothing can be weighed: no figure, no spread, or not all that it takes."""
    results = [one.candidate.result for one in singles]
    unnamed = sum(map(has_unnamed_spread, results))
    if not any(map(has_figure, results)):
        reasons = _NO_FIGURES
    elif any(has_spread(one) for one in results if has_figure(one)):
        reasons = _NOT_ALL
    else:
        reasons = _NOT_STATED if unnamed else _NO_SPREAD
    return say(reasons[len(results) > 1], number=len(results), unnamed=unnamed)


_NO_FIGURES = (
    sayable("not pooled: the one result that could enter gives no figure"),
    sayable("not pooled: none of the {number} results that could enter gives a figure"),
)
_NOT_ALL = (
    sayable(
        "not pooled: the one result that could enter does not give all that it takes to weigh it"
    ),
    sayable(
        "not pooled: none of the {number} results that could enter gives all that it takes to "
        "weigh it"
    ),
)
_NO_SPREAD = (
    sayable("not pooled: the one result that could enter gives no SD"),
    sayable("not pooled: none of the {number} results that could enter gives an SD"),
)
_NOT_STATED = (
    sayable("not pooled: the one result that could enter gives no SD, and its ± is not explained"),
    sayable(
        "not pooled: none of the {number} results that could enter gives an SD, {unnamed} of them "
        "with a ± that is not explained"
    ),
)
"""Of one result, and of several."""
