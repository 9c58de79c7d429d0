"""The exact values that a number printed with so many digits can stand for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Rounding(StrEnum):
    """How the last digit of a printed number came about."""

    UP_OR_DOWN = "up or down"
    """To the nearest; a half either way, since it is seldom said which."""
    UP = "up"
    """To the nearest; a half away from zero."""
    DOWN = "down"
    """To the nearest; a half towards zero."""
    EVEN = "even"
    """To the nearest; a half to the even digit (IEEE 754)."""
    CUT = "cut"
    """Digits left off, none rounded."""


@dataclass(frozen=True, slots=True)
class Span:
    """The exact values that a printed number can stand for, and whether its ends belong to it."""

    low: Fraction
    high: Fraction
    holds_low: bool = True
    holds_high: bool = True

    def __contains__(self, value: Fraction) -> bool:
        above = value >= self.low if self.holds_low else value > self.low
        return above and (value <= self.high if self.holds_high else value < self.high)

    def meets(self, other: "Span") -> bool:
        """Return whether a value lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and low in self and low in other)

    def scaled(self, factor: Fraction) -> "Span":
        """Return the values times a factor of 0 or more."""
        return Span(self.low * factor, self.high * factor, self.holds_low, self.holds_high)


def decimals(value: Decimal) -> int:
    """Return how many digits stand after the point: 2 for 0.10, 0 for 12 and for 1E+3."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def unit_of_last_digit(value: Decimal) -> Fraction:
    """Return what one step of the last printed digit is worth: 1/100 for 0.10, 1 for 12."""
    return Fraction(1, 10 ** decimals(value))


def span_of(value: Decimal, rounding: Rounding = Rounding.UP_OR_DOWN) -> Span:
    """Return the exact values that are printed as ``value`` under a way of rounding."""
    size, unit = Fraction(abs(value)), unit_of_last_digit(value)
    if rounding is Rounding.CUT:
        away = Span(size, size + unit, True, False)
    else:
        low_in, high_in = _ends(size, unit, rounding)
        away = Span(size - unit / 2, size + unit / 2, low_in, high_in)
    if value.is_signed() and value != 0:
        return Span(-away.high, -away.low, away.holds_high, away.holds_low)
    return _around_zero(away) if value == 0 else away


def _ends(size: Fraction, unit: Fraction, rounding: Rounding) -> tuple[bool, bool]:
    """Return whether half a step below and half a step above are printed so."""
    if rounding is Rounding.EVEN:
        even = (size / unit) % 2 == 0
        return even, even
    return rounding is not Rounding.DOWN, rounding is not Rounding.UP


def _around_zero(away: Span) -> Span:
    return Span(-away.high, away.high, away.holds_high, away.holds_high)
