"""What one review, one outcome or one report of practice adds to the count of data sets."""

from typing import Any

from build import weighed
from claimgrade.assess.evidence.independence import independence
from claimgrade.model.independence import Independence
from claimgrade.model.vocabulary import Direction
from tables import for_each_row

TRIAL = {"design": "randomised-trial", "n": "10"}


def counted(lines: list[tuple[str, str]], studies: dict[str, Any]) -> Independence:
    """Return the counts for lines, each a source and the id of a result."""
    evidence = [
        {"source": source, "result": result, "relation": "supports", "finding": "So."}
        for source, result in lines
    ]
    case = weighed({"claim": {"evidence": evidence, "kind": "report"}, "studies": studies})
    return independence(case.body.testing, case.context.library)


def pooled(**more: Any) -> dict[str, Any]:
    results = [
        {"id": "strength", "studies": "4", "people": "50"},
        {"id": "size", "studies": "6", "people": "80"},
        {"id": "bare"},
    ]
    return {"design": "meta-analysis", "results": results, **more}


@for_each_row("order", [("strength", "size"), ("size", "strength")])
def test_a_review_cited_for_two_results_counts_once_with_the_larger_number(
    order: tuple[str, str],
) -> None:
    found = counted([("review", result) for result in order], {"review": pooled()})
    assert (found.citations, found.data_sets, found.people) == (1, 6, 80)


def test_the_people_of_a_review_are_its_own_number_or_the_most_in_a_result() -> None:
    assert counted([("review", "bare")], {"review": pooled(n="70")}).people == 70
    assert counted([("review", "size")], {"review": pooled(n="70")}).people == 80
    assert counted([("review", "strength")], {"review": pooled(n="70")}).people == 70
    assert counted([("review", "bare")], {"review": pooled()}).people is None


def test_a_review_that_states_no_number_stands_for_the_studies_that_it_lists() -> None:
    listed = {"review": pooled(includes=["a", "b", "c"]), "a": TRIAL, "b": TRIAL, "c": TRIAL}
    assert counted([("review", "bare")], listed).data_sets == 3
    beside = counted([("review", "bare"), ("a", "r")], listed)
    assert (beside.data_sets, beside.at_least) == (3, False)


def test_a_list_that_is_shorter_than_the_number_stated_is_open() -> None:
    """A study beside it may be in it, so that what is sure is a lower bound."""
    studies = {"review": pooled(includes=["a", "b"]), "a": TRIAL, "b": TRIAL, "other": TRIAL}
    found = counted([("review", "strength"), ("other", "r")], studies)
    assert (found.data_sets, found.at_least) == (4, True)


@for_each_row(
    ("fields", "sets"),
    [
        ({"design": "practice-evidence", "systematic": "true"}, 2),
        ({"design": "practice-evidence", "systematic": "false"}, 1),
        ({"design": "practice-evidence"}, 1),
        ({"design": "opinion"}, 1),
        ({"design": "opinion", "systematic": "true"}, 1),
    ],
)
def test_practice_is_a_data_set_where_it_was_collected_systematically(
    fields: dict[str, str], sets: int
) -> None:
    found = counted([("a", "r"), ("told", "r")], {"a": TRIAL, "told": {**fields, "n": "5"}})
    assert found.data_sets == sets


def test_three_reviews_that_share_studies_two_by_two_are_one_group_of_people() -> None:
    studies = {
        "first": pooled(includes=["a", "b"], n="30", results=[{"id": "r"}]),
        "second": pooled(includes=["c", "d"], n="50", results=[{"id": "r"}]),
        "joining": pooled(includes=["b", "c"], n="40", results=[{"id": "r"}]),
    }
    found = counted([("first", "r"), ("second", "r"), ("joining", "r")], studies)
    assert (found.data_sets, found.people) == (4, 50)
    unknown = {**studies, "second": {**studies["second"], "n": "unknown"}}
    assert counted([(key, "r") for key in unknown], unknown).people is None


def test_people_of_whom_the_number_is_unknown_leave_the_sum_open() -> None:
    studies = {"review": pooled(), "a": {**TRIAL, "n": "unknown"}}
    assert counted([("review", "size"), ("a", "r")], studies).people is None


def measured(direction: str | None = "increase", outcome: str = "muscle size") -> dict[str, Any]:
    result = {"id": "r", "outcome": outcome}
    return {"results": [result if direction is None else {**result, "direction": direction}]}


def test_results_are_found_by_outcome_whatever_its_spelling_and_by_how_they_went() -> None:
    studies = {
        "gone": measured(),
        "up": measured(outcome="Muscle  Size"),
        "known": measured(outcome="hypertrophy"),
        "down": measured("decrease"),
        "open": measured(None),
        "other": measured(outcome="strength"),
    }
    record = {
        "claim": {},
        "studies": studies,
        "sources": {"gone": {"retraction": {"status": "retracted"}}},
        "settings": {"synonyms": [["muscle size", "hypertrophy", "growth"]]},
    }
    outcomes = weighed(record).context.outcomes

    def went(direction: Any) -> list[str]:
        return [found.key for found in outcomes.on("GROWTH", direction)]

    assert went("increase") == ["up", "known"]
    assert went("decrease") == ["down"]
    assert went(None) == ["open"]
    assert went("none") == []
    assert outcomes.on("balance", Direction.INCREASE) == []
    assert list(outcomes.all_on("balance")) == []
    assert {found.key for found in outcomes.all_on("growth")} == {"up", "known", "down", "open"}
    assert outcomes.name("Growth") == outcomes.name("muscle size") == "muscle size"
