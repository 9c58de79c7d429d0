"""What the rules on numbers fire on beyond their examples, and when they must not."""

from decimal import Decimal
from typing import Any

from build import assessed, result
from claimgrade.model.assessment import Outcome, RuleResult
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import Statistic
from claimgrade.statistics.derived_figures import figures_of
from claimgrade.statistics.units import is_percent, is_percentage_points
from claimgrade.workspace.schema.records import record_from
from tables import for_each_row

FLAG, PASS = Outcome.FLAG, Outcome.PASS
NOT_APPLICABLE, UNRESOLVED = Outcome.NOT_APPLICABLE, Outcome.UNRESOLVED

LINE = {"source": "s", "relation": "supports", "finding": "It grew.", "result": "r"}


def number(value: str, **fields: Any) -> dict[str, Any]:
    return {"value": value, "role": "point", **fields}


def check(
    code: str, numbers: list[dict[str, Any]], measured: dict[str, Any], **claim: Any
) -> RuleResult:
    record = {
        "claim": {"numbers": numbers, "evidence": [LINE], **claim},
        "studies": {"s": {"results": [{"id": "r", **measured}]}},
    }
    return result(assessed(record), code)


# OS18


@for_each_row(
    ("numbers", "outcome"),
    [
        ([number("40", unit="%", scale="relative")], FLAG),
        ([number("2", unit="times")], FLAG),
        ([number("40", unit="%", statistic="percent-change")], FLAG),
        ([number("2", statistic="odds-ratio")], FLAG),
        ([number("40", unit="%", scale="relative"), number("2", unit="times")], FLAG),
        ([number("40", unit="%", scale="relative"), number("50", unit="kg")], PASS),
        ([number("40", unit="%", scale="absolute")], PASS),
        ([number("10", unit="percentage points")], PASS),
        ([number("40", unit="%")], UNRESOLVED),
        ([number("40", unit="%", scale="unknown")], UNRESOLVED),
        ([], NOT_APPLICABLE),
    ],
)
def test_os18_asks_whether_all_numbers_are_relative(
    numbers: list[dict[str, Any]], outcome: Outcome
) -> None:
    found = check("OS18", numbers, {})
    assert found.outcome is outcome
    assert (found.severity == "minor") is (outcome is FLAG)


def test_os18_is_not_asked_where_no_effect_is_said() -> None:
    wording = {"relation": "association", "hedge": "plain"}
    assert check("OS18", [number("2", unit="times")], {}, wording=wording).outcome is NOT_APPLICABLE


def test_os18_waits_where_the_words_hold_a_number_that_nobody_recorded() -> None:
    record = {"claim": {"quote": {"exact": "Bands raise strength by 40%"}, "evidence": [LINE]}}
    found = result(assessed(record), "OS18")
    assert [m.field for m in found.missing] == ["numbers"]


# OS19


def test_os19_sees_the_end_of_a_range_that_is_printed_without_an_estimate() -> None:
    measured = {"low": "5", "high": "25", "unit": "%", "statistic": "percent-change"}
    assert check("OS19", [number("25", unit="%")], measured).outcome is FLAG
    assert check("OS19", [number("15", unit="%")], measured).outcome is PASS


def test_os19_does_not_take_a_figure_of_another_sort_for_the_typical_value() -> None:
    top = number("290", unit="times", role="max")
    assert check("OS19", [top, number("6", unit="people")], {}).outcome is FLAG
    assert check("OS19", [top, number("40", unit="fold")], {}).outcome is PASS
    assert check("OS19", [top, number("40", unit="times", role="min")], {}).outcome is PASS
    assert check("OS19", [top, number("300", unit="times", role="max")], {}).outcome is FLAG


def test_os19_takes_the_estimate_itself_for_no_extreme() -> None:
    measured = {
        "estimate": "10",
        "low": "10",
        "high": "25",
        "unit": "%",
        "statistic": "percent-change",
    }
    assert check("OS19", [number("10", unit="%")], measured).outcome is PASS


# OS21


