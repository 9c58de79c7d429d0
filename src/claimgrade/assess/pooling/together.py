"""Results put together by the methods that the workspace's settings name."""

from collections.abc import Sequence
from dataclasses import replace

from claimgrade.assess.case import Context
from claimgrade.assess.pooling.candidate import Candidate
from claimgrade.assess.pooling.candidates import people_in
from claimgrade.assess.pooling.comparable import randomised
from claimgrade.model.pooled import Pool
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.extra import HOW_TO_INSTALL, statistics_installed
from claimgrade.statistics.pooling import is_ratio, pooled_effect


def put_together(pool: Pool, context: Context) -> Pool:
    """Return a pool of two or more entries with their pooled effect, else with the reason."""
    if not statistics_installed():
        return replace(pool, reason=say(HOW_TO_INSTALL))
    settings = context.workspace.settings.statistics
    try:
        pooled = pooled_effect(
            [entry.effect for entry in pool.entries],
            method=settings.estimator.value,
            adjustment=settings.adjustment.value,
        )
    except ValueError as error:
        return replace(pool, reason=say("not pooled: {reason}", reason=error))
    return replace(pool, pooled=pooled)


def sign_of(measure: Statistic) -> str:
    """Return in words what a positive effect means, the same for every study of a pool."""
    return say(
        "above {none}: more of it with the treatment than with what it is compared with",
        none="1" if is_ratio(measure) else "0",
    )


def designs_mixed(entered: Sequence[Candidate]) -> tuple[str, ...]:
    """Return a note where some of the studies are known to be randomised and others are not."""
    sets, drawn = people_in(entered), randomised(entered)
    if not drawn or drawn == sets:
        return ()
    return (
        say(
            "{number} of {total} studies are randomised; of the others it is not so, or not "
            "recorded",
            number=len(drawn),
            total=len(sets),
        ),
    )
