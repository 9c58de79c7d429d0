"""A claim on safety that does not say whether there is a harm: nothing is supposed of it."""

from typing import Any

from build import assessed, weighed
from claimgrade.model.vocabulary import Direction
from rule_checks import FLAG, NOT_APPLICABLE, PASS, UNRESOLVED, check, line, missing, study
from tables import for_each_row

SAFE: dict[str, Any] = {
    "kind": "safety",
    "statement": "Training with bands is safe.",
    "quote": {"exact": "Bands are safe"},
    "evidence": [line()],
}


@for_each_row(
    ("claim", "direction"),
    [
        ({}, "increase"),
        ({"kind": "causal"}, "increase"),
        ({"kind": "no-effect"}, "none"),
        ({"kind": "safety"}, None),
        ({"kind": "safety", "direction": "increase"}, "increase"),
        ({"kind": "safety", "direction": "none"}, "none"),
    ],
)
def test_a_claim_on_safety_has_no_usual_direction(
    claim: dict[str, str], direction: str | None
) -> None:
    assert weighed({"claim": claim}).direction == direction
    shown = assessed({"claim": claim}).defaults.get("direction")
    assert shown == (None if "direction" in claim else direction)


SAME = {"direction": "none", "low": "-2", "high": "2", "statistic": "mean-difference", "mid": "3"}
OTHER = {"results": [{"id": "other", "outcome": "harm", "direction": "increase"}]}
ON_HARM = {"asserts": {"outcome": {"name": "harm"}}}

WAITING: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    # a rule that needs to know which way the claim goes, the claim, the library
    ("SI04", {}, {"s": study(result=SAME)}),
    ("OS06", {}, {"s": study(result=SAME)}),
    ("OS07", {}, {"s": study(result=SAME)}),
    ("OS24b", ON_HARM, {"s": study(result=SAME), "t": OTHER}),
]


@for_each_row(("code", "claim", "studies"), WAITING, ids=[w[0] for w in WAITING])
def test_a_rule_that_needs_the_direction_waits_for_it(
    code: str, claim: dict[str, Any], studies: dict[str, Any]
) -> None:
    found = check(code, {**SAFE, **claim}, studies=studies)
    assert (found.outcome, missing(found)) == (UNRESOLVED, ["direction"])
    known = {**SAFE, **claim, "direction": "none"}
    assert check(code, known, studies=studies).outcome is not UNRESOLVED


def test_that_a_result_found_no_difference_is_no_blocker_of_what_may_say_so() -> None:
    """An increase was supposed: "Bands are safe" was misleading on what supports it."""
    studies = {"s": study(result=SAME)}
    assert check("SI04", {**SAFE, "direction": "none"}, studies=studies).outcome is PASS
    assert check("SI04", {**SAFE, "direction": "increase"}, studies=studies).outcome is FLAG
    described = {**SAFE, "wording": {"relation": "description", "hedge": "plain"}}
    assert check("SI04", described, studies=studies).outcome is NOT_APPLICABLE


NUMBER = {"value": "40", "unit": "%", "role": "point", "statistic": "percent-change"}


@for_each_row(
    ("figure", "outcome"),
    [
        # A change goes one way; how much blood there is, or a share, goes none.
        ({"statistic": "percent-change", "estimate": "40", "direction": "increase"}, UNRESOLVED),
        ({"statistic": "percent-change", "estimate": "40", "direction": "decrease"}, UNRESOLVED),
        ({"statistic": "percent-change", "estimate": "41", "direction": "decrease"}, UNRESOLVED),
        ({"statistic": "proportion", "estimate": "40"}, PASS),
    ],
)
def test_a_number_agrees_only_where_it_does_whichever_way_the_claim_goes(
    figure: dict[str, str], outcome: str
) -> None:
    number = {**NUMBER, "statistic": figure["statistic"]}
    studies = {"s": study(result={"unit": "%", **figure})}
    found = check("OS17", {**SAFE, "numbers": [number]}, studies=studies)
    assert found.outcome is outcome
    assert missing(found) == (["direction"] if outcome is UNRESOLVED else [])
    for code in ("OS19", "OS21"):
        end = check(code, {**SAFE, "numbers": [number]}, studies=studies)
        assert end.outcome is outcome


def test_no_sentence_states_a_direction_that_nobody_recorded() -> None:
    asserts = {"intervention": {"what": "bands"}, "outcome": {"name": "harm"}}
    record = {"claim": {**SAFE, "asserts": asserts, "certainty": "moderate"}}
    assert assessed(record).plain_statement == ("This is probably so: Training with bands is safe.")
    way = {**record["claim"], "direction": Direction.INCREASE.value}
    assert assessed({"claim": way}).plain_statement.startswith("Bands probably raise harm")
