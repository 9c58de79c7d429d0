"""How large and how small a standard deviation can be, given where the values lie.

For values between two ends the variance of a mean has a largest value (Bhatia & Davis, American
Mathematical Monthly 2000;107:353; without the mean: Popoviciu, Mathematica (Cluj) 1935;9:129), and
two values a range apart have a smallest (Szőkefalvi-Nagy, Jahresbericht der Deutschen
Mathematiker-Vereinigung 1918;27:42). Here they are exact for n people, with n − 1 in the
denominator, which gives the larger of the two usual standard deviations.
"""

from fractions import Fraction
from math import ceil, floor, sqrt


def largest_sd(
    n: int, low: Fraction, high: Fraction, means: tuple[Fraction, Fraction] | None = None
) -> float:
    """Return the largest standard deviation of ``n`` values between ``low`` and ``high``.

    ``means`` are the ends between which their mean lies, such as those a printed mean can be
    rounded from; any mean where it is not given. In the units of the values.

    Raises:
        ValueError: ``n`` is below 2, ``low`` above ``high``, or no mean is possible.
    """
    if n < 2 or low > high:
        raise ValueError("a standard deviation is of at least two values between two ends")
    if low == high:
        return 0.0
    width = high - low
    first, last = means if means is not None else (low, high)
    first, last = max(first, low), min(last, high)
    if first > last:
        raise ValueError("the mean lies outside the ends of the values")
    total = _largest_squares(n, n * (first - low) / width, n * (last - low) / width)
    return sqrt(total / (n - 1)) * float(width)


def _largest_squares(n: int, first: Fraction, last: Fraction) -> Fraction:
    """Return the largest sum of squares about the mean of n values from 0 to 1.

    ``first`` and ``last`` are the ends of their sum. For a given sum it is largest with all
    values but one at an end; between whole sums it is convex, at whole sums largest next to n/2.
    """
    sums = {first, last}
    wholes = range(ceil(first), floor(last) + 1)
    if wholes:
        for middle in (n // 2, (n + 1) // 2):
            sums.add(Fraction(min(max(middle, wholes[0]), wholes[-1])))
    return max(_squares(n, total) for total in sums)


def _squares(n: int, total: Fraction) -> Fraction:
    at_end = floor(total)
    rest = total - at_end
    return at_end + rest * rest - total * total / n


def smallest_sd(n: int, width: Fraction) -> float:
    """Return the smallest standard deviation of ``n`` values of which two lie ``width`` apart.

    Raises:
        ValueError: ``n`` is below 2 or ``width`` below 0.
    """
    if n < 2 or width < 0:
        raise ValueError("a range is of at least two values")
    return float(width) / sqrt(2 * (n - 1))


def smallest_sd_of_whole_numbers(n: int, first: Fraction, last: Fraction) -> float | None:
    """Return the smallest standard deviation of ``n`` whole numbers with a mean in between.

    ``first`` and ``last`` are the ends between which the mean lies. All numbers are then next to
    the mean, on either side; it is 0 where they can all be equal. ``None`` where no whole
    numbers have such a mean.

    Raises:
        ValueError: ``n`` is below 2.
    """
    if n < 2:
        raise ValueError("a standard deviation is of at least two values")
    if ceil(first) <= floor(last):
        return 0.0
    lowest, highest = ceil(n * first), floor(n * last)
    if lowest > highest:
        return None
    above = [total % n for total in (lowest, highest)]
    return sqrt(min(Fraction(k * (n - k), n) for k in above) / (n - 1))
