"""Results put together: which may enter, each set of people once, and what they add up to.

Expected pooled values are worked out in the test by inverse variance (Borenstein et al. 2009,
chapter 11): weight 1 / SE², and SE² of a difference of means SD₁²/n₁ + SD₂²/n₂.
"""

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimgrade.assess.pooling.printed import figure
from claimgrade.assess.pooling.rows import COLUMNS, rows_of
from claimgrade.model.pooled import Entry
from claimgrade.model.vocabulary import Direction, Statistic
from pooling_records import REVIEW, entered, estimated, pooled, reasons, result, trial
from tables import for_each_row


def test_differences_are_put_together_by_inverse_variance() -> None:
    found = pooled({"one": trial(3, 2), "two": trial(5, 4)})
    variances = [2 * 2**2 / 10, 2 * 4**2 / 10]
    weights = [1 / v for v in variances]
    value = (2 * weights[0] + 4 * weights[1]) / sum(weights)
    assert found.measure is Statistic.MEAN_DIFFERENCE
    assert found.pooled is not None
    assert found.pooled.value == pytest.approx(value)
    assert found.pooled.standard_error == pytest.approx(sum(weights) ** -0.5)
    assert found.pooled.weights == pytest.approx([w / sum(weights) for w in weights])
    assert found.reason == ""


def test_the_methods_are_those_of_the_settings() -> None:
    studies = {"one": trial(3), "two": trial(9), "three": trial(4)}
    usual = pooled(studies, settings={})
    assert usual.pooled is not None
    assert "restricted maximum likelihood" in usual.pooled.method
    assert usual.pooled.adjustment == "Hartung–Knapp"
    fixed = pooled(studies)
    assert fixed.pooled is not None
    assert "fixed effect" in fixed.pooled.method


def test_a_second_paper_on_the_same_people_changes_neither_studies_nor_people() -> None:
    studies = {"first": trial(3, cohort="club"), "other": trial(5)}
    alone = pooled(studies)
    both = pooled({**studies, "later": trial(9, cohort="club")})
    assert both.entries == alone.entries
    assert both.pooled == alone.pooled
    assert sum(e.effect.people or 0 for e in both.entries) == 40
    assert reasons(both)["later"].startswith("the same people: 'muscle size' of first enters")


@for_each_row(
    ("second", "taken"),
    [({}, "a"), ({"primary": True}, "b"), ({"subgroup": True}, "a")],
)
def test_of_one_set_of_people_the_primary_outcome_enters_else_the_first(
    second: dict[str, Any], taken: str
) -> None:
    one = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2}, id="a")
    two = result({"mean": 4, "sd": 2}, {"mean": 1, "sd": 2}, id="b", **second)
    found = pooled({"one": trial(results=[one, two]), "two": trial()})
    assert [entry.result for entry in found.entries] == [taken, "r"]


def test_a_whole_enters_before_a_subgroup_that_stands_first() -> None:
    part = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2}, id="a", subgroup=True)
    whole = result({"mean": 4, "sd": 2}, {"mean": 1, "sd": 2}, id="b")
    found = pooled({"one": trial(results=[part, whole]), "two": trial()})
    assert [entry.result for entry in found.entries] == ["b", "r"]
    (out,) = found.left_out
    assert out.reason == "the same people: 'muscle size, b' enters, as this is a subgroup"


def test_of_papers_on_one_cohort_the_first_published_enters() -> None:
    studies = {"a": trial(3, cohort="club"), "b": trial(4, cohort="club"), "c": trial()}
    entries = {"a": {"year": "2020"}, "b": {"year": "2010"}, "c": {"year": "2015"}}
    assert entered(pooled(studies, entries=entries)) == ["b", "c"]


def _review(*includes: str, studies: int = 2) -> dict[str, Any]:
    (own,) = REVIEW["results"]
    return {**REVIEW, "includes": list(includes), "results": [{**own, "studies": studies}]}


