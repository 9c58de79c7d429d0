"""The numbers of the verdict scale, for the verdicts that have one (docs/method.md)."""

from collections.abc import Mapping
from types import MappingProxyType

from claimgrade.model.vocabulary import Verdict

WORST, BEST = 1, 5

RATING_VALUES: Mapping[Verdict, int] = MappingProxyType(
    {
        Verdict.SUPPORTED: 5,
        Verdict.UNDERSTATED: 4,
        Verdict.NEEDS_CAVEAT: 4,
        Verdict.OVERSTATED: 3,
        Verdict.MISLEADING: 2,
        Verdict.CONTRADICTED: 1,
    }
)
"""The number of each verdict that is a point on the scale, the truer the higher.

That evidence conflicts, is missing or cannot be had is no point between true and false: such a
verdict has no number.
"""
