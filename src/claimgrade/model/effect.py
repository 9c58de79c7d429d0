"""An effect worked out from what a study printed, or what is missing to work it out."""

from dataclasses import dataclass
from enum import StrEnum

from claimgrade.model.vocabulary import Statistic


class Measured(StrEnum):
    """Whether a figure is a value at one time or a change from an earlier one."""

    LEVEL = "level"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Formula:
    """How a figure was worked out, and the publication that gives the formula."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect of one result, with the arithmetic behind it.

    ``value``, ``low`` and ``high`` are on the scale a person reads: ratios as ratios, percent as
    percent. ``standard_error`` is on the scale the effect is pooled on: the natural logarithm for
    ratios, Fisher's z for a correlation, the value itself otherwise; ``None`` where no spread is
    recorded. ``level`` is the confidence of the interval, 0.95 for 95 %. ``sign`` says in words
    what a positive value (for ratios, one above 1) means. ``formulas`` are the steps in order,
    conversions first. ``measured`` tells a value at one time from a change; the two are never
    compared.
    """

    measure: Statistic
    value: float
    standard_error: float | None
    low: float | None
    high: float | None
    level: float
    unit: str
    measured: Measured
    sign: str
    people: int | None
    formulas: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class NotComputed:
    """An effect that cannot be worked out, with the fields that would allow it.

    ``missing`` are dotted names below the result, such as ``groups.bands.sd``; ``reason`` is a
    sentence fragment without a final stop.
    """

    measure: Statistic
    missing: tuple[str, ...]
    reason: str
