"""One side against another, one scale for all, and in words why something is left out."""

from decimal import Decimal
from typing import Any

import pytest

from build import weighed
from claimgrade.assess.pooling.pools import pool_of_claim
from claimgrade.assess.pooling.scales import in_unit
from claimgrade.assess.pooling.sides import Sided, sides_of
from claimgrade.assess.pooling.together import sign_of
from claimgrade.model.effect import Effect, Measured
from claimgrade.model.study import Result
from claimgrade.model.vocabulary import GroupRole, Statistic
from claimgrade.statistics.effects import effect_of
from claimgrade.workspace.schema.records import record_from
from pooling_records import (
    FIXED,
    OUTCOME,
    REVIEW,
    estimated,
    group,
    pooled,
    reasons,
    result,
    trial,
)
from tables import for_each_row

BANDS_FIRST = {"question": "size", "intervention": "bands", "comparator": "alone"}


def sided(*comparisons: dict[str, Any], **fields: Any) -> list[Sided]:
    record = {"id": "r", "comparisons": list(comparisons), **fields}
    return list(sides_of(record_from(Result, record)))


def ends(one: Sided) -> tuple[object, object, object]:
    return one.result.estimate, one.result.low, one.result.high


def test_without_a_comparison_the_roles_of_the_groups_name_the_sides() -> None:
    (one,) = sided(groups=[group("a", "intervention"), group("b", "comparator"), {"name": "c"}])
    assert (one.intervention, one.comparator, one.question) == ("a", "b", None)
    (none,) = sided(groups=[{"name": "c"}])
    assert (none.intervention, none.comparator) == ("", "")


def test_each_comparison_takes_its_two_groups_in_their_roles() -> None:
    groups = [{"name": name} for name in ("bands", "alone", "heavy")]
    there, heavy = sided(
        BANDS_FIRST,
        {"question": "heavier", "intervention": "heavy", "comparator": "alone"},
        groups=groups,
    )
    assert (there.question, heavy.question) == ("size", "heavier")
    assert [(one.name, one.role) for one in there.result.groups] == [
        ("bands", GroupRole.INTERVENTION),
        ("alone", GroupRole.COMPARATOR),
    ]
    assert [(one.name, one.role) for one in heavy.result.groups] == [
        ("alone", GroupRole.COMPARATOR),
        ("heavy", GroupRole.INTERVENTION),
    ]
    assert not there.turned


PRINTED = {"statistic": "mean-difference", "estimate": "2", "low": "1", "high": "4", "se": "0.7"}


@for_each_row(
    ("comparison", "fields", "expected", "turned"),
    [
        ({"positive": "intervention"}, {}, (2, 1, 4), False),
        ({"positive": "comparator"}, {}, (-2, -4, -1), True),
        ({}, {"favours": "Bands"}, (2, 1, 4), False),
        ({}, {"favours": "ALONE"}, (-2, -4, -1), True),
        ({"positive": "intervention"}, {"favours": "alone"}, (2, 1, 4), False),
        (
            {"positive": "comparator"},
            {"statistic": "risk-ratio"},
            (Decimal("0.5"), Decimal("0.25"), Decimal(1)),
            True,
        ),
        # a correlation sets no side against another and stays as it is
        ({"positive": "comparator"}, {"statistic": "correlation"}, (2, 1, 4), False),
    ],
)
def test_a_printed_estimate_that_is_positive_for_the_comparator_is_turned(
    comparison: dict[str, Any],
    fields: dict[str, Any],
    expected: tuple[object, ...],
    turned: bool,
) -> None:
    (one,) = sided({**BANDS_FIRST, **comparison}, **{**PRINTED, **fields})
    assert ends(one) == expected
    assert (one.turned, one.reason) == (turned, "")
    assert one.result.se == Decimal("0.7")


