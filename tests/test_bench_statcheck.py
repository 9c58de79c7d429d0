"""Printed tests against the assertions of the R package statcheck, read from ../shared/bench.

Nuijten & Epskamp's own tests, as JSON: texts, options, a variable, and what it must be. They are
not part of this repository; without the folder these tests are skipped.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claimgrade.statistics.consistency.recomputed import Agreement, Judging, recompute
from claimgrade.statistics.consistency.reported import (
    PrintedP,
    PrintedTest,
    p_values_in,
    printed_tests,
)

FILE = Path(__file__).parents[2] / "shared" / "bench" / "statcheck" / "testthat_assertions.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else []

if not CASES:
    pytest.skip(f"no reference data: {FILE} is absent", allow_module_level=True)
pytest.importorskip("scipy", reason="p values need the extra: pip install 'claimgrade[stats]'")

# What does not apply, by its place in the file, each with the reason.
NOT_HELD = {
    0: "the share of an article's tests in APA style: a measure of style, which no record needs",
    281: "statcheck keeps 'i2(28) = 2.20 …' of 'chi2(28) = 2.20 …'; we keep the whole",
}

# The file lost this option of the R code: without it the next assertion would contradict 221,
# which is the same text.
LOST_OPTIONS = {222: {"pZeroError": "FALSE"}}

KINDS = {"Z": "z", "Chi2": "χ²"}


def judging_of(options: dict[str, str]) -> Judging:
    return Judging(
        alpha=Decimal(options.get("alpha", ".05")),
        one_tailed=options.get("OneTailedTests") == "TRUE",
        one_tailed_if_said=options.get("OneTailedTxt") == "TRUE",
        equal_is_significant=options.get("pEqualAlphaSig") != "FALSE",
        zero_is_error=options.get("pZeroError") != "FALSE",
    )


def values_in_r(text: str) -> list[str]:
    """Read a number, a word, c(…) or rep(…, n) of R as its values."""
    spread = re.sub(r"rep\(([^,]+), (\d+)\)", lambda rep: ", ".join([rep[1]] * int(rep[2])), text)
    return [value.strip('" ') for value in spread.removeprefix("c(").rstrip(")").split(",")]


def area(density: Callable[[float], float], start: float, end: float, steps: int = 20000) -> float:
    """Integrate by Simpson's rule."""
    width = (end - start) / steps
    inner = sum((4 if i % 2 else 2) * density(start + i * width) for i in range(1, steps))
    return (density(start) + inner + density(end)) * width / 3


def t_density(df: float) -> Callable[[float], float]:
    log = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - math.log(df * math.pi) / 2
    return lambda x: math.exp(log - (df + 1) / 2 * math.log1p(x * x / df))


def chi_square_density(df: float) -> Callable[[float], float]:
    log = -df / 2 * math.log(2) - math.lgamma(df / 2)
    return lambda x: math.exp(log + (df / 2 - 1) * math.log(x) - x / 2) if x else 0.0


# t, F, r, z, χ² and Q of the assertions on computed p values, without scipy. F with 2 and d
# degrees of freedom has the closed form (1 + 2F/d)^(-d/2).
OWN_P = {
    "t(28) = 2.20, p = .03": lambda: 1 - 2 * area(t_density(28), 0, 2.2),
    "F(2, 28) = 2.20, p = .15": lambda: (1 + 2 * 2.2 / 28) ** -14,
    "r(28) = .22, p = .26": lambda: (
        1 - 2 * area(t_density(28), 0, 0.22 * math.sqrt(28 / (1 - 0.22**2)))
    ),
    " z = 2.20, p = .04": lambda: math.erfc(2.2 / math.sqrt(2)),
    "chi2(28) = 22.20, p = .79": lambda: 1 - area(chi_square_density(28), 0, 22.2),
    "Q(28) = 22.20, p = .79": lambda: 1 - area(chi_square_density(28), 0, 22.2),
}


