"""What the results suggest for inconsistency, imprecision and publication bias.

Expected concerns follow GRADE guidelines 5, 6 and 7 (J Clin Epidemiol 2011;64) and Core GRADE 2
(BMJ 2025;389:e081904), as docs/method.md has them.
"""

from collections.abc import Mapping
from typing import Any

from build import weighed
from claimgrade.assess.directness.table import directness
from claimgrade.assess.grading.suggestions import suggestions
from claimgrade.assess.pooling.pools import pool_of_claim
from claimgrade.model.suggestion import Suggestion
from claimgrade.model.vocabulary import Concern, Domain
from pooling_records import OUTCOME, REVIEW, estimated, result, trial
from tables import for_each_row

NORMAL = {"statistics": {"adjustment": {"value": "normal", "rationale": "by hand"}}}


def _suggested(
    domain: Domain,
    studies: Mapping[str, Any],
    claim: Mapping[str, Any] | None = None,
    settings: Mapping[str, Any] | None = None,
    **relations: str,
) -> Suggestion:
    """Return the suggestion for a claim that each study supports, unless it says otherwise."""
    lines = [
        {"source": key, "result": "r", "relation": relations.get(key, "supports"), "finding": "It."}
        for key in studies
    ]
    fields = {
        "asserts": {"outcome": {"name": OUTCOME, "class": "final"}},
        "evidence": lines,
        "points": "for",
        **(claim or {}),
    }
    case = weighed({"settings": settings or {}, "studies": studies, "claim": fields})
    found = suggestions(case, directness(case), pool_of_claim(case))
    return next(one for one in found if one.domain is domain)


def _inconsistency(*printed: tuple[float, float, float], **options: Any) -> Suggestion:
    studies = {f"s{place}": estimated(*one) for place, one in enumerate(printed)}
    return _suggested(Domain.INCONSISTENCY, studies, **options)


@for_each_row(
    ("printed", "concern", "levels"),
    [
        # One way, alike.
        ([(2, 1, 3), (2.1, 1.1, 3.1)], Concern.NONE, 0),
        # Alike, but on both sides of no effect.
        ([(0.1, -1, 1.2), (-0.1, -1.2, 1)], Concern.SOME, 0),
        # Far apart, both wholly above no effect: they differ in size only.
        ([(10, 9, 11), (20, 19, 21)], Concern.SOME, 0),
        # Far apart, one of them holds no effect.
        ([(10, 9, 11), (0.5, -0.5, 1.5)], Concern.SERIOUS, 1),
        # Far apart, wholly on either side.
        ([(10, 9, 11), (-10, -11, -9)], Concern.VERY_SERIOUS, 2),
        # All above no effect; one more study may find none (the mean is 3, its interval 1 to 5).
        ([(n, n - 0.4, n + 0.4) for n in range(1, 6)], Concern.SERIOUS, 1),
    ],
)
def test_studies_that_differ_take_a_level_by_what_the_difference_would_change(
    printed: list[tuple[float, float, float]], concern: Concern, levels: int
) -> None:
    found = _inconsistency(*printed)
    assert (found.concern, found.levels) == (concern, levels)
    assert bool(found.restraint) is bool(levels)


def test_the_reasons_hold_i_squared_and_how_many_lie_on_which_side() -> None:
    """Of two equal variances v REML gives tau² = d²/2 − v, so I² = tau² / (tau² + v)."""
    found = _inconsistency((10, 9, 11), (0.5, -0.5, 1.5))
    variance = (2 / (2 * 1.959964)) ** 2
    between = 9.5**2 / 2 - variance
    share = 100 * between / (between + variance)
    assert found.reasons[0].startswith(f"I² is {share:.0f} % (from tau²; 2 studies), above the")
    assert "2 of 2 studies lie above no effect and 0 below" in found.reasons[1]


def test_the_limit_of_i_squared_is_that_of_the_settings() -> None:
    limit = {"i_squared": {"value": "99.9", "rationale": "ours"}}
    found = _inconsistency((10, 9, 11), (0.5, -0.5, 1.5), settings={"statistics": limit})
    assert (found.concern, found.levels) == (Concern.NONE, 0)
    assert "not above the limit" in found.reasons[0]


def test_both_sides_take_two_levels_only_where_studies_differ_beyond_the_limit() -> None:
    limit = {"i_squared": {"value": "99.9", "rationale": "ours"}}
    found = _inconsistency((10, 9, 11), (-10, -11, -9), settings={"statistics": limit})
    assert (found.concern, found.levels) == (Concern.SOME, 0)


