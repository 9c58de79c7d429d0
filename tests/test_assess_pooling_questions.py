"""One question at a time: the same comparison, the claim's own, and each found by its name."""

from collections.abc import Mapping
from typing import Any

import pytest

from build import weighed, workspace_of
from claimgrade.assess.case import Context
from claimgrade.assess.pooling.pools import pool_of_claim
from claimgrade.assess.pooling.subjects import meant_by, subjects
from claimgrade.model.pooled import Pool
from pooling_records import (
    FIXED,
    OUTCOME,
    REVIEW,
    entered,
    estimated,
    pooled,
    reasons,
    result,
    trial,
)
from tables import for_each_row


def test_different_comparators_are_not_put_together() -> None:
    heavy = trial(5)
    heavy["results"][0]["groups"][1]["name"] = "heavy training"
    found = pooled({"one": trial(), "two": heavy})
    assert found.pooled is None
    assert found.reason == (
        "not pooled: the results compare with different things: alone; heavy training"
    )
    alike = {"synonyms": [["alone", "heavy training"]], **FIXED}
    assert pooled({"one": trial(), "two": heavy}, settings=alike).pooled is not None


def test_more_words_for_one_comparator_are_the_same_comparator() -> None:
    longer = trial(5)
    longer["results"][0]["groups"][1]["name"] = "training alone, three days a week"
    assert pooled({"one": trial(), "two": longer}).pooled is not None


def test_different_treatments_are_not_put_together() -> None:
    found = pooled({"one": trial(), "two": trial(5, intervention={"what": "vibration"})})
    assert "treat with different things" in found.reason


_ARMS = [
    {"name": "light with bands", "n": 10, "mean": 5, "sd": 2},
    {"name": "light", "n": 10, "mean": 4, "sd": 2},
    {"name": "heavy", "n": 10, "mean": 7, "sd": 2},
]


def _compared(comparator: str, question: str) -> dict[str, Any]:
    return {
        "question": question,
        "intervention": "light with bands",
        "comparator": comparator,
    }


def test_of_three_arms_a_question_takes_the_two_that_answer_it() -> None:
    arms = result({}, {}, groups=_ARMS)
    arms["comparisons"] = [_compared("light", "bands or none"), _compared("heavy", "bands or load")]
    studies = {"one": trial(results=[arms]), "two": trial(results=[arms])}
    assert [e.effect.value for e in pooled(studies, "bands or none").entries] == [1, 1]
    assert [e.effect.value for e in pooled(studies, "bands or load").entries] == [-2, -2]
    several = pooled(studies)
    assert several.pooled is None
    assert several.reason.endswith("several questions: bands or load; bands or none")


@for_each_row(
    ("statistic", "printed", "turned"),
    [
        ("standardised-mean-difference", (0.5, 0.1, 0.9), (-0.5, -0.9, -0.1)),
        ("risk-ratio", (2, 1.25, 3.2), (0.5, 0.3125, 0.8)),
    ],
)
def test_an_estimate_that_is_positive_for_the_comparator_is_turned_and_marked(
    statistic: str, printed: tuple[float, ...], turned: tuple[float, ...]
) -> None:
    estimate, low, high = printed
    (own,) = REVIEW["results"]
    side = {**_compared("heavy", "bands or load"), "positive": "comparator"}
    own = own | {"estimate": estimate, "low": low, "high": high, "statistic": statistic}
    own |= {"unit": None, "favours": "heavy", "comparisons": [side]}
    (entry,) = pooled({"review": {**REVIEW, "results": [own]}}, "bands or load").beside
    found = (entry.effect.value, entry.effect.low, entry.effect.high)
    assert found == pytest.approx(turned, rel=1e-3)
    assert entry.note == "turned round: printed as positive for heavy"


def test_an_estimate_of_which_the_positive_side_is_not_recorded_is_left_out() -> None:
    (own,) = REVIEW["results"]
    own = {**own, "favours": None, "comparisons": [_compared("heavy", "bands or load")]}
    found = pooled({"review": {**REVIEW, "results": [own]}}, "bands or load")
    assert not found.beside
    assert found.left_out[0].missing == ("comparisons.positive",)


def _claimed(studies: Mapping[str, Any], claim: Mapping[str, Any], **relations: str) -> Pool:
    lines = [
        {"source": key, "result": "r", "relation": relations.get(key, "supports"), "finding": "It."}
        for key in studies
    ]
    asserts = {"outcome": {"name": OUTCOME}, **claim}
    fields = {"asserts": asserts, "evidence": lines}
    record = {"settings": FIXED, "studies": studies, "claim": fields}
    found = pool_of_claim(weighed(record))
    assert found is not None
    return found


def test_a_claim_pools_the_lines_that_test_it_on_its_own_outcome() -> None:
    other = result({"mean": 3, "sd": 2}, {"mean": 1, "sd": 2}, outcome="strength")
    studies = {"one": trial(), "two": trial(5), "aside": trial(9), "odd": trial(results=[other])}
    found = _claimed(studies, {}, aside="background")
    assert entered(found) == ["one", "two"]
    assert reasons(found) == {"odd": "it measured another outcome: strength"}


