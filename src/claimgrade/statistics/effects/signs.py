"""What a positive effect means, in words: the sign convention that goes with every effect."""

from claimgrade.model.effect import Measured
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.scales import RATIOS

SIGN_NOT_RECORDED = "as printed; what a positive figure means is not recorded"
"""The sign of a printed effect whose record says nothing of it."""


_OF_EVENTS = frozenset(
    {
        Statistic.RISK_RATIO,
        Statistic.ODDS_RATIO,
        Statistic.HAZARD_RATIO,
        Statistic.RISK_DIFFERENCE,
    }
)


_ALREADY = frozenset({"after", "at", "before", "during", "in", "on", "under", "with", "without"})
"""Words with which the name of a group begins that says itself how it stands in a sentence."""


def between(
    measure: Statistic,
    intervention: str,
    comparator: str,
    measured: Measured,
    falling: bool = False,
) -> str:
    """Return the sign of an effect between two groups; ``falling`` where both figures are < 0."""
    if falling:
        more = "a greater fall" if measured is Measured.CHANGE else "further below 0"
    elif measured is Measured.CHANGE:
        of_ratio = measure in RATIOS or measure is Statistic.PERCENT_DIFFERENCE
        more = "a greater rise" if of_ratio else "a greater rise, or a smaller fall,"
    else:
        more = "more"
    return f"{_above(measure)} means {more} {_with(intervention)} than {_with(comparator)}"


def of_events(measure: Statistic, intervention: str, comparator: str) -> str:
    """Return the sign of an effect on how many people have an event."""
    return (
        f"{_above(measure)} means more people with the event {_with(intervention)} than "
        f"{_with(comparator)}"
    )


def within(measure: Statistic, group: str, falling: bool = False) -> str:
    """Return the sign of a change within one group; ``falling`` where both values are < 0."""
    more = "further below 0" if falling else "more"
    return f"{_above(measure)} means {more} after than before, in {group}"


def of_printed(
    measure: Statistic,
    *,
    within: bool,
    names: tuple[str, str] | None,
    measured: Measured,
    comparison: str | None,
    favours: str,
    turned: bool,
) -> str:
    """Return the sign of an effect that the study prints, from what its record says of it.

    ``names`` are the intervention and the comparator where the groups have roles; ``comparison``
    is what is compared, in the record's words, ``None`` where no direction is recorded that the
    figure agrees with. ``favours`` is what a positive figure favours as printed; where the figure
    was ``turned``, one below 0 does.
    """
    above = _above(measure)
    favouring = f"{'below 0' if turned else above} favours {favours}" if favours else ""
    if measure is Statistic.CORRELATION:
        return of_association(measure)
    if within:
        base = f"{above} means more after than before"
    elif names is not None and measure in _OF_EVENTS:
        base = of_events(measure, *names)
    elif names is not None:
        base = between(measure, *names, measured)
    elif comparison is not None:
        base = f"{above} means more" + (f": {comparison}" if comparison else "")
    else:
        return f"as printed; {favouring}" if favours else SIGN_NOT_RECORDED
    return f"{base}; {favouring}" if favours else base


def of_association(measure: Statistic) -> str:
    """Return the sign of a correlation."""
    return f"{_above(measure)} means that more of the one goes with more of the other"


def _with(group: str) -> str:
    """Return a group as what something is found with: ``without bands`` is so already."""
    first = group.split(" ", 1)[0].lower()
    return group if first in _ALREADY and " " in group else f"with {group}"


def _above(measure: Statistic) -> str:
    return "above 1" if measure in RATIOS else "above 0"
