"""What an interval is held against: the smallest difference that matters, or no effect.

Core GRADE 2 (Guyatt, BMJ 2025;389:e081904): place the point estimate first. Beyond the smallest
difference that matters, the statement is that the effect is important, and that difference is the
target; within it, that there is little or no effect, and the target is both its sides. Where no
such difference is recorded, the target is no effect.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimgrade.assess.case import Case
from claimgrade.assess.pooling.printed import figure
from claimgrade.model.saying import say
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.pooling import is_ratio
from claimgrade.statistics.units import factor, is_percent

_POINTS = "percentage points"


@dataclass(frozen=True, slots=True)
class Target:
    """The values that decide, on the scale of an effect.

    ``none`` is no effect (0, or 1 for a ratio); ``low`` and ``high`` are the smallest important
    differences either way, both ``none`` where none is recorded.
    """

    none: float
    low: float
    high: float

    @property
    def is_important(self) -> bool:
        """True where a smallest important difference is recorded."""
        return self.low < self.none < self.high

    @property
    def words(self) -> str:
        """What the target is, with its value."""
        if not self.is_important:
            return say("no effect ({value})", value=figure(self.none))
        return say(
            "the smallest important difference ({low} and {high})",
            low=figure(self.low),
            high=figure(self.high),
        )

    def line(self, point: float) -> float:
        """Return the value that decides, on the side of a point estimate."""
        return self.high if point >= self.none else self.low


def target_of(case: Case, measure: Statistic, unit: str) -> Target:
    """Return the target for an effect of a measure, from the results of a claim's lines.

    A smallest important difference counts where it is of the same measure, or a difference in a
    unit that converts; of several, the smallest.
    """
    none = 1.0 if is_ratio(measure) else 0.0
    found = min(_important(case, measure, unit), default=None)
    if found is None:
        return Target(none, none, none)
    return Target(none, 1 / found, found) if is_ratio(measure) else Target(none, -found, found)


def _important(case: Case, measure: Statistic, unit: str) -> Iterator[float]:
    """Yield each smallest important difference recorded, above no effect, in a unit."""
    for line in case.body.testing:
        result = line.result
        if result is None or not isinstance(result.mid, Decimal) or not result.mid:
            continue
        value = abs(float(result.mid))
        own = result.unit if isinstance(result.unit, str) else ""
        if is_ratio(measure):
            if result.statistic is measure and value != 1:
                yield max(value, 1 / value)
        elif measure is Statistic.MEAN_DIFFERENCE:
            times = factor(_POINTS if is_percent(own) else own, unit)
            if times is not None:
                yield value * float(times)
        elif result.statistic is measure:
            yield value
