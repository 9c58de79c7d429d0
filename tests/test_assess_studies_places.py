"""Where the findings on a study's numbers point, and the edges at which they begin."""

from collections.abc import Callable, Iterator
from typing import Any

from build import read
from claimgrade.assess.studies.bounds import values_out_of_bounds
from claimgrade.assess.studies.cells import Error
from claimgrade.assess.studies.counts import impossible_counts
from claimgrade.assess.studies.ends import impossible_intervals
from claimgrade.assess.studies.errors import errors_that_do_not_fit
from claimgrade.assess.studies.means import impossible_means
from claimgrade.assess.studies.spreads import impossible_spreads
from claimgrade.model.study import Result, Study
from claimgrade.workspace.schema.records import record_from
from tables import for_each_row

AT = "results.0"
Check = Callable[[Result, str], Iterator[Error]]


def result(fields: str) -> Result:
    return record_from(Result, {"id": "r", **read(fields)})


def paths(check: Check, fields: str) -> list[str]:
    return [path.removeprefix(f"{AT}.") for _, _, path in check(result(fields), AT)]


RANGE = "interval: range, "


@for_each_row(
    ("fields", "expected"),
    [
        ("minimum: 7\nmaximum: 1", ["minimum"]),
        ("minimum: 1\nmaximum: 7\ngroups: [{name: a, mean: 8}]", ["groups.0.mean"]),
        ("minimum: 1\nmaximum: 7\ngroups: [{name: a, mean: 7}]", []),
        ("minimum: 1\nmaximum: 7\ngroups: [{name: a, mean: 1}]", []),
        ("minimum: 1\ngroups: [{name: a}, {name: b, before: 0.5}]", ["groups.1.before"]),
        ("maximum: 7\ngroups: [{name: a, median: 8}]", ["groups.0.median"]),
        (
            "maximum: 7\ngroups: [{name: a, interval: range, low: 8, high: 9}]",
            ["groups.0.low", "groups.0.high"],
        ),
        ("maximum: 7\ngroups: [{name: a, interval: range, high: 9}]", ["groups.0.high"]),
        ("minimum: 3\ngroups: [{name: a, interval: interquartile, low: 2}]", ["groups.0.low"]),
        ("maximum: 7\ngroups: [{name: a, interval: 95% confidence, low: 8, high: 9}]", []),
        (
            "maximum: 7\nstatistic: mean\ngroups: [{name: a, interval: range, high: 9}]",
            ["groups.0.high"],
        ),
        ("maximum: 7\nstatistic: ratio\ngroups: [{name: a, interval: range, high: 9}]", []),
        ("minimum: 1\nmaximum: 7\ngroups: [{name: a, change: -3}]", []),
        ("correlation: 1.5", ["correlation"]),
        ("correlation: -1.5", ["correlation"]),
        ("correlation: 1", []),
        ("correlation: -1", []),
        ("statistic: proportion\nestimate: 101", ["estimate"]),
        ("statistic: proportion\nestimate: -1", ["estimate"]),
        ("statistic: proportion\nestimate: 0", []),
        ("statistic: proportion\nestimate: 100", []),
        ("statistic: proportion\nestimate: 50\nlow: -3\nhigh: 103", ["low", "high"]),
        ("statistic: proportion\ngroups: [{name: a, mean: 120}]", ["groups.0.mean"]),
        ("statistic: mean\ngroups: [{name: a, mean: 120}]", []),
        ("statistic: proportion\ngroups: [{name: a, change: -5}]", []),
        ("statistic: risk-ratio\nestimate: -0.5", ["estimate"]),
        ("statistic: hazard-ratio\nestimate: 0.5\nlow: -0.1", ["low"]),
        ("statistic: odds-ratio\nestimate: 0", []),
        ("statistic: correlation\nestimate: 1.2", ["estimate"]),
        ("statistic: correlation\nestimate: -1", []),
        ("statistic: mean-difference\nestimate: -1.2", []),
    ],
)
def test_a_value_out_of_bounds_is_told_at_its_own_field(fields: str, expected: list[str]) -> None:
    assert paths(values_out_of_bounds, fields) == expected