_TRIALS = {"one": trial(3), "two": trial(5), "three": trial(4)}


def test_trials_that_are_all_recorded_enter_and_the_review_stands_beside() -> None:
    found = pooled({**_TRIALS, "review": _review("one", "two")})
    assert entered(found) == ["one", "three", "two"]
    assert [entry.study for entry in found.beside] == ["review"]
    assert found.notes[0].endswith("they enter, and its own pooled result does not")


def test_a_review_stands_for_its_trials_where_not_all_have_figures() -> None:
    found = pooled({**_TRIALS, "four": trial(sd=None), "review": _review("one", "four")})
    assert entered(found) == ["three", "two"]
    assert reasons(found)["one"] == "review pooled it already, and stands for its trials"
    assert [entry.study for entry in found.beside] == ["review"]


def test_a_review_that_lists_fewer_trials_than_it_says_stands_for_those() -> None:
    found = pooled({**_TRIALS, "review": _review("one", studies=6)})
    assert entered(found) == ["three", "two"]
    assert "1 of 6 is recorded here with figures" in found.notes[0]


def test_where_the_trials_of_a_review_are_not_recorded_that_is_said() -> None:
    found = pooled({**_TRIALS, "review": _review()})
    assert entered(found) == ["one", "three", "two"]
    assert found.notes == (
        "it is not recorded which studies review pooled; those above may be among them",
    )


def test_published_pooled_results_are_never_put_together() -> None:
    found = pooled({"first": _review("one"), "second": _review("two")})
    assert found.pooled is None
    assert len(found.beside) == 2
    assert "only published pooled results" in found.reason


def _beside(**fields: Any) -> Entry | None:
    """Return the row of a published pooled result with these fields instead of its interval."""
    (own,) = REVIEW["results"]
    bare = {name: value for name, value in own.items() if name not in ("low", "high", "interval")}
    review = {**REVIEW, "results": [{**bare, **fields}]}
    return next(iter(pooled({**_TRIALS, "review": review}).beside), None)


def test_a_published_pooled_result_keeps_the_interval_it_was_printed_with() -> None:
    row = _beside(low=1, high=4.5, interval="95% confidence")
    assert row is not None
    assert (row.effect.low, row.effect.high, row.effect.level, row.note) == (1, 4.5, 0.95, "")
    row = _beside(low=1, high=4.5, interval="90% confidence")
    assert row is not None
    assert (row.effect.low, row.effect.high, row.effect.level) == (1, 4.5, 0.9)
    assert row.note == "90% interval as printed"


def test_an_interval_that_follows_from_a_p_value_is_not_shown_as_published() -> None:
    """2.5 beside p = .020 would make 0.39 to 4.61, which nobody printed."""
    row = _beside(p="p = .020")
    assert row is not None
    assert (row.effect.value, row.effect.standard_error) == (2.5, None)
    assert (row.effect.low, row.effect.high) == (None, None)
    assert row.note == "p = .020, as printed"


def test_an_interval_from_a_printed_standard_error_says_so() -> None:
    """2.5 ± 1.95996 × 0.5 is 1.52 to 3.48."""
    row = _beside(se=0.5)
    assert row is not None
    assert row.effect.low == pytest.approx(1.52002, abs=1e-5)
    assert row.effect.high == pytest.approx(3.47998, abs=1e-5)
    assert row.note == "interval from the standard error printed (0.5)"


def test_a_published_result_with_ends_of_an_unknown_kind_names_the_field() -> None:
    (own,) = REVIEW["results"]
    bare = {name: value for name, value in own.items() if name != "interval"}
    with_p = {**bare, "p": "0.162"}
    found = pooled({**_TRIALS, "review": {**REVIEW, "results": [with_p]}})
    assert found.beside == ()
    assert [one.missing for one in found.left_out if one.study == "review"] == [("interval",)]


