"""Whether a number in a sentence is one of a result's figures, or one step from it."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Direction, Scale, Statistic
from claimgrade.statistics.cells import cell_words
from claimgrade.statistics.figures import Figure, Step
from claimgrade.statistics.units import factor, is_percent, is_percentage_points, is_times

_TIMES_STATISTICS = (Statistic.FOLD_OF_BASELINE, Statistic.RATIO, Statistic.RISK_RATIO)
_PERCENT_STATISTICS = (Statistic.PERCENT_CHANGE, Statistic.PERCENT_DIFFERENCE)
_CHANGES = (
    Statistic.PERCENT_CHANGE,
    Statistic.PERCENT_DIFFERENCE,
    Statistic.MEAN_DIFFERENCE,
    Statistic.RISK_DIFFERENCE,
)
_UNITLESS = (
    Statistic.STANDARDISED_MEAN_DIFFERENCE,
    Statistic.WITHIN_GROUP_EFFECT_SIZE,
    Statistic.CORRELATION,
    Statistic.RISK_RATIO,
    Statistic.ODDS_RATIO,
    Statistic.HAZARD_RATIO,
    Statistic.RATIO,
    Statistic.FOLD_OF_BASELINE,
    Statistic.AREA_UNDER_CURVE,
)
_BETWEEN_GROUPS = (Step.DIFFERENCE, Step.RATIO, Step.PERCENT_DIFFERENCE)
_CHANGE_WORDS = re.compile(
    r"\b(?:rises?|increases?|gains?|changes?|falls?|drops?|decreases?|loss(?:es)?)\b",
    re.IGNORECASE,
)
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")


class Closeness(StrEnum):
    """How near a claimed number is to the figure that it agrees with."""

    EQUAL = "equal"
    ROUNDED = "equal after rounding"
    TOLERANCE = "within the tolerance"
    INTERVAL = "within its printed interval"


_CLOSENESS = {
    Closeness.EQUAL: sayable("equal"),
    Closeness.ROUNDED: sayable("equal after rounding"),
    Closeness.TOLERANCE: sayable("within {share} of it"),
    Closeness.INTERVAL: sayable("within its printed interval"),
}

_STEPS = {
    Step.SHARE: sayable("share in percent"),
    Step.MULTIPLE: sayable("multiple of the value before"),
    Step.PERCENT_CHANGE: sayable("percent change"),
    Step.CHANGE: sayable("change"),
    Step.DIFFERENCE: sayable("difference between groups"),
    Step.SHARE_DIFFERENCE: sayable("difference of shares"),
    Step.RATIO: sayable("ratio between groups"),
    Step.PERCENT_DIFFERENCE: sayable("percent difference between groups"),
    Step.MADE_ABSOLUTE: sayable("relative effect made absolute"),
    Step.AS_PERCENT: sayable("multiple written as percent"),
    Step.AS_MULTIPLE: sayable("percent written as a multiple"),
}


class Match(NamedTuple):
    """The figure that a claimed number agrees with, and how.

    ``scale`` is the factor that leads to the unit of the number. ``upper`` is the figure of the
    upper end, where the number is a range. ``closeness`` is empty for one that only stands beside;
    ``tolerance`` is the share of a figure that still counts as about the same.
    """

    figure: Figure
    scale: Decimal = _ONE
    upper: "Match | None" = None
    closeness: Closeness | None = None
    tolerance: Decimal = Decimal(0)

    @property
    def how(self) -> str:
        """The step that leads to the figure, and how near the number is to it, in words."""
        step = say(_STEPS[self.figure.step]) if self.figure.step else ""
        converted = "" if self.scale == 1 else say("unit converted")
        own = ", ".join(part for part in (step, converted, self.closeness_words) if part)
        upper = self.upper
        if upper is None or upper.figure.cell == self.figure.cell:
            return own
        end = f"{cell_words(upper.figure)}, {upper.how}"
        return f"{own}; {say('upper end: {figure}', figure=end)}"

    @property
    def closeness_words(self) -> str:
        """How near the number is to the figure, in words."""
        if self.closeness is None:
            return ""
        return say(_CLOSENESS[self.closeness], share=f"{self.tolerance:.0%}")


def match(
    number: ClaimedNumber, direction: Direction, figures: Iterable[Figure], tolerance: Decimal
) -> Match | None:
    """Return the first figure that ``number`` agrees with, or ``None``.

    They agree when they are figures of the same sort and unit and are equal after rounding to
    the number's own precision; with ``about``, also within ``tolerance`` (a share of the
    figure) or within the interval printed with it. A standardised difference is never a ratio.
    Both ends of a range must agree with a figure each.
    """
    comparable = comparable_figures(number, figures)
    first = _agreeing(number, number.value, direction, comparable, tolerance)
    if number.high is None or first is None:
        return first
    last = _agreeing(number, number.high, direction, comparable, tolerance)
    return None if last is None else first._replace(upper=last)


def nearest(number: ClaimedNumber, comparable: Iterable[tuple[Figure, Decimal]]) -> Match | None:
    """Return the comparable figure whose size is nearest to a number; ``None`` if there is none.

    Ends of intervals, and groups set against each other in an order that is a guess, are left
    out. Sizes of one sign are compared as a ratio, so that 1 is as near to 2 as 4 is.
    """
    wanted = abs(number.value)
    found = [
        Match(figure, scale)
        for figure, scale in comparable
        if not figure.bound and not figure.guessed
    ]
    return min(
        found, key=lambda one: _apart(wanted, abs(one.figure.value * one.scale)), default=None
    )


def _apart(wanted: Decimal, found: Decimal) -> Decimal:
    if not wanted or not found:
        return Decimal("Infinity") if wanted != found else Decimal(0)
    return max(wanted / found, found / wanted)


def comparable_figures(
    number: ClaimedNumber, figures: Iterable[Figure]
) -> list[tuple[Figure, Decimal]]:
    """Return the figures of the same sort as a number, each with the factor to its unit.

    The number's statistic decides where it is recorded, else its unit: 'times' compares with
    multiples and ratios, '%' with percentages, any other unit with figures in that unit or
    one that converts to it. Without either nothing compares. A unit that speaks of rises ("times
    the rise after heavy training") is never compared with values at one time.
    """
    unit = number.unit if isinstance(number.unit, str) else None
    of_changes = unit is not None and _speaks_of_changes(unit)
    wanted = number.statistic if isinstance(number.statistic, Statistic) else None
    comparable = []
    for figure in figures:
        if of_changes and _sets_levels_against_each_other(figure):
            continue
        if wanted is None:
            scale = _factor_by_unit(unit, number.scale, figure)
        elif figure.statistic is not wanted:
            continue
        else:
            scale = _ONE if wanted in _UNITLESS else _same_unit(unit, figure.unit)
        if scale is not None:
            comparable.append((figure, scale))
    return comparable


@lru_cache(maxsize=1024)
def _speaks_of_changes(unit: str) -> bool:
    return _CHANGE_WORDS.search(unit) is not None


def _sets_levels_against_each_other(figure: Figure) -> bool:
    return figure.step in _BETWEEN_GROUPS and not figure.terms[0].field.endswith(".change")


def _factor_by_unit(unit: str | None, scale: object, figure: Figure) -> Decimal | None:
    if unit is None:
        return None
    if is_times(unit):
        return _ONE if figure.statistic in _TIMES_STATISTICS else None
    if is_percent(unit):
        return _percent_factor(scale, figure)
    return _unit_factor(unit, figure)


def _unit_factor(unit: str, figure: Figure) -> Decimal | None:
    if figure.statistic in _UNITLESS or figure.unit is None:
        return None
    return _same_unit(unit, figure.unit)


def _percent_factor(scale: object, figure: Figure) -> Decimal | None:
    if figure.statistic in _PERCENT_STATISTICS:
        return _ONE if scale is not Scale.ABSOLUTE else None
    if scale is Scale.RELATIVE or figure.statistic in _UNITLESS:
        return None
    if figure.unit is not None and is_percent(figure.unit):
        return _ONE
    if figure.statistic is Statistic.PROPORTION and figure.unit is None:
        return _HUNDRED
    return None


def _same_unit(claimed: str | None, recorded: str | None) -> Decimal | None:
    if claimed is None or recorded is None or claimed == recorded:
        return _ONE
    if is_percent(claimed) and is_percent(recorded):
        return _ONE
    if is_percentage_points(claimed) and is_percentage_points(recorded):
        return _ONE
    return factor(recorded, claimed)


def _agreeing(
    number: ClaimedNumber,
    value: Decimal,
    direction: Direction,
    figures: Iterable[tuple[Figure, Decimal]],
    tolerance: Decimal,
) -> Match | None:
    claimed, half = abs(value), _half_of_last_digit(value)
    for figure, scale in figures:
        found = abs(figure.value if scale is _ONE else figure.value * scale)
        if abs(found - claimed) <= half:
            near = Closeness.EQUAL if found == claimed else Closeness.ROUNDED
        elif number.about and (about := _about(claimed, found, figure, scale, tolerance)):
            near = about
        else:
            continue
        if _same_direction(value, direction, figure):
            return Match(figure, scale, closeness=near, tolerance=tolerance)
    return None


def _same_direction(value: Decimal, direction: Direction, figure: Figure) -> bool:
    """Return whether a change goes the way the claim says; other figures have no direction."""
    if figure.statistic not in _CHANGES or direction is Direction.NONE:
        return True
    falls = figure.value < 0 or (figure.falls and not figure.step)
    return falls is (value < 0 or direction is Direction.DECREASE)


def _half_of_last_digit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return _HALF.scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else _HALF


def _about(
    claimed: Decimal, found: Decimal, figure: Figure, scale: Decimal, tolerance: Decimal
) -> Closeness | None:
    if abs(found - claimed) <= found * tolerance:
        return Closeness.TOLERANCE
    if figure.low is not None and figure.high is not None:
        ends = sorted((abs(figure.low * scale), abs(figure.high * scale)))
        if ends[0] <= claimed <= ends[1]:
            return Closeness.INTERVAL
    return None
