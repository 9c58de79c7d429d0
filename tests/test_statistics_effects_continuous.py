"""Differences, standardised differences and ratios of two groups of means."""

import math
import statistics
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimgrade.model.effect import Measured
from claimgrade.statistics.effects.continuous import hedges_correction
from effect_results import (
    FIRST_DRUG,
    MD,
    PERCENT,
    RATIO,
    SECOND_DRUG,
    SMD,
    computed,
    conditions,
    interval,
    refused,
    result,
    with_error,
)

# Borenstein et al., Introduction to Meta-Analysis, 2009, chapter 4.
BORENSTEIN = (
    {"n": 50, "mean": "103", "sd": "5.5"},
    {"n": 50, "mean": "100", "sd": "4.5"},
)
# Cochrane Handbook 5.1, section 16.4.6.4: a crossover trial in ten people.
CROSSOVER = (
    {"n": 10, "mean": "7.0", "sd": "2.38"},
    {"n": 10, "mean": "6.5", "sd": "2.21"},
)

means = st.floats(-1e4, 1e4).map(lambda v: round(v, 3))
positive_means = st.floats(0.5, 1e4).map(lambda v: round(v, 3))
sds = st.floats(0.01, 1e3).map(lambda v: round(v, 3))
people = st.integers(2, 400)


@pytest.fixture(scope="module")
def oracle() -> Any:
    return pytest.importorskip("meta_analyze.effect_sizes.continuous")


def arm(mean: float, sd: float, n: int) -> dict[str, Any]:
    return {"n": n, "mean": mean, "sd": sd}


arms = st.builds(arm, means, sds, people)
positive_arms = st.builds(
    lambda mean, share, n: arm(mean, round(mean * share, 6), n),
    positive_means,
    st.floats(0.01, 3),
    people,
)


def test_mean_difference_as_in_published_examples() -> None:
    found = computed(conditions(*BORENSTEIN), MD)
    assert with_error(found) == pytest.approx((3.0, 1.0050), abs=5e-5)
    # Student's sleep data: R's t.test prints a difference of -1.58 and Welch's t = -1.8608.
    groups = [arm(statistics.mean(v), statistics.stdev(v), 10) for v in (FIRST_DRUG, SECOND_DRUG)]
    value, error = with_error(computed(conditions(*groups), MD))
    assert value == pytest.approx(-1.58)
    assert value / error == pytest.approx(-1.8608, abs=5e-5)
    # Manual of the R package vcmeta, se.mean2.
    groups = [arm(21.9, 3.82, 40), arm(16.1, 3.21, 40)]
    found = computed(conditions(*groups), MD)
    assert with_error(found) == pytest.approx((5.8, 0.7889312), abs=1e-6)


def test_mean_difference_in_the_same_people_as_in_published_examples() -> None:
    found = computed(conditions(*CROSSOVER, paired=True, correlation="0.68"), MD)
    assert with_error(found) == pytest.approx((0.5, 0.583), abs=5e-4)
    assert found.people == 10
    # Student's sleep data: R's paired t.test prints t = -4.0621.
    groups = [arm(statistics.mean(v), statistics.stdev(v), 10) for v in (FIRST_DRUG, SECOND_DRUG)]
    r = statistics.correlation(FIRST_DRUG, SECOND_DRUG)
    value, error = with_error(computed(conditions(*groups, paired=True, correlation=r), MD))
    assert value / error == pytest.approx(-4.0621, abs=5e-5)
    # Manual of the R package vcmeta, se.mean.ps.
    groups = [arm(23.9, 1.76, 25), arm(25.1, 2.01, 25)]
    found = computed(conditions(*groups, paired=True, correlation="0.78"), MD)
    assert with_error(found) == pytest.approx((-1.2, 0.2544833), abs=1e-6)


def test_standardised_difference_as_in_published_examples() -> None:
    found = computed(conditions(*BORENSTEIN), SMD)
    assert found.value == pytest.approx(0.5924, abs=5e-5)
    assert hedges_correction(98) == pytest.approx(0.9923, abs=5e-5)
    assert found.value / hedges_correction(98) == pytest.approx(0.5970, abs=5e-5)
    # Cook et al. 2019, knee-extension strength as percent change, in the evidence table of
    # docs: g = -0.77 (-1.66 to 0.11) from 35.3 ± 25.5 (n 10) against 60.7 ± 36.0 (n 11).
    groups = arm(35.3, 25.5, 10), arm(60.7, 36.0, 11)
    found = computed(conditions(*groups, statistic="percent-change", unit="%"), SMD)
    assert (found.value, *interval(found)) == pytest.approx((-0.77, -1.66, 0.11), abs=6e-3)
    assert found.measured is Measured.CHANGE


