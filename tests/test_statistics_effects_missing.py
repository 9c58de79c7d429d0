"""What keeps an effect, or its spread, from being worked out, by the names of the fields."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.model.effect import Effect, Measured, NotComputed
from claimgrade.model.vocabulary import Contrast, Statistic
from claimgrade.statistics.effects import (
    effect_of,
    effects_of,
    measures_of,
    spread_missing,
    spread_reason,
)
from effect_results import (
    FOLD,
    MD,
    OR,
    PERCENT,
    PERCENT_CHANGE,
    RATIO,
    RD,
    RR,
    SMD,
    WITHIN,
    change,
    computed,
    conditions,
    refused,
    result,
    with_error,
)

WHOLE = {"n": 20, "mean": 5, "sd": 2}


def without(*names: str, **others: Any) -> dict[str, Any]:
    return {**{k: v for k, v in WHOLE.items() if k not in names}, **others}


SPREADS = [
    # (the intervention's group, what would give its spread, words of the reason)
    (without("sd"), ("groups.bands.sd",), "no standard deviation, standard error or conf"),
    (without("sd", sd="unknown"), ("groups.bands.sd",), "no standard deviation"),
    (without("sd", spread=2), ("groups.bands.sd",), "± means is not stated"),
    (without("n"), ("groups.bands.n",), "how many people"),
    (without("n", n=1), ("groups.bands.n",), "fewer than two"),
    (without("n", "sd", se=1), ("groups.bands.n",), "how many people"),
    (without("sd", se=-1), ("groups.bands.se",), "negative"),
    (without("sd", sd=-1), ("groups.bands.sd",), "negative"),
    (without("sd", low=4, high=6), ("groups.bands.interval",), "is not recorded"),
    (without("sd", low=4, high=6, interval="interquartile"), ("groups.bands.sd",), "approxim"),
    (without("sd", low=4, high=6, interval="range"), ("groups.bands.sd",), "approximation"),
    (without("sd", low=4, high=6, interval="95% credible"), ("groups.bands.sd",), "no standard"),
    (
        without("n", "sd", low=4, high=6, interval="95% confidence"),
        ("groups.bands.n",),
        "how many people",
    ),
]


@pytest.mark.parametrize(("group", "missing", "word"), SPREADS)
def test_what_would_give_a_difference_its_spread_is_named(
    group: dict[str, Any], missing: tuple[str, ...], word: str
) -> None:
    measured = conditions(group, WHOLE)
    found = computed(measured, MD)
    assert (found.value, found.standard_error, found.low, found.high) == (0, None, None, None)
    assert found.formulas
    assert spread_missing(measured, MD) == missing
    assert word in spread_reason(measured, MD)
    # Without a spread there is nothing to standardise by: the same fields are missing.
    assert refused(measured, SMD).missing == missing
    for measure in (RATIO, PERCENT):
        assert computed(measured, measure).standard_error is None
        assert spread_missing(measured, measure) == missing


def test_everything_missing_is_named_at_once() -> None:
    measured = conditions({"mean": 5}, {"mean": 4}, paired=True)
    assert spread_missing(measured, MD) == (
        "groups.bands.sd",
        "groups.bands.n",
        "groups.free.sd",
        "groups.free.n",
        "correlation",
    )


def test_nothing_is_missing_where_the_spread_is_known() -> None:
    measured = conditions(WHOLE, WHOLE)
    for measure in (MD, SMD, RATIO, PERCENT):
        assert spread_missing(measured, measure) == ()
        assert spread_reason(measured, measure) == ""


def test_of_groups_whose_figures_are_changes_the_missing_change_is_what_is_asked_for() -> None:
    """A range of changes in one group, nothing in the other: the means lack, not values."""
    measured = conditions(
        {"low": 4, "high": 7, "interval": "range"}, {}, statistic="percent-change"
    )
    found = refused(measured, MD)
    assert found.missing == ("groups.bands.mean", "groups.free.mean")
    assert found.reason == "no mean is recorded"


def test_a_number_after_plus_minus_beside_a_change_is_named_as_such() -> None:
    """Not as a missing deviation of the values before, which nobody would look for."""
    groups = [{"change": 4.22, "spread": 1.4, "n": 13}, {"change": 6.34, "spread": 1.72, "n": 13}]
    measured = conditions(*groups)
    assert spread_missing(measured, MD) == ("groups.bands.change_sd", "groups.free.change_sd")
    assert spread_reason(measured, MD) == "what the number after ± means is not stated"


def test_a_level_and_a_change_are_never_compared() -> None:
    measured = conditions(without("mean", "sd", change=3, change_sd=1), WHOLE)
    for measure in (MD, SMD, RATIO, PERCENT):
        found = refused(measured, measure)
        assert found.missing == ("groups.bands.mean", "groups.free.change")
        assert "never compared" in found.reason


def test_values_and_changes_of_the_same_groups_are_told_apart() -> None:
    one = {"n": 20, "before": 4, "mean": 7, "sd": 2, "change_sd": 1}
    other = {"n": 20, "before": 5, "mean": 6, "sd": 2, "change_sd": 1}
    measured = conditions(one, other)
    assert computed(measured, MD).measured is Measured.LEVEL
    assert computed(measured, MD).value == 1
    changes = computed(measured, MD, measured=Measured.CHANGE)
    assert (changes.measured, changes.value) == (Measured.CHANGE, 2)
    assert "greater rise, or a smaller fall" in changes.sign
    # Values have no spread here and changes have, so changes are told unless values are asked for.
    measured = conditions({**one, "sd": None}, other)
    assert computed(measured, MD).measured is Measured.CHANGE
    assert computed(measured, MD, measured=Measured.LEVEL).standard_error is None


def test_changes_are_compared_where_the_figures_are_changes() -> None:
    measured = conditions(WHOLE, WHOLE, statistic="percent-change", unit="%")
    assert computed(measured, MD).measured is Measured.CHANGE
    found = refused(measured, MD, measured=Measured.LEVEL)
    assert found.missing == ("groups.bands.mean", "groups.free.mean")


@pytest.mark.parametrize(
    "roles",
    [(None, None), ("unknown", "unknown"), ("unknown", "intervention")],
)
def test_without_roles_a_difference_has_no_sign(roles: tuple[str | None, str | None]) -> None:
    one, other = ({**WHOLE, "role": role} for role in roles)
    found = refused(conditions(one, other), MD)
    assert "no sign" in found.reason
    named = zip(("bands", "free"), roles, strict=True)
    assert found.missing == tuple(
        f"groups.{name}.role" for name, role in named if role != "intervention"
    )


def test_one_role_of_two_tells_the_other() -> None:
    both = conditions(WHOLE, without("mean", mean=3))
    one = conditions(WHOLE, without("mean", mean=3, role=None))
    assert computed(one, MD) == computed(both, MD)


def test_of_three_groups_the_two_with_roles_are_compared() -> None:
    groups = (
        {"name": "heavy", "n": 9, "mean": 9, "sd": 2},
        {"name": "free", "role": "comparator", "n": 9, "mean": 3, "sd": 2},
        {"name": "bands", "role": "intervention", "n": 9, "mean": 5, "sd": 2},
    )
    measured = result(*groups, contrast="conditions", paired=False)
    assert computed(measured, MD).value == 2
    twice = ({**groups[0], "role": "intervention"}, *groups[1:])
    found = refused(result(*twice, contrast="conditions", paired=False), MD)
    assert found.missing == ("groups.heavy.role", "groups.bands.role")
    alone = ({**groups[2]}, {**groups[0]}, {**groups[1], "role": None})
    found = refused(result(*alone, contrast="conditions"), MD)
    assert found.missing == ("groups.heavy.role", "groups.free.role")


def test_whether_the_same_people_are_in_both_groups_has_to_be_known_for_a_spread() -> None:
    measured = conditions(WHOLE, without("mean", mean=3), paired=None)
    assert computed(measured, MD).value == 2
    for measure in (MD, RATIO, PERCENT):
        assert spread_missing(measured, measure) == ("paired",)
    assert refused(measured, SMD).missing == ("paired",)


@pytest.mark.parametrize("correlation", [None, "unknown", "1.5"])
def test_paired_values_need_their_correlation_and_none_is_assumed(correlation: str | None) -> None:
    measured = conditions(WHOLE, WHOLE, paired=True, correlation=correlation)
    for measure in (MD, SMD, RATIO, PERCENT):
        assert computed(measured, measure).standard_error is None
        assert spread_missing(measured, measure) == ("correlation",)
    told = "between −1 and 1" if correlation == "1.5" else "not recorded"
    assert told in spread_reason(measured, MD)


def test_an_interval_that_does_not_hold_the_change_is_not_taken_for_its_own() -> None:
    ends = {"low": 90, "high": 110, "interval": "95% confidence"}
    measured = change({"n": 200, "change": 5, **ends})
    assert spread_missing(measured, MD) == ("groups.bands.change_sd",)
    assert computed(change({"n": 200, "change": 100, **ends}), MD).standard_error


def test_the_same_people_cannot_be_more_in_one_condition() -> None:
    measured = conditions(WHOLE, without("n", n=19), paired=True, correlation="0.5")
    assert spread_missing(measured, MD) == ("groups.bands.n", "groups.free.n")
    assert "differ" in spread_reason(measured, MD)


CHANGES = [
    ({"mean": 5}, MD, ("groups.bands.before",)),
    ({"before": 5}, MD, ("groups.bands.mean",)),
    ({"n": 9}, MD, ("groups.bands.change",)),
    ({"mean": 5}, FOLD, ("groups.bands.before",)),
    ({"n": 9, "change": 5}, FOLD, ("groups.bands.before", "groups.bands.mean")),
    ({"before": 4, "mean": 5, "n": 9}, WITHIN, ("groups.bands.before_sd",)),
    ({"before": 4, "mean": 5, "before_sd": 1}, WITHIN, ("groups.bands.n",)),
    ({"before": 4, "mean": 5, "before_sd": 1, "n": 2}, WITHIN, ("groups.bands.n",)),
    ({"before": 4, "mean": 5, "before_sd": 0, "n": 9}, WITHIN, ("groups.bands.before_sd",)),
]


@pytest.mark.parametrize(("group", "measure", "missing"), CHANGES)
def test_what_is_missing_to_tell_a_change_is_named(
    group: dict[str, Any], measure: Statistic, missing: tuple[str, ...]
) -> None:
    assert refused(change(group), measure).missing == missing


SPREADS_OF_CHANGES = [
    ({}, MD, ("groups.bands.change_sd",)),
    ({"spread": 2, "before_spread": 1}, MD, ("groups.bands.change_sd",)),
    ({"sd": 2, "before_sd": 1}, MD, ("correlation",)),
    ({"sd": 2, "before_sd": 1}, FOLD, ("correlation",)),
    ({"sd": 2, "before_sd": 1}, PERCENT_CHANGE, ("correlation",)),
    ({"before_sd": 1}, WITHIN, ("correlation",)),
    ({"sd": 2}, FOLD, ("groups.bands.before_sd", "correlation")),
    ({"sd": 2, "change_sd": 0}, MD, ("groups.bands.change_sd",)),
]


@pytest.mark.parametrize(("spread", "measure", "missing"), SPREADS_OF_CHANGES)
def test_what_would_give_a_change_its_spread_is_named(
    spread: dict[str, Any], measure: Statistic, missing: tuple[str, ...]
) -> None:
    measured = change({"n": 9, "before": 4, "mean": 5, **spread})
    assert computed(measured, measure).standard_error is None
    assert spread_missing(measured, measure) == missing


def test_a_correlation_between_conditions_is_not_taken_for_one_over_time() -> None:
    one = {"n": 9, "before": 4, "before_sd": 1, "mean": 7, "sd": 2}
    measured = conditions(one, one, paired=True, correlation="0.5")
    changes = computed(measured, MD, measured=Measured.CHANGE)
    assert changes.standard_error is None
    assert spread_missing(measured, MD, measured=Measured.CHANGE) == (
        "groups.bands.change_sd",
        "groups.free.change_sd",
    )
    apart = conditions(one, one, paired=False, correlation="0.5")
    # SD of changes √(1 + 4 − 2) = √3 in each group of nine.
    assert computed(apart, MD, measured=Measured.CHANGE).standard_error == pytest.approx(
        (3 / 9 + 3 / 9) ** 0.5
    )


def test_a_median_is_no_mean_unless_an_approximation_is_asked_for() -> None:
    quartiles = {"n": 40, "median": 10, "low": 8, "high": 12, "interval": "interquartile"}
    for other in (quartiles, {**quartiles, "median": None, "mean": 10}):
        measured = conditions(quartiles, other, statistic="median")
        found = refused(measured, MD)
        assert found.missing == ("groups.bands.mean", "groups.free.mean")
        assert "a median is not a mean" in found.reason
        value, error = with_error(computed(measured, MD, approximate=True))
        # Wan et al. 2014: 4 / (2 Φ⁻¹(29.875 / 40.25)) = 3.0757 in each group of forty.
        assert (value, error) == pytest.approx((0, 3.0757 * (2 / 40) ** 0.5), abs=1e-3)
    texts = [formula.text for formula in computed(measured, MD, approximate=True).formulas]
    assert sum("approximation" in text for text in texts) == 4


@pytest.mark.parametrize(
    ("change_of", "missing"),
    [
        ({"n": None}, ("groups.bands.n",)),
        ({"interval": None}, ("groups.bands.interval",)),
        ({"low": None}, ("groups.bands.low", "groups.bands.high")),
        ({"low": 11}, ("groups.bands.low", "groups.bands.high")),
    ],
)
def test_what_is_missing_to_approximate_a_mean_is_named(
    change_of: dict[str, Any], missing: tuple[str, ...]
) -> None:
    group = {"n": 40, "median": 10, "low": 8, "high": 12, "interval": "range"}
    measured = conditions({**group, **change_of}, group)
    assert refused(measured, MD, approximate=True).missing == missing


def test_figures_that_are_no_means_are_not_compared() -> None:
    for statistic in ("standardised-mean-difference", "odds-ratio", "coefficient-of-variation"):
        found = refused(conditions(WHOLE, WHOLE, statistic=statistic), MD)
        assert found.missing == ("groups.bands.mean", "groups.free.mean")
        assert statistic.replace("-", " ") in found.reason


UNFIT = [
    (conditions(WHOLE, WHOLE), FOLD, (), "does not fit"),
    (conditions(WHOLE, WHOLE), Statistic.HAZARD_RATIO, ("estimate",), "none follows"),
    (conditions(WHOLE, WHOLE), Statistic.CORRELATION, ("estimate",), "none follows"),
    (conditions(WHOLE, WHOLE), Statistic.MEAN, (), "is no effect"),
    (change({"mean": 5, "before": 4}), SMD, (), "does not fit"),
    (result(), MD, ("contrast",), "what the result compares"),
    (result(contrast="conditions"), MD, ("groups",), "two groups"),
    (result(contrast="change"), MD, ("groups",), "no group"),
    (result({"name": "bands", **WHOLE}, contrast="conditions"), MD, ("groups",), "two groups"),
]


@pytest.mark.parametrize(("measured", "measure", "missing", "word"), UNFIT)
def test_a_measure_that_does_not_fit_says_so(
    measured: Any, measure: Statistic, missing: tuple[str, ...], word: str
) -> None:
    found = refused(measured, measure)
    assert found.missing == missing
    assert word in found.reason


def test_the_measures_of_a_result_follow_from_what_it_compares() -> None:
    assert measures_of(conditions(WHOLE, WHOLE)) == (MD, SMD, RATIO, PERCENT)
    assert measures_of(change({"mean": 5, "before": 4})) == (MD, PERCENT_CHANGE, FOLD, WITHIN)
    assert measures_of(conditions({"events": 1, "total": 9}, {})) == (RR, OR, RD)
    assert measures_of(result(contrast="none", statistic="mean", estimate=3)) == ()
    assert measures_of(result(statistic="setting", estimate=20)) == ()
    assert measures_of(result(contrast="correlation")) == (Statistic.CORRELATION,)
    both = conditions(WHOLE, WHOLE, statistic="hazard-ratio", estimate="0.8")
    assert measures_of(both) == (Statistic.HAZARD_RATIO, MD, SMD, RATIO, PERCENT)
    bare = result(contrast="conditions", statistic="odds-ratio", estimate="0.8")
    assert measures_of(bare) == (OR,)
    for contrast in (Contrast.CONDITIONS, Contrast.CHANGE):
        nothing = effects_of(result(contrast=contrast))
        assert [found.measure for found in nothing] == [MD]


def test_a_printed_effect_goes_before_one_worked_out_unless_it_has_no_spread() -> None:
    fields = {"statistic": "mean-difference", "estimate": "2.5"}
    measured = conditions(WHOLE, without("mean", mean=3), **fields, se="0.4")
    assert with_error(computed(measured, MD)) == (2.5, 0.4)
    measured = conditions(WHOLE, without("mean", mean=3), **fields)
    assert with_error(computed(measured, MD)) == pytest.approx((2, (4 / 20 + 4 / 20) ** 0.5))
    measured = conditions({"mean": 5}, {"mean": 3}, **fields)
    assert computed(measured, MD).value == 2.5


def test_an_interval_of_a_small_group_says_what_to_install_where_scipy_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.special", None)
    group = without("sd", low=4, high=6, interval="95% confidence")
    measured = conditions(group, WHOLE)
    assert computed(measured, MD).standard_error is None
    assert spread_missing(measured, MD) == ()
    assert 'pip install "claimgrade[stats]"' in spread_reason(measured, MD)


def test_effects_of_means_and_events_load_nothing_heavy() -> None:
    code = (
        "import sys, claimgrade.statistics.effects\n"
        "print(*(m for m in ('scipy', 'numpy', 'pandas') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


numbers = st.one_of(
    st.none(),
    st.just("unknown"),
    st.sampled_from(["0", "-1", "1e-300", "1e300", "-1e999", "1e999", "0.5", "100"]),
    st.decimals(-1000, 1000, places=2).map(str),
)
whole_numbers = st.one_of(st.none(), st.just("unknown"), st.integers(0, 200).map(str))
kinds = st.sampled_from(
    [None, "unknown", "95% confidence", "90% confidence", "95% credible", "interquartile", "range"]
)
any_group = st.fixed_dictionaries(
    {
        "role": st.sampled_from([None, "intervention", "comparator"]),
        "interval": kinds,
        **dict.fromkeys(("n", "events", "total"), whole_numbers),
        **dict.fromkeys(
            (
                "mean low high median sd se spread before before_sd before_low before_high "
                "change change_sd"
            ).split(),
            numbers,
        ),
    }
)
any_result = st.fixed_dictionaries(
    {
        "contrast": st.sampled_from([None, *Contrast]),
        "statistic": st.sampled_from([None, *Statistic]),
        "direction": st.sampled_from([None, "increase", "decrease", "none"]),
        "paired": st.sampled_from([None, "unknown", True, False]),
        "unit": st.sampled_from([None, "%", "kg", "percentage points"]),
        "p": st.sampled_from([None, "p = .03", "p < .05", "0.999", "ns", "p = 0.00"]),
        "interval": kinds,
        "groups": st.lists(any_group, max_size=3).map(
            lambda groups: [{"name": f"g{i}", **group} for i, group in enumerate(groups)]
        ),
        **dict.fromkeys(("estimate", "low", "high", "se", "correlation"), numbers),
        **dict.fromkeys(("studies", "people"), whole_numbers),
    }
)


@settings(max_examples=40, deadline=None)
@given(any_result, st.sampled_from(Statistic), st.booleans())
def test_any_result_is_answered_with_finite_figures_or_a_reason(
    fields: dict[str, Any], measure: Statistic, approximate: bool
) -> None:
    measured = result(*fields.pop("groups"), **fields)
    asked = {measure: effect_of(measured, measure, approximate=approximate)}
    asked |= {found.measure: found for found in effects_of(measured, approximate=approximate)}
    for name, found in asked.items():
        if isinstance(found, NotComputed):
            assert found.measure is name
            assert found.reason
            continue
        assert isinstance(found, Effect)
        figures = (found.value, found.standard_error, found.low, found.high)
        assert all(abs(f) < float("inf") for f in figures if f is not None)
        assert (found.standard_error is None) == (found.low is None) == (found.high is None)
        if found.standard_error is None:
            assert spread_reason(measured, name, approximate=approximate)
        else:
            assert found.standard_error > 0
            assert found.low is not None
            assert found.high is not None
            assert found.low <= found.value <= found.high
            assert spread_missing(measured, name, approximate=approximate) == ()
        assert found.sign
        assert found.formulas
