"""Pools of the same studies side by side: one row a pool, each without another study."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimgrade.model.saying import say, sayable

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]

_NUMBERS_AT_ONCE = 1 << 15
_SMALLEST, _LARGEST = 1e-30, 1e30
"""Between these, nothing that is reckoned with here grows beyond what a float can hold."""


@dataclass(frozen=True, slots=True)
class Studies:
    """The values of k studies on the pooled scale, and their sampling variances."""

    values: Numbers
    variances: Numbers

    @property
    def count(self) -> int:
        """How many studies there are."""
        return len(self.values)


def studies_of(values: Sequence[float], standard_errors: Sequence[float]) -> Studies:
    """Return the studies as arrays.

    Raises ValueError for no study, sequences of different lengths, and a number that is missing,
    infinite or too large, or, for a standard error, not above 0 by enough to reckon with.
    """
    found, errors = np.asarray(values, dtype=float), np.asarray(standard_errors, dtype=float)
    if found.ndim != 1 or found.shape != errors.shape:
        raise ValueError(f"{found.size} values and {errors.size} standard errors: one of each")
    if not found.size:
        raise ValueError("no study to pool")
    for refused, sizes, least in ((_VALUE, found, -_LARGEST), (_ERROR, errors, _SMALLEST)):
        fitting = (sizes >= least) & (sizes <= _LARGEST)
        if not fitting.all():
            ends = {"least": f"{least:g}", "largest": f"{_LARGEST:g}"}
            raise ValueError(say(refused, number=sizes[~fitting][0], **ends))
    return Studies(found, errors**2)


_VALUE = sayable("value {number}: must lie between {least} and {largest}")
_ERROR = sayable("standard error {number}: must lie between {least} and {largest}")


def whole() -> Indices:
    """Return the one row that leaves no study out, which is written -1."""
    return np.array([-1])


def without_each(studies: Studies) -> Indices:
    """Return as many rows as there are studies, each without one of them, in their order."""
    return np.arange(studies.count)


def held(studies: Studies, left_out: Indices) -> int:
    """Return how many studies each row of pools holds."""
    return studies.count - (1 if left_out[0] >= 0 else 0)


def blocks(left_out: Indices, count: int) -> Iterator[slice]:
    """Yield slices of the rows, each small enough for the processor's cache."""
    size = max(1, _NUMBERS_AT_ONCE // count)
    for start in range(0, len(left_out), size):
        yield slice(start, start + size)


def weights(studies: Studies, left_out: Indices, between: Numbers) -> Numbers:
    """Return the inverse variances: one row a pool, zero for the study that it leaves out."""
    inverse: Numbers = 1.0 / (studies.variances + between[:, None])
    rows = np.flatnonzero(left_out >= 0)
    inverse[rows, left_out[rows]] = 0.0
    return inverse


def centred(studies: Studies, weight: Numbers) -> tuple[Numbers, Numbers]:
    """Return each row's weighted mean, and what is left of every value after taking it off."""
    middle = (weight @ studies.values) / weight.sum(axis=1)
    return middle, studies.values - middle[:, None]


def equal(studies: Studies, left_out: Indices) -> NDArray[np.bool_]:
    """Return for every row of pools whether all the values that it holds are the same."""
    distinct, counts = np.unique(studies.values, return_counts=True)
    if len(distinct) == 1:
        return np.ones(len(left_out), dtype=bool)
    if len(distinct) > 2:
        return np.zeros(len(left_out), dtype=bool)
    lone = np.isin(studies.values, distinct[counts == 1])
    return np.asarray((left_out >= 0) & lone[left_out])
