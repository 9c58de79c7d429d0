"""Whether a number in a sentence is a figure of a result, or one step from it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgrade.model.claim import ClaimedNumber
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Direction
from claimgrade.statistics.derived_figures import figures_of
from claimgrade.statistics.figures import has_figures
from claimgrade.statistics.matching import Match, match
from claimgrade.statistics.units import factor
from claimgrade.workspace.schema.records import record_from

TEN_PERCENT = Decimal("0.10")


def found(
    number: dict[str, Any], measured: dict[str, Any], direction: str = "increase"
) -> Match | None:
    claimed = record_from(ClaimedNumber, number)
    result = record_from(Result, {"id": "r", **measured})
    return match(claimed, Direction(direction), figures_of(result), TEN_PERCENT)


FOLD = {"estimate": "290", "statistic": "fold-of-baseline", "unit": "times the resting value"}
BEFORE_AFTER = {
    "unit": "ng/mL",
    "statistic": "mean",
    "groups": [{"name": "cuff", "before": "0.11", "mean": "8.6"}],
}
GROUPS = {
    "unit": "cm²",
    "statistic": "mean",
    "groups": [{"name": "cuff", "mean": "12"}, {"name": "free", "mean": "8"}],
}
SHARES = {
    "groups": [
        {"name": "cuff", "events": "30", "total": "100"},
        {"name": "free", "events": "10", "total": "100"},
    ]
}

AGREEING = [
    # (claimed number, result, step named); expected values worked out by hand
    ({"value": "290", "unit": "times"}, FOLD, "equal"),
    ({"value": "290", "statistic": "fold-of-baseline"}, FOLD, "equal"),
    ({"value": "78", "unit": "times"}, BEFORE_AFTER, "multiple of the value before"),
    ({"value": "28900", "unit": "%", "statistic": "percent-change"}, FOLD, "written as percent"),
    ({"value": "7718", "unit": "%", "statistic": "percent-change"}, BEFORE_AFTER, "percent change"),
    ({"value": "8.5", "unit": "ng/mL"}, BEFORE_AFTER, "change"),
    ({"value": "8.6", "unit": "ng/mL"}, BEFORE_AFTER, "equal"),
    ({"value": "8.6", "unit": "µg/L"}, BEFORE_AFTER, "equal"),
    ({"value": "1.5", "unit": "times"}, GROUPS, "ratio between groups"),
    ({"value": "50", "unit": "%"}, GROUPS, "percent difference between groups"),
    ({"value": "4", "unit": "cm²"}, GROUPS, "difference between groups"),
    ({"value": "12", "unit": "cm2"}, {**GROUPS, "unit": "cm2"}, "equal"),
    ({"value": "1200", "unit": "mm²"}, GROUPS, "unit converted"),
    ({"value": "30", "unit": "%"}, SHARES, "share in percent"),
    ({"value": "3", "unit": "times"}, SHARES, "ratio between groups"),
    ({"value": "20", "statistic": "risk-difference"}, SHARES, "difference of shares"),
    (
        {"value": "2", "unit": "times"},
        {"estimate": "100", "statistic": "percent-change", "unit": "%"},
        "percent written as a multiple",
    ),
    (
        {"value": "20", "high": "30", "unit": "%"},
        {"low": "20", "high": "30", "unit": "% of 1RM", "statistic": "setting"},
        "upper end",
    ),
    (
        {"value": "0.4", "statistic": "standardised-mean-difference"},
        {"estimate": "0.39", "statistic": "standardised-mean-difference"},
        "after rounding",
    ),
    ({"value": "260", "unit": "times", "about": "true"}, {**FOLD, "estimate": "280"}, "within 10%"),
    (
        {"value": "4", "unit": "kg", "about": "true"},
        {"estimate": "2", "low": "1", "high": "5", "unit": "kg", "statistic": "mean-difference"},
        "interval",
    ),
]


@pytest.mark.parametrize(("number", "measured", "how"), AGREEING)
def test_a_number_agrees_with_a_figure_or_one_step_from_it(
    number: dict[str, Any], measured: dict[str, Any], how: str
) -> None:
    agreed = found(number, measured)
    assert agreed is not None
    assert how in agreed.how


SMD = {"estimate": "2.04", "statistic": "standardised-mean-difference"}
DIFFERING = [
    ({"value": "2", "unit": "times"}, SMD),
    ({"value": "2", "statistic": "ratio"}, SMD),
    ({"value": "2", "unit": "%"}, SMD),
    ({"value": "2.04", "unit": "kg"}, SMD),
    ({"value": "290", "statistic": "ratio"}, FOLD),
    ({"value": "290", "unit": "%"}, FOLD),
    ({"value": "291", "unit": "times"}, FOLD),
    ({"value": "290.5", "unit": "times"}, FOLD),
    ({"value": "260", "unit": "times"}, {**FOLD, "estimate": "280"}),
    ({"value": "250", "unit": "times", "about": "true"}, {**FOLD, "estimate": "280"}),
    (
        {"value": "4", "unit": "kg"},
        {"estimate": "2", "low": "1", "high": "5", "unit": "kg", "statistic": "mean-difference"},
    ),
    ({"value": "4", "unit": "cm"}, GROUPS),
    (
        {"value": "20", "high": "50", "unit": "%"},
        {"low": "20", "high": "30", "unit": "% of 1RM", "statistic": "setting"},
    ),
    ({"value": "30", "unit": "%", "scale": "relative"}, SHARES),
    (
        {"value": "2", "unit": "times"},
        {
            "statistic": "within-group-effect-size",
            "groups": [{"name": "a", "mean": "0.8"}, {"name": "b", "mean": "0.4"}],
        },
    ),
    ({"value": "2", "unit": "times"}, {"estimate": "2", "statistic": "odds-ratio"}),
    ({"value": "39"}, {"estimate": "39", "statistic": "mean", "unit": "kg"}),
]


@pytest.mark.parametrize(("number", "measured"), DIFFERING)
def test_figures_of_another_sort_or_value_do_not_agree(
    number: dict[str, Any], measured: dict[str, Any]
) -> None:
    assert found(number, measured) is None


def test_a_change_must_go_the_way_the_claim_says() -> None:
    fell = {"estimate": "-45", "statistic": "percent-change", "unit": "%"}
    number = {"value": "45", "unit": "%"}
    assert found(number, fell, "increase") is None
    assert found(number, fell, "decrease") is not None
    recorded = {"estimate": "45", "statistic": "percent-change", "direction": "decrease"}
    assert found(number, recorded, "decrease") is not None
    assert found(number, recorded, "increase") is None


def test_an_end_of_an_interval_is_known_as_one() -> None:
    measured = {"estimate": "39", "low": "35", "high": "43", "unit": "kg", "statistic": "mean"}
    agreed = found({"value": "43", "unit": "kg"}, measured)
    assert agreed is not None
    assert agreed.figure.bound


def test_a_baseline_of_nothing_gives_no_multiple() -> None:
    measured = {"unit": "kg", "groups": [{"name": "a", "before": "0", "mean": "5"}]}
    assert found({"value": "5", "unit": "times"}, measured) is None
    assert found({"value": "5", "unit": "kg"}, measured) is not None


@pytest.mark.parametrize(
    ("measured", "has"),
    [
        ({}, False),
        ({"estimate": "unknown"}, False),
        ({"groups": [{"name": "a"}]}, False),
        ({"groups": [{"name": "a", "mean": "1"}]}, True),
        ({"groups": [{"name": "a", "events": "1", "total": "2"}]}, True),
        (FOLD, True),
    ],
)
def test_a_result_has_figures_or_not(measured: dict[str, Any], has: bool) -> None:
    assert has_figures(record_from(Result, {"id": "r", **measured})) is has


# Factors by definition: SI prefixes, the international pound and inch.
FACTORS = [
    ("kg", "g", "1000"),
    ("lb", "kg", "0.45359237"),
    ("inches", "cm", "2.54"),
    ("hours", "minutes", "60"),
    ("ng/mL", "µg/L", "1"),
    ("ug/L", "µg/L", "1"),
    ("mm^2", "cm²", "0.01"),
    ("kg", "kilograms", "1"),
]


@pytest.mark.parametrize(("source", "target", "times"), FACTORS)
def test_units_convert_by_their_definition(source: str, target: str, times: str) -> None:
    assert factor(source, target) == Decimal(times)
    assert factor(target, source) == 1 / Decimal(times)


def test_units_of_different_things_do_not_convert() -> None:
    assert factor("kg", "cm") is None
    assert factor("m", "min") is None


@given(
    st.decimals(min_value="0.001", max_value=10_000, places=3),
    st.decimals(min_value="0.001", max_value=10_000, places=3),
    st.integers(min_value=0, max_value=3),
)
def test_rounding_a_ratio_to_any_precision_agrees_with_the_groups(
    after: Decimal, before: Decimal, places: int
) -> None:
    ratio = (after / before).quantize(Decimal(1).scaleb(-places))
    measured = {
        "unit": "kg",
        "groups": [{"name": "a", "mean": str(after)}, {"name": "b", "mean": str(before)}],
    }
    claimed = {"value": format(ratio, "f"), "statistic": "ratio"}
    assert found(claimed, measured) is not None
