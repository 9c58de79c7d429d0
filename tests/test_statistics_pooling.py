"""Pooling: what a reader is told, in small cases that can be reckoned by hand, and at the edges."""

import math
import subprocess
import sys
from collections.abc import Callable

import pytest

from claimgrade.model.effect import Effect, Measured
from claimgrade.model.pooled import Asymmetry
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.extra import HOW_TO_INSTALL, statistics_installed
from claimgrade.statistics.pooling import (
    Adjustment,
    Estimator,
    Prediction,
    egger,
    leave_one_out,
    pool,
    pooled_effect,
)

T_975_1 = math.tan(0.475 * math.pi)  # with one degree of freedom, Student's t is Cauchy's


def effect(
    value: float,
    standard_error: float | None,
    *,
    measure: Statistic = Statistic.MEAN_DIFFERENCE,
    unit: str = "kg",
    measured: Measured = Measured.LEVEL,
) -> Effect:
    return Effect(
        measure=measure,
        value=value,
        standard_error=standard_error,
        low=None,
        high=None,
        level=0.95,
        unit=unit,
        measured=measured,
        sign="above 0: more with it",
        people=None,
        formulas=(),
    )


# By hand: two studies, 1 and 3, each with a standard error of 1. Q = 1 + 1 = 2 on 1 degree; tau
# squared by DerSimonian-Laird is (2 - 1) / (2 - 2/2) = 1, so that each weighs 1/2, the pooled
# value is 2 and its standard error 1.
TWO = ([1.0, 3.0], [1.0, 1.0])


def test_two_studies_by_hand() -> None:
    found = pool(*TWO, method=Estimator.DERSIMONIAN_LAIRD, adjustment=Adjustment.NORMAL)
    assert found.value == pytest.approx(2)
    assert found.standard_error == pytest.approx(1)
    assert found.weights == pytest.approx((0.5, 0.5))
    assert found.tau_squared == pytest.approx(1)
    assert found.confidence.low == pytest.approx(2 - 1.959963984540054)
    assert found.heterogeneity is not None
    assert found.heterogeneity.q == pytest.approx(2)
    assert found.heterogeneity.p == pytest.approx(math.erfc(1))  # chi squared of 2 on 1 degree
    assert found.heterogeneity.i_squared == pytest.approx(50)


def test_hartung_knapp_of_two_studies_by_hand() -> None:
    # The scale is (1/2 + 1/2) / 1 = 1: the standard error stays 1, t has one degree of freedom.
    found = pool(*TWO, method=Estimator.DERSIMONIAN_LAIRD)
    assert found.degrees == 1
    assert found.confidence.high == pytest.approx(2 + T_975_1)


def test_hartung_knapp_narrows_and_its_ad_hoc_variant_does_not() -> None:
    # 1.0, 1.1, 1.2 with standard errors of 1: Q = 0.02 on 2 degrees, a scale of 0.01.
    close = ([1.0, 1.1, 1.2], [1.0, 1.0, 1.0])
    plain = pool(*close, adjustment=Adjustment.NORMAL).standard_error
    assert plain == pytest.approx(1 / math.sqrt(3))
    assert pool(*close, adjustment=Adjustment.HARTUNG_KNAPP).standard_error == pytest.approx(
        plain * 0.1
    )
    ad_hoc = pool(*close, adjustment=Adjustment.HARTUNG_KNAPP_AD_HOC)
    assert ad_hoc.standard_error == pytest.approx(plain)
    assert ad_hoc.degrees == 2


@pytest.mark.parametrize("method", Estimator)
def test_a_single_study_is_told_as_it_is(method: Estimator) -> None:
    found = pool([2.0], [0.5], method=method)
    assert (found.value, found.standard_error, found.weights) == (2.0, 0.5, (1.0,))
    assert found.confidence.high == pytest.approx(2 + 0.5 * 1.959963984540054)
    assert found.heterogeneity is None
    assert found.prediction is None
    assert found.tau_squared == 0
    assert "needs two studies, and there is 1" in found.adjustment
    assert leave_one_out([2.0], [0.5], method=method) == ()


