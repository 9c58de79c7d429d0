"""How a claimed number and the sort of a figure are told in a sentence."""

from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.saying import say
from claimgrade.statistics.figures import Figure
from claimgrade.statistics.sorts import name_with_article
from claimgrade.statistics.units import unit_words


def shown(number: ClaimedNumber) -> str:
    """Return a claimed number as it reads in a sentence."""
    told = str(number.value)
    if number.high is not None:
        told = say("{low} to {high}", low=number.value, high=number.high)
    if isinstance(number.unit, str) and number.unit != "unknown":
        told = f"{told} {number.unit}"
    return say("about {number}", number=told) if number.about else told


def sort_of(figure: Figure) -> str:
    """Return the sort of a figure with its article: ``an odds ratio``, ``a mean in kg``."""
    named = name_with_article(figure.statistic) if figure.statistic is not None else ""
    if not figure.unit:
        return named
    return say("{sort} in {unit}", sort=named, unit=unit_words(figure.unit))
