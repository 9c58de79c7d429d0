"""Published fits: pools agree with metafor 4.6.0 on its own small designs, and on dat.bcg.

The fits are those that PyMARE's tests hold (MIT, the licence lies beside them). Those without a
moderator are kept in tests/fixtures; the whole of them is read from ../shared where it is there.
A pool has no moderators, so that the fits with one or two are counted and left alone.
"""

import csv
import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claimgrade.model.effect import Effect
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects import effect_of
from claimgrade.statistics.pooling import (
    Adjustment,
    Estimator,
    PooledValue,
    Prediction,
    pool,
    pooled_effect,
)
from claimgrade.workspace.schema.records import record_from

Fit = dict[str, Any]
Design = tuple[list[float], list[float]]

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "meta_analysis"
ESTIMATORS = {
    "FE": Estimator.FIXED_EFFECT,
    "DL": Estimator.DERSIMONIAN_LAIRD,
    "HE": Estimator.HEDGES,
    "ML": Estimator.MAXIMUM_LIKELIHOOD,
    "REML": Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD,
}
ADJUSTMENTS = {
    "z": Adjustment.NORMAL,
    "knha": Adjustment.HARTUNG_KNAPP,
    "adhoc": Adjustment.HARTUNG_KNAPP_AD_HOC,
}
CLOSED_FORM = {"FE", "DL", "HE"}

