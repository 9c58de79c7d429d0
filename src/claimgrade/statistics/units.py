"""Units as people write them: which are the same, and by what factor others convert."""

from decimal import Decimal
from functools import lru_cache

from claimgrade.model.saying import say, sayable

_SPELLINGS = {"ug": "µg", "inches": "inch"}

_TIMES = ("times", "time", "fold", "-fold", "x", "×")

_FACTORS: tuple[dict[str, Decimal], ...] = tuple(
    {name: Decimal(factor) for names, factor in group for name in names.split()}
    for group in (
        (("ng", "1e-9"), ("µg mcg microgram", "1e-6"), ("mg milligram", "1e-3"),
         ("g gram", "1"), ("kg kilogram kilo", "1000"), ("lb lbs pound", "453.59237"),
         ("oz ounce", "28.349523125")),
        (("µm micrometre micrometer", "1e-6"), ("mm millimetre millimeter", "1e-3"),
         ("cm centimetre centimeter", "1e-2"), ("m metre meter", "1"),
         ("km kilometre kilometer", "1000"), ("in inch", "0.0254"),
         ("ft foot feet", "0.3048"), ("mi mile", "1609.344")),
        (("ms millisecond", "1e-3"), ("s sec second", "1"), ("min minute", "60"),
         ("h hr hour", "3600"), ("d day", "86400"), ("wk week", "604800")),
        (("ml millilitre milliliter", "1e-3"), ("dl decilitre deciliter", "0.1"),
         ("l litre liter", "1")),
        (("mm²", "1e-6"), ("cm²", "1e-4"), ("m²", "1")),
        (("kj", "1"), ("kcal calorie", "4.184")),
        (("mmhg", "0.133322387415"), ("kpa", "1")),
        (("nmol/l", "1e-6"), ("µmol/l", "1e-3"), ("mmol/l", "1"), ("mol/l", "1000")),
        (("pg/ml ng/l", "1e-3"), ("ng/ml µg/l", "1"), ("µg/dl", "10"), ("µg/ml mg/l", "1000"),
         ("mg/dl", "10000"), ("mg/ml g/l", "1000000")),
    )
)  # fmt: skip

_SIZES = {
    unit: (number, value)
    for number, family in enumerate(_FACTORS)
    for unit, value in family.items()
}

_WORDS = {
    unit: unit
    for unit in (
        sayable("people"),
        sayable("times"),
        sayable("times the value before"),
        sayable("percentage points"),
        sayable("standard deviations"),
        sayable("standard deviations before"),
    )
}
"""The units that what is worked out here has, where it is not in that of a record."""


def unit_words(unit: str) -> str:
    """Return a unit as it is told: one of a record as it is, others in the language in force."""
    return say(_WORDS[unit]) if unit in _WORDS else unit


@lru_cache(maxsize=4096)
def plain(unit: str) -> str:
    """Return a unit in one spelling: lower case, one micro sign, no plural."""
    word = " ".join(unit.casefold().replace("μ", "µ").replace("ug/", "µg/").split())
    word = word.replace("^2", "²").replace("per cent", "%").replace("percent", "%")
    word = _SPELLINGS.get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word


@lru_cache(maxsize=4096)
def is_percent(unit: str) -> bool:
    """Return whether a unit is percent of something (not percentage points)."""
    return plain(unit).startswith("%") and not is_percentage_points(unit)


@lru_cache(maxsize=4096)
def is_percentage_points(unit: str) -> bool:
    """Return whether a unit is percentage points."""
    word = plain(unit)
    return word in ("pp", "% point", "%-point") or word.startswith("%age p")


@lru_cache(maxsize=4096)
def is_times(unit: str) -> bool:
    """Return whether a unit says 'times as much' (fold, times, ×)."""
    first = plain(unit).split(" ")[0]
    return first in _TIMES or first.endswith("-fold") or first == "fold"


@lru_cache(maxsize=4096)
def factor(source: str, target: str) -> Decimal | None:
    """Return what to multiply a value in ``source`` by to have it in ``target``.

    1 where both are the same unit, ``None`` where no conversion is known.
    """
    one, other = plain(source), plain(target)
    if one == other:
        return Decimal(1)
    family, value = size(one)
    same, unit = size(other)
    return value / unit if family is not None and family == same else None


def size(unit: str) -> tuple[int | None, Decimal]:
    """Return what family a unit is of, and its size beside the others; ``None`` where unknown.

    The unit is in the spelling of :func:`plain`. Those of one family measure the same thing.
    """
    return _SIZES.get(unit, (None, Decimal(0)))