@for_each_row(
    ("fields", "reason"),
    [
        ({"population": {"species": "animal"}}, "measured in animals, the others in people"),
        ({"population": None}, "in whom it was measured is not recorded"),
        ({"design": "cohort"}, "observed only, the others are experiments"),
        ({"design": "narrative-review"}, "it has no data of its own"),
        ({"design": None}, "its design is not recorded"),
    ],
)
def test_what_is_of_another_sort_is_left_out_with_its_reason(
    fields: dict[str, Any], reason: str
) -> None:
    found = pooled({"one": trial(), "two": trial(5), "odd": trial(4, **fields)})
    assert entered(found) == ["one", "two"]
    assert reasons(found) == {"odd": reason}


@for_each_row(
    ("contrast", "reason"),
    [
        ("change", "a change in one group, the others are comparisons"),
        ("correlation", "no effect: a correlation"),
        ("none", "no effect: nothing was compared"),
        (None, "what was compared is not recorded"),
    ],
)
def test_only_comparisons_are_put_with_comparisons(contrast: str | None, reason: str) -> None:
    odd = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2}, contrast=contrast)
    found = pooled({"one": trial(), "two": trial(5), "odd": trial(results=[odd])})
    assert entered(found) == ["one", "two"]
    assert reasons(found) == {"odd": reason}


def test_people_come_before_animals_and_animals_are_pooled_among_themselves() -> None:
    rats: dict[str, Any] = {"design": "animal-experiment", "population": {"species": "animal"}}
    animals = {"rats": trial(3, **rats), "mice": trial(5, **rats)}
    assert entered(pooled(animals)) == ["mice", "rats"]
    assert entered(pooled({**animals, "one": trial(), "two": trial(5)})) == ["one", "two"]


def test_people_without_a_spread_give_way_to_animals_that_can_be_weighed() -> None:
    rats: dict[str, Any] = {"design": "animal-experiment", "population": {"species": "animal"}}
    animals = {"rats": trial(3, **rats), "mice": trial(5, **rats)}
    assert entered(pooled({**animals, "one": trial(sd=None)})) == ["mice", "rats"]


def test_experiments_come_before_what_was_only_observed() -> None:
    seen = {"a": trial(3, design="cohort"), "b": trial(4, design="cohort")}
    assert entered(pooled({**seen, "one": trial(), "two": trial(5)})) == ["one", "two"]


def test_a_review_in_animals_does_not_stand_beside_people() -> None:
    rats = {**REVIEW, "population": {"species": "animal"}}
    found = pooled({"one": trial(), "two": trial(5), "rats": rats})
    assert found.beside == ()
    assert reasons(found) == {"rats": "measured in animals, the others in people"}


def test_a_change_and_a_value_at_one_time_are_never_one_scale() -> None:
    change = result({"change": 3, "change_sd": 2}, {"change": 1, "change_sd": 2})
    found = pooled({"one": trial(), "two": trial(5), "odd": trial(results=[change])})
    assert entered(found) == ["one", "two"]
    assert reasons(found) == {
        "odd": "it gives changes, the others values at one time, which are never one scale"
    }


def test_of_values_and_changes_the_one_is_taken_that_serves_most_studies() -> None:
    both = result(
        {"mean": 9, "sd": 2, "change": 3, "change_sd": 2},
        {"mean": 4, "sd": 2, "change": 1, "change_sd": 2},
    )
    change = result({"change": 6, "change_sd": 2}, {"change": 2, "change_sd": 2})
    found = pooled({"one": trial(results=[both]), "two": trial(results=[change])})
    assert [entry.effect.value for entry in found.entries] == [2, 4]


def test_units_that_convert_are_one_scale() -> None:
    in_mm = result({"mean": 300, "sd": 200}, {"mean": 100, "sd": 200}, unit="mm²")
    found = pooled({"one": trial(3), "two": trial(3), "three": trial(results=[in_mm])})
    assert found.unit == "cm²"
    assert [e.effect.value for e in found.entries] == pytest.approx([2, 2, 2])
    assert found.pooled is not None
    assert found.pooled.weights == pytest.approx([1 / 3] * 3)


