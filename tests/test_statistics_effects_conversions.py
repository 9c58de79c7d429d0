"""Standard deviations and errors worked out from what is printed in their place."""

import math
import statistics
import sys
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.statistics.effects import conversions
from claimgrade.statistics.effects.quantiles import normal_quantile, t_quantile
from claimgrade.statistics.effects.steps import Step
from effect_results import FIRST_DRUG, SECOND_DRUG

DIFFERENCES = [one - other for one, other in zip(FIRST_DRUG, SECOND_DRUG, strict=True)]

# SAS/STAT User's Guide, PROC TTEST, example "Paired Comparisons": systolic blood pressure of twelve
# men before and after a stimulus. Printed of the differences: mean -1.8333, SD 5.8284, SE 1.6825,
# 95 % interval -5.5365 to 1.8698, 11 degrees of freedom, p 0.2992.
BEFORE = (120, 124, 130, 118, 140, 128, 140, 135, 126, 130, 126, 127)
AFTER = (128, 131, 131, 127, 132, 125, 141, 137, 118, 132, 129, 135)

positive = st.floats(0.01, 1e6)
people = st.integers(2, 5000)
levels = st.sampled_from([0.9, 0.95, 0.99])


@pytest.fixture(scope="module")
def scipy_stats() -> Any:
    return pytest.importorskip("scipy.stats")


def value_of(step: Step | None) -> float:
    assert step is not None
    assert step.formula.source
    return step.value


def test_sd_from_standard_error_as_in_published_examples() -> None:
    # Cleophas and Zwinderman, Statistical Analysis of Clinical Data on a Pocket Calculator, 2011,
    # chapter 5: SD 1.407885953 in 8 people is a standard error of 0.4977.
    assert value_of(conversions.sd_from_standard_error(0.4977, 8)) == pytest.approx(
        1.4079, abs=2e-4
    )
    # Student's sleep data: the differences have SD 1.2300 and, in ten people, SE 0.3890.
    error = statistics.stdev(DIFFERENCES) / math.sqrt(10)
    assert value_of(conversions.sd_from_standard_error(error, 10)) == pytest.approx(
        1.2300, abs=1e-4
    )
    assert value_of(conversions.sd_from_standard_error(1.6825, 12)) == pytest.approx(
        5.8284, abs=2e-4
    )
    # R package metaDigitise, its own tests of se_to_sd: SE 5 in 20.
    assert value_of(conversions.sd_from_standard_error(5, 20)) == pytest.approx(22.36068, abs=1e-5)


def test_sd_from_interval_of_a_small_group_takes_a_t_quantile() -> None:
    pytest.importorskip("scipy")
    # Cochrane Handbook, section 6.5.2.2: in 25 people the divisor 3.92 becomes 4.128.
    assert value_of(conversions.sd_from_confidence_interval(0, 4.128, 25, 0.95)) == pytest.approx(
        math.sqrt(25), abs=1e-3
    )
    # Student's sleep data as R's t.test prints them: 95 % interval -2.4598858 to -0.7001142.
    found = conversions.sd_from_confidence_interval(-2.4598858, -0.7001142, 10, 0.95)
    assert value_of(found) == pytest.approx(statistics.stdev(DIFFERENCES), abs=1e-6)
    assert found is not None
    assert "t quantile with 9 degrees of freedom" in found.formula.text
    found = conversions.sd_from_confidence_interval(-5.5365, 1.8698, 12, 0.95)
    assert value_of(found) == pytest.approx(5.8284, abs=2e-4)
    # R package metaHelper, its own tests of SD_from_CI: 30 to 34.2 in 25 people.
    found = conversions.sd_from_confidence_interval(30, 34.2, 25, 0.95)
    assert value_of(found) == pytest.approx(5.09, abs=0.005)


def test_sd_from_interval_of_a_large_group_takes_a_normal_quantile() -> None:
    # Cochrane Handbook, section 6.5.2.2: 3.92, 3.29 and 5.15 standard errors.
    for level, width in ((0.95, 3.92), (0.90, 3.29), (0.99, 5.15)):
        found = conversions.sd_from_confidence_interval(0, width, 400, level)
        assert value_of(found) == pytest.approx(20, rel=1e-3)
        assert found is not None
        assert "normal quantile" in found.formula.text
    # R package metaHelper, its own tests of SD_from_CI: 81.5261 to 84.2739 in 360 people.
    found = conversions.sd_from_confidence_interval(81.5261, 84.2739, 360, 0.95)
    assert value_of(found) == pytest.approx(13.3, abs=1e-3)