@pytest.mark.parametrize("method", Estimator)
@pytest.mark.parametrize("adjustment", Adjustment)
def test_studies_that_agree_exactly_keep_an_interval(
    method: Estimator, adjustment: Adjustment
) -> None:
    found = pool([0.1] * 4, [0.2] * 4, method=method, adjustment=adjustment)
    assert found.value == pytest.approx(0.1)
    assert found.standard_error == pytest.approx(0.1)
    assert found.confidence.high - found.confidence.low > 0.39
    assert found.heterogeneity is not None
    assert (found.heterogeneity.q, found.heterogeneity.i_squared) == pytest.approx((0, 0))
    assert found.heterogeneity.p == pytest.approx(1)
    rows = leave_one_out([0.1] * 4, [0.2] * 4, method=method, adjustment=adjustment)
    assert all(high - low > 0.45 for _, low, high in rows)


def test_why_studies_that_agree_exactly_are_not_scaled_is_said() -> None:
    assert "its scale would be 0" in pool([0.1] * 4, [0.2] * 4).adjustment
    assert "scale would be 0" not in pool([0.1, 0.2, 0.3], [0.2] * 3).adjustment


def test_when_leaving_one_out_leaves_equal_values_the_interval_keeps_a_width() -> None:
    *_, without_the_last = leave_one_out([1.0, 1.0, 1.0, 2.0], [0.3] * 4)
    assert without_the_last[0] == pytest.approx(1)
    assert without_the_last[2] - without_the_last[1] > 1.4  # 2 × t(2) × 0.3 / √3


@pytest.mark.parametrize("method", Estimator)
def test_a_study_of_huge_variance_weighs_next_to_nothing(method: Estimator) -> None:
    alone = pool([1.0, 1.5, 0.7], [0.4, 0.5, 0.3], adjustment=Adjustment.NORMAL, method=method)
    with_it = pool(
        [1.0, 1.5, 0.7, 5.0],
        [0.4, 0.5, 0.3, 1e12],
        adjustment=Adjustment.NORMAL,
        method=method,
    )
    assert with_it.weights[3] < 1e-20
    assert with_it.value == pytest.approx(alone.value, abs=1e-9)


def test_a_prediction_interval_needs_three_studies() -> None:
    assert pool(*TWO).prediction is None
    assert pool(*TWO).prediction_missing == "needs 3 studies or more, and there are 2"
    three = pool([1.0, 2.0, 4.0], [0.5, 0.5, 0.5])
    assert three.prediction is not None
    assert three.prediction_missing == ""


def test_every_prediction_interval_names_a_formula_of_its_own() -> None:
    named = set()
    for adjustment in (Adjustment.NORMAL, Adjustment.HARTUNG_KNAPP):
        for prediction in Prediction:
            found = pool(
                [1.0, 2.0, 4.0], [0.3, 0.5, 0.8], adjustment=adjustment, prediction=prediction
            ).prediction
            assert found is not None
            named.add((found.low, found.formula.text, found.formula.source))
    assert len({low for low, _, _ in named}) == 6
    assert any("Higgins, Thompson & Spiegelhalter" in source for _, _, source in named)
    assert any("Partlett & Riley" in source for _, _, source in named)


def test_a_prediction_interval_is_wider_than_the_confidence_interval() -> None:
    found = pool([1.0, 2.0, 4.0, 3.0], [0.5] * 4)
    assert found.prediction is not None
    assert found.prediction.low < found.confidence.low
    assert found.prediction.high > found.confidence.high


@pytest.mark.parametrize(
    ("values", "errors", "said"),
    [
        ([], [], "no study"),
        ([1.0, 2.0], [1.0], "2 values and 1 standard errors"),
        ([1.0, 2.0], [1.0, 0.0], "standard error 0.0"),
        ([1.0, 2.0], [1.0, -1.0], "standard error -1.0"),
        ([1.0, 2.0], [1.0, math.nan], "standard error nan"),
        ([1.0, 2.0], [1.0, math.inf], "standard error inf"),
        ([1.0, math.nan], [1.0, 1.0], "value nan"),
        ([1.0, math.inf], [1.0, 1.0], "value inf"),
    ],
)
@pytest.mark.parametrize("use", [pool, leave_one_out, egger])
def test_what_cannot_be_pooled_is_refused(
    use: Callable[..., object], values: list[float], errors: list[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        use(values, errors)


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0, math.nan])
def test_a_level_outside_0_to_1_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        pool(*TWO, level=level)


def test_a_wider_level_makes_a_wider_interval() -> None:
    ends = [pool(*TWO, adjustment=Adjustment.NORMAL, level=at).confidence for at in (0.9, 0.99)]
    assert ends[0].high == pytest.approx(pool(*TWO).value + 1.644853626951472 * math.sqrt(1))
    assert ends[1].high > ends[0].high