def test_a_wide_prediction_of_few_studies_that_agree_is_no_inconsistency() -> None:
    """With tau² of 0 the interval is wide for the one degree of freedom alone."""
    found = _inconsistency((2, 1, 3), (2, 1, 3), (2, 1, 3), settings=NORMAL)
    assert "crosses no effect" in found.reasons[-1]
    assert (found.concern, found.levels) == (Concern.NONE, 0)


def test_differences_within_what_matters_not_at_all_do_not_lie_on_two_sides_of_it() -> None:
    """Beyond a smallest important difference of 5, the two lie on one side of it."""
    studies = {
        "one": estimated(10, 9, 11, mid="5"),
        "two": estimated(20, 19, 21, mid="5"),
        "three": estimated(30, 29, 31, mid="5"),
    }
    assert _suggested(Domain.INCONSISTENCY, studies).levels == 0
    studies["three"] = estimated(4, 3, 4.9, mid="5")
    assert _suggested(Domain.INCONSISTENCY, studies).levels == 2


@for_each_row("cohort", ["club", None])
def test_one_study_is_not_applicable_and_never_free_of_concern(cohort: str | None) -> None:
    studies = {"one": estimated(2, 1, 3, cohort=cohort)}
    if cohort:
        studies["two"] = estimated(9, 8, 10, cohort=cohort)
    found = _suggested(Domain.INCONSISTENCY, studies)
    assert (found.concern, found.levels) == (Concern.NOT_APPLICABLE, 0)


def _without_spread(*directions: str) -> dict[str, Any]:
    return {
        f"s{place}": trial(results=[result({"mean": 3}, {"mean": 1}, direction=way)])
        for place, way in enumerate(directions)
    }


@for_each_row(
    ("directions", "concern", "levels"),
    [
        (["increase", "increase", "decrease"], Concern.SERIOUS, 1),
        (["increase", "none"], Concern.SOME, 0),
        (["increase", "increase"], Concern.NOT_ASSESSABLE, 0),
        (["unknown", "increase"], Concern.NOT_ASSESSABLE, 0),
    ],
)
def test_without_a_pool_directions_count_and_agreement_in_them_settles_nothing(
    directions: list[str], concern: Concern, levels: int
) -> None:
    found = _suggested(Domain.INCONSISTENCY, _without_spread(*directions))
    assert (found.concern, found.levels) == (concern, levels)
    assert "gives an SD" in found.reasons[-1]


@for_each_row(
    ("printed", "mid", "concern", "levels"),
    [
        # The point lies beyond the smallest difference that matters: that is the target.
        ((5, 3, 7), "2", Concern.NONE, 0),
        ((5, 1, 9), "2", Concern.SERIOUS, 1),
        ((-5, -9, -1), "2", Concern.SERIOUS, 1),
        ((-5, -7, -3), "2", Concern.NONE, 0),
        # The point lies within it: little or no effect, and both sides are the target.
        ((0.5, -0.9, 1.9), "2", Concern.NONE, 0),
        ((0.5, -2, 3), "2", Concern.VERY_SERIOUS, 2),
        ((0.5, -1, 3), "2", Concern.SERIOUS, 1),
        # Important either way.
        ((5, -3, 13), "2", Concern.VERY_SERIOUS, 2),
        # None recorded: no effect is the target, and never two levels.
        ((5, 1, 9), None, Concern.NONE, 0),
        ((1, -1, 3), None, Concern.SERIOUS, 1),
        ((5, -30, 40), None, Concern.SERIOUS, 1),
    ],
)
def test_the_interval_is_held_against_what_matters_else_against_no_effect(
    printed: tuple[float, float, float], mid: str | None, concern: Concern, levels: int
) -> None:
    important: dict[str, Any] = {} if mid is None else {"mid": mid}
    found = _suggested(Domain.IMPRECISION, {"one": estimated(*printed, **important)})
    assert (found.concern, found.levels) == (concern, levels)
    assert ("`mid`" in " ".join(found.reasons)) is (mid is None)


@for_each_row(
    ("printed", "concern"),
    [((2, 1.3, 3.1), Concern.NONE), ((2, 1.1, 3.6), Concern.SERIOUS)],
)
def test_a_ratio_is_held_against_an_important_ratio(
    printed: tuple[float, float, float], concern: Concern
) -> None:
    study = estimated(*printed, mid="1.25", statistic="risk-ratio", unit=None)
    assert _suggested(Domain.IMPRECISION, {"one": study}).concern is concern


