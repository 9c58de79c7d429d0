"""Amounts in words, and whether what is claimed was studied.

Conversions are checked against published definitions: 1 mmHg = 133.322 387 415 Pa and
1 lb = 0.453 592 37 kg (NIST SP 811), a mile of 1609.344 m, a calorie of 4.184 J.
"""

import subprocess
import sys
from decimal import Decimal
from itertools import product

import pytest
from pint import UnitRegistry

from claimgrade.statistics.amounts import _NAMES, NOT_CONVERTED
from claimgrade.statistics.quantities import Overlap, compare, conversion, parse, ranges_meet

Amount = tuple[float | None, float | None, str]


def _amounts(text: str) -> list[Amount]:
    return [
        (
            None if found.low is None else float(found.low),
            None if found.high is None else float(found.high),
            "/".join(found.unit),
        )
        for found in parse(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 to 30 % of 1RM", [(20, 30, "% of 1rm")]),
        ("20-30% of one-repetition maximum", [(20, 30, "% of 1rm")]),
        ("30 percent of 1-RM", [(30, 30, "% of 1rm")]),
        ("60–80 % AOP", [(60, 80, "% of occlusion pressure")]),
        ("20% MVC", [(20, 20, "% of mvc")]),
        ("100 mmHg", [(100, 100, "millimeter_Hg")]),
        ("20% to 30% 1RM", [(20, 30, "% of 1rm")]),
        (
            "30% 1RM at 60% of occlusion pressure",
            [(30, 30, "% of 1rm"), (60, 60, "% of occlusion pressure")],
        ),
        ("2 to 3 times a week", [(2, 3, "time/week")]),
        ("two or three sessions per week", [(2, 3, "time/week")]),
        ("3 days/week", [(3, 3, "time/week")]),
        ("once or twice a week", [(1, 2, "time/week")]),
        ("twice daily", [(2, 2, "time/day")]),
        ("every day", [(1, 1, "time/day")]),
        ("twice a day, 6 days a week", [(12, 12, "time/week")]),
        ("6- to 8-week programme", [(6, 8, "week")]),
        ("5 x 2 min at 50 m/min", [(2, 2, "minute"), (50, 50, "meter/minute")]),
        ("mean 36 µg/kg a day", [(36, 36, "microgram/kilogram/day")]),
        ("3 to 5 mmol/L", [(3, 5, "millimole/liter")]),
        ("1,000 mg/day", [(1000, 1000, "milligram/day")]),
        ("68 ± 2 years", [(68, 68, "year")]),
        ("7 out of 10", [(7, 7, "out of 10")]),
        ("sets of 10RM", [(10, 10, "rm")]),
        ("loads of 20 and 30 kg", [(20, 20, "kilogram"), (30, 30, "kilogram")]),
        ("between 20 and 30 kg", [(20, 30, "kilogram")]),
        ("below 50% of 1RM", [(None, 50, "% of 1rm")]),
        ("at least 8 weeks", [(8, None, "week")]),
        ("8 weeks or more", [(8, None, "week")]),
        ("about 50 mmHg", [(45, 55, "millimeter_Hg")]),
    ],
)
def test_an_amount_is_read_with_its_range_and_unit(text: str, expected: list[Amount]) -> None:
    assert _amounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "light",
        "as tight as feels right",
        "in 12 men",
        "12 in each arm",
        "5 cm²",
        "27 kg/m²",
        "standard error 7.7",
        "strength (1RM)",
        "1.3 times resting systolic pressure",
        "30 to 20 kg",
        "half of the usual load",
        "",
    ],
)
def test_words_without_a_plain_amount_state_none(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("source", "target", "published"),
    [
        ("millimeter_Hg", "pascal", "133.322387415"),
        ("pound", "kilogram", "0.45359237"),
        ("ounce", "gram", "28.349523125"),
        ("mile", "meter", "1609.344"),
        ("foot", "meter", "0.3048"),
        ("kilocalorie", "kilojoule", "4.184"),
        ("psi", "pascal", "6894.757"),
        ("year", "day", "365.25"),
        ("week", "hour", "168"),
    ],
)
def test_units_convert_by_their_published_definitions(
    source: str, target: str, published: str
) -> None:
    found = conversion(source, target)
    assert found is not None
    assert abs(found / Decimal(published) - 1) < Decimal("1e-6")


@pytest.mark.parametrize(
    ("source", "target"),
    [("kilogram", "week"), ("% of 1rm", "% of mvc"), ("set", "session"), ("celsius", "kilogram")],
)
def test_what_measures_different_things_does_not_convert(source: str, target: str) -> None:
    assert conversion(source, target) is None


