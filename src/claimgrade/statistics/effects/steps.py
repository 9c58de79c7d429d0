"""A figure with the formula that gave it, and what stands in the way where there is none."""

import math
from dataclasses import dataclass

from claimgrade.model.effect import Effect, Formula, NotComputed
from claimgrade.model.vocabulary import Statistic


@dataclass(frozen=True, slots=True)
class Step:
    """A figure and the formula that gave it."""

    value: float
    formula: Formula


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure and all the steps that led to it, in order; none where it is printed."""

    value: float
    formulas: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing to work a figure out: dotted names below the result, and why, in words.

    ``unnamed`` is true where a number after ± stands there whose kind is not stated.
    """

    fields: tuple[str, ...]
    reason: str
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """An effect, and what would give it the standard error where it has none."""

    effect: Effect
    lacking: Lacking | None = None


def not_computed(measure: Statistic, *lacking: Lacking) -> NotComputed:
    """Return the answer that an effect cannot be computed, for one reason or several."""
    together = all_lacking(*lacking)
    return NotComputed(measure, together.fields, together.reason)


def all_lacking(*lacking: Lacking) -> Lacking:
    """Return several things that are missing as one, each field and each reason once."""
    fields = dict.fromkeys(field for one in lacking for field in one.fields)
    reasons = dict.fromkeys(one.reason for one in lacking)
    return Lacking(tuple(fields), "; ".join(reasons))


def shown(value: float) -> str:
    """Return a figure as it reads in a formula: four significant digits, a true minus sign."""
    if not value:
        return "0"
    if not 1e-4 <= abs(value) < 1e15:
        return f"{value:.3e}".replace("-", "−")
    places = max(0, 3 - math.floor(math.log10(abs(value))))
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.replace("-", "−")