def test_standard_error_of_a_ratio_from_its_interval_as_in_published_examples() -> None:
    # Altman and Bland, BMJ 2011;343:d2304: relative risk 0.81 (0.70 to 0.94), SE 0.0753.
    low, high = math.log(0.70), math.log(0.94)
    step = conversions.standard_error_from_interval(low, high, 0.95)
    assert value_of(step) == pytest.approx(0.0753, abs=1e-4)
    # metafor's own tests (summary.escalc) of the first BCG trial, Aronson 1948: logarithms of the
    # risk ratio, -2.0077 to 0.2290, and of the odds ratio, -2.1100 to 0.2326.
    for low, high, error in ((-2.0077, 0.2290, 0.5706), (-2.1100, 0.2326, 0.5976)):
        step = conversions.standard_error_from_interval(low, high, 0.95)
        assert value_of(step) == pytest.approx(error, abs=1e-4)


# Normand, Stat Med 1999;18:321-359, Table III, risk differences in percentage points with their
# variances and normal intervals, in the digits of metafor's own tests of that analysis.
LIDOCAINE = [
    (17.7575, -5.4566, 11.0618),
    (37.5657, -12.0128, 12.0128),
    (8.1323, -3.6182, 7.5604),
    (10.8998, -4.6747, 8.2669),
    (8.0114, -2.0141, 9.0810),
    (6.1320, -0.4503, 9.2566),
]


@pytest.mark.parametrize(("variance", "low", "high"), LIDOCAINE)
def test_standard_error_of_a_difference_from_its_normal_interval_as_in_a_published_table(
    variance: float, low: float, high: float
) -> None:
    step = conversions.standard_error_from_interval(low, high, 0.95)
    assert value_of(step) == pytest.approx(math.sqrt(variance), abs=5e-5)


def test_standard_error_of_a_difference_from_its_t_interval_as_in_published_examples() -> None:
    pytest.importorskip("scipy")
    # Student's sleep data as R's paired t.test prints them, with 9 degrees of freedom.
    step = conversions.standard_error_from_interval(-2.4598858, -0.7001142, 0.95, 9)
    assert value_of(step) == pytest.approx(statistics.stdev(DIFFERENCES) / math.sqrt(10), abs=1e-6)
    step = conversions.standard_error_from_interval(-5.5365, 1.8698, 0.95, 11)
    assert value_of(step) == pytest.approx(1.6825, abs=5e-5)


def test_standard_error_from_p_as_in_published_examples() -> None:
    # Altman and Bland, BMJ 2011;343:d2090, whose approximation of z errs in the third digit:
    # 17 percentage points with P = 0.032, SE 7.940; relative risk 0.30 with P = 0.034, SE 0.5688.
    assert value_of(conversions.standard_error_from_p(17, 0.032)) == pytest.approx(7.940, rel=4e-3)
    found = conversions.standard_error_from_p(math.log(0.30), 0.034)
    assert value_of(found) == pytest.approx(0.5688, rel=4e-3)


def test_standard_error_from_p_of_a_t_test_as_in_published_examples() -> None:
    pytest.importorskip("scipy")
    # Cochrane Handbook, section 6.5.2.3: 3.8 with P = 0.008 in 25 and 22 people: t 2.78, SE 1.37.
    step = conversions.standard_error_from_p(3.8, 0.008, 45)
    assert value_of(step) == pytest.approx(1.37, abs=0.005)
    # Student's sleep data as R's t.test prints them: -1.58, t = -4.0621, df = 9, p = 0.002833.
    step = conversions.standard_error_from_p(-1.58, 0.002833, 9)
    assert value_of(step) == pytest.approx(1.58 / 4.0621, rel=1e-4)
    step = conversions.standard_error_from_p(-1.8333, 0.2992, 11)
    assert value_of(step) == pytest.approx(1.6825, abs=2e-4)


