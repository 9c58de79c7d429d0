"""What a report says of a pool's arithmetic: each formula with the publication that gives it."""

from claimgrade.model.effect import Formula
from claimgrade.statistics.pooling.methods import Adjustment, Estimator, Prediction

_FEWEST_TO_PREDICT = 3

_CONFIDENCE = {
    Adjustment.NORMAL: Formula(
        "pooled value ± z × SE, SE = 1 / √Σw", "Cochrane Handbook, chapter 10"
    ),
    Adjustment.HARTUNG_KNAPP: Formula(
        "pooled value ± t(k−1) × SE, SE = √(Σw(y − pooled)² / ((k−1) Σw))",
        "Hartung & Knapp, Stat Med 2001;20:3875-3889",
    ),
    Adjustment.HARTUNG_KNAPP_AD_HOC: Formula(
        "pooled value ± t(k−1) × SE, SE = √(max(1, Σw(y − pooled)² / (k−1)) / Σw)",
        "Knapp & Hartung, Stat Med 2003;22:2693-2710",
    ),
}

_PREDICTION = {
    Prediction.T_TWO_FEWER: Formula(
        "pooled value ± t(k−2) × √(tau² + SE²)",
        "Higgins, Thompson & Spiegelhalter, J R Stat Soc A 2009;172:137-159",
    ),
    Prediction.T_ONE_FEWER: Formula(
        "pooled value ± t(k−1) × √(tau² + SE²)",
        "Viechtbauer, J Stat Softw 2010;36(3), as metafor takes it with Hartung–Knapp",
    ),
    Prediction.NORMAL: Formula(
        "pooled value ± z × √(tau² + SE²)",
        "Viechtbauer, J Stat Softw 2010;36(3), as metafor takes it without Hartung–Knapp",
    ),
}

_PREDICTION_AFTER_HARTUNG_KNAPP = Formula(
    "pooled value ± t(k−2) × √(tau² + SE²), SE by Hartung–Knapp",
    "Partlett & Riley, Stat Med 2017;36:301-317",
)

_DONE = {
    Adjustment.NORMAL: "normal distribution, no adjustment",
    Adjustment.HARTUNG_KNAPP: "Hartung–Knapp",
    Adjustment.HARTUNG_KNAPP_AD_HOC: "Hartung–Knapp, never narrower than without it (ad hoc)",
}

I_SQUARED_FROM_Q = "from Q: (Q − df) / Q (Higgins & Thompson, Stat Med 2002;21:1539-1558)"
I_SQUARED_FROM_TAU = (
    "from tau²: tau² / (tau² + typical sampling variance) "
    "(Higgins & Thompson, Stat Med 2002;21:1539-1558)"
)


def confidence(done: Adjustment) -> Formula:
    """Return how the confidence interval was computed."""
    return _CONFIDENCE[done]


def prediction(chosen: Prediction, done: Adjustment) -> Formula:
    """Return how the prediction interval was computed; several formulas are in use."""
    if chosen is Prediction.T_TWO_FEWER and done is not Adjustment.NORMAL:
        return _PREDICTION_AFTER_HARTUNG_KNAPP
    return _PREDICTION[chosen]


def why_no_prediction(method: Estimator, count: int) -> str:
    """Return why a pool of ``count`` studies has no prediction interval; '' where it has one."""
    if method is Estimator.FIXED_EFFECT:
        return "the fixed effect takes all studies to have one effect: there is none to predict"
    if count < _FEWEST_TO_PREDICT:
        return f"needs {_FEWEST_TO_PREDICT} studies or more, and there are {count}"
    return ""


def adjustment_done(asked: Adjustment, done: Adjustment, count: int) -> str:
    """Return what was done about the standard error, and why where it is not what was asked."""
    if asked is done:
        return _DONE[done]
    if done is Adjustment.NORMAL:
        return f"{_DONE[done]}: Hartung–Knapp needs two studies, and there is {count}"
    return f"{_DONE[done]}: the studies agree exactly, and its scale would be 0"
