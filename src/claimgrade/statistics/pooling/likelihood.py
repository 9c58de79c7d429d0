"""The variance between studies that makes the studies' values most likely.

The likelihood of a random-effects pool can have more than one maximum. Where each lies is seen
from the sign of its derivative, the score, on a grid; each is then found inside its cell of the
grid, and the highest taken. 0 is a maximum where the likelihood falls from there on.

Source: Viechtbauer, J Educ Behav Stat 2005;30:261-293 (both likelihoods and their derivatives).
"""

import numpy as np
from numpy.typing import NDArray

from claimgrade.statistics.pooling.rows import (
    Indices,
    Numbers,
    Studies,
    blocks,
    centred,
    weights,
)

_GRID_RATIO = 2.0**0.5
_CLOSE_ENOUGH = 1e-9
"""A step this small, as a share of the variances, leaves an error of about its square."""
_CURVES_AGREE = 1e-7
"""Where curves through half and all of the points agree so far, the latter is good to 1e-9."""
_MOST_STEPS = 100
_MARGIN = 1e-6
"""Where the grid is off by rounding, the zero may lie this share beyond its cell."""
_NODES = (1 - np.cos(np.pi * np.arange(17) / 16)) / 2
"""Chebyshev's points between 0 and 1; every other one is such a set as well."""


def highest(studies: Studies, left_out: Indices, *, restricted: bool) -> Numbers:
    """Return tau squared at the highest maximum of the likelihood, for every row of pools.

    ``restricted`` takes the likelihood of what is left after the mean (REML).
    """
    cells = _grid(studies)
    rising = _score_on_grid(studies, left_out, cells, restricted=restricted) > 0
    rows, cell = np.nonzero((rising[:-1] & ~rising[1:]).T)
    found = _peaks(studies, left_out[rows], cells, cell, restricted=restricted)
    at_zero = np.flatnonzero(~rising[0])
    rows = np.concatenate([rows, at_zero])
    found = np.concatenate([found, np.zeros(len(at_zero))])
    if len(rows) == len(left_out):
        return np.asarray(found[np.argsort(rows)])
    height = _log_likelihood(studies, left_out[rows], found, restricted=restricted)
    ordered = np.lexsort((height, rows))
    last = np.append(np.diff(rows[ordered]) > 0, True)
    return np.asarray(found[ordered[last]])


def _log_likelihood(
    studies: Studies, left_out: Indices, between: Numbers, *, restricted: bool
) -> Numbers:
    """Return the log-likelihood without its constant, for every row."""
    weight = weights(studies, left_out, between)
    _, rest = centred(studies, weight)
    logarithms = np.log(weight, where=weight > 0, out=np.zeros_like(weight)).sum(axis=1)
    twice = logarithms - np.einsum("ij,ij->i", weight * rest, rest)
    if restricted:
        twice = twice - np.log(weight.sum(axis=1))
    return np.asarray(twice / 2)


def _grid(studies: Studies) -> Numbers:
    """Return values of tau squared, rising from 0, beyond which no maximum lies.

    From the squared range of the values on, both derivatives are negative; below a thousandth of
    the smallest sampling variance neither changes any more.
    """
    top = float(np.ptp(studies.values)) ** 2
    bottom = float(studies.variances.min()) / 1000
    if not top > bottom:
        return np.array([0.0, bottom])
    steps = int(np.ceil(np.log(top / bottom) / np.log(_GRID_RATIO)))
    return np.concatenate([[0.0], bottom * _GRID_RATIO ** np.arange(steps + 1)])


def _score_on_grid(
    studies: Studies, left_out: Indices, cells: Numbers, *, restricted: bool
) -> Numbers:
    """Return the score by grid value and row, every sum taken once for all rows.

    Here and below it is twice the derivative of the log-likelihood by tau squared.
    """
    values = studies.values - np.median(studies.values)
    weight = 1.0 / (studies.variances + cells[:, None])
    squared = weight * weight
    total, first = _sums(weight, left_out), _sums(weight * values, left_out)
    square_sum = _sums(squared, left_out)
    middle = first / total
    rest = _sums(squared * values**2, left_out)
    rest = rest - 2 * middle * _sums(squared * values, left_out) + middle**2 * square_sum
    return np.asarray(rest - total + (square_sum / total if restricted else 0.0))


