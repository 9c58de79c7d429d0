"""The axis of a figure: which values it shows, where they lie, and where it is marked."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_LOG_MARKS = (1.0, 2.0, 5.0)


class Tick(NamedTuple):
    """A mark on the axis: its place in units of the drawing, and its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear or logarithmic axis from ``low`` to ``high`` over ``left`` to ``right``.

    ``low`` and ``high`` are values, ``left`` and ``right`` places in units of the drawing.
    """

    low: float
    high: float
    left: float
    right: float
    logarithmic: bool = False

    def x(self, value: float) -> float:
        """Return the place of a value, held to the ends of the axis; to a tenth of a unit."""
        low, high = self._on_scale(self.low), self._on_scale(self.high)
        bounded = min(max(value, self.low), self.high)
        share = (self._on_scale(bounded) - low) / (high - low)
        return round(self.left + share * (self.right - self.left), 1)

    def shows(self, value: float) -> bool:
        """Return whether a value lies between the ends of the axis."""
        return self.low <= value <= self.high

    def ticks(self, most: int = 6) -> tuple[Tick, ...]:
        """Return at most ``most`` marks at round values, two at least where there are any."""
        values = self._log_marks(most) if self.logarithmic else self._linear_marks(most)
        return tuple(Tick(self.x(value), _label(value)) for value in values)

    def _on_scale(self, value: float) -> float:
        return math.log(value) if self.logarithmic else value

    def _linear_marks(self, most: int) -> list[float]:
        span = self.high - self.low
        power = 10 ** math.floor(math.log10(span / most))
        step = next(s * power for s in (*_STEPS, 20.0) if span / (s * power) <= most - 1)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [round(place * step, 12) for place in range(first, last + 1)]

    def _log_marks(self, most: int) -> list[float]:
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        for marks in (_LOG_MARKS, (1.0, 3.0), (1.0,)):
            values = [m * 10.0**p for p in range(first, last + 1) for m in marks]
            shown = [value for value in values if self.shows(value)]
            if 2 <= len(shown) <= most:
                return shown
        every = math.ceil((last - first) / most)
        powers = [10.0**p for p in range(first, last + 1, max(every, 1))]
        shown = [value for value in powers if self.shows(value)]
        return shown if len(shown) > 1 else [self.low, self.high]


def axis_for(
    values: Iterable[float],
    ends: Iterable[float],
    left: float,
    right: float,
    *,
    logarithmic: bool,
    holds: float,
) -> Axis:
    """Return an axis that shows every value and ``holds``, with a little room at both ends.

    ``ends`` are ends of intervals: the axis reaches to them too, but no further beyond the values
    than the values lie apart, so that one wide interval does not press all others together.
    ``holds`` is the value of no effect, or the value claimed. Raises ``ValueError`` for a
    logarithmic axis with a value of 0 or less.
    """
    shown = [*values, holds]
    if logarithmic and min(shown) <= 0:
        raise ValueError("a logarithmic axis shows values above 0 alone")
    to_scale, from_scale = (math.log, math.exp) if logarithmic else (float, float)
    low, high = to_scale(min(shown)), to_scale(max(shown))
    reach = (high - low) or 1.0
    reached = [to_scale(end) for end in ends if not logarithmic or end > 0]
    low = max(min([low, *reached]), low - reach)
    high = min(max([high, *reached]), high + reach)
    room = (high - low) * 0.04 or 1.0
    return Axis(from_scale(low - room), from_scale(high + room), left, right, logarithmic)


def _label(value: float) -> str:
    text = f"{value:,.6g}" if abs(value) < 1e6 else f"{value:.3g}"
    return text.replace("-", "−")
