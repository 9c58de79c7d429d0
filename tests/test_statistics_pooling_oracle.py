"""Pools of random studies against other people's arithmetic, and against laws that they obey.

PyMetaAnalysis is the independent reckoning for DerSimonian-Laird, REML, Hartung-Knapp, prediction
intervals, heterogeneity, leave-one-out and Egger's test. It has neither Hedges nor plain maximum
likelihood: the one is reckoned from its definition, the other searched for.
"""

import math
from random import Random
from statistics import fmean, variance

import hypothesis.strategies as st
import meta_analyze
import numpy as np
import pytest
from hypothesis import assume, given, settings

from claimgrade.model.pooled import Asymmetry
from claimgrade.statistics.pooling import Adjustment, Estimator, egger, leave_one_out, pool

Studies = tuple[list[float], list[float]]

LIKELIHOODS = (Estimator.MAXIMUM_LIKELIHOOD, Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD)
THEIRS = {
    Estimator.DERSIMONIAN_LAIRD: "DL",
    Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD: "REML",
}
INTERVALS = {
    Adjustment.NORMAL: "normal",
    Adjustment.HARTUNG_KNAPP: "hartung_knapp",
    Adjustment.HARTUNG_KNAPP_AD_HOC: "hartung_knapp_adhoc",
}


def studies(fewest: int = 2, most: int = 10) -> st.SearchStrategy[Studies]:
    """Return studies as they are printed: values to 2 decimals, standard errors above 0."""
    one = st.tuples(st.integers(-400, 400), st.integers(5, 300))
    return st.lists(one, min_size=fewest, max_size=most).map(
        lambda drawn: ([y / 100 for y, _ in drawn], [error / 100 for _, error in drawn])
    )


def log_likelihood(found: Studies, tau_squared: float, *, restricted: bool) -> float:
    """Return the log-likelihood without its constant (Viechtbauer, J Educ Behav Stat 2005)."""
    values, errors = found
    weights = [1 / (error**2 + tau_squared) for error in errors]
    total = math.fsum(weights)
    mean = math.fsum(w * y for w, y in zip(weights, values, strict=True)) / total
    twice = math.fsum(
        math.log(w) - w * (y - mean) ** 2 for w, y in zip(weights, values, strict=True)
    )
    return (twice - (math.log(total) if restricted else 0.0)) / 2


def theirs(
    found: Studies, method: Estimator, adjustment: Adjustment
) -> meta_analyze.MetaAnalysisResult:
    values, errors = found
    result = meta_analyze.meta_analysis(
        effect=values,
        standard_error=errors,
        tau2_method=THEIRS[method],
        ci_method=INTERVALS[adjustment],
    )
    assert isinstance(result, meta_analyze.MetaAnalysisResult)
    return result


def assert_more_likely(found: Studies, ours: float, other: float) -> None:
    heights = [log_likelihood(found, tau_squared, restricted=True) for tau_squared in (ours, other)]
    assert heights[0] > heights[1] + 1e-12


@pytest.mark.parametrize("adjustment", Adjustment)
@pytest.mark.parametrize("method", THEIRS)
@given(found=studies())
@settings(max_examples=20, deadline=None)
def test_a_pool_is_what_another_package_makes_of_it(
    method: Estimator, adjustment: Adjustment, found: Studies
) -> None:
    assume(len(set(found[0])) > 1)  # studies that agree exactly have a test of their own
    other = theirs(found, method, adjustment)
    ours = pool(*found, method=method, adjustment=adjustment)
    apart = ours.tau_squared != pytest.approx(other.tau2, abs=1e-6, rel=1e-6)
    if apart and method is Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD:
        assert_more_likely(found, ours.tau_squared, other.tau2)  # of two peaks, the higher
        return
    assert not apart
    assert ours.value == pytest.approx(other.estimate, abs=1e-6)
    assert ours.standard_error == pytest.approx(other.standard_error, abs=1e-6, rel=1e-6)
    assert ours.confidence.low == pytest.approx(other.ci_low, abs=1e-5, rel=1e-6)
    assert ours.confidence.high == pytest.approx(other.ci_high, abs=1e-5, rel=1e-6)
    assert (ours.prediction is None) == (other.prediction_interval is None)
    if ours.prediction and other.prediction_interval:
        limits = (ours.prediction.low, ours.prediction.high)
        assert limits == pytest.approx(other.prediction_interval, abs=1e-5, rel=1e-6)
    assert ours.heterogeneity is not None
    assert ours.heterogeneity.q == pytest.approx(other.q, rel=1e-9)
    assert ours.heterogeneity.p == pytest.approx(other.q_pvalue, abs=1e-9)
    assert ours.heterogeneity.i_squared == pytest.approx(100 * other.i2, abs=1e-4)