@for_each_row(
    ("told", "measured", "outcome"),
    [
        # a mean and a median
        (
            number("12", unit="kg", statistic="mean"),
            {"estimate": "12", "unit": "kg", "statistic": "median"},
            FLAG,
        ),
        (
            number("12", unit="kg", statistic="median"),
            {"estimate": "12", "unit": "kg", "statistic": "median"},
            PASS,
        ),
        # an odds ratio read as a risk ratio
        (
            number("3.1", statistic="risk-ratio"),
            {"estimate": "3.1", "statistic": "odds-ratio"},
            FLAG,
        ),
        # a standardised difference read as percent
        (
            number("0.84", unit="%", scale="relative"),
            {"estimate": "0.84", "statistic": "standardised-mean-difference"},
            FLAG,
        ),
        # percent for percentage points
        (
            number("12", unit="%", scale="relative"),
            {"estimate": "12", "unit": "percentage points", "statistic": "risk-difference"},
            FLAG,
        ),
        # a p value read as a size
        (
            number("0.03", unit="%", scale="relative"),
            {"estimate": "7", "unit": "kg", "statistic": "mean-difference", "p": "p = 0.03"},
            FLAG,
        ),
        # equal digits in another unit are chance
        (number("12", unit="kg"), {"estimate": "12", "unit": "cm", "statistic": "mean"}, None),
        (number("12", unit="%", scale="relative"), {"estimate": "12", "statistic": "count"}, None),
        # no figure of that value
        (number("12", unit="kg"), {"estimate": "30", "unit": "kg", "statistic": "mean"}, None),
        # what the source's figure is, or what the number is, has to be known
        (number("12", unit="kg"), {"estimate": "12", "unit": "kg"}, UNRESOLVED),
        (number("12"), {"estimate": "12", "unit": "kg", "statistic": "mean"}, UNRESOLVED),
        (number("12", unit="kg"), {}, UNRESOLVED),
    ],
)
def test_os21_asks_whether_a_figure_is_told_as_what_it_is(
    told: dict[str, Any], measured: dict[str, Any], outcome: Outcome | None
) -> None:
    found = check("OS21", [told], measured)
    assert found.outcome is (outcome or NOT_APPLICABLE)
    assert (found.severity == "major") is (outcome is FLAG)


def test_os21_says_what_the_figure_is_in_the_source() -> None:
    measured = {"estimate": "2.04", "statistic": "standardised-mean-difference"}
    found = check("OS21", [number("2", unit="times")], measured)
    assert found.message == (
        "a figure of another sort looks like 2 times: in s, a standardised mean difference of 2.04"
    )
    assert found.at == "numbers.0"


def test_os21_is_not_asked_without_a_number_or_a_line_that_agrees() -> None:
    assert check("OS21", [], {}).outcome is NOT_APPLICABLE
    against = [{**LINE, "relation": "disputes"}]
    found = check("OS21", [number("2", unit="times")], {}, evidence=against)
    assert found.outcome is NOT_APPLICABLE


@for_each_row("unit", ["percentage points", "Percentage point", "pp", "% points"])
def test_percentage_points_are_no_percent(unit: str) -> None:
    assert is_percentage_points(unit)
    assert not is_percent(unit)


# OS17: relative to absolute


@for_each_row(
    ("statistic", "estimate", "risk"),
    [
        # 0.2 x 0.5; odds 0.25 x 0.5 = 0.125 are a risk of 1/9; 1 - 0.8 squared
        ("risk-ratio", "0.5", Decimal("10")),
        ("odds-ratio", "0.5", Decimal(100) / 9),
        ("hazard-ratio", "2", Decimal("36")),
    ],
)
def test_a_relative_effect_on_a_printed_risk_is_one_step_from_the_absolute(
    statistic: str, estimate: str, risk: Decimal
) -> None:
    printed = {"name": "control", "events": "20", "total": "100"}
    fields = {"id": "r", "statistic": statistic, "estimate": estimate, "groups": [printed]}
    figures = figures_of(record_from(Result, fields))
    made = {f.statistic: f for f in figures if f.step == "relative effect made absolute"}
    assert abs(made[Statistic.PROPORTION].value - risk) < Decimal("1e-9")
    assert abs(made[Statistic.RISK_DIFFERENCE].value - (risk - 20)) < Decimal("1e-9")
    assert made[Statistic.RISK_DIFFERENCE].unit == "percentage points"


@for_each_row(
    ("statistic", "estimate", "groups"),
    [
        ("mean-difference", "0.5", [{"name": "control", "events": "20", "total": "100"}]),
        ("risk-ratio", "0.5", []),
        ("risk-ratio", "0.5", [{"name": "control", "events": "100", "total": "100"}]),
        # Three times a half of all people is more than all of them.
        ("risk-ratio", "3", [{"name": "control", "events": "50", "total": "100"}]),
    ],
)
def test_without_a_printed_risk_and_a_relative_effect_nothing_is_made_absolute(
    statistic: str, estimate: str, groups: list[dict[str, str]]
) -> None:
    fields = {"id": "r", "statistic": statistic, "estimate": estimate, "groups": groups}
    figures = figures_of(record_from(Result, fields))
    assert not [f for f in figures if f.step == "relative effect made absolute"]


def test_os17_finds_a_risk_difference_that_the_source_gives_as_a_ratio() -> None:
    measured = {
        "statistic": "risk-ratio",
        "estimate": "0.5",
        "groups": [{"name": "control", "events": "20", "total": "100"}],
    }
    claim = {"direction": "decrease"}
    told = number("10", unit="percentage points", scale="percentage-points")
    assert check("OS17", [told], measured, **claim).outcome is PASS
    other = number("15", unit="percentage points", scale="percentage-points")
    assert check("OS17", [other], measured, **claim).outcome is FLAG
