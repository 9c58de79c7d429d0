"""The figures of a result, in words, just as its record has them."""

from typing import Any

from claimgrade.assess.pooling.printed import (
    as_printed,
    figure,
    has_figure,
    has_spread,
    has_unnamed_spread,
    p_as_printed,
)
from claimgrade.model.study import Result
from claimgrade.workspace.schema.records import record_from
from tables import for_each_row

BANDS = {"name": "bands"}


def result(*groups: dict[str, Any], **fields: Any) -> Result:
    return record_from(Result, {"id": "r", "outcome": "size", "groups": list(groups), **fields})


@for_each_row(
    ("fields", "said"),
    [
        ({}, ""),
        ({"p": "p < 0.05"}, "p < 0.05"),
        ({"p": "0.03"}, "p 0.03"),
        ({"p": "P = 0.03"}, "P = 0.03"),
        ({"p": "CI excludes 0"}, "CI excludes 0"),
        ({"p": "interaction 0.2"}, "interaction 0.2"),
        ({"p": "unknown"}, ""),
        ({"estimate": "2.50"}, "2.50"),
        ({"estimate": "2.5", "unit": "cm"}, "2.5, in cm"),
        ({"unit": "cm"}, ""),
        ({"estimate": "2.5", "unit": "unknown"}, "2.5"),
        ({"estimate": "2.5", "statistic": "risk-ratio"}, "risk ratio 2.5"),
        ({"estimate": "2.5", "low": "1", "high": "4.0"}, "2.5 (1 to 4.0)"),
        ({"estimate": "2.5", "low": "1"}, "2.5"),
        ({"estimate": "2.5", "high": "4"}, "2.5"),
        ({"estimate": "2.5", "low": "unknown", "high": "4"}, "2.5"),
        ({"estimate": "2.5", "low": "1", "high": "unknown"}, "2.5"),
        ({"low": "1", "high": "4"}, "1 to 4"),
        ({"low": "1", "high": "4", "statistic": "mean-difference"}, "mean difference 1 to 4"),
        ({"estimate": "2.5", "p": "0.03", "unit": "cm"}, "2.5, in cm, p 0.03"),
    ],
)
def test_a_printed_estimate_keeps_its_digits_its_ends_and_its_p(
    fields: dict[str, Any], said: str
) -> None:
    assert as_printed(result(**fields)) == said


@for_each_row(
    ("fields", "said"),
    [
        ({}, "bands: no figure"),
        ({"n": 10}, "bands: no figure (n 10)"),
        ({"n": "unknown"}, "bands: no figure"),
        ({"mean": "3.0"}, "bands: 3.0"),
        ({"mean": "3", "n": 10}, "bands: 3 (n 10)"),
        ({"mean": "3", "before": "2"}, "bands: 2 to 3"),
        ({"before": "2"}, "bands: no figure"),
        ({"median": "3"}, "bands: median 3"),
        ({"change": "1"}, "bands: change 1"),
        ({"mean": "3", "sd": "0.5"}, "bands: 3, SD 0.5"),
        ({"mean": "3", "se": "0.5"}, "bands: 3, SE 0.5"),
        ({"mean": "3", "spread": "0.5"}, "bands: 3 ± 0.5"),
        ({"mean": "3", "sd": "unknown"}, "bands: 3"),
        ({"mean": "3", "before_sd": "0.4"}, "bands: 3, SD before 0.4"),
        ({"change": "1", "change_sd": "0.4"}, "bands: change 1, SD of changes 0.4"),
        ({"mean": "3", "low": "2", "high": "4"}, "bands: 3, 2 to 4"),
        ({"mean": "3", "low": "2"}, "bands: 3"),
        ({"events": 3, "total": 10}, "bands: 3 of 10"),
        ({"events": 3}, "bands: 3 of ?"),
        ({"events": 3, "total": "unknown"}, "bands: 3 of ?"),
        ({"events": "unknown", "total": 10}, "bands: no figure"),
    ],
)
def test_the_figures_of_a_group_are_named_and_the_number_of_people_stands_last(
    fields: dict[str, Any], said: str
) -> None:
    assert as_printed(result({**BANDS, **fields})) == said


