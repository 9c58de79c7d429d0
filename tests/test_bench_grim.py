"""The GRIM test against the cases of the R package scrutiny (MIT, tests/fixtures/grim).

The five small tables that lie beside the cases state no expectation of their own.
"""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from claimgrade.statistics.consistency.grim import grim

FIXTURES = Path(__file__).parent / "fixtures" / "grim"
CASES: list[dict[str, Any]] = json.loads(
    (FIXTURES / "scrutiny_grim_cases.json").read_text(encoding="utf-8")
)


def test_every_case_is_here() -> None:
    assert len(CASES) == 55
    assert sum(case["expected"] for case in CASES) == 23
    assert (FIXTURES / "LICENSE.md").read_text(encoding="utf-8").startswith("# MIT License")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['x']} of {c['n']} x {c['items']}")
def test_a_mean_is_possible_where_the_reference_says_so(case: dict[str, Any]) -> None:
    found = grim(Decimal(case["x"]), case["n"], items=case["items"], percent=case["percent"])
    assert found.possible is case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['x']} of {c['n']} x {c['items']}")
def test_the_reference_agrees_with_trying_every_sum(case: dict[str, Any]) -> None:
    """By brute force, apart from our own arithmetic: a sum that rounds to the printed mean."""
    parts = case["n"] * case["items"]
    printed = Fraction(case["x"])
    unit = Fraction(1, 10 ** len(case["x"].partition(".")[2]))
    scale = 100 if case["percent"] else 1
    sums = range(int(printed * parts) + parts + 1)
    fits = any(abs(Fraction(total * scale, parts) - printed) <= unit / 2 for total in sums)
    assert fits is case["expected"]
