"""What the result of a group says of one person; expected ends were worked out by hand."""

from typing import Any

from build import weighed
from claimgrade.assess.numbers.one_person import for_one_person
from claimgrade.model.ledger import OnePerson
from rule_checks import line, study
from tables import for_each_row


def said(measured: dict[str, Any], relation: str = "supports", **study_fields: Any) -> list[Any]:
    record = {
        "claim": {"evidence": [line(relation=relation)]},
        "studies": {"s": study(result=measured, **study_fields)},
    }
    return [(one.line, one.reported) for one in for_one_person(weighed(record))]


def group(**fields: str) -> dict[str, str]:
    return {"name": "bands", **fields}


@for_each_row(
    ("measured", "expected"),
    [
        # 7.6 − 5.5 = 2.1 and 7.6 + 5.5 = 13.1
        (
            {"unit": "cm²", "groups": [group(change="7.6", change_sd="5.5")]},
            "On average +7.6 cm² (bands); two thirds of people between +2.1 and +13.1 cm² (bands; "
            "mean ± SD, if normally distributed)",
        ),
        # a percent change printed as the group's mean: 6.3 − 8 = −1.7 and 6.3 + 8 = 14.3
        (
            {
                "unit": "%",
                "statistic": "percent-change",
                "groups": [group(mean="6.3", sd="8")],
            },
            "On average +6.3% (bands); two thirds of people between −1.7 and +14.3% (bands; "
            "mean ± SD, if normally distributed)",
        ),
        (
            {"groups": [group(events="14", total="15")]},
            "14 of 15 people (bands)",
        ),
        (
            {"estimate": "14.6", "unit": "%", "statistic": "proportion"},
            "14.6% of those counted",
        ),
        (
            {
                "estimate": "2",
                "unit": "kg",
                "statistic": "mean-difference",
                "prediction_low": "-1",
                "prediction_high": "5",
            },
            "On average +2 kg; prediction interval for one more person −1 to 5 kg",
        ),
        (
            {
                "estimate": "2",
                "unit": "kg",
                "statistic": "mean-difference",
                "prediction_low": "-1",
                "prediction_high": "5",
                "studies": "6",
            },
            "On average +2 kg; prediction interval for the mean of a new study −1 to 5 kg",
        ),
        (
            {"estimate": "2", "unit": "kg", "responses": "three of nine lost strength."},
            "On average 2 kg; single people: three of nine lost strength",
        ),
    ],
)
def test_what_is_recorded_of_single_people_is_told_in_one_line(
    measured: dict[str, Any], expected: str
) -> None:
    assert said(measured) == [(expected, True)]


@for_each_row(
    ("measured", "expected"),
    [
        (
            {"estimate": "0.39", "statistic": "standardised-mean-difference"},
            "On average 0.39 (standardised mean difference); spread not reported",
        ),
        (
            {
                "estimate": "0.23",
                "statistic": "standardised-mean-difference",
                "favours": "heavy training",
            },
            "On average 0.23 (standardised mean difference) in favour of heavy training; "
            "spread not reported",
        ),
        # the spread of values before and after says nothing of the spread of the changes
        (
            {
                "unit": "kg",
                "statistic": "mean",
                "groups": [group(mean="50", before="45", sd="9", before_sd="8")],
            },
            "On average from 45 to 50 kg (bands); spread not reported (of the values, "
            "not of changes: SD 9)",
        ),
        (
            {
                "unit": "ng/mL",
                "statistic": "mean",
                "groups": [group(mean="8.6", before="0.11", spread="1.1")],
            },
            "On average from 0.11 to 8.6 ng/mL (bands); spread not reported (± 1.1 is printed, "
            "and what ± means is not stated)",
        ),
        ({"estimate": "4", "statistic": "ratio"}, "On average 4 (ratio); spread not reported"),
        (
            {"estimate": "4", "statistic": "ratio", "unit": "times the rise"},
            "On average 4 times the rise; spread not reported",
        ),
        (
            {"estimate": "30", "statistic": "proportion", "unit": "% of the control value"},
            "On average 30% of the control value (proportion); spread not reported",
        ),
        (
            {"unit": "kg", "groups": [group(change="3", change_sd="unknown")]},
            "On average +3 kg (bands); spread not reported",
        ),
    ],
)
def test_without_a_spread_of_the_changes_that_is_said(
    measured: dict[str, Any], expected: str
) -> None:
    assert said(measured) == [(expected, False)]


@for_each_row(
    ("measured", "fields"),
    [
        ({"estimate": "9000", "unit": "U/L"}, {"n": 1}),
        ({"estimate": "9000", "unit": "U/L", "people": 1}, {"n": 20}),
    ],
)
def test_of_one_person_no_average_is_told_and_no_spread_is_missed(
    measured: dict[str, Any], fields: dict[str, Any]
) -> None:
    assert said(measured, **fields) == [("In the one person studied: 9000 U/L", False)]


def test_only_the_treated_group_is_told_where_roles_are_known() -> None:
    both = [
        {"name": "bands", "role": "intervention", "change": "3"},
        {"name": "none", "role": "comparator", "change": "1"},
    ]
    expected = "On average +3 kg (bands); spread not reported"
    assert said({"unit": "kg", "groups": both}) == [(expected, False)]
    unnamed = [{k: v for k, v in one.items() if k != "role"} for one in both]
    compared = [{"question": "strength", "intervention": "bands", "comparator": "none"}]
    assert said({"unit": "kg", "groups": unnamed, "comparisons": compared}) == [(expected, False)]


@for_each_row(
    ("measured", "relation", "fields"),
    [
        ({"estimate": "20", "statistic": "setting"}, "supports", {}),
        ({"estimate": "0.4", "statistic": "correlation"}, "supports", {}),
        ({"estimate": "unknown"}, "supports", {}),
        ({"estimate": "2", "unit": "kg"}, "disputes", {}),
        ({"estimate": "2", "unit": "kg"}, "background", {}),
        ({"estimate": "2"}, "supports", {"population": {"species": "animal"}}),
    ],
)
def test_results_that_carry_no_effect_in_people_are_left_out(
    measured: dict[str, Any], relation: str, fields: dict[str, Any]
) -> None:
    assert said(measured, relation, **fields) == []


def test_a_result_that_two_lines_use_is_told_once() -> None:
    record = {
        "claim": {"evidence": [line(), line(relation="qualifies")]},
        "studies": {"s": study(result={"estimate": "2", "unit": "kg"})},
    }
    assert for_one_person(weighed(record)) == (
        OnePerson("s", "r", "On average 2 kg; spread not reported", False, "r"),
    )