def test_what_a_correlation_may_be_is_said_with_both_ends() -> None:
    ((_, message, _),) = values_out_of_bounds(result("correlation: 1.5"), AT)
    assert message == "`correlation` is 1.5, and a correlation lies between -1 and 1"


CONFIDENCE = "interval: 95% confidence"


@for_each_row(
    ("fields", "expected"),
    [
        ("low: 4\nhigh: 1", ["low"]),
        ("low: 4\nhigh: 4", []),
        (f"{CONFIDENCE}\nestimate: 6\nlow: 1\nhigh: 4", ["estimate"]),
        (f"{CONFIDENCE}\nestimate: -1\nlow: 1\nhigh: 4", ["estimate"]),
        (f"{CONFIDENCE}\nestimate: 4\nlow: 1\nhigh: 4", []),
        (f"{CONFIDENCE}\nestimate: 4.5\nlow: 1\nhigh: 4", []),
        ("prediction_low: 4\nprediction_high: 1", ["prediction_low"]),
        ("estimate: 9\nprediction_low: 1\nprediction_high: 4", ["prediction_low"]),
        ("groups: [{name: a, low: 4, high: 1}]", ["groups.0.low"]),
        ("groups: [{name: a, before_low: 4, before_high: 1}]", ["groups.0.before_low"]),
        ("groups: [{name: a, interval: range, mean: 9, low: 1, high: 4}]", ["groups.0.mean"]),
        ("groups: [{name: a, interval: interquartile, mean: 9, low: 1, high: 4}]", []),
        (
            "statistic: median\n"
            "groups: [{name: a, interval: interquartile, mean: 9, low: 1, high: 4}]",
            ["groups.0.mean"],
        ),
        (
            "statistic: median\n"
            "groups: [{name: a, interval: 95% confidence, mean: 9, low: 1, high: 4}]",
            [],
        ),
        (
            "groups: [{name: a, interval: interquartile, median: 9, low: 1, high: 4}]",
            ["groups.0.median"],
        ),
    ],
)
def test_an_interval_that_cannot_be_is_told_at_its_own_field(
    fields: str, expected: list[str]
) -> None:
    assert paths(impossible_intervals, fields) == expected


@for_each_row(
    ("kind", "called"),
    [
        ("range", "its range"),
        ("95% confidence", "its interval"),
        ("90% confidence", "its interval"),
    ],
)
def test_the_ends_are_called_what_they_are(kind: str, called: str) -> None:
    fields = f"groups: [{{name: a, interval: {kind}, mean: 9, low: 1, high: 4}}]"
    ((_, message, _),) = impossible_intervals(result(fields), AT)
    assert message == f"the value of 'a' is 9, above 4, the upper end of {called}"