def _sums(terms: Numbers, left_out: Indices) -> Numbers:
    """Return the sums along each line of terms, one column for each row of pools.

    Without one study, the sum is that of those before it and those after it: nothing is taken
    off a total that it might make up nearly alone.
    """
    if left_out[0] < 0:
        return np.asarray(terms.sum(axis=1, keepdims=True))
    without, after = np.zeros_like(terms), np.zeros_like(terms)
    np.cumsum(terms[:, :-1], axis=1, out=without[:, 1:])
    np.cumsum(terms[:, :0:-1], axis=1, out=after[:, -2::-1])
    without += after
    return np.asarray(without[:, left_out])


def _peaks(
    studies: Studies, left_out: Indices, cells: Numbers, cell: Indices, *, restricted: bool
) -> Numbers:
    """Return where the score is zero in a cell of the grid, for every row.

    The zero of a curve through the score at points that all rows share is enough for a pool
    without one study, where a curve through half of the points crosses at the same place.
    """
    between, sure = np.empty(len(left_out)), left_out >= 0
    for one in np.unique(cell):
        inside = cell == one
        nodes = cells[one] + (cells[one + 1] - cells[one]) * _NODES
        heights = _score_on_grid(studies, left_out[inside], nodes, restricted=restricted)
        rough, between[inside] = _crossing(nodes[::2], heights[::2]), _crossing(nodes, heights)
        sure[inside] &= _close(rough, between[inside], studies, _CURVES_AGREE)
    low, high = cells[cell] * (1 - _MARGIN), cells[cell + 1] * (1 + _MARGIN)
    sure &= (between > low) & (between < high)
    between = np.where((between > low) & (between < high), between, (low + high) / 2)
    unsure = np.flatnonzero(~sure)
    for part in (unsure[block] for block in blocks(unsure, studies.count)):
        between[part] = _newton(
            studies, left_out[part], (low[part], between[part], high[part]), restricted=restricted
        )
    return between


def _close(one: Numbers, other: Numbers, studies: Studies, share: float) -> NDArray[np.bool_]:
    """Return whether two values of tau squared differ by no more than a share of the variances."""
    with np.errstate(invalid="ignore"):
        step = np.abs(one - other)
    return np.asarray(step <= share * (other + studies.variances.min()))


def _crossing(nodes: Numbers, heights: Numbers) -> Numbers:
    """Return where a curve through the heights at the nodes is zero, by inverse interpolation."""
    with np.errstate(all="ignore"):
        shares = heights / (heights - heights[:, None])
    own = np.arange(len(nodes))
    shares[own, own] = 1.0
    with np.errstate(all="ignore"):
        return np.asarray(nodes @ shares.prod(axis=1))


def _newton(
    studies: Studies,
    left_out: Indices,
    start: tuple[Numbers, Numbers, Numbers],
    *,
    restricted: bool,
) -> Numbers:
    """Return the zeros of the score between the first and the last of ``start``, by row.

    Newton's method from the middle one; where it leaves the bounds, they are halved instead.
    """
    low, between, high = (numbers.copy() for numbers in start)
    still = np.arange(len(left_out))
    for _ in range(_MOST_STEPS):
        at = between[still]
        slope, bend = _derivatives(
            studies, weights(studies, left_out[still], at), restricted=restricted
        )
        low[still] = np.where(slope > 0, at, low[still])
        high[still] = np.where(slope > 0, high[still], at)
        with np.errstate(all="ignore"):
            after = at - slope / bend
        inside = (after >= low[still]) & (after <= high[still])
        after = np.where(inside, after, (low[still] + high[still]) / 2)
        between[still] = after
        still = still[~_close(after, at, studies, _CLOSE_ENOUGH)]
        if not len(still):
            break
    return between


def _derivatives(studies: Studies, weight: Numbers, *, restricted: bool) -> tuple[Numbers, Numbers]:
    """Return the score and its own derivative by tau squared, for every row of weights."""
    _, rest = centred(studies, weight)
    total = weight.sum(axis=1)
    squared = weight * weight
    square_sum = squared.sum(axis=1)
    slanted = squared * rest
    slope = np.einsum("ij,ij->i", slanted, rest) - total
    drift = slanted.sum(axis=1)
    bend = 2 * drift**2 / total + square_sum - 2 * np.einsum("ij,ij->i", slanted, weight * rest)
    if restricted:
        cubes = np.einsum("ij,ij->i", squared, weight)
        slope = slope + square_sum / total
        bend = bend - 2 * cubes / total + (square_sum / total) ** 2
    return slope, bend