def test_units_that_do_not_convert_are_put_together_standardised() -> None:
    """d = 2/2 = 1 of each, times J = 1 − 3/(4·18 − 1) (Hedges 1981)."""
    in_kg = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2}, unit="kg")
    found = pooled({"one": trial(3), "two": trial(results=[in_kg])})
    assert found.measure is Statistic.STANDARDISED_MEAN_DIFFERENCE
    assert found.pooled is not None
    assert found.pooled.value == pytest.approx(1 - 3 / 71, rel=1e-3)


def test_risks_are_put_together_as_risk_ratios_on_the_log_scale() -> None:
    """Borenstein et al. 2009, chapter 5: 5 of 100 against 10 of 100 is ln 0.5, variance 0.28."""
    events = {"unit": None, "outcome": "injury"}
    halved = result({"events": 5, "total": 100}, {"events": 10, "total": 100}, **events)
    even = result({"events": 10, "total": 100}, {"events": 10, "total": 100}, **events)
    studies = {"one": trial(results=[halved]), "two": trial(results=[even])}
    found = pooled(studies, "injury")
    assert found.measure is Statistic.RISK_RATIO
    assert found.pooled is not None
    other = 2 * (1 / 10 - 1 / 100)
    share = (1 / 0.28) / (1 / 0.28 + 1 / other)
    assert found.pooled.value == pytest.approx(0.5**share)


def test_without_any_spread_it_says_so_and_names_the_fields() -> None:
    found = pooled({"one": trial(3, None), "two": trial(5, None)})
    assert found.pooled is None
    assert found.reason == "not pooled: none of the 2 results that could enter gives an SD"
    (one, two) = found.left_out
    assert set(one.missing) == {"groups.bands.sd", "groups.alone.sd"}
    assert one.as_printed == "bands: 3 (n 10); alone: 1 (n 10), in cm²"
    assert two.effect is not None
    assert two.effect.value == 4
    assert found.directions == ((Direction.INCREASE, 2),)


def test_a_number_after_plus_minus_is_no_standard_deviation() -> None:
    unnamed = result({"mean": 3, "spread": 2}, {"mean": 1, "spread": 2})
    found = pooled({"one": trial(results=[unnamed]), "two": trial(5, None)})
    assert found.reason.startswith(
        "not pooled: none of the 2 results that could enter gives an SD, "
    )
    assert "± means" in reasons(found)["one"]


def test_results_without_any_figure_are_told_from_those_without_a_spread() -> None:
    empty = result({}, {}, p="P<0.05")
    found = pooled({"one": trial(results=[empty]), "two": trial(results=[empty])})
    assert found.reason == "not pooled: none of the 2 results that could enter gives a figure"
    assert set(reasons(found).values()) == {"no figure is reported"}


def test_one_result_that_can_be_weighed_is_shown_and_no_pool() -> None:
    found = pooled({"one": trial(), "two": trial(5, None)})
    assert entered(found) == ["one"]
    assert found.pooled is None
    assert "it takes two" in found.reason


def test_without_roles_a_difference_has_no_sign_and_does_not_enter() -> None:
    open_ = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2})
    open_["groups"] = [{k: v for k, v in g.items() if k != "role"} for g in open_["groups"]]
    found = pooled({"one": trial(), "two": trial(5), "open": trial(results=[open_])})
    assert entered(found) == ["one", "two"]
    (out,) = found.left_out
    assert set(out.missing) == {"groups.bands.role", "groups.alone.role"}


@given(
    means=st.lists(st.floats(-50, 50).map(lambda x: round(x, 2)), min_size=2, max_size=5),
    data=st.data(),
)
@settings(max_examples=10, deadline=None, derandomize=True)
def test_the_order_of_studies_never_matters(means: list[float], data: st.DataObject) -> None:
    studies = {f"s{place}": trial(mean) for place, mean in enumerate(means)}
    shuffled = data.draw(st.permutations(list(studies)))
    assert pooled({key: studies[key] for key in shuffled}) == pooled(studies)


