"""How a claimed number and the sort of a figure are told in a sentence."""

from claimgrade.model.claim import ClaimedNumber
from claimgrade.statistics.figures import Figure


def shown(number: ClaimedNumber) -> str:
    """Return a claimed number as it reads in a sentence."""
    ends = str(number.value) if number.high is None else f"{number.value} to {number.high}"
    unit = f" {number.unit}" if isinstance(number.unit, str) and number.unit != "unknown" else ""
    return f"{'about ' if number.about else ''}{ends}{unit}"


def sort_of(figure: Figure) -> str:
    """Return the sort of a figure with its article: ``an odds ratio``, ``a mean in kg``."""
    named = str(figure.statistic).replace("-", " ")
    article = "an" if named[0] in "aeiou" else "a"
    return f"{article} {named}" + (f" in {figure.unit}" if figure.unit else "")
