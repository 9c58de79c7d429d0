"""Effects worked out from what a study reports, each with its interval, formula and source."""

from claimgrade.statistics.effects.selection import (
    effect_of,
    effects_of,
    measures_of,
    spread_missing,
    spread_reason,
)

__all__ = ["effect_of", "effects_of", "measures_of", "spread_missing", "spread_reason"]
