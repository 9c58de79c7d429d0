"""The sum between printed numbers and a figure, in words; expected sums were worked out by hand."""

from decimal import Decimal
from typing import Any

import pytest

from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.arithmetic import Scaled, arithmetic, formula, value_words
from claimgrade.statistics.derived_figures import figures_of
from claimgrade.statistics.figures import Figure, Step
from claimgrade.workspace.schema.records import record_from

RISE = {
    "unit": "ng/mL",
    "statistic": "mean",
    "groups": [{"name": "cuff", "before": "0.11", "mean": "8.6"}],
}
TWO = {
    "unit": "cm²",
    "statistic": "mean",
    "groups": [{"name": "cuff", "mean": "12"}, {"name": "free", "mean": "8"}],
}
CHANGES = {
    "unit": "ng/mL",
    "groups": [{"name": "cuff", "change": "4.22"}, {"name": "heavy", "change": "6.34"}],
}
COUNTED = {
    "groups": [
        {"name": "cuff", "events": "30", "total": "100"},
        {"name": "free", "events": "10", "total": "100"},
    ]
}
ON_A_RISK = {
    "estimate": "0.5",
    "statistic": "risk-ratio",
    "groups": [{"name": "control", "events": "20", "total": "100"}],
}


def figure(measured: dict[str, Any], step: str, statistic: str = "") -> Figure:
    figures = figures_of(record_from(Result, {"id": "r", **measured}))
    wanted = Statistic(statistic) if statistic else None
    return next(f for f in figures if f.step == step and wanted in (None, f.statistic))


@pytest.mark.parametrize(
    ("measured", "step", "expected"),
    [
        # 8.6 / 0.11 = 78.18; two digits are printed
        (RISE, Step.MULTIPLE, "0.11 to 8.6 ng/mL: 8.6 / 0.11 = 78 times"),
        # 8.49 / 0.11 = 77.1818
        (
            RISE,
            Step.PERCENT_CHANGE,
            "0.11 to 8.6 ng/mL: (8.6 − 0.11) / 0.11 × 100 = +7718%",
        ),
        (RISE, Step.CHANGE, "0.11 to 8.6 ng/mL: 8.6 − 0.11 = +8.49 ng/mL"),
        (TWO, Step.DIFFERENCE, "12 against 8 cm²: 12 − 8 = +4 cm²"),
        (TWO, Step.RATIO, "12 against 8 cm²: 12 / 8 = 1.5 times"),
        (TWO, Step.PERCENT_DIFFERENCE, "12 against 8 cm²: (12 − 8) / 8 × 100 = +50%"),
        # 4.22 / 6.34 = 0.66562
        (CHANGES, Step.RATIO, "4.22 against 6.34 ng/mL: 4.22 / 6.34 = 0.666 times"),
        (CHANGES, Step.DIFFERENCE, "4.22 against 6.34 ng/mL: 4.22 − 6.34 = −2.12 ng/mL"),
        (COUNTED, Step.SHARE, "30 of 100: 30 / 100 × 100 = 30%"),
        (COUNTED, Step.RATIO, "30 of 100 against 10 of 100: 30% / 10% = 3.0 times"),
        (
            COUNTED,
            Step.SHARE_DIFFERENCE,
            "30 of 100 against 10 of 100: 30% − 10% = +20 percentage points",
        ),
        (ON_A_RISK, Step.MADE_ABSOLUTE, "risk ratio 0.5 on 20 of 100: 0.5 × 20% = 10%"),
        (
            {"estimate": "1.4", "statistic": "ratio"},
            Step.AS_PERCENT,
            "(1.4 − 1) × 100 = +40%",
        ),
        (
            {"estimate": "-45", "unit": "%", "statistic": "percent-change"},
            Step.AS_MULTIPLE,
            "1 + (−45) / 100 = 0.55 times",
        ),
        ({"estimate": "20", "unit": "minutes"}, Step.PRINTED, "20 minutes"),
    ],
)
def test_the_sum_is_shown_with_its_numbers(
    measured: dict[str, Any], step: Step, expected: str
) -> None:
    assert arithmetic(Scaled(figure(measured, step))) == expected


def test_a_fall_below_zero_is_set_in_brackets() -> None:
    fell = {"unit": "kg", "groups": [{"name": "a", "before": "-2", "mean": "-5"}]}
    assert arithmetic(Scaled(figure(fell, Step.CHANGE))) == "−2 to −5 kg: −5 − (−2) = −3 kg"


@pytest.mark.parametrize(
    ("like", "expected"),
    [("78", "78 times"), ("78.2", "78.2 times"), ("80", "78 times"), (None, "78 times")],
)
def test_a_value_is_told_to_the_digits_it_is_compared_in(like: str | None, expected: str) -> None:
    told = Scaled(figure(RISE, Step.MULTIPLE), like=Decimal(like) if like else None)
    assert value_words(told) == expected


def test_a_change_of_unit_is_part_of_the_sum_and_of_the_formula() -> None:
    area = figure({"estimate": "12", "unit": "cm²", "statistic": "mean"}, Step.PRINTED)
    told = Scaled(area, Decimal(100), "mm²")
    assert arithmetic(told) == "12 cm² = 1200 mm²"
    assert formula(told) == "as printed; × 100 from cm² to mm²"


def test_a_recorded_comparison_decides_which_group_is_set_against_which() -> None:
    measured = {
        **TWO,
        "comparisons": [{"question": "size", "intervention": "free", "comparator": "cuff"}],
    }
    ratios = [
        f for f in figures_of(record_from(Result, {"id": "r", **measured})) if f.step is Step.RATIO
    ]
    assert [(f.cell, f.guessed) for f in ratios] == [("free against cuff", False)]


def test_roles_decide_too_and_without_them_the_order_of_the_record_is_taken() -> None:
    both = [("intervention", "comparator"), ("comparator", "intervention")]
    for roles in both:
        groups = [{"name": "cuff", "mean": "12"}, {"name": "free", "mean": "8"}]
        for group, role in zip(groups, roles, strict=True):
            group["role"] = role
        result = record_from(Result, {"id": "r", **TWO, "groups": groups})
        named = dict(zip(roles, ("cuff", "free"), strict=True))
        ratios = [f.cell for f in figures_of(result) if f.step is Step.RATIO]
        assert ratios == [f"{named['intervention']} against {named['comparator']}"]
    guesses = [
        (f.cell, f.guessed)
        for f in figures_of(record_from(Result, {"id": "r", **TWO}))
        if f.step is Step.RATIO
    ]
    assert guesses == [("cuff against free", False), ("free against cuff", True)]