def test_an_end_that_is_not_recorded_stays_so_and_a_ratio_of_0_has_no_other_way() -> None:
    open_ends = {"statistic": "risk-ratio", "estimate": "0", "low": "unknown"}
    (one,) = sided({**BANDS_FIRST, "positive": "comparator"}, **open_ends)
    estimate, low, high = ends(one)
    assert (estimate, low) == (None, None)
    assert high == record_from(Result, {"id": "r", "low": "unknown"}).low


@for_each_row("favours", ["heavy training", "unknown", None])
def test_of_an_estimate_with_no_known_sign_the_groups_alone_are_used(favours: str | None) -> None:
    fields = {**PRINTED, "favours": favours}
    (without,) = sided(BANDS_FIRST, **fields)
    assert without.missing == ("comparisons.positive",)
    assert without.reason == "it is not recorded which side a positive estimate is for"
    assert (without.intervention, without.comparator) == ("bands", "alone")
    (one_group,) = sided(BANDS_FIRST, groups=[{"name": "bands"}], **fields)
    assert one_group.missing == ("comparisons.positive",)
    (both,) = sided(BANDS_FIRST, groups=[{"name": "bands"}, {"name": "alone"}], **fields)
    assert (both.missing, both.turned) == ((), False)
    assert (*ends(both), both.result.se) == (None, None, None, None)


def difference(**fields: Any) -> Effect:
    own = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2}, **fields)
    found = effect_of(record_from(Result, own), Statistic.MEAN_DIFFERENCE)
    assert isinstance(found, Effect)
    return found


def test_an_effect_in_another_unit_keeps_its_shape() -> None:
    found = difference(unit="cm")
    other = in_unit(found, "mm")
    assert other is not None
    assert other.unit == "mm"
    values = (found.value, found.standard_error, found.low, found.high)
    expected = [None if value is None else 10 * value for value in values]
    assert [other.value, other.standard_error, other.low, other.high] == pytest.approx(expected)
    assert in_unit(found, "kg") is None
    assert in_unit(found, "cm") is found


def test_an_effect_without_an_interval_is_converted_without_one() -> None:
    own = result({"mean": 3}, {"mean": 1}, unit="cm")
    found = effect_of(record_from(Result, own), Statistic.MEAN_DIFFERENCE)
    assert isinstance(found, Effect)
    other = in_unit(found, "mm")
    assert other is not None
    assert (other.value, other.standard_error, other.low, other.high) == (20, None, None, None)


def test_a_measure_without_a_unit_has_none_to_convert() -> None:
    own = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2})
    found = effect_of(record_from(Result, own), Statistic.STANDARDISED_MEAN_DIFFERENCE)
    assert isinstance(found, Effect)
    assert in_unit(found, "mm") is found
    assert found.measured is Measured.LEVEL


@for_each_row(
    ("odd", "reason"),
    [
        (
            trial(
                results=[
                    result({"change": 3, "change_sd": 2}, {"change": 1, "change_sd": 2}),
                ]
            ),
            "it gives changes, the others values at one time, which are never one scale",
        ),
        (
            estimated(0.5, 0.4, 0.625, statistic="risk-ratio", unit=None),
            "it allows a risk ratio, the others a mean difference",
        ),
        (
            trial(sd=None),
            "no standard deviation, standard error or confidence interval is recorded",
        ),
        (trial(results=[result({}, {})]), "no figure is reported"),
    ],
)
def test_what_is_on_another_scale_is_left_out_in_plain_words(
    odd: dict[str, Any], reason: str
) -> None:
    studies = {"one": trial(), "two": trial(), "three": trial(), "odd": odd}
    assert reasons(pooled(studies)) == {"odd": reason}


@for_each_row(("unit", "said"), [("kg", "kg"), (None, "no unit")])
def test_a_printed_difference_in_a_unit_that_does_not_convert_is_left_out(
    unit: str | None, said: str
) -> None:
    odd = estimated(2, 1, 3, unit=unit)
    studies = {"one": estimated(2, 1, 3), "two": estimated(3, 2, 4), "odd": odd}
    assert reasons(pooled(studies)) == {"odd": f"it is in {said}, which does not convert to cm²"}


