"""Amounts as people write them: the doses, frequencies and lengths of time that words state.

An amount is read only where its number and its unit are both plain; other words state none.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_ABOUT = Decimal("0.10")
"""How far, as a share of it, an amount given as 'about' may be off; as for claimed numbers."""

_HALF = Decimal("0.5")
_NOTHING = Decimal(0)

_UNITS = {
    "kg kilo kilogram": "kilogram", "g gram": "gram", "mg milligram": "milligram",
    "µg mcg ug microgram": "microgram", "lb pound": "pound", "oz ounce": "ounce",
    "km kilometre kilometer": "kilometer", "m metre meter": "meter",
    "cm centimetre centimeter": "centimeter", "mm millimetre millimeter": "millimeter",
    "inch": "inch", "ft foot feet": "foot", "mi mile": "mile",
    "s sec second": "second", "min minute": "minute", "h hr hour": "hour", "d day": "day",
    "wk week": "week", "month": "month", "y yr year": "year",
    "mmhg": "millimeter_Hg", "kpa": "kilopascal", "pa": "pascal", "psi": "psi", "bar": "bar",
    "w watt": "watt", "kj": "kilojoule", "j joule": "joule", "kcal": "kilocalorie",
    "newton": "newton", "l litre liter": "liter", "dl": "deciliter", "ml": "milliliter",
    "mol": "mole", "mmol": "millimole", "µmol umol": "micromole", "nmol": "nanomole",
    "ng": "nanogram", "pg": "picogram",
    "rep repetition": "repetition", "set": "set", "session bout workout": "session",
    "time": "time", "step": "step", "rpm": "rpm", "iu": "iu", "beat": "beat", "rm": "rm",
    "°c": "celsius",
}  # fmt: skip
NOT_CONVERTED = frozenset(
    {"repetition", "set", "session", "time", "step", "rpm", "iu", "beat", "rm", "celsius"}
)
"""Units that are counted, or whose zero lies elsewhere: no factor leads from one to another."""

_NAMES = {word: name for words, name in _UNITS.items() for word in words.split()}

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_WORDS = {word: Decimal(value) for value, word in enumerate(_WORDS, 1)}

_OF_WHAT = {
    "1rm": ("1rm",),
    "mvc": ("maximal voluntary contraction", "maximum voluntary contraction", "mvc"),
    "occlusion pressure": (
        "arterial occlusion pressure", "limb occlusion pressure", "occlusion pressure",
        "aop", "lop",
    ),
    "heart rate reserve": ("heart rate reserve", "hrr"),
    "maximal heart rate": ("maximal heart rate", "maximum heart rate", "hrmax", "hr max"),
    "vo2max": ("maximal oxygen uptake", "maximum oxygen uptake", "vo2max", "vo2 max"),
}  # fmt: skip
_REFERENTS = {name: referent for referent, names in _OF_WHAT.items() for name in names}

_ONE_REPETITION_MAXIMUM = re.compile(r"\b(?:one|1)[- ]?(?:repetition maximum|rep max|rm)\b")

_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b"
_UNIT = rf"(?:{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})s?(?![a-z0-9²³^])"
_PERCENT = r"%|per ?cent\b"
_OFTEN = re.compile(
    r"\b(?P<count>once|twice|thrice)(?:\s+or\s+(?P<more>twice|thrice))?"
    r"\s+(?:a\s+|per\s+|each\s+|every\s+)?(?P<per>day|daily|week|weekly|month|monthly)\b"
    r"|\b(?P<alone>daily|weekly|every day|every week)\b"
)
_TIMES = {"once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month"}
_MOST_BEFORE = ("below", "under", "less", "up", "at most", "no more", "<", "≤")
_LEAST_BEFORE = ("at least", "more", "over", "above", ">", "≥")
_STRICTLY = ("below", "under", "less", "more", "over", "above", "<", ">")
_ABOUT_BEFORE = ("about", "around", "roughly", "approximately", "~")


class Range(NamedTuple):
    """An amount from ``low`` to ``high``, both equal for a single one, ``None`` where open.

    ``unit`` is the unit, piece by piece: ``("meter", "minute")`` is metres a minute, and
    ``("% of 1rm",)`` a share of a one-repetition maximum. ``step`` is half of the last digit
    written. ``strict`` is true where the end that is given does not belong to it (below 50).
    """

    low: Decimal | None
    high: Decimal | None
    unit: tuple[str, ...]
    step: Decimal = _NOTHING
    strict: bool = False


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Range, ...]:
    """Return every amount with a unit that a text states, in order; none where it states none."""
    words = _plain(text)
    found = [amount for match in _amount_pattern().finditer(words) for amount in _amounts(match)]
    return _joined([*found, *_often(words)])


@lru_cache(maxsize=1)
def _amount_pattern() -> re.Pattern[str]:
    """Return the pattern of one amount; it takes long to make and few runs need it."""
    return re.compile(
        rf"(?P<before>\b(?:below|under|less than|up to|at most|no more than|at least|more than|over"
        rf"|above|about|around|roughly|approximately|between)\s+|[<>≤≥~]\s*)?"
        rf"(?<![\d.])(?P<low>{_NUMBER})"
        rf"(?:\s*±\s*[\d.]+)?"
        rf"(?:(?:\s*(?:{_PERCENT}|{_UNIT}))?\s*-?\s*(?P<to>to|or|and|-|–)\s*(?P<high>{_NUMBER}))?"
        rf"\s*-?\s*(?:(?P<percent>{_PERCENT})(?=\s*(?:of\s+)?(?:the\s+|his\s+|her\s+|their\s+)?"
        rf"(?P<of>[a-z0-9 ]*))"
        rf"|out of (?P<scale>\d+)"
        rf"|(?P<unit>{_UNIT}(?:\s*/\s*{_UNIT})*)(?!\s*/)"
        rf"(?:\s+(?:a|per|each|every)\s+(?P<per>{_UNIT}))?)"
        rf"(?P<after>\s+or (?:more|less|longer|fewer))?"
    )


def _plain(text: str) -> str:
    words = " ".join(text.casefold().replace("μ", "µ").split())
    return _ONE_REPETITION_MAXIMUM.sub("1rm", words.replace("heart-rate", "heart rate"))


def _amounts(match: re.Match[str]) -> Iterator[Range]:
    """Yield the amount that a match states; two where it is 'this and that', not 'between'."""
    unit, before = _unit_of(match), (match["before"] or "").strip()
    low, high = _value(match["low"]), _value(match["high"] or match["low"])
    if unit is None or high < low:
        return
    both = match["to"] == "and" and before != "between"
    for first, last in ((low, low), (high, high)) if both else ((low, high),):
        step = max(_half_digit(first), _half_digit(last))
        yield _bounded(Range(first, last, unit, step), before, match["after"])


def _bounded(found: Range, before: str, after: str | None) -> Range:
    """Return the amount as the words around it bound it: below, at least, about, or more."""
    strict = before.startswith(_STRICTLY)
    after = (after or "").strip()
    if before.startswith(_MOST_BEFORE) or after in ("or less", "or fewer"):
        return found._replace(low=None, strict=strict)
    if before.startswith(_LEAST_BEFORE) or after in ("or more", "or longer"):
        return found._replace(high=None, strict=strict)
    if before.startswith(_ABOUT_BEFORE) and found.low is not None and found.high is not None:
        return found._replace(low=found.low * (1 - _ABOUT), high=found.high * (1 + _ABOUT))
    return found


def _unit_of(match: re.Match[str]) -> tuple[str, ...] | None:
    if match["percent"]:
        return (_share_of(match["of"] or ""),)
    if match["scale"]:
        return (f"out of {match['scale']}",)
    pieces = [_named(word) for word in match["unit"].split("/")]
    if match["per"]:
        pieces.append(_named(match["per"]))
    if pieces[0] in ("session", "day") and len(pieces) == 2:  # days a week: times a week
        pieces[0] = "time"
    bare = pieces == ["time"] or (pieces == ["rm"] and match["low"] == "1")
    return None if bare else tuple(pieces)


def _share_of(words: str) -> str:
    """Return what a percentage is a share of, in one name; the words themselves if not known."""
    said = " ".join(words.split())
    for name, referent in _REFERENTS.items():
        if said == name or said.startswith(f"{name} "):
            return f"% of {referent}"
    return f"% of {said}" if said else "%"


def _named(word: str) -> str:
    word = word.strip()
    return _NAMES[word] if word in _NAMES else _NAMES[word.removesuffix("s")]


def _value(number: str) -> Decimal:
    return _NUMBER_WORDS.get(number) or Decimal(number.replace(",", ""))


def _half_digit(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return _HALF.scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else _HALF


def _often(words: str) -> Iterator[Range]:
    """Yield how often, where it is said in words: twice a week, daily."""
    for match in _OFTEN.finditer(words):
        if match["alone"]:
            period = match["alone"].removeprefix("every ")
            count = more = Decimal(1)
        else:
            period = match["per"]
            count = _TIMES[match["count"]]
            more = _TIMES[match["more"] or match["count"]]
        yield Range(count, more, ("time", _PERIODS.get(period, period)))


def _joined(found: list[Range]) -> tuple[Range, ...]:
    """Return the amounts, times a day on days a week multiplied to times a week."""
    daily = [r for r in found if r.unit == ("time", "day")]
    weekly = [r for r in found if r.unit == ("time", "week")]
    if len(daily) != 1 or len(weekly) != 1:
        return tuple(found)
    (day,), (week,) = daily, weekly
    low = day.low * week.low if day.low is not None and week.low is not None else None
    high = day.high * week.high if day.high is not None and week.high is not None else None
    rest = [r for r in found if r is not day and r is not week]
    return (*rest, Range(low, high, ("time", "week")))
