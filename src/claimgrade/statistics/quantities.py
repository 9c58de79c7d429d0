"""Whether amounts that are claimed were studied, whatever units they are written in.

Units convert with the definitions that pint ships (BIPM, The International System of Units, 9th
edition; NIST Special Publication 811 for mmHg and lb). A month is a twelfth of a year of 365.25
days. pint is asked for units that are seldom written; it takes longer to load than a whole review.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from claimgrade.statistics.amounts import NOT_CONVERTED, Range, parse
from claimgrade.statistics.units import size

if TYPE_CHECKING:
    from pint import UnitRegistry

_DAYS = {"month": Decimal("30.4375"), "year": Decimal("365.25")}
"""The lengths of what is no whole number of days in a calendar."""

_PLAIN = {"millimeter_Hg": "mmhg", "kilopascal": "kpa", "kilojoule": "kj", "kilocalorie": "kcal"}
"""Units by pint's names that ``units`` knows by others."""

__all__ = ["Overlap", "Range", "compare", "conversion", "parse", "ranges_meet"]


class Overlap(Enum):
    """How a claimed amount lies to those studied."""

    WITHIN = "within"
    PARTLY = "partly"
    APART = "apart"


def ranges_meet(claimed: str, studied: str) -> bool | None:
    """Return whether what is claimed and what was studied share any amount.

    Each sort of amount that both texts state (a load, a pressure, a length of time) must meet.
    ``None`` where the two have no sort of amount in common that can be compared.
    """
    overlap = compare(claimed, (studied,))
    return None if overlap is None else overlap is not Overlap.APART


def compare(claimed: str, studied: Iterable[str]) -> Overlap | None:
    """Return how the claimed amounts lie to all those studied together.

    ``WITHIN`` where every claimed amount was studied whole, ``APART`` where all that is claimed
    of a sort (a load, a pressure) lies outside what was studied of it, ``PARTLY`` otherwise;
    ``None`` where nothing compares.
    """
    known = [found for text in studied for found in parse(text)]
    sorts: dict[tuple[str, ...], list[Overlap | None]] = {}
    for wanted in parse(claimed):
        sorts.setdefault(wanted.unit, []).append(_lies(wanted, known))
    compared = [each for each in sorts.values() if any(each)]
    if not compared:
        return None
    if any(set(each) == {Overlap.APART} for each in compared):
        return Overlap.APART
    whole = all(set(each) == {Overlap.WITHIN} for each in sorts.values())
    return Overlap.WITHIN if whole else Overlap.PARTLY


@lru_cache(maxsize=4096)
def conversion(source: str, target: str) -> Decimal | None:
    """Return what to multiply an amount in ``source`` by to have it in ``target``.

    Both are pint's names of units; ``None`` where the two measure different things.
    """
    if source == target:
        return Decimal(1)
    if source in NOT_CONVERTED or target in NOT_CONVERTED:
        return None
    if any(sign in source + target for sign in ("%", "out of")):
        return None
    (family, value), (same, unit) = _size(source), _size(target)
    if family is not None and same is not None:
        return value / unit if family == same else None
    units = _registry()
    one, other = units.Unit(source), units.Unit(target)
    if not one.is_compatible_with(other):
        return None
    return Decimal(units.Quantity(Decimal(1), one).to(other).magnitude)


def _size(name: str) -> tuple[int | None, Decimal]:
    """Return the family and the size of a unit by pint's name of it, as ``units.size`` does."""
    family, days = size("day")
    if name in _DAYS:
        return family, days * _DAYS[name]
    return size(_PLAIN.get(name, name))


@lru_cache(maxsize=1)
def _registry() -> "UnitRegistry[Decimal]":
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal)


def _lies(wanted: Range, known: list[Range]) -> Overlap | None:
    """Return how one claimed amount lies to the studied ones of its sort; ``None`` if none is."""
    same = [one for one in (_in_unit(k, wanted) for k in known) if one is not None]
    if not same:
        return None
    if any(_holds(one, wanted) for one in same):
        return Overlap.WITHIN
    return Overlap.PARTLY if any(_meet(one, wanted) for one in same) else Overlap.APART


def _in_unit(found: Range, like: Range) -> Range | None:
    """Return an amount in the unit of another, its ends as wide as the digits written allow."""
    if found.unit == like.unit:
        return found
    if len(found.unit) != len(like.unit):
        return None
    scale = Decimal(1)
    for place, (one, other) in enumerate(zip(found.unit, like.unit, strict=True)):
        piece = conversion(one, other)
        if piece is None:
            return None
        scale = scale / piece if place else scale * piece
    slack = found.step * scale + like.step
    low = None if found.low is None else found.low * scale - slack
    high = None if found.high is None else found.high * scale + slack
    return Range(low, high, like.unit, found.step, found.strict)


def _meet(one: Range, other: Range) -> bool:
    lows = [r.low for r in (one, other) if r.low is not None]
    highs = [r.high for r in (one, other) if r.high is not None]
    if not lows or not highs:
        return True
    first, last = max(lows), min(highs)
    return first < last or (first == last and not (one.strict or other.strict))


def _holds(outer: Range, inner: Range) -> bool:
    below = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    above = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    shares_the_end = inner.strict or not (outer.strict and _share_an_end(outer, inner))
    return below and above and shares_the_end and _meet(outer, inner)


def _share_an_end(one: Range, other: Range) -> bool:
    same_low = one.low is not None and one.low == other.low
    return same_low or (one.high is not None and one.high == other.high)
