"""What a positive effect means, in words: the sign convention that goes with every effect."""

from claimgrade.model.effect import Measured
from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.effects.scales import RATIOS

SIGN_NOT_RECORDED = sayable("as printed; what a positive figure means is not recorded")
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
    of_ratio = measure in RATIOS or measure is Statistic.PERCENT_DIFFERENCE
    if measured is not Measured.CHANGE:
        sentence = _FURTHER_BELOW if falling else _MORE
    elif falling:
        sentence = _GREATER_FALL
    else:
        sentence = _GREATER_RISE if of_ratio else _GREATER_RISE_OR_SMALLER_FALL
    return say(
        sentence,
        none=_none(measure),
        intervention=_with(intervention),
        comparator=_with(comparator),
    )


_MORE = sayable("above {none} means more {intervention} than {comparator}")
_FURTHER_BELOW = sayable("above {none} means further below 0 {intervention} than {comparator}")
_GREATER_FALL = sayable("above {none} means a greater fall {intervention} than {comparator}")
_GREATER_RISE = sayable("above {none} means a greater rise {intervention} than {comparator}")
_GREATER_RISE_OR_SMALLER_FALL = sayable(
    "above {none} means a greater rise, or a smaller fall, {intervention} than {comparator}"
)


def of_events(measure: Statistic, intervention: str, comparator: str) -> str:
    """Return the sign of an effect on how many people have an event."""
    return say(
        "above {none} means more people with the event {intervention} than {comparator}",
        none=_none(measure),
        intervention=_with(intervention),
        comparator=_with(comparator),
    )


def within(measure: Statistic, group: str, falling: bool = False) -> str:
    """Return the sign of a change within one group; ``falling`` where both values are < 0."""
    return say(
        "above {none} means further below 0 after than before, in {group}"
        if falling
        else "above {none} means more after than before, in {group}",
        none=_none(measure),
        group=group,
    )


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
    none, favouring = _none(measure), _favouring(measure, favours, turned)
    if measure is Statistic.CORRELATION:
        return of_association(measure)
    if within:
        base = say("above {none} means more after than before", none=none)
    elif names is not None and measure in _OF_EVENTS:
        base = of_events(measure, *names)
    elif names is not None:
        base = between(measure, *names, measured)
    elif comparison is not None:
        base = say("above {none} means more", none=none) + (f": {comparison}" if comparison else "")
    else:
        return f"{say('as printed')}; {favouring}" if favours else say(SIGN_NOT_RECORDED)
    return f"{base}; {favouring}" if favours else base


def of_association(measure: Statistic) -> str:
    """Return the sign of a correlation."""
    none = _none(measure)
    return say("above {none} means that more of the one goes with more of the other", none=none)


def _favouring(measure: Statistic, favours: str, turned: bool) -> str:
    """Return what a printed figure favours, empty where that is not recorded."""
    if not favours:
        return ""
    if turned:
        return say("below 0 favours {favours}", favours=favours)
    return say("above {none} favours {favours}", none=_none(measure), favours=favours)


def _with(group: str) -> str:
    """Return a group as what something is found with: ``without bands`` is so already."""
    first = group.split(" ", 1)[0].lower()
    return group if first in _ALREADY and " " in group else say("with {group}", group=group)


def _none(measure: Statistic) -> str:
    """Return the figure of no effect."""
    return "1" if measure in RATIOS else "0"
