"""Changes within one group: from before to after, in percent, as a multiple, standardised."""

import math
import statistics
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.model.effect import Measured
from effect_results import (
    FIRST_DRUG,
    FOLD,
    MD,
    PERCENT_CHANGE,
    SECOND_DRUG,
    WITHIN,
    change,
    computed,
    interval,
    refused,
    result,
    with_error,
)

# Morris, Organizational Research Methods 2008;11:364-386, five studies, treatment and control:
# n, correlation, mean before and after, SD before; then g and its variance for raw-score
# standardisation as metafor's own tests give them (their differences are those of his Table 5).
MORRIS = [
    (20, "0.47", "30.6", "38.5", "15.0", 0.5056, 0.0594),
    (50, "0.64", "23.5", "26.8", "3.1", 1.0481, 0.0254),
    (9, "0.77", "0.5", "0.7", "0.1", 1.8054, 0.2322),
    (10, "0.89", "53.4", "75.9", "14.5", 1.4181, 0.1225),
    (14, "0.44", "35.6", "36.0", "4.7", 0.0801, 0.0802),
    (20, "0.47", "23.1", "19.7", "13.8", -0.2365, 0.0544),
    (42, "0.64", "24.9", "25.3", "4.1", 0.0958, 0.0173),
    (9, "0.77", "0.6", "0.6", "0.2", 0.0000, 0.0511),
    (11, "0.89", "55.7", "60.7", "17.3", 0.2667, 0.0232),
    (14, "0.44", "34.8", "33.4", "3.1", -0.4250, 0.0864),
]

SLEEP = {
    "n": 10,
    "before": round(statistics.mean(FIRST_DRUG), 9),
    "before_sd": statistics.stdev(FIRST_DRUG),
    "mean": round(statistics.mean(SECOND_DRUG), 9),
    "sd": statistics.stdev(SECOND_DRUG),
}


@pytest.mark.parametrize(("n", "r", "before", "after", "sd", "g", "variance"), MORRIS)
def test_standardised_change_as_in_published_examples(
    n: int, r: str, before: str, after: str, sd: str, g: float, variance: float
) -> None:
    group = {"n": n, "before": before, "mean": after, "before_sd": sd}
    value, error = with_error(computed(change(group, correlation=r), WITHIN))
    assert value == pytest.approx(g, abs=5e-5)
    assert error**2 == pytest.approx(variance, abs=5e-5)


def test_change_and_its_spread_from_two_sds_and_a_correlation() -> None:
    # Student's sleep data, the second drug after the first: R's paired t.test prints a difference
    # of 1.58, t = 4.0621.
    r = statistics.correlation(FIRST_DRUG, SECOND_DRUG)
    value, error = with_error(computed(change(SLEEP, correlation=r), MD))
    assert value == pytest.approx(1.58)
    assert value / error == pytest.approx(4.0621, abs=5e-5)
    # SAS/STAT User's Guide, PROC TTEST, example "Paired Comparisons": systolic blood pressure of
    # twelve men before and after a stimulus, difference 1.8333 with SE 1.6825.
    before = (120, 124, 130, 118, 140, 128, 140, 135, 126, 130, 126, 127)
    after = (128, 131, 131, 127, 132, 125, 141, 137, 118, 132, 129, 135)
    group = {
        "n": 12,
        "before": round(statistics.mean(before), 9),
        "before_sd": statistics.stdev(before),
        "mean": round(statistics.mean(after), 9),
        "sd": statistics.stdev(after),
    }
    found = computed(change(group, correlation=statistics.correlation(before, after)), MD)
    assert with_error(found) == pytest.approx((1.8333, 1.6825), abs=5e-5)


def test_a_printed_spread_of_changes_goes_before_the_correlation() -> None:
    group = {**SLEEP, "change_sd": "1.23"}
    value, error = with_error(computed(change(group, correlation="0.1"), MD))
    assert (value, error) == pytest.approx((1.58, 1.23 / math.sqrt(10)))


def test_interval_beside_a_printed_change_gives_its_spread() -> None:
    pytest.importorskip("scipy")
    # The same data as R's paired t.test prints them: 0.7001142 to 2.4598858.
    group = {
        "n": 10,
        "change": "1.58",
        "low": "0.7001142",
        "high": "2.4598858",
        "interval": "95% confidence",
    }
    value, error = with_error(computed(change(group), MD))
    assert value / error == pytest.approx(4.0621, abs=5e-5)


