"""The factors between units that claims are written in: those of the units library."""

from decimal import Decimal

import pytest
from pint import UnitRegistry

from claimgrade.statistics.units import factor

# The spellings of people that the library writes in another way; a dietary calorie is 1,000 cal.
AS_PINT = {
    "mcg": "µg", "kilo": "kg", "lbs": "lb", "ug": "µg", "wk": "week", "calorie": "kcal",
    "feet": "foot", "mmhg": "mmHg", "kpa": "kPa", "kj": "kJ", "mm²": "mm**2", "cm²": "cm**2",
    "m²": "m**2", "mi": "mile", "sec": "second", "hr": "hour",
}  # fmt: skip

FAMILIES = [
    "ng µg mcg microgram mg milligram g gram kg kilogram kilo lb lbs pound oz ounce",
    "µm micrometre mm millimetre cm centimetre m metre km kilometre in inch ft foot feet mi mile",
    "ms millisecond s sec second min minute h hr hour d day wk week",
    "ml millilitre dl decilitre l litre",
    "mm² cm² m²",
    "kj kcal calorie",
    "mmhg kpa",
    "nmol/l µmol/l mmol/l mol/l",
    "pg/ml ng/l ng/ml µg/l µg/dl µg/ml mg/l mg/dl mg/ml g/l",
]

PRINTED_DIGITS = Decimal("1e-5")


@pytest.fixture(scope="module")
def library() -> "UnitRegistry[Decimal]":
    return UnitRegistry(non_int_type=Decimal)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_factor_is_the_one_of_the_units_library(
    family: str, library: "UnitRegistry[Decimal]"
) -> None:
    names = family.split()
    for one in names:
        for other in names:
            given = factor(one, other)
            assert given is not None, (one, other)
            source, target = (library.Unit(AS_PINT.get(n, n)) for n in (one, other))
            wanted = library.Quantity(Decimal(1), source).to(target).magnitude
            assert abs(given / Decimal(wanted) - 1) < PRINTED_DIGITS, (one, other)


def test_units_of_different_things_have_no_factor() -> None:
    assert all(
        factor(one.split()[0], other.split()[0]) is None
        for one in FAMILIES
        for other in FAMILIES
        if one != other
    )
