"""Weighted kappa against scikit-learn, and where it has no value."""

import pytest
from sklearn.metrics import cohen_kappa_score

from claimgrade.statistics.agreement import weighted_kappa

_RATINGS = (
    ([0, 0, 1, 2], [0, 1, 1, 2]),
    ([0, 3, 0, 3, 1], [3, 0, 3, 0, 1]),
    ([0, 0, 0, 0, 1], [0, 0, 0, 0, 0]),
    ([0, 1, 2, 3, 0, 1, 2, 3, 2, 2, 1], [0, 1, 2, 3, 1, 1, 2, 2, 0, 2, 3]),
    ([1, 2, 1, 2, 2, 1, 3], [2, 1, 2, 1, 1, 2, 3]),
)


@pytest.mark.parametrize("weights", ["linear", "quadratic"])
@pytest.mark.parametrize(("first", "second"), _RATINGS)
def test_weighted_kappa_is_that_of_scikit_learn(
    weights: str, first: list[int], second: list[int]
) -> None:
    expected = cohen_kappa_score(first, second, labels=[0, 1, 2, 3], weights=weights)
    found = weighted_kappa(list(zip(first, second, strict=True)), quadratic=weights == "quadratic")
    assert found == pytest.approx(expected, abs=1e-12)


def test_kappa_is_not_defined_without_ratings_or_with_a_single_one_for_all() -> None:
    assert weighted_kappa([]) is None
    assert weighted_kappa([(1, 1), (1, 1)]) is None


def test_full_agreement_is_one_and_what_chance_gives_is_zero() -> None:
    assert weighted_kappa([(0, 0), (1, 1)]) == 1.0
    assert weighted_kappa([(0, 1), (0, 1)]) == 0.0