@for_each_row("mid", ["1.25", "0.8"])
def test_an_important_ratio_may_be_recorded_either_way(mid: str) -> None:
    study = estimated(0.5, 0.4, 0.75, mid=mid, statistic="risk-ratio", unit=None)
    found = _suggested(Domain.IMPRECISION, {"one": study})
    assert found.concern is Concern.NONE
    assert "(0.80 and 1.25)" in found.reasons[0]


def test_of_several_smallest_differences_the_smallest_counts() -> None:
    studies = {"one": estimated(3, 2.5, 3.5, mid="2"), "two": estimated(3, 2.5, 3.5, mid="3.2")}
    found = _suggested(Domain.IMPRECISION, studies, settings=NORMAL)
    assert found.concern is Concern.NONE


def test_a_difference_of_percentages_is_held_against_percentage_points() -> None:
    sides: tuple[dict[str, Any], ...] = ({"mean": 30, "sd": 5}, {"mean": 10, "sd": 5})
    changes: dict[str, Any] = {"unit": "%", "statistic": "percent-change", "mid": "5"}
    studies = {"one": trial(n=500, results=[result(sides[0], sides[1], **changes)])}
    found = _suggested(Domain.IMPRECISION, studies)
    assert "(−5.00 and 5.00)" in found.reasons[0]


def test_a_subgroup_of_a_published_pool_is_not_held_against_anything() -> None:
    (own,) = REVIEW["results"]
    part = {**own, "id": "part", "low": -9, "high": 14, "subgroup": True}
    review = {**REVIEW, "n": 900, "results": [own, part]}
    lines = [
        {"source": "a", "result": name, "relation": "supports", "finding": "It."}
        for name in ("r", "part")
    ]
    found = _suggested(Domain.IMPRECISION, {"a": review}, {"evidence": lines})
    assert found.concern is Concern.NONE


def test_what_happens_in_the_laboratory_is_not_counted_in_hundreds_of_people() -> None:
    marker = {"asserts": {"outcome": {"name": OUTCOME, "class": "acute-marker"}}}
    study = {"one": estimated(5, 3, 7, n=12)}
    assert _suggested(Domain.IMPRECISION, study, marker).levels == 0
    assert _suggested(Domain.IMPRECISION, study).levels == 1


def test_what_matters_is_taken_in_the_unit_of_the_pool() -> None:
    """200 mm² are 2 cm²: 1 to 9 cm² crosses them, and so does 100 to 900 mm²."""
    studies = {
        "one": estimated(5, 1, 9, mid="2"),
        "two": estimated(5, 1, 9),
        "three": estimated(500, 100, 900, unit="mm²", mid="200"),
    }
    found = _suggested(Domain.IMPRECISION, studies)
    assert "the smallest important difference (−2.00 and 2.00)" in found.reasons[0]


@for_each_row(("people", "levels"), [(399, 1), (400, 0)])
def test_few_people_take_a_level_though_the_interval_is_clear(people: int, levels: int) -> None:
    found = _suggested(Domain.IMPRECISION, {"one": estimated(5, 3, 7, n=people)})
    assert found.levels == levels
    assert any(reason.startswith("399 people in all") for reason in found.reasons) is (levels > 0)


def test_people_of_reviews_are_said_to_be_among_those_counted() -> None:
    """A review of 388 beside a study of 18 that it may hold: 388 different people are sure."""
    studies = {
        "one": trial(n=18, results=[result({"mean": 3}, {"mean": 1})]),
        "a": {**REVIEW, "n": 388, "results": []},
    }
    lines = [
        {"source": key, "relation": "supports", "finding": "It.", **named}
        for key, named in (("one", {"result": "r"}), ("a", {}))
    ]
    found = _suggested(Domain.IMPRECISION, studies, {"evidence": lines})
    assert found.reasons[0] == (
        "388 people who are surely different ones, those of reviews counted with them, below the "
        "rough information size of 400"
    )