def test_standard_error_from_a_one_tailed_p_as_in_published_examples() -> None:
    pytest.importorskip("scipy")
    # OpenStax, Introductory Statistics, section 9.5: ten marks held against 65, "higher", p 0.0396.
    marks = (65, 65, 70, 67, 66, 63, 63, 68, 72, 71)
    error = statistics.stdev(marks) / math.sqrt(10)
    step = conversions.standard_error_from_p(67 - 65, 0.0396, 9, one_tailed=True)
    assert value_of(step) == pytest.approx(error, rel=1e-3)
    # The same, section 10.1: classes taken by 11 and 9 graduates, means 4 and 3.5, SDs 1.5 and 1,
    # "more" in the first, t 0.890 by Aspin and Welch, p 0.1928.
    parts = 1.5**2 / 11, 1**2 / 9
    degrees = sum(parts) ** 2 / (parts[0] ** 2 / 10 + parts[1] ** 2 / 8)
    step = conversions.standard_error_from_p(0.5, 0.1928, degrees, one_tailed=True)
    assert value_of(step) == pytest.approx(math.sqrt(sum(parts)), rel=1e-3)


def test_sd_within_groups_from_the_error_of_a_difference() -> None:
    # Cochrane Handbook, section 6.5.2.3: SE 1.37 in 25 and 22 people, SD 4.69.
    assert value_of(conversions.pooled_sd_from_standard_error(1.37, 25, 22)) == pytest.approx(
        4.69, abs=0.005
    )
    # Borenstein et al. 2009, chapter 4: SE 1.0050 in 50 and 50, SD within 5.0249.
    assert value_of(conversions.pooled_sd_from_standard_error(1.0050, 50, 50)) == pytest.approx(
        5.0249, abs=2e-4
    )


def test_sd_within_groups_from_the_interval_of_a_difference_as_in_published_examples() -> None:
    pytest.importorskip("scipy")
    # R package metaHelper, its own tests of SDp_from_CIp: -0.666 to 4.86 in 25 and 22 people, by t;
    # 2 to 6 in 1000 and 1000, by t and by z.
    for low, high, people, others, degrees, sd in (
        (-0.666, 4.86, 25, 22, 45, 4.69),
        (2, 6, 1000, 1000, 1998, 22.8036),
        (2, 6, 1000, 1000, None, 22.8174),
    ):
        error = value_of(conversions.standard_error_from_interval(low, high, 0.95, degrees))
        found = value_of(conversions.pooled_sd_from_standard_error(error, people, others))
        assert found == pytest.approx(sd, rel=1e-3)


def test_sd_of_changes_from_two_sds_and_their_correlation() -> None:
    # Cochrane Handbook 5.1, section 16.4.6.4: SDs 2.38 and 2.21, r = 0.68, SE 0.583 in 10 people.
    found = value_of(conversions.sd_of_change(2.38, 2.21, 0.68))
    assert found / math.sqrt(10) == pytest.approx(0.583, abs=5e-4)
    # Student's sleep data, from the single values.
    r = statistics.correlation(FIRST_DRUG, SECOND_DRUG)
    sds = statistics.stdev(FIRST_DRUG), statistics.stdev(SECOND_DRUG)
    assert value_of(conversions.sd_of_change(*sds, r)) == pytest.approx(
        statistics.stdev(DIFFERENCES)
    )
    # Manual of the R package vcmeta, se.mean.ps: SDs 1.76 and 2.01, r = 0.78, SE in 25 people.
    found = value_of(conversions.sd_of_change(1.76, 2.01, 0.78))
    assert found / math.sqrt(25) == pytest.approx(0.2544833, abs=1e-6)
    # metafor's own tests (MC): variances 30 and 20, r = 0.7, variance 0.2618 in 60 people.
    found = value_of(conversions.sd_of_change(math.sqrt(30), math.sqrt(20), 0.7))
    assert found**2 / 60 == pytest.approx(0.2618, abs=5e-5)
    sds = statistics.stdev(BEFORE), statistics.stdev(AFTER)
    found = value_of(conversions.sd_of_change(*sds, statistics.correlation(BEFORE, AFTER)))
    assert found == pytest.approx(5.8284, abs=5e-5)


def test_correlation_from_three_sds() -> None:
    # The same examples, the other way round.
    found = conversions.correlation_from_sds(2.38, 2.21, 0.583 * math.sqrt(10))
    assert value_of(found) == pytest.approx(0.68, abs=2e-3)
    sds = [statistics.stdev(values) for values in (FIRST_DRUG, SECOND_DRUG, DIFFERENCES)]
    assert value_of(conversions.correlation_from_sds(*sds)) == pytest.approx(
        statistics.correlation(FIRST_DRUG, SECOND_DRUG)
    )
    found = conversions.correlation_from_sds(1.76, 2.01, 0.2544833 * math.sqrt(25))
    assert value_of(found) == pytest.approx(0.78, abs=1e-5)
    found = conversions.correlation_from_sds(math.sqrt(30), math.sqrt(20), math.sqrt(60 * 0.2618))
    assert value_of(found) == pytest.approx(0.7, abs=1e-4)
    sds = [statistics.stdev(BEFORE), statistics.stdev(AFTER), 5.8284]
    assert value_of(conversions.correlation_from_sds(*sds)) == pytest.approx(
        statistics.correlation(BEFORE, AFTER), abs=1e-4
    )