# Vaccinated: tuberculosis, none; not vaccinated: tuberculosis, none. The 13 trials of BCG vaccine
# in Colditz et al., JAMA 1994;271:698-702, which metafor has as dat.bcg.
BCG = (
    (4, 119, 11, 128),
    (6, 300, 29, 274),
    (3, 228, 11, 209),
    (62, 13536, 248, 12619),
    (33, 5036, 47, 5761),
    (180, 1361, 372, 1079),
    (8, 2537, 10, 619),
    (505, 87886, 499, 87892),
    (29, 7470, 45, 7232),
    (17, 1699, 65, 1600),
    (186, 50448, 141, 27197),
    (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
)


def read(folder: Path) -> tuple[dict[str, Design], list[Fit]]:
    """Return the designs by name (values and standard errors), and the fits."""
    designs: dict[str, Design] = {}
    with (folder / "metafor_small_sample.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            values, errors = designs.setdefault(row["case"], ([], []))
            values.append(float(row["y"]))
            errors.append(math.sqrt(float(row["v"])))
    fits = json.loads((folder / "metafor_reference.json").read_text(encoding="utf-8"))["cases"]
    return designs, fits


DESIGNS, FITS = read(FIXTURES)


def pooled(design: Design, fit: Fit) -> PooledValue:
    return pool(*design, method=ESTIMATORS[fit["method"]], adjustment=ADJUSTMENTS[fit["test"]])


def score(design: Design, tau_squared: float, *, restricted: bool) -> float:
    """Return the derivative of the log-likelihood by tau squared, from its definition.

    Viechtbauer, J Educ Behav Stat 2005;30:261-293.
    """
    values, errors = design
    weights = [1 / (error**2 + tau_squared) for error in errors]
    total = math.fsum(weights)
    mean = math.fsum(w * y for w, y in zip(weights, values, strict=True)) / total
    found = math.fsum(w**2 * (y - mean) ** 2 for w, y in zip(weights, values, strict=True)) - total
    if restricted:
        found += math.fsum(w**2 for w in weights) / total
    return found / 2


def test_all_fits_without_a_moderator_are_tried_and_only_they() -> None:
    tried = Counter((fit["method"], fit["test"]) for fit in FITS)
    assert tried == {(method, test): 4 for method in ESTIMATORS for test in ADJUSTMENTS}
    assert len(FITS) == 60
    assert {fit["model"] for fit in FITS} == {"intercept"}


def test_the_fits_kept_here_are_those_of_the_reference(shared: Path) -> None:
    designs, fits = read(shared / "bench" / "meta-analysis")
    assert designs == DESIGNS
    assert [fit for fit in fits if fit["model"] == "intercept"] == FITS
    assert Counter(fit["model"] for fit in fits) == {"intercept": 60, "one": 60, "two": 60}


@pytest.mark.parametrize("fit", FITS, ids=lambda fit: "-".join(list(fit.values())[:4]))
def test_a_pool_agrees_with_metafor(fit: Fit) -> None:
    found = pooled(DESIGNS[fit["design"]], fit)
    closed = fit["method"] in CLOSED_FORM
    near, between = (1e-9, 1e-9) if closed else (5e-6, 2e-5)
    assert found.value == pytest.approx(fit["beta"][0], abs=near, rel=0)
    assert found.standard_error == pytest.approx(fit["se"][0], abs=near, rel=0)
    assert found.tau_squared == pytest.approx(fit["tau2"], abs=between, rel=0)
    assert found.degrees == fit["dof"]
    reach = near if closed else 2e-5  # a t quantile times what the reference stopped short by
    assert found.confidence.low == pytest.approx(fit["ci_lb"][0], abs=reach, rel=0)
    assert found.confidence.high == pytest.approx(fit["ci_ub"][0], abs=reach, rel=0)


@pytest.mark.parametrize("restricted", [False, True], ids=["ml", "reml"])
@pytest.mark.parametrize("design", DESIGNS)
def test_the_likelihood_is_flat_where_tau_squared_is_put(design: str, restricted: bool) -> None:
    method = Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD if restricted else Estimator.MAXIMUM_LIKELIHOOD
    found = pool(*DESIGNS[design], method=method).tau_squared
    assert found > 0
    assert abs(score(DESIGNS[design], found, restricted=restricted)) <= 1e-9


@pytest.fixture(scope="module")
def bcg() -> Design:
    """Log risk ratios and their standard errors (Borenstein et al. 2009, chapter 5)."""
    values = [math.log(a / (a + b)) - math.log(c / (c + d)) for a, b, c, d in BCG]
    errors = [math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) for a, b, c, d in BCG]
    return values, errors


def test_bcg_fixed_effect(bcg: Design) -> None:
    found = pool(*bcg, method=Estimator.FIXED_EFFECT, adjustment=Adjustment.NORMAL)
    assert round(found.value, 4) == -0.4303
    assert found.heterogeneity is not None
    assert round(found.heterogeneity.q, 4) == 152.2330
    assert found.heterogeneity.degrees == 12
    assert found.prediction is None
    assert "one effect" in found.prediction_missing


def test_bcg_dersimonian_laird(bcg: Design) -> None:
    found = pool(*bcg, method=Estimator.DERSIMONIAN_LAIRD, adjustment=Adjustment.NORMAL)
    figures = (found.value, found.confidence.low, found.confidence.high, found.tau_squared)
    assert [round(figure, 4) for figure in figures] == [-0.7141, -1.0644, -0.3638, 0.3088]
    assert found.heterogeneity is not None
    assert round(found.heterogeneity.i_squared, 4) == 92.1173
    assert found.heterogeneity.i_squared_method.startswith("from Q")


def test_bcg_restricted_maximum_likelihood(bcg: Design) -> None:
    found = pool(*bcg, adjustment=Adjustment.NORMAL)
    figures = (found.value, found.standard_error, found.tau_squared)
    assert [round(figure, 4) for figure in figures] == [-0.7145, 0.1798, 0.3132]
    assert found.heterogeneity is not None
    assert round(found.heterogeneity.i_squared, 2) == 92.22
    assert found.heterogeneity.i_squared_method.startswith("from tau²")


def test_bcg_hartung_knapp(bcg: Design) -> None:
    found = pool(*bcg, adjustment=Adjustment.HARTUNG_KNAPP)
    assert round(found.standard_error, 4) == 0.1808
    limits = found.confidence
    assert (round(limits.low, 4), round(limits.high, 4)) == (-1.1084, -0.3206)


@pytest.mark.parametrize(
    ("prediction", "adjustment", "low", "high"),
    [
        (Prediction.NORMAL, Adjustment.NORMAL, -1.8667, 0.4376),
        (Prediction.T_ONE_FEWER, Adjustment.HARTUNG_KNAPP, -1.996, 0.567),
        (Prediction.T_TWO_FEWER, Adjustment.NORMAL, -2.0084, 0.5793),
    ],
)
def test_bcg_prediction_interval_by_every_formula_in_use(
    bcg: Design, prediction: Prediction, adjustment: Adjustment, low: float, high: float
) -> None:
    found = pool(*bcg, adjustment=adjustment, prediction=prediction).prediction
    assert found is not None
    assert found.low == pytest.approx(low, abs=5e-4 if adjustment != "normal" else 5e-5)
    assert found.high == pytest.approx(high, abs=5e-4 if adjustment != "normal" else 5e-5)


def test_bcg_risk_differences_come_out_as_metafor_and_stata_have_them() -> None:
    """From the counts, fixed effect: -0.0009 (-0.0014 to -0.0005), z = -4.0448, Q = 276.47."""
    effects = []
    for a, b, c, d in BCG:
        groups = (
            {"name": "vaccine", "role": "intervention", "events": a, "total": a + b},
            {"name": "none", "role": "comparator", "events": c, "total": c + d},
        )
        fields = {"id": "r", "contrast": "conditions", "paired": False, "groups": groups}
        effect = effect_of(record_from(Result, fields), Statistic.RISK_DIFFERENCE)
        assert isinstance(effect, Effect)
        effects.append(effect)
    found = pooled_effect(effects, method=Estimator.FIXED_EFFECT, adjustment=Adjustment.NORMAL)
    in_points = (found.value / 100, found.low / 100, found.high / 100)
    assert in_points == pytest.approx((-0.0009, -0.0014, -0.0005), abs=5.1e-5)
    assert found.value / found.standard_error == pytest.approx(-4.0448, abs=5e-5)
    assert found.heterogeneity is not None
    assert found.heterogeneity.q == pytest.approx(276.47, abs=0.005)