def test_the_three_spreads_give_the_correlation_that_is_not_recorded() -> None:
    differences = [b - a for a, b in zip(FIRST_DRUG, SECOND_DRUG, strict=True)]
    r = statistics.correlation(FIRST_DRUG, SECOND_DRUG)
    with_three = change({**SLEEP, "change_sd": statistics.stdev(differences)})
    with_r = change(SLEEP, correlation=r)
    for measure in (WITHIN, FOLD, PERCENT_CHANGE):
        assert with_error(computed(with_three, measure)) == pytest.approx(
            with_error(computed(with_r, measure))
        )


# Mean, SD after; mean, SD before; correlation; people; logarithm of the ratio and its error. The
# first from metafor's own tests (ROMC), the others from the manual of the R package vcmeta
# (se.meanratio.ps, meta.ave.meanratio.ps; Bonett & Price, J Educ Behav Stat 2020;45:750-770).
RATIOS_OF_PAIRS = [
    (26, math.sqrt(30), 22, math.sqrt(20), "0.7", 60, 0.1671, math.sqrt(0.0004)),
    (21.9, 3.82, 16.1, 3.21, "0.748", 40, 0.3076674, 0.02130161),
    (53, 4.1, 55, 4.2, "0.7", 30, -0.03704127, 0.010871086),
    (60, 4.2, 62, 4.7, "0.7", 50, -0.03278982, 0.008021952),
    (53, 4.5, 58, 4.9, "0.8", 30, -0.09015110, 0.009779919),
    (57, 4.0, 61, 4.8, "0.85", 70, -0.06782260, 0.004970015),
]


@pytest.mark.parametrize(
    ("mean", "sd", "before", "before_sd", "r", "n", "logarithm", "of_log"), RATIOS_OF_PAIRS
)
def test_fold_and_percent_change_as_in_published_examples(
    mean: float,
    sd: float,
    before: float,
    before_sd: float,
    r: str,
    n: int,
    logarithm: float,
    of_log: float,
) -> None:
    group = {"n": n, "mean": mean, "sd": sd, "before": before, "before_sd": before_sd}
    fold, error = with_error(computed(change(group, correlation=r), FOLD))
    # metafor's tests give the variance to four decimals, 0.0004.
    close = 5e-5 if of_log == math.sqrt(0.0004) else 1e-8
    assert math.log(fold) == pytest.approx(logarithm, abs=5e-5)
    assert error**2 == pytest.approx(of_log**2, abs=close)
    percent = computed(change(group, correlation=r), PERCENT_CHANGE)
    # The first-order error of the ratio is the ratio times the error of its logarithm.
    assert with_error(percent) == pytest.approx((100 * (fold - 1), 100 * fold * error))


def test_change_as_in_a_published_implementation() -> None:
    # metafor's own tests (MC): 4.0000, variance 0.2618.
    group = {"n": 60, "mean": 26, "sd": math.sqrt(30), "before": 22, "before_sd": math.sqrt(20)}
    value, error = with_error(computed(change(group, correlation="0.7"), MD))
    assert (value, error**2) == pytest.approx((4.0, 0.2618), abs=5e-5)


def test_fold_and_percent_change_have_the_spread_of_simulated_ratios() -> None:
    # An oracle that shares no formula: pairs with r = 0.6, made of a shared and an own part.
    n, folds = 30, []
    shared, own = statistics.NormalDist(0, math.sqrt(0.6)), statistics.NormalDist(0, math.sqrt(0.4))
    for seed in range(800):
        both = shared.samples(n, seed=seed)
        own_before, own_after = (own.samples(n, seed=seed + k) for k in (5000, 10_000))
        before = [20 + 2 * (b + o) for b, o in zip(both, own_before, strict=True)]
        after = [30 + 4 * (b + o) for b, o in zip(both, own_after, strict=True)]
        folds.append(statistics.fmean(after) / statistics.fmean(before))
    group = {"n": n, "before": 20, "before_sd": 2, "mean": 30, "sd": 4}
    fold = computed(change(group, correlation="0.6"), FOLD)
    percent = computed(change(group, correlation="0.6"), PERCENT_CHANGE)
    assert fold.value == pytest.approx(1.5)
    assert fold.standard_error == pytest.approx(statistics.stdev(map(math.log, folds)), rel=0.08)
    assert percent.value == pytest.approx(50)
    assert percent.standard_error == pytest.approx(100 * statistics.stdev(folds), rel=0.08)