def of_tests(variable: str, found: list[PrintedTest], judging: Judging) -> list[Any]:
    """Return what a variable of statcheck is for each test that was read."""
    read: dict[str, Callable[[PrintedTest], Any]] = {
        "VAR_ERROR": lambda t: recompute(t, judging).agreement is not Agreement.CONSISTENT,
        "VAR_DEC_ERROR": lambda t: recompute(t, judging).agreement is Agreement.DECISION,
        "VAR_COMPUTED_P": lambda t: recompute(t, judging).computed,
        "VAR_TYPE": lambda t: str(t.kind),
        "VAR_DF1": lambda t: t.df1,
        "VAR_DF2": lambda t: t.df2,
        "VAR_TEST_COMPARISON": lambda t: str(t.comparison),
        "VAR_TEST_VALUE": lambda t: t.value,
        "VAR_RAW": lambda t: t.raw,
        "VAR_P_COMPARISON": lambda t: str(t.p.comparison),
        "VAR_REPORTED_P": lambda t: t.p.value,
    }
    return [read[variable](test) for test in found]


def of_p_values(variable: str, found: list[PrintedP]) -> list[Any]:
    return [str(p.comparison) if variable == "VAR_P_COMPARISON" else p.value for p in found]


def found_in(case: dict[str, Any], options: dict[str, str]) -> list[Any]:
    """Return the values of a case's variable, one for each result in its texts."""
    texts, variable = case["text"], case["variable"]
    if options.get("AllPValues") == "TRUE":
        p_values = [p for text in texts for p in p_values_in(text)]
        return [len(p_values)] if variable == "N_RESULTS" else of_p_values(variable, p_values)
    by_text = [printed_tests(text) for text in texts]
    if variable == "N_RESULTS":
        return [sum(map(len, by_text))]
    if variable == "VAR_SOURCE":
        return [str(place) for place, found in enumerate(by_text, 1) for _ in found]
    found = [test for tests in by_text for test in tests]
    return of_tests(variable, found, judging_of(options))


def expected_of(case: dict[str, Any]) -> list[Any]:
    """Return what the assertion expects, in our own words where statcheck's differ."""
    decides = case["variable"] in ("VAR_ERROR", "VAR_DEC_ERROR")
    if case["expect"] in ("true", "false") and decides:
        return [case["expect"] == "true"]
    if case["expect"] == "true":
        return [None]  # is.na(…)
    if case["value"] == "computed":
        return [pytest.approx(OWN_P[case["text"][0]](), abs=1e-9)]
    if case["variable"] == "VAR_RAW":
        return [case["value"].strip('"')]
    values = values_in_r(case["value"])
    if decides:
        return [value == "TRUE" for value in values]
    if case["variable"] in ("VAR_TYPE", "VAR_TEST_COMPARISON", "VAR_P_COMPARISON", "VAR_SOURCE"):
        return [KINDS.get(value, value) for value in values]
    return [Decimal(value) for value in values]


def test_no_assertion_is_dropped() -> None:
    assert len(CASES) == 334
    assert len(NOT_HELD) == 2
    assert {case["expect"] for case in CASES} == {"true", "false", "equal"}
    single = Counter(case["variable"] for case in CASES)
    assert (single["VAR_ERROR"], single["VAR_DEC_ERROR"], single["VAR_COMPUTED_P"]) == (52, 184, 6)
    assert (CASES[0]["variable"], CASES[281]["variable"]) == ("VAR_APAFACTOR", "VAR_RAW")
    assert CASES[221]["text"] == CASES[222]["text"]
    assert (CASES[221]["expect"], CASES[222]["expect"]) == ("true", "false")


@pytest.mark.parametrize("place", [n for n in range(len(CASES)) if n not in NOT_HELD])
def test_an_assertion_of_statcheck_holds(place: int) -> None:
    case = CASES[place]
    options = {**case["options"], **LOST_OPTIONS.get(place, {})}
    assert found_in(case, options) == expected_of(case), case["test"]


@pytest.mark.parametrize("place", NOT_HELD)
def test_what_is_not_held_differs_as_its_reason_says(place: int) -> None:
    case = CASES[place]
    if case["variable"] == "VAR_RAW":
        assert found_in(case, {}) == ["ch" + case["value"].strip('"')]
    else:
        assert case["variable"] == "VAR_APAFACTOR"
