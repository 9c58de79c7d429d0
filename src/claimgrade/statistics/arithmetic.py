"""The arithmetic that leads from printed numbers to a figure, in words and signs."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from claimgrade.model.saying import say, sayable
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.figures import HUNDRED, Figure, Step, Term
from claimgrade.statistics.relative_effects import SOURCE
from claimgrade.statistics.sorts import plain_name
from claimgrade.statistics.units import unit_words

_MINUS = "−"

_MOST_DIGITS = 20
"""Digits before the point, or zeros after it, beyond which a number is shown with an exponent."""

_FORMULAS: Mapping[Step, str] = {
    Step.PRINTED: sayable("as printed"),
    Step.SHARE: sayable("people with the event / all people × 100"),
    Step.MULTIPLE: sayable("value after / value before"),
    Step.PERCENT_CHANGE: sayable("(value after − value before) / value before × 100"),
    Step.CHANGE: sayable("value after − value before"),
    Step.DIFFERENCE: sayable("one group − the other"),
    Step.SHARE_DIFFERENCE: sayable("share of one group − share of the other"),
    Step.RATIO: sayable("one group / the other"),
    Step.PERCENT_DIFFERENCE: sayable("(one group − the other) / the other × 100"),
    Step.MADE_ABSOLUTE: sayable("relative effect on the printed risk"),
    Step.AS_PERCENT: sayable("(multiple − 1) × 100"),
    Step.AS_MULTIPLE: sayable("1 + percent / 100"),
}
"""How each step is worked out."""

_SIGNED = frozenset(
    {
        Step.PERCENT_CHANGE,
        Step.CHANGE,
        Step.DIFFERENCE,
        Step.SHARE_DIFFERENCE,
        Step.PERCENT_DIFFERENCE,
        Step.AS_PERCENT,
    }
)
_DIFFERENCES = frozenset({Step.CHANGE, Step.DIFFERENCE})


class Scaled(NamedTuple):
    """A figure in the unit it is told in; ``scale`` is the factor from its own unit.

    ``like`` is the number whose digits it is told to, where it was found equal to one.
    """

    figure: Figure
    scale: Decimal = Decimal(1)
    unit: str | None = None
    like: Decimal | None = None


def formula(told: Scaled) -> str:
    """Return how a figure is worked out, the change of unit included."""
    base = formula_of(told.figure.step)
    if told.scale == 1:
        return base
    own, wanted = told.figure.unit or "", unit_words(told.unit or "")
    converted = say(
        "× {factor} from {unit} to {wanted}" if own else "× {factor} to {wanted}",
        factor=plain_number(told.scale),
        unit=unit_words(own),
        wanted=wanted,
    )
    return f"{base}; {converted}"


def formula_of(step: Step) -> str:
    """Return how a step is worked out, with the publication where it takes one."""
    said = say(_FORMULAS[step])
    return f"{said} ({say(SOURCE)})" if step is Step.MADE_ABSOLUTE else said


def value_words(told: Scaled) -> str:
    """Return the value a figure gives, with its unit: ``78 times``, ``+5.9%``."""
    figure = told.figure
    unit = told.unit if told.scale != 1 else figure.unit
    return with_unit(_signed(_rounded(told), figure.step), unit)


def range_words(low: Scaled, high: Scaled) -> str:
    """Return the values at both ends of a range, the unit once where they share it."""
    first, last = value_words(low), value_words(high)
    bare = low.figure.step is Step.PRINTED and low.scale == high.scale == 1
    if bare and low.figure.unit == high.figure.unit:
        first = plain_number(low.figure.value)
    elif first == last:
        return first
    return say("{low} to {high}", low=first, high=last)


def arithmetic(told: Scaled) -> str:
    """Return the way from the printed numbers to the figure, in one line.

    Such as ``0.11 to 8.6 ng/mL: 8.6 / 0.11 = 78 times``; a printed figure stands alone.
    """
    figure = told.figure
    own = Scaled(figure, like=told.like if told.scale == 1 else None)
    if figure.step is Step.PRINTED:
        line = with_unit(plain_number(figure.value), figure.unit)
    else:
        line = f"{_sum(figure)} = {value_words(own)}"
        if len(figure.terms) > 1:
            line = f"{terms_words(figure)}: {line}"
    return line if told.scale == 1 else f"{line} = {value_words(told)}"


def plain_number(value: Decimal) -> str:
    """Return a number as it was written, with a minus sign; an exponent only beyond 20 digits."""
    beyond = value and abs(value.adjusted()) > _MOST_DIGITS
    return (f"{value:.2e}" if beyond else f"{value:f}").replace("-", _MINUS)


def with_unit(number: str, unit: str | None) -> str:
    """Return a number and its unit, percent without a space."""
    if not unit:
        return number
    return number + unit if unit.startswith("%") else f"{number} {unit_words(unit)}"


def terms_words(figure: Figure) -> str:
    """Return the printed numbers of a figure: ``0.11 to 8.6 ng/mL``, ``12 against 8 cm²``."""
    if figure.step in (Step.MULTIPLE, Step.PERCENT_CHANGE, Step.CHANGE):
        after, before = figure.terms
        values = say("{before} to {after}", before=_own(before), after=_own(after))
        return with_unit(values, after.unit)
    if len(figure.terms) == 4:
        one, other = _share(figure.terms[:2]), _share(figure.terms[2:])
        return say("{one} against {other}", one=one, other=other)
    if figure.step is Step.MADE_ABSOLUTE and figure.relative is not None:
        return say(
            "{sort} {value} on {risk}",
            sort=plain_name(figure.relative),
            value=_own(figure.terms[0]),
            risk=_share(figure.terms[1:]),
        )
    if figure.step is Step.SHARE:
        return _share(figure.terms)
    if len(figure.terms) == 2:
        one, other = map(_own, figure.terms)
        values = say("{one} against {other}", one=one, other=other)
        return with_unit(values, figure.terms[0].unit)
    return with_unit(_own(figure.terms[0]), figure.terms[0].unit)


def _share(terms: tuple[Term, ...]) -> str:
    return say("{events} of {total}", events=_own(terms[0]), total=_own(terms[1]))


def _own(term: Term) -> str:
    return plain_number(term.value)


def _minus(one: str, other: str) -> str:
    return f"{one} − ({other})" if other.startswith(_MINUS) else f"{one} − {other}"


def _over(one: str, other: str) -> str:
    return f"({one}) / ({other})" if _MINUS in one + other else f"{one} / {other}"


def _percent_of(one: str, other: str) -> str:
    return f"({_minus(one, other)}) / {f'({other})' if _MINUS in other else other} × 100"


_SUMS: Mapping[Step, Callable[[str, str], str]] = {
    Step.MULTIPLE: _over,
    Step.RATIO: _over,
    Step.CHANGE: _minus,
    Step.DIFFERENCE: _minus,
    Step.PERCENT_CHANGE: _percent_of,
    Step.PERCENT_DIFFERENCE: _percent_of,
}


def _sum(figure: Figure) -> str:
    """Return the sum with its numbers, shares in percent where people are counted."""
    step, terms = figure.step, figure.terms
    if step is Step.AS_PERCENT:
        return f"({_own(terms[0])} − 1) × 100"
    if step is Step.AS_MULTIPLE:
        percent = _own(terms[0])
        return f"1 + {f'({percent})' if _MINUS in percent else percent} / 100"
    if step is Step.SHARE:
        return f"{_over(_own(terms[0]), _own(terms[1]))} × 100"
    if step is Step.MADE_ABSOLUTE:
        return _made_absolute(figure)
    if len(terms) == 4:
        one, other = _percent(*terms[:2]), _percent(*terms[2:])
        if step is Step.SHARE_DIFFERENCE:
            return _minus(one, other)
        return _SUMS[step](one, other)
    return _SUMS[step](*map(_own, terms))


def _made_absolute(figure: Figure) -> str:
    effect, risk = _own(figure.terms[0]), _percent(figure.terms[1], figure.terms[2])
    changed = {
        Statistic.RISK_RATIO: f"{effect} × {risk}",
        Statistic.ODDS_RATIO: f"{effect} × {risk} / (100% − {risk} + {effect} × {risk})",
        Statistic.HAZARD_RATIO: f"100% − (100% − {risk})^{effect}",
    }.get(figure.relative or Statistic.SETTING)
    if changed is None:
        changed = say("{effect} on {risk}", effect=effect, risk=risk)
    return f"{changed} − {risk}" if figure.statistic is Statistic.RISK_DIFFERENCE else changed


def _percent(events: Term, total: Term) -> str:
    share = plain_number(_significant(events.value / total.value * HUNDRED, 3))
    return f"{share.rstrip('0').rstrip('.') if '.' in share else share}%"


def _signed(value: Decimal, step: Step) -> str:
    words = plain_number(value)
    return f"+{words}" if step in _SIGNED and value > 0 else words


def _rounded(told: Scaled) -> Decimal:
    """Return the value to the digits it is compared in, else to those of the printed numbers."""
    figure = told.figure
    value = figure.value if told.scale == 1 else figure.value * told.scale
    if figure.step is Step.PRINTED and told.scale == 1:
        return value
    if told.like is not None:
        places = _places(told.like)
        near = _to_places(value, places)
        return near if near else _significant(value, 2)
    if figure.step in _DIFFERENCES and told.scale == 1:
        places = max(_places(term.value) for term in figure.terms)
        return _to_places(value, places)
    digits = min((_digits(term.value) for term in figure.terms), default=3)
    return _significant(value, max(digits, 2))


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _digits(value: Decimal) -> int:
    """Return how many significant digits a number was written with."""
    return len(value.as_tuple().digits)


def _significant(value: Decimal, digits: int) -> Decimal:
    """Return a value to so many significant digits; digits before the point are all kept."""
    if not value:
        return Decimal(0)
    return _to_places(value, max(digits - 1 - value.adjusted(), 0))


def _to_places(value: Decimal, places: int) -> Decimal:
    """Return a value to so many places after the point; one too long for that as it is."""
    if value and value.adjusted() + places > _MOST_DIGITS:
        return value
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
