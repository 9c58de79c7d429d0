"""Risk ratio, odds ratio and risk difference of events counted in two groups."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.statistics.effects import measures_of
from effect_results import OR, RD, RR, computed, conditions, interval, refused, with_error


def counts(events: int, total: int) -> dict[str, int]:
    return {"events": events, "total": total}


# Borenstein et al., Introduction to Meta-Analysis, 2009, chapter 5: 5 of 100 against 10 of 100.
BORENSTEIN = conditions(counts(5, 100), counts(10, 100))
# The first trial of the BCG data (Aronson 1948, in Colditz et al., JAMA 1994;271:698-702).
ARONSON = conditions(counts(4, 123), counts(11, 139))

groups = st.integers(1, 300).flatmap(
    lambda total: st.builds(counts, st.integers(0, total), st.just(total))
)


@pytest.fixture(scope="module")
def oracle() -> Any:
    return pytest.importorskip("meta_analyze.effect_sizes.binary")


def test_risk_ratio_as_in_published_examples() -> None:
    value, error = with_error(computed(BORENSTEIN, RR))
    assert (value, math.log(value), error**2) == pytest.approx((0.5, -0.6931, 0.28), abs=5e-5)
    # metafor's documentation of dat.bcg: log risk ratio -0.8893, variance 0.3256.
    value, error = with_error(computed(ARONSON, RR))
    assert (math.log(value), error**2) == pytest.approx((-0.8893, 0.3256), abs=5e-5)


def test_odds_ratio_as_in_published_examples() -> None:
    value, error = with_error(computed(BORENSTEIN, OR))
    assert (math.log(value), error**2) == pytest.approx((-0.7472, 0.3216), abs=5e-5)
    # metafor's own tests (summary.escalc): z -1.5708, SE 0.5976, logarithms -2.1100 to 0.2326.
    found = computed(ARONSON, OR)
    value, error = with_error(found)
    assert error == pytest.approx(0.5976, abs=5e-5)
    assert math.log(value) / error == pytest.approx(-1.5708, abs=5e-5)
    assert [math.log(end) for end in interval(found)] == pytest.approx((-2.1100, 0.2326), abs=5e-5)


def test_risk_difference_is_in_percentage_points() -> None:
    found = computed(BORENSTEIN, RD)
    value, error = with_error(found)
    assert (value / 100, (error / 100) ** 2) == pytest.approx((-0.05, 0.001375), abs=5e-7)
    assert found.unit == "percentage points"


# Normand, Stat Med 1999;18:321-359, Tables I and III: deaths with lidocaine and without, the
# difference in percentage points, its variance and interval in the digits of metafor's own tests.
LIDOCAINE = [
    ((2, 39), (1, 43), 2.8026, 17.7575, -5.4566, 11.0618),
    ((4, 44), (4, 44), 0.0000, 37.5657, -12.0128, 12.0128),
    ((6, 107), (4, 110), 1.9711, 8.1323, -3.6182, 7.5604),
    ((7, 103), (5, 100), 1.7961, 10.8998, -4.6747, 8.2669),
    ((7, 110), (3, 106), 3.5334, 8.0114, -2.0141, 9.0810),
    ((11, 154), (4, 146), 4.4031, 6.1320, -0.4503, 9.2566),
]


@pytest.mark.parametrize(("one", "other", "difference", "variance", "low", "high"), LIDOCAINE)
def test_risk_difference_as_in_a_published_table(
    one: tuple[int, int],
    other: tuple[int, int],
    difference: float,
    variance: float,
    low: float,
    high: float,
) -> None:
    found = computed(conditions(counts(*one), counts(*other)), RD)
    value, error = with_error(found)
    assert (value, error**2) == pytest.approx((difference, variance), abs=5.1e-5)
    assert interval(found) == pytest.approx((low, high), abs=5.1e-5)


@settings(max_examples=40, deadline=None)
@given(groups, groups)
def test_effects_of_events_agree_with_an_independent_implementation(
    oracle: Any, one: dict[str, int], other: dict[str, int]
) -> None:
    measured = conditions(one, other)
    studies = oracle.normalize_binary_studies(
        data=None,
        event_treat=[one["events"]],
        n_treat=[one["total"]],
        event_control=[other["events"]],
        n_control=[other["total"]],
        study=None,
        missing="raise",
    )
    none = one["events"] == other["events"] == 0
    everybody = one["events"] == one["total"] and other["events"] == other["total"]
    for measure, name in ((RR, "RR"), (OR, "OR"), (RD, "RD")):
        if measure is not RD and (none or everybody):
            assert "not estimable" in refused(measured, measure).reason
            continue
        expected = oracle.calculate_binary_effects(
            studies,
            measure=name,
            continuity_correction=0.5,
            correction_scope="only_zero_studies",
        )
        value, error = with_error(computed(measured, measure))
        scale = 100 if measure is RD else 1
        found = value / 100 if measure is RD else math.log(value)
        assert found == pytest.approx(float(expected.effect[0]), rel=1e-9, abs=1e-12)
        assert (error / scale) ** 2 == pytest.approx(float(expected.variance[0]), rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(groups, groups)
def test_changing_the_roles_turns_a_difference_and_inverts_a_ratio(
    one: dict[str, int], other: dict[str, int]
) -> None:
    there, back = conditions(one, other), conditions(other, one)
    first, second = computed(there, RD), computed(back, RD)
    assert with_error(second) == pytest.approx((-first.value, first.standard_error))
    if measures_of(there) and one["events"] and other["events"] < other["total"]:
        for measure in (RR, OR):
            first, second = computed(there, measure), computed(back, measure)
            assert with_error(second) == pytest.approx((1 / first.value, first.standard_error))
            low, high = interval(first)
            assert interval(second) == pytest.approx((1 / high, 1 / low))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 100), st.integers(1, 100), st.integers(1, 100), st.integers(1, 100))
def test_counting_those_without_the_event_inverts_the_odds_ratio(
    a: int, b: int, c: int, d: int
) -> None:
    events = computed(conditions(counts(a, a + b), counts(c, c + d)), OR)
    others = computed(conditions(counts(b, a + b), counts(d, c + d)), OR)
    assert with_error(others) == pytest.approx((1 / events.value, events.standard_error))


def test_a_cell_of_zero_is_corrected_and_the_correction_is_named() -> None:
    measured = conditions(counts(0, 20), counts(4, 20))
    for measure in (RR, OR):
        found = computed(measured, measure)
        assert "continuity correction: 0.5" in found.formulas[0].text
    # (0.5 / 21) / (4.5 / 21) and (0.5 / 20.5) / (4.5 / 16.5)
    assert computed(measured, RR).value == pytest.approx(0.5 / 4.5)
    assert computed(measured, OR).value == pytest.approx((0.5 * 16.5) / (20.5 * 4.5))
    assert computed(measured, RD).value == pytest.approx(-20)


def test_no_events_in_either_group_is_not_estimable_as_a_ratio() -> None:
    none = conditions(counts(0, 20), counts(0, 30))
    for measure in (RR, OR):
        found = refused(none, measure)
        assert found.missing == ()
        assert found.reason == "not estimable: no events in either group"
    difference = computed(none, RD)
    assert difference.value == 0
    low, high = interval(difference)
    assert low < 0 < high


def test_a_share_in_percent_counts_as_events() -> None:
    measured = conditions(
        {"n": 100, "mean": 5}, {"n": 100, "mean": 10}, statistic="proportion", unit="%"
    )
    assert with_error(computed(measured, RR)) == pytest.approx(with_error(computed(BORENSTEIN, RR)))
    assert measures_of(measured) == (RR, OR, RD)
    assert "events in bands = 5 % of 100" in computed(measured, RR).formulas[0].text


@pytest.mark.parametrize(
    ("one", "unit", "missing"),
    [
        ({"n": 20, "mean": 120}, "%", ("groups.bands.mean",)),
        ({"mean": 5}, "%", ("groups.bands.n",)),
        ({"n": 20, "mean": 5}, "kg", ("groups.bands.events", "groups.free.events")),
    ],
)
def test_a_share_that_cannot_be_counted_is_not_used(
    one: dict[str, Any], unit: str, missing: tuple[str, ...]
) -> None:
    measured = conditions(one, {"n": 100, "mean": 10}, statistic="proportion", unit=unit)
    assert refused(measured, RR).missing == missing


def test_a_share_without_a_unit_is_a_part_of_one() -> None:
    shares = {"n": 100, "mean": "0.05"}, {"n": 100, "mean": "0.10"}
    found = computed(conditions(*shares, statistic="proportion"), RR)
    assert with_error(found) == pytest.approx(with_error(computed(BORENSTEIN, RR)))


def test_the_sign_says_in_which_group_more_people_have_the_event() -> None:
    assert computed(BORENSTEIN, RR).sign == (
        "above 1 means more people with the event with bands than with free"
    )
    assert computed(BORENSTEIN, RD).sign.startswith("above 0")
    assert computed(BORENSTEIN, RR).people == 200


@pytest.mark.parametrize(
    ("one", "missing"),
    [
        ({"total": 20}, ("groups.bands.events",)),
        ({"events": 3}, ("groups.bands.total",)),
        ({"events": "unknown", "total": 20}, ("groups.bands.events",)),
        (counts(5, 3), ("groups.bands.events", "groups.bands.total")),
        (counts(0, 0), ("groups.bands.total",)),
    ],
)
def test_what_is_missing_of_the_counts_is_named(
    one: dict[str, Any], missing: tuple[str, ...]
) -> None:
    for measure in (RR, OR, RD):
        assert refused(conditions(one, counts(4, 20)), measure).missing == missing


def test_paired_events_are_not_compared_as_if_they_were_of_different_people() -> None:
    measured = conditions(counts(3, 20), counts(4, 20), paired=True)
    assert "pairs" in refused(measured, RR).reason
