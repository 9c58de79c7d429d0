"""How results are put together: the methods that settings may name."""

from enum import StrEnum

from claimgrade.model.saying import say, sayable


class Estimator(StrEnum):
    """How the variance between studies is estimated; the fixed effect takes it to be none."""

    FIXED_EFFECT = "fixed-effect"
    DERSIMONIAN_LAIRD = "dersimonian-laird"
    HEDGES = "hedges"
    MAXIMUM_LIKELIHOOD = "ml"
    RESTRICTED_MAXIMUM_LIKELIHOOD = "reml"

    @property
    def words(self) -> str:
        """The name of the method as a report prints it, in the language in force."""
        return say(_TITLES[self])


class Adjustment(StrEnum):
    """How the uncertainty of the pooled effect is computed.

    ``normal``: the inverse of the weights and the normal distribution. ``hartung-knapp``: scaled by
    what the studies vary around the pooled effect, with the t distribution (Hartung & Knapp, Stat
    Med 2001;20:3875-3889). ``hartung-knapp-ad-hoc``: the same, but never narrower than without the
    scale (Knapp & Hartung, Stat Med 2003;22:2693-2710).
    """

    NORMAL = "normal"
    HARTUNG_KNAPP = "hartung-knapp"
    HARTUNG_KNAPP_AD_HOC = "hartung-knapp-ad-hoc"


_TITLES = {
    Estimator.FIXED_EFFECT: sayable("fixed effect, inverse variance"),
    Estimator.DERSIMONIAN_LAIRD: sayable("random effects, DerSimonian–Laird"),
    Estimator.HEDGES: sayable("random effects, Hedges"),
    Estimator.MAXIMUM_LIKELIHOOD: sayable("random effects, maximum likelihood"),
    Estimator.RESTRICTED_MAXIMUM_LIKELIHOOD: sayable(
        "random effects, restricted maximum likelihood (REML)"
    ),
}