@for_each_row(
    ("fields", "expected"),
    [
        ("groups: [{name: a, n: 25, se: 1, sd: 9}]", ["groups.0.se"]),
        ("groups: [{name: a, n: 25, se: 1, sd: 5}]", []),
        ("groups: [{name: a, n: 25, se: 0, sd: 5}]", ["groups.0.se"]),
        ("groups: [{name: a, n: 25, se: 1.0, low: 1.0, high: 2.0, interval: 95% confidence}]", [
            "groups.0.se"
        ]),
        (f"{CONFIDENCE}\ngroups: [{{name: a, n: 25, se: 1.0, low: 1.0, high: 2.0}}]", [
            "groups.0.se"
        ]),
        (
            f"{CONFIDENCE}\n"
            "groups: [{name: a, n: 25, se: 1.0, low: 1.0, high: 2.0, interval: range}]",
            [],
        ),
        ("groups: [{name: a, n: 25, se: 1.0, low: 1.0, high: 2.0}]", []),
        ("groups: [{name: a, n: 25, se: 1, low: 2, high: 1, interval: 95% confidence}]", []),
        (f"{CONFIDENCE}\nstatistic: mean-difference\nlow: 1.0\nhigh: 2.0\nse: 1.0", ["se"]),
        (f"{CONFIDENCE}\nstatistic: risk-ratio\nlow: 1.0\nhigh: 2.0\nse: 1.0", []),
        (f"{CONFIDENCE}\nstatistic: mean-difference\nlow: 1\nhigh: 2\np: '0.30'", ["p"]),
        (f"{CONFIDENCE}\nstatistic: mean-difference\nlow: -1\nhigh: 2\np: '0.01'", ["p"]),
        (f"{CONFIDENCE}\nstatistic: mean-difference\nlow: -1\nhigh: 2\np: '0.30'", []),
        (f"{CONFIDENCE}\nstatistic: risk-ratio\nlow: 0.5\nhigh: 2\np: '0.01'", ["p"]),
        (
            f"{CONFIDENCE}\nstatistic: mean-difference\nlow: 1\nhigh: 2\np: '0.30'\n"
            "one_tailed: true",
            [],
        ),
        ("statistic: mean-difference\nlow: 1\nhigh: 2\np: '0.30'", []),
        (f"{CONFIDENCE}\nstatistic: mean-difference\nlow: 2\nhigh: 1\np: '0.30'", []),
        ("interval: range\nstatistic: mean-difference\nlow: 1\nhigh: 2\np: '0.30'", []),
    ],
)  # fmt: skip
def test_errors_that_do_not_fit_are_told_at_the_error_and_a_p_at_the_p(
    fields: str, expected: list[str]
) -> None:
    assert paths(errors_that_do_not_fit, fields) == expected


SCALE = "minimum: 1\nmaximum: 7"


@for_each_row(
    ("fields", "expected"),
    [
        (f"{SCALE}\ngroups: [{{name: a, n: 20, mean: 4.0, sd: 3.9}}]", ["groups.0.sd"]),
        # a group without people does not hide the one after it
        (
            f"{SCALE}\ngroups: [{{name: a, mean: 4.0, sd: 3.9}}, {{name: b, n: 20, mean: 4, "
            "sd: 3.9}]",
            ["groups.1.sd"],
        ),
        # one person: a spread of 0 is let be
        ("groups: [{name: a, n: 1, mean: 4, sd: 0}]", []),
        ("groups: [{name: a, n: 1, mean: 4, sd: 0.5}]", ["groups.0.sd"]),
        ("groups: [{name: a, n: 20, sd: -1}]", ["groups.0.sd"]),
        ("groups: [{name: a, n: 20, sd: 0}]", []),
        ("groups: [{name: a, n: 20, change_sd: -1}]", ["groups.0.change_sd"]),
        # a change can be anything between the two ends apart: 20 of them from -6 to 6
        (f"{SCALE}\ngroups: [{{name: a, n: 20, change: 0, change_sd: 6.1}}]", []),
        (f"{SCALE}\ngroups: [{{name: a, n: 20, change: 0, change_sd: 6.3}}]", [
            "groups.0.change_sd"
        ]),
        ("minimum: 1\nmaximum: 1\ngroups: [{name: a, n: 20, mean: 1, sd: 3}]", []),
        # half of 20 at 0.5 and half at 11.5, as the ends are rounded: √(20 × 5.5² / 19) = 5.64
        ("interval: range\ngroups: [{name: a, n: 20, low: 1, high: 11, sd: 5.8}]", [
            "groups.0.sd"
        ]),
        ("interval: range\ngroups: [{name: a, n: 20, low: 1, high: 11, sd: 5.6}]", []),
        # with the mean at the lower end there is no spread to speak of
        ("interval: range\ngroups: [{name: a, n: 20, low: 1, high: 11, mean: 1.0, sd: 4.0}]", [
            "groups.0.sd"
        ]),
        # ends that are a range of the group, though the result's are a confidence interval
        (
            f"{CONFIDENCE}\ngroups: [{{name: a, n: 5, low: 1, high: 11, sd: 3.0, "
            "interval: range}]",
            ["groups.0.sd"],
        ),
        ("interval: range\ngroups: [{name: a, n: 1, low: 1, high: 11, sd: 3.0}]", [
            "groups.0.sd"
        ]),
        ("interval: range\ngroups: [{name: a, n: 5, low: 11, high: 1, sd: 3.0}]", []),
        # whole numbers about 3.5: at least √(10 / 4 / 9) = 0.527
        ("whole_numbers: true\ngroups: [{name: a, n: 10, mean: 3.5, sd: 0.4}]", ["groups.0.sd"]),
        ("whole_numbers: true\ngroups: [{name: a, n: 10, mean: 3.5, sd: 0.5}]", []),
        # the sum of 2 items over 2: 7 is whole, so that nothing need differ
        ("whole_numbers: true\nitems: 2\ngroups: [{name: a, n: 10, mean: 3.5, sd: 0}]", []),
        # of 2 items 6.5 lies between: half of 0.527
        ("whole_numbers: true\nitems: 2\ngroups: [{name: a, n: 10, mean: 3.25, sd: 0.2}]", [
            "groups.0.sd"
        ]),
        ("whole_numbers: true\nitems: 2\ngroups: [{name: a, n: 10, mean: 3.25, sd: 0.3}]", []),
        ("whole_numbers: true\nitems: unknown\ngroups: [{name: a, n: 10, mean: 3.5, sd: 0}]", []),
    ],
)  # fmt: skip
def test_a_spread_that_cannot_be_is_told_at_its_own_field(fields: str, expected: list[str]) -> None:
    assert paths(impossible_spreads, fields) == expected