def test_three_sds_that_contradict_each_other_have_no_correlation() -> None:
    assert conversions.correlation_from_sds(5, 5, 20) is None
    assert conversions.correlation_from_sds(5, 1, 0.1) is None
    assert conversions.correlation_from_sds(0, 5, 5) is None


# metafor 4.4, conv.fivenum by Luo and Wan, of minimum, quartiles and maximum: people, mean and SD
# from the range, mean and SD from the quartiles.
FIVE_NUMBERS = [
    ((2, 6, 9, 17, 41), 7, 15.0215448, 14.2910669, 10.8892857, 10.1039621),
    ((2, 6, 9, 17, 41), 30, 11.9728973, 9.5575055, 10.7825, 8.5626224),
    ((2, 6, 9, 17, 41), 100, 10.4035964, 7.8043999, 10.75975, 8.2742543),
    ((0, 10, 15, 22, 50), 100, 16.1228771, 10.0056409, 15.7039, 9.0264592),
]


@pytest.mark.parametrize(("five", "n", "mean_r", "sd_r", "mean_q", "sd_q"), FIVE_NUMBERS)
def test_mean_and_sd_from_quartiles_and_from_a_range_as_metafor_has_them(
    five: tuple[int, ...], n: int, mean_r: float, sd_r: float, mean_q: float, sd_q: float
) -> None:
    low, first, median, third, high = five
    found = (
        conversions.mean_from_range(low, median, high, n),
        conversions.sd_from_range(low, high, n),
        conversions.mean_from_quartiles(first, median, third, n),
        conversions.sd_from_quartiles(first, third, n),
    )
    expected = (mean_r, sd_r, mean_q, sd_q)
    assert [value_of(step) for step in found] == pytest.approx(expected, abs=1e-6)


def test_mean_and_sd_from_a_range_as_in_the_manual_of_another_package() -> None:
    # Manual of the R package metaBLUE, Wan.std and Luo.mean: 1, 4 and 10 of 30.
    step = conversions.sd_from_range(1, 10, 30)
    assert value_of(step) == pytest.approx(2.205578, abs=1e-6)
    assert "approximation" in step.formula.text
    step = conversions.mean_from_range(1, 4, 10, 30)
    assert value_of(step) == pytest.approx(4.356748, abs=1e-6)
    assert "approximation" in step.formula.text


def test_mean_and_sd_from_quartiles_and_from_a_range_as_metablue_has_them() -> None:
    # R package metaBLUE, Wan.std and Luo.mean, as the tests of the Python package metanalysis quote
    # them: quartiles 4, 6 and 9 of 40; minimum 2, median 5 and maximum 12 of 25.
    found = (
        conversions.mean_from_quartiles(4, 6, 9, 40),
        conversions.sd_from_quartiles(4, 9, 40),
        conversions.mean_from_range(2, 5, 12, 25),
        conversions.sd_from_range(2, 12, 25),
    )
    expected = (6.3548750000, 3.8446495074, 5.5269974229, 2.5455437980)
    assert [value_of(step) for step in found] == pytest.approx(expected, rel=1e-9)


# Wan et al. 2014, Tables 1 and 2, in the digits of the R package meta: how many SDs the range of n
# normal values spans on average, and the distance of the quartiles of n = 4Q + 1.
SPAN_OF_RANGE = {10: 3.078, 20: 3.735, 30: 4.086, 40: 4.322, 50: 4.498}
SPAN_OF_QUARTILES = {5: 0.990, 9: 1.144, 21: 1.260, 41: 1.303, 81: 1.326, 201: 1.340}


def test_sd_from_range_and_quartiles_comes_close_to_the_tables_it_approximates() -> None:
    for n, span in SPAN_OF_RANGE.items():
        assert value_of(conversions.sd_from_range(0, span, n)) == pytest.approx(1, abs=6e-3)
    for n, span in SPAN_OF_QUARTILES.items():
        assert value_of(conversions.sd_from_quartiles(0, span, n)) == pytest.approx(1, abs=6e-3)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 2000))
