"""What a relative effect makes of a risk: the same effect told in people."""

from decimal import Decimal

from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Statistic

_FORMULAS = {
    Statistic.RISK_RATIO: sayable("risk with it = RR × risk without"),
    Statistic.ODDS_RATIO: sayable(
        "risk with it = OR × risk without / (1 − risk without + OR × risk without)"
    ),
    Statistic.HAZARD_RATIO: sayable("risk with it = 1 − (1 − risk without)^HR"),
    Statistic.PERCENT_DIFFERENCE: sayable("risk with it = (1 + percent / 100) × risk without"),
}
"""How a risk follows from each relative effect."""

SOURCE = sayable("Cochrane Handbook for Systematic Reviews of Interventions, chapters 14 and 15")


def risk_formula(statistic: Statistic) -> str:
    """Return how a risk follows from a relative effect, and the publication that says so."""
    return f"{say(_FORMULAS[statistic])} ({say(SOURCE)})"


def risk_with(statistic: Statistic, effect: Decimal, risk: Decimal) -> Decimal | None:
    """Return the risk with an intervention, 0 to 1, from the risk without and a relative effect.

    For an odds ratio and a hazard ratio as in the Cochrane Handbook for Systematic Reviews of
    Interventions, chapters 14 and 15; a percent difference counts as a ratio of risks. ``None``
    for a statistic that is no relative effect on a risk, for an effect of zero or less, and
    where no risk between 0 and 1 comes out.
    """
    ratio = effect
    if statistic is Statistic.PERCENT_DIFFERENCE:
        ratio = 1 + effect / 100
    if ratio <= 0 or not 0 <= risk < 1:
        return None
    if statistic in (Statistic.RISK_RATIO, Statistic.PERCENT_DIFFERENCE):
        changed = ratio * risk
    elif statistic is Statistic.ODDS_RATIO:
        changed = ratio * risk / (1 - risk + ratio * risk)
    elif statistic is Statistic.HAZARD_RATIO:
        changed = 1 - (1 - risk) ** ratio
    else:
        return None
    return changed if changed <= 1 else None