@for_each_row(
    ("sd", "least"),
    [("2", "3.2"), ("2.0", "3.18"), ("2E+0", "3.2")],
)
def test_the_limit_is_said_with_one_digit_more_than_the_printed_spread(sd: str, least: str) -> None:
    fields = f"interval: range\ngroups: [{{name: a, n: 5, low: 1, high: 11, sd: {sd}}}]"
    ((_, message, _),) = impossible_spreads(result(fields), AT)
    # one at 1.5, one at 10.5 and three of 5 between them: √(2 × 4.5² / 4) = 3.18
    assert message.endswith(f"have one of at least {least}")


@for_each_row(
    ("fields", "expected"),
    [
        ("whole_numbers: true\ngroups: [{name: a, n: 28, mean: 5.19}]", ["groups.0.mean"]),
        ("whole_numbers: true\ngroups: [{name: a, n: 3, before: 2.5}]", ["groups.0.before"]),
        ("whole_numbers: true\nstatistic: mean\nestimate: 3.33\npeople: 28", ["estimate"]),
    ],
)
def test_a_mean_that_cannot_be_is_told_at_its_own_field(fields: str, expected: list[str]) -> None:
    assert paths(impossible_means, fields) == expected


@for_each_row(
    ("fields", "expected"),
    [
        ("groups: [{name: a, n: 60}]", ["groups.0.n"]),
        ("groups: [{name: a, n: 50}]", []),
        ("groups: [{name: a, events: 3, total: 60}]", ["groups.0.total"]),
        ("groups: [{name: a, events: 30, total: 20}]", ["groups.0.events"]),
        ("groups: [{name: a, events: 20, total: 20}]", []),
    ],
)
def test_counts_that_cannot_be_are_told_at_their_own_field(
    fields: str, expected: list[str]
) -> None:
    study = record_from(Study, {"n": 50})
    found = impossible_counts(study, result(fields), AT)
    assert [path.removeprefix(f"{AT}.") for _, _, path in found] == expected


def test_numbers_beyond_any_measurement_are_not_compared() -> None:
    def of(value: str) -> dict[str, Any]:
        return {"name": "a", "n": 20, "sd": value}

    for value, told in (
        ("-1E+100", True),
        ("-1E+101", False),
        ("-1E-100", True),
        ("-1E-101", False),
    ):
        found = record_from(Result, {"id": "r", "groups": [of(value)]})
        assert bool(list(impossible_spreads(found, AT))) is told, value
