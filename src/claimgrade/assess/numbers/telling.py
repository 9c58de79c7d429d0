"""Figures of the evidence told beside the number they are compared with."""

from decimal import Decimal

from claimgrade.assess.evidence.lines import Line, source_name
from claimgrade.assess.numbers.found import Found
from claimgrade.model.claim import ClaimedNumber
from claimgrade.statistics.arithmetic import Scaled, arithmetic, value_words
from claimgrade.statistics.figures import Step
from claimgrade.statistics.matching import Closeness, Match


def scaled(match: Match, number: ClaimedNumber, like: Decimal | None = None) -> Scaled:
    """Return a figure in the unit of a claimed number, to the digits of ``like`` if given."""
    unit = number.unit if isinstance(number.unit, str) else None
    return Scaled(match.figure, match.scale, unit, like)


def digits_of(match: Match, wanted: Decimal) -> Decimal | None:
    """Return the number whose digits a figure was found equal to; ``None`` if only about equal."""
    return wanted if match.closeness in (Closeness.EQUAL, Closeness.ROUNDED) else None


def found_words(found: Found, number: ClaimedNumber) -> str:
    """Return where a number was found; the arithmetic where it is not the printed figure."""
    match = found.match
    if match.figure.step is Step.PRINTED and match.scale == 1:
        return found.words
    told = scaled(match, number, digits_of(match, number.value))
    return f"{found.words}: {arithmetic(told)}"


def figure_words(match: Match, line: Line, number: ClaimedNumber) -> str:
    """Return a figure with its source and arithmetic: ``8.6 / 0.11 = 78 times (Takano 2005)``."""
    told, where = scaled(match, number), source_name(line.source, line.entry.source)
    if match.figure.step is Step.PRINTED and match.scale == 1:
        return f"{value_words(told)} ({where})"
    return f"{arithmetic(told)} ({where})"
