"""Effects that a study prints itself, with whatever it prints of their spread."""

import math
import statistics
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.model.effect import Measured
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects import measures_of, spread_missing, spread_reason
from claimgrade.statistics.effects.printed import PRINTED_EFFECTS, printed_effect
from claimgrade.statistics.effects.scales import RATIOS, from_pooled_scale, to_pooled_scale
from claimgrade.statistics.effects.signs import SIGN_NOT_RECORDED, between, of_events
from effect_results import (
    FOLD,
    MD,
    PERCENT_CHANGE,
    RATIO,
    RD,
    RR,
    SMD,
    computed,
    conditions,
    interval,
    refused,
    result,
    with_error,
)

CONFIDENCE = "95% confidence"
ROLES = (
    {"name": "bands", "role": "intervention"},
    {"name": "free", "role": "comparator"},
)


def printed(statistic: str, estimate: str, **fields: Any) -> Any:
    return result(*ROLES, contrast="conditions", statistic=statistic, estimate=estimate, **fields)


def test_ratio_with_its_interval_as_in_published_examples() -> None:
    # Altman and Bland, BMJ 2011;343:d2304: 0.81 (0.70 to 0.94), SE of the logarithm 0.0753.
    measured = printed("risk-ratio", "0.81", low="0.70", high="0.94", interval=CONFIDENCE)
    found = computed(measured, RR)
    assert with_error(found) == pytest.approx((0.81, 0.0753), abs=1e-4)
    assert interval(found) == (0.70, 0.94)
    # Borenstein et al. 2009, chapter 5: risk ratio 0.5, variance of its logarithm 0.28.
    reach = 1.959964 * math.sqrt(0.28)
    ends = {"low": 0.5 * math.exp(-reach), "high": 0.5 * math.exp(reach)}
    measured = printed("risk-ratio", "0.5", interval=CONFIDENCE, **ends)
    assert with_error(computed(measured, RR)) == pytest.approx((0.5, math.sqrt(0.28)))


def test_ratio_and_difference_with_a_p_value_as_in_published_examples() -> None:
    # Altman and Bland, BMJ 2011;343:d2090: 0.30 (P = 0.034) is 0.10 to 0.91; 17 percentage points
    # (P = 0.032) are 1.4 to 32.6. They approximate the quantile, hence the width allowed.
    found = computed(printed("risk-ratio", "0.30", p="P = 0.034"), RR)
    assert interval(found) == pytest.approx((0.10, 0.91), abs=0.006)
    found = computed(printed("risk-difference", "17", unit="percentage points", p="p=0.032"), RD)
    assert interval(found) == pytest.approx((1.4, 32.6), abs=0.07)


def test_risk_difference_with_its_interval_as_in_a_published_table() -> None:
    # Normand, Stat Med 1999;18:321-359, Table III, first and last trial: variance 17.7575, 6.1320.
    for estimate, low, high, variance in (
        ("2.8026", "-5.4566", "11.0618", 17.7575),
        ("4.4031", "-0.4503", "9.2566", 6.1320),
    ):
        ends = {"low": low, "high": high, "interval": CONFIDENCE}
        measured = printed("risk-difference", estimate, unit="percentage points", **ends)
        value, error = with_error(computed(measured, RD))
        assert (value, error) == pytest.approx((float(estimate), math.sqrt(variance)), abs=5e-5)


def test_standardised_difference_printed_with_its_interval() -> None:
    # Centner et al. 2019: -0.42 (-0.70 to -0.14); the interval is 3.92 standard errors wide.
    measured = printed(
        "standardised-mean-difference", "-0.42", low="-0.70", high="-0.14", interval=CONFIDENCE
    )
    found = computed(measured, SMD)
    assert with_error(found) == pytest.approx((-0.42, 0.56 / 3.92), abs=1e-4)
    assert interval(found) == (-0.70, -0.14)
    assert found.formulas[-1].text == "interval as printed"


def test_an_interval_of_another_level_is_told_at_the_level_asked_for() -> None:
    ends = {"low": "1.6835", "high": "4.3165", "interval": "90% confidence"}
    measured = printed("mean-difference", "3", studies=5, **ends)
    found = computed(measured, MD)
    # 1.3165 / 1.6449 = 0.8004, times 1.96.
    assert found.standard_error == pytest.approx(0.8004, abs=1e-4)
    assert interval(found) == pytest.approx((3 - 1.5687, 3 + 1.5687), abs=1e-3)
    assert found.level == 0.95