def test_a_printed_percent_change_is_taken_as_it_is() -> None:
    group = {"n": 16, "mean": "12", "sd": "8"}
    found = computed(change(group, statistic="percent-change", unit="%"), PERCENT_CHANGE)
    assert with_error(found) == pytest.approx((12, 2))
    assert interval(found) == pytest.approx((12 - 3.92, 12 + 3.92), abs=1e-3)
    assert found.unit == "%"


def test_a_change_is_a_change_and_its_sign_is_more_after_than_before() -> None:
    for measure in (MD, FOLD, PERCENT_CHANGE, WITHIN):
        found = computed(change(SLEEP, unit="h"), measure)
        assert found.measured is Measured.CHANGE
        assert "more after than before" in found.sign
        assert "bands" in found.sign
        assert found.value > 0
        assert found.people == 10
    assert computed(change(SLEEP, unit="h"), MD).unit == "h"


@settings(max_examples=40, deadline=None)
@given(
    st.decimals(1, 1000, places=2),
    st.decimals(1, 1000, places=2),
    st.sampled_from([Decimal("0.01"), Decimal(60)]),
)
def test_another_unit_scales_a_change_and_leaves_its_ratio(
    before: Decimal, after: Decimal, factor: Decimal
) -> None:
    def followed(scale: Decimal) -> Any:
        values = {"before": before, "mean": after, "before_sd": Decimal(3), "sd": Decimal(4)}
        return change({"n": 12, **{k: v * scale for k, v in values.items()}}, correlation="0.5")

    first, second = followed(Decimal(1)), followed(factor)
    scaled = tuple(float(factor) * v for v in with_error(computed(first, MD)))
    assert with_error(computed(second, MD)) == pytest.approx(scaled, rel=1e-9)
    for measure in (FOLD, PERCENT_CHANGE, WITHIN):
        assert with_error(computed(second, measure)) == pytest.approx(
            with_error(computed(first, measure)), rel=1e-9
        )


@settings(max_examples=40, deadline=None)
@given(st.decimals(1, 1000, places=2), st.decimals(1, 1000, places=2))
def test_before_and_after_exchanged_turn_a_change_and_invert_a_fold(
    before: Decimal, after: Decimal
) -> None:
    there = {"n": 12, "before": before, "before_sd": 3, "mean": after, "sd": 4}
    back = {"n": 12, "before": after, "before_sd": 4, "mean": before, "sd": 3}
    first, second = (computed(change(g, correlation="0.4"), MD) for g in (there, back))
    assert with_error(second) == pytest.approx((-first.value, first.standard_error))
    first, second = (computed(change(g, correlation="0.4"), FOLD) for g in (there, back))
    assert with_error(second) == pytest.approx((1 / first.value, first.standard_error))


def test_values_of_zero_or_of_opposite_sign_make_no_fold() -> None:
    rest = {"n": 9}
    assert refused(change({**rest, "before": 0, "mean": 5}), FOLD).missing == (
        "groups.bands.before",
    )
    assert refused(change({**rest, "before": 5, "mean": 0}), FOLD).missing == ("groups.bands.mean",)
    assert computed(change({**rest, "before": 5, "mean": 0}), PERCENT_CHANGE).value == -100
    for measure in (FOLD, PERCENT_CHANGE):
        opposite = refused(change({**rest, "before": -5, "mean": 5}), measure)
        assert opposite.missing == ("groups.bands.before", "groups.bands.mean")


def test_of_several_groups_the_intervention_is_followed() -> None:
    groups = (
        {"name": "free", "n": 9, "before": 4, "mean": 5, "role": "comparator"},
        {"name": "bands", "n": 9, "before": 4, "mean": 8, "role": "intervention"},
    )
    measured = result(*groups, contrast="change")
    assert computed(measured, MD).value == 4
    unmarked = result(*({**g, "role": None} for g in groups), contrast="change")
    assert refused(unmarked, MD).missing == ("groups.free.role", "groups.bands.role")