def test_standardised_difference_in_the_same_people_as_in_published_examples() -> None:
    # Borenstein et al. 2009, chapter 4: 103 against 100, SD of the differences 5.5 and r = 0.7, so
    # that SD within is 7.1005: d = 0.4225 with SE 0.1143, g = 0.4160. The error of g here is that
    # of d with g in its place (as metafor has it), where Borenstein takes J times that of d.
    within = arm(103, 7.1005, 50), arm(100, 7.1005, 50)
    found = computed(conditions(*within, paired=True, correlation="0.7"), SMD)
    assert found.value == pytest.approx(0.4160, abs=5e-5)
    assert found.standard_error == pytest.approx(0.1143, abs=2e-4)
    found = computed(conditions(*CROSSOVER, paired=True, correlation="0.68"), SMD)
    correction = hedges_correction(9)
    assert found.value / correction == pytest.approx(0.218, abs=5e-4)
    # The Handbook's 0.256 is for the uncorrected difference, which changes its fourth digit.
    assert found.standard_error == pytest.approx(0.256, abs=1e-3)


def test_standardised_difference_from_a_printed_difference_as_in_published_examples() -> None:
    # Borenstein's example by its difference and standard error alone; g = 0.5924 as before.
    sizes = {"n": 50}, {"n": 50}
    fields: dict[str, Any] = {
        "statistic": "mean-difference",
        "estimate": "3.0",
        "se": "1.00499",
    }
    found = computed(conditions(*sizes, **fields), SMD)
    assert with_error(found) == pytest.approx(
        with_error(computed(conditions(*BORENSTEIN), SMD)), abs=5e-5
    )
    # Cochrane Handbook, section 6.5.2.3: 3.8 with P = 0.008 in 25 and 22 people, SD 4.69.
    pytest.importorskip("scipy")
    fields = {"statistic": "mean-difference", "estimate": "3.8", "p": "p = 0.008"}
    found = computed(conditions({"n": 25}, {"n": 22}, **fields), SMD)
    assert found.value / hedges_correction(45) == pytest.approx(3.8 / 4.69, abs=2e-3)
    for other in ({"paired": True}, {"paired": None}, {"studies": 4}, {"p": None}):
        measured = conditions({"n": 25}, {"n": 22}, **{**fields, **other})
        assert refused(measured, SMD)


# Normand, Stat Med 1999;18:321-359: length of stay in four trials of stroke units, specialised
# care and routine; the logarithm of the ratio and g with their variances as metafor's own tests
# have them.
NORMAND = [
    ((55, 47, 155), (75, 64, 156), -0.3102, 0.0094, -0.3552, 0.0131),
    ((27, 7, 31), (29, 4, 32), -0.0715, 0.0028, -0.3479, 0.0645),
    ((64, 17, 75), (119, 29, 71), -0.6202, 0.0018, -2.3176, 0.0458),
    ((66, 20, 18), (137, 48, 18), -0.7303, 0.0119, -1.8880, 0.1606),
]


@pytest.mark.parametrize(
    ("one", "other", "g", "variance"), [(*row[:2], *row[4:]) for row in NORMAND]
)
def test_standardised_difference_as_in_a_published_set(
    one: tuple[int, int, int], other: tuple[int, int, int], g: float, variance: float
) -> None:
    value, error = with_error(computed(conditions(arm(*one), arm(*other)), SMD))
    assert (value, error**2) == pytest.approx((g, variance), abs=5.1e-5)


@pytest.mark.parametrize(("one", "other", "logarithm", "variance"), [row[:4] for row in NORMAND])
def test_ratio_and_percent_difference_of_means_as_in_a_published_set(
    one: tuple[int, int, int], other: tuple[int, int, int], logarithm: float, variance: float
) -> None:
    measured = conditions(arm(*one), arm(*other))
    value, error = with_error(computed(measured, RATIO))
    assert (math.log(value), error**2) == pytest.approx((logarithm, variance), abs=5.1e-5)
    percent, error_in_percent = with_error(computed(measured, PERCENT))
    assert percent == pytest.approx(100 * (math.exp(logarithm) - 1), abs=0.01)
    assert error_in_percent == pytest.approx(100 * value * error)