def test_a_result_without_a_figure_names_the_groups_that_lack_it() -> None:
    found = pooled({"one": trial(), "two": trial(), "odd": trial(results=[result({}, {})])})
    assert found.left_out[0].missing == ("groups",)


SPREAD = "not pooled: none of the 2 results that could enter gives an SD"


@for_each_row(
    ("studies", "reason"),
    [
        (
            {"one": trial()},
            "not pooled: one independent result can be weighed, and it takes two",
        ),
        (
            {"one": trial(sd=None)},
            "not pooled: the one result that could enter gives no SD",
        ),
        (
            {"one": trial(sd=None), "two": trial(sd=None)},
            "not pooled: none of the 2 results that could enter gives an SD",
        ),
        (
            {"one": trial(results=[result({}, {})])},
            "not pooled: the one result that could enter gives no figure",
        ),
        (
            {
                "one": trial(results=[result({"mean": 3, "spread": 1}, {"mean": 1})]),
                "two": trial(sd=None),
            },
            f"{SPREAD}, 1 of them with a ± that is not explained",
        ),
        (
            {"one": trial(results=[result({"mean": 3, "spread": 1}, {"mean": 1})])},
            "not pooled: the one result that could enter gives no SD, and its ± is not explained",
        ),
        (
            {"one": trial(results=[result({"mean": 3, "sd": 1}, {"mean": 1})])},
            "not pooled: the one result that could enter does not give all that it takes to "
            "weigh it",
        ),
        (
            {"review": REVIEW},
            "not pooled: one published pooled result, and no study of its own beside it",
        ),
        (
            {"review": REVIEW, "second": REVIEW},
            "not pooled: only published pooled results, which may share studies and are "
            "never put together",
        ),
    ],
)
def test_why_nothing_was_put_together_is_one_honest_sentence(
    studies: dict[str, Any], reason: str
) -> None:
    assert pooled(studies).reason == reason


def test_an_outcome_that_nothing_measured_says_that_no_result_is_recorded() -> None:
    assert pooled({"one": trial()}, "strength").reason == (
        "not pooled: no result on it is recorded"
    )


def test_a_line_without_a_study_or_without_a_result_says_which_is_missing() -> None:
    lines = [
        {"source": "one", "result": "r", "relation": "supports", "finding": "It."},
        {"source": "bare", "relation": "supports", "finding": "It."},
        {"source": "gone", "relation": "supports", "finding": "It."},
    ]
    claim = {"asserts": {"outcome": {"name": OUTCOME}}, "evidence": lines}
    bare = {"design": "randomised-trial", "population": {"species": "human"}}
    record = {"settings": FIXED, "studies": {"one": trial(), "bare": bare}, "claim": claim}
    found = pool_of_claim(weighed(record))
    assert found is not None
    told = {one.study: (one.reason, one.missing) for one in found.left_out}
    assert told["bare"] == ("no result is recorded for the line", ("result",))
    assert told["gone"] == ("no study is recorded for the line", ("study",))


def test_the_sign_is_said_about_0_for_a_difference_and_about_1_for_a_ratio() -> None:
    assert sign_of(Statistic.MEAN_DIFFERENCE).startswith("above 0: more of it with the treatment")
    assert sign_of(Statistic.RISK_RATIO).startswith("above 1: more of it with the treatment")


def test_a_risk_of_bias_recorded_with_the_study_stands_with_its_entry() -> None:
    appraised = {"instrument": "RoB 2", "overall": "high"}
    found = pooled({"one": trial(appraisal=appraised), "two": trial()})
    first, second = found.entries
    assert first.bias != ""
    assert second.bias == ""


def test_a_subgroup_that_enters_is_marked_as_one() -> None:
    part = trial()
    part["results"][0]["subgroup"] = True
    found = pooled({"one": part, "two": trial()})
    assert [entry.note for entry in found.entries] == ["a subgroup", ""]