def test_mean_difference_of_small_groups_is_read_with_t() -> None:
    pytest.importorskip("scipy")
    # Cochrane Handbook, section 6.5.2.3: 3.8 with P = 0.008 in 25 and 22 people, SE 1.37.
    groups = ({"n": 25}, {"n": 22})
    measured = conditions(*groups, statistic="mean-difference", estimate="3.8", p="p = .008")
    assert with_error(computed(measured, MD)) == pytest.approx((3.8, 1.37), abs=0.005)
    # Student's sleep data as R's paired t.test prints them.
    measured = conditions(
        {"n": 10},
        {"n": 10},
        paired=True,
        statistic="mean-difference",
        estimate="-1.58",
        low="-2.4598858",
        high="-0.7001142",
        interval=CONFIDENCE,
    )
    value, error = with_error(computed(measured, MD))
    assert value / error == pytest.approx(-4.0621, abs=5e-5)
    assert interval(computed(measured, MD)) == (-2.4598858, -0.7001142)


def test_correlation_is_told_by_fishers_z() -> None:
    # Borenstein et al. 2009, chapter 6: r = 0.50 in 100 people: z = 0.5493, variance 0.0103.
    found = computed(printed("correlation", "0.50", people=100), Statistic.CORRELATION)
    value, error = with_error(found)
    assert to_pooled_scale(found.measure, value) == pytest.approx(0.5493, abs=5e-5)
    assert error**2 == pytest.approx(0.0103, abs=5e-5)
    # The interval of the same example, 0.3359 to 0.6341 by the definition of Fisher's z.
    assert interval(found) == pytest.approx(
        (math.tanh(0.5493 - 1.96 / math.sqrt(97)), math.tanh(0.5493 + 1.96 / math.sqrt(97))),
        abs=1e-4,
    )
    # metafor's own tests (ZCOR), of the set of McDaniel et al. 1994: r, people, z, variance.
    for r, people, z, variance in (
        ("0.62", 15, 0.7250, 0.0833),
        ("0.99", 6, 2.6467, 0.3333),
        ("-0.13", 41, -0.1307, 0.0263),
    ):
        found = computed(printed("correlation", r, people=people), Statistic.CORRELATION)
        value, error = with_error(found)
        transformed = to_pooled_scale(found.measure, value)
        assert (transformed, error**2) == pytest.approx((z, variance), abs=5.1e-5)
    alone = printed("correlation", "0.50")
    assert spread_missing(alone, Statistic.CORRELATION) == ("people",)
    assert computed(printed("correlation", "1", people=9), Statistic.CORRELATION).low is None
    assert refused(printed("correlation", "1.2"), Statistic.CORRELATION).missing == ("estimate",)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(PRINTED_EFFECTS - {Statistic.CORRELATION, RD})),
    st.floats(0.05, 20),
    st.floats(0.01, 2),
)
def test_printed_interval_to_standard_error_and_back(
    measure: Statistic, value: float, error: float
) -> None:
    centre = to_pooled_scale(measure, value)
    reach = statistics.NormalDist().inv_cdf(0.975) * error
    ends = [from_pooled_scale(measure, centre + step) for step in (-reach, reach)]
    fields = dict(zip(("low", "high"), ends, strict=True))
    measured = printed(measure.value, str(value), interval=CONFIDENCE, **fields)
    assert with_error(computed(measured, measure)) == pytest.approx((value, error), rel=1e-6)


def test_percent_of_a_reference_is_a_ratio() -> None:
    measured = printed(
        "ratio", "30", low="25", high="36", unit="% of the control value", interval=CONFIDENCE
    )
    found = computed(measured, RATIO)
    assert (found.value, *interval(found)) == pytest.approx((0.30, 0.25, 0.36))
    assert found.unit == "times"


def test_a_fall_printed_without_a_sign_is_a_fall() -> None:
    # Hughes et al. 2017: heavy training better by 0.674 (0.296 to 1.052).
    measured = printed(
        "standardised-mean-difference",
        "0.674",
        low="0.296",
        high="1.052",
        interval=CONFIDENCE,
        direction="decrease",
        favours="heavy training",
    )
    found = computed(measured, SMD)
    assert (found.value, *interval(found)) == (-0.674, -1.052, -0.296)
    assert found.sign == (
        "above 0 means more with bands than with free; below 0 favours heavy training"
    )
    assert any("taken as a fall" in formula.text for formula in found.formulas)


