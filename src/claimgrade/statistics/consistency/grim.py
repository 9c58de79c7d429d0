"""Whether a mean of whole numbers is possible: the GRIM test.

Brown & Heathers, Social Psychological and Personality Science 2017;8(4):363 ("The GRIM test"): the
mean of n whole numbers is a whole number over n, so that few means are possible where n is small
against the digits printed.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from claimgrade.model.saying import both
from claimgrade.statistics.consistency.rounding import Rounding, decimals, span_of

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Grim:
    """What GRIM says of one mean.

    ``below`` and ``above`` are the sums of whole numbers whose means lie next to the one printed;
    both are the same where the printed mean is exact. ``parts`` is what a sum is divided by: the
    people times the items of each.
    """

    possible: bool
    mean: Decimal
    parts: int
    below: int
    above: int
    percent: bool = False

    @property
    def arithmetic(self) -> str:
        """The nearest possible means as printed, with their sums: '5.18 and 5.21 (145/28 …)'."""
        ends = dict.fromkeys((self.below, self.above))
        means = both([self._printed(total) for total in ends])
        sums = both([f"{total}/{self.parts}" for total in ends])
        return f"{means} ({sums})"

    def _printed(self, total: int) -> str:
        """Return a possible mean with the digits of the one printed, or with enough to tell."""
        exact = Fraction(total * (_HUNDRED if self.percent else 1), self.parts)
        text = _rounded(exact, decimals(self.mean))
        if Decimal(text) == self.mean and not self.possible:
            text = _rounded(exact, decimals(self.mean) + 2)
        return text


def grim(
    mean: Decimal,
    n: int,
    *,
    items: int = 1,
    percent: bool = False,
    rounding: Rounding = Rounding.UP_OR_DOWN,
) -> Grim:
    """Return whether ``mean``, as printed, can be the mean of ``n`` people's whole numbers.

    ``items`` whole numbers are averaged for each person. With ``percent`` the mean is a share in
    percent: 100 times a count over the people. All arithmetic is exact.

    Raises:
        ValueError: ``n`` or ``items`` is below 1.
    """
    if n < 1 or items < 1:
        raise ValueError("a mean is of at least one person and one item")
    parts = n * items
    scale = Fraction(parts, _HUNDRED if percent else 1)
    sums = span_of(mean, rounding).scaled(scale)
    middle = Fraction(mean) * scale
    below, above = floor(middle), ceil(middle)
    possible = any(Fraction(total) in sums for total in range(ceil(sums.low), floor(sums.high) + 1))
    return Grim(possible, mean, parts, below, above, percent)


def _rounded(value: Fraction, digits: int) -> str:
    """Return a value with so many digits after the point, a half away from zero."""
    size = floor(abs(value) * 10**digits + Fraction(1, 2))
    sign = "-" if value < 0 and size else ""
    return f"{sign}{Decimal(size).scaleb(-digits):f}"