def test_eggers_test_is_not_made_of_fewer_than_ten_studies() -> None:
    nine = ([float(i % 4) for i in range(9)], [0.1 + i / 10 for i in range(9)])
    assert egger(*nine) == "Egger's test needs 10 studies or more, and there are 9"
    ten = ([*nine[0], 1.0], [*nine[1], 2.0])
    assert isinstance(egger(*ten), Asymmetry)


def test_eggers_test_needs_studies_of_different_precision() -> None:
    refused = egger([float(i) for i in range(12)], [0.3] * 12)
    assert isinstance(refused, str)
    assert "precision" in refused


def test_eggers_test_sees_small_studies_that_find_more() -> None:
    errors = [0.1 * i for i in range(1, 13)]
    values = [0.2 + 2 * error + 0.01 * (-1) ** i for i, error in enumerate(errors)]
    found = egger(values, errors)
    assert isinstance(found, Asymmetry)
    assert found.intercept == pytest.approx(2, abs=0.1)
    assert found.p < 0.001
    assert found.degrees == 10


def test_ratios_are_pooled_as_logarithms_and_told_as_ratios() -> None:
    # 2 and 8 as logarithms have their middle at the logarithm of 4.
    ratios = [effect(at, 0.3, measure=Statistic.RISK_RATIO, unit="") for at in (2.0, 8.0)]
    found = pooled_effect(ratios, method=Estimator.FIXED_EFFECT, adjustment=Adjustment.NORMAL)
    assert found.value == pytest.approx(4)
    assert found.standard_error == pytest.approx(0.3 / math.sqrt(2))
    assert found.low == pytest.approx(4 / math.exp(1.959963984540054 * 0.3 / math.sqrt(2)))
    assert found.low * found.high == pytest.approx(16)
    assert (found.confidence.low, found.confidence.high) == (found.low, found.high)
    assert [row[0] for row in found.without_each] == pytest.approx([8, 2])


def test_differences_are_pooled_as_they_are() -> None:
    found = pooled_effect([effect(1, 1), effect(3, 1)], method=Estimator.DERSIMONIAN_LAIRD)
    assert found.value == pytest.approx(2)
    assert found.method == "random effects, DerSimonian–Laird"
    assert found.adjustment == "Hartung–Knapp"
    assert found.asymmetry is None
    assert "10 studies" in found.asymmetry_missing
    assert found.prediction_missing.startswith("needs 3 studies")


def test_a_pooled_ratio_that_no_float_can_hold_is_infinite_and_not_an_error() -> None:
    ratios = [effect(at, 500.0, measure=Statistic.ODDS_RATIO, unit="") for at in (2.0, 3.0)]
    found = pooled_effect(ratios, adjustment=Adjustment.HARTUNG_KNAPP_AD_HOC)
    assert found.high == math.inf
    assert found.low == pytest.approx(0)


@pytest.mark.parametrize(
    "other",
    [
        effect(1, 1, unit="lb"),
        effect(1, 1, measured=Measured.CHANGE),
        effect(1, 1, measure=Statistic.STANDARDISED_MEAN_DIFFERENCE),
    ],
    ids=["unit", "level and change", "measure"],
)
def test_effects_of_two_kinds_are_never_pooled(other: Effect) -> None:
    with pytest.raises(ValueError, match="not one measure on one scale"):
        pooled_effect([effect(1, 1), other])


def test_an_effect_without_a_standard_error_is_never_pooled() -> None:
    with pytest.raises(ValueError, match="no standard error"):
        pooled_effect([effect(1, 1), effect(2, None)])


def test_no_effects_are_refused() -> None:
    with pytest.raises(ValueError, match="no effect"):
        pooled_effect([])


def test_nothing_heavy_is_loaded_before_something_is_pooled() -> None:
    code = (
        "import sys; import claimgrade.statistics.pooling; "
        "from claimgrade.statistics.extra import statistics_installed; statistics_installed(); "
        "print(*sorted({'numpy', 'scipy', 'pandas'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_without_the_extra_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    monkeypatch.setattr("claimgrade.statistics.extra.find_spec", lambda name: None)
    assert not statistics_installed()
    with pytest.raises(ModuleNotFoundError, match=r'pip install "claimgrade\[stats\]"'):
        pool(*TWO)
    assert "pip install" in HOW_TO_INSTALL


def test_the_extra_is_there_where_the_tests_run() -> None:
    assert statistics_installed()
