"""Why results were not put together, in one honest sentence."""

from collections.abc import Sequence

from claimgrade.assess.pooling.printed import has_figure, has_spread, has_unnamed_spread
from claimgrade.assess.pooling.scales import Computed

NOTHING_RECORDED = "cannot be pooled: no result on it is recorded"
NO_EFFECT = "cannot be pooled: none of the results can be put with others"


def why_none(singles: Sequence[Computed], entering: int, beside: int, unfit: int) -> str:
    """Return why there is no pooled effect; empty where two sets of people or more can enter.

    ``singles`` are the results of single studies of the sort that is put together, ``beside``
    the number of published pooled results, ``unfit`` that of results no pool can take.
    """
    if entering > 1:
        return ""
    if entering == 1:
        return "cannot be pooled: one independent result can be weighed, and it takes two"
    if singles:
        return _without_spread(singles)
    if beside == 1:
        return "cannot be pooled: one published pooled result, and no study of its own beside it"
    if beside:
        return (
            "cannot be pooled: only published pooled results, which may share studies and are "
            "never put together"
        )
    return NO_EFFECT if unfit else NOTHING_RECORDED


def _without_spread(singles: Sequence[Computed]) -> str:
    """Return that nothing can be weighed: no figure, no spread, or not all that it takes."""
    results = [one.candidate.result for one in singles]
    where = f"in the {len(results)} results" if len(results) > 1 else "in the one result"
    if not any(map(has_figure, results)):
        return f"cannot be pooled: no figures reported {where}"
    if any(has_spread(one) for one in results if has_figure(one)):
        return f"cannot be pooled: not all that it takes to weigh a figure is recorded {where}"
    unnamed = sum(map(has_unnamed_spread, results))
    if not unnamed:
        return f"cannot be pooled: no SDs reported {where}"
    return (
        f"cannot be pooled: no SDs reported {where}; what ± means is not stated "
        f"{'where it is printed' if len(results) > 1 else 'there'} ({unnamed})"
    )