def test_ratio_of_means_as_in_a_published_example() -> None:
    # Borenstein et al. 2009, chapter 4: ln R = 0.1871, SE = 0.1568, R 1.2058 (0.8867 to 1.6397).
    groups = arm(61.515, 19.475, 10), arm(51.015, 19.475, 10)
    found = computed(conditions(*groups), RATIO)
    assert math.log(found.value) == pytest.approx(0.1871, abs=1e-4)
    assert found.standard_error == pytest.approx(0.1568, abs=1e-4)
    assert interval(found) == pytest.approx((0.8867, 1.6397), abs=2e-4)
    # Manual of the R package vcmeta, se.meanratio2.
    value, error = with_error(computed(conditions(arm(21.9, 3.82, 40), arm(16.1, 3.21, 40)), RATIO))
    assert (math.log(value), error) == pytest.approx((0.3076674, 0.041886), abs=1e-6)


# Manual of the R package statpsych, ci.ratio.mean.ps (Bonett and Price, J Educ Behav Stat
# 2020;45:750-770), in two editions: values of the same people, ratio of means, its 95 % t interval.
RATIOS_OF_PAIRS = [
    (
        (3.3, 3.6, 3.0, 3.1, 3.9, 4.2, 3.5, 3.3),
        (3.0, 3.1, 2.7, 2.6, 3.2, 3.8, 3.2, 3.0),
        (1.134146, 1.09417, 1.175583),
    ),
    (
        (76.41, 66.91, 81.06, 74.78, 83.76, 89.31, 78.78, 87.06, 82.61, 76.74, 88.33, 86.18),
        (59.85, 60.64, 84.86, 68.16, 71.53, 86.18, 67.30, 65.46, 83.50, 66.76, 88.37, 65.02),
        (1.120213, 1.040747, 1.205745),
    ),
]


@pytest.mark.parametrize(("one", "other", "printed"), RATIOS_OF_PAIRS)
def test_ratio_and_percent_difference_in_the_same_people_as_in_published_examples(
    one: tuple[float, ...], other: tuple[float, ...], printed: tuple[float, float, float]
) -> None:
    stats = pytest.importorskip("scipy.stats")
    n, (ratio, low, high) = len(one), printed
    groups = [arm(statistics.mean(v), statistics.stdev(v), n) for v in (one, other)]
    r = statistics.correlation(one, other)
    measured = conditions(*groups, paired=True, correlation=r)
    value, error = with_error(computed(measured, RATIO))
    assert value == pytest.approx(ratio, abs=1e-6)
    reach = float(stats.t.ppf(0.975, n - 1)) * error
    assert (value * math.exp(-reach), value * math.exp(reach)) == pytest.approx(
        (low, high), abs=2e-6
    )
    percent, error_in_percent = with_error(computed(measured, PERCENT))
    assert percent == pytest.approx(100 * (ratio - 1), abs=1e-4)
    # To first order the error of a ratio is the ratio times that of its logarithm.
    error_of_log = math.log(high / low) / 2 / float(stats.t.ppf(0.975, n - 1))
    assert error_in_percent == pytest.approx(100 * ratio * error_of_log, rel=1e-4)


@pytest.mark.parametrize("n", [20, 40])
def test_ratio_of_means_has_the_spread_that_samples_of_it_have(n: int) -> None:
    # An oracle that shares no formula: the logarithms of the ratios of simulated means.
    normal_one, normal_other = NormalDist(50, 5), NormalDist(40, 6)
    ratios = []
    for seed in range(800):
        one = statistics.fmean(normal_one.samples(n, seed=seed))
        other = statistics.fmean(normal_other.samples(n, seed=10_000 + seed))
        ratios.append(math.log(one / other))
    found = computed(conditions(arm(50, 5, n), arm(40, 6, n)), RATIO)
    assert found.standard_error == pytest.approx(statistics.stdev(ratios), rel=0.08)
    percent = computed(conditions(arm(50, 5, n), arm(40, 6, n)), PERCENT)
    spread = statistics.stdev(100 * (math.exp(r) - 1) for r in ratios)
    assert percent.standard_error == pytest.approx(spread, rel=0.08)


