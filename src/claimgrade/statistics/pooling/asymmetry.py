"""Egger's regression test: whether small studies find other effects than large ones."""

from collections.abc import Sequence

from claimgrade.model.pooled import Asymmetry
from claimgrade.model.saying import say
from claimgrade.statistics.pooling.tails import t_two_sided

FEWEST = 10
"""With fewer, chance and asymmetry cannot be told apart (Sterne et al., BMJ 2011;343:d4002)."""


def egger(values: Sequence[float], standard_errors: Sequence[float]) -> Asymmetry | str:
    """Return Egger's test on ten studies or more, or why it cannot be done.

    The values over their standard errors are regressed on the inverse of the standard errors; the
    intercept is tested against 0 with t on k-2 degrees of freedom. Source: Egger et al., BMJ
    1997;315:629-634. Raises ValueError for what cannot be pooled either.
    """
    import numpy as np

    from claimgrade.statistics.pooling.rows import studies_of

    studies = studies_of(values, standard_errors)
    if studies.count < FEWEST:
        return say(
            "Egger's test needs {fewest} studies or more, and there are {number}",
            fewest=FEWEST,
            number=studies.count,
        )
    errors = np.sqrt(studies.variances)
    precision, deviate = 1 / errors, studies.values / errors
    from_mean = precision - precision.mean()
    spread = float(from_mean @ from_mean)
    if spread <= 1e-20 * float(precision @ precision):
        return say("Egger's test needs studies of different precision, and these are all alike")
    slope = float(from_mean @ deviate) / spread
    intercept = float(deviate.mean() - slope * precision.mean())
    rest = deviate - intercept - slope * precision
    degrees = studies.count - 2
    variance = float(rest @ rest) / degrees
    error = float(np.sqrt(variance * (1 / studies.count + precision.mean() ** 2 / spread)))
    if not error:
        return say("Egger's test is not defined: the studies lie exactly on one line")
    t = intercept / error
    return Asymmetry(intercept, error, t, degrees, t_two_sided(t, degrees))