@given(found=studies(fewest=3, most=8))
@settings(max_examples=15, deadline=None)
def test_a_pool_without_each_study_is_what_another_package_makes_of_it(found: Studies) -> None:
    assume(len(set(found[0])) == len(found[0]))
    method = Estimator.DERSIMONIAN_LAIRD  # whose tau squared has no second peak to differ by
    table = theirs(found, method, Adjustment.HARTUNG_KNAPP).leave_one_out().table
    ours = leave_one_out(*found, method=method, adjustment=Adjustment.HARTUNG_KNAPP)
    for row, expected in zip(ours, table[["estimate", "ci_low", "ci_high"]].values, strict=True):
        assert row == pytest.approx(tuple(expected), abs=1e-5, rel=1e-6)


@given(found=studies(fewest=10, most=20))
@settings(max_examples=25, deadline=None)
def test_eggers_test_is_what_another_package_makes_of_it(found: Studies) -> None:
    assume(len(set(found[1])) > 2 and len(set(found[0])) > 2)
    other = theirs(found, Estimator.DERSIMONIAN_LAIRD, Adjustment.NORMAL).egger_test()
    ours = egger(*found)
    assert isinstance(ours, Asymmetry)
    assert ours.intercept == pytest.approx(other.intercept, abs=1e-8, rel=1e-8)
    error = other.intercept_standard_error
    assert ours.standard_error == pytest.approx(error, abs=1e-8, rel=1e-8)
    assert ours.t == pytest.approx(other.statistic, abs=1e-8, rel=1e-7)
    assert ours.degrees == other.df
    assert ours.p == pytest.approx(other.pvalue, abs=1e-9)


@given(found=studies())
@settings(max_examples=25, deadline=None)
def test_hedges_takes_the_mean_sampling_variance_off_the_variance_of_the_values(
    found: Studies,
) -> None:
    values, errors = found
    expected = max(0.0, variance(values) - fmean(error**2 for error in errors))
    ours = pool(values, errors, method=Estimator.HEDGES).tau_squared
    assert ours == pytest.approx(expected, abs=1e-12, rel=1e-9)


@pytest.mark.parametrize("method", LIKELIHOODS)
@given(found=studies())
@settings(max_examples=15, deadline=None)
def test_no_other_tau_squared_is_more_likely(method: Estimator, found: Studies) -> None:
    restricted = method is Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD
    ours = pool(*found, method=method).tau_squared
    height = log_likelihood(found, ours, restricted=restricted)
    widest = (max(found[0]) - min(found[0])) ** 2
    for tau_squared in (0.0, *np.geomspace(1e-6, max(widest, 1e-5), 60).tolist()):
        assert log_likelihood(found, tau_squared, restricted=restricted) <= height + 1e-9