@for_each_row(("events", "levels"), [(40, 1), (400, 0)])
def test_few_people_with_the_event_take_a_level(events: int, levels: int) -> None:
    """Twice 10 and 40 of 1,000 are 100 people with the event, below 300."""
    few = {"events": events // 4, "total": 1000}
    many = {"events": events, "total": 1000}
    study = trial(results=[result(few, many, unit=None, outcome=OUTCOME)])
    found = _suggested(Domain.IMPRECISION, {"one": study, "two": study})
    assert found.levels == levels
    assert any("100 people with the event, below 300" in r for r in found.reasons) is (levels > 0)


@for_each_row(("people", "concern"), [(20, Concern.SERIOUS), (500, Concern.NOT_ASSESSABLE)])
def test_without_an_interval_people_alone_count_and_the_missing_field_is_named(
    people: int, concern: Concern
) -> None:
    studies = _without_spread("increase")
    studies["s0"]["n"] = people
    found = _suggested(Domain.IMPRECISION, studies)
    assert found.concern is concern
    assert any("gives no SD" in reason for reason in found.reasons)
    assert (
        found.reasons[-1] == "to judge it, this has to be known: the standard deviation of a group"
    )


def test_intervals_of_published_pools_that_do_not_agree_take_no_level() -> None:
    (own,) = REVIEW["results"]
    wide = {**REVIEW, "n": 900, "results": [{**own, "low": -1, "high": 6}]}
    clear = {**REVIEW, "n": 900}
    assert _suggested(Domain.IMPRECISION, {"a": clear, "b": clear}).concern is Concern.NONE
    assert _suggested(Domain.IMPRECISION, {"a": wide, "b": wide}).levels == 1
    mixed = _suggested(Domain.IMPRECISION, {"a": clear, "b": wide})
    assert (mixed.concern, mixed.levels) == (Concern.SOME, 0)
    assert mixed.reasons[-1] == "these intervals do not agree"


def test_a_description_has_no_interval_to_judge() -> None:
    claim = {"wording": {"relation": "description", "hedge": "plain"}}
    found = _suggested(Domain.IMPRECISION, {"one": estimated(1, -1, 3)}, claim)
    assert (found.concern, found.levels) == (Concern.NOT_ASSESSABLE, 0)


def test_a_claim_of_no_effect_is_not_imprecise_for_an_interval_that_holds_none() -> None:
    claim = {"kind": "no-effect", "direction": "none"}
    study = {"one": estimated(0.1, -1, 1.2)}
    assert _suggested(Domain.IMPRECISION, study, claim).levels == 0
    wide = {"one": estimated(0.1, -1, 3, mid="2")}
    assert _suggested(Domain.IMPRECISION, wide, claim).levels == 1


def _funnel(slope: float, count: int) -> dict[str, Any]:
    """Return studies whose values grow with their standard errors, a little off the line."""
    studies = {}
    for place in range(count):
        error = 0.1 * (place + 1)
        value = round(1 + slope * error + (0.05 if place % 2 else -0.05), 3)
        half = 1.959964 * error
        studies[f"s{place}"] = estimated(value, value - half, value + half)
    return studies


@for_each_row(
    ("slope", "count", "concern"),
    [
        (3, 10, Concern.SERIOUS),
        (0, 10, Concern.NONE),
        (3, 9, Concern.NOT_ASSESSABLE),
    ],
)
def test_a_funnel_is_read_from_ten_studies_on(slope: float, count: int, concern: Concern) -> None:
    found = _suggested(Domain.PUBLICATION_BIAS, _funnel(slope, count))
    assert found.concern is concern
    assert str(count) in found.reasons[0]
    assert found.levels == (concern is Concern.SERIOUS)


_PAID = {"n": 20, "funding": "The Band Company", "interests": "The Band Company; a coach"}


@for_each_row(
    ("second", "relation", "concern"),
    [
        (_PAID, "supports", Concern.SERIOUS),
        ({**_PAID, "funding": "a university"}, "supports", Concern.NOT_ASSESSABLE),
        ({**_PAID, "funding": "unknown"}, "supports", Concern.NOT_ASSESSABLE),
        ({**_PAID, "n": 500}, "supports", Concern.NOT_ASSESSABLE),
        (_PAID, "disputes", Concern.NOT_ASSESSABLE),
    ],
)
def test_small_positive_studies_paid_by_those_with_a_stake_are_suspect(
    second: dict[str, Any], relation: str, concern: Concern
) -> None:
    studies = {"one": estimated(5, 3, 7, **_PAID), "two": estimated(5, 3, 7, **second)}
    assert _suggested(Domain.PUBLICATION_BIAS, studies, two=relation).concern is concern


@for_each_row(
    ("judged", "milder"),
    [
        ("none", True),
        ("serious", False),
        (None, False),
    ],
)
def test_a_reviewer_who_takes_less_than_suggested_is_reported(
    judged: str | None, milder: bool
) -> None:
    claim: dict[str, Any] = {}
    if judged is not None:
        entered = {"concern": judged, "levels": int(judged == "serious"), "reason": "So it is."}
        claim["judgements"] = [{"by": "ann", "domains": {"imprecision": entered}}]
    found = _suggested(Domain.IMPRECISION, {"one": estimated(1, -1, 3)}, claim)
    assert found.levels == 1
    assert found.milder is milder
