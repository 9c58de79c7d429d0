"""How the numbers and names of a figure are written."""

import math
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple

from claimgrade.reports.text import TEXT

_MINUS = "−"
_ACROSS = 47
"""Characters that fit side by side over a row of a figure."""
_ABOVE, _BELOW = 11.0, 4.5
"""How far words reach above and below the line they stand on."""


class Stretch(NamedTuple):
    """A piece of an upright line: where it begins and ends, from above."""

    top: float
    bottom: float


def number_words(value: float, decimals: int | None = None) -> str:
    """Return a number with a true minus sign: three significant digits, or as many decimals."""
    if decimals is None:
        decimals = _decimals(value, 3)
    if value and round(value, decimals) == 0:
        return f"{value:.1e}".replace("-", _MINUS)
    return f"{value:,.{decimals}f}".replace("-", _MINUS)


def effect_words(
    value: float | None, low: float | None, high: float | None, column: int | None = None
) -> str:
    """Return an effect with its interval: ``0.52 (0.10 to 0.94)``; either may be left out.

    All have the same decimals: three significant digits of the largest (two where it is below
    1), at least two of the value; none where all are whole numbers. Where it stands among others,
    ``column`` are the decimals of :func:`column_decimals`, which it has unless its value would
    have fewer than two significant digits with them.
    """
    given = [number for number in (value, low, high) if number is not None]
    if not given:
        return ""
    decimals = _of_largest(given)
    if value:
        decimals = max(decimals, _decimals(value, 2))
    if all(number == round(number) for number in given):
        decimals = 0
    if column is not None:
        own = min(decimals, _exact(given))
        lost = bool(value) and own > column and abs(value or 0) < 10 ** (1 - column)
        decimals = own if lost else column
    interval = ""
    if low is not None and high is not None:
        ends = number_words(low, decimals), number_words(high, decimals)
        interval = TEXT["range"].format(low=ends[0], high=ends[1])
    if value is None:
        return interval
    words = number_words(value, decimals)
    return f"{words} ({interval})" if interval else words


def column_decimals(rows: Iterable[Sequence[float | None]]) -> int:
    """Return the decimals that the numbers of a column have in common.

    They are as many as show all numbers in full, and at most those of three significant digits of
    the largest (two where it is below 1).
    """
    given = [number for row in rows for number in row if number is not None]
    return min(_of_largest(given), _exact(given)) if given else 0


def in_lines(name: str, beside: str, most: int = 4) -> tuple[str, ...]:
    """Return a name in lines that leave room for what stands beside the last of them.

    Only what needs more lines than ``most`` is cut, with an ellipsis.
    """
    across = _ACROSS - len(beside)
    return tuple(wrap(name, across, max_lines=most, placeholder="…", break_on_hyphens=False))


def is_too_long(name: str, beside: str) -> bool:
    """Return whether a name is too long to fit in front of other words."""
    return len(name) > _ACROSS - len(beside)


def upright(top: float, bottom: float, baselines: Iterable[float]) -> tuple[Stretch, ...]:
    """Return the stretches of an upright line from ``top`` to ``bottom`` beside rows of words.

    ``baselines`` are the heights of the rows, from above downwards: the line runs through none.
    """
    stretches = []
    for baseline in baselines:
        if baseline - _ABOVE > top:
            stretches.append(Stretch(top, baseline - _ABOVE))
        top = max(top, baseline + _BELOW)
    return (*stretches, Stretch(top, bottom)) if bottom > top else tuple(stretches)


def _of_largest(given: Iterable[float]) -> int:
    largest = max(map(abs, given))
    return _decimals(largest, 3 if largest >= 1 else 2)


def _exact(given: Sequence[float]) -> int:
    """Return the decimals that show numbers in full, four at most."""
    return next(
        (
            places
            for places in range(4)
            if all(math.isclose(one, round(one, places), rel_tol=1e-9) for one in given)
        ),
        4,
    )


def _decimals(value: float, significant: int) -> int:
    """Return the decimals that show so many significant digits of a value, four at most."""
    if not value:
        return significant - 1
    return min(max(significant - 1 - math.floor(math.log10(abs(value))), 0), 4)