@pytest.mark.parametrize(
    ("statistic", "estimate", "direction"),
    [
        ("mean-difference", "-5", "increase"),
        ("risk-ratio", "0.8", "increase"),
        ("risk-ratio", "1.8", "decrease"),
    ],
)
def test_a_figure_that_contradicts_its_direction_is_not_used(
    statistic: str, estimate: str, direction: str
) -> None:
    found = refused(printed(statistic, estimate, direction=direction), Statistic(statistic))
    assert found.missing == ("estimate", "direction")
    assert "contradict" in found.reason


def test_the_sign_of_a_printed_effect_is_never_made_up() -> None:
    def sign(**fields: Any) -> str:
        fields = {"contrast": "conditions", "statistic": "mean-difference", "estimate": 2, **fields}
        return computed(result(**fields), MD).sign

    assert sign() == SIGN_NOT_RECORDED
    assert sign(favours="bands") == "as printed; above 0 favours bands"
    assert sign(direction="increase", comparison="bands against none") == (
        "above 0 means more: bands against none"
    )
    assert computed(printed("mean-difference", "2"), MD).sign == (
        "above 0 means more with bands than with free"
    )


@pytest.mark.parametrize(
    ("comparator", "told"),
    [
        ("without bands", "without bands"),
        ("during rest", "during rest"),
        ("no bands", "with no bands"),
        ("onions", "with onions"),
        ("control", "with control"),
        ("without", "with without"),
    ],
)
def test_a_group_stands_in_the_sentence_as_its_name_asks(comparator: str, told: str) -> None:
    """Abe 2009 and others name their groups "with restriction" and "without restriction"."""
    of_means = between(Statistic.MEAN_DIFFERENCE, "with bands", comparator, Measured.LEVEL)
    assert of_means == f"above 0 means more with bands than {told}"
    assert of_events(Statistic.RISK_RATIO, "bands", comparator) == (
        f"above 1 means more people with the event with bands than {told}"
    )


def test_a_printed_change_is_measured_as_a_change() -> None:
    for statistic in ("percent-change", "fold-of-baseline", "within-group-effect-size"):
        found = computed(printed(statistic, "4"), Statistic(statistic))
        assert found.measured is Measured.CHANGE
        assert "more after than before" in found.sign
    assert computed(printed("mean-difference", "4"), MD).measured is Measured.LEVEL


def test_the_p_value_of_a_comparison_is_no_spread_of_a_change() -> None:
    measured = printed("percent-change", "3.1", unit="%", p="p = 0.01")
    assert computed(measured, PERCENT_CHANGE).standard_error is None
    assert spread_missing(measured, PERCENT_CHANGE) == ("se",)


MISSING = [
    # (fields, the fields that would give a standard error, a word of the reason)
    ({}, ("se",), "no confidence interval"),
    ({"low": 1, "high": 3}, ("interval",), "whether"),
    ({"low": 1, "high": 3, "interval": "unknown"}, ("interval",), "whether"),
    ({"low": 1, "high": 3, "interval": "range"}, ("se",), "no confidence interval"),
    ({"low": 3, "high": 9, "interval": CONFIDENCE}, ("low", "high"), "hold"),
    ({"se": 0}, ("se",), "above 0"),
    ({"p": "p < .05"}, ("se",), "not printed as one number"),
    ({"p": "p = .9996"}, ("se",), "too few digits"),
]


@pytest.mark.parametrize(("fields", "missing", "word"), MISSING)
def test_what_would_give_a_standard_error_is_named(
    fields: dict[str, Any], missing: tuple[str, ...], word: str
) -> None:
    measured = printed("mean-difference", "2", **fields)
    found = computed(measured, MD)
    assert (found.value, found.standard_error, found.low, found.high) == (2, None, None, None)
    assert spread_missing(measured, MD) == missing
    assert word in spread_reason(measured, MD)


def test_a_printed_error_of_a_ratio_is_not_guessed_to_be_of_its_logarithm() -> None:
    measured = printed("hazard-ratio", "0.7", se="0.1")
    assert computed(measured, Statistic.HAZARD_RATIO).standard_error is None
    assert spread_missing(measured, Statistic.HAZARD_RATIO) == ("low", "high")
    measured = printed("mean-difference", "0.7", se="0.1")
    assert with_error(computed(measured, MD)) == (0.7, 0.1)


