"""What a body of evidence lets expect: one effect, where it comes from, and what it amounts to."""

import math
from collections.abc import Mapping
from typing import Any

import pytest

from build import weighed
from claimgrade.assess.numbers.anticipated import NO_TEST, anticipated
from claimgrade.assess.pooling.pools import pool_of_claim
from claimgrade.model.anticipated import Anticipated, BodyEffect, Whence
from claimgrade.model.effect import Measured
from pooling_records import FIXED, OUTCOME, REVIEW, estimated, result, trial

BASELINE = {"percent": "30", "over": "5 years", "source": "one"}


def expected(
    studies: Mapping[str, Any], *, baseline: Any = None, record: Mapping[str, Any] | None = None
) -> Anticipated:
    lines = [
        {"source": key, "result": "r", "relation": "supports", "finding": "It."} for key in studies
    ]
    claim = {"asserts": {"outcome": {"name": OUTCOME}}, "evidence": lines}
    if baseline is not None:
        claim["baseline_risk"] = baseline
    case = weighed({"settings": FIXED, "studies": studies, "claim": claim, **(record or {})})
    return anticipated(case, pool_of_claim(case))


def effect(found: Anticipated) -> BodyEffect:
    assert found.effect is not None
    assert found.no_effect == ""
    return found.effect


def test_without_a_study_that_tests_the_claim_nothing_is_expected() -> None:
    case = weighed({"claim": {}})
    assert anticipated(case, None) == Anticipated(no_effect=NO_TEST, no_absolute=NO_TEST)


def test_a_pooled_difference_stands_for_its_studies_beside_the_means_without() -> None:
    found = expected({"one": trial(3), "two": trial(5)})
    # Differences 2 and 4, each with SE √(2²/10 + 2²/10), so 3 with that over √2.
    error = math.sqrt(0.8 / 2)
    one = effect(found)
    assert (one.value, one.low, one.high) == pytest.approx(
        (3, 3 - 1.959964 * error, 3 + 1.959964 * error), rel=1e-6
    )
    assert (one.whence, one.names, one.unit, one.level) == (
        Whence.POOLED,
        ("one", "two"),
        "cm²",
        0.95,
    )
    assert found.means is not None
    assert (found.means.low, found.means.high, found.means.unit) == (1, 1, "cm²")
    assert (found.means.names, found.means.measured) == (("one", "two"), one.measured)
    assert (found.people, found.no_absolute) == (None, "")


def test_the_means_without_reach_from_the_lowest_to_the_highest() -> None:
    high = trial(results=[result({"mean": 9, "sd": 2}, {"mean": 6, "sd": 2})])
    found = expected({"one": trial(3), "two": high})
    assert found.means is not None
    assert (found.means.low, found.means.high) == (1, 6)


def test_means_in_another_unit_do_not_stand_beside_the_effect() -> None:
    other = trial(results=[result({"mean": 500, "sd": 200}, {"mean": 100, "sd": 200}, unit="mm²")])
    found = expected({"one": trial(3), "two": other})
    assert effect(found).unit == "cm²"
    assert found.means is not None
    assert (found.means.low, found.means.high, found.means.names) == (1, 1, ("one",))


def test_mean_changes_stand_beside_an_effect_on_changes() -> None:
    changes = [
        result({"change": 3, "change_sd": 2}, {"change": 0.5, "change_sd": 2}, contrast="change")
    ]
    found = expected({"one": trial(results=changes)})
    assert effect(found).measured is Measured.CHANGE
    assert found.means is not None
    assert (found.means.low, found.means.high) == (0.5, 0.5)
    assert found.means.measured is Measured.CHANGE


def test_one_study_stands_for_the_body_under_its_own_name() -> None:
    found = expected({"one": trial(3)})
    assert (effect(found).whence, effect(found).names) == (Whence.ONE_STUDY, ("one",))
    assert effect(found).value == 2


def test_one_published_pool_stands_for_the_body_and_has_no_means_of_its_own() -> None:
    found = expected({"review": REVIEW})
    one = effect(found)
    assert (one.whence, one.names) == (Whence.PUBLISHED, ("review",))
    assert (one.value, one.low, one.high) == (2.5, 1, 4)
    assert found.means is None


def test_of_two_published_pools_none_is_picked_and_the_reason_is_that_of_the_pool() -> None:
    found = expected({"review": REVIEW, "second": REVIEW})
    assert found.effect is None
    assert found.no_effect
    assert found.no_effect == found.no_absolute


def test_a_pooled_risk_ratio_is_told_in_people_from_the_recorded_baseline() -> None:
    ratio = estimated(0.5, 0.4, 0.625, statistic="risk-ratio", unit=None)
    found = expected({"one": ratio, "two": ratio}, baseline=BASELINE)
    assert effect(found).whence is Whence.POOLED
    assert effect(found).value == pytest.approx(0.5)
    assert found.people is not None
    assert found.no_absolute == ""
    # 30 in 100 halved.
    without, with_it = found.people.without / found.people.per, found.people.with_it
    assert (without, with_it / found.people.per) == pytest.approx((0.30, 0.15))


def test_a_pooled_risk_ratio_without_a_baseline_says_that_one_is_missing() -> None:
    ratio = estimated(0.5, 0.4, 0.625, statistic="risk-ratio", unit=None)
    found = expected({"one": ratio, "two": ratio})
    assert found.people is None
    assert found.no_absolute == "no baseline risk is recorded, so it cannot be told in people"


def counted(events: int, others: int) -> dict[str, Any]:
    own = result({"events": events, "total": 100}, {"events": others, "total": 100}, unit=None)
    return trial(results=[own], n=200)


def test_the_risk_of_one_study_is_told_from_its_own_comparator() -> None:
    found = expected({"one": counted(10, 20)})
    assert effect(found).value == pytest.approx(0.5)
    assert found.people is not None
    told = found.people.without / found.people.per, found.people.with_it / found.people.per
    assert told == pytest.approx((0.2, 0.1))


def test_the_comparator_of_one_of_several_studies_is_no_baseline_of_their_pool() -> None:
    found = expected({"one": counted(10, 20), "two": counted(20, 40)})
    assert effect(found).whence is Whence.POOLED
    assert found.people is None
    assert "no baseline risk" in found.no_absolute


def test_a_standardised_difference_has_no_unit_to_be_told_in() -> None:
    other = trial(results=[result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2}, unit="kg")])
    found = expected({"one": trial(3), "two": other})
    assert found.effect is not None
    assert found.no_absolute == "a standardised difference has no unit to tell it in"
    assert found.means is None