@pytest.mark.parametrize(
    ("claimed", "studied", "meets"),
    [
        ("20 to 30% 1RM", "20% of one-repetition maximum", True),
        ("20 to 30% 1RM", "80% of one-repetition maximum", False),
        ("100 mmHg", "13.3 kPa", True),  # 13.3 kPa = 99.76 mmHg
        ("100 mmHg", "20 kPa", False),  # 150.0 mmHg
        ("8 weeks", "2 months", True),  # 60.9 days, written to the month
        ("8 weeks", "6 months", False),
        ("200 lb", "90 kg", True),  # 90.7 kg
        ("200 lb", "95 kg", False),
        ("50 m/min", "3 km/h", True),
        ("150 minutes a week", "2.5 hours a week", True),
        ("2 to 3 times a week", "once a week", False),
        ("12 times a week", "twice a day, 6 days a week", True),
        ("twice a week", "twice a day", False),
        ("below 50% 1RM", "50% 1RM", False),
        ("up to 50% 1RM", "50% 1RM", True),
        ("at least 8 weeks", "12 weeks", True),
        ("over 8 weeks", "6 weeks", False),
        ("about 50% 1RM", "45% 1RM", True),
        ("about 50% 1RM", "40% 1RM", False),
        ("20% 1RM, 200 mmHg", "20% 1RM, 100 mmHg", False),
        ("20% 1RM, 200 mmHg", "20% 1RM", True),
        ("loads of 20 and 40 kg", "20 kg", True),
        ("36 µg/kg a day", "0.25 mg/kg a week", True),  # 35.7 µg/kg a day
    ],
)
def test_amounts_meet_where_they_share_a_value_in_any_unit(
    claimed: str, studied: str, meets: bool
) -> None:
    assert ranges_meet(claimed, studied) is meets


@pytest.mark.parametrize(
    ("claimed", "studied"),
    [
        ("light", "heavy"),
        ("20% 1RM", "light"),
        ("20% 1RM", "20% MVC"),
        ("20% 1RM", "20 kg"),
        ("8 weeks", "8 kg"),
        ("36 µg/kg a day", "once a day"),
        ("150 minutes a week", "36 µg/kg"),
        ("40 °C", "104 kg"),
    ],
)
def test_what_cannot_be_compared_is_not_guessed(claimed: str, studied: str) -> None:
    assert ranges_meet(claimed, studied) is None


@pytest.mark.parametrize(
    ("claimed", "studied", "expected"),
    [
        ("20% 1RM", ["20 to 30% 1RM"], Overlap.WITHIN),
        ("20 to 30% 1RM", ["20% 1RM"], Overlap.PARTLY),
        ("50% 1RM", ["20% 1RM", "80% 1RM"], Overlap.APART),
        ("80% 1RM", ["20% 1RM", "80% 1RM"], Overlap.WITHIN),
        ("20% 1RM at 200 mmHg", ["20% 1RM"], Overlap.PARTLY),
        ("20% 1RM at 200 mmHg", ["20% 1RM", "180 to 220 mmHg"], Overlap.WITHIN),
        ("up to 50% 1RM", ["below 50% 1RM"], Overlap.PARTLY),
        ("below 50% 1RM", ["up to 50% 1RM"], Overlap.WITHIN),
        ("20% 1RM", [], None),
    ],
)
def test_what_several_studies_did_counts_together(
    claimed: str, studied: list[str], expected: Overlap | None
) -> None:
    assert compare(claimed, studied) is expected


def test_amounts_convert_as_the_units_library_has_it() -> None:
    units: UnitRegistry[Decimal] = UnitRegistry(non_int_type=Decimal)
    names = sorted(set(_NAMES.values()) - NOT_CONVERTED)
    differing = []
    for one, other in product(names, names):
        source, target = units.Unit(one), units.Unit(other)
        found = conversion(one, other)
        if not source.is_compatible_with(target):
            right = found is None
        else:
            wanted = Decimal(units.Quantity(Decimal(1), source).to(target).magnitude)
            right = found is not None and abs(found / wanted - 1) < Decimal("1e-12")
        if not right:
            differing.append((one, other, found))
    assert not differing


def test_pint_is_loaded_only_for_units_that_are_seldom_written() -> None:
    code = (
        "import sys; from claimgrade.statistics.quantities import ranges_meet;"
        "assert ranges_meet('20% 1RM', '30% 1RM') is False;"
        "assert ranges_meet('8 weeks', '2 months');"
        "assert ranges_meet('100 mmHg', '10 minutes') is None;"
        "assert 'pint' not in sys.modules;"
        "assert ranges_meet('1 bar', '14.5 psi');"
        "assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
