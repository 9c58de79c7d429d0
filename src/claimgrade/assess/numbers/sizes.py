"""How large a result is beside the size from which an effect is called large."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from claimgrade.assess.evidence.effects import no_effect
from claimgrade.assess.evidence.lines import Line, source_name
from claimgrade.model.saying import say
from claimgrade.statistics.arithmetic import plain_number, with_unit
from claimgrade.statistics.figures import number_in, unit_of


class _Size(NamedTuple):
    """The share of a large effect that a result reaches, and the sum in words."""

    share: Decimal
    words: str


def against_large(lines: Iterable[Line], factor: Decimal) -> str:
    """Return the sum of the result that comes nearest to a large effect, in brackets.

    A difference is set against ``factor`` times the smallest that matters, a ratio against that
    ratio to the power of ``factor``. Nothing where no such sum can be made.
    """
    sizes = [size for line in lines if (size := _size(line, factor)) is not None]
    if not sizes:
        return ""
    return f" ({max(sizes, key=lambda size: size.share).words})"


def _size(line: Line, factor: Decimal) -> _Size | None:
    result = line.result
    if result is None:
        return None
    none, unit = no_effect(result), unit_of(result)
    estimate, important = number_in(result.estimate), number_in(result.mid)
    if none is None or estimate is None or not important:
        return None
    named = source_name(line.source, line.entry.source)
    printed = f"{named}: {with_unit(plain_number(estimate), unit)}"
    if none:
        told = say(
            "{printed}, large from {threshold} or its inverse",
            printed=printed,
            threshold=_large_ratio(important, none, factor),
        )
        return _Size(_ratio(estimate / none), told)
    large = factor * abs(important)
    words = f"{plain_number(factor)} × {plain_number(abs(important))}"
    sum_of = f"{words} = {plain_number(large)}"
    told = say("{printed}, large from {threshold}", printed=printed, threshold=sum_of)
    return _Size(abs(estimate) / large, told)


def _ratio(share: Decimal) -> Decimal:
    return share if share >= 1 or not share else 1 / share


def _large_ratio(important: Decimal, none: Decimal, factor: Decimal) -> str:
    large = (_ratio(important / none) ** factor).normalize()
    return plain_number(round(large, 2))