@given(st.lists(st.floats(-50, 50).map(lambda x: round(x, 2)), min_size=2, max_size=4))
@settings(max_examples=10, deadline=None, derandomize=True)
def test_changing_the_roles_of_all_groups_turns_the_sign(means: list[float]) -> None:
    studies = {f"s{place}": trial(mean) for place, mean in enumerate(means)}
    there = pooled(studies)
    for study in studies.values():
        for one in study["results"][0]["groups"]:
            other = {"intervention": "comparator", "comparator": "intervention"}
            one["role"] = other[one["role"]]
            one["name"] = "alone" if one["role"] == "comparator" else "bands"
    back = pooled(studies)
    assert there.pooled is not None
    assert back.pooled is not None
    assert back.pooled.value == pytest.approx(-there.pooled.value, abs=1e-12)
    assert back.pooled.low == pytest.approx(-there.pooled.high, abs=1e-12)


def test_retracted_work_and_what_its_source_does_not_hold_are_left_out() -> None:
    wrong = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2})
    wrong["verified"] = {"by": "A", "on": "2026-01-01", "how": "full text", "found": False}
    studies = {"one": trial(), "two": trial(5), "gone": trial(), "wrong": trial(results=[wrong])}
    sources = {"gone": {"retraction": {"status": "retracted", "on": "2026-01-01"}}}
    found = pooled(studies, sources=sources)
    assert entered(found) == ["one", "two"]
    assert reasons(found) == {
        "gone": "its source is retracted",
        "wrong": "its source was read and does not hold it",
    }


def test_it_says_how_many_of_the_studies_are_randomised() -> None:
    loose: dict[str, Any] = {"design": "controlled-experiment", "randomised": "unknown"}
    mixed = pooled({"one": trial(), "two": trial(5, **loose)})
    assert mixed.pooled is not None
    assert mixed.notes == (
        "1 of 2 studies are randomised; of the others it is not so, or not recorded",
    )
    assert pooled({"one": trial(), "two": trial(5)}).notes == ()


def test_without_the_extra_the_results_stand_and_the_command_that_installs_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    found = pooled({"one": trial(), "two": trial(5)})
    assert entered(found) == ["one", "two"]
    assert found.pooled is None
    assert 'pip install "claimgrade[stats]"' in found.reason


def test_a_row_has_every_column_and_what_does_not_apply_is_empty() -> None:
    found = pooled({"one": trial(), "two": trial(5), "three": trial(sd=None), "r": _review()})
    rows = rows_of(found)
    assert [row["row"] for row in rows] == ["entered", "entered", "pooled", "beside", "left out"]
    assert all(tuple(row) == COLUMNS for row in rows)
    assert rows[2]["people"] == 40
    assert rows[2]["weight"] == 1
    assert rows[4]["weight"] is None


def test_the_people_of_a_pool_are_told_only_where_all_are_recorded() -> None:
    known, unknown = estimated(2, 1, 3), estimated(2, 1, 3)
    known["results"][0]["people"] = 500
    found = pooled({"one": known, "two": unknown})
    assert [entry.effect.people for entry in found.entries] == [500, None]
    (row,) = [row for row in rows_of(found) if row["row"] == "pooled"]
    assert row["people"] is None


@for_each_row(
    ("value", "shown"),
    [
        (0, "0"),
        (-2.118, "−2.12"),
        (123.4, "123"),
        (0.05, "0.05"),
        (-0.00066, "−0.00066"),
        (12.345, "12.3"),
        (float("inf"), "∞"),
    ],
)
def test_computed_figures_are_rounded_to_what_can_be_read(value: float, shown: str) -> None:
    assert figure(value) == shown