def test_figures_rounded_too_far_give_no_error_from_a_p_value() -> None:
    # 0.1 may be 0.05 or 0.15: with p = .05 the standard error may be half or one and a half.
    assert spread_missing(printed("mean-difference", "0.1", p="p = .050"), MD) == ("se",)
    assert computed(printed("mean-difference", "0.10", p="p = .050"), MD).standard_error


@pytest.mark.parametrize(
    ("statistic", "fields", "missing"),
    [
        ("risk-ratio", {"low": 0, "high": 3, "interval": CONFIDENCE}, ("low",)),
        ("correlation", {"low": 0, "high": 1, "interval": CONFIDENCE}, ("people",)),
        ("correlation", {"people": 3}, ("people",)),
        ("mean-difference", {"p": "p = 1"}, ("se",)),
    ],
)
def test_a_spread_that_cannot_be_one_is_not_used(
    statistic: str, fields: dict[str, Any], missing: tuple[str, ...]
) -> None:
    measured = printed(statistic, "0.9", **fields)
    assert computed(measured, Statistic(statistic)).standard_error is None
    assert spread_missing(measured, Statistic(statistic)) == missing


# Estimate, posterior SD and ends of the 95 % credible interval, as they are printed for regression
# coefficients: the reference of the R package brms, example of `cs` (the second intercept, period),
# and Kurz, Recoding Introduction to Mediation, the protest data (an intercept and both contrasts).
POSTERIORS = [
    (0.86, 0.10, 0.66, 1.06),
    (0.11, 0.09, -0.07, 0.30),
    (3.88, 0.18, 3.51, 4.25),
    (1.26, 0.26, 0.75, 1.80),
    (1.61, 0.26, 1.10, 2.10),
]


@pytest.mark.parametrize(("estimate", "spread", "low", "high"), POSTERIORS)
def test_standard_error_from_a_credible_interval_comes_close_to_the_printed_posterior_sd(
    estimate: float, spread: float, low: float, high: float
) -> None:
    ends = {"low": str(low), "high": str(high), "interval": "95% credible"}
    found = computed(printed("mean-difference", str(estimate), unit="points", **ends), MD)
    # All are printed to 0.01, and the ends are quantiles of some thousand draws.
    assert with_error(found)[1] == pytest.approx(spread, abs=0.01)


def test_a_credible_interval_is_taken_as_normal_and_marked_as_an_approximation() -> None:
    ends = {"low": "0.5", "high": "2", "interval": "95% credible"}
    found = computed(printed("odds-ratio", "1", **ends), Statistic.ODDS_RATIO)
    assert found.standard_error == pytest.approx(math.log(4) / 3.92, rel=1e-4)
    assert any("approximation" in formula.text for formula in found.formulas)


def test_a_correlation_without_people_is_read_from_its_interval() -> None:
    # r = 0.50 in 100 people as above, by its interval alone.
    ends = {"low": "0.3366", "high": "0.6341", "interval": CONFIDENCE}
    found = computed(printed("correlation", "0.50", **ends), Statistic.CORRELATION)
    assert found.standard_error == pytest.approx(1 / math.sqrt(97), abs=1e-3)


@pytest.mark.parametrize(
    ("statistic", "fields", "missing"),
    [
        ("risk-ratio", {"estimate": 0}, ("estimate",)),
        ("hazard-ratio", {"estimate": "-0.5"}, ("estimate",)),
        ("risk-difference", {"estimate": "0.05"}, ("unit",)),
        ("risk-difference", {"estimate": 5, "unit": "per 1,000"}, ("unit",)),
    ],
)
def test_an_estimate_that_cannot_be_what_it_says_is_not_used(
    statistic: str, fields: dict[str, Any], missing: tuple[str, ...]
) -> None:
    measured = result(*ROLES, contrast="conditions", statistic=statistic, **fields)
    found = refused(measured, Statistic(statistic))
    assert found.missing == missing or set(missing) <= set(found.missing)


def test_an_estimate_that_is_no_effect_is_refused() -> None:
    measured = result(contrast="none", statistic="mean", estimate=3)
    assert measures_of(measured) == ()
    with pytest.raises(ValueError, match="no effect"):
        printed_effect(measured, level=0.95)


def test_ratios_have_no_effect_at_one_on_the_pooled_scale() -> None:
    for measure in RATIOS:
        assert to_pooled_scale(measure, 1) == 0
        assert from_pooled_scale(measure, 0) == 1
    assert to_pooled_scale(FOLD, math.e) == pytest.approx(1)
    assert from_pooled_scale(FOLD, 1e6) == math.inf
