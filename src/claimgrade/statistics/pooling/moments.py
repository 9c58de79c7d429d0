"""Weighted sums over studies, for a whole pool and without each study in turn, in one pass.

Without one study, what was gathered before it and after it is merged; nothing is taken off a total
that the study left out might make up nearly alone. Source of the merging: Chan, Golub & LeVeque,
The American Statistician 1983;37:242-247.
"""

from typing import NamedTuple

import numpy as np

from claimgrade.statistics.pooling.rows import Indices, Numbers


class Moments(NamedTuple):
    """Sums of each pool: ``pairs`` adds up the products of all pairs of weights."""

    total: Numbers
    mean: Numbers
    squares: Numbers
    pairs: Numbers


def moments(values: Numbers, weights: Numbers, left_out: Indices) -> Moments:
    """Return the sums of weights, the weighted mean and squares about it, and pairs, by row."""
    forward = _running(values, weights)
    if left_out[0] < 0:
        return Moments(*(sums[-1:] for sums in forward))
    backward = _running(values[::-1], weights[::-1])
    before = Moments(*(sums[left_out] for sums in forward))
    after = Moments(*(sums[::-1][left_out + 1] for sums in backward))
    return _merged(before, after)


def _running(values: Numbers, weights: Numbers) -> Moments:
    """Return the sums over the first 0, 1, 2 … studies."""
    middle = np.median(values)
    total = np.concatenate([[0.0], np.cumsum(weights)])
    firsts = np.concatenate([[0.0], np.cumsum(weights * (values - middle))])
    mean = np.divide(firsts, total, out=np.zeros_like(total), where=total > 0) + middle
    gained = weights * (total[:-1] / total[1:]) * (values - mean[:-1]) ** 2
    squares = np.concatenate([[0.0], np.cumsum(gained)])
    pairs = np.concatenate([[0.0], np.cumsum(weights * total[:-1])])
    return Moments(total, mean, squares, pairs)


def _merged(one: Moments, other: Moments) -> Moments:
    """Return the sums over the studies of both."""
    total = one.total + other.total
    share = other.total / total
    apart = other.mean - one.mean
    return Moments(
        total,
        one.mean + share * apart,
        one.squares + other.squares + one.total * share * apart**2,
        one.pairs + other.pairs + one.total * other.total,
    )
