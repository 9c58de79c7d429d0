"""The methods that a pool can be computed with, by the names the field has for them."""

from enum import StrEnum

from claimgrade.model.estimators import Adjustment, Estimator

__all__ = ["Adjustment", "Estimator", "Prediction"]


class Prediction(StrEnum):
    """From which distribution the prediction interval is taken; several are in use."""

    T_TWO_FEWER = "t(k-2)"
    T_ONE_FEWER = "t(k-1)"
    NORMAL = "normal"