def test_estimate_groups_unit_and_p_stand_in_one_order() -> None:
    found = result(
        {"name": "bands", "mean": "3", "n": 8},
        {"name": "alone", "mean": "1"},
        estimate="2",
        unit="cm²",
        p="p = 0.01",
    )
    assert as_printed(found) == "2; bands: 3 (n 8); alone: 1, in cm², p = 0.01"
    assert p_as_printed(found) == "p = 0.01"


@for_each_row(
    ("fields", "group", "figure_there", "spread_there"),
    [
        ({}, {}, False, False),
        ({"p": "0.03"}, {"n": 10}, False, False),
        ({"estimate": "2"}, {}, True, False),
        ({"low": "1"}, {}, True, False),
        ({"high": "4"}, {}, True, False),
        ({"low": "1", "high": "4"}, {}, True, False),
        ({"estimate": "2", "low": "1"}, {}, True, False),
        ({"estimate": "2", "high": "4"}, {}, True, False),
        ({"estimate": "2", "low": "1", "high": "4"}, {}, True, True),
        ({"estimate": "2", "se": "1"}, {}, True, True),
        ({"se": "1"}, {}, False, True),
        ({}, {"mean": "3"}, True, False),
        ({}, {"mean": "3", "sd": "1"}, True, True),
        ({}, {"mean": "3", "se": "1"}, True, True),
        ({}, {"change": "3", "change_sd": "1"}, True, True),
        ({}, {"mean": "3", "spread": "1"}, True, False),
        ({}, {"mean": "3", "low": "2", "high": "4"}, True, False),
        ({"interval": "95% confidence"}, {"mean": "3", "low": "2", "high": "4"}, True, True),
        ({"interval": "90% confidence"}, {"mean": "3", "low": "2", "high": "4"}, True, True),
        ({}, {"mean": "3", "low": "2", "high": "4", "interval": "99% confidence"}, True, True),
        ({}, {"mean": "3", "low": "2", "high": "4", "interval": "range"}, True, False),
        ({"interval": "95% confidence"}, {"mean": "3", "low": "2"}, True, False),
        ({"interval": "95% confidence"}, {"mean": "3", "high": "4"}, True, False),
        (
            {"interval": "95% confidence"},
            {"mean": "3", "low": "2", "high": "4", "interval": "range"},
            True,
            False,
        ),
        ({}, {"events": 3, "total": 10}, True, False),
    ],
)
def test_what_counts_as_a_figure_and_what_as_a_spread(
    fields: dict[str, Any], group: dict[str, Any], figure_there: bool, spread_there: bool
) -> None:
    found = result({**BANDS, **group}, **fields)
    assert (has_figure(found), has_spread(found)) == (figure_there, spread_there)


def test_a_number_after_plus_minus_is_told_from_a_spread_that_is_named() -> None:
    assert has_unnamed_spread(result({**BANDS, "mean": "3", "spread": "1"}))
    assert not has_unnamed_spread(result({**BANDS, "mean": "3", "sd": "1"}))
    assert not has_unnamed_spread(result({**BANDS, "mean": "3", "spread": "unknown"}))


@for_each_row(
    ("value", "said"),
    [
        (float("-inf"), "−∞"),
        (float("nan"), "?"),
        (1234.5, "1234"),
        (100.4, "100"),
        (99.94, "99.9"),
        (9.996, "10.00"),
        (1.005, "1.00"),
        (0.1, "0.10"),
        (0.099, "0.099"),
        (0.0123, "0.012"),
        (0.0000012, "0.000001"),
    ],
)
def test_a_computed_figure_has_three_digits_and_small_ones_two(value: float, said: str) -> None:
    assert figure(value) == said
