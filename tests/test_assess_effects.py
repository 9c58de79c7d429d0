"""What the figures of a result leave room for: no effect, no difference, a great one."""

from decimal import Decimal
from typing import Any

from build import weighed
from claimgrade.assess.evidence.effects import (
    counts_events,
    includes_no_effect,
    reaches,
    shows_no_important_difference,
)
from claimgrade.assess.evidence.lines import Line
from claimgrade.model.missing import Missing
from tables import for_each_row

AT = "studies.s.results.r"


def line(**measured: Any) -> Line:
    """Return a line on a result with these fields; without any, on none."""
    entry = {"source": "s", "relation": "supports", **({"result": "r"} if measured else {})}
    studies = {"s": {"results": [{"id": "r", **measured}]}}
    return weighed({"claim": {"evidence": [entry]}, "studies": studies}).body.supporting[0]


@for_each_row(
    ("stated", "leaves_room"),
    [
        ("p < 0.05", False),
        ("p ≤ 0.04", False),
        ("p > 0.05", True),
        ("p ≥ 0.05", True),
        ("p = 0.05", True),
        ("p = 0,03", False),
    ],
)
def test_a_p_value_of_a_twentieth_or_more_leaves_room_for_no_effect(
    stated: str, leaves_room: bool
) -> None:
    assert includes_no_effect(line(p=stated)) is leaves_room


@for_each_row("stated", ["p < 0.1", "p ≤ 0.05", "p > 0.01", "p ≥ 0.01"])
def test_a_bound_on_the_wrong_side_of_a_twentieth_says_nothing(stated: str) -> None:
    found = includes_no_effect(line(p=stated))
    assert isinstance(found, tuple)
    assert Missing(f"{AT}.low") in found


def test_a_p_value_that_cannot_be_read_is_what_is_waited_for_beside_an_interval_of_a_level() -> (
    None
):
    level = line(statistic="mean", low="1", high="2", p="as expected")
    assert includes_no_effect(level) == (Missing(f"{AT}.p", looked_up=True),)


@for_each_row(("other_low", "apart"), [("5.1", True), ("5", False)])
def test_intervals_of_two_conditions_that_touch_are_not_apart(other_low: str, apart: bool) -> None:
    groups = [
        {"name": "bands", "low": other_low, "high": "9"},
        {"name": "rest", "low": "1", "high": "5"},
    ]
    found = includes_no_effect(line(contrast="conditions", groups=groups, p="0.4"))
    assert found is not apart


@for_each_row(
    ("low", "high", "inside"),
    [("80", "120", True), ("60", "120", False), ("80", "151", False), ("0", "120", False)],
)
def test_a_ratio_in_percent_is_compared_with_one_hundred_in_both_directions(
    low: str, high: str, inside: bool
) -> None:
    """With an important ratio of 150 %, 60 % is too far: 100/60 is more than 1.5."""
    ratio = line(statistic="risk-ratio", unit="%", low=low, high=high, mid="150")
    assert shows_no_important_difference(ratio) is inside


@for_each_row(("estimate", "reached"), [("225", True), ("224", False), ("44", True), ("45", False)])
def test_a_great_ratio_is_the_important_one_to_the_power_of_the_factor(
    estimate: str, reached: bool
) -> None:
    """1.5 twice over is 2.25, and the other way 1/2.25 = 0.444."""
    ratio = line(statistic="risk-ratio", unit="%", estimate=estimate, mid="150")
    assert reaches(ratio, Decimal(2)) is reached


def test_a_level_is_no_effect_that_could_be_great() -> None:
    level = line(statistic="mean", estimate="40", mid="2")
    assert reaches(level, Decimal(2)) == (Missing(f"{AT}.statistic", looked_up=True),)


def test_whether_events_are_counted_waits_for_the_statistic() -> None:
    assert counts_events(line()) == (Missing("evidence.0.result"),)
    assert counts_events(line(estimate="4")) == (Missing(f"{AT}.statistic"),)
    assert counts_events(line(statistic="proportion")) is True
    assert counts_events(line(statistic="risk-ratio")) is False
    counted = line(statistic="risk-ratio", groups=[{"name": "bands", "events": "3"}])
    assert counts_events(counted) is True
