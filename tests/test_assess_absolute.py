"""A relative effect told in people, from a baseline risk that somebody counted."""

import math
from typing import Any

import pytest

from build import assessed, weighed
from build import result as ruled
from claimgrade.assess.numbers.ledger import ledger
from claimgrade.model.ledger import Absolute, LedgerRow
from rule_checks import line, study
from tables import for_each_row

BASELINE = {"percent": "30", "over": "5 years", "source": "cohort"}


def row_of(
    measured: dict[str, Any], value: str = "", baseline: Any = None, **claim: Any
) -> LedgerRow:
    number = {
        "value": value or measured.get("estimate", "2"),
        "statistic": measured.get("statistic", "risk-ratio"),
        "role": "point",
    }
    recorded = {"baseline_risk": baseline} if baseline is not None else {}
    record = {
        "claim": {
            "numbers": [number],
            "evidence": [line()],
            "direction": "decrease",
            **recorded,
            **claim,
        },
        "studies": {"s": study(result=measured)},
    }
    (row,) = ledger(weighed(record))
    return row


def absolute(measured: dict[str, Any], baseline: Any = None) -> Absolute:
    found = row_of(measured, baseline=baseline).absolute
    assert found is not None
    return found


def test_the_worked_examples_of_the_cochrane_handbook() -> None:
    """Cochrane Handbook 5.1, sections 12.5.4.2 and 12.5.4.3, each from 300 in 1,000.

    A risk ratio of 0.92 gives 24 fewer in 1,000 and a number needed to treat of 42; an odds ratio
    of 0.73 gives 62 fewer and 17. The intervals here are ours, and exclude no effect.
    """
    ratio = {"estimate": "0.92", "low": "0.86", "high": "0.98", "statistic": "risk-ratio"}
    found = absolute(ratio, BASELINE)
    assert found.per == 1000
    assert round(found.without - found.with_it) == 24
    assert found.needed is not None
    assert math.ceil(found.needed) == 42
    odds = {"estimate": "0.73", "low": "0.60", "high": "0.90", "statistic": "odds-ratio"}
    found = absolute(odds, BASELINE)
    assert round((found.without - found.with_it) * 1000 / found.per) == 62
    assert found.needed is not None
    assert math.ceil(found.needed) == 17


def test_a_hazard_ratio_leaves_so_many_more_without_the_event() -> None:
    """Without it 70 % stay free of the event; with a hazard ratio of 0.5 that is 0.7 to the 0.5."""
    hazard = {"estimate": "0.5", "low": "0.4", "high": "0.6", "statistic": "hazard-ratio"}
    found = absolute(hazard, BASELINE)
    with_it, low, high = (1 - math.exp(h * math.log(0.7)) for h in (0.5, 0.4, 0.6))
    assert found.per == 100
    assert found.with_it == pytest.approx(100 * with_it)
    assert [found.low, found.high] == pytest.approx([100 * low, 100 * high])


@for_each_row(
    ("fields", "low", "needed"),
    [
        ({"low": "0.4", "high": "0.6"}, 12.0, 1 / 0.15),
        ({"low": "0.4", "high": "1.2"}, 12.0, None),
        ({"low": "0.4", "high": "1"}, 12.0, None),
        ({"low": "0.4"}, None, None),
        ({}, None, None),
        ({"low": "0.4", "high": "0.6", "interval": "range"}, None, None),
    ],
)
def test_a_number_needed_to_treat_asks_for_an_interval_that_excludes_no_effect(
    fields: dict[str, str], low: float | None, needed: float | None
) -> None:
    found = absolute({"estimate": "0.5", "statistic": "risk-ratio", **fields}, BASELINE)
    assert (found.without, found.with_it) == (30.0, 15.0)
    assert found.low == (None if low is None else pytest.approx(low))
    assert found.needed == (None if needed is None else pytest.approx(needed))


@for_each_row(
    ("percent", "estimate", "per"),
    [("30", "0.5", 100), ("30", "0.9", 1000), ("2", "0.5", 1000), ("0.4", "2", 1000)],
)
def test_people_are_told_of_a_hundred_unless_that_hides_the_difference(
    percent: str, estimate: str, per: int
) -> None:
    found = absolute(
        {"estimate": estimate, "statistic": "risk-ratio"}, {**BASELINE, "percent": percent}
    )
    assert found.per == per
    assert found.without == pytest.approx(float(percent) / 100 * per)


def test_the_baseline_is_named_with_its_source() -> None:
    half = {"estimate": "0.5", "statistic": "risk-ratio"}
    assert absolute(half, BASELINE).baseline == "30% over 5 years (cohort)"
    counted = {**half, "groups": [{"name": "control", "events": "20", "total": "80"}]}
    found = absolute(counted)
    assert found.baseline == "20 of 80 people, control (s)"
    assert (found.without, found.with_it) == (25.0, 12.5)
    assert absolute(counted, BASELINE).without == 30.0


@for_each_row(
    ("groups", "baseline", "note"),
    [
        ([], None, "no baseline risk is recorded, so it cannot be told in people"),
        ([], "unknown", "the baseline risk is not reported, so it cannot be told in people"),
        # one group is the one treated, so nobody counted the risk without
        (
            [{"name": "a", "role": "intervention", "events": "1", "total": "9"}],
            None,
            "no baseline risk is recorded, so it cannot be told in people",
        ),
        # two groups and no role: which is the one without?
        (
            [
                {"name": "a", "events": "1", "total": "9"},
                {"name": "b", "events": "2", "total": "9"},
            ],
            None,
            "no baseline risk is recorded, so it cannot be told in people",
        ),
    ],
)
def test_without_a_baseline_it_says_so(groups: list[Any], baseline: Any, note: str) -> None:
    row = row_of(
        {"estimate": "0.5", "statistic": "odds-ratio", "groups": groups}, baseline=baseline
    )
    assert row.absolute is None
    assert row.note == note


def test_a_risk_that_would_pass_all_people_is_not_told() -> None:
    row = row_of({"estimate": "4", "statistic": "risk-ratio"}, baseline=BASELINE)
    assert row.absolute is None
    assert row.note == "the relative effect on this baseline gives no risk between 0 and 100%"


def test_a_multiple_of_a_concentration_is_no_risk() -> None:
    row = row_of({"estimate": "4", "statistic": "fold-of-baseline"}, baseline=BASELINE)
    assert (row.absolute, row.note) == (None, "")


def test_people_counted_in_both_groups_are_told_as_they_were_counted() -> None:
    groups = [
        {"name": "bands", "role": "intervention", "events": "30", "total": "100"},
        {"name": "none", "role": "comparator", "events": "10", "total": "100"},
    ]
    row = row_of({"groups": groups}, value="3", direction="increase")
    assert row.arithmetic == "30 of 100 against 10 of 100: 30% / 10% = 3 times"
    assert row.absolute is not None
    assert (row.absolute.without, row.absolute.with_it) == (10.0, 30.0)
    assert row.absolute.needed is None


def test_the_flag_on_a_relative_number_tells_it_in_people_where_it_can() -> None:
    def help_of(**claim: Any) -> str:
        number = {"value": "0.5", "statistic": "risk-ratio", "role": "point"}
        measured = {"estimate": "0.5", "statistic": "risk-ratio"}
        fields = {"numbers": [number], "evidence": [line()], "direction": "decrease", **claim}
        record = {"claim": fields, "studies": {"s": study(result=measured)}}
        return ruled(assessed(record), "OS18").help

    assert help_of(baseline_risk=BASELINE).endswith(
        "same sentence: 30 of 100 people without it, 15 with it."
    )
    assert "'baseline_risk'" in help_of()