@pytest.mark.parametrize("method", LIKELIHOODS)
@given(found=studies())
@settings(max_examples=15, deadline=None)
def test_the_likelihood_is_flat_at_tau_squared_or_falls_from_zero(
    method: Estimator, found: Studies
) -> None:
    values, errors = found
    ours = pool(values, errors, method=method).tau_squared
    weights = [1 / (error**2 + ours) for error in errors]
    total = math.fsum(weights)
    mean = math.fsum(w * y for w, y in zip(weights, values, strict=True)) / total
    parts = [w**2 * (y - mean) ** 2 - w for w, y in zip(weights, values, strict=True)]
    if method is Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD:
        parts += [w**2 / total for w in weights]
    if ours > 0:
        assert math.fsum(parts) / 2 == pytest.approx(0, abs=1e-9)
    else:
        assert math.fsum(parts) <= 1e-9


@pytest.mark.parametrize("method", Estimator)
@given(found=studies(), adjustment=st.sampled_from(Adjustment))
@settings(max_examples=15, deadline=None)
def test_leaving_a_study_out_is_pooling_the_others(
    method: Estimator, adjustment: Adjustment, found: Studies
) -> None:
    values, errors = found
    rows = leave_one_out(values, errors, method=method, adjustment=adjustment)
    assert len(rows) == len(values)
    for left_out, row in enumerate(rows):
        others = [*values[:left_out], *values[left_out + 1 :]]
        their_errors = [*errors[:left_out], *errors[left_out + 1 :]]
        alone = pool(others, their_errors, method=method, adjustment=adjustment)
        expected = (alone.value, alone.confidence.low, alone.confidence.high)
        assert row == pytest.approx(expected, abs=1e-8, rel=1e-8)


@pytest.mark.parametrize("method", Estimator)
@given(found=studies(), turn=st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_studies_does_not_matter(
    method: Estimator, found: Studies, turn: Random
) -> None:
    order = list(range(len(found[0])))
    turn.shuffle(order)
    one = pool(*found, method=method)
    other = pool([found[0][i] for i in order], [found[1][i] for i in order], method=method)
    assert other.value == pytest.approx(one.value, abs=1e-9)
    assert other.standard_error == pytest.approx(one.standard_error, abs=1e-9)
    assert other.weights == pytest.approx([one.weights[i] for i in order], abs=1e-9)


@pytest.mark.parametrize("method", Estimator)
@given(found=studies(), factor=st.integers(-6, 6).map(lambda power: 10.0**power))
@settings(max_examples=15, deadline=None)
def test_a_change_of_unit_changes_the_figures_by_its_factor(
    method: Estimator, found: Studies, factor: float
) -> None:
    one = pool(*found, method=method)
    other = pool([y * factor for y in found[0]], [e * factor for e in found[1]], method=method)
    assert other.value == pytest.approx(one.value * factor, rel=1e-6, abs=1e-8 * factor)
    assert other.standard_error == pytest.approx(one.standard_error * factor, rel=1e-6)
    assert other.tau_squared == pytest.approx(
        one.tau_squared * factor**2, rel=1e-6, abs=1e-9 * factor**2
    )


extreme = st.tuples(
    st.one_of(st.just(0.0), st.floats(-1e30, 1e30), st.floats(-10, 10)),
    st.floats(-30, 30).map(lambda power: 10.0**power),
)


@pytest.mark.parametrize("method", Estimator)
@given(found=st.lists(extreme, min_size=1, max_size=8), adjustment=st.sampled_from(Adjustment))
@settings(max_examples=15, deadline=None)
def test_no_numbers_however_large_or_small_break_a_pool(
    method: Estimator, adjustment: Adjustment, found: list[tuple[float, float]]
) -> None:
    values, errors = [y for y, _ in found], [error for _, error in found]
    ours = pool(values, errors, method=method, adjustment=adjustment)
    assert ours.tau_squared >= 0
    assert sum(ours.weights) == pytest.approx(1)
    assert ours.confidence.low <= ours.value <= ours.confidence.high
    rows = leave_one_out(values, errors, method=method, adjustment=adjustment)
    figures = [figure for row in rows for figure in row]
    figures += [ours.value, ours.standard_error, ours.confidence.low, ours.confidence.high]
    assert all(map(math.isfinite, figures))