def test_small_sample_correction_is_the_exact_one_and_smooth_where_it_changes() -> None:
    # Hedges 1981, by the recurrence of the gamma function: J(2) = 1/√π, J(3) = √(2/3) · ...
    assert hedges_correction(2) == pytest.approx(1 / math.sqrt(math.pi))
    assert hedges_correction(4) == pytest.approx(1 / math.gamma(1.5) / math.sqrt(2))
    assert hedges_correction(100_001) == pytest.approx(hedges_correction(100_000), abs=1e-9)
    with pytest.raises(ValueError, match="2 degrees"):
        hedges_correction(1)


@settings(max_examples=40, deadline=None)
@given(arms, arms)
def test_difference_and_g_agree_with_an_independent_implementation(
    oracle: Any, one: dict[str, Any], other: dict[str, Any]
) -> None:
    studies = oracle.normalize_continuous_studies(
        data=None,
        mean_treat=[one["mean"]],
        sd_treat=[one["sd"]],
        n_treat=[one["n"]],
        mean_control=[other["mean"]],
        sd_control=[other["sd"]],
        n_control=[other["n"]],
        study=None,
        missing="raise",
    )
    for measure, name in ((MD, "MD"), (SMD, "SMD")):
        expected = oracle.calculate_continuous_effects(studies, measure=name)
        value, error = with_error(computed(conditions(one, other), measure))
        assert value == pytest.approx(float(expected.effect[0]), rel=1e-9, abs=1e-12)
        assert error**2 == pytest.approx(float(expected.variance[0]), rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(positive_arms, positive_arms, st.sampled_from([None, -0.3, 0.0, 0.7]))
def test_changing_the_roles_turns_differences_and_inverts_ratios(
    one: dict[str, Any], other: dict[str, Any], correlation: float | None
) -> None:
    fields: dict[str, Any] = {}
    if correlation is not None:
        other = {**other, "n": one["n"]}
        assume(one["n"] >= 3)
        fields = {"paired": True, "correlation": correlation}
    there, back = conditions(one, other, **fields), conditions(other, one, **fields)
    for measure in (MD, SMD):
        first, second = computed(there, measure), computed(back, measure)
        assert with_error(second) == pytest.approx((-first.value, first.standard_error))
        assert interval(second) == pytest.approx(tuple(-end for end in reversed(interval(first))))
    first, second = computed(there, RATIO), computed(back, RATIO)
    assert with_error(second) == pytest.approx((1 / first.value, first.standard_error))


@settings(max_examples=40, deadline=None)
@given(positive_arms, positive_arms, st.sampled_from([0.001, 2.5, 1000.0]))
def test_another_unit_scales_a_difference_and_leaves_what_has_no_unit(
    one: dict[str, Any], other: dict[str, Any], factor: float
) -> None:
    def scaled(group: dict[str, Any]) -> dict[str, Any]:
        return {**group, "mean": group["mean"] * factor, "sd": group["sd"] * factor}

    first, second = conditions(one, other), conditions(scaled(one), scaled(other))
    value, error = with_error(computed(first, MD))
    found = with_error(computed(second, MD))
    assert found == pytest.approx((factor * value, factor * error), rel=1e-6, abs=1e-9)
    for measure in (SMD, RATIO, PERCENT):
        assert with_error(computed(second, measure)) == pytest.approx(
            with_error(computed(first, measure)), rel=1e-6, abs=1e-9
        )


@settings(max_examples=40, deadline=None)
@given(positive_arms, positive_arms)
def test_the_order_of_the_groups_never_matters(one: dict[str, Any], other: dict[str, Any]) -> None:
    named = {"name": "bands", "role": "intervention", **one}
    against = {"name": "free", "role": "comparator", **other}
    fields = {"contrast": "conditions", "paired": False}
    for measure in (MD, SMD, RATIO, PERCENT):
        first = computed(result(named, against, **fields), measure)
        assert computed(result(against, named, **fields), measure) == first


def test_percent_difference_is_the_ratio_told_in_percent() -> None:
    measured = conditions(arm(12, 2, 30), arm(8, 1.5, 30), unit="cm²")
    percent, ratio = computed(measured, PERCENT), computed(measured, RATIO)
    assert percent.value == pytest.approx(50)
    assert percent.unit == "%"
    assert ratio.value == pytest.approx(1.5)
    # To first order the spread of a ratio is the ratio times the spread of its logarithm.
    assert ratio.standard_error is not None
    assert percent.standard_error == pytest.approx(100 * 1.5 * ratio.standard_error)


def test_a_difference_of_percentages_is_in_percentage_points() -> None:
    measured = conditions(arm(40.1, 9, 10), arm(20.7, 8, 10), statistic="percent-change", unit="%")
    assert computed(measured, MD).unit == "percentage points"


def test_every_step_names_its_source_and_conversions_come_first() -> None:
    measured = conditions({"n": 16, "mean": 10, "se": 1}, {"n": 16, "mean": 8, "se": 1})
    for measure in (MD, SMD, RATIO, PERCENT):
        found = computed(measured, measure)
        assert all(f.text and f.source for f in found.formulas)
        assert [f.text.startswith("SD = SE × √n = 1 × √16 = 4") for f in found.formulas[:2]] == [
            True,
            True,
        ]
        assert found.formulas[-1].text.startswith("95 % interval, normal")


def test_a_level_asked_for_is_that_of_the_interval() -> None:
    measured = conditions(*BORENSTEIN)
    wide, narrow = computed(measured, MD, level=0.99), computed(measured, MD, level=0.9)
    # Borenstein's SE 1.00499 times 2.5758 and 1.6449.
    assert interval(wide) == pytest.approx((3 - 2.5887, 3 + 2.5887), abs=2e-4)
    assert interval(narrow) == pytest.approx((3 - 1.6531, 3 + 1.6531), abs=2e-4)
    assert wide.level == 0.99
    with pytest.raises(ValueError, match="between 0 and 1"):
        computed(measured, MD, level=1.5)


def test_means_of_zero_or_of_opposite_sign_make_no_ratio() -> None:
    zero = conditions(arm(0, 1, 9), arm(3, 1, 9))
    assert refused(zero, RATIO).missing == ("groups.bands.mean",)
    assert computed(zero, PERCENT).value == pytest.approx(-100)
    assert computed(conditions(arm(0, 1, 9), arm(-3, 1, 9)), PERCENT).value == pytest.approx(-100)
    for measure in (RATIO, PERCENT):
        assert refused(conditions(arm(2, 1, 9), arm(0, 1, 9)), measure).missing == (
            "groups.free.mean",
        )
        opposite = refused(conditions(arm(-2, 1, 9), arm(3, 1, 9)), measure)
        assert opposite.missing == ("groups.bands.mean", "groups.free.mean")
        assert "opposite sign" in opposite.reason


def test_two_falls_make_a_ratio_that_says_which_fall_is_greater() -> None:
    falls = conditions(arm(-45, 9, 10), arm(-41, 9, 9), statistic="percent-change", unit="%")
    found = computed(falls, RATIO)
    assert found.value == pytest.approx(45 / 41)
    assert found.sign == "above 1 means a greater fall with bands than with free"


def test_without_any_spread_of_values_there_is_a_difference_and_no_interval() -> None:
    flat = conditions(arm(5, 0, 9), arm(3, 0, 9))
    found = computed(flat, MD)
    assert (found.value, found.standard_error, found.low, found.high) == (2, None, None, None)
    assert refused(flat, SMD).missing == ("groups.bands.sd", "groups.free.sd")
    half = conditions(arm(5, 0, 9), arm(3, 1, 9))
    assert computed(half, MD).standard_error == pytest.approx(1 / 3)


@pytest.mark.parametrize("size", ["1e300", "1e-300"])
def test_figures_of_any_size_give_an_answer(size: str) -> None:
    huge = conditions(
        {"n": 9, "mean": f"4{size[1:]}", "sd": size}, {"n": 9, "mean": f"2{size[1:]}", "sd": size}
    )
    assert computed(huge, RATIO).value == pytest.approx(2)
    assert computed(huge, SMD).value == pytest.approx(hedges_correction(16) * 2)


def test_a_spread_too_large_for_an_interval_leaves_the_ratio_without_one() -> None:
    found = computed(conditions(arm(1, 1, 2), arm(1, 5000, 2)), RATIO)
    assert (found.value, found.standard_error, found.high) == (1, None, None)
    rough = computed(conditions(arm(10, 9, 4), arm(10, 1, 4)), RATIO)
    assert any(f.text.startswith("rough") for f in rough.formulas)
    firm = computed(conditions(arm(10, 2, 40), arm(10, 1, 40)), RATIO)
    assert not any(f.text.startswith("rough") for f in firm.formulas)


def test_figures_beyond_what_can_be_held_are_said_to_be() -> None:
    measured = conditions(arm(1, 1, 9), {"n": 9, "mean": "1e-320", "sd": "1"})
    assert "too large or too small" in refused(measured, PERCENT).reason