def test_sd_from_quartiles_and_range_undo_what_normal_values_show(n: int) -> None:
    # The quartiles and extremes that Wan et al. (2014) expect of n normal values with SD 3.
    normal = NormalDist(10, 3)
    reach = normal.inv_cdf((0.75 * n - 0.125) / (n + 0.25)) - 10
    assert value_of(conversions.sd_from_quartiles(10 - reach, 10 + reach, n)) == pytest.approx(3)
    reach = normal.inv_cdf((n - 0.375) / (n + 0.25)) - 10
    assert value_of(conversions.sd_from_range(10 - reach, 10 + reach, n)) == pytest.approx(3)
    # Around a median in the middle, the mean is the median (Luo et al. 2018).
    for mean in (conversions.mean_from_quartiles, conversions.mean_from_range):
        assert value_of(mean(10 - reach, 10, 10 + reach, n)) == pytest.approx(10)


def test_sd_from_quartiles_of_many_people_is_a_1_35th_of_their_distance() -> None:
    # Cochrane Handbook, section 6.5.2.5.
    assert value_of(conversions.sd_from_quartiles(0, 1.35, 10_000)) == pytest.approx(1, abs=2e-3)


@settings(max_examples=40, deadline=None)
@given(positive, people, levels)
def test_sd_to_interval_and_back_is_the_same_sd(
    scipy_stats: Any, sd: float, n: int, level: float
) -> None:
    quantile = scipy_stats.t.ppf(0.5 + level / 2, n - 1) if n < 100 else normal_quantile(level)
    reach = quantile * sd / math.sqrt(n)
    found = value_of(conversions.sd_from_confidence_interval(-reach, reach, n, level))
    assert found == pytest.approx(sd, rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 1e3), st.floats(0.1, 6), st.sampled_from([None, 3, 20, 200]))
def test_p_value_to_standard_error_and_back(
    scipy_stats: Any, error: float, deviations: float, degrees: int | None
) -> None:
    of = scipy_stats.norm if degrees is None else scipy_stats.t(degrees)
    p = float(2 * of.sf(deviations))
    found = conversions.standard_error_from_p(deviations * error, p, degrees)
    assert value_of(found) == pytest.approx(error, rel=1e-6)
    one_sided = conversions.standard_error_from_p(
        -deviations * error, p / 2, degrees, one_tailed=True
    )
    assert value_of(one_sided) == pytest.approx(error, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(positive, positive, st.floats(-0.999, 0.999))
def test_correlation_to_sd_of_changes_and_back(before: float, after: float, r: float) -> None:
    found = value_of(conversions.sd_of_change(before, after, r))
    naive = math.sqrt(max(0.0, before**2 + after**2 - 2 * r * before * after))
    assert found == pytest.approx(naive, rel=1e-4, abs=1e-6 * max(before, after))
    if 1e-2 < before / after < 1e2:
        back = conversions.correlation_from_sds(before, after, found)
        assert value_of(back) == pytest.approx(r, abs=1e-9)


def test_a_p_value_of_no_effect_says_nothing_of_the_spread() -> None:
    assert conversions.standard_error_from_p(0, 0.4) is None
    assert conversions.standard_error_from_p(2, 1) is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: conversions.sd_from_standard_error(1, 1),
        lambda: conversions.sd_from_standard_error(-1, 10),
        lambda: conversions.sd_from_confidence_interval(2, 1, 10, 0.95),
        lambda: conversions.standard_error_from_interval(0, 1, 1.0),
        lambda: conversions.standard_error_from_interval(0, 1, 0.95, 0),
        lambda: conversions.standard_error_from_p(1, 0),
        lambda: conversions.sd_of_change(1, 1, 1.2),
        lambda: conversions.sd_of_change(-1, 1, 0.2),
        lambda: conversions.mean_from_quartiles(3, 2, 4, 10),
    ],
)
def test_wrong_use_of_a_conversion_is_an_error(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=r"\w"):
        wrong()


def test_without_scipy_a_t_quantile_is_missing_and_never_a_normal_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    assert t_quantile(0.95, 9) is None
    assert conversions.sd_from_confidence_interval(0, 1, 20, 0.95) is None
    assert conversions.standard_error_from_p(1, 0.03, 20) is None
    assert conversions.sd_from_confidence_interval(0, 1, 100, 0.95) is not None
