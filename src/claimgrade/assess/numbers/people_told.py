"""A relative number told from what to what: in people, or by the values before and after."""

from claimgrade.assess.case import Case
from claimgrade.assess.evidence.lines import Line
from claimgrade.assess.numbers.absolute import absolute_of
from claimgrade.assess.numbers.finding import find, nearest_figure
from claimgrade.model.ledger import Absolute
from claimgrade.model.saying import say, sayable
from claimgrade.statistics.arithmetic import terms_words
from claimgrade.statistics.figures import Figure, Step

_RECORD_IT = sayable(
    "Give the value before or without it in the same sentence; with a 'baseline_risk' recorded, "
    "'claimgrade numbers' tells it in people."
)

_FROM_TO = (Step.MULTIPLE, Step.PERCENT_CHANGE, Step.RATIO, Step.PERCENT_DIFFERENCE)


def from_what_to_what(case: Case, index: int) -> str:
    """Return how to tell a relative number from what to what, with the values where known."""
    seen = _figure(case, index)
    if seen is None:
        return say(_RECORD_IT)
    figure, line = seen
    absolute = absolute_of(case, line, figure)
    if isinstance(absolute, Absolute):
        told = people_words(absolute)
        return say("Give the value before or without it in the same sentence: {told}.", told=told)
    if isinstance(absolute, str):
        return say(_RECORD_IT)
    if figure.step not in _FROM_TO:
        return say("Give the value before or without it in the same sentence.")
    return say(
        "Give the value before or without it in the same sentence, such as {values}.",
        values=terms_words(figure),
    )


def people_words(absolute: Absolute) -> str:
    """Return a relative effect in people: ``20 of 100 without it, 14 with it``."""
    without, with_it = round(absolute.without), round(absolute.with_it)
    return say(
        "{without} of {per} people without it, {with_it} with it",
        without=f"{without:,}",
        per=f"{absolute.per:,}",
        with_it=f"{with_it:,}",
    )


def _figure(case: Case, index: int) -> tuple[Figure, Line] | None:
    found = find(case, index)
    if found is not None:
        return found.match.figure, found.line
    near = nearest_figure(case, case.claim.claimed_numbers[index])
    return (near.match.figure, near.line) if near is not None else None