def test_a_claim_that_names_no_comparator_is_not_held_against_another_treatment() -> None:
    heavy = trial(5)
    heavy["results"][0]["groups"][1]["name"] = "heavy training"
    plain = trial()
    plain["results"][0]["groups"][1]["name"] = "no bands"
    found = _claimed({"one": plain, "two": heavy}, {})
    assert entered(found) == ["one"]
    assert reasons(found)["two"].startswith("it compares with heavy training")
    named = _claimed({"two": heavy, "three": heavy}, {"comparator": "heavy training"})
    assert entered(named) == ["three", "two"]


def test_a_claim_that_no_line_tests_has_no_pool() -> None:
    assert pool_of_claim(weighed({"claim": {}})) is None


def test_words_find_a_question_or_an_outcome_by_name_synonym_or_part() -> None:
    arms = result({}, {}, groups=_ARMS, outcome="thigh size")
    arms["comparisons"] = [_compared("heavy", "bands or load")]
    record = {
        "claim": {},
        "settings": {"synonyms": [[OUTCOME, "thigh size"]]},
        "studies": {"one": trial(), "two": trial(results=[arms])},
    }
    known = subjects(Context(workspace_of(record), None))
    assert [(s.name, s.results, s.data_sets) for s in known] == [
        ("bands or load", 1, 1),
        (OUTCOME, 2, 2),
    ]
    for words, meant in (
        ("Muscle  Size", [OUTCOME]),
        ("thigh", [OUTCOME]),
        ("load", ["bands or load"]),
        ("load bands", ["bands or load"]),
        ("bands", ["bands or load"]),
        ("quantum", []),
        (" ", []),
    ):
        assert [s.name for s in meant_by(words, known)] == meant


def test_directions_are_not_counted_over_several_questions_nor_of_three_arms() -> None:
    """Which two of three arms a direction is between is not recorded."""
    plain = trial(results=[result({"mean": 3}, {"mean": 1})])
    assert [count for _, count in pooled({"one": plain}).directions] == [1]
    arms = result({}, {}, groups=_ARMS, comparisons=[_compared("heavy", "bands or load")])
    assert pooled({"one": trial(results=[arms])}, "bands or load").directions == ()
    arms["comparisons"].append({**_compared("heavy", "bands or load"), "intervention": "light"})
    assert len(pooled({"one": trial(results=[arms])}, "bands or load").directions) == 1
    heavy = trial(results=[result({"mean": 3}, {"mean": 1})])
    heavy["results"][0]["groups"][1]["name"] = "heavy training"
    assert pooled({"one": plain, "two": heavy}).directions == ()


def test_a_result_of_no_named_question_is_not_put_with_those_of_one() -> None:
    arms = result({}, {}, groups=_ARMS, comparisons=[_compared("light", "bands or none")])
    found = pooled({"one": trial(results=[arms]), "two": trial()})
    assert found.pooled is None
    assert "recorded to answer 'bands or none', and of others (two)" in found.reason


def test_a_comparator_that_is_not_recorded_is_not_taken_to_be_the_same() -> None:
    bare = estimated(2, 1, 3, comparator=None)
    found = pooled({"one": estimated(2, 1, 3), "two": bare})
    assert found.reason.endswith("it is not recorded of every result what they compare with")


def test_a_claim_takes_the_question_of_its_own_comparator_though_others_have_more_studies() -> None:
    light = result({}, {}, groups=_ARMS, comparisons=[_compared("light", "bands or none")])
    heavy = result({}, {}, groups=_ARMS, comparisons=[_compared("heavy", "bands or load")])
    studies = {f"light{n}": trial(results=[light]) for n in range(3)}
    studies |= {f"heavy{n}": trial(results=[heavy]) for n in range(2)}
    found = _claimed(studies, {"comparator": "heavy training"})
    assert entered(found) == ["heavy0", "heavy1"]
    assert reasons(found)["light0"] == "it answers another question: bands or none"


def test_a_claim_about_animals_pools_animals() -> None:
    rats: dict[str, Any] = {"design": "animal-experiment", "population": {"species": "animal"}}
    studies = {"one": trial(), "two": trial(5), "rats": trial(3, **rats), "mice": trial(5, **rats)}
    assert entered(_claimed(studies, {"population": {"species": "animal"}})) == ["mice", "rats"]


def test_the_beginning_of_a_name_comes_before_a_part_of_another() -> None:
    other = trial(results=[result({"mean": 3}, {"mean": 1}, outcome="bone and muscle size")])
    record = {"claim": {}, "studies": {"one": trial(), "two": other}}
    known = subjects(Context(workspace_of(record), None))
    assert [s.name for s in meant_by("muscle", known)] == [OUTCOME]
    assert len(meant_by("size", known)) == 2
