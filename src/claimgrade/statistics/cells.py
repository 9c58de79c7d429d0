"""The places in a record that a figure comes from, in words."""

from claimgrade.model.saying import say, sayable
from claimgrade.statistics.figures import Figure, Step, Term
from claimgrade.statistics.sorts import plain_name

_OF_GROUP = {
    "before": sayable("{group}, before"),
    "change": sayable("{group}, change"),
    "median": sayable("{group}, median"),
    "events": sayable("{group}, events"),
    "total": sayable("{group}, total"),
    "low": sayable("lower end of {group}"),
    "high": sayable("upper end of {group}"),
}

_OF_RESULT = {
    "estimate": sayable("estimate"),
    "low": sayable("lower end"),
    "high": sayable("upper end"),
}

_FROM_BEFORE = (Step.MULTIPLE, Step.PERCENT_CHANGE, Step.CHANGE)


def term_words(term: Term) -> str:
    """Return which printed number a term is: its group, or what it is of the whole result."""
    group, _, field = term.field.removeprefix("groups.").rpartition(".")
    if group:
        return say(_OF_GROUP[field], group=group) if field in _OF_GROUP else group
    return say(_OF_RESULT[field]) if field in _OF_RESULT else term.name


def cell_words(figure: Figure) -> str:
    """Return where a figure stands in its result, or which printed numbers it is made of."""
    first, *others = figure.terms
    if figure.step is Step.SHARE:
        return f"{_group(first)}, {_count(first, others[0])}"
    if figure.step in _FROM_BEFORE:
        values = say("{before} to {after}", before=others[0].value, after=first.value)
        return f"{_group(first)}, {values}"
    if figure.step is Step.MADE_ABSOLUTE and figure.relative is not None:
        return say(
            "{sort} {value} on {group}",
            sort=plain_name(figure.relative),
            value=first.value,
            group=_group(others[0]),
        )
    if len(figure.terms) == 4:
        return say("{one} against {other}", one=_group(first), other=_group(others[1]))
    if others:
        return say("{one} against {other}", one=term_words(first), other=term_words(others[0]))
    return term_words(first)


def _group(term: Term) -> str:
    return term.field.removeprefix("groups.").rpartition(".")[0]


def _count(events: Term, total: Term) -> str:
    return say("{events} of {total}", events=events.value, total=total.value)
