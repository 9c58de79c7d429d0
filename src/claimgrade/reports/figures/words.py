"""How the numbers and names of a figure are written."""

import math
from collections.abc import Iterable
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


def effect_words(value: float | None, low: float | None, high: float | None) -> str:
    """Return an effect with its interval: ``0.52 (0.10 to 0.94)``; either may be left out.

    All have the same decimals: three significant digits of the largest (two where it is below
    1), at least two of the value; none where all are whole numbers.
    """
    given = [number for number in (value, low, high) if number is not None]
    if not given:
        return ""
    largest = max(given, key=abs)
    decimals = _decimals(largest, 3 if abs(largest) >= 1 else 2)
    if value:
        decimals = max(decimals, _decimals(value, 2))
    if all(number == round(number) for number in given):
        decimals = 0
    interval = ""
    if low is not None and high is not None:
        ends = number_words(low, decimals), number_words(high, decimals)
        interval = TEXT["range"].format(low=ends[0], high=ends[1])
    if value is None:
        return interval
    words = number_words(value, decimals)
    return f"{words} ({interval})" if interval else words


def shortened(name: str, beside: str) -> str:
    """Return a name cut at a word, with an ellipsis, so that it fits in front of other words."""
    most = _ACROSS - len(beside)
    if not is_shortened(name, beside):
        return name
    cut = name[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:")
    return f"{cut or name[: most - 1]}…"


def is_shortened(name: str, beside: str) -> bool:
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


def _decimals(value: float, significant: int) -> int:
    """Return the decimals that show so many significant digits of a value, four at most."""
    if not value:
        return significant - 1
    return min(max(significant - 1 - math.floor(math.log10(abs(value))), 0), 4)
