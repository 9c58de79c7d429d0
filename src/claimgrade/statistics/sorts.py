"""The sorts of figures, by the names that they have in a sentence."""

from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Statistic

_PLAIN = {
    Statistic.MEAN: sayable("mean"),
    Statistic.MEDIAN: sayable("median"),
    Statistic.MEAN_DIFFERENCE: sayable("mean difference"),
    Statistic.STANDARDISED_MEAN_DIFFERENCE: sayable("standardised mean difference"),
    Statistic.WITHIN_GROUP_EFFECT_SIZE: sayable("within group effect size"),
    Statistic.FOLD_OF_BASELINE: sayable("fold of baseline"),
    Statistic.RATIO: sayable("ratio"),
    Statistic.PERCENT_CHANGE: sayable("percent change"),
    Statistic.PERCENT_DIFFERENCE: sayable("percent difference"),
    Statistic.PROPORTION: sayable("proportion"),
    Statistic.COUNT: sayable("count"),
    Statistic.RISK_RATIO: sayable("risk ratio"),
    Statistic.ODDS_RATIO: sayable("odds ratio"),
    Statistic.HAZARD_RATIO: sayable("hazard ratio"),
    Statistic.RISK_DIFFERENCE: sayable("risk difference"),
    Statistic.CORRELATION: sayable("correlation"),
    Statistic.COEFFICIENT_OF_VARIATION: sayable("coefficient of variation"),
    Statistic.AREA_UNDER_CURVE: sayable("area under curve"),
    Statistic.SETTING: sayable("setting"),
}

_WITH_ARTICLE = {
    Statistic.MEAN: sayable("a mean"),
    Statistic.MEDIAN: sayable("a median"),
    Statistic.MEAN_DIFFERENCE: sayable("a mean difference"),
    Statistic.STANDARDISED_MEAN_DIFFERENCE: sayable("a standardised mean difference"),
    Statistic.WITHIN_GROUP_EFFECT_SIZE: sayable("a within group effect size"),
    Statistic.FOLD_OF_BASELINE: sayable("a fold of baseline"),
    Statistic.RATIO: sayable("a ratio"),
    Statistic.PERCENT_CHANGE: sayable("a percent change"),
    Statistic.PERCENT_DIFFERENCE: sayable("a percent difference"),
    Statistic.PROPORTION: sayable("a proportion"),
    Statistic.COUNT: sayable("a count"),
    Statistic.RISK_RATIO: sayable("a risk ratio"),
    Statistic.ODDS_RATIO: sayable("an odds ratio"),
    Statistic.HAZARD_RATIO: sayable("a hazard ratio"),
    Statistic.RISK_DIFFERENCE: sayable("a risk difference"),
    Statistic.CORRELATION: sayable("a correlation"),
    Statistic.COEFFICIENT_OF_VARIATION: sayable("a coefficient of variation"),
    Statistic.AREA_UNDER_CURVE: sayable("an area under curve"),
    Statistic.SETTING: sayable("a setting"),
}


def plain_name(sort: Statistic) -> str:
    """Return the name of a sort of figure: ``odds ratio``."""
    return say(_PLAIN[sort])


def name_with_article(sort: Statistic) -> str:
    """Return the name of a sort of figure with its article: ``an odds ratio``."""
    return say(_WITH_ARTICLE[sort])
