"""What a report says of a pool's arithmetic: each formula with the publication that gives it."""

from claimgrade.model.effect import Formula
from claimgrade.model.saying import say, sayable
from claimgrade.statistics.pooling.methods import Adjustment, Estimator, Prediction

_FEWEST_TO_PREDICT = 3

_CONFIDENCE = {
    Adjustment.NORMAL: (
        sayable("pooled value ± z × SE, SE = 1 / √Σw"),
        sayable("Cochrane Handbook, chapter 10"),
    ),
    Adjustment.HARTUNG_KNAPP: (
        sayable("pooled value ± t(k−1) × SE, SE = √(Σw(y − pooled)² / ((k−1) Σw))"),
        "Hartung & Knapp, Stat Med 2001;20:3875-3889",
    ),
    Adjustment.HARTUNG_KNAPP_AD_HOC: (
        sayable("pooled value ± t(k−1) × SE, SE = √(max(1, Σw(y − pooled)² / (k−1)) / Σw)"),
        "Knapp & Hartung, Stat Med 2003;22:2693-2710",
    ),
}
"""The formula of each interval, and the publication that gives it."""

_PREDICTION = {
    Prediction.T_TWO_FEWER: (
        sayable("pooled value ± t(k−2) × √(tau² + SE²)"),
        "Higgins, Thompson & Spiegelhalter, J R Stat Soc A 2009;172:137-159",
    ),
    Prediction.T_ONE_FEWER: (
        sayable("pooled value ± t(k−1) × √(tau² + SE²)"),
        sayable("Viechtbauer, J Stat Softw 2010;36(3), as metafor takes it with Hartung–Knapp"),
    ),
    Prediction.NORMAL: (
        sayable("pooled value ± z × √(tau² + SE²)"),
        sayable("Viechtbauer, J Stat Softw 2010;36(3), as metafor takes it without Hartung–Knapp"),
    ),
}

_PREDICTION_AFTER_HARTUNG_KNAPP = (
    sayable("pooled value ± t(k−2) × √(tau² + SE²), SE by Hartung–Knapp"),
    "Partlett & Riley, Stat Med 2017;36:301-317",
)

_DONE = {
    Adjustment.NORMAL: sayable("normal distribution, no adjustment"),
    Adjustment.HARTUNG_KNAPP: "Hartung–Knapp",
    Adjustment.HARTUNG_KNAPP_AD_HOC: sayable(
        "Hartung–Knapp, never narrower than without it (ad hoc)"
    ),
}

_I_SQUARED_SOURCE = "Higgins & Thompson, Stat Med 2002;21:1539-1558"


def i_squared_from_q() -> str:
    """Return how I squared is computed from Q; what it is taken from stands before a colon."""
    return f"{say('from Q')}: (Q − df) / Q ({_I_SQUARED_SOURCE})"


def i_squared_from_tau() -> str:
    """Return how I squared is computed from tau squared, in the same form."""
    share = say("tau² / (tau² + typical sampling variance)")
    return f"{say('from tau²')}: {share} ({_I_SQUARED_SOURCE})"


def confidence(done: Adjustment) -> Formula:
    """Return how the confidence interval was computed."""
    return _said(_CONFIDENCE[done])


def prediction(chosen: Prediction, done: Adjustment) -> Formula:
    """Return how the prediction interval was computed; several formulas are in use."""
    if chosen is Prediction.T_TWO_FEWER and done is not Adjustment.NORMAL:
        return _said(_PREDICTION_AFTER_HARTUNG_KNAPP)
    return _said(_PREDICTION[chosen])


def _said(formula: tuple[str, str]) -> Formula:
    """Return a formula in the language in force; a publication that has no words stays."""
    text, source = formula
    return Formula(say(text), say(source))


def why_no_prediction(method: Estimator, count: int) -> str:
    """Return why a pool of ``count`` studies has no prediction interval; '' where it has one."""
    if method is Estimator.FIXED_EFFECT:
        return say(
            "the fixed effect takes all studies to have one effect: there is none to predict"
        )
    if count < _FEWEST_TO_PREDICT:
        return say(
            "needs {fewest} studies or more, and there are {number}",
            fewest=_FEWEST_TO_PREDICT,
            number=count,
        )
    return ""


def adjustment_done(asked: Adjustment, done: Adjustment, count: int) -> str:
    """Return what was done about the standard error, and why where it is not what was asked."""
    said = say(_DONE[done])
    if asked is done:
        return said
    if done is Adjustment.NORMAL:
        why = say("Hartung–Knapp needs two studies, and there is {number}", number=count)
        return f"{said}: {why}"
    return f"{said}: {say('the studies agree exactly, and its scale would be 0')}"
