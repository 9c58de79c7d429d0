"""The reviewer's certainty as it is shown, with its reason, beside the sum and its start."""

from typing import Any

from build import weighed
from claimgrade.model.assessment import CertaintyReading
from tables import for_each_row

SUPPORTED = [{"source": "trial", "relation": "supports", "finding": "It grew.", "result": "r"}]
TRIAL = {
    "trial": {
        "design": "randomised-trial",
        "population": {"species": "human"},
        "results": [{"id": "r", "outcome": "muscle size", "contrast": "conditions"}],
    }
}


def reading(**claim: Any) -> CertaintyReading:
    """Return the certainty of a claim that one randomised trial supports."""
    return weighed({"claim": {"evidence": SUPPORTED, **claim}, "studies": TRIAL}).certainty


def judged(**more: Any) -> list[dict[str, Any]]:
    """Return one judgement that finds nothing to take off."""
    none = {"concern": "none", "reason": "none seen"}
    down = "risk-of-bias inconsistency indirectness imprecision publication-bias"
    return [{"by": "AB", "domains": dict.fromkeys(down.split(), none), **more}]


def test_a_claim_that_nobody_judged_shows_the_reviewers_own_certainty_and_why() -> None:
    found = reading(certainty="low", because="Small trials.")
    assert (found.used, found.own, found.computed) == ("low", "low", None)
    assert found.reason == "Small trials."
    assert found.start == "high"
    assert found.start_reason


def test_the_reviewers_reason_stands_beside_the_sum() -> None:
    found = reading(certainty="low", because="Small trials.", judgements=judged())
    assert (found.used, found.computed, found.reason) == ("low", "high", "Small trials.")
    assert (found.waits_for, found.summed) == ((), "")


def test_a_certainty_without_a_reason_has_no_words_for_one() -> None:
    assert reading(because=None).reason == ""
    assert reading(because=None, judgements=judged()).reason == ""


@for_each_row("judgements", [[], judged()])
def test_no_evidence_is_not_taken_for_a_certainty_where_a_line_tests_the_claim(
    judgements: list[dict[str, Any]],
) -> None:
    found = reading(certainty="no-evidence", judgements=judgements)
    assert (found.used, found.own) == (None, "no-evidence")


@for_each_row(
    ("claim", "reason"),
    [
        ({"kind": "report"}, "a report is not graded"),
        ({"kind": "definition"}, "a definition is not graded"),
        (
            {"verdict": {"verdict": "not-checkable", "reason": "an opinion"}},
            "what cannot be checked is not graded",
        ),
    ],
)
def test_what_is_not_graded_says_so_and_keeps_the_entry(claim: dict[str, Any], reason: str) -> None:
    found = reading(certainty="low", judgements=judged(), **claim)
    assert (found.used, found.own, found.computed, found.start) == (None, "low", None, None)
    assert (found.reason, found.start_reason) == (reason, "")


def test_the_start_of_what_nobody_judged_follows_the_kind() -> None:
    """A statement about the literature is graded by its search (docs/method.md)."""
    searched = reading(kind="literature", searched_on="2026-11-22", because="A search.")
    assert searched.start == "low"
    assert reading(because="A search.").start == "high"


def test_a_start_of_no_evidence_is_no_level_and_says_so() -> None:
    found = reading(judgements=judged(start="no-evidence", start_reason="none found"))
    assert (found.start, found.computed) == (None, None)
    assert found.start_reason == "'no evidence' is no level to start from"


def test_a_start_set_by_hand_without_a_reason_says_so() -> None:
    found = reading(judgements=judged(start="low"))
    assert found.start_reason == "set by the reviewer: no reason recorded"
